//! The answers as text for people.

use jiff::civil::Date;
use rungs_domain::qualify::{
    Applicant, Asks, Ledger, MAX_YEARS, MetOn, NOTHING_TO_SHOW, Outcome, TierAnswer, TraceNode,
};
use rungs_domain::spec::Problem;

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
    if let Some(first) = answers.first().filter(|first| !first.warnings.is_empty()) {
        page.heading(2, "To look at in this record");
        first.warnings.iter().for_each(|warning| page.paragraph(4, &[plain(said(warning))]));
    }
    page.finish()
}

/// What somebody should look at, and what to do about it.
pub(super) fn said(warning: &Problem) -> String {
    let hint = warning.hint.as_ref().map_or_else(String::new, |hint| format!("; {hint}"));
    format!("{}{hint}", warning.message)
}

fn alone(page: &mut Page, one: &ApplicantAnswer<'_>, explain: bool) {
    page.person(&one.applicant.name, &format!("as of {}, {}", one.as_of, one.policy.id));
    let mut series = None;
    for level in &one.levels {
        if series != Some(&level.series.id) {
            page.heading(2, &level.series.title);
            series = Some(&level.series.id);
        }
        page.paragraph(4, &head(level, said_of(level)));
        if let Some(tier) = &level.tiers.minimum {
            details(tier, one.applicant, one.as_of)
                .iter()
                .for_each(|(label, spans)| page.hanging(INDENT, label, spans));
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
pub(super) fn details(tier: &TierAnswer, applicant: &Applicant, as_of: Date) -> Vec<(&'static str, Vec<Span>)> {
    let assessment = &tier.assessment;
    let mut said = Vec::new();
    said.extend(assessment.trace.open_time().map(|amount| ("so far: ", vec![plain(amount.sentence())])));
    said.extend(assessment.nearest_path.iter().map(|path| ("short: ", vec![plain(path.as_str())])));
    said.extend(assessment.open_behind.iter().map(|open| ("open, too: ", vec![plain(open.as_str())])));
    said.extend(assessment.hints.iter().map(|hint| ("hint: ", vec![plain(hint.as_str())])));
    said.extend(assessment.questions.iter().map(|open| {
        let answers = if open.helpful { ("yes", "no") } else { ("no", "yes") };
        let says = format!("  ({}: {}; {}: {})", answers.0, words(open.best), answers.1, words(open.worst));
        ("open: ", vec![plain(open.question.as_str()), faint(says)])
    }));
    said.extend(assessment.together.words(&assessment.questions).map(|words| ("", vec![plain(words)])));
    said.extend(assessment.remarks.iter().map(|remark| ("note: ", vec![plain(remark.text.as_str())])));
    let days = (tier.met_on.as_ref(), tier.open_on.as_ref());
    said.extend(when(assessment.outcome, days, applicant, as_of).map(|when| ("", vec![plain(when)])));
    said
}

/// The requirement with the outcome of each sentence, and the ledgers.
pub(super) fn explained(page: &mut Page, tier: &TierAnswer, of: &ApplicantAnswer<'_>) {
    page.paragraph(INDENT, &[faint(tier.heading.as_str())]);
    trace(page, &tier.assessment.trace, of, "      ", "      ");
    for ledger in &tier.ledgers {
        page.paragraph(INDENT, &[strong(credited(ledger))]);
        for line in lines(ledger, of) {
            page.paragraph(INDENT + 2, &[plain(line)]);
        }
    }
}

fn trace(page: &mut Page, node: &TraceNode, of: &ApplicantAnswer<'_>, first: &str, rest: &str) {
    let trunk = format!("{rest}{}", if node.parts.is_empty() { "   " } else { "│  " });
    let head = match node.used {
        true => vec![outcome(node.outcome), plain(format!("  {}", asked(node.asks)))],
        // Its outcome is none of the answer's: no sign that could be taken for one.
        false => {
            let alone = words(node.outcome);
            vec![faint(format!("–  {}, not needed for this answer (by itself: {alone})", asked(node.asks)))]
        }
    };
    page.led(first, rest, &head);
    page.led(&trunk, &trunk, &[plain(format!("“{}”", node.cite))]);
    let mut line = |text: String| page.led(&trunk, &trunk, &[faint(text)]);
    node.reading.iter().for_each(|reading| line(format!("reading: {reading}")));
    node.notes.iter().for_each(|note| line(format!("note: {}", note.words())));
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

/// "credited: 12 months of casework, of 36 months; possible: 18 months".
fn credited(ledger: &Ledger) -> String {
    let possible = match ledger.open.is_empty() {
        true => String::new(),
        false => format!("; possible: {}", ledger.possible.floor()),
    };
    format!("credited: {} of {}, of {}{possible}", ledger.total.floor(), ledger.words, ledger.required)
}

/// When a level that is not met would be, and on what that hangs; `None` where nothing that is on record would do it.
pub(super) fn when(
    outcome: Outcome,
    (met_on, open_on): (Option<&MetOn>, Option<&MetOn>),
    applicant: &Applicant,
    as_of: Date,
) -> Option<String> {
    let goes_on = applicant.is_at_work(as_of);
    let open = open_on.map(|when| format!("only a judgment would be missing from {}", when.words()));
    match met_on {
        _ if outcome == Outcome::Met => None,
        // While a judgment is missing, only what holds whatever comes of it has a day.
        Some(when) if outcome == Outcome::NeedsJudgement => {
            Some(format!("without these answers would be met on {}", when.words()))
        }
        None if outcome == Outcome::NeedsJudgement => None,
        Some(when) => {
            let open = open.map_or_else(String::new, |open| format!("; {open}"));
            Some(format!("would be met on {}{open}", when.words()))
        }
        None if open.is_some() => open,
        None if goes_on => Some(format!("not met within {MAX_YEARS} years by the present work alone")),
        None => None,
    }
}

/// What a sentence asks for, in words.
fn asked(asks: Asks) -> &'static str {
    match asks {
        Asks::AllOf => "all of these",
        Asks::AnyOf => "one of these",
        Asks::Education => "schooling",
        Asks::Experience => "experience",
        Asks::Credential => "license, certificate or program",
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
        Outcome::NeedsJudgement => "needs judgment",
        Outcome::NotMet => "not met",
    }
}
