//! Why a document could not be read.

use rungs_domain::words::counted;

/// A document that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {fault}; {}", .fault.hint())]
pub struct Unread {
    /// The name that was given for it.
    pub name: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There are no words.
    #[error("there is no text in it")]
    Empty,
    /// The file is larger than any document.
    #[error("it has {} MiB; at most {} MiB are read", .bytes >> 20, .limit >> 20)]
    TooLarge {
        /// How many bytes it has.
        bytes: usize,
        /// How many are read.
        limit: usize,
    },
    /// What is in it is more than any document.
    #[error("it holds more {what} than any specification")]
    TooMuch {
        /// Of what.
        what: &'static str,
    },
    /// Its parts stand inside one another too deep.
    #[error("its parts are nested more than {limit} deep")]
    TooDeep {
        /// How deep they may be.
        limit: usize,
    },
    /// Pages without a text layer.
    #[error("it is a scan without text: {} of pictures", counted(*.pages, "page"))]
    Scan {
        /// How many pages.
        pages: usize,
    },
    /// It asks for a password.
    #[error("it is protected by a password")]
    Protected,
    /// Another format.
    #[error("it is {what}, which is not read")]
    Foreign {
        /// What it looks like.
        what: &'static str,
    },
    /// Bytes that are none of the known formats.
    #[error("it is no text, web page, Word document or PDF")]
    Unknown,
    /// It is broken.
    #[error("it is damaged as {format}: {why}")]
    Damaged {
        /// The format.
        format: &'static str,
        /// What is broken.
        why: String,
    },
}

impl Fault {
    /// What can be done.
    pub fn hint(&self) -> &'static str {
        match self {
            Fault::Empty => "open it in the program that made it and see what it holds",
            Fault::TooLarge { .. } | Fault::TooMuch { .. } => "cut out the pages of the specification",
            Fault::TooDeep { .. } => "open it in a browser or in Word and save it again",
            Fault::Scan { .. } => "run text recognition (OCR) on it first",
            Fault::Protected => "open it with its password and save it without one",
            Fault::Foreign { .. } => "open it in Word or LibreOffice and save it as docx",
            Fault::Unknown => "save it as txt, html, docx or pdf",
            Fault::Damaged { .. } => "get it once more, or open it in the program that made it and save it again",
        }
    }
}

impl Fault {
    pub(super) fn damaged(format: &'static str, why: impl ToString) -> Self {
        Fault::Damaged { format, why: why.to_string() }
    }
}
