//! What somebody should look at in the files of a library, though nothing in them is an error: warnings at their places.

use jiff::civil::Date;
use rungs_domain::allocate::{review_position, review_rule};
use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::qualify::Reviewer;
use rungs_domain::spec::Level;
use rungs_formats::ron;

use super::disk::{Disk, SystemDisk};
use super::{Library, Origin};

/// A reviewer by all levels of a library.
pub fn reviewer(library: &Library) -> Reviewer<'_> {
    Reviewer::new(&library.vocabulary, levels(library))
}

/// What somebody should look at in a library's applicants, judged on `as_of`, and in its positions and series.
pub fn warnings(library: &Library, as_of: Date) -> Vec<Diagnostic> {
    [of_applicants(library, as_of), of_policies(library)].concat()
}

/// Of applicants' records: by the library's own levels and the shipped ones.
fn of_applicants(library: &Library, as_of: Date) -> Vec<Diagnostic> {
    if library.applicants.is_empty() {
        return Vec::new();
    }
    let shipped = Library::shipped();
    let reviewer = Reviewer::new(&library.vocabulary, levels(&shipped).chain(levels(library)));
    let Some(policy) = shipped.policies.first() else { return Vec::new() };
    let warnings = library.applicants.iter().flat_map(|loaded| {
        let found = reviewer.review(&loaded.applicant, as_of, policy);
        ron::warnings(&loaded.path.display().to_string(), &loaded.bytes, found)
    });
    warnings.collect()
}

/// Percentages that do not add up, and policies that are named and not loaded.
fn of_policies(library: &Library) -> Vec<Diagnostic> {
    let policies: Vec<&str> = library.allocation_policies.iter().map(|policy| policy.id.as_str()).collect();
    let positions = library.positions.iter().flat_map(|loaded| {
        let found = review_position(&loaded.position, &policies);
        ron::warnings(&loaded.path.display().to_string(), &loaded.bytes, found)
    });
    let series = library.series.iter().flat_map(|loaded| {
        let (Some(rule), Origin::File(path)) = (&loaded.series.allocated_by, &loaded.origin) else { return Vec::new() };
        let found = review_rule(&rule.policy, &policies);
        // Only what is to be told is read once more.
        let bytes = if found.is_empty() { Vec::new() } else { SystemDisk.read(path).unwrap_or_default() };
        ron::warnings(&path.display().to_string(), &bytes, found)
    });
    positions.chain(series).collect()
}

fn levels(library: &Library) -> impl Iterator<Item = &Level> {
    library.series.iter().flat_map(|loaded| &loaded.series.levels)
}
