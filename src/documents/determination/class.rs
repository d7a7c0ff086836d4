//! Why the class fits, and why another does not.

use rungs_domain::allocate::{AllocationPolicy, ClassRule, ClassStudy, Ground, MissingDuty, Rule};
use rungs_domain::compare::Change;
use rungs_domain::qualify::Hundredths;

use super::{Audit, decision, lead, words};
use crate::position;
use crate::words::points;
use crate::{Block, Column, Depth, Document, Row, Table, Text};

/// Why the class decided on fits: the printed words first, the time second.
pub(super) fn chosen(document: &mut Document, told: Audit<'_, '_>, study: &ClassStudy) {
    document.heading(Depth::Part, format!("Why {}", told.given.class(study.level)));
    if let Some(ruling) = told.given.position.ruling.as_ref().filter(|_| told.found.by_person()) {
        document.paragraph(format!("A person decided on this class. {}", decision::signed(ruling)));
    }
    let beside = study.level.checked_sub(1).unwrap_or(study.level + 1);
    if let Some(reasons) = told.reasons(study.level.max(beside), study.level.min(beside)) {
        words::add(document, told, reasons);
    }
    concept(document, told, study);
    time(document, told, study);
    work(document, told, study);
    lead::gates(document, told, study);
}

/// Why a class was not chosen. A class that was asked for gets every duty that is not there.
pub(super) fn rejected(document: &mut Document, told: Audit<'_, '_>, study: &ClassStudy) {
    let asked = if told.is_requested(study) { ", which was asked for" } else { "" };
    let class = told.given.class(study.level);
    // While no class is named, none is turned down.
    let heading = match told.found.class {
        Some(_) => format!("Why not {class}{asked}"),
        None => format!("The case for {class}{asked}"),
    };
    document.heading(Depth::Part, heading);
    apart(document, told, study);
    if told.is_requested(study) {
        concept(document, told, study);
    }
    time(document, told, study);
    work(document, told, study);
    lead::gates(document, told, study);
    missing(document, told, study);
}

/// The words that set a class apart from the one decided on. Of a lower class those of the one decided on are told.
fn apart(document: &mut Document, told: Audit<'_, '_>, study: &ClassStudy) {
    let Some(class) = told.found.class else { return };
    if study.level + 1 == class {
        document.paragraph(format!(
            "It is the next lower class. The words that set {} apart from it stand above, under “Why {}”.",
            told.given.code(class),
            told.given.class(class)
        ));
    } else if let Some(reasons) = told.reasons(study.level.max(class), study.level.min(class)) {
        words::add(document, told, reasons);
    }
}

/// What distinguishes a class, as printed.
fn concept(document: &mut Document, told: Audit<'_, '_>, study: &ClassStudy) {
    let Some(cited) = told.given.cited(study.level).filter(|cited| !cited.level.concept.is_empty()) else { return };
    document.heading(Depth::Section, format!("What distinguishes {}, as printed", cited.level.code));
    position::concept(document, cited);
}

/// The time: what is there, what the policy that decides makes of it, and the figures of every policy.
fn time(document: &mut Document, told: Audit<'_, '_>, study: &ClassStudy) {
    document.heading(Depth::Section, format!("The time at {}", told.given.code(study.level)));
    let said = [Some(there(told, study)), verdict(told, study)];
    document.paragraph(said.into_iter().flatten().collect::<Vec<_>>().join(" "));
    figures(document, told, study);
}

/// The time of the position's work at a class, and above it.
fn there(told: Audit<'_, '_>, study: &ClassStudy) -> String {
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

fn capital(told: Audit<'_, '_>, study: &ClassStudy) -> String {
    told.given.duties(&study.lines, "and").replacen('d', "D", 1)
}

/// What the policy that decides makes of a class, and how the decision stands to that; `None`: nobody has chosen one.
fn verdict(told: Audit<'_, '_>, study: &ClassStudy) -> Option<String> {
    let policy = &told.given.decider()?.title;
    let computed = told.found.computed.level();
    let answer = computed.map_or_else(String::new, |level| told.given.code(level).to_owned());
    let said = match study.grounds.first() {
        Some(ground @ Ground::Share { have, least }) => {
            let needed = position::needed(told.given, *least);
            let asks = format!("“{policy}” asks for {needed} at or above a class; here it is {have} percent");
            match ground.short() {
                Hundredths(0) if computed == Some(study.level) => format!("{asks}, and no higher class reaches that."),
                Hundredths(0) => format!("{asks}. That is reached at {answer}, too, which is higher."),
                _ => format!("{asks}, which is not enough."),
            }
        }
        Some(Ground::MostTime { have, other }) => match have.cmp(other) {
            std::cmp::Ordering::Greater => {
                format!("That is more than any other class has: the next has {other} percent (“{policy}”).")
            }
            std::cmp::Ordering::Less => {
                format!("Another class has more of the time: {other} percent (“{policy}”).")
            }
            std::cmp::Ordering::Equal if computed == Some(study.level) => {
                format!("Another class has as much, {other} percent, and this one comes first (“{policy}”).")
            }
            std::cmp::Ordering::Equal => format!("{answer} has as much and comes first (“{policy}”)."),
        },
        _ => format!("“{policy}” says nothing about it."),
    };
    let code = told.given.code(study.level);
    let departs = match (told.found.departs(), told.found.class == Some(study.level), computed == Some(study.level)) {
        (true, true, _) => format!(
            " By the time alone it would not be {code}: the decision departs from the computed answer, {}.",
            told.found.computed.words(told.given.series)
        ),
        (true, false, true) => format!(
            " By the time alone it would be {code}, the computed answer: the decision of a person departs from it."
        ),
        _ => String::new(),
    };
    Some(said + &departs)
}

/// The figures of every policy that speaks of a class.
fn figures(document: &mut Document, told: Audit<'_, '_>, study: &ClassStudy) {
    let whole = told.given.allocation.worksheet.whole;
    let judged = study.grounds.iter().zip(told.given.policies).zip(&told.given.allocation.answers);
    let rows = judged.filter_map(|((ground, policy), answer)| {
        let (have, asked) = match ground {
            Ground::Share { have, least } => {
                (have, format!("{} at or above it", position::share_words(&policy.rule, *least, whole)))
            }
            Ground::MostTime { have, other } => (have, more_than(policy, *other)),
            Ground::Lead(_) | Ground::Silent => return None,
        };
        let moved = match answer.points_to.get(study.level).copied().flatten() {
            Some(Hundredths(0)) => "none: it names this class".to_owned(),
            Some(points) => points.to_string(),
            None => "no other matching does it".to_owned(),
        };
        Some(Row::new([policy.title.clone(), asked, have.to_string(), moved].map(Text::plain)))
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
            Column::figures("Least points that would have to move to it", 26),
        ],
        rows,
    }));
}

fn more_than(policy: &AllocationPolicy, other: Hundredths) -> String {
    match &policy.rule {
        Rule::Class(ClassRule::MostTime(rule)) if rule.factors_break_ties => {
            format!("more than {other}, or as much and more factors that fit")
        }
        _ => format!("more than {other}, the most of any other class"),
    }
}

/// The duties that are work of a class, each with the printed sentence and who matched it.
fn work(document: &mut Document, told: Audit<'_, '_>, study: &ClassStudy) {
    if study.lines.is_empty() {
        return;
    }
    document.heading(Depth::Section, "The work that is there, and the printed sentence of each");
    for at in &study.lines {
        let (sheet, duties) = (&told.given.allocation.worksheet, &told.given.position.duties);
        let (Some(line), Some(duty)) = (sheet.lines.get(*at), duties.get(*at)) else { continue };
        document.heading(Depth::Passage, format!("Duty {}, {} percent, is matched to", line.number, line.percent));
        // Who says so goes with the citation, so that the two are never on different pages.
        let said = format!(" · Who says so: {}", position::decision(duty, line));
        for item in &line.items {
            let Some(mut quoted) = position::item_sentence(told.given, duty, item) else { continue };
            quoted.citation = quoted.citation.and(&said);
            document.push(Block::Quotation(quoted));
        }
    }
}

/// The duties that set a class apart from the one below and are not there, where the class was asked for.
fn missing(document: &mut Document, told: Audit<'_, '_>, study: &ClassStudy) {
    let Some(cited) = told.given.cited(study.level).filter(|_| told.is_requested(study)) else { return };
    let below = study.level.checked_sub(1).map(|below| told.given.code(below));
    let apart =
        below.map_or("Duties of the class".to_owned(), |below| format!("Duties that set it apart from {below}"));
    document.heading(Depth::Section, format!("{apart} and are not shown in the position"));
    if study.missing.is_empty() {
        document.paragraph("None: each of these duties is there, but not with time enough.");
    }
    for duty in &study.missing {
        let Some(quoted) = position::duty_sentence(cited, duty.number) else { continue };
        document.heading(Depth::Passage, missing_words(told, duty));
        document.push(Block::Quotation(quoted));
    }
    let Some(policy) = told.given.decider() else { return };
    let moved = match study.points {
        Some(Hundredths(0)) => return,
        Some(moved) => format!(
            "For “{}” to name {}, {} of the time would have to be its work that {} other work now.",
            policy.title,
            told.given.code(study.level),
            points(moved),
            if moved == Hundredths(100) || moved == Hundredths(1) { "is" } else { "are" }
        ),
        None => "No other matching of the duties described brings it about.".to_owned(),
    };
    document.paragraph(moved);
}

fn missing_words(told: Audit<'_, '_>, duty: &MissingDuty) -> String {
    if !duty.possible.is_empty() {
        let is = if duty.possible.len() == 1 { "is" } else { "are" };
        let duties = told.given.duties(&duty.possible, "and");
        return format!("No. {}: whether {duties} {is} this work is undecided", duty.number);
    }
    match duty.change.filter(|change| matches!(change, Change::Raised | Change::Added)) {
        Some(change) => format!("No. {}, {change} at this level: no duty is matched to it", duty.number),
        None => format!("No. {}: no duty is matched to it", duty.number),
    }
}
