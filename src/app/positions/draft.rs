//! A position as the form holds it: dates and figures as typed, so that what is half written is kept, too.

use std::sync::Arc;

use rungs_domain::allocate::{DutyMatch, Gate, Position};
use rungs_domain::qualify::Ternary;
use rungs_domain::spec::{Code, DutyScope, FactorKind, SeriesId, Vocabulary};
use rungs_files::ron;
use serde::{Deserialize, Serialize};

use super::super::typed::line;
use crate::documents::{DocumentDraft, FileShape};
use crate::draft_words;
use crate::rows::Rows;

/// What the form holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PositionDraft {
    /// What the position is called.
    pub title: String,
    /// Who holds it.
    pub incumbent: String,
    /// Whether its work is planned: a vacancy.
    pub planned: bool,
    /// The series it is judged against; `None`: not chosen yet.
    #[serde(with = "draft_words::series")]
    pub series: Option<SeriesId>,
    /// The mark of the series' text when it was judged.
    pub revision: Option<String>,
    /// Whether it stays judged by that text, though the series has changed since.
    pub kept: bool,
    /// The code of the class it is allocated to now.
    pub current: String,
    /// The code of the class that was asked for.
    pub requested: String,
    /// When it was asked for.
    pub requested_on: String,
    /// The day of judging.
    pub as_of: String,
    /// The id of the policy that a person chose to decide; empty: the one that the series names.
    pub policy: String,
    /// Who chose it.
    pub policy_by: String,
    /// When.
    pub policy_on: String,
    /// Why.
    pub policy_why: String,
    /// The gate of time, where a file states one.
    #[serde(with = "draft_words::gate")]
    pub gate: Option<Gate>,
    /// The duties.
    pub duties: Rows<DutyDraft>,
    /// What is said about factors.
    pub factors: Rows<FactorDraft>,
    /// Authorities over other people's work.
    pub authorities: Rows<AuthorityDraft>,
    /// The lead classes, where somebody has decided it.
    #[serde(with = "draft_words::codes")]
    pub lead_classes: Option<Vec<Code>>,
    /// Remarks.
    pub notes: Vec<String>,
    /// What the specialist puts into the determination.
    pub ruling: RulingDraft,
    /// What a draft posting says beyond the specification.
    pub posting: PostingDraft,
}

/// A row of duties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DutyDraft {
    /// Its number in the description.
    pub number: u32,
    /// What is done.
    pub text: String,
    /// Percent of the time: `16`, `12.5`.
    pub percent: String,
    /// The first day on which it was done: `2023-07-01`.
    pub since: String,
    /// Own work, work of lower levels, or other duties as assigned.
    #[serde(with = "draft_words::scope")]
    pub scope: DutyScope,
    /// Whether it is lead work.
    #[serde(with = "draft_words::ternary")]
    pub lead: Ternary,
    /// What it matches, as somebody decided it. `None`: undecided; an empty list: nothing.
    #[serde(with = "draft_words::matches")]
    pub matched: Option<Vec<DutyMatch>>,
}

/// What is said about a factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FactorDraft {
    /// Which factor.
    #[serde(with = "draft_words::factor")]
    pub kind: FactorKind,
    /// What the description says.
    pub text: String,
    /// The code of the level whose factor it fits.
    pub level: String,
    /// Who decided it.
    pub by: String,
    /// When.
    pub on: String,
    /// Why.
    pub why: String,
}

/// Whether the position has an authority.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AuthorityDraft {
    /// Its name in the policy that asks for it.
    pub id: String,
    /// Whether the position has it.
    #[serde(with = "draft_words::ternary")]
    pub held: Ternary,
    /// What shows it.
    pub evidence: String,
}

/// What the specialist puts into the determination.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RulingDraft {
    /// The code of the class decided on, where it is not the computed one.
    pub class: String,
    /// From when it holds.
    pub effective: String,
    /// Who decides.
    pub by: String,
    /// When.
    pub on: String,
    /// Why, where the class is not the computed one.
    pub why: String,
    /// Steps taken, one a line.
    pub steps: String,
    /// Further paragraphs, one a line.
    pub remarks: String,
    /// By whom and when it was signed, and what; `None`: it is not signed.
    pub signed: Option<SignedDraft>,
}

/// A signature as the form holds it: nobody types in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignedDraft {
    /// Who signed.
    pub by: String,
    /// When: `2025-07-01`.
    pub on: String,
    /// The mark of the copy.
    pub mark: String,
    /// The document as signed.
    pub copy: Arc<Vec<String>>,
}

/// What a draft posting says beyond the specification.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PostingDraft {
    /// The code of the class at which it is posted, where it is not the computed one.
    pub class: String,
    /// Where the work is done.
    pub place: String,
    /// The last day on which applications are taken.
    pub closes: String,
    /// How to apply.
    pub apply: String,
    /// Further paragraphs, one a line.
    pub remarks: String,
}

/// The parts of the form that have rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Duties.
    Duties,
    /// Factor statements.
    Factors,
    /// Authorities over other people's work.
    Authorities,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A field of the whole, by its name in the file: `title`, `as_of`, `ruling.effective`, `posting.place`.
    Whole(&'static str),
    /// A field of a row, by the part, the row from 0 and its name: `Row(Part::Duties, 0, "percent")`.
    Row(Part, usize, &'static str),
}

/// A field that cannot be read, or does not fit.
pub type Unreadable = crate::documents::Unreadable<Field>;

/// What of a form can be judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The position, without the rows that cannot be read; `None`: no series is chosen, or no duty can be read.
    pub position: Option<Position>,
    /// For each of its duties, the row of the form.
    pub duties: Vec<usize>,
    /// What cannot be read: those rows are not judged until they are mended.
    pub unreadable: Vec<Unreadable>,
}

impl PositionDraft {
    /// How many rows a part has.
    pub fn rows(&self, part: Part) -> usize {
        match part {
            Part::Duties => self.duties.len(),
            Part::Factors => self.factors.len(),
            Part::Authorities => self.authorities.len(),
        }
    }

    /// The number of the next new duty: none has it yet.
    pub fn next_number(&self) -> u32 {
        let highest = self.duties.iter().map(|duty| duty.number).max().unwrap_or(0);
        match highest.checked_add(1) {
            Some(next) => next,
            None => (1..).find(|number| self.duties.iter().all(|duty| duty.number != *number)).unwrap_or(u32::MAX),
        }
    }
}

impl Default for DutyDraft {
    fn default() -> Self {
        DutyDraft::numbered(0)
    }
}

impl DutyDraft {
    /// A duty with this number, of which nothing is written yet.
    pub fn numbered(number: u32) -> Self {
        let (text, percent, since) = (String::new(), String::new(), String::new());
        DutyDraft { number, text, percent, since, scope: DutyScope::Own, lead: Ternary::Unknown, matched: None }
    }

    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        *self == DutyDraft::numbered(self.number)
    }
}

impl Default for FactorDraft {
    fn default() -> Self {
        let (text, level) = (String::new(), String::new());
        let (by, on, why) = (String::new(), String::new(), String::new());
        FactorDraft { kind: FactorKind::SupervisionReceived, text, level, by, on, why }
    }
}

impl FactorDraft {
    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        *self == FactorDraft { kind: self.kind, ..FactorDraft::default() }
    }
}

impl AuthorityDraft {
    /// Whether nothing is said in it.
    pub fn is_blank(&self) -> bool {
        *self == AuthorityDraft::default()
    }
}

impl DocumentDraft for PositionDraft {
    type Reading = Reading;
    type Field = Field;

    fn read(&self, _: &Vocabulary) -> Reading {
        PositionDraft::read(self)
    }

    fn unreadable(reading: &Reading) -> &[Unreadable] {
        &reading.unreadable
    }

    /// The series, the day and the policy are no work of anybody's: a new position has them.
    fn is_blank(&self) -> bool {
        let PositionDraft { series, revision, as_of, policy, planned, duties, factors, authorities, .. } = self;
        let rows = duties.iter().all(DutyDraft::is_blank)
            && factors.iter().all(FactorDraft::is_blank)
            && authorities.iter().all(AuthorityDraft::is_blank);
        let without = PositionDraft {
            duties: Rows::default(),
            factors: Rows::default(),
            authorities: Rows::default(),
            ..self.clone()
        };
        let new = PositionDraft {
            series: series.clone(),
            revision: revision.clone(),
            as_of: as_of.clone(),
            policy: policy.clone(),
            planned: *planned,
            ..PositionDraft::default()
        };
        rows && without == new
    }

    fn title(&self) -> String {
        match line(&self.title) {
            title if title.is_empty() => "Position without a title".to_owned(),
            title => title,
        }
    }

    fn label(field: Field) -> String {
        field.label()
    }

    fn lacks(reading: &Reading) -> Option<&'static str> {
        reading.position.is_none().then_some("choose the series and describe a duty first")
    }

    fn written(reading: &Reading, shape: FileShape) -> Option<String> {
        let position = reading.position.as_ref()?;
        Some(match shape {
            FileShape::Ron => ron::write_position(position),
            FileShape::Json => ron::write_json(position),
        })
    }
}
