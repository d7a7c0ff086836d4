//! What the manager wants to know, and the posting does not say.

use rungs_domain::spec::{TierKind, bare_heading};

use super::{Posted, position};
use crate::CitedLevel;
use crate::{Block, Column, Depth, Document, Row, Table, Text};

pub(super) fn add(document: &mut Document, posted: Posted<'_, '_>) {
    let given = posted.given;
    document.heading(Depth::Part, "The level by each policy");
    departs(document, posted);
    position::policies(document, given);
    position::time_by_level(document, given);
    neighbors(document, posted);
    underfill(document, posted);
    applicants(document, posted);
    document.heading(Depth::Part, "To be looked at before it is posted");
    position::cautions(document, given);
    document.heading(Depth::Part, "What it rests on");
    position::rests_on(document, given);
}

/// A class posted that is not the computed one.
fn departs(document: &mut Document, posted: Posted<'_, '_>) {
    let Some(answer) = posted.given.allocation.deciding() else { return };
    if let Some(class) = posted.class.filter(|class| answer.finding.level() != Some(*class)) {
        document.note(Text::new().strong("Posted at another class than the computed one.").and(format!(
            " It is posted at {}, as a person chose; “{}” says: {}.",
            posted.given.class(class),
            posted.given.deciding(),
            answer.finding.words(posted.given.series)
        )));
    }
    if answer.lowest != answer.highest {
        let [lowest, highest] = [answer.lowest, answer.highest].map(|finding| finding.words(posted.given.series));
        document.note(format!(
            "Some matches are suggested and not decided: by the items that they could be, the level is between {lowest} and {highest}."
        ));
    }
}

/// What the levels below and above the one posted would need.
fn neighbors(document: &mut Document, posted: Posted<'_, '_>) {
    let Some(class) = posted.class else { return };
    let beside = [("down", class.checked_sub(1)), ("up", class.checked_add(1))];
    for (way, at) in beside.into_iter().filter_map(|(way, at)| Some((way, at?))) {
        if posted.given.needs.get(at).is_none() {
            continue;
        }
        document.heading(Depth::Part, format!("The next level {way}: {}", posted.given.class(at)));
        position::level_needs(document, posted.given, at);
    }
    if class == 0 {
        document.paragraph("It is posted at the lowest level of the series: there is none at which to underfill it.");
    }
}

/// The levels below, at which somebody could be appointed to be trained up.
fn underfill(document: &mut Document, posted: Posted<'_, '_>) {
    let Some(class) = posted.class.filter(|class| *class > 0) else { return };
    document.heading(Depth::Part, "Underfill");
    document.paragraph(
        "Where the appointing authority allows it, somebody may be appointed at a lower level of the series, to be \
         trained up to this class.",
    );
    let below = (0..class).rev().filter_map(|at| posted.given.cited(at));
    document.push(Block::Table(Table {
        caption: Text::plain("Lower levels, with what the specification prints"),
        columns: vec![
            Column::words("Class", 26),
            Column::words("Pay", 20),
            Column::words("Qualifications, as printed", 54),
        ],
        rows: below.map(below_row).collect(),
    }));
}

fn below_row(cited: CitedLevel<'_>) -> Row {
    let level = cited.level;
    let minimum = level.qualifications.iter().find(|tier| tier.tier == TierKind::Minimum);
    let words = minimum.map(|tier| {
        let sentences: Vec<&str> = tier.printed.iter().map(|one| one.text.as_str()).collect();
        Text::plain(sentences.join(" ")).faint(format!(" [{}]", cited.short(bare_heading(&tier.heading))))
    });
    let pay = level.pay.as_ref().map_or("not printed".to_owned(), |pay| format!("{} {pay}", bare_heading(&pay.label)));
    Row::new([
        Text::plain(level.code_and_title()),
        Text::plain(pay),
        words.unwrap_or_else(|| Text::plain("none printed")),
    ])
}

/// Who of the loaded applicants qualifies, and who would be an underfill.
fn applicants(document: &mut Document, posted: Posted<'_, '_>) {
    let Some(class) = posted.class.filter(|class| posted.given.fills.get(*class).is_some()) else { return };
    document.heading(Depth::Part, "The applicants that are loaded");
    position::applicants(document, posted.given, class);
}
