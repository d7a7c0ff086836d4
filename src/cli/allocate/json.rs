//! The answers as JSON. Percentages are exact decimals; duties are named by their numbers, levels by their codes.

use rungs_domain::allocate::{AllocationPolicy, FactorRow, Finding, Gate, LeadGate, Margin, PolicyAnswer};
use rungs_domain::qualify::Hundredths;
use serde_json::{Value, json};

use super::{Told, answer, change, levels, worksheet};

pub(super) fn json(told: &Told<'_>) -> Value {
    let (allocation, position) = (&told.judged.allocation, told.position);
    let policies = allocation.answers.iter().zip(&told.policies.all);
    let cautions = allocation.cautions.iter().map(|caution| {
        let duty = caution.duty().and_then(|at| position.duties.get(at));
        json!({
            "id": caution.id(),
            "duty": duty.map(|duty| duty.number),
            "message": caution.words(position, told.series()),
        })
    });
    json!({
        "title": position.title,
        "file": told.file,
        "as_of": allocation.as_of.to_string(),
        "planned": position.planned,
        "answer": answer::json(told),
        "series": told.series().id.as_str(),
        "revision": told.judged.loaded.revision(),
        "spec_change": told.judged.changed.as_ref().map(change::json),
        "current": position.current.as_ref().map(|code| code.as_str()),
        "requested": position.requested.as_ref().map(|code| code.as_str()),
        "gate": allocation.gate.as_ref().map(gate),
        "worksheet": worksheet::json(told),
        "policies": policies.map(|(answer, policy)| answer_json(told, answer, policy)).collect::<Vec<_>>(),
        "agree": allocation.all_agree(),
        "factors": allocation.factors.iter().map(|row| factor(told, row)).collect::<Vec<_>>(),
        "levels": levels::json(told),
        "cautions": cautions.collect::<Vec<_>>(),
    })
}

/// A percentage as a number with at most two decimals.
pub(super) fn percent(figure: Hundredths) -> Value {
    figure.to_string().parse().map_or(Value::Null, Value::Number)
}

fn gate(gate: &Gate) -> Value {
    json!({ "months": gate.months, "days": gate.days, "source": gate.source })
}

fn answer_json(told: &Told<'_>, answer: &PolicyAnswer, policy: &AllocationPolicy) -> Value {
    json!({
        "policy": policy.id,
        "title": policy.title,
        "source": policy.source,
        "finding": answer.finding.word(),
        "level": level(told, answer.finding),
        "lowest": finding(told, answer.lowest),
        "highest": finding(told, answer.highest),
        "least": answer.least.map(percent),
        "raise": answer.raise.as_ref().map(|one| margin(told, one)),
        "lower": answer.lower.as_ref().map(|one| margin(told, one)),
        "tie": answer.tie.is_some(),
        "own_gate": answer.gate.as_ref().map(gate),
        "not_counted_by_it": told.numbers(&answer.too_short),
        "stance": answer.stance.word(),
        "disagrees": answer.stance.disagrees(),
        "lead": answer.lead.as_ref().map(|gate| lead(told, gate)),
    })
}

fn finding(told: &Told<'_>, one: Finding) -> Value {
    json!({ "finding": one.word(), "level": level(told, one) })
}

fn level<'a>(told: &'a Told<'_>, finding: Finding) -> Option<&'a str> {
    finding.level().map(|level| told.code(level))
}

fn margin(told: &Told<'_>, margin: &Margin) -> Value {
    json!({
        "points": percent(margin.points),
        "to": finding(told, margin.to),
        "duties": told.numbers(&margin.lines),
    })
}

fn lead(told: &Told<'_>, gate: &LeadGate) -> Value {
    let authorities = gate.authorities.iter().map(
        |asked| json!({ "id": asked.id, "text": asked.text, "held": asked.held.word(), "evidence": asked.evidence }),
    );
    json!({
        "classes": gate.classes.iter().map(|class| told.code(*class)).collect::<Vec<_>>(),
        "duties": told.numbers(&gate.lines),
        "time": percent(gate.time),
        "least": percent(gate.least),
        "authorities": authorities.collect::<Vec<_>>(),
    })
}

fn factor(told: &Told<'_>, row: &FactorRow) -> Value {
    let statement = told.position.factors.get(row.statement);
    let levels = row.levels.iter().enumerate().filter_map(|(at, beside)| {
        let beside = beside.as_ref()?;
        Some(json!({ "level": told.code(at), "score": beside.score.fraction(), "text": beside.text }))
    });
    json!({
        "statement": statement.map(|statement| statement.text.as_str()),
        "levels": levels.collect::<Vec<_>>(),
        "decided": row.decided.map(|level| told.code(level)),
        "nearest": row.nearest.map(|level| told.code(level)),
    })
}
