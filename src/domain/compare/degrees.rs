//! Degree words of two linked clauses that stand for one another.
//!
//! A word of a scale is evidence only together with what it is held against: another word of the scale in its place,
//! or the same object without one ("assists in developing plans", "develops plans"). What is merely absent proves
//! nothing: a specification leaves out what goes without saying.

use std::ops::Range;

use super::course::{Course, CourseClause, Telling};
use super::evidence::{Direction, Evidence, EvidenceKind};
use super::lexicon::{Lexicon, Mark};
use super::tokens::Word;
use super::words::is_joint;

/// How far behind a word of low degree its object may stand: "assists other staff in defining tasks".
const OBJECT: usize = 3;
/// The most words before the object that are told with it.
const BEFORE_OBJECT: usize = 5;
/// The most words behind the object that are told with it.
const BEHIND_OBJECT: usize = 2;
/// The most telling words that may stand beside a degree word in a stretch that was replaced as a whole.
const BESIDE: usize = 1;
/// The most words that name those over whom a degree word stands.
const WHOM: usize = 5;
/// How many telling words two clauses must share where nothing but the link holds a degree word against the other.
const SHARED: usize = 2;

/// What the degree words of two clauses show. `levels` are the meanings of all that the two levels say
/// in such items; `ordered` where
/// the upper level stands above the lower one.
pub(super) fn degrees(
    course: &Course<'_>,
    lexicon: &Lexicon,
    levels: (&[u32], &[u32]),
    ordered: bool,
) -> Vec<Evidence> {
    let low = alone(&course.lower.marks, &course.upper.marks);
    let mut up = alone(&course.upper.marks, &course.lower.marks);
    // A word that the other text answers with another of its scale is not missing there, even where a third word took
    // the place: "assists in coordinating", "is responsible for directing".
    let scales = |marks: &[&Mark]| marks.iter().map(|mark| mark.scale).collect::<Vec<_>>();
    let (low_scales, up_scales) = (scales(&low), scales(&up));
    let mut found = Vec::new();
    for own in low {
        // On a scale that counts alone the place does not matter: "acts as lead person", "directly supervises".
        let anywhere = lexicon.scale(own.scale).is_some_and(|scale| scale.alone);
        let counterpart =
            up.iter().position(|other| own.scale == other.scale && (anywhere || meet(course, own, other)));
        match counterpart.map(|at| up.remove(at)) {
            Some(other) => found.push(shift(lexicon, own, other)),
            None if up_scales.contains(&own.scale) => {}
            None => found.extend(one_sided(
                lexicon,
                own,
                (&course.lower, &course.upper),
                levels.1,
                DegreeSide { upper: false, ordered },
            )),
        }
    }
    for own in up.into_iter().filter(|own| !low_scales.contains(&own.scale)) {
        let shown =
            one_sided(lexicon, own, (&course.upper, &course.lower), levels.0, DegreeSide { upper: true, ordered });
        found.extend(shown.map(Evidence::turned));
    }
    found
}

/// The degree words of a clause, leaving out the heights that the other clause has too.
fn alone<'m>(own: &'m [Mark], other: &[Mark]) -> Vec<&'m Mark> {
    let shared = |mark: &Mark| other.iter().any(|theirs| (theirs.scale, theirs.step) == (mark.scale, mark.step));
    own.iter().filter(|mark| !shared(mark)).collect()
}

fn shift(lexicon: &Lexicon, lower: &Mark, upper: &Mark) -> Evidence {
    Evidence {
        direction: if lower.step < upper.step { Direction::Up } else { Direction::Down },
        ground: EvidenceKind::Degree,
        scale: lexicon.scale_id(lower.scale).to_owned(),
        lower: Some(lower.range.clone()),
        upper: Some(upper.range.clone()),
    }
}

/// Whether two degree words stand in the same place: on words that go on, in one stretch that was replaced, before
/// the same object, or both at the head of their clauses; or whether they are synonyms.
fn meet(course: &Course<'_>, lower: &Mark, upper: &Mark) -> bool {
    let (low, up) = (course.lower.within(&lower.words), course.upper.within(&upper.words));
    let (own, other) = (course.lower.telling.get(low.clone()), course.upper.telling.get(up.clone()));
    let (own, other) = (own.unwrap_or_default(), other.unwrap_or_default());
    let overlaps = own.iter().any(|word| word.twin.is_some_and(|twin| up.contains(&twin)));
    let synonyms = own.iter().any(|word| other.iter().any(|theirs| theirs.concept == word.concept));
    // In a long stretch that was replaced, a word need not stand in the place of the other: "performs difficult work",
    // "supervises the technical staff".
    let fills = |mark: &Range<usize>, stretch: &Range<usize>| {
        mark.start < stretch.end && stretch.start < mark.end && stretch.len() <= mark.len() + BESIDE
    };
    let replaced = course.stretches.iter().any(|stretch| fills(&low, &stretch.lower) && fills(&up, &stretch.upper));
    let same_object = course.lower.telling.get(low.end).is_some_and(|object| object.twin == Some(up.end));
    overlaps || synonyms || replaced || same_object || (low.start == 0 && up.start == 0)
}

/// On which side a degree word stands alone.
#[derive(Debug, Clone, Copy)]
struct DegreeSide {
    upper: bool,
    /// Whether the upper level stands above the lower one.
    ordered: bool,
}

/// A degree word of one clause that has no counterpart in the other, told from the side that has it: `lower` of the
/// evidence is the side of `own`.
fn one_sided(
    lexicon: &Lexicon,
    mark: &Mark,
    (own, other): (&CourseClause<'_>, &CourseClause<'_>),
    other_level: &[u32],
    side: DegreeSide,
) -> Option<Evidence> {
    let words = own.within(&mark.words);
    let telling = own.telling.get(words.clone()).unwrap_or_default();
    // A phrase is there where all its words are: "lead work" is not in "social work".
    if !telling.is_empty() && telling.iter().all(|word| other.has(word.concept)) {
        return None;
    }
    let absent = || telling.is_empty() || telling.iter().any(|word| other_level.binary_search(&word.concept).is_err());
    let scale = lexicon.scale(mark.scale)?;
    let evidence = |direction, own_range, other_range| Evidence {
        direction,
        ground: EvidenceKind::Degree,
        scale: scale.id.clone(),
        lower: Some(own_range),
        upper: other_range,
    };
    let unmarked = scale.unmarked?;
    let direction = match mark.step.cmp(&unmarked) {
        std::cmp::Ordering::Less => Direction::Up,
        std::cmp::Ordering::Greater => Direction::Down,
        std::cmp::Ordering::Equal => return None,
    };
    if let Some((own_range, other_range)) = frame(mark, unmarked, (own, other), lexicon) {
        return Some(evidence(direction, own_range, other_range));
    }
    // What only the lower text has says nothing, unless it is a sign of less: then its loss is more.
    let above = mark.step > unmarked;
    // A phrase of several words ("cooperates with other staff in") says nothing without its object.
    let governs = telling.len() <= 1 && words.start == 0 && shared(own, other) >= SHARED && (side.upper || !above);
    let counts = governs || (side.ordered && scale.alone && side.upper == above);
    (counts && absent()).then(|| evidence(direction, with_whom(mark, own), None))
}

/// A degree word with those over whom it stands: "lead work over Utilization Management Coordinators".
fn with_whom(mark: &Mark, own: &CourseClause<'_>) -> Range<usize> {
    let key = |at: usize| own.words.get(at).map(Word::key);
    if key(mark.words.end) != Some("over") {
        return mark.range.clone();
    }
    let first = mark.words.end + 1;
    let mut count = (first..first + WHOM).take_while(|at| key(*at).is_some_and(|key| !is_joint(key))).count();
    // "responsible for" says more of them, and does not name them.
    if key(first + count) == Some("for") && count > 1 {
        count -= 1;
    }
    let last = count.checked_sub(1).and_then(|count| own.words.get(first + count));
    mark.range.start..last.map_or(mark.range.end, |word| word.range.end)
}

fn shared(own: &CourseClause<'_>, other: &CourseClause<'_>) -> usize {
    own.telling.iter().filter(|word| other.has(word.concept)).count()
}

/// The words from a degree word to its object, and the same object in the other clause, where it stands without any
/// such word; `None` there where a bare word is all that could be told of it.
fn frame(
    mark: &Mark,
    unmarked: usize,
    (own, other): (&CourseClause<'_>, &CourseClause<'_>),
    lexicon: &Lexicon,
) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let words = own.within(&mark.words);
    let reach = if mark.step < unmarked { OBJECT } else { 1 };
    let behind = own.telling.get(words.end..)?;
    let goes_on = |word: &&Telling| word.twin.and_then(|at| other.telling.get(at)).is_some_and(|t| t.stem == word.stem);
    let object = behind.iter().take(reach).find(goes_on)?;
    let twin = object.twin?;
    if !is_bare(other, twin, words.start) {
        return None;
    }
    let place = other.telling.get(twin)?.at;
    // At the head of a clause the whole of what stands before the object is its part: "plans the development".
    let from = if words.start == 0 && place <= BEFORE_OBJECT { 0 } else { verb_before(other, twin, place) };
    let is_alike = |next: &usize| {
        let both = (own.words.get(object.at + next), other.words.get(place + next));
        matches!(both, (Some(one), Some(other)) if one.key() == other.key())
    };
    let further = (1..=BEHIND_OBJECT).take_while(is_alike).count();
    let further = if own.words.get(object.at + further).is_some_and(|word| is_joint(word.key())) { 0 } else { further };
    if from == place && place > 0 && further == 0 {
        let named = |at: &usize| own.words.get(*at).is_some_and(|word| !lexicon.is_stop_word(word.form.known));
        let more = (object.at + 1..=object.at + BEHIND_OBJECT).take_while(named).count();
        return Some((mark.range.start..own.words.get(object.at + more)?.range.end, None));
    }
    // The verb that both have is told on both sides: "performs technical work", "performs complex technical work".
    let verb = mark.words.start.checked_sub(1).and_then(|at| own.words.get(at)).filter(|_| from < place);
    let verb = verb.filter(|verb| other.words.get(from).is_some_and(|word| word.key() == verb.key()));
    let start = verb.map_or(mark.range.start, |verb| verb.range.start);
    let own_end = own.words.get(object.at + further)?.range.end;
    Some((start..own_end, Some(other.bytes(from, place + further)?)))
}

/// The place from which an object is told: with a stop word before it that may be its verb ("performs studies").
fn verb_before(clause: &CourseClause<'_>, object: usize, place: usize) -> usize {
    let after_telling = object.checked_sub(1).and_then(|at| clause.telling.get(at)).map_or(0, |word| word.at + 1);
    let before = place.saturating_sub(1);
    let is_verb = before < place && before >= after_telling;
    if is_verb && clause.words.get(before).is_some_and(|word| !is_joint(word.key())) { before } else { place }
}

/// Whether nothing qualifies a word that has no part in the other clause: it stands first, behind a stop word, or
/// behind a word that goes on before the place `before`.
fn is_bare(clause: &CourseClause<'_>, at: usize, before: usize) -> bool {
    let (Some(word), Some(previous)) =
        (clause.telling.get(at), at.checked_sub(1).and_then(|at| clause.telling.get(at)))
    else {
        return at == 0;
    };
    previous.at + 1 < word.at || previous.twin.is_some_and(|twin| twin < before)
}
