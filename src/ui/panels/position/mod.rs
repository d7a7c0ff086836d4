//! What the tabs of positions share: the worksheet of duties with the chooser of matches, the bar of time by level,
//! the cards of policies, what to look at, and the pen that fills the form.

pub mod bar;
pub mod cards;
pub mod cautions;
pub mod changed;
mod chooser;
pub mod empty;
pub mod head;
mod pen;
pub mod sheet;

use std::sync::Arc;

use eframe::egui::{Align2, Rect, Stroke, Ui, vec2};

pub use pen::Pen;

use crate::ui::kit::field::{cut, line};
use crate::ui::kit::text;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::documents::Document;
use rungs_app::ids::DocumentId;
use rungs_app::positions::{Field, PositionDraft, Seat};
use rungs_app::view::position::SheetData;
use rungs_app::{Command, State};

/// What a tab of positions keeps between frames.
#[derive(Debug, Default)]
pub struct PositionView {
    /// The last wish for the focus that was followed.
    seen: u64,
    /// The field to which something that was clicked leads.
    go: Option<Field>,
    /// The field that had the keyboard focus in the last frame.
    held: Option<Field>,
    kept: Option<((u64, DocumentId), Arc<SheetData>)>,
    sheet: sheet::SheetView,
    chooser: chooser::ChooserView,
}

impl PositionView {
    /// What was computed for the position in the form, as it is shown; made anew only with new answers.
    pub fn data(&mut self, state: &State, seat: Seat) -> Option<Arc<SheetData>> {
        let positions = state.positions(seat);
        let answer = positions.shown_answer()?;
        let key = (positions.answers.as_ref()?.revision, answer.document);
        let judged = answer.judged.as_ref().ok()?;
        if self.kept.as_ref().is_none_or(|(kept, _)| *kept != key) {
            self.kept = Some((key, Arc::new(SheetData::new(&answer.reading, judged))));
        }
        self.kept.as_ref().map(|(_, data)| data.clone())
    }

    /// The pen for this frame. [`PositionView::put_down`] takes it back.
    pub fn pen<'a>(
        &mut self,
        state: &State,
        seat: Seat,
        document: &'a Document<PositionDraft>,
        theme: &'a Theme,
        commands: &'a mut Vec<Command>,
    ) -> Pen<'a> {
        let wish = state.positions(seat).desk.wish.filter(|wish| wish.number != self.seen);
        if let Some(wish) = wish {
            self.seen = wish.number;
            self.go = Some(wish.field);
        }
        Pen::new(seat, document, theme, self.go.take(), commands)
    }

    /// Remembers where the keyboard is, and a wish that could not be followed yet.
    pub fn put_down(&mut self, pen: Pen<'_>) {
        let (held, left) = pen.end();
        self.held = held;
        self.go = self.go.or(left);
    }

    /// Puts the keyboard into a field in the next frame.
    pub fn go_to(&mut self, field: Field) {
        self.go = Some(field);
    }
}

/// The time by level, the policies, what to look at.
pub fn results(ui: &mut Ui, pen: &mut Pen<'_>, view: &mut PositionView, data: &SheetData) {
    ui.spacing_mut().item_spacing.y = 4.0;
    bar::show(ui, &data.bar, pen.theme);
    cards::show(ui, pen, data);
    cautions::show(ui, view, data, pen.theme);
}

/// A heading with a rule over it, and quiet words behind it.
pub fn heading(ui: &mut Ui, words: &str, quiet: &str, theme: &Theme) {
    rule(ui, theme);
    ui.horizontal_wrapped(|ui| {
        ui.label(text(words, Face::SerifSemibold, size::SECTION, theme.text));
        ui.label(text(quiet, Face::Sans, size::CHANGE, theme.muted));
    });
    ui.add_space(2.0);
}

/// Fields of one line with a caption above each, which stays when they are filled: their rectangles.
pub fn captioned<const N: usize>(ui: &mut Ui, widths: [f32; N], captions: [&str; N], theme: &Theme) -> [Rect; N] {
    let size = vec2(ui.available_width(), size::CITATION * 1.35);
    let (_, above) = ui.allocate_space(size);
    for (rect, caption) in cut(above, widths).into_iter().zip(captions) {
        let font = Face::Sans.at(size::CITATION);
        ui.painter().with_clip_rect(rect).text(rect.left_bottom(), Align2::LEFT_BOTTOM, caption, font, theme.muted);
    }
    line(ui, widths)
}

/// A rule across the column, with room around it.
pub fn rule(ui: &mut Ui, theme: &Theme) {
    ui.add_space(10.0);
    let top = ui.cursor().top() + 0.5;
    ui.painter().hline(ui.max_rect().x_range(), top, Stroke::new(1.0, theme.edge));
    ui.add_space(8.0);
}
