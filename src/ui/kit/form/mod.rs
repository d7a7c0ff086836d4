//! Forms: labelled fields in lines and rows, what is wrong with them, and the keyboard in them.
//!
//! A [`FormUi`] draws the form of one document in one frame. What is typed goes into values that the caller lends; the
//! caller then sends the document with them. All sizes and distances of forms are in [`layout`].

pub mod choice;
pub mod field;
pub mod layout;
pub mod prompt;

use std::collections::VecDeque;
use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::{
    Button, Checkbox, Id, Key, KeyboardShortcut, Modifiers, Rect, Response, Role, Ui, WidgetInfo, vec2,
};

use self::choice::{ListItem, MultiSelect, Select};
use self::field::{mark, one_line, paragraph, paragraph_height, told};
use self::layout::{Cell, HEIGHT};
use super::{name_it, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::documents::Unreadable;
use rungs_app::request::Request;

/// Rows this near to what is in view are drawn, so that Tab reaches them.
const NEAR: f32 = 200.0;

/// The room behind a row of several lines.
const BETWEEN: f32 = 6.0;

/// A field of a form.
pub trait FormField: Copy + PartialEq {
    /// Its name among the fields of its row.
    fn name(self) -> &'static str;
    /// What it is called: "Job 1, title".
    fn label(self) -> String;
}

/// Which field of a form has the keyboard focus, and which is to get it. It outlives the frames.
#[derive(Debug)]
pub struct FormFocus<F> {
    /// The number of the last request that was followed.
    seen: u64,
    /// The field that is to get the focus and has not yet.
    request: Option<F>,
    /// The first field is to get the focus, whichever it is.
    first: bool,
    /// The field that had the focus in the last frame.
    last: Option<F>,
    /// The field that has the focus in this frame.
    now: Option<F>,
}

impl<F> Default for FormFocus<F> {
    fn default() -> Self {
        FormFocus { seen: 0, request: None, first: false, last: None, now: None }
    }
}

impl<F: Copy> FormFocus<F> {
    /// Puts the focus into a field as soon as it is drawn.
    pub fn go_to(&mut self, field: F) {
        self.request = Some(field);
    }

    /// Puts the focus into the field that is drawn first.
    pub fn go_to_first(&mut self) {
        self.first = true;
    }

    /// Takes up a request of the document, once for each number.
    pub fn take_up(&mut self, request: Request<F>) {
        self.request = request.take(&mut self.seen).or(self.request);
    }
}

/// Draws the form of a document.
pub struct FormUi<'a, F> {
    /// The theme.
    pub theme: &'a Theme,
    focus: &'a mut FormFocus<F>,
    problems: &'a [Unreadable<F>],
    /// The document.
    scope: Id,
    /// The row of it that is being drawn, or the document.
    row: Id,
    captions_before: bool,
    /// The places of the fields to come, and their captions.
    cells: VecDeque<(Rect, String)>,
    /// Lines of fields to come.
    lines: VecDeque<(Vec<(f32, String)>, bool)>,
    /// The fields drawn since errors were told last.
    drawn: Vec<(F, Id)>,
    /// The fields whose errors were told.
    told: Vec<F>,
    changed: Option<F>,
    entered: bool,
    /// A line of the row that is being drawn did not fit and was broken.
    broken: bool,
    /// What the fields of the row are called after, where it is not its place.
    row_name: Option<String>,
}

/// A row that is being drawn.
#[derive(Debug)]
pub struct RowBegun {
    top: f32,
}

impl<'a, F: FormField> FormUi<'a, F> {
    /// The form of the document `scope`, with what cannot be read in it.
    pub fn new(
        scope: impl Hash + Debug,
        focus: &'a mut FormFocus<F>,
        problems: &'a [Unreadable<F>],
        theme: &'a Theme,
    ) -> Self {
        focus.last = focus.now.take();
        let scope = Id::unique(("form", scope));
        let (cells, lines) = (VecDeque::new(), VecDeque::new());
        FormUi {
            theme,
            focus,
            problems,
            scope,
            row: scope,
            captions_before: false,
            cells,
            lines,
            drawn: Vec::new(),
            told: Vec::new(),
            changed: None,
            entered: false,
            broken: false,
            row_name: None,
        }
    }

    /// Captions stand before fields that have a line of their own.
    pub fn captions_before(mut self) -> Self {
        self.captions_before = true;
        self
    }

    /// The id of the widget of a field of the row that is being drawn.
    pub fn id(&self, field: F) -> Id {
        self.row.with(field.name())
    }

    /// The field that has the focus, of those drawn so far.
    pub fn focused(&self) -> Option<F> {
        self.focus.now
    }

    /// The field that is to get the focus and has not yet.
    pub fn requested(&self) -> Option<F> {
        self.focus.request
    }

    /// Puts the focus into a field as soon as it is drawn.
    pub fn go_to(&mut self, field: F) {
        self.focus.request = Some(field);
    }

    /// The field that was changed since this was asked last.
    pub fn take_changed(&mut self) -> Option<F> {
        self.changed.take()
    }

    /// Whether Enter was pressed in a field of one line since this was asked last.
    pub fn take_entered(&mut self) -> bool {
        std::mem::take(&mut self.entered)
    }

    /// Why a field cannot be read.
    pub fn why_not(&self, field: F) -> Option<&'a str> {
        self.problems.iter().find(|one| one.field == field).map(|one| one.why.as_str())
    }

    /// Begins a row of the form; `None` where it is far out of view and only its room is left. `is_in` says which fields
    /// are in it, `usual` is its height as long as it was not drawn.
    pub fn begin_row(
        &mut self,
        ui: &mut Ui,
        id: impl Hash + Debug,
        is_in: impl Fn(F) -> bool,
        usual: f32,
    ) -> Option<RowBegun> {
        self.row = self.scope.with(Id::unique(id));
        self.broken = false;
        let height = ui.data(|data| data.get_temp(self.row)).unwrap_or(usual);
        let room = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
        let kept = [self.focus.last, self.focus.request].into_iter().flatten().any(is_in);
        if kept || ui.clip_rect().expand(NEAR).intersects(room) {
            return Some(RowBegun { top: ui.cursor().top() });
        }
        ui.allocate_space(room.size());
        self.row = self.scope;
        None
    }

    /// Ends a row.
    pub fn end_row(&mut self, ui: &mut Ui, begun: RowBegun) {
        if std::mem::take(&mut self.broken) {
            ui.add_space(BETWEEN);
        }
        let height = ui.cursor().top() - begun.top - ui.spacing().item_spacing.y;
        ui.data_mut(|data| data.insert_temp(self.row, height));
        self.row = self.scope;
        self.row_name = None;
    }

    /// Draws a row of the form. What is wrong with its fields stands below it.
    pub fn row(
        &mut self,
        ui: &mut Ui,
        id: impl Hash + Debug,
        (is_in, usual): (impl Fn(F) -> bool, f32),
        content: impl FnOnce(&mut Ui, &mut Self),
    ) {
        if let Some(begun) = self.begin_row(ui, id, &is_in, usual) {
            content(ui, self);
            self.errors(ui, is_in);
            self.end_row(ui, begun);
        }
    }

    /// Calls the fields of the row that is being drawn after `name`, instead of after its place.
    pub fn call_row(&mut self, name: impl Into<String>) {
        self.row_name = Some(name.into());
    }

    /// The captions of a table, where its rows fit on one line.
    pub fn header(&self, ui: &mut Ui, cells: &[Cell<'_>]) {
        if let [widths] = layout::pack(cells, ui.available_width()).as_slice() {
            layout::header(ui, cells, widths, self.theme);
        }
    }

    /// Begins a line of fields, each under its caption.
    pub fn line(&mut self, ui: &Ui, cells: &[Cell<'_>]) {
        self.begin(ui, cells, true);
    }

    /// Begins a line of a table. Its captions are those of [`FormUi::header`] where it is one line.
    pub fn table_line(&mut self, ui: &Ui, cells: &[Cell<'_>]) {
        self.begin(ui, cells, false);
    }

    fn begin(&mut self, ui: &Ui, cells: &[Cell<'_>], above: bool) {
        let packed = layout::pack(cells, ui.available_width());
        self.broken |= packed.len() > 1;
        let above = above || packed.len() > 1;
        let mut captions = cells.iter().map(|cell| cell.caption.to_owned());
        self.cells.clear();
        self.lines =
            packed.into_iter().map(|widths| (widths.into_iter().zip(captions.by_ref()).collect(), above)).collect();
    }

    /// Puts the next fields into these rectangles, with these captions.
    pub fn place<'c>(&mut self, cells: impl IntoIterator<Item = (Rect, &'c str)>) {
        self.lines.clear();
        self.cells = cells.into_iter().map(|(rect, caption)| (rect, caption.to_owned())).collect();
    }

    /// Begins a line with one field, `height` points high.
    pub fn alone(&mut self, ui: &mut Ui, caption: &str, height: impl FnOnce(&Ui, f32) -> f32) {
        self.tell(ui);
        let rect = layout::alone(ui, caption, height, self.captions_before, self.theme);
        self.place([(rect, caption)]);
    }

    /// The place of the next field.
    pub fn cell(&mut self, ui: &mut Ui) -> (Rect, String) {
        if self.cells.is_empty()
            && let Some((line, above)) = self.lines.pop_front()
        {
            self.tell(ui);
            let cells: Vec<Cell<'_>> = line.iter().map(|(_, caption)| Cell::wide(caption, 0.0, 0.0)).collect();
            let widths: Vec<f32> = line.iter().map(|(width, _)| *width).collect();
            let rects = layout::line(ui, &cells, &widths, above, self.theme);
            self.cells = rects.into_iter().zip(line.into_iter().map(|(_, caption)| caption)).collect();
        }
        self.cells
            .pop_front()
            .unwrap_or_else(|| (layout::alone(ui, "", |_, _| HEIGHT, false, self.theme), String::new()))
    }

    /// A field for one line; `hint` stands in it while it is empty.
    pub fn text(&mut self, ui: &mut Ui, field: F, hint: &str, typed: &mut String) -> Response {
        let (rect, caption) = self.cell(ui);
        let name = self.named(field, &caption);
        let response = one_line(ui, rect, self.id(field), (&name, hint), typed, self.theme);
        self.entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        self.after(ui, field, response)
    }

    /// A field for a paragraph in the next place. Its edge is `edged` always, else only while something is done to it.
    pub fn paragraph(
        &mut self,
        ui: &mut Ui,
        field: F,
        (hint, breaks, edged): (&str, bool, bool),
        typed: &mut String,
    ) -> Response {
        let (rect, caption) = self.cell(ui);
        if edged {
            field::edged(ui, rect, self.theme);
        }
        let breaks = breaks.then_some(KeyboardShortcut::new(Modifiers::NONE, Key::Enter));
        let response =
            paragraph(ui, rect, self.id(field), (&self.named(field, &caption), hint), typed, breaks, self.theme);
        if response.changed() && breaks.is_none() {
            *typed = typed.replace(['\n', '\r'], " ");
        }
        self.after(ui, field, response)
    }

    /// A paragraph on a line of its own, as high as its words; Enter breaks its lines where `breaks`.
    pub fn words(
        &mut self,
        ui: &mut Ui,
        (caption, field): (&str, F),
        (hint, breaks): (&str, bool),
        typed: &mut String,
    ) -> Response {
        self.alone(ui, caption, |ui, width| paragraph_height(ui, typed, width));
        self.paragraph(ui, field, (hint, breaks, true), typed)
    }

    /// One of a few words; `none` stands there while it is none of them.
    pub fn choice<T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        field: F,
        (words, none): (&[(&str, T)], &str),
        chosen: &mut T,
    ) -> Response {
        let (rect, caption) = self.cell(ui);
        let select = Select { words, none };
        let response = select.show(ui, rect, self.id(field), &self.named(field, &caption), self.theme, chosen);
        self.after(ui, field, response)
    }

    /// Any number of a list, which is made when it opens.
    pub fn several(
        &mut self,
        ui: &mut Ui,
        field: F,
        (none, shown): (&str, fn(&str) -> String),
        list: impl FnOnce() -> Vec<ListItem>,
        chosen: &mut Vec<String>,
    ) -> Response {
        let (rect, caption) = self.cell(ui);
        let select = MultiSelect { none, shown };
        let response = select.show(ui, rect, self.id(field), &self.named(field, &caption), self.theme, (list, chosen));
        self.after(ui, field, response)
    }

    /// A box to be ticked, with its words behind it.
    pub fn tick(&mut self, ui: &mut Ui, field: F, ticked: &mut bool) -> Response {
        let (rect, _) = self.cell(ui);
        let words = text(field.label(), Face::Sans, size::META, self.theme.text);
        let response = ui.put(rect, |ui: &mut Ui| ui.horizontal(|ui| ui.add(Checkbox::new(ticked, words))).inner);
        self.after(ui, field, response)
    }

    /// The button that unfolds what is seldom said, strong where something is said in it; whether it is unfolded. `force`
    /// shows it in any case.
    pub fn disclosure(&mut self, ui: &mut Ui, field: F, (said, tip, force): (&str, &str, bool)) -> bool {
        let (rect, _) = self.cell(ui);
        let id = self.id(field);
        let open = force || ui.data(|data| data.get_temp(id)).unwrap_or(false);
        let (face, ink) = match said {
            "" => (Face::SansMedium, self.theme.muted),
            _ => (Face::SansSemibold, self.theme.accent),
        };
        let response =
            ui.put(rect, Button::new(text("…", face, size::CONTROL, ink)).frame(false).min_size(rect.size()));
        let name = if said.is_empty() { field.label() } else { format!("{}: {said}", field.label()) };
        response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &name));
        let response = self.hold(field, response);
        if response.on_hover_text(if said.is_empty() { tip } else { said }).clicked() {
            ui.data_mut(|data| data.insert_temp(id, !open));
        }
        open
    }

    /// A button of a row, such as the one that takes it out.
    pub fn button(&mut self, ui: &mut Ui, field: F, (face, name, tip): (&str, &str, &str)) -> Response {
        let (rect, _) = self.cell(ui);
        let rect = rect.with_min_x(rect.right() - layout::BUTTON);
        let face = text(face, Face::SansMedium, size::CONTROL, self.theme.muted);
        let response = ui.put(rect, Button::new(face).frame(false).min_size(rect.size()));
        name_it(&response, Role::Button, name);
        self.hold(field, response).on_hover_text(tip)
    }

    /// Notes what holds for every field: that it was changed, the focus, an error.
    pub fn after(&mut self, ui: &Ui, field: F, response: Response) -> Response {
        if response.changed() {
            self.changed = Some(field);
        }
        self.follow(field, &response);
        self.drawn.push((field, response.id));
        if let Some(why) = self.why_not(field) {
            mark(ui, &response, why, self.theme);
        }
        self.hold(field, response)
    }

    /// Gives the focus to a widget that stands for `field` where that was requested.
    pub fn follow(&mut self, field: F, response: &Response) {
        if std::mem::take(&mut self.focus.first) || self.focus.request == Some(field) {
            self.focus.request = None;
            response.request_focus();
        }
    }

    /// Notes that the focus is at a field where this widget, which belongs to it, has it.
    pub fn hold(&mut self, field: F, response: Response) -> Response {
        if response.has_focus() {
            self.focus.now = Some(field);
        }
        response
    }

    /// Says what is wrong with the fields of the line drawn last, below it.
    fn tell(&mut self, ui: &mut Ui) {
        for (field, id) in std::mem::take(&mut self.drawn) {
            if let Some(why) = self.why_not(field) {
                told(ui, Some(id), &field.label(), why, self.theme);
                self.told.push(field);
            }
        }
    }

    /// Says what is wrong with the fields of the line drawn last, and with those meant that were not drawn.
    pub fn errors(&mut self, ui: &mut Ui, are_meant: impl Fn(F) -> bool) {
        self.tell(ui);
        for one in self.problems.iter().filter(|one| are_meant(one.field)) {
            if !self.told.contains(&one.field) {
                told(ui, None, &one.field.label(), &one.why, self.theme);
                self.told.push(one.field);
            }
        }
    }

    /// The accessible name of a field: its label, which contains its caption, so that who sees the one can say it.
    fn named(&self, field: F, caption: &str) -> String {
        if let Some(row) = &self.row_name {
            return format!("{row}, {}", caption.to_lowercase());
        }
        let label = field.label();
        let is_said = label.to_lowercase().contains(&caption.to_lowercase());
        if is_said { label } else { format!("{label} ({caption})") }
    }
}
