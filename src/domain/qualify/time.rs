//! How much time of work counts for a node, under each set of answers.

use super::amount::days_up;
use super::compile::Time;
use super::policy::Rates;
use super::question::{Key, MOST_SINGLE, part_of};
use super::search::{SolutionSearch, answers_to_try};
use super::service::{Needed, traits};
use super::sweep::{Edge, Interval, add_edges, credited};
use super::{Job, LimitExceeded, Record, Ternary};
use crate::spec::KindSet;
use jiff::civil::Date;

/// So many comparisons of spells weigh as much as one of ways.
const COMPARED_AT_ONCE: u64 = 16;

/// Room for counting; kept from one count to the next.
#[derive(Debug, Default)]
pub(super) struct Counting {
    edges: Vec<Edge>,
    stands: Vec<Interval>,
    /// What each job adds to a week, where several lists name it.
    weekly: Vec<u64>,
    /// Comparisons made since this was last emptied.
    work: u64,
}

impl Counting {
    /// What the jobs in `kinds` credit together, with `or_none` also those that name no kind.
    pub fn of_kinds(&mut self, record: &Record<'_>, kinds: &KindSet, or_none: bool, as_of: Date, rates: &Rates) -> u64 {
        self.edges.clear();
        for (job, has) in record.applicant().experience.iter().zip(&record.kinds) {
            if has.meets(kinds) || or_none && !job.names_kind() {
                add_edges(job, rates.work_of(job), as_of, &mut self.edges);
            }
        }
        credited(&mut self.edges, rates, &mut self.stands, &mut self.work)
    }

    /// What those members credit that count when `answered` questions are answered helpfully.
    pub fn of_members(
        &mut self,
        record: &Record<'_>,
        members: &[Member],
        answered: u64,
        as_of: Date,
        rates: &Rates,
    ) -> u64 {
        self.edges.clear();
        for member in members.iter().filter(|member| member.questions & !answered == 0) {
            if let Some(job) = record.applicant().experience.get(member.job) {
                add_edges(job, member.weekly(job, answered, rates), as_of, &mut self.edges);
            }
        }
        credited(&mut self.edges, rates, &mut self.stands, &mut self.work)
    }

    /// What those members of any of several lists credit together that count when `answered` questions are answered
    /// helpfully; a job in several lists counts once.
    pub fn of_any<'m>(
        &mut self,
        record: &Record<'_>,
        lists: impl Iterator<Item = &'m [Member]>,
        answered: u64,
        as_of: Date,
        rates: &Rates,
    ) -> u64 {
        let jobs = &record.applicant().experience;
        self.edges.clear();
        self.weekly.clear();
        self.weekly.resize(jobs.len(), 0);
        for member in lists.flatten().filter(|member| member.questions & !answered == 0) {
            if let (Some(job), Some(weekly)) = (jobs.get(member.job), self.weekly.get_mut(member.job)) {
                *weekly = (*weekly).max(member.weekly(job, answered, rates));
            }
        }
        for (job, weekly) in jobs.iter().zip(&self.weekly) {
            add_edges(job, *weekly, as_of, &mut self.edges);
        }
        credited(&mut self.edges, rates, &mut self.stands, &mut self.work)
    }

    /// What the comparisons since this was last asked weigh.
    pub fn weight(&mut self) -> u64 {
        std::mem::take(&mut self.work) / COMPARED_AT_ONCE
    }
}

/// A job that counts if its questions are answered helpfully.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Member {
    pub job: usize,
    pub questions: u64,
    /// All of it counts, whatever share is of some kind.
    pub whole: bool,
    /// Set: if this question is answered helpfully, it was time lived in a place, and counts by the calendar.
    pub lived: Option<u64>,
}

impl Member {
    /// A job of which nothing is asked.
    pub fn new(job: usize) -> Self {
        Member { job, questions: 0, whole: false, lived: None }
    }

    /// All questions that are asked of it, a bit each.
    pub fn asked(&self) -> u64 {
        self.questions | self.lived.unwrap_or(0)
    }

    /// What its job adds to a week when `answered` questions are answered helpfully.
    pub fn weekly(&self, job: &Job, answered: u64, rates: &Rates) -> u64 {
        match self.lived {
            Some(question) if question & !answered == 0 => rates.whole_week(),
            _ if self.whole => rates.all_of(job),
            _ => rates.work_of(job),
        }
    }
}

/// A whole time of work, or a part included in it.
#[derive(Debug, Clone)]
pub(super) struct PartCredit {
    pub needed: Needed,
    pub members: Vec<Member>,
    /// Set: the part is asked for unless this question is answered helpfully.
    pub condition: Option<u64>,
}

/// The time of work of a node: its parts, the whole first, and what is there under each set of answers.
#[derive(Debug, Clone)]
pub(super) struct TimeCredit {
    pub needed: Needed,
    pub parts: Vec<PartCredit>,
    pub options: Vec<TimeOption>,
}

/// What is there under one set of answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct TimeOption {
    /// Questions answered helpfully.
    pub questions: u64,
    /// The whole, in units.
    pub whole: u64,
    /// The most that is missing of an included part, in units.
    pub part_missing: u64,
}

impl TimeOption {
    /// What is missing, in days, when `relief` units of the whole are relieved.
    pub fn missing(&self, rates: &Rates, needed: Needed, relief: u64) -> u64 {
        let whole = needed.units(rates, relief).saturating_sub(self.whole);
        // A day more where a part is short too: of two ways as long, the one with less to show comes first.
        days_up(whole.max(self.part_missing), rates.per_month) + u64::from(self.part_missing > 0)
    }
}

/// All questions that are asked about jobs of these parts, and about the parts themselves.
pub(super) fn asked_of(parts: &[PartCredit]) -> u64 {
    let of_part = |part: &PartCredit| part.members.iter().fold(0, |all, member| all | member.asked());
    parts.iter().fold(0, |all, part| all | of_part(part) | part.condition.unwrap_or(0))
}

impl TimeCredit {
    /// Counts for `time`, the time of work of `node`.
    ///
    /// # Errors
    /// Too many jobs and answers to try them all.
    pub fn of(search: &mut SolutionSearch<'_, '_>, node: usize, time: &Time<'_>) -> Result<Self, LimitExceeded> {
        let parts = TimeCredit::parts_of(search, node, time);
        let asked = parts.iter().fold(0, |asked, part| {
            part.members.iter().fold(asked | part.condition.unwrap_or(0), |asked, member| asked | member.asked())
        });
        let options: Result<_, _> =
            answers_to_try(search.aim, asked).map(|answered| option(search, &parts, answered)).collect();
        Ok(TimeCredit { needed: Needed::of(&time.asked), parts, options: options? })
    }

    /// The jobs that count for `time` and for each of the parts included in it, not yet counted.
    pub fn parts_of(search: &mut SolutionSearch<'_, '_>, node: usize, time: &Time<'_>) -> Vec<PartCredit> {
        let jobs: Vec<Member> = (0..search.record.kinds.len()).map(Member::new).collect();
        let mut parts = Vec::with_capacity(1 + time.including.len());
        add_parts(search, node, time, &jobs, &mut parts);
        parts
    }
}

fn option(
    search: &mut SolutionSearch<'_, '_>,
    parts: &[PartCredit],
    answered: u64,
) -> Result<TimeOption, LimitExceeded> {
    let mut whole = 0;
    let mut part_missing = 0;
    for (at, part) in parts.iter().enumerate() {
        if part.condition.is_some_and(|condition| condition & !answered == 0) {
            if at == 0 {
                return Ok(TimeOption { questions: answered, whole: u64::MAX, part_missing: 0 });
            }
            continue;
        }
        search.scratch.ways.spend(u64::try_from(part.members.len()).unwrap_or(u64::MAX))?;
        let counting = &mut search.scratch.counting;
        let rates = part.needed.rates(&search.rates);
        let units = counting.of_members(search.record, &part.members, answered, search.as_of, &rates);
        let compared = counting.weight();
        search.scratch.ways.spend(compared)?;
        if at == 0 {
            whole = units;
        } else {
            part_missing = part_missing.max(part.needed.units(&rates, 0).saturating_sub(units));
        }
    }
    Ok(TimeOption { questions: answered, whole, part_missing })
}

/// Adds a time of work and the parts included in it, each part after its whole; a part's jobs are among the whole's.
fn add_parts(
    search: &mut SolutionSearch<'_, '_>,
    node: usize,
    time: &Time<'_>,
    among: &[Member],
    parts: &mut Vec<PartCredit>,
) {
    let part = parts.len();
    let mut members = Vec::with_capacity(among.len());
    let short = short_residencies(search, time);
    for &Member { job, questions, .. } in among {
        if let Some(more) = counts(search, job, node, part, time) {
            let key = if short.len() > MOST_SINGLE { Key::AllLived } else { Key::Lived { job } };
            let lived = if short.contains(&job) { search.ask(key) } else { None };
            members.push(Member {
                questions: questions | more,
                whole: time.class.is_some() || time.now,
                lived,
                ..Member::new(job)
            });
        }
    }
    let condition = time.asked.only_if.as_ref().and_then(|_| search.ask(Key::Condition { node, part }));
    parts.push(PartCredit { needed: Needed::of(&time.asked), members: members.clone(), condition });
    for included in &time.including {
        add_parts(search, node, included, &members, parts);
    }
}

/// The jobs that may be time lived in a place that counts, though the record gives them fewer hours than a full week.
fn short_residencies(search: &SolutionSearch<'_, '_>, time: &Time<'_>) -> Vec<usize> {
    if time.residency.is_empty() {
        return Vec::new();
    }
    let jobs = search.record.applicant().experience.iter().enumerate();
    let whole = search.rates.whole_week();
    jobs.filter(|(_, job)| time.may_be_lived(job) && search.rates.work_of(job) < whole).map(|(at, _)| at).collect()
}

/// Whether work of these kinds is surely of a kind that is asked for. Where no kind is named, any is: at a level that
/// is named, for being done there; else where any work is asked for.
pub(super) fn is_of(kinds: &KindSet, time: &Time<'_>) -> bool {
    let asked = &time.asked;
    let named = asked.any_work || asked.doing.is_some() || !asked.comparable_to.is_empty();
    kinds.meets(&time.kinds) || named && asked.kinds.is_empty() && asked.judged_kinds.is_empty()
}

/// The questions under which a job counts; `None`: it does not.
fn counts(search: &mut SolutionSearch<'_, '_>, at: usize, node: usize, part: usize, time: &Time<'_>) -> Option<u64> {
    let (record, compiled) = (search.record, search.compiled);
    let (kinds, job) = (record.kinds.get(at)?, record.applicant().experience.get(at)?);
    if job.from > search.as_of || time.asked.progressive && job.progressive == Ternary::No {
        return None;
    }
    let mut questions = 0;
    if !is_of(kinds, time) {
        // A part of the same kinds as the whole asks nothing that the whole has not asked.
        let whole = part_of(compiled, node, 0).is_some_and(|whole| whole.kinds == time.kinds);
        let part = if whole { 0 } else { part };
        let many = record.kinds.len() > MOST_SINGLE;
        let similar = if many { Key::AllSimilar { node, part } } else { Key::Similar { job: at, node, part } };
        questions |= if kinds.meets(&time.judged) {
            search.ask(similar)
        } else if time.unsettled {
            search.ask(Key::AllSimilar { node, part })
        } else if !job.names_kind() && !time.asked.kinds.is_empty() {
            let answer = search.ask(of_kind(record, at, node, part));
            // What is none of the kinds may still be like them, unless the question took that in.
            let may_be_like = time.alike.is_none() && !time.asked.judged_kinds.is_empty();
            if answer.is_none() && may_be_like { search.ask(similar) } else { answer }
        } else {
            None
        }?;
    }
    if !time.asked.comparable_to.is_empty() {
        questions |= comparable(search, at, node, part, time)?;
    }
    if time.asked.progressive && job.progressive == Ternary::Unknown {
        let many = record.unmarked > MOST_SINGLE;
        questions |= search.ask(if many { Key::AllProgressive } else { Key::Progressive { job: at } })?;
    }
    Some(questions | traits(search, at, node, part, time)?)
}

/// The question of which kind a job is that names none.
fn of_kind(record: &Record<'_>, job: usize, node: usize, part: usize) -> Key {
    let many = record.without_kind > MOST_SINGLE;
    if many { Key::AllOfKind { node, part } } else { Key::OfKind { job, node, part } }
}

/// The questions under which a job is comparable to the levels that a part names: a job that names no level does not
/// say, one that names others says that it is not.
fn comparable(
    search: &mut SolutionSearch<'_, '_>,
    at: usize,
    node: usize,
    part: usize,
    time: &Time<'_>,
) -> Option<u64> {
    let (record, compiled) = (search.record, search.compiled);
    let job = record.applicant().experience.get(at)?;
    if job.comparable_to.iter().any(|level| time.asked.comparable_to.contains(level)) {
        return Some(0);
    }
    let single = Key::Comparable { job: at, node, part };
    let answered = single.recorded(compiled, record).is_some();
    let relevant = !job.names_kind()
        || compiled.relevant.is_empty()
        || compiled.open_kinds
        || record.kinds.get(at).is_some_and(|kinds| kinds.meets(&compiled.relevant));
    match job.comparable_to.is_empty() && relevant {
        _ if answered => search.ask(single),
        true if record.without_level > MOST_SINGLE => search.ask(Key::AllComparable { node, part }),
        true => search.ask(single),
        false => None,
    }
}

/// The jobs that count for study and work together, each with its questions.
pub(super) fn members_of_kinds(
    search: &mut SolutionSearch<'_, '_>,
    node: usize,
    kinds: &KindSet,
    unsettled: bool,
) -> Vec<Member> {
    let record = search.record;
    let jobs = record.applicant().experience.iter().zip(&record.kinds).enumerate();
    jobs.filter_map(|(at, (job, has))| {
        let questions = if has.meets(kinds) {
            Some(0)
        } else if unsettled {
            search.ask(Key::AllSimilar { node, part: 0 })
        } else if !job.names_kind() {
            search.ask(of_kind(record, at, node, 0))
        } else {
            None
        };
        questions.map(|questions| Member { questions, ..Member::new(at) })
    })
    .collect()
}
