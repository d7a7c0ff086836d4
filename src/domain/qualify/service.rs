//! Work that must be more than of a kind: in a class, as printed, in a setting, within a time. What the record does not
//! say of it is a question about that alone.

use std::fmt::Write as _;

use super::compile::{Compiled, Time};
use super::policy::Rates;
use super::question::{Key, MOST_SINGLE, job_words, part_of, same_words};
use super::search::SolutionSearch;
use super::{Job, Record, WhyNot};
use crate::spec::{Experience, FoldedTitle, Service, TitleLikeness};

/// The kind that says of work that it is of none that a class counts.
const UNRELATED: &str = "unrelated";

/// What only a person can say of work, where the record does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WorkTrait {
    /// That it is the work printed.
    Doing,
    /// That it was in the setting printed.
    Setting,
    /// That it lies in the time printed.
    Since,
    /// That it was service in one of the classes.
    InClass,
    /// That it was in a class at their level.
    AtLevel,
    /// That it was with the employer.
    Employer,
}

/// A job, or with `None` all jobs of which the same is open, and the part of a node for which it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WorkQuestion {
    pub asks: WorkTrait,
    pub job: Option<usize>,
    pub node: usize,
    pub part: usize,
}

/// The classes in which service counts.
#[derive(Debug, Clone)]
pub(super) struct ClassRule<'s> {
    pub asked: &'s Service,
    titles: Vec<FoldedTitle>,
    employer: Option<FoldedTitle>,
}

/// How the class of a job stands to those that are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ClassFit {
    /// It is one of them.
    Same,
    /// Only a person can say.
    Asked(WorkTrait),
    /// It is another.
    Other,
}

/// The class of a job, folded.
#[derive(Debug, Clone)]
pub(super) struct FoldedClass {
    title: FoldedTitle,
    code: Option<FoldedTitle>,
    employer: Option<FoldedTitle>,
}

impl FoldedClass {
    /// The class of a job that names one.
    pub fn of(job: &Job) -> Option<Self> {
        let folded = |text: &Option<String>| text.as_deref().map(FoldedTitle::new);
        let (code, employer) = (folded(&job.class_code), folded(&job.employer));
        folded(&job.class).map(|title| FoldedClass { title, code, employer })
    }
}

/// How much time is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Needed {
    pub months: u32,
    /// More than that; of no months, any time at all.
    pub more_than: bool,
}

impl Needed {
    pub fn of(asked: &Experience) -> Self {
        Needed { months: asked.months, more_than: asked.more_than || asked.months == 0 }
    }

    pub fn at_least(months: u32) -> Self {
        Needed { months, more_than: false }
    }

    /// What is needed in units where something stands in for `relief` of them.
    pub fn units(self, rates: &Rates, relief: u64) -> u64 {
        let left = rates.months(self.months).saturating_sub(relief);
        let more = self.more_than && (left > 0 || self.months == 0);
        left.saturating_add(u64::from(more))
    }

    /// How such time is counted: of any time at all, a day is not rounded away.
    pub fn rates(self, rates: &Rates) -> Rates {
        if self.months == 0 { rates.exact() } else { *rates }
    }
}

impl<'s> ClassRule<'s> {
    pub fn new(asked: &'s Service) -> Self {
        ClassRule {
            asked,
            titles: asked.classes.iter().map(|title| FoldedTitle::new(title)).collect(),
            employer: asked.employer.as_deref().map(FoldedTitle::new),
        }
    }

    /// How a class stands to those that are asked for.
    fn likeness(&self, class: &FoldedClass) -> TitleLikeness {
        let code = class.code.as_ref().is_some_and(|code| self.titles.contains(code));
        let titles = self.titles.iter().map(|title| class.title.likeness(title));
        let best = titles.max().unwrap_or(TitleLikeness::Same);
        if code { TitleLikeness::Same } else { best }
    }

    /// How the class of a job stands to the rule, its employer left aside.
    fn fit(&self, record: &Record<'_>, at: usize) -> ClassFit {
        let Some(class) = record.class(at) else { return ClassFit::Asked(WorkTrait::InClass) };
        if record.applicant().experience.get(at).is_none_or(Job::is_in_no_class) {
            return ClassFit::Other;
        }
        match self.likeness(class) {
            TitleLikeness::Same => ClassFit::Same,
            TitleLikeness::Near => ClassFit::Asked(WorkTrait::InClass),
            TitleLikeness::Other if self.asked.or_level => ClassFit::Asked(WorkTrait::AtLevel),
            TitleLikeness::Other => ClassFit::Other,
        }
    }

    /// Whether a class is with the employer that is asked for, as far as the record says so.
    fn is_with(&self, class: &FoldedClass) -> bool {
        self.employer.as_ref().is_none_or(|asked| class.employer.as_ref() == Some(asked))
    }

    /// The time of work that it asks for, to be counted like any other.
    pub fn time(&self) -> Experience {
        let Service { source, need, months, doing, .. } = self.asked;
        Experience {
            source: source.clone(),
            need: need.clone(),
            months: *months,
            any_work: true,
            doing: doing.clone(),
            ..Experience::default()
        }
    }

    /// The part of it that goes on now, where that is asked for beside its months.
    pub fn now(&self) -> Option<Experience> {
        let is_asked = self.asked.current && self.asked.months > 0;
        is_asked.then(|| Experience { months: 0, doing: None, ..self.time() })
    }
}

/// The questions under which a job has all that a part asks beside its kind and level; `None`: it has not.
pub(super) fn traits(
    search: &mut SolutionSearch<'_, '_>,
    at: usize,
    node: usize,
    part: usize,
    time: &Time<'_>,
) -> Option<u64> {
    let job = search.record.applicant().experience.get(at)?;
    if time.now && job.to.is_some_and(|to| to < search.as_of) {
        return None;
    }
    let mut questions = 0;
    let mut ask = |search: &mut SolutionSearch<'_, '_>, asks| ask(search, asks, at, node, part);
    if let Some(rule) = &time.class {
        questions |= in_class(search, at, rule, &mut ask)?;
    }
    if let Some(doing) = &time.asked.doing
        && !job.kinds.iter().any(|kind| same_words(kind, doing))
    {
        if job.kinds.iter().any(|kind| kind == UNRELATED) {
            return None;
        }
        questions |= ask(search, WorkTrait::Doing)?;
    }
    if time.asked.open_settings().next().is_some() {
        questions |= ask(search, WorkTrait::Setting)?;
    }
    if time.asked.since.is_some() {
        questions |= ask(search, WorkTrait::Since)?;
    }
    Some(questions)
}

/// The questions under which a job was service in one of the classes of a rule.
fn in_class<'r, 's>(
    search: &mut SolutionSearch<'r, 's>,
    at: usize,
    rule: &ClassRule<'_>,
    ask: &mut impl FnMut(&mut SolutionSearch<'r, 's>, WorkTrait) -> Option<u64>,
) -> Option<u64> {
    let questions = match rule.fit(search.record, at) {
        ClassFit::Other => return None,
        ClassFit::Same => 0,
        ClassFit::Asked(asks) => ask(search, asks)?,
    };
    let employer = match search.record.class(at) {
        Some(class) if !rule.is_with(class) => ask(search, WorkTrait::Employer)?,
        // One question asks for class and employer where nothing is said of either.
        _ => 0,
    };
    Some(questions | employer)
}

/// Asks about one job, or where there are many about all of them; a single answer on record counts in any case.
fn ask(search: &mut SolutionSearch<'_, '_>, asks: WorkTrait, job: usize, node: usize, part: usize) -> Option<u64> {
    let question = question(search, asks, job, node, part);
    search.ask(question)
}

/// The question that is asked about one job. A class that may be meant is asked about by its name, however many there
/// are: no question about all jobs has it.
fn question(search: &SolutionSearch<'_, '_>, asks: WorkTrait, job: usize, node: usize, part: usize) -> Key {
    let record = search.record;
    let single = Key::Work(WorkQuestion { asks, job: Some(job), node, part });
    let named = asks == WorkTrait::InClass && record.class(job).is_some();
    let many = record.applicant().experience.len() > MOST_SINGLE && !named;
    if many && single.recorded(search.compiled, record).is_none() {
        return Key::Work(WorkQuestion { asks, job: None, node, part });
    }
    single
}

/// Why a rule of classes does not let a job count for a part of a node; `None`: it does, or may.
pub(super) fn refused(
    search: &SolutionSearch<'_, '_>,
    at: usize,
    rule: &ClassRule<'_>,
    node: usize,
    part: usize,
) -> Option<WhyNot> {
    let record = search.record;
    let denied = |asks| {
        let recorded = question(search, asks, at, node, part).recorded(search.compiled, record);
        recorded.is_some_and(|(_, helpful)| !helpful)
    };
    let other = match rule.fit(record, at) {
        ClassFit::Other => true,
        ClassFit::Asked(asks) => denied(asks),
        ClassFit::Same => false,
    };
    let elsewhere = || record.class(at).is_some_and(|class| !rule.is_with(class)) && denied(WorkTrait::Employer);
    if other { Some(WhyNot::OtherClass) } else { elsewhere().then_some(WhyNot::OtherEmployer) }
}

impl WorkQuestion {
    /// The question in words.
    pub fn words(self, compiled: &Compiled<'_>, record: &Record<'_>) -> String {
        let Some(time) = part_of(compiled, self.node, self.part) else { return String::new() };
        let job = self.job.and_then(|at| record.applicant().experience.get(at));
        let work = job.map_or_else(|| "the work in the jobs of which the record does not say it".to_owned(), job_words);
        let rule = time.class.as_ref().map(|rule| rule.asked);
        match self.asks {
            WorkTrait::Doing => {
                let doing = time.asked.doing.as_deref().unwrap_or_default();
                format!("whether {work} counts as: “{doing}”")
            }
            WorkTrait::Setting => {
                let mut words = format!("whether {work} was:");
                for (at, setting) in time.asked.open_settings().enumerate() {
                    // Writing into a String never fails.
                    let _ = write!(words, "{} “{setting}”", if at > 0 { " and" } else { "" });
                }
                words
            }
            WorkTrait::Since => {
                let since = time.asked.since.as_deref().unwrap_or_default();
                format!("whether all of {work} lies in the time printed: “{since}”")
            }
            WorkTrait::InClass => {
                let asked = rule.map_or_else(String::new, Service::in_class);
                match job.and_then(service_words) {
                    Some(service) => format!("whether {service} counts as {asked}"),
                    None => format!("whether {work} was {asked}"),
                }
            }
            WorkTrait::AtLevel => {
                let classes = rule.map_or_else(String::new, |asked| asked.classes.join(" or "));
                format!("whether {} was in a class at the level of {classes}", served(job))
            }
            WorkTrait::Employer => {
                let employer = rule.and_then(|asked| asked.employer.as_deref()).unwrap_or_default();
                format!("whether {} was with {employer}", served(job))
            }
        }
    }
}

/// Service in the class of a job, or in the classes of all that are open.
fn served(job: Option<&Job>) -> String {
    job.and_then(service_words).unwrap_or_else(|| "the service in the other classes on record".to_owned())
}

fn service_words(job: &Job) -> Option<String> {
    job.served_as().map(|class| format!("the service as {class} from {} on", job.from))
}
