//! Names by which series and levels are known.

use std::fmt;

use thiserror::Error;

/// Why a text cannot be an id or a code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IdError {
    /// Nothing there.
    #[error("it is empty")]
    Empty,
    /// Nothing but signs, or signs where words should stand: `-`, `a--b`.
    #[error("hyphens stand between words: \"park-ranger\"")]
    Hyphens,
    /// A name that some systems keep for a device, so that no file can have it.
    #[error("no file can be called so on Windows")]
    Device,
    /// Longer than 64 characters.
    #[error("it is longer than 64 characters")]
    TooLong,
    /// A character that an id or code cannot have.
    #[error("the character {0:?} is not allowed")]
    Character(char),
}

/// The id of a series: lower-case letters, digits and single hyphens, as in `il-social-service-planner`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesId(String);

impl SeriesId {
    /// Checks and wraps an id.
    ///
    /// # Errors
    /// Anything but 1 to 64 of `a-z`, `0-9` and single hyphens between them; a name that Windows keeps for a device.
    ///
    /// ```
    /// use rungs_domain::spec::SeriesId;
    /// assert!(SeriesId::new("nm-cps-permanency-planning").is_ok());
    /// assert!(SeriesId::new("Two Words").is_err());
    /// ```
    pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
        let text = text.into();
        checked(&text, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')?;
        if text.split('-').any(str::is_empty) {
            return Err(IdError::Hyphens);
        }
        if is_device(&text) {
            return Err(IdError::Device);
        }
        Ok(SeriesId(text))
    }

    /// The id that a title gives: its words in small letters, joined by hyphens, as many as fit; "series" where it
    /// has none.
    ///
    /// ```
    /// use rungs_domain::spec::SeriesId;
    /// assert_eq!(SeriesId::of_title("Water Meter Reader I/II").as_str(), "water-meter-reader-i-ii");
    /// assert_eq!(SeriesId::of_title("\u{2014}").as_str(), "series");
    /// ```
    pub fn of_title(title: &str) -> Self {
        let lower = title.to_lowercase();
        let words =
            lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty() && *word != "series");
        let mut id = String::new();
        for word in words {
            if id.len() + word.len() + 1 > 60 {
                break;
            }
            if !id.is_empty() {
                id.push('-');
            }
            id.push_str(word);
        }
        if id.is_empty() || is_device(&id) {
            id.push_str(if id.is_empty() { "series" } else { "-series" });
        }
        SeriesId(id)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SeriesId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A class code as printed: `41311`, `G1099B`, `0264`. Text, not a number: leading zeros count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

impl Code {
    /// Checks and wraps a code.
    ///
    /// # Errors
    /// Anything but 1 to 64 letters, digits, `-`, `.` and `_`, of which one at least is a letter or a digit.
    pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
        let text = text.into();
        checked(&text, |c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'))?;
        if !text.contains(char::is_alphanumeric) {
            return Err(IdError::Hyphens);
        }
        Ok(Code(text))
    }

    /// A code for a class whose document prints none: it says so, and its place among the classes, from 1.
    pub fn unprinted(place: usize) -> Self {
        Code(format!("no-code-{place}"))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether Windows keeps a name for a device, whatever stands behind a dot: `con.ron` cannot be written there.
fn is_device(name: &str) -> bool {
    let numbered = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    matches!(name, "con" | "prn" | "aux" | "nul")
        || numbered.is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']))
}

fn checked(text: &str, allowed: impl Fn(char) -> bool) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if let Some(c) = text.chars().find(|c| !allowed(*c)) {
        return Err(IdError::Character(c));
    }
    if text.chars().count() > 64 {
        return Err(IdError::TooLong);
    }
    Ok(())
}

/// One level of one series; codes alone may repeat between authorities.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LevelRef {
    /// The series.
    pub series: SeriesId,
    /// The level's code within it.
    pub code: Code,
}

impl fmt::Display for LevelRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.series, self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_can_be_the_name_of_a_file_everywhere() {
        for id in ["-", "--", "a--b", "-a", "a-"] {
            assert_eq!(SeriesId::new(id), Err(IdError::Hyphens), "{id}");
        }
        for id in ["con", "nul", "aux", "prn", "com1", "lpt9"] {
            assert_eq!(SeriesId::new(id), Err(IdError::Device), "{id}");
        }
        for id in ["con-artist", "com10", "console", "a"] {
            assert!(SeriesId::new(id).is_ok(), "{id}");
        }
        assert_eq!(SeriesId::of_title("CON").as_str(), "con-series");
    }

    #[test]
    fn a_code_has_a_letter_or_a_digit() {
        for code in ["-", "--", "._."] {
            assert_eq!(Code::new(code), Err(IdError::Hyphens), "{code}");
        }
        assert!(Code::new("A-1").is_ok());
    }
}
