//! What each level needs, for a planned vacancy.

use rungs_domain::allocate::{Allocator, LevelNeeds};
use rungs_domain::compare::Change;
use rungs_domain::qualify::Hundredths;

use super::{allocate, comparer, position, root, series};

/// II 40, III 60, planned. Duty 1 is II no. 1, duty 2 is III no. 1.
fn needs() -> (Vec<LevelNeeds>, Vec<Option<Hundredths>>) {
    let position = position(&root().join("tests/cases/allocate/planned_vacancy.ron"));
    let (comparer, series) = (comparer(), series("il-social-service-planner"));
    let allocation = allocate(&position, &series, position.as_of.unwrap(), &["majority", "lead-gate"]);
    let needs = Allocator::new(&comparer, &series, &[], "").needs(&allocation);
    (needs, allocation.answers[0].points_to.clone())
}

#[test]
fn every_level_says_how_much_work_must_move_for_it_to_be_the_answer() {
    let whole = |points| Some(Hundredths::whole(points));
    // The answer is III. IV: 50.01 up. II: 60 - 50 down. I and 41295: 100 - 50 down.
    assert_eq!(needs().1, [whole(50), whole(50), whole(10), whole(0), Some(Hundredths(5001))]);
}

/// IV no. 3, "serves as lead worker to assigned staff", has no like at III in the document.
#[test]
fn a_level_is_told_by_the_duties_that_are_new_or_raised_there() {
    let (needs, _) = needs();
    let telling = |level: usize, number: u32| needs[level].telling.iter().find(|duty| duty.number == number).cloned();
    let lead_worker = telling(4, 3).unwrap();
    assert_eq!((lead_worker.change, lead_worker.lines), (Some(Change::Added), Vec::new()));
    assert!(needs[4].lead && !needs[3].lead);
    assert_eq!(telling(3, 1).unwrap().lines, [1]);
    assert_eq!(telling(4, 8), None, "other duties as assigned tell nothing");
}

#[test]
fn the_lowest_level_is_told_by_all_its_own_duties() {
    let (needs, _) = needs();
    let numbers: Vec<u32> = needs[0].telling.iter().map(|duty| duty.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    assert!(needs[0].telling.iter().all(|duty| duty.change.is_none()));
}
