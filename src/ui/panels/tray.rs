//! The compare tray: levels from any series, set aside to be compared.

use eframe::egui::{Align, Frame, Id, Layout, Margin, Rect, Role, Sense, Stroke, StrokeKind, Ui, vec2};
use rungs_domain::spec::LevelRef;
use rungs_domain::words::counted;

use crate::ui::kit::{Button, Cx, LEAST_TARGET, ListRow, Weight, action_button, heading, small, text};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, size};
use rungs_app::Command;
use rungs_app::actions::Action;

/// Shows the tray; levels of the tree can be dropped on it.
///
/// `low`: there is little height, so an empty tray is but its heading.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, low: bool) {
    let margin = Margin { left: 20, right: 12, top: 10, bottom: 10 };
    let zone = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui, cx, low);
    });
    let (theme, rect) = (cx.theme, zone.response.rect);
    if zone.response.dnd_hover_payload::<LevelRef>().is_some() {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter().rect_stroke(rect.shrink(2.0), f32::from(CONTROL_RADIUS), stroke, StrokeKind::Inside);
    }
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme.rule));
    if let Some(level) = zone.response.dnd_release_payload::<LevelRef>() {
        cx.send(Command::TrayAdd((*level).clone()));
    }
}

fn content(ui: &mut Ui, cx: &mut Cx<'_>, low: bool) {
    let (state, theme) = (cx.state, cx.theme);
    ui.horizontal(|ui| {
        heading(ui, text("Compare tray", Face::SansSemibold, size::CONTROL, theme.text), 2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(small(counted(state.tray.len(), "level"), theme));
        });
    });
    if state.tray.is_empty() {
        if !low {
            ui.label(small("Drag levels here, or press + beside one, to compare them across series.", theme));
        }
        return;
    }
    for level in &state.tray {
        let title = state.library.level(level).map(|view| view.level.title.as_str()).unwrap_or_default();
        let row = ListRow::new(text(title, Face::Sans, size::META, theme.text)).keep_end();
        let row = row.lead(level.code.as_str(), 0.0).role(Role::ListItem).sense(Sense::hover());
        let row = row.right_room(LEAST_TARGET).min_height(LEAST_TARGET);
        let response = row.show(ui, Id::unique(("in tray", level)), theme);
        let remove = Rect::from_center_size(
            response.rect.right_center() - vec2(LEAST_TARGET / 2.0, 0.0),
            vec2(LEAST_TARGET, LEAST_TARGET),
        );
        let name = format!("Take {} out of the tray", level.code);
        let remove = Button::new("×").name(&name).weight(Weight::Bare).show_in(ui, remove, Id::unique(&name), theme);
        if remove.clicked() {
            cx.send(Command::TrayRemove(level.clone()));
        }
    }
    ui.horizontal(|ui| {
        action_button(ui, cx, Action::TrayCompare, "Compare");
        action_button(ui, cx, Action::TrayClear, "Empty");
    });
}
