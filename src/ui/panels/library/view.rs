//! Drawing the library column. Only the rows in view are laid out.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::style::ScrollStyle;
use eframe::egui::{
    Align, Frame, Id, Layout, Margin, Panel, Rect, Response, Role, Sense, Stroke, TextEdit, Ui, UiBuilder, pos2, vec2,
};
use rungs_domain::spec::{LevelRef, SeriesId};
use rungs_library::Library;

use crate::ui::kit::form::field::emptied_by_escape;
use crate::ui::kit::{
    Bring, Button, Cx, LEAST_TARGET, ListNav, ListRow, NavEvent, NavRows, Rows, TreeNode, VirtualList, Weight, heading,
    name_it, region, small, text, tooltip,
};
use crate::ui::panels::{applicants, positions, reviews, tray};
use crate::ui::theme::{Face, size};
use rungs_app::actions::Action;
use rungs_app::applicants::ApplicantCommand;
use rungs_app::positions::{PositionCommand, Seat};
use rungs_app::state::{FocusTarget, Region, Tab};
use rungs_app::view::library::{self, LibraryRow};
use rungs_app::{Command, State};

/// What the column keeps between frames: the rows, until library, search or what is open changes.
#[derive(Debug, Default)]
pub struct LibraryPanel {
    of: Option<(Arc<Library>, String, BTreeSet<SeriesId>)>,
    rows: Vec<LibraryRow>,
    /// Counts how often the rows were made.
    revision: u64,
    list: VirtualList,
    nav: ListNav,
    /// What was last brought into view for the ladder.
    revealed: u64,
}

impl LibraryPanel {
    fn refresh(&mut self, state: &State) {
        let same = self.of.as_ref().is_some_and(|(library, search, open)| {
            Arc::ptr_eq(library, &state.library) && *search == state.tree.search && *open == state.tree.open
        });
        if !same {
            self.rows = library::rows(&state.library, &state.tree.search, &state.tree.open);
            self.revision += 1;
            self.of = Some((state.library.clone(), state.tree.search.clone(), state.tree.open.clone()));
        }
    }

    /// Brings into view what was opened elsewhere: the level, or its series.
    fn follow(&mut self, state: &State) {
        let Some((series, level)) = state.tree.reveal.as_ref().filter(|_| self.revealed != state.tree.revealed) else {
            return;
        };
        let is_level =
            |row: &LibraryRow| matches!(row, LibraryRow::Level { level: one, .. } if Some(one) == level.as_ref());
        let is_series = |row: &LibraryRow| matches!(row, LibraryRow::Series { id, .. } if id == series);
        let found = self.rows.iter().position(is_level).or_else(|| self.rows.iter().position(is_series));
        if let Some(row) = found {
            self.revealed = state.tree.revealed;
            self.nav.at = row;
            self.list.bring(row, Bring::Near);
        }
    }
}

/// Below this height, in points, the tree gets what room there is.
const LOW: f32 = 420.0;

/// Shows the column.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut LibraryPanel, wish: Option<FocusTarget>) {
    let (state, theme) = (cx.state, cx.theme);
    let edge = ui.max_rect();
    ui.painter().vline(edge.right() - 0.5, edge.y_range(), Stroke::new(1.0, theme.rule));
    view.refresh(state);
    view.follow(state);
    // The status bar has the count of problems, too.
    let low = edge.height() < LOW;
    let lists = Panel::bottom("tray").resizable(false).show_separator_line(false).frame(Frame::new());
    let lists = lists.show(ui, |ui| {
        match state.tab {
            Tab::Ladder => tray::show(ui, cx, low),
            Tab::Qualifications => applicants::show(ui, cx),
            Tab::DeskAudit => positions::show(ui, cx, Seat::Held),
            Tab::Vacancy => positions::show(ui, cx, Seat::Planned),
            Tab::Import => reviews::show(ui, cx),
        }
        if !low {
            problems(ui, cx);
        }
    });
    region(ui.ctx(), Region::Lists, lists.response.rect);
    Frame::new().inner_margin(Margin { left: 20, right: 12, top: 12, bottom: 4 }).show(ui, |ui| {
        head(ui, cx, wish);
    });
    tree(ui, cx, view);
}

fn head(ui: &mut Ui, cx: &mut Cx<'_>, wish: Option<FocusTarget>) {
    let (state, theme) = (cx.state, cx.theme);
    ui.horizontal(|ui| {
        heading(ui, text("Library", Face::SansSemibold, size::CONTROL, theme.text), 2);
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
        cx.send(Command::SearchTree(search));
    }
}

/// The series and their levels. Tab leads to one row of it, and arrow keys go on from there.
fn tree(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut LibraryPanel) {
    if view.rows.is_empty() && !cx.state.tree.search.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(20.0);
            ui.label(small("Nothing in the library has these words.", cx.theme));
        });
    }
    let LibraryPanel { rows, revision, list, nav, .. } = view;
    nav.begin(ui);
    let rows = rows.as_slice();
    let words = |row: usize| rows.get(row).map(words).unwrap_or_default();
    let node = |row: usize| rows.get(row).map_or(TreeNode { depth: 0, open: None }, node);
    let within = NavRows { count: rows.len(), page: list.page(), words: Some(&words), node: Some(&node) };
    match nav.keys(ui, &within) {
        Some(NavEvent::Moved) => list.bring(nav.at, Bring::Near),
        Some(NavEvent::Fold) => {
            if let Some(LibraryRow::Series { id, .. }) = rows.get(nav.at) {
                cx.send(Command::ToggleSeries(id.clone()));
            }
        }
        None => {}
    }
    let about = UiBuilder::new().accessibility_role(Role::Tree).accessibility_label("Series and levels");
    ui.scope_builder(about, |ui| {
        bar_in_margin(ui);
        list.show(ui, Id::unique("library tree"), *revision, &mut TreeRows { cx, rows, nav });
    });
}

/// The words by which a row is found when they are typed.
fn words(row: &LibraryRow) -> String {
    match row {
        LibraryRow::Authority(name) => name.clone(),
        LibraryRow::Series { title, .. } => title.clone(),
        LibraryRow::Level { level, title, .. } => format!("{} {title}", level.code),
    }
}

fn node(row: &LibraryRow) -> TreeNode {
    match row {
        LibraryRow::Authority(_) => TreeNode { depth: 0, open: None },
        LibraryRow::Series { open, .. } => TreeNode { depth: 1, open: Some(*open) },
        LibraryRow::Level { .. } => TreeNode { depth: 2, open: None },
    }
}

/// The bar lies in the margin at the right, so that titles keep their room where the tree scrolls.
fn bar_in_margin(ui: &mut Ui) {
    let scroll = &mut ui.spacing_mut().scroll;
    *scroll = ScrollStyle {
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

/// The rows of the tree as a list draws them.
struct TreeRows<'a, 'b> {
    cx: &'a mut Cx<'b>,
    rows: &'a [LibraryRow],
    nav: &'a mut ListNav,
}

impl Rows for TreeRows<'_, '_> {
    type Laid = Option<ListRow<'static>>;

    fn count(&self) -> usize {
        self.rows.len()
    }

    fn estimate(&self, _row: usize, _width: f32) -> f32 {
        LEAST_TARGET
    }

    fn lay(&self, ui: &Ui, row: usize, width: f32) -> (Self::Laid, f32) {
        let Some(row) = self.rows.get(row) else { return (None, 0.0) };
        let row = self.list_row(row);
        let height = row.height(ui, width);
        (Some(row), height)
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect, laid: Self::Laid) {
        if let Some(laid) = laid {
            self.show(ui, row, rect, laid);
        }
    }

    fn entry(&self) -> Option<usize> {
        Some(self.nav.at).filter(|at| *at < self.rows.len())
    }

    fn entry_out_of_view(&mut self, ui: &mut Ui, row: usize, rect: Rect) -> Option<Response> {
        let laid = self.list_row(self.rows.get(row)?);
        self.show(ui, row, rect, laid)
    }
}

impl TreeRows<'_, '_> {
    fn list_row(&self, row: &LibraryRow) -> ListRow<'static> {
        let (state, theme) = (self.cx.state, self.cx.theme);
        match row {
            LibraryRow::Authority(name) => {
                ListRow::new(small(name, theme)).indent(12.0).role(Role::TreeItem).min_height(28.0)
            }
            LibraryRow::Series { id, title, note, open } => {
                let chosen = series_in_form(state) == Some(id);
                let ink = if chosen { theme.accent } else { theme.text };
                let row = ListRow::new(text(title, Face::SansMedium, size::CONTROL, ink)).wrap();
                let row = row.disclosure(*open).indent(6.0).role(Role::TreeItem);
                let row = note.iter().fold(row, |row, note| row.line(small(note, theme)));
                let row = if Seat::of(state.tab).is_some() { row.selected(chosen) } else { row };
                row.name(format!("{} {title}", series_verb(state.tab).0))
            }
            LibraryRow::Level { level, title, short } => {
                let row = ListRow::new(text(short, Face::Sans, size::META, theme.text)).keep_end();
                let row = row.lead(level.code.as_str(), 0.0).whole(format!("{} {title}", level.code));
                let row = row.indent(22.0).role(Role::TreeItem).min_height(LEAST_TARGET);
                let row = row.name(format!("{} {title}", level.code));
                // Only there is the tray in view.
                let row = if state.tab == Tab::Ladder { row.right_room(LEAST_TARGET) } else { row };
                match ticked(state) {
                    Some(levels) => row.check(levels.contains(level)),
                    None => row,
                }
            }
        }
    }

    fn show(&mut self, ui: &mut Ui, at: usize, rect: Rect, laid: ListRow<'static>) -> Option<Response> {
        let (row, theme) = (self.rows.get(at)?, self.cx.theme);
        let drags = matches!(row, LibraryRow::Level { .. }) && self.cx.state.tab == Tab::Ladder;
        let id = Id::unique(("library", key(row)));
        let sense = self.nav.sense(ui, id, at) | if drags { Sense::DRAG } else { Sense::hover() };
        let response = laid.sense(sense).show_in(ui, rect, id, theme);
        self.nav.hold(&response, at);
        let level = node(row).depth + 1;
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_level(level));
        match row {
            LibraryRow::Authority(_) => {}
            LibraryRow::Series { id, title, open, .. } => self.series(ui, rect, &response, (id, title, *open)),
            LibraryRow::Level { level, .. } => self.level(ui, at, rect, &response, level),
        }
        Some(response)
    }

    fn series(&mut self, ui: &Ui, rect: Rect, response: &Response, (id, title, open): (&SeriesId, &str, bool)) {
        response.clone().on_hover_text(series_verb(self.cx.state.tab).1);
        if response.clicked() {
            self.cx.send(series_command(self.cx.state.tab, id));
        }
        // Keys fold by the arrows to the sides.
        let fold = Rect::from_min_size(rect.min + vec2(10.0, 0.0), vec2(LEAST_TARGET, LEAST_TARGET));
        let folding = ui.interact(fold, Id::unique(("fold", id)), Sense::CLICK);
        name_it(&folding, Role::Button, &format!("{} {title}", if open { "Fold" } else { "Unfold" }));
        if folding.clicked() {
            self.cx.send(Command::ToggleSeries(id.clone()));
        }
    }

    fn level(&mut self, ui: &Ui, at: usize, rect: Rect, response: &Response, level: &LevelRef) {
        let tab = self.cx.state.tab;
        if response.clicked() {
            self.cx.send(match tab {
                Tab::Ladder => Command::ToggleLevel(level.clone()),
                Tab::Qualifications => Command::Applicants(ApplicantCommand::ToggleLevel(level.clone())),
                Tab::DeskAudit | Tab::Vacancy | Tab::Import => series_command(tab, &level.series),
            });
        }
        if tab == Tab::Ladder {
            response.dnd_set_drag_payload(level.clone());
            let plus =
                Rect::from_min_max(pos2(rect.right() - 4.0 - LEAST_TARGET, rect.top()), rect.max - vec2(4.0, 0.0));
            let id = Id::unique(("to tray", level));
            let name = format!("Add {} to tray", level.code);
            let add = Button::new("+").name(&name).weight(Weight::Bare).sense(self.nav.sense(ui, id, at));
            if add.show_in(ui, plus, id, self.cx.theme).on_hover_text("Puts it into the compare tray").clicked() {
                self.cx.send(Command::TrayAdd(level.clone()));
            }
        }
    }
}

/// What a row is known by.
fn key(row: &LibraryRow) -> (u8, String) {
    match row {
        LibraryRow::Authority(name) => (0, name.clone()),
        LibraryRow::Series { id, .. } => (1, id.to_string()),
        LibraryRow::Level { level, .. } => (2, format!("{} {}", level.series, level.code)),
    }
}

/// The levels that are ticked, where a tab has levels to tick.
fn ticked(state: &State) -> Option<&Vec<LevelRef>> {
    match state.tab {
        Tab::Ladder => Some(&state.ladder.levels),
        Tab::Qualifications => Some(&state.applicants.levels),
        Tab::DeskAudit | Tab::Vacancy | Tab::Import => None,
    }
}

/// What a click on a series does, and what is to be said of it.
fn series_verb(tab: Tab) -> (&'static str, &'static str) {
    match tab {
        Tab::Ladder | Tab::Import => ("Show", "Shows all its levels side by side"),
        Tab::Qualifications => ("Ask about", "Asks about all its levels, or about none of them"),
        Tab::DeskAudit => ("Judge by", "Judges the position in the form by this series"),
        Tab::Vacancy => ("Judge by", "Judges the vacancy in the form by this series"),
    }
}

fn series_command(tab: Tab, id: &SeriesId) -> Command {
    match (tab, Seat::of(tab)) {
        (_, Some(seat)) => Command::Positions(seat, PositionCommand::SetSeries(id.clone())),
        (Tab::Qualifications, _) => Command::Applicants(ApplicantCommand::ToggleSeries(id.clone())),
        _ => Command::ShowSeries(id.clone()),
    }
}

/// The series by which the position in the form is judged.
fn series_in_form(state: &State) -> Option<&SeriesId> {
    state.positions(Seat::of(state.tab)?).desk.shown()?.draft.series.as_ref()
}

fn problems(ui: &mut Ui, cx: &mut Cx<'_>) {
    let line = ui.cursor().top() + 0.5;
    ui.painter().hline(ui.max_rect().x_range(), line, Stroke::new(1.0, cx.theme.rule));
    let count = cx.state.problems().count();
    let words = match count {
        0 => small("none", cx.theme),
        some => text(format!("! {some}"), Face::Sans, size::CHANGE, cx.theme.warning.text),
    };
    let row = ListRow::new(text("Problems", Face::SansSemibold, size::CONTROL, cx.theme.text)).indent(12.0);
    let row = row.trailing(words).name(format!("Problems: {count}")).role(Role::Button).min_height(36.0);
    let response = row.show(ui, Id::unique("problems of the library"), cx.theme);
    if response.on_hover_text(tooltip(ui.ctx(), Action::Problems)).clicked() {
        cx.send(Command::ShowProblems);
    }
}
