//! Education and experience asked for: schooling and time as the deciding tiers print them.

use super::clauses::{deciding, likeness};
use super::{Apart, Candidate, Cues, Quotation, Turn};
use crate::compare::comparer::LevelView;
use crate::compare::quantities::printed_months;
use crate::compare::terms::Terms;
use crate::sentence::ends_sentence;
use crate::spec::{Dimension, Locator, Statement, Tier};

/// The most sentences of a tier that are looked at: each is held against those of the other level.
const MOST_SENTENCES: usize = 40;

/// A sentence that asks for schooling or time.
struct Asked<'a> {
    text: &'a str,
    months: Option<u32>,
    schooling: Option<usize>,
    /// Its words without weightless ones, sorted.
    concepts: Vec<u32>,
}

/// The row about education and experience: where the deciding tiers differ in schooling, else in the time of two
/// sentences that are most alike.
pub(super) fn asked(lower: LevelView<'_>, upper: LevelView<'_>, terms: &Terms<'_>, cues: &Cues) -> Option<Candidate> {
    let (low_tier, up_tier) = (tier(lower), tier(upper));
    let [low, up] = [low_tier, up_tier].map(|tier| {
        let printed = tier.into_iter().flat_map(|tier| &tier.printed);
        printed.filter_map(|sentence| Asked::new(sentence, terms, cues)).take(MOST_SENTENCES).collect::<Vec<_>>()
    });
    let names_lower = |asked: &Asked<'_>| asked.text.contains(lower.level.title.as_str());
    let (turn, from, to) =
        by_schooling(&low, &up).or_else(|| by_time(&low, &up, &names_lower)).or_else(|| of_one(&low, &up))?;
    let why = match turn {
        Turn::New => "only the upper level asks for it",
        Turn::Gone => "only the lower level asks for it",
        _ => "the schooling or the time that is asked for",
    };
    let quoted = |tier: Option<&Tier>, text: Option<&str>| {
        let locator = Locator::Under(tier?.heading.clone());
        Some(Quotation { text: text?.to_owned(), locator, of_series: false })
    };
    let (lower, upper) = (quoted(low_tier, from), quoted(up_tier, to));
    let row =
        Apart { dimension: Dimension::Qualifications, turn, allocating: false, lower, upper, why: why.to_owned() };
    Some(Candidate { row, weight: u8::MAX })
}

/// A turn with the sentences that show it.
type Shown<'a> = (Turn, Option<&'a str>, Option<&'a str>);

fn by_schooling<'a>(low: &[Asked<'a>], up: &[Asked<'a>]) -> Option<Shown<'a>> {
    let least = |sentences: &[Asked<'a>]| {
        sentences.iter().filter_map(|one| Some((one.schooling?, one.text))).min_by_key(|(height, _)| *height)
    };
    let ((from, lower), (to, upper)) = (least(low)?, least(up)?);
    let turn = if to > from { Turn::Up } else { Turn::Down };
    (to != from).then_some((turn, Some(lower), Some(upper)))
}

fn by_time<'a>(low: &[Asked<'a>], up: &[Asked<'a>], names_lower: &dyn Fn(&Asked<'_>) -> bool) -> Option<Shown<'a>> {
    let (own_low, own_up) = (own(low, up), own(up, low));
    let pairs = own_low.iter().flat_map(|one| own_up.iter().map(move |other| (one.likeness(other), *one, *other)));
    let differs = |(_, one, other): &(f64, &Asked<'a>, &Asked<'a>)| one.months != other.months || names_lower(other);
    let (likeness, lower, upper) = pairs.filter(differs).max_by(|a, b| a.0.total_cmp(&b.0))?;
    let turn = match upper.months.cmp(&lower.months) {
        _ if names_lower(upper) => Turn::Up,
        std::cmp::Ordering::Greater => Turn::Up,
        std::cmp::Ordering::Less if likeness > 0.8 => Turn::Down,
        _ => Turn::Different,
    };
    Some((turn, Some(lower.text), Some(upper.text)))
}

/// The sentences with a time that the other level does not print: what both print sets nothing apart.
fn own<'s, 'a>(sentences: &'s [Asked<'a>], theirs: &[Asked<'a>]) -> Vec<&'s Asked<'a>> {
    let is_own = |one: &&Asked<'a>| one.months.is_some() && theirs.iter().all(|other| other.text != one.text);
    sentences.iter().filter(is_own).collect()
}

fn of_one<'a>(low: &[Asked<'a>], up: &[Asked<'a>]) -> Option<Shown<'a>> {
    let timed = |sentences: &[Asked<'a>]| sentences.iter().find(|one| one.months.is_some()).map(|one| one.text);
    match (timed(low), timed(up)) {
        (None, Some(text)) => Some((Turn::New, None, Some(text))),
        (Some(text), None) => Some((Turn::Gone, Some(text), None)),
        _ => None,
    }
}

impl<'a> Asked<'a> {
    fn new(sentence: &'a Statement, terms: &Terms<'_>, cues: &Cues) -> Option<Self> {
        let text = first_sentence(&sentence.text);
        let words = terms.words(text);
        let marks = cues.lexicon.marks(&words).into_iter();
        let schooling = marks.filter(|mark| cues.is_of(mark, Dimension::Qualifications)).map(|mark| mark.step).min();
        let months = printed_months(text);
        // What stands in brackets says who is admitted before he has all of it.
        (!text.starts_with('(') && (months.is_some() || schooling.is_some())).then(|| Asked {
            text,
            months,
            schooling,
            concepts: terms.concepts(words.iter()),
        })
    }

    fn likeness(&self, other: &Asked<'_>) -> f64 {
        likeness(&self.concepts, &other.concepts)
    }
}

fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices('.').map(|(at, _)| at + 1).find(|end| ends_sentence(text, *end));
    ends.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn tier(view: LevelView<'_>) -> Option<&Tier> {
    let tiers = &view.level.qualifications;
    tiers.iter().find(|tier| deciding(tier.tier)).or(tiers.first())
}
