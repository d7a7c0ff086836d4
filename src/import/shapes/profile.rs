//! The shape of a profile: the words by which documents name their parts.

use std::collections::BTreeMap;

use rungs_domain::spec::{PathStep as Step, Problem};
use rungs_files::{record, words};

use crate::{AsideWords, DateOrder, FactWords, HeadingWords, KindWords, Profile, comparable};

record!(Profile {
    authority: optional,
    source: optional,
    headings: default,
    no_headings: default,
    asides: default,
    facts: default,
    all_levels: default,
    upwards: default,
    some_of: default,
    ranks: default,
    numbered_parts: default,
    person_labels: default,
    connectives: default,
    lead_ins: default,
    other_duties: default,
    lower_levels: default,
    allocation_sentences: default,
    cumulative_sentences: default,
    inherits: default,
    authority_words: default,
    document_words: default,
    degrees: default,
    kinds: default,
    date_order: optional,
    clause_words: default,
    proposals: default,
} beside known);
record!(HeadingWords { role: required, words: required, source: optional, alone: default });
record!(AsideWords { reason: required, words: required });
record!(FactWords { fact: required, words: required });
record!(KindWords { kind: required, words: required });

words!(DateOrder { MonthFirst, DayFirst });

/// Every rule that the words of a profile break together: words say one thing only, and say something.
pub(crate) fn validate_profile(profile: &Profile) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (at, entry) in profile.headings.iter().enumerate() {
        let meaning = format!("a heading of {:?}", entry.role);
        let path = |word| vec![Step::Field("headings"), Step::Index(at), Step::Field("words"), Step::Index(word)];
        known_once(&entry.words, &meaning, path, &mut known, &mut problems);
    }
    let path = |word| vec![Step::Field("no_headings"), Step::Index(word)];
    known_once(&profile.no_headings, "no heading", path, &mut known, &mut problems);
    let mut labels = BTreeMap::new();
    for (at, entry) in profile.facts.iter().enumerate() {
        let meaning = format!("a label of {:?}", entry.fact);
        let path = |word| vec![Step::Field("facts"), Step::Index(at), Step::Field("words"), Step::Index(word)];
        known_once(&entry.words, &meaning, path, &mut labels, &mut problems);
    }
    for (at, entry) in profile.asides.iter().enumerate() {
        for (word, words) in entry.words.iter().enumerate().filter(|(_, words)| !words.contains('#')) {
            let path = vec![Step::Field("asides"), Step::Index(at), Step::Field("words"), Step::Index(word)];
            problems.extend(comparable(words).is_none().then(|| says_nothing(words, path)));
        }
    }
    problems
}

fn known_once(
    words: &[String],
    meaning: &str,
    path: impl Fn(usize) -> Vec<Step>,
    known: &mut BTreeMap<String, String>,
    problems: &mut Vec<Problem>,
) {
    for (at, words) in words.iter().enumerate() {
        let Some(plain) = comparable(words) else {
            problems.push(says_nothing(words, path(at)));
            continue;
        };
        if let Some(other) = known.insert(plain, meaning.to_owned()).filter(|other| other != meaning) {
            let message = format!("\"{words}\" is {other} above, and {meaning} here");
            let hint = Some("words can mean one thing only: keep one of them".to_owned());
            problems.push(Problem { at: path(at), id: "contradiction", message, hint });
        }
    }
}

fn says_nothing(words: &str, at: Vec<Step>) -> Problem {
    let message = format!("\"{words}\" has neither letters nor figures outside of brackets");
    Problem { at, id: "empty-text", message, hint: Some("write the words as printed, or delete the entry".to_owned()) }
}
