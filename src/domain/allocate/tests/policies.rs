//! What of a policy is refused, and what is not.

use crate::allocate::{
    AllocationPolicy, ClassRule, Gate, LeadAuthority, LeadWork, MostTime, Rule, Test, Threshold,
    validate_allocation_policy,
};
use crate::qualify::Hundredths;

fn policy(rule: Rule, gate: Option<Gate>) -> AllocationPolicy {
    AllocationPolicy {
        id: "a-test".to_owned(),
        title: "A test".to_owned(),
        source: "A test".to_owned(),
        reading: None,
        rule,
        only_named: false,
        gate,
        not_considered: Vec::new(),
        example: None,
    }
}

/// A share in hundredths of a percent.
fn share(share: u32, test: Test) -> Threshold {
    Threshold { share: Hundredths(share), test }
}

/// Each problem as its place and its id: "gate.months out-of-range".
fn check(policy: &AllocationPolicy, expected: &[&str]) {
    let found = validate_allocation_policy(policy);
    let told: Vec<String> = found.iter().map(|problem| format!("{} {}", spelled(&problem.at), problem.id)).collect();
    assert_eq!(told, expected, "{policy:?}");
}

fn spelled(path: &[crate::spec::PathStep]) -> String {
    let steps = path.iter().map(|step| match step {
        crate::spec::PathStep::Field(name) => (*name).to_owned(),
        crate::spec::PathStep::Index(at) => at.to_string(),
    });
    steps.collect::<Vec<_>>().join(".")
}

fn gated(months: Option<u32>, days: Option<u32>) -> AllocationPolicy {
    let rule = Rule::Class(ClassRule::MostTime(MostTime::default()));
    policy(rule, Some(Gate { months, days, source: "A test".to_owned() }))
}

#[test]
fn a_gate_is_a_number_of_months_or_of_days_within_five_years() {
    // Five years: 60 months, or 5 * 366 days, so that five leap years would fit.
    for (months, days) in [(Some(1), None), (Some(60), None), (None, Some(1)), (None, Some(1_830))] {
        check(&gated(months, days), &[]);
    }
    check(&gated(Some(0), None), &["gate.months out-of-range"]);
    check(&gated(Some(61), None), &["gate.months out-of-range"]);
    check(&gated(None, Some(0)), &["gate.days out-of-range"]);
    check(&gated(None, Some(1_831)), &["gate.days out-of-range"]);
    check(&gated(Some(6), Some(30)), &["gate.days contradiction"]);
    check(&gated(None, None), &["gate missing-field"]);
}

#[test]
fn a_share_can_be_reached() {
    let at_or_above = |threshold| policy(Rule::Class(ClassRule::AtOrAbove(threshold)), None);
    // All of the time can be reached; more than all cannot.
    check(&at_or_above(share(10_000, Test::AtLeast)), &[]);
    check(&at_or_above(share(9_999, Test::MoreThan)), &[]);
    check(&at_or_above(share(1, Test::AtLeast)), &[]);
    check(&at_or_above(share(10_000, Test::MoreThan)), &["rule.share out-of-range"]);
    check(&at_or_above(share(10_001, Test::AtLeast)), &["rule.share out-of-range"]);
    check(&at_or_above(share(0, Test::MoreThan)), &["rule.share out-of-range"]);
    let unless = MostTime { unless: Some(share(0, Test::AtLeast)), ..MostTime::default() };
    check(&policy(Rule::Class(ClassRule::MostTime(unless)), None), &["rule.unless.share out-of-range"]);
}

#[test]
fn an_authority_of_a_lead_is_named_once() {
    let authority = |id: &str| LeadAuthority { id: id.to_owned(), text: "reviews the work".to_owned() };
    let lead = |share, ids: &[&str]| {
        let authorities = ids.iter().map(|id| authority(id)).collect();
        let rule = LeadWork { time: share, scale: "lead".to_owned(), from: "leads".to_owned(), authorities };
        policy(Rule::Lead(rule), None)
    };
    check(&lead(share(5_000, Test::AtLeast), &["reviews-work", "assigns-work"]), &[]);
    let twice = lead(share(5_000, Test::AtLeast), &["reviews-work", "assigns-work", "reviews-work"]);
    check(&twice, &["rule.authorities.2.id duplicate-entry"]);
    check(&lead(share(0, Test::AtLeast), &["reviews-work"]), &["rule.time.share out-of-range"]);
}
