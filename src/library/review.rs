//! What somebody should look at in the files of a library, though nothing in them is an error: warnings at their places.

use jiff::civil::Date;
use rungs_domain::allocate::{review_position, review_rule};
use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::qualify::Reviewer;
use rungs_domain::spec::{Level, Problem, review_series};
use rungs_files::ron;

use super::disk::{Disk, SystemDisk};
use super::{Library, Origin};

/// A reviewer by all levels of a library.
pub fn reviewer(library: &Library) -> Reviewer<'_> {
    Reviewer::new(&library.vocabulary, levels(library))
}

/// What somebody should look at in a library's applicants, judged on `as_of`, and in its positions and series.
pub fn warnings(library: &Library, as_of: Date) -> Vec<Diagnostic> {
    [of_applicants(library, as_of), of_positions(library), of_series(library)].concat()
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
fn of_positions(library: &Library) -> Vec<Diagnostic> {
    let policies = policies(library);
    let positions = library.positions.iter().flat_map(|loaded| {
        let found = review_position(&loaded.position, &policies);
        ron::warnings(&loaded.path.display().to_string(), &loaded.bytes, found)
    });
    positions.collect()
}

/// Questions whose yes gives more than they ask, and policies that are named and not loaded.
fn of_series(library: &Library) -> Vec<Diagnostic> {
    let policies = policies(library);
    let series = library.series.iter().flat_map(|loaded| {
        let Origin::File(path) = &loaded.origin else { return Vec::new() };
        let rule = loaded.series.allocated_by.as_ref();
        let mut found: Vec<Problem> = rule.map_or_else(Vec::new, |rule| review_rule(&rule.policy, &policies));
        found.extend(review_series(&loaded.series, &library.vocabulary));
        // Only what is to be told is read once more.
        let bytes = if found.is_empty() { Vec::new() } else { SystemDisk.read(path).unwrap_or_default() };
        ron::warnings(&path.display().to_string(), &bytes, found)
    });
    series.collect()
}

fn policies(library: &Library) -> Vec<&str> {
    library.allocation_policies.iter().map(|policy| policy.id.as_str()).collect()
}

fn levels(library: &Library) -> impl Iterator<Item = &Level> {
    library.series.iter().flat_map(|loaded| &loaded.series.levels)
}
