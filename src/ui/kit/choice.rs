//! Choices: one of a few words, or any number of a list. Both open by Enter or Space and close by Esc; arrow keys
//! change a choice of one without opening it.

use eframe::egui::{
    Align2, Checkbox, CornerRadius, EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Role,
    ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, vec2,
};

use crate::ui::kit::{name_it, text};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};

/// One of a few words.
pub struct One<'a, T> {
    /// What stands before the word chosen: "Accredited: ".
    pub before: &'a str,
    /// The words.
    pub words: &'a [(&'a str, T)],
    /// What stands there while none of them is chosen.
    pub none: &'a str,
}

impl<T: Copy + PartialEq> One<'_, T> {
    /// Shows it in `rect`.
    pub fn show(&self, ui: &mut Ui, rect: Rect, id: Id, label: &str, theme: &Theme, chosen: &mut T) -> Response {
        let at = self.words.iter().position(|(_, value)| value == chosen);
        let word = at.and_then(|at| self.words.get(at)).map_or(self.none, |(word, _)| word);
        let face = format!("{}{word}", self.before);
        let response = button(ui, rect, id, (&face, label, word), theme);
        let closed = !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
        if response.has_focus()
            && closed
            && let Some((_, next)) = stepped(ui, &response, at).and_then(|at| self.words.get(at))
        {
            *chosen = *next;
        }
        list(ui, &response, label, |ui, opened| {
            for (place, (word, value)) in self.words.iter().enumerate() {
                let item = ui.selectable_label(at == Some(place), *word);
                if opened && at.unwrap_or(0) == place {
                    item.request_focus();
                }
                if item.clicked() {
                    *chosen = *value;
                    ui.close();
                    response.request_focus();
                }
            }
        });
        response
    }
}

/// The place that the arrow keys ask for.
fn stepped(ui: &Ui, response: &Response, at: Option<usize>) -> Option<usize> {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            Some(at.map_or(0, |at| at + 1))
        } else if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            at.and_then(|at| at.checked_sub(1))
        } else {
            None
        }
    })
}

/// Any number of a list.
pub struct Several<'a> {
    /// What stands there while nothing is chosen.
    pub none: &'a str,
    /// What can be chosen: its name in files, and what it means.
    pub list: &'a [(&'a str, &'a str)],
    /// How a name is shown.
    pub shown: fn(&str) -> String,
}

impl Several<'_> {
    /// Shows it in `rect`; whether anything was changed.
    pub fn show(
        &self,
        ui: &mut Ui,
        rect: Rect,
        id: Id,
        label: &str,
        theme: &Theme,
        chosen: &mut Vec<String>,
    ) -> (Response, bool) {
        let names: Vec<String> = chosen.iter().map(|name| (self.shown)(name)).collect();
        let value = if names.is_empty() { self.none.to_owned() } else { names.join(", ") };
        // "Counts as: not said" says on its face what the label says, too.
        let said = if names.is_empty() { value.rsplit(": ").next().unwrap_or(&value) } else { &value };
        let response = button(ui, rect, id, (&value, label, said), theme);
        let mut changed = false;
        list(ui, &response, label, |ui, opened| {
            ui.set_max_width(440.0);
            empty_boxes(ui, theme);
            let known = |name: &str| self.list.iter().any(|(one, _)| *one == name);
            let unknown: Vec<String> = chosen.iter().filter(|name| !known(name)).cloned().collect();
            let unknown = unknown.iter().map(|name| (name.as_str(), "not in the vocabulary or the library"));
            for (at, (name, meaning)) in unknown.chain(self.list.iter().copied()).enumerate() {
                let mut ticked = chosen.iter().any(|one| one == name);
                let words = text(format!("{}: {meaning}", (self.shown)(name)), Face::Sans, size::META, theme.text);
                let item = ui.add(Checkbox::new(&mut ticked, words));
                if opened && at == 0 {
                    item.request_focus();
                }
                if item.changed() {
                    changed = true;
                    if ticked { chosen.push(name.to_owned()) } else { chosen.retain(|one| one != name) }
                }
            }
        });
        let response = if names.len() > 1 { response.on_hover_text(value) } else { response };
        (response, changed)
    }
}

/// A box that is not ticked is empty and has an edge; in a menu of egui it would be filled like the handle of a scroll
/// bar.
fn empty_boxes(ui: &mut Ui, theme: &Theme) {
    ui.spacing_mut().item_spacing.y = 7.0;
    let widgets = &mut ui.visuals_mut().widgets;
    for look in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
        look.bg_fill = theme.surface;
        look.bg_stroke = Stroke::new(1.0, theme.edge);
    }
}

/// The field of a choice: what is chosen, and a triangle. What is chosen stands in its accessible name, for on Linux
/// screen readers are not told the value of anything but fields of text and figures.
fn button(ui: &mut Ui, rect: Rect, id: Id, (face, label, value): (&str, &str, &str), theme: &Theme) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    let name = if value.is_empty() { label.to_owned() } else { format!("{label}: {value}") };
    name_it(&response, Role::ComboBox, &name);
    let fill = if response.hovered() { theme.selected } else { theme.surface };
    let radius = CornerRadius::same(CONTROL_RADIUS);
    ui.painter().rect(rect, radius, fill, Stroke::new(1.0, theme.edge), StrokeKind::Inside);
    let inner = Rect::from_min_max(rect.min + vec2(6.0, 0.0), rect.max - vec2(16.0, 0.0));
    let painter = ui.painter().with_clip_rect(inner.intersect(ui.clip_rect()));
    painter.text(inner.left_center(), Align2::LEFT_CENTER, face, Face::Sans.at(size::META), theme.text);
    let centre = rect.right_center() - vec2(9.0, 0.0);
    let points = vec![centre + vec2(-3.5, -2.0), centre + vec2(3.5, -2.0), centre + vec2(0.0, 2.5)];
    ui.painter().add(Shape::convex_polygon(points, theme.muted, Stroke::NONE));
    response
}

/// The list of a choice while it is open; `content` learns whether it was opened in this frame.
fn list(ui: &mut Ui, response: &Response, label: &str, content: impl FnOnce(&mut Ui, bool)) {
    let opened = response.clicked();
    let popup = Popup::menu(response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let was_open = popup.is_open();
    popup.accessible_name(label.to_owned()).width(response.rect.width().max(120.0)).show(|ui| {
        let room = (ui.ctx().content_rect().height() * 0.5).max(120.0);
        ScrollArea::vertical().max_height(room).show(ui, |ui| content(ui, opened));
    });
    let id = Popup::default_response_id(response);
    if was_open && !opened && !Popup::is_id_open(ui.ctx(), id) && ui.input(|input| input.key_pressed(Key::Escape)) {
        response.request_focus();
    }
}
