//! An applicant's record as the form holds it: dates and figures as typed, so that what is half written is kept, too.

use rungs_domain::qualify::{Applicant, RecordedJudgement, Schooling, Ternary};

use serde::{Deserialize, Serialize};

use crate::draft_words;
use crate::rows::{RowId, Rows};

/// What the form holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The name.
    pub name: String,
    /// Diplomas, degrees and studies.
    pub education: Rows<StudyDraft>,
    /// Jobs.
    pub experience: Rows<JobDraft>,
    /// Licenses, certificates, programs.
    pub credentials: Rows<HoldingDraft>,
    /// Judgments on record.
    #[serde(with = "draft_words::judgements")]
    pub judgements: Vec<RecordedJudgement>,
    /// Units of study.
    pub units: CourseworkDraft<UnitsDraft>,
    /// Courses.
    pub courses: CourseworkDraft<CourseDraft>,
    /// Hours of training or practice.
    pub hours: CourseworkDraft<HoursDraft>,
}

/// The rows of units, courses or hours.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, bound(serialize = "T: Clone + Serialize", deserialize = "T: Default + Deserialize<'de>"))]
pub struct CourseworkDraft<T> {
    /// What was completed.
    pub rows: Rows<T>,
    /// Without rows: whether the record says that there are none. Else it does not say, and whoever asks for them asks a
    /// person.
    pub none: bool,
}

/// A row of units of study.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitsDraft {
    /// Semester units: `12`, `4.5`; empty: none of this sort.
    pub semester: String,
    /// Quarter units; empty: none of this sort.
    pub quarter: String,
    /// The subject; empty: not said.
    pub subject: String,
    /// When they were completed; empty: not said.
    pub completed: String,
}

/// A row of courses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CourseDraft {
    /// The subject.
    pub subject: String,
    /// When it was completed; empty: not said.
    pub completed: String,
}

/// A row of hours of training or practice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HoursDraft {
    /// Of what.
    pub of: String,
    /// How many: `40`.
    pub hours: String,
    /// When they were completed; empty: not said.
    pub completed: String,
}

/// A row of education.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StudyDraft {
    /// What was reached; the years of `SomeCollege` stand in `years`. `None`: not said yet.
    #[serde(with = "draft_words::degree")]
    pub degree: Option<Schooling>,
    /// Completed years, where no degree was reached.
    pub years: String,
    /// The field; empty: not said.
    pub field: String,
    /// Whether the institution is accredited.
    #[serde(with = "draft_words::ternary")]
    pub accredited: Ternary,
    /// The date: `2015-05-09`.
    pub conferred: String,
}

/// A row of jobs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JobDraft {
    /// What it was.
    pub title: String,
    /// The first day: `2018-03-01`.
    pub from: String,
    /// The last day worked; empty: still there.
    pub to: String,
    /// Hours a week: `37.5`.
    pub hours: String,
    /// Kinds of the vocabulary; empty: not said.
    pub kinds: Vec<String>,
    /// Codes of levels to which the work is comparable; empty: not said.
    pub comparable_to: Vec<String>,
    /// Growing responsibility.
    #[serde(with = "draft_words::ternary")]
    pub progressive: Ternary,
    /// How much of the work is of these kinds, in percent.
    pub relevant: String,
    /// The title of the class served in; empty: not said.
    pub class: String,
    /// The code of that class; empty: not said.
    pub class_code: String,
    /// With whom it was; empty: not said.
    pub employer: String,
}

/// A row of credentials.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HoldingDraft {
    /// A kind of the vocabulary.
    pub kind: String,
    /// The first day of validity; empty: not given.
    pub from: String,
    /// The last day of validity; empty: not given.
    pub expires: String,
}

impl Draft {
    /// How many rows a part has.
    pub fn rows(&self, part: Part) -> usize {
        match part {
            Part::Education => self.education.len(),
            Part::Jobs => self.experience.len(),
            Part::Credentials => self.credentials.len(),
            Part::Units => self.units.rows.len(),
            Part::Courses => self.courses.rows.len(),
            Part::Hours => self.hours.rows.len(),
        }
    }

    /// Whether it is said that there are no units, courses or hours; `None`: the part has rows, or is another one, of
    /// which nothing of the kind can be said.
    pub fn said_none(&self, part: Part) -> Option<bool> {
        let none = match part {
            Part::Units => self.units.none,
            Part::Courses => self.courses.none,
            Part::Hours => self.hours.none,
            Part::Education | Part::Jobs | Part::Credentials => return None,
        };
        (self.rows(part) == 0).then_some(none)
    }

    /// Says that there are no units, courses or hours, or that the record does not say.
    pub fn say_none(&mut self, part: Part, none: bool) {
        match part {
            Part::Units => self.units.none = none,
            Part::Courses => self.courses.none = none,
            Part::Hours => self.hours.none = none,
            Part::Education | Part::Jobs | Part::Credentials => {}
        }
    }

    /// The id of a row.
    pub fn row_id(&self, part: Part, row: usize) -> Option<RowId> {
        match part {
            Part::Education => self.education.id(row),
            Part::Jobs => self.experience.id(row),
            Part::Credentials => self.credentials.id(row),
            Part::Units => self.units.rows.id(row),
            Part::Courses => self.courses.rows.id(row),
            Part::Hours => self.hours.rows.id(row),
        }
    }
}

impl Default for JobDraft {
    fn default() -> Self {
        JobDraft {
            title: String::new(),
            from: String::new(),
            to: String::new(),
            hours: String::new(),
            kinds: Vec::new(),
            comparable_to: Vec::new(),
            progressive: Ternary::Unknown,
            relevant: "100".to_owned(),
            class: String::new(),
            class_code: String::new(),
            employer: String::new(),
        }
    }
}

/// The parts of the form that have rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Education.
    Education,
    /// Jobs.
    Jobs,
    /// Credentials.
    Credentials,
    /// Units of study.
    Units,
    /// Courses.
    Courses,
    /// Hours of training or practice.
    Hours,
}

/// A field of the form: the part, the row from 0, the field's name as in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The name of the applicant.
    Name,
    /// A field of a row: `Row(Part::Jobs, 0, "from")`.
    Row(Part, usize, &'static str),
}

/// A field that cannot be read, or does not fit.
pub type Unreadable = crate::documents::Unreadable<Field>;

/// What of a draft can be counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The record, without the rows that cannot be read.
    pub applicant: Applicant,
    /// For each of its studies, the row of the form.
    pub studies: Vec<usize>,
    /// For each of its jobs, the row of the form.
    pub jobs: Vec<usize>,
    /// For each of its credentials, the row of the form.
    pub credentials: Vec<usize>,
    /// For each of its units, the row of the form.
    pub units: Vec<usize>,
    /// What cannot be read: those rows are not counted until they are mended.
    pub unreadable: Vec<Unreadable>,
}
