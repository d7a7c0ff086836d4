//! What each level needs, what it is paid, and who could fill it, as JSON.

use rungs_domain::allocate::{ApplicantFill, LevelNeeds, Standing};
use rungs_domain::compare::Change;
use serde_json::{Value, json};

use super::Told;
use super::json::percent;

pub(super) fn json(told: &Told<'_>) -> Value {
    let needs = told.judged.needs.iter().enumerate();
    needs.map(|(at, needs)| level_json(told, at, needs)).collect()
}

fn level_json(told: &Told<'_>, at: usize, needs: &LevelNeeds) -> Value {
    let telling = needs.telling.iter().map(|duty| {
        json!({
            "duty": duty.number,
            "change": duty.change.map(Change::word),
            "present_in": told.numbers(&duty.lines),
            "undecided_in": told.numbers(&duty.possible),
        })
    });
    let points = told.judged.allocation.answers.iter().filter(|answer| answer.lead.is_none()).map(|answer| {
        let points = answer.points_to.get(at).copied().flatten();
        (answer.policy.clone(), points.map_or(Value::Null, percent))
    });
    let pay = told.series().levels.get(at).and_then(|level| level.pay.as_ref());
    let applicants = told.fills.get(at).map(|fill| fill.applicants.iter().map(|one| applicant_json(told, one)));
    json!({
        "code": told.code(at),
        "pay": pay.map(|pay| json!({ "label": pay.label, "printed": pay.to_string() })),
        "lead_class": needs.lead,
        "points_to": points.collect::<serde_json::Map<_, _>>(),
        "telling_duties": telling.collect::<Vec<_>>(),
        "applicants": applicants.map(|all| all.collect::<Vec<_>>()),
    })
}

fn applicant_json(told: &Told<'_>, one: &ApplicantFill) -> Value {
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
