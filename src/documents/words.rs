//! Words that documents share.

use jiff::civil::Date;
use rungs_domain::qualify::{Hundredths, Outcome};
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
