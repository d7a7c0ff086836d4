//! Names by which series and levels are known.

use std::fmt;

use thiserror::Error;

/// Why a text cannot be an id or a code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IdError {
    /// Nothing there.
    #[error("it is empty")]
    Empty,
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
    /// Anything but 1 to 64 of `a-z`, `0-9` and `-`.
    ///
    /// ```
    /// use rungs_domain::spec::SeriesId;
    /// assert!(SeriesId::new("nm-cps-permanency-planning").is_ok());
    /// assert!(SeriesId::new("Two Words").is_err());
    /// ```
    pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
        let text = text.into();
        checked(&text, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')?;
        Ok(SeriesId(text))
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
    /// Anything but 1 to 64 letters, digits, `-`, `.` and `_`.
    pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
        let text = text.into();
        checked(&text, |c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'))?;
        Ok(Code(text))
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
