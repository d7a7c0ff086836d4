//! The requirement as a tree: each printed sentence with what came of it and the evidence used.

use rungs_domain::qualify::TraceNode;
use rungs_domain::spec::{Experience, Requirement, bare_heading};

use super::{AnsweredTier, ApplicantCase};
use crate::citing::CitedLevel;
use crate::words;
use crate::{Block, Depth, Document, Text, TreeNode};

/// The whole tree of a tier, under its heading.
pub(super) fn add(
    document: &mut Document,
    given: &ApplicantCase<'_>,
    cited: CitedLevel<'_>,
    result: &AnsweredTier<'_>,
    under: &str,
) {
    document.heading(Depth::Passage, format!("{}: sentence by sentence{under}", bare_heading(&result.tier.heading)));
    let node = Teller { given, cited, result }.node(&result.answer.assessment.trace, Some(result.requires));
    document.push(Block::Tree(vec![node]));
}

struct Teller<'t, 'a> {
    given: &'t ApplicantCase<'a>,
    cited: CitedLevel<'a>,
    result: &'t AnsweredTier<'a>,
}

impl Teller<'_, '_> {
    /// A node beside the requirement that it was made from; their parts stand in the same order.
    fn node(&self, trace: &TraceNode, asked: Option<&Requirement>) -> TreeNode {
        let parts =
            trace.parts.iter().enumerate().map(|(at, part)| self.node(part, asked.and_then(|one| part_of(one, at))));
        let sort = trace.asks.words();
        let came_of_it = words::outcome(trace.outcome);
        TreeNode {
            head: match trace.used {
                true => came_of_it.and(format!("  {sort}")),
                // Its outcome is none of the answer's.
                false => Text::plain(format!("Not needed for this answer: {sort}; by itself ")).then(came_of_it),
            },
            details: self.details(trace, asked),
            parts: parts.collect(),
            aside: !trace.used,
        }
    }

    fn details(&self, trace: &TraceNode, asked: Option<&Requirement>) -> Vec<Text> {
        let mut details = vec![self.sentence("", &trace.cite)];
        if let Some(Requirement::Substitution(substitution)) = asked {
            let label = if substitution.months().is_some() { "Time asked for: " } else { "Asked for: " };
            details.push(self.sentence(label, &substitution.of.source().cite));
            match &*substitution.of {
                Requirement::Experience(time) => self.included(&time.including, &mut details),
                Requirement::Service(service) => self.included(&service.including, &mut details),
                _ => {}
            }
        } else if let Some(Requirement::Any(node)) = asked {
            details.extend(node.combination.iter().map(|one| self.sentence("May be combined: ", &one.source.cite)));
        } else if let Some(Requirement::Experience(experience)) = asked {
            self.included(&experience.including, &mut details);
        } else if let Some(Requirement::Service(service)) = asked {
            self.included(&service.including, &mut details);
        }
        let mut say = |label: &str, words: &str| details.push(Text::new().emphasis(label).and(format!(" {words}")));
        trace.evidence.iter().for_each(|words| say("record:", words));
        trace.shortfalls.iter().for_each(|short| say("short:", &short.text));
        trace.questions.iter().for_each(|question| say("open:", question));
        trace.remarks.iter().for_each(|remark| say("note:", &remark.text));
        for judgement in trace.judgements.iter().filter_map(|at| self.given.applicant.judgements.get(*at)) {
            let (what, decision) = (&judgement.what, judgement.decision.word());
            say("judged:", &format!("{what}: {decision} ({}, {}: {})", judgement.by, judgement.on, judgement.why));
        }
        trace.reading.iter().for_each(|reading| say("reading:", reading));
        trace.notes.iter().for_each(|note| say("note:", &note.words()));
        details
    }

    /// The sentences of what the time asked for must include.
    fn included(&self, parts: &[Experience], details: &mut Vec<Text>) {
        for part in parts {
            details.push(self.sentence("Of it: ", &part.source.cite));
            self.included(&part.including, details);
        }
    }

    fn sentence(&self, label: &str, cite: &str) -> Text {
        let place = self.cited.sentence(self.result.tier, cite);
        Text::new().emphasis(label).and(format!("“{cite}”")).faint(format!(" [{place}]"))
    }
}

fn part_of(asked: &Requirement, at: usize) -> Option<&Requirement> {
    match asked {
        Requirement::Substitution(substitution) => substitution.told().nth(at),
        node => node.branches()?.get(at),
    }
}
