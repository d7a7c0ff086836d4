//! The words by which recovery files name what a form holds as a choice.

use rungs_domain::qualify::{Schooling, Ternary, Verdict};
use rungs_domain::spec::{DutyScope, FactorKind};

pub fn degrees() -> [(&'static str, Schooling); 7] {
    Schooling::ALL.map(|one| (one.name(), one))
}

pub fn known() -> [(&'static str, Ternary); 3] {
    Ternary::ALL.map(|one| (one.name(), one))
}

pub fn verdicts() -> [(&'static str, Verdict); 4] {
    Verdict::ALL.map(|one| (one.word(), one))
}

pub const SCOPES: [(&str, DutyScope); 3] =
    [("Own", DutyScope::Own), ("LowerLevels", DutyScope::LowerLevels), ("OtherAsAssigned", DutyScope::OtherAsAssigned)];
pub const FACTORS: [(&str, FactorKind); 5] = [
    ("Guidelines", FactorKind::Guidelines),
    ("SupervisionReceived", FactorKind::SupervisionReceived),
    ("Contacts", FactorKind::Contacts),
    ("SupervisionExercised", FactorKind::SupervisionExercised),
    ("Other", FactorKind::Other),
];

/// The word for a value.
pub fn word<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> String {
    words.iter().find(|(_, known)| known == value).map(|(word, _)| (*word).to_owned()).unwrap_or_default()
}

/// The value of a word.
pub fn meant<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}
