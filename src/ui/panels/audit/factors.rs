//! What the description says about factors, beside what each level prints about them.

use std::sync::Arc;

use eframe::egui::{self, Label, Role, Ui, WidgetInfo, vec2};
use rungs_domain::allocate::FactorRow;
use rungs_domain::spec::{FactorKind, Series};

use super::series;
use crate::ui::kit::form::layout::{Cell, heading};
use crate::ui::kit::{Button, small, text, triangle};
use crate::ui::panels::position::PositionForm;
use crate::ui::theme::{Face, size};
use rungs_app::positions::{FactorDraft, Field, Judged, Part, PositionCommand};

const CELLS: [Cell<'_>; 3] = [Cell::wide("Kind", 150.0, 0.5), Cell::wide("Fits", 160.0, 1.0), Cell::remove()];

/// Who decided that a statement fits a level, when and why.
const DECIDED: [Cell<'_>; 3] =
    [Cell::wide("Decided by", 120.0, 0.6), Cell::date("Decided on"), Cell::wide("Reason", 160.0, 1.4)];

/// Draws the form, where the series prints factors or something is said about one.
pub fn show(ui: &mut Ui, form: &mut PositionForm<'_>, judged: Option<&Arc<Judged>>) {
    let Some(series) = series(judged) else { return };
    let printed = series.levels.iter().any(|level| !level.factors.is_empty());
    if !printed && form.draft().factors.is_empty() {
        return;
    }
    heading(ui, "Factors", "What the description says, held against what each level prints.", form.theme);
    let factors = &form.draft().factors;
    for (row, factor) in factors.iter().enumerate() {
        let Some(id) = factors.id(row) else { continue };
        form.row(ui, ("factor", id), (Part::Factors, row, 120.0), |ui, form| {
            statement(ui, form, row, factor, series);
            let rows = judged.iter().flat_map(|judged| &judged.allocation.factors);
            let read = form.document.reading.position.as_ref().and_then(|position| position.factors.get(row));
            let beside = rows.into_iter().find(|one| one.statement == row).filter(|_| read.is_some());
            if let Some(beside) = beside {
                levels(ui, form, (row, beside), series);
            }
        });
        ui.add_space(8.0);
    }
    let add = Button::new("Add a statement about a factor").show(ui, form.theme);
    form.follow(Field::add(Part::Factors), &add);
    if add.clicked() {
        form.ask(PositionCommand::AddRow(Part::Factors));
    }
}

fn statement(ui: &mut Ui, form: &mut PositionForm<'_>, row: usize, factor: &FactorDraft, series: &Series) {
    let field = |name| Field::Row(Part::Factors, row, name);
    let mut now = factor.clone();
    form.line(ui, &CELLS);
    let kinds = FactorKind::ALL.map(|kind| (kind.words(), kind));
    form.choice(ui, field("kind"), (&kinds, ""), &mut now.kind);
    form.class(ui, (field("level"), "not said", true), Some(series), &factor.level, |draft, code| {
        if let Some(factor) = draft.factors.get_mut(row) {
            factor.level = code;
        }
    });
    let name = format!("Remove factor {}", row + 1);
    if form.button(ui, field("remove"), ("×", &name, "Takes this statement out (undo brings it back)")).clicked() {
        form.ask(PositionCommand::RemoveRow(Part::Factors, row));
    }
    form.words(ui, ("What the description says", field("text")), ("", false), &mut now.text);
    if !factor.level.is_empty() {
        form.line(ui, &DECIDED);
        form.text(ui, field("by"), "Name", &mut now.by);
        form.text(ui, field("on"), "2025-06-30", &mut now.on);
        form.text(ui, field("why"), "Why it fits", &mut now.why);
    }
    form.commit_row(|draft| &mut draft.factors, row, now);
}

/// What each level prints about the factor.
fn levels(ui: &mut Ui, form: &mut PositionForm<'_>, (row, beside): (usize, &FactorRow), series: &Series) {
    let (theme, id) = (form.theme, form.id(Field::Row(Part::Factors, row, "printed")));
    let open = ui.data(|data| data.get_temp(id)).unwrap_or(true);
    let response = ui.horizontal(|ui| {
        let (_, at) = ui.allocate_space(vec2(12.0, 18.0));
        triangle(ui.painter(), at.center(), open, theme.muted);
        ui.add(egui::Button::new(small("What the levels print", theme)).frame(false))
    });
    let response = response.inner;
    let name = format!("What the levels print about factor {}", row + 1);
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &name));
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    if !open {
        return;
    }
    for (at, (level, printed)) in series.levels.iter().zip(&beside.levels).enumerate() {
        let nearest = if beside.nearest == Some(at) { "   nearest by its words" } else { "" };
        let head = format!("{} {}{nearest}", level.code, level.title);
        ui.label(text(head, Face::SansSemibold, size::CHANGE, theme.text));
        match printed {
            Some(printed) => {
                ui.add(Label::new(text(printed.text.as_str(), Face::Serif, size::TEXT, theme.text)).wrap());
            }
            None => {
                ui.label(small("not printed", theme));
            }
        }
        ui.add_space(3.0);
    }
}
