//! Duties in the plain words of people at work find the printed item that they mean.

use rungs_domain::allocate::COULD_BE;
use rungs_domain::compare::DutyItems;

use super::{comparer, root, series};

/// Duties written from the printed items before anything was found by them: series, level, number and text.
const DUTIES: &str = "tests/cases/plain_duties.csv";

/// At which place the item that a duty means is found, from 0.
fn place(items: &DutyItems<'_>, text: &str, level: usize, number: u32) -> Option<usize> {
    items.nearest(text, 5).iter().position(|found| (found.level, found.number) == (level, number))
}

#[test]
fn plain_words_find_their_item() {
    let comparer = comparer();
    let (mut all, mut first, mut five) = (0, 0, 0);
    for row in csv::Reader::from_path(root().join(DUTIES)).unwrap().records() {
        let row = row.unwrap();
        let series = series(&row[0]);
        let level = series.levels.iter().position(|level| level.code.as_str() == &row[1]).unwrap();
        let found = place(&comparer.duty_items(&series), &row[3], level, row[2].parse().unwrap());
        all += 1;
        first += u32::from(found == Some(0));
        five += u32::from(found.is_some());
    }
    assert!(all >= 180, "{all} duties");
    assert!(first * 100 >= all * 80, "{first} of {all} find their item first");
    assert!(five * 100 >= all * 94, "{five} of {all} find it among five");
}

/// SPCP20 no. 11 prints "IL services", no. 12 "SDM tools", SPCP23 no. 5 "FACTS": the system in which cases are recorded.
#[test]
fn an_abbreviation_is_found_by_what_it_stands_for() {
    let (comparer, series) = (comparer(), series("nm-cps-permanency-planning"));
    let items = comparer.duty_items(&series);
    assert_eq!(place(&items, "Lines up independent living for teens", 0, 11), Some(0));
    assert_eq!(place(&items, "Fills out the structured decision making forms", 0, 12), Some(0));
    assert!(place(&items, "Types it into the computer system", 1, 5).is_some());
}

/// 41313 no. 1 "plans and coordinates the social service system studies"; what the work reaches from and to, and whose it
/// is, tells no other item.
#[test]
fn how_far_the_work_reaches_and_whose_it_is_weigh_less_than_what_it_is() {
    let (comparer, series) = (comparer(), series("il-social-service-planner"));
    let items = comparer.duty_items(&series);
    let found = items.nearest("Runs the studies of the team from the design to the report", usize::MAX);
    let meant = found.iter().find(|one| (one.level, one.number) == (3, 1)).unwrap();
    let behind = found[0].score.0 - meant.score.0;
    assert!(behind <= COULD_BE, "{behind}");
}

/// 41311 no. 4 assists in developing procedures against overlap, 41312 to 41314 no. 4 develop them.
#[test]
fn of_items_about_the_same_thing_the_one_with_the_same_part_in_the_work_comes_first() {
    let (comparer, series) = (comparer(), series("il-social-service-planner"));
    let items = comparer.duty_items(&series);
    let level = |text| items.nearest(text, 1)[0].level;
    assert_eq!(level("Helps write procedures that prevent overlap and duplication of services"), 1);
    assert!(level("Writes procedures that prevent overlap and duplication of services") > 1);
}
