//! What an applicant's record says.

use jiff::civil::Date;

use super::{Hundredths, Percent, RecordedJudgement};
use crate::spec::{Code, Degree};
use crate::words::{capitalized, counted, word_table};

/// An applicant's record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applicant {
    /// The name, or whatever stands for it.
    pub name: String,
    /// Diplomas, degrees and studies.
    pub education: Vec<Study>,
    /// Jobs, and residency where a class counts it.
    pub experience: Vec<Job>,
    /// Licenses, certificates and completed programs.
    pub credentials: Vec<Holding>,
    /// Units of study, by subject; `None`: the record does not say.
    pub units: Option<Vec<UnitsHeld>>,
    /// Courses completed; `None`: the record does not say.
    pub courses: Option<Vec<CourseHeld>>,
    /// Hours of training or practice; `None`: the record does not say.
    pub hours: Option<Vec<HoursHeld>>,
    /// What people have decided about this record.
    pub judgements: Vec<RecordedJudgement>,
}

impl Applicant {
    /// Whether work that had begun by `as_of` goes on behind it.
    pub fn is_at_work(&self, as_of: Date) -> bool {
        self.experience.iter().any(|job| job.from <= as_of && job.to.is_none_or(|to| to > as_of))
    }

    /// The days on which units, courses and hours were completed, where the record says so.
    pub(super) fn completions(&self) -> impl Iterator<Item = Date> {
        let units = self.units.iter().flatten().map(|held| held.completed);
        let courses = self.courses.iter().flatten().map(|held| held.completed);
        let hours = self.hours.iter().flatten().map(|held| held.completed);
        units.chain(courses).chain(hours).flatten()
    }

    /// Takes out units, courses and hours that are completed only after `as_of`.
    pub(super) fn without_coursework_after(&mut self, as_of: Date) {
        let had = |completed: Option<Date>| completed.is_none_or(|day| day <= as_of);
        self.units.iter_mut().for_each(|all| all.retain(|held| had(held.completed)));
        self.courses.iter_mut().for_each(|all| all.retain(|held| had(held.completed)));
        self.hours.iter_mut().for_each(|all| all.retain(|held| had(held.completed)));
    }
}

/// One diploma, degree or time of study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Study {
    /// What was reached.
    pub degree: Schooling,
    /// The field; `None`: not said.
    pub field: Option<String>,
    /// Whether the institution is accredited. `Unknown`: foreign, not evaluated.
    pub accredited: Ternary,
    /// When it was conferred or ended; it counts from that day on.
    pub conferred: Date,
}

/// Units of study completed in a subject, of one sort or of both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitsHeld {
    /// Semester units.
    pub semester: Option<Hundredths>,
    /// Quarter units.
    pub quarter: Option<Hundredths>,
    /// The subject; `None`: not said.
    pub subject: Option<String>,
    /// When they were completed; `None`: not said, taken as before the day of judging.
    pub completed: Option<Date>,
}

/// A course completed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CourseHeld {
    /// Its subject.
    pub subject: String,
    /// When it was completed; `None`: not said, taken as before the day of judging.
    pub completed: Option<Date>,
}

/// Hours of training or practice completed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HoursHeld {
    /// Of what.
    pub of: String,
    /// How many.
    pub hours: u32,
    /// When they were completed; `None`: not said, taken as before the day of judging.
    pub completed: Option<Date>,
}

/// What a study reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Schooling {
    /// A high school diploma.
    HighSchool,
    /// A general educational development certificate.
    Ged,
    /// College without a degree.
    SomeCollege {
        /// Completed years.
        years: u32,
    },
    /// An Associate's degree.
    Associate,
    /// A Bachelor's degree.
    Bachelor,
    /// A Master's degree.
    Master,
    /// A doctorate.
    Doctorate,
}

word_table! {
    Schooling {
        /// The name in files.
        name -> &'static str,
        /// What it is, in words: "Bachelor's degree".
        words -> &'static str,
    }
    Self::HighSchool => ["HighSchool", "high school diploma"],
    Self::Ged => ["Ged", "GED"],
    Self::SomeCollege { .. } => ["SomeCollege", "time of college"],
    Self::Associate => ["Associate", "Associate's degree"],
    Self::Bachelor => ["Bachelor", "Bachelor's degree"],
    Self::Master => ["Master", "Master's degree"],
    Self::Doctorate => ["Doctorate", "doctorate"],
}

impl Schooling {
    /// The degree that it is; `None`: college without one.
    pub fn degree(self) -> Option<Degree> {
        Some(match self {
            Schooling::HighSchool | Schooling::Ged => Degree::HighSchool,
            Schooling::SomeCollege { .. } => return None,
            Schooling::Associate => Degree::Associate,
            Schooling::Bachelor => Degree::Bachelor,
            Schooling::Master => Degree::Master,
            Schooling::Doctorate => Degree::Doctorate,
        })
    }

    /// All of them, from low to high; college with one year.
    pub const ALL: [Schooling; 7] = [
        Schooling::HighSchool,
        Schooling::Ged,
        Schooling::SomeCollege { years: 1 },
        Schooling::Associate,
        Schooling::Bachelor,
        Schooling::Master,
        Schooling::Doctorate,
    ];

    /// The name for people, where there is little room.
    pub fn short(self) -> &'static str {
        match self {
            Schooling::HighSchool => "High school",
            Schooling::Ged => "GED",
            Schooling::SomeCollege { .. } => "Some college",
            named => named.name(),
        }
    }

    /// What was reached, with the length of what has no degree: "2 years of college".
    pub fn reached(self) -> String {
        match self {
            Schooling::SomeCollege { years } => format!("{} of college", counted(years, "year")),
            other => capitalized(other.words()),
        }
    }
}

/// What a record says about a question of yes or no.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Ternary {
    /// Yes.
    Yes,
    /// No.
    No,
    /// It does not say.
    #[default]
    Unknown,
}

word_table! {
    Ternary {
        /// The name in files.
        name -> &'static str,
        /// The word in output.
        word -> &'static str,
        /// The same for people.
        words -> &'static str,
        /// The sign that stands before the words.
        sign -> char,
    }
    Self::Unknown => ["Unknown", "unknown", "not said", '?'],
    Self::Yes => ["Yes", "yes", "yes", '✓'],
    Self::No => ["No", "no", "no", '✗'],
}

impl Ternary {
    /// All of them, what says nothing first.
    pub const ALL: [Ternary; 3] = [Ternary::Unknown, Ternary::Yes, Ternary::No];
}

/// What stands in [`Job::comparable_to`] in place of a code, where the work is comparable to no level.
pub const NO_LEVEL: &str = "none";

/// One job, or one time of residency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// What it was.
    pub title: String,
    /// The first day on the job.
    pub from: Date,
    /// The last day on the job; `None`: still there.
    pub to: Option<Date>,
    /// Hours a week.
    pub hours_per_week: Hundredths,
    /// Kinds of the vocabulary; those that they imply need not be named. Empty: not said. Work that a requirement
    /// prints in words of its own is named by these words.
    /// Work of no kind that a class counts has a kind of its own, `unrelated`.
    pub kinds: Vec<String>,
    /// Levels to which the work is comparable. Empty: not said; [`NO_LEVEL`] alone: to none.
    pub comparable_to: Vec<Code>,
    /// Whether the record shows duties of growing responsibility.
    pub progressive: Ternary,
    /// How much of the work is of the kinds named.
    pub relevant_percent: Percent,
    /// The title of the class served in; `None`: not said. [`NO_CLASS`]: in no class of a public employer.
    pub class: Option<String>,
    /// The code of that class; `None`: not said.
    pub class_code: Option<String>,
    /// With whom it was; `None`: not said.
    pub employer: Option<String>,
}

/// Whether what stands among the kinds of a job are words that a requirement prints, and no id.
pub(super) fn is_printed(kind: &str) -> bool {
    kind.contains(' ')
}

/// What stands in [`Job::class`] where the work was in no class.
pub const NO_CLASS: &str = "none";

impl Job {
    /// The class served in with its code and the employer, in words: "Principal Clerk (1201) with the City".
    pub fn served_as(&self) -> Option<String> {
        let title = self.class.as_ref()?;
        let code = self.class_code.as_ref().map_or_else(String::new, |code| format!(" ({code})"));
        let with = self.employer.as_ref().map_or_else(String::new, |employer| format!(" with {employer}"));
        Some(format!("{title}{code}{with}"))
    }

    /// Whether it names a kind of the vocabulary; printed words, which are no id, name none.
    pub fn names_kind(&self) -> bool {
        self.kinds.iter().any(|kind| !is_printed(kind))
    }

    /// Whether the record says that the work was in no class.
    pub fn is_in_no_class(&self) -> bool {
        self.class.as_deref().is_some_and(|title| title.trim().eq_ignore_ascii_case(NO_CLASS))
    }
}

/// A license, certificate or completed program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// A kind of the vocabulary.
    pub kind: String,
    /// The first day of validity; `None`: not said, taken as long since.
    pub from: Option<Date>,
    /// The last day of validity; `None`: not said, taken as without end.
    pub expires: Option<Date>,
}
