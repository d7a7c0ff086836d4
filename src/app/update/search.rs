//! The palette: asking, choosing, carrying out.

use super::super::palette::{self, Hit};
use super::super::state::Palette;
use super::super::{Effect, State};
use super::look;

/// Opens the palette with every command listed.
pub fn open(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    state.palette = Some(Palette::default());
    ask(state, String::new())
}

/// Finds commands, series and levels at once, and asks for text.
pub fn ask(state: &mut State, query: String) -> Vec<Effect> {
    let hits = palette::by_name(state, &query);
    state.palette = Some(Palette { query: query.clone(), chosen: 0, hits });
    if query.trim().is_empty() { Vec::new() } else { vec![Effect::Search { query }] }
}

/// Takes up what was found in the text, behind the names, if it is still asked for.
pub fn found(state: &mut State, query: &str, hits: Vec<Hit>) {
    if let Some(palette) = state.palette.as_mut().filter(|palette| palette.query == query) {
        palette.hits.extend(hits);
    }
    if state.palette.as_ref().is_some_and(|palette| palette.query == query && palette.hits.is_empty()) {
        let guesses = palette::by_letters(state, query);
        if let Some(palette) = &mut state.palette {
            palette.hits = guesses;
        }
    }
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

/// Carries out the chosen hit and closes the palette.
pub fn run(state: &mut State) -> Vec<Effect> {
    let chosen = state.palette.as_ref().and_then(|palette| palette.hits.get(palette.chosen)).cloned();
    match chosen {
        Some(hit) => {
            look::close_palette(state);
            super::update(state, hit.command)
        }
        None => Vec::new(),
    }
}
