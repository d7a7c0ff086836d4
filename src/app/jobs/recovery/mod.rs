//! Recovery files: what no file of the user's holds yet, so that a crash loses nothing.

pub mod applicants;
mod home;
pub mod links;
pub mod positions;
pub mod reviews;
#[cfg(test)]
mod tests;
mod words;

use std::io;
use std::path::{Path, PathBuf};

use rungs_domain::spec::ConfirmedLink;
use rungs_library::disk::{Disk, SystemDisk};
use rungs_library::manuscripts::Reader;
use rungs_library::whole::write_private;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::State;
use crate::desk::{Form, Kept};
use crate::files::Recovered;
use crate::positions::Seat;
pub use home::Home;

/// What windows that are gone left unsaved. Documents are read again by `reader`.
pub fn read(home: &Home, reader: &mut Reader) -> Recovered {
    let mut links: Vec<ConfirmedLink> = Vec::new();
    for link in home.left().flat_map(links::read) {
        if !links.contains(&link) {
            links.push(link);
        }
    }
    Recovered {
        links,
        applicants: read_documents::<applicants::Shape>(home, reader),
        positions: read_documents::<positions::Shape>(home, reader),
        reviews: read_documents::<reviews::Shape>(home, reader),
    }
}

/// What of the applicants is to be kept.
pub fn applicants(state: &State) -> Vec<Kept<crate::applicants::Draft>> {
    state.applicants.desk.kept().collect()
}

/// What of the positions of both sorts is to be kept.
pub fn positions(state: &State) -> Vec<Kept<crate::positions::PositionDraft>> {
    Seat::ALL.into_iter().flat_map(|seat| state.positions(seat).desk.kept()).collect()
}

/// What of the documents under review is to be kept.
pub fn reviews(state: &State) -> Vec<Kept<crate::reviews::ReviewDraft>> {
    state.reviews.desk.kept().collect()
}

/// How a form is written as it was typed, half-written dates and all. A field that a newer or older program does not
/// know is passed over.
pub trait Shape: Serialize + DeserializeOwned {
    /// What the form holds.
    type Form: Form;
    /// The name of the file.
    const FILE: &'static str;

    /// The shape of a form.
    fn of(draft: &Self::Form) -> Self;
    /// The form again, with what was kept beside the file in `folder`, where that is a document read by `reader`; `None`:
    /// it is gone.
    fn back(self, folder: &Path, reader: &mut Reader) -> Option<Self::Form>;

    /// Keeps what is too large for the file beside it in `folder`, before the file names it.
    ///
    /// # Errors
    /// What the system says.
    fn keep_beside(_folder: &Path, _drafts: &[&Self::Form]) -> io::Result<()> {
        Ok(())
    }

    /// Takes away what was kept beside the file and that it names no longer.
    ///
    /// # Errors
    /// What the system says.
    fn tidy_beside(_folder: &Path, _drafts: &[&Self::Form]) -> io::Result<()> {
        Ok(())
    }
}

/// A document in the file, with what is known of its own file.
#[derive(Debug, Serialize, Deserialize)]
struct Entry<S> {
    #[serde(default)]
    path: Option<PathBuf>,
    #[serde(default)]
    on_disk: Option<String>,
    #[serde(flatten)]
    form: S,
}

/// Keeps documents, what windows that are gone left among them, and takes away what those kept; none: there is nothing to
/// keep, and the file goes.
///
/// # Errors
/// What the system says, or that it names no folder for the user's own files.
pub fn keep<S: Shape>(home: &Home, documents: &[Kept<S::Form>]) -> io::Result<()> {
    let drafts: Vec<&S::Form> = documents.iter().map(|kept| kept.draft.as_ref()).collect();
    if documents.is_empty() {
        if let Some(own) = home.own() {
            forget::<S>(&own)?;
        }
    } else {
        let own = home.make_own()?;
        S::keep_beside(&own, &drafts)?;
        let entry = |kept: &Kept<S::Form>| Entry {
            path: kept.path.clone(),
            on_disk: kept.on_disk.as_ref().map(|bytes| String::from_utf8_lossy(bytes).into_owned()),
            form: S::of(&kept.draft),
        };
        let entries: Vec<Entry<S>> = documents.iter().map(entry).collect();
        write_private(&own.join(S::FILE), &serde_json::to_vec_pretty(&entries)?)?;
        S::tidy_beside(&own, &drafts)?;
    }
    home.left().try_for_each(forget::<S>)?;
    home.tidy();
    Ok(())
}

/// Takes away what is kept in a folder.
fn forget<S: Shape>(folder: &Path) -> io::Result<()> {
    remove(&folder.join(S::FILE))?;
    S::tidy_beside(folder, &[])
}

/// What windows that are gone kept; nothing if there is no such file. One that cannot be read stays where it is until
/// something else of its kind is kept.
fn read_documents<S: Shape>(home: &Home, reader: &mut Reader) -> Vec<Kept<S::Form>> {
    home.left().flat_map(|folder| read_folder::<S>(folder, reader)).collect()
}

fn read_folder<S: Shape>(folder: &Path, reader: &mut Reader) -> Vec<Kept<S::Form>> {
    let bytes = SystemDisk.read(&folder.join(S::FILE)).unwrap_or_default();
    let entries: Vec<Entry<S>> = serde_json::from_slice(&bytes).unwrap_or_default();
    let kept = entries.into_iter().filter_map(|Entry { path, on_disk, form }| {
        let draft = form.back(folder, reader)?.into();
        Some(Kept { draft, path, on_disk: on_disk.map(|text| text.into_bytes().into()) })
    });
    kept.collect()
}

/// Takes a recovery file away, where there is one.
fn remove(place: &Path) -> io::Result<()> {
    match std::fs::remove_file(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
