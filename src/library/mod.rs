//! The folder of specs on disk: found, read, watched, indexed and saved; and the specs shipped inside the program.
//!
//! A [`Library`] is a value: loading makes a new one, and a file that turned bad leaves the last good version of
//! its series in place with the problem beside it.

use std::path::PathBuf;
use std::sync::Arc;

use rungs_domain::compare::LevelView;
use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::{ConfirmedLink, LevelRef, Series, SeriesId, Vocabulary};

/// Where a series came from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Shipped inside the program; the name of the file under `specs/`.
    Shipped(&'static str),
    /// A file on disk.
    File(PathBuf),
}

/// A series as loaded.
#[derive(Debug, Clone)]
pub struct LoadedSeries {
    /// What its file says.
    pub series: Series,
    /// The mark of its text, for citations.
    pub revision: String,
    /// Where it came from.
    pub origin: Origin,
    /// Links confirmed by specialists: from the spec itself and from its side file.
    pub links: Vec<ConfirmedLink>,
    /// True while the file on disk is bad and this is the last good version.
    pub outdated: bool,
}

/// What is loaded.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The series, by authority, then title, then id.
    pub series: Vec<Arc<LoadedSeries>>,
    /// The shipped vocabulary, with what loaded vocabulary files add.
    pub vocabulary: Vocabulary,
    /// What is wrong with the files, in file and line order.
    pub problems: Vec<Diagnostic>,
}

impl Library {
    /// The series with this id.
    pub fn find(&self, id: &SeriesId) -> Option<&Arc<LoadedSeries>> {
        self.series.iter().find(|loaded| loaded.series.id == *id)
    }

    /// A level together with its series.
    pub fn level(&self, reference: &LevelRef) -> Option<LevelView<'_>> {
        LevelView::of(&self.find(&reference.series)?.series, &reference.code)
    }
}
