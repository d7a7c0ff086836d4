//! The end of the program: one unsaved document after the other, until none is left.

use super::super::super::desk::Which;
use super::super::super::{Effect, State};
use super::bench::Bench;
use super::{form, on_bench, saving};

/// While the window is to close: saves the next thing that is unsaved; closes when nothing is left.
pub fn advance_close(state: &mut State) -> Vec<Effect> {
    if !state.awaited.close || state.links.unsaved {
        return Vec::new();
    }
    let next = Which::ALL.into_iter().find_map(|which| on_bench!(which, bench => save_next(bench, state)));
    next.unwrap_or_else(|| {
        state.awaited.close = false;
        state.awaited.closing = true;
        vec![Effect::Close]
    })
}

/// Saves the first unsaved document of a kind; `None`: there is none.
fn save_next<B: Bench>(bench: B, state: &mut State) -> Option<Vec<Effect>> {
    let document = bench.desk(state).unsaved().next()?;
    let (id, path) = (document.id, document.path.clone());
    form::choose(bench, state, id);
    Some(match path {
        Some(path) => saving::write(bench, state, id, path, false),
        None => saving::save_as(bench, state),
    })
}

/// Gives up what no file holds: the window closes without it.
pub fn drop_unsaved(state: &mut State) -> Vec<Effect> {
    let effects = Which::ALL.into_iter().map(|which| {
        on_bench!(which, bench => bench.desk_mut(state).open.clear());
        Effect::Keep(which)
    });
    effects.collect()
}
