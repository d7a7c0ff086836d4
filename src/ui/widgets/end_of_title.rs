//! Titles in narrow places.

use eframe::egui::{Color32, FontId, Painter};

/// As many of the last words as fit: titles of a series begin alike and differ at their ends.
pub fn end_of_title(painter: &Painter, title: &str, font: &FontId, width: f32) -> String {
    let fits =
        |text: &str| painter.layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER).rect.width() <= width;
    if fits(title) {
        return title.to_owned();
    }
    let ends = title.match_indices(' ').filter_map(|(at, _)| title.get(at..)).map(|end| format!("…{end}"));
    let mut last = title.to_owned();
    for end in ends {
        if fits(&end) {
            return end;
        }
        last = end;
    }
    last
}
