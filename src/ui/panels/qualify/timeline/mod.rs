//! The picture of an applicant's time: what was worked, what counts, what is over the cap.

mod bars;
mod canvas;
mod steps;

use std::sync::Arc;

use eframe::egui::{Label, Popup, Role, ScrollArea, Sense, Ui, Vec2, vec2};
use rungs_domain::spec::LevelRef;
use rungs_domain::words::counted;

use crate::ui::kit::{Button, Cx, ListNav, NavRows, caption, elided, heading, name_it, small, text};
use crate::ui::theme::{Face, Theme, size};
use canvas::Canvas;
use rungs_app::State;
use rungs_app::applicants::DocumentId;
use rungs_app::view::qualify::timeline::{Mark, TimelineData};

/// So many rows of jobs are seen without scrolling.
const MOST_ROWS: usize = 12;

/// What the picture keeps between frames.
#[derive(Debug, Default)]
pub struct TimelineView {
    kept: Option<(Asked, Arc<TimelineData>)>,
    /// The need that was chosen, and for which rung.
    need: Option<(LevelRef, usize)>,
    /// The job that has the keyboard.
    nav: ListNav,
    /// The job whose words are shown below the picture.
    chosen: Option<usize>,
}

/// What the picture depends on.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    revision: u64,
    applicant: DocumentId,
    rung: Option<LevelRef>,
    need: Option<usize>,
}

/// Shows the time of the applicant in the form.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut TimelineView) {
    let (state, theme) = (cx.state, cx.theme);
    let Some(data) = view.data(state) else {
        title(ui, "", theme);
        let words =
            if state.applicants.desk.current.is_none() { "No applicant is open." } else { "Counting the time …" };
        ui.label(small(words, theme));
        return;
    };
    title(ui, &data.about, theme);
    view.needs(ui, state, &data, theme);
    if data.bars.is_empty() {
        ui.label(small("No jobs are on record. A job that is added above is drawn here as a bar.", theme));
        return;
    }
    view.picture(ui, &data, theme);
}

fn title(ui: &mut Ui, about: &str, theme: &Theme) {
    ui.horizontal(|ui| {
        heading(ui, text("Timeline", Face::SerifSemibold, size::SECTION, theme.text), 2);
        elided(ui, small(about, theme));
    });
}

impl TimelineView {
    fn data(&mut self, state: &State) -> Option<Arc<TimelineData>> {
        let answers = state.applicants.answers.as_ref()?;
        let applicant = state.applicants.shown_answers()?;
        let rung = state.applicants.rung.clone();
        let need = self.need.as_ref().filter(|(of, _)| Some(of) == rung.as_ref()).map(|(_, need)| *need);
        let asked = Asked { revision: answers.revision, applicant: applicant.document, rung, need };
        if self.kept.as_ref().is_none_or(|(kept, _)| *kept != asked) {
            let data = TimelineData::new(&state.library, answers, applicant, asked.rung.as_ref(), need);
            self.keep_chosen(&asked, &data);
            self.kept = Some((asked, Arc::new(data)));
        }
        self.kept.as_ref().map(|(_, data)| data.clone())
    }

    /// The chosen job stays chosen where it is still there, in whatever row.
    fn keep_chosen(&mut self, asked: &Asked, data: &TimelineData) {
        let before = self.kept.as_ref().filter(|(before, _)| before.applicant == asked.applicant);
        let job = before.and_then(|(_, before)| Some(&before.bars.get(self.chosen?)?.job));
        self.chosen = job.and_then(|job| data.bars.iter().position(|bar| bar.job == *job));
        self.nav.at = self.chosen.unwrap_or_default();
    }

    /// Where a rung asks for several times, which of them is drawn.
    fn needs(&mut self, ui: &mut Ui, state: &State, data: &TimelineData, theme: &Theme) {
        let (Some(rung), true) = (&state.applicants.rung, data.needs.len() > 1) else {
            if state.applicants.rung.is_none() {
                ui.label(small("Open a rung to see what counts for it.", theme));
            }
            return;
        };
        ui.horizontal(|ui| {
            caption(ui, theme, "Counted towards");
            let now = data.needs.get(data.need).map_or("", String::as_str);
            let response = Button::new(now).name(&format!("Time counted towards: {now}")).opens().show(ui, theme);
            Popup::menu(&response).show(|ui| {
                for (at, need) in data.needs.iter().enumerate() {
                    if ui.selectable_label(at == data.need, need).clicked() {
                        self.need = Some((rung.clone(), at));
                        ui.close();
                    }
                }
            });
        });
    }

    fn picture(&mut self, ui: &mut Ui, data: &TimelineData, theme: &Theme) {
        let width = ui.available_width();
        let row = match data.bars.len() {
            0..=6 => 36.0,
            7..=MOST_ROWS => 26.0,
            _ => 22.0,
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        let (axis, _) = ui.allocate_exact_size(vec2(width, 18.0), Sense::hover());
        let canvas = Canvas { left: axis.left(), width, scale: data.scale, theme };
        canvas.years(ui.painter(), axis);
        canvas.as_of_words(ui, data);
        self.rows(ui, data, canvas, row);
        if let Some(credit) = &data.credit {
            steps::show(ui, credit, canvas, data.as_of);
        }
        ui.add_space(6.0);
        legend(ui, data, theme);
        ui.add_space(4.0);
        if let Some(bar) = self.chosen.and_then(|chosen| data.bars.get(chosen)) {
            ui.label(text(bar.in_words.as_str(), Face::Sans, size::META, theme.text));
        }
    }

    fn rows(&mut self, ui: &mut Ui, data: &TimelineData, canvas: Canvas<'_>, row: f32) {
        let all = bars::height(data.bars.len(), row);
        let seen = bars::height(data.bars.len().min(MOST_ROWS), row);
        if all <= seen {
            let (rect, _) = ui.allocate_exact_size(vec2(canvas.width, all), Sense::hover());
            self.bars(ui, data, canvas, bars::Rows { rect, row });
            return;
        }
        let area = ScrollArea::vertical()
            .id_salt("timeline rows")
            .max_height(seen)
            .min_scrolled_height(seen)
            .auto_shrink(false);
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let (rect, _) = ui.allocate_exact_size(vec2(canvas.width, all), Sense::hover());
            self.bars(ui, data, canvas, bars::Rows { rect, row });
        });
    }

    fn bars(&mut self, ui: &mut Ui, data: &TimelineData, canvas: Canvas<'_>, rows: bars::Rows) {
        let response = ui.interact(rows.rect, ui.scope_id().with("timeline bars"), Sense::CLICK);
        let name = format!("Timeline of {}; up and down go from job to job", counted(data.bars.len(), "job"));
        name_it(&response, Role::List, &name);
        let words = |at: usize| data.bars.get(at).map_or_else(String::new, |bar| bar.in_words.clone());
        let nav_rows = NavRows { words: Some(&words), ..NavRows::list(data.bars.len(), MOST_ROWS) };
        if self.nav.begin(ui) && self.nav.keys(ui, &nav_rows).is_some() {
            ui.scroll_to_rect(rows.of(self.nav.at), None);
        }
        let beside = response.interact_pointer_pos().filter(|_| response.clicked());
        let beside = beside.and_then(|at| rows.row_at(at.y)).filter(|row| *row < data.bars.len());
        if let Some(row) = bars::show(ui, data, canvas, rows, &mut self.nav).or(beside) {
            self.nav.go(row, false);
            self.nav.take_keyboard();
            self.chosen = Some(row);
        }
        if self.nav.holds() {
            self.chosen = Some(self.nav.at);
        }
    }
}

/// What the bars mean, as far as there are such bars.
fn legend(ui: &mut Ui, data: &TimelineData, theme: &Theme) {
    let marks = |mark: Mark| data.bars.iter().flat_map(|bar| &bar.pieces).any(|piece| piece.2 == mark);
    let entries = [
        (Mark::Counts, "counts"),
        (Mark::DoesNotCount, if data.about.is_empty() { "worked" } else { "does not count for this level" }),
        (Mark::Open, "open: counts if a person finds so"),
        (Mark::Later, "after the day of judging"),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(14.0, 2.0);
        for (mark, words) in entries.into_iter().filter(|(mark, _)| marks(*mark)) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                let (rect, _) = ui.allocate_exact_size(vec2(18.0, 10.0), Sense::hover());
                bars::piece(ui.painter(), rect, mark, theme);
                ui.add(Label::new(small(words, theme)).extend());
            });
        }
        ui.add(Label::new(small("height: hours a week", theme)).extend());
        if let Some(credit) = &data.credit {
            ui.add(Label::new(small(format!("dotted line: {}", credit.full_week_words), theme)).extend());
        }
    });
}
