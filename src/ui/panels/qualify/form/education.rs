//! A row of education: what was reached, in which field, where, when.

use eframe::egui::Ui;
use rungs_domain::qualify::{Schooling, Ternary};

use super::field::{RowUi, WIDE};
use crate::ui::kit::choice::One;
use crate::ui::kit::field::line;
use rungs_app::applicants::StudyDraft;

/// Degree, field, institution, day, remove.
pub const COLUMNS: [f32; 5] = [108.0, -1.0, 126.0, 88.0, 18.0];

const YEARS: f32 = 46.0;

/// What a record can say of yes and no; a new row says nothing.
pub fn known() -> [(&'static str, Ternary); 3] {
    Ternary::ALL.map(|one| (one.words(), one))
}

/// Draws the row.
pub fn show(ui: &mut Ui, row: &mut RowUi<'_>, study: &mut StudyDraft) {
    let [degree, field, institution, day, cross] = COLUMNS;
    if ui.available_width() >= WIDE {
        let rects = line(ui, COLUMNS);
        let [at_degree, at_field, at_institution, at_day, at_cross] = rects;
        reached(ui, row, study, (at_degree, at_field));
        when(ui, row, study, (at_institution, at_day));
        row.remove(ui, at_cross);
    } else {
        let [at_degree, at_field] = line(ui, [degree, field]);
        reached(ui, row, study, (at_degree, at_field));
        let [_, at_institution, at_day, at_cross] = line(ui, [16.0, -institution, -day, cross]);
        when(ui, row, study, (at_institution, at_day));
        row.remove(ui, at_cross);
    }
}

type Two = (eframe::egui::Rect, eframe::egui::Rect);

fn reached(ui: &mut Ui, row: &mut RowUi<'_>, study: &mut StudyDraft, (degree, field): Two) {
    let some_college = matches!(study.degree, Some(Schooling::SomeCollege { .. }));
    if some_college {
        study.degree = Some(Schooling::SomeCollege { years: 1 });
    }
    let degrees = Schooling::ALL.map(|one| (one.short(), Some(one)));
    row.choice(ui, degree, "degree", One { before: "", words: &degrees, none: "Degree …" }, &mut study.degree);
    if !some_college {
        row.text(ui, field, "field", &mut study.field, "Field of study");
        return;
    }
    let (years, rest) = field.split_left_right_at_x(field.left() + YEARS);
    row.text(ui, years, "years", &mut study.years, "Years");
    row.text(ui, rest.with_min_x(rest.left() + 4.0), "field", &mut study.field, "Field of study");
}

fn when(ui: &mut Ui, row: &mut RowUi<'_>, study: &mut StudyDraft, (institution, day): Two) {
    let accredited = One { before: "Accredited: ", words: &known(), none: "" };
    row.choice(ui, institution, "accredited", accredited, &mut study.accredited);
    row.text(ui, day, "conferred", &mut study.conferred, "2015-05-09");
}
