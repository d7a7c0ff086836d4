//! What is wrong, where, and what to do next: one type for every message about a file.

use std::fmt;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The value cannot be used; the file it stands in is not taken up.
    Error,
    /// The file is used; somebody should look at this.
    Warning,
}

impl Severity {
    /// The word used in text and JSON output.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// Where in a text something stands.
///
/// Lines and columns count from 1; a column counts characters, not bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The name of the text, usually the file's path as the user gave it.
    pub file: String,
    /// The line, from 1. `None` where the whole file is meant.
    pub line: Option<u32>,
    /// The column, from 1, in characters.
    pub column: Option<u32>,
    /// How many characters the caret underlines, at least 1.
    pub width: u32,
    /// The line itself, without its line ending, shortened where it is very long.
    pub text: String,
}

impl Place {
    /// A place that means a file as a whole.
    pub fn whole(file: impl Into<String>) -> Self {
        Place { file: file.into(), line: None, column: None, width: 1, text: String::new() }
    }
}

/// One message about a file.
///
/// `id` is stable: scripts and the documentation refer to it.
///
/// ```
/// use rungs_domain::diagnostic::{Diagnostic, Place};
/// let d = Diagnostic::error("empty-text", Place::whole("a.ron"), "the title is empty")
///     .with_hint("write the title as printed");
/// assert_eq!(d.to_string(), "a.ron: error[empty-text]: the title is empty");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Diagnostic {
    /// Where.
    pub place: Place,
    /// Stable, in kebab case: `unknown-field`.
    pub id: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong, in the user's words.
    pub message: String,
    /// What to do next.
    pub hint: Option<String>,
}

/// The longest message or hint, in characters. Both quote what files hold, which may be a word of many megabytes.
const LONGEST_SENTENCE: usize = 2000;

impl Diagnostic {
    /// An error without a hint. Of a message that quotes very much, the middle is left out.
    ///
    /// ```
    /// use rungs_domain::diagnostic::{Diagnostic, Place};
    /// let message = format!("`{}` is not a date", "1".repeat(1 << 20));
    /// let d = Diagnostic::error("bad-date", Place::whole("a.ron"), message);
    /// assert!(d.message.starts_with("`111") && d.message.ends_with("1` is not a date") && d.message.len() < 3000);
    /// ```
    pub fn error(id: &'static str, place: Place, message: impl Into<String>) -> Self {
        Diagnostic { place, id, severity: Severity::Error, message: shortened(message.into()), hint: None }
    }

    /// A warning without a hint.
    pub fn warning(id: &'static str, place: Place, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(id, place, message) }
    }

    /// The same with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(shortened(hint.into()));
        self
    }

    /// Whether this is an error.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A sentence without its middle, where it is longer than anybody reads.
fn shortened(sentence: String) -> String {
    if sentence.len() <= LONGEST_SENTENCE || sentence.chars().count() <= LONGEST_SENTENCE {
        return sentence;
    }
    let half = LONGEST_SENTENCE / 2;
    let cut = |at: Option<(usize, char)>| at.map_or(0, |(at, _)| at);
    let (head, tail) = (cut(sentence.char_indices().nth(half)), cut(sentence.char_indices().nth_back(half - 1)));
    format!("{} … {}", sentence.get(..head).unwrap_or_default(), sentence.get(tail..).unwrap_or_default())
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place.file)?;
        if let Some(line) = self.place.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.place.column {
                write!(f, ":{column}")?;
            }
        }
        write!(f, ": {}[{}]: {}", self.severity.word(), self.id, self.message)
    }
}

/// So many pairs of letters are compared to find out what was meant, and no more: those of a name with the names of a few
/// thousand others, not of a word of megabytes, which a hostile file may hold.
const MOST_COMPARED: usize = 1 << 20;

/// The one of `known` that was probably meant by a misspelt `word`, for a hint.
///
/// ```
/// use rungs_domain::diagnostic::nearest;
/// assert_eq!(nearest("titel", &["title", "code"]), Some("title"));
/// assert_eq!(nearest("weather", &["title", "code"]), None);
/// ```
pub fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let letters = |word: &str| word.chars().count();
    let compared = letters(word).saturating_mul(known.iter().map(|candidate| letters(candidate)).sum());
    if compared > MOST_COMPARED {
        return None;
    }
    let folded = word.to_lowercase();
    let distance = |candidate: &str| strsim::damerau_levenshtein(&folded, &candidate.to_lowercase());
    let best = known.iter().min_by_key(|candidate| distance(candidate))?;
    let length = best.chars().count();
    (distance(best) <= (length / 3).max(1) && distance(best) < length).then_some(*best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_megabytes_is_near_to_none_and_costs_nothing() {
        // Compared letter by letter with ten thousand words, this would take days.
        let (word, known) = ("title".repeat(1 << 20), vec!["title"; 10_000]);
        assert_eq!(nearest(&word, &known), None);
        assert_eq!(nearest("titlee", &known), Some("title"));
    }

    #[test]
    fn sentences_are_cut_between_characters_and_only_where_they_are_long() {
        let said = |sentence: &str| Diagnostic::error("x", Place::whole("a"), "x").with_hint(sentence).hint.unwrap();
        let fits = "é".repeat(LONGEST_SENTENCE);
        assert_eq!(said(&fits), fits);
        let half = "é".repeat(LONGEST_SENTENCE / 2);
        assert_eq!(said(&format!("{half}-{half}")), format!("{half} … {half}"));
    }
}
