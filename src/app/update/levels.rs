//! Which levels stand side by side.

use rungs_domain::compare::Against;
use rungs_domain::spec::{LevelRef, SeriesId, SpecPart};

use super::super::ids::StepId;
use super::super::state::{CellId, Computed, FocusTarget, Region, SpecPlace, Tab, View};
use super::super::{Effect, State, cells};
use super::{filters, look, say, steps, warn};

/// The most levels side by side.
pub const MOST: usize = 8;

/// Shows something on the ladder, which comes into view for it.
pub fn show_on_ladder(state: &mut State, show: impl FnOnce(&mut State) -> Vec<Effect>) -> Vec<Effect> {
    steps::leave(state);
    state.tab = Tab::Ladder;
    show(state)
}

/// Shows all levels of a series, up to the most that stand side by side.
pub fn show_series(state: &mut State, id: &SeriesId) -> Vec<Effect> {
    let Some(loaded) = state.library.find(id) else {
        warn(state, format!("There is no series {id} in the library."));
        return Vec::new();
    };
    let levels = loaded.series.levels.iter();
    let wanted = levels.map(|level| LevelRef { series: id.clone(), code: level.code.clone() }).collect();
    state.tree.open.insert(id.clone());
    show(state, wanted)
}

/// Shows exactly these levels, each once, in the order given; those that the library has not are named.
pub fn show(state: &mut State, wanted: Vec<LevelRef>) -> Vec<Effect> {
    let mut levels: Vec<LevelRef> = Vec::new();
    for level in wanted {
        if state.library.level(&level).is_none() {
            warn(state, format!("There is no level {level} in the library."));
        } else if !levels.contains(&level) {
            levels.push(level);
        }
    }
    if levels.len() > MOST {
        say(
            state,
            format!("{} levels were chosen; the first {MOST} are shown. Choose others in the library.", levels.len()),
        );
        levels.truncate(MOST);
    }
    let others = !levels.iter().any(|level| state.ladder.levels.contains(level));
    if others {
        state.ladder.focus = None;
        state.ladder.opened += 1;
    }
    if let Some(first) = levels.first() {
        reveal(state, first.series.clone(), None);
    }
    state.ladder.levels = levels;
    state.library_over = false;
    put_items_down(state);
    ask(state)
}

/// Lets the library show a series, or one of its levels, as what is in view.
fn reveal(state: &mut State, series: SeriesId, level: Option<LevelRef>) {
    state.tree.open.insert(series.clone());
    state.tree.reveal = Some((series, level));
    state.tree.revealed += 1;
}

/// Takes a level in, in its series' order, or out.
pub fn toggle(state: &mut State, level: LevelRef) -> Vec<Effect> {
    if let Some(at) = state.ladder.levels.iter().position(|shown| *shown == level) {
        state.ladder.levels.remove(at);
    } else if state.ladder.levels.len() >= MOST {
        warn(state, format!("{MOST} levels stand side by side at most. Take one out before you add {}.", level.code));
        return Vec::new();
    } else if state.library.level(&level).is_none() {
        warn(state, format!("There is no level {level} in the library."));
        return Vec::new();
    } else {
        let at = place_for(state, &level);
        state.ladder.levels.insert(at, level);
    }
    put_items_down(state);
    ask(state)
}

/// Lets a column change places with its neighbor; what it is compared with follows from the new order.
pub fn move_column(state: &mut State, column: usize, right: bool) -> Vec<Effect> {
    let Some(to) = (if right { Some(column + 1) } else { column.checked_sub(1) }) else { return Vec::new() };
    let ladder = &mut state.ladder;
    if column.max(to) >= ladder.levels.len() {
        return Vec::new();
    }
    ladder.levels.swap(column, to);
    let moved = |at: usize| match at {
        at if at == column => to,
        at if at == to => column,
        at => at,
    };
    ladder.against = match ladder.against {
        Against::LevelBelow => Against::LevelBelow,
        Against::Baseline(at) => Against::Baseline(moved(at)),
        // Its levels are named by their place, which has changed.
        Against::Each(_) => Against::LevelBelow,
    };
    ask(state)
}

/// Where a level goes: behind the nearest lower level of its series, else before the nearest higher one, else last.
fn place_for(state: &State, level: &LevelRef) -> usize {
    let rank = |of: &LevelRef| {
        let levels = &state.library.find(&of.series)?.series.levels;
        levels.iter().position(|one| one.code == of.code)
    };
    let shown = || state.ladder.levels.iter().enumerate().filter(|(_, one)| one.series == level.series);
    let lower = shown().filter(|(_, one)| rank(one) < rank(level)).map(|(at, _)| at + 1).max();
    let higher = shown().map(|(at, _)| at).min();
    lower.or(higher).unwrap_or(state.ladder.levels.len())
}

/// What was read or picked up belongs to the ladder before.
fn put_items_down(state: &mut State) {
    state.ladder.linking = None;
    state.ladder.reader = None;
    state.step.close();
    state.ladder.sought.clear();
    state.ladder.hit = None;
    let gone = match state.ladder.against {
        Against::LevelBelow => false,
        Against::Baseline(at) => at >= state.ladder.levels.len(),
        // Its levels are named by their place, which has changed.
        Against::Each(_) => true,
    };
    if gone {
        state.ladder.against = Against::LevelBelow;
    }
}

/// Compares against the level before, or one baseline among those shown.
pub fn set_against(state: &mut State, against: Against) -> Vec<Effect> {
    if let Against::Baseline(at) = against
        && at >= state.ladder.levels.len()
    {
        return Vec::new();
    }
    state.ladder.against = against;
    ask(state)
}

/// Asks for the ladder of the levels in view.
pub fn ask(state: &mut State) -> Vec<Effect> {
    state.computed.question += 1;
    if state.ladder.levels.is_empty() {
        // With no level in view, nothing of the last ladder holds, nor what was left out of its texts.
        let Computed { question, revision, .. } = state.computed;
        state.computed = Computed { question, revision: revision + 1, ..Computed::default() };
        state.ladder.focus = None;
        return Vec::new();
    }
    state.computed.pending = true;
    let mut effects = vec![Effect::ComputeLadder { question: state.computed.question }];
    effects.extend(steps::ask(state));
    effects
}

/// Takes the ladder up if it answers the newest question; focus and reader stay with their items.
pub fn take_ladder(state: &mut State, answer: Computed) {
    if answer.question != state.computed.question {
        return;
    }
    let moved = |cell: CellId| {
        let item = cells::item_of(&state.library, state.computed.ladder.as_deref()?, cell)?;
        cells::cell_of(&state.library, answer.ladder.as_deref()?, &item)
    };
    let focus = state.awaited.cell.or_else(|| state.ladder.focus.map(|cell| moved(cell).unwrap_or(cell)));
    let read = state.ladder.reader.as_ref().map(|reader| moved(reader.cell).unwrap_or(reader.cell));
    if answer.tracks.is_none() && state.ladder.view == View::Tracks {
        state.ladder.view = View::Rows;
    }
    state.ladder.focus = focus;
    if let (Some(reader), Some(cell)) = (&mut state.ladder.reader, read) {
        reader.cell = cell;
    }
    state.computed = Computed { revision: state.computed.revision + 1, pending: false, ..answer };
    let columns = state.computed.ladder.as_deref().map_or(0, |ladder| ladder.levels.len());
    let rows = |section| cells::rows(&state.library, &state.computed, section);
    filters::keep_cells(&mut state.ladder, rows, columns);
    state.awaited.cell = None;
    if let Some(place) = state.awaited.place.take() {
        land_on(state, &place);
    }
}

/// Shows the level of a place and puts the focus on it, now or when its ladder is there.
pub fn go_to(state: &mut State, place: SpecPlace) -> Vec<Effect> {
    steps::leave(state);
    state.step.close();
    state.tab = Tab::Ladder;
    state.library_over = false;
    state.dialog = None;
    state.ladder.reader = None;
    filters::uncover(&mut state.ladder, place.section());
    let shown = place.is_in(&state.ladder.levels);
    let effects = if shown { Vec::new() } else { show(state, neighbours(state, &place)) };
    reveal(state, place.series().clone(), place.level().cloned());
    if shown && !state.computed.pending {
        land_on(state, &place);
    } else {
        state.awaited.place = Some(place);
    }
    effects
}

/// Shows a level among those of its series, with the focus on the top of its column.
pub fn go_to_level(state: &mut State, level: LevelRef) -> Vec<Effect> {
    go_to(state, SpecPlace::Text { level, section: SpecPart::Concept, text: String::new() })
}

/// The levels of the place's series, around it where there are more than stand side by side.
fn neighbours(state: &State, place: &SpecPlace) -> Vec<LevelRef> {
    let (series, level) = (place.series(), place.level());
    let Some(loaded) = state.library.find(series) else { return level.into_iter().cloned().collect() };
    let codes: Vec<_> = loaded.series.levels.iter().map(|one| one.code.clone()).collect();
    let at = level.and_then(|level| codes.iter().position(|code| *code == level.code)).unwrap_or(0);
    let first = at.saturating_sub(MOST / 2).min(codes.len().saturating_sub(MOST));
    let around = codes.into_iter().skip(first).take(MOST);
    around.map(|code| LevelRef { series: series.clone(), code }).collect()
}

fn land_on(state: &mut State, place: &SpecPlace) {
    let ladder = state.computed.ladder.as_deref();
    match ladder.and_then(|ladder| cells::cell_at(&state.library, ladder, place)) {
        Some(cell) => state.ladder.focus = Some(cell),
        None => {
            let shown = place.level().map_or_else(|| place.series().to_string(), |level| level.code.to_string());
            say(state, format!("{shown} is shown; the passage itself has no row in the ladder."));
        }
    }
    look::wish(state, FocusTarget::Region(Region::Content));
}

/// Puts a level into the tray, once.
pub fn tray_add(state: &mut State, level: LevelRef) {
    if state.tray.contains(&level) {
        say(state, format!("{} is in the tray already.", level.code));
    } else if state.tray.len() >= MOST {
        warn(state, format!("The tray holds {MOST} levels at most. Take one out before you add {}.", level.code));
    } else {
        say(state, format!("{} is in the tray.", level.code));
        state.tray.push(level);
    }
}

/// Shows the levels of the tray side by side.
pub fn tray_compare(state: &mut State) -> Vec<Effect> {
    if state.tray.len() < 2 {
        warn(state, "Put two levels or more into the tray, then compare them.");
        return Vec::new();
    }
    let wanted = state.tray.clone();
    state.ladder.focus = None;
    let mut effects = show(state, wanted);
    look::wish_ladder(state);
    // Of two levels, the one thing that is asked is what sets them apart; the way back leads to all their rows.
    if let [lower, upper] = state.ladder.levels.as_slice() {
        let step = StepId { lower: lower.clone(), upper: upper.clone() };
        effects.extend(steps::open(state, step));
    }
    effects
}
