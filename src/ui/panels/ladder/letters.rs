//! How much of a text a few lines hold, reckoned from the widths of letters: so that no more is laid out.

use std::sync::Arc;

use eframe::egui::{FontId, Id, Painter};

/// The widths of the letters of a font, in points.
#[derive(Debug, Clone)]
pub struct Letters {
    ascii: Vec<f32>,
    other: f32,
}

/// Lines to be filled.
#[derive(Debug, Clone, Copy)]
pub struct Lines {
    /// How many.
    pub count: usize,
    /// The width of each, in points.
    pub width: f32,
    /// What is taken at the beginning of the first.
    pub lead: f32,
    /// What is to be left free at the end of the last, where the text is cut.
    pub tail: f32,
}

impl Letters {
    /// The letters of a font, measured once.
    pub fn of(painter: &Painter, font: &FontId) -> Arc<Self> {
        let id = Id::unique("letter-widths").with(font);
        if let Some(known) = painter.ctx().data(|data| data.get_temp(id)) {
            return known;
        }
        let measured = painter.fonts_mut(|fonts| Letters {
            ascii: (0..128_u8).map(|letter| fonts.glyph_width(font, char::from(letter))).collect(),
            other: fonts.glyph_width(font, 'n'),
        });
        let measured = Arc::new(measured);
        painter.ctx().data_mut(|data| data.insert_temp(id, measured.clone()));
        measured
    }

    /// The width of a text on one line.
    pub fn width(&self, word: &str) -> f32 {
        word.chars().map(|letter| self.ascii.get(letter as usize).copied().unwrap_or(self.other)).sum()
    }

    /// The byte behind the last word that `lines` hold; `None` where they hold the whole text.
    pub fn cut(&self, text: &str, lines: Lines) -> Option<usize> {
        let space = self.width(" ");
        let (mut x, mut line, mut cut, mut byte) = (lines.lead, 1, 0, 0);
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            let width = self.width(word);
            if x > 0.0 && x + width > lines.width {
                (x, line) = (0.0, line + 1);
            }
            x += width;
            if x > lines.width {
                // A word that is wider than a line is broken anywhere.
                line += (x / lines.width.max(1.0)) as usize;
                x %= lines.width.max(1.0);
            }
            if line > lines.count {
                return Some(cut);
            }
            if line < lines.count || x <= lines.width - lines.tail {
                cut = byte + word.len();
            }
            x += space;
            if piece.ends_with('\n') {
                (x, line) = (0.0, line + 1);
            }
            byte += piece.len();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter is one point wide.
    fn check(text: &str, lines: Lines, shown: Option<&str>) {
        let letters = Letters { ascii: vec![1.0; 128], other: 1.0 };
        assert_eq!(letters.cut(text, lines).map(|cut| &text[..cut]), shown, "{text:?} in {lines:?}");
    }

    #[test]
    fn lines_take_whole_words_and_leave_room_at_the_end_of_the_last() {
        let two = Lines { count: 2, width: 10.0, lead: 0.0, tail: 0.0 };
        // "plans and " is ten letters, but the space at a line's end needs no room: "plans and" | "reviews".
        check("plans and reviews", two, None);
        check("plans and reviews work", two, Some("plans and reviews"));
        check("plans and reviews work", Lines { tail: 4.0, ..two }, Some("plans and"));
        // Behind a head of six letters "plans" does not fit: it begins the second line.
        check("plans and reviews", Lines { lead: 6.0, ..two }, Some("plans and"));
        check("plans\nand\nreviews", two, Some("plans\nand"));
        // Eleven letters are more than a line: "coordinate" | "s work and".
        check("coordinates", two, None);
        check("coordinates work and plans", two, Some("coordinates work and"));
    }
}
