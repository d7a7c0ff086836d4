//! What qualifications ask for, so that like is held against like: schooling apart from time of work, and what is asked
//! for in the first place apart from what may stand in for it.

use std::ops::Range;

use super::classify::Paired;
use super::course::Course;
use super::evidence::{Direction, Evidence, EvidenceKind};
use super::items::Text;
use super::lexicon::Lexicon;
use super::quantities::is_time;
use super::tokens::Word;

/// The scale by which schooling is told.
const EDUCATION: &str = "education";

/// What a clause of qualifications speaks of. Clauses are held against others of the same sort alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sort {
    /// Whether it says what may stand in for something else.
    stands_in: bool,
    /// Whether it asks for a length of time.
    time: bool,
}

/// The sort of each clause of a text.
pub(super) fn sorts(text: &Text, lexicon: &Lexicon) -> Vec<Sort> {
    let clauses = (0..text.clauses.len()).filter_map(|at| text.clause(at));
    let sort = |words| Sort { stands_in: lexicon.stands_in(words), time: !times(words, lexicon).is_empty() };
    clauses.map(sort).collect()
}

/// Where the times of work in a clause begin, as places among its words. "Four years of college" are schooling.
fn times(words: &[Word], lexicon: &Lexicon) -> Vec<usize> {
    let schooling = lexicon.scale_named(EDUCATION);
    let marks = lexicon.marks(words);
    let is_schooling = |at: usize| marks.iter().any(|mark| Some(mark.scale) == schooling && mark.words.contains(&at));
    (0..words.len()).filter(|at| is_time(words, *at) && !is_schooling(*at)).collect()
}

/// The text with a time of work as a clause of its own, where it is asked for beside schooling: "Bachelor's Degree and
/// two years of experience".
pub(super) fn cut(text: Text, lexicon: &Lexicon) -> Text {
    let apart = |clause: &Range<usize>| {
        let words = text.words.get(clause.clone()).unwrap_or_default();
        let joined = |at: &usize| words.get(*at).is_some_and(|word| word.key() == "and");
        let begins = times(words, lexicon).into_iter().filter_map(|at| at.checked_sub(1).filter(joined));
        let mut ends: Vec<usize> = begins.filter(|at| *at > 0).map(|at| clause.start + at).collect();
        ends.push(clause.end);
        let mut start = clause.start;
        ends.into_iter().map(move |end| std::mem::replace(&mut start, end)..end).collect::<Vec<_>>()
    };
    let clauses = text.clauses.iter().flat_map(apart).collect();
    Text { clauses, ..text }
}

/// Times of work that one text asks for beside all that the other asks for. Where one such time is left over on each
/// side, the two are held against one another instead, however little their words are alike.
pub(super) fn times_alone(
    (lower, lower_sorts): (&Text, &[Sort]),
    (upper, upper_sorts): (&Text, &[Sort]),
    paired: &mut Paired,
    lexicon: &Lexicon,
) -> Vec<Evidence> {
    let asks = |sorts: &[Sort], at: usize| sorts.get(at) == Some(&Sort { stands_in: false, time: true });
    let of = |alone: &[usize], sorts: &[Sort]| alone.iter().copied().filter(|at| asks(sorts, *at)).collect::<Vec<_>>();
    let (low, up) = (of(&paired.lower_alone, lower_sorts), of(&paired.upper_alone, upper_sorts));
    if let ([low], [up]) = (low.as_slice(), up.as_slice()) {
        paired.pairs.push((*low, *up));
        return Vec::new();
    }
    let place = |text: &Text, clause: usize| {
        let words = text.clause(clause)?;
        Some(words.get(*times(words, lexicon).first()?)?.range.start..words.last()?.range.end)
    };
    let made = |direction, lower: Option<Range<usize>>, upper: Option<Range<usize>>| {
        (lower.is_some() || upper.is_some()).then(|| Evidence::of_time(direction, lower, upper))
    };
    let gone = low.into_iter().filter_map(|at| made(Direction::Down, place(lower, at), None));
    let new = up.into_iter().filter_map(|at| made(Direction::Up, None, place(upper, at)));
    gone.chain(new).collect()
}

/// Ways of standing in that only one of two sentences names, behind an "or": the fewer there are, the more is asked.
pub(super) fn ways(course: &Course<'_>, lexicon: &Lexicon) -> Vec<Evidence> {
    if !lexicon.stands_in(course.lower.words) || !lexicon.stands_in(course.upper.words) {
        return Vec::new();
    }
    let behind_or = |words: &[Word], first: usize| {
        first.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.key() == "or")
    };
    let found = course.stretches.iter().filter_map(|stretch| {
        let (clause, run, direction) = match (stretch.lower.is_empty(), stretch.upper.is_empty()) {
            (false, true) => (&course.lower, &stretch.lower, Direction::Up),
            (true, false) => (&course.upper, &stretch.upper, Direction::Down),
            _ => return None,
        };
        let telling = clause.telling.get(run.clone())?;
        let (first, last) = (telling.first()?.at, telling.last()?.at);
        let place = clause.bytes(first, last).filter(|_| behind_or(clause.words, first))?;
        let (lower, upper) = if direction == Direction::Up { (Some(place), None) } else { (None, Some(place)) };
        Some(Evidence { direction, ground: EvidenceKind::Words, scale: "ways to qualify".to_owned(), lower, upper })
    });
    found.collect()
}
