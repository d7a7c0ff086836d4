//! Policies, those by which time of work is credited and those by which positions are judged: the shipped ones, those
//! of a library, and files that are named.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_domain::allocate::AllocationPolicy;
use rungs_domain::diagnostic::{Diagnostic, Place, nearest};
use rungs_domain::qualify::{Applicant, CreditPolicy};
use rungs_domain::spec::Vocabulary;
use rungs_files::ron::{self, File};

use super::Library;
use super::disk::{Disk, SystemDisk};
use super::shipped::{ALLOCATION_POLICIES, CREDIT_POLICIES, Embedded};

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

/// A sort of policy.
pub(super) trait Policy: PartialEq + Sized {
    /// The shipped ones, the one that is used first.
    const SHIPPED: &[Embedded];
    /// How its files begin.
    const BEGINS: &str;

    /// Its name on the command line.
    fn id(&self) -> &str;
    /// The policy in a file; `None`: the file holds something else.
    fn of(file: File) -> Option<Self>;
}

impl Policy for CreditPolicy {
    const SHIPPED: &[Embedded] = CREDIT_POLICIES;
    const BEGINS: &str = "CreditPolicy(";

    fn id(&self) -> &str {
        &self.id
    }

    fn of(file: File) -> Option<Self> {
        match file {
            File::CreditPolicy(policy) => Some(*policy),
            _ => None,
        }
    }
}

impl Policy for AllocationPolicy {
    const SHIPPED: &[Embedded] = ALLOCATION_POLICIES;
    const BEGINS: &str = "AllocationPolicy(";

    fn id(&self) -> &str {
        &self.id
    }

    fn of(file: File) -> Option<Self> {
        match file {
            File::AllocationPolicy(policy) => Some(*policy),
            _ => None,
        }
    }
}

/// The shipped policies of a sort, the default one first.
pub(super) fn shipped<P: Policy>() -> impl Iterator<Item = P> {
    P::SHIPPED.iter().filter_map(|one| P::of(ron::read_sound(one.name, one.bytes).file?))
}

/// The shipped policies, then those of files. Of two with the same id the first counts, and the other is told, unless
/// they are the same.
pub(super) fn with_shipped<P: Policy>(of_files: Vec<(PathBuf, Arc<P>)>, problems: &mut Vec<Diagnostic>) -> Vec<Arc<P>> {
    let mut policies: Vec<Arc<P>> = shipped().map(Arc::new).collect();
    let own = policies.len();
    let mut places: Vec<PathBuf> = Vec::new();
    for (path, policy) in of_files {
        match policies.iter().position(|known| known.id() == policy.id()) {
            None => {
                policies.push(policy);
                places.push(path);
            }
            Some(at) if policies.get(at) == Some(&policy) => {}
            Some(at) => {
                let first = at.checked_sub(own).and_then(|at| places.get(at));
                let first = first.map_or_else(|| "a shipped policy".to_owned(), |path| path.display().to_string());
                let told = format!("the id `{}` is that of {first} too, which is used", policy.id());
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
/// assert_eq!(rungs_library::policies::find("nm-spo").unwrap().id, "nm-spo");
/// let error = rungs_library::policies::find("nm-sop").unwrap_err();
/// assert!(error.to_string().ends_with("did you mean `nm-spo`?"));
/// ```
pub fn find(name: &str) -> Result<CreditPolicy, PolicyError> {
    find_among(&with_shipped(Vec::new(), &mut Vec::new()), name).map(Arc::unwrap_or_clone)
}

/// The policy of a library with an id, or the one in a file.
///
/// # Errors
/// No policy of the library has this id and no file this name, or the file holds something else.
pub fn find_in(library: &Library, name: &str) -> Result<CreditPolicy, PolicyError> {
    find_among(&library.policies, name).map(Arc::unwrap_or_clone)
}

/// The policy with an id, or the one in a file.
pub(super) fn find_among<P: Policy>(policies: &[Arc<P>], name: &str) -> Result<Arc<P>, PolicyError> {
    if let Some(policy) = policies.iter().find(|policy| policy.id() == name) {
        return Ok(policy.clone());
    }
    if !Path::new(name).exists() {
        let (known, meant) = ids_near(policies, name);
        return Err(PolicyError::Unknown { name: name.to_owned(), known, meant });
    }
    let file = read(Path::new(name), &Vocabulary::default()).map_err(PolicyError::File)?;
    let other = || PolicyError::File(vec![other_kind(name, &format!("a policy: it begins with `{}`", P::BEGINS))]);
    P::of(file).map(Arc::new).ok_or_else(other)
}

/// The ids that there are, and the one that was probably meant, as a question; else empty.
pub(super) fn ids_near<P: Policy>(policies: &[Arc<P>], name: &str) -> (String, String) {
    let known: Vec<&str> = policies.iter().map(|policy| policy.id()).collect();
    let meant = nearest(name, &known).map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
    (known.join(", "), meant)
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

    fn reads<P: Policy>() {
        let ids: Vec<String> = shipped::<P>().map(|policy| format!("{}.ron", policy.id())).collect();
        let files: Vec<&str> = P::SHIPPED.iter().filter_map(|file| file.name.rsplit('/').next()).collect();
        assert_eq!(ids, files);
    }

    #[test]
    fn every_shipped_policy_reads_and_is_called_as_its_file() {
        reads::<CreditPolicy>();
        reads::<AllocationPolicy>();
    }
}
