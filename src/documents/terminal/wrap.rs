//! Wrapping runs of text into lines of a width, by what characters take up on the screen.

use std::fmt::Write as _;
use std::ops::Range;

use anstyle::{AnsiColor, Style as Ansi};
use textwrap::core::{Fragment, display_width};
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_segmentation::UnicodeSegmentation;

use super::clean::cleaned;
use crate::text::with_letters;
use crate::{Style, Text, Tone};

/// A space at which no line breaks.
pub(crate) const UNBROKEN: &str = "\u{a0}";

/// A line with its styles, and how many columns it takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    pub width: usize,
}

/// Words with one style, as a terminal shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub text: String,
    pub style: Style,
}

/// How many columns a text takes.
pub fn width_of(text: &str) -> usize {
    display_width(text)
}

/// A text in one line of at most `width` columns, its end left out where it is longer.
///
/// ```
/// use rungs_documents::terminal::clipped;
/// assert_eq!(clipped("Plans the work", 9), "Plans th…");
/// ```
pub fn clipped(text: &str, width: usize) -> String {
    if text.len() <= width && text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    let mut line = String::new();
    let mut taken = 0;
    for grapheme in text.graphemes(true) {
        let grapheme = if grapheme.chars().all(char::is_whitespace) { " " } else { grapheme };
        taken += width_of(grapheme);
        line.push_str(grapheme);
        if taken > width {
            while width_of(&line) + 1 > width && line.pop().is_some() {}
            return format!("{}…", line.trim_end());
        }
    }
    line
}

/// A text in one line, however long it is, with its styles where there are `colors`. Nothing is measured, which is most
/// of what wrapping costs.
pub fn unwrapped(text: &Text, colors: bool) -> String {
    let mut line = String::new();
    let mut current = Style::Plain;
    for Span { text, style } in spans(text) {
        if colors {
            switch(&mut line, &mut current, style);
        }
        line.push_str(&with_letters(&text, |c| if c.is_whitespace() { ' ' } else { c }));
    }
    switch(&mut line, &mut current, Style::Plain);
    line
}

/// The runs of a text as a terminal shows them: words that came and words that went have brackets, so that no color is
/// needed to tell them.
pub(super) fn spans(text: &Text) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for run in text.runs() {
        let brackets = match run.style() {
            Style::Added => Some(("{+", "+}")),
            Style::Removed => Some(("[-", "-]")),
            Style::Plain | Style::Strong | Style::Emphasis | Style::Faint | Style::Outcome(_) => None,
        };
        let words = cleaned(run.words());
        match brackets {
            None => spans.push(Span { text: words, style: run.style() }),
            Some(brackets) => bracketed(&words, brackets, run.style(), &mut spans),
        }
    }
    spans
}

/// Words in brackets, the space around them outside.
fn bracketed(words: &str, (open, close): (&str, &str), style: Style, spans: &mut Vec<Span>) {
    let inner = words.trim();
    let (before, behind) = words.split_at(words.len() - words.trim_start().len());
    let behind = behind.get(inner.len()..).unwrap_or_default();
    let plain = |text: &str| Span { text: text.to_owned(), style: Style::Plain };
    // What goes and what comes in its place stand apart.
    let touches = |last: &Span| matches!(last.style, Style::Added | Style::Removed) && last.style != style;
    if before.is_empty() && spans.last().is_some_and(touches) {
        spans.push(plain(" "));
    }
    spans.push(plain(before));
    if !inner.is_empty() {
        spans.push(Span { text: format!("{open}{inner}{close}"), style });
    }
    spans.push(plain(behind));
    spans.retain(|span| !span.text.is_empty());
}

/// Wraps spans into lines of at most `width` columns.
pub(super) fn wrap(spans: &[Span], width: usize) -> Vec<Line> {
    #[expect(clippy::cast_precision_loss, reason = "a width in columns is small")]
    let fitted = [width.max(1) as f64];
    let words = Words::new(spans, width.max(1));
    wrap_first_fit(&words.all, &fitted).into_iter().map(|line| words.line(line)).collect()
}

/// The columns of the widest word of a text, and of all of it in one line.
pub(super) fn extent(spans: &[Span]) -> (usize, usize) {
    let words = Words::new(spans, usize::MAX).all;
    let widest = words.iter().map(|word| word.width).max().unwrap_or(0);
    let spaces = words.iter().rev().skip(1).map(|word| word.spaces).sum::<usize>();
    (widest, words.iter().map(|word| word.width).sum::<usize>() + spaces)
}

/// What stands between two spaces; it may have several styles, as in `{+new+},`.
#[derive(Debug, Default)]
struct Word {
    /// Which pieces it has.
    pieces: Range<usize>,
    width: usize,
    /// How many spaces follow, where the line goes on.
    spaces: usize,
}

impl Fragment for Word {
    #[expect(clippy::cast_precision_loss, reason = "a width in columns is small")]
    fn width(&self) -> f64 {
        self.width as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "a width in columns is small")]
    fn whitespace_width(&self) -> f64 {
        self.spaces as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// The words of a text; one wider than a line comes in parts.
#[derive(Debug, Default)]
struct Words<'a> {
    all: Vec<Word>,
    /// Of all words, one behind the other.
    pieces: Vec<(&'a str, Style)>,
    /// The columns of the word that has not ended.
    width: usize,
}

impl<'a> Words<'a> {
    fn new(spans: &'a [Span], width: usize) -> Self {
        let mut words = Words::default();
        for Span { text, style } in spans {
            if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
                words.plain(text, *style, width);
                continue;
            }
            for grapheme in text.graphemes(true) {
                if grapheme != UNBROKEN && grapheme.chars().all(char::is_whitespace) {
                    words.space();
                    continue;
                }
                let taken = width_of(grapheme);
                if words.width + taken > width {
                    words.end();
                }
                words.push(if grapheme == UNBROKEN { " " } else { grapheme }, taken, *style);
            }
        }
        words.end();
        words
    }

    /// Takes a text in which each byte is a character of one column, as most are.
    fn plain(&mut self, text: &'a str, style: Style, width: usize) {
        for (at, mut letters) in text.split(' ').enumerate() {
            if at > 0 {
                self.space();
            }
            while !letters.is_empty() {
                if self.width >= width {
                    self.end();
                }
                let (fits, more) = letters.split_at(letters.len().min(width - self.width));
                self.push(fits, fits.len(), style);
                letters = more;
            }
        }
    }

    /// Goes on with the word that has not ended.
    fn push(&mut self, text: &'a str, width: usize, style: Style) {
        self.width += width;
        self.pieces.push((text, style));
    }

    fn space(&mut self) {
        self.end();
        if let Some(last) = self.all.last_mut() {
            last.spaces += 1;
        }
    }

    fn end(&mut self) {
        let pieces = self.all.last().map_or(0, |last| last.pieces.end)..self.pieces.len();
        if !pieces.is_empty() {
            self.all.push(Word { pieces, width: self.width, spaces: 0 });
            self.width = 0;
        }
    }

    /// Sets words in one line; a style goes on over the space between two words that both have it.
    fn line(&self, words: &[Word]) -> Line {
        let mut made = Line::default();
        let mut current = Style::Plain;
        let mut spaces = 0;
        for word in words {
            let pieces = self.pieces.get(word.pieces.clone()).unwrap_or_default();
            let first = pieces.first().map_or(Style::Plain, |(_, style)| *style);
            if spaces > 0 && current != first {
                switch(&mut made.text, &mut current, Style::Plain);
            }
            made.text.extend(std::iter::repeat_n(' ', spaces));
            for (piece, style) in pieces {
                switch(&mut made.text, &mut current, *style);
                made.text.push_str(piece);
            }
            made.width += spaces + word.width;
            spaces = word.spaces;
        }
        switch(&mut made.text, &mut current, Style::Plain);
        made
    }
}

fn switch(text: &mut String, current: &mut Style, to: Style) {
    if *current != to {
        let _ = write!(text, "{}{}", ansi(*current).render_reset(), ansi(to).render());
        *current = to;
    }
}

/// Words with a style, as escape codes.
pub(super) fn styled(text: &str, style: Style) -> String {
    let style = ansi(style);
    format!("{}{text}{}", style.render(), style.render_reset())
}

fn ansi(style: Style) -> Ansi {
    let colored = |color: AnsiColor| Ansi::new().fg_color(Some(color.into()));
    match style {
        Style::Plain => Ansi::new(),
        Style::Strong => Ansi::new().bold(),
        Style::Emphasis => Ansi::new().italic(),
        Style::Faint => Ansi::new().dimmed(),
        Style::Outcome(Tone::Good) => colored(AnsiColor::Green).bold(),
        Style::Outcome(Tone::Open) => colored(AnsiColor::Yellow).bold(),
        Style::Outcome(Tone::Bad) => colored(AnsiColor::Red).bold(),
        Style::Added => colored(AnsiColor::Green),
        Style::Removed => colored(AnsiColor::Red),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &Text, width: usize) -> Vec<String> {
        wrap(&spans(text), width).into_iter().map(|line| anstream::adapter::strip_str(&line.text).to_string()).collect()
    }

    #[test]
    fn one_line_says_what_a_wide_page_says() {
        let text = Text::plain("plans ").with(Style::Added, "all the").and(" wörks,\u{a0}等級");
        let wrapped = &wrap(&spans(&text), 100)[0].text;
        assert_eq!(unwrapped(&text, true), *wrapped);
        assert_eq!(unwrapped(&text, false), anstream::adapter::strip_str(wrapped).to_string());
    }

    #[test]
    fn what_goes_and_what_comes_stand_in_brackets_of_their_own() {
        let text =
            Text::new().with(Style::Removed, "Assists in developing").with(Style::Added, "Develops ").and("works");
        assert_eq!(texts(&text, 60), ["[-Assists in developing-] {+Develops+} works"]);
        let text = Text::plain("plans ").with(Style::Added, "all").and(", works");
        assert_eq!(texts(&text, 14), ["plans {+all+},", "works"]);
    }

    #[test]
    fn spaces_are_kept_inside_a_line_only() {
        assert_eq!(texts(&Text::plain("1  one   two"), 8), ["1  one", "two"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        assert_eq!(texts(&Text::plain("abcdefgh"), 3), ["abc", "def", "gh"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(texts(&Text::plain("等級 等級"), 5), ["等級", "等級"]);
        assert_eq!(extent(&spans(&Text::plain("等級 b"))), (4, 6));
    }

    #[test]
    fn a_style_is_closed_at_the_end_of_its_line() {
        let lines = wrap(&spans(&Text::new().with(Style::Added, "one two")), 3);
        assert!(lines.iter().all(|line| line.text.ends_with("\u{1b}[0m")), "{lines:?}");
    }
}
