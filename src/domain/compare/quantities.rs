//! Numbers of two linked clauses that count the same: "two years", "one year".

use std::ops::Range;

use super::course::{Course, CourseClause};
use super::evidence::{Direction, Evidence};
use super::tokens::Word;

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
    /// Whether it is a part of a time named before: "two years of which".
    is_part: bool,
}

/// What stands for any measure of time; no concept has this number.
const TIME: u32 = u32::MAX;
/// The most words from a number to its measure: "two (2) full years".
const TO_UNIT: usize = 3;
/// Larger numbers are dates, codes and sums of money.
const LARGEST: u32 = 400;

/// What the numbers of two clauses show.
pub(super) fn quantities(course: &Course<'_>) -> Vec<Evidence> {
    let (low, mut up) = (found(&course.lower), found(&course.upper));
    let parts = |of: &[Quantity]| of.iter().filter(|quantity| quantity.is_part).copied().collect::<Vec<_>>();
    let mut evidence = match (parts(&low).as_slice(), parts(&up).as_slice()) {
        ([part], []) => made_whole(&course.lower, *part, &course.upper, &up).into_iter().collect(),
        ([], [part]) => {
            made_whole(&course.upper, *part, &course.lower, &low).map(Evidence::turned).into_iter().collect()
        }
        _ => Vec::new(),
    };
    for own in low {
        let Some(at) = up.iter().position(|other| (other.unit, other.is_part) == (own.unit, own.is_part)) else {
            continue;
        };
        let other = up.remove(at);
        let direction = match own.value.cmp(&other.value) {
            std::cmp::Ordering::Less => Direction::Up,
            std::cmp::Ordering::Greater => Direction::Down,
            std::cmp::Ordering::Equal => continue,
        };
        let (lower, upper) =
            (course.lower.bytes(own.number, own.counted), course.upper.bytes(other.number, other.counted));
        let evidence_of_time = Evidence::of_time(direction, lower, upper);
        let scale = if own.is_time { evidence_of_time.scale.clone() } else { "count".to_owned() };
        evidence.push(Evidence { scale, ..evidence_of_time });
    }
    evidence
}

/// A part of a time that must be of a narrower sort ("two years of which must have involved"), where the other clause
/// asks the narrower sort of another time: told from the side of the part.
fn made_whole(
    own: &CourseClause<'_>,
    part: Quantity,
    other: &CourseClause<'_>,
    theirs: &[Quantity],
) -> Option<Evidence> {
    let narrower = own.telling.get(own.place(part.counted + 1)..)?;
    let goes_on = narrower.iter().find_map(|word| word.twin)?;
    let (place, until) = (other.telling.get(goes_on)?.at, narrower.iter().find(|word| word.twin.is_some())?.at);
    let whole = theirs.iter().rev().find(|theirs| theirs.is_time && theirs.number < place)?;
    let direction = match part.value.cmp(&whole.value) {
        std::cmp::Ordering::Less => Direction::Up,
        std::cmp::Ordering::Greater => Direction::Down,
        std::cmp::Ordering::Equal => return None,
    };
    Some(Evidence::of_time(direction, own.bytes(part.number, until), other.bytes(whole.number, place)))
}

/// Whether a time begins with this word: "two years", "six (6) months".
pub(super) fn is_time(words: &[Word], at: usize) -> bool {
    let behind: Range<usize> = at + 1..(at + 1 + TO_UNIT).min(words.len());
    words.get(at).is_some_and(|word| numeral(word.key()).is_some())
        && !is_list_number(words, at)
        && words.get(behind).unwrap_or_default().iter().any(|word| months(word.key()).is_some())
}

/// The first time that a text names: in months, and its bytes in the text. 36 for "Three years (36 months) of
/// experience".
pub(super) fn printed_time(words: &[Word]) -> Option<(u32, Range<usize>)> {
    words.iter().enumerate().find_map(|(at, word)| {
        let number = numeral(word.key())?;
        let behind = words.get(at + 1..)?.iter().take(TO_UNIT);
        let (unit, months) = behind.filter_map(|unit| Some((unit, months(unit.key())?))).next()?;
        Some((number * months, word.range.start..unit.range.end))
    })
}

fn found(clause: &CourseClause<'_>) -> Vec<Quantity> {
    let value = |at: usize| clause.words.get(at).and_then(|word| numeral(word.key()));
    let mut quantities: Vec<Quantity> = Vec::new();
    for number in 0..clause.words.len() {
        let Some(mut of) = value(number) else { continue };
        // "two (2) years" is one number, and "18 to 24 months" two of the same.
        let is_repeated = number.checked_sub(1).and_then(value) == Some(of);
        let behind = clause.telling.get(clause.place(number + 1)..).unwrap_or_default();
        let counted = behind.iter().find(|word| value(word.at).is_none());
        let (Some(counted), false) = (counted, is_repeated || is_list_number(clause.words, number)) else { continue };
        let Some(word) = clause.words.get(counted.at) else { continue };
        let months = months(word.key());
        of *= months.unwrap_or(1);
        let unit = if months.is_some() { TIME } else { counted.concept };
        let key = |at: usize| clause.words.get(at).map(Word::key);
        let is_part = months.is_some() && (key(counted.at + 1), key(counted.at + 2)) == (Some("of"), Some("which"));
        quantities.push(Quantity { value: of, unit, is_time: months.is_some(), number, counted: counted.at, is_part });
    }
    quantities
}

/// Whether a number stands right before another one that it does not repeat: "2. One (1) year".
fn is_list_number(words: &[Word], at: usize) -> bool {
    let value = |at: usize| words.get(at).and_then(|word| numeral(word.key()));
    matches!((value(at), value(at + 1)), (Some(one), Some(next)) if one != next)
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
