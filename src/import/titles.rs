//! The names of classes, found in other words without looking at each of them: headings name classes, and so do
//! sentences of qualifications.

use std::collections::{BTreeMap, BTreeSet};

/// Names ready to be matched, word by word. Whoever asks makes all words comparable in its own way; a name of no words
/// is matched by nothing.
#[derive(Debug, Default)]
pub(crate) struct Titles {
    /// The classes by their names, the words of which are joined by blanks; a class may have several names.
    names: BTreeMap<String, Vec<usize>>,
    /// The first words of all names: most words of a text begin none.
    firsts: BTreeSet<String>,
    /// How many words the longest name has.
    most: usize,
}

impl Titles {
    /// These names, each with the place of its class.
    pub fn new(names: impl IntoIterator<Item = (usize, Vec<String>)>) -> Self {
        let mut titles = Titles::default();
        for (class, words) in names {
            let Some(first) = words.first() else { continue };
            titles.firsts.insert(first.clone());
            titles.most = titles.most.max(words.len());
            titles.names.entry(words.join(" ")).or_default().push(class);
        }
        titles
    }

    /// The names with which these words begin, shorter ones first: the class, and how many words its name takes.
    pub fn leading<W: AsRef<str>>(&self, words: &[W]) -> Vec<(usize, usize)> {
        let begins = words.first().is_some_and(|first| self.firsts.contains(first.as_ref()));
        let (mut found, mut name) = (Vec::new(), String::new());
        for (word, length) in words.iter().take(if begins { self.most } else { 0 }).zip(1..) {
            if length > 1 {
                name.push(' ');
            }
            name.push_str(word.as_ref());
            let classes = self.names.get(&name).into_iter().flatten();
            found.extend(classes.map(|class| (*class, length)));
        }
        found
    }

    /// The longest of them; where classes share a name, the last.
    pub fn longest<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, usize)> {
        self.leading(words).pop()
    }

    /// The classes of which just these words, joined by blanks, are a name.
    pub fn named(&self, words: &str) -> &[usize] {
        self.names.get(words).map_or(&[], Vec::as_slice)
    }

    /// The classes whose names begin with these words, joined by blanks; in order.
    pub fn beginning(&self, words: &str) -> Vec<usize> {
        let goes_on =
            |name: &str| name.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let names = self.names.range(words.to_owned()..).take_while(|(name, _)| name.starts_with(words));
        let classes: BTreeSet<usize> =
            names.filter(|(name, _)| goes_on(name)).flat_map(|(_, classes)| classes.iter().copied()).collect();
        classes.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    fn titles() -> Titles {
        let all = ["loan clerk", "loan officer", "loan officer ii", "", "loan clerk"];
        Titles::new(all.iter().enumerate().map(|(class, title)| (class, words(title))))
    }

    #[test]
    fn the_longest_name_that_stands_at_the_beginning_counts() {
        let found = |text: &str| titles().longest(&words(text));
        assert_eq!(found("loan officer ii or above"), Some((2, 3)));
        assert_eq!(found("loan officer iii"), Some((1, 2)));
        assert_eq!(found("loan"), None);
        assert_eq!(found("a loan officer"), None);
        assert_eq!(found("loan clerk"), Some((4, 2)), "of two classes of one name the last");
    }

    #[test]
    fn a_name_is_all_of_the_words_or_begins_with_them() {
        let titles = titles();
        assert_eq!(titles.named("loan clerk"), [0, 4]);
        assert!(titles.named("loan officer ii or").is_empty());
        assert_eq!(titles.beginning("loan officer"), [1, 2]);
        assert!(titles.beginning("loan off").is_empty());
    }

    #[test]
    fn no_words_name_nothing() {
        assert!(
            titles().named("").is_empty()
                && titles().beginning("").is_empty()
                && titles().leading::<&str>(&[]).is_empty()
        );
    }
}
