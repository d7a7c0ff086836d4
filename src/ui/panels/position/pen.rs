//! The pen that fills the form of a position: a field shows what the draft holds, and what is typed goes back as one
//! command.

use std::sync::Arc;

use eframe::egui::{Id, Key, KeyboardShortcut, Modifiers, Rect, Response, Ui, vec2};

use crate::ui::kit::field::{HEIGHT, edged, mark, one_line, paragraph, paragraph_height, told};
use crate::ui::kit::{choice, small, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::documents::{Document, DocumentDraft};
use rungs_app::positions::{Field, PositionCommand, PositionDraft, Seat};

/// Fills one form in one frame.
pub struct Pen<'a> {
    /// The sort of position.
    pub seat: Seat,
    /// The position in the form.
    pub document: &'a Document<PositionDraft>,
    /// The theme.
    pub theme: &'a Theme,
    /// What is asked for in this frame.
    pub commands: &'a mut Vec<Command>,
    wished: Option<Field>,
    held: Option<Field>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(
        seat: Seat,
        document: &'a Document<PositionDraft>,
        theme: &'a Theme,
        wished: Option<Field>,
        commands: &'a mut Vec<Command>,
    ) -> Self {
        Pen { seat, document, theme, commands, wished, held: None }
    }

    /// The field with the keyboard, and a wish that no field has followed.
    pub(super) fn end(self) -> (Option<Field>, Option<Field>) {
        (self.held, self.wished)
    }

    /// What the form holds.
    pub fn draft(&self) -> &'a PositionDraft {
        &self.document.draft
    }

    /// The field that is to get the keyboard and has not yet.
    pub fn wished(&self) -> Option<Field> {
        self.wished
    }

    /// Puts the keyboard into a field as soon as it is drawn.
    pub fn wish(&mut self, field: Field) {
        self.wished = Some(field);
    }

    /// The id of the widget for a field.
    pub fn id(&self, field: Field) -> Id {
        Id::unique(("position", self.seat, field))
    }

    /// Asks something about the positions of this sort.
    pub fn ask(&mut self, command: PositionCommand) {
        self.commands.push(Command::Positions(self.seat, command));
    }

    /// Changes the form by one field.
    pub fn edit(&mut self, field: Field, change: impl FnOnce(&mut PositionDraft)) {
        let mut draft = PositionDraft::clone(self.draft());
        change(&mut draft);
        self.ask(PositionCommand::Edit { field, draft: Arc::new(draft) });
    }

    /// Why a field cannot be read.
    pub fn why_not(&self, field: Field) -> Option<&'a str> {
        let unreadable = self.document.reading.unreadable.iter();
        unreadable.filter(|one| one.field == field).map(|one| one.why.as_str()).next()
    }

    /// A field for one line; `put` takes what was typed.
    pub fn line(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        field: Field,
        typed: (&str, &str),
        put: impl FnOnce(&mut PositionDraft, String),
    ) -> Response {
        self.named_line(ui, rect, (self.id(field), field, &PositionDraft::label(field)), typed, put)
    }

    /// The same, with an id of its own and another name for screen readers.
    pub fn named_line(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        (id, field, label): (Id, Field, &str),
        (typed, hint): (&str, &str),
        put: impl FnOnce(&mut PositionDraft, String),
    ) -> Response {
        let mut now = typed.to_owned();
        let response = one_line(ui, rect, id, (label, hint), &mut now, self.theme);
        if now != typed {
            self.edit(field, |draft| put(draft, now));
        }
        self.after(ui, &response, field);
        response
    }

    /// A field for a paragraph of the position's own words: set in serif, as high as its lines, without a line break.
    /// Its edge shows where it is empty, under the pointer, or has the keyboard.
    pub fn paragraph(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        field: Field,
        typed: (&str, &str),
        put: impl FnOnce(&mut PositionDraft, String),
    ) -> Response {
        self.quoted(ui, rect, field, typed, None, |draft, now| put(draft, now.replace(['\n', '\r'], " ")))
    }

    /// The same for several lines.
    fn lines(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        field: Field,
        typed: (&str, &str),
        put: impl FnOnce(&mut PositionDraft, String),
    ) -> Response {
        let breaks = KeyboardShortcut::new(Modifiers::NONE, Key::Enter);
        self.quoted(ui, rect, field, typed, Some(breaks), put)
    }

    /// A field for several lines, as wide as the column and as high as its lines.
    pub fn words(
        &mut self,
        ui: &mut Ui,
        (name, hint): (&'static str, &str),
        typed: &str,
        put: impl FnOnce(&mut PositionDraft, String),
    ) {
        ui.label(small(hint, self.theme));
        let height = paragraph_height(ui, typed, ui.available_width());
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        // Among the other fields of a form it has its edge always, not only while something is done to it.
        edged(ui, rect, self.theme);
        self.lines(ui, rect, Field::Whole(name), (typed, ""), put);
    }

    fn quoted(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        field: Field,
        (typed, hint): (&str, &str),
        breaks: Option<KeyboardShortcut>,
        put: impl FnOnce(&mut PositionDraft, String),
    ) -> Response {
        let mut now = typed.to_owned();
        let label = PositionDraft::label(field);
        let response = paragraph(ui, rect, self.id(field), (&label, hint), &mut now, breaks, self.theme);
        if now != typed {
            self.edit(field, |draft| put(draft, now));
        }
        self.after(ui, &response, field);
        response
    }

    /// One of a few words; `put` takes the one chosen.
    pub fn choice<T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        field: Field,
        choice: (choice::One<'_, T>, T),
        put: impl FnOnce(&mut PositionDraft, T),
    ) {
        self.named_choice(ui, rect, (self.id(field), field, &PositionDraft::label(field)), choice, put);
    }

    /// The same, with an id of its own and another name for screen readers.
    pub fn named_choice<T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        (id, field, label): (Id, Field, &str),
        (choice, now): (choice::One<'_, T>, T),
        put: impl FnOnce(&mut PositionDraft, T),
    ) {
        let mut chosen = now;
        let response = choice.show(ui, rect, id, label, self.theme, &mut chosen);
        if chosen != now {
            self.edit(field, |draft| put(draft, chosen));
        }
        self.after(ui, &response, field);
    }

    /// What holds for every field: the focus that is wished for, where the keyboard is, the mark of an error.
    pub fn after(&mut self, ui: &Ui, response: &Response, field: Field) {
        if self.wished == Some(field) {
            self.wished = None;
            response.request_focus();
        }
        self.holds(response, field);
        if let Some(why) = self.why_not(field) {
            mark(ui, response, why, self.theme);
        }
    }

    /// Notes that the keyboard is at `field` where this widget, which belongs to it, has it.
    pub fn holds(&mut self, response: &Response, field: Field) {
        if response.has_focus() {
            self.held = Some(field);
        }
    }

    /// What is wrong with some fields, in words.
    pub fn errors(&self, ui: &mut Ui, about: impl Fn(Field) -> bool) {
        for one in self.document.reading.unreadable.iter().filter(|one| about(one.field)) {
            told(ui, &PositionDraft::label(one.field), &one.why, self.theme);
        }
    }
}

/// A rectangle for a field as wide as what is left of a line, with its caption before it.
pub fn captioned(ui: &mut Ui, caption: &str, width: f32, theme: &Theme) -> Rect {
    ui.label(text(caption, Face::Sans, size::CHANGE, theme.muted));
    let (_, rect) = ui.allocate_space(vec2(width.min(ui.available_width()), HEIGHT));
    rect
}
