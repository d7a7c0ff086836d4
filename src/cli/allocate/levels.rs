//! What each level needs.

use rungs_domain::allocate::{LevelNeeds, TellingDuty};
use rungs_domain::compare::Change;
use serde_json::{Value, json};

use super::Told;
use super::json::percent;
use crate::cli::text::{Page, faint, plain, strong};

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
        })
    });
    let points = told.judged.allocation.answers.iter().filter(|answer| answer.lead.is_none()).map(|answer| {
        let points = answer.points_to.get(at).copied().flatten();
        (answer.policy.clone(), points.map_or(Value::Null, percent))
    });
    json!({
        "code": told.code(at),
        "lead_class": needs.lead,
        "points_to": points.collect::<serde_json::Map<_, _>>(),
        "telling_duties": telling.collect::<Vec<_>>(),
    })
}

/// What the level above the answer and the level below it would need.
pub(super) fn text(page: &mut Page, told: &Told<'_>) {
    let Some(deciding) = told.judged.allocation.answers.first() else { return };
    let Some(here) = deciding.finding.level() else { return };
    let neighbours = [here.checked_add(1), here.checked_sub(1)];
    let beside = neighbours.into_iter().flatten().filter_map(|at| Some((at, told.judged.needs.get(at)?)));
    for (at, needs) in beside {
        let points = deciding.points_to.get(at).copied().flatten();
        let points = points.map_or("no re-matching does it".to_owned(), |points| format!("{points} points re-matched"));
        let title = told.series().levels.get(at).map_or("", |level| level.title.as_str());
        page.heading(2, &format!("For {} {title}: {points}", told.code(at)));
        if needs.lead {
            page.paragraph(4, &[plain("a lead class: its gate asks for lead work and authorities")]);
        }
        for duty in &needs.telling {
            telling(page, told, at, duty);
        }
    }
}

fn telling(page: &mut Page, told: &Told<'_>, at: usize, telling: &TellingDuty) {
    let level = told.series().levels.get(at);
    let duty = level.and_then(|level| level.duties.items.iter().find(|duty| duty.number == telling.number));
    let text = duty.map_or("", |duty| duty.text.as_str());
    let present = match told.numbers(&telling.lines).as_slice() {
        [] => strong("not there  "),
        lines => {
            let numbers: Vec<String> = lines.iter().map(ToString::to_string).collect();
            strong(format!("duty {}  ", numbers.join(", ")))
        }
    };
    page.hanging(4, &format!("no. {:<3} ", telling.number), &[present, faint(text)]);
}
