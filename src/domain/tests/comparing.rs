//! The algebra of comparing two levels.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rungs_domain::compare::{Change, Link};
use rungs_domain::spec::{ConfirmedLink, Decision, DutyScope, ItemKind, Level, Series};

use crate::made::{any_series, comparer, duties, level, series, views};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_level_compared_with_itself_gives_only_same(series in any_series(1)) {
        let level = views(&series)[0];
        let found = comparer().compare(level, level, &[]);
        for link in found.duties.iter().chain(&found.ksas) {
            prop_assert_eq!((link.change, link.lower), (Change::Same, link.upper));
        }
    }

    #[test]
    fn every_item_occurs(series in any_series(2)) {
        let levels = views(&series);
        let found = comparer().compare(levels[0], levels[1], &[]);
        let all = |links: &[Link], side: fn(&Link) -> Option<usize>| links.iter().filter_map(side).collect::<BTreeSet<_>>();
        for (links, lower, upper) in [
            (&found.duties, levels[0].level.duties.items.len(), levels[1].level.duties.items.len()),
            (&found.ksas, levels[0].level.ksas.items.len(), levels[1].level.ksas.items.len()),
        ] {
            prop_assert_eq!(all(links, |link| link.lower), (0..lower).collect());
            prop_assert_eq!(all(links, |link| link.upper), (0..upper).collect());
        }
    }

    #[test]
    fn swapping_the_sides_swaps_what_came_with_what_went(series in any_series(2)) {
        let levels = views(&series);
        let comparer = comparer();
        let there = comparer.compare(levels[0], levels[1], &[]);
        let back = comparer.compare(levels[1], levels[0], &[]);
        for (there, back) in [(&there.duties, &back.duties), (&there.ksas, &back.ksas)] {
            let mut turned: Vec<_> = there.iter().map(|link| (link.upper, link.lower, swapped(link.change))).collect();
            let mut found: Vec<_> = back.iter().map(|link| (link.lower, link.upper, link.change)).collect();
            turned.sort();
            found.sort();
            prop_assert_eq!(turned, found);
        }
    }

    #[test]
    fn what_a_specialist_decided_wins(series in any_series(2), linked in any::<bool>(), turned in any::<bool>()) {
        let levels = views(&series);
        let (Some(lower), Some(upper)) = (levels[0].level.duties.items.last(), levels[1].level.duties.items.first())
            else { return Ok(()) };
        let mut decided = ConfirmedLink {
            lower: levels[0].reference(),
            upper: levels[1].reference(),
            item: ItemKind::Duty,
            lower_number: lower.number,
            upper_number: upper.number,
            decision: if linked { Decision::Linked } else { Decision::Unlinked },
            change: None,
            why: None,
            by: None,
            on: None,
            reading: false,
        };
        if turned {
            std::mem::swap(&mut decided.lower, &mut decided.upper);
            std::mem::swap(&mut decided.lower_number, &mut decided.upper_number);
        }
        let last = levels[0].level.duties.items.len() - 1;
        let found = comparer().compare(levels[0], levels[1], &[decided]);
        let link = found.duties.iter().find(|link| (link.lower, link.upper) == (Some(last), Some(0)));
        prop_assert_eq!(link.is_some(), linked);
        prop_assert!(link.is_none_or(|link| link.confirmed));
    }
}

fn swapped(change: Change) -> Change {
    change.turned().unwrap_or(Change::Added)
}

fn two(lower: &[&str], upper: &[&str]) -> Series {
    let made = |code: &str, texts: &[&str]| -> Level { level(code, duties(texts), &[]) };
    series("two", false, vec![made("A", lower), made("B", upper)])
}

/// The links of the duties, by number from 1, 0 for none.
fn check(lower: &[&str], upper: &[&str], expected: &[(usize, usize, Change)]) {
    let series = two(lower, upper);
    let levels = views(&series);
    let found = comparer().compare(levels[0], levels[1], &[]);
    let number = |item: Option<usize>| item.map_or(0, |at| at + 1);
    let found: Vec<_> = found.duties.iter().map(|link| (number(link.lower), number(link.upper), link.change)).collect();
    assert_eq!(found, expected, "{lower:?} to {upper:?}");
}

#[test]
fn punctuation_space_and_slips_change_nothing() {
    check(&["Reviews the practice, always."], &["reviews  the practices; always"], &[(1, 1, Change::Same)]);
}

#[test]
fn a_degree_word_raises_and_its_loss_lowers() {
    check(&["Assists in planning budgets."], &["Planning budgets."], &[(1, 1, Change::Raised)]);
    check(&["Plans complex budgets."], &["Plans budgets."], &[(1, 1, Change::Lowered)]);
}

#[test]
fn other_words_of_the_same_weight_are_a_rewording() {
    check(&["Keeps client record files."], &["Keeps client document files."], &[(1, 1, Change::Reworded)]);
}

#[test]
fn an_item_without_like_is_dropped_or_added() {
    check(
        &["Plans the yearly budget.", "Greets visitors."],
        &["Plans the yearly budget.", "Repairs engines."],
        &[(1, 1, Change::Same), (2, 0, Change::Dropped), (0, 2, Change::Added)],
    );
}

#[test]
fn a_list_that_takes_in_another_says_nothing_new_by_it() {
    check(
        &["Keeps client record files.", "Reads maps."],
        &["Keeps client record files.", "Reads maps.", "Repairs engines.", "Keeps client record files;"],
        &[(1, 1, Change::Same), (1, 4, Change::Same), (2, 2, Change::Same), (0, 3, Change::Added)],
    );
}

#[test]
fn a_clause_that_moved_is_a_split() {
    check(
        &["Plans the yearly budget of offices; trains volunteer drivers in first aid.", "Greets visitors."],
        &["Plans the yearly budget of offices.", "Answers telephones; trains volunteer drivers in first aid."],
        &[(1, 1, Change::Reworded), (1, 2, Change::Same), (2, 0, Change::Dropped)],
    );
}

#[test]
fn in_a_cumulative_series_what_is_not_restated_is_carried_upwards_only() {
    let mut series = two(&["Greets visitors."], &["Repairs engines."]);
    series.cumulative = Some(rungs_domain::spec::Statement { heading: None, text: "Cumulative.".into() });
    let levels = views(&series);
    let changes = |low: usize, up: usize| -> Vec<Change> {
        comparer().compare(levels[low], levels[up], &[]).duties.iter().map(|link| link.change).collect()
    };
    assert_eq!(changes(0, 1), [Change::Carried, Change::Added]);
    assert_eq!(changes(1, 0), [Change::Dropped, Change::Added]);
}

#[test]
fn the_work_of_lower_levels_carries_what_is_not_restated() {
    let mut series = two(&["Greets visitors."], &["Repairs engines.", "Performs work of the lower level."]);
    series.levels[1].duties.items[1].scope = DutyScope::LowerLevels;
    let levels = views(&series);
    let found = comparer().compare(levels[0], levels[1], &[]);
    assert_eq!(found.duties[0].change, Change::Carried);
}

#[test]
fn hostile_items_are_compared_within_bounds() {
    let word = "x".repeat(1_000_000);
    let many = "assists complex directs ".repeat(33_000);
    let marks = format!("a{}", "\u{301}".repeat(100_000));
    let clauses = "plans; ".repeat(50_000);
    let texts = [word.as_str(), &many, &marks, &clauses];
    let series = two(&texts, &texts);
    let levels = views(&series);
    let found = comparer().compare(levels[0], levels[1], &[]);
    assert!(found.duties.iter().all(|link| link.change == Change::Same));
    assert!(found.fallbacks.iter().any(|note| note.contains("more than 500 words")));
}

#[test]
fn a_very_long_list_says_how_it_was_linked() {
    let texts: Vec<String> = (0..400).map(|at| format!("Files form {at} about subject {}", at * 7)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let series = two(&texts, &texts);
    let levels = views(&series);
    let found = comparer().compare(levels[0], levels[1], &[]);
    assert!(found.duties.iter().all(|link| link.change == Change::Same));
    assert_eq!(found.fallbacks.len(), 1);
}
