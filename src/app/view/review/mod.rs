//! What the tab shows of a document, made once for each understanding of it: the lines of the source, the rows of the
//! draft, and which belong to which.

pub mod drop_place;
pub mod looked;
mod name;
mod outline;
mod parts;
pub mod requirement;
mod source;
pub mod stands_in;
#[cfg(test)]
mod tests;
pub mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rungs_domain::spec::Vocabulary;

use crate::reviews::{Correction, Draft, Manuscript, ReviewPoint, ReviewPointKind, Selected, Understood};
pub use outline::{Kind, OutlineRow, Sure, Target};
pub use source::{Became, Sign, SourceRow};

/// A document as the tab shows it.
#[derive(Debug)]
pub struct ReviewData {
    /// What was read.
    pub manuscript: Arc<Manuscript>,
    /// What was understood.
    pub draft: Arc<Draft>,
    /// What is left to look at.
    pub points: Arc<Vec<ReviewPoint>>,
    /// The lines of the source, cut where pieces end.
    pub source: Vec<SourceRow>,
    /// Stretches of rows of the source through which the arrow keys step.
    pub stops: Vec<Range<usize>>,
    /// What became of each stop.
    pub became: Vec<Became>,
    /// The rows of the draft.
    pub outline: Vec<OutlineRow>,
    /// The codes of its levels.
    pub codes: Vec<String>,
    /// How much of the width each column of a table needs, by the number of the table.
    pub columns: BTreeMap<u32, Vec<f32>>,
}

/// The rows that are looked at.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The bytes that are looked at.
    pub at: Vec<Range<usize>>,
    /// Rows of the source, in order.
    pub source: Vec<usize>,
    /// Rows of the draft, in order.
    pub outline: Vec<usize>,
}

impl ReviewData {
    /// The data of what was understood of a manuscript.
    pub fn new(understood: &Understood, vocabulary: &Vocabulary) -> Self {
        let (manuscript, draft) = (&understood.manuscript, &understood.draft);
        let (source, stops) = source::rows(manuscript, &draft.blocks);
        let looks = Looks::of(understood);
        let became = source::became(manuscript, draft, &looks, (&source, &stops));
        ReviewData {
            outline: outline::rows(draft, vocabulary, &looks),
            codes: draft.series.levels.iter().map(|level| level.code.to_string()).collect(),
            columns: source::columns(manuscript),
            manuscript: manuscript.clone(),
            draft: draft.clone(),
            points: understood.points.clone(),
            source,
            stops,
            became,
        }
    }

    /// The bytes of a stop.
    pub fn stop_bytes(&self, stop: usize) -> Option<Range<usize>> {
        let rows = self.source.get(self.stops.get(stop)?.clone())?;
        Some(rows.first()?.range.start..rows.last()?.range.end)
    }

    /// The stop at a byte, or the first behind it.
    pub fn stop_at(&self, at: usize) -> usize {
        let row = self.source.partition_point(|row| row.range.end <= at).min(self.source.len().saturating_sub(1));
        self.source.get(row).map_or(0, |row| row.stop)
    }

    /// What belongs to what is looked at, on both sides.
    pub fn marked(&self, selected: &Selected) -> Marked {
        let mut at = vec![selected.at.clone()];
        for piece in self.draft.blocks_at(&selected.at) {
            if piece.from.first().is_some_and(|from| selected.at.start <= from.start && from.end <= selected.at.end) {
                at.extend(piece.from.iter().skip(1).cloned());
            }
        }
        let any = |ranges: &[Range<usize>]| ranges.iter().any(|range| at.iter().any(|at| meet(range, at)));
        let source = (0..self.source.len())
            .filter(|row| self.source.get(*row).is_some_and(|row| any(std::slice::from_ref(&row.range))));
        let source = source.collect();
        let outline =
            (0..self.outline.len()).filter(|row| self.outline.get(*row).is_some_and(|row| any(&row.from))).collect();
        Marked { at, source, outline }
    }

    /// What is left to look at in these bytes.
    pub fn points_at<'a>(&'a self, at: &'a Range<usize>) -> impl Iterator<Item = &'a ReviewPoint> {
        self.points.iter().filter(move |point| point.at.as_ref().is_some_and(|place| meet(place, at)))
    }
}

/// Whether two ranges have a byte in common; an empty one has the byte where it stands.
pub fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    let end = |range: &Range<usize>| range.end.max(range.start + 1);
    one.start < end(other) && other.start < end(one)
}

/// Places in order, to be asked what is said of a stretch.
#[derive(Debug)]
pub(super) struct Places<T> {
    sorted: Vec<(Range<usize>, T)>,
    /// The longest of them.
    longest: usize,
}

impl<T> Places<T> {
    pub fn new(mut sorted: Vec<(Range<usize>, T)>) -> Self {
        sorted.sort_by_key(|(range, _)| range.start);
        let longest = sorted.iter().map(|(range, _)| range.len()).max().unwrap_or_default();
        Places { sorted, longest }
    }

    /// What is said of places that these bytes meet.
    pub fn at(&self, at: &Range<usize>) -> impl Iterator<Item = &(Range<usize>, T)> {
        let first = self.sorted.partition_point(|(range, _)| range.start + self.longest < at.start);
        let at = at.clone();
        self.sorted.iter().skip(first).take_while(move |(range, _)| range.start < at.end.max(at.start + 1)).filter({
            let at = at.clone();
            move |(range, _)| meet(range, &at)
        })
    }
}

/// What a person should look at, and what a person has accepted.
#[derive(Debug)]
pub(super) struct Looks {
    pub points: Places<(ReviewPointKind, String)>,
    pub accepted: Places<()>,
}

impl Looks {
    fn of(understood: &Understood) -> Self {
        let placed = |point: &ReviewPoint| Some((point.at.clone()?, (point.why, point.what.clone())));
        let accepted = |ruling: &Correction| match ruling {
            Correction::Accept { at } => Some((at.clone(), ())),
            _ => None,
        };
        Looks {
            points: Places::new(understood.points.iter().filter_map(placed).collect()),
            accepted: Places::new(understood.rulings.iter().filter_map(accepted).collect()),
        }
    }
}
