//! References to what another entry describes: "experience as described in "1" above".

use rungs_domain::spec::{Experience, Requirement};

use super::everybody::asked_of;
use super::phrases::PHRASES;
use super::quantity::leading_quantity;
use super::token::{Cursor, Slice, tokens};

/// The signs in which the number of an entry may stand.
pub(super) const QUOTES: [&str; 5] = ["\"", "“", "”", "(", ")"];

/// The token behind a reference that begins at `at`, and the numbers of the entries that it names; none where it says
/// "above" alone.
pub(super) fn reference(words: &Slice<'_>, at: usize) -> Option<(usize, Vec<usize>)> {
    let mut read = Cursor::new(words, at);
    let led = read.take(&PHRASES.reference_leads);
    let numbers = if read.take_word(&["in", "under"]) { numbers(&mut read, led) } else { Vec::new() };
    let above = read.take_word(&["above", "herein"]);
    let quoted = words.part(at..read.at).find(&QUOTES[..3]).is_some();
    let refers = if led { above || quoted } else { !numbers.is_empty() && (above || quoted) };
    refers.then_some((read.at, numbers))
}

/// The numbers of entries, with the signs and small words between them.
fn numbers(read: &mut Cursor<'_>, led: bool) -> Vec<usize> {
    let from = *read;
    let mut found = Vec::new();
    read.take(&PHRASES.reference_nouns);
    loop {
        let here = read.rest();
        if let Ok(number) = here.word(0).parse::<usize>() {
            found.push(number);
            read.at += 1;
            // "in (1)(a) above": a part of the entry.
            if here.is(1, &["("]) && here.is(3, &[")"]) {
                read.at += 3;
            }
        } else if here.is(0, &QUOTES) || here.is(0, &["or", "and", "and/or", ","]) && continues(&here) {
            read.at += 1;
        } else {
            break;
        }
    }
    // "in the areas of": no number is named.
    if found.is_empty() || !led && !read.rest().is(0, &["above"]) && !from.rest().part(0..4).tokens.iter().any(is_quote)
    {
        *read = from;
        read.at -= usize::from(!led);
        return Vec::new();
    }
    found
}

fn is_quote(token: &super::token::Token) -> bool {
    QUOTES[..3].contains(&token.word.as_str())
}

/// Whether another number stands behind a comma or a link.
fn continues(words: &Slice<'_>) -> bool {
    let from = (1..words.len()).find(|at| !words.is(*at, &["or", "and", "\"", "“", "”", "("]));
    from.is_some_and(|at| words.word(at).parse::<usize>().is_ok())
}

/// Where the reference stands first in words, and the token behind it.
pub(super) fn find_reference(words: &Slice<'_>) -> Option<(usize, usize, Vec<usize>)> {
    (0..words.len()).find_map(|at| reference(words, at).map(|(end, numbers)| (at, end, numbers)))
}

/// The words before "(but not for the supervisory experience)": what is left out is no part of what is named.
pub(super) fn without_exclusion<'t>(words: &Slice<'t>) -> Slice<'t> {
    let at =
        (0..words.len()).find(|at| words.is(*at, &["("]) && words.is(at + 1, &["but"]) && words.is(at + 2, &["not"]));
    let closed = words.tokens.last().is_some_and(|token| token.word == ")");
    at.filter(|_| closed).map_or(*words, |at| words.part(0..at).trimmed())
}

/// Gives time of work that is described by nothing but a reference the kinds of the work referred to.
pub(super) fn resolve(root: &mut Requirement) {
    let entries = entries(root);
    let whole = described_in(root);
    let mut found = Vec::new();
    times(root, &mut found);
    for time in found {
        let Some(numbers) = bare_reference(time) else { continue };
        let meant: Vec<&Experience> = match numbers.as_slice() {
            [] => whole.iter().collect(),
            several => several.iter().filter_map(|number| entries.get(number.checked_sub(1)?)).flatten().collect(),
        };
        // Where the entries describe several kinds of work, the words stay as they are printed.
        let Some((first, rest)) = meant.split_first() else { continue };
        let same = |other: &&Experience| {
            other.kinds == first.kinds && other.comparable_to == first.comparable_to && other.since == first.since
        };
        if rest.iter().all(same) {
            time.kinds.clone_from(&first.kinds);
            if time.since.is_none() {
                time.since.clone_from(&first.since);
            }
            time.judged_kinds.clone_from(&first.judged_kinds);
            time.comparable_to.clone_from(&first.comparable_to);
            time.need.clone_from(&first.need);
        }
    }
}

/// The times of work that each entry of the outermost list describes.
fn entries(root: &Requirement) -> Vec<Vec<Experience>> {
    match root {
        Requirement::Any(branch) => branch.of.iter().map(described_in).collect(),
        Requirement::All(branch) => branch.of.iter().map(entries).find(|found| !found.is_empty()).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The times of work in a tree that are described by words of their own.
fn described_in(node: &Requirement) -> Vec<Experience> {
    match node {
        Requirement::Experience(time) if bare_reference(time).is_none() => vec![time.clone()],
        Requirement::Substitution(node) => described_in(&node.of),
        other => other.branches().unwrap_or_default().iter().flat_map(described_in).collect(),
    }
}

fn times<'n>(node: &'n mut Requirement, found: &mut Vec<&'n mut Experience>) {
    match node {
        Requirement::Experience(time) => found.push(time),
        Requirement::Substitution(node) => times(&mut node.of, found),
        other => other.branches_mut().into_iter().flatten().for_each(|part| times(part, found)),
    }
}

/// The numbers of the entries to which the words of a time of work refer, where they say nothing else of the work.
fn bare_reference(time: &Experience) -> Option<Vec<usize>> {
    let all = tokens(&time.source.cite);
    let cited = Slice::new(0, false, &time.source.cite, &all).trimmed();
    let cited = asked_of(&cited).unwrap_or(cited);
    let (_, end) = leading_quantity(&cited)?;
    let words = cited.from(end + usize::from(cited.is(end, &["of"])));
    if PHRASES.such_work.is(&words) {
        return Some(Vec::new());
    }
    let (at, end, numbers) = find_reference(&words)?;
    let plain = |at: usize| PHRASES.plain_work.has(words.word(at)) || words.is(at, &[",", "of", "(", ")"]);
    ((0..at).all(plain) && words.from(end).trimmed().is_empty()).then_some(numbers)
}
