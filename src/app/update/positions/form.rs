//! The form of a position: a new one, its series, its rows.

use rungs_domain::spec::SeriesId;

use super::super::super::positions::{AuthorityDraft, DutyDraft, FactorDraft, Field, Part, PositionDraft, Seat};
use super::super::super::{Effect, State};
use super::say_undoable;
use crate::update::documents::editing::{change, open_new, wish};

/// Opens an empty form: for today, and for the series on the ladder.
pub fn new(state: &mut State, seat: Seat) -> Vec<Effect> {
    let draft = PositionDraft {
        planned: seat == Seat::Planned,
        as_of: state.today.map(|day| day.to_string()).unwrap_or_default(),
        series: state.ladder.levels.first().map(|level| level.series.clone()),
        ..PositionDraft::default()
    };
    let effects = open_new(seat, state, draft, "a new position");
    wish(seat, state, Field::Whole("title"));
    effects
}

/// Judges the position against another series: what was decided by the levels of the old one is forgotten.
pub fn set_series(state: &mut State, seat: Seat, id: SeriesId) -> Vec<Effect> {
    let Some(document) = state.positions(seat).desk.shown() else { return Vec::new() };
    if document.draft.series.as_ref() == Some(&id) {
        return Vec::new();
    }
    let decided = document.draft.duties.iter().any(|duty| duty.matched.is_some());
    if decided {
        say_undoable(state, "The matches were to another series and are forgotten.");
    }
    state.positions_mut(seat).choosing = None;
    change(seat, state, "the series", |draft| {
        draft.series = Some(id);
        draft.revision = None;
        draft.kept = false;
        draft.lead_classes = None;
        draft.duties.iter_mut().for_each(|duty| duty.matched = None);
        for factor in &mut draft.factors {
            *factor = FactorDraft { kind: factor.kind, text: factor.text.clone(), ..FactorDraft::default() };
        }
        draft.ruling.class.clear();
        draft.posting.class.clear();
    })
}

/// Adds an empty row, with the focus in it.
pub fn add_row(state: &mut State, seat: Seat, part: Part) -> Vec<Effect> {
    let mut effects = Vec::new();
    if state.positions(seat).desk.shown().is_none() {
        effects = new(state, seat);
    }
    let Some(document) = state.positions(seat).desk.shown() else { return effects };
    let row = document.draft.rows(part);
    effects.extend(change(seat, state, format!("{} {} added", part.one(), row + 1), |draft| match part {
        Part::Duties => draft.duties.push(DutyDraft::numbered(draft.next_number())),
        Part::Factors => draft.factors.push(FactorDraft::default()),
        Part::Authorities => draft.authorities.push(AuthorityDraft::default()),
    }));
    go_to(state, seat, part, row, part.first_field());
    effects
}

/// Puts the focus into a row.
fn go_to(state: &mut State, seat: Seat, part: Part, row: usize, name: &'static str) {
    if part == Part::Duties {
        state.positions_mut(seat).row = Some(row);
    }
    wish(seat, state, Field::Row(part, row, name));
}

/// Takes a row out; the focus goes to the one that takes its place, or the last, or to where a row is added.
pub fn remove_row(state: &mut State, seat: Seat, part: Part, row: usize) -> Vec<Effect> {
    let rows = state.positions(seat).desk.shown().map_or(0, |document| document.draft.rows(part));
    let effects = take_out(state, seat, part, row);
    match rows.checked_sub(2) {
        _ if row >= rows => {}
        Some(last) => go_to(state, seat, part, row.min(last), part.first_field()),
        None => wish(seat, state, Field::add(part)),
    }
    effects
}

/// Takes a row out; the focus stays where it is.
pub fn take_out(state: &mut State, seat: Seat, part: Part, row: usize) -> Vec<Effect> {
    let Some(document) = state.positions(seat).desk.shown() else { return Vec::new() };
    if row >= document.draft.rows(part) {
        return Vec::new();
    }
    let what = format!("{} {}", part.one(), row + 1);
    say_undoable(state, format!("{what} is taken out."));
    if part == Part::Duties {
        let positions = state.positions_mut(seat);
        positions.choosing = None;
        positions.row = None;
    }
    change(seat, state, format!("{what} taken out"), |draft| match part {
        Part::Duties => drop(draft.duties.remove(row)),
        Part::Factors => drop(draft.factors.remove(row)),
        Part::Authorities => drop(draft.authorities.remove(row)),
    })
}

/// Moves a row by so many places, as far as there are places; the focus goes with it.
pub fn move_row(state: &mut State, seat: Seat, part: Part, row: usize, by: i32) -> Vec<Effect> {
    let Some(document) = state.positions(seat).desk.shown() else { return Vec::new() };
    let Some(last) = document.draft.rows(part).checked_sub(1) else { return Vec::new() };
    let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
    let to = if by < 0 { row.saturating_sub(steps) } else { row.saturating_add(steps).min(last) };
    if row > last || to == row {
        return Vec::new();
    }
    let what = format!("{} {} moved", part.one(), row + 1);
    let effects = change(seat, state, what, |draft| match part {
        Part::Duties => draft.duties.shift(row, to),
        Part::Factors => draft.factors.shift(row, to),
        Part::Authorities => draft.authorities.shift(row, to),
    });
    if let Some(choosing) = state.positions_mut(seat).choosing.as_mut().filter(|_| part == Part::Duties) {
        choosing.row = moved(choosing.row, row, to);
    }
    go_to(state, seat, part, to, part.first_field());
    effects
}

/// Where a row is when the one at `from` has moved to `to`.
fn moved(row: usize, from: usize, to: usize) -> usize {
    if row == from {
        to
    } else if (from..=to).contains(&row) {
        row - 1
    } else if (to..=from).contains(&row) {
        row + 1
    } else {
        row
    }
}
