//! Numbers of two linked clauses that count the same: "two years", "one year".

use super::course::{Clause, Course};
use super::evidence::{Direction, Evidence, Ground};

/// A number, and the telling word that says what is counted.
#[derive(Debug, Clone, Copy)]
struct Quantity {
    /// In months for times.
    value: u32,
    /// Months and years are one.
    unit: u32,
    is_time: bool,
    /// Places among the words: the number and what it counts.
    number: usize,
    counted: usize,
}

/// What stands for any measure of time; no concept has this number.
const TIME: u32 = u32::MAX;
/// Larger numbers are dates, codes and sums of money.
const LARGEST: u32 = 400;

/// What the numbers of two clauses show.
pub(super) fn quantities(course: &Course<'_>) -> Vec<Evidence> {
    let (low, mut up) = (found(&course.lower), found(&course.upper));
    let mut evidence = Vec::new();
    for own in low {
        let Some(at) = up.iter().position(|other| other.unit == own.unit) else { continue };
        let other = up.remove(at);
        let direction = match own.value.cmp(&other.value) {
            std::cmp::Ordering::Less => Direction::Up,
            std::cmp::Ordering::Greater => Direction::Down,
            std::cmp::Ordering::Equal => continue,
        };
        evidence.push(Evidence {
            direction,
            ground: Ground::Number,
            scale: if own.is_time { "time" } else { "count" }.to_owned(),
            lower: course.lower.bytes(own.number, own.counted),
            upper: course.upper.bytes(other.number, other.counted),
        });
    }
    evidence
}

fn found(clause: &Clause<'_>) -> Vec<Quantity> {
    let value = |at: usize| clause.words.get(at).and_then(|word| numeral(word.key()));
    let mut quantities: Vec<Quantity> = Vec::new();
    for number in 0..clause.words.len() {
        let Some(mut of) = value(number) else { continue };
        // "two (2) years" is one number, and "18 to 24 months" two of the same.
        let is_repeated = number.checked_sub(1).and_then(value) == Some(of);
        let behind = clause.telling.get(clause.place(number + 1)..).unwrap_or_default();
        let counted = behind.iter().find(|word| value(word.at).is_none());
        let (Some(counted), false) = (counted, is_repeated) else { continue };
        let Some(word) = clause.words.get(counted.at) else { continue };
        let months = months(word.key());
        of *= months.unwrap_or(1);
        let unit = if months.is_some() { TIME } else { counted.concept };
        quantities.push(Quantity { value: of, unit, is_time: months.is_some(), number, counted: counted.at });
    }
    quantities
}

/// The number that a word means.
fn numeral(word: &str) -> Option<u32> {
    const WORDS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let spelt = || WORDS.iter().position(|known| *known == word).and_then(|at| u32::try_from(at).ok());
    word.parse().ok().or_else(spelt).filter(|number| *number <= LARGEST)
}

/// How many months a unit of time has.
fn months(word: &str) -> Option<u32> {
    match word {
        "month" | "months" => Some(1),
        "year" | "years" => Some(12),
        _ => None,
    }
}
