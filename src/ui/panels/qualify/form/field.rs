//! The fields of a row: where they stand, what is typed in them, what is wrong with them.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    Align2, Button, CornerRadius, Id, Key, Label, Rect, Response, Role, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2,
};

use super::choice;
use super::part::Shown;
use crate::app::applicants::{Field, Part, Reading};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use crate::ui::widgets::{name_it, small, text};

/// The height of a field.
pub const HEIGHT: f32 = 26.0;

/// Between two fields.
const GAP: f32 = 4.0;

/// From this width on, in points, a row of the form is one line.
pub const WIDE: f32 = 480.0;

/// A row that is being drawn, and what came of it.
pub struct RowUi<'a> {
    pub part: Part,
    pub row: usize,
    pub rows: usize,
    pub reading: &'a Reading,
    pub theme: &'a Theme,
    /// The field of this row that is to get the keyboard focus.
    pub wished: Option<Field>,
    pub changed: Option<Field>,
    pub focused: bool,
    pub removed: bool,
    pub added: bool,
}

/// Cuts a line into rectangles: positive widths are points, others shares of what is left.
pub fn line<const N: usize>(ui: &mut Ui, widths: [f32; N]) -> [Rect; N] {
    let (_, whole) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    cut(whole, widths)
}

fn cut<const N: usize>(whole: Rect, widths: [f32; N]) -> [Rect; N] {
    let fixed: f32 = widths.iter().filter(|width| **width > 0.0).sum();
    let shares: f32 = widths.iter().filter(|width| **width <= 0.0).sum();
    let left = (whole.width() - fixed - GAP * (N as f32 - 1.0)).max(0.0);
    let mut x = whole.left();
    widths.map(|width| {
        let width = if width > 0.0 { width } else { left * width / shares };
        let rect = Rect::from_min_size(pos2(x, whole.top()), vec2(width, whole.height()));
        x += width + GAP;
        rect
    })
}

impl RowUi<'_> {
    /// The field called `name`.
    pub fn field(&self, name: &'static str) -> Field {
        Field::Row(self.part, self.row, name)
    }

    /// A field for text; `hint` stands in it while it is empty.
    pub fn text(&mut self, ui: &mut Ui, rect: Rect, name: &'static str, typed: &mut String, hint: &str) -> Response {
        let field = self.field(name);
        let before = typed.len();
        let was = typed.clone();
        let edit = TextEdit::singleline(typed).id(Id::unique(("form", field))).hint_text(small(hint, self.theme));
        let edit = edit.font(Face::Sans.at(size::META)).text_color(self.theme.text).align(Align2::LEFT_CENTER);
        let response = ui.put(rect, edit.desired_width(rect.width()).margin(vec2(5.0, 2.0)).min_size(rect.size()));
        name_it(&response, Role::TextInput, &field.label());
        select_all_on_tab(ui, &response, typed.chars().count());
        if before != typed.len() || was != *typed {
            self.changed = Some(field);
        }
        self.after(ui, &response, field);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        self.added |= entered && self.row + 1 == self.rows;
        if response.has_focus() { response } else { response.on_hover_text(field.label()) }
    }

    /// One of a choice of words.
    pub fn choice<T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        name: &'static str,
        choice: choice::One<'_, T>,
        chosen: &mut T,
    ) {
        let field = self.field(name);
        let before = *chosen;
        let response = choice.show(ui, rect, Id::unique(("form", field)), &field.label(), self.theme, chosen);
        if before != *chosen {
            self.changed = Some(field);
        }
        self.after(ui, &response, field);
    }

    /// Any number of words of a list.
    pub fn several(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        name: &'static str,
        list: choice::Several<'_>,
        chosen: &mut Vec<String>,
    ) {
        let field = self.field(name);
        let (response, changed) = list.show(ui, rect, Id::unique(("form", field)), &field.label(), self.theme, chosen);
        if changed {
            self.changed = Some(field);
        }
        self.after(ui, &response, field);
    }

    /// The button that takes the row out.
    pub fn remove(&mut self, ui: &mut Ui, rect: Rect) {
        let face = text("×", Face::SansMedium, size::CONTROL, self.theme.muted);
        let response = ui.put(rect, Button::new(face).frame(false));
        name_it(&response, Role::Button, &format!("Remove {} {}", self.part.one().to_lowercase(), self.row + 1));
        self.focused |= response.has_focus();
        self.removed |= response.on_hover_text("Takes this row out (Ctrl+Shift+Delete)").clicked();
    }

    /// What holds for every field: the focus that is wished for, the row in focus, the mark of an error.
    pub fn after(&mut self, ui: &Ui, response: &Response, field: Field) {
        if self.wished == Some(field) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        self.focused |= response.has_focus();
        if self.reading.why_not(field).is_some() {
            mark(ui, response.rect, self.theme);
        }
    }
}

/// Who comes into a field by Tab writes over what stands in it, as in any form.
pub fn select_all_on_tab(ui: &Ui, field: &Response, letters: usize) {
    if !field.gained_focus() || !ui.input(|input| input.key_pressed(Key::Tab)) {
        return;
    }
    if let Some(mut edit) = TextEditState::load(ui.ctx(), field.id) {
        let all = CCursorRange::two(CCursor::default(), CCursor::new(letters));
        edit.cursor.set_char_range(Some(all));
        edit.store(ui.ctx(), field.id);
    }
}

/// Marks a field as wrong: by its edge, and by a sign in it.
pub fn mark(ui: &Ui, rect: Rect, theme: &Theme) {
    let stroke = Stroke::new(2.0, theme.warning.text);
    ui.painter().rect_stroke(rect, CornerRadius::same(CONTROL_RADIUS), stroke, StrokeKind::Inside);
    let at = rect.right_center() - vec2(6.0, 0.0);
    ui.painter().text(at, Align2::RIGHT_CENTER, "!", Face::SansSemibold.at(size::CONTROL), theme.warning.text);
}

/// What is wrong with a row, in words, below it.
pub fn errors(ui: &mut Ui, shown: &Shown<'_>, row: usize) {
    for one in &shown.document.reading.unreadable {
        if matches!(one.field, Field::Row(part, at, _) if (part, at) == (shown.part, row)) {
            told(ui, &one.field.label(), &one.why, shown.theme);
        }
    }
}

/// One thing that is wrong, in words.
pub fn told(ui: &mut Ui, field: &str, why: &str, theme: &Theme) {
    let words = format!("! {field}: {why}.");
    ui.add(Label::new(text(words, Face::SansMedium, size::CHANGE, theme.warning.text)).wrap());
}

/// The captions over the columns of a part, where rows are one line.
pub fn captions(ui: &mut Ui, part: Part, theme: &Theme) {
    if ui.available_width() < WIDE {
        return;
    }
    let (_, whole) = ui.allocate_space(vec2(ui.available_width(), 16.0));
    let write = |rect: Rect, words: &str| {
        let at = rect.left_center() + vec2(6.0, 0.0);
        ui.painter().text(at, Align2::LEFT_CENTER, words, Face::Sans.at(size::CITATION), theme.muted);
    };
    let words: Vec<(Rect, &str)> = match part {
        Part::Education => {
            let words = ["Degree", "Field", "Institution", "Conferred on"];
            cut(whole, super::education::COLUMNS).into_iter().zip(words).collect()
        }
        Part::Jobs => {
            let words = ["Title", "From", "To", "h/week", "Counts as"];
            cut(whole, super::jobs::COLUMNS).into_iter().zip(words).collect()
        }
        Part::Credentials => {
            let words = ["Licence, certificate or programme", "From", "Expires"];
            cut(whole, super::credentials::COLUMNS).into_iter().zip(words).collect()
        }
    };
    words.into_iter().for_each(|(rect, words)| write(rect, words));
}
