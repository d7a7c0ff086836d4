//! What a manuscript says: its classes, its parts, its items, each with where it stands.

mod block;
mod builder;
mod classes;
mod dates;
mod fill;
mod furniture;
mod ksas;
mod lists;
mod marks;
mod outline;
mod passage;
mod pieces;
mod preamble;
mod profile;
#[cfg(test)]
mod tests;
mod tiers;
mod words;

use std::ops::Range;

use rungs_domain::spec::{Series, Vocabulary};

use super::{Draft, Furniture, Manuscript, Reason, Ruling, Taken};
use block::blocks;
use builder::Keeper;
use classes::{Classes, classes};
use fill::Filler;
use marks::marks;
use outline::outline;
use pieces::pieces;
use tiers::requirements;

pub use profile::{FactKind, Profile, Role};

/// Drafts a specification from a manuscript.
pub fn understand(manuscript: &Manuscript, profile: &Profile, vocabulary: &Vocabulary) -> Draft {
    understand_ruled(manuscript, profile, vocabulary, &[])
}

/// The same with what a person decided about it.
pub fn understand_ruled(
    manuscript: &Manuscript,
    profile: &Profile,
    vocabulary: &Vocabulary,
    _rulings: &[Ruling],
) -> Draft {
    let mut keeper = Keeper::new(manuscript);
    keeper.warnings.clone_from(&manuscript.warnings);
    let first = blocks(manuscript, &[]);
    let known = classes(&first, profile);
    let pages = furniture::lines(manuscript, |words| is_kept(words, &known, profile));
    let left_out: Vec<usize> = pages.iter().map(|(line, _)| *line).collect();
    let blocks = blocks(manuscript, &left_out);
    let mut known = classes(&blocks, profile);
    let preamble = preamble::find(&blocks, manuscript, profile);
    preamble::name_classes(&mut known, &blocks, &preamble, profile);
    let marks = marks(&blocks, &known.classes, profile);
    let aside: Vec<usize> = known.blocks.iter().chain(&preamble.blocks).copied().collect();
    let outline = outline(&blocks, &marks, &known.classes, &aside);
    for (line, reason) in &pages {
        let range = manuscript.lines.get(*line).map(|line| line.range.clone()).unwrap_or_default();
        keeper.furniture.push(Furniture { range, reason: *reason });
    }
    keeper.furniture.extend(furniture::struck(manuscript));
    known.heads.iter().for_each(|head| keeper.aside(head, Reason::Heading));
    let mut filler = Filler::new(&known.classes, &mut keeper, profile);
    filler.cells(&known.classes);
    filler.fill(&outline);
    let (levels, text) = (filler.levels, filler.series);
    let mut series = preamble.series(&mut keeper, levels, text);
    requirements(&mut series, vocabulary, &mut keeper);
    let mut draft = finish(series, keeper);
    let taken = |at: usize| match () {
        () if preamble.blocks.contains(&at) => Taken::Head,
        () if known.blocks.contains(&at) => Taken::Titles,
        () => outline.taken.get(&at).cloned().unwrap_or(Taken::Text { role: None, levels: Vec::new() }),
    };
    draft.pieces = pieces(manuscript, &draft, &blocks, &pages, taken);
    draft
}

/// A line that is no running head, however often it is there: it heads something.
fn is_kept(words: &str, known: &Classes, profile: &Profile) -> bool {
    profile.role(words, true).is_some()
        || profile.is_connective(words)
        || !classes::named(words, &known.classes, profile).is_empty()
}

/// The draft, with what was neither placed nor put aside.
fn finish(series: Series, keeper: Keeper<'_>) -> Draft {
    let Keeper { manuscript, mut trail, mut furniture, warnings } = keeper;
    trail.sort_by_key(|one| one.from.first().map(|range| range.start));
    furniture.sort_by_key(|one| (one.range.start, one.range.end, one.reason));
    furniture.dedup();
    let mut known: Vec<Range<usize>> = trail.iter().flat_map(|one| one.from.iter().cloned()).collect();
    known.extend(furniture.iter().map(|one| one.range.clone()));
    let unplaced = uncovered(manuscript, known);
    let (unplaced, signs): (Vec<_>, Vec<_>) = unplaced.into_iter().partition(|range| {
        manuscript.text.get(range.clone()).is_some_and(|text| text.chars().any(char::is_alphanumeric))
    });
    furniture.extend(signs.into_iter().map(|range| Furniture { range, reason: Reason::Ornament }));
    let found = series.levels.iter().map(|level| level.code.clone()).collect();
    Draft { series, trail, furniture, unplaced, warnings, pieces: Vec::new(), found }
}

/// What of the text no range covers, line by line, without blanks around it.
fn uncovered(manuscript: &Manuscript, known: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let known = joined(known);
    let mut open = Vec::new();
    for line in &manuscript.lines {
        let mut from = line.range.start;
        let begin = known.partition_point(|range| range.end <= from);
        for range in known.iter().skip(begin).take_while(|range| range.start < line.range.end) {
            push(manuscript, from..range.start, &mut open);
            from = from.max(range.end);
        }
        push(manuscript, from..line.range.end, &mut open);
    }
    open
}

/// Ranges in order, those that meet taken together.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut().filter(|last| last.end >= range.start) {
            Some(last) => last.end = last.end.max(range.end),
            None => joined.push(range),
        }
    }
    joined
}

fn push(manuscript: &Manuscript, range: Range<usize>, open: &mut Vec<Range<usize>>) {
    let Some(text) = manuscript.text.get(range.clone()).filter(|_| range.start < range.end) else { return };
    let trimmed = text.trim();
    if !trimmed.is_empty() {
        let start = range.start + (text.len() - text.trim_start().len());
        open.push(start..start + trimmed.len());
    }
}
