//! The context menu of a cell; everything in it has a key too.

use eframe::egui::Ui;
use rungs_domain::spec::Decision;

use super::LadderView;
use crate::ui::kit::{menu_entry, menu_item};
use rungs_app::actions::{Action, compare_with};
use rungs_app::state::CellId;
use rungs_app::view::ladder::number_name;
use rungs_app::{Command, focused};

/// Draws the menu of the cell in focus.
pub fn show(ui: &mut Ui, shown: &LadderView<'_>, cell: CellId, commands: &mut Vec<Command>) {
    let state = shown.state;
    for action in [Action::Read, Action::Copy, Action::Disagree, Action::Link] {
        menu_item(ui, state, action, commands);
    }
    if Action::AsComputed.command(state).is_some() {
        menu_item(ui, state, Action::AsComputed, commands);
    }
    let partner = focused::partner(state, cell);
    let unlink = partner.map_or_else(
        || "Unlink".to_owned(),
        |(_, item)| format!("Unlink from {} of {}", number_name(item.kind, item.number), item.level.code),
    );
    menu_entry(ui, Action::Unlink, &unlink, focused::unlink_at(state, cell), commands);
    if let Some(item) = shown.data.item(cell) {
        for link in focused::decisions(state.links.current(), &item) {
            let other = focused::other_end(link, &item);
            let verb = if link.decision == Decision::Linked { "linked with" } else { "not linked with" };
            let name = format!("{} of {}", number_name(other.kind, other.number), other.level.code);
            let text = match focused::given_decision(state, &item, &other) {
                Some(_) => format!("Back to what was read: {name}"),
                None => format!("Forget: {verb} {name}"),
            };
            menu_entry(ui, Action::Forget, &text, Some(focused::forget_decision(link)), commands);
        }
    }
    ui.separator();
    let baseline = format!("Baseline {}", shown.data.code(cell.column));
    menu_entry(ui, Action::Baseline, &baseline, Action::Baseline.command(state), commands);
    for (other, column) in shown.data.columns.iter().enumerate().filter(|(other, _)| *other != cell.column) {
        let words = format!("Compare {} with {}", shown.data.code(cell.column), column.code);
        let other = compare_with(state, cell.column, other);
        menu_entry(ui, Action::CompareWith, &words, other, commands);
    }
}
