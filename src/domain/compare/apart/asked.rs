//! Education and experience asked for: schooling and time as the deciding tiers print them.

use std::ops::Range;

use super::clauses::{LevelText, likeness, names_lower};
use super::quotation::{Quotation, shortened};
use super::steps::Said;
use super::{Apart, Candidate, Cues, Turn, Weight};
use crate::compare::quantities::printed_time;
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
    /// In months, with the bytes of the words that say so.
    time: Option<(u32, Range<usize>)>,
    /// Its height, with the bytes of the words that say so.
    schooling: Option<(usize, Range<usize>)>,
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
pub(super) fn asked(lower: &LevelText<'_>, upper: &LevelText<'_>) -> Option<Candidate> {
    let [low, up] = [lower, upper].map(|text| text.asked.as_ref().map_or(&[][..], |asked| &asked.sentences));
    let names_lower = |asked: &Asked<'_>| names_lower(lower, upper, asked.text);
    let (turn, from, to) =
        by_schooling(low, up).or_else(|| by_time(low, up, &names_lower)).or_else(|| of_one(low, up))?;
    let why = match turn {
        Turn::New => "a time is found at the upper level only",
        Turn::Gone => "a time is found at the lower level only",
        _ => "the schooling or the time that is asked for",
    };
    // "High school and four years as an Accountant" names the lower class and may still ask for less.
    let is_named = turn == Turn::Up && to.as_ref().is_some_and(|Shown(sentence, _)| names_lower(sentence));
    let (lower, upper) = (from.map(|shown| shown.quoted(lower)), to.map(|shown| shown.quoted(upper)));
    let (dimension, why) = (Dimension::Qualifications, why.to_owned());
    let row = Apart { dimension, turn, allocating: false, lower, upper, why };
    let printed = is_named.then_some("what is asked for names the lower class");
    Some(Candidate { row, weight: Weight::Further, printed })
}

/// A sentence with the words in it that decide.
struct Shown<'s, 'a>(&'s Asked<'a>, Option<&'s Range<usize>>);

impl Shown<'_, '_> {
    fn quoted(&self, level: &LevelText<'_>) -> Quotation {
        let whole = self.0.text.to_owned();
        let (text, marks) = shortened(&whole, self.1.map_or(&[], std::slice::from_ref));
        let heading = level.asked.as_ref().map_or("", |asked| asked.heading);
        let locator = Locator::Under(heading.to_owned());
        Quotation { text, marks, whole, clause: None, locator, of_series: false }
    }
}

/// What the deciding tier asks for first: schooling, else a time.
pub(super) fn said(level: &LevelText<'_>) -> Option<Said> {
    let sentences = &level.asked.as_ref()?.sentences;
    let schooling = sentences.iter().filter_map(|one| Some((one, one.schooling.as_ref()?)));
    let shown = match schooling.min_by_key(|(_, (height, _))| *height) {
        Some((one, (_, at))) => Shown(one, Some(at)),
        None => sentences.first()?.by_time(),
    };
    Some(Said { quotation: shown.quoted(level), height: None })
}

/// A turn with what shows it.
type Step<'s, 'a> = (Turn, Option<Shown<'s, 'a>>, Option<Shown<'s, 'a>>);

fn by_schooling<'s, 'a>(low: &'s [Asked<'a>], up: &'s [Asked<'a>]) -> Option<Step<'s, 'a>> {
    let least = |sentences: &'s [Asked<'a>]| {
        let heights = sentences.iter().filter_map(|one| one.schooling.as_ref().map(|(height, at)| (*height, one, at)));
        heights.min_by_key(|(height, ..)| *height)
    };
    let ((from, lower, low_at), (to, upper, up_at)) = (least(low)?, least(up)?);
    let turn = if to > from { Turn::Up } else { Turn::Down };
    (to != from).then_some((turn, Some(Shown(lower, Some(low_at))), Some(Shown(upper, Some(up_at)))))
}

fn by_time<'s, 'a>(
    low: &'s [Asked<'a>],
    up: &'s [Asked<'a>],
    names_lower: &dyn Fn(&Asked<'_>) -> bool,
) -> Option<Step<'s, 'a>> {
    let (own_low, own_up) = (own(low, up), own(up, low));
    let pairs = own_low.iter().flat_map(|one| own_up.iter().map(move |other| (one.likeness(other), *one, *other)));
    let differs =
        |(_, one, other): &(f64, &'s Asked<'a>, &'s Asked<'a>)| one.months() != other.months() || names_lower(other);
    let (likeness, lower, upper) = pairs.filter(differs).max_by(|a, b| a.0.total_cmp(&b.0))?;
    let turn = match upper.months().cmp(&lower.months()) {
        _ if names_lower(upper) => Turn::Up,
        std::cmp::Ordering::Greater => Turn::Up,
        std::cmp::Ordering::Less if likeness > 0.8 => Turn::Down,
        _ => Turn::Different,
    };
    Some((turn, Some(lower.by_time()), Some(upper.by_time())))
}

/// The sentences with a time that the other level does not print: what both print sets nothing apart.
fn own<'s, 'a>(sentences: &'s [Asked<'a>], theirs: &[Asked<'a>]) -> Vec<&'s Asked<'a>> {
    let is_own = |one: &&Asked<'a>| one.time.is_some() && theirs.iter().all(|other| other.text != one.text);
    sentences.iter().filter(is_own).collect()
}

fn of_one<'s, 'a>(low: &'s [Asked<'a>], up: &'s [Asked<'a>]) -> Option<Step<'s, 'a>> {
    let timed = |sentences: &'s [Asked<'a>]| sentences.iter().find(|one| one.time.is_some()).map(Asked::by_time);
    match (timed(low), timed(up)) {
        (None, Some(shown)) => Some((Turn::New, None, Some(shown))),
        (Some(shown), None) => Some((Turn::Gone, Some(shown), None)),
        _ => None,
    }
}

impl<'a> Asked<'a> {
    fn new(sentence: &'a Statement, terms: &Terms<'_>, cues: &Cues) -> Option<Self> {
        let text = first_sentence(&sentence.text);
        let words = terms.words(text);
        let marks = cues.lexicon.marks(&words).into_iter();
        let schooling = marks.filter(|mark| cues.is_of(mark, Dimension::Qualifications));
        let schooling = schooling.min_by_key(|mark| mark.step).map(|mark| (mark.step, mark.range));
        let time = printed_time(&words);
        // What stands in brackets says who is admitted before he has all of it; what may stand in is asked of nobody.
        let is_asked = !text.starts_with('(') && !cues.lexicon.stands_in(&words);
        (is_asked && (time.is_some() || schooling.is_some())).then(|| Asked {
            text,
            time,
            schooling,
            concepts: terms.concepts(words.iter()),
        })
    }

    fn months(&self) -> Option<u32> {
        self.time.as_ref().map(|(months, _)| *months)
    }

    fn by_time(&self) -> Shown<'_, 'a> {
        Shown(self, self.time.as_ref().map(|(_, at)| at))
    }

    fn likeness(&self, other: &Asked<'_>) -> f64 {
        likeness(&self.concepts, &other.concepts)
    }
}

fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices('.').map(|(at, _)| at + 1).find(|end| ends_sentence(text, *end));
    ends.and_then(|end| text.get(..end)).unwrap_or(text)
}
