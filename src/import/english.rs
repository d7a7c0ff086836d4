//! Words of English by which lines are known, whoever wrote them: data, inside the program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// The words that ship with the program. A test reads them, so that none is lost without notice.
pub(crate) static ENGLISH: LazyLock<English> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> Result<English, ron::error::SpannedError> {
    ron::from_str(include_str!("../../assets/import/english.ron"))
}

/// The words; what each list is for stands in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct English {
    pub small: BTreeSet<String>,
    pub months: Vec<String>,
    pub page_numbers: BTreeSet<String>,
    pub page_words: BTreeSet<String>,
    pub continued: Vec<String>,
    pub notes: Vec<String>,
    pub nothing: BTreeSet<String>,
    pub abolished: Vec<String>,
    pub through: Vec<String>,
    pub ordinals: Vec<String>,
    pub recruiting: Vec<String>,
    pub amounts: BTreeSet<String>,
    pub before_ranks: BTreeSet<String>,
    pub rank_joints: BTreeSet<String>,
    pub joints: BTreeSet<String>,
    pub goes_on: BTreeSet<String>,
    pub leads_in: Vec<String>,
    pub document_ends: Vec<String>,
    pub hearings: Vec<String>,
    pub hourly: Vec<String>,
    pub monthly: Vec<String>,
    pub yearly: Vec<String>,
    pub probation: BTreeMap<String, u8>,
    pub exempt: Vec<String>,
    pub non_exempt: Vec<String>,
    pub keeps_hyphen: BTreeSet<String>,
    pub web_addresses: Vec<String>,
    pub applying: Vec<String>,
    pub references: Vec<String>,
    pub sentence_verbs: BTreeSet<String>,
    pub states: BTreeSet<String>,
}

/// Whether a text begins with one of these words.
pub(crate) fn begins(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.starts_with(word.as_str()))
}

/// Whether a text ends with one of these words.
pub(crate) fn ends(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.ends_with(word.as_str()))
}

/// Whether a text holds one of these words.
pub(crate) fn holds(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_can_be_read() {
        let words = read().unwrap();
        assert_eq!(words.months.len(), 12);
    }
}
