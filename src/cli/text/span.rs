//! Pieces of text with a mark.

use anstyle::Style;
use rungs_documents::terminal::cleaned;

/// How a piece of text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Mark {
    /// Not at all.
    Plain,
    /// Headings, codes, titles.
    Strong,
    /// What may be passed over.
    Faint,
}

impl Mark {
    pub fn style(self) -> Style {
        match self {
            Mark::Plain => Style::new(),
            Mark::Strong => Style::new().bold(),
            Mark::Faint => Style::new().dimmed(),
        }
    }
}

/// A piece of text with one mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Span {
    pub text: String,
    pub mark: Mark,
}

impl Span {
    pub fn new(text: impl Into<String>, mark: Mark) -> Self {
        Span { text: cleaned(&text.into()), mark }
    }
}

pub(in crate::cli) fn plain(text: impl Into<String>) -> Span {
    Span::new(text, Mark::Plain)
}

pub(in crate::cli) fn strong(text: impl Into<String>) -> Span {
    Span::new(text, Mark::Strong)
}

pub(in crate::cli) fn faint(text: impl Into<String>) -> Span {
    Span::new(text, Mark::Faint)
}
