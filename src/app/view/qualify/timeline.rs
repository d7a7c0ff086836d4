//! What the picture of time shows, made once for each new answer; no drawing. What counts is what the ledger says.

mod bars;
mod credit;
#[cfg(test)]
mod tests;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use rungs_domain::qualify::{Applicant, CreditPolicy, Hundredths, Ledger, TierAnswer};
use rungs_domain::spec::LevelRef;
use rungs_library::Library;

use crate::applicants::{Answers, ApplicantAnswers};

/// The picture of an applicant's time, for one need of one rung.
#[derive(Debug, PartialEq)]
pub struct TimelineData {
    /// "what counts for CA2460 Lead Coordinator"; empty where no rung is chosen.
    pub about: String,
    /// The needs of the rung, of which one is drawn.
    pub needs: Vec<String>,
    /// Which of them is drawn.
    pub need: usize,
    /// The days that the picture spans.
    pub scale: Scale,
    /// The day of judging.
    pub as_of: Date,
    /// A bar for each job, in the order of the record.
    pub bars: Vec<BarData>,
    /// Times of simultaneous jobs that count.
    pub overlaps: Vec<OverlapData>,
    /// What is credited; `None` where no rung is chosen, or it asks for no time of work.
    pub credit: Option<CreditData>,
}

/// Days to places between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// The first day.
    pub from: Date,
    /// The day after the last.
    pub end: Date,
}

/// What a part of a bar means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It counts by the record alone.
    Counts,
    /// It does not count for this rung.
    DoesNotCount,
    /// It counts only if a person finds so.
    Open,
    /// After the day of judging.
    Later,
}

/// One job.
#[derive(Debug, PartialEq)]
pub struct BarData {
    /// Title and first day, by which the job is found again when others come or go.
    pub job: (String, Date),
    /// "Foster-care worker, 20 h".
    pub label: String,
    /// Hours a week.
    pub hours: f32,
    /// First day, day after the last, and what it means.
    pub pieces: Vec<(Date, Date, Mark)>,
    /// Job, dates, hours, what counts of it or why it does not.
    pub in_words: String,
}

/// A time of simultaneous jobs.
#[derive(Debug, PartialEq, Eq)]
pub struct OverlapData {
    /// The first day.
    pub from: Date,
    /// The day after the last.
    pub end: Date,
    /// The first and the last bar.
    pub bars: (usize, usize),
    /// "overlap: 50 h a week".
    pub label: String,
}

/// What is credited.
#[derive(Debug, PartialEq)]
pub struct CreditData {
    /// "Credited: 30 of 36 months"; what is possible beside it.
    pub title: String,
    /// What of, in words.
    pub words: String,
    /// A step for each spell.
    pub steps: Vec<StepData>,
    /// The steps if all that is open counted; empty where nothing is.
    pub possible: Vec<StepData>,
    /// What is over the cap.
    pub over: Vec<OverData>,
    /// A full week in hours.
    pub full_week: f32,
    /// "40 h a week, the most that is credited".
    pub full_week_words: String,
    /// The step that goes on after the day of judging: the day after it ends, and its height in hours.
    pub goes_on: Option<(Date, f32)>,
    /// The day on which the rung would be met, and what to say of it.
    pub met: Option<(Date, String)>,
    /// All of it, for a screen reader.
    pub in_words: String,
}

/// A spell.
#[derive(Debug, PartialEq)]
pub struct StepData {
    /// The first day.
    pub from: Date,
    /// The day after the last.
    pub end: Date,
    /// Credited hours a week.
    pub hours: f32,
    /// "9 months".
    pub months: String,
    /// The same for narrow steps: "9".
    pub short: String,
}

/// Hours over the cap.
#[derive(Debug, PartialEq)]
pub struct OverData {
    /// The first day.
    pub from: Date,
    /// The day after the last.
    pub end: Date,
    /// Credited hours a week below it.
    pub above: f32,
    /// Hours a week over the cap.
    pub hours: f32,
    /// "3 months over the cap".
    pub words: String,
}

impl TimelineData {
    /// The picture for `rung`; `need` chooses among the rung's needs, `None` takes the first that is short.
    pub fn new(
        library: &Library,
        answers: &Answers,
        applicant: &ApplicantAnswers,
        rung: Option<&LevelRef>,
        need: Option<usize>,
    ) -> Self {
        let record = &applicant.reading.applicant;
        let found = rung.and_then(|rung| Some((rung, applicant.result(0, rung)?.answer.as_ref().ok()?)));
        let tiers = found.map(|(_, answer)| [&answer.minimum, &answer.recommended]);
        let ledgers: Vec<(&TierAnswer, &Ledger)> = tiers
            .into_iter()
            .flatten()
            .flatten()
            .flat_map(|tier| tier.ledgers.iter().map(move |ledger| (tier, ledger)))
            .collect();
        let minimum = found.and_then(|(_, answer)| answer.minimum.as_ref());
        let needs = ledgers.iter().map(|(tier, ledger)| need_name(minimum, tier, ledger)).collect();
        let first_short = ledgers.iter().position(|(_, ledger)| ledger.is_short()).unwrap_or(0);
        let need = need.filter(|at| *at < ledgers.len()).unwrap_or(first_short);
        let drawn = ledgers.get(need).copied();
        let policy = answers.policies.first().map(AsRef::as_ref);
        let met = drawn
            .and_then(|(tier, ledger)| tier.met_on.as_ref().filter(|met| met.day > ledger.as_of && ledger.is_short()));
        let scale = Scale::around(record, answers.as_of, met.map(|met| met.day));
        TimelineData {
            about: rung.map(|rung| about(library, rung)).unwrap_or_default(),
            needs,
            need,
            scale,
            as_of: answers.as_of,
            bars: bars::bars(record, drawn.map(|(_, ledger)| ledger), answers.as_of, scale),
            overlaps: drawn.map(|(_, ledger)| bars::overlaps(ledger)).unwrap_or_default(),
            credit: drawn.zip(policy).map(|((_, ledger), policy)| credit::credit(record, ledger, policy, met, scale)),
        }
    }
}

impl Scale {
    /// Whole years around all jobs, the day of judging and, where it is not too far away, the day of being met.
    fn around(record: &Applicant, as_of: Date, met: Option<Date>) -> Self {
        let first = record.experience.iter().map(|job| job.from).min().unwrap_or(as_of).min(as_of);
        let last = record.experience.iter().map(|job| job.to.unwrap_or(job.from)).max().unwrap_or(as_of).max(as_of);
        let past = i64::from(as_of.year()) - i64::from(first.year());
        let far = as_of.checked_add(past.max(3).years()).unwrap_or(as_of);
        let last = met.map_or(last, |met| last.max(met.min(far)));
        let next = last.year().checked_add(1).filter(|year| *year <= Date::MAX.year());
        let end = next.map_or(Date::MAX, |year| date(year, 1, 1));
        Scale { from: date(first.year(), 1, 1), end }
    }

    /// Where a day begins, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a place in a picture")]
    pub fn at(self, day: Date) -> f32 {
        let days = |to: Date| (to - self.from).get_days() as f32;
        (days(day) / days(self.end).max(1.0)).clamp(0.0, 1.0)
    }

    /// The years whose names are written, so that at most `most` are.
    pub fn years(self, most: usize) -> Vec<i16> {
        let all = usize::try_from(self.end.year() - self.from.year()).unwrap_or(1).max(1);
        let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];
        let step = step.into_iter().find(|step| all.div_ceil(*step) <= most.max(1)).unwrap_or(5000);
        (self.from.year()..=self.end.year())
            .filter(|year| usize::try_from(*year).is_ok_and(|y| y % step == 0))
            .collect()
    }
}

fn about(library: &Library, rung: &LevelRef) -> String {
    let title = library.level(rung).map_or("", |view| view.level.title.as_str());
    format!("what counts for {} {title}", rung.code)
}

fn need_name(minimum: Option<&TierAnswer>, tier: &TierAnswer, ledger: &Ledger) -> String {
    let recommended = minimum.is_some_and(|minimum| !std::ptr::eq(minimum, tier));
    let tier = if recommended { format!("{}: ", tier.heading.trim_end_matches(':')) } else { String::new() };
    format!("{tier}{}, {}", ledger.words, ledger.asked())
}

/// Hours for drawing.
#[expect(clippy::cast_precision_loss, reason = "a height in a picture")]
fn hours(figure: Hundredths) -> f32 {
    figure.0 as f32 / 100.0
}

/// The day after `day`; the last day of all stays.
fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// The full week of a policy in words.
fn full_week_words(policy: &CreditPolicy) -> String {
    use rungs_domain::qualify::Overlap;
    let hours = policy.full_week.hours;
    match policy.overlap.rule {
        Overlap::Capped => format!("{hours} h a week, the most that is credited"),
        Overlap::Added => format!("{hours} h, a full week; more is credited, too"),
    }
}
