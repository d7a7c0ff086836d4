//! Licenses, certificates and completed programs.

use rungs_domain::spec::{Credential, Requirement, Vocabulary};

use super::described::is_short_note;
use super::education::names_degree;
use super::experience::SeriesContext;
use super::needs::{Link, starts_need};
use super::new_terms::NewTerms;
use super::node::{all, any, judgement, source};
use super::phrases::PHRASES;
use super::quantity::quantity;
use super::token::{Case, Cursor, Slice, Token};

/// "two-year program": so many words from the number on to the program from which a certificate is.
const PROGRAM_REACH: usize = 4;

/// More words than this between "this" and "must include" name no program.
const MOST_BEFORE_CONTENT: usize = 6;

/// More words than this before "license" are no part of its name.
const MOST_BEFORE: usize = 10;

/// "Possession of, or ability to obtain, a valid driver's license": the license, or what a person judges.
pub(super) fn obtainable(clause: &Slice<'_>, vocabulary: &Vocabulary, new_terms: &NewTerms<'_>) -> Option<Requirement> {
    let taken = PHRASES.or_obtain.at(clause, 0)?;
    let named = clause.from(taken);
    let mut held = credential(&named, vocabulary).or_else(|| described(&named, new_terms))?;
    // One sentence has both.
    clause.printed().clone_into(&mut held.source_mut().cite);
    let able = judgement(clause, "Is the applicant able to obtain what is asked for here");
    Some(any(source(clause), vec![held, able]))
}

/// A clause that asks for a credential which the vocabulary knows.
pub(super) fn credential(clause: &Slice<'_>, vocabulary: &Vocabulary) -> Option<Requirement> {
    let mut read = Cursor::new(clause, 0);
    let any_of = loop {
        if let Some(found) = read.take_with(|clause, at| credential_at(clause, at, vocabulary)) {
            break found;
        }
        if !(read.take(&PHRASES.leads) || read.take(&PHRASES.credential_leads)) {
            return None;
        }
    };
    while read.take(&PHRASES.credential_ends) {}
    let node = Requirement::Credential(Credential { source: source(clause), any_of: any_of.to_vec() });
    if read.is_done() {
        return Some(node);
    }
    // "of the appropriate class": a license of its own, which the record may or may not name.
    None
}

/// The longest words for a credential at `at`, and the token behind them.
pub(super) fn credential_at<'p>(
    clause: &Slice<'_>,
    at: usize,
    vocabulary: &Vocabulary,
) -> Option<(&'p [String], usize)> {
    let known = |ids: &[String]| ids.iter().all(|id| vocabulary.credentials.iter().any(|kind| kind.id == *id));
    let words = PHRASES.credentials.iter().filter(|words| known(&words.any_of));
    let found = words.filter_map(|words| Some((words.any_of.as_slice(), at + words.phrases.at(clause, at)?)));
    found.max_by_key(|(_, end)| *end)
}

/// A clause that asks for a credential which the vocabulary does not know, and nothing else: its words name it.
pub(super) fn described(clause: &Slice<'_>, new_terms: &NewTerms<'_>) -> Option<Requirement> {
    one_of_several(clause, new_terms)
        .or_else(|| held(clause, new_terms))
        .or_else(|| completed(clause, new_terms))
        .or_else(|| admitted(clause, new_terms))
}

/// "A class B license or a class D license and a learner's permit for class B": who has the first needs no permit to
/// learn for it.
pub(super) fn with_permit(sentence: &Slice<'_>, known: &SeriesContext<'_>) -> Option<Requirement> {
    let (permit, _) = PHRASES.learning.find(sentence)?;
    let and = (0..permit).rev().find(|at| Link::of(sentence.word(*at)) == Some(Link::And))?;
    let mut or = (0..and).filter(|at| Link::of(sentence.word(*at)) == Some(Link::Or));
    let (first, other) = (or.next()?, or.next());
    let parts = [sentence.part(0..first), sentence.part(first + 1..and), sentence.from(and + 1)];
    let held = |part: &Slice<'_>| {
        let part = part.trimmed();
        credential(&part, known.vocabulary).or_else(|| described(&part, &known.new_terms))
    };
    let [license, lesser, permit] = parts.map(|part| held(&part));
    let mut license = license?;
    // One sentence has both ways.
    sentence.printed().clone_into(&mut license.source_mut().cite);
    let both = all(source(sentence), vec![lesser?, permit?]);
    Some(any(source(sentence), vec![license, both])).filter(|_| other.is_none())
}

/// More words than this are no name of a license in a list.
const MOST_NAME: usize = 10;

/// "One of the following valid licenses: A, B, or C".
fn one_of_several(clause: &Slice<'_>, new_terms: &NewTerms<'_>) -> Option<Requirement> {
    let mut read = Cursor::new(clause, 0);
    while read.take(&PHRASES.leads) || read.take(&PHRASES.credential_leads) {}
    let words = read.rest().trimmed();
    let taken = PHRASES.any_intro.at(&words, 0)?;
    let colon = words.find(&[":"])?;
    let named = words.part(taken..colon);
    if !PHRASES.credential_nouns.within(&named) || (0..named.len()).any(|at| quantity(&named, at).is_some()) {
        return None;
    }
    let list = without_keeping(&words.from(colon + 1));
    let mut names: Vec<Slice<'_>> = Vec::new();
    let mut from = 0;
    for at in 0..=list.len() {
        if at == list.len() || list.is(at, &[",", ";", "or"]) {
            names.push(list.part(from..at).trimmed());
            from = at + 1;
        }
    }
    names.retain(|name| !name.is_empty());
    let plain = |name: &Slice<'_>| {
        let capital = name.tokens.first().is_some_and(|token| token.case != Case::Small && token.is_word());
        let other = |at: usize| {
            PHRASES.not_in_credentials.at(name, at).is_some() || !name.tokens.get(at).is_some_and(Token::is_word)
        };
        capital && name.len() <= MOST_NAME && !(0..name.len()).any(other)
    };
    if names.len() < 2 || !names.iter().all(plain) {
        return None;
    }
    let one = |name: &Slice<'_>| {
        let any_of = vec![new_terms.credential(name)?];
        // The sentence as a whole says that each is enough.
        Some(Requirement::Credential(Credential { source: source(clause), any_of }))
    };
    Some(any(source(clause), names.iter().map(one).collect::<Option<Vec<_>>>()?))
}

/// A list without the sentence glued to its end by which all of it must be kept: "The licenses listed above must be
/// maintained for the duration of employment".
fn without_keeping<'t>(list: &Slice<'t>) -> Slice<'t> {
    let Some((kept, _)) = PHRASES.kept.find(list) else { return *list };
    let begins = |at: &usize| {
        let capital = list.tokens.get(*at).is_some_and(|token| token.case != Case::Small);
        capital && list.is(*at, &["the", "this", "these"]) && PHRASES.credential_nouns.within(&list.part(*at..kept))
    };
    (0..kept).rev().find(begins).map_or(*list, |at| list.part(0..at))
}

/// "Satisfactory completion of a one year training program in office technology".
fn completed(clause: &Slice<'_>, new_terms: &NewTerms<'_>) -> Option<Requirement> {
    let words = clause.trimmed();
    let words = words.from(usize::from(words.is(0, &["either"])));
    let from = PHRASES.leads.skip_all(&words, 0);
    let begins = [from, 0].into_iter().any(|at| PHRASES.completion.at(&words, at).is_some());
    let (named, taught) = words_and_content(&words);
    // "a work experience training program": of what sort the program is.
    let sort = |at: usize| words.is(at, &["experience"]) && PHRASES.programs.at(&words, at + 1).is_some();
    let other = |at: usize| {
        names_degree(&words, at)
            || words.is(at, &[":", "*", "†"])
            || at < named && (words.is(at, &[";"]) || PHRASES.not_completed.at(&words, at).is_some() && !sort(at))
            || Link::of(words.word(at)).is_some() && starts_need(&words, at + 1)
    };
    let opens = taught.is_some_and(|taught| PHRASES.permissive.within(&taught) || PHRASES.loosening.within(&taught));
    let program = PHRASES.programs.within(&words.part(0..named));
    if !begins || opens || !program || (0..words.len()).any(other) {
        return None;
    }
    let any_of = vec![new_terms.credential(&words)?];
    Some(Requirement::Credential(Credential { source: source(clause), any_of }))
}

/// The token behind the name of a program, and what is said of it there: what it takes in, or which there are.
fn words_and_content<'t>(words: &Slice<'t>) -> (usize, Option<Slice<'t>>) {
    let begins = |at: &usize| {
        // "; this curriculum shall include courses in"
        let must = || PHRASES.must_show.find(&words.from(at + 1)).is_some_and(|(from, _)| from <= MOST_BEFORE_CONTENT);
        words.is(*at, &["including"])
            || words.is(*at, &["such"]) && words.is(at + 1, &["as"])
            || words.is(*at, &[";"]) && words.is(at + 1, &["this"]) && must()
    };
    match (1..words.len()).find(begins) {
        Some(at) => (at, Some(words.from(at))),
        None => (words.len(), None),
    }
}

/// Where the name of a credential ends: by when it must be held stands behind it.
pub(super) fn credential_end(clause: &Slice<'_>) -> usize {
    let ends = |at: usize| PHRASES.credential_ends.at(clause, at).is_some_and(|taken| at + taken == clause.len());
    (0..clause.len()).find(|at| ends(*at)).unwrap_or(clause.len())
}

/// "Admission to the New York State Bar", "registration as an engineer", "US citizenship".
fn admitted(clause: &Slice<'_>, new_terms: &NewTerms<'_>) -> Option<Requirement> {
    let words = clause.trimmed();
    let mut read = Cursor::new(&words, 0);
    while read.take(&PHRASES.leads) || read.take(&PHRASES.credential_leads) {}
    let end = credential_end(&words);
    let words = words.part(read.at..end).trimmed();
    let taken = PHRASES.credential_starts.at(&words, 0)?;
    let small = |at: usize| words.tokens.get(at).is_some_and(|token| token.case == Case::Small);
    let other = |at: usize| {
        words.is(at, &[";", ":", "[", "]", "*", "†"])
            || words.is(at, &["("]) && !is_short_note(&words, at)
            || small(at) && PHRASES.not_in_credentials.at(&words, at).is_some()
            || quantity(&words, at).is_some()
            || names_degree(&words, at)
            || Link::of(words.word(at)).is_some() && starts_need(&words, at + 1)
    };
    if (taken..words.len()).any(other) {
        return None;
    }
    let any_of = vec![new_terms.credential(&words)?];
    Some(Requirement::Credential(Credential { source: source(clause), any_of }))
}

/// Whether words are names alone, joined by "or": "Certified Risk Manager (CRM) or Fellow in Risk Management (FRM)".
fn are_names(words: &Slice<'_>) -> bool {
    let named = |at: usize| {
        let capital = words.tokens.get(at).is_some_and(|token| token.case != Case::Small);
        capital || words.is(at, &["in", "of", "for", "and", "or", "(", ")", ",", "'"])
    };
    (0..words.len()).all(named)
}

fn held(clause: &Slice<'_>, new_terms: &NewTerms<'_>) -> Option<Requirement> {
    let mut read = Cursor::new(clause, 0);
    while read.take(&PHRASES.leads) || read.take(&PHRASES.credential_leads) {}
    let at = read.at;
    let words = clause.part(at..credential_end(clause)).trimmed();
    let (noun, taken) = PHRASES.credential_nouns.find(&words)?;
    let before = words.part(0..noun);
    // "Peace Officer Standards and Training": a link within a name joins nothing.
    let capital = |at: usize| before.tokens.get(at).is_some_and(|token| token.case != Case::Small);
    let named =
        |at: usize| (0..at).rev().find(|at| before.tokens.get(*at).is_some_and(Token::is_word)).is_some_and(capital);
    let joins = |at: usize| Link::of(before.word(at)).is_some() && !(named(at) && capital(at + 1));
    let short = (noun <= MOST_BEFORE || are_names(&before)) && !(0..before.len()).any(joins);
    // "a certificate from an accredited two-year program": where it was earned.
    let from_program = |at: usize| {
        let behind = words.from(at);
        let near = behind.part(0..behind.len().min(PROGRAM_REACH));
        words.part(noun.min(at)..at).find(&["from"]).is_some() && PHRASES.programs.within(&near)
    };
    let other = |at: usize| {
        let small = words.tokens.get(at).is_some_and(|token| token.case == Case::Small);
        words.is(at, &[";", ":", ".", "[", "]", "*", "†"])
            || words.is(at, &["("]) && !is_short_note(&words, at)
            || small
                && PHRASES.not_in_credentials.at(&words, at).is_some()
                && !from_program(at)
                && PHRASES.fillers.at(&words, at).is_none()
            || quantity(&words, at).is_some() && !from_program(at)
            || names_degree(&words, at)
            || Link::of(words.word(at)).is_some() && starts_need(&words, at + 1) && !(noun..noun + taken).contains(&at)
    };
    let checked = PHRASES.accommodated.find(&words).map_or(words.len(), |(at, _)| at);
    if at == 0 || !short || (0..checked).any(other) {
        return None;
    }
    let any_of = vec![new_terms.credential(&words)?];
    Some(Requirement::Credential(Credential { source: source(clause), any_of }))
}
