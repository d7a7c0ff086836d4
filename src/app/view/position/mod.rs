//! What the tabs of positions show, made once for each new answer.

mod answer;
mod bar;
mod cards;
mod cautions;
pub mod chooser;
mod rows;
#[cfg(test)]
pub(super) mod sample;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rungs_domain::allocate::{CountedAt, Exclusion, Position, Worksheet, item_words};
use rungs_domain::qualify::Hundredths;
use rungs_domain::spec::{Level, Series};

use crate::positions::{Judged, Reading};

pub use answer::AnswerData;
pub use bar::{BarData, Segment};
pub use cards::{CardData, Tone};
pub use cautions::CautionData;
pub use rows::{RowData, Standing};

/// A judged position as it is shown.
#[derive(Debug, Default, PartialEq)]
pub struct SheetData {
    /// By the number of the duty.
    pub rows: BTreeMap<u32, RowData>,
    /// All percentages added up.
    pub total: Hundredths,
    /// "92 counted, 5 other duties as assigned, 3 matched to nothing".
    pub sums: String,
    /// The percent of time that fills the bar of a duty.
    pub scale: Hundredths,
    /// The time by level.
    pub bar: BarData,
    /// One for each policy.
    pub cards: Vec<CardData>,
    /// "Five published policies on the same worksheet".
    pub heading: String,
    /// "one disagrees"; `None`: no policy does.
    pub dissent: Option<String>,
    /// That no policy disagrees, as far as anybody can say so.
    pub agreement: String,
    /// What to look at.
    pub cautions: Vec<CautionData>,
    /// What the policy that decides never considers; empty: it says nothing of that.
    pub not_considered: String,
    /// The series.
    pub series: String,
    /// What becomes of the position, and why.
    pub answer: AnswerData,
}

/// A judged position, to be put into words.
#[derive(Clone, Copy)]
struct JudgedWords<'a> {
    judged: &'a Judged,
    position: &'a Position,
    reading: &'a Reading,
}

impl<'a> JudgedWords<'a> {
    fn series(&self) -> &'a Series {
        &self.judged.loaded.series
    }

    fn sheet(&self) -> &'a Worksheet {
        &self.judged.allocation.worksheet
    }

    fn level(&self, at: usize) -> Option<&'a Level> {
        self.series().levels.get(at)
    }

    fn code(&self, at: usize) -> &'a str {
        self.series().code_at(at)
    }

    /// The number of the duty of a line.
    fn number(&self, line: usize) -> u32 {
        self.sheet().lines.get(line).map_or(0, |line| line.number)
    }
}

impl SheetData {
    /// Puts a judged position into words. `reading`: what was read of the form and judged.
    pub fn new(reading: &Reading, judged: &Judged) -> Self {
        let Some(position) = &reading.position else { return SheetData::default() };
        let told = JudgedWords { judged, position, reading };
        let sheet = told.sheet();
        let answers = &judged.allocation.answers;
        let dissent = answers.iter().filter(|answer| answer.stance.disagrees()).count();
        let first = judged.decider();
        // Then each card tells how it stands to the decision.
        let by_person = judged.determination.by_person() && !position.planned;
        SheetData {
            rows: rows::rows(told),
            total: sheet.total,
            sums: sums(sheet),
            scale: scale(sheet),
            bar: bar::bar(told),
            cards: cards::cards(told),
            heading: heading(told, answers.len()),
            dissent: match dissent {
                0 => None,
                _ if by_person => None,
                1 => Some("one disagrees".to_owned()),
                more => Some(format!("{} disagree", in_words(more).to_lowercase())),
            },
            cautions: cautions::cautions(told),
            not_considered: first.map_or_else(String::new, |policy| policy.not_considered.join("; ")),
            series: told.series().title.clone(),
            agreement: if by_person { String::new() } else { judged.allocation.agreement() },
            answer: answer::answer(told),
        }
    }
}

fn heading(told: JudgedWords<'_>, policies: usize) -> String {
    let plural = if policies == 1 { "policy" } else { "policies" };
    let computed = format!("{} published {plural} on the same worksheet", in_words(policies));
    let found = &told.judged.determination;
    match found.class.filter(|_| found.by_person() && !told.position.planned) {
        Some(class) => format!("Decided for {}; beside it {}", told.code(class), computed.to_lowercase()),
        None => computed,
    }
}

/// A small number as a word that begins a sentence.
fn in_words(number: usize) -> String {
    let words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
    words.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// What became of all time.
fn sums(sheet: &Worksheet) -> String {
    let apart = |why: Exclusion| {
        let lines = sheet.lines.iter().filter(|line| line.place == CountedAt::Excluded(why));
        Hundredths(lines.fold(0, |sum, line| sum.saturating_add(line.percent.0)))
    };
    let apart = [Exclusion::OtherDuties, Exclusion::TooShort, Exclusion::NotBegun].map(|why| (apart(why), why.words()));
    let rest = apart.into_iter().chain([(sheet.unmatched, "matched to nothing")]).filter(|(time, _)| time.0 > 0);
    let parts = [(sheet.counted, "counted")].into_iter().chain(rest);
    parts.map(|(time, what)| format!("{time} {what}")).collect::<Vec<_>>().join(", ")
}

/// The whole width of the small bars: twenty percent, or the largest figure.
fn scale(sheet: &Worksheet) -> Hundredths {
    let largest = sheet.lines.iter().map(|line| line.percent).max().unwrap_or_default();
    largest.max(Hundredths::whole(20))
}

/// What an item of a level is called: "duty 2", "class concept".
pub fn item_word(number: Option<u32>) -> String {
    number.map_or_else(|| "class concept".to_owned(), |number| format!("duty {number}"))
}

/// The words of an item of a level, on one line; empty where it is not there.
pub fn item_text(level: &Level, number: Option<u32>) -> String {
    item_words(level, number).map_or_else(String::new, |words| words.replace('\n', " "))
}

/// The first letter as a capital.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
