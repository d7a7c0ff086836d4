//! Positions in files, the policies by which they are judged, and who could fill them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rungs_domain::allocate::{
    Allocation, AllocationPolicy, Allocator, Candidate, Chosen, LevelFill, LevelNeeds, Named, Policies, Position,
    Reasons, Refused, SpecChange, fills, named_policy,
};
use rungs_domain::diagnostic::{Diagnostic, nearest};
use rungs_domain::qualify::{Applicant, Calculator, CreditPolicy, PreparedLevel, Scratch};
use rungs_domain::spec::{Series, SeriesId, Vocabulary};
use rungs_files::ron::File;

use super::policies::{PolicyError, find_among, ids_near, other_kind, read};
use super::{Library, LoadedSeries};

/// A position as loaded.
#[derive(Debug, Clone)]
pub struct LoadedPosition {
    /// Its file.
    pub path: PathBuf,
    /// What the file says.
    pub position: Arc<Position>,
    /// Its bytes, kept to see later whether it changed underneath.
    pub bytes: Arc<[u8]>,
}

/// The policy of a library with an id, or the one in a file.
///
/// # Errors
/// No policy of the library has this id and no file this name, or the file holds something else.
///
/// ```
/// use rungs_library::{Library, positions};
/// let library = Library::shipped();
/// assert_eq!(positions::find_in(&library, "majority").unwrap().id, "majority");
/// let error = positions::find_in(&library, "majorty").unwrap_err();
/// assert!(error.to_string().ends_with("did you mean `majority`?"));
/// ```
pub fn find_in(library: &Library, name: &str) -> Result<Arc<AllocationPolicy>, PolicyError> {
    find_among(&library.allocation_policies, name)
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
    /// How the specification differs from the one that the position was judged against before.
    pub changed: Option<SpecChange>,
    /// The worksheet and the answers.
    pub allocation: Allocation,
    /// What each level needs, lowest first.
    pub needs: Vec<LevelNeeds>,
    /// The printed words that set the class decided on apart from others.
    pub reasons: Vec<Reasons>,
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
    /// The policy that is to decide is not there.
    #[error("the policy `{named}`, which is named {by}, is not loaded; there are {known}{meant}")]
    NoPolicy {
        /// The policy.
        named: String,
        /// By whom it is named.
        by: &'static str,
        /// The ids of those that there are.
        known: String,
        /// The one that was probably meant, as a question; else empty.
        meant: String,
    },
    /// The domain refuses.
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl Library {
    /// The policies by which a position is judged, the one that decides first: the one that a person chose for it, or
    /// the one that its series names. Where neither is, none decides. Policies that judge only where they are named are
    /// left out where nobody names them.
    ///
    /// # Errors
    /// The library has no policy of the name.
    pub fn policies_for(&self, position: &Position) -> Result<Policies, NotJudged> {
        let mut all = self.allocation_policies.clone();
        let series = self.find(&position.spec.series).map(|loaded| &loaded.series);
        let Some(Named { id, chosen }) = named_policy(position, series) else {
            all.retain(|policy| !policy.only_named);
            return Ok(Policies { all, chosen: None });
        };
        let Some(at) = all.iter().position(|policy| policy.id == *id) else {
            let (known, meant) = ids_near(&all, id);
            let by = if chosen == Chosen::Series { "by its series" } else { "for this position" };
            return Err(NotJudged::NoPolicy { named: id.to_owned(), by, known, meant });
        };
        let deciding = all.remove(at);
        // The authority's own rule is shown beside the one that a person chose.
        let own = series.and_then(|series| series.allocated_by.as_ref());
        let own = own.and_then(|rule| all.iter().position(|policy| policy.id == rule.policy)).map(|at| all.remove(at));
        all.retain(|policy| !policy.only_named);
        all.splice(0..0, [deciding].into_iter().chain(own));
        Ok(Policies { all, chosen: Some(chosen) })
    }

    /// How the specification differs from the one that a position was judged against; `None` too where it names none,
    /// or its series is not loaded.
    pub fn spec_change(&self, position: &Position) -> Option<SpecChange> {
        let loaded = self.find(&position.spec.series)?;
        self.allocator(loaded).spec_change(position)
    }

    /// Judges a position by `policies`, with the links that specialists have confirmed.
    ///
    /// # Errors
    /// Its series is not loaded, or there is more to liken than can be.
    pub fn allocate(&self, position: &Position, as_of: Date, policies: &Policies) -> Result<Judged<'_>, NotJudged> {
        let named = &position.spec.series;
        let Some(loaded) = self.find(named) else {
            let known: Vec<&str> = self.series.iter().map(|loaded| loaded.series.id.as_str()).collect();
            let meant = nearest(named.as_str(), &known).map_or_else(String::new, |id| format!("; did you mean {id}?"));
            return Err(NotJudged::NoSeries { named: named.clone(), meant });
        };
        let allocator = self.allocator(loaded);
        let allocation = allocator.allocate(position, as_of, policies)?;
        let needs = allocator.needs(&allocation);
        let reasons = allocator.reasons(position, &allocation);
        Ok(Judged { loaded, changed: allocator.spec_change(position), allocation, needs, reasons })
    }

    /// Per level of a series, lowest first: who of the applicants could fill a vacancy posted there, by the `policy`
    /// by which time of work is credited.
    pub fn fills<'a>(
        &self,
        series: &Series,
        applicants: impl IntoIterator<Item = &'a Applicant>,
        policy: &CreditPolicy,
        as_of: Date,
    ) -> Vec<LevelFill> {
        let calculator = Calculator::new(&self.vocabulary);
        let mut scratch = Scratch::default();
        let levels: Vec<_> = series.levels.iter().map(|level| calculator.prepare(level)).collect();
        let candidate = |applicant: &Applicant| {
            let record = calculator.record(applicant);
            let mut answer = |level: &PreparedLevel<'_>| {
                let record = record.as_ref().map_err(|beyond| *beyond)?;
                level.answer(record, as_of, policy, &mut scratch)
            };
            Candidate { name: applicant.name.clone(), answers: levels.iter().map(&mut answer).collect() }
        };
        fills(levels.len(), &applicants.into_iter().map(candidate).collect::<Vec<_>>())
    }

    fn allocator<'l>(&'l self, loaded: &'l LoadedSeries) -> Allocator<'l> {
        Allocator::new(&self.comparer, &loaded.series, &loaded.links, loaded.revision())
    }
}
