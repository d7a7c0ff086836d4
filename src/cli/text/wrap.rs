//! Wrapping spans into lines of a width, by what characters take up on the screen.

use textwrap::core::{Fragment, display_width};
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_segmentation::UnicodeSegmentation;

use super::{Mark, Span};

/// A space at which no line breaks.
pub(in crate::cli) const UNBROKEN: &str = "\u{a0}";

/// A line with its styles, and how many columns it takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::cli) struct Line {
    pub text: String,
    pub width: usize,
}

/// How many columns a text takes.
pub(in crate::cli) fn width_of(text: &str) -> usize {
    display_width(text)
}

/// Wraps spans into lines of at most `width` columns. A line feed in a span ends a line.
pub(in crate::cli) fn wrap(spans: &[Span], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for words in paragraphs(spans, width.max(1)) {
        #[expect(clippy::cast_precision_loss, reason = "a width in columns is small")]
        let fitted = wrap_first_fit(&words, &[width as f64]);
        lines.extend(fitted.into_iter().map(line));
    }
    lines
}

/// What stands between two spaces; it may have several marks, as in `{+new+},`.
#[derive(Debug, Default)]
struct Word {
    pieces: Vec<Span>,
    width: usize,
    /// How many spaces follow, where the line goes on.
    spaces: usize,
}

impl Word {
    fn push(&mut self, text: &str, mark: Mark) {
        self.width += width_of(text);
        match self.pieces.last_mut() {
            Some(last) if last.mark == mark => last.text.push_str(text),
            _ => self.pieces.push(Span::new(text, mark)),
        }
    }
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

/// The words of each paragraph; a word wider than a line comes in parts.
fn paragraphs(spans: &[Span], width: usize) -> Vec<Vec<Word>> {
    let mut done = Vec::new();
    let mut words = Vec::new();
    let mut word = Word::default();
    for span in spans {
        for grapheme in span.text.graphemes(true) {
            if grapheme == "\n" || grapheme == "\r\n" {
                end_word(&mut words, &mut word);
                done.push(std::mem::take(&mut words));
                continue;
            }
            if grapheme != UNBROKEN && grapheme.chars().all(char::is_whitespace) {
                end_word(&mut words, &mut word);
                if let Some(last) = words.last_mut() {
                    last.spaces += 1;
                }
                continue;
            }
            if word.width + width_of(grapheme) > width {
                end_word(&mut words, &mut word);
            }
            word.push(if grapheme == UNBROKEN { " " } else { grapheme }, span.mark);
        }
    }
    end_word(&mut words, &mut word);
    done.push(words);
    done
}

fn end_word(words: &mut Vec<Word>, word: &mut Word) {
    if !word.pieces.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// Sets words in one line; a style goes on over the space between two words that both have it.
fn line(words: &[Word]) -> Line {
    let mut made = Line::default();
    let mut current = Mark::Plain;
    let mut spaces = 0;
    for word in words {
        let first = word.pieces.first().map_or(Mark::Plain, |piece| piece.mark);
        if spaces > 0 && current != first {
            switch(&mut made.text, &mut current, Mark::Plain);
        }
        made.text.push_str(&" ".repeat(spaces));
        for piece in &word.pieces {
            switch(&mut made.text, &mut current, piece.mark);
            made.text.push_str(&piece.text);
        }
        made.width += spaces + word.width;
        spaces = word.spaces;
    }
    switch(&mut made.text, &mut current, Mark::Plain);
    made
}

fn switch(text: &mut String, current: &mut Mark, to: Mark) {
    if *current != to {
        text.push_str(&current.style().render_reset().to_string());
        text.push_str(&to.style().render().to_string());
        *current = to;
    }
}
