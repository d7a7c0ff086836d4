//! The degree words in which a text differs from another that nobody has linked it with.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Direction;
use super::items::Text;
use super::lexicon::{Lexicon, Mark};

/// A scale on which two texts stand at different heights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DegreeShift {
    /// The scale of the vocabulary.
    pub scale: String,
    /// Byte range of the phrase in the lower text, where it has one.
    pub lower: Option<Range<usize>>,
    /// Byte range of the phrase in the upper text, where it has one.
    pub upper: Option<Range<usize>>,
    /// Which way.
    pub direction: Direction,
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
    let height = |mark: Option<&Mark>| mark.map(|mark| mark.step).or_else(|| lexicon.scale(scale)?.unmarked);
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
