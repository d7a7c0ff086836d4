//! Drawing the library column. Only the rows in view are laid out.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{
    self, Align, Align2, CornerRadius, Id, Layout, Rect, Response, Role, ScrollArea, Sense, Shape, Stroke, TextEdit,
    Ui, WidgetInfo, pos2, vec2,
};
use rungs_domain::spec::{LevelRef, SeriesId};
use rungs_library::Library;

use crate::ui::kit::field::emptied_by_escape;
use crate::ui::kit::{Check, Cx, TreeRow, name_it, small, text};
use crate::ui::panels::{applicants, positions, reviews, tray};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::applicants::ApplicantCommand;
use rungs_app::positions::{PositionCommand, Seat};
use rungs_app::state::{FocusTarget, Region, Tab};
use rungs_app::view::library::{self, LibraryRow};
use rungs_app::{Command, State, actions};

/// What the column keeps between frames: the rows, until library, search or what is open changes.
#[derive(Debug, Default)]
pub struct LibraryPanel {
    of: Option<(Arc<Library>, String, BTreeSet<SeriesId>)>,
    rows: Vec<LibraryRow>,
    /// Where each row begins, and the end of the last.
    tops: Vec<f32>,
}

impl LibraryPanel {
    fn refresh(&mut self, ui: &Ui, state: &State) {
        let same = self.of.as_ref().is_some_and(|(library, search, open)| {
            Arc::ptr_eq(library, &state.library) && *search == state.tree.search && *open == state.tree.open
        });
        if same {
            return;
        }
        self.rows = library::rows(&state.library, &state.tree.search, &state.tree.open);
        self.tops.clear();
        let mut top = 0.0;
        for row in &self.rows {
            self.tops.push(top);
            top += height(ui, row);
        }
        self.tops.push(top);
        self.of = Some((state.library.clone(), state.tree.search.clone(), state.tree.open.clone()));
    }
}

/// Room for a series' title, in points.
const TITLE_WIDTH: f32 = 200.0;

/// Below this height, in points, the tree gets what room there is.
const LOW: f32 = 420.0;

fn title_galley(ui: &Ui, title: &str, colour: egui::Color32) -> Arc<egui::Galley> {
    ui.painter().layout(title.to_owned(), Face::SansMedium.at(size::CONTROL), colour, TITLE_WIDTH)
}

fn height(ui: &Ui, row: &LibraryRow) -> f32 {
    match row {
        LibraryRow::Authority(_) => 28.0,
        LibraryRow::Series { title, note, .. } => {
            let lines = title_galley(ui, title, egui::Color32::PLACEHOLDER).size().y;
            lines + 8.0 + if note.is_some() { 16.0 } else { 0.0 }
        }
        LibraryRow::Level { .. } => 24.0,
    }
}

/// Shows the column.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut LibraryPanel, wish: Option<FocusTarget>) {
    let (state, theme) = (cx.state, cx.theme);
    let edge = ui.max_rect();
    ui.painter().vline(edge.right() - 0.5, edge.y_range(), Stroke::new(1.0, theme.rule));
    view.refresh(ui, state);
    // The status bar has the count of problems, too.
    let low = edge.height() < LOW;
    egui::Panel::bottom("tray").resizable(false).show_separator_line(false).frame(egui::Frame::new()).show(ui, |ui| {
        match state.tab {
            Tab::Ladder => tray::show(ui, state, low, theme, cx.commands),
            Tab::Qualifications => applicants::show(ui, state, theme, cx.commands),
            Tab::DeskAudit => positions::show(ui, state, Seat::Held, theme, cx.commands),
            Tab::Vacancy => positions::show(ui, state, Seat::Planned, theme, cx.commands),
            Tab::Import => reviews::show(ui, state, theme, cx.commands),
        }
        if !low {
            problems(ui, state, theme, cx.commands);
        }
    });
    egui::Frame::new().inner_margin(egui::Margin { left: 20, right: 12, top: 12, bottom: 4 }).show(ui, |ui| {
        head(ui, state, wish, theme, cx.commands);
    });
    tree(ui, state, view, theme, cx.commands);
}

fn head(ui: &mut Ui, state: &State, wish: Option<FocusTarget>, theme: &Theme, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.label(text("Library", Face::SansSemibold, size::CONTROL, theme.text));
        let count = match state.tab {
            Tab::Ladder | Tab::DeskAudit | Tab::Vacancy | Tab::Import => library::count(&state.library),
            Tab::Qualifications => library::chosen(state.applicants.levels.len(), &state.library),
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(small(count, theme)));
    });
    let mut search = state.tree.search.clone();
    let field = ui.add(TextEdit::singleline(&mut search).hint_text("Filter").desired_width(f32::INFINITY));
    name_it(&field, Role::TextInput, "Filter the library");
    if matches!(wish, Some(FocusTarget::TreeSearch | FocusTarget::Region(Region::Library))) {
        field.request_focus();
    }
    emptied_by_escape(ui, &field, &mut search);
    if search != state.tree.search {
        commands.push(Command::SearchTree(search));
    }
}

fn tree(ui: &mut Ui, state: &State, view: &LibraryPanel, theme: &Theme, commands: &mut Vec<Command>) {
    if view.rows.is_empty() && !state.tree.search.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(20.0);
            ui.label(small("Nothing in the library has these words.", theme));
        });
    }
    bar_in_margin(ui);
    ScrollArea::vertical().auto_shrink([false, false]).show_viewport(ui, |ui, port| {
        let total = view.tops.last().copied().unwrap_or(0.0);
        ui.set_height(total);
        let origin = ui.max_rect().min;
        let width = ui.max_rect().width();
        // One row more at either end, so that Tab can reach what is just out of view.
        let first = view.tops.partition_point(|top| *top <= port.min.y).saturating_sub(2);
        let spans = view.rows.iter().zip(view.tops.iter().zip(view.tops.iter().skip(1)));
        for (row, (top, bottom)) in spans.skip(first) {
            if *top > port.max.y + 24.0 {
                break;
            }
            let rect = Rect::from_min_max(origin + vec2(0.0, *top), origin + vec2(width, *bottom));
            row_of_tree(ui, state, row, rect, theme, commands);
        }
    });
}

/// The bar lies in the margin at the right, so that titles keep their room where the tree scrolls.
fn bar_in_margin(ui: &mut Ui) {
    let scroll = &mut ui.spacing_mut().scroll;
    *scroll = egui::style::ScrollStyle {
        floating: true,
        floating_width: scroll.bar_width,
        floating_allocated_width: 0.0,
        dormant_background_opacity: 1.0,
        active_background_opacity: 1.0,
        interact_background_opacity: 1.0,
        dormant_handle_opacity: 1.0,
        active_handle_opacity: 1.0,
        interact_handle_opacity: 1.0,
        ..*scroll
    };
}

fn row_of_tree(ui: &mut Ui, state: &State, row: &LibraryRow, rect: Rect, theme: &Theme, commands: &mut Vec<Command>) {
    match row {
        LibraryRow::Authority(name) => {
            let at = pos2(rect.left() + 20.0, rect.bottom() - 3.0);
            let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
            painter.text(at, Align2::LEFT_BOTTOM, name, Face::Sans.at(size::CHANGE), theme.muted);
        }
        LibraryRow::Series { id, title, note, open } => {
            series(ui, state, (id, title, note.as_deref(), *open), rect, theme, commands);
        }
        LibraryRow::Level { level, title, short } => level_row(ui, state, (level, title, short), rect, theme, commands),
    }
}

fn series(
    ui: &mut Ui,
    state: &State,
    (id, title, note, open): (&SeriesId, &str, Option<&str>, bool),
    rect: Rect,
    theme: &Theme,
    commands: &mut Vec<Command>,
) {
    let fold = Rect::from_min_size(pos2(rect.left() + 12.0, rect.top() + 1.0), vec2(20.0, 24.0));
    let folding = ui.interact(fold, Id::unique(("fold", id)), Sense::click());
    let verb = if open { "Fold" } else { "Unfold" };
    name_it(&folding, Role::Button, &format!("{verb} {title}"));
    hover(ui, &folding, theme);
    triangle(ui, fold.center(), open, theme);
    if folding.clicked() {
        commands.push(Command::ToggleSeries(id.clone()));
    }
    let words = Rect::from_min_max(pos2(fold.right(), rect.top() + 1.0), rect.max - vec2(4.0, 0.0));
    let showing = ui.interact(words, Id::unique(("series", id)), Sense::click());
    let chosen = series_in_form(state) == Some(id);
    let (verb, help) = match state.tab {
        Tab::Ladder | Tab::Import => ("Show", "Shows all its levels side by side"),
        Tab::Qualifications => ("Ask about", "Asks about all its levels, or about none of them"),
        Tab::DeskAudit => ("Judge by", "Judges the position in the form by this series"),
        Tab::Vacancy => ("Judge by", "Judges the vacancy in the form by this series"),
    };
    showing.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, format!("{verb} {title}")));
    hover(ui, &showing, theme);
    if chosen {
        let bar = Rect::from_min_max(pos2(rect.left(), rect.top()), pos2(rect.left() + 3.0, rect.bottom()));
        ui.painter().rect_filled(bar, CornerRadius::ZERO, theme.accent);
    }
    let galley = title_galley(ui, title, if chosen { theme.accent } else { theme.text });
    let below = words.top() + 3.0 + galley.size().y;
    ui.painter().galley(pos2(words.left() + 2.0, words.top() + 3.0), galley, theme.text);
    if let Some(note) = note {
        let at = pos2(words.left() + 2.0, below);
        ui.painter().text(at, Align2::LEFT_TOP, note, Face::Sans.at(size::CITATION), theme.muted);
    }
    if showing.on_hover_text(help).clicked() {
        commands.push(match (state.tab, Seat::of(state.tab)) {
            (_, Some(seat)) => Command::Positions(seat, PositionCommand::SetSeries(id.clone())),
            (Tab::Qualifications, _) => Command::Applicants(ApplicantCommand::ToggleSeries(id.clone())),
            _ => Command::ShowSeries(id.clone()),
        });
    }
}

/// The series by which the position in the form is judged.
fn series_in_form(state: &State) -> Option<&SeriesId> {
    state.positions(Seat::of(state.tab)?).desk.shown()?.draft.series.as_ref()
}

fn hover(ui: &Ui, response: &Response, theme: &Theme) {
    if response.hovered() {
        ui.painter().rect_filled(response.rect, CornerRadius::same(CONTROL_RADIUS), theme.selected);
    }
}

fn triangle(ui: &Ui, centre: egui::Pos2, open: bool, theme: &Theme) {
    let points = match open {
        true => vec![centre + vec2(-4.0, -2.0), centre + vec2(4.0, -2.0), centre + vec2(0.0, 3.0)],
        false => vec![centre + vec2(-2.0, -4.0), centre + vec2(3.0, 0.0), centre + vec2(-2.0, 4.0)],
    };
    ui.painter().add(Shape::convex_polygon(points, theme.text, Stroke::NONE));
}

fn level_row(
    ui: &mut Ui,
    state: &State,
    (level, title, short): (&LevelRef, &str, &str),
    rect: Rect,
    theme: &Theme,
    commands: &mut Vec<Command>,
) {
    let on_ladder = state.tab != Tab::Qualifications;
    let ticked = if on_ladder { &state.ladder.levels } else { &state.applicants.levels };
    let check = if ticked.contains(level) { Check::In } else { Check::Out };
    let plus = Rect::from_min_max(pos2(rect.right() - 28.0, rect.top()), pos2(rect.right() - 4.0, rect.bottom()));
    let body = Rect::from_min_max(pos2(rect.left() + 30.0, rect.top()), pos2(plus.left() - 2.0, rect.bottom()));
    let row = TreeRow { check, code: level.code.as_str(), title, short };
    let response = row.show(ui, body, Id::unique(("level", level)), theme);
    response.dnd_set_drag_payload(level.clone());
    if response.clicked() {
        commands.push(match on_ladder {
            true => Command::ToggleLevel(level.clone()),
            false => Command::Applicants(ApplicantCommand::ToggleLevel(level.clone())),
        });
    }
    // Only there is the tray in view.
    if state.tab == Tab::Ladder {
        to_tray(ui, level, plus, &response, theme, commands);
    }
}

/// The plus that puts a level into the tray.
fn to_tray(ui: &Ui, level: &LevelRef, plus: Rect, row: &Response, theme: &Theme, commands: &mut Vec<Command>) {
    let adding = ui.interact(plus, Id::unique(("to tray", level)), Sense::click());
    adding.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Add {} to tray", level.code)));
    hover(ui, &adding, theme);
    let shown = row.hovered() || row.has_focus() || adding.hovered() || adding.has_focus();
    let colour = if shown { theme.text } else { theme.muted };
    ui.painter().text(plus.center(), Align2::CENTER_CENTER, "+", Face::SansMedium.at(size::CONTROL), colour);
    if adding.on_hover_text("Puts it into the compare tray").clicked() {
        commands.push(Command::TrayAdd(level.clone()));
    }
}

fn problems(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    let count = state.problems().count();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    name_it(&response, Role::Button, &format!("Problems: {count}"));
    hover(ui, &response, theme);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme.rule));
    let font = Face::SansSemibold.at(size::CONTROL);
    ui.painter().text(rect.left_center() + vec2(20.0, 0.0), Align2::LEFT_CENTER, "Problems", font, theme.text);
    let (words, colour) = match count {
        0 => ("none".to_owned(), theme.muted),
        some => (format!("! {some}"), theme.warning.text),
    };
    let at = rect.right_center() - vec2(12.0, 0.0);
    ui.painter().text(at, Align2::RIGHT_CENTER, words, Face::Sans.at(size::CHANGE), colour);
    if response.on_hover_text(actions::tooltip("problems")).clicked() {
        commands.push(Command::ShowProblems);
    }
}
