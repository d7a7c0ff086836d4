//! How the parts of one sentence belong together where both "and" and "or" join them: by "either", by the signs or the
//! capital letters of their links, or because they are about study alone.

use std::ops::Range;

use super::needs::{Link, asks_for_degree};
use super::phrases::PHRASES;
use super::study::names_study;
use super::token::{Case, Slice};

/// The parts of which "either" opens one: "A and either B or C".
pub(super) fn either<'t>(
    sentence: &Slice<'t>,
    bounds: &[Range<usize>],
    links: &[Link],
) -> Option<(Link, Vec<Slice<'t>>)> {
    let opens = |part: &Range<usize>| sentence.is(part.start, &["either"]);
    if bounds.first().is_none_or(opens) {
        return None;
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (at, part) in bounds.iter().enumerate() {
        let link = at.checked_sub(1).and_then(|before| links.get(before)).unwrap_or(&Link::And);
        match (link, parts.last_mut()) {
            (Link::Or, Some(last)) if opens(last) => last.end = part.end,
            (Link::Or, _) => return None,
            (Link::And, _) => parts.push(part.clone()),
        }
    }
    Some((Link::And, parts.into_iter().map(|part| sentence.part(part)).collect()))
}

/// "A degree or 60 credits and two years of work": the credits stand beside the degree, and the work is needed either way.
pub(super) fn studied<'t>(
    sentence: &Slice<'t>,
    bounds: &[Range<usize>],
    links: &[Link],
) -> Option<(Link, Vec<Slice<'t>>)> {
    let [first, second, rest @ ..] = bounds else { return None };
    let credits = sentence.part(second.clone());
    let schooling =
        asks_for_degree(&sentence.part(first.clone())) && names_study(&credits, PHRASES.leads.skip_all(&credits, 0));
    let (either, others) = links.split_first()?;
    if !schooling || *either != Link::Or || others.contains(&Link::Or) {
        return None;
    }
    let joined = std::iter::once(first.start..second.end).chain(rest.iter().cloned());
    Some((Link::And, joined.map(|part| sentence.part(part)).collect()))
}

/// The parts that a sign sets off, where each such sign stands before the same link and the other link never does:
/// "A; or B and C".
pub(super) fn set_off<'t>(
    sentence: &Slice<'t>,
    bounds: &[Range<usize>],
    links: &[Link],
    sign: &str,
) -> Option<(Link, Vec<Slice<'t>>)> {
    let strong = |at: usize| {
        let last = bounds.get(at).and_then(|part| part.end.checked_sub(1));
        last.is_some_and(|last| sentence.is(last, &[sign]))
    };
    parted(sentence, bounds, links, strong)
}

/// The parts between links in capital letters, among others in small ones: "A and B OR C and D".
pub(super) fn by_capitals<'t>(
    sentence: &Slice<'t>,
    bounds: &[Range<usize>],
    links: &[Link],
) -> Option<(Link, Vec<Slice<'t>>)> {
    let upper = |at: usize| {
        let link = bounds.get(at + 1).and_then(|part| part.start.checked_sub(1)).and_then(|at| sentence.tokens.get(at));
        link.is_some_and(|token| token.case == Case::Upper)
    };
    parted(sentence, bounds, links, upper)
}

/// The parts between strong links, where all of these are the same link and the weak ones are the other.
fn parted<'t>(
    sentence: &Slice<'t>,
    bounds: &[Range<usize>],
    links: &[Link],
    strong: impl Fn(usize) -> bool,
) -> Option<(Link, Vec<Slice<'t>>)> {
    let outer = links.iter().enumerate().find(|(at, _)| strong(*at)).map(|(_, link)| *link)?;
    if links.iter().enumerate().any(|(at, link)| strong(at) != (*link == outer)) {
        return None;
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (at, part) in bounds.iter().enumerate() {
        match parts.last_mut() {
            Some(last) if !at.checked_sub(1).is_some_and(&strong) => last.end = part.end,
            _ => parts.push(part.clone()),
        }
    }
    Some((outer, parts.into_iter().map(|part| sentence.part(part)).collect()))
}
