//! What levels need, what they are paid, and who could fill them.

use rungs_domain::allocate::{ApplicantFill, LevelNeeds, Standing, TellingDuty};
use rungs_domain::spec::{DutyScope, ItemKind, Level, bare_heading};

use super::{PositionCase, margin};
use crate::{Block, Column, Depth, Document, Fact, Item, Row, Style, Table, Text, Tone};

/// Of a vacancy every level, the highest first; else those beside the answer.
pub(in super::super) fn levels(document: &mut Document, given: &PositionCase<'_>) {
    let beside = |at: &usize| {
        let answer = given.allocation.deciding().and_then(|answer| answer.finding.level());
        given.position.planned || answer.is_some_and(|answer| answer.abs_diff(*at) == 1)
    };
    let shown: Vec<usize> = (0..given.needs.len()).rev().filter(beside).collect();
    if shown.is_empty() {
        return;
    }
    let heading = if given.position.planned { "Level by level" } else { "The levels beside the answer" };
    document.heading(Depth::Part, heading);
    for at in shown {
        document.heading(Depth::Section, format!("For {}", given.class(at)));
        level_needs(document, given, at);
        if given.fills.get(at).is_some() {
            applicants(document, given, at);
        }
    }
}

/// How much time would have to move for a level to be the answer, its pay, and the duties that set it apart.
pub(in super::super) fn level_needs(document: &mut Document, given: &PositionCase<'_>, at: usize) {
    let (Some(needs), Some(cited)) = (given.needs.get(at), given.cited(at)) else { return };
    let lead = match needs.lead {
        true => "Its text speaks of lead work, for which the lead gate asks for time and authorities.",
        false => "",
    };
    let points = given.allocation.deciding().map(|answer| margin::of_level(given, answer, at));
    let said = [points.as_deref().unwrap_or("No policy decides yet."), lead].join(" ");
    document.paragraph(said.trim_end());
    document.push(Block::Facts(vec![pay(cited.level)]));
    let item = |telling: &TellingDuty| {
        let duty = cited.level.duties.items.iter().find(|duty| duty.number == telling.number);
        let there = match telling.lines.as_slice() {
            [] if !telling.possible.is_empty() => {
                Text::new().strong(format!("Undecided, {}: ", given.duties(&telling.possible, "and")))
            }
            [] => Text::new().strong("Not there: "),
            lines => Text::new().strong(format!("There, {}: ", given.duties(lines, "and"))),
        };
        let cite = cited.item(ItemKind::Duty, telling.number);
        let text = there.and(duty.map_or("", |duty| duty.text.as_str())).faint(format!(" [{cite}]"));
        Item { number: Some(telling.number), text }
    };
    if needs.telling.is_empty() {
        document.paragraph("No duty sets it apart from the class below.");
    } else {
        let lowest = "It is the lowest level; its own duties:";
        document.paragraph(if at == 0 { lowest } else { "The duties that set it apart from the class below:" });
        document.push(Block::List(needs.telling.iter().map(item).collect()));
    }
    not_telling(given, at, needs).into_iter().for_each(|words| document.paragraph(Text::new().faint(words)));
}

/// The own duties of a level that are not listed: they do not set it apart from the level below.
fn not_telling(given: &PositionCase<'_>, at: usize, needs: &LevelNeeds) -> Option<String> {
    let below = given.code(at.checked_sub(1)?);
    let listed = |number: u32| needs.telling.iter().any(|duty| duty.number == number);
    let duties = given.series.levels.get(at)?.duties.items.iter();
    let own = duties.filter(|duty| duty.scope == DutyScope::Own && !listed(duty.number));
    let numbers: Vec<String> = own.map(|duty| duty.number.to_string()).collect();
    let word = if numbers.len() == 1 { "No." } else { "Nos." };
    let does = if numbers.len() == 1 { "does" } else { "do" };
    let told = format!("{word} {} {does} not set it apart from {below}.", numbers.join(", "));
    (!numbers.is_empty() && !needs.telling.is_empty()).then_some(told)
}

/// Pay as printed.
pub(in super::super) fn pay(level: &Level) -> Fact {
    match &level.pay {
        Some(pay) => Fact::new(bare_heading(&pay.label), pay.to_string()),
        None => Fact::new("Pay", "not printed in the specification"),
    }
}

/// How each loaded applicant stands to a level.
pub(in super::super) fn applicants(document: &mut Document, given: &PositionCase<'_>, at: usize) {
    let applicants = given.fills.get(at).map_or(&[][..], |fill| &fill.applicants);
    if applicants.is_empty() {
        document.paragraph("None is loaded.");
        return;
    }
    let row = |one: &ApplicantFill| {
        let lacks = one.standing.details().join("; ");
        let lacks = if lacks.is_empty() { "–".to_owned() } else { lacks };
        Row::new([Text::plain(&one.name), standing(given, &one.standing), Text::plain(lacks)])
    };
    document.push(Block::Table(Table {
        caption: Text::plain(format!("How each stands to {}, by the record alone", given.code(at))),
        columns: vec![
            Column::words("Applicant", 26),
            Column::words("Stands", 30),
            Column::words("What is lacking or open", 44),
        ],
        rows: applicants.iter().map(row).collect(),
    }));
}

fn standing(given: &PositionCase<'_>, standing: &Standing) -> Text {
    let tone = match standing {
        Standing::Qualifies => Tone::Good,
        Standing::NeedsJudgement(_) | Standing::Underfill { .. } => Tone::Open,
        Standing::MeetsNone(_) => Tone::Bad,
        Standing::Unanswered(_) => return Text::plain(standing.words(given.series)),
    };
    let words = standing.words(given.series);
    Text::new().with(Style::Outcome(tone), format!("{} {words}", standing.sign()))
}
