//! What a person decided about a source, put in force: on the lines, the blocks, the levels, the marks, the fields.
//!
//! A correction about what is not there does nothing, and a warning says so.

mod cuts;
mod fields;
mod levels;
mod when_done;

use std::ops::{Range, RangeInclusive};

use super::block::Block;
use super::marks::BlockMark;
use super::profile::Profile;
use super::provenance::ProvenanceLog;
use crate::{Correction, Manuscript, Reason, Warning};

pub(super) use cuts::{BlockCut, Cuts};
pub(super) use fields::fields;
pub(super) use levels::{LevelCodes, levels};
pub(super) use when_done::{accept_and_settle, requirements};

/// Whether a correction about `at` is about what begins here.
fn is_about(at: &Range<usize>, begin: &RangeInclusive<usize>) -> bool {
    begin.contains(&at.start) || (at.start..at.end).contains(begin.start())
}

/// The range of a correction that says what a block is.
fn about_block(correction: &Correction) -> Option<&Range<usize>> {
    match correction {
        Correction::Heading { at, .. }
        | Correction::LevelHeading { at, .. }
        | Correction::NewLevel { at, .. }
        | Correction::Text { at }
        | Correction::Place { at, .. }
        | Correction::Aside { at, .. } => Some(at),
        _ => None,
    }
}

/// Leaves those lines to the text that a person decided to be of it; each is a block of its own.
pub(super) fn free(
    pages: Vec<(usize, Reason)>,
    manuscript: &Manuscript,
    corrections: &[Correction],
    cuts: &mut Cuts<'_>,
) -> Vec<(usize, Reason)> {
    let mut kept = pages;
    kept.retain(|(number, _)| {
        let Some(line) = manuscript.lines.get(*number) else { return true };
        let words = manuscript.words(line);
        let begin = line.range.start..=line.range.start + (words.len() - words.trim_start().len());
        let about = |correction: &&Correction| about_block(correction).is_some_and(|at| is_about(at, &begin));
        let is_free = corrections
            .iter()
            .rev()
            .find(about)
            .is_some_and(|correction| !matches!(correction, Correction::Aside { .. }));
        if is_free {
            cuts.free(line.range.start);
        }
        !is_free
    });
    kept
}

/// Keeps with each block the last correction that says what it is; without one, what the profile teaches.
pub(super) fn decide(blocks: &mut [Block], corrections: &[Correction], profile: &Profile) {
    for block in blocks {
        let begin = block.begin();
        let about = |correction: &&Correction| about_block(correction).is_some_and(|at| is_about(at, &begin));
        block.corrected = corrections.iter().rev().find(about).cloned();
        if block.corrected.is_none() {
            block.corrected = profile.taught(block);
            block.taught = block.corrected.is_some();
        }
    }
}

/// The blocks for those who look for what the corrections do not say: of decided blocks nothing is there to be seen.
pub(super) fn uncorrected(blocks: &[Block]) -> Vec<Block> {
    let seen = |block: &Block| match block.corrected {
        None => block.clone(),
        Some(_) => {
            let Block { lines, corrected, taught, cut, beside, .. } = block.clone();
            Block { lines, corrected, taught, cut, beside, ..Block::default() }
        }
    };
    blocks.iter().map(seen).collect()
}

/// Puts the marks of decided blocks in the place of those found.
pub(super) fn mark(blocks: &[Block], levels: &LevelCodes, marks: &mut [BlockMark]) {
    for (block, mark) in blocks.iter().zip(marks) {
        let classes = |levels: &LevelCodes, named: &[_]| named.iter().filter_map(|code| levels.place(code)).collect();
        *mark = match &block.corrected {
            Some(Correction::Heading { role, .. }) => {
                BlockMark::Role { role: *role, exact: true, head: block.whole(), rest: None, which: Vec::new() }
            }
            Some(Correction::LevelHeading { levels: named, .. }) => {
                BlockMark::Classes { which: classes(levels, named), head: block.whole(), rest: None }
            }
            Some(Correction::NewLevel { code, .. }) => {
                BlockMark::Classes { which: levels.place(code).into_iter().collect(), head: block.whole(), rest: None }
            }
            Some(Correction::Place { role, levels: named, .. }) => {
                BlockMark::Placed { role: *role, which: classes(levels, named) }
            }
            Some(Correction::Text { .. } | Correction::Aside { .. }) => BlockMark::Text,
            _ => continue,
        };
    }
}

/// The blocks that a person decided not to be part of the text; their words are kept as such.
pub(super) fn set_aside(blocks: &[Block], log: &mut ProvenanceLog<'_>) -> Vec<usize> {
    let mut aside = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if let Some(Correction::Aside { reason, .. }) = &block.corrected {
            block.marker.iter().chain([&block.passage]).for_each(|passage| log.aside(passage, *reason));
            aside.push(at);
        }
    }
    aside
}

/// Says which corrections are about what is not there.
pub(super) fn tell_idle(blocks: &[Block], corrections: &[Correction], log: &mut ProvenanceLog<'_>) {
    let begins: Vec<RangeInclusive<usize>> = blocks.iter().map(Block::begin).collect();
    let lines: Vec<usize> = blocks.iter().flat_map(|block| &block.lines).map(|line| line.start).collect();
    for correction in corrections {
        let (at, there) = match correction {
            Correction::Split { at } => (*at..*at, log.manuscript.text.get(*at..).is_some_and(|rest| !rest.is_empty())),
            Correction::Join { at } => (at.clone(), lines.iter().any(|line| is_about(at, &(*line..=*line)))),
            other => match about_block(other) {
                Some(at) => (at.clone(), begins.iter().any(|begin| is_about(at, begin))),
                None => continue,
            },
        };
        if !there {
            let what = "no paragraph begins where a correction was made: the correction does nothing".to_owned();
            let at = log.manuscript.text.get(at.clone()).map(|_| at).filter(|at| !at.is_empty());
            log.warnings.push(Warning { at, what });
        }
    }
}
