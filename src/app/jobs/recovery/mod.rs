//! Recovery files: what no file of the user's holds yet, so that a crash loses nothing.

mod home;
mod links;
mod reviews;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use rungs_library::disk::{Disk, SystemDisk};
use rungs_library::manuscripts::Reader;
use rungs_library::whole::write_private;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::State;
use crate::applicants::Draft;
use crate::documents::{DocumentDraft, Kept};
use crate::files::Recovered;
use crate::ids::{DocumentKindId, Seat};
use crate::positions::PositionDraft;
pub use home::Home;

/// What windows that are gone left unsaved. Documents are read again by `reader`.
pub fn read(home: &Home, reader: &mut Reader) -> Recovered {
    Recovered {
        links: read_documents(home, reader),
        applicants: read_documents(home, reader),
        positions: read_documents(home, reader),
        reviews: read_documents(home, reader),
    }
}

/// Writes a recovery file.
type Keeping = Box<dyn FnOnce(&Home) -> io::Result<()> + Send>;

/// Recovery files that are to be written, by their names.
pub type KeepJob = BTreeMap<&'static str, Keeping>;

/// What keeps the documents of a kind that no file holds. One file has the positions of both sorts.
pub fn job(kind: DocumentKindId, state: &State) -> KeepJob {
    match kind {
        DocumentKindId::Links => job_of(state.links.documents.kept().collect()),
        DocumentKindId::Applicants => job_of(state.applicants.desk.kept().collect()),
        DocumentKindId::Positions(_) => {
            job_of(Seat::ALL.into_iter().flat_map(|seat| state.positions(seat).desk.kept()).collect())
        }
        DocumentKindId::Reviews => job_of(state.reviews.desk.kept().collect()),
    }
}

fn job_of<D: Recoverable>(kept: Vec<Kept<D>>) -> KeepJob {
    KeepJob::from([(D::FILE, Box::new(move |home: &Home| keep(home, &kept)) as Keeping)])
}

/// A draft that recovery files hold.
pub trait Recoverable: DocumentDraft {
    /// The name of the file.
    const FILE: &'static str;

    /// The bytes of the file.
    ///
    /// # Errors
    /// What the writer of the file says.
    fn to_file(kept: &[Kept<Self>]) -> io::Result<Vec<u8>>;

    /// What a file holds, with what was kept beside it in `folder`, where that is a document read by `reader`.
    fn from_file(bytes: &[u8], folder: &Path, reader: &mut Reader) -> Vec<Kept<Self>>;

    /// Keeps what is too large for the file beside it in `folder`, before the file names it.
    ///
    /// # Errors
    /// What the system says.
    fn keep_beside(_folder: &Path, _kept: &[Kept<Self>]) -> io::Result<()> {
        Ok(())
    }

    /// Takes away what was kept beside the file and that it names no longer.
    ///
    /// # Errors
    /// What the system says.
    fn tidy_beside(_folder: &Path, _kept: &[Kept<Self>]) -> io::Result<()> {
        Ok(())
    }
}

impl Recoverable for Draft {
    const FILE: &'static str = "unsaved-applicants.json";

    fn to_file(kept: &[Kept<Self>]) -> io::Result<Vec<u8>> {
        write_json(kept, Draft::clone)
    }

    fn from_file(bytes: &[u8], _: &Path, _: &mut Reader) -> Vec<Kept<Self>> {
        read_json(bytes, Some)
    }
}

impl Recoverable for PositionDraft {
    const FILE: &'static str = "unsaved-positions.json";

    fn to_file(kept: &[Kept<Self>]) -> io::Result<Vec<u8>> {
        write_json(kept, PositionDraft::clone)
    }

    fn from_file(bytes: &[u8], _: &Path, _: &mut Reader) -> Vec<Kept<Self>> {
        read_json(bytes, Some)
    }
}

/// A document in a JSON file, with what is known of its own file. A field that a newer or older program does not know
/// is passed over.
#[derive(Debug, Serialize, Deserialize)]
struct Entry<S> {
    #[serde(default)]
    path: Option<PathBuf>,
    #[serde(default)]
    on_disk: Option<String>,
    #[serde(flatten)]
    draft: S,
}

/// A JSON file of documents, each as `shape` makes it.
fn write_json<D, S: Serialize>(kept: &[Kept<D>], shape: impl Fn(&D) -> S) -> io::Result<Vec<u8>> {
    let entry = |kept: &Kept<D>| Entry {
        path: kept.path.clone(),
        on_disk: kept.on_disk.as_ref().map(|bytes| String::from_utf8_lossy(bytes).into_owned()),
        draft: shape(&kept.draft),
    };
    let entries: Vec<Entry<S>> = kept.iter().map(entry).collect();
    Ok(serde_json::to_vec_pretty(&entries)?)
}

/// The documents of a JSON file, each as `back` makes it; `None`: it is gone. A file that cannot be read holds none.
fn read_json<D, S: DeserializeOwned>(bytes: &[u8], mut back: impl FnMut(S) -> Option<D>) -> Vec<Kept<D>> {
    let entries: Vec<Entry<S>> = serde_json::from_slice(bytes).unwrap_or_default();
    let kept = entries.into_iter().filter_map(|Entry { path, on_disk, draft }| {
        let draft = back(draft)?.into();
        Some(Kept { draft, path, on_disk: on_disk.map(|text| text.into_bytes().into()) })
    });
    kept.collect()
}

/// Keeps documents, what windows that are gone left among them, and takes away what those kept; none: there is nothing to
/// keep, and the file goes.
///
/// # Errors
/// What the system says, or that it names no folder for the user's own files.
fn keep<D: Recoverable>(home: &Home, kept: &[Kept<D>]) -> io::Result<()> {
    if kept.is_empty() {
        if let Some(own) = home.own() {
            forget::<D>(&own)?;
        }
    } else {
        let own = home.make_own()?;
        D::keep_beside(&own, kept)?;
        write_private(&own.join(D::FILE), &D::to_file(kept)?)?;
        D::tidy_beside(&own, kept)?;
    }
    home.left().try_for_each(forget::<D>)?;
    home.tidy();
    Ok(())
}

/// Takes away what is kept in a folder.
fn forget<D: Recoverable>(folder: &Path) -> io::Result<()> {
    remove(&folder.join(D::FILE))?;
    D::tidy_beside(folder, &[])
}

/// What windows that are gone kept; nothing if there is no such file. One that cannot be read stays where it is until
/// something else of its kind is kept.
fn read_documents<D: Recoverable>(home: &Home, reader: &mut Reader) -> Vec<Kept<D>> {
    let of_folder = |folder: &Path| {
        let bytes = SystemDisk.read(&folder.join(D::FILE)).unwrap_or_default();
        D::from_file(&bytes, folder, reader)
    };
    home.left().flat_map(of_folder).collect()
}

/// Takes a recovery file away, where there is one.
fn remove(place: &Path) -> io::Result<()> {
    match std::fs::remove_file(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
