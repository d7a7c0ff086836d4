//! The blocks of a manuscript for a person to look at: what each was taken for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rungs_domain::spec::PathStep;

use super::Analysis;
use super::block::Block;
use super::finish::joined;
use crate::{Draft, Interpretation, Manuscript, Reason, ReviewBlock};

/// All blocks in order.
pub(super) fn review_blocks(manuscript: &Manuscript, draft: &Draft, seen: &Analysis) -> Vec<ReviewBlock> {
    let places = Places::of(draft);
    let mut pieces: Vec<ReviewBlock> = Vec::new();
    // A block that says again what another said, as the label of a row in a table of levels, is no piece of its own.
    for (at, block) in seen.blocks.iter().enumerate().filter(|(_, block)| !block.lines.is_empty()) {
        let taken = match seen.taken(at) {
            Interpretation::Text { role, .. } => match places.aside(&block.lines) {
                Some(reason) => Interpretation::Aside(reason),
                None => Interpretation::Text { role, levels: places.levels(&block.lines) },
            },
            taken => taken,
        };
        pieces.push(ReviewBlock {
            // Between two lines stands a line end.
            from: joined(block.lines.clone(), 1),
            interpretation: taken,
            corrected: block.cut || (block.corrected.is_some() && !block.taught),
        });
    }
    pieces.extend(lines_aside(manuscript, &seen.blocks, &seen.pages));
    pieces.sort_by_key(|piece| piece.from.first().map(|range| range.start));
    pieces
}

/// The lines of no block: those of the pages, and those of which nothing is left but struck words or signs.
fn lines_aside<'a>(
    manuscript: &'a Manuscript,
    blocks: &[Block],
    pages: &'a [(usize, Reason)],
) -> impl Iterator<Item = ReviewBlock> + 'a {
    let reasons: BTreeMap<usize, Reason> = pages.iter().copied().collect();
    let held: BTreeSet<usize> = blocks.iter().flat_map(|block| &block.lines).map(|line| line.start).collect();
    let lines =
        manuscript.lines.iter().enumerate().filter(move |(_, line)| held.range(line.range.clone()).next().is_none());
    lines.map(move |(number, line)| {
        let bare = if line.struck.is_empty() { Reason::Ornament } else { Reason::StruckOut };
        let reason = reasons.get(&number).copied().unwrap_or(bare);
        ReviewBlock { from: vec![line.range.clone()], interpretation: Interpretation::Aside(reason), corrected: false }
    })
}

/// What of the manuscript is where in the draft, in the order of the manuscript.
struct Places {
    /// A stretch and the level that holds it; none: the series does.
    placed: Vec<(Range<usize>, Option<usize>)>,
    aside: Vec<(Range<usize>, Reason)>,
}

impl Places {
    fn of(draft: &Draft) -> Self {
        let level = |path: &[PathStep]| match path {
            [PathStep::Field("levels"), PathStep::Index(level), ..] => Some(*level),
            _ => None,
        };
        let stretches = draft.provenance.iter().flat_map(|one| one.from.iter().map(move |from| (from, level(&one.to))));
        let mut placed: Vec<_> = stretches.map(|(from, level)| (from.clone(), level)).collect();
        placed.sort_by_key(|(from, _)| from.start);
        // A marker stands before a text: it does not make the block none of it.
        let aside = draft.furniture.iter().filter(|one| one.reason != Reason::Marker);
        Places { placed, aside: aside.map(|one| (one.range.clone(), one.reason)).collect() }
    }

    /// The levels that hold what begins in these lines.
    fn levels(&self, lines: &[Range<usize>]) -> Vec<usize> {
        let levels: BTreeSet<usize> = begin_in(&self.placed, lines).filter_map(|level| *level).collect();
        levels.into_iter().collect()
    }

    /// Why these lines are not part of the text, if nothing of them is placed.
    fn aside(&self, lines: &[Range<usize>]) -> Option<Reason> {
        let placed = begin_in(&self.placed, lines).next().is_some();
        begin_in(&self.aside, lines).next().copied().filter(|_| !placed)
    }
}

/// What is said of the stretches, ordered by their beginnings, that begin in these lines.
fn begin_in<'a, T>(sorted: &'a [(Range<usize>, T)], lines: &'a [Range<usize>]) -> impl Iterator<Item = &'a T> {
    lines.iter().flat_map(move |line| {
        let first = sorted.partition_point(|(range, _)| range.start < line.start);
        sorted.iter().skip(first).take_while(|(range, _)| range.start < line.end).map(|(_, of)| of)
    })
}
