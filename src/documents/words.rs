//! Words that documents share.

use jiff::civil::Date;
use rungs_domain::qualify::{Hundredths, Outcome, Schooling, Study};
use rungs_domain::words::counted;

use crate::{Style, Text, Tone};

/// An outcome as sign and words.
pub(super) fn outcome(outcome: Outcome) -> Text {
    let (tone, words) = match outcome {
        Outcome::Met => (Tone::Good, "✓ met"),
        Outcome::NeedsJudgement => (Tone::Open, "? needs judgment"),
        Outcome::NotMet => (Tone::Bad, "✗ not met"),
    };
    Text::new().with(Style::Outcome(tone), words)
}

/// An id of a file as words: `social_casework` is "social casework".
pub(super) fn spoken(id: &str) -> String {
    id.replace('_', " ")
}

/// The kinds of a list as words.
pub(super) fn kinds(ids: &[String]) -> String {
    match ids {
        [] => "–".to_owned(),
        _ => ids.iter().map(|id| spoken(id)).collect::<Vec<_>>().join(", "),
    }
}

/// What a study reached.
pub(super) fn schooling(study: &Study) -> String {
    match study.degree {
        Schooling::HighSchool => "High school diploma".to_owned(),
        Schooling::Ged => "GED".to_owned(),
        Schooling::SomeCollege { years } => format!("{} of college", counted(years, "year")),
        Schooling::Associate => "Associate's degree".to_owned(),
        Schooling::Bachelor => "Bachelor's degree".to_owned(),
        Schooling::Master => "Master's degree".to_owned(),
        Schooling::Doctorate => "Doctorate".to_owned(),
    }
}

/// A last day, or that there is none.
pub(super) fn until(last: Option<Date>, none: &str) -> String {
    last.map_or_else(|| none.to_owned(), |day| day.to_string())
}

/// Words in a row: `4, 5 and 7`.
pub(super) fn listed(words: &[String], joined: &str) -> String {
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {joined} {last}", others.join(", ")),
    }
}

/// Points of time: `1 point`, `4.01 points`.
pub(super) fn points(points: Hundredths) -> String {
    format!("{points} point{}", if points == Hundredths::whole(1) { "" } else { "s" })
}
