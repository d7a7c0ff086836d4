//! How wide words are, reckoned from the widths of letters: so that no more is laid out than is shown.

use std::sync::Arc;

use eframe::egui::{FontId, Id, Painter};

/// The widths of the letters of a font, in points.
#[derive(Debug, Clone)]
pub struct Letters {
    ascii: Vec<f32>,
    other: f32,
}

impl Letters {
    /// The letters of a font, measured once.
    pub fn of(painter: &Painter, font: &FontId) -> Arc<Self> {
        let id = Id::unique("letter-widths").with(font);
        let ctx = painter.ctx();
        if let Some(known) = ctx.data(|data| data.get_temp(id)) {
            return known;
        }
        let measured = painter.fonts_mut(|fonts| Letters {
            ascii: (0..128_u8).map(|letter| fonts.glyph_width(font, char::from(letter))).collect(),
            other: fonts.glyph_width(font, 'n'),
        });
        let measured = Arc::new(measured);
        ctx.data_mut(|data| data.insert_temp(id, measured.clone()));
        measured
    }

    /// The width of a text on one line.
    pub fn width(&self, word: &str) -> f32 {
        word.chars().map(|letter| self.ascii.get(letter as usize).copied().unwrap_or(self.other)).sum()
    }
}
