//! The annex: how it was counted, with sources.

use rungs_domain::qualify::{CreditPolicy, Overlap, Relevance, Rounding};

use super::ApplicantCase;
use crate::words::spoken;
use crate::{Block, Column, Depth, Document, Fact, Row, Table, Text};

pub(super) fn add(document: &mut Document, given: &ApplicantCase<'_>) {
    document.heading(Depth::Part, "Annex: how it was counted");
    document.heading(Depth::Section, format!("The policy {}", given.policy.id));
    document.push(Block::Facts(policy(given.policy)));
    document.heading(Depth::Section, "Rules that hold under every policy");
    document.push(Block::Table(rules()));
    if let Some(table) = kinds(given) {
        document.heading(Depth::Section, "Kinds of work in this record");
        document.push(Block::Table(table));
    }
}

fn policy(policy: &CreditPolicy) -> Vec<Fact> {
    let ruled = |rule: String, source: &str| Text::plain(rule).faint(format!(" [{source}]"));
    let full = match policy.full_week.full_from {
        Some(from) => format!("{} hours; {from} hours or more count as one", policy.full_week.hours),
        None => format!("{} hours; fewer count pro rata", policy.full_week.hours),
    };
    let overlap = match policy.overlap.rule {
        Overlap::Capped => "hours are added, up to one full week",
        Overlap::Added => "hours are added without a limit",
    };
    let rounding = match (policy.rounding.rule, policy.rounding.full_from_days) {
        (Rounding::WholeMonths, Some(days)) => format!("{days} or more are a month, fewer none"),
        (Rounding::WholeMonths, None) => "any are a month".to_owned(),
        (Rounding::Exact, _) => {
            "they count as they are; only of the end result a part of a day is left away".to_owned()
        }
    };
    let relevance = match policy.relevance.rule {
        Relevance::Share => "it counts by its share",
        Relevance::Half => "it counts one half",
        Relevance::Whole => "it counts in full",
    };
    let mut facts = vec![
        Fact::new("Source", &policy.source),
        Fact::new("Full week", ruled(full, &policy.full_week.source)),
        Fact::new("Simultaneous jobs", ruled(overlap.to_owned(), &policy.overlap.source)),
        Fact::new("Months", ruled(months(policy), &policy.months.source)),
        Fact::new("Leftover days", ruled(rounding, &policy.rounding.source)),
        Fact::new("Work partly of the kind", ruled(relevance.to_owned(), &policy.relevance.source)),
    ];
    facts.extend(policy.example.iter().map(|example| Fact::new("Worked example", example)));
    facts
}

fn months(policy: &CreditPolicy) -> String {
    let rule = &policy.months;
    match (rule.hours_per_month, rule.weeks_per_year, rule.weeks_per_month) {
        (Some(hours), Some(year), Some(month)) => {
            format!("{hours} hours are a month; {year} weeks a year or {month} weeks a month, whichever gives more")
        }
        (Some(hours), ..) => format!("{hours} hours are a month"),
        _ => CALENDAR.to_owned(),
    }
}

/// How months are counted by the calendar, and why so.
const CALENDAR: &str = "unbroken work counts its whole calendar months: from a day to the day before the same day of a \
    later month, or to the end of that month where it lacks the day. Leftover days count one each, 30 to a month, but \
    by themselves never a whole month, for a month of 31 days that lacks one is short. Times apart add up, leftover \
    days with leftover days; but they never count more than the same time with the gap between them filled, for \
    nobody gains by having been away. Where hours change, each hour of the week is counted through by itself. So \
    entering one time in two parts changes nothing, and more work never makes less time";

/// What the texts leave open, how it was read, and why. The readings of the specifications name the rules so.
const RULES: [[&str; 4]; 11] = [
    [
        "G5",
        "When is it judged?",
        "On the day of judging, that day included. Later work and degrees count nothing yet.",
        "A qualification is possessed, not expected.",
    ],
    [
        "G6",
        "Does a higher degree meet a lower requirement?",
        "Yes, where it meets the field and accreditation asked for; a college degree implies high school.",
        "Minimum qualifications are floors.",
    ],
    [
        "G7",
        "May one degree be used twice in a class?",
        "No: one that is needed as the required degree does not also stand in for time of work.",
        "One fact cannot fill two places; a substitute is something over and above.",
    ],
    ["G8", "“May substitute”", "Applied whenever it helps.", "The text sets no further condition."],
    [
        "G9",
        "Accreditation where the text is silent",
        "Not asked for.",
        "A condition that is not written cannot be imposed.",
    ],
    [
        "G10",
        "A foreign degree where accreditation is asked for",
        "Needs a judgment until it is evaluated.",
        "The evaluation is the judgment that is missing.",
    ],
    ["G11", "Work before the degree", "Counts.", "No text says “after the degree”."],
    [
        "G12",
        "Work of several kinds at once",
        "Counts once in each kind asked for.",
        "“Two years of which” lie inside the three.",
    ],
    [
        "G13",
        "A field that an open clause does not name",
        "Needs a judgment, unless it is plainly remote.",
        "Only a real doubt needs a reviewer.",
    ],
    [
        "G14",
        "How are results put together?",
        "Of several that are all needed the worst, of alternatives the best. What no judgment can cure is not met.",
        "“Needs judgment” means that only a judgment is missing.",
    ],
    [
        "G15",
        "Knowledge, skills, abilities, physical demands, what “may be required”",
        "Not decided here.",
        "They are examined, or belong to the position.",
    ],
];

fn rules() -> Table {
    let row = |rule: &[&str; 4]| Row::new(rule.map(Text::plain));
    Table {
        caption: Text::plain("What the documents leave open, and how it was read"),
        columns: vec![
            Column::words("Rule", 7),
            Column::words("Question", 26),
            Column::words("Reading", 39),
            Column::words("Reason", 28),
        ],
        rows: RULES.iter().map(row).collect(),
    }
}

/// The kinds that the record names, as the vocabulary explains them.
fn kinds(given: &ApplicantCase<'_>) -> Option<Table> {
    let named = |id: &String| given.applicant.experience.iter().any(|job| job.kinds.contains(id));
    let known = given.vocabulary.kinds.iter().filter(|kind| named(&kind.id));
    let row = |kind: &rungs_domain::spec::ExperienceKind| {
        let implies: Vec<String> = kind.implies.iter().map(|id| spoken(id)).collect();
        let implies = if implies.is_empty() { "–".to_owned() } else { implies.join(", ") };
        Row::new([spoken(&kind.id), kind.meaning.clone(), implies].map(Text::plain))
    };
    let rows: Vec<Row> = known.map(row).collect();
    (!rows.is_empty()).then(|| Table {
        caption: Text::plain("What each kind means, and what it also is"),
        columns: vec![Column::words("Kind", 24), Column::words("Meaning", 50), Column::words("Also", 26)],
        rows,
    })
}
