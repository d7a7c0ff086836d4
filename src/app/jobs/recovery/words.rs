//! The words by which recovery files name what a form holds as a choice.

use rungs_domain::qualify::{Known, Schooling, Verdict};
use rungs_domain::spec::{DutyScope, FactorKind};

pub const DEGREES: [(&str, Schooling); 7] = [
    ("HighSchool", Schooling::HighSchool),
    ("Ged", Schooling::Ged),
    ("SomeCollege", Schooling::SomeCollege { years: 1 }),
    ("Associate", Schooling::Associate),
    ("Bachelor", Schooling::Bachelor),
    ("Master", Schooling::Master),
    ("Doctorate", Schooling::Doctorate),
];
pub const KNOWN: [(&str, Known); 3] = [("Unknown", Known::Unknown), ("Yes", Known::Yes), ("No", Known::No)];
pub const VERDICTS: [(&str, Verdict); 4] =
    [("yes", Verdict::Yes), ("no", Verdict::No), ("substituted", Verdict::Substituted), ("waived", Verdict::Waived)];
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
