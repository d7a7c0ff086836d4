//! A row of jobs: what it was, from when to when, how many hours, as what it counts; and a second line for what is
//! seldom said.

use std::collections::BTreeSet;

use eframe::egui::{Align2, Button, Rect, Role, Ui, WidgetInfo};
use rungs_domain::qualify::{NO_LEVEL, Ternary};
use rungs_library::Library;

use super::education::known;
use super::field::{RowUi, WIDE};
use crate::ui::kit::choice::{One, Several};
use crate::ui::kit::field::line;
use crate::ui::kit::text;
use crate::ui::theme::{Face, size};
use rungs_app::applicants::JobDraft;

/// Title, first day, last day, hours, kinds, more, remove.
pub const COLUMNS: [f32; 7] = [-1.1, 88.0, 88.0, 42.0, -1.0, 18.0, 18.0];

/// Draws the row.
pub fn show(ui: &mut Ui, row: &mut RowUi<'_>, job: &mut JobDraft, library: &Library, unfolded: &mut BTreeSet<usize>) {
    let [title, from, to, hours, kinds, more, cross] = COLUMNS;
    let wrong = ["comparable_to", "relevant_percent"].iter().any(|name| row.reading.why_not(row.field(name)).is_some());
    let second = wrong || unfolded.contains(&row.row);
    if ui.available_width() >= WIDE {
        let [at_title, at_from, at_to, at_hours, at_kinds, at_more, at_cross] = line(ui, COLUMNS);
        first(ui, row, job, [at_title, at_from, at_to, at_hours]);
        counts_as(ui, row, job, library, at_kinds);
        unfold(ui, row, job, (at_more, second), unfolded);
        row.remove(ui, at_cross);
    } else {
        let rects = line(ui, [title, from, to, hours]);
        first(ui, row, job, rects);
        let [_, at_kinds, at_more, at_cross] = line(ui, [16.0, kinds, more, cross]);
        counts_as(ui, row, job, library, at_kinds);
        unfold(ui, row, job, (at_more, second), unfolded);
        row.remove(ui, at_cross);
    }
    if second {
        let rects = line(ui, [16.0, -1.2, -1.0, 66.0, 40.0]);
        seldom(ui, row, job, library, rects);
    }
}

fn first(ui: &mut Ui, row: &mut RowUi<'_>, job: &mut JobDraft, [title, from, to, hours]: [Rect; 4]) {
    row.text(ui, title, "title", &mut job.title, "Title");
    row.text(ui, from, "from", &mut job.from, "2018-03-01");
    row.text(ui, to, "to", &mut job.to, "still there");
    row.text(ui, hours, "hours_per_week", &mut job.hours, "Hours");
}

fn counts_as(ui: &mut Ui, row: &mut RowUi<'_>, job: &mut JobDraft, library: &Library, rect: Rect) {
    let kinds = &library.vocabulary.kinds;
    let list: Vec<(&str, &str)> = kinds.iter().map(|kind| (kind.id.as_str(), kind.meaning.as_str())).collect();
    let shown = |id: &str| id.replace('_', " ");
    row.several(ui, rect, "kinds", Several { none: "Counts as: not said", list: &list, shown }, &mut job.kinds);
}

/// The button that shows the second line, strong where something is said in it.
fn unfold(
    ui: &mut Ui,
    row: &mut RowUi<'_>,
    job: &JobDraft,
    (rect, shown): (Rect, bool),
    unfolded: &mut BTreeSet<usize>,
) {
    let said = what_is_said(job);
    let colour = if said.is_empty() { row.theme.muted } else { row.theme.accent };
    let face = if said.is_empty() { Face::SansMedium } else { Face::SansSemibold };
    let response = ui.put(rect, Button::new(text("…", face, size::CONTROL, colour)).frame(false));
    let name = format!("Job {}, more{}{said}", row.row + 1, if said.is_empty() { "" } else { ": " });
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, shown, &name));
    row.focused |= response.has_focus();
    let tip =
        if said.is_empty() { "Comparable to, growing responsibility, share of the work".to_owned() } else { said };
    if response.on_hover_text(tip).clicked() && !unfolded.remove(&row.row) {
        unfolded.insert(row.row);
    }
}

/// What the second line says that is not as usual: "comparable to 0876, progressive, 60 % relevant".
fn what_is_said(job: &JobDraft) -> String {
    let mut said = Vec::new();
    if !job.comparable_to.is_empty() {
        said.push(format!("comparable to {}", job.comparable_to.join(", ")));
    }
    match job.progressive {
        Ternary::Yes => said.push("progressive".to_owned()),
        Ternary::No => said.push("not progressive".to_owned()),
        Ternary::Unknown => {}
    }
    if job.relevant.trim() != "100" {
        said.push(format!("{} % relevant", job.relevant.trim()));
    }
    said.join(", ")
}

fn seldom(ui: &mut Ui, row: &mut RowUi<'_>, job: &mut JobDraft, library: &Library, rects: [Rect; 5]) {
    let [_, comparable, progressive, label, percent] = rects;
    let levels = library.series.iter().flat_map(|loaded| &loaded.series.levels);
    let mut list = vec![(NO_LEVEL, "comparable to no level that a class names")];
    list.extend(levels.map(|level| (level.code.as_str(), level.title.as_str())));
    let several = Several { none: "Comparable to: not said", list: &list, shown: str::to_owned };
    row.several(ui, comparable, "comparable_to", several, &mut job.comparable_to);
    let growing = One { before: "Progressive: ", words: &known(), none: "" };
    row.choice(ui, progressive, "progressive", growing, &mut job.progressive);
    let (at, font) = (label.right_center(), Face::Sans.at(size::CHANGE));
    ui.painter().text(at, Align2::RIGHT_CENTER, "Relevant %", font, row.theme.muted);
    row.text(ui, percent, "relevant_percent", &mut job.relevant, "100");
}
