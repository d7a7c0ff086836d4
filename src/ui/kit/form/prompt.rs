//! A dialog that asks for one line of text.

use eframe::egui::{Button, Id, Key, Label, Ui};

use super::field::one_line;
use super::layout::{self, HEIGHT};
use crate::ui::kit::{dialog, focus_first, small};
use crate::ui::theme::Theme;

/// Asks for one line of text.
pub struct Prompt<'a> {
    /// The title of the dialog.
    pub title: &'a str,
    /// Its width, in points.
    pub width: f32,
    /// What is asked for: the name of the field.
    pub label: &'a str,
    /// More about it; may be empty.
    pub note: &'a str,
    /// What stands in the field while it is empty.
    pub hint: &'a str,
    /// The button that takes the text.
    pub act: &'a str,
    /// Whether nothing typed is an answer, too.
    pub may_be_empty: bool,
}

/// What became of a prompt in a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromptAnswer {
    /// The field holds this now.
    Typed(String),
    /// The text was taken, by Enter or the button.
    Taken(String),
    /// It is to be closed.
    Canceled,
}

impl Prompt<'_> {
    /// Shows the dialog with what is `typed`. `about` follows the field, `more` the buttons.
    pub fn show(
        &self,
        ui: &Ui,
        theme: &Theme,
        typed: &str,
        about: impl FnOnce(&mut Ui, &str),
        more: impl FnOnce(&mut Ui),
    ) -> Option<PromptAnswer> {
        let mut answer = None;
        let beside = dialog(ui, theme, self.title, self.width, |ui| {
            let mut now = typed.to_owned();
            let entered = self.field(ui, theme, &mut now);
            about(ui, &now);
            ui.add_space(8.0);
            answer = self.buttons(ui, &now, entered);
            if answer.is_none() && now != typed {
                answer = Some(PromptAnswer::Typed(now));
            }
            more(ui);
        });
        if beside { Some(PromptAnswer::Canceled) } else { answer }
    }

    /// The field; whether Enter was pressed in it.
    fn field(&self, ui: &mut Ui, theme: &Theme, now: &mut String) -> bool {
        if !self.note.is_empty() {
            ui.add(Label::new(small(self.note, theme)).wrap());
        }
        let rect = layout::alone(ui, self.label, |_, _| HEIGHT, false, theme);
        let id = Id::unique(("prompt", self.title));
        let field = one_line(ui, rect, id, (self.label, self.hint), now, theme);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if !entered {
            focus_first(ui, &field);
        }
        entered
    }

    fn buttons(&self, ui: &mut Ui, now: &str, entered: bool) -> Option<PromptAnswer> {
        let can = self.may_be_empty || !now.trim().is_empty();
        let (mut taken, mut canceled) = (entered, false);
        ui.horizontal_wrapped(|ui| {
            taken |= ui.add_enabled(can, Button::new(self.act)).clicked();
            canceled = ui.button("Cancel").clicked();
        });
        if taken && can {
            Some(PromptAnswer::Taken(now.to_owned()))
        } else {
            canceled.then_some(PromptAnswer::Canceled)
        }
    }
}
