//! A position's document beside its form: on paper, as it would be printed.
//!
//! Wide windows show form and document side by side, each with its own scrolling; in narrow ones a switch shows one of
//! them.

mod draw;
mod head;
mod paper;

use eframe::egui::{Frame, Id, Margin, Panel, Stroke, Ui};

use self::draw::PaperView;
use crate::ui::kit::{Segment, scrolling_column, segmented, small};
use crate::ui::theme::Theme;
use rungs_app::positions::{NotJudged, Positions, Seat};
use rungs_app::{Command, State};

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

/// A tab of positions that is being drawn.
pub struct SeatView<'a> {
    /// The state of the window.
    pub state: &'a State,
    /// Which tab.
    pub seat: Seat,
    /// The look.
    pub theme: &'a Theme,
}

impl SeatView<'_> {
    /// The positions of the tab.
    pub fn positions(&self) -> &Positions {
        self.state.positions(self.seat)
    }
}

/// Lays a tab out: `form` draws the form's column, and learns whether "Edit" was pressed above the document, so that
/// the fields that go into the document get the keyboard focus.
pub fn beside(
    ui: &mut Ui,
    shown: &SeatView<'_>,
    view: &mut PreviewView,
    commands: &mut Vec<Command>,
    form: impl FnOnce(&mut Ui, bool, &mut Vec<Command>),
) {
    let edit = std::mem::take(&mut view.edit);
    let width = ui.max_rect().width();
    let name = match shown.seat {
        Seat::Held => "desk audit",
        Seat::Planned => "vacancy",
    };
    if width >= BESIDE {
        let column = (width * 0.31).clamp(*COLUMN.start(), *COLUMN.end());
        let frame = Frame::new().fill(shown.theme.panel);
        Panel::right(Id::unique(("document", name)))
            .exact_size(column)
            .resizable(false)
            .show_separator_line(false)
            .frame(frame)
            .show(ui, |ui| document(ui, shown, view, commands));
        scrolling_column(ui, name, |ui| form(ui, edit, commands));
        return;
    }
    let bar = Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 6 });
    Panel::top(Id::unique(("form or document", name))).show_separator_line(false).frame(bar).show(ui, |ui| {
        let on = view.document_shown && !edit;
        let parts = [Segment::new("Form", !on), Segment::new("Document", on)];
        let pressed = segmented(ui, shown.theme, "form or document", &parts);
        view.document_shown = pressed.map_or(on, |at| at == 1);
    });
    if view.document_shown {
        Frame::new().fill(shown.theme.panel).show(ui, |ui| document(ui, shown, view, commands));
    } else {
        scrolling_column(ui, name, |ui| form(ui, edit, commands));
    }
}

/// The document's column: its title and what can be done with it, and the paper.
fn document(ui: &mut Ui, shown: &SeatView<'_>, view: &mut PreviewView, commands: &mut Vec<Command>) {
    let edge = ui.max_rect();
    ui.painter().vline(edge.left() + 0.5, edge.y_range(), Stroke::new(1.0, shown.theme.rule));
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 14 }).show(ui, |ui| {
        view.edit |= head::show(ui, shown, commands);
        let answer = shown.positions().shown_answer();
        match answer.and_then(|answer| answer.shown(shown.seat, shown.positions().paper)) {
            Some(document) => draw::show(ui, document, &mut view.paper, shown.theme),
            None => {
                let why = answer.and_then(|answer| answer.judged.as_ref().err());
                ui.label(small(why_none(shown, why), shown.theme));
            }
        }
    });
}

/// Why there is no document.
fn why_none(shown: &SeatView<'_>, why: Option<&NotJudged>) -> String {
    match why {
        Some(NotJudged::Nothing) => "The document appears when a series is chosen and a duty is written.".to_owned(),
        Some(NotJudged::SpecChanged(_)) => "The specification has changed since this was judged. Read what changed, beside; then judge by the text as it \
             is now, or keep it as judged: the document appears with either.".to_owned(),
        Some(NotJudged::Refused(why)) => format!("There is no document: {why}."),
        None if shown.positions().desk.current.is_none() => "The document of a position appears here.".to_owned(),
        None => "The document is on its way.".to_owned(),
    }
}
