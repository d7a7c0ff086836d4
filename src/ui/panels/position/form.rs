//! The form of a position: a field shows what the draft holds, and what is typed goes back as one command.

use std::fmt::Debug;
use std::hash::Hash;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use eframe::egui::{Response, Ui};
use rungs_domain::spec::{Level, Series};

use crate::ui::kit::form::{FormField, FormFocus, FormUi};
use crate::ui::theme::Theme;
use rungs_app::documents::Document;
use rungs_app::positions::{Field, Part, PositionCommand, PositionDraft, Seat};
use rungs_app::rows::Rows;
use rungs_app::{Command, State};

impl FormField for Field {
    fn name(self) -> &'static str {
        match self {
            Field::Whole(name) | Field::Row(_, _, name) => name,
        }
    }

    fn label(self) -> String {
        Field::label(self)
    }
}

/// Draws the form of one position in one frame.
pub struct PositionForm<'a> {
    /// The sort of position.
    pub seat: Seat,
    /// The position in the form.
    pub document: &'a Document<PositionDraft>,
    /// The commands of this frame.
    pub commands: &'a mut Vec<Command>,
    fields: FormUi<'a, Field>,
}

impl<'a> Deref for PositionForm<'a> {
    type Target = FormUi<'a, Field>;

    fn deref(&self) -> &Self::Target {
        &self.fields
    }
}

impl DerefMut for PositionForm<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.fields
    }
}

impl<'a> PositionForm<'a> {
    /// The form of `document`.
    pub fn new(
        (state, seat): (&State, Seat),
        document: &'a Document<PositionDraft>,
        focus: &'a mut FormFocus<Field>,
        theme: &'a Theme,
        commands: &'a mut Vec<Command>,
    ) -> Self {
        focus.take_up(state.positions(seat).desk.focus_request);
        let fields = FormUi::new((seat, document.id), focus, &document.reading.unreadable, theme);
        PositionForm { seat, document, commands, fields }
    }

    /// What the form holds.
    pub fn draft(&self) -> &'a PositionDraft {
        &self.document.draft
    }

    /// Sends a command about the positions of this sort.
    pub fn ask(&mut self, command: PositionCommand) {
        self.commands.push(Command::Positions(self.seat, command));
    }

    /// Changes the form by one field.
    pub fn edit(&mut self, field: Field, change: impl FnOnce(&mut PositionDraft)) {
        let mut draft = PositionDraft::clone(self.draft());
        change(&mut draft);
        self.ask(PositionCommand::Edit { field, draft: Arc::new(draft) });
    }

    /// Changes the form where a field was changed in this frame.
    pub fn commit(&mut self, change: impl FnOnce(&mut PositionDraft)) {
        if let Some(field) = self.take_changed() {
            self.edit(field, change);
        }
    }

    /// Puts a row into its place where a field of it was changed in this frame.
    pub fn commit_row<T>(&mut self, rows: fn(&mut PositionDraft) -> &mut Rows<T>, at: usize, row: T) {
        self.commit(|draft| {
            if let Some(place) = rows(draft).get_mut(at) {
                *place = row;
            }
        });
    }

    /// A field of the whole for one line.
    pub fn whole(
        &mut self,
        ui: &mut Ui,
        (name, hint): (&'static str, &str),
        typed: &str,
        part: fn(&mut PositionDraft) -> &mut String,
    ) -> Response {
        let mut now = typed.to_owned();
        let response = self.text(ui, Field::Whole(name), hint, &mut now);
        self.commit(|draft| *part(draft) = now);
        response
    }

    /// A field of the whole for several lines, on a line of its own.
    pub fn whole_words(
        &mut self,
        ui: &mut Ui,
        (caption, name, hint): (&str, &'static str, &str),
        typed: &str,
        part: fn(&mut PositionDraft) -> &mut String,
    ) {
        let mut now = typed.to_owned();
        self.words(ui, (caption, Field::Whole(name)), (hint, true), &mut now);
        self.commit(|draft| *part(draft) = now);
    }

    /// A class of the series, or `none`; called by its code, and where it is `titled` by its title, too.
    pub fn class(
        &mut self,
        ui: &mut Ui,
        (field, none, titled): (Field, &str, bool),
        series: Option<&Series>,
        now: &str,
        put: impl FnOnce(&mut PositionDraft, String),
    ) {
        let levels = series.map_or(&[][..], |series| &series.levels);
        let face = |level: &Level| if titled { level.code_and_title() } else { level.code.to_string() };
        let named: Vec<String> = levels.iter().map(face).collect();
        let nothing = [(none, usize::MAX)].into_iter();
        let words: Vec<(&str, usize)> = nothing.chain(named.iter().map(String::as_str).zip(0..)).collect();
        let at = levels.iter().position(|level| level.code.as_str() == now);
        // A class of another series, or a slip of the hand, is shown as it stands; it is none of the choices.
        let otherwise = if now.is_empty() { usize::MAX } else { usize::MAX - 1 };
        let mut chosen = at.unwrap_or(otherwise);
        self.choice(ui, field, (&words, now), &mut chosen);
        let code = levels.get(chosen).map_or_else(String::new, |level| level.code.to_string());
        self.commit(|draft| put(draft, code));
    }

    /// Draws a row, or leaves its room where it is far out of view; what is wrong with it stands below.
    pub fn row(
        &mut self,
        ui: &mut Ui,
        id: impl Hash + Debug,
        (part, at, usual): (Part, usize, f32),
        content: impl FnOnce(&mut Ui, &mut Self),
    ) {
        let is_in = |field| matches!(field, Field::Row(of, row, _) if (of, row) == (part, at));
        if let Some(begun) = self.begin_row(ui, id, is_in, usual) {
            content(ui, self);
            self.errors(ui, is_in);
            self.end_row(ui, begun);
        }
    }
}
