//! Which of the changes it is.

use std::collections::BTreeSet;

use super::items::Text;
use super::lexicon::{Lexicon, Mark};
use super::settings::Settings;
use super::terms::Terms;
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
/// Every part of the sum turns its sign when the sides are swapped: degree words that rose or fell, content that
/// came or went, and which level stands higher in its series. So raised and lowered swap with the sides.
pub(super) fn classify(
    lower: &Text,
    upper: &Text,
    order: Order,
    lexicon: &Lexicon,
    settings: &Settings,
) -> (Change, Vec<DegreeShift>) {
    if lower.plain == upper.plain {
        return (Change::Same, Vec::new());
    }
    let evidence = shifts(lower, upper, lexicon);
    let degree: i32 = evidence.iter().map(|shift| if shift.direction == Direction::Up { 1 } else { -1 }).sum();
    let order = match order {
        Order::Rising => settings.order,
        Order::Falling => -settings.order,
        Order::None => 0,
    };
    let sum = degree * settings.degree + settings.growth * growth(lower, upper, lexicon) / 1000 + order;
    let change = if sum >= settings.decided {
        Change::Raised
    } else if sum <= -settings.decided {
        Change::Lowered
    } else {
        Change::Reworded
    };
    (change, evidence)
}

/// How much more the upper text says than the lower, in thousandths of what both say: words that came less words
/// that went, synonyms taken for one.
fn growth(lower: &Text, upper: &Text, lexicon: &Lexicon) -> i32 {
    let mut terms = Terms::new(lexicon);
    let mut concepts = |text: &Text| -> BTreeSet<u32> {
        let [_, concepts, _] = terms.bags(&text.words);
        concepts.into_iter().map(|(concept, _)| concept).collect()
    };
    let (lower, upper) = (concepts(lower), concepts(upper));
    let count = |set: usize| i32::try_from(set).unwrap_or(i32::MAX / 1000);
    let (came, went) = (count(upper.difference(&lower).count()), count(lower.difference(&upper).count()));
    1000 * (came - went) / count(lower.union(&upper).count()).max(1)
}

/// Degree words on one scale that one text has and the other has not.
pub(super) fn shifts(lower: &Text, upper: &Text, lexicon: &Lexicon) -> Vec<DegreeShift> {
    let (lower, upper) = (lexicon.marks(&lower.words), lexicon.marks(&upper.words));
    let scales: BTreeSet<usize> = lower.iter().chain(&upper).map(|mark| mark.scale).collect();
    scales.into_iter().filter_map(|scale| shift(scale, &lower, &upper, lexicon)).collect()
}

fn shift(scale: usize, lower: &[Mark], upper: &[Mark], lexicon: &Lexicon) -> Option<DegreeShift> {
    let own = highest_alone(scale, lower, upper);
    let theirs = highest_alone(scale, upper, lower);
    let height = |mark: Option<&Mark>| mark.map(|mark| mark.step).or_else(|| lexicon.unmarked(scale));
    let (from, to) = (height(own)?, height(theirs)?);
    let direction = match from.cmp(&to) {
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

/// The highest degree word of a text on a scale, leaving out the heights that the other text has too.
fn highest_alone<'m>(scale: usize, own: &'m [Mark], other: &[Mark]) -> Option<&'m Mark> {
    own.iter()
        .filter(|mark| mark.scale == scale)
        .filter(|mark| !other.iter().any(|theirs| theirs.scale == scale && theirs.step == mark.step))
        .max_by_key(|mark| (mark.step, std::cmp::Reverse(mark.range.start)))
}
