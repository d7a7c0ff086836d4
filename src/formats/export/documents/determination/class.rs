//! Why the class fits, and why another does not.

use rungs_domain::allocate::{AllocationPolicy, Basis, ClassStudy, Ground, MissingDuty, Rule};
use rungs_domain::qualify::Hundredths;

use super::{Told, decision, lead};
use crate::export::documents::position;
use crate::export::documents::words::{self, listed};
use crate::export::{Block, Column, Depth, Document, Row, Table, Text};

/// Why the class decided on fits.
pub(super) fn chosen(document: &mut Document, told: Told<'_, '_>, study: &ClassStudy) {
    document.heading(Depth::Part, format!("Why {}", told.given.class(study.level)));
    if let (Basis::Departs, Some(ruling)) = (told.found.basis, &told.given.position.ruling) {
        document.paragraph(format!("A person decided on this class. {}", decision::signed(ruling)));
    }
    document.paragraph(format!("{} {}", time(told, study), verdict(told, study)));
    figures(document, told, study);
    printed(document, told, study);
    lead::gates(document, told, study);
}

/// Why a class was not chosen. A class that was asked for gets every duty that is not there.
pub(super) fn rejected(document: &mut Document, told: Told<'_, '_>, study: &ClassStudy) {
    let asked = if told.is_requested(study) { ", which was asked for" } else { "" };
    document.heading(Depth::Part, format!("Why not {}{asked}", told.given.class(study.level)));
    document.paragraph(format!("{} {}", time(told, study), verdict(told, study)));
    figures(document, told, study);
    printed(document, told, study);
    lead::gates(document, told, study);
    missing(document, told, study);
}

/// The time of the position's work at a class, and above it.
fn time(told: Told<'_, '_>, study: &ClassStudy) -> String {
    let above = Hundredths(study.at_or_above.0.saturating_sub(study.own.0));
    let own = match study.lines.as_slice() {
        [] => "No counted duty is its work.".to_owned(),
        [_] => format!("{} is its work: {} percent of the time.", capital(told, study), study.own),
        _ => format!("{} are its work: {} percent of the time.", capital(told, study), study.own),
    };
    match above {
        Hundredths(0) => own,
        above => format!("{own} With {above} percent at higher levels, {} are at or above it.", study.at_or_above),
    }
}

fn capital(told: Told<'_, '_>, study: &ClassStudy) -> String {
    told.given.duties(&study.lines, "and").replacen('d', "D", 1)
}

/// What the policy that decides makes of a class.
fn verdict(told: Told<'_, '_>, study: &ClassStudy) -> String {
    let policy = told.given.deciding();
    let here = told.found.computed.level();
    let answer = here.map_or_else(String::new, |level| told.given.code(level).to_owned());
    let asked = |least: &Hundredths| position::asked(told.given, *least);
    let short = study.grounds.first().map_or(Hundredths(0), |ground| ground.short());
    match study.grounds.first() {
        Some(Ground::Share { least, .. }) if short > Hundredths(0) => {
            format!("“{policy}” asks for {}: {}.", asked(least), words::missing(short))
        }
        Some(Ground::Share { least, .. }) if here == Some(study.level) => {
            format!("“{policy}” asks for {}, and no higher class has that.", asked(least))
        }
        Some(Ground::Share { least, .. }) => {
            format!(
                "“{policy}” asks for {}; that is reached here, and at {answer}, too, which is higher.",
                asked(least)
            )
        }
        Some(Ground::MostTime { have, other }) if here == Some(study.level) && have > other => {
            format!("That is more than any other class has: the next has {other} (“{policy}”).")
        }
        Some(Ground::MostTime { other, .. }) if here == Some(study.level) => {
            format!("Another class has as much, {other}, and this one comes first (“{policy}”).")
        }
        Some(Ground::MostTime { have, other }) if have < other => {
            format!("Another class has {other}, which is more (“{policy}”).")
        }
        Some(Ground::MostTime { .. }) => format!("{answer} has as much and comes first (“{policy}”)."),
        _ => format!("“{policy}” says nothing about it."),
    }
}

/// The figures of every policy that speaks of a class.
fn figures(document: &mut Document, told: Told<'_, '_>, study: &ClassStudy) {
    let judged = study.grounds.iter().zip(told.given.policies).zip(&told.given.allocation.answers);
    let rows = judged.filter_map(|((ground, policy), answer)| {
        let (have, asked) = match ground {
            Ground::Share { have, least } => (have, format!("at least {least} at or above it")),
            Ground::MostTime { have, other } => (have, more_than(policy, *other)),
            Ground::Lead(_) | Ground::Silent => return None,
        };
        let points = match answer.points_to.get(study.level).copied().flatten() {
            Some(Hundredths(0)) => "none: it is the answer".to_owned(),
            Some(points) => points.to_string(),
            None => "no re-matching does it".to_owned(),
        };
        Some(Row::new([policy.title.clone(), asked, have.to_string(), points].map(Text::plain)))
    });
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        return;
    }
    document.push(Block::Table(Table {
        caption: Text::plain(format!("The figures of {}, policy by policy", told.given.code(study.level))),
        columns: vec![
            Column::words("Policy", 30),
            Column::words("Asks for", 32),
            Column::figures("There", 12),
            Column::figures("Points that must be re-matched to it", 26),
        ],
        rows,
    }));
}

fn more_than(policy: &AllocationPolicy, other: Hundredths) -> String {
    match &policy.rule {
        Rule::MostTime(rule) if rule.factors_break_ties => {
            format!("more than {other}, or as much and more factors that fit")
        }
        _ => format!("more than {other}, the most of any other class"),
    }
}

/// What the specification prints: first what distinguishes the class, then the sentence of each duty that is there.
fn printed(document: &mut Document, told: Told<'_, '_>, study: &ClassStudy) {
    let Some(cited) = told.given.cited(study.level) else { return };
    if !cited.level.concept.is_empty() {
        document.heading(Depth::Section, format!("What distinguishes {}, as printed", cited.level.code));
        position::concept(document, cited);
    }
    if study.lines.is_empty() {
        return;
    }
    document.heading(Depth::Section, "The work that is there, and the printed sentence of each");
    for at in &study.lines {
        let (sheet, duties) = (&told.given.allocation.worksheet, &told.given.position.duties);
        let (Some(line), Some(duty)) = (sheet.lines.get(*at), duties.get(*at)) else { continue };
        document.heading(Depth::Passage, format!("Duty {}, {} percent, is matched to", line.number, line.percent));
        let sentences = line.items.iter().filter_map(|item| position::item_sentence(told.given, item));
        sentences.for_each(|quoted| document.push(Block::Quotation(quoted)));
        document.paragraph(Text::new().emphasis("Who says so: ").and(position::decision(duty, line)));
    }
}

/// What sets a class apart from the one below and is not there. At length where the class was asked for; of others only
/// those above are told, by number.
fn missing(document: &mut Document, told: Told<'_, '_>, study: &ClassStudy) {
    let Some(cited) = told.given.cited(study.level) else { return };
    let below = study.level.checked_sub(1).map(|below| told.given.code(below));
    let apart = below.map_or("What makes the class".to_owned(), |below| format!("What sets it apart from {below}"));
    if !told.is_requested(study) {
        let higher = told.found.class.is_some_and(|class| study.level > class);
        if higher && !study.missing.is_empty() {
            let numbers: Vec<String> = study.missing.iter().map(|duty| duty.number.to_string()).collect();
            document.paragraph(format!("{apart} and is not in the position: nos. {}.", listed(&numbers, "and")));
        }
        return;
    }
    document.heading(Depth::Section, format!("{apart} and is not in the position"));
    if study.missing.is_empty() {
        document.paragraph("Nothing: each of its telling duties is there, but not with time enough.");
    }
    for duty in &study.missing {
        let Some(quoted) = position::duty_sentence(cited, duty.number) else { continue };
        document.heading(Depth::Passage, missing_words(duty));
        document.push(Block::Quotation(quoted));
    }
    let points = match study.points {
        Some(points) => {
            format!("{} of time that are other work now would have to be its work.", words::points(points))
        }
        None => "No other matching of the duties described brings it about.".to_owned(),
    };
    document.paragraph(points);
}

fn missing_words(duty: &MissingDuty) -> String {
    match duty.change {
        Some(change) => format!("No. {}, {change} at this level: no duty is this work", duty.number),
        None => format!("No. {}: no duty is this work", duty.number),
    }
}
