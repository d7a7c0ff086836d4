//! `rungs check`: what is wrong with files, each mistake with its place.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::PathBuf;

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::words::counted as number;
use rungs_files::json::diagnostics_json;
use rungs_library::{Library, review};

use super::args::Format;
use super::clock::today;
use super::output::{Output, shown, tell};
use super::{Answer, Failure, nothing_in};

/// Diagnostics that mean: what was named could not be read at all.
const UNREADABLE: [&str; 5] = ["missing-file", "no-permission", "folder-not-file", "special-file", "unreadable"];

pub(super) fn check(paths: &[PathBuf], output: Output) -> Result<Answer, Failure> {
    let mut library = Library::load_only(paths, &mut |_, _| ControlFlow::Continue(())).unwrap_or_default();
    library.problems.extend(review::warnings(&library, today()));
    library.problems.sort();
    match output.format {
        Format::Text => {
            if !library.problems.is_empty() {
                output.text(&format!("{}\n\n", shown(&library.problems)))?;
            }
            output.text(&format!("{}\n", counted(&library)))?;
        }
        Format::Json => {
            output.json(&diagnostics_json(&library.problems))?;
            tell(&format!("rungs: {}", counted(&library)));
        }
    }
    if library.files == 0 && library.problems.is_empty() {
        tell(&format!("rungs: {}", nothing_in(paths, "file that ends in .ron")));
        return Ok(Answer::Unreadable);
    }
    let named: BTreeSet<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let unreadable = |problem: &Diagnostic| UNREADABLE.contains(&problem.id) && named.contains(&problem.place.file);
    Ok(if library.problems.iter().any(unreadable) {
        Answer::Unreadable
    } else if library.problems.iter().any(Diagnostic::is_error) {
        Answer::Fails
    } else {
        Answer::Holds
    })
}

/// `3 errors and 1 warning in 2 files, 5 files checked`.
pub(super) fn counted(library: &Library) -> String {
    let errors = library.problems.iter().filter(|problem| problem.is_error()).count();
    let warnings = library.problems.len() - errors;
    let concerned = library.problems.iter().map(|problem| problem.place.file.as_str()).collect::<BTreeSet<_>>().len();
    let checked = format!("{} checked", number(library.files, "file"));
    let found = match (errors, warnings) {
        (0, 0) => return format!("no errors, {checked}"),
        (_, 0) => number(errors, "error"),
        (0, _) => number(warnings, "warning"),
        _ => format!("{} and {}", number(errors, "error"), number(warnings, "warning")),
    };
    format!("{found} in {}, {checked}", number(concerned, "file"))
}
