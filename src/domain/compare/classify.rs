//! Which of the changes it is.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::items::Text;
use super::lexicon::{Lexicon, Mark};
use super::settings::Settings;
use super::terms::Terms;
use super::tokens::Word;
use super::{Change, DegreeShift, Direction};

/// Which of the two levels compared stands above the other in their series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The upper one, as it should be.
    Rising,
    /// The lower one: the sides were swapped.
    Falling,
    /// Neither: two series, or the same level twice.
    None,
}

/// Names the change from one text to another, with the degree words that speak for it.
///
/// Gain is the words that came and the degree words that rose, loss the words that went and the degree words that
/// fell. Swapping the sides swaps gain with loss, and therefore raised with lowered.
pub(super) fn classify(
    lower: &Text,
    upper: &Text,
    order: Order,
    terms: &Terms<'_>,
    settings: &Settings,
) -> (Change, Vec<DegreeShift>) {
    if lower.plain == upper.plain {
        return (Change::Same, Vec::new());
    }
    let evidence = shifts(lower, upper, terms.lexicon());
    let (came, went) = came_and_went(lower, upper, &evidence, terms);
    let shifted = |direction| evidence.iter().filter(|shift| shift.direction == direction).count();
    let (rose, fell) = (shifted(Direction::Up), shifted(Direction::Down));
    let gain = thousandths(came) + settings.degree * count(rose);
    let loss = thousandths(went) + settings.degree * count(fell);
    let change = match balance(gain, loss, order, settings) {
        _ if gain > 0 && loss == 0 && rose > 0 => Change::Raised,
        _ if loss > 0 && gain == 0 && fell > 0 => Change::Lowered,
        sum if sum >= settings.decided => Change::Raised,
        sum if sum <= -settings.decided => Change::Lowered,
        _ => Change::Reworded,
    };
    (change, evidence)
}

/// Gain less loss. Within a series, what the higher level leaves out counts less than what it adds: a higher level
/// is written to say what is more, and leaves out what goes without saying.
fn balance(gain: i32, loss: i32, order: Order, settings: &Settings) -> i32 {
    let discounted = |amount: i32| amount / 1000 * settings.left_out + amount % 1000 * settings.left_out / 1000;
    match order {
        Order::Rising => gain - discounted(loss),
        Order::Falling => discounted(gain) - loss,
        Order::None => gain - loss,
    }
}

/// How many words, synonyms taken for one, only the upper text has, and how many only the lower. The degree words
/// in evidence are left out: they are counted as such.
fn came_and_went(lower: &Text, upper: &Text, evidence: &[DegreeShift], terms: &Terms<'_>) -> (usize, usize) {
    let concepts = |text: &Text, told: Vec<&Range<usize>>| {
        let told = |word: &&Word| told.iter().any(|range| range.contains(&word.range.start));
        terms.concepts(text.words.iter().filter(|word| !told(word)))
    };
    let from = concepts(lower, evidence.iter().filter_map(|shift| shift.lower.as_ref()).collect());
    let to = concepts(upper, evidence.iter().filter_map(|shift| shift.upper.as_ref()).collect());
    let lacking = |own: &[u32], other: &[u32]| own.iter().filter(|word| other.binary_search(word).is_err()).count();
    (lacking(&to, &from), lacking(&from, &to))
}

/// A count in thousandths, capped where no text of a specification reaches.
fn thousandths(count: usize) -> i32 {
    i32::try_from(count.min(100_000)).unwrap_or(100_000) * 1000
}

fn count(items: usize) -> i32 {
    i32::try_from(items.min(1000)).unwrap_or(1000)
}

/// Degree words on one scale that one text has and the other has not.
pub(super) fn shifts(lower: &Text, upper: &Text, lexicon: &Lexicon) -> Vec<DegreeShift> {
    let (lower, upper) = (lexicon.marks(&lower.words), lexicon.marks(&upper.words));
    let (own, theirs) = (highest_alone(&lower, &upper), highest_alone(&upper, &lower));
    let scales: BTreeSet<usize> = own.keys().chain(theirs.keys()).copied().collect();
    let shift = |scale| shift(scale, own.get(&scale).copied(), theirs.get(&scale).copied(), lexicon);
    scales.into_iter().filter_map(shift).collect()
}

fn shift(scale: usize, own: Option<&Mark>, theirs: Option<&Mark>, lexicon: &Lexicon) -> Option<DegreeShift> {
    let height = |mark: Option<&Mark>| mark.map(|mark| mark.step).or_else(|| lexicon.unmarked(scale));
    let direction = match height(own)?.cmp(&height(theirs)?) {
        std::cmp::Ordering::Less => Direction::Up,
        std::cmp::Ordering::Greater => Direction::Down,
        std::cmp::Ordering::Equal => return None,
    };
    Some(DegreeShift {
        scale: lexicon.scale_id(scale).to_owned(),
        lower: own.map(|mark| mark.range.clone()),
        upper: theirs.map(|mark| mark.range.clone()),
        direction,
    })
}

/// By scale, the highest degree word of a text, leaving out the heights that the other text has too.
fn highest_alone<'m>(own: &'m [Mark], other: &[Mark]) -> BTreeMap<usize, &'m Mark> {
    let shared: BTreeSet<(usize, usize)> = other.iter().map(|mark| (mark.scale, mark.step)).collect();
    let mut highest: BTreeMap<usize, &Mark> = BTreeMap::new();
    for mark in own.iter().filter(|mark| !shared.contains(&(mark.scale, mark.step))) {
        let best = highest.entry(mark.scale).or_insert(mark);
        if mark.step > best.step {
            *best = mark;
        }
    }
    highest
}
