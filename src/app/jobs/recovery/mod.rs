//! Recovery files: what no file of the user's holds yet, so that a crash loses nothing.

pub mod applicants;
pub mod links;
pub mod positions;
pub mod reviews;
mod words;

use std::io;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::app::State;
use crate::app::desk::{Form, Kept};
use crate::app::files::Recovered;
use crate::app::positions::Seat;
use crate::library::disk::{Disk, SystemDisk};
use crate::library::links::write_whole;

/// What an earlier session left unsaved.
pub fn read(data_dir: Option<&Path>) -> Recovered {
    Recovered {
        links: links::read(data_dir),
        applicants: read_documents::<applicants::Shape>(data_dir),
        positions: read_documents::<positions::Shape>(data_dir),
        reviews: read_documents::<reviews::Shape>(data_dir),
    }
}

/// What of the applicants is to be kept.
pub fn applicants(state: &State) -> Vec<Kept<crate::app::applicants::Draft>> {
    state.applicants.desk.kept().collect()
}

/// What of the positions of both sorts is to be kept.
pub fn positions(state: &State) -> Vec<Kept<crate::app::positions::PositionDraft>> {
    Seat::ALL.into_iter().flat_map(|seat| state.positions(seat).desk.kept()).collect()
}

/// What of the documents under review is to be kept.
pub fn reviews(state: &State) -> Vec<Kept<crate::app::reviews::ReviewDraft>> {
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
    /// The form again, with what was kept beside the file in `folder`; `None`: that is gone.
    fn back(self, folder: &Path) -> Option<Self::Form>;

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

/// Keeps documents; none: there is nothing to keep, and the file goes.
///
/// # Errors
/// What the system says, or that it names no folder for the user's own files.
pub fn keep<S: Shape>(data_dir: Option<&Path>, documents: &[Kept<S::Form>]) -> io::Result<()> {
    let Some(data_dir) = data_dir else {
        return if documents.is_empty() { Ok(()) } else { Err(no_folder()) };
    };
    let place = data_dir.join(S::FILE);
    let drafts: Vec<&S::Form> = documents.iter().map(|kept| kept.draft.as_ref()).collect();
    if documents.is_empty() {
        remove(&place)?;
        return S::tidy_beside(data_dir, &drafts);
    }
    S::keep_beside(data_dir, &drafts)?;
    let entry = |kept: &Kept<S::Form>| Entry {
        path: kept.path.clone(),
        on_disk: kept.on_disk.as_ref().map(|bytes| String::from_utf8_lossy(bytes).into_owned()),
        form: S::of(&kept.draft),
    };
    let entries: Vec<Entry<S>> = documents.iter().map(entry).collect();
    write_whole(&place, &serde_json::to_vec_pretty(&entries)?)?;
    S::tidy_beside(data_dir, &drafts)
}

/// What was kept; nothing if there is no such file. One that cannot be read stays where it is.
fn read_documents<S: Shape>(data_dir: Option<&Path>) -> Vec<Kept<S::Form>> {
    let Some(data_dir) = data_dir else { return Vec::new() };
    let bytes = SystemDisk.read(&data_dir.join(S::FILE)).unwrap_or_default();
    let entries: Vec<Entry<S>> = serde_json::from_slice(&bytes).unwrap_or_default();
    let kept = entries.into_iter().filter_map(|Entry { path, on_disk, form }| {
        let draft = form.back(data_dir)?.into();
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

fn no_folder() -> io::Error {
    io::Error::other("there is no folder for your own files")
}
