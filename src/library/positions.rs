//! Positions in files, and the policies by which they are judged.

use std::path::Path;

use jiff::civil::Date;
use rungs_domain::allocate::{Allocation, AllocationPolicy, Allocator, LevelNeeds, Position, Refused};
use rungs_domain::diagnostic::{Diagnostic, nearest};
use rungs_domain::spec::{SeriesId, Vocabulary};
use rungs_formats::ron::{self, File};

use super::policies::{PolicyError, other_kind, read};
use super::shipped::ALLOCATION_POLICIES;
use super::{Library, LoadedSeries};

/// The shipped policies, the one that decides first.
pub fn shipped() -> Vec<AllocationPolicy> {
    let read =
        ALLOCATION_POLICIES.iter().map(|embedded| ron::read(embedded.name, embedded.bytes, &Vocabulary::default()));
    read.filter_map(|parsed| match parsed.file {
        Some(File::AllocationPolicy(policy)) => Some(*policy),
        _ => None,
    })
    .collect()
}

/// The shipped policy with an id, or the one in a file.
///
/// # Errors
/// No shipped policy has this id and no file this name, or the file holds something else.
///
/// ```
/// assert_eq!(rungs::library::positions::find("majority").unwrap().id, "majority");
/// let error = rungs::library::positions::find("majorty").unwrap_err();
/// assert!(error.to_string().ends_with("did you mean `majority`?"));
/// ```
pub fn find(name: &str) -> Result<AllocationPolicy, PolicyError> {
    let shipped = shipped();
    if let Some(policy) = shipped.iter().find(|policy| policy.id == name) {
        return Ok(policy.clone());
    }
    if !Path::new(name).exists() {
        let known: Vec<&str> = shipped.iter().map(|policy| policy.id.as_str()).collect();
        let meant = nearest(name, &known).map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
        return Err(PolicyError::Unknown { name: name.to_owned(), known: known.join(", "), meant });
    }
    match read(Path::new(name), &Vocabulary::default()).map_err(PolicyError::File)? {
        File::AllocationPolicy(policy) => Ok(*policy),
        _ => Err(PolicyError::File(vec![other_kind(name, "a policy: it begins with `AllocationPolicy(`")])),
    }
}

/// The position in a file, RON or JSON.
///
/// # Errors
/// What is wrong with the file.
pub fn position(path: &Path, vocabulary: &Vocabulary) -> Result<Position, Vec<Diagnostic>> {
    match read(path, vocabulary)? {
        File::Position(position) => Ok(*position),
        _ => Err(vec![other_kind(&path.display().to_string(), "a position: it begins with `Position(`")]),
    }
}

/// A position as judged.
#[derive(Debug, Clone)]
pub struct Judged<'l> {
    /// The series that it was judged against.
    pub loaded: &'l LoadedSeries,
    /// The worksheet and the answers.
    pub allocation: Allocation,
    /// What each level needs, lowest first.
    pub needs: Vec<LevelNeeds>,
}

/// Why a position is not judged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotJudged {
    /// Its series is not loaded.
    #[error("the series {named} is not loaded{meant}; name its folder with --library")]
    NoSeries {
        /// The series that the position names.
        named: SeriesId,
        /// The one that was probably meant, as a question; else empty.
        meant: String,
    },
    /// The domain refuses.
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl Library {
    /// Judges a position by `policies`, the first of which decides, with the links that specialists have confirmed.
    ///
    /// # Errors
    /// Its series is not loaded, or there is more to liken than can be.
    pub fn allocate(
        &self,
        position: &Position,
        as_of: Date,
        policies: &[AllocationPolicy],
    ) -> Result<Judged<'_>, NotJudged> {
        let named = &position.spec.series;
        let Some(loaded) = self.find(named) else {
            let known: Vec<&str> = self.series.iter().map(|loaded| loaded.series.id.as_str()).collect();
            let meant = nearest(named.as_str(), &known).map_or_else(String::new, |id| format!("; did you mean {id}?"));
            return Err(NotJudged::NoSeries { named: named.clone(), meant });
        };
        let allocator = Allocator::new(&self.comparer, &loaded.series, &loaded.links, &loaded.revision);
        let allocation = allocator.allocate(position, as_of, policies)?;
        let needs = allocator.needs(&allocation);
        Ok(Judged { loaded, allocation, needs })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_policy_reads_and_is_called_as_its_file() {
        let ids: Vec<String> = shipped().into_iter().map(|policy| policy.id).collect();
        let files: Vec<&str> = ALLOCATION_POLICIES.iter().filter_map(|file| file.name.rsplit('/').next()).collect();
        assert_eq!(ids.iter().map(|id| format!("{id}.ron")).collect::<Vec<_>>(), files);
    }
}
