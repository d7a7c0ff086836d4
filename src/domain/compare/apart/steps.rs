//! The steps of one dimension.
//!
//! Four looks, the surest first: clauses that are built alike and differ in a phrase of a ladder; the highest phrases
//! that each level has on a ladder; what only one of the levels prints; what both print in other words.

use std::ops::Range;

use super::clauses::{Clause, LevelText};
use super::quotation::{Quotation, deciding};
use super::{Apart, Candidate, Cues, Turn};
use crate::compare::lexicon::Mark;
use crate::compare::words::{DiffKind, word_diff};
use crate::spec::Dimension;

/// A clause of which this much stands in one of the other level says nothing of its own.
const ALIKE: f64 = 0.75;
/// Two clauses that share this much of their words are built alike.
const FRAME: f64 = 0.5;
/// Two clauses that share less than this are about different things.
const RELATED: f64 = 0.2;

/// How much a step weighs against others of the same standing.
mod weight {
    pub(super) const RISING: u8 = 5;
    pub(super) const NEW: u8 = 4;
    pub(super) const FURTHER: u8 = 2;
    pub(super) const DIFFERENT: u8 = 1;
    pub(super) const GONE: u8 = 0;
}

/// What a level prints in one respect.
pub(super) struct Said {
    pub quotation: Quotation,
    /// The ladder of its phrase and how high it stands; `None`: it stands on none.
    pub height: Option<(usize, usize)>,
}

impl Said {
    /// Whether two levels say the same: the same words, or phrases of one height.
    pub(super) fn is_as(&self, other: &Said) -> bool {
        self.quotation.whole == other.quotation.whole || self.height.is_some() && self.height == other.height
    }
}

/// What a level prints on a dimension: the highest phrase of its first ladder, in text that allocates where it speaks
/// there; else the first words.
pub(super) fn said(dimension: Dimension, level: &LevelText<'_>, cues: &Cues) -> Option<Said> {
    let hits = hits(dimension, level, None, cues);
    let allocating = hits.iter().any(|hit| hit.clause.line.allocating);
    let counted = || hits.iter().filter(|hit| hit.clause.line.allocating == allocating);
    let height = |hit: &Hit<'_, '_>| {
        let mark = hit.mark?;
        cues.ladders.get(mark.scale)?.meaning.as_ref()?;
        Some((mark.scale, mark.step))
    };
    let ladder = counted().filter_map(height).map(|(ladder, _)| ladder).min();
    let highest = ladder.and_then(|ladder| {
        let on = counted().filter_map(|hit| Some((hit, height(hit).filter(|(of, _)| *of == ladder)?)));
        on.rev().max_by_key(|(_, (_, step))| *step)
    });
    let (hit, height) = highest.map(|(hit, height)| (hit, Some(height))).or_else(|| Some((counted().next()?, None)))?;
    let phrase = hit.mark.map(|mark| mark.range.clone());
    let alone = dimension == Dimension::SupervisionReceived;
    Some(Said { quotation: hit.clause.quoted(phrase.clone(), phrase.as_slice(), alone), height })
}

/// A phrase in a clause.
#[derive(Clone, Copy)]
struct Hit<'t, 'a> {
    clause: &'t Clause<'a>,
    /// `None`: the heading alone tells the dimension.
    mark: Option<&'t Mark>,
    /// Whether the other level prints the same clause.
    shared: bool,
}

impl Hit<'_, '_> {
    /// Whether the other level has no phrase as high on the ladder of this one.
    fn rises_above(&self, theirs: &[Hit<'_, '_>]) -> bool {
        self.mark
            .is_none_or(|mark| theirs.iter().all(|other| other.step_on(mark.scale).is_none_or(|step| step < mark.step)))
    }

    fn step_on(&self, ladder: usize) -> Option<usize> {
        self.mark.filter(|mark| mark.scale == ladder).map(|mark| mark.step)
    }
}

/// Both levels' phrases of one dimension.
struct Sides<'t, 'a> {
    dimension: Dimension,
    /// The title of the lower class.
    below: &'t str,
    low: Vec<Hit<'t, 'a>>,
    up: Vec<Hit<'t, 'a>>,
}

/// The rows of a dimension.
pub(super) fn steps(dimension: Dimension, lower: &LevelText<'_>, upper: &LevelText<'_>, cues: &Cues) -> Vec<Candidate> {
    let (low, up) = (hits(dimension, lower, Some(upper), cues), hits(dimension, upper, Some(lower), cues));
    let sides = Sides { dimension, below: lower.title, low, up };
    let of_dimension = cues.ladders.iter().enumerate().filter(|(_, entry)| entry.dimension == dimension);
    let mut rows = Vec::new();
    let mut is_level = false;
    for (ladder, meaning) in of_dimension.filter_map(|(ladder, entry)| Some((ladder, entry.meaning.as_deref()?))) {
        let (rising, level) = sides.tops(ladder, meaning);
        is_level |= level;
        let row = rising.or_else(|| sides.frames(ladder, meaning, lower));
        // The first row tells the dimension; another one only adds to it.
        let weight = if rows.is_empty() { weight::RISING } else { weight::FURTHER };
        rows.extend(row.map(|row| Candidate { weight, ..row }));
    }
    if rows.is_empty() && !is_level {
        rows.extend(sides.of_one());
    }
    rows.extend(sides.further(&rows));
    rows
}

fn hits<'t, 'a>(
    dimension: Dimension,
    own: &'t LevelText<'a>,
    other: Option<&LevelText<'_>>,
    cues: &Cues,
) -> Vec<Hit<'t, 'a>> {
    let mut found = Vec::new();
    for clause in own.clauses.iter().filter(|clause| clause.line.heading.is_none_or(|heading| heading == dimension)) {
        let shared = other.is_some_and(|other| other.has(clause));
        let mut marks = clause.marks.iter().filter(|mark| cues.is_of(mark, dimension)).peekable();
        if marks.peek().is_none() && clause.line.heading == Some(dimension) {
            found.push(Hit { clause, mark: None, shared });
        }
        found.extend(marks.map(|mark| Hit { clause, mark: Some(mark), shared }));
    }
    found
}

impl<'t, 'a> Sides<'t, 'a> {
    /// A step between two clauses that are built alike.
    fn frames(&self, ladder: usize, meaning: &str, lower: &'t LevelText<'a>) -> Option<Candidate> {
        let own = self.up.iter().filter(|hit| !hit.shared);
        let pairs = own.filter_map(|hit| {
            let to = hit.step_on(ladder)?;
            let alike = lower.clauses.iter().filter(|clause| clause.line.heading == hit.clause.line.heading);
            let (clause, likeness) = alike
                .map(|clause| (clause, clause.likeness(hit.clause)))
                .filter(|(_, likeness)| *likeness >= FRAME)
                .max_by(|a, b| a.1.total_cmp(&b.1))?;
            let on = self.low.iter().filter(|low| std::ptr::eq(low.clause, clause));
            let from = on.filter_map(|low| Some((low, low.step_on(ladder)?))).max_by_key(|(_, step)| *step);
            let low = match from {
                Some((low, from)) if to > from => *low,
                Some(_) => return None,
                None => Hit { clause, mark: None, shared: false },
            };
            Some((likeness, low, *hit))
        });
        let (_, low, up) = pairs.max_by(|a, b| a.0.total_cmp(&b.0))?;
        let why = format!("{meaning}: two clauses that are built alike differ in it");
        Some(self.row(Turn::Up, (Some(&low), Some(&up)), why, weight::RISING))
    }

    /// A step between the highest phrases on a ladder; and whether the levels stand equally high on it.
    fn tops(&self, ladder: usize, meaning: &str) -> (Option<Candidate>, bool) {
        let (Some((low, from)), Some((up, to))) = (highest(ladder, &self.low), highest(ladder, &self.up)) else {
            return (None, false);
        };
        let names = |hit: &Hit<'_, '_>| hit.mark.is_some_and(|mark| hit.clause.names_behind(mark, self.below));
        let leads = self.dimension == Dimension::SupervisionGiven && to == from && !names(low) && names(up);
        let why = match leads {
            true => "the upper level leads the lower class".to_owned(),
            false => format!("{meaning}: the phrases stand on one ladder"),
        };
        let rising = !up.shared && (to > from || leads);
        (rising.then(|| self.row(Turn::Up, (Some(low), Some(up)), why, weight::RISING)), to == from)
    }

    /// What only one of the levels prints, or both in other words.
    fn of_one(&self) -> Option<Candidate> {
        match (first_own(&self.low, &self.up), first_own(&self.up, &self.low)) {
            (Some(low), Some(up)) => {
                let related = low.clause.likeness(up.clause) >= RELATED;
                let turn = if related { Turn::Different } else { Turn::New };
                let lower = Some(low).filter(|_| related);
                let weight = if related { weight::DIFFERENT } else { weight::FURTHER };
                Some(self.row(turn, (lower, Some(up)), in_words(turn), weight))
            }
            (None, Some(up)) if self.low.is_empty() => {
                Some(self.row(Turn::New, (None, Some(up)), in_words(Turn::New), weight::NEW))
            }
            (Some(low), None) if self.up.is_empty() => {
                Some(self.row(Turn::Gone, (Some(low), None), in_words(Turn::Gone), weight::GONE))
            }
            _ => None,
        }
    }

    /// A further step of the dimension: a clause of the upper level like which none was found at the lower one, beside what
    /// was told before.
    fn further(&self, told: &[Candidate]) -> Option<Candidate> {
        let is_told = |hit: &Hit<'_, '_>| {
            let quoted = self.quoted(hit, None);
            told.iter().filter_map(|one| one.row.upper.as_ref()).any(|upper| upper.whole.contains(&quoted.whole))
        };
        let hit = self.up.iter().find(|hit| {
            let counts = hit.clause.line.telling || hit.clause.line.heading.is_some() && hit.mark.is_some();
            counts && !hit.shared && hit.rises_above(&self.low) && !is_told(hit) && is_new(hit, &self.low)
        })?;
        Some(self.row(Turn::New, (None, Some(hit)), in_words(Turn::New), weight::FURTHER))
    }

    fn row(
        &self,
        turn: Turn,
        (lower, upper): (Option<&Hit<'_, '_>>, Option<&Hit<'_, '_>>),
        why: String,
        weight: u8,
    ) -> Candidate {
        let allocating = [lower, upper].iter().flatten().any(|hit| hit.clause.line.allocating);
        let [lower, upper] = [(lower, upper), (upper, lower)].map(|(own, other)| Some(self.quoted(own?, other)));
        Candidate { row: Apart { dimension: self.dimension, turn, allocating, lower, upper, why }, weight }
    }

    /// What a level prints, with the words marked in which it differs from what the other level prints.
    fn quoted(&self, own: &Hit<'_, '_>, other: Option<&Hit<'_, '_>>) -> Quotation {
        let phrase = own.mark.map(|mark| mark.range.clone());
        let marks: Vec<Range<usize>> = match (&phrase, other) {
            (Some(phrase), _) => {
                let theirs = other.and_then(|other| other.clause.line.text.get(other.mark?.range.clone()));
                vec![deciding(&own.clause.line.text, phrase, theirs)]
            }
            (None, Some(other)) if other.mark.is_none() => differing(own.clause, other.clause),
            (None, _) => Vec::new(),
        };
        let phrase = phrase.or_else(|| marks.first().cloned());
        own.clause.quoted(phrase, &marks, self.dimension == Dimension::SupervisionReceived)
    }
}

/// The highest phrase of a ladder: in text that allocates, where any stands there.
fn highest<'h, 't, 'a>(ladder: usize, hits: &'h [Hit<'t, 'a>]) -> Option<(&'h Hit<'t, 'a>, usize)> {
    let on: Vec<_> = hits.iter().filter_map(|hit| Some((hit, hit.step_on(ladder)?))).collect();
    let allocating = on.iter().any(|(hit, _)| hit.clause.line.allocating);
    let counted = on.into_iter().filter(|(hit, _)| hit.clause.line.allocating == allocating);
    // Of phrases of one height, the first that the other level does not print as well.
    counted.rev().max_by_key(|(hit, step)| (*step, !hit.shared))
}

/// The first clause of a level that the other one does not print in nearly the same words.
fn first_own<'h, 't, 'a>(own: &'h [Hit<'t, 'a>], theirs: &[Hit<'_, '_>]) -> Option<&'h Hit<'t, 'a>> {
    own.iter().find(|hit| !hit.shared && hit.rises_above(theirs) && is_new(hit, theirs))
}

fn is_new(hit: &Hit<'_, '_>, theirs: &[Hit<'_, '_>]) -> bool {
    theirs.iter().all(|other| other.clause.likeness(hit.clause) < ALIKE)
}

/// The longest run of words of a clause that the other one does not have there, by its bytes in the line.
fn differing(own: &Clause<'_>, other: &Clause<'_>) -> Vec<Range<usize>> {
    let diff = word_diff(other.text(), own.text());
    let runs = diff.spans.into_iter().filter(|span| span.kind == DiffKind::Inserted).map(|span| span.upper);
    let longest = runs.rev().max_by_key(|run| run.len());
    let at = own.bytes().start;
    longest.map(|run| at + run.start..at + run.end).into_iter().collect()
}

fn in_words(turn: Turn) -> String {
    match turn {
        Turn::New => "no clause like it was found at the lower level",
        Turn::Gone => "no clause like it was found at the upper level",
        _ => "both print it in other words",
    }
    .to_owned()
}
