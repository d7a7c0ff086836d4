//! Time of work whose kind is described in words that the vocabulary does not know: "two years of experience in the
//! repair of elevators". Whether some work is of that kind is left to a person; the time is counted.

use rungs_domain::spec::{Experience, Requirement};

use super::asides::{citation, is_measure, list_within, pooled_list};
use super::education::names_degree;
use super::experience::{SeriesContext, narrowed, time};
use super::kinds::Kinds;
use super::needs::{Link, starts_need};
use super::node::{any, read_so, source};
use super::parts::{either_part, one_of_parts};
use super::phrases::PHRASES;
use super::quantity::{amount_note, asks_more_than, is_figure, leading_quantity, neutral, quantity, whole_number};
use super::references::{find_reference, reference};
use super::since::{TimedWork, since_at, timed_part};
use super::tail::{narrows, opens_way};
use super::token::{Cursor, Slice, Token};

/// More words than this before "experience" are no description of it.
const MOST_BEFORE: usize = 14;

/// A note of more words than this says more than a name does.
const MOST_IN_NOTE: usize = 6;

/// At most so many words name a level: "above the first full journey level".
const MOST_IN_LEVEL: usize = 4;

/// A part of a time, as it is written.
pub(super) struct Part<'t> {
    /// All of its words.
    pub written: Slice<'t>,
    /// How long it is.
    pub months: u32,
    /// What describes the work of this part.
    pub kind: Slice<'t>,
}

/// A clause that asks for time of work and describes it.
pub(super) fn described(clause: &Slice<'_>, known: &SeriesContext<'_>) -> Option<Requirement> {
    if let Some(asked) = without_preference(clause) {
        let mut node = described(&asked, known)?;
        *node.source_mut() = read_so(clause, "what is preferred is not required");
        return Some(node);
    }
    let (months, at) = leading_quantity(clause)?;
    let mut read = Cursor::new(clause, at);
    let progressive = lead(&mut read);
    // "Broad and extensive" says how much where no figure does: it stays with the work.
    let from = if months == 0 { 0 } else { read.at };
    let at_work = work_begins(&clause.from(from))?;
    let (end, part) = match part(clause, from + at_work) {
        Some((end, part)) => (end, Some(part)),
        None => (clause.len(), None),
    };
    // "Broad and extensive experience (more than five years) in": the amount is none of the work.
    let noted = amount_note(clause, at + 1).filter(|_| clause.is(at, &["experience"]));
    let whole = clause.part(noted.map_or(from, |(_, behind)| behind)..end).trimmed();
    if !describes(&whole) {
        return None;
    }
    let timed = TimedWork::of(&whole);
    let kinds = Kinds::of(known.new_terms.kind_timed(&timed)?);
    let mut node = time(source(clause), months, kinds, progressive);
    node.since = timed.printed();
    node.more_than = asks_more_than(clause);
    let mut asked = Vec::new();
    if let Some(part) = part {
        if months > 0 && part.months > months {
            return None;
        }
        if let Some(parts) = either_part(&part) {
            return one_of_parts(clause, &node, &parts, known);
        }
        match included_part(&part, clause, known) {
            Some(included) => node.including.push(included),
            // ", or any equivalent ...": another way may begin within it.
            None if opens_way(&part.written) => return None,
            None => asked.push(part.written),
        }
    }
    Some(narrowed(clause, Requirement::Experience(node), &asked))
}

/// The clause before ", preferably in local government", where nothing else stands behind that.
fn without_preference<'t>(clause: &Slice<'t>) -> Option<Slice<'t>> {
    let (at, _) = PHRASES.preferred.find(clause)?;
    let wished = clause.from(at);
    let other = |at: usize| names_degree(&wished, at) || quantity(&wished, at).is_some();
    let plain = !PHRASES.permissive.within(&wished)
        && !(0..wished.len()).any(other)
        && wished.find(&[";", "must", "shall"]).is_none();
    let asked = clause.part(0..at).trimmed();
    // "Two years of experience, preferably in ...": nothing else says which work is meant.
    let (_, end) = leading_quantity(&asked)?;
    let says = (end..asked.len()).any(|at| !PHRASES.plain_work.has(asked.word(at)) && !asked.is(at, &["of", ","]));
    (plain && says).then_some(asked)
}

/// Work that a list describes in one of several ways: "two years of experience in any one of the following". One time of
/// work for each entry, any of which is enough. `joined`: "or" stands between the entries.
pub(super) fn described_list(
    intro: &Slice<'_>,
    entries: &[Slice<'_>],
    joined: bool,
    known: &SeriesContext<'_>,
) -> Option<Requirement> {
    let (months, end) = leading_quantity(intro)?;
    let found = PHRASES.one_of_these.find(intro);
    // "responsible for coordinating:", and an "or" between the entries.
    let (at, taken) = found.or_else(|| joined.then_some((intro.len(), 0)))?;
    let mut read = Cursor::new(intro, end);
    let progressive = lead(&mut read);
    let before = intro.part(read.at..at);
    let plain = before.tokens.iter().all(|token| PHRASES.plain_list_words.has(&token.word));
    if intro.from(at + taken).tokens.iter().any(Token::is_word) || !plain && !describes(&before) {
        return None;
    }
    let entry = |words: &Slice<'_>| {
        let words = words.trimmed();
        if words.is_empty() || asks_otherwise(&words) {
            return None;
        }
        let kind = if plain { known.new_terms.kind(&words) } else { known.new_terms.kind_within(&before, &words) }?;
        Some(Requirement::Experience(time(source(&words), months, Kinds::of(kind), progressive)))
    };
    let of = entries.iter().map(entry).collect::<Option<Vec<_>>>()?;
    if found.is_none() || !PHRASES.pooling.within(&intro.part(at..at + taken)) {
        return Some(any(source(intro), of));
    }
    // "in one or a combination of the following": time in several of them adds up.
    let kinds: Vec<String> = of.iter().filter_map(kind_of).cloned().collect();
    Some(Requirement::Experience(time(source(intro), months, Kinds { kinds, ..Kinds::default() }, progressive)))
}

fn kind_of(time: &Requirement) -> Option<&String> {
    if let Requirement::Experience(time) = time { time.kinds.first() } else { None }
}

/// Whether an entry of a list asks for something else than work.
pub(super) fn asks_otherwise(words: &Slice<'_>) -> bool {
    let other = |at: usize| names_degree(words, at) || quantity(words, at).is_some();
    PHRASES.loosening.within(words) || PHRASES.credential_nouns.within(words) || (0..words.len()).any(other)
}

/// Reads what changes nothing in the count; whether growing responsibility is asked for.
fn lead(read: &mut Cursor<'_>) -> bool {
    let mut progressive = false;
    loop {
        if read.take(&PHRASES.progressive) {
            progressive = true;
        } else if !(read.take_word(&["of", "'"]) || neutral(read)) {
            return progressive;
        }
    }
}

/// Where words speak of work: the token behind "experience", or behind "performing".
fn work_begins(words: &Slice<'_>) -> Option<usize> {
    if let Some(taken) = PHRASES.work_starts.at(words, 0) {
        return Some(taken);
    }
    // "one year of work as a clerk"
    if words.is(0, &["work"]) && words.is(1, &["as", "in"]) {
        return Some(1);
    }
    let at = words.find(&["experience"]).filter(|at| *at <= MOST_BEFORE)?;
    let before = words.part(0..at);
    let other = PHRASES.schooling.within(&before) || PHRASES.credential_nouns.within(&before);
    // "training or experience": the first is no experience.
    let joined = at.checked_sub(1).is_some_and(|last| Link::of(before.word(last)).is_some());
    (!other && !joined).then_some(at + 1)
}

/// Whether words describe work and ask for nothing else.
pub(super) fn describes(words: &Slice<'_>) -> bool {
    if words.is_empty() {
        return false;
    }
    // "; or working on", "; and keeping records": the description goes on.
    let goes_on = |at: usize| {
        let next = at + 1 + usize::from(Link::of(words.word(at + 1)).is_some());
        let linked = next > at + 1;
        let goes = words.word(next).ends_with("ing") || PHRASES.work_words.has(words.word(next));
        // "in either (a) budget work; or (b) accounting"
        let marked = words.is(next, &["("]) && words.is(next + 2, &[")"]);
        // The last of several things that were done may be a noun: "; and compliance with rules".
        let listed = linked && words.part(0..at).find(&[";"]).is_some() && PHRASES.head_ends.has(words.word(next + 1));
        let begins = marked || PHRASES.prepositions.has(words.word(next)) || listed && !is_other(&words.from(next));
        // "in one of the following: working with budgets; in personnel work; or in a related area"
        let of_list = words.part(0..at).find(&["following"]).is_some();
        words.is(at, &[";"]) && (goes || marked || (linked || of_list) && begins)
    };
    let sign = |at: usize| !goes_on(at) && words.is(at, &[";", ":", ".", "[", "]", "?", "!", "%"]);
    let mut at = 0;
    while at < words.len() {
        let inside = bounded(words, at)
            .or_else(|| citation(words, at))
            .or_else(|| list_within(words, at))
            .or_else(|| pooled_list(words, at));
        let filler = || PHRASES.fillers.at(words, at).map(|taken| at + taken);
        if let Some(end) = inside.or_else(|| reference(words, at).map(|(end, _)| end)).or_else(filler) {
            at = end;
            continue;
        }
        let other = sign(at)
            || PHRASES.not_in_work.at(words, at).is_some()
            || PHRASES.units.contains_key(words.word(at))
            || names_degree(words, at)
            || words.is(at, &["("]) && !is_short_note(words, at)
            || joins_other(words, at)
            || is_measure(words, at)
            || is_open(words, at);
        if other {
            return false;
        }
        at += 1;
    }
    true
}

/// "or the equivalent", "or similar" with nothing behind it: that may be no work at all.
fn is_open(words: &Slice<'_>, at: usize) -> bool {
    let Some(taken) = PHRASES.or_alike.at(words, at) else { return false };
    head(&words.from(at + taken)).is_empty()
}

/// The words before the first preposition, link or sign: "private school" of "private school of cosmetology".
fn head<'t>(words: &Slice<'t>) -> Slice<'t> {
    let ends = |at: usize| {
        let word = words.word(at);
        PHRASES.head_ends.has(word) || Link::of(word).is_some() || words.tokens.get(at).is_none_or(|one| !one.is_word())
    };
    words.part(0..(0..words.len()).find(|at| ends(*at)).unwrap_or(words.len()))
}

/// Whether words hold a figure that is no measure of the work itself.
fn has_figure(words: &Slice<'_>) -> bool {
    let mut at = 0;
    while at < words.len() {
        match bounded(words, at).or_else(|| reference(words, at).map(|(end, _)| end)) {
            Some(end) => at = end,
            None if is_figure(words.word(at)) => return true,
            None => at += 1,
        }
    }
    false
}

/// The token behind a measure of the work itself, "at least 50 call agents", or of when it was, "within the last five
/// years": such words describe the work as others do.
fn bounded(words: &Slice<'_>, at: usize) -> Option<usize> {
    if let Some(taken) = PHRASES.level_measures.at(words, at) {
        return Some(at + taken);
    }
    // "above the journeyperson level"
    if words.is(at, &["above"]) && words.is(at + 1, &["the", "a"]) {
        let near = words.part(at + 2..words.len().min(at + 3 + MOST_IN_LEVEL));
        let level = near.find(&["level"]).filter(|level| (1..=MOST_IN_LEVEL).contains(level));
        if let Some(level) = level.filter(|level| near.part(0..*level).tokens.iter().all(Token::is_word)) {
            return Some(at + level + 3);
        }
    }
    if let Some(end) = since_at(words, at) {
        return Some(end);
    }
    let from = at + PHRASES.at_least.at(words, at)?;
    let (_, end) = whole_number(words, from + usize::from(words.is(from, &["$"])))?;
    let noun = words.tokens.get(end).is_some_and(Token::is_word)
        && !PHRASES.units.contains_key(words.word(end))
        && PHRASES.not_in_work.at(words, end).is_none();
    noun.then_some(end)
}

pub(super) fn is_short_note(words: &Slice<'_>, at: usize) -> bool {
    words.from(at).find(&[")"]).is_some_and(|length| length <= MOST_IN_NOTE + 1)
}

/// Whether the first noun names schooling, a credential, or what somebody knows.
fn is_other(words: &Slice<'_>) -> bool {
    let head = head(words);
    let lists = [&PHRASES.knowing, &PHRASES.credential_cues, &PHRASES.schooling, &PHRASES.education_cues];
    starts_need(words, 0) || has_figure(&head) || lists.iter().any(|list| list.within(&head))
}

/// Whether a link or a comma stands here, and something else than work may follow it.
fn joins_other(words: &Slice<'_>, at: usize) -> bool {
    let link = Link::of(words.word(at)).is_some();
    if !link && !words.is(at, &[","]) {
        return false;
    }
    // ", equivalent to work performed by": how demanding the work was.
    if PHRASES.compared_to.at(words, at + 1).is_some() {
        return false;
    }
    if starts_need(words, at + 1) {
        return true;
    }
    let head = head(&words.from(at + 1));
    let before = words.part(0..at);
    // "a thorough knowledge and understanding of": of what the work takes.
    let goes_on = before.tokens.last().is_some_and(|last| PHRASES.knowing.has(&last.word));
    // "in a college or university": where the work was.
    let placed = before.tokens.iter().any(|token| PHRASES.head_ends.has(&token.word));
    let cues = [&PHRASES.knowing, &PHRASES.credential_cues, &PHRASES.schooling];
    if !link {
        // "clerical experience, education in office practice, or volunteer work"
        return !placed && cues.iter().any(|list| list.within(&head));
    }
    // "and coordinating a curriculum": what was done.
    let done = head.word(0).ends_with("ing") && !PHRASES.knowing.has(head.word(0));
    // "or training program": the last word is the noun.
    let knowing = match placed {
        true => head.tokens.last().is_some_and(|noun| PHRASES.knowing.has(&noun.word)),
        false => PHRASES.knowing.within(&head),
    };
    !goes_on
        && !done
        && (knowing
            || PHRASES.credential_cues.within(&head)
            || PHRASES.schooling.within(&head)
            || !placed && PHRASES.education_cues.within(&head)
            || has_figure(&head))
}

/// A part of the time behind the description, and where it begins: "at least two years of which must have been in C".
pub(super) fn part<'t>(clause: &Slice<'t>, from: usize) -> Option<(usize, Part<'t>)> {
    (from..clause.len()).find_map(|at| {
        let comma = at + usize::from(clause.is(at, &[","]));
        let start = part_start(clause, comma);
        let named = |start| quantity(clause, start).map(|(months, end)| (months, of_whole(clause, end).unwrap_or(end)));
        let (months, end) = share(clause, start).or_else(|| named(start)).filter(|_| start > at)?;
        let behind = PHRASES.part_verbs.skip(clause, end);
        // ", at least two years as a supervisor": a minimum of its own behind a comma is of what stands before it.
        let least = PHRASES.at_least.at(clause, comma).is_some() && PHRASES.part_places.has(clause.word(end));
        if start == comma && behind == end && !least {
            return None;
        }
        let behind = behind + usize::from(least);
        Some((at, Part { written: clause.from(start).trimmed(), months, kind: part_words(clause, behind) }))
    })
}

/// Where the time of a part begins: behind "including", or behind "with" where "of the four years" follows it.
fn part_start(clause: &Slice<'_>, at: usize) -> usize {
    let whole = || quantity(clause, at + 1).is_some_and(|(_, end)| of_whole(clause, end).is_some());
    let with = clause.is(at, &["with"]) && (share(clause, at + 1).is_some() || whole());
    let from = PHRASES.including.skip(clause, at);
    // "including the eighteen (18) months of"
    let the = from + usize::from(from > at && clause.is(from, &["the"]) && quantity(clause, from + 1).is_some());
    if with { at + 1 } else { the }
}

/// "two of the six years", "two of which": so many of the years that were named, in months, and the token behind it.
fn share(clause: &Slice<'_>, at: usize) -> Option<(u32, usize)> {
    let (count, end) = whole_number(clause, at)?;
    if clause.is(end, &["of"]) && clause.is(end + 1, &["which"]) {
        let unit = (0..at).rev().find_map(|before| PHRASES.units.get(clause.word(before)))?;
        return Some((count.checked_mul(*unit)?, end));
    }
    let behind = of_whole(clause, end).filter(|_| clause.is(end, &["of"]))?;
    let unit = PHRASES.units.get(clause.word(behind - 1))?;
    Some((count.checked_mul(*unit)?, behind))
}

/// The token behind "of the four years".
fn of_whole(clause: &Slice<'_>, at: usize) -> Option<usize> {
    let from = at + usize::from(clause.is(at, &["of"]));
    quantity(clause, from + usize::from(clause.is(from, &["the"]))).filter(|_| from > at).map(|(_, end)| end)
}

/// What describes the work of a part, from the token behind its verb on; the preposition belongs to it.
pub(super) fn part_words<'t>(clause: &Slice<'t>, behind: usize) -> Slice<'t> {
    let behind = behind + usize::from(clause.is(behind, &["of"]));
    let place = |at: &usize| PHRASES.part_places.has(clause.word(*at));
    clause.from(behind.checked_sub(1).filter(place).unwrap_or(behind)).trimmed()
}

/// The part, where its words describe work.
pub(super) fn included_part(part: &Part<'_>, clause: &Slice<'_>, known: &SeriesContext<'_>) -> Option<Experience> {
    if let Some(whole) = timed_part(&part.kind, clause, source(&part.written), part.months, known) {
        return Some(whole);
    }
    // "three years of which must have been in A, including two years as B": a part of the part.
    let (end, inner) = self::part(&part.kind, 1).filter(|(_, inner)| inner.months <= part.months)?;
    let id = part_kind(&part.kind.part(0..end).trimmed(), clause, known)?;
    let mut node = time(source(&part.written), part.months, Kinds::of(id), false);
    let inner_id = part_kind(&inner.kind, clause, known)?;
    node.including.push(time(source(&inner.written), inner.months, Kinds::of(inner_id), false));
    Some(node)
}

/// The kind of work of a part, where its words are about this part only. Words that refer to others, "in either of these
/// fields", mean something else in every sentence: the whole sentence is the kind then.
pub(super) fn part_kind(words: &Slice<'_>, sentence: &Slice<'_>, known: &SeriesContext<'_>) -> Option<String> {
    let about = |at: usize, of: &[&str]| words.is(at, &[","]) && words.is(at + 1, of);
    let about_all = |at: usize| about(at, &["who", "all"]);
    // ", that included a thorough knowledge": what the part included, the whole did. The whole sentence says of what.
    let said_behind = |at: usize| about(at, &["that", "which"]);
    let included = |at: usize| said_behind(at) && words.is(at + 2, &["included", "includes"]);
    if (0..words.len()).any(included) && describes_beside_references(words) {
        return known.new_terms.kind(sentence);
    }
    if (0..words.len()).any(|at| about_all(at) || said_behind(at)) || !describes_beside_references(words) {
        return None;
    }
    printed_kind(words, sentence, known)
}

/// The kind of work that words name; the whole sentence where they refer to others.
pub(super) fn printed_kind(words: &Slice<'_>, sentence: &Slice<'_>, known: &SeriesContext<'_>) -> Option<String> {
    // A reference to another entry is part of what is asked, and says itself what it refers to.
    let own =
        find_reference(words).filter(|(_, end, _)| *end == words.len()).map_or(*words, |(at, ..)| words.part(0..at));
    // "above the journey level" refers to nothing.
    let refers = (0..own.len()).any(|at| PHRASES.back_references.at(&own, at).is_some() && bounded(&own, at).is_none());
    known.new_terms.kind(if refers { sentence } else { words })
}

/// The same of the words that refer to no others.
fn describes_beside_references(words: &Slice<'_>) -> bool {
    let Some((at, taken)) = PHRASES.back_references.find(words) else { return describes(words) };
    let (before, behind) = (words.part(0..at), words.from(at + taken));
    let holds = |part: &Slice<'_>, checked: fn(&Slice<'_>) -> bool| part.is_empty() || checked(part);
    !(before.is_empty() && behind.is_empty())
        && holds(&before, describes)
        && holds(&behind, describes_beside_references)
}

/// What narrows work at a level, as a kind of work: "in the California state service".
pub(super) fn narrowed_kind(tails: &[Slice<'_>], known: &SeriesContext<'_>) -> Option<String> {
    match tails {
        [only] if narrows(*only).is_some() && !only.is(0, &["range"]) => part_kind(only, only, known),
        _ => None,
    }
}
