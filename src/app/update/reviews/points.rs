//! What is looked at, and the way from one thing to be looked at to the next.

use std::ops::Range;

use super::super::super::State;
use super::super::super::reviews::{Selected, Side};
use super::super::say;

/// Looks at a part of the source.
pub fn select(state: &mut State, at: Option<Range<usize>>, by: Side) {
    let reviews = &mut state.reviews;
    reviews.selections += 1;
    reviews.selected = at.map(|at| Selected { at, by, number: reviews.selections });
}

/// Goes to the next place to be looked at, or the one before, and round again.
pub fn step(state: &mut State, by: i32) {
    let places = places(state);
    let here = state.reviews.selected.as_ref().map(|selected| key(&selected.at));
    let next = match (here, by < 0) {
        (None, false) => places.first(),
        (None, true) => places.last(),
        (Some(here), false) => places.iter().find(|place| key(place) > here).or(places.first()),
        (Some(here), true) => places.iter().rev().find(|place| key(place) < here).or(places.last()),
    };
    match next.cloned() {
        Some(place) => select(state, Some(place), Side::Elsewhere),
        None => none_left(state),
    }
}

/// The place to be looked at behind this one, and round again; none where it was the last.
pub fn after(state: &State, at: &Range<usize>) -> Option<Range<usize>> {
    let places = places(state);
    let within = |place: &&Range<usize>| place.start >= at.start && place.start < at.end.max(at.start + 1);
    let mut others = places.iter().filter(|place| !within(place));
    others.clone().find(|place| place.start >= at.end).or(others.next()).cloned()
}

fn none_left(state: &mut State) {
    let Some(understood) = state.reviews.shown() else { return say(state, "No document is open.") };
    let whole = understood.points.len();
    match whole {
        0 => say(state, "Nothing is left to be looked at."),
        _ => say(state, "What is left to be looked at is about the document as a whole."),
    }
}

/// The places of all points, each once, in the order of the source.
fn places(state: &State) -> Vec<Range<usize>> {
    let points = state.reviews.shown().map(|understood| understood.points.clone()).unwrap_or_default();
    let mut places: Vec<Range<usize>> = points.iter().filter_map(|point| point.at.clone()).collect();
    places.sort_by_key(key);
    places.dedup();
    places
}

fn key(range: &Range<usize>) -> (usize, usize) {
    (range.start, range.end)
}
