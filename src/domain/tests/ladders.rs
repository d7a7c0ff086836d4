//! What holds of every ladder.

use proptest::prelude::*;
use rungs_domain::compare::{Against, Cell, Change, Ladder, Thread};
use rungs_domain::spec::{Pay, PayPeriod, PayRange, Series, Statement};

use crate::made::{any_series, comparer, duties, level, series, views};

fn items_of(threads: &[Thread], level: usize) -> Vec<usize> {
    let mut items: Vec<usize> = threads
        .iter()
        .filter_map(|thread| match thread.cells[level] {
            Cell::Item(item) => Some(item),
            _ => None,
        })
        .collect();
    items.sort_unstable();
    items
}

fn each_item_once(series: &Series, ladder: &Ladder) -> Result<(), TestCaseError> {
    for (at, level) in series.levels.iter().enumerate() {
        let duties: Vec<usize> = (0..level.duties.items.len()).collect();
        let ksas: Vec<usize> = (0..level.ksas.items.len()).collect();
        prop_assert_eq!(items_of(&ladder.duties, at), duties);
        prop_assert_eq!(items_of(&ladder.ksas, at), ksas);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_item_is_in_exactly_one_thread(series in any_series(4), baseline in 0..4_usize) {
        let levels = views(&series);
        each_item_once(&series, &comparer().ladder(&levels, Against::LevelBelow, &[]))?;
        each_item_once(&series, &comparer().ladder(&levels, Against::Baseline(baseline), &[]))?;
    }

    #[test]
    fn a_ladder_of_two_says_what_their_comparison_says(series in any_series(2)) {
        let levels = views(&series);
        let comparison = comparer().compare(levels[0], levels[1], &[]);
        let ladder = comparer().ladder(&levels, Against::LevelBelow, &[]);
        let mut linked: Vec<_> = comparison.duties.iter().filter_map(|link| Some((link.lower?, link.upper?))).collect();
        let mut told: Vec<(usize, usize)> = Vec::new();
        for thread in &ladder.duties {
            let Some(step) = &thread.steps[0] else { continue };
            let upper = match &thread.cells[1] {
                Cell::Item(item) | Cell::GoesOn { item, .. } => *item,
                Cell::Empty | Cell::Carried => continue,
            };
            told.extend(step.from.map(|from| (from, upper)));
            told.extend(step.also_from.iter().map(|also| (also.item, upper)));
        }
        linked.sort_unstable();
        told.sort_unstable();
        told.dedup();
        prop_assert_eq!(linked, told);
    }
}

fn three(cumulative: bool) -> Series {
    let made = |code: &str, texts: &[&str]| level(code, duties(texts), &[]);
    series(
        "three",
        cumulative,
        vec![
            made("A", &["Plans the yearly budget.", "Greets visitors."]),
            made("B", &["Plans the yearly budget.", "Repairs engines."]),
            made("C", &["Plans the yearly budget.", "Paints fences.", "Repairs engines."]),
        ],
    )
}

#[test]
fn rows_follow_the_printed_order_and_an_added_item_stands_behind_its_predecessor() {
    let series = three(false);
    let ladder = comparer().ladder(&views(&series), Against::LevelBelow, &[]);
    let rows: Vec<Vec<Cell>> = ladder.duties.iter().map(|thread| thread.cells.clone()).collect();
    use Cell::{Empty, Item};
    assert_eq!(
        rows,
        [[Item(0), Item(0), Item(0)], [Empty, Empty, Item(1)], [Empty, Item(1), Item(2)], [Item(1), Empty, Empty],]
    );
}

#[test]
fn what_is_carried_shows_at_every_level_above() {
    let series = three(true);
    let ladder = comparer().ladder(&views(&series), Against::LevelBelow, &[]);
    let greets = ladder.duties.iter().find(|thread| thread.cells[0] == Cell::Item(1)).unwrap();
    assert_eq!(greets.cells[1..], [Cell::Carried, Cell::Carried]);
    assert!(greets.steps.iter().flatten().all(|step| step.change == Change::Carried));
}

#[test]
fn across_series_nothing_is_carried() {
    let (one, other) = (three(true), series("other", true, three(true).levels));
    let levels = [views(&one)[0], views(&other)[1]];
    let ladder = comparer().ladder(&levels, Against::LevelBelow, &[]);
    assert!(ladder.duties.iter().all(|thread| !thread.cells.contains(&Cell::Carried)));
}

#[test]
fn across_series_pay_waits_for_money_and_text_for_a_document_that_prints_it() {
    let (mut one, mut other) = (three(false), series("other", false, three(false).levels));
    let pay = |range| Some(Pay { label: "Pay Grade".into(), grade: "7".into(), range });
    let range = PayRange { minimum_cents: 100, maximum_cents: 200, per: PayPeriod::Year };
    one.levels[0].history = Some(Statement { heading: None, text: "A new class.".into() });
    one.levels[0].pay = pay(Some(range));
    let changes = |one: &Series, other: &Series| {
        let ladder = comparer().ladder(&[views(one)[0], views(other)[0]], Against::LevelBelow, &[]);
        let of = |label: &str| ladder.facts.iter().find(|row| row.label == label).and_then(|row| row.steps[0].change);
        (of("Pay"), of("Class history"))
    };
    assert_eq!(changes(&one, &other), (None, None), "neither pay nor history at the upper level");
    other.levels[0].pay = pay(None);
    assert_eq!(changes(&one, &other), (None, None), "a grade without money");
    other.levels[0].pay = pay(Some(PayRange { minimum_cents: 150, maximum_cents: 300, ..range }));
    other.levels[0].history.clone_from(&one.levels[0].history);
    assert_eq!(changes(&one, &other), (Some(Change::Raised), Some(Change::Same)), "both on both sides");
}

#[test]
fn a_level_below_the_baseline_has_its_step_too() {
    let series = three(false);
    let ladder = comparer().ladder(&views(&series), Against::Baseline(1), &[]);
    let greets = ladder.duties.iter().find(|thread| thread.cells[0] == Cell::Item(1)).unwrap();
    assert_eq!(greets.first_step.as_ref().map(|step| (step.against, step.change)), Some((1, Change::Added)));
}
