//! What each level needs, what it is paid, and who could fill it.

use rungs_domain::allocate::{ApplicantFill, Finding, LevelNeeds, Standing, TellingDuty};
use rungs_domain::compare::Change;
use rungs_domain::qualify::Hundredths;
use rungs_domain::spec::DutyScope;
use serde_json::{Value, json};

use super::Told;
use super::answer::points as points_words;
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

/// What the level above the answer and the level below it would need.
pub(super) fn neighbours(page: &mut Page, told: &Told<'_>) {
    let Some(here) = told.judged.allocation.deciding().and_then(|deciding| deciding.finding.level()) else {
        return;
    };
    let neighbours = [here.checked_add(1), here.checked_sub(1)];
    for at in neighbours.into_iter().flatten().filter(|at| *at < told.judged.needs.len()) {
        head(page, told, at);
        needs(page, told, at);
    }
}

/// Every level, highest first: its pay, what it needs, and who could fill it.
pub(super) fn every(page: &mut Page, told: &Told<'_>) {
    for (at, level) in told.series().levels.iter().enumerate().rev() {
        head(page, told, at);
        if let Some(pay) = &level.pay {
            page.paragraph(4, &[faint(format!("{} ", pay.label.trim_end_matches(':'))), plain(pay.to_string())]);
        }
        needs(page, told, at);
        let fill = told.fills.get(at).map_or(&[][..], |fill| &fill.applicants);
        fill.iter().for_each(|one| applicant(page, told, one));
    }
}

fn applicant(page: &mut Page, told: &Told<'_>, one: &ApplicantFill) {
    let standing = format!("  {}", one.standing.words(told.series()));
    page.paragraph(4, &[strong(one.name.as_str()), plain(standing)]);
    let label = if matches!(one.standing, Standing::Underfill { .. } | Standing::MeetsNone(_)) { "lacks " } else { "" };
    one.standing.details().iter().for_each(|said| page.hanging(6, label, &[faint(said.as_str())]));
}

fn head(page: &mut Page, told: &Told<'_>, at: usize) {
    let title = told.series().levels.get(at).map_or("", |level| level.title.as_str());
    page.heading(2, &format!("For {} {title}: {}", told.code(at), points(told, at)));
}

fn needs(page: &mut Page, told: &Told<'_>, at: usize) {
    let Some(needs) = told.judged.needs.get(at) else { return };
    if needs.lead {
        page.paragraph(
            4,
            &[plain("its text speaks of lead work, for which the lead gate asks for time and authorities")],
        );
    }
    needs.telling.iter().for_each(|duty| telling(page, told, at, duty));
    if let Some(words) = not_telling(told, at, needs) {
        page.paragraph(4, &[faint(words)]);
    }
}

/// The own duties of a level that are not listed: they do not set it apart from the level below.
fn not_telling(told: &Told<'_>, at: usize, needs: &LevelNeeds) -> Option<String> {
    let below = told.code(at.checked_sub(1)?);
    let listed = |number: u32| needs.telling.iter().any(|duty| duty.number == number);
    let duties = told.series().levels.get(at)?.duties.items.iter();
    let own = duties.filter(|duty| duty.scope == DutyScope::Own && !listed(duty.number));
    let numbers: Vec<String> = own.map(|duty| duty.number.to_string()).collect();
    (!numbers.is_empty()).then(|| {
        let word = if numbers.len() == 1 { "no." } else { "nos." };
        format!("not listed: {word} {}, which does not set it apart from {below}", numbers.join(", "))
    })
}

/// How much time must be re-matched for the level to be the answer of the policy that decides.
fn points(told: &Told<'_>, at: usize) -> String {
    let deciding = told.judged.allocation.deciding();
    let Some(deciding) = deciding else { return "no policy decides yet".to_owned() };
    match deciding.points_to.get(at).copied().flatten() {
        None if deciding.finding == Finding::NotCalled => "the policy that decides gives no answer".to_owned(),
        None => "no other matching of the duties makes it the answer".to_owned(),
        Some(Hundredths(0)) => "the answer".to_owned(),
        Some(moved) => format!("{} of time would have to move to it", points_words(moved)),
    }
}

fn telling(page: &mut Page, told: &Told<'_>, at: usize, telling: &TellingDuty) {
    let level = told.series().levels.get(at);
    let duty = level.and_then(|level| level.duties.items.iter().find(|duty| duty.number == telling.number));
    let text = duty.map_or("", |duty| duty.text.as_str());
    let present = match told.numbers(&telling.lines).as_slice() {
        [] if !telling.possible.is_empty() => {
            let numbers: Vec<String> = told.numbers(&telling.possible).iter().map(ToString::to_string).collect();
            strong(format!("undecided: duty {}  ", numbers.join(", ")))
        }
        [] => strong("not there  "),
        lines => {
            let numbers: Vec<String> = lines.iter().map(ToString::to_string).collect();
            strong(format!("duty {}  ", numbers.join(", ")))
        }
    };
    page.hanging(4, &format!("no. {:<3} ", telling.number), &[present, faint(text)]);
}
