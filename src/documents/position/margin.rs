//! How far an answer is from another one, in words: the one place that says it, briefly, as a sentence, and of a level.

use rungs_domain::allocate::{Finding, Margin, PolicyAnswer};
use rungs_domain::qualify::{Hundredths, Outcome};

use super::PositionCase;
use crate::words::points;

/// Whether margins are told: where nothing counts at any level every class is equally far.
pub(in super::super) fn is_told(given: &PositionCase<'_>) -> bool {
    given.allocation.worksheet.counted > Hundredths(0)
}

/// `4.01 points of time would have to move to 41313, from work below it; duty 5, 7 or 4 alone would do`.
pub(in super::super) fn brief(given: &PositionCase<'_>, answer: &PolicyAnswer, margin: &Margin) -> String {
    let (points, alone) = (points(margin.points), alone(given, &margin.lines, ""));
    match margin.to {
        Finding::Class(level) => {
            let from = from(given, answer, margin);
            format!("{points} of time would have to move to {}, {from}; {alone}", given.code(level))
        }
        other => format!("with {points} of lead work {} {}; {alone}", way(other), other.words(given.series)),
    }
}

/// The same as a sentence.
pub(in super::super) fn sentence(given: &PositionCase<'_>, answer: &PolicyAnswer, margin: &Margin) -> String {
    let (points, alone) = (points(margin.points), alone(given, &margin.lines, " it"));
    match margin.to {
        Finding::Class(level) => {
            let (code, from) = (given.code(level), from(given, answer, margin));
            format!("With {points} of the time moved {from} to the work of {code} the answer is {code}; {alone}.")
        }
        to => format!("With {points} of the time {} in lead work: {}; {alone}.", way(to), to.words(given.series)),
    }
}

/// How far a level is from the answer of the policy that decides.
pub(super) fn of_level(given: &PositionCase<'_>, answer: &PolicyAnswer, at: usize) -> String {
    let (code, policy) = (given.code(at), given.deciding());
    match answer.points_to.get(at).copied().flatten() {
        Some(Hundredths(0)) => format!("“{policy}” gives {code} for these duties."),
        Some(least) => {
            let from = from(given, answer, &Margin { points: least, to: Finding::Class(at), lines: Vec::new() });
            let points = points(least);
            format!("{points} of the time, moved {from} to work of {code}, would make it the answer of “{policy}”.")
        }
        None if answer.finding == Finding::NotCalled => "The policy that decides gives no answer.".to_owned(),
        None => format!("No other matching of these duties makes {code} the answer of “{policy}”."),
    }
}

/// Which duty alone would do.
pub(in super::super) fn alone(given: &PositionCase<'_>, lines: &[usize], it: &str) -> String {
    match lines {
        [] => format!("no duty alone would do{it}"),
        lines => format!("duty {} alone would do{it}", given.numbers(lines, "or")),
    }
}

/// Where the points have to come from.
fn from(given: &PositionCase<'_>, answer: &PolicyAnswer, margin: &Margin) -> String {
    let policy = given.policies.iter().find(|policy| policy.id == answer.policy);
    policy.map_or_else(String::new, |policy| margin.from_words(&policy.rule, answer.finding, given.series))
}

fn way(to: Finding) -> &'static str {
    if to == Finding::Lead(Outcome::NotMet) { "less" } else { "more" }
}
