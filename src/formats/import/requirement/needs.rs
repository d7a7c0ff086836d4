//! A sentence that asks for something: its parts joined by "and" or "or", each understood or left to a person.

use rungs_domain::spec::Requirement;

use super::credential::{credential, credential_at};
use super::education::{degree_words, education};
use super::experience::{Known, experience, unread};
use super::kinds::kind_at;
use super::node::{Need, Sort, all, any, has_judgement, judgement, source};
use super::phrases::PHRASES;
use super::quantity::quantity;
use super::tail::asks_twice;
use super::token::Slice;

/// How two parts are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// Both are needed.
    And,
    /// One is enough.
    Or,
}

impl Link {
    /// The link that a word makes.
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "and" | "plus" => Some(Link::And),
            "or" | "and/or" => Some(Link::Or),
            _ => None,
        }
    }
}

/// More parts of one sentence than this are left to a person together.
const MOST_PARTS: usize = 12;

/// What a sentence asks for.
pub(super) fn need(sentence: &Slice<'_>, known: &Known<'_>) -> Need {
    let sentence = sentence.trimmed();
    let Some((parts, links)) = parts(&sentence, known) else { return Need::new(asked(&sentence), sort(&sentence)) };
    let (first, same) = match links.split_first() {
        None => return atom(&sentence, known),
        Some((first, rest)) => (*first, rest.iter().all(|link| link == first)),
    };
    if !same {
        return Need::new(asked(&sentence), Sort::Other);
    }
    let needs: Vec<Need> = parts.iter().map(|part| atom(part, known)).collect();
    let doubtful = |(part, need): (&Slice<'_>, &Need)| {
        has_judgement(&need.node) && (asks_twice(part) || joins_otherwise(part, first, known))
    };
    if parts.iter().zip(&needs).any(doubtful) {
        return Need::new(asked(&sentence), Sort::Other);
    }
    let mut sorts: Vec<Sort> = needs.iter().flat_map(|need| need.sorts.iter().copied()).collect();
    sorts.sort_unstable();
    sorts.dedup();
    let of = needs.into_iter().map(|need| need.node).collect();
    let node = match first {
        Link::And => all(source(&sentence), of),
        Link::Or => any(source(&sentence), of),
    };
    Need { node, sorts }
}

/// Whether something else seems to be joined to a part by another link than the parts are by: it is not clear then
/// which link binds closer.
fn joins_otherwise(part: &Slice<'_>, link: Link, known: &Known<'_>) -> bool {
    let mut at = 0;
    while at < part.len() {
        let other = Link::of(part.word(at)).is_some_and(|found| found != link);
        if other && at > 0 && may_ask(&part.from(at + 1)) {
            return true;
        }
        at += phrase(part, at, known).max(1);
    }
    false
}

/// Whether words may be about a requirement of their own.
fn may_ask(words: &Slice<'_>) -> bool {
    let figure = |at: usize| {
        let word = words.word(at);
        PHRASES.numbers.contains_key(word) || PHRASES.units.contains_key(word) || word.parse::<u32>().is_ok()
    };
    let cues = PHRASES.education_cues.within(words) || PHRASES.credential_cues.within(words);
    cues || (0..words.len()).any(figure)
}

/// A part that stands alone.
fn atom(part: &Slice<'_>, known: &Known<'_>) -> Need {
    let part = part.trimmed();
    if let Some(node) = credential(&part, known.vocabulary) {
        Need::new(node, Sort::Credential)
    } else if let Some(node) = education(&part) {
        Need::new(node, Sort::Education)
    } else if let Some(node) = experience(&part, known) {
        Need::new(node, Sort::Experience)
    } else {
        Need::new(asked(&part), sort(&part))
    }
}

/// A part that is left to a person, with the time of work that it asks for.
fn asked(part: &Slice<'_>) -> Requirement {
    let lead = PHRASES.leads.skip_all(part, 0);
    let time = quantity(part, lead).or_else(|| quantity(part, 0));
    match time.filter(|_| sort(part) == Sort::Experience && PHRASES.experience.within(part)) {
        Some((months, _)) => unread(part, months),
        None => judgement(part, "Does the applicant meet this"),
    }
}

/// What a sentence is about, by its words.
fn sort(part: &Slice<'_>) -> Sort {
    if PHRASES.traits.at(part, 0).is_some() {
        return Sort::Trait;
    }
    let work = PHRASES.experience_cues.within(part);
    let (study, licence) = (PHRASES.education_cues.within(part), PHRASES.credential_cues.within(part));
    match (work, study, licence) {
        (true, false, false) => Sort::Experience,
        // "in a school", "of a hospital that is certified": where the work was.
        (true, _, _) if starts_with_time(part) => Sort::Experience,
        (false, true, false) => Sort::Education,
        (false, false, true) => Sort::Credential,
        _ => Sort::Other,
    }
}

fn starts_with_time(part: &Slice<'_>) -> bool {
    let at = PHRASES.leads.skip_all(part, 0);
    quantity(part, at).is_some() || quantity(part, 0).is_some()
}

/// The parts of a sentence, and how they are joined; `None` where it cannot be said where one ends.
fn parts<'t>(sentence: &Slice<'t>, known: &Known<'_>) -> Option<(Vec<Slice<'t>>, Vec<Link>)> {
    let (mut parts, mut links) = (Vec::new(), Vec::new());
    let (mut from, mut at, mut inside) = (0, 0, false);
    while at < sentence.len() {
        let taken = phrase(sentence, at, known);
        if taken > 1 {
            at += taken;
            continue;
        }
        inside |= PHRASES.including.at(sentence, at).is_some();
        if let Some(link) = Link::of(sentence.word(at)).filter(|_| at > from)
            && starts_need(sentence, at + 1)
        {
            if inside && starts_with_time(&sentence.from(at + 1)) {
                return None;
            }
            parts.push(sentence.part(from..at));
            links.push(link);
            from = at + 1;
            inside = false;
        }
        at += 1;
    }
    parts.push(sentence.from(from));
    (parts.len() <= MOST_PARTS).then_some((parts, links))
}

/// How many tokens a phrase takes that is one thing, in spite of an "or" in it.
fn phrase(sentence: &Slice<'_>, at: usize, known: &Known<'_>) -> usize {
    let degree = degree_words(sentence, at);
    let kind = kind_at(sentence, at, known.vocabulary).map(|(_, end)| end - at);
    let credential = credential_at(sentence, at, known.vocabulary).map(|(_, end)| end - at);
    degree.max(kind).max(credential).unwrap_or_default()
}

/// Whether something is asked for from `at` on.
pub(super) fn starts_need(sentence: &Slice<'_>, at: usize) -> bool {
    let rest = sentence.from(at);
    if PHRASES.need_starts.at(&rest, 0).is_some() {
        return true;
    }
    let mut lead = 0;
    loop {
        if degree_words(&rest, lead).is_some() || time_of_work(&rest, lead) {
            return true;
        }
        match PHRASES.leads.at(&rest, lead).or_else(|| PHRASES.degree_leads.at(&rest, lead)) {
            Some(taken) => lead += taken,
            None => return false,
        }
    }
}

/// Whether a time of work begins here that is not a part of another.
fn time_of_work(rest: &Slice<'_>, lead: usize) -> bool {
    let Some((_, end)) = quantity(rest, lead).or_else(|| quantity(rest, 0)) else { return false };
    let part = rest.is(end, &["of"]) && rest.is(end + 1, &["which", "this", "the", "such", "that", "these"]);
    !part && !rest.is(end, &["must", "shall", "was", "were"])
}
