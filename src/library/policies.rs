//! The policies by which time of work is credited: the shipped ones, and files that are named.

use std::path::Path;

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::qualify::{Applicant, CreditPolicy};
use rungs_domain::spec::Vocabulary;
use rungs_formats::ron::{self, File};

use super::disk::{Disk, SystemDisk};
use super::shipped::CREDIT_POLICIES;

/// Why a policy is not at hand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// None is called so.
    #[error("no policy is called `{name}`; the shipped ones are {}; or name a policy file", .shipped.join(", "))]
    Unknown {
        /// What was named.
        name: String,
        /// The ids of the shipped policies.
        shipped: Vec<String>,
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

/// The policy with an id, or the one in a file.
///
/// # Errors
/// No shipped policy has this id and no file this name, or the file holds something else.
///
/// ```
/// assert_eq!(rungs::library::policies::find("nm-spo").unwrap().id, "nm-spo");
/// assert!(rungs::library::policies::find("nm-sop").is_err());
/// ```
pub fn find(name: &str) -> Result<CreditPolicy, PolicyError> {
    let shipped = shipped();
    if let Some(policy) = shipped.iter().find(|policy| policy.id == name) {
        return Ok(policy.clone());
    }
    if !Path::new(name).exists() {
        let shipped = shipped.into_iter().map(|policy| policy.id).collect();
        return Err(PolicyError::Unknown { name: name.to_owned(), shipped });
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

fn read(path: &Path, vocabulary: &Vocabulary) -> Result<File, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let bytes = SystemDisk.read(path).map_err(|error| vec![error.diagnostic(&name)])?;
    let parsed = ron::read(&name, &bytes, vocabulary);
    parsed.file.ok_or(parsed.diagnostics)
}

fn other_kind(name: &str, wanted: &str) -> Diagnostic {
    let place = rungs_domain::diagnostic::Place::whole(name);
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
