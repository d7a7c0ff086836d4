//! Pieces of text with a mark.

use anstyle::{AnsiColor, Effects, Style};
use rungs_domain::compare::{Across, Change, Told};

use super::UNBROKEN;
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
    /// A change: its glyph and word.
    Change(Told),
    /// Words that are only in the lower text.
    Gone,
    /// Words that are only in the upper text.
    New,
}

impl Mark {
    pub fn style(self) -> Style {
        let coloured = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Mark::Change(Told::Within(change)) => change_style(change),
            Mark::Change(Told::Across(Across::Alike)) => Style::new().effects(Effects::DIMMED),
            Mark::Change(Told::Across(_)) => coloured(AnsiColor::Cyan).bold(),
            Mark::Plain => Style::new(),
            Mark::Strong => Style::new().bold(),
            Mark::Faint => Style::new().dimmed(),
            Mark::Gone => coloured(AnsiColor::Red),
            Mark::New => coloured(AnsiColor::Green),
        }
    }
}

fn change_style(change: Change) -> Style {
    let bold = |color: AnsiColor| Style::new().fg_color(Some(color.into())).bold();
    match change {
        Change::Added => bold(AnsiColor::Green),
        Change::Raised => bold(AnsiColor::Blue),
        Change::Mixed => bold(AnsiColor::BrightMagenta),
        Change::Changed => bold(AnsiColor::BrightYellow),
        Change::Reworded => bold(AnsiColor::Yellow),
        Change::Lowered => bold(AnsiColor::Magenta),
        Change::Dropped => bold(AnsiColor::Red),
        Change::Carried => bold(AnsiColor::Cyan),
        Change::Same => Style::new().effects(Effects::DIMMED),
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
pub(in crate::cli) fn changed(told: Told) -> Span {
    Span::new(format!("{}{UNBROKEN}{}", told.glyph(), told.word().replace(' ', UNBROKEN)), Mark::Change(told))
}
