//! Profiles: what rulings teach, saved as a file, and used for other documents.

use std::path::{Path, PathBuf};

use rungs_domain::diagnostic::Diagnostic;

use super::super::super::files::Asking;
use super::super::super::reviews::{LearnedProfile, ReviewEffect};
use super::super::super::{Effect, State};
use super::super::{say, warn};
use super::{documents, words_changed};
use crate::ids::DocumentId;

/// Asks where what the rulings about the document in view teach is to be saved.
pub fn save(state: &mut State) -> Vec<Effect> {
    let Some(document) = state.reviews.desk.shown() else { return Vec::new() };
    if document.draft.rulings.is_empty() {
        say(state, "Nothing is ruled about this document yet: say of a heading what it heads, and that can be taught.");
        return Vec::new();
    }
    let asking = Asking::SaveProfile(document.id);
    documents::ask_path(state, asking)
}

/// The file is chosen.
pub fn save_in(document: DocumentId, path: PathBuf, replace: bool) -> Vec<Effect> {
    vec![Effect::Reviews(ReviewEffect::SaveProfile { document, path, replace })]
}

/// Uses a profile file, that is asked for where none is named.
pub fn use_one(state: &mut State, path: Option<PathBuf>) -> Vec<Effect> {
    match path {
        Some(path) => vec![Effect::Reviews(ReviewEffect::ReadProfile(path))],
        None => documents::ask_path(state, Asking::UseProfile),
    }
}

/// A profile is to be used from now on, over those before.
pub fn take(state: &mut State, profile: LearnedProfile) -> Vec<Effect> {
    let path = profile.path.clone();
    let reviews = &mut state.reviews;
    let known = reviews.profiles.iter().position(|one| one.path == path);
    match known.and_then(|at| reviews.profiles.get_mut(at)) {
        Some(known) if known.profile == profile.profile => return Vec::new(),
        Some(known) => *known = profile,
        None => reviews.profiles.insert(0, profile),
    }
    reviews.absent.retain(|known| *known != path);
    say(state, format!("Documents are understood by {}, too.", path.display()));
    words_changed(state)
}

/// A profile cannot be read. It is remembered all the same: its drive may be there the next time.
pub fn not_read(state: &mut State, path: PathBuf, why: Diagnostic) {
    warn(state, format!("The profile {} is not used: {}. F8 says more.", path.display(), why.message));
    let reviews = &mut state.reviews;
    reviews.unread.retain(|known| known.place.file != why.place.file);
    reviews.unread.push(why);
    if !reviews.absent.contains(&path) && !reviews.profiles.iter().any(|one| one.path == path) {
        reviews.absent.push(path);
    }
}

/// Uses a profile no longer.
pub fn drop_one(state: &mut State, path: &Path) -> Vec<Effect> {
    let reviews = &mut state.reviews;
    reviews.absent.retain(|known| known != path);
    let before = reviews.profiles.len();
    reviews.profiles.retain(|one| one.path != path);
    if reviews.profiles.len() == before {
        return Vec::new();
    }
    say(state, format!("{} is not used any more; the file stays.", path.display()));
    words_changed(state)
}

/// Reads again all that are in use.
pub fn read_again(state: &State) -> Vec<Effect> {
    let paths = state.reviews.profile_paths();
    paths.into_iter().map(|path| Effect::Reviews(ReviewEffect::ReadProfile(path))).collect()
}
