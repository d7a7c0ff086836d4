//! What rulings are called, for undo and messages.

use super::{DraftField, Ruling};

/// A ruling in words: "the title".
pub fn told(ruling: &Ruling) -> String {
    match ruling {
        Ruling::Heading { .. } => "a heading".to_owned(),
        Ruling::LevelHeading { .. } => "a heading of levels".to_owned(),
        Ruling::NewLevel { code, .. } => format!("the new level {code}"),
        Ruling::NoLevel { level } => format!("no level {level}"),
        Ruling::Text { .. } => "text, no heading".to_owned(),
        Ruling::Place { .. } => "the place of a passage".to_owned(),
        Ruling::Aside { .. } => "a passage set aside".to_owned(),
        Ruling::Split { .. } => "a passage split".to_owned(),
        Ruling::Join { .. } => "two passages joined".to_owned(),
        Ruling::Field { field, .. } => field_told(field),
        Ruling::Requires { level, .. } => format!("a requirement of {level}"),
        Ruling::Accept { .. } => "a passage accepted".to_owned(),
        Ruling::Settle { .. } => "a warning settled".to_owned(),
    }
}

fn field_told(field: &DraftField) -> String {
    match field {
        DraftField::Id => "the id".to_owned(),
        DraftField::Title => "the title".to_owned(),
        DraftField::Authority => "the authority".to_owned(),
        DraftField::Document => "what the document calls itself".to_owned(),
        DraftField::Effective => "the day from which it holds".to_owned(),
        DraftField::LevelCode(code) => format!("the code of {code}"),
        DraftField::LevelTitle(code) => format!("the title of {code}"),
    }
}
