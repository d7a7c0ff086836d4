//! Documents under review: imported, ruled about, saved as specifications.

mod importing;
mod points;
mod profiles;
mod ruling;
mod saving;
mod sources;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;

use rungs_library::words::words_path;

use super::super::files::Asking;
use super::super::reviews::{ReviewCommand, ReviewEffect, Understood};
use super::super::{Effect, State};
use super::documents::{self, ReviewKind};
use super::{done, files, say, warn};
use crate::ids::DocumentId;

pub use profiles::{read_again as read_profiles_again, save_in as save_profile_in};
pub use sources::compare_all;

/// Carries out what is asked about documents under review.
///
/// The table is one match on purpose: a new command does not compile until it has its line.
pub fn update(state: &mut State, command: ReviewCommand) -> Vec<Effect> {
    use ReviewCommand as R;
    state.reviews.about = state.reviews.desk.current;
    if !matches!(
        command,
        R::Rule(_)
            | R::GoOn(_)
            | R::Read(_)
            | R::Imported { .. }
            | R::Understood { .. }
            | R::SavedAll { .. }
            | R::FilesChanged(_)
            | R::SourceChanged(..)
    ) {
        state.reviews.desk.typing = None;
    }
    match command {
        R::AskFiles => importing::ask(state, Effect::AskFiles),
        R::AskFolder => importing::ask(state, Effect::AskFolder),
        R::Import(paths) => importing::import(state, paths),
        R::Read(documents) => importing::take(state, documents),
        R::Imported { of, unread, stopped } => importing::ended(state, of, unread, stopped),
        R::Select { at, by } => done(|| points::select(state, at, by)),
        R::StepPoint(by) => done(|| points::step(state, by)),
        R::Rule(ruling) => ruling::rule(state, ruling),
        R::RuleAll(rulings) => ruling::rule_all(state, rulings),
        R::Accept => ruling::accept(state),
        R::GoOn(ruling) => ruling::write(state, ruling),
        R::ForgetTier { level, tier } => ruling::forget_tier(state, &level, tier),
        R::EditTier(tier) => done(|| state.reviews.tier = tier),
        R::Understood { document, understood, .. } => done(|| take_understood(state, document, *understood)),
        R::NotUnderstood(id, why) => done(|| not_understood(state, id, &why)),
        R::SaveAll => saving::save_all(state),
        R::SavedAll { saved, failed, stopped } => saving::saved_all(state, saved, failed, stopped),
        R::FilesChanged(paths) => sources::files_changed(state, &paths),
        R::SourceChanged(id, source) => sources::changed(state, id, source),
        R::TakeChanged => sources::take_changed(state),
        R::SaveProfile => profiles::save(state),
        R::UseProfile(path) => profiles::use_one(state, path),
        R::ProfileRead(profile) => profiles::take(state, profile),
        R::ProfileNotRead(path, why) => done(|| profiles::not_read(state, path, *why)),
        R::DropProfile(path) => profiles::drop_one(state, &path),
        R::ShowOnLadder => show_on_ladder(state),
    }
}

/// Another document may be in view, of which nothing is looked at yet.
pub fn turned(state: &mut State) {
    let reviews = &mut state.reviews;
    if reviews.about != reviews.desk.current {
        reviews.selected = None;
        reviews.tier = None;
    }
}

/// Asks for all that is not understood yet by the rulings and words of now.
pub fn ask(state: &mut State) -> Vec<Effect> {
    let reviews = &mut state.reviews;
    let desk = &reviews.desk;
    reviews.understood.retain(|id, _| desk.document(*id).is_some());
    reviews.changed.retain(|id, _| desk.document(*id).is_some());
    if reviews.desk.open.iter().all(|document| reviews.is_fresh(document)) {
        return Vec::new();
    }
    reviews.question += 1;
    vec![Effect::Reviews(ReviewEffect::Understand { question: reviews.question })]
}

/// Documents are to be understood by other words than before.
pub fn words_changed(state: &mut State) -> Vec<Effect> {
    state.reviews.given += 1;
    ask(state)
}

/// Takes up what was understood; what is known already by newer rulings or words is passed over.
fn take_understood(state: &mut State, id: DocumentId, understood: Understood) {
    let reviews = &mut state.reviews;
    let Some(document) = reviews.desk.document(id) else { return };
    let same_text =
        document.draft.source.as_ref().is_some_and(|own| Arc::ptr_eq(&own.manuscript, &understood.manuscript));
    if same_text && document.draft.rulings == understood.rulings && understood.given == reviews.given {
        reviews.revision += 1;
        reviews.understood.insert(id, Understood { revision: reviews.revision, ..understood });
    }
}

fn not_understood(state: &mut State, id: DocumentId, why: &str) {
    let title = state.reviews.desk.document(id).map(|document| document.title()).unwrap_or_default();
    warn(state, format!("{title} is shown as it was understood before: {why}. Undo takes the last ruling back."));
}

/// A path was chosen that no file is written to.
pub fn chosen(state: &mut State, asking: Asking, path: PathBuf) -> Vec<Effect> {
    match asking {
        Asking::SaveAll => saving::save_all_in(path),
        Asking::UseProfile => profiles::use_one(state, Some(path)),
        Asking::Save(..) | Asking::Export(_) | Asking::SaveProfile(_) => Vec::new(),
    }
}

/// Shows the saved specification of the document in view.
fn show_on_ladder(state: &mut State) -> Vec<Effect> {
    let Some(document) = state.reviews.desk.shown() else { return Vec::new() };
    let Some(path) = document.path.clone() else {
        say(state, "The ladder shows specifications: save the document as one first.");
        return Vec::new();
    };
    if document.is_unsaved() {
        let title = document.title();
        say(state, format!("The ladder shows {title} as it was saved last."));
    }
    let has_words = state.reviews.shown().is_some_and(|understood| !understood.draft.words.is_empty());
    let words = has_words.then(|| words_path(&path));
    files::open(state, [path].into_iter().chain(words).collect())
}
