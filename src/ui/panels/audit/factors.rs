//! What the description says about factors, beside what each level prints about them.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Button, Label, Role, Ui, WidgetInfo, vec2};
use rungs_domain::allocate::FactorRow;
use rungs_domain::spec::{FactorKind, Series};

use super::series;
use crate::ui::kit::choice::One;
use crate::ui::kit::controls::{Weight, button, triangle};
use crate::ui::kit::field::{line, paragraph_height};
use crate::ui::kit::{name_it, small, text};
use crate::ui::panels::position::head::class;
use crate::ui::panels::position::{Pen, heading};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::positions::{FactorDraft, Field, Judged, Part, PositionCommand, PositionDraft};

/// What the form keeps between frames.
#[derive(Debug, Default)]
pub struct FactorsView {
    /// Statements whose printed texts are folded away.
    folded: BTreeSet<usize>,
}

/// Draws the form, where the series prints factors or something is said about one.
pub fn show(ui: &mut Ui, pen: &mut Pen<'_>, view: &mut FactorsView, judged: Option<&Arc<Judged>>) {
    let Some(series) = series(judged) else { return };
    let printed = series.levels.iter().any(|level| !level.factors.is_empty());
    if !printed && pen.draft().factors.is_empty() {
        return;
    }
    heading(ui, "Factors", "What the description says, held against what each level prints.", pen.theme);
    for (row, factor) in pen.draft().factors.iter().enumerate() {
        statement(ui, pen, row, factor, series);
        let rows = judged.iter().flat_map(|judged| &judged.allocation.factors);
        let read = pen.document.reading.position.as_ref().and_then(|position| position.factors.get(row));
        let beside = rows.into_iter().find(|one| one.statement == row).filter(|_| read.is_some());
        if let Some(beside) = beside {
            levels(ui, view, (row, beside), series, pen.theme);
        }
        pen.errors(ui, |field| matches!(field, Field::Row(Part::Factors, at, _) if at == row));
        ui.add_space(8.0);
    }
    if button(ui, pen.theme, "Add a statement about a factor", "", Weight::Framed).clicked() {
        pen.ask(PositionCommand::AddRow(Part::Factors));
    }
}

fn statement(ui: &mut Ui, pen: &mut Pen<'_>, row: usize, factor: &FactorDraft, series: &Series) {
    let field = |name| Field::Row(Part::Factors, row, name);
    let [kind, fits, cross] = line(ui, [190.0, -1.0, 22.0]);
    let kinds = FactorKind::ALL.map(|kind| (kind.words(), kind));
    let one = One { before: "", words: &kinds, none: "" };
    pen.choice(ui, kind, field("kind"), (one, factor.kind), put(row, |factor, kind| factor.kind = kind));
    let now = (field("level"), "Fits: ", factor.level.as_str());
    class(ui, pen, (fits, true), Some(series), now, put(row, |factor, code| factor.level = code));
    let remove = ui.put(cross, Button::new(text("×", Face::SansMedium, size::CONTROL, pen.theme.muted)).frame(false));
    name_it(&remove, Role::Button, &format!("Remove factor {}", row + 1));
    if remove.clicked() {
        pen.ask(PositionCommand::RemoveRow(Part::Factors, row));
    }
    let height = paragraph_height(ui, &factor.text, ui.available_width());
    let (_, words) = ui.allocate_space(vec2(ui.available_width(), height));
    let hint = "What the description says about it";
    pen.paragraph(ui, words, field("text"), (&factor.text, hint), put(row, |factor, typed| factor.text = typed));
    if factor.level.is_empty() {
        return;
    }
    let [by, on, why] = line(ui, [150.0, 92.0, -1.0]);
    pen.line(ui, by, field("by"), (&factor.by, "Decided by"), put(row, |factor, typed| factor.by = typed));
    pen.line(ui, on, field("on"), (&factor.on, "2025-06-30"), put(row, |factor, typed| factor.on = typed));
    pen.line(ui, why, field("why"), (&factor.why, "Why it fits"), put(row, |factor, typed| factor.why = typed));
}

/// Takes what was chosen or typed into a statement.
fn put<T>(row: usize, take: fn(&mut FactorDraft, T)) -> impl FnOnce(&mut PositionDraft, T) {
    move |draft, now| {
        if let Some(factor) = draft.factors.get_mut(row) {
            take(factor, now);
        }
    }
}

/// What each level prints about the factor.
fn levels(ui: &mut Ui, view: &mut FactorsView, (row, beside): (usize, &FactorRow), series: &Series, theme: &Theme) {
    let open = !view.folded.contains(&row);
    let response = ui.horizontal(|ui| {
        let (_, at) = ui.allocate_space(vec2(12.0, 18.0));
        triangle(ui.painter(), at.center(), open, theme.muted);
        ui.add(Button::new(small("What the levels print", theme)).frame(false))
    });
    let response = response.inner;
    let name = format!("What the levels print about factor {}", row + 1);
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &name));
    if response.clicked() && !view.folded.remove(&row) {
        view.folded.insert(row);
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
