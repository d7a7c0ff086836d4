//! The context menu of a cell; everything in it has a key too.

use eframe::egui::{Button, Ui};
use rungs_domain::spec::Decision;

use super::LadderView;
use super::keys::Deed;
use super::rows::deed_command;
use rungs_app::Command;
use rungs_app::focused;
use rungs_app::state::CellId;
use rungs_app::view::ladder::number_name;

/// Draws the menu.
pub fn show(ui: &mut Ui, shown: &LadderView<'_>, cell: CellId, commands: &mut Vec<Command>) {
    let partner = focused::partner(shown.state, cell);
    let unlink = partner.map_or_else(
        || "Unlink".to_owned(),
        |(_, item)| format!("Unlink from {} of {}", number_name(item.kind, item.number), item.level.code),
    );
    let entries = [
        ("Open", "Enter", Deed::Enter),
        ("Copy with citation", "C", Deed::Copy),
        ("Link …", "L", Deed::Link),
        (unlink.as_str(), "U", Deed::Unlink),
    ];
    for (text, key, deed) in entries {
        entry(ui, text, key, deed_command(shown, cell, deed), commands);
    }
    if let Some(item) = shown.data.item(cell) {
        for link in focused::decisions(&shown.state.links.current, &item) {
            let other = focused::other_end(link, &item);
            let verb = if link.decision == Decision::Linked { "linked with" } else { "not linked with" };
            let text = format!("Forget: {verb} {} of {}", number_name(other.kind, other.number), other.level.code);
            entry(ui, &text, "Delete", Some(focused::forget_decision(link)), commands);
        }
    }
    ui.separator();
    let code = shown.data.code(cell.column);
    entry(ui, &format!("Baseline {code}"), "B", deed_command(shown, cell, Deed::Baseline), commands);
}

fn entry(ui: &mut Ui, text: &str, key: &str, command: Option<Command>, commands: &mut Vec<Command>) {
    let button = Button::new(text).shortcut_text(key).wrap_mode(eframe::egui::TextWrapMode::Extend);
    if ui.add_enabled(command.is_some(), button).clicked() {
        commands.extend(command);
        ui.close();
    }
}
