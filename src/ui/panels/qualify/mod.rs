//! Who qualifies: the applicant as a form with a picture of its time, and the rungs with their outcomes.
//!
//! Wide windows show form and rungs side by side, each with its own scrolling; in narrow ones all of it is one column.
//! What is drawn here stands in a [`ScrollArea`](eframe::egui::ScrollArea): it lays itself out downwards and never scrolls by itself.

mod form;
mod judge;
mod matrix;
mod policies;
mod precedents;
mod rungs;
mod timeline;
mod tree;

use eframe::egui::{Frame, Panel, Stroke, Ui};

use crate::ui::kit::form::FormFocus;
use crate::ui::kit::{Cx, scrolling_column};
use rungs_app::applicants::Field;
use rungs_app::state::FocusTarget;

/// Below this width, in points, the form stands above the rungs instead of beside them.
const STACKED: f32 = 900.0;

/// The least and the most width of the form, in points.
const FORM: std::ops::RangeInclusive<f32> = 400.0..=680.0;

/// What the tab keeps between frames.
#[derive(Debug, Default)]
pub struct QualifyPanel {
    form: FormFocus<Field>,
    timeline: timeline::TimelineView,
    rungs: rungs::RungsView,
}

/// Shows the tab. `wish`: a part of the window that is to get the keyboard focus.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, views: &mut QualifyPanel, wish: Option<FocusTarget>) {
    let theme = cx.theme;
    let width = ui.max_rect().width();
    if width < STACKED {
        scrolling_column(ui, "applicant and rungs", |ui| {
            applicant(ui, cx, views, wish);
            ui.add_space(24.0);
            rungs::show(ui, cx, &mut views.rungs);
        });
        return;
    }
    let form = (width * 0.41).clamp(*FORM.start(), *FORM.end());
    Panel::left("applicant").exact_size(form).resizable(false).show_separator_line(false).frame(Frame::new()).show(
        ui,
        |ui| {
            let edge = ui.max_rect();
            ui.painter().vline(edge.right() - 0.5, edge.y_range(), Stroke::new(1.0, theme.rule));
            scrolling_column(ui, "applicant", |ui| applicant(ui, cx, views, wish));
        },
    );
    scrolling_column(ui, "rungs", |ui| rungs::show(ui, cx, &mut views.rungs));
}

/// The form, and below it the picture of its time.
fn applicant(ui: &mut Ui, cx: &mut Cx<'_>, views: &mut QualifyPanel, wish: Option<FocusTarget>) {
    form::show(ui, cx, &mut views.form, wish);
    ui.add_space(16.0);
    timeline::show(ui, cx, &mut views.timeline);
}
