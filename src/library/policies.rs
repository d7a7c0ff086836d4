//! The policies by which time of work is credited: the shipped ones, those of a library, and files that are named.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_domain::diagnostic::{Diagnostic, Place, nearest};
use rungs_domain::qualify::{Applicant, CreditPolicy};
use rungs_domain::spec::Vocabulary;
use rungs_formats::ron::{self, File};

use super::Library;
use super::disk::{Disk, SystemDisk};
use super::shipped::CREDIT_POLICIES;

/// The problem of a policy file whose id another policy has.
pub const CLASH: &str = "duplicate-policy";

/// Why a policy is not at hand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// None is called so.
    #[error("no policy is called `{name}`, and no file; there are {known}{meant}")]
    Unknown {
        /// What was named.
        name: String,
        /// The ids of those that there are.
        known: String,
        /// The one that was probably meant, as a question; else empty.
        meant: String,
    },
    /// The file cannot be used: what is wrong with it.
    #[error("the policy file cannot be used")]
    File(Vec<Diagnostic>),
}

/// The shipped policies, the default one first.
pub fn shipped() -> Vec<CreditPolicy> {
    let read = CREDIT_POLICIES.iter().map(|embedded| ron::read(embedded.name, embedded.bytes, &Vocabulary::default()));
    read.filter_map(|parsed| match parsed.file {
        Some(File::CreditPolicy(policy)) => Some(*policy),
        _ => None,
    })
    .collect()
}

/// The shipped policies, then those of files. Of two with the same id the first counts, and the other is told, unless
/// they are the same.
pub(super) fn with_shipped(
    of_files: Vec<(PathBuf, Arc<CreditPolicy>)>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Arc<CreditPolicy>> {
    let mut policies: Vec<Arc<CreditPolicy>> = shipped().into_iter().map(Arc::new).collect();
    let own = policies.len();
    let mut places: Vec<PathBuf> = Vec::new();
    for (path, policy) in of_files {
        match policies.iter().position(|known| known.id == policy.id) {
            None => {
                policies.push(policy);
                places.push(path);
            }
            Some(at) if policies.get(at) == Some(&policy) => {}
            Some(at) => {
                let first = at.checked_sub(own).and_then(|at| places.get(at));
                let first = first.map_or_else(|| "a shipped policy".to_owned(), |path| path.display().to_string());
                let told = format!("the id `{}` is that of {first} too, which is used", policy.id);
                let hint = "give it an id of its own, or name the file: --policy FILE";
                let place = Place::whole(path.display().to_string());
                problems.push(Diagnostic::error(CLASH, place, told).with_hint(hint));
            }
        }
    }
    policies
}

/// The shipped policy with an id, or the one in a file.
///
/// # Errors
/// As [`find_in`].
///
/// ```
/// assert_eq!(rungs::library::policies::find("nm-spo").unwrap().id, "nm-spo");
/// let error = rungs::library::policies::find("nm-sop").unwrap_err();
/// assert!(error.to_string().ends_with("did you mean `nm-spo`?"));
/// ```
pub fn find(name: &str) -> Result<CreditPolicy, PolicyError> {
    find_among(shipped().iter(), name)
}

/// The policy of a library with an id, or the one in a file.
///
/// # Errors
/// No policy of the library has this id and no file this name, or the file holds something else.
pub fn find_in(library: &Library, name: &str) -> Result<CreditPolicy, PolicyError> {
    find_among(library.policies.iter().map(Arc::as_ref), name)
}

fn find_among<'p>(
    policies: impl Iterator<Item = &'p CreditPolicy> + Clone,
    name: &str,
) -> Result<CreditPolicy, PolicyError> {
    if let Some(policy) = policies.clone().find(|policy| policy.id == name) {
        return Ok(policy.clone());
    }
    if !Path::new(name).exists() {
        let known: Vec<&str> = policies.map(|policy| policy.id.as_str()).collect();
        let meant = nearest(name, &known).map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
        return Err(PolicyError::Unknown { name: name.to_owned(), known: known.join(", "), meant });
    }
    match read(Path::new(name), &Vocabulary::default()).map_err(PolicyError::File)? {
        File::CreditPolicy(policy) => Ok(*policy),
        _ => Err(PolicyError::File(vec![other_kind(name, "a policy: it begins with `CreditPolicy(`")])),
    }
}

/// The applicant's record in a file, RON or JSON, and what is to be noted about it.
///
/// # Errors
/// What is wrong with the file.
pub fn applicant(path: &Path, vocabulary: &Vocabulary) -> Result<Applicant, Vec<Diagnostic>> {
    match read(path, vocabulary)? {
        File::Applicant(applicant) => Ok(*applicant),
        _ => Err(vec![other_kind(&path.display().to_string(), "an applicant's record: it begins with `Applicant(`")]),
    }
}

pub(super) fn read(path: &Path, vocabulary: &Vocabulary) -> Result<File, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let bytes = SystemDisk.read(path).map_err(|error| vec![error.diagnostic(&name)])?;
    let parsed = ron::read(&name, &bytes, vocabulary);
    parsed.file.ok_or(parsed.diagnostics)
}

pub(super) fn other_kind(name: &str, wanted: &str) -> Diagnostic {
    let place = Place::whole(name);
    Diagnostic::error("other-file-kind", place, "the file holds something else")
        .with_hint(format!("name the file of {wanted}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_policy_reads_and_is_called_as_its_file() {
        let ids: Vec<String> = shipped().into_iter().map(|policy| policy.id).collect();
        let files: Vec<&str> = CREDIT_POLICIES.iter().filter_map(|file| file.name.rsplit('/').next()).collect();
        assert_eq!(ids.iter().map(|id| format!("{id}.ron")).collect::<Vec<_>>(), files);
    }
}
