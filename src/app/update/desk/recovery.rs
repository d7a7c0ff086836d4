//! What an earlier session left unsaved: links and documents of every kind, offered together.

use std::mem;

use super::super::super::desk::{Kept, Which};
use super::super::super::files::Recovered;
use super::super::super::positions::Seat;
use super::super::super::state::Dialog;
use super::super::super::{Effect, State};
use super::super::{links, say};
use super::bench::Bench;
use super::{form, on_bench};

/// Keeps what was found, and offers it.
pub fn found(state: &mut State, found: Recovered) {
    for seat in Seat::ALL {
        state.positions_mut(seat).desk.recovered = found.of(seat);
    }
    state.applicants.desk.recovered = found.applicants;
    state.reviews.desk.recovered = found.reviews;
    links::recovery_found(state, found.links);
    if state.has_recovered() {
        state.dialog = Some(Dialog::Recover);
    }
}

/// Takes it up again, beside what is open.
pub fn take(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    let mut effects = links::take_recovered(state);
    let mut first = None;
    for which in Which::ALL {
        let taken = on_bench!(which, bench => take_documents(bench, state));
        if !taken.is_empty() {
            first = first.or(Some(which));
        }
        effects.extend(taken);
    }
    if let Some(which) = first {
        state.tab = which.tab();
        say(state, "Here is what the last session left unsaved. Ctrl+S saves it.");
    }
    effects
}

fn take_documents<B: Bench>(bench: B, state: &mut State) -> Vec<Effect> {
    let found = mem::take(&mut bench.desk_mut(state).recovered);
    if found.is_empty() {
        return Vec::new();
    }
    let before = bench.desk(state).open.clone();
    for Kept { draft, path, on_disk } in found {
        let id = form::add(bench, state, draft);
        if let Some(document) = bench.desk_mut(state).document_mut(id) {
            document.path = path;
            document.on_disk = on_disk;
        }
    }
    let what = format!("taking up {}s of the last session", bench.which().noun());
    bench.desk_mut(state).undo.keep(what, before);
    bench.come_into_view(state);
    form::changed(bench, state)
}

/// Gives it up.
pub fn drop_all(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    state.links.recovered.clear();
    let mut effects = vec![Effect::KeepRecovery];
    for which in Which::ALL {
        on_bench!(which, bench => bench.desk_mut(state).recovered.clear());
        effects.push(Effect::Keep(which));
    }
    effects
}
