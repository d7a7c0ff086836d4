//! Duties in the plain words of people at work find the printed item that they mean.

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
    assert!(all >= 60, "{all} duties");
    assert!(first * 100 >= all * 80, "{first} of {all} find their item first");
    assert!(five * 100 >= all * 95, "{five} of {all} find it among five");
}
