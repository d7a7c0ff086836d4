//! Which classes a heading names, by title or code.

use std::collections::{BTreeMap, BTreeSet};

use super::classes::Class;
use super::limits::{LONGEST_RANK, LONGEST_TITLE};
use super::words::{plain, plain_whole};
use crate::english::ENGLISH;
use crate::titles::Titles;

/// The classes of a document by their names.
#[derive(Debug, Default)]
pub(super) struct Names {
    count: usize,
    titles: Titles,
    codes: Titles,
    /// The first class with each code as printed.
    printed: BTreeMap<String, usize>,
}

impl Names {
    /// The names of these classes.
    pub fn of(classes: &[Class]) -> Self {
        let words = |plain: String| plain.split_whitespace().map(str::to_owned).collect();
        let named = || classes.iter().enumerate();
        let printed = named().rev().filter(|(_, class)| !class.code.is_empty());
        Names {
            count: classes.len(),
            titles: Titles::new(named().map(|(at, class)| (at, words(plain_whole(class.title.text()))))),
            codes: Titles::new(named().map(|(at, class)| (at, words(plain(class.code.text()))))),
            printed: printed.map(|(at, class)| (class.code.text().to_owned(), at)).collect(),
        }
    }

    /// How many classes there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// The first class with this code as printed.
    pub fn coded(&self, code: &str) -> Option<usize> {
        self.printed.get(code).copied()
    }

    /// The classes whose title these plain words are, with or without the code and a rank before it.
    pub fn titled(&self, plain: &str) -> Vec<usize> {
        if plain.len() > LONGEST_TITLE {
            return Vec::new();
        }
        let mut found: BTreeSet<usize> = self.with_rank(plain).collect();
        // A code may stand right behind the title, without a blank: "Planner II41296".
        for (before, behind) in plain.char_indices().map(|(at, _)| plain.split_at(at)) {
            for (code, title) in [(before.trim(), behind.trim()), (behind.trim(), before.trim())] {
                let coded = self.codes.named(code).iter().copied();
                found.extend(coded.filter(|class| self.with_rank(title).any(|titled| titled == *class)));
            }
        }
        found.into_iter().collect()
    }

    /// The first of them.
    pub fn first(&self, plain: &str) -> Option<usize> {
        self.titled(plain).into_iter().next()
    }

    /// The classes whose titles begin with these plain words.
    pub fn beginning(&self, stem: &str) -> Vec<usize> {
        self.titles.beginning(stem)
    }

    /// The classes of this title, and those whose title stands behind a rank: "level ii planner".
    fn with_rank(&self, plain: &str) -> impl Iterator<Item = usize> {
        let behind = || {
            let (_, rest) = plain.split_once(' ').filter(|(level, _)| ENGLISH.before_ranks.contains(*level))?;
            rest.split_once(' ').filter(|(rank, _)| rank.len() <= LONGEST_RANK).map(|(_, title)| title)
        };
        let ranked = behind().map_or(&[][..], |title| self.titles.named(title));
        self.titles.named(plain).iter().chain(ranked).copied()
    }
}
