//! What can be asked about documents under review.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::Code;

use crate::documents::Saved;

use super::{Correction, LearnedProfile, Side, Source, TierAt, Understood};
use crate::ids::DocumentId;

/// Something that is asked about documents under review.
#[derive(Debug, Clone)]
pub enum ReviewCommand {
    /// Ask for documents to import.
    AskFiles,
    /// Ask for a folder of documents to import.
    AskFolder,
    /// Import these documents, and all that folders among them hold.
    Import(Vec<PathBuf>),
    /// From jobs: documents that were read, and what was understood of each.
    Read(Vec<(Arc<Source>, Understood)>),
    /// From jobs: that was all, for good or because it was stopped.
    Imported {
        /// How many files there were.
        of: usize,
        /// Those that could not be read.
        unread: Vec<Diagnostic>,
        /// Whether it was stopped before the end.
        stopped: bool,
    },
    /// Look at a part of the source.
    Select {
        /// The bytes of the manuscript; none: at nothing.
        at: Option<Range<usize>>,
        /// Where it was chosen.
        by: Side,
    },
    /// Go to the next thing to be looked at, or the one before.
    StepPoint(i32),
    /// Rule about the document in view.
    Rule(Correction),
    /// Several at once: one step of undo.
    RuleAll(Vec<Correction>),
    /// Go on typing in the same field: in place of the last ruling, if that was made just now about the same.
    GoOn(Correction),
    /// Take back what was ruled about a tier: it asks for what its sentences were understood to ask.
    ForgetTier {
        /// The level, by the code with which it was found.
        level: Code,
        /// Which of its tiers, from 0.
        tier: usize,
    },
    /// Accept what is looked at with its warnings, and go on to the next thing to be looked at.
    Accept,
    /// Edit the requirement of a tier, or put the editor away.
    EditTier(Option<TierAt>),
    /// From jobs: understood anew.
    Understood {
        /// The question.
        question: u64,
        /// Of which document.
        document: DocumentId,
        /// What.
        understood: Box<Understood>,
    },
    /// From jobs: could not be understood anew, and why.
    NotUnderstood(DocumentId, String),
    /// Save all drafts that no file holds into a folder, asking which.
    SaveAll,
    /// From jobs: all drafts are saved that could be.
    SavedAll {
        /// As they are now.
        saved: Vec<Saved>,
        /// Why the others are not.
        failed: Vec<Diagnostic>,
        /// Whether it was stopped before the end.
        stopped: bool,
    },
    /// From the watch: these files changed on disk, were made or are gone.
    FilesChanged(BTreeSet<PathBuf>),
    /// From jobs: what the file of a document says now.
    SourceChanged(DocumentId, Arc<Source>),
    /// Take the document in view as its file says it now, with the rulings whose words are still there.
    TakeChanged,
    /// Show the saved specification of the document in view on the ladder.
    ShowOnLadder,
    /// Save what the rulings teach as a profile file, asking which.
    SaveProfile,
    /// Use a profile file, asking which where none is named.
    UseProfile(Option<PathBuf>),
    /// From jobs: a profile to use from now on.
    ProfileRead(LearnedProfile),
    /// From jobs: a profile cannot be used, and why.
    ProfileNotRead(PathBuf, Box<Diagnostic>),
    /// Use a profile no longer.
    DropProfile(PathBuf),
}

/// What documents under review ask of the machine.
#[derive(Debug, Clone)]
pub enum ReviewEffect {
    /// Read these files, and all documents in the folders among them, and understand them.
    Import(Vec<PathBuf>),
    /// Understand anew what changed; the newest question wins.
    Understand {
        /// The question's number.
        question: u64,
    },
    /// Write all drafts that no file holds into a folder.
    SaveAll(PathBuf),
    /// Watch the files of the open documents.
    Watch,
    /// See whether the files of these documents are still what was read.
    Compare(Vec<DocumentId>),
    /// Save what the rulings about a document teach.
    SaveProfile {
        /// The document.
        document: DocumentId,
        /// The file.
        path: PathBuf,
        /// Whether a file that is there already is replaced.
        replace: bool,
    },
    /// Read a profile, to be used.
    ReadProfile(PathBuf),
}
