//! Rules that span more than one value: found here, placed in the file by the reader.

pub(crate) mod found;
mod in_addition;
mod link;
mod overreach;
mod printed;
mod requirement;
mod review;
mod series;
mod uncited;
mod vocabulary;

use std::collections::BTreeSet;

use super::{Code, ConfirmedLink, Requirement, Series, SeriesId, Vocabulary};
use crate::diagnostic::nearest;
use found::KnownNames;
pub use overreach::{Excess, Overreach, overreaching};
pub use requirement::{MAX_AMOUNT, MAX_MONTHS};
pub use review::review_series;
pub use uncited::{Uncited, uncited};

/// One step on the way from a file's outermost value to the one meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A named field.
    Field(&'static str),
    /// An element of a list, from 0.
    Index(usize),
}

/// The way to a value: `levels`, 2, `duties`, `items`, 3, `number`.
pub type SpecPath = Vec<Step>;

/// A broken rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where.
    pub at: SpecPath,
    /// Stable id: `duplicate-code`.
    pub id: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// Every rule that the values of a series break together.
pub fn validate_series(series: &Series, vocabulary: &Vocabulary) -> Vec<Problem> {
    let mut walk = Walk::default();
    series::check(series, vocabulary, &mut walk);
    walk.field("links", |walk| {
        link::check(&series.links, |id| (*id == series.id).then_some(series), walk);
        link::check_home(&series.links, &series.id, walk);
    });
    walk.problems
}

/// Every rule that a requirement of a level of `series` breaks; the ways to the values begin at its root.
pub fn validate_requirement(requirement: &Requirement, series: &Series, vocabulary: &Vocabulary) -> Vec<Problem> {
    let mut walk = Walk::default();
    requirement::check(requirement, series, vocabulary, &mut walk);
    walk.problems
}

/// Every rule that the entries of a vocabulary break together.
pub fn validate_vocabulary(vocabulary: &Vocabulary) -> Vec<Problem> {
    let mut walk = Walk::default();
    vocabulary::check(vocabulary, &mut walk);
    walk.problems
}

/// Every rule that links in a file of their own break. References into series that `series` does not find are
/// not judged: that file may be read before them.
pub fn validate_links<'s>(links: &[ConfirmedLink], series: impl Fn(&SeriesId) -> Option<&'s Series>) -> Vec<Problem> {
    let mut walk = Walk::default();
    walk.field("links", |walk| link::check(links, series, walk));
    walk.problems
}

/// A hint lists so many levels, and no more.
const MOST_LISTED: usize = 20;

/// The way down to the value that is being checked, and what was found so far.
#[derive(Default)]
struct Walk {
    path: SpecPath,
    problems: Vec<Problem>,
}

impl Walk {
    /// Checks a field of the value at hand.
    fn field(&mut self, name: &'static str, check: impl FnOnce(&mut Walk)) {
        self.step(Step::Field(name), check);
    }

    /// Checks each element of the list in a field.
    fn each<T>(&mut self, name: &'static str, elements: &[T], mut check: impl FnMut(&T, &mut Walk)) {
        self.field(name, |walk| {
            for (at, element) in elements.iter().enumerate() {
                walk.step(Step::Index(at), |walk| check(element, walk));
            }
        });
    }

    /// Checks the value at the end of a way.
    fn at(&mut self, path: &[Step], check: impl FnOnce(&mut Walk)) {
        let depth = self.path.len();
        self.path.extend_from_slice(path);
        check(self);
        self.path.truncate(depth);
    }

    fn step(&mut self, step: Step, check: impl FnOnce(&mut Walk)) {
        self.path.push(step);
        check(self);
        self.path.pop();
    }

    /// Notes a broken rule at the value at hand.
    fn report(&mut self, id: &'static str, message: impl Into<String>, hint: impl Into<String>) {
        let problem = Problem { at: self.path.clone(), id, message: message.into(), hint: Some(hint.into()) };
        self.problems.push(problem);
    }

    /// A list that must hold something.
    fn not_empty<T>(&mut self, name: &'static str, elements: &[T]) {
        if elements.is_empty() {
            self.field(name, |walk| {
                walk.report("empty-list", format!("the list `{name}` is empty"), "add what belongs there");
            });
        }
    }

    /// Values of which each may occur once; `what` says what they are and where.
    fn distinct<'v, V: Ord + std::fmt::Display>(
        &mut self,
        id: &'static str,
        what: &str,
        list: &'static str,
        field: Option<&'static str>,
        values: impl IntoIterator<Item = V> + 'v,
    ) {
        let mut seen = BTreeSet::new();
        for (at, value) in values.into_iter().enumerate() {
            let shown = value.to_string();
            if !seen.insert(value) {
                let steps = [Step::Field(list), Step::Index(at)].into_iter().chain(field.map(Step::Field));
                let depth = self.path.len();
                self.path.extend(steps);
                self.report(id, format!("{what} {shown} is there twice"), "change one of them, or take it out");
                self.path.truncate(depth);
            }
        }
    }

    /// Names that must be known, each at most once.
    fn known(&mut self, list: &'static str, names: &[String], id: &'static str, what: &str, known: &KnownNames<'_>) {
        self.each(list, names, |name, walk| {
            if !known.has(name) {
                let hint = match walk.nearest(name, known.listed()) {
                    Some(right) => format!("did you mean \"{right}\"?"),
                    None => "the vocabulary names those that are known; add it there if it is right".to_owned(),
                };
                walk.report(id, format!("the vocabulary has no {what} \"{name}\""), hint);
            }
        });
        self.distinct(
            "duplicate-entry",
            &format!("the {what}"),
            list,
            None,
            names.iter().map(|name| format!("\"{name}\"")),
        );
    }

    /// The one of `known` that was probably meant. To look for it takes a while, so it is not looked for where so much is
    /// wrong already that nobody reads on.
    fn nearest<'k>(&self, word: &str, known: &[&'k str]) -> Option<&'k str> {
        if self.problems.len() < found::MOST_HINTED { nearest(word, known) } else { None }
    }

    /// What to do about a code that no level of a series has.
    fn levels_hint(&self, series: &Series, code: &Code) -> String {
        let codes: Vec<&str> = series.levels.iter().map(|level| level.code.as_str()).collect();
        match codes.as_slice() {
            [first, .., last] if codes.len() > MOST_LISTED => match self.nearest(code.as_str(), &codes) {
                Some(right) => format!("did you mean \"{right}\"?"),
                None => format!("it has {} levels, from {first} to {last}", codes.len()),
            },
            _ => format!("its levels are {}", codes.join(", ")),
        }
    }

    /// A name for programs: lower-case letters, digits, and what `also` allows.
    fn program_name(&mut self, field: &'static str, name: &str, also: &[char]) {
        if let Some(c) = name.chars().find(|c| !c.is_ascii_lowercase() && !c.is_ascii_digit() && !also.contains(c)) {
            let hint = "use a to z, 0 to 9 and underscores: \"social_casework\"";
            self.field(field, |walk| {
                walk.report("bad-name", format!("the character {c:?} cannot be in this name"), hint);
            });
        }
    }
}
