//! From a path in the domain's values to the part of the file that says it.

use rungs_domain::spec::PathStep;

use super::part::Part;

/// The part that `path` leads to, from the entries of the outermost value; where the file does not say a
/// value, the part that should hold it.
pub(super) fn locate<'a>(entries: &[(&'a str, Part<'a>)], path: &[PathStep]) -> Option<Part<'a>> {
    let (PathStep::Field(first), rest) = path.split_first()? else { return None };
    let mut part = named(entries, first)?;
    for step in rest {
        match step_into(part, step) {
            Some(next) => part = next,
            None => break,
        }
    }
    Some(part)
}

fn step_into<'a>(part: Part<'a>, step: &PathStep) -> Option<Part<'a>> {
    let part = part.unwrapped()?;
    match step {
        PathStep::Field(name) => named(&part.entries()?, name),
        PathStep::Index(index) => part.elements()?.get(*index).copied(),
    }
}

fn named<'a>(entries: &[(&'a str, Part<'a>)], name: &str) -> Option<Part<'a>> {
    entries.iter().find(|(entry, _)| *entry == name).map(|(_, part)| *part)
}
