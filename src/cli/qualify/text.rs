//! The answers as text for people.

use jiff::civil::Date;
use rungs_domain::qualify::{Asks, NOTHING_TO_SHOW, Outcome, TierAnswer, TraceNode};

use super::answer::{ApplicantAnswer, LevelAnswer};
use super::beside;
use super::ledger::lines;
use crate::cli::text::{Page, Span, UNBROKEN, faint, plain, strong};

/// Columns before what is said of a level.
pub(super) const INDENT: usize = 6;

/// The answers of one applicant: under one policy, or under several side by side.
pub(super) fn page(answers: &[ApplicantAnswer<'_>], explain: bool, width: usize) -> String {
    let mut page = Page::new(width);
    match answers {
        [one] => alone(&mut page, one, explain),
        several => beside::beside(&mut page, several, explain),
    }
    page.finish()
}

fn alone(page: &mut Page, one: &ApplicantAnswer<'_>, explain: bool) {
    page.part(&one.applicant.name, &format!("as of {}, {}", one.as_of, one.policy.id));
    let mut series = None;
    for level in &one.levels {
        if series != Some(&level.series.id) {
            page.heading(2, &level.series.title);
            series = Some(&level.series.id);
        }
        page.paragraph(4, &head(level, said_of(level)));
        if let Some(tier) = &level.tiers.minimum {
            details(tier, one.goes_on()).iter().for_each(|(label, spans)| page.hanging(INDENT, label, spans));
            if explain {
                explained(page, tier, one);
            }
        }
    }
}

/// Code, title, and what is said of the level.
pub(super) fn head(level: &LevelAnswer<'_>, said: Vec<Span>) -> Vec<Span> {
    let mut head = vec![strong(format!("{}  ", level.level.code)), plain(format!("{}  ", level.level.title))];
    head.extend(said);
    head
}

/// The outcomes of a level.
pub(super) fn said_of(level: &LevelAnswer<'_>) -> Vec<Span> {
    let mut said = match &level.tiers.minimum {
        Some(tier) => vec![outcome(tier.assessment.outcome)],
        None => vec![faint(NOTHING_TO_SHOW)],
    };
    if let Some(tier) = &level.tiers.recommended {
        said.push(faint(format!("  (recommended: {})", words(tier.assessment.outcome))));
    }
    said
}

/// What is short or open, what is to be known, and when it would be met: each with a label before it.
///
/// `goes_on`: some job of the record has no end.
pub(super) fn details(tier: &TierAnswer, goes_on: bool) -> Vec<(&'static str, Vec<Span>)> {
    let assessment = &tier.assessment;
    let mut said = Vec::new();
    said.extend(assessment.nearest_path.iter().map(|path| ("short: ", vec![plain(path.as_str())])));
    said.extend(assessment.questions.iter().map(|open| {
        let answers = if open.helpful { ("yes", "no") } else { ("no", "yes") };
        let says = format!("  ({}: {}; {}: {})", answers.0, words(open.best), answers.1, words(open.worst));
        ("open: ", vec![plain(open.question.as_str()), faint(says)])
    }));
    said.extend(assessment.remarks.iter().map(|remark| ("note: ", vec![plain(remark.text.as_str())])));
    if let (Some(day), true) = (tier.met_on, assessment.outcome != Outcome::Met) {
        said.push(("", vec![plain(met_on(day, goes_on))]));
    }
    said
}

/// The requirement with the outcome of each sentence, and the ledgers.
pub(super) fn explained(page: &mut Page, tier: &TierAnswer, of: &ApplicantAnswer<'_>) {
    page.paragraph(INDENT, &[faint(tier.heading.as_str())]);
    trace(page, &tier.assessment.trace, of, "      ", "      ");
    for ledger in &tier.ledgers {
        let total = format!("counted: {} of {}", ledger.total.floor(), ledger.words);
        page.paragraph(INDENT, &[strong(total)]);
        for line in lines(ledger, of) {
            page.paragraph(INDENT + 2, &[plain(line)]);
        }
    }
}

fn trace(page: &mut Page, node: &TraceNode, of: &ApplicantAnswer<'_>, first: &str, rest: &str) {
    let trunk = format!("{rest}{}", if node.parts.is_empty() { "   " } else { "│  " });
    let mut head = vec![outcome(node.outcome), plain(format!("  {}", asked(node.asks)))];
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
    node.remarks.iter().for_each(|remark| line(format!("note: {}", remark.text)));
    for one in node.judgements.iter().filter_map(|at| of.applicant.judgements.get(*at)) {
        line(format!("judged: {}: {} ({}, {}: {})", one.what, one.decision.word(), one.by, one.on, one.why));
    }
    for (at, part) in node.parts.iter().enumerate() {
        let (branch, below) = if at + 1 == node.parts.len() { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        trace(page, part, of, &format!("{rest}{branch}"), &format!("{rest}{below}"));
    }
}

/// When a level that is not met would be.
pub(super) fn met_on(day: Date, goes_on: bool) -> String {
    let how = if goes_on { "if the present work goes on" } else { "by what the record says already" };
    format!("would be met on {day} {how}")
}

/// What a sentence asks for, in words.
fn asked(asks: Asks) -> &'static str {
    match asks {
        Asks::AllOf => "all of these",
        Asks::AnyOf => "one of these",
        Asks::Education => "schooling",
        Asks::Experience => "experience",
        Asks::Credential => "licence, certificate or programme",
        Asks::Substitution => "experience, in part replaceable",
        Asks::Combination => "schooling and experience added up",
        Asks::Judgement => "a person's decision",
    }
}

/// An outcome as sign and words.
pub(super) fn outcome(outcome: Outcome) -> Span {
    let sign = match outcome {
        Outcome::Met => "✓",
        Outcome::NeedsJudgement => "?",
        Outcome::NotMet => "✗",
    };
    strong(format!("{sign}{UNBROKEN}{}", words(outcome)))
}

pub(super) fn words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NeedsJudgement => "needs judgement",
        Outcome::NotMet => "not met",
    }
}
