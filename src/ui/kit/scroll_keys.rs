//! Scrolling by keys.

use eframe::egui::{Key, Modifiers, Ui, vec2};

use super::own_keys;

/// How far an arrow key goes, in points.
pub const LINE: f32 = 40.0;
/// Farther than any list is long, in points.
const ALL: f32 = 1e7;

/// Which keys scroll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScrollKeys {
    /// Page Up, Page Down, Home and End.
    Pages,
    /// These and the arrow keys up and down.
    All,
}

/// Inside a scroll area: scrolls it by the keys of this frame, unless somebody types. `page` is the area's height.
pub fn scroll_by_keys(ui: &Ui, keys: ScrollKeys, page: f32) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let page = (page - LINE).max(LINE);
    let pages = [(Key::PageUp, -page), (Key::PageDown, page), (Key::Home, -ALL), (Key::End, ALL)];
    let arrows = [(Key::ArrowUp, -LINE), (Key::ArrowDown, LINE)];
    let taken = pages.into_iter().chain(arrows.into_iter().filter(|_| keys == ScrollKeys::All));
    if let (ScrollKeys::All, Some(id)) = (keys, ui.memory(|memory| memory.focused())) {
        own_keys(ui.ctx(), id);
    }
    for (key, by) in taken {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, -by));
        }
    }
}
