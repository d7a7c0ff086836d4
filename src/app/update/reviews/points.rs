//! What is looked at, and the way from one thing to be looked at to the next.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::super::State;
use super::super::super::reviews::{ReviewPoint, ReviewPointKind, Selected, Side};
use super::super::say;

/// Looks at a part of the source.
pub fn select(state: &mut State, at: Option<Range<usize>>, by: Side) {
    let reviews = &mut state.reviews;
    reviews.selections += 1;
    reviews.selected = at.map(|at| Selected { at, by, number: reviews.selections });
}

/// Goes to the next place to be looked at, or the one before, and round again: those first whose mistake would cost most,
/// and of one sort in the order of the source.
pub fn step(state: &mut State, by: i32) {
    let places = places(state);
    let here = state.reviews.selected.as_ref().map(|selected| selected.at.clone());
    let next = match (here, by < 0) {
        (None, false) => places.first(),
        (None, true) => places.last(),
        (Some(here), back) => {
            let at = Place::among(&places, &here);
            let next = places.iter().find(|place| **place > at).or(places.first());
            let before = places.iter().rev().find(|place| **place < at).or(places.last());
            if back { before } else { next }
        }
    };
    match next.cloned() {
        Some(place) => select(state, Some(place.at()), Side::Elsewhere),
        None => none_left(state),
    }
}

/// The place to be looked at behind this one, and round again; none where it was the last.
pub fn after(state: &State, at: &Range<usize>) -> Option<Range<usize>> {
    let places = places(state);
    let within = |place: &&Place| place.start >= at.start && place.start < at.end.max(at.start + 1);
    let here = places.iter().find(within).copied().unwrap_or_else(|| Place::among(&places, at));
    let mut others = places.iter().filter(|place| !within(place));
    others.clone().find(|place| **place > here).or(others.next()).map(Place::at)
}

fn none_left(state: &mut State) {
    let Some(understood) = state.reviews.shown() else { return say(state, "No document is open.") };
    let whole = understood.points.len();
    match whole {
        0 => say(state, "Nothing is left to be looked at."),
        _ => say(state, "What is left to be looked at is about the document as a whole."),
    }
}

/// A place to be looked at, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    why: ReviewPointKind,
    start: usize,
    end: usize,
}

impl Place {
    fn at(&self) -> Range<usize> {
        self.start..self.end
    }

    /// A place that is looked at, among those that are to be: one of them, or else one as pressing as the first.
    fn among(places: &[Place], at: &Range<usize>) -> Self {
        let known = places.iter().find(|place| place.at() == *at).copied();
        let why = places.first().map_or(ReviewPointKind::Warning, |first| first.why);
        known.unwrap_or(Place { why, start: at.start, end: at.end })
    }
}

/// The places of all points, each once, with the most pressing of its points.
fn places(state: &State) -> Vec<Place> {
    let points = state.reviews.shown().map(|understood| understood.points.clone()).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let place = |point: &ReviewPoint| {
        let at = point.at.clone()?;
        Some(Place { why: point.why, start: at.start, end: at.end })
    };
    let mut places: Vec<Place> = points.iter().filter_map(place).collect();
    places.sort_unstable();
    places.retain(|place| seen.insert((place.start, place.end)));
    places
}
