//! The program's own fonts, so that the picture does not depend on the machine.

use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily};

use super::theme::Face;

const FILES: [(Face, &[u8]); 7] = [
    (Face::Sans, include_bytes!("../../assets/fonts/Inter-Regular.ttf")),
    (Face::SansMedium, include_bytes!("../../assets/fonts/Inter-Medium.ttf")),
    (Face::SansSemibold, include_bytes!("../../assets/fonts/Inter-SemiBold.ttf")),
    (Face::Serif, include_bytes!("../../assets/fonts/SourceSerif4-Regular.ttf")),
    (Face::SerifItalic, include_bytes!("../../assets/fonts/SourceSerif4-Italic.ttf")),
    (Face::SerifSemibold, include_bytes!("../../assets/fonts/SourceSerif4-SemiBold.ttf")),
    (Face::SerifTitle, include_bytes!("../../assets/fonts/SourceSerif4-TitleSemiBold.ttf")),
];

/// One family a face. What a face lacks comes from Inter, and beyond that from egui's own fonts.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let with_fallback = |first: &str| {
        let sans = Face::Sans.name();
        let own = [first, sans].into_iter().map(str::to_owned).take(if first == sans { 1 } else { 2 });
        own.chain(fallback.iter().cloned()).collect::<Vec<_>>()
    };
    for (face, bytes) in FILES {
        fonts.font_data.insert(face.name().to_owned(), Arc::new(FontData::from_static(bytes)));
        fonts.families.insert(FontFamily::Name(face.name().into()), with_fallback(face.name()));
    }
    fonts.families.insert(FontFamily::Proportional, with_fallback(Face::Sans.name()));
    if let Some(monospace) = fonts.families.get_mut(&FontFamily::Monospace) {
        monospace.push(Face::Sans.name().to_owned());
    }
    fonts
}

#[cfg(test)]
mod tests {
    use eframe::egui::epaint::text::{Fonts, TextOptions};
    use rungs_domain::compare::Change;

    use super::*;

    #[test]
    fn every_face_has_the_signs_of_the_window() {
        let mut fonts = Fonts::new(TextOptions::default(), definitions());
        let signs: String = Change::ALL.iter().map(|change| change.glyph()).collect();
        for (face, _) in FILES {
            assert!(fonts.has_glyphs(&face.at(14.0), &format!("{signs}✓×?◆…“”–—·§½é‑")), "{face:?}");
        }
    }
}
