//! Times of work: "two (2) years", "18 months", "one (1) year (12 months)".

use rungs_domain::spec::MAX_MONTHS;

use super::phrases::PHRASES;
use super::token::{Cursor, Slice};

/// A time that stands at `at`, in months, and the token behind it. Figures that contradict one another are none.
pub(super) fn quantity(slice: &Slice<'_>, at: usize) -> Option<(u32, usize)> {
    let at = PHRASES.at_least.skip(slice, at);
    let (count, at) = number(slice, at)?;
    let at = agreed(slice, at, |at| number(slice, at).filter(|(again, _)| *again == count).map(|(_, end)| end))?;
    let at = PHRASES.or_more.skip(slice, at);
    // An age is no time of work.
    if slice.is(at + 1, &["old"]) || slice.is(at + 1, &["of"]) && slice.is(at + 2, &["age"]) {
        return None;
    }
    let months = in_months(slice, count, at)?;
    let same = |at| {
        let (count, end) = number(slice, at)?;
        (in_months(slice, count, end)? == months).then_some(end + 1)
    };
    // "one year (30 semester units)": how much study that is, and no time again.
    let again = number(slice, at + 2).is_some_and(|(_, end)| !PHRASES.units.contains_key(slice.word(end)));
    let at = if again { at + 1 } else { agreed(slice, at + 1, same)? };
    let at = PHRASES.or_more.skip(slice, at);
    (1..=MAX_MONTHS).contains(&months).then_some((months, at))
}

/// The time that a clause begins with, behind the words that lead to a requirement.
pub(super) fn leading_quantity(clause: &Slice<'_>) -> Option<(u32, usize)> {
    let completed = PHRASES.completion.skip(clause, PHRASES.leads.skip_all(clause, 0));
    quantity(clause, PHRASES.leads.skip_all(clause, 0))
        .or_else(|| quantity(clause, 0))
        .or_else(|| quantity(clause, completed))
        .or_else(|| broad(clause))
        .or_else(|| on_top(clause))
}

/// The time that a clause begins with and that it says is in addition to others: "in addition to the above, one year",
/// "one additional year of experience".
pub(super) fn on_top(clause: &Slice<'_>) -> Option<(u32, usize)> {
    let added = || quantity(clause, PHRASES.leads.skip_all(clause, PHRASES.on_top.at(clause, 0)?));
    additional(clause).or_else(added)
}

/// The time of "one additional year of experience": of work, not of study.
fn additional(clause: &Slice<'_>) -> Option<(u32, usize)> {
    let from = PHRASES.leads.skip_all(clause, PHRASES.on_top.skip(clause, 0));
    let one = || clause.is(from, &["additional", "further"]).then_some((2, from));
    let (halves, at) = one().or_else(|| number(clause, from))?;
    let at = agreed(clause, at, |at| number(clause, at).filter(|(again, _)| *again == halves).map(|(_, end)| end))?;
    let months = in_months(clause, halves, at + 1).filter(|_| clause.is(at, &["additional", "further"]))?;
    let behind = clause.from(at + 2);
    let of_work = behind.find(&["experience"]).is_some() && !PHRASES.education_cues.within(&behind);
    (clause.is(at + 2, &["of"]) && of_work && (1..=MAX_MONTHS).contains(&months)).then_some((months, at + 2))
}

/// "Broad and extensive (more than five years) experience": the time in parentheses, or 0 where none is printed.
fn broad(clause: &Slice<'_>) -> Option<(u32, usize)> {
    let end = PHRASES.broad.at(clause, 0)?;
    // "Broad and extensive experience (more than five years) in": the words read on from "experience".
    if let Some((months, _)) = amount_note(clause, end + 1).filter(|_| clause.is(end, &["experience"])) {
        return Some((months, end));
    }
    if !clause.is(end, &["("]) {
        return clause.from(end).tokens.iter().any(|token| token.word == "experience").then_some((0, end));
    }
    amount_note(clause, end)
}

/// An amount in parentheses, "(more than five years)", and the token behind it.
pub(super) fn amount_note(clause: &Slice<'_>, at: usize) -> Option<(u32, usize)> {
    let from = PHRASES.more_than.skip(clause, at + usize::from(clause.is(at, &["("])));
    let (months, behind) = quantity(clause, from).filter(|_| clause.is(at, &["("]))?;
    clause.is(behind, &[")"]).then_some((months, behind + 1))
}

/// Whether a clause asks for more than the time that it begins with.
pub(super) fn asks_more_than(clause: &Slice<'_>) -> bool {
    let note = |end: usize| end + usize::from(clause.is(end, &["experience"])) + 1;
    PHRASES.broad.at(clause, 0).is_some_and(|end| PHRASES.more_than.at(clause, note(end)).is_some())
}

/// Reads words about work that change nothing in the count: "full time", "(or 4,160 hours)".
pub(super) fn neutral(read: &mut Cursor<'_>) -> bool {
    let hours = |words: &Slice<'_>, at: usize| {
        let from = at + 1 + usize::from(words.is(at + 1, &["or"]));
        let (_, end) = number(words, from).filter(|_| words.is(at, &["("]))?;
        (words.is(end, &["hours"]) && words.is(end + 1, &[")"])).then_some(((), end + 2))
    };
    read.take(&PHRASES.neutral) || read.take_with(hours).is_some()
}

/// How much stands in for how much: "on a year-for-year basis, up to two years".
pub(super) struct Rate<'t> {
    /// A year counts for a year.
    pub yearly: bool,
    /// The most months.
    pub cap: Option<u32>,
    /// What stands behind and says something else.
    pub rest: Slice<'t>,
}

impl<'t> Rate<'t> {
    /// The rate that words begin with; `None` where no time stands behind "up to".
    pub fn read(words: &Slice<'t>) -> Option<Self> {
        let (mut read, mut yearly, mut cap) = (Cursor::new(words, 0), false, None);
        loop {
            if read.take(&PHRASES.year_for_year) {
                yearly = true;
            } else if read.take(&PHRASES.up_to) {
                cap = Some(read.take_with(quantity)?);
            } else if !read.take_word(&[","]) {
                return Some(Rate { yearly, cap, rest: read.rest() });
            }
        }
    }
}

/// Whether a word is a number, or a unit of time.
pub(super) fn is_figure(word: &str) -> bool {
    PHRASES.numbers.contains_key(word)
        || PHRASES.units.contains_key(word)
        || word.contains(|c: char| c.is_ascii_digit())
}

/// A whole number, once or once more in parentheses, and the token behind it: "twelve (12)".
pub(super) fn whole_number(slice: &Slice<'_>, at: usize) -> Option<(u32, usize)> {
    let at = PHRASES.at_least.skip(slice, at);
    let (halves, at) = number(slice, at)?;
    let end = agreed(slice, at, |at| number(slice, at).filter(|(again, _)| *again == halves).map(|(_, end)| end))?;
    (halves > 0 && halves.is_multiple_of(2)).then_some((halves / 2, end))
}

/// Whether a number that is half of an odd one stands at `at`, such that another, three times, is twice as many:
/// "15 semester or 22.5 quarter units". The token behind it.
pub(super) fn half_more(slice: &Slice<'_>, at: usize, other: u32) -> Option<usize> {
    let (halves, end) = number(slice, at)?;
    (!halves.is_multiple_of(2) && other.checked_mul(3) == Some(halves)).then_some(end)
}

/// A number of units in months, where that is a whole number.
fn in_months(slice: &Slice<'_>, halves: u32, at: usize) -> Option<u32> {
    let months = halves.checked_mul(*PHRASES.units.get(slice.word(at))?)?;
    months.is_multiple_of(2).then_some(months / 2)
}

/// A number, in halves, and the token behind it: "two", "thirty-six", "1.5", "one and one-half".
fn number(slice: &Slice<'_>, at: usize) -> Option<(u32, usize)> {
    let word = slice.word(at);
    if let Some((whole, "5")) = word.split_once('.') {
        return Some((whole.parse::<u32>().ok()?.checked_mul(2)?.checked_add(1)?, at + 1));
    }
    // "3½"
    if let Some(whole) = word.strip_suffix('½').filter(|whole| !whole.is_empty()) {
        return Some((whole.parse::<u32>().ok()?.checked_mul(2)?.checked_add(1)?, at + 1));
    }
    if let Some(taken) = PHRASES.half.at(slice, at) {
        return Some((1, at + taken));
    }
    let named = |at: usize| PHRASES.numbers.get(slice.word(at)).copied();
    let tens = named(at).filter(|tens| *tens >= 20 && tens.is_multiple_of(10));
    let (whole, end) = match (tens, named(at + 1).filter(|ones| *ones < 10)) {
        (Some(tens), Some(ones)) => (tens + ones, at + 2),
        _ => (named(at).or_else(|| word.parse().ok())?, at + 1),
    };
    let halves = whole.checked_mul(2)?;
    Some(match PHRASES.and_a_half.at(slice, end) {
        Some(taken) => (halves.checked_add(1)?, end + taken),
        None => (halves, end),
    })
}

/// The token behind a repetition in parentheses, where there is one; `None` where it says something else.
fn agreed(slice: &Slice<'_>, at: usize, same: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    if slice.word(at) != "(" || number(slice, at + 1).is_none() {
        return Some(at);
    }
    let end = same(at + 1)?;
    (slice.word(end) == ")").then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::requirement::token::tokens;

    fn months(text: &str) -> Option<(u32, usize)> {
        quantity(&Slice::new(0, false, text, &tokens(text)), 0)
    }

    #[test]
    fn words_figures_and_both_are_times_of_work() {
        let read = |text| months(text).map(|(months, _)| months);
        assert_eq!(read("two (2) years of"), Some(24));
        assert_eq!(read("One (1) year (12 months) of"), Some(12));
        assert_eq!(read("eighteen months"), Some(18));
        assert_eq!(read("18 months"), Some(18));
        assert_eq!(read("a minimum of three years' experience"), Some(36));
        assert_eq!(read("six or more years of"), Some(72));
        assert_eq!(read("one and one-half (1.5) years of"), Some(18));
        assert_eq!(read("1.5 years of"), Some(18));
        assert_eq!(read("thirty-six (36) months of"), Some(36));
        assert_eq!(read("two and a half years of"), Some(30));
    }

    #[test]
    fn figures_that_contradict_one_another_and_other_units_are_no_time() {
        for text in [
            "two (3) years",
            "two years (12 months)",
            "1.5 months",
            "1.25 years",
            "twenty (25) months",
            "two to four years",
            "2,000 hours",
            "0 years",
        ] {
            assert_eq!(months(text), None, "{text}");
        }
    }

    #[test]
    fn a_note_behind_a_time_is_left_for_others() {
        assert_eq!(months("two years (full time)"), Some((24, 2)));
    }
}
