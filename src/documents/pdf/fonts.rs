//! The project's own fonts, for breaking lines and for the file.

use std::sync::Arc;

use krilla::text::Font;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, LayoutContext};

use super::lines::Ink;

/// A family of fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// For text.
    Serif,
    /// For large titles.
    Title,
    /// For tables, labels and footers.
    Sans,
}

impl Face {
    pub fn name(self) -> &'static str {
        match self {
            Face::Serif => "text",
            Face::Title => "title",
            Face::Sans => "tables",
        }
    }
}

pub(super) const FILES: [(Face, &[u8]); 6] = [
    (Face::Serif, include_bytes!("../../../assets/fonts/SourceSerif4-Regular.ttf")),
    (Face::Serif, include_bytes!("../../../assets/fonts/SourceSerif4-SemiBold.ttf")),
    (Face::Serif, include_bytes!("../../../assets/fonts/SourceSerif4-Italic.ttf")),
    (Face::Title, include_bytes!("../../../assets/fonts/SourceSerif4-TitleSemiBold.ttf")),
    (Face::Sans, include_bytes!("../../../assets/fonts/Inter-Regular.ttf")),
    (Face::Sans, include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf")),
];

/// The fonts, and room for laying out.
pub(super) struct Fonts {
    pub context: FontContext,
    pub layouts: LayoutContext<Ink>,
    /// By the id of their bytes.
    loaded: Vec<(u64, Font)>,
}

impl Fonts {
    pub fn new() -> Self {
        // The document must not depend on what is installed.
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut loaded = Vec::new();
        for (face, bytes) in FILES {
            let blob = Blob::new(Arc::new(bytes));
            loaded.extend(Font::new(bytes.into(), 0).map(|font| (blob.id(), font)));
            let named = FontInfoOverride { family_name: Some(face.name()), ..FontInfoOverride::default() };
            collection.register_fonts(blob, Some(named));
        }
        let context = FontContext { collection, source_cache: SourceCache::default() };
        Fonts { context, layouts: LayoutContext::new(), loaded }
    }

    /// The font with these bytes, as the file embeds it.
    pub fn embedded(&self, id: u64) -> Option<&Font> {
        self.loaded.iter().find(|(own, _)| *own == id).map(|(_, font)| font)
    }
}
