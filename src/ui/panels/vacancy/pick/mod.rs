//! The printed duties of the series, to be ticked: a ticked duty is taken into the vacancy with its words.
//!
//! The list scrolls by itself, so that what comes of it stays in view. Only the rows in view are laid out.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{
    self, Align2, CornerRadius, Frame, Galley, Id, Rect, Response, Role, ScrollArea, Sense, Stroke, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};
use rungs_domain::spec::Code;
use rungs_library::LoadedSeries;

use crate::ui::kit::controls::triangle;
use crate::ui::kit::{name_it, paint_box, small};
use crate::ui::panels::position::PositionForm;
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::positions::{PositionCommand, PositionDraft};
use rungs_app::view::vacancy::pick::{PickRow, rows, taken, taken_of};

/// The most height of the list, in points.
const HEIGHT: f32 = 264.0;

/// The height of a level's row, in points.
const LEVEL: f32 = 28.0;

/// Left of a duty's words, in points: its box and its number.
const BEFORE: f32 = 60.0;

/// Right of them: its percent, and the bar.
const BEHIND: f32 = 64.0;

/// Rows this near to what is in view are drawn, so that Tab reaches them.
const NEAR: f32 = 60.0;

/// What the list keeps between frames.
#[derive(Debug, Default)]
pub struct PickView {
    words: String,
    folded: BTreeSet<Code>,
    of: Option<Of>,
    rows: Vec<PickRow>,
    /// Where each row begins, and the end of the last, in points.
    tops: Vec<f32>,
}

/// What the rows and their places depend on.
#[derive(Debug)]
struct Of {
    loaded: Arc<LoadedSeries>,
    words: String,
    folded: BTreeSet<Code>,
    width: f32,
    pixels_per_point: f32,
}

impl PickView {
    fn refresh(&mut self, ui: &Ui, loaded: &Arc<LoadedSeries>, width: f32) {
        let pixels_per_point = ui.ctx().pixels_per_point();
        let same = self.of.as_ref().is_some_and(|of| {
            Arc::ptr_eq(&of.loaded, loaded)
                && (of.width, of.pixels_per_point) == (width, pixels_per_point)
                && (&of.words, &of.folded) == (&self.words, &self.folded)
        });
        if same {
            return;
        }
        self.rows = rows(&loaded.series, &self.words, &self.folded);
        self.tops = vec![0.0];
        let mut top = 0.0;
        for row in &self.rows {
            top += match row {
                PickRow::Level { .. } => LEVEL,
                PickRow::Duty { text, .. } => words(ui, text, width).size().y + 7.0,
            };
            self.tops.push(top);
        }
        let (loaded, words, folded) = (loaded.clone(), self.words.clone(), self.folded.clone());
        self.of = Some(Of { loaded, words, folded, width, pixels_per_point });
    }
}

/// The words of a duty as they stand in the list.
fn words(ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
    let font = Face::Serif.at(size::TEXT);
    ui.painter().layout(text.to_owned(), font, egui::Color32::PLACEHOLDER, width - BEFORE - BEHIND)
}

/// Shows the filter and the list.
pub fn show(ui: &mut Ui, loaded: &Arc<LoadedSeries>, form: &mut PositionForm<'_>, view: &mut PickView) {
    let (draft, theme) = (form.draft(), form.theme);
    let hint = small("Filter the printed duties", theme);
    let field = TextEdit::singleline(&mut view.words).hint_text(hint).desired_width(260.0);
    let field = ui.add(field.font(Face::Sans.at(size::META)));
    name_it(&field, Role::TextInput, "Filter the printed duties");
    ui.add_space(4.0);
    let frame = Frame::new().fill(theme.surface).stroke(Stroke::new(1.0, theme.edge)).corner_radius(CONTROL_RADIUS);
    frame.show(ui, |ui| {
        let area = ScrollArea::vertical().id_salt("printed duties").max_height(HEIGHT).auto_shrink([false, true]);
        area.show_viewport(ui, |ui, port| {
            let origin = ui.max_rect().min;
            let width = ui.max_rect().width();
            view.refresh(ui, loaded, width);
            ui.set_height(view.tops.last().copied().unwrap_or_default().max(LEVEL));
            if view.rows.is_empty() {
                let at = origin + vec2(12.0, 6.0);
                let none = "No printed duty has these words.";
                ui.painter().text(at, Align2::LEFT_TOP, none, Face::Sans.at(size::CHANGE), theme.muted);
            }
            let places = view.tops.iter().zip(view.tops.iter().skip(1));
            let mut fold = None;
            for (row, (top, bottom)) in view.rows.iter().zip(places) {
                if *bottom < port.min.y - NEAR || *top > port.max.y + NEAR {
                    continue;
                }
                let rect = Rect::from_min_max(origin + vec2(0.0, *top), origin + vec2(width, *bottom));
                match row {
                    PickRow::Level { code, .. } if level(ui, row, draft, rect, theme) => fold = Some(code.clone()),
                    PickRow::Level { .. } => {}
                    PickRow::Duty { .. } => {
                        duty(ui, row, draft, rect, theme).into_iter().for_each(|tick| form.ask(tick))
                    }
                }
            }
            if let Some(code) = fold.filter(|code| !view.folded.remove(code)) {
                view.folded.insert(code);
            }
        });
    });
}

/// The row of a level; whether it was pressed.
fn level(ui: &mut Ui, row: &PickRow, draft: &PositionDraft, rect: Rect, theme: &Theme) -> bool {
    let PickRow::Level { code, title, duties, folded } = row else { return false };
    let response = ui.interact(rect.shrink2(vec2(2.0, 0.0)), Id::unique(("printed level", code)), Sense::click());
    let count = format!("{} of {duties} taken", taken_of(draft, code));
    let name = format!("{code} {title}, {count}");
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, !folded, &name));
    ui.painter().rect_filled(rect.shrink2(vec2(1.0, 0.0)), CornerRadius::ZERO, theme.panel);
    look(ui, &response, theme);
    let painter = ui.painter();
    triangle(painter, pos2(rect.left() + 15.0, rect.center().y), !folded, theme.muted);
    let at = pos2(rect.left() + 29.0, rect.center().y);
    let end = painter.text(at, Align2::LEFT_CENTER, code.as_str(), Face::SansSemibold.at(size::META), theme.text);
    let at = pos2(end.right() + 8.0, rect.center().y);
    painter.text(at, Align2::LEFT_CENTER, title, Face::Sans.at(size::META), theme.text);
    let at = rect.right_center() - vec2(14.0, 0.0);
    painter.text(at, Align2::RIGHT_CENTER, count, Face::Sans.at(size::CITATION), theme.muted);
    response.clicked()
}

/// The row of a duty; what its box asks for.
fn duty(ui: &mut Ui, row: &PickRow, draft: &PositionDraft, rect: Rect, theme: &Theme) -> Option<PositionCommand> {
    let PickRow::Duty { level, number, text } = row else { return None };
    let response = ui.interact(rect.shrink2(vec2(2.0, 0.0)), Id::unique(("printed", level, number)), Sense::click());
    let taken = taken(draft, level, *number);
    let name = format!("{level}, duty {number}: {text}");
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, taken.is_some(), &name));
    look(ui, &response, theme);
    let line = rect.top() + 12.0;
    let square = Rect::from_center_size(pos2(rect.left() + 18.0, line), vec2(13.0, 13.0));
    paint_box(ui.painter(), square, taken.is_some(), theme);
    let at = pos2(rect.left() + BEFORE - 8.0, line);
    let small = Face::Sans.at(size::CHANGE);
    ui.painter().text(at, Align2::RIGHT_CENTER, number.to_string(), small.clone(), theme.muted);
    let galley = words(ui, text, rect.width());
    ui.painter().galley(pos2(rect.left() + BEFORE, rect.top() + 3.0), galley, theme.text);
    if let Some(taken) = taken {
        let percent = taken.percent.trim();
        let percent = if percent.is_empty() { "no %".to_owned() } else { format!("{percent} %") };
        let at = pos2(rect.right() - 14.0, line);
        ui.painter().text(at, Align2::RIGHT_CENTER, percent, small, theme.text);
    }
    let tick = PositionCommand::TickDuty { level: level.clone(), number: *number };
    response.clicked().then_some(tick)
}

/// A row under the pointer is marked.
fn look(ui: &Ui, response: &Response, theme: &Theme) {
    if response.hovered() {
        ui.painter().rect_filled(response.rect, CornerRadius::same(CONTROL_RADIUS), theme.selected);
    }
}
