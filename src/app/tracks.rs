//! What was computed for a series that forks.

use rungs_domain::compare::{FactorTable, StepApart, Tracks};
use rungs_domain::words::counted;

/// The tracks of the series in view, and what sets its classes apart along and across them. Levels are named by their
/// place among those shown.
#[derive(Debug, Clone)]
pub struct ComputedTracks {
    /// The tracks; levels are named by their place in the series.
    pub tracks: Tracks,
    /// Per level shown, its place in the series.
    pub places: Vec<usize>,
    /// What sets each class apart from the rung below on its own track.
    pub steps: Vec<StepApart>,
    /// The classes that stand side by side across the fork.
    pub forks: Vec<ForkTable>,
}

impl ComputedTracks {
    /// "5 classes in 2 tracks".
    pub fn size(&self) -> String {
        format!("{} in {}", counted(self.places.len(), "class"), counted(self.tracks.tracks.len(), "track"))
    }
}

/// Two classes of one rung on two tracks.
#[derive(Debug, Clone)]
pub struct ForkTable {
    /// The rung behind the fork, from 0.
    pub rung: usize,
    /// The class on the one track.
    pub one: usize,
    /// The class on the other.
    pub other: usize,
    /// What each of the two prints, the one first.
    pub table: FactorTable,
}
