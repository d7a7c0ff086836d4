//! What is said of one level.

use rungs_domain::qualify::{Assessment, OpenJudgement, Shortfall, Span};
use rungs_domain::spec::{Tier, bare_heading};

use super::{Answered, AnsweredTier, ApplicantCase, brief, ledger, tree};
use crate::citing::CitedLevel;
use crate::{Block, Column, Depth, Document, Fact, Row, Table, Text};
use crate::{specification, words};

pub(super) fn add(document: &mut Document, given: &ApplicantCase<'_>, answered: &Answered<'_>) {
    let cited = answered.cited;
    document.heading(Depth::Part, format!("{} {}", cited.level.code, cited.level.title));
    document.push(Block::Facts(vec![
        Fact::new("Series", &cited.series.title),
        Fact::new("Issued by", &cited.series.authority.name),
        Fact::new("Cited as", cited.full("the passage named")),
    ]));
    for printed in &cited.level.qualifications {
        match answered.tiers().find(|tier| std::ptr::eq(tier.tier, printed)) {
            Some(tier) => add_tier(document, given, cited, &tier),
            None => add_printed(document, cited, printed),
        }
    }
    if cited.level.qualifications.is_empty() {
        document.paragraph("The specification prints no qualifications for this class.");
    }
}

fn add_tier(document: &mut Document, given: &ApplicantCase<'_>, cited: CitedLevel<'_>, result: &AnsweredTier<'_>) {
    let assessment = &result.answer.assessment;
    document.heading(Depth::Section, bare_heading(&result.tier.heading));
    document.paragraph(words::outcome(assessment.outcome).and(format!(" as of {}.", given.as_of)));
    brief::short(given, result.answer).into_iter().for_each(|said| document.paragraph(said));
    shortfalls(document, assessment);
    questions(document, assessment);
    tree::add(document, given, cited, result, "");
    result.answer.ledgers.iter().for_each(|one| ledger::add(document, given, one));
}

/// A tier of which nothing can be computed: its words.
fn add_printed(document: &mut Document, cited: CitedLevel<'_>, tier: &Tier) {
    specification::tier(document, cited, tier);
    document.paragraph("A record cannot show whether this is met; it is printed for the reader.");
}

fn shortfalls(document: &mut Document, assessment: &Assessment) {
    if assessment.shortfalls.is_empty() {
        return;
    }
    let cell = |span: Option<Span>| Text::plain(span.map_or_else(|| "–".to_owned(), |span| span.to_string()));
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
