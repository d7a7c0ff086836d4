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

    /// In what the classes of a document's draft differ.
    pub fn differs(&self, document: &Document) -> Vec<String> {
        let levels = &document.draft.series.levels;
        let Some(classes) = self.0.get(&document.name) else { return Vec::new() };
        if classes.is_empty() {
            let many = (levels.len() != 1).then(|| format!("one class; {} were found", levels.len()));
            return many.into_iter().collect();
        }
        let missing = classes.iter().filter(|class| !levels.iter().any(|level| is(level, class)));
        let other = levels.iter().filter(|level| !classes.iter().any(|class| is(level, class)));
        missing
            .map(|(code, title)| format!("missing: {code} {title}"))
            .chain(other.map(|level| format!("too many: {} {}", level.code, level.title)))
            .collect()
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
