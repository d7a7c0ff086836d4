//! What somebody should look at in applicants' records, by all that the levels at hand ask.

use jiff::civil::Date;
use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::qualify::Reviewer;
use rungs_domain::spec::Level;
use rungs_formats::ron;

use super::Library;

/// A reviewer by all levels of a library.
pub fn reviewer(library: &Library) -> Reviewer<'_> {
    Reviewer::new(&library.vocabulary, levels(library))
}

/// What somebody should look at in the applicants' files of a library, as warnings, judged on `as_of`; by its own
/// levels and the shipped ones.
pub fn warnings(library: &Library, as_of: Date) -> Vec<Diagnostic> {
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

fn levels(library: &Library) -> impl Iterator<Item = &Level> {
    library.series.iter().flat_map(|loaded| &loaded.series.levels)
}
