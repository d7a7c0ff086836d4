//! The form of a node: what is typed becomes a change as soon as it can be read.

use eframe::egui::{Key, Response, Ui};
use rungs_domain::revise::Change;
use rungs_domain::spec::{Requirement, Vocabulary, months_in_words};

use super::super::{Asked, Held, RequirementView, Setting, Typed, Wants};
use crate::ui::kit::form::choice::ListItem;
use crate::ui::kit::form::layout::HEIGHT;
use crate::ui::kit::form::{FormField, FormFocus, FormUi};
use crate::ui::theme::Theme;
use rungs_app::documents::Unreadable;
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
    let typed = view.typed.iter().filter(|((path, _), _)| *path == view.focus);
    let problem = |name, why: &String| Unreadable { field: NodeField { name, caption: name }, why: why.clone() };
    typed.filter_map(|((_, name), typed)| Some(problem(name, typed.why.as_ref()?))).collect()
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
        let scope = ("requirement", view.of.map(|(document, _)| document), view.focus.clone());
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

    /// The node says what was read anew, with the words taken over from it.
    pub fn put_read(&mut self, (said, words): (Requirement, Vocabulary)) {
        self.view.words.add(&words);
        self.put(said);
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
        let mut typed = self.typed(name, now);
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
        let (key, mut text) = ((self.view.focus.clone(), name), self.typed(name, ""));
        self.fields.alone(ui, caption, |_, _| HEIGHT);
        let response = self.fields.text(ui, NodeField { name, caption }, hint, &mut text);
        self.after(ui, &response);
        let mut why = self.view.typed.get(&key).and_then(|typed| typed.why.clone());
        if response.changed() {
            why = None;
        }
        if response.lost_focus() && !text.is_empty() {
            match read(&text) {
                Ok(change) => self.ask(change),
                Err(words) => why = Some(words),
            }
            ui.ctx().request_repaint();
        }
        self.view.typed.insert(key, Typed { text, why });
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
        let mut typed = self.typed(name, now);
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

    /// What stands in a field: what is typed, else what the tree says.
    fn typed(&self, name: &'static str, now: &str) -> String {
        let typed = self.view.typed.get(&(self.view.focus.clone(), name));
        typed.map_or_else(|| now.to_owned(), |typed| typed.text.clone())
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
        let key = (self.view.focus.clone(), name);
        let known = self.view.typed.get(&key);
        if text != known.map_or(now, |typed| typed.text.as_str()) {
            let why = match read(&text) {
                Ok(change) => {
                    self.asked = Some((change, Some(name)));
                    None
                }
                Err(why) => Some(why),
            };
            self.view.typed.insert(key, Typed { text, why });
            ui.ctx().request_repaint();
        } else if known.is_none_or(|typed| typed.why.is_none()) && !response.has_focus() {
            self.view.typed.remove(&key);
            self.view.typing.take_if(|typing| *typing == key);
        }
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
