//! The palette: asking, choosing, carrying out.

use rungs_library::search::Hit;

use super::super::palette;
use super::super::state::Palette;
use super::super::{Effect, State};

/// Opens the palette with series and commands listed.
pub fn open(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    state.palette = Some(Palette { hits: palette::offered(state), ..Palette::default() });
    Vec::new()
}

/// Asks for what was typed; what was found before stays until the answer is there.
pub fn ask(state: &mut State, query: String) -> Vec<Effect> {
    if query.trim().is_empty() {
        return open(state);
    }
    let Some(palette) = &mut state.palette else { return Vec::new() };
    palette.query.clone_from(&query);
    palette.waiting = true;
    palette.run_when_found = false;
    vec![Effect::Search { query }]
}

/// Takes up what was found, if it is still asked for.
pub fn found(state: &mut State, query: &str, hits: Vec<Hit>) -> Vec<Effect> {
    if state.palette.as_ref().is_none_or(|palette| palette.query != query) {
        return Vec::new();
    }
    let hits = palette::merged(state, query, hits);
    let Some(palette) = &mut state.palette else { return Vec::new() };
    palette.hits = hits;
    palette.chosen = 0;
    palette.waiting = false;
    if palette.run_when_found { run(state) } else { Vec::new() }
}

/// Moves the choice, round the ends.
pub fn step(state: &mut State, by: i32) {
    let Some(palette) = &mut state.palette else { return };
    let count = i32::try_from(palette.hits.len()).unwrap_or(i32::MAX);
    if count > 0 {
        let now = i32::try_from(palette.chosen).unwrap_or(0);
        palette.chosen = usize::try_from((now.saturating_add(by)).rem_euclid(count)).unwrap_or(0);
    }
}

/// Carries out the chosen hit and closes the palette; one who types faster than the search gets its first hit.
pub fn run(state: &mut State) -> Vec<Effect> {
    let Some(open) = &mut state.palette else { return Vec::new() };
    if open.waiting {
        open.run_when_found = true;
        return Vec::new();
    }
    let Some(hit) = open.hits.get(open.chosen).cloned() else { return Vec::new() };
    let sought = palette::sought(&hit, &open.query).to_owned();
    state.palette = None;
    let effects = super::update(state, hit.command);
    state.ladder.sought = sought;
    effects
}
