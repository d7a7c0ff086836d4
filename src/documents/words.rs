//! Words that documents share.

use jiff::civil::Date;
use rungs_domain::qualify::{Hundredths, Outcome};
use rungs_domain::spec::{Series, Status};
use rungs_domain::words::counted;

use crate::{Style, Text, Tone};

/// An outcome as sign and words.
pub fn outcome(outcome: Outcome) -> Text {
    let tone = match outcome {
        Outcome::Met => Tone::Good,
        Outcome::NeedsJudgement => Tone::Open,
        Outcome::NotMet => Tone::Bad,
    };
    Text::new().with(Style::Outcome(tone), format!("{} {}", outcome.sign(), outcome.words()))
}

/// Whether and since when a series holds.
pub fn standing(series: &Series) -> String {
    let printed = |label: &str, date: Option<Date>| date.map(|date| format!("{label} {date}"));
    match &series.status {
        Status::Proposed { .. } => printed("proposed", series.source.date).unwrap_or_else(|| "proposed".to_owned()),
        Status::Adopted => printed("effective", series.effective)
            .or_else(|| printed("revised", series.revised))
            .or_else(|| printed("established", series.established))
            .unwrap_or_else(|| "no date printed for the series".to_owned()),
    }
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

/// A last day, or that there is none.
pub(super) fn until(last: Option<Date>, none: &str) -> String {
    last.map_or_else(|| none.to_owned(), |day| day.to_string())
}

/// Points of time: `1 point`, `4.01 points`, `a hundredth of a point`.
pub(super) fn points(points: Hundredths) -> String {
    match points {
        Hundredths(1) => "a hundredth of a point".to_owned(),
        more => counted(more, "point"),
    }
}
