//! What somebody should look at in the positions and series of a library, as warnings at their places.

use rungs_domain::allocate::{review_position, review_rule};
use rungs_domain::diagnostic::Diagnostic;
use rungs_formats::ron;

use super::disk::{Disk, SystemDisk};
use super::{Library, Origin};

/// Percentages that do not add up, and policies that are named and not loaded.
pub fn warnings(library: &Library) -> Vec<Diagnostic> {
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
