//! Education and experience asked for: schooling and time as the deciding tiers print them.

use super::clauses::{LevelText, likeness};
use super::{Apart, Cues, Quotation, Turn};
use crate::compare::quantities::printed_months;
use crate::compare::terms::Terms;
use crate::sentence::ends_sentence;
use crate::spec::{Dimension, Level, Locator, Statement, TierKind};

/// The most sentences of a tier that are looked at: each is held against those of the other level.
const MOST_SENTENCES: usize = 40;

/// What the deciding tier of a level asks for.
pub(super) struct AskedFor<'a> {
    heading: &'a str,
    sentences: Vec<Asked<'a>>,
}

/// A sentence that asks for schooling or time.
struct Asked<'a> {
    text: &'a str,
    months: Option<u32>,
    schooling: Option<usize>,
    /// Its words without weightless ones, sorted.
    concepts: Vec<u32>,
}

impl<'a> AskedFor<'a> {
    pub(super) fn new(level: &'a Level, terms: &Terms<'_>, cues: &Cues) -> Option<Self> {
        let tiers = &level.qualifications;
        let tier = tiers.iter().find(|tier| tier.tier == TierKind::Minimum).or(tiers.first())?;
        let sentences = tier.printed.iter().filter_map(|sentence| Asked::new(sentence, terms, cues));
        Some(AskedFor { heading: &tier.heading, sentences: sentences.take(MOST_SENTENCES).collect() })
    }
}

/// The row about education and experience: where the deciding tiers differ in schooling, else in the time of two
/// sentences that are most alike.
pub(super) fn asked(lower: &LevelText<'_>, upper: &LevelText<'_>) -> Option<Apart> {
    let [low, up] = [lower, upper].map(|text| text.asked.as_ref().map_or(&[][..], |asked| &asked.sentences));
    let names_lower = |asked: &Asked<'_>| asked.text.contains(lower.title);
    let (turn, from, to) =
        by_schooling(low, up).or_else(|| by_time(low, up, &names_lower)).or_else(|| of_one(low, up))?;
    let why = match turn {
        Turn::New => "a time is found at the upper level only",
        Turn::Gone => "a time is found at the lower level only",
        _ => "the schooling or the time that is asked for",
    };
    let quoted = |text: &LevelText<'_>, words: Option<&str>| {
        let locator = Locator::Under(text.asked.as_ref()?.heading.to_owned());
        Some(Quotation { text: words?.to_owned(), locator, of_series: false })
    };
    let (lower, upper) = (quoted(lower, from), quoted(upper, to));
    Some(Apart { dimension: Dimension::Qualifications, turn, allocating: false, lower, upper, why: why.to_owned() })
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
