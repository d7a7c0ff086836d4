//! Units, courses and hours of training: how much of what a node asks for is on record.
//!
//! Amounts are compared in whole numbers. Where a text prints semester and quarter units, the two figures say how they
//! stand to one another; where it prints one of them, only a person can say how the other counts, at two thirds.

use super::compile::FieldRule;
use super::question::Key;
use super::record::StudyField;
use super::search::{SolutionSearch, answers_to_try};
use super::{CourseHeld, Hundredths, LimitExceeded, Record};
use crate::spec::{Courses, Fields, Hours, Units};
use crate::words::counted;
use jiff::civil::Date;

/// Days of study that a semester unit, a quarter unit and a course weigh: 30 semester units are a year.
const DAYS: (u64, u64, u64) = (12, 8, 36);

/// Days that so many hours weigh: 2,080 hours are a year of 360 days.
const DAYS_OF_HOURS: (u64, u64) = (360, 2080);

/// What a node asks for: the whole first, then the parts that must be in a narrower subject.
#[derive(Debug, Clone)]
pub(super) struct Coursework<'s> {
    pub measure: Measure,
    pub parts: Vec<CourseworkPart<'s>>,
}

/// In what study is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    Units,
    Courses,
    Hours,
}

/// An amount of study in a subject.
#[derive(Debug, Clone)]
pub(super) struct CourseworkPart<'s> {
    pub amount: CourseworkAmount,
    pub subject: Option<FieldRule<'s>>,
    /// The amount and the subject in words: "24 semester units in accounting".
    pub words: String,
    /// One of them: "semester unit".
    unit: &'static str,
    /// In what they are: " in accounting".
    of: String,
}

/// How much is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CourseworkAmount {
    /// Units; one figure or both.
    Units { semester: Option<u32>, quarter: Option<u32> },
    /// Courses.
    Courses(u32),
    /// Hours.
    Hours(u32),
}

/// What an entry of a record brings in.
#[derive(Debug, Clone, Copy)]
enum Entry {
    Semester(Hundredths),
    Quarter(Hundredths),
    Course,
    Hours(u32),
}

/// How much of a part is there, in its own scale.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CourseworkFigures {
    /// What the record shows.
    pub have: u64,
    /// What it would be if the questions on which the way rests were answered helpfully.
    pub answered: u64,
    /// What it would be if every open question were answered helpfully.
    pub possible: u64,
}

impl CourseworkAmount {
    /// What is needed, in a scale in which every entry is a whole number.
    pub fn needed(self) -> u64 {
        match self {
            CourseworkAmount::Units { semester: Some(semester), quarter: Some(quarter) } => {
                u64::from(semester).saturating_mul(u64::from(quarter)).saturating_mul(100)
            }
            CourseworkAmount::Units { semester: Some(semester), quarter: None } => u64::from(semester) * 300,
            CourseworkAmount::Units { semester: None, quarter } => u64::from(quarter.unwrap_or_default()) * 200,
            CourseworkAmount::Courses(count) | CourseworkAmount::Hours(count) => u64::from(count),
        }
    }

    /// The figure that is told: of semester units where they are printed.
    pub fn figure(self) -> u32 {
        match self {
            CourseworkAmount::Units { semester, quarter } => semester.or(quarter).unwrap_or_default(),
            CourseworkAmount::Courses(count) | CourseworkAmount::Hours(count) => count,
        }
    }

    /// An amount of the scale as a figure of what is told, cut to two decimals.
    pub fn told(self, amount: u64) -> Hundredths {
        let whole = u128::from(self.figure()) * 100 * u128::from(amount);
        let told = whole.checked_div(u128::from(self.needed())).unwrap_or_default();
        Hundredths(u32::try_from(told).unwrap_or(u32::MAX))
    }

    /// What an entry brings in, and whether only a person can say that it counts so.
    fn credit(self, entry: Entry) -> Option<(u64, bool)> {
        let times = |amount: Hundredths, factor: u32| u64::from(amount.0).saturating_mul(u64::from(factor));
        Some(match (self, entry) {
            (CourseworkAmount::Units { semester: Some(_), quarter: Some(quarter) }, Entry::Semester(amount)) => {
                (times(amount, quarter), false)
            }
            (CourseworkAmount::Units { semester: Some(semester), quarter: Some(_) }, Entry::Quarter(amount)) => {
                (times(amount, semester), false)
            }
            (CourseworkAmount::Units { semester, .. }, Entry::Semester(amount)) => {
                (times(amount, 3), semester.is_none())
            }
            (CourseworkAmount::Units { quarter, .. }, Entry::Quarter(amount)) => (times(amount, 2), quarter.is_none()),
            (CourseworkAmount::Courses(_), Entry::Course) => (1, false),
            (CourseworkAmount::Hours(_), Entry::Hours(hours)) => (u64::from(hours), false),
            _ => return None,
        })
    }

    /// What is missing, in days of study.
    fn days(self, missing: u64) -> u64 {
        let whole = match self {
            CourseworkAmount::Units { semester: Some(semester), .. } => u64::from(semester) * DAYS.0,
            CourseworkAmount::Units { semester: None, quarter } => u64::from(quarter.unwrap_or_default()) * DAYS.1,
            CourseworkAmount::Courses(count) => u64::from(count) * DAYS.2,
            CourseworkAmount::Hours(hours) => (u64::from(hours) * DAYS_OF_HOURS.0).div_ceil(DAYS_OF_HOURS.1),
        };
        let needed = u128::from(self.needed()).max(1);
        let days = (u128::from(missing) * u128::from(whole)).div_ceil(needed);
        u64::try_from(days).unwrap_or(u64::MAX)
    }
}

impl<'s> CourseworkPart<'s> {
    fn new(
        amount: CourseworkAmount,
        subject: Option<FieldRule<'s>>,
        figures: &str,
        unit: &'static str,
        of: String,
    ) -> Self {
        CourseworkPart { amount, subject, words: format!("{figures}{of}"), unit, of }
    }

    /// So much of it in words: "12 more semester units in accounting".
    pub fn more(&self, amount: Hundredths) -> String {
        let plural = if amount == Hundredths::whole(1) { "" } else { "s" };
        format!("{amount} more {}{plural}{}", self.unit, self.of)
    }
}

impl<'s> Coursework<'s> {
    /// Units with the parts among them. `rule` makes a subject ready.
    pub fn units(asked: &'s Units, rule: &mut impl FnMut(&'s Fields) -> FieldRule<'s>) -> Self {
        let mut parts = Vec::new();
        let mut open = vec![asked];
        while let Some(units) = open.pop() {
            let of = units.subject.as_ref().map_or_else(String::new, |subject| format!(" in {}", subject.printed));
            let unit = if units.semester.is_some() { "semester unit" } else { "quarter unit" };
            let amount = CourseworkAmount::Units { semester: units.semester, quarter: units.quarter };
            let subject = units.subject.as_ref().map(&mut *rule);
            parts.push(CourseworkPart::new(amount, subject, &units.amount(), unit, of));
            open.extend(units.including.iter().rev());
        }
        Coursework { measure: Measure::Units, parts }
    }

    /// Courses.
    pub fn courses(asked: &'s Courses, subject: Option<FieldRule<'s>>) -> Self {
        let of = asked.subject.as_ref().map_or_else(String::new, |subject| format!(" in {}", subject.printed));
        let amount = CourseworkAmount::Courses(asked.count);
        let part = CourseworkPart::new(amount, subject, &counted(asked.count, "course"), "course", of);
        Coursework { measure: Measure::Courses, parts: vec![part] }
    }

    /// Hours of what `subject` names.
    pub fn hours(asked: &'s Hours, subject: FieldRule<'s>) -> Self {
        let of = format!(" of {}", asked.of);
        let amount = CourseworkAmount::Hours(asked.hours);
        let part = CourseworkPart::new(amount, Some(subject), &counted(asked.hours, "hour"), "hour", of);
        Coursework { measure: Measure::Hours, parts: vec![part] }
    }

    /// What the whole asks for, in words.
    pub fn words(&self) -> String {
        let Some((whole, parts)) = self.parts.split_first() else { return String::new() };
        let parts: Vec<&str> = parts.iter().map(|part| part.words.as_str()).collect();
        let including = if parts.is_empty() { String::new() } else { format!(", including {}", parts.join(" and ")) };
        format!("{}{including}", whole.words)
    }
}

impl Measure {
    /// Whether the record says anything of study in this measure; else nobody knows how much there is.
    pub fn is_known(self, record: &Record<'_>) -> bool {
        let applicant = record.applicant();
        match self {
            Measure::Units => applicant.units.is_some(),
            Measure::Courses => applicant.courses.is_some(),
            Measure::Hours => applicant.hours.is_some(),
        }
    }

    /// The subjects of the entries, in the order of the record.
    pub fn subjects<'r>(self, record: &'r Record<'_>) -> &'r [StudyField] {
        match self {
            Measure::Units => &record.units,
            Measure::Courses => &record.courses,
            Measure::Hours => &record.hours,
        }
    }

    /// The subject of an entry as the record names it; empty where it names none.
    pub fn subject<'r>(self, record: &'r Record<'_>, at: usize) -> &'r str {
        let applicant = record.applicant();
        let subject = match self {
            Measure::Units => applicant.units.as_ref().and_then(|all| all.get(at)?.subject.as_deref()),
            Measure::Courses => applicant.courses.as_ref().and_then(|all| all.get(at).map(|one| one.subject.as_str())),
            Measure::Hours => applicant.hours.as_ref().and_then(|all| all.get(at).map(|one| one.of.as_str())),
        };
        subject.unwrap_or_default()
    }

    /// What the entries bring in, and when each was completed.
    fn entries(self, record: &Record<'_>) -> Vec<(Vec<Entry>, Option<Date>)> {
        let applicant = record.applicant();
        match self {
            Measure::Units => {
                let units = applicant.units.iter().flatten().map(|held| {
                    let semester = held.semester.map(Entry::Semester);
                    (semester.into_iter().chain(held.quarter.map(Entry::Quarter)).collect(), held.completed)
                });
                units.collect()
            }
            Measure::Courses => {
                let courses = applicant.courses.iter().flatten();
                courses.map(|CourseHeld { completed, .. }| (vec![Entry::Course], *completed)).collect()
            }
            Measure::Hours => {
                let hours = applicant.hours.iter().flatten();
                hours.map(|held| (vec![Entry::Hours(held.hours)], held.completed)).collect()
            }
        }
    }
}

/// What counts for a part: amounts, each with the questions under which it does.
pub(super) type Members = Vec<(u64, u64)>;

/// For each part of a node what counts for it.
fn members(search: &mut SolutionSearch<'_, '_>, node: usize, asked: &Coursework<'_>) -> Vec<Members> {
    let (record, as_of) = (search.record, search.as_of);
    let entries = asked.measure.entries(record);
    let mut all: Vec<Members> = Vec::with_capacity(asked.parts.len());
    // What is in the narrower subject of a part is in that of the whole: parts first.
    let mut in_part = vec![None; entries.len()];
    for (number, part) in asked.parts.iter().enumerate().rev() {
        let mut counted = Members::new();
        for (at, (brought, completed)) in entries.iter().enumerate() {
            if completed.is_some_and(|day| day > as_of) {
                continue;
            }
            let own = subject_questions(search, node, asked.measure, (number, part), at);
            let inherited = if number == 0 { in_part.get(at).copied().flatten() } else { None };
            let Some(questions) = fewer(own, inherited) else { continue };
            if number > 0
                && let Some(slot) = in_part.get_mut(at)
            {
                *slot = fewer(*slot, Some(questions));
            }
            for (amount, converted) in brought.iter().filter_map(|entry| part.amount.credit(*entry)) {
                let conversion = if converted { search.ask(Key::Converted { node }) } else { Some(0) };
                counted.extend(conversion.map(|conversion| (amount, questions | conversion)));
            }
        }
        all.push(counted);
    }
    all.reverse();
    all
}

/// Of two sets of questions the one that asks less.
fn fewer(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.count_ones() < one.count_ones() { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// The questions under which an entry is in the subject of a part; `None`: it is not.
fn subject_questions(
    search: &mut SolutionSearch<'_, '_>,
    node: usize,
    measure: Measure,
    (number, part): (usize, &CourseworkPart<'_>),
    entry: usize,
) -> Option<u64> {
    let Some(rule) = &part.subject else { return Some(0) };
    let record = search.record;
    let field = measure.subjects(record).get(entry)?;
    search.fits(rule, field, Key::Subject { entry: field.first, node, part: number })
}

/// One way in which a node may be met: the questions to be answered helpfully, and what is missing, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CourseworkOption {
    pub questions: u64,
    pub missing: u64,
}

/// What is there under each set of answers.
pub(super) fn options(
    search: &mut SolutionSearch<'_, '_>,
    node: usize,
    asked: &Coursework<'_>,
) -> Result<Vec<CourseworkOption>, LimitExceeded> {
    let parts = members(search, node, asked);
    let asked_about = parts.iter().flatten().fold(0, |all, (_, questions)| all | questions);
    let size: usize = parts.iter().map(Vec::len).sum();
    let mut found = Vec::new();
    for questions in answers_to_try(search.aim, asked_about) {
        search.scratch.ways.spend(u64::try_from(size).unwrap_or(u64::MAX))?;
        let missing = asked
            .parts
            .iter()
            .zip(&parts)
            .map(|(part, members)| part.amount.days(part.amount.needed().saturating_sub(sum(members, questions))));
        found.push(CourseworkOption { questions, missing: missing.max().unwrap_or_default() });
    }
    Ok(found)
}

/// How much of each part is there, and would be if `answered` questions were answered helpfully.
pub(super) fn figures(
    search: &mut SolutionSearch<'_, '_>,
    node: usize,
    asked: &Coursework<'_>,
    answered: u64,
) -> Vec<CourseworkFigures> {
    let parts = members(search, node, asked);
    let figures = parts.iter().map(|part| CourseworkFigures {
        have: sum(part, 0),
        answered: sum(part, answered),
        possible: sum(part, u64::MAX),
    });
    figures.collect()
}

/// What counts for the whole of a node.
pub(super) fn whole(search: &mut SolutionSearch<'_, '_>, node: usize, asked: &Coursework<'_>) -> Members {
    members(search, node, asked).into_iter().next().unwrap_or_default()
}

/// How much counts if `answered` questions are answered helpfully.
pub(super) fn sum(members: &Members, answered: u64) -> u64 {
    let counted = members.iter().filter(|(_, questions)| questions & !answered == 0);
    counted.fold(0, |sum, (amount, _)| sum.saturating_add(*amount))
}
