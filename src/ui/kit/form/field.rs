//! Fields of forms, each for itself: what is typed in them, what is wrong with them.

use std::path::Path;

use eframe::egui::accesskit::Invalid;
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    Align2, CornerRadius, Frame, Id, Key, KeyboardShortcut, Label, Rect, Response, Role, Stroke, StrokeKind, TextEdit,
    TextWrapMode, Ui, vec2,
};

use super::layout::{HEIGHT, MARGIN};
use crate::ui::kit::{announced, name_it, small, text};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};

/// A field for one line of text, called `label`; `hint` stands in it while it is empty.
pub fn one_line(
    ui: &mut Ui,
    rect: Rect,
    id: Id,
    (label, hint): (&str, &str),
    typed: &mut String,
    theme: &Theme,
) -> Response {
    let edit = TextEdit::singleline(typed).id(id).hint_text(small(hint, theme));
    let edit = edit.font(Face::Sans.at(size::META)).text_color(theme.text).align(Align2::LEFT_CENTER);
    let response = ui.put(rect, edit.desired_width(rect.width()).margin(vec2(5.0, 2.0)).min_size(rect.size()));
    name_it(&response, Role::TextInput, label);
    select_all_on_tab(ui, &response, typed.chars().count());
    response
}

/// A field for a paragraph, called `label`, set in serif. Its edge shows where it is empty, under the pointer, or has
/// the keyboard. `breaks` is the key that breaks its lines.
pub fn paragraph(
    ui: &mut Ui,
    rect: Rect,
    id: Id,
    (label, hint): (&str, &str),
    typed: &mut String,
    breaks: Option<KeyboardShortcut>,
    theme: &Theme,
) -> Response {
    if typed.is_empty() || ui.memory(|memory| memory.has_focus(id)) || ui.rect_contains_pointer(rect) {
        edged(ui, rect, theme);
    }
    let hint = text(hint, Face::Serif, size::TEXT, theme.muted);
    let edit = TextEdit::multiline(typed).id(id).hint_text(hint).desired_rows(1).align(Align2::LEFT_CENTER);
    let edit = edit.font(Face::Serif.at(size::TEXT)).text_color(theme.text);
    let edit = edit.frame(Frame::new().inner_margin(MARGIN)).min_size(rect.size()).desired_width(rect.width());
    let response = ui.put(rect, edit.return_key(breaks));
    name_it(&response, Role::MultilineTextInput, label);
    select_all_on_tab(ui, &response, typed.chars().count());
    response
}

/// Esc in a field that filters empties it first; whether it did.
pub fn emptied_by_escape(ui: &Ui, field: &Response, typed: &mut String) -> bool {
    let emptied = !typed.is_empty() && field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    if emptied {
        typed.clear();
        field.request_focus();
    }
    emptied
}

/// The ground and edge of a field.
pub fn edged(ui: &Ui, rect: Rect, theme: &Theme) {
    let (radius, edge) = (CornerRadius::same(CONTROL_RADIUS), Stroke::new(1.0, theme.edge));
    ui.painter().rect(rect, radius, theme.surface, edge, StrokeKind::Inside);
}

/// Where a form is kept: the name of its file, and the whole path as a tooltip.
pub fn kept(ui: &mut Ui, path: Option<&Path>, wrap: TextWrapMode, theme: &Theme) -> Response {
    let Some(path) = path else {
        return ui.add(Label::new(small("In no file yet. Ctrl+S saves it.", theme)).wrap_mode(wrap));
    };
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    ui.add(Label::new(small(name, theme)).wrap_mode(wrap)).on_hover_text(path.display().to_string())
}

/// How high a paragraph is when it is set `width` wide.
pub fn paragraph_height(ui: &Ui, words: &str, width: f32) -> f32 {
    let width = width - MARGIN.sum().x;
    let font = Face::Serif.at(size::TEXT);
    let galley = ui.painter().layout(words.to_owned(), font, ui.visuals().text_color(), width);
    (galley.size().y + MARGIN.sum().y).max(HEIGHT)
}

/// Who comes into a field by Tab writes over what stands in it, as in any form.
pub fn select_all_on_tab(ui: &Ui, field: &Response, letters: usize) {
    // With Shift+Tab the focus goes to what was drawn before the widget that gives it away: that is told of it in the
    // frame after that of the key.
    let (frame, last_tab) = (ui.ctx().cumulative_frame_nr(), Id::unique("last tab"));
    if ui.input(|input| input.key_pressed(Key::Tab)) {
        ui.data_mut(|data| data.insert_temp(last_tab, frame));
    }
    let tab = ui.data(|data| data.get_temp::<u64>(last_tab));
    if !field.gained_focus() || tab.is_none_or(|tab| frame > tab + 1) {
        return;
    }
    if let Some(mut edit) = TextEditState::load(ui.ctx(), field.id) {
        let all = CCursorRange::two(CCursor::default(), CCursor::new(letters));
        edit.cursor.set_char_range(Some(all));
        edit.store(ui.ctx(), field.id);
    }
}

/// Marks a field as wrong: by its edge, and for screen readers with the reason.
pub fn mark(ui: &Ui, field: &Response, why: &str, theme: &Theme) {
    ui.ctx().accesskit_node_builder(field.id, |node| {
        node.set_invalid(Invalid::True);
        node.set_description(why);
    });
    let stroke = Stroke::new(2.0, theme.warning.text);
    ui.painter().rect_stroke(field.rect, CornerRadius::same(CONTROL_RADIUS), stroke, StrokeKind::Inside);
}

/// One thing that is wrong, in words, which screen readers say when they appear. They are the error message of the
/// widget `of`.
pub fn told(ui: &mut Ui, of: Option<Id>, field: &str, why: &str, theme: &Theme) {
    let words = format!("! {field}: {why}.");
    let message = ui.add(Label::new(text(words, Face::SansMedium, size::CHANGE, theme.warning.text)).wrap());
    announced(&message);
    if let Some(of) = of {
        ui.ctx().accesskit_node_builder(of, |node| node.set_error_message(message.id.accesskit_id()));
    }
}
