//! The steps of one dimension.
//!
//! The surest look first: what the text itself says tells the levels apart; the highest phrases that each level has on a
//! ladder, in all of its text or in its opening words; clauses that are built alike and differ in a phrase of a ladder;
//! what only one of the levels prints; what both print in other words.

use std::collections::BTreeSet;
use std::ops::Range;

use super::clauses::{Clause, LevelText, names_lower};
use super::quotation::{Quotation, deciding};
use super::{Apart, Candidate, Cues, LadderEntry, NONE_FOUND, Turn, Weight};
use crate::compare::lexicon::Mark;
use crate::compare::words::{DiffKind, word_diff};
use crate::spec::Dimension;

/// A clause of which this much stands in one of the other level says nothing of its own.
const ALIKE: f64 = 0.75;
/// Two clauses that share this much of their words are built alike.
const FRAME: f64 = 0.5;
/// Clauses that are built alike share so many telling words at least: "does related work" is no frame.
const FRAME_WORDS: usize = 2;
/// Two clauses that share less than this are about different things.
const RELATED: f64 = 0.2;
/// Degrees of knowledge are held against one another where the subjects are this much alike.
const SAME_SUBJECT: f64 = 0.4;
/// Why who leads the lower class stands above it.
const LEADS: &str = "the upper level leads the lower class";

/// What a level prints in one respect.
pub(super) struct Said {
    pub quotation: Quotation,
    /// The ladder of its phrase and how high it stands; `None`: it stands on none.
    pub height: Option<(usize, usize)>,
}

impl Said {
    /// Whether two levels say the same: the same words, or, where they have an order, phrases of one height.
    pub(super) fn is_as(&self, other: &Said, ordered: bool) -> bool {
        let words = |said: &Said| said.quotation.whole.to_lowercase();
        words(self) == words(other) || ordered && self.height.is_some() && self.height == other.height
    }
}

/// What a level prints on a dimension: the highest phrase of its first ladder, in text that allocates where it speaks
/// there; else the first words.
pub(super) fn said(dimension: Dimension, level: &LevelText<'_>, cues: &Cues) -> Option<Said> {
    let hits = hits(dimension, level, None, cues);
    let allocating = hits.iter().any(|hit| hit.clause.line.allocating);
    let counted = || hits.iter().filter(|hit| hit.clause.line.allocating == allocating);
    let height = |hit: &Hit<'_, '_>| {
        let mark = hit.mark?;
        cues.ladders.get(mark.scale)?.meaning.as_ref()?;
        Some((mark.scale, mark.step))
    };
    let ladder = counted().filter_map(height).map(|(ladder, _)| ladder).min();
    let highest = ladder.and_then(|ladder| {
        let on = counted().filter_map(|hit| Some((hit, height(hit).filter(|(of, _)| *of == ladder)?)));
        on.rev().max_by_key(|(hit, _)| hit.height_on(ladder))
    });
    let (hit, height) = highest.map(|(hit, height)| (hit, Some(height))).or_else(|| Some((counted().next()?, None)))?;
    let phrase = hit.mark.map(|mark| mark.range.clone());
    let alone = dimension == Dimension::SupervisionReceived;
    Some(Said { quotation: hit.clause.quoted(phrase.clone(), phrase.as_slice(), alone), height })
}

/// A phrase in a clause.
#[derive(Clone, Copy)]
struct Hit<'t, 'a> {
    clause: &'t Clause<'a>,
    /// `None`: the heading alone tells the dimension.
    mark: Option<&'t Mark>,
    /// Whether the other level prints the same clause, or takes it over from another level.
    shared: bool,
}

impl Hit<'_, '_> {
    /// Whether the other level has no phrase as high on the ladder of this one.
    fn rises_above(&self, theirs: &[Hit<'_, '_>]) -> bool {
        let below = |ladder: usize, height: usize| {
            theirs.iter().all(|other| other.height_on(ladder).is_none_or(|other| other < height))
        };
        self.mark.is_none_or(|mark| self.height_on(mark.scale).is_none_or(|height| below(mark.scale, height)))
    }

    /// How high it stands on a ladder. What may be done stands right below what is done.
    fn height_on(&self, ladder: usize) -> Option<usize> {
        let mark = self.mark.filter(|mark| mark.scale == ladder)?;
        Some(2 * mark.step + usize::from(!self.clause.permits(mark)))
    }
}

/// Both levels' phrases of one dimension.
struct Sides<'t, 'a> {
    dimension: Dimension,
    cues: &'t Cues,
    lower: &'t LevelText<'a>,
    upper: &'t LevelText<'a>,
    low: Vec<Hit<'t, 'a>>,
    up: Vec<Hit<'t, 'a>>,
}

/// The rows of a dimension.
pub(super) fn steps(dimension: Dimension, lower: &LevelText<'_>, upper: &LevelText<'_>, cues: &Cues) -> Vec<Candidate> {
    let (low, up) = (hits(dimension, lower, Some(upper), cues), hits(dimension, upper, Some(lower), cues));
    let sides = Sides { dimension, cues, lower, upper, low, up };
    let of_dimension = cues.ladders.iter().enumerate().filter(|(_, entry)| entry.dimension == dimension);
    let (mut rows, mut is_level) = (Vec::new(), false);
    for (ladder, meaning) in of_dimension.filter_map(|(ladder, entry)| Some((ladder, entry.meaning.as_deref()?))) {
        let (rising, level) = sides.tops(ladder, meaning);
        is_level |= level;
        rows.extend(rising.or_else(|| sides.opening(ladder, meaning)).or_else(|| sides.frames(ladder, meaning, level)));
    }
    // What allocates tells the dimension, the first row of it; another one only adds to it, unless it quotes the same.
    rows.sort_by_key(|row| !row.row.allocating);
    let mut quoted = BTreeSet::new();
    rows.retain(|row| {
        let words = |side: &Option<Quotation>| side.as_ref().map(|quotation| quotation.whole.clone());
        quoted.insert((words(&row.row.lower), words(&row.row.upper)))
    });
    rows.iter_mut().skip(1).for_each(|row| row.weight = Weight::Further);
    if let Some(told) = sides.told() {
        rows.insert(0, told);
    }
    if rows.is_empty() && !is_level {
        rows.extend(sides.otherwise().or_else(|| sides.of_one()));
    }
    rows.extend(sides.further(&rows));
    rows
}

fn hits<'t, 'a>(
    dimension: Dimension,
    own: &'t LevelText<'a>,
    other: Option<&LevelText<'_>>,
    cues: &Cues,
) -> Vec<Hit<'t, 'a>> {
    let mut found = Vec::new();
    let speaks = |clause: &&Clause<'_>| {
        let headings = &clause.line.headings;
        headings.is_empty() || headings.contains(&dimension)
    };
    for clause in own.clauses.iter().filter(speaks) {
        let counts = |mark: &&Mark| cues.is_of(mark, dimension) && !clause.names_led(mark, cues);
        let mut marks = clause.marks.iter().filter(counts).peekable();
        let by_heading = marks.peek().is_none() && clause.line.heading == Some(dimension);
        let speaks = by_heading || marks.peek().is_some();
        // "None." under the heading of a factor is nothing that could be gone.
        if !speaks || other.is_some() && clause.says_nothing() {
            continue;
        }
        let shared = other.is_some_and(|other| other.has(clause) || other.takes_over(clause, ALIKE));
        found.extend(by_heading.then_some(Hit { clause, mark: None, shared }));
        found.extend(marks.map(|mark| Hit { clause, mark: Some(mark), shared }));
    }
    found
}

impl<'t, 'a> Sides<'t, 'a> {
    /// What the upper level's text itself says tells it from the lower one: "distinguished from the Analyst I by".
    fn told(&self) -> Option<Candidate> {
        let tells = |hit: &&Hit<'_, '_>| !hit.shared && hit.clause.distinguishes && self.names_lower(hit.clause.text());
        let hit = self.up.iter().find(tells)?;
        let why = "the text itself tells the levels apart by it".to_owned();
        Some(self.row(Turn::New, (None, Some(hit)), why, Weight::Told))
    }

    /// A step between two clauses that are built alike.
    fn frames(&self, ladder: usize, meaning: &str, is_level: bool) -> Option<Candidate> {
        let unmarked = self.cues.ladders.get(ladder)?.unmarked.map(|step| 2 * step + 1);
        let height = |hits: &[Hit<'t, 'a>], clause: &Clause<'a>| {
            let on = hits.iter().filter(|hit| std::ptr::eq(hit.clause, clause));
            on.filter_map(|hit| Some((*hit, hit.height_on(ladder)?))).max_by_key(|(_, height)| *height)
        };
        // Where both levels stand equally high in text that allocates, a phrase that only one of two other clauses has
        // does not tell otherwise.
        let allocates = |hit: &Hit<'_, '_>| hit.clause.line.allocating && hit.height_on(ladder).is_some();
        let is_decided = is_level && self.up.iter().any(allocates);
        let low_speaks = self.low.iter().any(|hit| hit.height_on(ladder).is_some());
        let own = self.upper.clauses.iter().filter(|clause| !self.lower.has(clause));
        let pairs = own.filter_map(|clause| {
            let up = height(&self.up, clause);
            // Without a phrase of the ladder, a clause is read only where silence has a height.
            (up.is_some() || unmarked.is_some() && low_speaks).then_some(())?;
            let alike = self.lower.clauses.iter().filter(|other| other.line.heading == clause.line.heading);
            let (below, likeness) = alike
                .map(|other| (other, other.likeness(clause)))
                .filter(|(other, likeness)| *likeness >= FRAME && other.shared(clause) >= FRAME_WORDS)
                .max_by(|a, b| a.1.total_cmp(&b.1))?;
            let low = height(&self.low, below);
            let is_step = match (&low, &up) {
                (Some((_, from)), Some((_, to))) => to > from,
                (Some((_, from)), None) => unmarked.is_some_and(|to| to > *from),
                (None, Some((_, to))) => {
                    let tells = clause.line.allocating || !is_decided;
                    tells && unmarked.map_or(self.is_modifier(), |from| *to > from)
                }
                (None, None) => false,
            };
            let plain = |clause| Hit { clause, mark: None, shared: false };
            let low = low.map_or_else(|| plain(below), |(hit, _)| hit);
            let up = up.map_or_else(|| plain(clause), |(hit, _)| hit);
            is_step.then_some((likeness, low, up))
        });
        let (_, low, up) = pairs.max_by(|a, b| a.0.total_cmp(&b.0))?;
        let why = format!("{meaning}: two clauses that are built alike differ in it");
        Some(self.row(Turn::Up, (Some(&low), Some(&up)), why, Weight::Rising))
    }

    /// Whether a text of the upper level names the lower class.
    fn names_lower(&self, text: &str) -> bool {
        names_lower(self.lower, self.upper, text)
    }

    /// Whether phrases of the dimension say how work is done that is done without them, too: "independently". That
    /// somebody leads or decides is new where nothing like it is printed.
    fn is_modifier(&self) -> bool {
        matches!(self.dimension, Dimension::Independence | Dimension::Complexity | Dimension::Scope)
    }

    /// A step between the highest phrases on a ladder; and whether the levels stand equally high on it.
    fn tops(&self, ladder: usize, meaning: &str) -> (Option<Candidate>, bool) {
        if self.dimension == Dimension::Knowledge && self.is_list_of_subjects(ladder) {
            return (self.subjects(ladder, meaning), false);
        }
        let (Some((low, from)), Some((up, to))) = (highest(ladder, &self.low), highest(ladder, &self.up)) else {
            return (None, false);
        };
        // "The work of Storekeepers" names the Storekeeper.
        let names = |hit: &Hit<'_, '_>| hit.mark.is_some_and(|mark| self.names_lower(hit.clause.behind(mark)));
        let printed = (self.dimension == Dimension::SupervisionGiven && names(up)).then_some(LEADS);
        let leads = printed.is_some() && to == from && !names(low);
        let why = match leads {
            true => LEADS.to_owned(),
            false => format!("{meaning}: the phrases stand on one ladder"),
        };
        let rising = !up.shared && (to > from || leads);
        let row = || {
            let row = self.row(Turn::Up, (Some(low), Some(up)), why, Weight::Rising);
            Candidate { printed, ..row }
        };
        (rising.then(row), to == from)
    }

    /// Whether the phrases of a ladder stand in lists of what must be known, where each is about a subject of its own.
    fn is_list_of_subjects(&self, ladder: usize) -> bool {
        let on = |hits: &[Hit<'_, '_>]| {
            let mut on = hits.iter().filter(|hit| hit.height_on(ladder).is_some()).peekable();
            on.peek().is_some() && on.all(|hit| hit.clause.line.heading == Some(Dimension::Knowledge))
        };
        on(&self.low) && on(&self.up)
    }

    /// A step between degrees of knowledge of one subject.
    fn subjects(&self, ladder: usize, meaning: &str) -> Option<Candidate> {
        let pairs = self.up.iter().filter(|up| !up.shared).flat_map(|up| self.low.iter().map(move |low| (low, up)));
        let rising = pairs.filter_map(|(low, up)| {
            let likeness = low.clause.likeness(up.clause);
            let rises = up.height_on(ladder)? > low.height_on(ladder)?;
            (rises && likeness >= SAME_SUBJECT).then_some((likeness, low, up))
        });
        let (_, low, up) = rising.max_by(|a, b| a.0.total_cmp(&b.0))?;
        let why = format!("{meaning}: of one subject");
        Some(self.row(Turn::Up, (Some(low), Some(up)), why, Weight::Rising))
    }

    /// A step between phrases of a ladder in the opening words of both class concepts.
    fn opening(&self, ladder: usize, meaning: &str) -> Option<Candidate> {
        let opens = |hits: &[Hit<'t, 'a>]| hits.iter().filter(|hit| hit.clause.opens).copied().collect::<Vec<_>>();
        let (low, up) = (opens(&self.low), opens(&self.up));
        let ((low, from), (up, to)) = (highest(ladder, &low)?, highest(ladder, &up)?);
        let why = format!("{meaning}: the phrases stand on one ladder, in the opening words of both levels");
        (to > from && !up.shared).then(|| self.row(Turn::Up, (Some(low), Some(up)), why, Weight::Rising))
    }

    /// How both levels are supervised, where both print it on one ladder and the phrase of the upper one does not stand
    /// higher: which of the two asks for more is the authority's own matter.
    fn otherwise(&self) -> Option<Candidate> {
        if self.dimension != Dimension::SupervisionReceived {
            return None;
        }
        let is_ladder =
            |(_, entry): &(usize, &LadderEntry)| entry.dimension == self.dimension && entry.meaning.is_some();
        self.cues.ladders.iter().enumerate().filter(is_ladder).find_map(|(ladder, _)| {
            let ((low, from), (up, to)) = (highest(ladder, &self.low)?, highest(ladder, &self.up)?);
            let differs = from != to && !low.shared && !up.shared;
            let row = || self.row(Turn::Different, (Some(low), Some(up)), in_words(Turn::Different), Weight::Different);
            differs.then(row)
        })
    }

    /// What only one of the levels prints, or both in other words.
    fn of_one(&self) -> Option<Candidate> {
        let known = |hit: &Hit<'_, '_>| self.is_ordered(hit) || hit.mark.is_none();
        match (self.first_own(&self.low, &self.up), self.first_own(&self.up, &self.low)) {
            (Some(low), Some(up)) => {
                let related = low.clause.likeness(up.clause) >= RELATED;
                let turn = if related { Turn::Different } else { Turn::New };
                let lower = Some(low).filter(|_| related);
                let weight = if related { Weight::Different } else { Weight::Further };
                Some(self.row(turn, (lower, Some(up)), in_words(turn), weight))
            }
            (None, Some(up)) if self.low.is_empty() => {
                let weight = if known(up) { Weight::New } else { Weight::Spoken };
                Some(self.row(Turn::New, (None, Some(up)), in_words(Turn::New), weight))
            }
            (Some(low), None) if self.up.is_empty() && !self.upper.carries_below => {
                Some(self.row(Turn::Gone, (Some(low), None), in_words(Turn::Gone), Weight::Gone))
            }
            _ => None,
        }
    }

    /// A further step of the dimension: a clause of the upper level like which none was found at the lower one, beside what
    /// was told before.
    fn further(&self, told: &[Candidate]) -> Option<Candidate> {
        let is_told = |hit: &Hit<'_, '_>| {
            let quoted = self.quoted(hit, None);
            told.iter().filter_map(|one| one.row.upper.as_ref()).any(|upper| upper.whole.contains(&quoted.whole))
        };
        let hit = self.up.iter().find(|hit| {
            let counts = hit.clause.line.telling
                || hit.clause.line.heading.is_some() && hit.mark.is_some()
                || self.is_ordered(hit) && self.dimension <= Dimension::Decisions;
            counts && !hit.shared && hit.rises_above(&self.low) && !is_told(hit) && is_new(hit, &self.low)
        })?;
        Some(self.row(Turn::New, (None, Some(hit)), in_words(Turn::New), Weight::Further))
    }

    /// Whether a phrase stands on a ladder.
    fn is_ordered(&self, hit: &Hit<'_, '_>) -> bool {
        hit.mark.is_some_and(|mark| self.cues.ladders.get(mark.scale).is_some_and(|entry| entry.meaning.is_some()))
    }

    /// The clause that tells most of those that the other level does not print in nearly the same words: in text that
    /// allocates, the highest on the first ladder of the dimension, else the first.
    fn first_own<'h>(&self, own: &'h [Hit<'t, 'a>], theirs: &[Hit<'_, '_>]) -> Option<&'h Hit<'t, 'a>> {
        let mut counted: Vec<&Hit<'_, '_>> =
            own.iter().filter(|hit| !hit.shared && hit.rises_above(theirs) && is_new(hit, theirs)).collect();
        let allocating = counted.iter().any(|hit| hit.clause.line.allocating);
        counted.retain(|hit| hit.clause.line.allocating == allocating);
        let ladder = counted.iter().filter(|hit| self.is_ordered(hit)).filter_map(|hit| Some(hit.mark?.scale)).min();
        let on = counted.iter().rev().filter(|hit| ladder.is_some_and(|ladder| hit.height_on(ladder).is_some()));
        on.max_by_key(|hit| ladder.and_then(|ladder| hit.height_on(ladder))).or(counted.first()).copied()
    }

    fn row(
        &self,
        turn: Turn,
        (lower, upper): (Option<&Hit<'_, '_>>, Option<&Hit<'_, '_>>),
        why: String,
        weight: Weight,
    ) -> Candidate {
        let allocating = [lower, upper].iter().flatten().any(|hit| hit.clause.line.allocating);
        let [lower, upper] = [(lower, upper), (upper, lower)].map(|(own, other)| Some(self.quoted(own?, other)));
        let row = Apart { dimension: self.dimension, turn, allocating, lower, upper, why };
        Candidate { row, weight, printed: None }
    }

    /// What a level prints, with the words marked in which it differs from what the other level prints.
    fn quoted(&self, own: &Hit<'_, '_>, other: Option<&Hit<'_, '_>>) -> Quotation {
        let phrase = own.mark.map(|mark| mark.range.clone());
        let marks: Vec<Range<usize>> = match (&phrase, other) {
            (Some(phrase), _) => {
                let theirs = other.and_then(|other| other.clause.line.text.get(other.mark?.range.clone()));
                vec![deciding(&own.clause.line.text, phrase, theirs)]
            }
            (None, Some(other)) if other.mark.is_none() => differing(own.clause, other.clause),
            (None, _) => Vec::new(),
        };
        let counterpart = || other.and_then(|other| own.clause.counterpart(other.clause, other.mark?));
        let phrase = phrase.or_else(|| marks.first().cloned()).or_else(counterpart);
        own.clause.quoted(phrase, &marks, self.dimension == Dimension::SupervisionReceived)
    }
}

/// The highest phrase of a ladder: in text that allocates, where any stands there.
fn highest<'h, 't, 'a>(ladder: usize, hits: &'h [Hit<'t, 'a>]) -> Option<(&'h Hit<'t, 'a>, usize)> {
    let on: Vec<_> = hits.iter().filter_map(|hit| Some((hit, hit.height_on(ladder)?))).collect();
    let allocating = on.iter().any(|(hit, _)| hit.clause.line.allocating);
    let counted = on.into_iter().filter(|(hit, _)| hit.clause.line.allocating == allocating);
    // Of phrases of one height, the first that the other level does not print as well.
    counted.rev().max_by_key(|(hit, height)| (*height, !hit.shared))
}

fn is_new(hit: &Hit<'_, '_>, theirs: &[Hit<'_, '_>]) -> bool {
    theirs.iter().all(|other| other.clause.likeness(hit.clause) < ALIKE)
}

/// The longest run of words of a clause that the other one does not have there, by its bytes in the line.
fn differing(own: &Clause<'_>, other: &Clause<'_>) -> Vec<Range<usize>> {
    let diff = word_diff(other.text(), own.text());
    let runs = diff.spans.into_iter().filter(|span| span.kind == DiffKind::Inserted).map(|span| span.upper);
    let longest = runs.rev().max_by_key(|run| run.len());
    let at = own.bytes().start;
    longest.map(|run| at + run.start..at + run.end).into_iter().collect()
}

pub(super) fn in_words(turn: Turn) -> String {
    match turn {
        Turn::New => format!("{NONE_FOUND} at the lower level"),
        Turn::Gone => format!("{NONE_FOUND} at the upper level"),
        _ => "both print it in other words".to_owned(),
    }
}
