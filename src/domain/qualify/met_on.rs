//! The first day on which a level is met, and on what that hangs.

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar::{day_after, day_before};
use super::compile::Kind;
use super::question::study_name;
use super::{Applicant, CreditPolicy, Evaluator, LimitExceeded, Outcome, Record, Schooling, Scratch};

/// How far ahead the day is looked for, in years. Nobody's record says what comes later.
pub const MAX_YEARS: i64 = 5;

/// The first day on which a level is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetOn {
    /// The day.
    pub day: Date,
    /// On what it hangs, in the order of [`Because`]; empty where it is met on the day of judging.
    pub because: Vec<Because>,
    /// The same in words: "if the present work goes on".
    pub conditions: Vec<String>,
}

/// Something to come on which a day hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// Work that goes on after the day of judging.
    Work,
    /// A degree that is not yet conferred, by its place in the applicant's list.
    Degree(usize),
    /// A credential that is not yet valid, by its place.
    Credential(usize),
    /// A job that has not yet begun, by its place.
    JobBegins(usize),
    /// A decision that sets a sentence aside from a later day on, by its place.
    Decision(usize),
    /// Units, courses or hours that are not yet completed.
    Coursework,
}

impl Because {
    /// The word in output.
    pub fn word(self) -> &'static str {
        match self {
            Because::Work => "work",
            Because::Degree(_) => "degree",
            Because::Credential(_) => "credential",
            Because::JobBegins(_) => "job_begins",
            Because::Decision(_) => "decision",
            Because::Coursework => "coursework",
        }
    }
}

impl MetOn {
    /// The day with all its conditions: "2026-05-10 once the Bachelor's degree in Law is conferred".
    pub fn words(&self) -> String {
        format!("{} {}", self.day, self.conditions.join(" and ")).trim_end().to_owned()
    }
}

/// When a level that is not met would be, and on what that hangs: "would be met on 2026-10-31 if the present work goes
/// on". `None`: it is met, or only a judgment is missing, or nothing that goes on would do it.
///
/// `met_on` and `open_on` are the days of a [`TierAnswer`](super::TierAnswer).
pub fn would_be_met(
    outcome: Outcome,
    (met_on, open_on): (Option<&MetOn>, Option<&MetOn>),
    applicant: &Applicant,
    as_of: Date,
) -> Option<String> {
    let open = open_on.map(|when| format!("only a judgment would be missing from {}", when.words()));
    match (outcome, met_on, open) {
        (Outcome::Met, ..) | (Outcome::NeedsJudgement, None, _) => None,
        // While a judgment is missing, only what holds whatever comes of it has a day.
        (Outcome::NeedsJudgement, Some(when), _) => {
            Some(format!("without these answers would be met on {}", when.words()))
        }
        (Outcome::NotMet, Some(when), open) => {
            let open = open.map_or_else(String::new, |open| format!("; {open}"));
            Some(format!("would be met on {}{open}", when.words()))
        }
        (Outcome::NotMet, None, Some(open)) => Some(open),
        (Outcome::NotMet, None, None) if applicant.is_at_work(as_of) => {
            Some(format!("not met within {MAX_YEARS} years by the present work alone"))
        }
        (Outcome::NotMet, None, None) => None,
    }
}

impl Evaluator<'_> {
    /// The first day from `as_of` on which the requirement is met if jobs without an end go on and nothing else
    /// happens that the record does not say; `None` if that never does it, or not within [`MAX_YEARS`].
    ///
    /// Met already, it is `as_of` itself.
    ///
    /// # Errors
    /// As [`outcome`](Evaluator::outcome).
    pub fn met_on(
        &self,
        record: &Record<'_>,
        as_of: Date,
        policy: &CreditPolicy,
        scratch: &mut Scratch,
    ) -> Result<Option<MetOn>, LimitExceeded> {
        DaySearch::new(self, record, as_of, policy, scratch).first(Outcome::Met)
    }

    /// The day of [`met_on`](Evaluator::met_on), and the first one on which nothing but a judgment is missing any more:
    /// `None` where it is met as early, where a judgment would never be all that is missing, and where it is now.
    /// `outcome` is that of the day of judging.
    ///
    /// # Errors
    /// As [`outcome`](Evaluator::outcome).
    pub fn days(
        &self,
        outcome: Outcome,
        record: &Record<'_>,
        as_of: Date,
        policy: &CreditPolicy,
        scratch: &mut Scratch,
    ) -> Result<(Option<MetOn>, Option<MetOn>), LimitExceeded> {
        let mut search = DaySearch::new(self, record, as_of, policy, scratch);
        search.known.push((as_of, outcome));
        let open = match outcome {
            Outcome::NotMet => search.first(Outcome::NeedsJudgement)?,
            Outcome::Met | Outcome::NeedsJudgement => None,
        };
        // Where more than a judgment is missing on every day, it is met on none.
        let never = outcome == Outcome::NotMet && open.is_none();
        let met = if never { None } else { search.first(Outcome::Met)? };
        let open = open.filter(|open| met.as_ref().is_none_or(|met| open.day < met.day));
        Ok((met, open))
    }

    /// A condition of a day in words. A day is not said twice.
    fn condition(&self, because: Because, applicant: &Applicant, day: Date) -> String {
        let on = |other: Date| if other == day { String::new() } else { format!(" on {other}") };
        let told = match because {
            Because::Work => Some("if the present work goes on".to_owned()),
            Because::Degree(at) => applicant.education.get(at).map(|study| {
                let what = study_name(study);
                match study.degree {
                    Schooling::SomeCollege { .. } => format!("once the {what} is completed{}", on(study.conferred)),
                    _ => format!("once the {what} is conferred{}", on(study.conferred)),
                }
            }),
            Because::Credential(at) => applicant.credentials.get(at).and_then(|held| {
                let what = self.meaning(&held.kind)?;
                Some(format!("once {what}, recorded as valid from {} on, is held", held.from?))
            }),
            Because::JobBegins(at) => applicant
                .experience
                .get(at)
                .map(|job| format!("if the job as {} that begins on {} is held", job.title, job.from)),
            Because::Decision(at) => applicant
                .judgements
                .get(at)
                .map(|one| format!("once \"{}\" is set aside as recorded{}", one.what, on(one.on))),
            Because::Coursework => Some("once the units, courses or hours are completed as recorded".to_owned()),
        };
        told.unwrap_or_default()
    }

    /// What a credential that is asked for means, in words.
    fn meaning(&self, id: &str) -> Option<&str> {
        self.compiled.nodes.iter().find_map(|node| {
            let Kind::Credential { asked, meanings, .. } = &node.kind else { return None };
            let at = asked.any_of.iter().position(|kind| kind == id)?;
            meanings.get(at).map(String::as_str)
        })
    }
}

/// The search for days in one record.
struct DaySearch<'d, 's> {
    evaluator: &'d Evaluator<'s>,
    record: &'d Record<'d>,
    as_of: Date,
    policy: &'d CreditPolicy,
    scratch: &'d mut Scratch,
    /// What comes of it on the days that were asked about.
    known: Vec<(Date, Outcome)>,
}

impl<'d, 's> DaySearch<'d, 's> {
    fn new(
        evaluator: &'d Evaluator<'s>,
        record: &'d Record<'d>,
        as_of: Date,
        policy: &'d CreditPolicy,
        scratch: &'d mut Scratch,
    ) -> Self {
        DaySearch { evaluator, record, as_of, policy, scratch, known: Vec::new() }
    }

    /// The first day on which at least `least` comes of it.
    fn first(&mut self, least: Outcome) -> Result<Option<MetOn>, LimitExceeded> {
        let (record, as_of) = (self.record, self.as_of);
        let horizon = as_of.checked_add(MAX_YEARS.years()).unwrap_or(Date::MAX);
        let mut from = as_of;
        for next in changes(record, as_of, horizon).into_iter().chain([horizon]) {
            // Between two changes only time goes by, and more time never makes less of a record.
            let last = if next == horizon { horizon } else { day_before(next) };
            if last >= from && self.outcome(last)? >= least {
                let day = first_in(from, last, &mut |day| Ok(self.outcome(day)? >= least))?;
                let because = if day == as_of { Vec::new() } else { self.because(day, least)? };
                let condition = |because: &Because| self.evaluator.condition(*because, record.applicant(), day);
                let conditions = because.iter().map(condition).collect();
                return Ok(Some(MetOn { day, because, conditions }));
            }
            from = next;
        }
        Ok(None)
    }

    /// What comes of it on a day.
    fn outcome(&mut self, day: Date) -> Result<Outcome, LimitExceeded> {
        let day = last_moved(self.record.applicant(), day).max(self.as_of);
        if let Some((_, known)) = self.known.iter().find(|(known, _)| *known == day) {
            return Ok(*known);
        }
        let outcome = self.evaluator.outcome(self.record, day, self.policy, self.scratch)?;
        self.known.push((day, outcome));
        Ok(outcome)
    }

    /// What of that which is to come by `day` at least `least` hangs on.
    fn because(&mut self, day: Date, least: Outcome) -> Result<Vec<Because>, LimitExceeded> {
        hangs_on(self.record, self.as_of, day, &mut |gone: &[Because]| {
            let applicant = without(self.record.applicant(), gone, self.as_of);
            let record = Record { applicant: &applicant, ..self.record.clone() };
            Ok(self.evaluator.outcome(&record, day, self.policy, self.scratch)? >= least)
        })
    }
}

/// The last day up to `day` on which anything in the record moved: itself while somebody is at work, and otherwise the
/// day since which the record says the same.
fn last_moved(applicant: &Applicant, day: Date) -> Date {
    if applicant.is_at_work(day) {
        return day;
    }
    let jobs = applicant.experience.iter().filter(|job| job.from <= day).filter_map(|job| job.to);
    // On the day behind its last a job does not go on any more.
    let jobs = jobs.flat_map(|to| [to, day_after(to)]);
    let studies = applicant.education.iter().map(|study| study.conferred);
    let credentials = applicant.credentials.iter().flat_map(|held| [held.from, held.expires.map(day_after)]);
    let decisions = applicant.judgements.iter().map(|one| one.on);
    let moved = jobs.chain(studies).chain(credentials.flatten()).chain(decisions);
    moved.filter(|moved| *moved <= day).max().unwrap_or(Date::MIN)
}

/// What of that which is to come by `day` the answer cannot do without. Where each could stand in for another, the
/// first that are enough together.
fn hangs_on(
    record: &Record<'_>,
    as_of: Date,
    day: Date,
    met_without: &mut impl FnMut(&[Because]) -> Result<bool, LimitExceeded>,
) -> Result<Vec<Because>, LimitExceeded> {
    // What is left out one after the other, the easiest to do without first, while it is still met.
    let mut gone: Vec<Because> = Vec::new();
    let mut kept = Vec::new();
    for one in to_come(record.applicant(), as_of, day).into_iter().rev() {
        gone.push(one);
        if !met_without(&gone)? {
            gone.pop();
            kept.push(one);
        }
    }
    kept.reverse();
    Ok(kept)
}

/// All that is to come after `as_of`, up to `day`.
fn to_come(applicant: &Applicant, as_of: Date, day: Date) -> Vec<Because> {
    let ahead = |from: Date| from > as_of && from <= day;
    let goes_on = applicant.is_at_work(as_of);
    let numbered = |list: Vec<bool>| list.into_iter().enumerate().filter(|(_, ahead)| *ahead).map(|(at, _)| at);
    let degrees = numbered(applicant.education.iter().map(|study| ahead(study.conferred)).collect());
    let held = numbered(applicant.credentials.iter().map(|held| held.from.is_some_and(ahead)).collect());
    let jobs = numbered(applicant.experience.iter().map(|job| ahead(job.from)).collect());
    let set_aside = applicant.judgements.iter().map(|one| !one.decision.is_answer() && ahead(one.on));
    let decisions = numbered(set_aside.collect());
    let completed = applicant.completions().any(ahead);
    let work = goes_on.then_some(Because::Work).into_iter();
    work.chain(degrees.map(Because::Degree))
        .chain(held.map(Because::Credential))
        .chain(jobs.map(Because::JobBegins))
        .chain(decisions.map(Because::Decision))
        .chain(completed.then_some(Because::Coursework))
        .collect()
}

/// The record without what is `gone`; all its entries keep their places.
fn without(applicant: &Applicant, gone: &[Because], as_of: Date) -> Applicant {
    let mut left = applicant.clone();
    for one in gone {
        match *one {
            Because::Work => {
                for job in left.experience.iter_mut().filter(|job| job.from <= as_of) {
                    job.to = Some(job.to.map_or(as_of, |to| to.min(as_of)));
                }
            }
            Because::Degree(at) => left.education.iter_mut().skip(at).take(1).for_each(|one| one.conferred = Date::MAX),
            Because::Credential(at) => {
                left.credentials.iter_mut().skip(at).take(1).for_each(|one| one.from = Some(Date::MAX));
            }
            Because::Decision(at) => left.judgements.iter_mut().skip(at).take(1).for_each(|one| one.on = Date::MAX),
            Because::Coursework => left.without_coursework_after(as_of),
            Because::JobBegins(at) => {
                left.experience.iter_mut().skip(at).take(1).for_each(|one| one.from = Date::MAX);
            }
        }
    }
    left
}

/// The days after `as_of` on which something in the record changes: a job begins or has ended, a degree is conferred,
/// units, courses or hours are completed, a credential becomes valid or has expired.
fn changes(record: &Record<'_>, as_of: Date, horizon: Date) -> Vec<Date> {
    let applicant = record.applicant();
    let jobs = applicant.experience.iter().flat_map(|job| [Some(job.from), job.to.map(day_after)]);
    let studies = applicant.education.iter().map(|study| Some(study.conferred));
    let credentials = applicant.credentials.iter().flat_map(|held| [held.from, held.expires.map(day_after)]);
    let coursework = applicant.completions().map(Some);
    let mut days: Vec<Date> = jobs.chain(studies).chain(credentials).chain(coursework).flatten().collect();
    days.retain(|day| (day_after(as_of)..horizon).contains(day));
    days.sort_unstable();
    days.dedup();
    days
}

/// The first day for which `met` holds, from `from` to `last`, where it holds.
fn first_in(
    from: Date,
    last: Date,
    met: &mut impl FnMut(Date) -> Result<bool, LimitExceeded>,
) -> Result<Date, LimitExceeded> {
    let (mut low, mut high) = (from, last);
    while low < high {
        let days = (high - low).get_days();
        let middle = low.checked_add((days / 2).days()).unwrap_or(low);
        if met(middle)? {
            high = middle;
        } else {
            low = day_after(middle);
        }
    }
    Ok(high)
}
