//! Words that are typed: a field of the head, code and title of a level.

use eframe::egui::{Id, Key, Ui, vec2};
use jiff::civil::Date;
use rungs_domain::spec::{Code, SeriesId};

use super::{Pick, What};
use crate::ui::kit::form::field::{one_line, told};
use crate::ui::kit::form::layout::HEIGHT;
use crate::ui::kit::small;
use crate::ui::panels::review::ReviewView;
use rungs_app::reviews::{Correction, DraftField, ReviewCommand};

/// What a field is called.
pub fn label(field: &DraftField) -> String {
    match field {
        DraftField::Id => "Id".to_owned(),
        DraftField::Title => "Title of the series".to_owned(),
        DraftField::Authority => "Authority".to_owned(),
        DraftField::Document => "Document".to_owned(),
        DraftField::Effective => "In force from".to_owned(),
        DraftField::LevelCode { level: code } => format!("Code of {code}"),
        DraftField::LevelTitle { level: code } => format!("Title of {code}"),
    }
}

/// What stands in the fields at first.
pub fn suggested(shown: &ReviewView<'_>, what: &What) -> [String; 2] {
    let series = &shown.data.draft.series;
    match what {
        What::Field(field) => [now(shown, field), String::new()],
        What::Level(code) => {
            let at = shown.data.draft.found.iter().position(|found| found == code);
            let level = at.and_then(|at| series.levels.get(at));
            level.map(|level| [level.code.to_string(), level.title.clone()]).unwrap_or_default()
        }
        What::NewLevel(at) => {
            let words = shown.data.manuscript.text.get(at.clone()).unwrap_or_default();
            [String::new(), words.split_whitespace().collect::<Vec<_>>().join(" ")]
        }
        _ => Default::default(),
    }
}

/// What a field says now.
fn now(shown: &ReviewView<'_>, field: &DraftField) -> String {
    let series = &shown.data.draft.series;
    let level = |code: &Code| {
        let at = shown.data.draft.found.iter().position(|found| found == code)?;
        series.levels.get(at)
    };
    match field {
        DraftField::Id => series.id.to_string(),
        DraftField::Title => series.title.clone(),
        DraftField::Authority => series.authority.name.clone(),
        DraftField::Document => series.source.document.clone(),
        DraftField::Effective => series.effective.map(|day| day.to_string()).unwrap_or_default(),
        DraftField::LevelCode { level: code } => level(code).map(|level| level.code.to_string()).unwrap_or_default(),
        DraftField::LevelTitle { level: code } => level(code).map(|level| level.title.clone()).unwrap_or_default(),
    }
}

/// The fields of a choice, with what each must be.
fn fields(what: &What) -> Vec<(DraftField, &'static str)> {
    match what {
        What::Field(field) => vec![(field.clone(), hint(field))],
        What::Level(code) => vec![
            (DraftField::LevelCode { level: code.clone() }, "the class code as printed"),
            (DraftField::LevelTitle { level: code.clone() }, "the class title"),
        ],
        _ => Vec::new(),
    }
}

fn hint(field: &DraftField) -> &'static str {
    match field {
        DraftField::Id => "small letters, figures and hyphens",
        DraftField::Effective => "2025-06-30; empty: none is printed",
        _ => "as printed",
    }
}

/// Shows the fields; whether Enter was pressed.
pub fn show(ui: &mut Ui, shown: &ReviewView<'_>, pick: &mut Pick) -> bool {
    let labels: Vec<(String, &str)> = match &pick.what {
        What::NewLevel(_) => vec![
            ("Code of the level".to_owned(), "the class code as printed"),
            ("Title of the level".to_owned(), "the class title"),
        ],
        What::Level(_) => vec![
            ("Code of the level".to_owned(), "the class code as printed"),
            ("Title of the level".to_owned(), "the class title"),
        ],
        what => fields(what).into_iter().map(|(field, hint)| (label(&field), hint)).collect(),
    };
    let mut entered = false;
    for (at, ((label, hint), typed)) in labels.iter().zip(&mut pick.typed).enumerate() {
        ui.label(small(label.as_str(), shown.theme));
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
        let id = Id::unique(("review typed", at));
        let response = one_line(ui, rect, id, (label, hint), typed, shown.theme);
        if !pick.drawn && at == 0 {
            response.request_focus();
        }
        entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(4.0);
    }
    if let Err((field, why)) = command(pick, shown) {
        told(ui, None, &field, &why, shown.theme);
    }
    entered
}

/// What is asked for; none: nothing was changed. Otherwise which field is wrong, and why.
pub fn command(pick: &Pick, shown: &ReviewView<'_>) -> Result<Option<ReviewCommand>, (String, String)> {
    let [first, second] = &pick.typed;
    if let What::NewLevel(at) = &pick.what {
        let told = |why: &dyn std::fmt::Display| ("Code of the level".to_owned(), why.to_string());
        let code = Code::new(first.trim()).map_err(|why| told(&why))?;
        if shown.data.draft.series.levels.iter().any(|level| level.code == code) {
            return Err(told(&"another level has it"));
        }
        let title = filled("Title of the level", second)?;
        return Ok(Some(ReviewCommand::Rule(Correction::NewLevel { at: at.clone(), code, title })));
    }
    let mut rulings = Vec::new();
    for ((field, _), typed) in fields(&pick.what).into_iter().zip(&pick.typed) {
        let text = checked(&field, typed)?;
        if text != now(shown, &field) {
            rulings.push(Correction::Field { field, text });
        }
    }
    Ok((!rulings.is_empty()).then_some(ReviewCommand::RuleAll(rulings)))
}

fn filled(field: &str, typed: &str) -> Result<String, (String, String)> {
    match typed.trim() {
        "" => Err((field.to_owned(), "it cannot be empty".to_owned())),
        text => Ok(text.to_owned()),
    }
}

fn checked(field: &DraftField, typed: &str) -> Result<String, (String, String)> {
    let text = typed.trim();
    let told = |why: String| (label(field), why);
    match field {
        DraftField::Id => SeriesId::new(text).map(|id| id.to_string()).map_err(|why| told(why.to_string())),
        DraftField::LevelCode { .. } => {
            Code::new(text).map(|code| code.to_string()).map_err(|why| told(why.to_string()))
        }
        DraftField::Effective if text.is_empty() => Ok(String::new()),
        DraftField::Effective => match text.parse::<Date>() {
            Ok(day) => Ok(day.to_string()),
            Err(_) => Err(told(format!("“{text}” is not a date: write year, month and day, like 2025-06-30"))),
        },
        _ => filled(&label(field), text),
    }
}
