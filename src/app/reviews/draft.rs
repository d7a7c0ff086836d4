//! A document under review, as the desk holds it.

use std::path::PathBuf;
use std::sync::Arc;

use rungs_domain::spec::Vocabulary;

use super::{Correction, Manuscript};
use crate::documents::{DocumentDraft, FileShape, Unreadable};

/// A document under review: where it comes from, and what a person ruled about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReviewDraft {
    /// The document; none only in an empty form.
    pub source: Option<Arc<Source>>,
    /// What was ruled, in order.
    pub rulings: Arc<Vec<Correction>>,
}

/// A document as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its file.
    pub path: PathBuf,
    /// Its bytes: kept with what is unsaved, for the file may be gone by then.
    pub bytes: Arc<[u8]>,
    /// Its text.
    pub manuscript: Arc<Manuscript>,
}

impl Source {
    /// Whether both are the same file with the same bytes.
    pub fn is_same(&self, other: &Source) -> bool {
        self.path == other.path && self.bytes == other.bytes
    }
}

/// A field of the form: rulings have none that are typed into for long, save those of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The rulings.
    Rulings,
}

/// What can be counted of a document under review.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {}

impl DocumentDraft for ReviewDraft {
    type Reading = Reading;
    type Field = Field;

    fn read(&self, _: &Vocabulary) -> Reading {
        Reading {}
    }

    fn unreadable(_: &Reading) -> &[Unreadable<Field>] {
        &[]
    }

    fn is_blank(&self) -> bool {
        self.rulings.is_empty()
    }

    fn is_empty(&self) -> bool {
        self.source.is_none()
    }

    fn is_version_of(&self, other: &Self) -> bool {
        self.source.as_ref().zip(other.source.as_ref()).is_some_and(|(own, other)| own.is_same(other))
    }

    fn title(&self) -> String {
        let name = self.source.as_ref().and_then(|source| source.path.file_name());
        name.map_or_else(|| "Document".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    fn label(_: Field) -> String {
        "Rulings".to_owned()
    }

    fn lacks(_: &Reading) -> Option<&'static str> {
        None
    }

    fn written(_: &Reading, _: FileShape) -> Option<String> {
        None
    }
}
