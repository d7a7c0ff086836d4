//! Broken rules of values that are no series: gathered with the way to each.

use std::collections::BTreeSet;

use super::{Problem, SpecPath, Step};

/// Problems beyond so many get no hint that must be searched for.
pub(crate) const MOST_HINTED: usize = 200;

/// Names that may be referred to.
#[derive(Debug, Default)]
pub(crate) struct KnownNames<'a> {
    listed: Vec<&'a str>,
    all: BTreeSet<&'a str>,
}

impl<'a> KnownNames<'a> {
    pub fn of(names: impl Iterator<Item = &'a str>) -> Self {
        let listed: Vec<&str> = names.collect();
        KnownNames { all: listed.iter().copied().collect(), listed }
    }

    pub fn has(&self, name: &str) -> bool {
        self.all.contains(name)
    }

    /// In their order.
    pub fn listed(&self) -> &[&'a str] {
        &self.listed
    }
}

/// What was found so far.
#[derive(Debug, Default)]
pub(crate) struct ProblemList {
    pub problems: Vec<Problem>,
}

impl ProblemList {
    /// Notes a broken rule.
    pub fn report(&mut self, at: SpecPath, id: &'static str, message: impl Into<String>, hint: impl Into<String>) {
        self.problems.push(Problem { at, id, message: message.into(), hint: Some(hint.into()) });
    }

    /// Notes a list that is longer than what can be worked through: "weighed", "judged".
    pub fn limit(&mut self, list: &'static str, length: usize, most: usize, worked: &str, hint: &str) {
        if length > most {
            let message = format!("the list has {length} entries; at most {most} can be {worked}");
            self.report(field(list), "too-many-items", message, hint);
        }
    }

    /// A name for programs: lower-case letters, digits and hyphens, as in `example`.
    pub fn program_name(&mut self, at: SpecPath, name: &str, example: &str) {
        if let Some(c) = name.chars().find(|c| !c.is_ascii_lowercase() && !c.is_ascii_digit() && *c != '-') {
            let message = format!("the character {c:?} cannot be in this name");
            self.report(at, "bad-name", message, format!("use a to z, 0 to 9 and hyphens: \"{example}\""));
        }
    }
}

/// The way to a field.
pub(crate) fn field(name: &'static str) -> SpecPath {
    vec![Step::Field(name)]
}

/// The way to a field of a field.
pub(crate) fn inner(outer: &'static str, name: &'static str) -> SpecPath {
    vec![Step::Field(outer), Step::Field(name)]
}

/// The way to a field of an element of a list.
pub(crate) fn place(list: &'static str, at: usize, name: &'static str) -> SpecPath {
    vec![Step::Field(list), Step::Index(at), Step::Field(name)]
}
