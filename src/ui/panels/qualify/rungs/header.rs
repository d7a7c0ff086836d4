//! What stands over the rungs: how many are met, by which policy, and what else can be looked at.

use eframe::egui::{Ui, vec2};
use rungs_domain::qualify::Outcome;

use super::Page;
use crate::ui::kit::{Button, Cx, Segment, heading, outcome_label, segmented, small, text};
use crate::ui::panels::qualify::policies;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::State;
use rungs_app::view::qualify::rungs::RungsData;

/// Room for the longest title, in points.
const WIDEST_TITLE: f32 = 248.0;

/// Draws the header.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, data: Option<&RungsData>, page: &mut Page) {
    let (state, theme) = (cx.state, cx.theme);
    ui.spacing_mut().item_spacing = vec2(10.0, 6.0);
    ui.horizontal_wrapped(|ui| {
        let title = match page {
            Page::Rungs => "The rungs, best first",
            Page::Matrix => "All applicants",
            Page::Judgements => "Judgments on record",
        };
        heading(ui, text(title, Face::SerifTitle, size::TITLE, theme.text), 2);
        // The same place whatever the title: the pointer stays on what was pressed.
        ui.add_space((ui.max_rect().left() + WIDEST_TITLE - ui.cursor().left()).max(0.0));
        pages(ui, page, theme);
    });
    if *page == Page::Rungs {
        ui.horizontal_wrapped(|ui| counts(ui, state, data, theme));
    }
    if *page != Page::Judgements {
        policies::show(ui, cx);
    }
    disagreements(ui, data.map_or(0, |data| data.disagreements), page, theme);
    ui.add_space(4.0);
}

fn pages(ui: &mut Ui, page: &mut Page, theme: &Theme) {
    let parts = [
        (Page::Rungs, "Rungs", "Show the rungs of one applicant"),
        (Page::Matrix, "All applicants", "Show all applicants and levels"),
        (Page::Judgements, "Judgments", "Show all judgments on record"),
    ];
    let segments =
        parts.map(|(which, words, name)| Segment { name: name.to_owned(), ..Segment::new(words, which == *page) });
    if let Some((which, ..)) = segmented(ui, theme, "pages", &segments).and_then(|at| parts.get(at)) {
        *page = *which;
    }
}

fn counts(ui: &mut Ui, state: &State, data: Option<&RungsData>, theme: &Theme) {
    let Some(data) = data else { return };
    let [met, open, not_met] = data.counts;
    let needs = if open == 1 { "needs judgment" } else { "need judgment" };
    let counts =
        [(met, "met", Outcome::Met), (open, needs, Outcome::NeedsJudgement), (not_met, "not met", Outcome::NotMet)];
    for (count, words, outcome) in counts {
        let words = format!("{count} {words}");
        if count == 0 {
            ui.label(small(words, theme));
        } else {
            outcome_label(ui, &words, &words, outcome, size::META, theme);
        }
        ui.add_space(6.0);
    }
    if open > 0 {
        ui.label(small("Alt+J: next open judgment", theme));
    }
    if state.applicants.pending {
        ui.label(small("Counting again …", theme));
    }
}

/// Points out judgments that contradict one another.
fn disagreements(ui: &mut Ui, count: usize, page: &mut Page, theme: &Theme) {
    if count == 0 || *page == Page::Judgements {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let words = match count {
            1 => "! Two judgments decide the same question differently.".to_owned(),
            more => format!("! {more} pairs of judgments decide the same question differently."),
        };
        ui.label(text(words, Face::SansSemibold, size::META, theme.warning.text));
        if Button::new("Show them").show(ui, theme).clicked() {
            *page = Page::Judgements;
        }
    });
}
