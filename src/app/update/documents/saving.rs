//! Documents saved in files: never half written forms, never over what changed underneath unasked. The end of the
//! program: one unsaved document after the other, until none is left.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::editing;
use super::kind::{DocumentKind, kind as of};
use crate::documents::{DocumentDraft, Saved};
use crate::files::{Asking, PathKind};
use crate::ids::{DocumentId, DocumentKindId};
use crate::state::Dialog;
use crate::update::{files, reviews, say, warn};
use crate::{Effect, State};

/// While the window is to close: saves the next thing that is unsaved; closes when nothing is left.
pub fn advance_close(state: &mut State) -> Vec<Effect> {
    if !state.awaited.close {
        return Vec::new();
    }
    let next = DocumentKindId::ALL.into_iter().find_map(|id| of(id).save_next(state));
    next.unwrap_or_else(|| {
        state.awaited.close = false;
        state.awaited.closing = true;
        vec![Effect::Close]
    })
}

/// Saves the document in the form, asking for a file where it has none.
pub fn save<K: DocumentKind>(kind: K, state: &mut State) -> Vec<Effect> {
    let noun = kind.id().noun();
    let Some(document) = kind.documents(state).shown() else {
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
            write(kind, state, id, Some(path), false)
        }
        (None, _) => save_as(kind, state),
    }
}

/// Saves the document in the form as a file that is asked for.
pub fn save_as<K: DocumentKind>(kind: K, state: &mut State) -> Vec<Effect> {
    let Some(id) = kind.documents(state).current else { return Vec::new() };
    if can_be_saved(kind, state, id) { ask_path(state, Asking::Save(kind.id(), id)) } else { Vec::new() }
}

/// Whether the form can be written as a file; if not, the fields to mend are named.
fn can_be_saved<K: DocumentKind>(kind: K, state: &mut State, id: DocumentId) -> bool {
    let Some(document) = kind.documents(state).document(id) else { return false };
    let unreadable = K::Draft::unreadable(&document.reading);
    let label = |at: usize| unreadable.get(at).map(|one| K::Draft::label(one.field)).unwrap_or_default();
    let what = match unreadable.len() {
        0 if document.draft.is_empty() => "write something first".to_owned(),
        0 => match K::Draft::lacks(&document.reading) {
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
    editing::choose(kind, state, id);
    state.awaited.close = false;
    state.tab = kind.id().tab();
    warn(state, format!("{title} is not saved: {what}. What you typed is kept for the next start all the same."));
    false
}

/// Asks for the form to be written into a file; `None`: into the files that its kind names.
pub fn write<K: DocumentKind>(
    kind: K,
    state: &mut State,
    document: DocumentId,
    path: Option<PathBuf>,
    force: bool,
) -> Vec<Effect> {
    state.dialog = None;
    if !can_be_saved(kind, state, document) {
        return Vec::new();
    }
    vec![Effect::Save { kind: kind.id(), document, path, force }]
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
        Asking::Save(kind, id) => of(kind).write(state, id, path, replace),
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
    let Some((kind, id)) = asking.document() else { return String::new() };
    let name = of(kind).proposed_name(state, id).unwrap_or_else(|| kind.noun().to_owned());
    let what = match asking {
        Asking::Export(exported) => exported.noun(),
        Asking::SaveProfile(_) => "profile",
        Asking::Save(..) | Asking::SaveAll | Asking::UseProfile => return format!("{name}.{}", asking.usual_ending()),
    };
    format!("{name}-{what}.{}", asking.usual_ending())
}

/// A name for a file made of a title: letters, digits and hyphens; `None`: it has none.
pub fn name_of(title: &str) -> Option<String> {
    let kept = title.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
    let words: Vec<&str> = kept.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join("-"))
}

/// Saves although the file changed underneath.
pub fn overwrite(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::OverwriteFile(kind, id, path)) = state.dialog.take() else { return Vec::new() };
    of(kind).overwrite(state, id, path)
}

/// Takes what the file holds now, in place of the form; undo brings the form back.
pub fn take_on_disk(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::OverwriteFile(kind, id, path)) = state.dialog.take() else { return Vec::new() };
    of(kind).take_on_disk(state, id, &path)
}

/// Takes what the file of the library at a path holds.
pub fn take_file<K: DocumentKind>(kind: K, state: &mut State, id: DocumentId, path: &Path) -> Vec<Effect> {
    let library = state.library.clone();
    let Some(loaded) = kind.files(&library).into_iter().find(|file| file.path == path) else {
        warn(state, format!("{} cannot be read as a file of this kind; F8 says why.", path.display()));
        return vec![Effect::Load(state.opened.clone())];
    };
    editing::choose(kind, state, id);
    let draft = Arc::new((loaded.draft)());
    let effects = editing::replace(kind, state, draft.clone(), "taking what the file holds", true);
    if let Some(document) = kind.documents_mut(state).document_mut(id) {
        document.saved = Some(draft);
        document.on_disk = Some(loaded.bytes.clone());
    }
    effects
}

/// It is saved.
pub fn saved<K: DocumentKind>(kind: K, state: &mut State, saved: Saved) -> Vec<Effect> {
    let Some(title) = take_saved(kind, state, &saved) else { return Vec::new() };
    let Saved { file, at, remark, .. } = saved;
    let told = match &file {
        Some((path, _)) => format!("{title} is saved in {} at {at}.", path.display()),
        None => format!("{title} saved at {at}."),
    };
    match remark {
        None => say(state, told),
        Some(remark) => warn(state, format!("{told} {remark}")),
    }
    state.status.saved_at = Some(at);
    let mut effects = vec![Effect::Keep(kind.id())];
    match &file {
        Some((path, _)) if K::IN_LIBRARY => effects.extend(watch(state, path)),
        Some((path, _)) => files::remember(state, path),
        None => {}
    }
    effects.extend(advance_close(state));
    effects
}

/// Notes what the file of a document holds now, and gives the document's title; `None`: it was closed meanwhile.
pub fn take_saved<K: DocumentKind>(kind: K, state: &mut State, saved: &Saved) -> Option<String> {
    let document = kind.documents_mut(state).document_mut(saved.document)?;
    document.saved = Some(saved.draft.clone().downcast().ok()?);
    if let Some((path, bytes)) = &saved.file {
        document.on_disk = Some(bytes.clone());
        document.path = Some(path.clone());
    }
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
pub fn not_saved(state: &mut State, kind: DocumentKindId, why: &str) {
    state.awaited.close = false;
    let what = match kind {
        DocumentKindId::Links => "Links are".to_owned(),
        _ => format!("The {} is", kind.noun()),
    };
    warn(state, format!("{what} not saved: {why}."));
}

/// The file changed underneath, or another stands there: the user decides.
pub fn conflict(state: &mut State, kind: DocumentKindId, document: DocumentId, path: PathBuf) {
    state.awaited.close = false;
    state.dialog = Some(Dialog::OverwriteFile(kind, document, path));
}
