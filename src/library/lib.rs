//! The folder of specs on disk: found, read, watched, indexed and saved; and the specs shipped inside the program.
//!
//! A [`Library`] is a value: loading makes a new one, and a file that turned bad leaves the last good version of
//! its series in place with the problem beside it.
//!
//! ```
//! let library = rungs_library::Library::shipped();
//! assert!(library.problems.is_empty());
//! ```

mod assemble;
pub mod disk;
pub mod documents;
mod find;
pub mod links;
mod load;
pub mod manuscripts;
mod merge;
pub mod policies;
pub mod positions;
pub mod review;
pub mod rulings;
pub mod search;
pub mod select;
mod shipped;
pub mod watch;
pub mod whole;
pub mod words;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use rungs_domain::allocate::AllocationPolicy;
use rungs_domain::compare::{Against, Comparer, Comparison, Ladder, LevelView, Limits};
use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::qualify::{Applicant, CreditPolicy};
use rungs_domain::spec::{ConfirmedLink, LevelRef, Series, SeriesId, Vocabulary};
use rungs_files::ron::text_revision;

pub use load::{Excerpt, Progress, Request};
pub use positions::LoadedPosition;

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
    /// The mark of its text, once somebody has asked for it.
    mark: OnceLock<Cow<'static, str>>,
    /// By what the bytes of its file are known again.
    sum: u64,
    /// Where it came from.
    pub origin: Origin,
    /// Links that come with the spec: those that it holds itself, and for a shipped one those shipped beside it.
    pub given: Vec<ConfirmedLink>,
    /// Links confirmed by specialists: those that come with the spec, and over them those of its side file.
    pub links: Vec<ConfirmedLink>,
    /// The side file, as it was when the series was loaded.
    pub side: links::SideFile,
    /// True while the file on disk is bad and this is the last good version.
    pub outdated: bool,
}

impl LoadedSeries {
    /// The mark of its text, for citations. It is made when it is first asked for: most series of a large library are
    /// never cited.
    pub fn revision(&self) -> &str {
        self.mark.get_or_init(|| Cow::Owned(text_revision(&self.series)))
    }
}

/// An applicant's record as loaded.
#[derive(Debug, Clone)]
pub struct LoadedApplicant {
    /// Its file.
    pub path: PathBuf,
    /// What the file says.
    pub applicant: Arc<Applicant>,
    /// Its bytes, kept to see later whether it changed underneath.
    pub bytes: Arc<[u8]>,
}

/// What is loaded.
#[derive(Debug, Clone)]
pub struct Library {
    /// The series, by authority, then title, then id.
    pub series: Vec<Arc<LoadedSeries>>,
    /// The shipped vocabulary, with what loaded vocabulary files add.
    pub vocabulary: Vocabulary,
    /// The rulings on kinds of work among the vocabulary, each with its file.
    pub rulings: Vec<rulings::LoadedRuling>,
    /// What is wrong with the files, in file and line order.
    pub problems: Vec<Diagnostic>,
    /// The policies by which time of work is credited: the shipped ones, the default first, then those of files.
    pub policies: Vec<Arc<CreditPolicy>>,
    /// The policies by which positions are judged: the shipped ones, the one that decides first, then those of files.
    pub allocation_policies: Vec<Arc<AllocationPolicy>>,
    /// The applicants' records among the files, by path.
    pub applicants: Vec<LoadedApplicant>,
    /// The positions among the files, by path.
    pub positions: Vec<LoadedPosition>,
    /// Compares by the vocabulary.
    pub comparer: Arc<Comparer>,
    /// How many files on disk were looked at, side files among them.
    pub files: usize,
    /// What was asked for; [`Library::reloaded`] asks for it again.
    pub request: Request,
}

/// Which links a comparison takes into account.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum LinkUse {
    /// What specialists confirmed wins over what is computed.
    #[default]
    Confirmed,
    /// Computed links only.
    ComputedOnly,
}

impl Default for Library {
    /// A library with nothing in it.
    fn default() -> Self {
        let vocabulary = Vocabulary::default();
        Library {
            series: Vec::new(),
            comparer: Arc::new(Comparer::new(&vocabulary, Limits::default())),
            vocabulary,
            policies: Vec::new(),
            allocation_policies: Vec::new(),
            applicants: Vec::new(),
            positions: Vec::new(),
            rulings: Vec::new(),
            problems: Vec::new(),
            files: 0,
            request: Request::default(),
        }
    }
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

    /// Sets two levels side by side; `None` if one is not loaded.
    pub fn compare(&self, lower: &LevelRef, upper: &LevelRef, links: LinkUse) -> Option<Comparison> {
        let confirmed = self.confirmed(&[lower, upper], links);
        Some(self.comparer.compare(self.level(lower)?, self.level(upper)?, &confirmed))
    }

    /// Sets any number of levels side by side, in the order given; `None` if one is not loaded.
    pub fn ladder(&self, levels: &[LevelRef], against: Against, links: LinkUse) -> Option<Ladder> {
        let views = levels.iter().map(|level| self.level(level)).collect::<Option<Vec<_>>>()?;
        let confirmed = self.confirmed(&levels.iter().collect::<Vec<_>>(), links);
        Some(self.comparer.ladder(&views, against, &confirmed))
    }

    /// The links of every side file: what the user decided, as it was saved.
    pub fn side_links(&self) -> Vec<ConfirmedLink> {
        self.series.iter().flat_map(|loaded| loaded.side.links.iter().cloned()).collect()
    }

    /// The links that come with the specs, with `edits` in place of what the side files hold.
    pub fn confirmed_with(&self, edits: &[ConfirmedLink]) -> Vec<ConfirmedLink> {
        let own: Vec<_> = self.series.iter().flat_map(|loaded| loaded.given.iter().cloned()).collect();
        ConfirmedLink::overlaid(own, edits)
    }

    fn confirmed(&self, levels: &[&LevelRef], links: LinkUse) -> Vec<ConfirmedLink> {
        if links == LinkUse::ComputedOnly {
            return Vec::new();
        }
        let asked = |loaded: &&Arc<LoadedSeries>| levels.iter().any(|level| level.series == loaded.series.id);
        self.series.iter().filter(asked).flat_map(|loaded| loaded.links.iter().cloned()).collect()
    }
}
