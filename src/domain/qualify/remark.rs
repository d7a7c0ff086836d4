//! What is said of a record wherever it carries an answer, whether or not that answer is *met*.

use super::compile::{Fit, Kind};
use super::field::Likeness;
use super::question::study_name;
use super::search::SolutionSearch;
use super::solutions::Choice;
use super::{Holding, Job, RecordedJudgement, Schooling, Study, Ternary, TraceNode, Verdict};
use crate::words::counted;

/// Something that a reader must know of what an answer rests on. It is neither short nor open: it changes no outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is about, in a word: `accreditation`.
    pub about: &'static str,
    /// The sentence.
    pub text: String,
}

/// What is to be said of that by which a node is met.
pub(super) fn remarks(search: &SolutionSearch<'_, '_>, node: usize, choice: Choice) -> Vec<Remark> {
    let applicant = search.record.applicant();
    match choice {
        Choice::Study(at) | Choice::Combined { study: Some(at), .. } => {
            let accreditation = applicant.education.get(at).and_then(not_evaluated);
            likeness(search, node, at).into_iter().chain(accreditation).collect()
        }
        Choice::Freed { study, questions } => freed(search, node, study, questions).into_iter().collect(),
        Choice::Held(at) => {
            applicant.credentials.get(at).and_then(|held| undated(search, node, held)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// A degree that is free to stand in for something only if a question is answered helpfully.
fn freed(search: &SolutionSearch<'_, '_>, node: usize, study: usize, questions: u64) -> Option<Remark> {
    let study = study_name(search.record.applicant().education.get(study)?);
    let keys = search.scratch.keys.iter().enumerate().filter(|(at, _)| questions & (1 << at) != 0);
    let asked: Vec<String> = keys.map(|(_, key)| key.words(search.compiled, search.record)).collect();
    let replaced = search.compiled.nodes.iter().find_map(|other| match &other.kind {
        Kind::Replaced { asked, substitutes, .. } if substitutes.iter().any(|one| one.by == node) => Some(asked),
        _ => None,
    });
    let of = replaced.map_or_else(|| "time of work".to_owned(), |asked| format!("“{}”", asked.of.source().cite));
    let text = format!(
        "by the record alone the {study} serves as the required degree; it can stand in for {of} only if another \
         does, which is why it is asked {}",
        asked.join(" and ")
    );
    Some(Remark { about: "substitute", text })
}

/// A field of study that may be a slip or a branch of one that is listed.
fn likeness(search: &SolutionSearch<'_, '_>, node: usize, study: usize) -> Option<Remark> {
    let (Kind::Education { fields: Some(rule), .. } | Kind::Combination { fields: Some(rule), .. }) =
        &search.compiled.node(node)?.kind
    else {
        return None;
    };
    let Fit::Open(Some((likeness, listed))) = rule.fit(search.record.fields.get(study)?) else { return None };
    let field = search.record.applicant().education.get(study)?.field.as_deref()?;
    let text = match likeness {
        Likeness::Branch => format!("\"{field}\" may be a branch of \"{listed}\", which is listed"),
        Likeness::Near | Likeness::Same => format!("\"{field}\" is nearly \"{listed}\", which is listed"),
    };
    Some(Remark { about: "field", text })
}

/// A credential of which the record does not say until when it is valid, unless it never lapses.
fn undated(search: &SolutionSearch<'_, '_>, node: usize, held: &Holding) -> Option<Remark> {
    let Kind::Credential { asked, meanings, lasting, .. } = &search.compiled.node(node)?.kind else { return None };
    let lasts = lasting.contains(&held.kind.as_str());
    let what = asked.any_of.iter().position(|kind| *kind == held.kind).and_then(|at| meanings.get(at))?;
    let as_of = search.as_of;
    let text = match (held.from, held.expires) {
        (None, None) if lasts => format!("no day is recorded for {what}; it is taken as earlier than {as_of}"),
        (Some(_), None) if lasts => return None,
        (None, None) => format!("no dates are recorded for {what}; it is taken as valid on {as_of}"),
        (Some(_), None) => format!("no last day is recorded for {what}; it is taken as valid on {as_of}"),
        (_, Some(_)) => return None,
    };
    Some(Remark { about: "dates", text })
}

/// A college study of which the record does not say whether it is accredited: foreign, and not evaluated.
fn not_evaluated(study: &Study) -> Option<Remark> {
    let college = !matches!(study.degree, Schooling::HighSchool | Schooling::Ged);
    (college && study.accredited == Ternary::Unknown).then(|| {
        let what = study_name(study);
        let text = format!(
            "the record does not say whether the {what} is from an accredited institution or has been evaluated"
        );
        Remark { about: "accreditation", text }
    })
}

/// A time that may have been lived in a place but is entered with fewer hours than a full week, as work is.
pub(super) fn lived(job: &Job) -> Remark {
    let text = format!(
        "\"{}\" is counted as work of {} a week; if it was residency, all of the time counts by the calendar",
        job.title,
        counted(job.hours_per_week, "hour")
    );
    Remark { about: "residency", text }
}

/// A sentence that a person's decision set aside: it is told wherever the answer rests on it.
pub(super) fn set_aside(judgement: &RecordedJudgement) -> Remark {
    let RecordedJudgement { what, by, on, why, .. } = judgement;
    let why = why.trim_end_matches('.');
    let text = match judgement.decision {
        Verdict::Substituted => format!("in place of \"{what}\" something else was accepted by {by} on {on}: {why}"),
        _ => format!("\"{what}\" was waived by {by} on {on}: {why}"),
    };
    Remark { about: "decision", text }
}

/// The remarks of all nodes on which an answer rests, in printed order, each once.
pub(super) fn all(trace: &TraceNode) -> Vec<Remark> {
    let mut found = Vec::new();
    add(trace, &mut found);
    found
}

fn add(node: &TraceNode, found: &mut Vec<Remark>) {
    if node.used {
        for remark in &node.remarks {
            if !found.contains(remark) {
                found.push(remark.clone());
            }
        }
        node.parts.iter().for_each(|part| add(part, found));
    }
}
