//! Applicants' files: opened, taken up when they change, saved.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_domain::spec::LevelRef;

use super::super::super::applicants::{Asking, Document, DocumentId, Draft, SavedApplicant, samples};
use super::super::super::state::{Dialog, Tab};
use super::super::super::{Effect, State};
use super::super::{files, say, warn};
use super::closing::advance_close;
use super::form::{self, add, choose};
use super::question::{ask, come_into_view};
use crate::library::LoadedApplicant;

/// Takes up the applicants' files of the library: those just opened come into the form, those open already follow
/// their file. Whether one was just opened.
pub fn take_files(state: &mut State, opened: &[PathBuf]) -> bool {
    let library = state.library.clone();
    let mut first = None;
    for loaded in &library.applicants {
        let asked = opened.iter().any(|path| loaded.path.starts_with(path));
        let open = state.applicants.open.iter().position(|document| document.path.as_deref() == Some(&loaded.path));
        let id = match open {
            Some(at) => follow(state, at, loaded, asked),
            None if asked => Some(open_file(state, loaded)),
            None => None,
        };
        first = first.or(id.filter(|_| asked));
    }
    if let Some(id) = first {
        choose(state, id);
        come_into_view(state);
    }
    first.is_some()
}

fn open_file(state: &mut State, loaded: &LoadedApplicant) -> DocumentId {
    let before = state.applicants.open.clone();
    let draft = Arc::new(Draft::of(&loaded.applicant));
    let id = add(state, draft.clone());
    if let Some(document) = document_mut(state, id) {
        document.path = Some(loaded.path.clone());
        document.saved = Some(draft);
        document.on_disk = Some(loaded.bytes.clone());
        let what = format!("opening {}", document.title());
        state.applicants.undo.keep(what, before);
    }
    id
}

/// An open applicant follows its file, unless there is something unsaved in the form: then that is said.
fn follow(state: &mut State, at: usize, loaded: &LoadedApplicant, asked: bool) -> Option<DocumentId> {
    let document = state.applicants.open.get_mut(at)?;
    let id = document.id;
    if document.on_disk.as_ref() == Some(&loaded.bytes) {
        return Some(id);
    }
    let title = document.title();
    if document.is_unsaved() {
        warn(state, format!("The file of {title} changed on disk. Saving asks which of the two to keep."));
        return Some(id);
    }
    let draft = Arc::new(Draft::of(&loaded.applicant));
    document.reading = Arc::new(draft.read(&state.library.vocabulary));
    document.saved = Some(draft.clone());
    document.draft = draft;
    document.on_disk = Some(loaded.bytes.clone());
    if !asked {
        say(state, format!("{title} is shown as the file says it now."));
    }
    Some(id)
}

fn document_mut(state: &mut State, id: DocumentId) -> Option<&mut Document> {
    state.applicants.open.iter_mut().find(|document| document.id == id)
}

/// Opens the sample applicants that are not open yet, and shows the first.
pub fn open_samples(state: &mut State) -> Vec<Effect> {
    let before = state.applicants.open.clone();
    let mut first = None;
    for applicant in samples::all(&state.library.vocabulary) {
        let open = before.iter().find(|document| document.sample && document.draft.name == applicant.name);
        let id = open.map_or_else(
            || {
                let draft = Arc::new(Draft::of(&applicant));
                let id = add(state, draft.clone());
                if let Some(document) = document_mut(state, id) {
                    document.saved = Some(draft);
                    document.sample = true;
                }
                id
            },
            |document| document.id,
        );
        first = first.or(Some(id));
    }
    if state.applicants.open.len() > before.len() {
        state.applicants.undo.keep("opening the sample applicants", before);
    }
    state.tab = Tab::Qualifications;
    ask_about_samples(state);
    first.into_iter().for_each(|id| choose(state, id));
    say(state, "These are samples: invented people, not real ones.");
    ask(state)
}

/// Until levels were chosen, samples are held against those for which they were made.
fn ask_about_samples(state: &mut State) {
    if state.applicants.levels_chosen {
        return;
    }
    let of_series = state.library.series.iter().filter(|loaded| samples::SERIES.contains(&loaded.series.id.as_str()));
    let levels = of_series.flat_map(|loaded| {
        let series = &loaded.series;
        series.levels.iter().map(|level| LevelRef { series: series.id.clone(), code: level.code.clone() })
    });
    state.applicants.levels = levels.collect();
    state.applicants.levels_chosen = true;
    state.tree.open.extend(state.applicants.levels.iter().map(|level| level.series.clone()));
}

/// Saves the applicant in the form, asking for a file where it has none.
pub fn save(state: &mut State) -> Vec<Effect> {
    let Some(document) = state.applicants.shown() else {
        say(state, "No applicant is open.");
        return Vec::new();
    };
    match (document.path.clone(), document.is_unsaved()) {
        (Some(_), false) => {
            say(state, "The applicant is saved already.");
            Vec::new()
        }
        (Some(path), true) => write(state, document.id, path, false),
        (None, _) => save_as(state),
    }
}

/// Saves the applicant in the form as a file that is asked for.
pub fn save_as(state: &mut State) -> Vec<Effect> {
    let Some(document) = state.applicants.shown() else { return Vec::new() };
    let id = document.id;
    if can_be_saved(state, id) { ask_path(state, Asking::Save(id)) } else { Vec::new() }
}

/// A name for a file: letters, digits and hyphens.
fn file_name(title: &str) -> String {
    let kept = title.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
    let words: Vec<&str> = kept.split_whitespace().collect();
    if words.is_empty() { "applicant".to_owned() } else { words.join("-") }
}

/// Whether the form can be written as a file; if not, the fields to mend are named.
fn can_be_saved(state: &mut State, id: DocumentId) -> bool {
    let Some(document) = state.applicants.document(id) else { return false };
    let unreadable = &document.reading.unreadable;
    if unreadable.is_empty() && !document.draft.is_blank() {
        return true;
    }
    let title = document.title();
    let told = match unreadable.as_slice() {
        [] => format!("{title} is not saved: write a name first."),
        [only] => format!("{title} is not saved: mend \"{}\" first.", only.field.label()),
        many => {
            let names: Vec<String> = many.iter().take(3).map(|one| format!("\"{}\"", one.field.label())).collect();
            let more = if many.len() > 3 { format!(" and {} more", many.len() - 3) } else { String::new() };
            format!("{title} is not saved: mend {}{more} first.", names.join(", "))
        }
    };
    choose(state, id);
    state.awaited.close = false;
    state.tab = Tab::Qualifications;
    warn(state, format!("{told} What you typed is kept for the next start all the same."));
    false
}

/// Asks for the form to be written into a file.
pub fn write(state: &mut State, document: DocumentId, path: PathBuf, force: bool) -> Vec<Effect> {
    state.dialog = None;
    if !can_be_saved(state, document) {
        return Vec::new();
    }
    vec![Effect::SaveApplicant { document, path, force }]
}

/// The file was chosen; `None`: the system has no dialog, so the path is typed.
pub fn save_in(state: &mut State, path: Option<PathBuf>) -> Vec<Effect> {
    let Some(asking) = state.applicants.asking else { return Vec::new() };
    let Some(path) = path else {
        state.dialog = Some(Dialog::SavePath(proposed(state, asking)));
        return Vec::new();
    };
    state.applicants.asking = None;
    let whole = path.extension().is_some();
    // A dialog of the system has asked already whether a file is to be replaced; a typed path has not, and neither
    // has a path that is given its ending here.
    let replace = whole && !matches!(state.dialog, Some(Dialog::SavePath(_)));
    let path = if whole { path } else { path.with_extension(asking.usual_ending()) };
    state.dialog = None;
    match asking {
        Asking::Save(id) => {
            let own = state.applicants.document(id).is_some_and(|document| document.path.as_ref() == Some(&path));
            write(state, id, path, replace && !own)
        }
        Asking::Export(document) => vec![Effect::ExportResult { document, path, replace }],
    }
}

/// Asks for a file, by the system's dialog.
pub fn ask_path(state: &mut State, asking: Asking) -> Vec<Effect> {
    state.applicants.asking = Some(asking);
    vec![Effect::AskSavePath { name: proposed(state, asking), asking }]
}

/// The name that is proposed for the file.
fn proposed(state: &State, asking: Asking) -> String {
    let (Asking::Save(id) | Asking::Export(id)) = asking;
    let name = state.applicants.document(id).map(|document| file_name(&document.title())).unwrap_or_default();
    let what = if matches!(asking, Asking::Export(_)) { "-result" } else { "" };
    format!("{name}{what}.{}", asking.usual_ending())
}

/// Saves although the file changed underneath.
pub fn overwrite(state: &mut State) -> Vec<Effect> {
    let Some((id, path)) = state.applicants.conflict.take() else { return Vec::new() };
    write(state, id, path, true)
}

/// Takes what the file holds now, in place of the form; undo brings the form back.
pub fn take_on_disk(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    let Some((id, path)) = state.applicants.conflict.take() else { return Vec::new() };
    let loaded = state.library.applicants.iter().find(|loaded| loaded.path == path).cloned();
    let Some(loaded) = loaded else {
        warn(state, format!("{} cannot be read as an applicant's record; F8 says why.", path.display()));
        return vec![Effect::Load(state.opened.clone())];
    };
    choose(state, id);
    let draft = Arc::new(Draft::of(&loaded.applicant));
    let effects = form::replace(state, draft.clone(), "taking what the file holds", true);
    if let Some(document) = document_mut(state, id) {
        document.saved = Some(draft);
        document.on_disk = Some(loaded.bytes);
    }
    effects
}

/// It is saved.
pub fn saved(state: &mut State, saved: SavedApplicant) -> Vec<Effect> {
    let SavedApplicant { document: id, draft, path, bytes, at } = saved;
    let Some(document) = document_mut(state, id) else { return Vec::new() };
    document.saved = Some(draft);
    document.on_disk = Some(bytes);
    document.path = Some(path.clone());
    document.sample = false;
    let title = document.title();
    say(state, format!("{title} is saved in {} at {at}.", path.display()));
    state.status.saved_at = Some(at);
    state.applicants.conflict = None;
    let mut effects = vec![Effect::KeepApplicants];
    effects.extend(watch(state, &path));
    effects.extend(advance_close(state));
    effects
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
pub fn not_saved(state: &mut State, why: &str) {
    state.awaited.close = false;
    warn(state, format!("The applicant is not saved: {why}."));
}

/// The file changed underneath, or another stands there: the user decides.
pub fn conflict(state: &mut State, document: DocumentId, path: PathBuf) {
    state.awaited.close = false;
    state.applicants.conflict = Some((document, path.clone()));
    state.dialog = Some(Dialog::OverwriteApplicant(path));
}
