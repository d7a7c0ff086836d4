//! The printed words that set two classes apart, each held against the position.

use rungs_domain::allocate::{PrintedAt, Reasons, Shown, TellingWords};
use rungs_domain::qualify::Hundredths;
use rungs_domain::spec::bare_heading;

use super::{Audit, position};
use crate::citing::CitedLevel;
use crate::{Block, Column, Document, Row, Style, Table, Text, Tone};

/// A table of them, and where they are printed.
pub(super) fn add(document: &mut Document, told: Audit<'_, '_>, reasons: &Reasons) {
    let (own, other) = (told.given.code(reasons.level), told.given.code(reasons.against));
    document.push(Block::Table(Table {
        caption: Text::plain(format!("What {own} prints and {other} does not, and whether the position shows it")),
        columns: vec![
            Column::words(&format!("{own} prints"), 38),
            Column::words(&format!("In its place {other} prints"), 30),
            Column::words("In the position", 32),
        ],
        rows: reasons.words.iter().map(|words| row(told, reasons, words)).collect(),
    }));
    if let Some(cited) = told.given.cited(reasons.level) {
        document.paragraph(Text::new().faint(format!("[{}]", cited.short(&places(cited, reasons)))));
    }
}

/// Where all of them are printed: each heading once, the items of the list of duties by their numbers.
fn places(cited: CitedLevel<'_>, reasons: &Reasons) -> String {
    let mut places: Vec<String> = Vec::new();
    let mut duties = Vec::new();
    for words in &reasons.words {
        match &words.place {
            PrintedAt::Concept(heading) => {
                places.push(bare_heading(heading.as_deref().unwrap_or("class concept")).to_owned())
            }
            PrintedAt::Factor(_, heading) => places.push(bare_heading(heading).to_owned()),
            PrintedAt::Duty(number) => duties.push(*number),
        }
    }
    places.dedup();
    duties.sort_unstable();
    duties.dedup();
    if !duties.is_empty() {
        places.push(cited.level.duties.place_of(&duties));
    }
    places.join("; ")
}

fn row(told: Audit<'_, '_>, reasons: &Reasons, words: &TellingWords) -> Row {
    let place = match &words.place {
        PrintedAt::Concept(_) => String::new(),
        PrintedAt::Factor(_, heading) => format!(" [{}]", bare_heading(heading)),
        PrintedAt::Duty(number) => format!(" [no. {number}]"),
    };
    let instead = match &words.instead {
        Some(instead) => Text::plain(format!("“{instead}”")),
        None => Text::new().faint("nothing like it was found there"),
    };
    Row::new([Text::plain(format!("“{}”", words.text)).faint(place), instead, shown(told, reasons, &words.shown)])
}

/// Whether the position shows it, and what says so.
fn shown(told: Audit<'_, '_>, reasons: &Reasons, shown: &Shown) -> Text {
    let said = |tone, sign: &str, words: String| Text::new().with(Style::Outcome(tone), sign).and(words);
    let given = told.given;
    match shown {
        Shown::Duties(lines) => {
            let times = lines.iter().filter_map(|at| given.allocation.worksheet.lines.get(*at));
            let sum = Hundredths(times.fold(0, |sum, line| sum.saturating_add(line.percent.0)));
            said(Tone::Good, "✓ shown", format!(" by {}, {sum} percent", given.duties(lines, "and")))
        }
        Shown::Statement(at) => said(Tone::Good, "✓ shown", format!(": {}", position::statement_words(given, *at))),
        Shown::No(None) => said(Tone::Bad, "✗ not shown", ": no duty described is this work".to_owned()),
        Shown::No(Some(at)) => said(Tone::Bad, "✗ not shown", nearest(told, *at)),
        Shown::OtherClass(at) => said(Tone::Bad, "✗ not shown", format!(": {}", position::statement_words(given, *at))),
        Shown::UndecidedDuties(lines) => {
            let is = if lines.len() == 1 { "is" } else { "are" };
            said(Tone::Open, "? undecided", format!(": whether {} {is} this work", given.duties(lines, "and")))
        }
        Shown::UndecidedStatement(at) => {
            said(Tone::Open, "? undecided", format!(": {}", position::statement_words(given, *at)))
        }
        Shown::Unsaid => said(
            Tone::Open,
            "? not said",
            format!(": the description does not say it; whether {} fits is for a person", given.code(reasons.level)),
        ),
    }
}

/// What the work that comes nearest was matched to, and why.
fn nearest(told: Audit<'_, '_>, at: usize) -> String {
    let (line, duty) = (told.given.allocation.worksheet.lines.get(at), told.given.position.duties.get(at));
    let (Some(line), Some(duty)) = (line, duty) else { return String::new() };
    let matched = position::matched(told.given, line, duty.scope);
    format!(": the nearest work, duty {}, was matched to {matched} ({})", line.number, position::decision(duty, line))
}
