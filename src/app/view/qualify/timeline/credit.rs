//! What is credited, as steps.

use jiff::civil::Date;
use rungs_domain::qualify::{Applicant, CreditPolicy, Ledger, MetOn, Spell};

use super::{CreditData, OverData, Scale, StepData, after, full_week_words, hours};
use crate::view::qualify::rungs::months_and_days;

/// The steps of a ledger.
pub fn credit(
    record: &Applicant,
    ledger: &Ledger,
    policy: &CreditPolicy,
    met: Option<&MetOn>,
    scale: Scale,
) -> CreditData {
    let possible = match ledger.open.is_empty() {
        true => String::new(),
        false => format!("; {} possible by judgment", ledger.possible.floor()),
    };
    let total = months_and_days(ledger.total.floor());
    let title = format!("Credited: {total} of {}{possible}", ledger.asked());
    let over = ledger.over.floor();
    let over = if ledger.over.units > 0 { format!("; {over} over the cap") } else { String::new() };
    let words = met.map(|met| format!("would be met on {}", met.words()));
    let told = words.as_ref().map_or_else(String::new, |words| format!("; {words}"));
    let day = met.map(|met| met.day);
    CreditData {
        in_words: format!("{title}, {}{over}{told}", ledger.words),
        title: format!("{title}{over}"),
        words: ledger.words.clone(),
        over: overs(ledger),
        full_week: hours(policy.full_week.hours),
        full_week_words: full_week_words(policy),
        goes_on: goes_on(record, ledger, day, scale),
        met: day.map(|day| (day, format!("would be met on {day}"))),
        steps: ledger.spells.iter().map(step).collect(),
        possible: ledger.possible_spells.iter().map(step).collect(),
    }
}

fn step(spell: &Spell) -> StepData {
    StepData {
        from: spell.from,
        end: after(spell.to),
        hours: hours(spell.weekly),
        months: spell.credit.floor().to_string(),
        short: months_and_days(spell.credit.floor()),
    }
}

fn overs(ledger: &Ledger) -> Vec<OverData> {
    let stretches = ledger.spells.iter().flat_map(|spell| spell.stretches.iter().map(move |one| (spell, one)));
    stretches
        .filter(|(_, stretch)| stretch.capped.0 > 0)
        .map(|(spell, stretch)| OverData {
            from: stretch.from,
            end: after(stretch.to),
            above: hours(spell.weekly),
            hours: hours(stretch.capped),
            words: format!("{} over the cap", stretch.over.floor()),
        })
        .collect()
}

/// The last spell where one of its jobs goes on, up to the day of being met.
fn goes_on(record: &Applicant, ledger: &Ledger, met: Option<Date>, scale: Scale) -> Option<(Date, f32)> {
    let last = ledger.spells.last().filter(|spell| spell.to == ledger.as_of)?;
    let ends = last.stretches.last()?.jobs.iter().filter_map(|(job, _)| record.experience.get(*job)).map(|job| job.to);
    let end = ends.map(|to| to.map_or(scale.end, after)).max()?.min(after(met?));
    (end > after(ledger.as_of)).then(|| (end.min(scale.end), hours(last.weekly)))
}
