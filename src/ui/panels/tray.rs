//! The compare tray: levels from any series, set aside to be compared.

use eframe::egui::{Align, Frame, Label, Layout, Margin, Stroke, StrokeKind, Ui};
use rungs_domain::spec::LevelRef;

use crate::ui::kit::{action_button, end_of_title, named_button, small, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::{Command, State};

/// Shows the tray; levels of the tree can be dropped on it.
///
/// `low`: there is little height, so an empty tray is but its heading.
pub fn show(ui: &mut Ui, state: &State, low: bool, theme: &Theme, commands: &mut Vec<Command>) {
    let margin = Margin { left: 20, right: 12, top: 10, bottom: 10 };
    let zone = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui, state, low, theme, commands);
    });
    let over = zone.response.dnd_hover_payload::<LevelRef>().is_some();
    if over {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter().rect_stroke(zone.response.rect.shrink(2.0), 5.0, stroke, StrokeKind::Inside);
    }
    let dropped = zone.response.dnd_release_payload::<LevelRef>();
    let line = zone.response.rect;
    ui.painter().hline(line.x_range(), line.top() + 0.5, Stroke::new(1.0, theme.rule));
    if let Some(level) = dropped {
        commands.push(Command::TrayAdd((*level).clone()));
    }
}

fn content(ui: &mut Ui, state: &State, low: bool, theme: &Theme, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.label(text("Compare tray", Face::SansSemibold, size::CONTROL, theme.text));
        let count = match state.tray.len() {
            1 => "1 level".to_owned(),
            more => format!("{more} levels"),
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(small(count, theme));
        });
    });
    if state.tray.is_empty() {
        if !low {
            ui.label(small("Drag levels here, or press + beside one, to compare them across series.", theme));
        }
        return;
    }
    for level in &state.tray {
        ui.horizontal(|ui| {
            let remove = named_button(ui, small("×", theme), &format!("Take {} out of the tray", level.code), "");
            if remove.clicked() {
                commands.push(Command::TrayRemove(level.clone()));
            }
            let title = state.library.level(level).map(|view| view.level.title.as_str()).unwrap_or_default();
            ui.label(small(level.code.as_str(), theme));
            let room = ui.available_width();
            let shown = end_of_title(ui.painter(), title, &Face::Sans.at(size::META), room);
            let label = ui.add(Label::new(text(shown.as_str(), Face::Sans, size::META, theme.text)).truncate());
            if shown != title {
                label.on_hover_text(title);
            }
        });
    }
    ui.horizontal(|ui| {
        let face = |words: &str| text(words, Face::SansMedium, size::META, theme.text);
        action_button(ui, state, "tray-compare", face("Compare these"), commands);
        action_button(ui, state, "tray-clear", face("Empty"), commands);
    });
}
