//! What sets the upper level apart from the lower: the rows, ranked.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Frame, Id, Label, Margin, Role, ScrollArea, Stroke, Ui, UiBuilder, vec2};

use super::Shown;
use crate::ui::kit::{
    Button, Cx, ListNav, NavRows, QuotedLine, QuotingRow, elided, has_focus, heading, keys_of, line_between, small,
    text, tooltip,
};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::actions::{Action, Scope};
use rungs_app::document::StepParagraph;
use rungs_app::view::step::{ApartRow, Quote};
use rungs_domain::compare::{ChangeName, NONE_FOUND};

/// The list, and the keyboard in it.
#[derive(Debug, Default)]
pub struct ApartList {
    nav: ListNav,
    /// The height of the paragraph below the rows, as it was measured.
    told: f32,
}

/// From this height on, in points, the paragraph stays in view below the rows.
const BOTH: f32 = 480.0;
/// The most that it takes of that height; a longer one follows the rows.
const MOST: f32 = 0.4;
/// Below this height, in points, the heading takes no more than its words.
const LOW: f32 = 180.0;

impl ApartList {
    /// Takes the keyboard as soon as a row is drawn.
    pub fn take_keyboard(&mut self) {
        self.nav.take_keyboard();
    }

    /// The widget of the row that has the keyboard.
    pub fn focused(&self) -> Option<Id> {
        self.nav.holds().then(|| row_id(self.nav.at))
    }

    /// Draws it into `ui`.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, shown: Shown<'_>) {
        let (data, theme) = (shown.data, shown.theme);
        let around = if ui.available_height() < LOW { 1 } else { 6 };
        let margin = Margin { left: 16, right: 12, top: around, bottom: around };
        Frame::NONE.fill(theme.panel).inner_margin(margin).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_min_size(vec2(ui.available_width(), 22.0));
                heading(ui, text(&data.heading, Face::SerifSemibold, size::SECTION, theme.text), 2);
                elided(ui, small(&data.size, theme));
            });
        });
        // The sentences stay in view below the rows where there is room for both.
        let told = data.paragraph.as_ref();
        let room = ui.available_rect_before_wrap();
        let below = told.filter(|_| room.height() >= BOTH && self.told <= MOST * room.height());
        let height = if below.is_some() { self.told } else { 0.0 };
        let (above, foot) = room.split_top_bottom_at_y(room.bottom() - height);
        let mut list = ui.new_child(UiBuilder::new().max_rect(above));
        let area = ScrollArea::vertical().id_salt("step rows").auto_shrink(false);
        area.show(&mut list, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            self.list(ui, cx, shown);
            if let (Some(told), None) = (told, below) {
                self.paragraph(ui, cx, told);
            }
        });
        if let Some(told) = below {
            let mut foot = ui.new_child(UiBuilder::new().max_rect(foot));
            line_between(&foot, foot.max_rect().left_top(), foot.max_rect().right_top(), theme);
            self.paragraph(&mut foot, cx, told);
        }
    }

    /// Draws the paragraph and measures it: by its height it has its place.
    fn paragraph(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, told: &StepParagraph) {
        let measured = ui.scope(|ui| paragraph(ui, cx, told)).response.rect.height();
        if (measured - self.told).abs() > 0.5 {
            self.told = measured;
            ui.ctx().request_discard("the paragraph was measured");
        }
    }

    fn list(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, shown: Shown<'_>) {
        let data = shown.data;
        self.nav.at = shown.row();
        if self.nav.begin(ui) {
            let moved = self.nav.keys(ui, &NavRows::list(data.rows.len(), 3)).is_some();
            if let Some(row) = data.rows.get(self.nav.at).filter(|_| moved) {
                cx.send(Command::FocusStep { row: self.nav.at, pair: row.pair });
                ui.ctx().request_repaint();
            }
        }
        let list = UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label(&data.heading);
        ui.scope_builder(list, |ui| {
            for (at, row) in data.rows.iter().enumerate() {
                self.row(ui, cx, shown, at, row);
            }
        });
        if self.nav.holds() {
            has_focus(ui.ctx(), Scope::Step);
        }
        Frame::NONE.inner_margin(Margin { left: 16, right: 12, top: 8, bottom: 12 }).show(ui, |ui| {
            for (heading, words) in &data.same {
                ui.label(text(*heading, Face::SansSemibold, size::CHANGE, shown.theme.text));
                ui.add(Label::new(small(words, shown.theme)).wrap());
                ui.add_space(6.0);
            }
        });
    }

    fn row(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, shown: Shown<'_>, at: usize, row: &ApartRow) {
        let theme = shown.theme;
        let chosen = at == self.nav.at;
        let none = || quiet(NONE_FOUND, theme);
        let side = |label, quote: &'_ Option<Quote>, upper: bool| {
            let words = quote.as_ref().map_or_else(none, |quote| quoted(quote, Some(row.told.name), upper, theme));
            (label, words, quote.as_ref().map_or("", |quote| quote.place.as_str()).to_owned())
        };
        let sides = [side("from", &row.from, false), side("to", &row.to, true)];
        let lines = sides.iter().map(|(label, words, place)| QuotedLine { label, words: words.clone(), place });
        let notes = if chosen { vec![format!("Evidence: {}", row.why)] } else { Vec::new() };
        let drawn = QuotingRow {
            number: at + 1,
            title: &row.dimension,
            told: (row.told.name, row.told.word),
            lines: lines.collect(),
            notes,
            name: format!("{}, {}", at + 1, row.name()),
            selected: chosen,
            of: shown.data.rows.len(),
        };
        let id = row_id(at);
        let response = drawn.show(ui, id, self.nav.sense(ui, id, at), theme);
        self.nav.hold(&response, at);
        if response.clicked() || (response.gained_focus() && at != shown.row()) {
            self.nav.take_keyboard();
            cx.send(Command::FocusStep { row: at, pair: row.pair });
        } else if response.gained_focus() && shown.pair() != row.pair {
            cx.send(Command::FocusStep { row: at, pair: row.pair });
        }
    }
}

/// What sets the upper level apart in sentences, with a button that copies them.
fn paragraph(ui: &mut Ui, cx: &mut Cx<'_>, told: &StepParagraph) {
    let theme = cx.theme;
    Frame::NONE.fill(theme.panel).inner_margin(Margin { left: 16, right: 12, top: 8, bottom: 10 }).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            heading(ui, text("In one paragraph", Face::SerifSemibold, size::SECTION, theme.text), 2);
            let keys = keys_of(ui.ctx(), Action::CopyStep);
            let button = Button::new(Action::CopyStep.name()).key(&keys).show(ui, theme);
            if button.on_hover_text(tooltip(ui.ctx(), Action::CopyStep)).clicked() {
                cx.commands.extend(Action::CopyStep.command(cx.state));
            }
        });
        ui.add_space(4.0);
        ui.add(Label::new(text(&told.text, Face::Sans, size::CONTROL, theme.text)).wrap().selectable(true));
        ui.add_space(4.0);
        ui.add(Label::new(small(&told.citations, theme)).wrap().selectable(true));
    });
}

fn row_id(at: usize) -> Id {
    Id::unique(("step row", at))
}

/// The words of the program in place of a quotation.
fn quiet(words: &str, theme: &Theme) -> LayoutJob {
    LayoutJob::single_section(words.to_owned(), TextFormat::simple(Face::Sans.at(size::CHANGE), theme.muted))
}

/// Printed words; of the upper level with the deciding ones marked.
pub fn quoted(quote: &Quote, told: Option<ChangeName>, upper: bool, theme: &Theme) -> LayoutJob {
    let (size, color) = if upper { (size::TEXT, theme.text) } else { (size::META, theme.muted) };
    let plain = TextFormat::simple(Face::Serif.at(size), color);
    let mut marked = TextFormat::simple(Face::SerifSemibold.at(size), theme.text);
    if let Some(hue) = told.map(|told| theme.told(told)) {
        marked.underline = Stroke::new(1.5, hue.text);
        marked.background = hue.tint.unwrap_or_default();
    }
    let mut job = LayoutJob::default();
    let mut at = 0;
    for mark in quote.marks.iter().filter(|_| upper) {
        let (Some(before), Some(words)) = (quote.text.get(at..mark.start), quote.text.get(mark.clone())) else {
            continue;
        };
        job.append(before, 0.0, plain.clone());
        job.append(words, 0.0, marked.clone());
        at = mark.end;
    }
    job.append(quote.text.get(at..).unwrap_or_default(), 0.0, plain);
    job
}
