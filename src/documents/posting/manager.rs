//! What the manager wants to know, and the posting does not say.

use rungs_domain::allocate::{ApplicantFill, Finding, LevelNeeds, Margin, Standing, TellingDuty};
use rungs_domain::qualify::Outcome;
use rungs_domain::spec::TierKind;

use super::{Posted, notice, position};
use crate::CitedLevel;
use crate::citing::bare;
use crate::words;
use crate::{Block, Column, Depth, Document, Item, Row, Style, Table, Text, Tone};

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
        document.push(Block::Note(Text::new().strong("Posted at another class than the computed one.").and(format!(
            " It is posted at {}, as a person chose; “{}” says: {}.",
            posted.given.class(class),
            posted.given.deciding(),
            answer.finding.words(posted.given.series)
        ))));
    }
    if answer.lowest != answer.highest {
        let [lowest, highest] = [answer.lowest, answer.highest].map(|finding| finding.words(posted.given.series));
        document.push(Block::Note(Text::plain(format!(
            "Some matches are suggested and not decided: by the items that they could be, the level is between {lowest} and {highest}."
        ))));
    }
}

/// What the levels below and above the one posted would need.
fn neighbors(document: &mut Document, posted: Posted<'_, '_>) {
    let Some(class) = posted.class else { return };
    let beside = [("down", class.checked_sub(1)), ("up", class.checked_add(1))];
    for (way, at) in beside.into_iter().filter_map(|(way, at)| Some((way, at?))) {
        let Some(needs) = posted.given.needs.get(at) else { continue };
        document.heading(Depth::Part, format!("The next level {way}: {}", posted.given.class(at)));
        level_needs(document, posted, at, needs);
    }
    if class == 0 {
        document.paragraph("It is posted at the lowest level of the series: there is none at which to underfill it.");
    }
}

fn level_needs(document: &mut Document, posted: Posted<'_, '_>, at: usize, needs: &LevelNeeds) {
    let given = posted.given;
    let (Some(answer), Some(cited)) = (given.allocation.deciding(), given.cited(at)) else { return };
    let code = given.code(at);
    let points = match answer.points_to.get(at).copied().flatten() {
        Some(points) if points.0 == 0 => format!("“{}” gives {code} for these duties.", given.deciding()),
        Some(points) => {
            let moved = Margin { points, to: Finding::Class(at), lines: Vec::new() };
            let from = given.decider().map(|policy| moved.from_words(&policy.rule, answer.finding, given.series));
            format!(
                "{} of the time, moved {} to work of {code}, would make it the answer of “{}”.",
                words::points(points),
                from.unwrap_or_default(),
                given.deciding()
            )
        }
        None => format!("No other matching of these duties makes {code} the answer of “{}”.", given.deciding()),
    };
    let lead = if needs.lead {
        " Its text speaks of lead work, for which the lead gate asks for time and authorities."
    } else {
        ""
    };
    document.paragraph(format!("{points}{lead}"));
    document.push(Block::Facts(vec![notice::pay(cited.level)]));
    let item = |telling: &TellingDuty| {
        let duty = cited.level.duties.items.iter().find(|duty| duty.number == telling.number);
        let there = match telling.lines.as_slice() {
            [] if !telling.possible.is_empty() => {
                Text::new().strong(format!("Undecided, {}: ", given.duties(&telling.possible, "and")))
            }
            [] => Text::new().strong("Not there: "),
            lines => Text::new().strong(format!("There, {}: ", given.duties(lines, "and"))),
        };
        let cite = cited.item(rungs_domain::spec::ItemKind::Duty, telling.number);
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
        Text::plain(sentences.join(" ")).faint(format!(" [{}]", cited.short(bare(&tier.heading))))
    });
    let pay = level.pay.as_ref().map_or("not printed".to_owned(), |pay| format!("{} {pay}", bare(&pay.label)));
    Row::new([
        Text::plain(format!("{} {}", level.code, level.title)),
        Text::plain(pay),
        words.unwrap_or_else(|| Text::plain("none printed")),
    ])
}

/// Who of the loaded applicants qualifies, and who would be an underfill.
fn applicants(document: &mut Document, posted: Posted<'_, '_>) {
    let Some(fill) = posted.class.and_then(|class| posted.given.fills.get(class)) else { return };
    document.heading(Depth::Part, "The applicants that are loaded");
    if fill.applicants.is_empty() {
        document.paragraph("None is loaded.");
        return;
    }
    let row = |one: &ApplicantFill| {
        let (standing, lacks) = standing(posted, &one.standing);
        Row::new([Text::plain(&one.name), standing, Text::plain(lacks)])
    };
    document.push(Block::Table(Table {
        caption: Text::plain("How each stands to the class posted, by the record alone"),
        columns: vec![
            Column::words("Applicant", 26),
            Column::words("Stands", 30),
            Column::words("What is lacking or open", 44),
        ],
        rows: fill.applicants.iter().map(row).collect(),
    }));
}

fn standing(posted: Posted<'_, '_>, standing: &Standing) -> (Text, String) {
    let styled = |tone, words: String| Text::new().with(Style::Outcome(tone), words);
    match standing {
        Standing::Qualifies => (words::outcome(Outcome::Met), "–".to_owned()),
        Standing::NeedsJudgement(questions) => (words::outcome(Outcome::NeedsJudgement), questions.join("; ")),
        Standing::Underfill { at, lacks } => {
            let at = posted.given.class(*at);
            (styled(Tone::Open, format!("↓ an underfill at {at}")), lacks.join("; "))
        }
        Standing::MeetsNone(lacks) => (words::outcome(Outcome::NotMet), lacks.join("; ")),
        Standing::Unanswered(why) => (Text::plain("no answer"), why.clone()),
    }
}
