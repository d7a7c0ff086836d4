//! Either of two parts of a time of work: "one year of which must have been as A or two years of which must have been as B".

use rungs_domain::spec::{Experience, Requirement};

use super::described::{Part, included_part, part_words};
use super::experience::SeriesContext;
use super::node::{any, source};
use super::phrases::PHRASES;
use super::quantity::quantity;
use super::token::Slice;

/// "one year of which must have been as A or two years of which must have been as B": either part will do.
pub(super) fn either_part<'t>(part: &Part<'t>) -> Option<[Part<'t>; 2]> {
    let words = part.kind;
    let at = (1..words.len()).find(|at| {
        let of_which = |end: usize| words.is(end, &["of"]) && words.is(end + 1, &["which"]);
        words.is(*at, &["or"]) && quantity(&words, at + 1).is_some_and(|(_, end)| of_which(end))
    })?;
    let (months, end) = quantity(&words, at + 1)?;
    let written = words.from(at + 1).trimmed();
    let second = Part { written, months, kind: part_words(&words, PHRASES.part_verbs.skip(&words, end)) };
    let length = part.written.find_at(&words, at)?;
    let first = Part { written: part.written.part(0..length).trimmed(), months: part.months, kind: words.part(0..at) };
    Some([first, second])
}

/// A time of work of which either of two parts must be of a narrower sort.
pub(super) fn one_of_parts(
    clause: &Slice<'_>,
    whole: &Experience,
    parts: &[Part<'_>],
    known: &SeriesContext<'_>,
) -> Option<Requirement> {
    let with = |part: &Part<'_>| {
        let included =
            included_part(part, clause, known).filter(|one| whole.months == 0 || one.months <= whole.months)?;
        Some(Requirement::Experience(Experience { including: vec![included], ..whole.clone() }))
    };
    Some(any(source(clause), parts.iter().map(with).collect::<Option<Vec<_>>>()?))
}
