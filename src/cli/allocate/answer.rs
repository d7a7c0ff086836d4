//! The answer as JSON.

use rungs_domain::allocate::{Determination, Finding, Margin, PolicyAnswer, Request};
use rungs_domain::qualify::Hundredths;
use serde_json::{Value, json};

use super::Told;

/// `null` while nobody has chosen a policy.
pub(super) fn json(told: &Told<'_>) -> Value {
    let allocation = &told.judged.allocation;
    let (Some(answer), Some(chosen)) = (allocation.deciding(), &allocation.chosen) else { return Value::Null };
    let code = |finding: Finding| finding.level().map(|level| told.code(level));
    let found = determination(told);
    json!({
        "code": code(answer.finding),
        "policy": answer.policy,
        "because": chosen.words(),
        "margin": margin(told, answer).map(|margin| margin.points.to_string()),
        "range": [code(answer.lowest), code(answer.highest)],
        "tie": answer.tie.is_some(),
        "tie_between": answer.tie.as_ref().map(|tie| tie.words(told.series())),
        "request": found.request.map(Request::word),
        "action": found.action.word(),
    })
}

fn determination(told: &Told<'_>) -> Determination {
    let (allocation, needs) = (&told.judged.allocation, &told.judged.needs);
    Determination::new(told.position, allocation, &told.policies.all, needs, told.series())
}

/// The margin of an answer. Where nothing counts at any level every class is equally far, and none is told.
fn margin<'a>(told: &Told<'_>, answer: &'a PolicyAnswer) -> Option<&'a Margin> {
    answer.margin().filter(|_| told.judged.allocation.worksheet.counted > Hundredths(0))
}
