//! Documents about what is loaded: for the command line and the window.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rungs_documents::ladder::{self, Compared};
use rungs_documents::qualification::{self, Answered};
use rungs_documents::specification::{self, Annotations};
use rungs_documents::{CitedLevel, Paper, position};
use rungs_documents::{Document, Format};
use rungs_domain::allocate::{
    Allocation, AllocationPolicy, Determination, LevelFill, LevelNeeds, Position, Reasons, SpecChange,
};
use rungs_domain::compare::{Against, Criterion, LevelView};
use rungs_domain::qualify::{Applicant, Calculator, CreditPolicy, LimitExceeded, Scratch};
use rungs_domain::spec::LevelRef;

use super::positions::Judged;
use super::select::Selection;
use super::whole::{write_new, write_whole};
use super::{Library, LoadedSeries, Origin, review};

/// Of whom a qualification result is told, against what, and how it is counted.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The applicant.
    pub applicant: &'a Applicant,
    /// The levels, in the order of the document; those that are not loaded are left out.
    pub levels: &'a [LevelRef],
    /// How time of work is credited.
    pub policy: &'a CreditPolicy,
    /// The day of judging.
    pub as_of: Date,
}

/// Why there is no qualification result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unanswered {
    /// The record cannot be weighed.
    #[error("{0}")]
    Record(LimitExceeded),
    /// A level cannot be weighed.
    #[error("{code}: {beyond}")]
    Level {
        /// The level's code.
        code: String,
        /// Why.
        beyond: LimitExceeded,
    },
}

/// A position as judged, of which a document is made.
#[derive(Debug, Clone, Copy)]
pub struct AskedPosition<'a> {
    /// The position.
    pub position: &'a Position,
    /// The series it is judged against.
    pub loaded: &'a LoadedSeries,
    /// The policies, one for each answer of the allocation: the one that decides first.
    pub policies: &'a [Arc<AllocationPolicy>],
    /// The worksheet and the answers.
    pub allocation: &'a Allocation,
    /// What each level needs, lowest first.
    pub needs: &'a [LevelNeeds],
    /// The printed words that set the class decided on apart from others.
    pub reasons: &'a [Reasons],
    /// Per level, lowest first: who of the loaded applicants could fill it. Empty: nobody was asked about.
    pub fills: &'a [LevelFill],
    /// What changed in the specification since the position was judged.
    pub changed: Option<&'a SpecChange>,
    /// Whether a worksheet says what other levels would need; of a vacancy it always does.
    pub explain: bool,
}

impl<'a> AskedPosition<'a> {
    /// About a position that was judged by `policies`.
    pub fn of(
        position: &'a Position,
        judged: &'a Judged<'_>,
        policies: &'a [Arc<AllocationPolicy>],
        fills: &'a [LevelFill],
    ) -> Self {
        let Judged { loaded, allocation, needs, reasons, changed } = judged;
        let changed = changed.as_ref();
        AskedPosition { position, loaded, policies, allocation, needs, reasons, fills, changed, explain: true }
    }

    /// A document about the position, made on `date`. Quick enough to be made anew with every key. A determination that
    /// is signed is the one that was signed.
    pub fn document(&self, paper: Paper, date: Date) -> Document {
        if paper == Paper::Determination
            && let Some(Ok(signed)) = signed_document(self.position)
        {
            return signed;
        }
        let found = Determination::new(self.position, self.allocation, self.policies, self.needs, &self.loaded.series);
        let given = position::PositionCase {
            found: &found,
            changed: self.changed,
            explain: self.explain,
            position: self.position,
            series: &self.loaded.series,
            revision: self.loaded.revision(),
            policies: self.policies,
            allocation: self.allocation,
            needs: self.needs,
            reasons: self.reasons,
            fills: self.fills,
            date,
        };
        position::document(&given, paper)
    }
}

/// Why what was signed cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the copy of what was signed has been changed since: take the file as it was when it was signed, or withdraw the \
     signature and decide anew"
)]
pub struct NotAsSigned;

/// The determination of a position as it was signed; `None`: it is not signed.
///
/// # Errors
/// The copy is not the one that was signed.
pub fn signed_document(position: &Position) -> Option<Result<Document, NotAsSigned>> {
    let signed = position.ruling.as_ref()?.signed.as_ref()?;
    let document = Document::from_kept(&signed.copy).filter(|_| signed.is_whole());
    Some(document.ok_or(NotAsSigned))
}

impl Library {
    /// The qualification result of one applicant, made on `date`.
    ///
    /// With [`render`](rungs_documents::render) it becomes the bytes of a file:
    ///
    /// ```
    /// use jiff::civil::date;
    /// use rungs_library::{Library, documents::Asked, policies, select::resolve_level};
    /// use rungs_domain::qualify::Applicant;
    /// use rungs_documents::{Format, render};
    /// let library = Library::shipped();
    /// let policy = policies::find("calendar-40").unwrap();
    /// let applicant = Applicant { name: "Example".into(), ..Applicant::default() };
    /// let levels = [resolve_level(&library, "CA2459").unwrap()];
    /// let asked = Asked { applicant: &applicant, levels: &levels, policy: &policy, as_of: date(2025, 6, 30) };
    /// let document = library.qualification_document(&asked, date(2025, 7, 1)).unwrap();
    /// let html = String::from_utf8(render(&document, Format::Html).unwrap()).unwrap();
    /// assert!(html.contains("not met"));
    /// ```
    ///
    /// # Errors
    /// The record or the requirement of a level is beyond what can be weighed.
    pub fn qualification_document(&self, asked: &Asked<'_>, date: Date) -> Result<Document, Unanswered> {
        let levels: Vec<CitedLevel<'_>> = asked.levels.iter().filter_map(|level| self.cited(level)).collect();
        let calculator = Calculator::new(&self.vocabulary);
        let record = calculator.record(asked.applicant).map_err(Unanswered::Record)?;
        let mut scratch = Scratch::default();
        let answers = levels.iter().map(|cited| {
            let answer = calculator.answer(cited.level, &record, asked.as_of, asked.policy, &mut scratch);
            answer.map_err(|beyond| Unanswered::Level { code: cited.level.code.to_string(), beyond })
        });
        let answers = answers.collect::<Result<Vec<_>, _>>()?;
        let answered = levels.iter().zip(&answers).map(|(cited, answer)| Answered { cited: *cited, answer });
        let warnings = review::reviewer(self).review(asked.applicant, asked.as_of, asked.policy);
        Ok(qualification::document(&qualification::ApplicantCase {
            applicant: asked.applicant,
            warnings: &warnings,
            levels: &answered.collect::<Vec<_>>(),
            policy: asked.policy,
            as_of: asked.as_of,
            vocabulary: &self.vocabulary,
            date,
        }))
    }

    /// Levels side by side as a document, made on `date`; `None` if one of them is not loaded.
    pub fn comparison_document(&self, of: Compared<'_>, date: Date) -> Option<Document> {
        let levels: Vec<&LevelRef> = match of {
            Compared::Pair(pair) => vec![&pair.lower, &pair.upper],
            Compared::Ladder(ladder) => ladder.levels.iter().collect(),
        };
        let levels = levels.into_iter().map(|level| self.cited(level)).collect::<Option<Vec<_>>>()?;
        let supervision: Vec<_> = levels.iter().map(|cited| self.comparer.supervision_phrase(cited.level)).collect();
        let against = match of {
            Compared::Pair(_) => Against::LevelBelow,
            Compared::Ladder(ladder) => ladder.against,
        };
        let views: Vec<_> = levels.iter().map(CitedLevel::view).collect();
        let (apart, factors) = self.comparer.steps_and_factors(&views, against);
        let tracks = self.comparer.tracks_shown(&views);
        let criteria = self.criteria_of(&views);
        let (clauses, marker) = (self.comparer.clause_threads(&views, against), self.comparer.marker());
        let given = ladder::SideBySide {
            of,
            levels: &levels,
            supervision: &supervision,
            tracks: tracks.as_ref(),
            apart: &apart,
            factors: &factors,
            criteria: &criteria,
            clauses: &clauses,
            marker: &marker,
            date,
        };
        Some(ladder::document(&given))
    }

    /// Everything that a level or series prints as a document, made on `date`; `None` if it is not loaded.
    pub fn specification_document(&self, of: &Selection, date: Date) -> Option<Document> {
        match of {
            Selection::Level(level) => {
                let known = Annotations { vocabulary: &self.vocabulary, links: &[], file: None };
                Some(specification::level(&self.cited(level)?, &known, date))
            }
            Selection::Series(id) => {
                let loaded = self.find(id)?;
                let file = match &loaded.origin {
                    Origin::Shipped(_) => None,
                    Origin::File(path) => Some(path.display().to_string()),
                };
                let known = Annotations { vocabulary: &self.vocabulary, links: &loaded.links, file: file.as_deref() };
                Some(specification::series(&loaded.series, loaded.revision(), &known, date))
            }
        }
    }

    /// The printed rules of allocation of the series that all of these levels are of.
    pub fn criteria_of(&self, levels: &[LevelView<'_>]) -> Vec<Criterion> {
        let one = levels.first().filter(|first| levels.iter().all(|view| view.series.id == first.series.id));
        one.map(|view| self.comparer.criteria(view.series)).unwrap_or_default()
    }

    /// A level with what is needed to cite it; `None` if it is not loaded.
    pub fn cited(&self, reference: &LevelRef) -> Option<CitedLevel<'_>> {
        let loaded = self.find(&reference.series)?;
        let level = loaded.series.level(&reference.code)?;
        Some(CitedLevel { series: &loaded.series, level, revision: loaded.revision() })
    }
}

/// Whether a file that is there already may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays; saving is refused.
    Keep,
    /// It is replaced.
    Replace,
}

/// Why a document was not saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The file's name does not end in one of the formats that the document can have.
    #[error("{}: this document can be written as {}; name the file so", .path.display(), Format::endings(.formats))]
    Ending {
        /// The file.
        path: PathBuf,
        /// The formats that it can have.
        formats: &'static [Format],
    },
    /// There is a file already.
    #[error("{}: the file is there already; name another, or add --force to replace it", .path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// What the system says.
    #[error("{}: the file cannot be written: {reason}", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
}

/// The format that the ending of a file's name says, of those that the document can have: each builder in
/// [`documents`](rungs_documents) names its own.
///
/// # Errors
/// None of them has this ending.
pub fn format_of(path: &Path, formats: &'static [Format]) -> Result<Format, SaveError> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let format = ending.and_then(Format::from_ending).filter(|format| formats.contains(format));
    format.ok_or_else(|| SaveError::Ending { path: path.to_owned(), formats })
}

/// Saves the bytes of a document whole or not at all.
///
/// # Errors
/// The file is there already and is to be kept, or cannot be written; what was there before is still there.
pub fn save(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), SaveError> {
    let written = match existing {
        Existing::Replace if path.exists() => write_whole(path, bytes),
        Existing::Replace | Existing::Keep => write_new(path, bytes),
    };
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => SaveError::Exists { path: path.to_owned() },
        _ => SaveError::Write { path: path.to_owned(), reason: plain(&error) },
    })
}

/// What went wrong in the user's words.
fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "its folder is not there; make it first, or name another".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to write there; name another folder".to_owned(),
        io::ErrorKind::NotADirectory => "part of its path is a file, not a folder".to_owned(),
        io::ErrorKind::IsADirectory => "this is a folder; name a file in it".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => error.to_string(),
    }
}
