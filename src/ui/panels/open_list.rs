//! What is open of one kind, with what came out for each: the foot of the library column.

use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::{Align, Frame, Id, Layout, Margin, Painter, Rect, Role, ScrollArea, Stroke, Ui, UiBuilder, vec2};

use crate::ui::kit::{Button, LEAST_TARGET, ListRow, Weight, heading, small, text};
use crate::ui::theme::{Face, Theme, size};

/// The height of one entry, in points.
const ROW: f32 = 40.0;

/// How many are in view before the list scrolls.
const IN_VIEW: f32 = 6.0;

/// A list.
pub struct OpenList<'a> {
    /// Its heading: "Applicants".
    pub heading: &'a str,
    /// What "Add" adds, for screen readers: "Add an applicant".
    pub add: &'a str,
    /// What else is to be said of "Add".
    pub add_tip: String,
    /// How many are open.
    pub count: usize,
}

/// An entry.
pub struct Entry<I> {
    /// Which.
    pub id: I,
    /// What it is called.
    pub title: String,
    /// What came out for it.
    pub outcome: String,
    /// Whether no file holds it.
    pub unsaved: bool,
    /// Whether it is in the form.
    pub shown: bool,
}

/// What was asked of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked<I> {
    /// A new one.
    Add,
    /// This one in the form.
    Choose(I),
    /// This one away.
    Close(I),
}

impl OpenList<'_> {
    /// Shows the list. `entry` makes the entry at a place; only those in view are made.
    pub fn show<I: Copy + Hash + Debug>(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        entry: impl Fn(usize) -> Option<Entry<I>>,
    ) -> Option<Asked<I>> {
        let line = ui.max_rect();
        ui.painter().hline(line.x_range(), ui.cursor().top() + 0.5, Stroke::new(1.0, theme.rule));
        let mut asked = None;
        Frame::new().inner_margin(Margin { left: 20, right: 12, top: 8, bottom: 2 }).show(ui, |ui| {
            ui.horizontal(|ui| {
                heading(ui, text(self.heading, Face::SansSemibold, size::CONTROL, theme.text), 2);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    asked = self.add(ui, theme).then_some(Asked::Add);
                });
            });
            if self.count == 0 {
                ui.label(small("None is open. Add one, or open files.", theme));
            }
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        let low = (ui.ctx().content_rect().height() * 0.3).max(ROW);
        let area = ScrollArea::vertical().id_salt(Id::unique(self.heading)).max_height((IN_VIEW * ROW).min(low));
        let about = UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label(self.heading);
        ui.scope_builder(about, |ui| {
            area.show_rows(ui, ROW, self.count, |ui, rows| {
                for entry in rows.filter_map(&entry) {
                    asked = self.one(ui, &entry, theme).or(asked);
                }
            });
        });
        asked
    }

    fn add(&self, ui: &mut Ui, theme: &Theme) -> bool {
        let button = Button::new("Add").name(self.add).weight(Weight::Bare).small().show(ui, theme);
        button.on_hover_text(&self.add_tip).clicked()
    }

    fn one<I: Copy + Hash + Debug>(&self, ui: &mut Ui, entry: &Entry<I>, theme: &Theme) -> Option<Asked<I>> {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
        let (face, ink) = if entry.shown { (Face::SansSemibold, theme.accent) } else { (Face::Sans, theme.text) };
        let quiet = if entry.shown { theme.text } else { theme.muted };
        let unsaved = if entry.unsaved { ", not saved" } else { "" };
        let dot = |painter: &Painter, rect: Rect| {
            if entry.unsaved {
                painter.circle_filled(rect.center(), 3.0, theme.warning.text);
            }
        };
        let row = ListRow::new(text(&entry.title, face, size::CONTROL, ink)).mark(8.0, &dot).selected(entry.shown);
        let row = row.line(text(&entry.outcome, Face::Sans, size::CITATION, quiet)).right_room(LEAST_TARGET);
        let row = row.name(format!("{}{unsaved}", entry.title));
        let response = row.show_in(ui, rect, Id::unique((self.heading, entry.id)), theme);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(entry.outcome.as_str()));
        let tip = if entry.unsaved { "Not saved" } else { "" };
        let chosen = response.clicked().then_some(Asked::Choose(entry.id));
        if !tip.is_empty() {
            response.on_hover_text(tip);
        }
        let middle = rect.right_center() - vec2(4.0 + LEAST_TARGET / 2.0, 0.0);
        let cross = Rect::from_center_size(middle, vec2(LEAST_TARGET, LEAST_TARGET));
        let name = format!("Close {}", entry.title);
        let close = Button::new("×").name(&name).weight(Weight::Bare);
        let close = close.show_in(ui, cross, Id::unique((self.heading, "close", entry.id)), theme);
        let close = close.on_hover_text("Closes the form; undo opens it again");
        if close.clicked() { Some(Asked::Close(entry.id)) } else { chosen }
    }
}
