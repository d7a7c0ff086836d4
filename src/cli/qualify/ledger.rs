//! The credit ledger, as JSON and in words.

use rungs_domain::qualify::{Ledger, Spell, Stretch, TOGETHER};
use rungs_domain::words::counted;
use serde_json::{Value, json};

use super::answer::ApplicantAnswer;
use super::json::span_json;

pub(super) fn ledger_json(ledger: &Ledger, of: &ApplicantAnswer<'_>) -> Value {
    json!({
        "need": ledger.need,
        "cite": ledger.cite,
        "total": span_json(ledger.total.floor()),
        "possible": span_json(ledger.possible.floor()),
        "spells": ledger.spells.iter().map(|spell| spell_json(spell, of)).collect::<Vec<_>>(),
        "adjustment": ledger.adjustment.map(|one| json!({ "more": one.more, "by": span_json(one.by.floor()) })),
        "open": ledger.open.iter().map(|left| json!({
            "job": title(of, left.job),
            "questions": left.questions,
            "in_part": left.in_part,
        })).collect::<Vec<_>>(),
        "not_counted": ledger.not_counted.iter().map(|left| json!({
            "job": title(of, left.job),
            "why": left.why.to_string(),
        })).collect::<Vec<_>>(),
    })
}

fn spell_json(spell: &Spell, of: &ApplicantAnswer<'_>) -> Value {
    let stretch = |one: &Stretch| {
        let jobs = one.jobs.iter().map(|(job, hours)| json!({ "job": title(of, *job), "hours": hours.to_string() }));
        json!({
            "from": one.from.to_string(),
            "to": one.to.to_string(),
            "jobs": jobs.collect::<Vec<_>>(),
            "capped_hours": one.capped.to_string(),
        })
    };
    json!({
        "from": spell.from.to_string(),
        "to": spell.to.to_string(),
        "span": span_json(spell.span),
        "hours_per_week": spell.weekly.to_string(),
        "credited": span_json(spell.credit.floor()),
        "stretches": spell.stretches.iter().map(stretch).collect::<Vec<_>>(),
    })
}

/// One line of words for each spell, each job that is open and each that does not count.
pub(super) fn lines(ledger: &Ledger, of: &ApplicantAnswer<'_>) -> Vec<String> {
    let spells = ledger.spells.iter().map(|spell| spell_words(spell, of));
    let together = ledger.adjustment.iter().map(|one| {
        let more = if one.more { "more" } else { "less" };
        format!("together {} {more}: {TOGETHER}", one.by.floor())
    });
    let open = ledger.open.iter().map(|left| {
        let more = if left.in_part { "by the calendar" } else { "if it counts" };
        format!("possible: {}, {more}: {}", title(of, left.job), left.questions.join("; "))
    });
    let left = ledger.not_counted.iter().map(|left| format!("not counted: {}: {}", title(of, left.job), left.why));
    spells.chain(together).chain(open).chain(left).collect()
}

fn spell_words(spell: &Spell, of: &ApplicantAnswer<'_>) -> String {
    let jobs = spell.stretches.iter().flat_map(|stretch| stretch.jobs.iter().map(|(job, _)| *job));
    let mut names: Vec<usize> = jobs.collect();
    names.sort_unstable();
    names.dedup();
    let names: Vec<&str> = names.into_iter().map(|job| title(of, job)).collect();
    let capped =
        if spell.stretches.iter().any(|stretch| stretch.capped.0 > 0) { ", more hours not counted" } else { "" };
    let short = if spell.is_a_day_short() { ", a day short of a whole month" } else { "" };
    format!(
        "{} to {}: {} at {} a week = {}{short} ({}{capped})",
        spell.from,
        spell.to,
        spell.span,
        counted(spell.weekly, "hour"),
        spell.credit.floor(),
        names.join(" + ")
    )
}

fn title<'a>(of: &ApplicantAnswer<'a>, job: usize) -> &'a str {
    of.applicant.experience.get(job).map_or("", |job| &job.title)
}
