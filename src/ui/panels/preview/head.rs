//! Above the paper: which document it is, and what can be done with it.

use eframe::egui::Ui;

use crate::ui::kit::{Button, Cx, Segment, Weight, heading, segmented, small, text};
use crate::ui::theme::{Face, size};
use rungs_app::Command;
use rungs_app::positions::{Paper, PositionCommand, Seat};

/// Shows the lines above the paper; whether "Edit" was pressed.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, seat: Seat) -> bool {
    let positions = cx.state.positions(seat);
    let parts = papers(seat);
    let segment = |(paper, name): &(Paper, &str)| Segment {
        text: (*name).to_owned(),
        name: format!("Preview the {}", name.to_lowercase()),
        on: positions.paper == *paper,
    };
    let segments: Vec<Segment> = parts.iter().map(segment).collect();
    if let Some((paper, _)) = segmented(ui, cx.theme, "paper", &segments).and_then(|at| parts.get(at)) {
        cx.send(Command::Positions(seat, PositionCommand::ShowPaper(*paper)));
    }
    ui.add_space(2.0);
    let mut edit = false;
    ui.horizontal_wrapped(|ui| {
        let title = parts.iter().find(|(paper, _)| *paper == positions.paper).map_or("Document", |(_, name)| name);
        heading(ui, text(title, Face::SerifSemibold, size::SECTION, cx.theme.text), 2);
        ui.label(small("preview", cx.theme));
        edit = buttons(ui, cx, seat, title);
    });
    ui.add_space(6.0);
    edit
}

/// Edit, export; whether "Edit" was pressed.
fn buttons(ui: &mut Ui, cx: &mut Cx<'_>, seat: Seat, title: &str) -> bool {
    let positions = cx.state.positions(seat);
    let title = title.to_lowercase();
    let open = positions.desk.current.is_some();
    let edit = ui.add_enabled_ui(open, |ui| Button::new("Edit").name(&format!("Edit the {title}")).show(ui, cx.theme));
    let edit = edit.inner.on_hover_text("Goes to the fields of the form that go into it").clicked();
    let judged = positions.shown_answer().is_some_and(|answer| answer.shown(seat, positions.paper).is_some());
    let export = ui.add_enabled_ui(judged, |ui| {
        Button::new("Export …").name(&format!("Export the {title}")).weight(Weight::Primary).show(ui, cx.theme)
    });
    let tip = "Writes it as html, docx, pdf or md: the ending of the file decides. Worksheets also as csv and xlsx.";
    if export.inner.on_hover_text(tip).clicked() {
        cx.send(Command::Positions(seat, PositionCommand::Export(positions.paper)));
    }
    edit
}

/// The documents of a position, and what they are called.
fn papers(seat: Seat) -> &'static [(Paper, &'static str)] {
    match seat {
        Seat::Held => &[(Paper::Result, "Determination"), (Paper::Worksheet, "Worksheet")],
        Seat::Planned => &[(Paper::Result, "Posting"), (Paper::Memo, "Memo"), (Paper::Worksheet, "Worksheet")],
    }
}
