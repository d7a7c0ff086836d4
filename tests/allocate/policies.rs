//! The shipped policies give the worked examples that their files tell, and each names its source.

use jiff::civil::{Date, date};
use rungs_domain::allocate::{Finding, Position, Rule, Stance};
use rungs_domain::qualify::{Hundredths, Outcome};

use super::{POLICIES, allocate, comparer, policy, position, root, series};

const AS_OF: Date = date(2025, 6, 30);

/// A position with so much time at each level, the lowest level first, by the duty with this number there.
fn split(series_id: &str, time: &[(&str, u32, u32)]) -> Position {
    let mut position = position(&root().join("tests/cases/allocate/three_ways.ron"));
    position.spec.series = series(series_id).id;
    let duty = position.duties[0].clone();
    position.duties.clear();
    for (number, (level, item, percent)) in (1..).zip(time) {
        let mut duty = duty.clone();
        (duty.number, duty.percent) = (number, Hundredths::whole(*percent));
        match &mut duty.matched {
            Some(matched) if !level.is_empty() => {
                matched[0].level = rungs_domain::spec::Code::new(*level).unwrap();
                matched[0].duty = Some(*item);
            }
            matched => *matched = Some(Vec::new()),
        }
        position.duties.push(duty);
    }
    position
}

fn answer(id: &str, series_id: &str, time: &[(&str, u32, u32)]) -> Finding {
    allocate(&split(series_id, time), &series(series_id), AS_OF, &[id]).answers[0].finding
}

const PLANNER: &str = "il-social-service-planner";
const DENVER: &str = "denver-utilization-management";

#[test]
fn majority_example() {
    let time = [("41312", 1, 49), ("41313", 1, 31), ("41314", 1, 20)];
    assert_eq!(answer("majority", PLANNER, &time), Finding::Class(3));
}

#[test]
fn grade_controlling_example() {
    let time = [("41312", 1, 75), ("41313", 1, 15), ("41314", 1, 10)];
    assert_eq!(answer("grade-controlling", PLANNER, &time), Finding::Class(3));
}

#[test]
fn lead_gate_example() {
    let time = [("CA2459", 1, 80), ("CA2460", 3, 20)];
    let allocation = allocate(&split(DENVER, &time), &series(DENVER), AS_OF, &["lead-gate"]);
    let answer = &allocation.answers[0];
    assert_eq!(answer.finding, Finding::Lead(Outcome::NotMet));
    assert_eq!(answer.raise.as_ref().unwrap().points, Hundredths::whole(5));
}

#[test]
fn essential_duties_example() {
    let time = [("CA2459", 1, 40), ("CA2460", 1, 45), ("", 0, 15)];
    assert_eq!(answer("essential-duties", DENVER, &time), Finding::Class(1));
}

#[test]
fn best_fit_example() {
    let time = [("41312", 1, 25), ("41313", 1, 20), ("", 0, 55)];
    assert_eq!(answer("best-fit", PLANNER, &time), Finding::Class(2));
    assert_eq!(answer("majority", PLANNER, &time), Finding::NoClass);
}

#[test]
fn every_policy_is_called_as_its_file_and_tells_its_source_and_an_example() {
    for id in POLICIES {
        let policy = policy(id);
        assert_eq!(policy.id, id);
        assert!(policy.source.len() > 40 && policy.example.is_some(), "{id}");
    }
    assert_eq!(policy("majority").not_considered.len(), 6);
}

/// Digest 27-06: "all of the first seven authorities".
#[test]
fn the_lead_gate_asks_for_seven_authorities() {
    let Rule::Lead(rule) = policy("lead-gate").rule.clone() else { panic!("another kind of rule") };
    assert_eq!(rule.authorities.len(), 7);
    assert!(comparer().phrase_at_least("Serves as lead worker.", &rule.scale, &rule.from).is_some());
    assert!(comparer().phrase_at_least("Provides guidance.", &rule.scale, &rule.from).is_none());
}

/// Lead classes by title, concept or supervision exercised: IV of the planners may be a team leader, the lead
/// coordinator is one; the supervisors of Medical Social Services say it only in a typical duty.
#[test]
fn lead_classes_are_told_by_allocating_text_alone() {
    let lead = |id: &str, level: &str| {
        let series = series(id);
        let allocation = allocate(&split(id, &[(level, 1, 100)]), &series, AS_OF, &["lead-gate"]);
        let gate = allocation.answers[0].lead.clone().unwrap();
        gate.classes.iter().map(|class| series.levels[*class].code.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(lead(PLANNER, "41311"), ["41314"]);
    assert_eq!(lead(DENVER, "CA2459"), ["CA2460"]);
    assert_eq!(lead("ui-medical-social-services", "0876"), [""; 0]);
}

#[test]
fn the_first_policy_decides_and_the_others_are_held_against_it() {
    let time = [("41312", 1, 70), ("41313", 1, 30)];
    let position = split(PLANNER, &time);
    let stances = |ids: &[&str]| -> Vec<Stance> {
        allocate(&position, &series(PLANNER), AS_OF, ids).answers.iter().map(|answer| answer.stance).collect()
    };
    assert_eq!(stances(&["majority", "grade-controlling"]), [Stance::Decides, Stance::Higher(1)]);
    assert_eq!(stances(&["grade-controlling", "majority"]), [Stance::Decides, Stance::Lower(1)]);
}
