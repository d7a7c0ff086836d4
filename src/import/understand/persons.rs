//! Persons in a document: a specification is about a class, and whoever publishes the draft should see whom it names.

use std::ops::Range;

use super::block::Block;
use super::limits::PERSON_WORDS;
use super::profile::Profile;
use super::provenance::ProvenanceLog;
use crate::contacts::{mails, telephones};

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
    fn a_name_is_words_with_capitals() {
        assert!(is_name("Jane Doe, Director of Personnel") && is_name("Tom B. Brandt"));
        assert!(!is_name("the Branch Manager") && !is_name("Personnel") && !is_name("Room 12"));
    }
}
