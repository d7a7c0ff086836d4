//! The form of a node: what is typed becomes a change as soon as it can be read.

use eframe::egui::{Key, Response, Ui};
use rungs_domain::revise::Change;
use rungs_domain::spec::{Requirement, Vocabulary, months_in_words};

use super::super::{Asked, Held, RequirementView, Setting, Wants};
use crate::ui::kit::Button;
use crate::ui::kit::form::choice::ListItem;
use crate::ui::kit::form::layout::HEIGHT;
use crate::ui::kit::form::{FormField, FormFocus, FormUi};
use crate::ui::theme::Theme;
use rungs_app::documents::Unreadable;
use rungs_app::reviews::FieldEdit;
use rungs_app::typed;

/// A field of a node.
#[derive(Debug, Clone, Copy)]
pub struct NodeField {
    name: &'static str,
    caption: &'static str,
}

impl PartialEq for NodeField {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl FormField for NodeField {
    fn name(self) -> &'static str {
        self.name
    }

    fn label(self) -> String {
        self.caption.to_owned()
    }
}

/// What in the fields of the node in focus cannot be taken.
pub(super) fn problems(view: &RequirementView) -> Vec<Unreadable<NodeField>> {
    let problem = |(name, why): (&'static str, &str)| Unreadable {
        field: NodeField { name, caption: name },
        why: why.to_owned(),
    };
    view.editor.problems().map(problem).collect()
}

/// Fills the fields of the node in focus in one frame.
pub(super) struct NodeForm<'a> {
    pub setting: &'a Setting<'a>,
    pub view: &'a mut RequirementView,
    fields: FormUi<'a, NodeField>,
    asked: Asked,
}

impl<'a> NodeForm<'a> {
    pub fn new(
        setting: &'a Setting<'a>,
        view: &'a mut RequirementView,
        focus: &'a mut FormFocus<NodeField>,
        problems: &'a [Unreadable<NodeField>],
    ) -> Self {
        if view.wants == Some(Wants::Field) {
            view.wants = None;
            focus.go_to_first();
        }
        let scope = ("requirement", view.of.map(|(document, _)| document), view.editor.focus.clone());
        let fields = FormUi::new(scope, focus, problems, setting.theme).captions_before();
        NodeForm { setting, view, fields, asked: None }
    }

    /// What was asked for.
    pub fn end(mut self, ui: &mut Ui) -> Asked {
        self.fields.errors(ui, |_| false);
        self.asked
    }

    pub fn theme(&self) -> &'a Theme {
        self.setting.theme
    }

    pub fn vocabulary(&self) -> &'a Vocabulary {
        self.setting.vocabulary
    }

    /// Asks for a change that nobody typed.
    pub fn ask(&mut self, change: Change) {
        self.asked = Some((change, None));
    }

    /// The node says this now.
    pub fn put(&mut self, said: Requirement) {
        self.ask(Change::Put(Box::new(said)));
    }

    /// The place of a control of one line.
    pub fn place(&mut self, ui: &mut Ui, caption: &str) -> eframe::egui::Rect {
        self.fields.alone(ui, caption, |_, _| HEIGHT);
        self.fields.cell(ui).0
    }

    /// A field for one line; `read` makes a change of what is typed, or says what is wrong with it.
    pub fn line(
        &mut self,
        ui: &mut Ui,
        caption: &'static str,
        name: &'static str,
        (now, hint): (&str, &str),
        read: impl FnOnce(&str) -> Result<Change, String>,
    ) {
        let mut typed = self.view.editor.text(name, now);
        self.fields.alone(ui, caption, |_, _| HEIGHT);
        let response = self.fields.text(ui, NodeField { name, caption }, hint, &mut typed);
        self.take(ui, &response, (name, now), typed, read);
    }

    /// The same for what turns the node into something else: taken by Enter, or when the field is left, for the field is
    /// not there any more then.
    pub fn line_when_done(
        &mut self,
        ui: &mut Ui,
        caption: &'static str,
        name: &'static str,
        hint: &str,
        read: impl FnOnce(&str) -> Result<Change, String>,
    ) {
        let mut text = self.view.editor.text(name, "");
        self.fields.alone(ui, caption, |_, _| HEIGHT);
        let response = self.fields.text(ui, NodeField { name, caption }, hint, &mut text);
        self.after(ui, &response);
        let done = response.lost_focus();
        match self.view.editor.edit_until_done(name, text, done, read) {
            FieldEdit::Unchanged => return,
            FieldEdit::Unreadable => {}
            FieldEdit::Change(change) => self.ask(change),
        }
        ui.ctx().request_repaint();
    }

    /// The same for a paragraph, set as printed.
    pub fn words(
        &mut self,
        ui: &mut Ui,
        caption: &'static str,
        name: &'static str,
        (now, hint): (&str, &str),
        read: impl FnOnce(&str) -> Result<Change, String>,
    ) {
        let mut typed = self.view.editor.text(name, now);
        let response = self.fields.words(ui, (caption, NodeField { name, caption }), (hint, false), &mut typed);
        self.take(ui, &response, (name, now), typed, read);
    }

    /// A field for a time.
    pub fn time(
        &mut self,
        ui: &mut Ui,
        caption: &'static str,
        name: &'static str,
        months: u32,
        put: impl FnOnce(u32) -> Requirement,
    ) {
        self.line(ui, caption, name, (&months_in_words(months), "2 years, 18 months"), |text| {
            Ok(Change::Put(Box::new(put(typed::months(text)?))))
        });
    }

    /// The same for a time of work, of which no amount may be printed.
    pub fn time_or_any(
        &mut self,
        ui: &mut Ui,
        caption: &'static str,
        months: u32,
        put: impl FnOnce(u32) -> Requirement,
    ) {
        self.line(ui, caption, "months", (&or_any(months), "2 years, 18 months, any"), |text| {
            Ok(Change::Put(Box::new(put(typed::months_or_any(text)?))))
        });
    }

    fn take(
        &mut self,
        ui: &Ui,
        response: &Response,
        (name, now): (&'static str, &str),
        text: String,
        read: impl FnOnce(&str) -> Result<Change, String>,
    ) {
        self.after(ui, response);
        match self.view.editor.edit((name, now), text, !response.has_focus(), read) {
            FieldEdit::Unchanged => return,
            FieldEdit::Unreadable => {}
            FieldEdit::Change(change) => self.asked = Some((change, Some(name))),
        }
        ui.ctx().request_repaint();
    }

    /// One of a choice of words, `none` while it is none of them; whether it was changed.
    pub fn choice<T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        caption: &'static str,
        words: (&[(&str, T)], &str),
        chosen: &mut T,
    ) -> bool {
        self.fields.alone(ui, caption, |_, _| HEIGHT);
        let response = self.fields.choice(ui, NodeField { name: caption, caption }, words, chosen);
        self.after(ui, &response);
        response.changed()
    }

    /// Any number of a list of names with their meanings; whether it was changed.
    pub fn several<'l>(
        &mut self,
        ui: &mut Ui,
        caption: &'static str,
        (none, shown): (&str, fn(&str) -> String),
        list: impl Iterator<Item = (&'l str, &'l str)>,
        chosen: &mut Vec<String>,
    ) -> bool {
        self.fields.alone(ui, caption, |_, _| HEIGHT);
        let item = |(name, meaning): (&str, &str)| ListItem::new(name, format!("{}: {meaning}", shown(name)));
        let field = NodeField { name: caption, caption };
        let response = self.fields.several(ui, field, (none, shown), || list.map(item).collect(), chosen);
        self.after(ui, &response);
        response.changed()
    }

    /// A button on a line of its own; whether it was pressed.
    pub fn button(&mut self, ui: &mut Ui, face: &str, name: &str) -> bool {
        let response = Button::new(face).name(name).show(ui, self.theme()).on_hover_text(name);
        self.after(ui, &response);
        response.clicked()
    }

    /// A box to be ticked; whether it was changed.
    pub fn tick(&mut self, ui: &mut Ui, words: &'static str, ticked: &mut bool) -> bool {
        self.fields.alone(ui, "", |_, _| HEIGHT);
        let response = self.fields.tick(ui, NodeField { name: words, caption: words }, ticked);
        self.after(ui, &response);
        response.changed()
    }

    /// What holds for everything that can have the keyboard.
    pub fn after(&mut self, ui: &Ui, response: &Response) {
        let left = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        if response.has_focus() || left {
            self.view.held = Some(Held::Field);
        }
        if left {
            self.view.wants = Some(Wants::Row);
        }
    }
}

/// A time of work, of which no amount may be printed, as it is typed.
pub(super) fn or_any(months: u32) -> String {
    if months == 0 { "any".to_owned() } else { months_in_words(months) }
}
