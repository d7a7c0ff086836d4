//! All drafts saved at once, into a folder.

use std::path::PathBuf;

use rungs_domain::diagnostic::Diagnostic;

use crate::documents::Saved;

use super::super::super::files::Asking;
use super::super::super::reviews::ReviewEffect;
use super::super::super::{Effect, State};
use super::super::{files, say, warn};
use super::{ReviewKind, documents};
use crate::ids::{DocumentId, DocumentKindId};

/// Saves all drafts that no file holds as they are now: those with a file there, the others in a folder that is asked
/// for.
pub fn save_all(state: &mut State) -> Vec<Effect> {
    let open = &state.reviews.desk.open;
    let own: Vec<(DocumentId, PathBuf)> = open
        .iter()
        .filter(|document| document.is_unsaved())
        .filter_map(|document| Some((document.id, document.path.clone()?)))
        .collect();
    let without = open.iter().any(|document| document.path.is_none());
    if own.is_empty() && !without {
        say(state, "All drafts are saved already.");
    }
    let writes = own.into_iter().flat_map(|(id, path)| documents::write(ReviewKind, state, id, Some(path), false));
    let mut effects: Vec<Effect> = writes.collect();
    if without {
        effects.extend(documents::ask_path(state, Asking::SaveAll));
    }
    effects
}

/// The folder is chosen.
pub fn save_all_in(folder: PathBuf) -> Vec<Effect> {
    vec![Effect::Reviews(ReviewEffect::SaveAll(folder))]
}

/// All are saved that could be.
pub fn saved_all(state: &mut State, saved: Vec<Saved>, failed: Vec<Diagnostic>, stopped: bool) -> Vec<Effect> {
    let count = saved.len();
    let flawed = saved.iter().filter(|one| one.remark.is_some()).count();
    if let Some(last) = saved.last() {
        state.status.saved_at = Some(last.at.clone());
        if let Some(folder) = last.file.as_ref().and_then(|(path, _)| path.parent()) {
            files::remember(state, folder);
        }
    }
    for one in saved {
        documents::take_saved(ReviewKind, state, &one);
    }
    let mut told = format!("{count} draft{} saved.", if count == 1 { " is" } else { "s are" });
    if stopped {
        told = format!("Saving was stopped: {told}");
    }
    if flawed > 0 {
        told = format!("{told} The check finds errors in {flawed} of them.");
    }
    match failed.first() {
        None if flawed == 0 => say(state, told),
        None => warn(state, told),
        Some(first) => {
            let (file, why) = (&first.place.file, &first.message);
            warn(state, format!("{told} {} could not be saved, the first of them {file}: {why}.", failed.len()));
        }
    }
    if !failed.is_empty() {
        state.reviews.unread = failed;
    }
    vec![Effect::Keep(DocumentKindId::Reviews)]
}
