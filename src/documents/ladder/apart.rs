//! What sets each level apart from the one it is compared with: the first thing that is asked.

use rungs_domain::compare::{Apart, NONE_FOUND, Quotation, StepApart, Turn};

use super::{SideBySide, paragraph};
use crate::{Block, Column, Depth, Document, Row, Style, Table, Text, Tone};

/// Adds a table for each step.
pub(super) fn steps(document: &mut Document, given: &SideBySide<'_>, names: &[String]) {
    for step in given.apart {
        let (Some(lower), Some(upper)) = (names.get(step.lower), names.get(step.upper)) else { continue };
        let heading = format!("What sets {upper} apart from {lower}");
        document.heading(Depth::Part, &heading);
        if step.rows.is_empty() {
            document.paragraph("No phrase was found that sets them apart.");
            continue;
        }
        let across = is_across(given, step);
        let columns = vec![Column::words("In what", 8), Column::words(lower, 12), Column::words(upper, 12)];
        let rows = step.rows.iter().map(|row| {
            let lower = quoted(given, step.lower, row.lower.as_ref());
            let upper = quoted(given, step.upper, row.upper.as_ref());
            Row::new([head(row, across), lower, upper])
        });
        document.push(Block::Table(Table {
            caption: Text::plain(format!("{upper} apart from {lower}")),
            columns,
            rows: rows.collect(),
        }));
        let sides = [step.lower, step.upper].map(|at| given.levels.get(at));
        if let [Some(lower), Some(upper)] = sides
            && let Some(told) = paragraph(*lower, *upper, &step.rows)
        {
            document.paragraph(&told.text);
            document.note(&told.citations);
        }
    }
}

/// Whether the levels of a step are of two series, or on two tracks.
fn is_across(given: &SideBySide<'_>, step: &StepApart) -> bool {
    given.is_across(step.lower, step.upper)
}

fn head(row: &Apart, across: bool) -> Text {
    let text = Text::new().strong(row.dimension.words()).and(" ").then(turned(row.turn, across));
    if says_why(row.turn, across) { text.faint(format!(" ({})", row.why)) } else { text }
}

/// The words with their place; that none were found, where there are none.
fn quoted(given: &SideBySide<'_>, level: usize, quotation: Option<&Quotation>) -> Text {
    let Some((quotation, cited)) = quotation.zip(given.levels.get(level)) else {
        return Text::new().faint(NONE_FOUND);
    };
    marked(quotation).faint(format!(" [{}]", cited.quotation_place(quotation)))
}

/// Whether the reason of a row is told: across series and tracks every row has the same, unless a direction is printed.
pub(super) fn says_why(turn: Turn, across: bool) -> bool {
    !across || turn.is_direction()
}

/// Sign and word of a turn.
pub(super) fn turned(turn: Turn, across: bool) -> Text {
    let (glyph, word) = turn_words(turn, across);
    let tone = match turn {
        Turn::Up => Tone::Good,
        Turn::Down => Tone::Bad,
        Turn::New if !across => Tone::Good,
        Turn::New | Turn::Different | Turn::Gone => Tone::Open,
    };
    Text::new().with(Style::Outcome(tone), format!("{glyph} {word}"))
}

/// Sign and word of a turn. Across series and tracks they are neutral; a direction is told there where it is printed.
pub(super) fn turn_words(turn: Turn, across: bool) -> (&'static str, &'static str) {
    match turn.across().filter(|_| across) {
        Some(neutral) => (neutral.glyph(), neutral.word()),
        None => (turn.glyph(), turn.word()),
    }
}

/// The words in quotation marks, the deciding ones in strong type.
pub(super) fn marked(quotation: &Quotation) -> Text {
    let mut text = Text::plain("“");
    let mut at = 0;
    for mark in &quotation.marks {
        let before = quotation.text.get(at..mark.start).unwrap_or_default();
        text = text.and(before).strong(quotation.text.get(mark.clone()).unwrap_or_default());
        at = mark.end;
    }
    text.and(quotation.text.get(at..).unwrap_or_default()).and("”")
}
