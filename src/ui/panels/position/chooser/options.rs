//! The items of the list: each can be taken and let go, for a duty may be the work of several.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Galley, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::form::PositionForm;
use crate::ui::kit::{
    Bring, ListNav, NavRows, Rows, SelectableText, VirtualList, name_it, paint_box, paint_row_ground, small,
};
use crate::ui::theme::{Face, size};
use rungs_app::positions::{DutyDraft, Field, Part, PositionCommand};
use rungs_app::view::position::chooser::{Choice, ChooserData, ChooserRow};

/// The most height of the list, in points.
const HEIGHT: f32 = 300.0;

/// Left of the words of an item: its box, and the shade of its level.
const BEFORE: f32 = 46.0;

/// The most lines of an item.
const LINES: usize = 4;

/// What the list keeps between frames.
#[derive(Debug, Default)]
pub struct OptionsView {
    list: VirtualList,
    nav: ListNav,
}

impl OptionsView {
    /// Gives the keyboard to the first item.
    pub fn take_keyboard(&mut self) {
        self.nav.go(0, false);
        self.nav.take_keyboard();
        self.list.bring(0, Bring::Near);
    }

    /// Draws the list for a duty of the form. `revision` names the data.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        form: &mut PositionForm<'_>,
        (row, duty): (usize, &DutyDraft),
        (revision, data): (u64, &ChooserData),
    ) {
        if data.rows.is_empty() {
            ui.label(small("No item has these words.", form.theme));
            return;
        }
        let words = |at: usize| data.choice(at).map_or_else(String::new, |choice| choice.name.clone());
        let nav_rows = NavRows { words: Some(&words), ..NavRows::list(data.choices.len(), self.list.page()) };
        self.nav.begin(ui);
        if self.nav.keys(ui, &nav_rows).is_some()
            && let Some(row) = data.choices.get(self.nav.at)
        {
            self.list.bring(*row, Bring::Near);
        }
        let room = (ui.ctx().content_rect().height() * 0.45).min(HEIGHT);
        let mut rows = Options { form, nav: &mut self.nav, row, duty, data };
        self.list.show_up_to(ui, Id::unique(("matches", row)), revision, room, &mut rows);
        if data.more > 0 {
            ui.label(small(format!("{} more: type words to find them.", data.more), form.theme));
        }
    }
}

struct Options<'a, 'b> {
    form: &'a mut PositionForm<'b>,
    nav: &'a mut ListNav,
    /// The row of the duty in the form.
    row: usize,
    duty: &'a DutyDraft,
    data: &'a ChooserData,
}

impl Options<'_, '_> {
    /// Whether somebody decided that the duty is this item's work.
    fn is_taken(&self, choice: &Choice) -> bool {
        let matched = self.duty.matched.iter().flatten();
        matched.into_iter().any(|one| one.level == choice.level && one.duty == choice.number)
    }

    /// An item as a widget, with its keyboard.
    fn widget(&mut self, ui: &Ui, rect: Rect, choice: &Choice, place: usize) -> Response {
        let id = Id::unique(("match", self.form.seat, place));
        let response = ui.interact(rect, id, self.nav.sense(ui, id, place));
        let like = if choice.score.is_empty() { String::new() } else { format!(", likeness {}", choice.score) };
        let name = format!("{}{like}: {}", choice.name, choice.text);
        let taken = self.is_taken(choice);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, taken, &name));
        self.nav.hold(&response, place);
        let response = self.form.hold(Field::Row(Part::Duties, self.row, "matched"), response);
        if response.clicked() {
            let (level, number) = (choice.level.clone(), choice.number);
            self.form.ask(PositionCommand::ToggleMatch { row: self.row, level, number });
        }
        response
    }

    fn place(&self, row: usize) -> Option<usize> {
        self.data.choices.binary_search(&row).ok()
    }
}

impl Rows for Options<'_, '_> {
    type Laid = Arc<Galley>;

    fn count(&self) -> usize {
        self.data.rows.len()
    }

    fn estimate(&self, row: usize, width: f32) -> f32 {
        match self.data.rows.get(row) {
            Some(ChooserRow::Choice(choice)) => {
                let in_line = ((width - BEFORE) / 6.6).max(8.0);
                let lines = ((choice.name.len() + choice.text.len()) as f32 / in_line).ceil();
                lines.clamp(1.0, LINES as f32) * 19.0 + 8.0
            }
            _ => 22.0,
        }
    }

    fn lay(&self, ui: &Ui, row: usize, width: f32) -> (Arc<Galley>, f32) {
        let theme = self.form.theme;
        let (mut job, mut above) = (LayoutJob::default(), 4.0);
        match self.data.rows.get(row) {
            Some(ChooserRow::Heading(words)) => {
                above += if row == 0 { 0.0 } else { 4.0 };
                let format = TextFormat::simple(Face::SansSemibold.at(size::CHANGE), theme.muted);
                job.append(words, 0.0, format);
                job.wrap = TextWrapping::truncate_at_width(width);
            }
            Some(ChooserRow::Choice(choice)) => {
                job.wrap = TextWrapping { max_width: width - BEFORE - 6.0, max_rows: LINES, ..TextWrapping::default() };
                job.append(&choice.name, 0.0, TextFormat::simple(Face::SansSemibold.at(size::META), theme.text));
                if !choice.score.is_empty() {
                    job.append(&choice.score, 8.0, TextFormat::simple(Face::Sans.at(size::CHANGE), theme.muted));
                }
                job.append(&choice.text, 8.0, TextFormat::simple(Face::Serif.at(size::TEXT), theme.text));
                above += 4.0;
            }
            None => {}
        }
        let galley = ui.painter().layout_job(job);
        let height = galley.size().y + above;
        (galley, height)
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect, galley: Arc<Galley>) {
        let (data, theme) = (self.data, self.form.theme);
        match (data.rows.get(row), self.place(row)) {
            (Some(ChooserRow::Choice(choice)), Some(place)) => {
                let at = pos2(rect.left() + BEFORE, rect.top() + 4.0);
                let words = SelectableText::below_row(ui, Id::unique(("match words", place)), at, galley);
                let response = self.widget(ui, rect, choice, place);
                let taken = self.is_taken(choice);
                paint_row_ground(ui.painter(), &response, taken, true, theme);
                let square = |x: f32, side: f32| {
                    Rect::from_center_size(pos2(rect.left() + x, rect.top() + 12.0), vec2(side, side))
                };
                paint_box(ui.painter(), square(14.0, 13.0), taken, theme);
                let (shade, edge) = (theme.level(choice.at, data.levels), Stroke::new(1.0, theme.accent));
                ui.painter().rect(square(33.0, 10.0), 0.0, shade, edge, StrokeKind::Inside);
                words.paint(ui, theme.text);
            }
            (Some(ChooserRow::Heading(words)), _) => {
                let response = ui.interact(rect, Id::unique(("matches heading", row)), Sense::hover());
                name_it(&response, Role::Heading, words);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_level(3));
                let at = pos2(rect.left(), rect.bottom() - galley.size().y - 2.0);
                ui.painter().galley(at, galley, theme.muted);
            }
            _ => {}
        }
    }

    fn entry(&self) -> Option<usize> {
        self.data.choices.get(self.nav.at).copied()
    }

    fn entry_out_of_view(&mut self, ui: &mut Ui, row: usize, rect: Rect) -> Option<Response> {
        let data = self.data;
        match (data.rows.get(row), self.place(row)) {
            (Some(ChooserRow::Choice(choice)), Some(place)) => Some(self.widget(ui, rect, choice, place)),
            _ => None,
        }
    }
}
