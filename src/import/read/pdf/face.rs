//! Fonts: which characters they show, how wide, and how they look.

use std::sync::Arc;

use hayro_font::hayro_cmap::{self, BfString};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name};

/// A font in use.
#[derive(Clone)]
pub(super) struct PageFont<'a> {
    font: Font<'a>,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// A character as a font shows it.
pub(super) struct FontChar {
    pub(super) text: Option<BfString>,
    /// How far the next one stands, at size 1.
    pub(super) advance: f64,
    /// Whether it is the code of a blank, which words may be spread at.
    pub(super) blank: bool,
}

/// The fonts of a document.
pub(super) struct PageFonts<'a> {
    cache: FontCache<'a>,
    fonts: FontResolverFn,
    maps: CMapResolverFn,
}

impl<'a> PageFonts<'a> {
    pub(super) fn new() -> Self {
        PageFonts {
            cache: FontCache::new(),
            fonts: Arc::new(|query| {
                Some(match query {
                    FontQuery::Standard(font) => font.get_font_data(),
                    FontQuery::Fallback(query) => query.pick_standard_font().get_font_data(),
                })
            }),
            maps: Arc::new(hayro_cmap::load_embedded),
        }
    }

    /// A font by its description; none if it has no sense.
    pub(super) fn face(&self, dict: &Dict<'a>) -> Option<PageFont<'a>> {
        let font = self.cache.font(dict, &self.fonts, &self.maps)?;
        let inner = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let inner = inner.as_ref().unwrap_or(dict);
        let name = inner.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_ascii_lowercase()).unwrap_or_default();
        let descriptor = inner.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let flags = descriptor.get::<i32>("Flags").unwrap_or_default();
        let heavy = descriptor.get::<i32>("FontWeight").is_some_and(|weight| weight >= 600);
        let bold = ["bold", "black", "heavy", "semibold", "demi"].iter().any(|word| name.contains(word));
        let italic = ["italic", "oblique"].iter().any(|word| name.contains(word));
        Some(PageFont { font, bold: bold || heavy || flags & 1 << 18 != 0, italic: italic || flags & 1 << 6 != 0 })
    }
}

impl PageFont<'_> {
    /// The characters of a string.
    pub(super) fn shown(&self, string: &[u8]) -> Vec<FontChar> {
        let (mut shown, mut at) = (Vec::with_capacity(string.len()), 0);
        while at < string.len() {
            let (code, length) = self.font.read_code(string, at);
            at += length.max(1);
            let glyph = self.font.glyph(self.font.map_code(code), code);
            let (text, unit) = match &glyph {
                FontGlyph::Outline(outline) => (outline.as_unicode(), 0.001),
                FontGlyph::Type3(drawn) => (drawn.as_unicode(), drawn.font().matrix().as_coeffs()[0].abs()),
            };
            let advance = self.font.code_advance(code).x * unit;
            shown.push(FontChar { text, advance, blank: length == 1 && code == 32 });
        }
        shown
    }
}
