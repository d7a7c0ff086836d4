//! What classes documents have.

use std::collections::BTreeMap;
use std::path::Path;

use rungs_domain::spec::Level;

use super::document::Document;

/// For each document, by the name of its file without the ending, the code and title of each class.
pub struct Truth(BTreeMap<String, Vec<(String, String)>>);

impl Truth {
    pub fn read(path: &Path) -> Result<Self, String> {
        let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = std::fs::read_to_string(path).map_err(|error| told(&error))?;
        serde_json::from_str(&text).map(Truth).map_err(|error| told(&error))
    }

    /// How many of a document's classes were found, and which were not.
    pub fn held(&self, document: &Document) -> (usize, Vec<String>) {
        let levels = &document.draft.series.levels;
        match self.0.get(&document.name).map(Vec::as_slice) {
            None => (levels.len(), Vec::new()),
            Some([]) if levels.len() == 1 => (1, Vec::new()),
            Some([]) => (0, vec![format!("one class; {} were found", levels.len())]),
            Some(classes) => {
                let (found, missing): (Vec<_>, Vec<_>) =
                    classes.iter().partition(|class| levels.iter().any(|level| is(level, class)));
                (found.len(), missing.iter().map(|(code, title)| format!("{code} {title}")).collect())
            }
        }
    }
}

/// Whether a level is a class; that it was abolished is said of it, and no part of its title.
fn is(level: &Level, (code, title): &(String, String)) -> bool {
    let plain = |title: &str| {
        let words = title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        words.split(" (abolished").next().unwrap_or_default().to_owned()
    };
    level.code.as_str() == code && plain(&level.title) == plain(title)
}
