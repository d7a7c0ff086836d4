//! Rules that the values of a position, or of a policy, break together.

use std::collections::BTreeSet;

use super::{
    AllocationPolicy, AssignedDuty, ClassRule, Gate, LeadWork, MAX_DUTIES, MAX_FACTORS, MAX_MATCHES, MAX_STEPS,
    Position, Rule, Test, Threshold,
};
use crate::qualify::Hundredths;
use crate::spec::found::{ProblemList, field, inner, place};
use crate::spec::{PathStep, Problem};

/// More months than this are a slip of the pen.
const MAX_GATE_MONTHS: u32 = 60;

/// More days than this are a slip of the pen.
const MAX_GATE_DAYS: u32 = 1_830;

/// Every rule that the values of a position break. Whether the series has what is named is asked when it is judged.
pub fn validate_position(position: &Position) -> Vec<Problem> {
    let mut found = ProblemList::default();
    found.limit("duties", position.duties.len(), MAX_DUTIES, "judged", "join duties of the same sort");
    if position.duties.is_empty() {
        found.report(field("duties"), "empty-list", "a position without duties cannot be judged", "describe the work");
    }
    if let (true, Some(incumbent)) = (position.planned, &position.incumbent) {
        let message = format!("a planned position is held by nobody, and here by \"{incumbent}\"");
        found.report(field("incumbent"), "contradiction", message, "delete it, or `planned: true`");
    }
    if let Some(revision) = position.spec.revision.as_deref().filter(|revision| !is_mark(revision)) {
        let message = format!("\"{revision}\" is not the mark of a revision");
        let hint = "write the twelve digits and letters that `rungs allocate` prints, or leave it out";
        found.report(inner("spec", "revision"), "bad-revision", message, hint);
    }
    if let Some(gate) = &position.gate {
        gate_rules(gate, &mut found);
    }
    if let Some(policy) = &position.policy {
        found.program_name(field("policy"), policy, "majority");
    }
    choice_rules(position, &mut found);
    paper_rules(position, &mut found);
    let mut numbers = BTreeSet::new();
    for (at, duty) in position.duties.iter().enumerate() {
        if !numbers.insert(duty.number) {
            let message = format!("the number {} is there twice", duty.number);
            found.report(place("duties", at, "number"), "duplicate-number", message, "number the duties through");
        }
        duty_rules(at, duty, position.planned, &mut found);
    }
    found.limit("factors", position.factors.len(), MAX_FACTORS, "likened", "join statements about the same factor");
    let held = position.authorities.iter().map(|held| held.id.as_str());
    distinct(&mut found, &field("authorities"), Some("id"), held);
    let classes = position.lead_classes.iter().flatten();
    distinct(&mut found, &field("lead_classes"), None, classes.map(|code| code.as_str()));
    found.problems
}

/// Who chose a policy, where none is named.
fn choice_rules(position: &Position, found: &mut ProblemList) {
    if position.policy.is_some() {
        return;
    }
    let said = [
        ("policy_by", position.policy_by.is_some()),
        ("policy_on", position.policy_on.is_some()),
        ("policy_why", position.policy_why.is_some()),
    ];
    for (name, _) in said.into_iter().filter(|(_, said)| *said) {
        let message = "the choice of a policy is explained, and no policy is named";
        found.report(field(name), "contradiction", message, "add `policy: \"majority\"`, or delete this");
    }
}

/// What goes into the determination and into a posting.
fn paper_rules(position: &Position, found: &mut ProblemList) {
    if !position.planned && position.posting.is_some() {
        let message = "a posting is drafted for a planned position, and this one is held";
        found.report(field("posting"), "contradiction", message, "delete it, or write `planned: true`");
    }
    let Some(ruling) = &position.ruling else { return };
    let steps = inner("ruling", "steps");
    if ruling.steps.len() > MAX_STEPS {
        let message = format!("the list has {} entries; at most {MAX_STEPS} can be printed", ruling.steps.len());
        found.report(steps.clone(), "too-many-items", message, "join steps of the same sort");
    }
    distinct(found, &steps, None, ruling.steps.iter().map(String::as_str));
}

fn duty_rules(at: usize, duty: &AssignedDuty, planned: bool, found: &mut ProblemList) {
    if duty.number == 0 {
        found.report(place("duties", at, "number"), "bad-number", "numbers begin with 1", "number the duties through");
    }
    if duty.percent > Hundredths::whole(100) {
        let message = format!("{} percent are more than the whole", duty.percent);
        found.report(place("duties", at, "percent"), "out-of-range", message, "write 0 to 100");
    }
    if let (true, Some(since)) = (planned, duty.since) {
        let message = format!("the work is planned, and here done since {since}");
        found.report(place("duties", at, "since"), "contradiction", message, "delete it, or `planned: true`");
    }
    let matches = duty.matched.iter().flatten();
    let mut seen = BTreeSet::new();
    for (index, one) in matches.enumerate() {
        let mut step = place("duties", at, "matched");
        if index == MAX_MATCHES {
            let message = format!("the duty is matched to more than {MAX_MATCHES} items");
            found.report(step.clone(), "too-many-items", message, "split the duty, or keep the nearest items");
        }
        step.push(PathStep::Index(index));
        if one.duty == Some(0) {
            step.push(PathStep::Field("duty"));
            found.report(step, "bad-number", "numbers begin with 1", "use the number that stands beside the item");
        } else if !seen.insert((&one.level, one.duty)) {
            found.report(step, "duplicate-entry", "the same item is matched twice", "keep one of them");
        }
    }
}

/// Every rule that the values of a policy break: what cannot be judged by.
pub fn validate_allocation_policy(policy: &AllocationPolicy) -> Vec<Problem> {
    let mut found = ProblemList::default();
    found.program_name(field("id"), &policy.id, "majority");
    if let Some(gate) = &policy.gate {
        gate_rules(gate, &mut found);
    }
    match &policy.rule {
        Rule::Class(ClassRule::AtOrAbove(threshold)) => threshold_rules(&["rule"], threshold, &mut found),
        Rule::Class(ClassRule::MostTime(rule)) => {
            if let Some(unless) = &rule.unless {
                threshold_rules(&["rule", "unless"], unless, &mut found);
            }
        }
        Rule::Lead(rule) => lead_rules(rule, &mut found),
    }
    found.problems
}

fn lead_rules(rule: &LeadWork, found: &mut ProblemList) {
    threshold_rules(&["rule", "time"], &rule.time, found);
    let mut seen = BTreeSet::new();
    for (at, authority) in rule.authorities.iter().enumerate() {
        let step =
            [PathStep::Field("rule"), PathStep::Field("authorities"), PathStep::Index(at), PathStep::Field("id")];
        found.program_name(step.to_vec(), &authority.id, "reviews-work");
        if !seen.insert(&authority.id) {
            let message = format!("the authority \"{}\" is there twice", authority.id);
            found.report(step.to_vec(), "duplicate-entry", message, "change one of them, or take it out");
        }
    }
}

fn threshold_rules(path: &[&'static str], threshold: &Threshold, found: &mut ProblemList) {
    let whole = Hundredths::whole(100);
    let most = match threshold.test {
        Test::AtLeast => whole,
        Test::MoreThan => Hundredths(whole.0 - 1),
    };
    if threshold.share == Hundredths(0) || threshold.share > most {
        let at = path.iter().copied().chain(["share"]).map(PathStep::Field).collect();
        let message = format!("a share of {} percent cannot be asked for", threshold.share);
        found.report(at, "out-of-range", message, format!("write a share above 0 and at most {most}"));
    }
}

fn gate_rules(gate: &Gate, found: &mut ProblemList) {
    match (gate.months, gate.days) {
        (Some(_), Some(_)) => {
            let message = "a gate is so many months or so many days, not both";
            found.report(inner("gate", "days"), "contradiction", message, "keep the one that the source states");
        }
        (None, None) => {
            let message = "a gate must say how many months or days";
            found.report(field("gate"), "missing-field", message, "add `months: 6` or `days: 30`");
        }
        (Some(months), None) if !(1..=MAX_GATE_MONTHS).contains(&months) => {
            let message = format!("a gate of {months} months cannot be");
            found.report(inner("gate", "months"), "out-of-range", message, format!("write 1 to {MAX_GATE_MONTHS}"));
        }
        (None, Some(days)) if !(1..=MAX_GATE_DAYS).contains(&days) => {
            let message = format!("a gate of {days} days cannot be");
            found.report(inner("gate", "days"), "out-of-range", message, format!("write 1 to {MAX_GATE_DAYS}"));
        }
        _ => {}
    }
}

fn is_mark(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Names of which each may occur once.
fn distinct<'n>(
    found: &mut ProblemList,
    list: &[PathStep],
    name: Option<&'static str>,
    names: impl Iterator<Item = &'n str>,
) {
    let mut seen = BTreeSet::new();
    for (at, one) in names.enumerate() {
        if !seen.insert(one) {
            let steps = list.iter().cloned().chain([PathStep::Index(at)]);
            let at = steps.chain(name.map(PathStep::Field)).collect();
            found.report(at, "duplicate-entry", format!("\"{one}\" is there twice"), "keep one of them");
        }
    }
}
