//! Jobs as bars.

use jiff::civil::Date;
use rungs_domain::qualify::{Applicant, Hundredths, Job, Ledger, OpenTime, Spell, WhyNot};
use rungs_domain::words::counted;

use super::{BarData, Mark, OverlapData, Scale, after, hours};

/// So many spells of one job are told one by one.
const TOLD: usize = 4;

/// A bar for each job.
pub fn bars(record: &Applicant, ledger: Option<&Ledger>, as_of: Date, scale: Scale) -> Vec<BarData> {
    record.experience.iter().enumerate().map(|(at, job)| bar(record, at, job, ledger, as_of, scale)).collect()
}

fn bar(record: &Applicant, at: usize, job: &Job, ledger: Option<&Ledger>, as_of: Date, scale: Scale) -> BarData {
    let counted = ledger.is_some_and(|ledger| spells_of(ledger, at).next().is_some());
    let whys = ledger.map_or(&[][..], |ledger| &ledger.not_counted).iter().filter(|left| left.job == at);
    let whys: Vec<&WhyNot> = whys.map(|left| &left.why).collect();
    let open = ledger.and_then(|ledger| ledger.open.iter().find(|open| open.job == at));
    let mark = match open {
        Some(_) => Mark::Open,
        None if counted => Mark::Counts,
        None => Mark::DoesNotCount,
    };
    let end = job.to.map_or(scale.end, after);
    let judged = after(as_of);
    let pieces = [(job.from, end.min(judged), mark), (job.from.max(judged), end, Mark::Later)];
    let relevant = match job.relevant_percent.0 {
        100 => String::new(),
        percent => format!(", {percent} % of it relevant"),
    };
    BarData {
        job: (job.title.clone(), job.from),
        label: format!("{}, {} h{relevant}", title(job), job.hours_per_week),
        hours: hours(job.hours_per_week),
        pieces: pieces.into_iter().filter(|(from, end, _)| from < end).collect(),
        in_words: in_words(record, at, job, ledger, open, &whys),
    }
}

fn title(job: &Job) -> &str {
    if job.title.is_empty() { "a job without a title" } else { &job.title }
}

fn spells_of(ledger: &Ledger, job: usize) -> impl Iterator<Item = &Spell> {
    let holds =
        move |spell: &&Spell| spell.stretches.iter().any(|stretch| stretch.jobs.iter().any(|(at, _)| *at == job));
    ledger.spells.iter().filter(holds)
}

fn in_words(
    record: &Applicant,
    at: usize,
    job: &Job,
    ledger: Option<&Ledger>,
    open: Option<&OpenTime>,
    whys: &[&WhyNot],
) -> String {
    let to = job.to.map_or_else(|| "still there".to_owned(), |to| format!("to {to}"));
    let head = format!("{}, {} {to}, {} a week", title(job), job.from, counted(job.hours_per_week, "hour"));
    let Some(ledger) = ledger else { return head };
    let spells: Vec<&Spell> = spells_of(ledger, at).collect();
    let mut parts: Vec<String> = spells.iter().take(TOLD).map(|spell| spell_words(record, at, spell)).collect();
    if spells.len() > TOLD {
        parts.push(format!("and {} more spells", spells.len() - TOLD));
    }
    parts.extend(open.map(|open| {
        let more = if open.in_part { "by the calendar" } else { "if it counts" };
        format!("possible, {more}: {}", open.questions.join("; "))
    }));
    parts.extend(whys.iter().map(|why| format!("not counted: {why}")));
    format!("{head}. {}", parts.join("; "))
}

/// "counts 2022-01-01 to 2022-12-31, with Emergency: credited 12 months, 10 h a week over the cap".
fn spell_words(record: &Applicant, at: usize, spell: &Spell) -> String {
    let mut others: Vec<usize> = spell
        .stretches
        .iter()
        .flat_map(|stretch| &stretch.jobs)
        .map(|(job, _)| *job)
        .filter(|job| *job != at)
        .collect();
    others.sort_unstable();
    others.dedup();
    let names: Vec<&str> = others.iter().take(3).filter_map(|job| record.experience.get(*job)).map(title).collect();
    let with = if names.is_empty() { String::new() } else { format!(", with {}", names.join(", ")) };
    let capped = spell.stretches.iter().map(|stretch| stretch.capped).max().unwrap_or_default();
    let over = if capped.0 > 0 { format!(", {capped} h a week over the cap") } else { String::new() };
    format!("counts {} to {}{with}: credited {}{over}", spell.from, spell.to, spell.credit.floor())
}

/// Times of simultaneous jobs that count.
pub fn overlaps(ledger: &Ledger) -> Vec<OverlapData> {
    let stretches = ledger.spells.iter().flat_map(|spell| &spell.stretches);
    let several = stretches.filter(|stretch| stretch.jobs.len() > 1);
    several
        .filter_map(|stretch| {
            let jobs = stretch.jobs.iter().map(|(job, _)| *job);
            let sum = stretch.jobs.iter().fold(0_u32, |sum, (_, hours)| sum.saturating_add(hours.0));
            Some(OverlapData {
                from: stretch.from,
                end: after(stretch.to),
                bars: (jobs.clone().min()?, jobs.max()?),
                label: format!("overlap: {} h a week", Hundredths(sum)),
            })
        })
        .collect()
}
