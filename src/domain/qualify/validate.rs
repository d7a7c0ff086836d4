//! Rules that the values of an applicant's record, or of a policy, break together.

use super::applicant::is_printed;
use super::record::{MAX_COURSEWORK, MAX_JOBS, MAX_STUDIES};
use super::{Applicant, CreditPolicy, Holding, Hundredths, Job, Months, Rounding, Schooling};
use crate::diagnostic::nearest;
use crate::spec::found::{KnownNames, MOST_HINTED, ProblemList, field, inner, place};
use crate::spec::{PathStep, Problem, SpecPath, Vocabulary};

/// Hours of a whole week, night and day.
const MAX_WEEK: Hundredths = Hundredths::whole(168);

/// What to do about a list that is too long.
const JOIN: &str = "join entries of the same sort";

/// Words of which so few letters are other than those of an id are meant for it.
const ID_SLIPS: usize = 2;

/// How many names a hint lists.
const MOST_NAMED: usize = 30;

/// More years of college than this are a slip of the pen.
const MAX_COLLEGE_YEARS: u32 = 20;

/// Every rule that the values of an applicant's record break.
pub fn validate_applicant(applicant: &Applicant, vocabulary: &Vocabulary) -> Vec<Problem> {
    ApplicantRules::new(vocabulary).broken_by(applicant)
}

/// The rules for applicants' records, made ready once for many of them.
#[derive(Debug)]
pub struct ApplicantRules<'v> {
    kinds: KnownNames<'v>,
    credentials: KnownNames<'v>,
}

impl<'v> ApplicantRules<'v> {
    /// The rules by the names that `vocabulary` has.
    pub fn new(vocabulary: &'v Vocabulary) -> Self {
        ApplicantRules {
            kinds: KnownNames::of(vocabulary.kinds.iter().map(|kind| kind.id.as_str())),
            credentials: KnownNames::of(vocabulary.credentials.iter().map(|kind| kind.id.as_str())),
        }
    }

    /// Every rule that the values of a record break.
    pub fn broken_by(&self, applicant: &Applicant) -> Vec<Problem> {
        let mut found = too_many_entries(applicant);
        for (at, study) in applicant.education.iter().enumerate() {
            if let Schooling::SomeCollege { years } = study.degree
                && !(1..=MAX_COLLEGE_YEARS).contains(&years)
            {
                let (place, message) = (place("education", at, "degree"), format!("{years} years of college"));
                found.report(place, "out-of-range", message, format!("write 1 to {MAX_COLLEGE_YEARS} completed years"));
            }
        }
        for (at, job) in applicant.experience.iter().enumerate() {
            job_rules(at, job, &self.kinds, &mut found);
        }
        for (at, held) in applicant.credentials.iter().enumerate() {
            holding_rules(at, held, &self.credentials, &mut found);
        }
        for (at, held) in applicant.units.iter().flatten().enumerate() {
            if held.semester.is_none() && held.quarter.is_none() {
                let hint = "write semester or quarter units, or leave the entry out where nobody knows";
                found.report(place("units", at, "semester"), "missing-amount", "units without an amount", hint);
            }
        }
        found.problems
    }
}

/// What is wrong with the lists of a record as a whole, whatever their entries say.
pub fn validate_lists(applicant: &Applicant) -> Vec<Problem> {
    too_many_entries(applicant).problems
}

fn too_many_entries(applicant: &Applicant) -> ProblemList {
    let mut found = ProblemList::default();
    found.limit("education", applicant.education.len(), MAX_STUDIES, "weighed", JOIN);
    found.limit("experience", applicant.experience.len(), MAX_JOBS, "weighed", JOIN);
    found.limit("units", applicant.units.as_ref().map_or(0, Vec::len), MAX_COURSEWORK, "counted", JOIN);
    found.limit("courses", applicant.courses.as_ref().map_or(0, Vec::len), MAX_COURSEWORK, "counted", JOIN);
    found.limit("hours", applicant.hours.as_ref().map_or(0, Vec::len), MAX_COURSEWORK, "counted", JOIN);
    found
}

fn job_rules(at: usize, job: &Job, kinds: &KnownNames<'_>, found: &mut ProblemList) {
    if let Some(to) = job.to.filter(|to| *to < job.from) {
        let message = format!("the job ends on {to}, before it begins on {}", job.from);
        found.report(place("experience", at, "to"), "dates-reversed", message, "`to` is the last day on the job");
    }
    if job.hours_per_week > MAX_WEEK {
        let message = format!("a week has no {} hours", job.hours_per_week);
        found.report(place("experience", at, "hours_per_week"), "out-of-range", message, "write 0 to 168");
    }
    if job.relevant_percent.0 > 100 {
        let message = format!("{} percent are more than the whole", job.relevant_percent.0);
        found.report(place("experience", at, "relevant_percent"), "out-of-range", message, "write 0 to 100");
    }
    for (index, kind) in job.kinds.iter().enumerate() {
        let mut at = place("experience", at, "kinds");
        at.push(PathStep::Index(index));
        // Printed words are a kind, too, but not those that stand for an id.
        let id = kind.to_lowercase().replace(' ', "_");
        if is_printed(kind) && !kinds.listed().iter().any(|known| strsim::osa_distance(&id, known) <= ID_SLIPS) {
            continue;
        }
        known(found, at, kind, "unknown-kind", "kind of experience", kinds);
    }
}

fn holding_rules(at: usize, held: &Holding, credentials: &KnownNames<'_>, found: &mut ProblemList) {
    known(found, place("credentials", at, "kind"), &held.kind, "unknown-credential", "credential", credentials);
    if let (Some(from), Some(last)) = (held.from, held.expires)
        && last < from
    {
        let message = format!("it expires on {last}, before it is valid from {from}");
        let hint = "`expires` is the last day of validity";
        found.report(place("credentials", at, "expires"), "dates-reversed", message, hint);
    }
}

/// Every rule that the values of a policy break: what cannot be counted by.
pub fn validate_policy(policy: &CreditPolicy) -> Vec<Problem> {
    let mut found = ProblemList::default();
    found.program_name(field("id"), &policy.id, "calendar-40");
    let week = policy.full_week.hours;
    if week.0 == 0 || week > MAX_WEEK {
        let message = format!("a full week of {week} hours cannot be");
        found.report(inner("full_week", "hours"), "out-of-range", message, "write the hours, up to 168");
    }
    if let Some(from) = policy.full_week.full_from.filter(|from| from.0 == 0 || *from > week) {
        let message = format!("{from} hours are not between 0 and a full week of {week}");
        let hint = "write the least hours that count as a full week";
        found.report(inner("full_week", "full_from"), "out-of-range", message, hint);
    }
    if policy.months.rule == Months::Hours {
        hours_rules(policy, &mut found);
    }
    let days = policy.rounding.full_from_days;
    if policy.rounding.rule == Rounding::WholeMonths && !days.is_some_and(|days| (1..=30).contains(&days)) {
        let message = "rounding to whole months must say from how many days on a month is full";
        found.report(inner("rounding", "full_from_days"), "out-of-range", message, "write `full_from_days`, 1 to 30");
    }
    found.problems
}

fn hours_rules(policy: &CreditPolicy, found: &mut ProblemList) {
    let rule = &policy.months;
    let needed = [
        ("hours_per_month", rule.hours_per_month, 744),
        ("weeks_per_year", rule.weeks_per_year, 53),
        ("weeks_per_month", rule.weeks_per_month, 5),
    ];
    for (name, figure, most) in needed {
        if !figure.is_some_and(|figure| figure.0 > 0 && figure <= Hundredths::whole(most)) {
            let message = format!("counting by hours needs `{name}`, above 0 and at most {most}");
            found.report(inner("months", name), "out-of-range", message, "write the figure that the source states");
        }
    }
}

/// A name that the vocabulary must have.
fn known(found: &mut ProblemList, at: SpecPath, name: &str, id: &'static str, what: &str, known: &KnownNames<'_>) {
    if !known.has(name) {
        // To look for what was meant takes a while, and nobody reads on where so much is wrong.
        let meant = if found.problems.len() < MOST_HINTED { nearest(name, known.listed()) } else { None };
        let listed = || known.listed().iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
        let hint =
            meant.map_or_else(|| format!("known are {}", listed()), |right| format!("did you mean \"{right}\"?"));
        found.report(at, id, format!("the vocabulary has no {what} \"{name}\""), hint);
    }
}
