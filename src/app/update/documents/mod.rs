//! Open documents of every kind: open, edit, undo, save, recover. What differs from kind to kind is a [`DocumentKind`].

pub mod editing;
mod export;
mod files;
mod kind;
pub mod recovery;
mod saving;

use std::path::{Path, PathBuf};

use super::done;
use crate::documents::DocumentCommand;
use crate::files::FileCommand;
use crate::ids::{DocumentId, DocumentKindId};
use crate::{Effect, State};

pub use export::ask_for as ask_where_to_export;
pub use files::take_library;
pub use kind::{ApplicantKind, DocumentKind, LinkKind, ReviewKind, kind};
pub use saving::{advance_close, ask_path, conflict, take_saved, write};

/// What can be done with the documents of any kind, whatever they hold.
pub trait AnyKind {
    /// Carries out a command about its documents.
    fn update(&self, state: &mut State, command: DocumentCommand) -> Vec<Effect>;
    /// Writes a document into a file that was chosen, `replace` where the user agreed to replace what stands there.
    fn write(&self, state: &mut State, id: DocumentId, path: PathBuf, replace: bool) -> Vec<Effect>;
    /// Writes a document over what changed underneath.
    fn overwrite(&self, state: &mut State, id: DocumentId, path: PathBuf) -> Vec<Effect>;
    /// Takes what a file holds that changed underneath, in place of the document.
    fn take_on_disk(&self, state: &mut State, id: DocumentId, path: &Path) -> Vec<Effect>;
    /// The name that is proposed for a document's file, without its ending.
    fn proposed_name(&self, state: &State, id: DocumentId) -> Option<String>;
    /// Saves the first unsaved document; `None`: there is none.
    fn save_next(&self, state: &mut State) -> Option<Vec<Effect>>;
    /// Gives up what no file holds.
    fn give_up(&self, state: &mut State);
    /// Takes up the files of a new library; whether one was just `opened`.
    fn take_files(&self, state: &mut State, opened: &[PathBuf]) -> bool;
    /// Takes up what an earlier session left.
    fn take_recovered(&self, state: &mut State) -> Vec<Effect>;
    /// Gives it up.
    fn drop_recovered(&self, state: &mut State);
}

/// Carries out a command about the documents of a kind.
pub fn update(state: &mut State, id: DocumentKindId, command: DocumentCommand) -> Vec<Effect> {
    kind(id).update(state, command)
}

/// The table is one match on purpose: a new command does not compile until it has its line.
fn carry_out<K: DocumentKind>(kind: K, state: &mut State, command: DocumentCommand) -> Vec<Effect> {
    use DocumentCommand as D;
    if !matches!(command, D::Saved(_)) {
        kind.documents_mut(state).typing = None;
    }
    match command {
        D::Choose(id) => done(|| editing::choose(kind, state, id)),
        D::Close(id) => editing::close(kind, state, id),
        D::Undo => editing::undo(kind, state),
        D::Redo => editing::redo(kind, state),
        D::Save => kind.save(state),
        D::SaveAs => saving::save_as(kind, state),
        D::OpenSamples => files::open_samples(kind, state),
        D::Saved(saved) => saving::saved(kind, state, saved),
    }
}

/// Carries out a command about the files of open documents.
///
/// The table is one match on purpose: a new command does not compile until it has its line.
pub fn update_files(state: &mut State, command: FileCommand) -> Vec<Effect> {
    use FileCommand as F;
    match command {
        F::SaveIn(path) => saving::save_in(state, path),
        F::TypeSavePath(typed) => done(|| saving::type_path(state, typed)),
        F::Overwrite => saving::overwrite(state),
        F::TakeOnDisk => saving::take_on_disk(state),
        F::NotSaved(kind, why) => done(|| saving::not_saved(state, kind, &why)),
        F::Conflict { kind, document, path } => done(|| conflict(state, kind, document, path)),
        F::Exported { path, lost } => done(|| export::exported(state, &path, lost.as_deref())),
        F::NotExported(why) => done(|| export::not_exported(state, &why)),
    }
}
