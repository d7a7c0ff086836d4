//! What of a document has no words of its own in the spec, each with its reason.

use serde::Deserialize;

/// The furniture and the converted values of one document.
#[derive(Deserialize)]
pub struct Rest {
    /// Lines that belong to the page, not to the text.
    pub furniture: Vec<Furniture>,
    /// Values that the spec holds in another form.
    pub converted: Vec<Converted>,
    /// Texts of the spec that the document does not print.
    #[serde(default)]
    pub supplied: Vec<Supplied>,
}

/// A line of the page.
#[derive(Deserialize)]
pub struct Furniture {
    /// The whole line.
    pub line: String,
    /// How often it stands in the document as text before it is furniture.
    #[serde(default)]
    pub text_first: usize,
    /// Why it is furniture.
    #[serde(rename = "reason")]
    _reason: String,
}

/// A printed value.
#[derive(Deserialize)]
pub struct Converted {
    /// As printed.
    pub text: String,
    /// How often it is printed.
    #[serde(default = "once")]
    pub times: usize,
    /// The field of the spec that holds it.
    #[serde(rename = "held_as")]
    _held_as: String,
}

/// A text that the transcriber supplied.
#[derive(Deserialize)]
pub struct Supplied {
    /// The text.
    pub text: String,
    /// Why the spec has it.
    #[serde(rename = "reason")]
    _reason: String,
}

fn once() -> usize {
    1
}

impl Rest {
    /// Reads the list; converted values come longest first.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut rest: Rest = ron::from_str(text).map_err(|error| error.to_string())?;
        rest.converted.sort_by_key(|value| std::cmp::Reverse(value.text.len()));
        Ok(rest)
    }
}
