//! The pen that fills the fields of a node: what is typed becomes a change as soon as it can be read.

use eframe::egui::{Align2, Checkbox, Id, Key, Rect, Response, Ui, vec2};
use rungs_domain::revise::Change;
use rungs_domain::spec::{Requirement, Vocabulary, months_in_words};

use super::super::{Asked, Held, RequirementView, Setting, Typed, Wants};
use crate::ui::kit::choice::{One, Several};
use crate::ui::kit::field::{HEIGHT, mark, one_line, paragraph, paragraph_height, told};
use crate::ui::kit::text;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::typed;

/// The width of the captions.
const CAPTIONS: f32 = 116.0;

/// Fills the fields of the node in focus in one frame.
pub(super) struct Pen<'a> {
    pub setting: &'a Setting<'a>,
    pub view: &'a mut RequirementView,
    asked: Asked,
}

impl<'a> Pen<'a> {
    pub fn new(setting: &'a Setting<'a>, view: &'a mut RequirementView) -> Self {
        Pen { setting, view, asked: None }
    }

    /// What was asked for.
    pub fn end(self) -> Asked {
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

    /// A line for a field, with its caption before it.
    pub fn captioned(&self, ui: &mut Ui, caption: &str, height: f32) -> Rect {
        let (_, whole) = ui.allocate_space(vec2(ui.available_width(), height));
        let (left, rest) = whole.split_left_right_at_x(whole.left() + CAPTIONS.min(whole.width() / 3.0));
        let at = left.left_top() + vec2(0.0, HEIGHT / 2.0);
        ui.painter().text(at, Align2::LEFT_CENTER, caption, Face::Sans.at(size::CHANGE), self.theme().muted);
        ui.add_space(2.0);
        rest
    }

    fn id(&self, name: &str) -> Id {
        Id::unique(("requirement field", &self.view.focus, name))
    }

    /// A field for one line; `read` makes a change of what is typed, or says what is wrong with it.
    pub fn line(
        &mut self,
        ui: &mut Ui,
        caption: &str,
        name: &'static str,
        (now, hint): (&str, &str),
        read: impl FnOnce(&str) -> Result<Change, String>,
    ) {
        let rect = self.captioned(ui, caption, HEIGHT);
        let mut typed = self.typed(name, now);
        let response = one_line(ui, rect, self.id(name), (caption, hint), &mut typed, self.theme());
        self.take(ui, &response, name, now, typed, read);
    }

    /// The same for what turns the node into something else: taken by Enter, or when the field is left, for the field is
    /// not there any more then.
    pub fn line_when_done(
        &mut self,
        ui: &mut Ui,
        caption: &str,
        name: &'static str,
        hint: &str,
        read: impl FnOnce(&str) -> Result<Change, String>,
    ) {
        let rect = self.captioned(ui, caption, HEIGHT);
        let (key, mut text) = ((self.view.focus.clone(), name), self.typed(name, ""));
        let response = one_line(ui, rect, self.id(name), (caption, hint), &mut text, self.theme());
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
        }
        if let Some(why) = &why {
            mark(ui, &response, why, self.setting.theme);
            told(ui, "Not taken", why, self.setting.theme);
        }
        self.view.typed.insert(key, Typed { text, why });
    }

    /// The same for a paragraph, set as printed.
    pub fn words(
        &mut self,
        ui: &mut Ui,
        caption: &str,
        name: &'static str,
        (now, hint): (&str, &str),
        read: impl FnOnce(&str) -> Result<Change, String>,
    ) {
        let mut typed = self.typed(name, now);
        let width = ui.available_width() - CAPTIONS.min(ui.available_width() / 3.0);
        let rect = self.captioned(ui, caption, paragraph_height(ui, &typed, width));
        let response = paragraph(ui, rect, self.id(name), (caption, hint), &mut typed, None, self.theme());
        self.take(ui, &response, name, now, typed, read);
    }

    /// A field for a time.
    pub fn time(
        &mut self,
        ui: &mut Ui,
        caption: &str,
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
        ui: &mut Ui,
        response: &Response,
        name: &'static str,
        now: &str,
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
            return;
        }
        if let Some(why) = known.and_then(|typed| typed.why.as_ref()) {
            mark(ui, response, why, self.setting.theme);
            told(ui, "Not taken", why, self.setting.theme);
        } else if !response.has_focus() {
            self.view.typed.remove(&key);
            self.view.typing.take_if(|typing| *typing == key);
        }
    }

    /// One of a choice of words; whether it was changed.
    pub fn choice<T: Copy + PartialEq>(&mut self, ui: &mut Ui, caption: &str, one: One<'_, T>, chosen: &mut T) -> bool {
        let before = *chosen;
        let rect = self.captioned(ui, caption, HEIGHT);
        let response = one.show(ui, rect, self.id(caption), caption, self.theme(), chosen);
        self.after(ui, &response);
        *chosen != before
    }

    /// Any number of a list; whether it was changed.
    pub fn several(&mut self, ui: &mut Ui, caption: &str, list: Several<'_>, chosen: &mut Vec<String>) -> bool {
        let rect = self.captioned(ui, caption, HEIGHT);
        let (response, changed) = list.show(ui, rect, self.id(caption), caption, self.theme(), chosen);
        self.after(ui, &response);
        changed
    }

    /// A box to be ticked; whether it was changed.
    pub fn tick(&mut self, ui: &mut Ui, words: &str, ticked: &mut bool) -> bool {
        let rect = self.captioned(ui, "", HEIGHT);
        let words = text(words, Face::Sans, size::META, self.theme().text);
        let response = ui.put(rect, |ui: &mut Ui| ui.horizontal(|ui| ui.add(Checkbox::new(ticked, words))).inner);
        self.after(ui, &response);
        response.changed()
    }

    /// What holds for everything that can have the keyboard.
    pub fn after(&mut self, ui: &Ui, response: &Response) {
        if self.view.wants == Some(Wants::Field) {
            self.view.wants = None;
            response.request_focus();
        }
        let left = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        if response.has_focus() || left {
            self.view.held = Some(Held::Field);
        }
        if left {
            self.view.wants = Some(Wants::Row);
        }
    }
}
