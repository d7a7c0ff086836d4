//! The draft with all that belongs to none of its texts.

use std::collections::BTreeSet;
use std::ops::Range;

use rungs_domain::spec::{Code, PathStep, Series, Vocabulary, validate_series};

use super::provenance::ProvenanceLog;
use crate::{Draft, Furniture, Manuscript, Reason, Warning};

/// So many odd things are told: a draft with more is none that a person reviews.
const MOST_ODD: usize = 100;

/// Tells what would keep the draft from being opened as a specification.
pub(super) fn flaws(series: &Series, vocabulary: &Vocabulary, log: &mut ProvenanceLog<'_>) {
    let mut vocabulary = vocabulary.clone();
    vocabulary.add(&log.words);
    for problem in validate_series(series, &vocabulary) {
        let stands = log.provenance.iter().find(|one| one.to.starts_with(&problem.at));
        let at = stands.filter(|_| !problem.at.is_empty()).and_then(|one| one.from.first().cloned());
        log.warnings.push(Warning { at, what: problem.message });
    }
}

/// Tells what is odd about the draft, the most harmful first.
pub(super) fn oddities(series: &Series, log: &mut ProvenanceLog<'_>) {
    let mut told: BTreeSet<Vec<PathStep>> = BTreeSet::new();
    for odd in crate::oddities(series).into_iter().take(MOST_ODD) {
        // One thing to look at in a place is enough.
        if told.insert(odd.at.clone()) {
            let stands = log.provenance.iter().find(|one| one.to.starts_with(&odd.at));
            let at = stands.and_then(|one| one.from.first().cloned());
            log.warnings.push(Warning { at, what: odd.what });
        }
    }
}

/// The draft, with what was neither placed nor put aside.
pub(super) fn finish(series: Series, found: Vec<Code>, log: ProvenanceLog<'_>) -> Draft {
    let ProvenanceLog { manuscript, mut provenance, mut furniture, warnings, unclaimed, words } = log;
    provenance.sort_by_key(|one| one.from.first().map(|range| range.start));
    furniture.sort_by_key(|one| (one.range.start, one.range.end, one.reason));
    furniture.dedup();
    let mut known: Vec<Range<usize>> = provenance.iter().flat_map(|one| one.from.iter().cloned()).collect();
    known.extend(furniture.iter().map(|one| one.range.clone()));
    let unplaced = uncovered(manuscript, known);
    let (unplaced, signs): (Vec<_>, Vec<_>) = unplaced.into_iter().partition(|range| {
        manuscript.text.get(range.clone()).is_some_and(|text| text.chars().any(char::is_alphanumeric))
    });
    furniture.extend(signs.into_iter().map(|range| Furniture { range, reason: Reason::Ornament }));
    Draft { series, provenance, furniture, unplaced, unclaimed, warnings, words, blocks: Vec::new(), found }
}

/// What of the text no range covers, line by line, without blanks around it.
fn uncovered(manuscript: &Manuscript, known: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let known = joined(known, 0);
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

/// Ranges in order, those with at most `gap` bytes between them taken together.
pub(super) fn joined(mut ranges: Vec<Range<usize>>, gap: usize) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut().filter(|last| last.end + gap >= range.start) {
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
