//! Licenses, certificates and completed programs.

use rungs_domain::spec::{Credential, Requirement, Vocabulary};

use super::described::is_short_note;
use super::education::names_degree;
use super::needs::{Link, starts_need};
use super::new_terms::NewTerms;
use super::node::source;
use super::phrases::PHRASES;
use super::quantity::quantity;
use super::token::{Case, Cursor, Slice, Token};

/// More words than this before "license" are no part of its name.
const MOST_BEFORE: usize = 10;

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
    held(clause, new_terms).or_else(|| completed(clause, new_terms)).or_else(|| admitted(clause, new_terms))
}

/// "Satisfactory completion of a one year training program in office technology".
fn completed(clause: &Slice<'_>, new_terms: &NewTerms<'_>) -> Option<Requirement> {
    let words = clause.trimmed();
    let from = PHRASES.leads.skip_all(&words, 0);
    let begins = [from, 0].into_iter().any(|at| PHRASES.completion.at(&words, at).is_some());
    let other = |at: usize| {
        names_degree(&words, at)
            || words.is(at, &[";", ":", "*", "†"])
            || PHRASES.not_completed.at(&words, at).is_some()
            || Link::of(words.word(at)).is_some() && starts_need(&words, at + 1)
    };
    if !begins || !PHRASES.programs.within(&words) || (0..words.len()).any(other) {
        return None;
    }
    let any_of = vec![new_terms.credential(&words)?];
    Some(Requirement::Credential(Credential { source: source(clause), any_of }))
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

fn held(clause: &Slice<'_>, new_terms: &NewTerms<'_>) -> Option<Requirement> {
    let mut read = Cursor::new(clause, 0);
    while read.take(&PHRASES.leads) || read.take(&PHRASES.credential_leads) {}
    let at = read.at;
    let words = clause.part(at..credential_end(clause)).trimmed();
    let (noun, _) = PHRASES.credential_nouns.find(&words)?;
    let before = words.part(0..noun);
    // "Peace Officer Standards and Training": a link within a name joins nothing.
    let capital = |at: usize| before.tokens.get(at).is_some_and(|token| token.case != Case::Small);
    let named =
        |at: usize| (0..at).rev().find(|at| before.tokens.get(*at).is_some_and(Token::is_word)).is_some_and(capital);
    let joins = |at: usize| Link::of(before.word(at)).is_some() && !(named(at) && capital(at + 1));
    let short = noun <= MOST_BEFORE && !(0..before.len()).any(joins);
    // "a certificate from an accredited two-year program": where it was earned.
    let from_program = |at: usize| {
        let from = words.part(noun.min(at)..at).find(&["from"]);
        from.is_some() && PHRASES.programs.has(words.word(at))
    };
    let other = |at: usize| {
        let small = words.tokens.get(at).is_some_and(|token| token.case == Case::Small);
        words.is(at, &[";", ":", ".", "[", "]", "*", "†"])
            || words.is(at, &["("]) && !is_short_note(&words, at)
            || small
                && PHRASES.not_in_credentials.at(&words, at).is_some()
                && !from_program(at)
                && PHRASES.fillers.at(&words, at).is_none()
            || quantity(&words, at).is_some()
            || names_degree(&words, at)
            || Link::of(words.word(at)).is_some() && starts_need(&words, at + 1)
    };
    let checked = PHRASES.accommodated.find(&words).map_or(words.len(), |(at, _)| at);
    if at == 0 || !short || (0..checked).any(other) {
        return None;
    }
    let any_of = vec![new_terms.credential(&words)?];
    Some(Requirement::Credential(Credential { source: source(clause), any_of }))
}
