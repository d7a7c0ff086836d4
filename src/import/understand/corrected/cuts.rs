//! Where a person decided that a block begins, or that it goes on.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::super::block::marker;
use super::super::sourced_text::SourcedText;
use super::is_about;
use crate::{Correction, Line, LineKind, Manuscript};

/// What was decided about the beginning of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::understand) enum BlockCut {
    /// It is one.
    New,
    /// The block before goes on.
    GoesOn,
}

/// All such corrections.
#[derive(Debug)]
pub(in crate::understand) struct Cuts<'r> {
    corrections: Vec<&'r Correction>,
    /// Where the lines begin that are decided not to be part of the pages'.
    freed: BTreeSet<usize>,
}

impl<'r> Cuts<'r> {
    pub fn of(corrections: &'r [Correction]) -> Self {
        let cuts = corrections
            .iter()
            .filter(|correction| matches!(correction, Correction::Split { .. } | Correction::Join { .. }));
        Cuts { corrections: cuts.collect(), freed: BTreeSet::new() }
    }

    /// A line that is a block of its own: a person decided about it, and its neighbors go on without it.
    pub fn free(&mut self, line: usize) {
        self.freed.insert(line);
    }

    /// What holds for a block that begins here.
    pub fn at(&self, begin: &RangeInclusive<usize>) -> Option<BlockCut> {
        let freed = self.freed.range(begin.clone()).next().map(|_| BlockCut::New);
        let corrected = self.corrections.iter().rev().find_map(|correction| match correction {
            Correction::Split { at } if begin.contains(at) => Some(BlockCut::New),
            Correction::Join { at } if is_about(at, begin) => Some(BlockCut::GoesOn),
            _ => None,
        });
        corrected.or(freed)
    }

    /// A line, cut where blocks were decided to begin within it.
    pub fn parts<'l>(&self, manuscript: &Manuscript, line: &'l Line) -> Vec<Cow<'l, Line>> {
        let within = self.corrections.iter().filter_map(|correction| match correction {
            Correction::Split { at } if line.range.start < *at && *at < line.range.end => Some(*at),
            _ => None,
        });
        let points: BTreeSet<usize> = within.filter(|at| manuscript.text.is_char_boundary(*at)).collect();
        let says = |range| !SourcedText::of(manuscript, range, &line.struck).is_empty();
        let mut cuts = vec![line.range.start];
        for point in points {
            let from = cuts.last().copied().unwrap_or(line.range.start);
            if self.at(&(point..=point)) == Some(BlockCut::New) && says(from..point) && says(point..line.range.end) {
                cuts.push(point);
            }
        }
        if cuts.len() == 1 {
            return vec![Cow::Borrowed(line)];
        }
        let ends = cuts.iter().skip(1).copied().chain([line.range.end]);
        cuts.iter().zip(ends).map(|(from, to)| Cow::Owned(part(manuscript, line, *from, to))).collect()
    }
}

/// A part of a line. The first is what the line is, but a row cut to pieces is none; what follows is plain text, or
/// one more entry.
fn part(manuscript: &Manuscript, line: &Line, from: usize, to: usize) -> Line {
    let words = manuscript.text.get(from..to).unwrap_or_default().trim();
    let first = from == line.range.start;
    let kind = match &line.kind {
        LineKind::Row { .. } => LineKind::Paragraph,
        kind if first => kind.clone(),
        LineKind::Item { depth, .. } if marker(words).is_none() => LineKind::Item { marker: None, depth: *depth },
        _ => LineKind::Paragraph,
    };
    Line { range: from..to, kind, wrapped: line.wrapped && to == line.range.end, ..line.clone() }
}
