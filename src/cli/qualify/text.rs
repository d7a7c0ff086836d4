//! The answers as text for people.

use rungs_domain::qualify::{Outcome, TierAnswer, TraceNode};

use super::answer::{Answers, ApplicantAnswer, LevelAnswer};
use super::ledger::lines;
use crate::cli::text::{Page, Span, UNBROKEN, faint, plain, strong};

/// Columns before what is said of a level.
const INDENT: usize = 6;

pub(super) fn text(answers: &Answers<'_>, explain: bool, width: usize) -> String {
    let mut page = Page::new(width);
    for one in &answers.applicants {
        page.part(&one.applicant.name, &format!("as of {}, {}", answers.as_of, one.policy.id));
        let mut series = None;
        for level in &one.levels {
            if series != Some(&level.series.id) {
                page.heading(2, &level.series.title);
                series = Some(&level.series.id);
            }
            level_text(&mut page, level, one, explain);
        }
    }
    page.finish()
}

fn level_text(page: &mut Page, answer: &LevelAnswer<'_>, of: &ApplicantAnswer<'_>, explain: bool) {
    let mut head = vec![strong(format!("{}  ", answer.level.code)), plain(format!("{}  ", answer.level.title))];
    match &answer.tiers.minimum {
        Some(tier) => head.push(outcome(tier.assessment.outcome)),
        None => head.push(faint("nothing that a record can show")),
    }
    if let Some(tier) = &answer.tiers.recommended {
        head.push(faint(format!("  (recommended: {})", words(tier.assessment.outcome))));
    }
    page.paragraph(4, &head);
    if let Some(tier) = &answer.tiers.minimum {
        tier_text(page, tier, of, explain);
    }
}

fn tier_text(page: &mut Page, tier: &TierAnswer, of: &ApplicantAnswer<'_>, explain: bool) {
    let assessment = &tier.assessment;
    if let Some(path) = &assessment.nearest_path {
        page.hanging(INDENT, "short: ", &[plain(path.as_str())]);
    }
    for open in &assessment.questions {
        let answers = if open.helpful { ("yes", "no") } else { ("no", "yes") };
        let says = format!("  ({}: {}; {}: {})", answers.0, words(open.best), answers.1, words(open.worst));
        page.hanging(INDENT, "open: ", &[plain(open.question.as_str()), faint(says)]);
    }
    if let (Some(day), true) = (tier.met_on, assessment.outcome != Outcome::Met) {
        page.paragraph(INDENT, &[plain(format!("met on {day} if the present work goes on"))]);
    }
    if explain {
        page.paragraph(INDENT, &[faint(tier.heading.as_str())]);
        trace(page, &assessment.trace, of, "      ", "      ");
        for ledger in &tier.ledgers {
            let total = format!("ledger of {}: {}", ledger.need.replace('_', " "), ledger.total.floor());
            page.paragraph(INDENT, &[strong(total)]);
            for line in lines(ledger, of) {
                page.paragraph(INDENT + 2, &[plain(line)]);
            }
        }
    }
}

fn trace(page: &mut Page, node: &TraceNode, of: &ApplicantAnswer<'_>, first: &str, rest: &str) {
    let trunk = format!("{rest}{}", if node.parts.is_empty() { "   " } else { "│  " });
    let mut head = vec![outcome(node.outcome), plain(format!("  {}", node.asks.word()))];
    if !node.used {
        head.push(faint("  not needed for this answer"));
    }
    page.led(first, rest, &head);
    page.led(&trunk, &trunk, &[plain(format!("“{}”", node.cite))]);
    let mut line = |text: String| page.led(&trunk, &trunk, &[faint(text)]);
    node.reading.iter().for_each(|reading| line(format!("reading: {reading}")));
    node.evidence.iter().for_each(|evidence| line(format!("record: {evidence}")));
    node.shortfalls.iter().for_each(|short| line(format!("short: {}", short.text)));
    node.questions.iter().for_each(|question| line(format!("open: {question}")));
    for one in node.judgements.iter().filter_map(|at| of.applicant.judgements.get(*at)) {
        line(format!("judged: {}: {} ({}, {}: {})", one.what, one.decision.word(), one.by, one.on, one.why));
    }
    for (at, part) in node.parts.iter().enumerate() {
        let (branch, below) = if at + 1 == node.parts.len() { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        trace(page, part, of, &format!("{rest}{branch}"), &format!("{rest}{below}"));
    }
}

/// An outcome as sign and words.
fn outcome(outcome: Outcome) -> Span {
    let sign = match outcome {
        Outcome::Met => "✓",
        Outcome::NeedsJudgement => "?",
        Outcome::NotMet => "✗",
    };
    strong(format!("{sign}{UNBROKEN}{}", words(outcome)))
}

fn words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NeedsJudgement => "needs judgement",
        Outcome::NotMet => "not met",
    }
}
