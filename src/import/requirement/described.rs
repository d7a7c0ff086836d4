//! Time of work whose kind is described in words that the vocabulary does not know: "two years of experience in the
//! repair of elevators". Whether some work is of that kind is left to a person; the time is counted.

use rungs_domain::spec::{Experience, Requirement};

use super::education::names_degree;
use super::experience::{SeriesContext, narrowed, time};
use super::kinds::Kinds;
use super::needs::{Link, starts_need};
use super::node::source;
use super::phrases::PHRASES;
use super::quantity::{is_figure, leading_quantity, quantity};
use super::tail::narrows;
use super::token::{Cursor, Slice};

/// More words than this before "experience" are no description of it.
const MOST_BEFORE: usize = 14;

/// A note of more words than this says more than a name does.
const MOST_IN_NOTE: usize = 6;

/// So many words behind a link are searched for what somebody knows or can do.
const TRAIT_REACH: usize = 4;

/// A part of a time, as it is written.
struct Part<'t> {
    /// All of its words.
    written: Slice<'t>,
    months: u32,
    /// What describes the work of this part.
    kind: Slice<'t>,
}

/// A clause that asks for time of work and describes it.
pub(super) fn described(clause: &Slice<'_>, known: &SeriesContext<'_>) -> Option<Requirement> {
    let (months, at) = leading_quantity(clause)?;
    let mut read = Cursor::new(clause, at);
    let progressive = lead(&mut read);
    let from = read.at;
    let at_work = work_begins(&clause.from(from))?;
    let (end, part) = match part(clause, from + at_work) {
        Some((end, part)) => (end, Some(part)),
        None => (clause.len(), None),
    };
    let whole = clause.part(from..end).trimmed();
    if !describes(&whole) {
        return None;
    }
    let kinds = Kinds { kinds: vec![known.new_terms.kind(&whole)?], ..Kinds::default() };
    let mut node = time(source(clause), months, kinds, progressive);
    let mut asked = Vec::new();
    if let Some(part) = part {
        if part.months > months {
            return None;
        }
        match included(&part, known) {
            Some(included) => node.including.push(included),
            None => asked.push(part.written),
        }
    }
    Some(narrowed(clause, Requirement::Experience(node), &asked))
}

/// Reads what changes nothing in the count; whether growing responsibility is asked for.
fn lead(read: &mut Cursor<'_>) -> bool {
    let mut progressive = false;
    loop {
        if read.take(&PHRASES.progressive) {
            progressive = true;
        } else if !(read.take_word(&["of", "'"]) || read.take(&PHRASES.neutral)) {
            return progressive;
        }
    }
}

/// Where words speak of work: the token behind "experience", or behind "performing".
fn work_begins(words: &Slice<'_>) -> Option<usize> {
    if let Some(taken) = PHRASES.work_starts.at(words, 0) {
        return Some(taken);
    }
    let at = words.find(&["experience"]).filter(|at| *at <= MOST_BEFORE)?;
    let before = words.part(0..at);
    let other = PHRASES.education_cues.within(&before) || PHRASES.credential_cues.within(&before);
    // "training or experience": the first is no experience.
    let joined = at.checked_sub(1).is_some_and(|last| Link::of(before.word(last)).is_some());
    (!other && !joined).then_some(at + 1)
}

/// Whether words describe work and ask for nothing else.
fn describes(words: &Slice<'_>) -> bool {
    let sign = |at: usize| words.is(at, &[";", ":", ".", "[", "]", "?", "!", "*", "†", "%"]);
    let other = |at: usize| {
        sign(at)
            || PHRASES.not_in_work.at(words, at).is_some()
            || PHRASES.units.contains_key(words.word(at))
            || names_degree(words, at)
            || words.is(at, &["("]) && !is_short_note(words, at)
    };
    !words.is_empty() && !(0..words.len()).any(|at| other(at) || joins_other(words, at))
}

fn is_short_note(words: &Slice<'_>, at: usize) -> bool {
    words.from(at).find(&[")"]).is_some_and(|length| length <= MOST_IN_NOTE + 1)
}

/// Whether a link or a comma stands here, and something else than work may follow it.
fn joins_other(words: &Slice<'_>, at: usize) -> bool {
    let link = Link::of(words.word(at)).is_some();
    if !link && !words.is(at, &[","]) {
        return false;
    }
    let rest = words.from(at + 1);
    starts_need(words, at + 1)
        || link
            && (PHRASES.knowing.within(&rest.part(0..rest.len().min(TRAIT_REACH)))
                || PHRASES.education_cues.within(&rest)
                || PHRASES.credential_cues.within(&rest)
                || rest.tokens.iter().any(|token| is_figure(&token.word)))
}

/// A part of the time behind the description, and where it begins: "at least two years of which must have been in C".
fn part<'t>(clause: &Slice<'t>, from: usize) -> Option<(usize, Part<'t>)> {
    (from..clause.len()).find_map(|at| {
        let comma = at + usize::from(clause.is(at, &[","]));
        let start = PHRASES.including.skip(clause, comma);
        let (months, end) = quantity(clause, start).filter(|_| start > at)?;
        let behind = PHRASES.part_verbs.skip(clause, end);
        if start == comma && behind == end {
            return None;
        }
        Some((at, Part { written: clause.from(start).trimmed(), months, kind: part_words(clause, behind) }))
    })
}

/// What describes the work of a part, from the token behind its verb on; the preposition belongs to it.
pub(super) fn part_words<'t>(clause: &Slice<'t>, behind: usize) -> Slice<'t> {
    let behind = behind + usize::from(clause.is(behind, &["of"]));
    let place = |at: &usize| PHRASES.part_places.has(clause.word(*at));
    clause.from(behind.checked_sub(1).filter(place).unwrap_or(behind)).trimmed()
}

/// The part, where its words stand for themselves.
fn included(part: &Part<'_>, known: &SeriesContext<'_>) -> Option<Experience> {
    let id = part_kind(&part.kind, known)?;
    Some(time(source(&part.written), part.months, Kinds { kinds: vec![id], ..Kinds::default() }, false))
}

/// The kind of work of a part, where its words stand for themselves and are about this part only.
pub(super) fn part_kind(words: &Slice<'_>, known: &SeriesContext<'_>) -> Option<String> {
    let about_all = |at: usize| words.is(at, &[","]) && words.is(at + 1, &["that", "which", "who", "all"]);
    let alone = !PHRASES.back_references.within(words) && !(0..words.len()).any(about_all);
    (alone && describes(words)).then(|| known.new_terms.kind(words)).flatten()
}

/// What narrows work at a level, as a kind of work: "in the California state service".
pub(super) fn narrowed_kind(tails: &[Slice<'_>], known: &SeriesContext<'_>) -> Option<String> {
    match tails {
        [only] if narrows(*only).is_some() && !only.is(0, &["range"]) => part_kind(only, known),
        _ => None,
    }
}
