//! The words to mark in two texts of which one is compared with the other: those that are new and those that are gone,
//! and among them the ones that decide.
//!
//! Where much of a text goes on, all that differs is marked. Where more than half differs, marks would cover
//! everything, so one phrase a side is marked: what decides, else the longest run of words that the other side has not.

use std::collections::BTreeSet;
use std::ops::Range;

use super::apart::Cues;
use super::lexicon::Mark;
use super::terms::Terms;
use super::tokens::Word;
use super::words::is_joint;
use super::{Change, Comparer, DiffKind, Evidence, EvidenceKind, word_diff};
use crate::spec::Dimension;

/// A run of words to mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextMark {
    /// Its bytes.
    pub range: Range<usize>,
    /// Whether the words decide: a degree word, a number, a phrase of a dimension that the other text lacks, or that
    /// stands in the place of one.
    pub decides: bool,
}

/// The words to mark in two texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SideMarks {
    /// In the lower text: what went, and what stands in the place of what decides above.
    pub lower: Vec<TextMark>,
    /// In the upper text: what came.
    pub upper: Vec<TextMark>,
    /// Whether more than half of the words differ, so that only a phrase is marked on each side.
    pub rewritten: bool,
}

/// The most words of a phrase that is marked.
const LONGEST: usize = 10;
/// The words from which the first phrase of a clause ends before a word that joins.
const HEAD: usize = 4;
/// The most joining words within a run of new words.
const JOINTS: usize = 2;

/// Of what a text speaks.
#[derive(Debug, Clone, Default)]
pub(super) struct Matters {
    pub dimensions: BTreeSet<Dimension>,
    /// Ladders, by the number of their scale.
    pub ladders: BTreeSet<usize>,
}

/// Marks words. Made once for any number of texts.
#[derive(Debug)]
pub struct Marker<'a> {
    cues: &'a Cues,
    terms: Terms<'a>,
}

impl Comparer {
    /// What marks words of texts.
    pub fn marker(&self) -> Marker<'_> {
        Marker { cues: self.cues(), terms: Terms::new(self.cues().lexicon()) }
    }
}

/// One of two texts.
struct Side<'t> {
    text: &'t str,
    words: Vec<Word>,
    /// What it says, in order.
    concepts: Vec<u32>,
    /// The forms of its words, by their numbers.
    forms: BTreeSet<u32>,
    /// The phrases of dimensions in it.
    cues: Vec<Mark>,
    /// The bytes that the other text has not.
    differs: Vec<Range<usize>>,
}

impl Marker<'_> {
    /// The words to mark in the two sides of a change, either of which may have no text; none where both say the same.
    pub fn sides(&self, change: Change, texts: [Option<&str>; 2], evidence: &[Evidence]) -> SideMarks {
        match texts {
            _ if change == Change::Same => SideMarks::default(),
            [Some(lower), Some(upper)] => self.marks(lower, upper, evidence),
            [None, Some(upper)] => SideMarks { upper: self.alone(upper), ..SideMarks::default() },
            [Some(lower), None] => SideMarks { lower: self.alone(lower), ..SideMarks::default() },
            [None, None] => SideMarks::default(),
        }
    }

    /// The words to mark in two texts; `evidence` is what speaks for the change from one to the other.
    pub fn marks(&self, lower: &str, upper: &str, evidence: &[Evidence]) -> SideMarks {
        let (mut low, mut up) = (self.side(lower), self.side(upper));
        for span in word_diff(lower, upper).spans {
            match span.kind {
                DiffKind::Inserted => up.differs.push(span.upper),
                DiffKind::Deleted => low.differs.push(span.lower),
                DiffKind::Equal => {}
            }
        }
        let rewritten = 2 * (low.changed() + up.changed()) > low.words.len() + up.words.len();
        let counts = |one: &&Evidence| matches!(one.ground, EvidenceKind::Degree | EvidenceKind::Number);
        let shown = evidence.iter().filter(counts);
        let mut decides = (Vec::new(), Vec::new());
        for one in shown {
            let both = one.lower.is_some() && one.upper.is_some();
            decides.0.extend(one.lower.iter().flat_map(|place| low.new_part(place, both)));
            decides.1.extend(one.upper.iter().flat_map(|place| up.new_part(place, both)));
        }
        decides.0.extend(self.cues_of(&low, &up));
        decides.1.extend(self.cues_of(&up, &low));
        SideMarks {
            lower: self.of_side(&low, &up, decides.0, rewritten),
            upper: self.of_side(&up, &low, decides.1, rewritten),
            rewritten,
        }
    }

    /// The words to mark in a text that has no counterpart: its phrases that decide, else its first phrase.
    pub fn alone(&self, text: &str) -> Vec<TextMark> {
        let side = self.side(text);
        let cues: Vec<Range<usize>> = side.cues.iter().map(|mark| mark.range.clone()).collect();
        if !cues.is_empty() {
            return merged(cues).into_iter().map(|range| TextMark { range, decides: true }).collect();
        }
        let ends = |at: &usize| {
            let joins = side.words.get(*at).is_some_and(|word| self.cues.lexicon().is_stop_word(word.form.known));
            joins && !matches!(side.words.get(*at).map(Word::key), Some("and" | "or" | "and/or"))
        };
        let end = (HEAD..side.words.len()).find(ends).unwrap_or(side.words.len()).min(LONGEST);
        let range = side.bytes(0..end).map(|range| TextMark { range, decides: false });
        range.into_iter().collect()
    }

    /// The dimensions of which a text speaks, and the ladders on which it has a phrase.
    pub(super) fn matters(&self, text: &str) -> Matters {
        let mut matters = Matters::default();
        for mark in self.side(text).cues {
            let Some((dimension, is_ladder)) = self.cues.dimension(&mark) else { continue };
            matters.dimensions.insert(dimension);
            matters.ladders.extend(is_ladder.then_some(mark.scale));
        }
        matters
    }

    fn side<'t>(&self, text: &'t str) -> Side<'t> {
        let words = self.terms.words(text);
        let (concepts, cues) = (self.terms.concepts(words.iter()), self.cues.lexicon().marks(&words));
        let forms = words.iter().map(|word| word.form.number).collect();
        Side { text, words, concepts, forms, cues, differs: Vec::new() }
    }

    /// The phrases of dimensions in a text that the other one lacks: of each the words that are new, or all of them
    /// where they stand in the place of others of their ladder.
    fn cues_of(&self, own: &Side<'_>, other: &Side<'_>) -> Vec<Range<usize>> {
        let has = |side: &Side<'_>, mark: &Mark| {
            side.cues.iter().any(|theirs| (theirs.scale, theirs.step) == (mark.scale, mark.step))
        };
        let alone = own.cues.iter().filter(|mark| !has(other, mark));
        let found = alone.filter_map(|mark| {
            let answers = |theirs: &Mark| theirs.scale == mark.scale && !has(own, theirs);
            let in_place = || other.cues.iter().any(answers).then(|| mark.range.clone());
            self.new_words(own, &mark.words, other).or_else(in_place)
        });
        found.collect()
    }

    fn is_new(&self, word: &Word, other: &Side<'_>) -> bool {
        let concept = self.terms.features(&word.form).map(|features| features.concept);
        concept.is_some_and(|concept| other.concepts.binary_search(&concept).is_err())
    }

    /// The words of a phrase from the first to the last that the other text does not say.
    fn new_words(&self, own: &Side<'_>, words: &Range<usize>, other: &Side<'_>) -> Option<Range<usize>> {
        let is_new = |at: &usize| {
            own.words.get(*at).is_some_and(|word| match self.terms.features(&word.form) {
                Some(_) => self.is_new(word, other),
                None => !other.forms.contains(&word.form.number),
            })
        };
        let tells = |at: usize| own.words.get(at).is_some_and(|word| self.is_new(word, other));
        if !words.clone().any(tells) {
            return None;
        }
        let (first, last) = (words.clone().find(is_new)?, words.clone().rev().find(is_new)?);
        own.bytes(first..last + 1)
    }

    fn of_side(&self, own: &Side<'_>, other: &Side<'_>, decides: Vec<Range<usize>>, rewritten: bool) -> Vec<TextMark> {
        let decides = merged(decides);
        if rewritten {
            let phrase = || self.longest_new(own, other).or_else(|| own.first_difference());
            return match decides.is_empty() {
                true => phrase().map(|range| TextMark { range, decides: false }).into_iter().collect(),
                false => decides.into_iter().map(|range| TextMark { range, decides: true }).collect(),
            };
        }
        let mut marks: Vec<TextMark> = Vec::new();
        for span in &own.differs {
            let mut at = span.start;
            for one in decides.iter().filter(|one| one.start < span.end && span.start < one.end) {
                marks.extend(own.trimmed(at..one.start).map(|range| TextMark { range, decides: false }));
                at = one.end.max(at);
            }
            marks.extend(own.trimmed(at..span.end).map(|range| TextMark { range, decides: false }));
        }
        marks.extend(decides.into_iter().map(|range| TextMark { range, decides: true }));
        marks.sort_by_key(|mark| mark.range.start);
        marks
    }

    /// The longest run of telling words that the other text does not say, with the words that end its last phrase.
    fn longest_new(&self, own: &Side<'_>, other: &Side<'_>) -> Option<Range<usize>> {
        let telling = |at: usize| own.words.get(at).is_some_and(|word| self.terms.features(&word.form).is_some());
        let new = |at: usize| own.words.get(at).is_some_and(|word| self.is_new(word, other));
        let mut best: Option<(usize, Range<usize>)> = None;
        let mut at = 0;
        while at < own.words.len() {
            if !new(at) {
                at += 1;
                continue;
            }
            let (start, mut end, mut count) = (at, at + 1, 1);
            while end - start < LONGEST {
                let Some(next) = (end..=end + JOINTS).find(|next| telling(*next)).filter(|next| new(*next)) else {
                    break;
                };
                (end, count) = (next + 1, count + 1);
            }
            // A phrase is not cut before its noun.
            while end - start < LONGEST && telling(end) && own.is_adjacent(end) {
                end += 1;
            }
            if best.as_ref().is_none_or(|(most, _)| count > *most) {
                best = Some((count, start..end));
            }
            at = end;
        }
        own.bytes(best?.1)
    }
}

impl Side<'_> {
    /// How many of its words the other text has not.
    fn changed(&self) -> usize {
        let differs = |word: &&Word| self.differs.iter().any(|span| span.contains(&word.range.start));
        self.words.iter().filter(differs).count()
    }

    /// The part of a place that the other text has not; the whole, where it has all of it and `both` texts show it.
    fn new_part(&self, place: &Range<usize>, both: bool) -> Vec<Range<usize>> {
        let parts = self.differs.iter().map(|span| span.start.max(place.start)..span.end.min(place.end));
        let parts: Vec<Range<usize>> =
            parts.filter(|part| part.start < part.end).filter_map(|part| self.trimmed(part)).collect();
        match parts.is_empty() && both {
            true => self.trimmed(place.clone()).into_iter().collect(),
            false => parts,
        }
    }

    /// A place without what surrounds its words; `None`: it has none.
    fn trimmed(&self, place: Range<usize>) -> Option<Range<usize>> {
        let piece = self.text.get(place.clone())?;
        let (first, last) = (piece.find(char::is_alphanumeric)?, piece.rfind(char::is_alphanumeric)?);
        let end = piece.get(last..)?.chars().next().map_or(piece.len(), |letter| last + letter.len_utf8());
        let (start, end) = (place.start + first, place.start + end);
        // "two (2)" is not marked without its bracket.
        let inside = self.text.get(start..end)?;
        let opens = inside.rfind('(') > inside.rfind(')');
        let closes = self.text.get(end..)?.starts_with(')');
        Some(start..end + usize::from(opens && closes))
    }

    /// The first words that differ, where none of them tells anything.
    fn first_difference(&self) -> Option<Range<usize>> {
        let span = self.differs.iter().find_map(|span| self.trimmed(span.clone()))?;
        let inside = |word: &&Word| span.contains(&word.range.start);
        let last = self.words.iter().filter(inside).take(LONGEST).last()?;
        Some(span.start..last.range.end)
    }

    /// Whether nothing but a blank stands before a word.
    fn is_adjacent(&self, at: usize) -> bool {
        let between = || {
            let (before, word) = (self.words.get(at.checked_sub(1)?)?, self.words.get(at)?);
            self.text.get(before.range.end..word.range.start)
        };
        between().is_some_and(|gap| gap.trim().is_empty())
    }

    /// The bytes of some of its words, without joining words at the ends.
    fn bytes(&self, words: Range<usize>) -> Option<Range<usize>> {
        let joins = |at: &usize| self.words.get(*at).is_none_or(|word| is_joint(word.key()));
        let (first, last) = (words.clone().find(|at| !joins(at))?, words.rev().find(|at| !joins(at))?);
        Some(self.words.get(first)?.range.start..self.words.get(last)?.range.end)
    }
}

/// Places in order, those that touch taken for one.
fn merged(mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.sort_by_key(|place| (place.start, place.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for place in places {
        match merged.last_mut().filter(|last| place.start <= last.end) {
            Some(last) => last.end = last.end.max(place.end),
            None => merged.push(place),
        }
    }
    merged
}
