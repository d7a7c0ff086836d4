//! Forms of every kind: open, edit, undo, save, recover. What differs from kind to kind is a [`Bench`].

mod bench;
mod closing;
mod export;
mod files;
pub mod form;
pub mod recovery;
mod saving;

use super::super::Effect;
use super::super::State;
use super::super::desk::Which;
use super::super::files::FileCommand;
use super::done;

pub use bench::{ApplicantBench, Bench, ReviewBench};
pub use closing::{advance_close, drop_unsaved};
pub use export::ask_for as ask_where_to_export;
pub use files::{open_samples, take_library};
pub use saving::{ask_path, save, save_as, saved, take_saved, write};

/// Does the same on whichever bench a kind of document is worked on.
macro_rules! on_bench {
    ($which:expr, $bench:ident => $what:expr) => {
        match $which {
            $crate::desk::Which::Applicants => {
                let $bench = $crate::update::desk::ApplicantBench;
                $what
            }
            $crate::desk::Which::Positions($bench) => $what,
            $crate::desk::Which::Reviews => {
                let $bench = $crate::update::desk::ReviewBench;
                $what
            }
        }
    };
}
use on_bench;

/// Carries out a command about the files of open documents.
///
/// The table is one match on purpose: a new command does not compile until it has its line.
pub fn update(state: &mut State, command: FileCommand) -> Vec<Effect> {
    use FileCommand as F;
    match command {
        F::SaveIn(path) => saving::save_in(state, path),
        F::TypeSavePath(typed) => done(|| saving::type_path(state, typed)),
        F::Overwrite => saving::overwrite(state),
        F::TakeOnDisk => saving::take_on_disk(state),
        F::NotSaved(which, why) => done(|| saving::not_saved(state, which, &why)),
        F::Conflict { which, document, path } => done(|| saving::conflict(state, which, document, path)),
        F::Exported(path) => done(|| export::exported(state, &path)),
        F::NotExported(why) => done(|| export::not_exported(state, &why)),
    }
}

/// Takes the last edit of a document of this kind back.
pub fn undo(state: &mut State, which: Which) -> Vec<Effect> {
    on_bench!(which, bench => form::undo(bench, state))
}

/// Makes it again.
pub fn redo(state: &mut State, which: Which) -> Vec<Effect> {
    on_bench!(which, bench => form::redo(bench, state))
}
