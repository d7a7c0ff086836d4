//! A text cut into its sentences; a longer note in parentheses is one of its own.

use rungs_domain::sentence::is_abbreviation;

use super::everybody::of_everybody;
use super::phrases::PHRASES;
use super::token::{Case, Slice};

/// More words than this in parentheses are a sentence of their own, when they begin with a capital letter.
const NOTE_WORDS: usize = 4;

/// The sentences of a text; a longer note in parentheses is one.
pub(super) fn sentences<'t>(text: &Slice<'t>) -> Vec<Slice<'t>> {
    let (mut found, mut from, mut depth) = (Vec::new(), 0, 0usize);
    for at in 0..text.len() {
        let word = text.word(at);
        // "NOTE: ..." begins a sentence wherever it stands.
        // ", but all candidates must have": said of everybody, whatever stands before it.
        if depth == 0
            && at > from
            && word == "but"
            && text.is(at + 1, &["all", "every", "each"])
            && of_everybody(&text.from(at))
        {
            found.push(text.part(from..at));
            from = at;
        }
        // "A typical way to obtain these would be: two years of ...": what it is, stands behind the colon.
        if depth == 0 && word == ":" && PHRASES.typical.at(text, from).is_some() {
            found.push(text.part(from..at + 1));
            from = at + 1;
            continue;
        }
        let heads = PHRASES.note_headings.skip(text, from) > at;
        if depth == 0 && at > from && !heads && PHRASES.note_labels.has(word) && text.is(at + 1, &[":"]) {
            found.push(text.part(from..at));
            from = at;
        }
        // "A typical way to obtain the knowledge would be:"
        if depth == 0 && word == ":" && PHRASES.typical.within(&text.part(from..at)) {
            found.push(text.part(from..at + 1));
            from = at + 1;
            continue;
        }
        if matches!(word, "(" | "[") {
            // A note whose bracket was never closed ends where the next note begins.
            if depth == 1 && text.is(from, &["(", "["]) && at > from && text.is(at - 1, &["."]) && is_note(text, at) {
                found.push(text.part(from..at));
                (from, depth) = (at, 0);
            }
            if depth == 0 && is_note(text, at) {
                found.push(text.part(from..at));
                from = at;
            }
            depth += 1;
        } else if matches!(word, ")" | "]") {
            depth = depth.saturating_sub(1);
            if depth == 0 && text.is(from, &["(", "["]) {
                found.extend(within_brackets(&text.part(from..at + 1)));
                from = at + 1;
            }
        } else if word == "." && depth == 0 && ends_word(text, at) && !is_short(text, at) {
            found.push(text.part(from..at + 1));
            from = at + 1;
        }
    }
    found.push(text.from(from));
    found
        .into_iter()
        .map(Slice::trimmed_start)
        .filter(|sentence| sentence.tokens.iter().any(|token| token.is_word()))
        .collect()
}

/// Whether the full stop behind a word belongs to it. A sign in parentheses or quotes is no word.
fn is_short(text: &Slice<'_>, at: usize) -> bool {
    let word = at.checked_sub(1).and_then(|at| text.tokens.get(at)).filter(|token| token.is_word());
    word.is_none_or(|token| is_abbreviation(&token.word)) && !text.is(at.wrapping_sub(1), &[")", "]", "”", "\""])
}

/// The sentences of a note in brackets, of which the first keeps the bracket that opens and the last, where it is
/// another one, loses the one that closes.
fn within_brackets<'t>(note: &Slice<'t>) -> Vec<Slice<'t>> {
    let (mut found, mut from, mut depth) = (Vec::new(), 0, 0usize);
    let last = note.len() - 1;
    for at in 0..last {
        match note.word(at) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            "." if depth == 1 && at + 1 < last && ends_word(note, at) && !is_abbreviation(note.word(at - 1)) => {
                found.push(note.part(from..at + 1));
                from = at + 1;
            }
            _ => {}
        }
    }
    found.push(if found.is_empty() { *note } else { note.part(from..last) });
    found
}

/// Whether a full stop stands at the end of a word, not within an address: "example.org".
fn ends_word(text: &Slice<'_>, at: usize) -> bool {
    let stop = text.tokens.get(at).map(|token| token.range.end);
    text.tokens.get(at + 1).is_none_or(|next| Some(next.range.start) != stop || !next.is_word())
}

/// Whether parentheses hold a sentence of their own: it begins with a capital letter, or nothing follows it.
fn is_note(text: &Slice<'_>, at: usize) -> bool {
    let close = text.tokens.iter().skip(at).position(|token| matches!(token.word.as_str(), ")" | "]"));
    // "(such as botany)": examples belong to what they are of.
    if PHRASES.examples.at(text, at + 1).is_some() {
        return false;
    }
    let capital = text.tokens.get(at + 1).is_some_and(|token| token.case != Case::Small);
    let last = close.is_none_or(|length| at + length + 1 >= text.len() || text.is(at + length + 1, &[".", ";"]));
    (capital || last) && close.is_none_or(|length| length > NOTE_WORDS)
}

/// A note without its parentheses, as it is cited.
pub(super) fn bare<'t>(words: &Slice<'t>) -> Slice<'t> {
    if !is_in_parentheses(words) {
        return words.trimmed();
    }
    let closed = words.tokens.last().is_some_and(|token| matches!(token.word.as_str(), ")" | "]"));
    words.part(1..words.len() - usize::from(closed)).trimmed()
}

/// What stands behind "Note:" or "NOTE 2:".
pub(super) fn without_label<'t>(words: Slice<'t>) -> Slice<'t> {
    let labeled = PHRASES.note_labels.has(words.word(0));
    let number = usize::from(words.word(1).parse::<u32>().is_ok());
    let behind = words.from(2 + number).trimmed();
    if labeled && words.is(1 + number, &[":"]) && !behind.is_empty() { behind } else { words }
}

/// Whether a sentence is a note in parentheses.
pub(super) fn is_in_parentheses(words: &Slice<'_>) -> bool {
    words.is(0, &["(", "["])
}
