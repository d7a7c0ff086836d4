//! The text of a level, cut into clauses that know of which dimensions they speak.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use super::Cues;
use super::asked::AskedFor;
use super::quotation::{Quotation, shortened};
use crate::compare::comparer::{Comparer, LevelView};
use crate::compare::criteria::CriterionKind;
use crate::compare::items::Text;
use crate::compare::lexicon::Mark;
use crate::compare::terms::Terms;
use crate::compare::tokens::Word;
use crate::spec::{Dimension, DutyScope, Level, LineMark, Locator, Passage, PassageRole, Series};

/// The most clauses of a level that are looked at, those that allocate first. Each is held against those of the other
/// level, so the work grows with the square of this.
const MOST_CLAUSES: usize = 400;
/// The first clauses of a class concept, which say most.
const OPENING: usize = 2;
/// The most levels that one takes over.
const MOST_CARRIED: usize = 8;
/// A clause longer than this many words is quoted in part.
const LONG: usize = 26;
/// What is quoted of a long clause has at least this many words.
const ENOUGH: usize = 12;

/// The text of a level.
pub(super) struct LevelText<'a> {
    /// The level.
    pub level: &'a Level,
    /// The series of the level.
    pub series: &'a Series,
    /// In the order in which they decide: what allocates first.
    pub clauses: Vec<Clause<'a>>,
    /// What is asked of applicants; `None`: no qualifications are printed.
    pub asked: Option<AskedFor<'a>>,
    /// What it takes over from other levels of its series: "in addition to the duties of Plumber I".
    carried: Vec<Clause<'a>>,
    /// Whether it takes over what the level right below does.
    pub carries_below: bool,
    /// The words of each clause in lower case.
    plain: BTreeSet<String>,
}

/// What reads the text of a level.
pub(super) struct TextReader<'r> {
    pub terms: &'r Terms<'r>,
    pub cues: &'r Cues,
    pub comparer: &'r Comparer,
}

/// A clause.
pub(super) struct Clause<'a> {
    /// The line that it stands in.
    pub line: Rc<Line<'a>>,
    /// Its bytes in the line.
    bytes: Range<usize>,
    /// Which clause of the class concept it is.
    number: Option<usize>,
    /// Whether it is among the opening clauses of the class concept.
    pub opens: bool,
    /// Whether it says what tells the class from another one.
    pub distinguishes: bool,
    /// For each phrase, whether the level only may do it: "may" stands right before.
    permits: Vec<bool>,
    /// The phrases in it.
    pub marks: Vec<Mark>,
    /// Its words without weightless ones, synonyms taken for one, sorted.
    concepts: Vec<u32>,
    /// Its words in lower case.
    plain: String,
}

/// A line of a level.
pub(super) struct Line<'a> {
    pub text: Cow<'a, str>,
    locator: Locator,
    of_series: bool,
    /// Whether it stands in the class concept.
    in_concept: bool,
    /// Whether the text allocates.
    pub allocating: bool,
    /// Whether the text says what the level is: it allocates, or it is the only text about the work.
    pub telling: bool,
    /// The dimensions that the heading above it names; empty: it names none.
    pub headings: Vec<Dimension>,
    /// The one of which a clause speaks that has no phrase of any.
    pub heading: Option<Dimension>,
}

impl<'a> LevelText<'a> {
    pub(super) fn new(view: LevelView<'a>, reader: &TextReader<'_>) -> Self {
        let clauses = clauses_of(view, reader);
        let (named, carries_below) = carried(view, &clauses);
        let carried = named.into_iter().flat_map(|level| clauses_of(LevelView { level, ..view }, reader));
        let carried = carried.take(MOST_CLAUSES).collect();
        let plain = clauses.iter().map(|clause| clause.plain.clone()).collect();
        let asked = AskedFor::new(view.level, reader.terms, reader.cues);
        LevelText { level: view.level, series: view.series, clauses, asked, carried, carries_below, plain }
    }

    /// Whether a clause like this one is among what it takes over from other levels.
    pub(super) fn takes_over(&self, clause: &Clause<'_>, alike: f64) -> bool {
        self.carried.iter().any(|other| other.likeness(clause) >= alike)
    }

    /// Whether a clause stands in it word for word.
    pub(super) fn has(&self, clause: &Clause<'_>) -> bool {
        self.plain.contains(&clause.plain)
    }
}

impl Clause<'_> {
    /// Whether a phrase of it only says what may be done.
    pub(super) fn permits(&self, mark: &Mark) -> bool {
        self.marks.iter().zip(&self.permits).any(|(own, permits)| *permits && own == mark)
    }

    /// Whether a phrase of what must be mastered names those who are led: "lead person over a group of specialists".
    pub(super) fn names_led(&self, mark: &Mark, cues: &Cues) -> bool {
        if cues.dimension(mark) != Some((Dimension::Knowledge, false))
            || self.line.heading == Some(Dimension::Knowledge)
        {
            return false;
        }
        let leads = |led: &&Mark| cues.is_of(led, Dimension::SupervisionGiven) && led.range.end <= mark.range.start;
        let Some(led) = self.marks.iter().filter(leads).max_by_key(|led| led.range.end) else { return false };
        let between = self.line.text.get(led.range.end..mark.range.start).unwrap_or_default();
        !between.split_whitespace().any(|word| word.eq_ignore_ascii_case("as"))
    }

    /// Whether it only says that there is nothing.
    pub(super) fn says_nothing(&self) -> bool {
        matches!(self.plain.as_str(), "none" | "n a" | "not applicable")
    }

    /// How many telling words two clauses share.
    pub(super) fn shared(&self, other: &Clause<'_>) -> usize {
        self.concepts.iter().filter(|concept| other.concepts.binary_search(concept).is_ok()).count()
    }

    /// The words around a phrase of it, as they are quoted, with the deciding ones marked. Without a phrase, the last
    /// words stand for a long clause: what tells two clauses apart that begin alike stands at their end.
    pub(super) fn quoted(&self, phrase: Option<Range<usize>>, marks: &[Range<usize>], alone: bool) -> Quotation {
        let clause = self.line.text.get(self.bytes.clone()).unwrap_or_default();
        let within = |range: &Range<usize>| {
            let [start, end] = [range.start, range.end].map(|at| at.saturating_sub(self.bytes.start).min(clause.len()));
            start..end
        };
        let part = match &phrase {
            Some(range) => around(clause, within(range), alone),
            None => around(clause, clause.len()..clause.len(), false),
        };
        let part = trimmed(clause, part);
        let whole = clause.get(part.clone()).unwrap_or_default().to_owned();
        let inside = marks.iter().map(within).filter(|mark| part.start <= mark.start && mark.end <= part.end);
        let inside: Vec<Range<usize>> =
            inside.map(|mark| mark.start - part.start..mark.end - part.start).filter(|mark| !mark.is_empty()).collect();
        let (text, marks) = shortened(&whole, &inside);
        let (clause, locator) = (self.number, self.line.locator.clone());
        Quotation { text, marks, whole, clause, locator, of_series: self.line.of_series }
    }

    /// The word of it beside which the other clause has a phrase: "performs", where that says "independently performs".
    pub(super) fn counterpart(&self, other: &Clause<'_>, phrase: &Mark) -> Option<Range<usize>> {
        let line = &other.line.text;
        let behind = line.get(phrase.range.end..other.bytes.end)?.split_whitespace().next()?;
        let before = line.get(other.bytes.start..phrase.range.start)?.split_whitespace().next_back();
        let own = self.text();
        [Some(behind), before].into_iter().flatten().find_map(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            let at = own.find(word).filter(|_| !word.is_empty())?;
            Some(self.bytes.start + at..self.bytes.start + at + word.len())
        })
    }

    /// Its words as printed.
    pub(super) fn text(&self) -> &str {
        self.line.text.get(self.bytes.clone()).unwrap_or_default()
    }

    /// The bytes of it in its line.
    pub(super) fn bytes(&self) -> Range<usize> {
        self.bytes.clone()
    }

    /// What stands in it behind a phrase.
    pub(super) fn behind(&self, phrase: &Mark) -> &str {
        self.line.text.get(phrase.range.end..self.bytes.end).unwrap_or_default()
    }

    /// How alike two clauses are, from 0 to 1.
    pub(super) fn likeness(&self, other: &Clause<'_>) -> f64 {
        likeness(&self.concepts, &other.concepts)
    }
}

/// Whether a text of the upper level names the lower class, and no class of either series whose title is longer.
pub(super) fn names_lower(lower: &LevelText<'_>, upper: &LevelText<'_>, text: &str) -> bool {
    lower.level.is_titled_in(text, &[lower.series, upper.series])
}

/// How alike two lists of words are, each sorted: the words that both have, counted twice, by all words.
pub(super) fn likeness(one: &[u32], other: &[u32]) -> f64 {
    let shared = one.iter().filter(|concept| other.binary_search(concept).is_ok()).count();
    let all = one.len() + other.len();
    if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
}

/// For each phrase, whether "may" stands right before it, or but for an adverb.
fn permitted(words: &[Word], marks: &[Mark]) -> Vec<bool> {
    let before = |mark: &Mark| {
        let from = mark.words.start.saturating_sub(2);
        words.get(from..mark.words.start).unwrap_or_default().iter().any(|word| word.key() == "may")
    };
    marks.iter().map(before).collect()
}

/// The part of a clause around a phrase, from comma to comma; `alone`: no more than that. An empty phrase at the end
/// stands for the last words.
fn around(clause: &str, phrase: Range<usize>, alone: bool) -> Range<usize> {
    let count = |range: Range<usize>| clause.get(range).unwrap_or_default().split_whitespace().count();
    if count(0..clause.len()) <= LONG && !alone {
        return 0..clause.len();
    }
    let before = |to: usize, signs: &[char]| clause.get(..to).and_then(|text| text.rfind(signs)).map_or(0, |at| at + 1);
    let behind = |from: usize| clause.get(from..).and_then(|rest| rest.find(',')).map_or(clause.len(), |at| from + at);
    let mut start = before(phrase.start, &[',', ':']);
    if phrase.start == clause.len() {
        while start > 0 && count(start..clause.len()) < ENOUGH {
            start = before(start - 1, &[',']);
        }
    }
    let mut end = behind(phrase.end);
    while !alone && end < clause.len() && count(start..end) < ENOUGH {
        end = behind(end + 1);
    }
    start..end
}

/// A part of a clause without the space and the signs around it, and without the "and" that joins it to what stands
/// before.
fn trimmed(clause: &str, part: Range<usize>) -> Range<usize> {
    let Some(inside) = clause.get(part.clone()) else { return part };
    let text = inside.trim_start();
    let joint = ["and/or ", "and ", "or "].iter().find_map(|joint| text.strip_prefix(joint));
    let start = part.end - joint.unwrap_or(text).len();
    let end = part.start + inside.trim_end().trim_end_matches([';', ',']).len();
    start..end.max(start)
}

/// The clauses of a level, those of text that allocates first.
fn clauses_of<'a>(view: LevelView<'a>, reader: &TextReader<'_>) -> Vec<Clause<'a>> {
    let mut lines = lines(view, reader);
    lines.sort_by_key(|line| !line.allocating);
    let mut of_concept = 0;
    lines.into_iter().flat_map(|line| cut(line, &mut of_concept, reader)).take(MOST_CLAUSES).collect()
}

/// Words by which a text takes over the duties of another level.
const TAKES_OVER: [&str; 3] = ["in addition to", "all of the duties of", "all the duties of"];

/// The other levels of the series whose duties a level takes over; and whether the one below it is among them.
fn carried<'a>(view: LevelView<'a>, clauses: &[Clause<'a>]) -> (Vec<&'a Level>, bool) {
    let levels = &view.series.levels;
    let Some(own) = levels.iter().position(|level| std::ptr::eq(level, view.level)) else { return (Vec::new(), false) };
    let below = own.checked_sub(1).and_then(|at| levels.get(at));
    let takes = |clause: &&Clause<'_>| TAKES_OVER.iter().any(|words| clause.plain.contains(words));
    let named =
        |level: &&Level| clauses.iter().filter(takes).any(|clause| level.is_named_in(clause.text(), &[view.series]));
    let named: Vec<&Level> = levels.iter().take(own).filter(named).take(MOST_CARRIED).collect();
    let is_below = below.is_some_and(|below| named.iter().any(|level| std::ptr::eq(*level, below)));
    (named, is_below || view.series.cumulative.is_some())
}

fn cut<'a>(line: Line<'a>, of_concept: &mut usize, reader: &TextReader<'_>) -> Vec<Clause<'a>> {
    let TextReader { terms, cues, comparer } = *reader;
    let (text, line) = (Text::new(&line.text, terms), Rc::new(line));
    let clauses = text.clauses.iter().filter_map(|range| {
        let words = text.words.get(range.clone())?;
        let (first, last) = (words.first()?, words.last()?);
        let number = line.in_concept.then(|| {
            *of_concept += 1;
            *of_concept - 1
        });
        let bytes = first.range.start..last.range.end;
        let mut marks = cues.lexicon.marks(words);
        let ruled = comparer.ruled_by(words);
        let distinguishes = matches!(ruled, Some((CriterionKind::Distinction, _)));
        match ruled {
            // Where positions of another kind belong says nothing of this class.
            Some((CriterionKind::Exclusion, _)) => return None,
            // What stands behind "is distinguished from" is said of the other class, unless "by" or "in that" turns it.
            Some((CriterionKind::Distinction, at)) => {
                let key = |at: usize| words.get(at).map(Word::key);
                let turns =
                    |at: &usize| key(*at) == Some("by") || (key(*at), key(at + 1)) == (Some("in"), Some("that"));
                let turn = (at..words.len()).find(turns);
                marks.retain(|mark| mark.words.end <= at || turn.is_some_and(|turn| mark.words.start > turn));
            }
            _ => {}
        }
        // "Equal to those of a supervisor" does not say that the class supervises.
        comparer.criteria_words().keep_own(&mut marks, words, &line.text);
        Some(Clause {
            line: Rc::clone(&line),
            bytes,
            number,
            opens: number.is_some_and(|number| number < OPENING),
            distinguishes,
            permits: permitted(words, &marks),
            marks,
            concepts: terms.concepts(words.iter()),
            plain: words.iter().map(|word| word.form.key()).collect::<Vec<_>>().join(" "),
        })
    });
    clauses.collect()
}

fn lines<'a>(view: LevelView<'a>, reader: &TextReader<'_>) -> Vec<Line<'a>> {
    let cues = reader.cues;
    let passages = view.level.passages();
    let has_concept =
        passages.iter().any(|passage| matches!(passage.role, PassageRole::Concept | PassageRole::Factor(_)));
    let mut lines = Vec::new();
    for passage in &passages {
        let allocating = match passage.role {
            PassageRole::Concept | PassageRole::Factor(_) => true,
            PassageRole::DistinguishedFrom => !passage.is_repeated(&passages),
            PassageRole::Duties => !has_concept && reader.comparer.lexicon().is_allocating(passage.label()),
            _ => false,
        };
        match passage.role {
            // What is only marked in the concept stands there.
            PassageRole::DistinguishedFrom if !allocating => {}
            PassageRole::Concept
            | PassageRole::Factor(_)
            | PassageRole::DistinguishedFrom
            | PassageRole::Ksas
            | PassageRole::License => lines.extend(lines_of(passage, cues, allocating, false)),
            PassageRole::Duties => {
                let others = view.level.duties.items.iter().filter(|duty| duty.scope != DutyScope::Own);
                let others: Vec<u32> = others.map(|duty| duty.number).collect();
                for line in lines_of(passage, cues, allocating, false) {
                    match line.locator {
                        Locator::Item(_, number) if others.contains(&number) => {}
                        Locator::Item(..) => lines.push(Line { telling: line.telling || !has_concept, ..line }),
                        Locator::Under(_) => lines.push(line),
                    }
                }
            }
            _ => {}
        }
    }
    for passage in view.series.passages() {
        match passage.role {
            PassageRole::SeriesText => {
                lines.extend(lines_of(&passage, cues, true, true).filter(|line| names(&line.text, view, view.series)));
            }
            PassageRole::Ksas => lines.extend(lines_of(&passage, cues, false, true)),
            _ => {}
        }
    }
    lines
}

fn lines_of<'a>(
    passage: &Passage<'a>,
    cues: &Cues,
    allocating: bool,
    of_series: bool,
) -> impl Iterator<Item = Line<'a>> {
    let headings = match passage.role {
        PassageRole::Factor(kind) => {
            let named = cues.named_by(passage.label());
            if named.is_empty() { Dimension::of_factor(kind).into_iter().collect() } else { named }
        }
        PassageRole::Ksas => vec![Dimension::Knowledge],
        PassageRole::License => vec![Dimension::Conditions],
        _ => Vec::new(),
    };
    let (label, in_concept) = (passage.label(), passage.role == PassageRole::Concept);
    let lines = passage.lines();
    // "Guidelines, Difficulty and Decision Making", and a paragraph for each.
    let one_each = lines.len() == headings.len();
    lines.into_iter().enumerate().map(move |(at, line)| {
        let locator = match line.mark {
            LineMark::Number(kind, number) => Locator::Item(kind, number),
            _ => Locator::Under(label.to_owned()),
        };
        let heading = match headings.as_slice() {
            [only] => Some(*only),
            several => several.get(at).copied().filter(|_| one_each),
        };
        let (text, headings) = (line.text, headings.clone());
        Line { text, locator, of_series, in_concept, allocating, telling: allocating, headings, heading }
    })
}

/// Whether a paragraph of the series is about the level: it names it, or the series has no other level.
fn names(text: &str, view: LevelView<'_>, series: &Series) -> bool {
    series.levels.len() == 1 || view.level.is_named_in(text, &[series])
}
