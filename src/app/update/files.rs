//! Files opened, read and closed; the end of the program.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_domain::spec::{LevelRef, SeriesId};
use rungs_domain::words::counted;
use rungs_library::{Library, Origin, manuscripts};

use super::super::ids::DocumentKindId;
use super::super::remember::Remembered;
use super::super::reviews::ReviewCommand;
use super::super::state::{Awaited, Dialog, Tab};
use super::super::{Effect, State};
use super::{applicants, documents, levels, links, look, name, positions, reviews, say, warn};

/// How files end that are never documents to import.
const OWN_ENDINGS: [&str; 3] = ["ron", "json", "csv"];

/// How many files are remembered.
const RECENT: usize = 12;

/// The series that the window starts with, where nothing else is asked for.
const START: &str = "il-social-service-planner";

/// Opens files and folders beside what is open. Documents are imported: so is, while that tab is in view, a folder.
pub fn open(state: &mut State, paths: Vec<PathBuf>) -> Vec<Effect> {
    let importing = state.tab == Tab::Import;
    let is_document = |path: &PathBuf| match path.extension() {
        Some(_) => has_ending(path, &manuscripts::ENDINGS) || importing && !has_ending(path, &OWN_ENDINGS),
        None => importing,
    };
    let (documents, paths): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(is_document);
    let mut effects = reviews::update(state, ReviewCommand::Import(documents));
    effects.extend(open_in_library(state, paths));
    effects
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|own| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
}

/// Opens what the library reads.
fn open_in_library(state: &mut State, paths: Vec<PathBuf>) -> Vec<Effect> {
    if paths.is_empty() {
        return Vec::new();
    }
    close_dialog_for_files(state);
    for path in &paths {
        remember(state, path);
        if !state.opened.contains(path) {
            state.opened.push(path.clone());
        }
    }
    state.awaited.opened = paths;
    vec![Effect::Load(state.opened.clone())]
}

/// Closes the dialog that was open when files came, whatever it asked; what an earlier session left stays offered.
pub fn close_dialog_for_files(state: &mut State) {
    state.dialog.take_if(|dialog| *dialog != Dialog::Recover);
}

/// Puts a path first among those opened lately.
pub fn remember(state: &mut State, path: &Path) {
    state.recent.retain(|known| known != path);
    state.recent.insert(0, path.to_owned());
    state.recent.truncate(RECENT);
}

/// Reads every file again.
pub fn reload(state: &State) -> Vec<Effect> {
    let mut effects = reviews::compare_all(state);
    effects.extend(reviews::read_profiles_again(state));
    effects.push(Effect::Load(state.opened.clone()));
    effects
}

/// Goes back to the shipped series.
pub fn close(state: &mut State) -> Vec<Effect> {
    state.opened.clear();
    vec![Effect::Load(Vec::new())]
}

/// Reading was stopped: open is what was open before.
pub fn load_stopped(state: &mut State) {
    state.opened.clone_from(&state.library.request.paths);
    state.awaited.opened.clear();
    say(state, "Reading was stopped; the library is as it was.");
}

/// A system's dialog ended. `None` at once means that there is none: a path can be typed instead.
pub fn dialog_ended(state: &mut State, chosen: Option<Vec<PathBuf>>) -> Vec<Effect> {
    match chosen {
        Some(paths) => open(state, paths),
        None => {
            state.dialog = Some(Dialog::OpenPath(String::new()));
            Vec::new()
        }
    }
}

/// Takes up what is remembered of the last time.
pub fn restore(state: &mut State, remembered: Remembered) -> Vec<Effect> {
    state.tab = remembered.tab;
    state.awaited = Awaited { levels: remembered.level_refs(), ..std::mem::take(&mut state.awaited) };
    state.tray = remembered.tray_refs();
    state.tray.truncate(levels::MOST);
    state.look = look::sane(remembered.look);
    state.user_name = name::tidy(&remembered.user_name);
    state.recent = remembered.recent;
    state.recent.truncate(RECENT);
    // Until they are read they are not in use, and must not be forgotten.
    state.reviews.absent = remembered.profiles;
    reviews::read_profiles_again(state)
}

/// Takes up a library: levels that it no longer has are left out, links come from its side files.
pub fn take_library(state: &mut State, library: Arc<Library>) -> Vec<Effect> {
    let problems = library.problems.len();
    let more = problems > state.library.problems.len();
    let links_before = state.library.side_links();
    let other_words = state.library.vocabulary != library.vocabulary;
    state.library = library;
    links::take_library(state, &links_before);
    let here = |level: &LevelRef| state.library.level(level).is_some();
    let before = state.ladder.levels.len();
    let kept: Vec<LevelRef> = state.ladder.levels.iter().filter(|level| here(level)).cloned().collect();
    let tray: Vec<LevelRef> = state.tray.iter().filter(|level| here(level)).cloned().collect();
    state.tray = tray;
    let opened = std::mem::take(&mut state.awaited.opened);
    let first = first_of_opened(state, &opened);
    let mut effects = match &first {
        Some(series) => levels::show_on_ladder(state, |state| levels::show_series(state, series)),
        None if kept.is_empty() => start_view(state),
        None => {
            let gone = before - kept.len();
            state.ladder.levels = kept;
            if gone > 0 {
                say(state, format!("{gone} of the levels shown are no longer in the files."));
            }
            levels::ask(state)
        }
    };
    effects.extend(take_documents(state, &opened, first.is_none()));
    if other_words {
        effects.extend(reviews::words_changed(state));
    }
    if more {
        warn(state, format!("The files have {} to mend. F8 lists where and what.", problems_word(problems)));
    }
    effects
}

/// "1 problem", "3 problems".
fn problems_word(count: usize) -> String {
    counted(count, "problem")
}

/// What the library changes for open documents; their tab comes into view when only such were opened just now.
fn take_documents(state: &mut State, opened: &[PathBuf], alone: bool) -> Vec<Effect> {
    let came = documents::take_library(state, opened);
    if let Some(which) = came.first().filter(|_| alone) {
        state.tab = which.tab();
    }
    let mut effects = applicants::take_library(state);
    effects.extend(positions::take_library(state));
    effects
}

/// The first series of the files that were opened just now.
fn first_of_opened(state: &State, opened: &[PathBuf]) -> Option<SeriesId> {
    let from = |origin: &Origin| match origin {
        Origin::File(file) => opened.iter().any(|path| file.starts_with(path)),
        Origin::Shipped(_) => false,
    };
    let first = state.library.series.iter().find(|loaded| from(&loaded.origin))?;
    Some(first.series.id.clone())
}

/// The levels of the last time, else the series to start with, else the first with two levels or more.
fn start_view(state: &mut State) -> Vec<Effect> {
    let remembered = std::mem::take(&mut state.awaited.levels);
    let known: Vec<LevelRef> = remembered.into_iter().filter(|level| state.library.level(level).is_some()).collect();
    if !known.is_empty() {
        state.tree.open.extend(known.iter().map(|level| level.series.clone()));
        return levels::show(state, known);
    }
    let series = &state.library.series;
    let start = series.iter().find(|loaded| loaded.series.id.as_str() == START);
    let start = start.or_else(|| series.iter().find(|loaded| loaded.series.levels.len() > 1)).or(series.first());
    match start.map(|loaded| loaded.series.id.clone()) {
        Some(id) => levels::show_series(state, &id),
        None => levels::show(state, Vec::new()),
    }
}

/// Closes the window, unless something is unsaved: then it asks.
pub fn quit(state: &mut State) -> Vec<Effect> {
    if state.is_unsaved() {
        state.dialog = Some(Dialog::UnsavedOnClose);
        return Vec::new();
    }
    state.awaited.closing = true;
    vec![Effect::Close]
}

/// Saves, then closes when that went well.
pub fn save_and_quit(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    state.awaited.close = true;
    documents::advance_close(state)
}

/// Closes and gives up what is unsaved.
pub fn quit_unsaved(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    state.awaited.closing = true;
    let give_up = |id| {
        documents::kind(id).give_up(state);
        Effect::Keep(id)
    };
    let mut effects: Vec<Effect> = DocumentKindId::ALL.into_iter().map(give_up).collect();
    effects.push(Effect::Close);
    effects
}
