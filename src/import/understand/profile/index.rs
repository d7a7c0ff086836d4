//! The words of a profile, found without looking at each of them: a profile may have as many as a document has lines.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::super::role::{FactKind, Role};
use super::Profile;

/// The words of one profile, made ready when they are first asked for. They are no part of what it says: a copy, which
/// may be changed, has none yet, and all are equal.
#[derive(Debug, Default)]
pub(crate) struct ProfileIndex(OnceLock<Index>);

impl Clone for ProfileIndex {
    fn clone(&self) -> Self {
        ProfileIndex::default()
    }
}

impl PartialEq for ProfileIndex {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for ProfileIndex {}

impl ProfileIndex {
    /// Those of `profile`, whose own this is.
    pub(in crate::understand) fn of(&self, profile: &Profile) -> &Index {
        self.0.get_or_init(|| Index::new(profile))
    }
}

/// Words by what they mean.
#[derive(Debug, Default)]
pub(in crate::understand) struct Index {
    headings: BTreeMap<String, Role>,
    /// Headings of several words, by that of their words which the fewest headings have.
    by_word: BTreeMap<String, Vec<(Role, String)>>,
    /// Headings that are such wherever they stand alone.
    pub alone: BTreeMap<String, Role>,
    pub no_headings: BTreeSet<String>,
    facts: BTreeMap<String, FactKind>,
}

impl Index {
    fn new(profile: &Profile) -> Self {
        let mut index = Index { no_headings: profile.no_headings.iter().cloned().collect(), ..Index::default() };
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        let all = || profile.headings.iter().flat_map(|entry| entry.words.iter().map(move |words| (entry, words)));
        for (entry, words) in all() {
            index.headings.entry(words.clone()).or_insert(entry.role);
            words.split(' ').for_each(|word| *times.entry(word).or_default() += 1);
            if entry.alone {
                // The later one holds.
                index.alone.insert(words.clone(), entry.role);
            }
        }
        for (entry, words) in all().filter(|(_, words)| words.contains(' ')) {
            let rarest = words.split(' ').min_by_key(|word| times.get(word)).unwrap_or_default();
            index.by_word.entry(rarest.to_owned()).or_default().push((entry.role, words.clone()));
        }
        for entry in &profile.facts {
            entry.words.iter().for_each(|words| {
                index.facts.entry(words.clone()).or_insert(entry.fact);
            });
        }
        index
    }

    /// The role of a heading of exactly these words.
    pub fn heading(&self, words: &str) -> Option<Role> {
        self.headings.get(words).copied()
    }

    /// The role of the longest known heading that these words hold, with at most three more.
    pub fn held(&self, heading: &str) -> Option<Role> {
        let all: BTreeSet<&str> = heading.split(' ').collect();
        let count = heading.split(' ').count();
        let holds =
            |words: &str| count <= words.split(' ').count() + 3 && words.split(' ').all(|word| all.contains(word));
        let near = all.iter().filter_map(|word| self.by_word.get(*word)).flatten();
        let held = near.filter(|(_, words)| holds(words));
        held.max_by_key(|(role, words)| (words.len(), std::cmp::Reverse(*role))).map(|(role, _)| *role)
    }

    /// The fact that a label of exactly these words names.
    pub fn fact(&self, words: &str) -> Option<FactKind> {
        self.facts.get(words).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The role of the longest heading that these words hold, found by going through all headings.
    fn gone_through(profile: &Profile, heading: &str) -> Option<Role> {
        let all: Vec<&str> = heading.split(' ').collect();
        let words = profile.headings.iter().flat_map(|entry| entry.words.iter().map(move |words| (entry.role, words)));
        let held = words.filter(|(_, words)| {
            let own: Vec<&str> = words.split(' ').collect();
            own.len() > 1 && all.len() <= own.len() + 3 && own.iter().all(|word| all.contains(word))
        });
        held.max_by_key(|(role, words)| (words.len(), std::cmp::Reverse(*role))).map(|(role, _)| role)
    }

    #[test]
    fn headings_are_looked_up_as_if_all_were_gone_through() {
        let profile = Profile::shipped();
        let known = profile.known.of(&profile);
        let mut found = 0;
        for words in profile.headings.iter().flat_map(|entry| &entry.words) {
            for heading in [words.clone(), format!("examples of {words}"), format!("{words} and other typical tasks")] {
                let expected = gone_through(&profile, &heading);
                found += usize::from(expected.is_some());
                assert_eq!(known.held(&heading), expected, "{heading}");
            }
            assert!(known.heading(words).is_some());
        }
        assert!(found > 100, "{found}");
        assert_eq!((known.held("no such words"), known.heading("no such words")), (None, None));
    }

    #[test]
    fn a_copy_that_is_changed_knows_its_own_words() {
        let profile = Profile::shipped();
        assert_eq!(profile.known.of(&profile).heading("zorblax tasks"), None);
        let mut changed = profile.clone();
        changed.headings[0].words.push("zorblax tasks".to_owned());
        assert_eq!(changed.known.of(&changed).heading("zorblax tasks"), Some(changed.headings[0].role));
    }
}
