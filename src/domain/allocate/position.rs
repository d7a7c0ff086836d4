//! What a position does: one seat and its duties with percent of time.

use jiff::civil::Date;

use crate::qualify::{Hundredths, Ternary};
use crate::spec::{Citation, Code, DutyScope, FactorKind, SeriesId};

/// The most duties of one position.
pub const MAX_DUTIES: usize = 200;

/// The most items that one duty is matched to.
pub const MAX_MATCHES: usize = 20;

/// The most statements about factors of one position.
pub const MAX_FACTORS: usize = 50;

/// The most steps that a determination says were taken.
pub const MAX_STEPS: usize = 50;

/// A position as it is, or as it is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// What it is called.
    pub title: String,
    /// Who holds it; `None`: not named, or nobody yet.
    pub incumbent: Option<String>,
    /// True for a vacancy whose duties are planned: no duty has begun, and no gate of time is asked about.
    pub planned: bool,
    /// What it is judged against.
    pub spec: JudgedSpec,
    /// The class to which it is allocated now.
    pub current: Option<Code>,
    /// The day for which it is described.
    pub as_of: Option<Date>,
    /// How long a duty must have been done at this authority; `None`: as the policies say.
    pub gate: Option<Gate>,
    /// What is done, in the order described.
    pub duties: Vec<AssignedDuty>,
    /// What is said about factors.
    pub factors: Vec<FactorStatement>,
    /// Authorities over other people's work.
    pub authorities: Vec<HeldAuthority>,
    /// The lead classes of the series, where somebody has decided it; `None`: those whose allocating text says so.
    pub lead_classes: Option<Vec<Code>>,
    /// Remarks; they count for nothing.
    pub notes: Vec<String>,
    /// The class that was asked for; `None`: the position is reviewed without a request.
    pub requested: Option<Code>,
    /// When it was asked for.
    pub requested_on: Option<Date>,
    /// The id of the policy that decides, where a person chose it for this position; `None`: the one that the series
    /// names.
    pub policy: Option<String>,
    /// Who chose the policy.
    pub policy_by: Option<String>,
    /// When.
    pub policy_on: Option<Date>,
    /// Why.
    pub policy_why: Option<String>,
    /// What the specialist puts into the determination.
    pub ruling: Option<Ruling>,
    /// What a draft posting of a vacancy says beyond the specification.
    pub posting: Option<Posting>,
}

/// What the specialist puts into a determination, beside what is computed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ruling {
    /// The class decided on, where it is not the answer of the policy that decides; then `why` says why.
    pub class: Option<Code>,
    /// From when it holds.
    pub effective: Option<Date>,
    /// Who decides.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// Why, where the class is not the computed one.
    pub why: Option<String>,
    /// Steps that were taken: interviews, documents seen, visits.
    pub steps: Vec<String>,
    /// Further paragraphs.
    pub remarks: Vec<String>,
    /// By whom and when it was signed, and what; `None`: it is not signed.
    pub signed: Option<Signature>,
}

/// A determination as it was signed, kept whatever becomes of the specification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who signed.
    pub by: String,
    /// When.
    pub on: Date,
    /// The mark of the copy, from [`Signature::mark_of`]: with it a change of the copy is found.
    pub mark: String,
    /// The document as signed, a part of it each. The domain does not read it.
    pub copy: Vec<String>,
}

impl Signature {
    /// The signature under a document.
    pub fn new(by: String, on: Date, copy: Vec<String>) -> Self {
        Signature { by, on, mark: Signature::mark_of(&copy), copy }
    }

    /// The mark of a copy: the same words have the same mark on every machine.
    pub fn mark_of(copy: &[String]) -> String {
        Citation::revision_mark(&copy.join("\n"))
    }

    /// Whether the copy is the one that was signed.
    pub fn is_whole(&self) -> bool {
        !self.copy.is_empty() && self.mark == Signature::mark_of(&self.copy)
    }
}

/// What a draft posting says that no specification can know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Posting {
    /// The class at which the vacancy is posted, where it is not the answer of the policy that decides.
    pub class: Option<Code>,
    /// Where the work is done.
    pub place: Option<String>,
    /// The last day on which applications are taken.
    pub closes: Option<Date>,
    /// How to apply.
    pub apply: Option<String>,
    /// Further paragraphs.
    pub remarks: Vec<String>,
}

/// The specification that a position was judged against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedSpec {
    /// The series.
    pub series: SeriesId,
    /// The mark of the text as it was then, from [`revision_mark`](crate::spec::Citation::revision_mark).
    pub revision: Option<String>,
    /// True where the text has changed since, somebody has read what changed, and the position stays judged by the
    /// earlier text.
    pub kept: bool,
}

/// How long a duty must have been done before it counts: months or days, first and last day included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// So many months.
    pub months: Option<u32>,
    /// So many days.
    pub days: Option<u32>,
    /// Where it is stated.
    pub source: String,
}

/// One duty of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignedDuty {
    /// Its number in the description.
    pub number: u32,
    /// What is done, in the words of the description.
    pub text: String,
    /// Percent of the time, exact.
    pub percent: Hundredths,
    /// The first day on which it was done; `None`: not said.
    pub since: Option<Date>,
    /// Own work, the work of lower levels, or other duties as assigned.
    pub scope: DutyScope,
    /// Whether it is lead work; `Unknown`: the words decide.
    pub lead: Ternary,
    /// What it matches in the specification, as somebody decided it. `None`: undecided, so the best suggestion
    /// stands in; an empty list: it matches nothing.
    pub matched: Option<Vec<DutyMatch>>,
}

/// A decision that a duty is the work of an item of the specification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyMatch {
    /// The level.
    pub level: Code,
    /// The number of the duty at that level; `None`: the class concept.
    pub duty: Option<u32>,
    /// The words of the item when it was decided, so that a change of the specification shows.
    pub cited: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// Why.
    pub why: Option<String>,
}

/// What the description says about a factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorStatement {
    /// Which factor.
    pub kind: FactorKind,
    /// The words of the description.
    pub text: String,
    /// The level whose factor it fits, as somebody decided it.
    pub level: Option<Code>,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// Why.
    pub why: Option<String>,
}

/// Whether the position has an authority over other people's work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldAuthority {
    /// Its name in the policy that asks for it.
    pub id: String,
    /// Whether the position has it.
    pub held: Ternary,
    /// What shows it.
    pub evidence: Option<String>,
}
