//! The fields of a row: where they stand, what is typed in them, what is wrong with them.

use eframe::egui::{Align2, Button, Id, Key, Label, Rect, Response, Role, Ui, vec2};

use super::part::PartView;
use crate::ui::kit::field::{cut, mark, one_line, told};
use crate::ui::kit::{choice, name_it, small, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::State;
use rungs_app::applicants::{Field, Part, Reading};

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
        let response = one_line(ui, rect, Id::unique(("form", field)), (&field.label(), hint), typed, self.theme);
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
        }
        self.focused |= response.has_focus();
        if let Some(why) = self.reading.why_not(field) {
            mark(ui, response, why, self.theme);
        }
    }
}

/// What is wrong with a row, in words, below it.
pub fn errors(ui: &mut Ui, shown: &PartView<'_>, row: usize) {
    for one in &shown.document.reading.unreadable {
        if matches!(one.field, Field::Row(part, at, _) if (part, at) == (shown.part, row)) {
            told(ui, &one.field.label(), &one.why, shown.theme);
        }
    }
    hints(
        ui,
        shown.state,
        |field| matches!(field, Field::Row(part, at, _) if (part, at) == (shown.part, row)),
        shown.theme,
    );
}

/// What somebody should look at in the fields that `are_meant`, in words.
pub fn hints(ui: &mut Ui, state: &State, are_meant: impl Fn(Field) -> bool, theme: &Theme) {
    let Some(answers) = state.applicants.shown_answers() else { return };
    if answers.warnings.is_empty() {
        return;
    }
    for (field, hint) in answers.hints().into_iter().filter(|(field, _)| are_meant(*field)) {
        let about = if field == Field::Name { String::new() } else { format!("{}: ", field.label()) };
        ui.add(Label::new(small(format!("Look at this. {about}{hint}."), theme)).wrap());
    }
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
            let words = ["License, certificate or program", "From", "Expires"];
            cut(whole, super::credentials::COLUMNS).into_iter().zip(words).collect()
        }
    };
    words.into_iter().for_each(|(rect, words)| write(rect, words));
}
