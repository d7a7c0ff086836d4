//! What a level prints besides its items, cut into entries that can stand in one row with another level's.

use crate::spec::{FactorKind, Level, Passage, PassageBody, PassageRole};

/// How two entries of one row are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// By words and degree words.
    Words,
    /// Demand by demand: schooling with schooling, time with time, what may stand in with its like.
    Demands,
    /// The same or not.
    Fact,
    /// The same or not, and no matter: a date, a code.
    Record,
    /// By money.
    Pay,
}

impl How {
    fn of(role: PassageRole) -> Self {
        match role {
            PassageRole::Pay => How::Pay,
            PassageRole::Flsa | PassageRole::Probation => How::Fact,
            PassageRole::Effective
            | PassageRole::Established
            | PassageRole::Revised
            | PassageRole::LastAction
            | PassageRole::History
            | PassageRole::Fact => How::Record,
            PassageRole::Qualifications(_) | PassageRole::License => How::Demands,
            _ => How::Words,
        }
    }
}

/// An entry of a row: a passage of one level, or all its passages of one role.
#[derive(Debug, Clone)]
pub(super) struct RowEntry {
    /// Entries with one key stand in one row.
    pub key: String,
    /// What it is; rows stand in its order.
    pub role: PassageRole,
    /// What the row is about: in the program's words, or by its heading where it has no role of its own.
    pub label: String,
    /// The heading as printed.
    pub heading: Option<String>,
    /// The text as printed.
    pub text: String,
    /// How it is compared.
    pub how: How,
}

/// What a level prints, except items. Passages of which any number can be printed about one matter, licenses and classes
/// that are distinguished, are one entry.
pub(super) fn entries(level: &Level) -> Vec<RowEntry> {
    let mut entries: Vec<RowEntry> = Vec::new();
    for passage in level.passages() {
        let role = passage.role;
        if matches!(passage.body, PassageBody::Value(None) | PassageBody::Duties(_) | PassageBody::Ksas(_)) {
            continue;
        }
        let gathered = matches!(role, PassageRole::License | PassageRole::DistinguishedFrom);
        match entries.last_mut().filter(|last| gathered && last.role == role) {
            Some(last) => {
                last.text.push('\n');
                last.text.push_str(&gathered_text(&passage));
            }
            None => {
                let label = match role {
                    PassageRole::Factor(FactorKind::Other) | PassageRole::Fact => passage.label(),
                    _ => role.words(),
                };
                let text = if gathered { gathered_text(&passage) } else { passage.text() };
                entries.push(RowEntry {
                    key: label.to_lowercase(),
                    role,
                    label: label.to_owned(),
                    heading: passage.heading.filter(|_| !gathered).map(str::to_owned),
                    text,
                    how: How::of(role),
                });
            }
        }
    }
    entries
}

/// The text of a passage that shares its entry with others. The sentence that distinguishes a class names it.
fn gathered_text(passage: &Passage<'_>) -> String {
    match passage.heading.filter(|_| passage.role == PassageRole::License) {
        Some(heading) => format!("{heading}\n{}", passage.text()),
        None => passage.text(),
    }
}
