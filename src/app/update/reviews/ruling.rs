//! Rulings: each a step of undo, after which the document is understood anew.

use std::sync::Arc;

use rungs_domain::spec::Code;

use super::super::super::reviews::{Correction, DraftField, Field, ReviewPoint, ReviewPointKind, Side, told};
use super::super::super::{Effect, State};
use super::{ReviewKind, points};
use crate::update::documents::editing;
use crate::update::say;

/// Rules about the document in view. What is typed into one field is one ruling and one step of undo.
pub fn rule(state: &mut State, ruling: Correction) -> Vec<Effect> {
    let subject = Subject::of(&ruling);
    let (typed, typing) = (matches!(subject, Some(Subject::Field(_))), subject.is_some());
    let effects = if typed { write(state, ruling) } else { rule_all(state, vec![ruling]) };
    state.reviews.desk.typing =
        state.reviews.desk.current.filter(|_| typing).map(|document| (document, Field::Rulings));
    effects
}

/// Accepts what is looked at: it is as it should be, and the warnings about it are seen. Goes on to what is next.
pub fn accept(state: &mut State) -> Vec<Effect> {
    let reviews = &state.reviews;
    let Some((understood, selected)) = reviews.shown().zip(reviews.selected.as_ref()) else { return Vec::new() };
    let at = understood.draft.correction_range(&selected.at);
    let next = points::after(state, &at);
    let about =
        |point: &&ReviewPoint| point.at.as_ref().is_some_and(|place| place.start < at.end && at.start < place.end);
    let mut here = understood.points.iter().filter(about).peekable();
    if here.peek().is_some() && here.all(|point| point.why == ReviewPointKind::Unplaced) {
        say(state, "Where this belongs is not known: move it into a part, or say that it is none of the text.");
        return Vec::new();
    }
    let told = |point: &&ReviewPoint| matches!(point.why, ReviewPointKind::Unclaimed | ReviewPointKind::Warning);
    let warned = understood.points.iter().filter(told).filter(about);
    let settled: Vec<Correction> = warned.map(|point| Correction::Settle { warning: point.what.clone() }).collect();
    let rulings = [vec![Correction::Accept { at }], settled].concat();
    let effects = rule_all(state, rulings);
    if let Some(next) = next {
        points::select(state, Some(next), Side::Elsewhere);
    }
    effects
}

/// Rules several things at once, as one step of undo.
pub fn rule_all(state: &mut State, rulings: Vec<Correction>) -> Vec<Effect> {
    let what = match rulings.as_slice() {
        [] => return Vec::new(),
        [one] => told(one),
        [first, rest @ ..] => format!("{} and {} more", told(first), rest.len()),
    };
    editing::change(ReviewKind, state, what, |draft| Arc::make_mut(&mut draft.rulings).extend(rulings))
}

/// Takes up what is typed into a field: in place of the last ruling where that was typed into the same field just now.
pub fn write(state: &mut State, ruling: Correction) -> Vec<Effect> {
    let desk = &state.reviews.desk;
    let Some(document) = desk.shown() else { return Vec::new() };
    let same_field = desk.typing == Some((document.id, Field::Rulings))
        && document.draft.rulings.last().is_some_and(|last| Subject::of(last) == Subject::of(&ruling));
    let what = told(&ruling);
    let mut draft = document.draft.as_ref().clone();
    let rulings = Arc::make_mut(&mut draft.rulings);
    if same_field {
        rulings.pop();
    }
    rulings.push(ruling);
    editing::replace(ReviewKind, state, Arc::new(draft), what, !same_field)
}

/// Takes back what was ruled about a tier.
pub fn forget_tier(state: &mut State, level: &Code, tier: usize) -> Vec<Effect> {
    let what = format!("going back to what the sentences of {level} were understood to ask");
    editing::change(ReviewKind, state, what, |draft| {
        Arc::make_mut(&mut draft.rulings).retain(|one| Subject::of(one) != Some(Subject::Tier(level, tier)));
    })
}

/// What is ruled bit by bit, as one types.
#[derive(PartialEq, Eq)]
enum Subject<'a> {
    /// A field of the draft.
    Field(&'a DraftField),
    /// What a tier asks.
    Tier(&'a Code, usize),
}

impl<'a> Subject<'a> {
    fn of(ruling: &'a Correction) -> Option<Self> {
        match ruling {
            Correction::Field { field, .. } => Some(Subject::Field(field)),
            Correction::Requires { level, tier, .. } => Some(Subject::Tier(level, *tier)),
            _ => None,
        }
    }
}
