//! What was understood of a manuscript, and what was not.

use std::ops::Range;

use rungs_domain::spec::{Code, PathStep, Series, Vocabulary};
use serde::{Deserialize, Serialize};

use super::correction::{ReviewBlock, ReviewPoint, ReviewPointKind};

/// From this confidence on, in thousandths, nobody need look.
const SURE_ENOUGH: u16 = 900;

/// A draft of a specification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What was understood.
    pub series: Series,
    /// Where each text of the series stands in the manuscript, in the order of the manuscript.
    pub provenance: Vec<Provenance>,
    /// What stands in the manuscript and belongs to no text of the series, each with its reason.
    pub furniture: Vec<Furniture>,
    /// What was neither placed nor known as furniture: for a person to decide.
    pub unplaced: Vec<Range<usize>>,
    /// Printed words of tiers on which no part of the requirement rests and that are in no note: what they ask may not be
    /// asked.
    pub unclaimed: Vec<Warning>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
    /// Kinds of work and credentials that the series names and the vocabulary does not have, as printed: the draft is
    /// in order beside these.
    pub words: Vocabulary,
    /// The blocks of the manuscript in order, and what each was taken for.
    pub blocks: Vec<ReviewBlock>,
    /// The codes with which the levels were found, in their order: corrections name levels by them.
    pub found: Vec<Code>,
}

impl Draft {
    /// What a person should look at and has not accepted: words of tiers that nothing rests on, what is unplaced, warnings,
    /// what was told by weak signs; in the order of the manuscript, what has no place in it first.
    pub fn points(&self) -> Vec<ReviewPoint> {
        let unplaced = self.unplaced.iter().map(|range| ReviewPoint {
            at: Some(range.clone()),
            why: ReviewPointKind::Unplaced,
            what: "not placed in the draft".to_owned(),
        });
        let point = |why: ReviewPointKind| {
            move |warning: &Warning| ReviewPoint { at: warning.at.clone(), why, what: warning.what.clone() }
        };
        let unclaimed = self.unclaimed.iter().map(point(ReviewPointKind::Unclaimed));
        let warned = self.warnings.iter().map(point(ReviewPointKind::Warning));
        let mut points: Vec<ReviewPoint> = unclaimed.chain(unplaced).chain(warned).chain(self.unsure()).collect();
        points.sort_by_key(|point| (point.at.as_ref().map(|at| at.start), point.why));
        points
    }

    /// What a correction about these bytes must name: a correction is about the pieces that begin in its range.
    pub fn correction_range(&self, at: &Range<usize>) -> Range<usize> {
        let pieces = self.blocks_at(at).filter_map(|piece| piece.from.first());
        let begin = pieces.clone().map(|from| from.start).min();
        let end = pieces.map(|from| from.end).max();
        begin.zip(end).map_or(at.clone(), |(begin, end)| begin..end)
    }

    /// The pieces that these bytes are of; an empty range is about the byte where it stands.
    pub fn blocks_at(&self, at: &Range<usize>) -> impl Iterator<Item = &ReviewBlock> + Clone {
        let at = at.start..at.end.max(at.start + 1);
        let meets = move |from: &Range<usize>| from.start < at.end && at.start < from.end.max(from.start + 1);
        self.blocks.iter().filter(move |piece| piece.from.iter().any(&meets))
    }

    /// Texts whose place was told by weak signs. Those that stand one below the other in the same part are one thing to
    /// look at: the sign was weak for all of them, and a person accepts or moves them together.
    fn unsure(&self) -> impl Iterator<Item = ReviewPoint> {
        let mut weak: Vec<(Range<usize>, Vec<_>)> = Vec::new();
        let mut goes_on = false;
        for places in self.provenance.chunk_by(|one, next| one.from.first() == next.from.first()) {
            let Some(at) = places.first().and_then(|one| one.from.first()) else { continue };
            if places.iter().all(|one| one.confidence >= SURE_ENOUGH) {
                goes_on = false;
                continue;
            }
            let parts: Vec<_> = places.iter().map(|one| self.part(&one.to)).collect();
            let meets = |last: &Range<usize>| !self.is_unplaced_between(last.end, at.start);
            match weak.last_mut().filter(|(last, of)| goes_on && *of == parts && meets(last)) {
                Some((last, _)) => last.end = last.end.max(at.end),
                None => weak.push((at.clone(), parts)),
            }
            goes_on = true;
        }
        weak.into_iter().map(|(at, _)| ReviewPoint {
            at: Some(at),
            why: ReviewPointKind::Unsure,
            what: "its place was told by weak signs".to_owned(),
        })
    }

    /// Whether something that is not placed stands between two bytes.
    fn is_unplaced_between(&self, from: usize, to: usize) -> bool {
        let next = self.unplaced.partition_point(|range| range.start < from);
        self.unplaced.get(next).is_some_and(|range| range.start < to)
    }

    /// The part in which a text is: `levels[0].duties`. Facts of a level are of one part where they have the same label;
    /// the label itself is not: it may be a heading that the text below it waits for.
    fn part<'a>(&'a self, to: &'a [PathStep]) -> (&'a [PathStep], Option<(&'a str, bool)>) {
        let label = match to {
            [
                PathStep::Field("levels"),
                PathStep::Index(level),
                PathStep::Field("facts"),
                PathStep::Index(fact),
                ..,
            ] => {
                self.series.levels.get(*level).and_then(|level| level.facts.get(*fact)).map(|fact| fact.label.as_str())
            }
            _ => None,
        };
        let is_label = to.last() == Some(&PathStep::Field("label"));
        (to.get(..3).unwrap_or(to), label.map(|label| (label, is_label)))
    }
}

/// Where a text of the draft stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The text: a path from the series, `levels[0].duties.items[2].text`.
    pub to: Vec<PathStep>,
    /// The bytes of the manuscript from which it was taken; several where the text goes on behind a page break.
    pub from: Vec<Range<usize>>,
    /// How sure the reading is, in thousandths.
    pub confidence: u16,
}

/// What belongs to the page, not to what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Furniture {
    /// The bytes of the manuscript.
    pub range: Range<usize>,
    /// Why it is not part of the text.
    pub reason: Reason,
}

/// Why something is not part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// Repeated at the head or foot of pages.
    RunningHead,
    /// The number of a page.
    PageNumber,
    /// Struck out.
    StruckOut,
    /// The marker of a list: its number or bullet is in the draft, or drawn by it.
    Marker,
    /// A heading or label that the draft holds as the role of what follows.
    Heading,
    /// Navigation and the like of a web site.
    Site,
    /// Nothing but blanks and signs.
    Ornament,
    /// Not shown by the format: hidden elements, remarks of reviewers.
    Hidden,
    /// Written by Rungs itself beside the words of a document: citations, marks, headings of its own.
    Imprint,
}

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Where, in bytes of the manuscript.
    pub at: Option<Range<usize>>,
    /// What, as a sentence without a full stop.
    pub what: String,
}
