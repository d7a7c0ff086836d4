//! From a path in the domain's values to the part of the file that says it.

use std::collections::BTreeMap;

use rungs_domain::spec::PathStep;

use super::part::{Entries, Part};

/// Finds parts of a file by the ways to their values. What it takes apart for one way it keeps for the next: many
/// problems of one list cost no more than the list is long.
pub(super) struct Locator<'e, 'a> {
    /// The entries of the outermost value.
    entries: &'e [(&'a str, Part<'a>)],
    /// The entries of groups and the elements of lists, by where they begin.
    groups: BTreeMap<*const u8, Option<Entries<'a>>>,
    lists: BTreeMap<*const u8, Option<Vec<Part<'a>>>>,
}

impl<'e, 'a> Locator<'e, 'a> {
    /// In the file whose outermost value has these entries.
    pub fn new(entries: &'e [(&'a str, Part<'a>)]) -> Self {
        Locator { entries, groups: BTreeMap::new(), lists: BTreeMap::new() }
    }

    /// The part that `path` leads to; where the file does not say a value, the part that should hold it.
    pub fn locate(&mut self, path: &[PathStep]) -> Option<Part<'a>> {
        let (PathStep::Field(first), rest) = path.split_first()? else { return None };
        let mut part = named(self.entries, first)?;
        for step in rest {
            match self.step_into(part, step) {
                Some(next) => part = next,
                None => break,
            }
        }
        Some(part)
    }

    fn step_into(&mut self, part: Part<'a>, step: &PathStep) -> Option<Part<'a>> {
        let part = part.unwrapped()?;
        let begin = part.text().as_ptr();
        match step {
            PathStep::Field(name) => named(self.groups.entry(begin).or_insert_with(|| part.entries()).as_ref()?, name),
            PathStep::Index(index) => {
                self.lists.entry(begin).or_insert_with(|| part.elements()).as_ref()?.get(*index).copied()
            }
        }
    }
}

fn named<'a>(entries: &[(&'a str, Part<'a>)], name: &str) -> Option<Part<'a>> {
    entries.iter().find(|(entry, _)| *entry == name).map(|(_, part)| *part)
}
