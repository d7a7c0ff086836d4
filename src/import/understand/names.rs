//! Which classes words name, found by titles and codes: not every class is looked at for every heading.

use std::collections::{BTreeMap, BTreeSet};

use super::classes::Class;
use super::words::{LONGEST_TITLE, plain, plain_whole};

/// A code of more bytes than this is looked for in no heading.
const LONGEST_CODE: usize = 40;

/// The classes of a document by their names.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Title and code of each class, made comparable.
    classes: Vec<(String, String)>,
    titles: BTreeMap<String, Vec<usize>>,
    codes: BTreeMap<String, Vec<usize>>,
    /// The first class with each code as printed.
    printed: BTreeMap<String, usize>,
}

impl Names {
    /// The names of these classes.
    pub fn of(classes: &[Class]) -> Self {
        let mut names = Names::default();
        for (at, class) in classes.iter().enumerate() {
            let (title, code) = (plain_whole(class.title.text()), plain(class.code.text()));
            names.titles.entry(title.clone()).or_default().push(at);
            if !code.is_empty() && code.len() <= LONGEST_CODE {
                names.codes.entry(code.clone()).or_default().push(at);
            }
            if !class.code.is_empty() {
                names.printed.entry(class.code.text().to_owned()).or_insert(at);
            }
            names.classes.push((title, code));
        }
        names
    }

    /// How many classes there are.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// The first class with this code as printed.
    pub fn coded(&self, code: &str) -> Option<usize> {
        self.printed.get(code).copied()
    }

    /// The classes whose title these words are, with or without the code and a rank before it.
    pub fn titled(&self, words: &str) -> Vec<usize> {
        if words.len() > LONGEST_TITLE {
            return Vec::new();
        }
        let mut near: BTreeSet<usize> = BTreeSet::new();
        let mut may_be = |found: Option<&Vec<usize>>| near.extend(found.into_iter().flatten());
        may_be(self.titles.get(words.trim()));
        may_be(behind_rank(words.trim()).and_then(|title| self.titles.get(title)));
        for (at, _) in words.char_indices() {
            let (before, behind) = words.split_at(at);
            may_be(self.codes.get(behind).filter(|_| behind.len() <= LONGEST_CODE));
            may_be(self.codes.get(before).filter(|_| before.len() <= LONGEST_CODE));
        }
        may_be(self.codes.get(words));
        near.into_iter().filter(|at| self.is_title(words, *at)).collect()
    }

    /// The first of them.
    pub fn first(&self, words: &str) -> Option<usize> {
        self.titled(words).into_iter().next()
    }

    /// The classes whose titles begin with these words.
    pub fn beginning(&self, stem: &str) -> Vec<usize> {
        let titles = self.titles.range(stem.to_owned()..).take_while(|(title, _)| title.starts_with(stem));
        let mut found: Vec<usize> = titles.flat_map(|(_, at)| at.iter().copied()).collect();
        found.sort_unstable();
        found
    }

    fn is_title(&self, words: &str, class: usize) -> bool {
        let Some((title, code)) = self.classes.get(class) else { return false };
        let without_code = words.strip_suffix(code.as_str()).or_else(|| words.strip_prefix(code.as_str()));
        let words = without_code.filter(|_| !code.is_empty()).unwrap_or(words).trim();
        words == title || behind_rank(words) == Some(title.as_str())
    }
}

/// "level ii planner": what stands behind the rank.
fn behind_rank(words: &str) -> Option<&str> {
    let (rank, title) = words.strip_prefix("level ")?.split_once(' ')?;
    (rank.len() <= 4).then_some(title)
}
