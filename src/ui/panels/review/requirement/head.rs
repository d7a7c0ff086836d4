//! What is edited, and the ways out of it.

use eframe::egui::{Align, Label, Layout, Ui};
use rungs_domain::revise::Change;

use super::{Asked, Setting};
use crate::ui::kit::{Button, small, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::reviews::ReviewCommand;

/// The level and the heading of the tier, and who understood it so.
pub fn show(ui: &mut Ui, setting: &Setting<'_>, commands: &mut Vec<Command>) {
    let (edited, theme) = (&setting.edited, setting.theme);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(16.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(16.0);
            if Button::new("Done").name("Put the editor away").key("Esc").show(ui, theme).clicked() {
                commands.push(Command::Reviews(ReviewCommand::EditTier(None)));
            }
            let back = "Back to what was read";
            if edited.ruled && Button::new(back).show(ui, theme).clicked() {
                let (level, tier) = (edited.found.clone(), edited.place);
                commands.push(Command::Reviews(ReviewCommand::ForgetTier { level, tier }));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let heading = edited.tier.heading.trim_end_matches(':');
                let title = text(heading, Face::SerifSemibold, size::SECTION, theme.text);
                ui.add(Label::new(title).truncate());
                let who = if edited.ruled { "corrected" } else { "as read" };
                let level = format!("{} {}, {who}", edited.level.code, edited.level.title);
                ui.add(Label::new(small(level, theme)).truncate());
            });
        });
    });
    ui.add_space(4.0);
}

/// Nothing is asked that could be counted.
pub fn nothing(ui: &mut Ui, setting: &Setting<'_>, asked: &mut Asked) {
    let theme = setting.theme;
    ui.label(text("The tier asks for nothing that could be counted.", Face::SansMedium, size::META, theme.text));
    ui.add_space(6.0);
    if Button::new("Say what it asks").key("Ctrl+Enter").show(ui, theme).clicked() {
        *asked = Some((Change::Add, None));
    }
}

/// The draft has no such tier any more.
pub fn gone(ui: &mut Ui, theme: &Theme, commands: &mut Vec<Command>) {
    ui.label(text("The draft does not have this tier any more.", Face::SansMedium, size::META, theme.text));
    ui.add_space(6.0);
    if Button::new("Done").name("Put the editor away").show(ui, theme).clicked() {
        commands.push(Command::Reviews(ReviewCommand::EditTier(None)));
    }
}
