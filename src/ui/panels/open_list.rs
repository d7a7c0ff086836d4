//! What is open of one kind, with what came out for each: the foot of the library column.

use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Align, Align2, Button, CornerRadius, Frame, Id, Layout, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::ui::kit::{name_it, small, text};
use crate::ui::theme::{Face, Theme, size};

/// The height of one entry, in points.
const ROW: f32 = 38.0;

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
                ui.label(text(self.heading, Face::SansSemibold, size::CONTROL, theme.text));
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
        area.show_rows(ui, ROW, self.count, |ui, rows| {
            for entry in rows.filter_map(&entry) {
                asked = self.one(ui, &entry, theme).or(asked);
            }
        });
        asked
    }

    fn add(&self, ui: &mut Ui, theme: &Theme) -> bool {
        let face = text("Add", Face::SansMedium, size::META, theme.accent);
        let button = ui.add(Button::new(face).frame(false));
        name_it(&button, Role::Button, self.add);
        button.on_hover_text(&self.add_tip).clicked()
    }

    fn one<I: Copy + Hash + Debug>(&self, ui: &mut Ui, entry: &Entry<I>, theme: &Theme) -> Option<Asked<I>> {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let cross = Rect::from_min_max(pos2(rect.right() - 30.0, rect.top() + 6.0), rect.max - vec2(8.0, 8.0));
        let body = Rect::from_min_max(rect.min, pos2(cross.left() - 2.0, rect.bottom()));
        let response = ui.interact(body, Id::unique((self.heading, entry.id)), Sense::click());
        let mark = if entry.unsaved { ", not saved" } else { "" };
        let name = format!("{}{mark}", entry.title);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, entry.shown, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(entry.outcome.as_str()));
        if entry.shown || response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.selected);
        }
        paint(ui, entry, rect, body, theme);
        let unsaved = if entry.unsaved { "\nNot saved (Ctrl+S saves it)" } else { "" };
        let response = response.on_hover_text(format!("{}{unsaved}", entry.title));
        let chosen = response.clicked().then_some(Asked::Choose(entry.id));
        self.close(ui, entry, cross, theme).or(chosen)
    }

    fn close<I: Copy + Hash + Debug>(&self, ui: &Ui, entry: &Entry<I>, rect: Rect, theme: &Theme) -> Option<Asked<I>> {
        let response = ui.interact(rect, Id::unique((self.heading, "close", entry.id)), Sense::click());
        name_it(&response, Role::Button, &format!("Close {}", entry.title));
        let colour = if response.hovered() || response.has_focus() { theme.text } else { theme.muted };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, "×", Face::SansMedium.at(size::CONTROL), colour);
        let response = response.on_hover_text("Closes the form; Ctrl+Z opens it again");
        response.clicked().then_some(Asked::Close(entry.id))
    }
}

fn paint<I>(ui: &Ui, entry: &Entry<I>, rect: Rect, body: Rect, theme: &Theme) {
    if entry.shown {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, CornerRadius::ZERO, theme.accent);
    }
    let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
    let (face, colour) = if entry.shown { (Face::SansSemibold, theme.accent) } else { (Face::Sans, theme.text) };
    let at = rect.min + vec2(20.0, 4.0);
    let mut job = LayoutJob::simple_singleline(entry.title.clone(), face.at(size::CONTROL), colour);
    job.wrap = TextWrapping::truncate_at_width(body.right() - at.x);
    let name = painter.layout_job(job);
    let height = name.size().y;
    painter.galley(at, name, colour);
    if entry.unsaved {
        painter.circle_filled(pos2(rect.left() + 11.0, at.y + height / 2.0), 3.0, theme.warning.text);
    }
    let (colour, at) = (if entry.shown { theme.text } else { theme.muted }, pos2(at.x, at.y + height + 1.0));
    painter.text(at, Align2::LEFT_TOP, &entry.outcome, Face::Sans.at(size::CITATION), colour);
}
