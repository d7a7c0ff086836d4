//! What is looked at, worked out once for each choice.

use std::collections::BTreeSet;
use std::ops::Range;

use rungs_domain::spec::Code;

use super::{Kind, Marked, OutlineRow, ReviewData, Target};
use crate::reviews::{Interpretation, Selected, TierAt};

/// What is looked at.
#[derive(Debug, Default)]
pub struct Looked {
    /// The rows of both sides that belong to it.
    pub marked: Marked,
    /// The bytes that a ruling about it names.
    pub ruled: Option<Range<usize>>,
    /// What its first piece was taken for.
    pub taken: Option<Interpretation>,
    /// The levels that it is about, by their places.
    pub levels: Vec<usize>,
    /// Where it stands and what it is: "Line 120 · heading: Duties".
    pub words: String,
    /// Why it is to be looked at, in words.
    pub points: Vec<String>,
    /// The tier that it is of.
    pub tier: Option<TierAt>,
    /// What Enter opens at the row of the draft in focus.
    pub target: Option<Target>,
}

impl Looked {
    /// What is looked at; `row`: the row of the draft that has the keyboard.
    pub fn new(data: &ReviewData, selected: Option<&Selected>, row: Option<&OutlineRow>) -> Self {
        let mut looked = Looked { target: row.and_then(|row| row.target.clone()), ..Looked::default() };
        if let Some(Target::Tier(tier)) = &looked.target {
            looked.tier = Some(*tier);
        }
        let Some(selected) = selected else {
            looked.words = row.map(|row| row.name(&data.codes)).unwrap_or_default();
            return looked;
        };
        let at = &selected.at;
        looked.marked = data.marked(selected);
        looked.ruled = Some(data.draft.correction_range(at));
        let piece = data.draft.blocks_at(at).next();
        looked.taken = piece.map(|piece| piece.interpretation.clone());
        looked.levels = match &looked.taken {
            Some(Interpretation::Levels(levels) | Interpretation::Text { levels, .. }) => levels.clone(),
            _ => Vec::new(),
        };
        if looked.levels.is_empty() {
            let rows = looked.marked.outline.iter().filter_map(|row| data.outline.get(*row)?.level);
            looked.levels = rows.collect::<BTreeSet<usize>>().into_iter().collect();
        }
        looked.words = words(data, at);
        for point in data.points_at(at) {
            looked.points.push(point.what.clone());
        }
        looked.tier = looked.tier.or_else(|| tier(data, &looked.marked));
        looked
    }

    /// The codes by which rulings name some levels.
    pub fn codes(data: &ReviewData, levels: &[usize]) -> Vec<Code> {
        levels.iter().filter_map(|level| data.draft.found.get(*level).cloned()).collect()
    }
}

/// The lines, and what became of them.
fn words(data: &ReviewData, at: &Range<usize>) -> String {
    let last = at.end.saturating_sub(1).max(at.start);
    let (first_line, last_line) = (data.manuscript.source_line(at.start), data.manuscript.source_line(last));
    let (first, end) = (data.stop_at(at.start), data.stop_at(last));
    let lines = match first_line == last_line {
        true => format!("Line {first_line}"),
        false => format!("Lines {first_line} to {last_line}"),
    };
    let what = match end.saturating_sub(first) {
        0 => data.became.get(first).map(|became| became.words.clone()).unwrap_or_default(),
        more => format!("{} pieces", more + 1),
    };
    format!("{lines} · {what}")
}

/// The tier whose sentences are among the rows marked.
fn tier(data: &ReviewData, marked: &Marked) -> Option<TierAt> {
    let first = *marked.outline.first()?;
    let level = data.outline.get(first)?.level?;
    // The head of a tier stands above its sentences, its requirement below.
    let mut above = data.outline.get(..=first)?.iter().rev().take_while(|row| row.level == Some(level));
    let head = above.find(|row| row.kind == Kind::Part)?;
    match &head.target {
        Some(Target::Tier(tier)) => Some(*tier),
        _ => None,
    }
}
