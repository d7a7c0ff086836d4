//! Documents saved in files: never half written forms, never over what changed underneath unasked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::super::desk::{DocumentId, Form, Saved, Which};
use super::super::super::files::{Asking, PathKind};
use super::super::super::state::Dialog;
use super::super::super::{Effect, State};
use super::super::{files, reviews, say, warn};
use super::bench::{ApplicantBench, Bench, LibraryBench, LoadedFile};
use super::closing::advance_close;
use super::{form, on_bench};

/// Saves the document in the form, asking for a file where it has none.
pub fn save<B: Bench>(bench: B, state: &mut State) -> Vec<Effect> {
    let noun = bench.which().noun();
    let Some(document) = bench.desk(state).shown() else {
        say(state, format!("No {noun} is open."));
        return Vec::new();
    };
    match (document.path.clone(), document.is_unsaved()) {
        (Some(_), false) => {
            say(state, format!("The {noun} is saved already."));
            Vec::new()
        }
        (Some(path), true) => {
            let id = document.id;
            write(bench, state, id, path, false)
        }
        (None, _) => save_as(bench, state),
    }
}

/// Saves the document in the form as a file that is asked for.
pub fn save_as<B: Bench>(bench: B, state: &mut State) -> Vec<Effect> {
    let Some(id) = bench.desk(state).current else { return Vec::new() };
    if can_be_saved(bench, state, id) { ask_path(state, Asking::Save(bench.which(), id)) } else { Vec::new() }
}

/// Whether the form can be written as a file; if not, the fields to mend are named.
fn can_be_saved<B: Bench>(bench: B, state: &mut State, id: DocumentId) -> bool {
    let Some(document) = bench.desk(state).document(id) else { return false };
    let unreadable = B::Form::unreadable(&document.reading);
    let label = |at: usize| unreadable.get(at).map(|one| B::Form::label(one.field)).unwrap_or_default();
    let what = match unreadable.len() {
        0 if document.draft.is_empty() => "write something first".to_owned(),
        0 => match B::Form::lacks(&document.reading) {
            None => return true,
            Some(what) => what.to_owned(),
        },
        1 => format!("mend \"{}\" first", label(0)),
        many => {
            let names: Vec<String> = (0..many.min(3)).map(|at| format!("\"{}\"", label(at))).collect();
            let more = if many > 3 { format!(" and {} more", many - 3) } else { String::new() };
            format!("mend {}{more} first", names.join(", "))
        }
    };
    let title = document.title();
    form::choose(bench, state, id);
    state.awaited.close = false;
    state.tab = bench.which().tab();
    warn(state, format!("{title} is not saved: {what}. What you typed is kept for the next start all the same."));
    false
}

/// Asks for the form to be written into a file.
pub fn write<B: Bench>(bench: B, state: &mut State, document: DocumentId, path: PathBuf, force: bool) -> Vec<Effect> {
    state.dialog = None;
    if !can_be_saved(bench, state, document) {
        return Vec::new();
    }
    vec![Effect::Save { which: bench.which(), document, path, force }]
}

/// What is typed so far in the box for a path.
pub fn type_path(state: &mut State, typed: String) {
    state.dialog = Some(Dialog::SavePath(typed));
}

/// The file was chosen; `None`: the system has no dialog, so the path is typed.
pub fn save_in(state: &mut State, path: Option<PathBuf>) -> Vec<Effect> {
    let Some(asking) = state.asking else { return Vec::new() };
    let Some(path) = path else {
        type_path(state, proposed(state, asking));
        return Vec::new();
    };
    state.asking = None;
    if asking.path_kind() != PathKind::Written {
        state.dialog = None;
        return reviews::chosen(state, asking, path);
    }
    let whole = path.extension().is_some();
    // A dialog of the system has asked already whether a file is to be replaced; a typed path has not, and neither
    // has a path that is given its ending here.
    let replace = whole && !matches!(state.dialog, Some(Dialog::SavePath(_)));
    let path = if whole { path } else { path.with_extension(asking.usual_ending()) };
    state.dialog = None;
    match asking {
        Asking::Save(which, id) => on_bench!(which, bench => {
            let own = bench.desk(state).document(id).is_some_and(|document| document.path.as_ref() == Some(&path));
            write(bench, state, id, path, replace && !own)
        }),
        Asking::Export(exported) => vec![Effect::Export { exported, path, replace }],
        Asking::SaveProfile(id) => reviews::save_profile_in(id, path, replace),
        Asking::SaveAll | Asking::UseProfile => Vec::new(),
    }
}

/// Asks for a file, by the system's dialog.
pub fn ask_path(state: &mut State, asking: Asking) -> Vec<Effect> {
    state.asking = Some(asking);
    vec![Effect::AskSavePath { name: proposed(state, asking), asking }]
}

/// The name that is proposed for the file.
fn proposed(state: &State, asking: Asking) -> String {
    let Some((which, id)) = asking.document() else { return String::new() };
    let name = on_bench!(which, bench => bench.file_name(state, id).or_else(|| {
        Some(file_name(&bench.desk(state).document(id)?.title(), which))
    }));
    let name = name.unwrap_or_else(|| which.noun().to_owned());
    let what = match asking {
        Asking::Export(exported) => exported.noun(),
        Asking::SaveProfile(_) => "profile",
        Asking::Save(..) | Asking::SaveAll | Asking::UseProfile => return format!("{name}.{}", asking.usual_ending()),
    };
    format!("{name}-{what}.{}", asking.usual_ending())
}

/// A name for a file: letters, digits and hyphens.
fn file_name(title: &str, which: Which) -> String {
    let kept = title.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
    let words: Vec<&str> = kept.split_whitespace().collect();
    if words.is_empty() { which.noun().to_owned() } else { words.join("-") }
}

/// Saves although the file changed underneath.
pub fn overwrite(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::OverwriteFile(which, id, path)) = state.dialog.take() else { return Vec::new() };
    on_bench!(which, bench => write(bench, state, id, path, true))
}

/// Takes what the file holds now, in place of the form; undo brings the form back.
pub fn take_on_disk(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::OverwriteFile(which, id, path)) = state.dialog.take() else { return Vec::new() };
    match which {
        Which::Applicants => take_file(ApplicantBench, state, id, &path),
        Which::Positions(seat) => take_file(seat, state, id, &path),
        // A specification does not say what it was made from.
        Which::Reviews => Vec::new(),
    }
}

fn take_file<B: LibraryBench>(bench: B, state: &mut State, id: DocumentId, path: &Path) -> Vec<Effect> {
    let library = state.library.clone();
    let Some(loaded) = bench.files(&library).find(|loaded| loaded.path() == path) else {
        warn(state, format!("{} cannot be read as a file of this kind; F8 says why.", path.display()));
        return vec![Effect::Load(state.opened.clone())];
    };
    form::choose(bench, state, id);
    let draft = Arc::new(loaded.draft());
    let effects = form::replace(bench, state, draft.clone(), "taking what the file holds", true);
    if let Some(document) = bench.desk_mut(state).document_mut(id) {
        document.saved = Some(draft);
        document.on_disk = Some(loaded.bytes().clone());
    }
    effects
}

/// It is saved.
pub fn saved<B: Bench>(bench: B, state: &mut State, saved: Saved<B::Form>) -> Vec<Effect> {
    let Saved { path, at, remark, .. } = saved.clone();
    let Some(title) = take_saved(bench, state, saved) else { return Vec::new() };
    let told = format!("{title} is saved in {} at {at}.", path.display());
    match remark {
        None => say(state, told),
        Some(remark) => warn(state, format!("{told} {remark}")),
    }
    state.status.saved_at = Some(at);
    let mut effects = vec![Effect::Keep(bench.which())];
    if B::IN_LIBRARY {
        effects.extend(watch(state, &path));
    } else {
        files::remember(state, &path);
    }
    effects.extend(advance_close(state));
    effects
}

/// Notes what the file of a document holds now, and gives the document's title; `None`: it was closed meanwhile.
pub fn take_saved<B: Bench>(bench: B, state: &mut State, saved: Saved<B::Form>) -> Option<String> {
    let Saved { document: id, draft, path, bytes, .. } = saved;
    let document = bench.desk_mut(state).document_mut(id)?;
    document.saved = Some(draft);
    document.on_disk = Some(bytes);
    document.path = Some(path);
    document.sample = false;
    Some(document.title())
}

/// A file that is new to the window is read along from now on, so that changes on disk are noticed.
fn watch(state: &mut State, path: &Path) -> Option<Effect> {
    files::remember(state, path);
    let known = state.opened.iter().any(|opened| path.starts_with(opened));
    if !known {
        state.opened.push(path.to_owned());
    }
    (!known).then(|| Effect::Load(state.opened.clone()))
}

/// It is not: nothing is lost, and the window stays.
pub fn not_saved(state: &mut State, which: Which, why: &str) {
    state.awaited.close = false;
    warn(state, format!("The {} is not saved: {why}.", which.noun()));
}

/// The file changed underneath, or another stands there: the user decides.
pub fn conflict(state: &mut State, which: Which, document: DocumentId, path: PathBuf) {
    state.awaited.close = false;
    state.dialog = Some(Dialog::OverwriteFile(which, document, path));
}
