//! The credit ledger: for each stretch of time which job counted, at what fraction, and what did not count and why.

use std::fmt;

use jiff::civil::Date;

use super::calendar::{day_before, span_before};
use super::compile::{Kind, Time};
use super::policy::Rates;
use super::question::{Key, part_of};
use super::search::Search;
use super::sweep::{Edge, Stand, add_edges, counted_days, walk};
use super::time::{Member, TimeCredit, is_of};
use super::trace::chosen;
use super::ways::{Choice, Way};
use super::{Credit, Hundredths, Job, Known, Span};

/// How the time of one need was counted. Its `total` is the sum by which the assessment went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// The need: `social_casework`.
    pub need: String,
    /// The need in words.
    pub words: String,
    /// How much time is asked for.
    pub required: Span,
    /// The printed sentence.
    pub cite: String,
    /// The day of judging.
    pub as_of: Date,
    /// What counted, spell by spell, in the order of time.
    pub spells: Vec<Spell>,
    /// What did not count.
    pub not_counted: Vec<NotCounted>,
    /// The sum of the spells, rounded as the policy says.
    pub total: Credit,
    /// The time that hours above the cap would have credited.
    pub over: Credit,
}

/// A spell of one weekly total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Its whole months and leftover days.
    pub span: Span,
    /// What counted a week, in hours.
    pub weekly: Hundredths,
    /// What it credits.
    pub credit: Credit,
    /// Its stretches, in each of which the same jobs counted.
    pub stretches: Vec<Stretch>,
}

/// A stretch of time with the same jobs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The jobs, by their place in the applicant's list, with the weekly hours that each brings in.
    pub jobs: Vec<(usize, Hundredths)>,
    /// Weekly hours above what may be counted.
    pub capped: Hundredths,
    /// The time that they would have credited.
    pub over: Credit,
}

/// Time that did not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotCounted {
    /// The job, by its place in the applicant's list.
    pub job: usize,
    /// Why.
    pub why: WhyNot,
}

/// Why time did not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// The work is of no kind that is asked for.
    OtherKind,
    /// The record says that it was not of growing responsibility.
    NotProgressive,
    /// It is not comparable to the levels named.
    NotComparable,
    /// It begins, or goes on, after the day of judging: from this day on nothing counts.
    AfterAsOf(Date),
    /// It has no hours, or none that are relevant.
    NoHours,
    /// Only a person can say whether it counts.
    Open(Vec<String>),
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WhyNot::OtherKind => f.write_str("the work is of another kind"),
            WhyNot::NotProgressive => f.write_str("not of growing responsibility"),
            WhyNot::NotComparable => f.write_str("not comparable to the level named"),
            WhyNot::AfterAsOf(day) => write!(f, "from {day} on, which is after the day of judging"),
            WhyNot::NoHours => f.write_str("no hours that are relevant"),
            WhyNot::Open(questions) => write!(f, "open: {}", questions.join("; ")),
        }
    }
}

/// The ledgers of all nodes that ask for time of work, along `best`.
pub(super) fn ledgers(search: &mut Search<'_, '_>, best: Option<Way>) -> Vec<Ledger> {
    let choices = chosen(search, best);
    let compiled = search.compiled;
    let mut found = Vec::new();
    for (number, node) in compiled.nodes.iter().enumerate() {
        match &node.kind {
            Kind::Experience(time) | Kind::Substitution { time, .. } => {
                let answered = match choices.get(number).copied().flatten() {
                    Some(Choice::Time { questions, .. }) => questions,
                    _ => 0,
                };
                let Ok(credit) = TimeCredit::of(search, number, time) else { continue };
                for (at, part) in credit.parts.iter().enumerate() {
                    let Some(Time { asked, words, .. }) = part_of(compiled, number, at) else { continue };
                    let asks = Asked { need: &asked.need, words, cite: &asked.source.cite, months: asked.months };
                    let refused = |search: &Search<'_, '_>, job| why_not(search, number, at, job);
                    found.push(ledger(search, asks, &part.members, answered, refused));
                }
            }
            Kind::Combination { asked, words, kinds, unsettled, .. } => {
                let open = if *unsettled { search.ask(Key::AllSimilar { node: number, part: 0 }) } else { None };
                let jobs = search.record.kinds.iter().enumerate();
                let members: Vec<Member> = jobs
                    .filter_map(|(job, has)| {
                        let questions = if has.meets(kinds) { Some(0) } else { open };
                        questions.map(|questions| Member { job, questions })
                    })
                    .collect();
                let answered = match choices.get(number).copied().flatten() {
                    Some(Choice::Combined { questions, .. }) => questions,
                    _ => 0,
                };
                let asks = Asked { need: &asked.need, words, cite: &asked.source.cite, months: asked.months };
                found.push(ledger(search, asks, &members, answered, |_, _| WhyNot::OtherKind));
            }
            _ => {}
        }
    }
    found
}

/// What a ledger is kept for.
struct Asked<'a> {
    need: &'a str,
    words: &'a str,
    cite: &'a str,
    months: u32,
}

fn ledger(
    search: &Search<'_, '_>,
    asked: Asked<'_>,
    members: &[Member],
    answered: u64,
    refused: impl Fn(&Search<'_, '_>, usize) -> WhyNot,
) -> Ledger {
    let jobs = &search.record.applicant().experience;
    let (as_of, rates) = (search.as_of, &search.rates);
    let mut counted = Vec::new();
    let mut not_counted = Vec::new();
    for (at, job) in jobs.iter().enumerate() {
        let member = members.iter().find(|member| member.job == at);
        let why = match member {
            _ if job.from > as_of => Some(WhyNot::AfterAsOf(job.from)),
            None => Some(refused(search, at)),
            Some(member) if member.questions & !answered != 0 => {
                Some(WhyNot::Open(open_words(search, member.questions)))
            }
            Some(_) if rates.weekly(job.hours_per_week, job.relevant_percent) == 0 => Some(WhyNot::NoHours),
            Some(_) => {
                counted.push((at, job));
                let rest = super::calendar::day_after(as_of);
                job.to.is_some_and(|to| to > as_of).then_some(WhyNot::AfterAsOf(rest))
            }
        };
        not_counted.extend(why.map(|why| NotCounted { job: at, why }));
    }
    let spells = spells(&counted, as_of, rates);
    let units = spells.iter().fold(0_u64, |sum, spell| sum.saturating_add(spell.credit.units));
    let total = Credit { units: rates.rounded(units), per_month: rates.per_month };
    let over = spells.iter().flat_map(|spell| &spell.stretches).map(|stretch| stretch.over.units);
    let over = over.fold(0, u64::saturating_add);
    Ledger {
        need: asked.need.to_owned(),
        words: asked.words.to_owned(),
        required: Span { months: asked.months, days: 0 },
        cite: asked.cite.to_owned(),
        as_of,
        spells,
        not_counted,
        total,
        over: Credit { units: over, per_month: rates.per_month },
    }
}

fn spells(counted: &[(usize, &Job)], as_of: Date, rates: &Rates) -> Vec<Spell> {
    let mut edges: Vec<Edge> = Vec::new();
    for (_, job) in counted {
        add_edges(job, as_of, rates, &mut edges);
    }
    let mut stands = Vec::new();
    walk(&mut edges, rates, |stand| stands.push(stand));
    let mut days: Vec<Date> = edges.iter().map(|edge| edge.day).collect();
    days.dedup();
    let alone = stands.len() == 1;
    let spell = |stand: &Stand| Spell {
        from: stand.from,
        to: day_before(stand.end),
        span: span_before(stand.from, stand.end),
        weekly: hours(stand.weekly),
        credit: Credit { units: stand.units(rates, alone), per_month: rates.per_month },
        stretches: stretches(stand, &days, counted, as_of, rates),
    };
    stands.iter().map(spell).collect()
}

fn stretches(stand: &Stand, days: &[Date], counted: &[(usize, &Job)], as_of: Date, rates: &Rates) -> Vec<Stretch> {
    let inside = days.windows(2).filter_map(|pair| match pair {
        [from, end] if *from >= stand.from && *end <= stand.end => Some((*from, *end)),
        _ => None,
    });
    inside.map(|(from, end)| stretch(from, end, stand.weekly, counted, as_of, rates)).collect()
}

fn stretch(from: Date, end: Date, weekly: u64, counted: &[(usize, &Job)], as_of: Date, rates: &Rates) -> Stretch {
    let here = counted
        .iter()
        .filter(|(_, job)| counted_days(job, as_of).is_some_and(|(first, after)| first <= from && end <= after));
    let brought: Vec<(usize, u64)> =
        here.map(|(at, job)| (*at, rates.weekly(job.hours_per_week, job.relevant_percent))).collect();
    let sum = brought.iter().fold(0_u64, |sum, (_, weekly)| sum.saturating_add(*weekly));
    let above = sum.saturating_sub(weekly);
    let over = Stand { from, end, weekly: above }.units(rates, false);
    Stretch {
        from,
        to: day_before(end),
        jobs: brought.into_iter().map(|(at, weekly)| (at, hours(weekly))).collect(),
        capped: hours(above),
        over: Credit { units: over, per_month: rates.per_month },
    }
}

/// Hundredths of hours from hundredths of hours times percent.
fn hours(weekly: u64) -> Hundredths {
    Hundredths(u32::try_from(weekly / 100).unwrap_or(u32::MAX))
}

fn open_words(search: &Search<'_, '_>, questions: u64) -> Vec<String> {
    let keys = search.scratch.keys.iter().enumerate().filter(|(at, _)| questions & (1 << at) != 0);
    keys.map(|(_, key)| key.words(search.compiled, search.record)).collect()
}

/// Why a job that is no member of a part is none.
fn why_not(search: &Search<'_, '_>, node: usize, part: usize, at: usize) -> WhyNot {
    let record = search.record;
    let time = part_of(search.compiled, node, part);
    let (Some(time), Some(kinds), Some(job)) = (time, record.kinds.get(at), record.applicant().experience.get(at))
    else {
        return WhyNot::OtherKind;
    };
    if !is_of(kinds, time) && !kinds.meets(&time.judged) && !time.unsettled {
        WhyNot::OtherKind
    } else if time.asked.progressive && job.progressive == Known::No {
        WhyNot::NotProgressive
    } else if !time.asked.comparable_to.is_empty() {
        WhyNot::NotComparable
    } else {
        WhyNot::OtherKind
    }
}
