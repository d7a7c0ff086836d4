//! The tree: each node with its words and its printed sentence; below the one in focus, its fields.

use eframe::egui::{
    CornerRadius, Frame, Id, Margin, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, vec2,
};
use rungs_domain::qualify::{Outcome, RequirementKind};
use rungs_domain::spec::Node;

use super::drag::{self, Dragged};
use super::fields;
use super::{Asked, Held, RequirementView, Setting, Wants};
use crate::ui::kit::form::field::told;
use crate::ui::kit::tree_lines::{SHAPE, connect, indent};
use crate::ui::kit::{own_keys, paint_outcome, small, text};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::view::review::requirement::{LineData, TreeData};

/// Draws the tree.
pub fn show(ui: &mut Ui, setting: &Setting<'_>, data: &TreeData, view: &mut RequirementView, asked: &mut Asked) {
    let mut places: Vec<(usize, Pos2)> = Vec::with_capacity(data.lines.len());
    let mut rects = Vec::with_capacity(data.lines.len());
    for line in &data.lines {
        let focused = view.editor.focus == line.path;
        let (place, response) = row(ui, setting, line, focused);
        connect(ui, &places, line.path.len(), place, setting.theme);
        places.push((line.path.len(), place));
        rects.push(response.rect);
        response.dnd_set_drag_payload(Dragged(line.path.clone()));
        keyboard(ui, line, &response, focused, view);
        if focused && view.editor.open {
            below(ui, setting, line, view, asked);
        }
        if let Some(words) = view.editor.refused.as_ref().filter(|_| view.editor.focus == line.path) {
            set_in(ui, line, |ui| told(ui, None, "Not changed", words, setting.theme));
        }
        ui.add_space(6.0);
    }
    drag::show(ui, setting, data, view, &rects, asked);
}

/// The keyboard of a row; a click opens its fields.
fn keyboard(ui: &Ui, line: &LineData, response: &Response, focused: bool, view: &mut RequirementView) {
    if response.clicked() || (response.gained_focus() && !focused) {
        let open = response.clicked() && !(focused && view.editor.open);
        view.go(&line.path, open);
        return;
    }
    if focused && view.wants == Some(Wants::Row) {
        view.wants = None;
        response.request_focus();
    }
    if response.has_focus() {
        own_keys(ui.ctx(), response.id);
        view.held = Some(Held::Row);
    }
}

/// A node in the width of its step.
fn row(ui: &mut Ui, setting: &Setting<'_>, line: &LineData, focused: bool) -> (Pos2, Response) {
    let theme = setting.theme;
    let ground = ui.painter().add(Shape::Noop);
    let drawn = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(indent(line.path.len()));
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(SHAPE), Sense::hover());
        paint(ui, rect, line.asks, theme);
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - 8.0).max(80.0));
            words(ui, line, theme);
        });
        rect
    });
    let rect = drawn.response.rect.with_min_x(drawn.inner.left() - 4.0).expand2(vec2(0.0, 2.0));
    let response = ui.interact(rect, Id::unique(("requirement", &line.path)), Sense::click_and_drag());
    let name = line.name();
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, focused, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_level(line.path.len() + 1));
    if focused || response.hovered() || response.dragged() {
        let fill = if focused { theme.selected } else { theme.panel };
        let shape = Shape::rect_filled(rect, CornerRadius::same(CONTROL_RADIUS), fill);
        ui.painter().set(ground, shape);
    }
    (drawn.inner.center(), response)
}

fn words(ui: &mut Ui, line: &LineData, theme: &Theme) {
    ui.spacing_mut().interact_size.y = SHAPE;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        ui.label(text(line.heading.as_str(), Face::SansSemibold, size::META, theme.text));
        if !line.words.is_empty() {
            ui.label(text(line.words.as_str(), Face::Sans, size::META, theme.text));
        }
    });
    ui.label(text(format!("“{}”", line.cite), Face::Serif, size::TEXT, theme.muted));
    if let Some(reading) = &line.reading {
        ui.label(small(format!("Reading: {reading}"), theme));
    }
    for note in &line.notes {
        ui.label(small(format!("Note: {note}"), theme));
    }
}

/// The shape of a node: a judgment as everywhere, several parts a square, else a disc.
fn paint(ui: &Ui, rect: Rect, asks: RequirementKind, theme: &Theme) {
    let (painter, centre) = (ui.painter(), rect.center());
    match asks {
        RequirementKind::Judgement => paint_outcome(painter, centre, SHAPE, Outcome::NeedsJudgement, false, theme),
        RequirementKind::AllOf => {
            painter.rect_filled(Rect::from_center_size(centre, Vec2::splat(11.0)), CornerRadius::same(2), theme.muted);
        }
        RequirementKind::AnyOf => {
            let square = Rect::from_center_size(centre, Vec2::splat(11.0));
            let stroke = Stroke::new(1.6, theme.muted);
            painter.rect(square, CornerRadius::same(2), theme.background, stroke, eframe::egui::StrokeKind::Inside);
        }
        _ => {
            painter.circle_filled(centre, 4.5, theme.muted);
        }
    }
}

/// What belongs to a node, below its words.
fn set_in(ui: &mut Ui, line: &LineData, content: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(indent(line.path.len()) + SHAPE + 8.0);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() - 8.0);
            content(ui);
        });
    });
}

/// The fields of the node in focus.
fn below(ui: &mut Ui, setting: &Setting<'_>, line: &LineData, view: &mut RequirementView, asked: &mut Asked) {
    let Some(node) = setting.edited.requires.and_then(|tree| Node::Requirement(tree).at(&line.path)) else { return };
    set_in(ui, line, |ui| {
        ui.add_space(4.0);
        let edge = Stroke::new(1.0, setting.theme.rule);
        let frame = Frame::new().fill(setting.theme.panel).stroke(edge).corner_radius(CONTROL_RADIUS);
        frame.inner_margin(Margin::same(8)).show(ui, |ui| fields::show(ui, setting, node, view, asked));
    });
}
