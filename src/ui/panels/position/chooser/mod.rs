//! The list of all that a duty can be matched to, open below its row: suggestions first, then every level.
//!
//! The keyboard begins in the field that looks for words. Down goes into the list, where Up, Down, Home and End move and
//! Enter or Space takes an item or lets it go; Esc closes the list and goes back to the duty.

mod options;

use eframe::egui::{Align, Frame, Id, Key, Margin, Modifiers, Stroke, TextEdit, Ui, vec2};
use std::sync::Arc;

use super::form::PositionForm;
use crate::ui::kit::form::layout::Cell;
use crate::ui::kit::{Button, name_it, own_keys, small};
use crate::ui::style::{CONTROL_HEIGHT, CONTROL_RADIUS};
use crate::ui::theme::{Face, size};
use rungs_app::State;
use rungs_app::positions::{Choosing, DutyDraft, Field, Part, PositionCommand};
use rungs_app::view::position::chooser::{ChooserData, Key as DataKey};

/// Below this width, in points, the list is not set in.
const NARROW: f32 = 560.0;

/// Between the list and the edge of what is seen, in points.
const EDGE: f32 = 24.0;

/// What the list keeps between frames.
#[derive(Debug, Default)]
pub struct ChooserView {
    /// The row for which it was open in the last frame.
    open: Option<usize>,
    kept: Option<(DataKey, Arc<ChooserData>)>,
    /// Counts how often the data was made.
    revision: u64,
    options: options::OptionsView,
}

impl ChooserView {
    /// Notes that the list is closed.
    pub fn closed(&mut self) {
        self.open = None;
    }

    /// Draws the list for the duty that is being matched.
    pub fn show(&mut self, ui: &mut Ui, state: &State, form: &mut PositionForm<'_>, choosing: &Choosing) {
        let row = choosing.row;
        let Some(duty) = form.draft().duties.get(row) else { return };
        let opened = self.open.replace(row) != Some(row);
        if close_asked(ui) {
            self.leave(form, row);
            return;
        }
        let data = self.data(state, form, choosing);
        let view = ui.clip_rect();
        let left = if view.width() < NARROW { 0 } else { 26 };
        let frame = Frame::new()
            .fill(form.theme.surface)
            .stroke(Stroke::new(1.0, form.theme.edge))
            .corner_radius(CONTROL_RADIUS)
            .inner_margin(Margin::symmetric(12, 8))
            .outer_margin(Margin { left, right: 0, top: 2, bottom: 8 });
        let shown = frame.show(ui, |ui| {
            // The rows of the form may be wider than the window; the list is not.
            ui.set_width(ui.available_width().min(view.right() - EDGE - ui.cursor().left()));
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            self.head(ui, form, choosing, duty, opened);
            reasons(ui, form, row, duty);
            match data {
                Some(data) => self.options.show(ui, form, (row, duty), (self.revision, &data)),
                None => {
                    ui.label(small("Choose the series first: above, beside the title.", form.theme));
                }
            }
        });
        if opened {
            let whole = shown.response.rect;
            ui.scroll_to_rect(whole, (whole.height() > view.height() - EDGE).then_some(Align::Min));
        }
    }

    fn data(&mut self, state: &State, form: &PositionForm<'_>, choosing: &Choosing) -> Option<Arc<ChooserData>> {
        let key = DataKey::of(state, (form.seat, form.document), choosing);
        if self.kept.as_ref().is_none_or(|(kept, _)| *kept != key) {
            self.revision += 1;
            self.kept = ChooserData::new(state, (form.seat, form.document), choosing).map(|data| (key, Arc::new(data)));
        }
        self.kept.as_ref().map(|(_, data)| data.clone())
    }

    fn leave(&mut self, form: &mut PositionForm<'_>, row: usize) {
        self.open = None;
        form.ask(PositionCommand::ChooseMatch(None));
        form.go_to(Field::Row(Part::Duties, row, "matched"));
    }

    /// The field that looks for words, and what can be decided at once.
    fn head(&mut self, ui: &mut Ui, form: &mut PositionForm<'_>, choosing: &Choosing, duty: &DutyDraft, opened: bool) {
        let row = choosing.row;
        ui.horizontal_wrapped(|ui| {
            self.search(ui, form, choosing, duty.number, opened);
            let decided = duty.matched.is_some();
            let nothing = duty.matched.as_ref().is_some_and(Vec::is_empty);
            let buttons = [
                ("Matches nothing", !nothing, PositionCommand::MatchNothing(row)),
                ("Forget the decision", decided, PositionCommand::ForgetMatch(row)),
            ];
            for (words, enabled, command) in buttons {
                let name = format!("{words}: duty {}", duty.number);
                let response = Button::new(words).name(&name).enabled(enabled).show(ui, form.theme);
                if form.hold(Field::Row(Part::Duties, row, "matched"), response).clicked() {
                    form.ask(command);
                }
            }
            let name = format!("Done with duty {}", duty.number);
            if Button::new("Done").name(&name).key("Esc").show(ui, form.theme).clicked() {
                self.leave(form, row);
            }
        });
    }

    fn search(&mut self, ui: &mut Ui, form: &mut PositionForm<'_>, choosing: &Choosing, number: u32, opened: bool) {
        let id = Id::unique(("match search", form.seat));
        let mut words = choosing.words.clone();
        let edit = TextEdit::singleline(&mut words).id(id).hint_text("Only items with these words");
        let edit = edit.font(Face::Sans.at(size::META)).margin(Margin::symmetric(8, 4));
        let width = (ui.available_width() - 16.0).clamp(120.0, 200.0);
        let response = ui.add(edit.desired_width(width).min_size(vec2(0.0, CONTROL_HEIGHT)));
        name_it(&response, eframe::egui::Role::SearchInput, &format!("Look for what duty {number} matches"));
        let response = form.hold(Field::Row(Part::Duties, choosing.row, "matched"), response);
        if opened {
            response.request_focus();
        }
        if response.has_focus() {
            own_keys(ui.ctx(), id);
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown)) {
                self.options.take_keyboard();
            }
        }
        if words != choosing.words {
            form.ask(PositionCommand::SearchMatches(words));
        }
    }
}

fn close_asked(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// Who decided, when, and the field for the reason.
fn reasons(ui: &mut Ui, form: &mut PositionForm<'_>, row: usize, duty: &DutyDraft) {
    let Some(first) = duty.matched.as_ref().and_then(|matched| matched.first()) else { return };
    let by = first.by.as_deref().map_or_else(|| "without a name".to_owned(), |by| format!("by {by}"));
    let on = first.on.map_or_else(String::new, |on| format!(", {on}"));
    ui.label(small(format!("Decided {by}{on}."), form.theme));
    let mut why = first.why.clone().unwrap_or_default();
    form.line(ui, &[Cell::wide("Reason", 120.0, 1.0)]);
    let response = form.text(ui, Field::Row(Part::Duties, row, "why"), "kept with the decision", &mut why);
    form.hold(Field::Row(Part::Duties, row, "matched"), response);
    form.commit(|draft| {
        let matched = draft.duties.get_mut(row).and_then(|duty| duty.matched.as_mut());
        for one in matched.into_iter().flatten() {
            one.why = (!why.trim().is_empty()).then(|| why.clone());
        }
    });
}
