//! Addresses and telephone numbers in a text.

use std::ops::Range;

use crate::english::ENGLISH;

/// Words with an "@" between others and a full stop behind it.
pub(crate) fn mails(text: &str) -> Vec<Range<usize>> {
    let is_mail = |word: &str| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.trim_matches('.').contains('.'))
    };
    words(text).filter(|range| text.get(range.clone()).is_some_and(is_mail)).collect()
}

/// The words of a text without the signs around them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    text.split(' ').map(move |word| {
        let begin = at + (word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
        let end = at + word.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        at += word.len() + 1;
        begin..end.max(begin)
    })
}

/// Ten figures in groups of three, three and four, a one or a bracket before them.
pub(crate) fn telephones(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '-' | '.' | ' ' | '/' | '+');
    let mut found = Vec::new();
    let mut at = 0;
    for stretch in text.split_inclusive(|c: char| !is_part(c)) {
        let span = stretch.trim_end_matches(|c: char| !is_part(c));
        let digits = |c: char| !c.is_ascii_digit();
        let groups: Vec<usize> = span.split(digits).map(str::len).filter(|length| *length > 0).collect();
        if matches!(groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4]) {
            let begin = span.len() - span.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '(').len();
            let end = span.trim_end_matches(digits).len();
            found.push(at + begin..at + end);
        }
        at += stretch.len();
    }
    found
}

/// Whether a text holds a postal address of the United States: a state, and a ZIP code of five figures behind it.
pub(crate) fn has_address(text: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    let is_zip = |word: &str| {
        let (first, rest) = word.split_once('-').unwrap_or((word, ""));
        first.len() == 5 && first.bytes().all(|byte| byte.is_ascii_digit()) && matches!(rest.len(), 0 | 4)
    };
    words.iter().zip(words.iter().skip(1)).any(|(state, zip)| {
        let short = state.len() == 2 && state.bytes().all(|byte| byte.is_ascii_uppercase());
        (short || ENGLISH.states.contains(&state.to_lowercase())) && is_zip(zip)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_and_telephone_numbers_are_found_in_their_places() {
        let text = "Write to <a.b@c.example>, call (555) 010-2233 or 1-555-010-2244; not @ 12-34.";
        let all = |ranges: Vec<Range<usize>>| ranges.into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(all(mails(text)), ["a.b@c.example"]);
        assert_eq!(all(telephones(text)), ["(555) 010-2233", "1-555-010-2244"]);
        for none in ["2210-555", "$3,410 - $4,290", "06/17/2013", "100-200-300", ""] {
            assert_eq!(telephones(none), Vec::<Range<usize>>::new(), "{none}");
        }
    }

    #[test]
    fn a_postal_address_ends_in_a_state_and_its_code() {
        assert!(
            has_address("Send it to 700 Oak Street, Room 5, Larkmoor, CA 90012.") && has_address("Iowa 50309-1234")
        );
        assert!(!has_address("Government Code section 19990") && !has_address("10000 cases a year"));
    }
}
