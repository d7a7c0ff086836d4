//! Pieces of text with a mark.

use anstyle::{AnsiColor, Effects, Style};
use rungs_domain::compare::Change;

use super::UNBROKEN;
use crate::cli::clean::cleaned;

/// How a piece of text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Mark {
    /// Not at all.
    Plain,
    /// Headings, codes, titles.
    Strong,
    /// What may be passed over.
    Faint,
    /// A change: its glyph and word.
    Change(Change),
    /// Words that are only in the lower text.
    Gone,
    /// Words that are only in the upper text.
    New,
}

impl Mark {
    pub fn style(self) -> Style {
        let coloured = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Mark::Plain => Style::new(),
            Mark::Strong => Style::new().bold(),
            Mark::Faint => Style::new().dimmed(),
            Mark::Gone => coloured(AnsiColor::Red),
            Mark::New => coloured(AnsiColor::Green),
            Mark::Change(Change::Added) => coloured(AnsiColor::Green).bold(),
            Mark::Change(Change::Raised) => coloured(AnsiColor::Blue).bold(),
            Mark::Change(Change::Reworded) => coloured(AnsiColor::Yellow).bold(),
            Mark::Change(Change::Lowered) => coloured(AnsiColor::Magenta).bold(),
            Mark::Change(Change::Dropped) => coloured(AnsiColor::Red).bold(),
            Mark::Change(Change::Carried) => coloured(AnsiColor::Cyan).bold(),
            Mark::Change(Change::Same) => Style::new().effects(Effects::DIMMED),
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

/// A change as glyph and word: `↑ raised`.
pub(in crate::cli) fn changed(change: Change) -> Span {
    Span::new(format!("{}{UNBROKEN}{}", change.glyph(), change.word()), Mark::Change(change))
}
