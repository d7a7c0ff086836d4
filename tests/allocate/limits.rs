//! What cannot be judged is refused with a reason, before any work is done.

use rungs_domain::allocate::{Allocator, MAX_LEVELS, MAX_PAIRS, Policies, Refused};

use super::{comparer, position, root, series};

#[test]
fn a_position_of_another_series_is_refused() {
    let position = position(&root().join("tests/cases/allocate/three_ways.ron"));
    let (comparer, denver) = (comparer(), series("denver-utilization-management"));
    let refused =
        Allocator::new(&comparer, &denver, &[], "").allocate(&position, position.as_of.unwrap(), &Policies::default());
    assert_eq!(refused, Err(Refused::OtherSeries { named: position.spec.series.clone(), given: denver.id }));
}

#[test]
fn more_levels_than_can_be_held_against_are_refused() {
    let position = position(&root().join("tests/cases/allocate/three_ways.ron"));
    let (comparer, mut long) = (comparer(), series("il-social-service-planner"));
    let mut level = long.levels[0].clone();
    level.duties.items.clear();
    long.levels = vec![level; MAX_LEVELS + 1];
    let refused =
        Allocator::new(&comparer, &long, &[], "").allocate(&position, position.as_of.unwrap(), &Policies::default());
    assert_eq!(refused, Err(Refused::Levels(MAX_LEVELS + 1)));
    long.levels.pop();
    assert!(
        Allocator::new(&comparer, &long, &[], "")
            .allocate(&position, position.as_of.unwrap(), &Policies::default())
            .is_ok()
    );
}

#[test]
fn more_pairs_than_can_be_likened_are_refused() {
    let mut position = position(&root().join("tests/cases/allocate/three_ways.ron"));
    let (comparer, mut long) = (comparer(), series("il-social-service-planner"));
    let duty = long.levels[0].duties.items[0].clone();
    long.levels[0].duties.items = vec![duty; MAX_PAIRS / 200];
    position.duties = vec![position.duties[0].clone(); 200];
    let allocator = Allocator::new(&comparer, &long, &[], "");
    let refused = allocator.allocate(&position, position.as_of.unwrap(), &Policies::default());
    assert!(matches!(refused, Err(Refused::Pairs { duties: 200, .. })), "{refused:?}");
}
