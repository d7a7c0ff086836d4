//! A position's document beside its form: on paper, as it would be printed.
//!
//! Wide windows show form and document side by side, each with its own scrolling; in narrow ones a switch shows one of
//! them.

mod draw;
mod head;
mod paper;

use eframe::egui::{Frame, Id, Margin, Panel, Stroke, Ui, UiBuilder};

use self::draw::PaperView;
use crate::ui::kit::{Cx, Segment, region, scrolling_column, segmented, small};
use rungs_app::positions::{NotJudged, Positions, Seat};
use rungs_app::state::Region;

/// Below this width of the tab, in points, form and document are shown in turn.
const BESIDE: f32 = 940.0;

/// The least and the most width of the document's column, in points.
const COLUMN: std::ops::RangeInclusive<f32> = 344.0..=600.0;

/// What the preview keeps between frames.
#[derive(Debug, Default)]
pub struct PreviewView {
    paper: PaperView,
    /// In a narrow window: the document is shown, not the form.
    document_shown: bool,
    /// The form is to take the keyboard focus to what the document is made from.
    edit: bool,
}

/// Lays a tab out: `form` draws the form's column, and learns whether "Edit" was pressed above the document, so that
/// the fields that go into the document get the keyboard focus.
pub fn beside(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    seat: Seat,
    view: &mut PreviewView,
    form: impl FnOnce(&mut Ui, &mut Cx<'_>, bool),
) {
    let edit = std::mem::take(&mut view.edit);
    let whole = ui.max_rect();
    let name = match seat {
        Seat::Held => "desk audit",
        Seat::Planned => "vacancy",
    };
    if whole.width() >= BESIDE {
        let column = (whole.width() * 0.31).clamp(*COLUMN.start(), *COLUMN.end());
        let (left, right) = whole.split_left_right_at_x(whole.right() - column);
        // In the order in which it is read.
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
            scrolling_column(ui, name, |ui| form(ui, cx, edit));
        });
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            Frame::new().fill(cx.theme.panel).show(ui, |ui| {
                ui.set_min_size(right.size());
                document(ui, cx, seat, view);
            });
        });
        return;
    }
    let bar = Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 6 });
    Panel::top(Id::unique(("form or document", name))).show_separator_line(false).frame(bar).show(ui, |ui| {
        let on = view.document_shown && !edit;
        let parts = [Segment::new("Form", !on), Segment::new("Document", on)];
        let pressed = segmented(ui, cx.theme, "form or document", &parts);
        view.document_shown = pressed.map_or(on, |at| at == 1);
    });
    if view.document_shown {
        Frame::new().fill(cx.theme.panel).show(ui, |ui| document(ui, cx, seat, view));
    } else {
        scrolling_column(ui, name, |ui| form(ui, cx, edit));
    }
}

/// The document's column: its title and what can be done with it, and the paper.
fn document(ui: &mut Ui, cx: &mut Cx<'_>, seat: Seat, view: &mut PreviewView) {
    let edge = ui.max_rect();
    region(ui.ctx(), Region::Preview, edge);
    ui.painter().vline(edge.left() + 0.5, edge.y_range(), Stroke::new(1.0, cx.theme.rule));
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 14 }).show(ui, |ui| {
        view.edit |= head::show(ui, cx, seat);
        let positions = cx.state.positions(seat);
        let answer = positions.shown_answer();
        match answer.and_then(|answer| answer.shown(seat, positions.paper)) {
            Some(document) => draw::show(ui, document, &mut view.paper, cx.theme),
            None => {
                let why = answer.and_then(|answer| answer.judged.as_ref().err());
                ui.label(small(why_none(positions, why), cx.theme));
            }
        }
    });
}

/// Why there is no document.
fn why_none(positions: &Positions, why: Option<&NotJudged>) -> String {
    match why {
        Some(NotJudged::Nothing) => "The document appears when a series is chosen and a duty is written.".to_owned(),
        Some(NotJudged::SpecChanged(_)) => "The specification has changed since this was judged. Read what changed, beside; then judge by the text as it \
             is now, or keep it as judged: the document appears with either.".to_owned(),
        Some(NotJudged::Refused(why)) => format!("There is no document: {why}."),
        None if positions.desk.current.is_none() => "The document of a position appears here.".to_owned(),
        None => "The document is on its way.".to_owned(),
    }
}
