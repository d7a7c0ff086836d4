//! What rulings are called, for undo and messages.

use super::{Correction, DraftField};

/// A ruling in words: "the title".
pub fn told(ruling: &Correction) -> String {
    match ruling {
        Correction::Heading { .. } => "a heading".to_owned(),
        Correction::LevelHeading { .. } => "a heading of levels".to_owned(),
        Correction::NewLevel { code, .. } => format!("the new level {code}"),
        Correction::NoLevel { level } => format!("no level {level}"),
        Correction::Text { .. } => "text, no heading".to_owned(),
        Correction::Place { .. } => "the place of a passage".to_owned(),
        Correction::Aside { .. } => "a passage set aside".to_owned(),
        Correction::Split { .. } => "a passage split".to_owned(),
        Correction::Join { .. } => "two passages joined".to_owned(),
        Correction::Field { field, .. } => field_told(field),
        Correction::Requires { level, .. } => format!("a requirement of {level}"),
        Correction::Accept { .. } => "a passage accepted".to_owned(),
        Correction::Settle { .. } => "a warning settled".to_owned(),
    }
}

fn field_told(field: &DraftField) -> String {
    match field {
        DraftField::Id => "the id".to_owned(),
        DraftField::Title => "the title".to_owned(),
        DraftField::Authority => "the authority".to_owned(),
        DraftField::Document => "what the document calls itself".to_owned(),
        DraftField::Effective => "the day from which it holds".to_owned(),
        DraftField::LevelCode { level: code } => format!("the code of {code}"),
        DraftField::LevelTitle { level: code } => format!("the title of {code}"),
    }
}
