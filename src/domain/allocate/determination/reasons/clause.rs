//! The clauses of what a level prints.

use super::PrintedAt;
use crate::compare::Comparer;
use crate::sentence::ends_sentence;
use crate::spec::{DutyScope, FactorKind, Level, clauses};

/// The most words beside a phrase of supervision in a clause that is about nothing else: "They work ... from a
/// designated supervisor."
const FEW_WORDS: usize = 6;

/// A clause, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct ReasonClause<'a> {
    pub place: PrintedAt,
    pub text: &'a str,
    /// The factor that it is about; `None`: the work itself.
    pub about: Option<FactorKind>,
}

impl ReasonClause<'_> {
    /// Whether the other could say the same: both are about the work, or both about the same factor.
    pub fn can_stand_for(&self, other: &ReasonClause<'_>) -> bool {
        self.about == other.about
    }
}

/// The clauses of the allocating text: class concept, then factors. Sentences that set other classes apart are left
/// out.
pub(super) fn allocating<'l>(level: &'l Level, comparer: &Comparer) -> Vec<ReasonClause<'l>> {
    let mut found = Vec::new();
    for section in &level.concept {
        let place = PrintedAt::Concept(section.heading.clone());
        let pieces = section.text.iter().flat_map(|text| sentences(text)).filter(|one| !is_of_others(level, one));
        for piece in pieces.flat_map(|sentence| cut(sentence, comparer)) {
            let about = is_supervision(piece, comparer).then_some(FactorKind::SupervisionReceived);
            found.push(ReasonClause { place: place.clone(), text: piece, about });
        }
    }
    for factor in &level.factors {
        let place = PrintedAt::Factor(factor.kind, factor.heading.clone());
        let pieces = factor.text.iter().flat_map(|text| sentences(text));
        found.extend(pieces.map(|text| ReasonClause { place: place.clone(), text, about: Some(factor.kind) }));
    }
    found
}

/// The clauses of the level's own duties.
pub(super) fn own_duties(level: &Level) -> Vec<ReasonClause<'_>> {
    let own = level.duties.items.iter().filter(|duty| duty.scope == DutyScope::Own);
    let clauses = own.flat_map(|duty| {
        clauses(&duty.text).into_iter().filter_map(|range| duty.text.get(range)).map(|text| ReasonClause {
            place: PrintedAt::Duty(duty.number),
            text: text.trim_end_matches(';').trim_end(),
            about: None,
        })
    });
    clauses.collect()
}

/// All that a level prints about its work: allocating text and duties.
pub(super) fn supporting<'l>(level: &'l Level, comparer: &Comparer) -> Vec<ReasonClause<'l>> {
    let mut found = allocating(level, comparer);
    found.extend(own_duties(level));
    found
}

fn is_of_others(level: &Level, sentence: &str) -> bool {
    level.distinguished_from.iter().any(|other| other.text.contains(sentence))
}

/// The sentences of a paragraph.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(end) = rest.match_indices('.').map(|(at, _)| at + 1).find(|end| ends_sentence(rest, *end)) {
        let (sentence, after) = rest.split_at(end);
        found.push(sentence.trim());
        rest = after;
    }
    found.push(rest.trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// A sentence cut behind its semicolons, and behind a phrase of supervision at its beginning.
fn cut<'t>(sentence: &'t str, comparer: &Comparer) -> Vec<&'t str> {
    let (before, rest) = match comparer.supervision_range(sentence) {
        Some(range) if range.start == 0 => match sentence.get(range.end..).and_then(|rest| rest.strip_prefix(',')) {
            Some(rest) => (sentence.get(range), rest),
            None => (None, sentence),
        },
        _ => (None, sentence),
    };
    let parts = clauses(rest).into_iter().filter_map(|range| rest.get(range));
    let parts = parts.map(|part| part.trim_end_matches(';').trim());
    before.into_iter().chain(parts).filter(|part| !part.is_empty()).collect()
}

fn is_supervision(text: &str, comparer: &Comparer) -> bool {
    comparer.supervision_range(text).is_some_and(|range| {
        let words = |text: Option<&str>| text.unwrap_or_default().split_whitespace().count();
        words(text.get(..range.start)) + words(text.get(range.end..)) <= FEW_WORDS
    })
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_paragraph_is_cut_into_its_sentences_and_an_abbreviation_ends_none() {
        let text = "Works in an area, i.e. nursing. They work alone.";
        assert_eq!(sentences(text), ["Works in an area, i.e. nursing.", "They work alone."]);
        assert_eq!(sentences("  "), Vec::<&str>::new());
    }
}
