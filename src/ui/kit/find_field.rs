//! The field in which words are sought on a page: how many there are, the next and the one before.

use eframe::egui::{Align2, Id, Key, Margin, Modifiers, TextEdit, Ui, WidgetInfo};

use super::{Button, Weight, announced, caption};
use crate::ui::theme::{Face, Theme, size};

/// What is asked of a page by its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindEvent {
    /// Other words are sought.
    Words(String),
    /// The next place of the words.
    Next,
    /// The place before.
    Previous,
    /// Nothing is sought any more: the page gets the focus back.
    Closed,
}

/// Shows the field; Enter goes on, with Shift back, and Esc closes. `count` says where one is: "3 of 12".
pub fn find_field(ui: &mut Ui, theme: &Theme, id: Id, name: &str, words: &str, count: &str) -> Option<FindEvent> {
    let mut edited = words.to_owned();
    let field = TextEdit::singleline(&mut edited).id(id).hint_text("Find   Ctrl+F").desired_width(130.0);
    let field = field.margin(Margin::symmetric(8, 4)).align(Align2::LEFT_CENTER).return_key(None);
    let response = ui.add(field.font(Face::Sans.at(size::CONTROL)));
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, words, words, "Find");
        info.label = Some(name.to_owned());
        info
    });
    let escaped = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    let entered = |ui: &Ui, modifiers| ui.input_mut(|input| input.consume_key(modifiers, Key::Enter));
    let mut event = None;
    if escaped {
        event = Some(FindEvent::Closed);
    } else if response.changed() {
        event = Some(FindEvent::Words(edited));
    } else if response.has_focus() && entered(ui, Modifiers::SHIFT) {
        event = Some(FindEvent::Previous);
    } else if response.has_focus() && entered(ui, Modifiers::NONE) {
        event = Some(FindEvent::Next);
    }
    if event.is_some() {
        // What it asks for is seen in the next frame.
        ui.ctx().request_repaint();
    }
    if words.trim().is_empty() {
        return event;
    }
    announced(&caption(ui, theme, count));
    let steps = [("‹", "Previous place", FindEvent::Previous), ("›", "Next place", FindEvent::Next)];
    for (face, name, step) in steps {
        if Button::new(face).name(name).weight(Weight::Bare).show(ui, theme).clicked() {
            event = Some(step);
        }
    }
    event
}
