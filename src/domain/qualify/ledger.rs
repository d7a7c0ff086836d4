//! The credit ledger: for each stretch of time which job is credited, at what fraction; what a judgment could add; and
//! what does not count and why.

use std::fmt;

use jiff::civil::Date;

use super::amount::DAYS_IN_MONTH;
use super::calendar::{day_before, span_before};
use super::compile::{Kind, Time};
use super::outcome::asked_words;
use super::policy::Rates;
use super::question::part_of;
use super::search::SolutionSearch;
use super::service::{Needed, refused};
use super::sweep::{Edge, Interval, add_edges, counted_days, together, walk};
use super::time::{Member, TimeCredit, is_of, members_of_kinds};
use super::{Credit, Hundredths, Job, Span, Ternary};

/// How the time of one need was counted. What is credited, what is possible and what is not counted are three things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// The need: `social_casework`.
    pub need: String,
    /// The need in words.
    pub words: String,
    /// How much time is asked for.
    pub required: Span,
    /// More than that; of no months, any time at all.
    pub more_than: bool,
    /// The printed sentence.
    pub cite: String,
    /// The day of judging.
    pub as_of: Date,
    /// What is credited without anyone's judgment, spell by spell, in the order of time.
    pub spells: Vec<Spell>,
    /// What counting spells together makes of their sum; `None` where it is the sum.
    pub adjustment: Option<Adjustment>,
    /// What is credited: the spells together, rounded as the policy says.
    pub total: Credit,
    /// Time of which only a person can say whether it counts.
    pub open: Vec<OpenTime>,
    /// The spells if all of it counted; empty where nothing is open.
    pub possible_spells: Vec<Spell>,
    /// What would be credited then.
    pub possible: Credit,
    /// What does not count.
    pub not_counted: Vec<NotCounted>,
    /// The time that hours above the cap would have credited.
    pub over: Credit,
}

impl Ledger {
    /// What is credited: "12 months of casework, of 36 months; possible: 18 months".
    pub fn sentence(&self) -> String {
        let possible = match self.open.is_empty() {
            true => String::new(),
            false => format!("; possible: {}", self.possible.floor()),
        };
        format!("{} of {}, of {}{possible}", self.total.floor(), self.words, self.asked())
    }

    /// How much is asked for, in words: "24 months", "more than 24 months", "any time".
    pub fn asked(&self) -> String {
        asked_words(self.required, self.more_than)
    }

    /// Whether what is credited is less than what is asked for.
    pub fn is_short(&self) -> bool {
        // Of an amount that must be exceeded, a part of a day is more.
        let required = u64::from(self.required.months).saturating_mul(self.total.per_month);
        self.total.units < required || self.more_than && self.total.units == required
    }
}

/// What counting spells together makes of their sum, where hours change within a month or a gap of a day or two lies
/// between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Adjustment {
    /// Whether it is more than the sum.
    pub more: bool,
    /// By how much.
    pub by: Credit,
}

/// Why spells together count more or less than one by one.
pub const TOGETHER: &str = "where hours change, or a gap of a day or two lies between, time is counted as unbroken";

/// Time of which only a person can say whether it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenTime {
    /// The job, by its place in the applicant's list.
    pub job: usize,
    /// The questions that are open about it.
    pub questions: Vec<String>,
    /// Whether some of it is credited already: it counts as work, and would count by the calendar if it was residency.
    pub in_part: bool,
}

/// A spell of one weekly total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Its whole months and leftover days. Thirty leftover days of a month of 31 are credited as 29.
    pub span: Span,
    /// What counted a week, in hours.
    pub weekly: Hundredths,
    /// What it credits.
    pub credit: Credit,
    /// Its stretches, in each of which the same jobs counted.
    pub stretches: Vec<Stretch>,
}

impl Spell {
    /// Whether it lacks one day of a month of 31, so that its leftover days are credited as one fewer.
    pub fn is_a_day_short(&self) -> bool {
        u64::from(self.span.days) >= DAYS_IN_MONTH
    }
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

/// Time that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotCounted {
    /// The job, by its place in the applicant's list.
    pub job: usize,
    /// Why.
    pub why: WhyNot,
}

/// Why time does not count.
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
    /// It was in another class.
    OtherClass,
    /// It was with another employer.
    OtherEmployer,
    /// It does not go on.
    NotNow,
    /// It has no hours, or none that are relevant.
    NoHours,
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WhyNot::OtherKind => f.write_str("the work is of another kind"),
            WhyNot::NotProgressive => f.write_str("the record says that it was not of growing responsibility"),
            WhyNot::NotComparable => f.write_str("it is not comparable to the level named"),
            WhyNot::AfterAsOf(day) => write!(f, "from {day} on it lies after the day of judging"),
            WhyNot::OtherClass => f.write_str("it was not in the class named"),
            WhyNot::OtherEmployer => f.write_str("it was not with the employer named"),
            WhyNot::NotNow => f.write_str("it does not go on"),
            WhyNot::NoHours => f.write_str("it has no hours that are relevant"),
        }
    }
}

/// The ledgers of all nodes that ask for time of work.
pub(super) fn ledgers(search: &mut SolutionSearch<'_, '_>) -> Vec<Ledger> {
    let compiled = search.compiled;
    let mut found = Vec::new();
    for (number, node) in compiled.nodes.iter().enumerate() {
        match &node.kind {
            Kind::Experience(time) | Kind::Substitution { time, .. } => {
                let Ok(credit) = TimeCredit::of(search, number, time) else { continue };
                for (at, part) in credit.parts.iter().enumerate() {
                    let Some(Time { asked, words, .. }) = part_of(compiled, number, at) else { continue };
                    let needed = Needed::of(asked);
                    let asks = LedgerSubject { need: &asked.need, words, cite: &asked.source.cite, needed };
                    let refused = |search: &SolutionSearch<'_, '_>, job| why_not(search, number, at, job);
                    found.push(ledger(search, asks, &part.members, refused));
                }
            }
            Kind::Combination { asked, words, kinds, unsettled, .. } => {
                let members = members_of_kinds(search, number, kinds, *unsettled);
                let needed = Needed::at_least(asked.months);
                let asks = LedgerSubject { need: &asked.need, words, cite: &asked.source.cite, needed };
                found.push(ledger(search, asks, &members, |_, _| WhyNot::OtherKind));
            }
            _ => {}
        }
    }
    found
}

/// What a ledger is kept for.
struct LedgerSubject<'a> {
    need: &'a str,
    words: &'a str,
    cite: &'a str,
    needed: Needed,
}

fn ledger(
    search: &SolutionSearch<'_, '_>,
    asked: LedgerSubject<'_>,
    members: &[Member],
    refused: impl Fn(&SolutionSearch<'_, '_>, usize) -> WhyNot,
) -> Ledger {
    let jobs = &search.record.applicant().experience;
    let (as_of, rates) = (search.as_of, &asked.needed.rates(&search.rates));
    let (mut counted, mut possible) = (Vec::new(), Vec::new());
    let (mut open, mut not_counted) = (Vec::new(), Vec::new());
    for (at, job) in jobs.iter().enumerate() {
        let member = members.iter().find(|member| member.job == at);
        let why = match member {
            _ if job.from > as_of => Some(WhyNot::AfterAsOf(job.from)),
            None => Some(refused(search, at)),
            Some(member) if member.weekly(job, u64::MAX, rates) == 0 => Some(WhyNot::NoHours),
            Some(member) => {
                let brought = |answered| Brought { job: at, of: job, weekly: member.weekly(job, answered, rates) };
                possible.push(brought(u64::MAX));
                let in_part = member.questions == 0 && brought(0).weekly > 0;
                if in_part {
                    counted.push(brought(0));
                }
                if member.asked() != 0 {
                    open.push(OpenTime { job: at, questions: open_words(search, member.asked()), in_part });
                }
                let rest = super::calendar::day_after(as_of);
                job.to.is_some_and(|to| to > as_of).then_some(WhyNot::AfterAsOf(rest))
            }
        };
        not_counted.extend(why.map(|why| NotCounted { job: at, why }));
    }
    let (spells, units) = spells(&counted, as_of, rates);
    let (possible_spells, most) = self::spells(&possible, as_of, rates);
    let over = spells.iter().flat_map(|spell| &spell.stretches).map(|stretch| stretch.over.units);
    let over = over.fold(0, u64::saturating_add);
    let credit = |units| Credit { units, per_month: rates.per_month };
    Ledger {
        need: asked.need.to_owned(),
        words: asked.words.to_owned(),
        required: Span { months: asked.needed.months, days: 0 },
        more_than: asked.needed.more_than,
        cite: asked.cite.to_owned(),
        as_of,
        adjustment: adjustment(&spells, units, rates),
        spells,
        total: credit(rates.rounded(units)),
        possible_spells: if open.is_empty() { Vec::new() } else { possible_spells },
        open,
        possible: credit(rates.rounded(most)),
        not_counted,
        over: credit(over),
    }
}

/// What is between the sum of the spells and what they credit together.
fn adjustment(spells: &[Spell], together: u64, rates: &Rates) -> Option<Adjustment> {
    let sum = spells.iter().fold(0_u64, |sum, spell| sum.saturating_add(spell.credit.units));
    let by = Credit { units: sum.abs_diff(together), per_month: rates.per_month };
    (sum != together).then_some(Adjustment { more: together > sum, by })
}

/// A job that counts, with what it adds to a week.
struct Brought<'a> {
    job: usize,
    of: &'a Job,
    weekly: u64,
}

/// The spells of some jobs, and what they credit together, not yet rounded.
fn spells(counted: &[Brought<'_>], as_of: Date, rates: &Rates) -> (Vec<Spell>, u64) {
    let mut edges: Vec<Edge> = Vec::new();
    for one in counted {
        add_edges(one.of, one.weekly, as_of, &mut edges);
    }
    let mut stands = Vec::new();
    walk(&mut edges, rates, |stand| stands.push(stand));
    let mut days: Vec<Date> = edges.iter().map(|edge| edge.day).collect();
    days.dedup();
    let spell = |stand: &Interval| Spell {
        from: stand.from,
        to: day_before(stand.end),
        span: span_before(stand.from, stand.end),
        weekly: hours(stand.weekly),
        credit: Credit { units: stand.units(rates), per_month: rates.per_month },
        stretches: stretches(stand, &days, counted, as_of, rates),
    };
    (stands.iter().map(spell).collect(), together(&stands, rates, &mut 0))
}

fn stretches(stand: &Interval, days: &[Date], counted: &[Brought<'_>], as_of: Date, rates: &Rates) -> Vec<Stretch> {
    let inside = days.windows(2).filter_map(|pair| match pair {
        [from, end] if *from >= stand.from && *end <= stand.end => Some((*from, *end)),
        _ => None,
    });
    inside.map(|(from, end)| stretch(from, end, stand.weekly, counted, as_of, rates)).collect()
}

fn stretch(from: Date, end: Date, weekly: u64, counted: &[Brought<'_>], as_of: Date, rates: &Rates) -> Stretch {
    let here = counted
        .iter()
        .filter(|one| counted_days(one.of, as_of).is_some_and(|(first, after)| first <= from && end <= after));
    let brought: Vec<(usize, u64)> = here.map(|one| (one.job, one.weekly)).collect();
    let sum = brought.iter().fold(0_u64, |sum, (_, weekly)| sum.saturating_add(*weekly));
    let above = sum.saturating_sub(weekly);
    let over = Interval { from, end, weekly: above }.units(rates);
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

fn open_words(search: &SolutionSearch<'_, '_>, questions: u64) -> Vec<String> {
    let keys = search.scratch.keys.iter().enumerate().filter(|(at, _)| questions & (1 << at) != 0);
    keys.map(|(_, key)| key.words(search.compiled, search.record)).collect()
}

/// Why a job that is no member of a part is none.
fn why_not(search: &SolutionSearch<'_, '_>, node: usize, part: usize, at: usize) -> WhyNot {
    let record = search.record;
    let time = part_of(search.compiled, node, part);
    let (Some(time), Some(kinds), Some(job)) = (time, record.kinds.get(at), record.applicant().experience.get(at))
    else {
        return WhyNot::OtherKind;
    };
    // What does not count for the whole counts for no part of it.
    let whole = part_of(search.compiled, node, 0).unwrap_or(time);
    let is_progressive = time.asked.progressive || whole.asked.progressive;
    let other = |time: &Time<'_>| !is_of(kinds, time) && !kinds.meets(&time.judged) && !time.unsettled;
    if other(time) || other(whole) {
        WhyNot::OtherKind
    } else if is_progressive && job.progressive == Ternary::No {
        WhyNot::NotProgressive
    } else if !time.asked.comparable_to.is_empty() {
        WhyNot::NotComparable
    } else if (time.now || whole.now) && job.to.is_some_and(|to| to < search.as_of) {
        WhyNot::NotNow
    } else {
        let class = whole.class.as_ref().and_then(|rule| refused(search, at, rule, node, 0));
        class.unwrap_or(WhyNot::OtherKind)
    }
}
