//! Documents read and understood, with the time that it took.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rungs_domain::spec::Vocabulary;
use rungs_import::{Characters, Draft, Profile, read, understand};
use rungs_library::Library;

/// The endings of documents.
const ENDINGS: [&str; 6] = ["txt", "md", "html", "htm", "docx", "pdf"];

/// The documents in a folder, by name.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(told)?.collect::<Result<Vec<_>, _>>().map_err(told)?;
    let document = |path: &PathBuf| path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known));
    let mut files: Vec<PathBuf> = entries.iter().map(|entry| entry.path()).filter(document).collect();
    files.sort();
    Ok(files)
}

/// A document and its draft.
pub struct Document {
    /// Where it is.
    pub path: PathBuf,
    /// The name of the file without its ending.
    pub name: String,
    /// What was understood.
    pub draft: Draft,
    /// What became of its characters.
    pub characters: Characters,
    took: Duration,
}

impl Document {
    /// How much there is to look at.
    pub fn warnings(&self) -> usize {
        self.draft.warnings.len()
    }

    /// The time from the file's bytes to the draft, in milliseconds.
    pub fn took(&self) -> f64 {
        self.took.as_secs_f64() * 1000.0
    }
}

/// Reads and understands documents.
pub struct Importer {
    profile: Profile,
    vocabulary: Vocabulary,
}

impl Importer {
    /// With the words that the program ships.
    pub fn new() -> Self {
        Importer { profile: Profile::shipped(), vocabulary: Library::shipped().vocabulary }
    }

    /// Imports documents; beside them, why others could not be.
    pub fn all(&self, files: &[PathBuf]) -> (Vec<Document>, Vec<String>) {
        let (mut documents, mut broken) = (Vec::new(), Vec::new());
        for file in files {
            match self.one(file) {
                Ok(document) => documents.push(document),
                Err(why) => broken.push(why),
            }
        }
        (documents, broken)
    }

    /// Imports a document.
    pub fn one(&self, path: &Path) -> Result<Document, String> {
        let shown = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|error| format!("{shown}: {error}"))?;
        let begun = Instant::now();
        let manuscript = read(&shown, &bytes).map_err(|unread| unread.to_string())?;
        let draft = understand(&manuscript, &self.profile, &self.vocabulary);
        let took = begun.elapsed();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let characters = Characters::of(&manuscript, &draft);
        Ok(Document { path: path.to_owned(), name, draft, characters, took })
    }
}
