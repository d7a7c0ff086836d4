//! What is said of one level.

use rungs_domain::qualify::{Assessment, MAX_YEARS, OpenJudgement, Outcome, Shortfall, TierAnswer};
use rungs_domain::spec::Tier;

use super::answer::{LevelResult, TierResult};
use super::{Given, ledger, tree};
use crate::citing::{CitedLevel, bare};
use crate::{Block, Column, Depth, Document, Fact, Row, Table, Text};
use crate::{specification, words};

pub(super) fn add(document: &mut Document, given: &Given<'_>, result: &LevelResult<'_>) {
    let cited = result.cited;
    document.heading(Depth::Part, format!("{} {}", cited.level.code, cited.level.title));
    document.push(Block::Facts(vec![
        Fact::new("Series", &cited.series.title),
        Fact::new("Issued by", &cited.series.authority.name),
        Fact::new("Cited as", cited.full("the passage named")),
    ]));
    for printed in &cited.level.qualifications {
        match result.tiers.iter().find(|tier| std::ptr::eq(tier.tier, printed)) {
            Some(tier) => add_tier(document, given, cited, tier),
            None => add_printed(document, cited, printed),
        }
    }
    if cited.level.qualifications.is_empty() {
        document.paragraph("The specification prints no qualifications for this class.");
    }
}

fn add_tier(document: &mut Document, given: &Given<'_>, cited: CitedLevel<'_>, result: &TierResult<'_>) {
    let heading = bare(&result.tier.heading);
    document.heading(Depth::Section, heading);
    document.paragraph(outcome(given, result));
    for remark in &result.answer.assessment.remarks {
        document.paragraph(Text::new().strong("Note: ").and(remark.text.as_str()).and("."));
    }
    shortfalls(document, result);
    questions(document, &result.answer.assessment);
    document.heading(Depth::Passage, format!("{heading}: sentence by sentence"));
    document.push(Block::Tree(vec![tree::node(given, cited, result)]));
    for one in &result.answer.ledgers {
        ledger::add(document, given, one);
    }
}

/// A tier of which nothing can be computed: its words.
fn add_printed(document: &mut Document, cited: CitedLevel<'_>, tier: &Tier) {
    specification::tier(document, cited, tier);
    document.paragraph("A record cannot show whether this is met; it is printed for the reader.");
}

fn outcome(given: &Given<'_>, result: &TierResult<'_>) -> Text {
    let said = words::outcome(result.answer.assessment.outcome).and(format!(" as of {}.", given.as_of));
    let outcome = result.answer.assessment.outcome;
    let goes_on = given.applicant.is_at_work(given.as_of);
    let anyway = if outcome == Outcome::NeedsJudgement { "Without a judgment it" } else { "It" };
    let open = result.answer.open_on.as_ref();
    let open = open.map(|open| format!(" Only a judgment would be missing from {}.", open.words()));
    match (&result.answer.met_on, open) {
        _ if outcome == Outcome::Met => said,
        (Some(when), open) => said
            .and(format!(" {anyway} would be met on {}, if nothing else changes.", when.words()))
            .and(open.unwrap_or_default()),
        (None, Some(open)) => said.and(open),
        (None, None) if outcome == Outcome::NeedsJudgement => said,
        (None, None) => {
            let work = if goes_on { ", the present work going on" } else { "" };
            said.and(format!(" {anyway} would not be met within {MAX_YEARS} years by what is on record{work}."))
        }
    }
}

/// The day on which it is met, for the table of all classes.
pub(super) fn when_met(result: &TierResult<'_>) -> String {
    let TierAnswer { assessment, met_on, open_on, .. } = &result.answer;
    match (assessment.outcome, met_on, open_on) {
        (Outcome::Met, ..) => "met already".to_owned(),
        (Outcome::NeedsJudgement, Some(when), _) => format!("{}, without a judgment", when.words()),
        (Outcome::NeedsJudgement, None, _) => "by judgment only".to_owned(),
        (Outcome::NotMet, Some(when), _) => when.words(),
        (Outcome::NotMet, None, Some(open)) => format!("by judgment only, from {}", open.words()),
        (Outcome::NotMet, None, None) => format!("not within {MAX_YEARS} years"),
    }
}

fn shortfalls(document: &mut Document, result: &TierResult<'_>) {
    let assessment = &result.answer.assessment;
    if let Some(path) = &assessment.nearest_path {
        document.paragraph(Text::new().strong("Nearest path: ").and(path.as_str()).and("."));
    }
    for open in &assessment.open_behind {
        document.paragraph(Text::new().strong("Open, too: ").and(open.as_str()).and("."));
    }
    for hint in &assessment.hints {
        document.paragraph(Text::new().strong("Hint: ").and(hint.as_str()).and("."));
    }
    if assessment.shortfalls.is_empty() {
        return;
    }
    let cell = |span: Option<_>| {
        Text::plain(span.map_or_else(|| "–".to_owned(), |span: rungs_domain::qualify::Span| span.to_string()))
    };
    let row = |short: &Shortfall| {
        let possible = if short.possible > short.have { cell(short.possible) } else { Text::plain("–") };
        let missing = cell(short.missing).strong("");
        Row::new([Text::plain(short.words()), cell(short.required), cell(short.have), possible, missing])
    };
    document.push(Block::Table(Table {
        caption: Text::plain("What is short"),
        columns: vec![
            Column::words("What", 40),
            Column::words("Asked for", 14),
            Column::words("Established", 15),
            Column::words("Possible by judgment", 16),
            Column::words("Missing", 15),
        ],
        rows: assessment.shortfalls.iter().map(row).collect(),
    }));
}

fn questions(document: &mut Document, Assessment { questions, together, .. }: &Assessment) {
    if questions.is_empty() {
        return;
    }
    let row = |open: &OpenJudgement| {
        let (yes, no) = if open.helpful { (open.best, open.worst) } else { (open.worst, open.best) };
        Row::new([Text::plain(&open.question), words::outcome(yes), words::outcome(no)])
    };
    document.push(Block::Table(Table {
        caption: Text::plain("Open questions: what each answer would make of it, the others still open"),
        columns: vec![Column::words("Question", 50), Column::words("If yes", 25), Column::words("If no", 25)],
        rows: questions.iter().map(row).collect(),
    }));
    if let Some(words) = together.words(questions) {
        document.paragraph(format!("It {words}."));
    }
}
