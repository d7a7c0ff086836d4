//! The words that speak for a change: what they are, where they stand, and how they are told.

use std::ops::Range;

use crate::spec::clauses;

/// Which way a demand moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The upper level asks for more.
    Up,
    /// The upper level asks for less.
    Down,
    /// Neither: words that only stand elsewhere.
    Neither,
}

impl Direction {
    /// The word for it in files: `up`.
    pub fn word(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
            Direction::Neither => "neither",
        }
    }

    pub(super) fn turned(self) -> Direction {
        match self {
            Direction::Up => Direction::Down,
            Direction::Down => Direction::Up,
            Direction::Neither => Direction::Neither,
        }
    }
}

/// What kind of words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// A word or phrase of a scale: "working", "extensive".
    Degree,
    /// A number with what it counts: "two years", "one year".
    Number,
    /// Words of a further task or object, in a text that otherwise goes on: "and makes recommendations".
    Words,
    /// A further clause.
    Clause,
    /// Words that the other level prints in the item with this number.
    Moved(u32),
}

impl EvidenceKind {
    /// The word for it in files: `degree`.
    pub fn word(self) -> &'static str {
        match self {
            EvidenceKind::Degree => "degree",
            EvidenceKind::Number => "number",
            EvidenceKind::Words => "words",
            EvidenceKind::Clause => "clause",
            EvidenceKind::Moved(_) => "moved",
        }
    }
}

/// Words of two linked texts, as evidence for a change from the lower to the upper one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Which way.
    pub direction: Direction,
    /// What kind of words.
    pub ground: EvidenceKind,
    /// The scale on which they stand: one of the vocabulary's for degree words, `time` or `count` for numbers,
    /// `extent of the work` for further words and clauses.
    pub scale: String,
    /// Byte range of the words in the lower text; `None`: it has no such words.
    pub lower: Option<Range<usize>>,
    /// Byte range of the words in the upper text; `None`: it has no such words.
    pub upper: Option<Range<usize>>,
}

/// The most words of a passage that are told.
const TOLD_WORDS: usize = 10;

impl Evidence {
    /// The evidence as a reason: `assists in developing → develops`; `None` where the texts do not have its places.
    pub fn reason(&self, lower: Option<&str>, upper: Option<&str>) -> Option<String> {
        let (from, to) = (quoted(lower, self.lower.as_ref()), quoted(upper, self.upper.as_ref()));
        let (came, went) = match self.ground {
            EvidenceKind::Degree | EvidenceKind::Number => ("now", "no longer"),
            EvidenceKind::Words | EvidenceKind::Clause => ("adds", "without"),
            EvidenceKind::Moved(number) => return moved(number, from, to),
        };
        match (from, to) {
            (Some(from), Some(to)) => Some(format!("{from} → {to}")),
            (Some(from), None) => Some(format!("{went} “{from}”")),
            (None, Some(to)) => Some(format!("{came} “{to}”")),
            (None, None) => None,
        }
    }

    /// The reason as it is told within a series, or across series with the names of both levels.
    pub fn told(&self, across: Option<(&str, &str)>, lower: Option<&str>, upper: Option<&str>) -> Option<String> {
        match across {
            Some(names) => self.beside(names, lower, upper),
            None => self.reason(lower, upper),
        }
    }

    /// The same without saying that one text came from the other, for texts of two series: `3730 “aid”, CA2460
    /// “participate”`.
    fn beside(&self, (below, above): (&str, &str), lower: Option<&str>, upper: Option<&str>) -> Option<String> {
        let from = quoted(lower, self.lower.as_ref()).map(|words| format!("{below} “{words}”"));
        let to = quoted(upper, self.upper.as_ref()).map(|words| format!("{above} “{words}”"));
        let both: Vec<String> = from.into_iter().chain(to).collect();
        (!both.is_empty()).then(|| both.join(", "))
    }

    /// The clause of an item in which a place of it stands, counted from 1.
    pub fn clause(text: &str, place: &Range<usize>) -> Option<usize> {
        clauses(text).iter().position(|clause| clause.contains(&place.start)).map(|at| at + 1)
    }

    pub(super) fn of_time(direction: Direction, lower: Option<Range<usize>>, upper: Option<Range<usize>>) -> Evidence {
        Evidence { direction, ground: EvidenceKind::Number, scale: "time".to_owned(), lower, upper }
    }

    pub(super) fn turned(self) -> Evidence {
        Evidence { direction: self.direction.turned(), lower: self.upper, upper: self.lower, ..self }
    }
}

fn moved(number: u32, lower: Option<String>, upper: Option<String>) -> Option<String> {
    match (lower, upper) {
        (_, Some(words)) => Some(format!("“{words}” stands in no. {number} of the level compared with")),
        (Some(words), None) => Some(format!("“{words}” goes on in no. {number}")),
        (None, None) => None,
    }
}

/// The reasons that evidence gives, each once, as they are told within a series, or across series with the names of
/// both levels. Where they point both ways, each says which way.
pub fn reasons(
    evidence: &[Evidence],
    across: Option<(&str, &str)>,
    lower: Option<&str>,
    upper: Option<&str>,
) -> Vec<String> {
    let shown = |direction| evidence.iter().any(|one| one.direction == direction);
    let mixed = across.is_none() && shown(Direction::Up) && shown(Direction::Down);
    let told = |one: &Evidence| {
        let reason = one.told(across, lower, upper)?;
        Some(match one.direction {
            Direction::Up if mixed => format!("more: {reason}"),
            Direction::Down if mixed => format!("less: {reason}"),
            _ => reason,
        })
    };
    let mut reasons: Vec<String> = Vec::new();
    for reason in evidence.iter().filter_map(told) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

/// The words at a place in one line, the first not in capitals for standing first, cut where they are many.
fn quoted(text: Option<&str>, place: Option<&Range<usize>>) -> Option<String> {
    let words: Vec<&str> = text?.get(place?.clone())?.split_whitespace().collect();
    let mut said = match words.get(..TOLD_WORDS) {
        Some(first) if words.len() > TOLD_WORDS => format!("{} …", first.join(" ")),
        _ => words.join(" ").trim_end_matches([';', '.', ',']).to_owned(),
    };
    let mut letters = said.chars();
    let is_name = words.get(1).is_some_and(|word| word.starts_with(char::is_uppercase));
    if let (Some(first), Some(second), false) = (letters.next(), letters.next(), is_name)
        && second.is_lowercase()
    {
        said = first.to_lowercase().chain(said.chars().skip(1)).collect();
    }
    (!said.is_empty()).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(ground: EvidenceKind, lower: Option<Range<usize>>, upper: Option<Range<usize>>) -> Evidence {
        Evidence { direction: Direction::Up, ground, scale: "role".into(), lower, upper }
    }

    #[test]
    fn a_reason_quotes_the_words_of_both_texts() {
        let (lower, upper) = (Some("Assists in developing plans."), Some("Develops plans; trains staff."));
        let told = |evidence: Evidence| (evidence.reason(lower, upper), evidence.beside(("A1", "B2"), lower, upper));
        let said = |a: &str, b: &str| (Some(a.to_owned()), Some(b.to_owned()));
        assert_eq!(
            told(evidence(EvidenceKind::Degree, Some(0..21), Some(0..8))),
            said("assists in developing → develops", "A1 “assists in developing”, B2 “develops”")
        );
        assert_eq!(
            told(evidence(EvidenceKind::Clause, None, Some(16..29))),
            said("adds “trains staff”", "B2 “trains staff”")
        );
        assert_eq!(told(evidence(EvidenceKind::Degree, None, Some(0..8))), said("now “develops”", "B2 “develops”"));
        assert_eq!(told(evidence(EvidenceKind::Degree, Some(0..7), None)), said("no longer “assists”", "A1 “assists”"));
        assert_eq!(
            told(evidence(EvidenceKind::Degree, None, Some(0..90))),
            (None, None),
            "a place that the text has not"
        );
    }

    #[test]
    fn a_place_names_its_clause() {
        assert_eq!(Evidence::clause("Plans work; trains staff.", &(12..18)), Some(2));
        assert_eq!(Evidence::clause("Plans work; trains staff.", &(0..5)), Some(1));
    }
}
