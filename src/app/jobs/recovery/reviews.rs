//! Documents under review about which something is ruled that no file holds: the document itself, for its file may be
//! gone by then, and the rulings. The documents stand in files of their own, written once.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_import::MAX_BYTES;
use rungs_import::{corrections_from_ron, corrections_to_ron};
use rungs_library::disk::read_at_most;
use rungs_library::manuscripts::Reader;
use rungs_library::whole::write_private;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Recoverable, read_json, write_json};
use crate::documents::Kept;
use crate::reviews::{ReviewDraft, Source};

/// The folder of the documents, beside the file.
const FOLDER: &str = "unsaved-documents";

/// A document under review.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Shape {
    /// Where it was read.
    source: PathBuf,
    /// The mark of its bytes, and the name of the file that keeps them.
    mark: String,
    /// What was ruled about it.
    rulings: String,
}

impl Shape {
    fn of(draft: &ReviewDraft) -> Self {
        let (source, mark) = match &draft.source {
            Some(source) => (source.path.clone(), mark(&source.bytes)),
            None => (PathBuf::new(), String::new()),
        };
        Shape { source, mark, rulings: corrections_to_ron(&draft.rulings) }
    }

    /// The draft, where its document is still there.
    fn back(self, folder: &Path, reader: &mut Reader) -> Option<ReviewDraft> {
        let known = |path: &Path| {
            let bytes = read_at_most(path, MAX_BYTES as u64).ok()?;
            (mark(&bytes) == self.mark).then_some(bytes)
        };
        let bytes = known(&folder.join(FOLDER).join(&self.mark)).or_else(|| known(&self.source))?;
        let bytes: Arc<[u8]> = bytes.into();
        let name = self.source.display().to_string();
        let manuscript = Arc::new(reader.read_bytes(&name, &bytes, &mut || ControlFlow::Continue(())).ok()?);
        let rulings = Arc::new(corrections_from_ron(ReviewDraft::FILE, &self.rulings).corrections);
        Some(ReviewDraft { source: Some(Arc::new(Source { path: self.source, bytes, manuscript })), rulings })
    }
}

impl Recoverable for ReviewDraft {
    const FILE: &'static str = "unsaved-reviews.json";

    fn to_file(kept: &[Kept<Self>]) -> io::Result<Vec<u8>> {
        write_json(kept, Shape::of)
    }

    fn from_file(bytes: &[u8], folder: &Path, reader: &mut Reader) -> Vec<Kept<Self>> {
        read_json(bytes, |shape: Shape| shape.back(folder, reader))
    }

    fn keep_beside(folder: &Path, kept: &[Kept<Self>]) -> io::Result<()> {
        for source in sources(kept) {
            let path = folder.join(FOLDER).join(mark(&source.bytes));
            if !path.exists() {
                write_private(&path, &source.bytes)?;
            }
        }
        Ok(())
    }

    fn tidy_beside(folder: &Path, kept: &[Kept<Self>]) -> io::Result<()> {
        let kept: BTreeSet<String> = sources(kept).map(|source| mark(&source.bytes)).collect();
        let entries = match fs::read_dir(folder.join(FOLDER)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            if !kept.contains(entry.file_name().to_string_lossy().as_ref()) {
                super::remove(&entry.path())?;
            }
        }
        Ok(())
    }
}

fn sources(kept: &[Kept<ReviewDraft>]) -> impl Iterator<Item = &Source> {
    kept.iter().filter_map(|kept| kept.draft.source.as_deref())
}

/// What tells bytes from any others: their SHA-256, in hexadecimal digits.
fn mark(bytes: &[u8]) -> String {
    let mut mark = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing into a String never fails.
        let _ = write!(mark, "{byte:02x}");
    }
    mark
}

#[cfg(test)]
mod tests {
    use rungs_import::{Reason, read};

    use super::super::{Home, keep, read_documents};
    use super::*;
    use crate::reviews::{Correction, DraftField};
    use rungs_library::manuscripts::Reading;

    /// A document of the file `path`, about which something is ruled.
    fn ruled(path: &str, bytes: &[u8]) -> Kept<ReviewDraft> {
        let manuscript = Arc::new(read(path, bytes).unwrap());
        let source = Source { path: path.into(), bytes: bytes.to_vec().into(), manuscript };
        let rulings = vec![
            Correction::Aside { at: 0..6, reason: Reason::RunningHead },
            Correction::Field { field: DraftField::Title, text: "Clerk \"I\"".into() },
        ];
        let draft = ReviewDraft { source: Some(Arc::new(source)), rulings: Arc::new(rulings) };
        Kept { draft: draft.into(), path: Some("/a/b.ron".into()), on_disk: Some(b"Series(".to_vec().into()) }
    }

    fn documents_in(folder: &Path) -> usize {
        fs::read_dir(folder.join(FOLDER)).map_or(0, Iterator::count)
    }

    /// What a window finds that starts now.
    fn found(folder: &Path) -> Vec<Kept<ReviewDraft>> {
        read_documents(&Home::new(Some(folder.to_owned())), &mut Reading::Here.reader())
    }

    #[test]
    fn a_document_comes_back_with_its_rulings_although_its_file_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let kept = [
            ruled("/gone/clerk.txt", b"Clerk\nFiles records.\n"),
            ruled("/gone/clerk.html", b"<p>Clerk</p>"),
            ruled("/gone/copy.txt", b"Clerk\nFiles records.\n"),
        ];
        let home = Home::new(Some(folder.path().to_owned()));
        keep(&home, &kept).unwrap();
        let own = home.own().unwrap();
        assert_eq!(documents_in(&own), 2, "the same bytes are kept once");
        drop(home);
        assert_eq!(found(folder.path()), kept);
        let home = Home::new(Some(folder.path().to_owned()));
        keep(&home, &kept[1..2]).unwrap();
        assert_eq!(documents_in(&home.own().unwrap()), 1, "what is saved needs no keeping");
        assert!(!own.exists(), "what was taken over stands elsewhere now");
        keep::<ReviewDraft>(&home, &[]).unwrap();
        drop(home);
        assert_eq!(found(folder.path()), [] as [Kept<ReviewDraft>; 0]);
        assert_eq!(fs::read_dir(folder.path().join("unsaved")).unwrap().count(), 0);
    }

    #[test]
    fn bytes_that_are_not_those_that_were_kept_are_never_ruled_about() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("clerk.txt");
        let kept = [ruled(file.to_str().unwrap(), b"Clerk\nFiles records.\n")];
        let home = Home::new(Some(folder.path().to_owned()));
        keep(&home, &kept).unwrap();
        let own = home.own().unwrap();
        drop(home);
        let beside = fs::read_dir(own.join(FOLDER)).unwrap().next().unwrap().unwrap().path();
        fs::write(&beside, "Clerk\nSomething else.\n").unwrap();
        assert_eq!(found(folder.path()), [] as [Kept<ReviewDraft>; 0]);
        // The document's own file still says what was read.
        fs::write(&file, b"Clerk\nFiles records.\n").unwrap();
        assert_eq!(found(folder.path()), kept);
    }
}
