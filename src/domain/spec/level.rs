//! One rung: a class at its level, with everything its document prints about it.

use std::fmt;

use jiff::civil::Date;

use super::{Code, DutyList, Fact, KsaList, Pay, Requirement, Section, Statement};

/// One class at its level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The class code as printed.
    pub code: Code,
    /// The class title, as the document's title table gives it (capitals set in title case).
    pub title: String,
    /// The printed rank: "Level II", "Basic".
    pub rank: Option<String>,
    /// Pay, where printed.
    pub pay: Option<Pay>,
    /// Probation, where printed.
    pub probation: Option<Probation>,
    /// Status under the Fair Labor Standards Act, where printed.
    pub flsa: Option<Flsa>,
    /// Dates printed for this level.
    pub dates: LevelDates,
    /// What distinguishes the level (the class concept): allocating text.
    pub concept: Vec<Section>,
    /// Factors, where the document states them: allocating text.
    pub factors: Vec<Factor>,
    /// Classes from which the document distinguishes this one: allocating text.
    pub distinguished_from: Vec<Distinction>,
    /// Typical duties: supporting text.
    pub duties: DutyList,
    /// Knowledge, skills, abilities, competencies: supporting text.
    pub ksas: KsaList,
    /// Qualifications, by tier, in printed order.
    pub qualifications: Vec<Tier>,
    /// Licenses and certifications printed outside the qualifications.
    pub licences: Vec<Statement>,
    /// Physical demands.
    pub physical_demands: Option<Section>,
    /// Working environment.
    pub working_environment: Option<Section>,
    /// Class history.
    pub history: Option<Statement>,
    /// Notes of the transcriber.
    pub notes: Vec<String>,
    /// Printed facts without a role of their own.
    pub facts: Vec<Fact>,
}

impl Level {
    /// Its code and title: "41313 Social Service Program Planner III".
    pub fn code_and_title(&self) -> String {
        format!("{} {}", self.code, self.title)
    }

    /// A level of which nothing is known but its code and title.
    pub fn new(code: Code, title: String) -> Self {
        Level {
            code,
            title,
            rank: None,
            pay: None,
            probation: None,
            flsa: None,
            dates: LevelDates::default(),
            concept: Vec::new(),
            factors: Vec::new(),
            distinguished_from: Vec::new(),
            duties: DutyList::default(),
            ksas: KsaList::default(),
            qualifications: Vec::new(),
            licences: Vec::new(),
            physical_demands: None,
            working_environment: None,
            history: None,
            notes: Vec::new(),
            facts: Vec::new(),
        }
    }
}

/// Probation as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probation {
    /// Length in months.
    pub months: u8,
    /// As printed: "6 mo."
    pub printed: String,
}

/// Status under the Fair Labor Standards Act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flsa {
    /// Exempt or not.
    pub status: FlsaStatus,
    /// The printed label: "FLSA CODE", "Default FLSA Status".
    pub label: String,
    /// What the document adds to it.
    pub note: Option<String>,
}

/// Status and note as two sentences, as documents print them.
///
/// ```
/// use rungs_domain::spec::{Flsa, FlsaStatus};
/// let note = Some("May differ by position.".to_owned());
/// let flsa = Flsa { status: FlsaStatus::NonExempt, label: "FLSA".to_owned(), note };
/// assert_eq!(flsa.to_string(), "Non-exempt. May differ by position.");
/// ```
impl fmt::Display for Flsa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.status.words())?;
        match &self.note {
            Some(note) => write!(f, ". {note}"),
            None => Ok(()),
        }
    }
}

/// Exempt from overtime rules, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FlsaStatus {
    /// Exempt.
    Exempt,
    /// Not exempt.
    NonExempt,
}

impl FlsaStatus {
    /// The status in words.
    pub fn words(self) -> &'static str {
        match self {
            FlsaStatus::Exempt => "Exempt",
            FlsaStatus::NonExempt => "Non-exempt",
        }
    }
}

/// Dates printed for a level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LevelDates {
    /// In force from.
    pub effective: Option<Date>,
    /// Established on.
    pub established: Option<Date>,
    /// Last revised on.
    pub revised: Option<Date>,
    /// The last action, as printed: "Rev."
    pub last_action: Option<String>,
}

/// One allocating factor and what the document says of it at this level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// Which factor.
    pub kind: FactorKind,
    /// The heading as printed.
    pub heading: String,
    /// The paragraphs as printed.
    pub text: Vec<String>,
}

/// What a factor is about, so that levels and authorities can be set side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactorKind {
    /// Guidelines, difficulty and decision making.
    Guidelines,
    /// Supervision received.
    SupervisionReceived,
    /// Contacts and their purpose.
    Contacts,
    /// Supervision exercised.
    SupervisionExercised,
    /// Any other.
    Other,
}

impl FactorKind {
    /// All kinds, in the order shown.
    pub const ALL: [FactorKind; 5] = [
        FactorKind::Guidelines,
        FactorKind::SupervisionReceived,
        FactorKind::Contacts,
        FactorKind::SupervisionExercised,
        FactorKind::Other,
    ];

    /// What it is about, in the program's words.
    pub fn words(self) -> &'static str {
        match self {
            FactorKind::Guidelines => "Guidelines, difficulty and decision making",
            FactorKind::SupervisionReceived => "Supervision received",
            FactorKind::Contacts => "Contacts and their purpose",
            FactorKind::SupervisionExercised => "Supervision exercised",
            FactorKind::Other => "Other factor",
        }
    }
}

/// A class from which the document sets this one apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distinction {
    /// The other class, as the sentence names it.
    pub class: String,
    /// The sentence as printed. It also stands in the class concept it was taken from.
    pub text: String,
}

/// One tier of qualifications, under its printed heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// What the tier decides.
    pub tier: TierKind,
    /// The heading as printed: "Minimum Qualifications", "Desirable requirements".
    pub heading: String,
    /// The sentences, with the smaller headings above them, as printed.
    pub printed: Vec<Statement>,
    /// The same, read formally; `None` where nothing can be computed from a record.
    pub requires: Option<Requirement>,
}

/// What a tier of qualifications decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TierKind {
    /// What an applicant must have. The deciding tier, under whatever heading it is printed.
    Minimum,
    /// What is wished for.
    Desirable,
    /// What is recommended for full performance.
    Recommended,
}
