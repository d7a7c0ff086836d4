//! A ruling that two kinds of work are the same, while it is written; and those that can be taken back.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rungs_domain::spec::SameWork;
use rungs_library::rulings::RulingChange;

use crate::State;

/// A ruling as written so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SameWorkDraft {
    /// One kind, by its name in files; empty: not chosen yet.
    pub kind: String,
    /// The other one.
    pub same_as: String,
    /// Who says so.
    pub by: String,
    /// Why.
    pub why: String,
}

/// Something that is asked about rulings on kinds of work.
#[derive(Debug, Clone)]
pub enum RulingCommand {
    /// Write one: open the box with this, or go on in it.
    Write(Box<SameWorkDraft>),
    /// Make the one that is written.
    Take,
    /// Carry a change out: one that takes back, above all.
    Change(RulingChange),
    /// Take the last change back.
    Undo,
    /// From jobs: it is done, in this file.
    Done(RulingChange, PathBuf),
    /// From jobs: it is not, and why.
    Failed(String),
}

impl SameWorkDraft {
    /// One about a kind that is at hand.
    pub fn about(state: &State, kind: &str) -> Self {
        SameWorkDraft { kind: kind.to_owned(), by: state.user_name.clone(), ..SameWorkDraft::default() }
    }

    /// What is still missing; `None`: it can be made.
    pub fn missing(&self) -> Option<&'static str> {
        match () {
            () if self.kind.is_empty() || self.same_as.is_empty() => Some("Choose the two kinds of work."),
            () if self.kind == self.same_as => Some("Choose two kinds: each is the same as itself."),
            () if self.why.trim().is_empty() => Some("Say why: the reason is kept with the ruling."),
            () => None,
        }
    }
}

/// Kinds by name with their words: those of the library, and those that the draft under review takes over as printed.
pub fn known_kinds(state: &State) -> BTreeMap<String, String> {
    let draft = state.reviews.shown().map(|understood| understood.draft.words.kinds.as_slice());
    // Of two of one name the library's counts.
    let all = draft.unwrap_or_default().iter().chain(&state.library.vocabulary.kinds);
    all.map(|kind| (kind.id.clone(), kind.words())).collect()
}

/// The change that undoes one that was carried out in a file.
pub fn inverse(change: &RulingChange, path: PathBuf) -> RulingChange {
    match change {
        RulingChange::Make(ruling) => {
            RulingChange::TakeBack(rungs_library::rulings::LoadedRuling { ruling: ruling.clone(), path })
        }
        RulingChange::TakeBack(loaded) => RulingChange::Make(loaded.ruling.clone()),
    }
}

/// The ruling that is written, signed and dated.
pub fn ruling(state: &State, draft: &SameWorkDraft) -> SameWork {
    let words =
        |text: &str| Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty());
    SameWork {
        kind: draft.kind.clone(),
        same_as: draft.same_as.clone(),
        by: words(&draft.by),
        on: state.today,
        why: words(&draft.why),
    }
}
