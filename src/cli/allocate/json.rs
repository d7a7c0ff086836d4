//! The answers as JSON. Percentages are exact decimals; duties are named by their numbers, levels by their codes. The
//! names are fixed; other programs rely on them.

use rungs_domain::allocate::{
    AllocationPolicy, ApplicantFill, AskedAuthority, Caution, CountedAt, Determination, FactorRow, Finding, Gate,
    LeadGate, LevelNeeds, LevelTime, Margin, MatchedItem, PolicyAnswer, Request, SpecChange, Standing, TellingDuty,
    Touched, WorksheetLine,
};
use rungs_domain::compare::{Change, Suggestion};
use rungs_domain::qualify::Hundredths;
use serde_json::{Map, Number, Value, json};

use super::JudgedPosition;
use crate::cli::json::array;

/// A percentage as a number with at most two decimals.
fn percent(figure: Hundredths) -> Option<Number> {
    figure.to_string().parse().ok()
}

/// A position as judged.
pub(super) fn position(told: &JudgedPosition<'_>) -> Value {
    let (allocation, position) = (&told.judged.allocation, told.position);
    let policies = allocation.answers.iter().zip(&told.policies.all);
    json!({
        "title": position.title,
        "file": told.file,
        "as_of": allocation.as_of.to_string(),
        "planned": position.planned,
        // `null` while nobody has chosen a policy.
        "answer": answer(told),
        "series": told.series().id.as_str(),
        "revision": told.judged.loaded.revision(),
        "spec_change": told.judged.changed.as_ref().map(spec_change),
        "current": position.current.as_ref().map(|code| code.as_str()),
        "requested": position.requested.as_ref().map(|code| code.as_str()),
        "gate": allocation.gate.as_ref().map(gate),
        "worksheet": worksheet(told),
        "policies": array(policies, |(answer, of)| policy(told, answer, of)),
        "agree": allocation.all_agree(),
        "factors": array(&allocation.factors, |row| factor(told, row)),
        "levels": array(told.judged.needs.iter().enumerate(), |(at, needs)| level(told, at, needs)),
        "cautions": array(&allocation.cautions, |one| caution(told, one)),
    })
}

fn answer(told: &JudgedPosition<'_>) -> Option<Value> {
    let allocation = &told.judged.allocation;
    let (answer, chosen) = (allocation.deciding()?, allocation.chosen.as_ref()?);
    let code = |finding: Finding| finding.level().map(|level| told.code(level));
    let found = Determination::new(told.position, allocation, &told.policies.all, &told.judged.needs, told.series());
    // Where nothing counts at any level every class is equally far, and no margin is told.
    let margin = answer.margin().filter(|_| allocation.worksheet.counted > Hundredths(0));
    Some(json!({
        "code": code(answer.finding),
        "policy": answer.policy,
        "because": chosen.words(),
        "margin": margin.map(|margin| margin.points.to_string()),
        "range": [code(answer.lowest), code(answer.highest)],
        "tie": answer.tie.is_some(),
        "tie_between": answer.tie.as_ref().map(|tie| tie.words(told.series())),
        "request": found.request.map(Request::word),
        "action": found.action.word(),
    }))
}

fn spec_change(change: &SpecChange) -> Value {
    let touched = |one: &Touched| {
        json!({
            "duty": one.duty,
            "level": one.level.as_str(),
            "item": one.number,
            // `null`: the words were not kept.
            "then": Some(&one.then).filter(|then| !then.is_empty()),
            "now": one.now,
        })
    };
    json!({ "judged": change.judged, "now": change.now, "touched": array(&change.touched, touched) })
}

fn gate(gate: &Gate) -> Value {
    json!({ "months": gate.months, "days": gate.days, "source": gate.source })
}

fn worksheet(told: &JudgedPosition<'_>) -> Value {
    let sheet = &told.judged.allocation.worksheet;
    let level = |(at, time): (usize, &LevelTime)| {
        json!({
            "code": told.code(at),
            "title": told.series().levels.get(at).map(|level| &level.title),
            "time": percent(time.own),
            "at_or_above": percent(time.at_or_above),
            "duties": told.numbers(&time.lines),
        })
    };
    json!({
        "total": percent(sheet.total),
        "counted": percent(sheet.counted),
        "unmatched": percent(sheet.unmatched),
        "apart": percent(sheet.apart),
        "duties": array(sheet.lines.iter().enumerate(), |(at, line)| duty(told, at, line)),
        "levels": array(sheet.levels.iter().enumerate(), level),
    })
}

fn duty(told: &JudgedPosition<'_>, at: usize, line: &WorksheetLine) -> Value {
    let duty = told.position.duties.get(at);
    let code = |place: CountedAt| place.level().map(|level| told.code(level));
    let matched = |item: &MatchedItem| json!({ "level": told.code(item.level), "duty": item.number, "counts_for": told.code(item.common_from) });
    let suggestions = |all: &[Suggestion]| {
        let one = |one: &Suggestion| json!({ "level": told.code(one.level), "duty": one.number, "score": one.score.fraction() });
        array(all, one)
    };
    json!({
        "number": line.number,
        "text": duty.map(|duty| &duty.text),
        "percent": percent(line.percent),
        "since": duty.and_then(|duty| duty.since).map(|day| day.to_string()),
        "level": code(line.place),
        "not_counted": match line.place {
            CountedAt::Level(_) => None,
            CountedAt::Unmatched => Some("unmatched"),
            CountedAt::Excluded(apart) => Some(apart.word()),
        },
        "lowest": code(line.lowest),
        "highest": code(line.highest),
        "decided": line.decided,
        "near": suggestions(&line.near),
        "matched": array(&line.items, matched),
        "suggestions": suggestions(&line.suggestions),
        "counts_from": line.counts_from.map(|day| day.to_string()),
    })
}

fn policy(told: &JudgedPosition<'_>, answer: &PolicyAnswer, policy: &AllocationPolicy) -> Value {
    let margin = |margin: &Margin| {
        let to = finding(told, margin.to);
        json!({ "points": percent(margin.points), "to": to, "duties": told.numbers(&margin.lines) })
    };
    json!({
        "policy": policy.id,
        "title": policy.title,
        "source": policy.source,
        "finding": answer.finding.word(),
        "level": answer.finding.level().map(|level| told.code(level)),
        "lowest": finding(told, answer.lowest),
        "highest": finding(told, answer.highest),
        "least": answer.least.and_then(percent),
        "raise": answer.raise.as_ref().map(margin),
        "lower": answer.lower.as_ref().map(margin),
        "tie": answer.tie.is_some(),
        "own_gate": answer.gate.as_ref().map(gate),
        "not_counted_by_it": told.numbers(&answer.too_short),
        "stance": answer.stance.word(),
        "disagrees": answer.stance.disagrees(),
        "lead": answer.lead.as_ref().map(|gate| lead(told, gate)),
    })
}

fn finding(told: &JudgedPosition<'_>, one: Finding) -> Value {
    json!({ "finding": one.word(), "level": one.level().map(|level| told.code(level)) })
}

fn lead(told: &JudgedPosition<'_>, gate: &LeadGate) -> Value {
    let authority = |asked: &AskedAuthority| json!({ "id": asked.id, "text": asked.text, "held": asked.held.word(), "evidence": asked.evidence });
    json!({
        "classes": array(&gate.classes, |class| json!(told.code(*class))),
        "duties": told.numbers(&gate.lines),
        "time": percent(gate.time),
        "least": percent(gate.least),
        "authorities": array(&gate.authorities, authority),
    })
}

fn factor(told: &JudgedPosition<'_>, row: &FactorRow) -> Value {
    let levels = row.levels.iter().enumerate().filter_map(|(at, beside)| {
        let beside = beside.as_ref()?;
        Some(json!({ "level": told.code(at), "score": beside.score.fraction(), "text": beside.text }))
    });
    json!({
        "statement": told.position.factors.get(row.statement).map(|statement| &statement.text),
        "levels": levels.collect::<Value>(),
        "decided": row.decided.map(|level| told.code(level)),
        "nearest": row.nearest.map(|level| told.code(level)),
    })
}

/// What a level needs, what it is paid, and who could fill it.
fn level(told: &JudgedPosition<'_>, at: usize, needs: &LevelNeeds) -> Value {
    let telling = |duty: &TellingDuty| {
        json!({
            "duty": duty.number,
            "change": duty.change.map(Change::word),
            "present_in": told.numbers(&duty.lines),
            "undecided_in": told.numbers(&duty.possible),
        })
    };
    let naming = told.judged.allocation.answers.iter().filter(|answer| answer.lead.is_none());
    let points = |answer: &PolicyAnswer| answer.points_to.get(at).copied().flatten().and_then(percent);
    let mut points: Vec<_> = naming.map(|answer| (answer.policy.clone(), json!(points(answer)))).collect();
    points.sort_by(|(one, _), (other, _)| one.cmp(other));
    let pay = told.series().levels.get(at).and_then(|level| level.pay.as_ref());
    json!({
        "code": told.code(at),
        "pay": pay.map(|pay| json!({ "label": pay.label, "printed": pay.to_string() })),
        "lead_class": needs.lead,
        "points_to": points.into_iter().collect::<Map<_, _>>(),
        "telling_duties": array(&needs.telling, telling),
        // `null`: nobody was asked about.
        "applicants": told.fills.get(at).map(|fill| array(&fill.applicants, |one| applicant(told, one))),
    })
}

fn applicant(told: &JudgedPosition<'_>, one: &ApplicantFill) -> Value {
    let underfill_at = match &one.standing {
        Standing::Underfill { at, .. } => Some(told.code(*at)),
        _ => None,
    };
    json!({
        "name": one.name,
        "standing": one.standing.word(),
        "underfill_at": underfill_at,
        "details": one.standing.details(),
    })
}

fn caution(told: &JudgedPosition<'_>, caution: &Caution) -> Value {
    let duty = caution.duty().and_then(|at| told.position.duties.get(at));
    json!({
        "id": caution.id(),
        "duty": duty.map(|duty| duty.number),
        "message": caution.words(told.position, told.series()),
    })
}
