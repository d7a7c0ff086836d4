//! What somebody should look at in a position's file, before it is judged.

use super::Position;
use crate::qualify::Hundredths;
use crate::spec::Problem;
use crate::spec::found::{ProblemList, field, place};

/// What to look at in a position: no error, for a description that is half written can be judged, too. `policies` are
/// the ids of those that are known.
pub fn review_position(position: &Position, policies: &[&str]) -> Vec<Problem> {
    let mut found = ProblemList::default();
    let sum = position.duties.iter().fold(0_u32, |sum, duty| sum.saturating_add(duty.percent.0));
    let whole = Hundredths::whole(100);
    if sum != whole.0 {
        // At the last duty: there the sum is complete.
        let at = place("duties", position.duties.len().saturating_sub(1), "percent");
        let message = format!("the percentages add up to {}, not to 100", Hundredths(sum));
        let hint = match Hundredths(sum.abs_diff(whole.0)) {
            missing if sum < whole.0 => format!("{missing} points are missing: give them to a duty"),
            over => format!("{over} points are too many: take them from a duty"),
        };
        found.report(at, "percent-sum", message, hint);
    }
    if let Some(policy) = position.policy.as_deref().filter(|policy| !policies.contains(policy)) {
        unknown_policy(field("policy"), policy, policies, &mut found);
    }
    found.problems
}

/// What to look at in the rule that a series names: the way to it, and that no policy is called so.
pub fn review_rule(policy: &str, policies: &[&str]) -> Vec<Problem> {
    let mut found = ProblemList::default();
    if !policies.contains(&policy) {
        unknown_policy(crate::spec::found::inner("allocated_by", "policy"), policy, policies, &mut found);
    }
    found.problems
}

fn unknown_policy(at: crate::spec::SpecPath, policy: &str, policies: &[&str], found: &mut ProblemList) {
    let hint = match crate::diagnostic::nearest(policy, policies) {
        Some(meant) => format!("did you mean \"{meant}\"?"),
        None => format!("check it together with the policy's file, or name one of {}", policies.join(", ")),
    };
    found.report(at, "unknown-policy", format!("no policy \"{policy}\" is loaded"), hint);
}
