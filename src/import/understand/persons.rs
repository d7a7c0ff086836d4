//! Persons in a document: a specification is about a class, and whoever publishes the draft should see whom it names.

use std::ops::Range;

use super::block::Block;
use super::limits::PERSON_WORDS;
use super::profile::Profile;
use super::provenance::ProvenanceLog;

/// Warns of mail addresses, telephone numbers and names behind labels such as "Contact".
pub(super) fn warn(blocks: &[Block], profile: &Profile, log: &mut ProvenanceLog<'_>) {
    for block in blocks.iter().filter(|block| !block.lines.is_empty()) {
        let text = block.text();
        let say = |log: &mut ProvenanceLog<'_>, range: Range<usize>, what: &str| {
            let words = block.passage.slice(range);
            log.warn(Some(&words), format!("{what} stands here: {}", words.text()));
        };
        mails(text).into_iter().for_each(|range| say(log, range, "a mail address"));
        telephones(text).into_iter().for_each(|range| say(log, range, "a telephone number"));
        let name = block.labeled().filter(|(label, value)| profile.is_person(label.text()) && is_name(value.text()));
        if let Some((_, value)) = name {
            log.warn(Some(&value), format!("this seems to be the name of a person: {}", value.text()));
        }
    }
}

/// Words with an "@" between others and a full stop behind it.
fn mails(text: &str) -> Vec<Range<usize>> {
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
fn telephones(text: &str) -> Vec<Range<usize>> {
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

/// Two to four words, each beginning with a capital, before what the person is.
fn is_name(text: &str) -> bool {
    let name = text.split(',').next().unwrap_or_default();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    (2..=PERSON_WORDS).contains(&name.split(' ').count())
        && name.split(' ').all(capital)
        && !name.contains(char::is_numeric)
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
    fn a_name_is_words_with_capitals() {
        assert!(is_name("Jane Doe, Director of Personnel") && is_name("Tom B. Brandt"));
        assert!(!is_name("the Branch Manager") && !is_name("Personnel") && !is_name("Room 12"));
    }
}
