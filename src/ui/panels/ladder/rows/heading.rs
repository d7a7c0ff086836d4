//! The headings of sections: each stays at the top while its rows are in view; those of rules of allocation always do.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Id, Painter, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

use super::draw::LadderTable;
use super::layout::{HEADING, RIGHT};
use super::{PlacedLine, RowsView, cell_id};
use crate::ui::kit::{Button, LEAST_TARGET, decided, elided_galley, name_it, triangle};
use crate::ui::panels::ladder::LadderView;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::state::{CellId, Section};
use rungs_app::view::ladder::{Line, SectionData, VisibleRows, cell_label};

/// Below this height of the rows, rules of allocation scroll with them.
const LOW: f32 = 300.0;

/// Where the words of a heading begin, behind its triangle.
const WORDS_LEFT: f32 = 29.0;

/// A heading where it stands.
#[derive(Clone, Copy)]
pub struct HeadingAt {
    id: Section,
    rect: Rect,
    /// Whether it stays while its rows are scrolled.
    sticky: bool,
}

/// The sections whose headings are always in view, above `room` points of rows.
pub fn pinned(list: &VisibleRows, room: f32) -> Vec<Section> {
    let rules = Section::RULES.into_iter();
    rules.filter(|section| room >= LOW && list.lines.contains(&Line::Heading(*section))).collect()
}

/// Whether a heading stands for a cell: its section is folded, or it is a step, which stands on the heading.
pub fn stands_for(shown: &LadderView<'_>, id: Section, cell: CellId) -> bool {
    match cell.section {
        Section::Steps => id == Section::Apart,
        section => section == id && shown.state.ladder.is_folded(id),
    }
}

impl LadderTable<'_> {
    /// The heading of a section, `y` points below the top of what is seen.
    pub fn heading(&self, id: Section, y: f32, sticky: bool) -> HeadingAt {
        let seen = self.seen();
        let rect = Rect::from_min_size(pos2(seen.left(), self.top + y), vec2(seen.width(), HEADING));
        HeadingAt { id, rect, sticky }
    }
}

impl RowsView {
    /// The heading of the section at the top stays in view.
    pub fn sticky(
        &mut self,
        ui: &mut Ui,
        table: &LadderTable<'_>,
        lines: &[PlacedLine],
        entry: Option<CellId>,
        commands: &mut Vec<Command>,
    ) {
        let (Some(section), at) = (self.section_at_top(table, lines), lines.get(1..).unwrap_or_default()) else {
            return;
        };
        let next = at.iter().find(|next| matches!(table.list.lines.get(next.row), Some(Line::Heading(_))));
        let y = next.map_or(0.0, |next| (next.y - HEADING).min(0.0));
        self.heading(ui, table, table.heading(section, y, true), entry, commands);
    }

    /// The section whose rows, or whose scrolled heading, stand at the top.
    fn section_at_top(&self, table: &LadderTable<'_>, lines: &[PlacedLine]) -> Option<Section> {
        let PlacedLine { row: line, y, .. } = lines.first()?;
        let section = match table.list.lines.get(*line)? {
            Line::Row(section, _) => Some(*section),
            Line::Heading(section) => (*y < 0.0).then_some(*section),
        };
        section.filter(|section| !self.layouts.is_pinned(*section))
    }

    /// Draws the headings that are always in view, one below the other.
    pub fn rules(
        &mut self,
        ui: &mut Ui,
        table: &LadderTable<'_>,
        (rules, rect): (&[Section], Rect),
        commands: &mut Vec<Command>,
    ) {
        let entry = table.entry();
        let mut top = rect.top();
        for id in rules {
            let rect = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), HEADING));
            self.heading(ui, table, HeadingAt { id: *id, rect, sticky: true }, entry, commands);
            top = rect.bottom();
        }
    }

    /// Draws a heading; returns whether it stands for the cell that takes the keyboard.
    pub fn heading(
        &mut self,
        ui: &mut Ui,
        table: &LadderTable<'_>,
        at: HeadingAt,
        entry: Option<CellId>,
        commands: &mut Vec<Command>,
    ) -> bool {
        let (shown, id) = (table.shown, at.id);
        let Some(section) = shown.data.section(id) else { return false };
        let folded = shown.state.ladder.is_folded(id);
        let apart = id == Section::Apart && !folded;
        let buttons = if apart { step_places(ui, table, at.rect, section.heading) } else { Vec::new() };
        let entered = entry.filter(|entry| stands_for(shown, id, *entry));
        let on_button = entered.filter(|cell| buttons.iter().any(|(of, ..)| of == cell));
        let own = entered.filter(|_| on_button.is_none());
        let widget = own.map_or_else(|| Id::unique(("ladder heading", id)), cell_id);
        let sense = if own.is_some() { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(at.rect, widget, sense);
        name_it(&response, Role::Heading, &name(section, folded));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_level(2);
            node.set_expanded(!folded);
        });
        if response.clicked() {
            commands.push(Command::ToggleSection(id));
        }
        paint(ui, shown.theme, section, at, folded, response.hovered());
        for (cell, text, rect) in buttons {
            let entered = on_button == Some(cell);
            self.step_button(ui, table, (cell, &text, rect), entered, commands);
        }
        if own.is_some() {
            self.keep_keyboard(ui, shown, table.list, widget, commands);
        }
        entered.is_some()
    }

    /// The button of a step; `entered`: it takes the keyboard.
    fn step_button(
        &mut self,
        ui: &Ui,
        table: &LadderTable<'_>,
        (cell, text, rect): (CellId, &str, Rect),
        entered: bool,
        commands: &mut Vec<Command>,
    ) {
        let shown = table.shown;
        let (name, widget) = (cell_label(shown.data, cell), cell_id(cell));
        let sense = if entered { Sense::click() } else { Sense::CLICK };
        let response = Button::new(text).name(&name).small().sense(sense).show_in(ui, rect, widget, shown.theme);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_column_index(cell.column));
        if response.clicked() {
            commands.push(Command::Focus(Some(cell)));
            commands.extend(shown.data.step_to(cell.column).map(|step| Command::OpenStep(step.id.clone())));
        }
        response.on_hover_text(&name);
        if entered {
            self.keep_keyboard(ui, shown, table.list, widget, commands);
        }
    }
}

/// The buttons of the steps whose borders are in view, each on the border of its columns, or behind the words of the
/// heading where these reach so far.
fn step_places(ui: &Ui, table: &LadderTable<'_>, heading: Rect, words: &str) -> Vec<(CellId, String, Rect)> {
    let cells = table.seen().x_range();
    let font = Face::SerifSemibold.at(size::SECTION);
    let words = ui.painter().layout_no_wrap(words.to_owned(), font, table.shown.theme.text).size().x;
    let end = heading.left() + WORDS_LEFT + words;
    let place = |step: &rungs_app::view::ladder::StepButton| {
        let cell = CellId { section: Section::Steps, row: 0, column: step.upper };
        let border = table.left + table.columns.left(step.upper.max(step.lower.min(step.upper + 1)));
        let size = vec2(Button::new(&step.name).small().width(ui), LEAST_TARGET);
        let rect = Rect::from_center_size(pos2(border, heading.center().y), size);
        let rect = rect.translate(vec2((end + 8.0 - rect.left()).max(0.0), 0.0));
        let beside = rect.left() > cells.min + table.columns.pinned && rect.right() <= cells.max;
        let is_seen = border > end && beside;
        is_seen.then(|| (cell, step.name.clone(), rect))
    };
    table.shown.data.steps.iter().filter_map(place).collect()
}

fn name(section: &SectionData, folded: bool) -> String {
    let state = if folded { "folded" } else { "unfolded" };
    match &section.note {
        Some(note) if section.rows.is_empty() => note.clone(),
        Some(note) if folded => format!("{}: {note}, {state}", section.heading),
        _ if section.rank.is_empty() => format!("{}, {state}", section.heading),
        _ => format!("{}, {}, {state}", section.heading, section.rank),
    }
}

fn paint(ui: &Ui, theme: &Theme, section: &SectionData, at: HeadingAt, folded: bool, hovered: bool) {
    let (painter, rect) = (ui.painter(), at.rect);
    painter.rect_filled(rect, 0.0, if hovered { theme.panel } else { theme.background });
    if !at.sticky && section.id != Section::MoreDimensions {
        painter.hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme.edge));
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.rule));
    if !section.rows.is_empty() {
        triangle(painter, pos2(rect.left() + 18.0, rect.center().y), !folded, theme.muted);
    }
    match &section.note {
        Some(note) if section.id == Section::MoreDimensions => {
            let words = RichText::new(note).font(Face::Sans.at(size::CHANGE)).color(theme.muted);
            let words = elided_galley(ui, words, rect.width() - WORDS_LEFT - RIGHT);
            let left = pos2(rect.left() + WORDS_LEFT, rect.center().y - words.size().y / 2.0);
            painter.galley(left, words, theme.muted);
        }
        Some(note) => paint_rules(ui, theme, (section.heading, note), rect, folded),
        None => paint_words(painter, theme, section, rect),
    }
}

/// The words of rules on one line.
fn paint_rules(ui: &Ui, theme: &Theme, (heading, note): (&str, &str), rect: Rect, folded: bool) {
    let (painter, middle) = (ui.painter(), rect.center().y);
    let font = Face::SansSemibold.at(size::META);
    let heading = painter.text(pos2(rect.left() + WORDS_LEFT, middle), Align2::LEFT_CENTER, heading, font, theme.text);
    let what = if folded { "Unfold" } else { "Fold" };
    let at = pos2(rect.right() - RIGHT, middle);
    let right = painter.text(at, Align2::RIGHT_CENTER, what, Face::SansMedium.at(size::CHANGE), theme.accent);
    if folded {
        let words = RichText::new(note).font(Face::Serif.at(size::TEXT)).color(theme.text);
        let left = heading.right() + 10.0;
        let words = elided_galley(ui, words, right.left() - left - 12.0);
        painter.galley(pos2(left, middle - words.size().y / 2.0), words, theme.text);
    }
}

fn paint_words(painter: &Painter, theme: &Theme, section: &SectionData, rect: Rect) {
    let middle = rect.center().y;
    let at = pos2(rect.left() + WORDS_LEFT, middle);
    let font = Face::SerifSemibold.at(size::SECTION);
    let heading = painter.text(at, Align2::LEFT_CENTER, section.heading, font, theme.text);
    let quiet = Face::Sans.at(size::CHANGE);
    let at = pos2(heading.right() + 10.0, middle + 1.0);
    let printed = section.printed.as_ref().map(|printed| format!("“{printed}” · {}", section.rank));
    let set = |text: String| painter.layout_no_wrap(text, quiet.clone(), theme.muted);
    let whole = printed.map(set).filter(|whole| at.x + whole.rect.width() < rect.right() - RIGHT);
    let words = whole.unwrap_or_else(|| painter.layout_no_wrap(section.rank.to_owned(), quiet.clone(), theme.muted));
    let left = Align2::LEFT_CENTER.anchor_size(at, words.rect.size());
    painter.galley(left.min, words, theme.muted);
    let mut right = rect.right() - RIGHT;
    let confirmed =
        section.rows.iter().flat_map(|row| &row.cells).any(|c| c.step.as_ref().is_some_and(|s| s.confirmed));
    if confirmed && right - left.right() > 420.0 {
        let text = " link confirmed, others computed";
        right = painter.text(pos2(right, middle), Align2::RIGHT_CENTER, text, quiet.clone(), theme.muted).left();
        let font = Face::SansSemibold.at(size::CHANGE);
        right = painter.text(pos2(right, middle), Align2::RIGHT_CENTER, "◆", font, decided(theme)).left() - 8.0;
    }
    if let Some(size) = &section.size
        && right - left.right() > 120.0
    {
        painter.text(pos2(right, middle), Align2::RIGHT_CENTER, size, quiet, theme.muted);
    }
}
