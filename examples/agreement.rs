//! How far the computed links agree with links made by readers.
//!
//! `cargo run --release --example agreement -- ALIGNMENT.csv [SPECS_DIR]`
//!
//! The table has the columns `lower,upper,item,lower_number,upper_number,change,readers`: class codes, `duty` or
//! `ksa`, item numbers (empty: no item on that side), a change, and `both` where the readers agreed. Rows on which
//! they did not agree are passed over: they are counted neither as missed nor, when found, as wrong. Links between
//! levels and lists that the table does not have are not counted. Without a folder the shipped series are used.

#![allow(clippy::print_stdout, reason = "a measuring program")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ops::ControlFlow;

use rungs_domain::compare::{Change, Link};
use rungs_domain::spec::{ItemKind, LevelRef};
use rungs_library::{Library, LinkUse, select};

/// Levels and list.
type Group = (String, String, String);
/// Numbers of the lower and the upper item.
type Numbers = (u32, u32);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let table = arguments.next().ok_or("which table? agreement ALIGNMENT.csv [SPECS_DIR]")?;
    let library = match arguments.next() {
        Some(folder) => {
            let progress = &mut |_, _| ControlFlow::Continue(());
            Library::load_only(&[folder.into()], progress).ok_or("loading was stopped")?
        }
        None => Library::shipped(),
    };
    let groups = read(&std::fs::read_to_string(table)?)?;
    let mut totals: BTreeMap<&str, Tally> = BTreeMap::new();
    for ((lower, upper, list), rows) in &groups {
        let levels = (select::resolve_level(&library, lower)?, select::resolve_level(&library, upper)?);
        let tally = Tally::of(rows, &links(&library, &levels, list)?);
        println!("{lower:>7} {upper:<7} {list:<5}{tally}");
        totals.entry(list).or_default().add(&tally);
    }
    for (list, tally) in &totals {
        println!("\nall {list:<12}{tally}");
    }
    let mut all = Tally::default();
    totals.values().for_each(|tally| all.add(tally));
    all.print_changes();
    Ok(())
}

struct Row {
    numbers: Option<Numbers>,
    change: Change,
    agreed: bool,
}

fn read(table: &str) -> Result<BTreeMap<Group, Vec<Row>>, Box<dyn Error>> {
    let mut groups: BTreeMap<Group, Vec<Row>> = BTreeMap::new();
    for line in table.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.trim().split(',').collect();
        let [lower, upper, item, low, up, change, readers] = cells[..] else {
            return Err(format!("not seven columns: {line}").into());
        };
        let numbers = match (low, up) {
            ("", _) | (_, "") => None,
            _ => Some((low.parse()?, up.parse()?)),
        };
        let change = Change::from_word(change).ok_or_else(|| format!("no such change: {change}"))?;
        let group = (lower.to_owned(), upper.to_owned(), item.to_owned());
        groups.entry(group).or_default().push(Row { numbers, change, agreed: readers == "both" });
    }
    Ok(groups)
}

/// The computed links between two items, by the items' numbers.
fn links(
    library: &Library,
    (lower, upper): &(LevelRef, LevelRef),
    list: &str,
) -> Result<BTreeMap<Numbers, Change>, Box<dyn Error>> {
    let comparison = library.compare(lower, upper, LinkUse::ComputedOnly).ok_or("no such level")?;
    let (list, links) = match list {
        "duty" => (ItemKind::Duty, comparison.duties),
        "ksa" => (ItemKind::Ksa, comparison.ksas),
        other => return Err(format!("neither duty nor ksa: {other}").into()),
    };
    let (low, up) = (numbers(library, lower, list), numbers(library, upper, list));
    let both = |link: &Link| Some(((*low.get(link.lower?)?, *up.get(link.upper?)?), link.change));
    Ok(links.iter().filter_map(both).collect())
}

fn numbers(library: &Library, level: &LevelRef, list: ItemKind) -> Vec<u32> {
    let Some(view) = library.level(level) else { return Vec::new() };
    match list {
        ItemKind::Duty => view.level.duties.items.iter().map(|duty| duty.number).collect(),
        ItemKind::Ksa => view.level.ksas.items.iter().map(|ksa| ksa.number).collect(),
    }
}

/// What was found, and what was not.
#[derive(Default)]
struct Tally {
    right: u32,
    wrong: u32,
    missed: u32,
    /// Of the right links: by the readers' change and the computed one, how many.
    changes: BTreeMap<(Change, Change), u32>,
}

impl Tally {
    fn of(rows: &[Row], found: &BTreeMap<Numbers, Change>) -> Self {
        let mut tally = Tally::default();
        let listed: BTreeSet<Numbers> = rows.iter().filter_map(|row| row.numbers).collect();
        for row in rows.iter().filter(|row| row.agreed) {
            let Some(numbers) = row.numbers else { continue };
            match found.get(&numbers) {
                Some(change) => {
                    tally.right += 1;
                    *tally.changes.entry((row.change, *change)).or_default() += 1;
                }
                None => tally.missed += 1,
            }
        }
        tally.wrong = found.keys().filter(|numbers| !listed.contains(numbers)).map(|_| 1).sum();
        tally
    }

    fn add(&mut self, other: &Tally) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        for (pair, count) in &other.changes {
            *self.changes.entry(*pair).or_default() += count;
        }
    }

    fn print_changes(&self) {
        let right: u32 = self.changes.iter().filter(|((read, found), _)| read == found).map(|(_, count)| count).sum();
        println!("\nchanges right: {right} of {} ({:.3})", self.right, share(right, self.right));
        let of = |read| self.changes.iter().filter(move |((change, _), _)| *change == read);
        let seen = self.changes.get(&(Change::Reworded, Change::Reworded)).copied().unwrap_or(0);
        println!("reworded seen as such: {seen} of {}", of(Change::Reworded).map(|(_, count)| count).sum::<u32>());
        println!("\nreaders \\ computed");
        for read in Change::ALL {
            let row: Vec<String> = of(read).map(|((_, found), count)| format!("{found} {count}")).collect();
            if !row.is_empty() {
                println!("{:<18} {}", read.word(), row.join(", "));
            }
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let precision = share(self.right, self.right + self.wrong);
        let recall = share(self.right, self.right + self.missed);
        let f1 = share(2 * self.right, 2 * self.right + self.wrong + self.missed);
        write!(f, "right {:>3}  wrong {:>2}  missed {:>2}  ", self.right, self.wrong, self.missed)?;
        write!(f, "precision {precision:.3}  recall {recall:.3}  F1 {f1:.3}")
    }
}

fn share(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole.max(1))
}
