//! Above the paper: which document it is, and what can be done with it.

use eframe::egui::{Align, Layout, Ui};

use super::SeatView;
use crate::ui::kit::{Button, Segment, Weight, segmented, small, text};
use crate::ui::theme::{Face, size};
use rungs_app::Command;
use rungs_app::positions::{Paper, PositionCommand, Seat};

/// Shows the lines above the paper; whether "Edit" was pressed.
pub fn show(ui: &mut Ui, shown: &SeatView<'_>, commands: &mut Vec<Command>) -> bool {
    let positions = shown.positions();
    let parts = papers(shown.seat);
    let segment = |(paper, name): &(Paper, &str)| Segment {
        text: (*name).to_owned(),
        name: format!("Preview the {}", name.to_lowercase()),
        on: positions.paper == *paper,
    };
    let segments: Vec<Segment> = parts.iter().map(segment).collect();
    if let Some((paper, _)) = segmented(ui, shown.theme, "paper", &segments).and_then(|at| parts.get(at)) {
        commands.push(Command::Positions(shown.seat, PositionCommand::ShowPaper(*paper)));
    }
    ui.add_space(2.0);
    let mut edit = false;
    ui.horizontal(|ui| {
        let title = parts.iter().find(|(paper, _)| *paper == positions.paper).map_or("Document", |(_, name)| name);
        ui.label(text(title, Face::SerifSemibold, size::SECTION, shown.theme.text));
        ui.label(small("preview", shown.theme));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            edit = buttons(ui, shown, title, commands);
        });
    });
    ui.add_space(6.0);
    edit
}

/// From the right: export, edit.
fn buttons(ui: &mut Ui, shown: &SeatView<'_>, title: &str, commands: &mut Vec<Command>) -> bool {
    let positions = shown.positions();
    let title = title.to_lowercase();
    let judged = positions.shown_answer().is_some_and(|answer| answer.shown(shown.seat, positions.paper).is_some());
    let export = ui.add_enabled_ui(judged, |ui| {
        Button::new("Export …").name(&format!("Export the {title}")).weight(Weight::Primary).show(ui, shown.theme)
    });
    let tip = "Writes it as html, docx, pdf or md: the ending of the file decides. Worksheets also as csv and xlsx.";
    if export.inner.on_hover_text(tip).clicked() {
        commands.push(Command::Positions(shown.seat, PositionCommand::Export(positions.paper)));
    }
    let open = positions.desk.current.is_some();
    let edit =
        ui.add_enabled_ui(open, |ui| Button::new("Edit").name(&format!("Edit the {title}")).show(ui, shown.theme));
    edit.inner.on_hover_text("Goes to the fields of the form that go into it").clicked()
}

/// The documents of a position, and what they are called.
fn papers(seat: Seat) -> &'static [(Paper, &'static str)] {
    match seat {
        Seat::Held => &[(Paper::Result, "Determination"), (Paper::Worksheet, "Worksheet")],
        Seat::Planned => &[(Paper::Result, "Posting"), (Paper::Memo, "Memo"), (Paper::Worksheet, "Worksheet")],
    }
}
