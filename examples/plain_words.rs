//! How often a duty in plain words finds the item that it means.
//!
//! `cargo run --example plain_words -- [DUTIES.csv [all]]`
//!
//! The table has the columns series, level, number and text. Every duty is searched within its series. With `all`, the duties that do not find their item first are shown.
//! Without a file, the duties of `tests/cases/plain_duties.csv` are used.

#![allow(clippy::print_stdout, reason = "a measuring program")]

use std::collections::BTreeMap;
use std::error::Error;

use rungs_domain::allocate::{STANDS_IN, item_words};
use rungs_domain::compare::Suggestion;
use rungs_domain::spec::{Series, SeriesId};
use rungs_library::Library;

/// How many suggestions are looked through.
const MOST: usize = 400;
/// The bounds of the table of scores, in thousandths.
const BOUNDS: [u16; 8] = [0, 100, 200, 300, 400, 500, 600, 700];
/// The bounds of the table of distances to the best of another level.
const DISTANCES: [u16; 8] = [0, 10, 20, 30, 50, 75, 100, 200];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap_or_else(|| "tests/cases/plain_duties.csv".to_owned());
    let show = arguments.next().is_some();
    let library = Library::shipped();
    let mut tally = Tally::default();
    for row in csv::Reader::from_path(&path)?.records() {
        let duty = Duty::read(&row?).ok_or("a row is not series, level, number and text")?;
        let loaded = library.find(&SeriesId::new(&duty.series)?).ok_or_else(|| format!("no series {}", duty.series))?;
        let found = library.comparer.duty_items(&loaded.series).nearest(&duty.text, MOST);
        let place = tally.add(&loaded.series, &duty, &found).ok_or_else(|| format!("no such item: {}", duty.text))?;
        if show && place != 0 {
            duty.print(&loaded.series, &found, place);
        }
    }
    tally.print();
    Ok(())
}

/// A duty and the item that it means.
struct Duty {
    series: String,
    level: String,
    number: u32,
    text: String,
}

impl Duty {
    fn read(row: &csv::StringRecord) -> Option<Self> {
        let cell = |at: usize| Some(row.get(at)?.trim().to_owned());
        Some(Duty { series: cell(0)?, level: cell(1)?, number: cell(2)?.parse().ok()?, text: cell(3)? })
    }

    fn is(&self, series: &Series, found: &Suggestion) -> bool {
        series.levels.get(found.level).is_some_and(|level| level.code.as_str() == self.level)
            && found.number == self.number
    }

    fn print(&self, series: &Series, found: &[Suggestion], place: usize) {
        println!("{} no. {}, place {}: {}", self.level, self.number, place + 1, self.text);
        for one in found.iter().take(3).chain(found.get(place)) {
            let Some(level) = series.levels.get(one.level) else { continue };
            let words = item_words(level, Some(one.number)).unwrap_or_default();
            let words: String = words.chars().take(120).collect();
            println!("    {} {} no. {}: {words}", one.score.0, level.code, one.number);
        }
    }
}

#[derive(Default)]
struct Tally {
    all: u32,
    first: u32,
    five: u32,
    /// The first is the item meant, or prints nearly its words at another level.
    sibling: u32,
    level: u32,
    stands_in: u32,
    /// By bound, how many, and how many of them right.
    scores: BTreeMap<u16, (u32, u32)>,
    /// By how far the best item of the level meant lies behind the first.
    behind: BTreeMap<u16, u32>,
    /// By bound: how many, and of how many the level is right.
    distances: BTreeMap<u16, (u32, u32)>,
}

impl Tally {
    /// Counts a duty; says at which place its item was found.
    fn add(&mut self, series: &Series, duty: &Duty, found: &[Suggestion]) -> Option<usize> {
        let place = found.iter().position(|one| duty.is(series, one)).unwrap_or(MOST);
        let level = series.levels.iter().position(|level| level.code.as_str() == duty.level)?;
        let meant = item_words(series.levels.get(level)?, Some(duty.number))?;
        self.all += 1;
        let Some(best) = found.first() else { return Some(place) };
        let words = item_words(series.levels.get(best.level)?, Some(best.number))?;
        let right = place == 0;
        self.first += u32::from(right);
        self.five += u32::from(place < 5);
        self.sibling += u32::from(right || siblings(&meant, &words));
        self.level += u32::from(best.level == level);
        self.stands_in += u32::from(best.score.0 >= STANDS_IN);
        count(&mut self.scores, &BOUNDS, best.score.0, right);
        let own = found.iter().find(|one| one.level == level).map_or(0, |one| one.score.0);
        *self.behind.entry(best.score.0.saturating_sub(own).div_ceil(25) * 25).or_default() += 1;
        let other = found.iter().find(|one| one.level != best.level).map_or(0, |one| one.score.0);
        count(&mut self.distances, &DISTANCES, best.score.0.saturating_sub(other), best.level == level);
        Some(place)
    }

    fn print(&self) {
        let share = |part: u32| f64::from(part) / f64::from(self.all.max(1));
        println!("duties                          {}", self.all);
        println!("item found first                {:.3}", share(self.first));
        println!("first, or worded nearly alike   {:.3}", share(self.sibling));
        println!("item among the first five       {:.3}", share(self.five));
        println!("level of the first right        {:.3}", share(self.level));
        println!("first stands in for a match     {:.3}", share(self.stands_in));
        println!("\nscore of the first, in thousandths: how many, right");
        print(&self.scores);
        println!("\nbest item of the level meant, behind the first by up to: share");
        let mut so_far = 0;
        for (behind, count) in &self.behind {
            so_far += count;
            println!("{behind:>5} {:.3}", share(so_far));
        }
        println!("\ndistance to the best of another level: how many, level right");
        print(&self.distances);
    }
}

fn print(table: &BTreeMap<u16, (u32, u32)>) {
    for (from, (all, right)) in table {
        println!("{from:>5} on {all:>4} {:.2}", f64::from(*right) / f64::from(*all));
    }
}

fn count(table: &mut BTreeMap<u16, (u32, u32)>, bounds: &[u16], value: u16, right: bool) {
    let from = bounds.iter().rev().find(|bound| **bound <= value).copied().unwrap_or(0);
    let (all, rights) = table.entry(from).or_default();
    *all += 1;
    *rights += u32::from(right);
}

/// Whether two items print nearly the same: six of ten of the words of both are shared.
fn siblings(one: &str, other: &str) -> bool {
    let words = |text: &str| -> std::collections::BTreeSet<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3).map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count();
    10 * shared >= 6 * one.union(&other).count()
}
