//! How drafts write values of the domain, which knows no serde: a choice by its word, the rest field by field. A word
//! that this program does not know, or a value that it would not take, is passed over.

use jiff::civil::Date;
use rungs_domain::allocate::{DutyMatch, Gate};
use rungs_domain::qualify::{RecordedJudgement, Schooling, Ternary, Verdict};
use rungs_domain::spec::{Code, DutyScope, FactorKind, SeriesId};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A module for `#[serde(with)]` that writes a value as another type that serde knows.
macro_rules! written_as {
    ($(#[$doc:meta])* $name:ident: $type:ty as $written:ty, $write:expr, $read:expr) => {
        $(#[$doc])*
        pub mod $name {
            use super::*;

            pub fn serialize<S: Serializer>(value: &$type, to: S) -> Result<S::Ok, S::Error> {
                let write: fn(&$type) -> $written = $write;
                write(value).serialize(to)
            }

            pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<$type, D::Error> {
                let read: fn($written) -> $type = $read;
                <$written>::deserialize(from).map(read)
            }
        }
    };
}

written_as!(
    /// Known or not.
    ternary: Ternary as String, |known| known.name().to_owned(), |word| {
        Ternary::ALL.into_iter().find(|one| one.name() == word).unwrap_or_default()
    }
);
written_as!(
    /// A degree, or none; the years of college stand in a field of their own.
    degree: Option<Schooling> as String, |degree| degree.map_or_else(String::new, |one| one.name().to_owned()), |word| {
        Schooling::ALL.into_iter().find(|one| one.name() == word)
    }
);
written_as!(
    /// Whose work a duty is.
    scope: DutyScope as String, |scope| word(&SCOPES, scope), |word| meant(&SCOPES, &word).unwrap_or(DutyScope::Own)
);
written_as!(
    /// A factor.
    factor: FactorKind as String, |factor| word(&FACTORS, factor), |word| {
        meant(&FACTORS, &word).unwrap_or(FactorKind::Other)
    }
);
written_as!(
    /// A series, or none.
    series: Option<SeriesId> as Option<String>, |id| id.as_ref().map(SeriesId::to_string), |id| {
        SeriesId::new(&id?).ok()
    }
);
written_as!(
    /// Codes of levels, or nothing decided about them.
    codes: Option<Vec<Code>> as Option<Vec<String>>,
    |codes| codes.as_ref().map(|all| all.iter().map(Code::to_string).collect()),
    |codes| Some(codes?.iter().filter_map(|code| Code::new(code).ok()).collect())
);
written_as!(
    /// A gate of time, or none.
    gate: Option<Gate> as Option<GateText>,
    |gate| gate.clone().map(|Gate { months, days, source }| GateText { months, days, source }),
    |gate| gate.map(|GateText { months, days, source }| Gate { months, days, source })
);
written_as!(
    /// Matches of a duty, or nothing decided about them.
    matches: Option<Vec<DutyMatch>> as Option<Vec<MatchText>>,
    |matches| matches.as_ref().map(|all| all.iter().map(MatchText::of).collect()),
    |matches| Some(matches?.into_iter().filter_map(MatchText::read).collect())
);
written_as!(
    /// Judgments on record.
    judgements: Vec<RecordedJudgement> as Vec<JudgementText>,
    |all| all.iter().map(JudgementText::of).collect(),
    |all| all.into_iter().filter_map(JudgementText::read).collect()
);

const SCOPES: [(&str, DutyScope); 3] =
    [("Own", DutyScope::Own), ("LowerLevels", DutyScope::LowerLevels), ("OtherAsAssigned", DutyScope::OtherAsAssigned)];
const FACTORS: [(&str, FactorKind); 5] = [
    ("Guidelines", FactorKind::Guidelines),
    ("SupervisionReceived", FactorKind::SupervisionReceived),
    ("Contacts", FactorKind::Contacts),
    ("SupervisionExercised", FactorKind::SupervisionExercised),
    ("Other", FactorKind::Other),
];

/// The word for a value.
fn word<T: PartialEq>(words: &[(&str, T)], value: &T) -> String {
    words.iter().find(|(_, known)| known == value).map(|(word, _)| (*word).to_owned()).unwrap_or_default()
}

/// The value of a word.
fn meant<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

fn day(date: Option<Date>) -> Option<String> {
    date.as_ref().map(Date::to_string)
}

/// A gate of time.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct GateText {
    months: Option<u32>,
    days: Option<u32>,
    source: String,
}

/// A match of a duty.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MatchText {
    level: String,
    duty: Option<u32>,
    cited: Option<String>,
    by: Option<String>,
    on: Option<String>,
    why: Option<String>,
}

impl MatchText {
    fn of(one: &DutyMatch) -> Self {
        let DutyMatch { level, duty, cited, by, on, why } = one.clone();
        MatchText { level: level.to_string(), duty, cited, by, on: day(on), why }
    }

    fn read(self) -> Option<DutyMatch> {
        let MatchText { level, duty, cited, by, on, why } = self;
        let on = on.map(|day| day.parse()).transpose().ok()?;
        Some(DutyMatch { level: Code::new(&level).ok()?, duty, cited, by, on, why })
    }
}

/// A judgment on record.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct JudgementText {
    what: String,
    level: Option<String>,
    decision: String,
    by: String,
    on: String,
    why: String,
}

impl JudgementText {
    fn of(made: &RecordedJudgement) -> Self {
        let RecordedJudgement { what, level, decision, by, on, why } = made.clone();
        let (level, decision) = (level.as_ref().map(Code::to_string), decision.word().to_owned());
        JudgementText { what, level, decision, by, on: on.to_string(), why }
    }

    fn read(self) -> Option<RecordedJudgement> {
        let JudgementText { what, level, decision, by, on, why } = self;
        let level = level.map(|code| Code::new(&code)).transpose().ok()?;
        let decision = Verdict::ALL.into_iter().find(|one| one.word() == decision)?;
        Some(RecordedJudgement { what, level, decision, by, on: on.parse().ok()?, why })
    }
}
