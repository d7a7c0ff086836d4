//! Why this class and not that one: the printed words that set the two apart, and whether the position shows them.

mod clause;
mod shown;

use super::super::{Allocation, Allocator, CountedAt, Finding, Position};
use super::decided_class;
use crate::compare::{Change, LevelView, Link, Score};
use crate::spec::{FactorKind, Level, clauses};
use clause::{ReasonClause, allocating, own_duties, supporting};
use shown::Showing;

/// The likeness from which two clauses say the same, if no degree word tells them apart.
const SAME: Score = Score(850);

/// The likeness from which a clause about the work stands in place of another. What is printed about a factor always
/// stands in place of what is printed about the same factor.
const IN_PLACE: Score = Score(320);

/// The likeness from which a later clause of a level says again what an earlier one says.
const AGAIN: Score = Score(600);

/// The most classes that are held against the one decided on.
const MOST_CLASSES: usize = 12;

/// The printed words that set one class apart from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasons {
    /// The class whose words they are, an index into the series.
    pub level: usize,
    /// The class that does not print them.
    pub against: usize,
    /// The words, in printed order.
    pub words: Vec<TellingWords>,
}

/// A clause that one class prints and another does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TellingWords {
    /// Where it stands.
    pub place: PrintedAt,
    /// The clause as printed.
    pub text: String,
    /// What the other class prints in its place; `None`: nothing like it was found there.
    pub instead: Option<String>,
    /// Whether the position shows it.
    pub shown: Shown,
}

/// Where a clause of a level stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintedAt {
    /// In the class concept, under this heading.
    Concept(Option<String>),
    /// In a factor, under this heading.
    Factor(FactorKind, String),
    /// In the duty with this number.
    Duty(u32),
}

/// Whether a position shows what a class prints. Lines are those of the worksheet, statements those of the position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// By duties that a person has matched to this work, or that have its words.
    Duties(Vec<usize>),
    /// By a statement about a factor that a person has decided to fit this class.
    Statement(usize),
    /// By nothing that the description says. With the duty that comes nearest, and was matched to other work.
    No(Option<usize>),
    /// A person has decided that this statement fits another class.
    OtherClass(usize),
    /// What these duties are is only suggested: somebody has to decide.
    UndecidedDuties(Vec<usize>),
    /// Which class this statement fits is not decided.
    UndecidedStatement(usize),
    /// The description says nothing about it, and no list of duties can: somebody has to decide.
    Unsaid,
}

impl Shown {
    /// Whether somebody has still to decide.
    pub fn is_open(&self) -> bool {
        matches!(self, Shown::UndecidedDuties(_) | Shown::UndecidedStatement(_) | Shown::Unsaid)
    }

    /// Whether the position shows it.
    pub fn is_yes(&self) -> bool {
        matches!(self, Shown::Duties(_) | Shown::Statement(_))
    }
}

impl Allocator<'_> {
    /// The words by which the class decided on differs from the classes that come into question: the next ones, the one
    /// asked for, those with work of the position, those that a policy names. Empty where no class is decided on.
    ///
    /// Of a higher class its own words are told, of a lower one those of the class decided on: the words that had to be
    /// shown, and were or were not.
    pub fn reasons(&self, position: &Position, allocation: &Allocation) -> Vec<Reasons> {
        let Some(class) = decided_class(position, allocation, self.series) else { return Vec::new() };
        let mut others: Vec<usize> = (0..self.series.levels.len())
            .filter(|other| *other != class && self.is_in_question(position, allocation, class, *other))
            .collect();
        others.sort_by_key(|other| (other.abs_diff(class), *other));
        others.truncate(MOST_CLASSES);
        let showing = Showing::new(self, position, allocation);
        others.into_iter().map(|other| self.reason(&showing, class.max(other), class.min(other))).collect()
    }

    fn is_in_question(&self, position: &Position, allocation: &Allocation, class: usize, other: usize) -> bool {
        let code = self.series.levels.get(other).map(|level| &level.code);
        let has_work = allocation
            .worksheet
            .lines
            .iter()
            .any(|line| line.place == CountedAt::Level(other) || line.items.iter().any(|item| item.level == other));
        other.abs_diff(class) == 1
            || position.requested.as_ref() == code
            || has_work
            || allocation.answers.iter().any(|answer| answer.finding == Finding::Class(other))
    }

    /// What the upper level prints and the lower one does not.
    fn reason(&self, showing: &Showing<'_>, upper: usize, lower: usize) -> Reasons {
        let words = match (self.series.levels.get(upper), self.series.levels.get(lower)) {
            (Some(own), Some(other)) => self.telling_words(showing, (upper, own), (lower, other)),
            _ => Vec::new(),
        };
        Reasons { level: upper, against: lower, words }
    }

    fn telling_words(
        &self,
        showing: &Showing<'_>,
        (upper, own): (usize, &Level),
        (lower, other): (usize, &Level),
    ) -> Vec<TellingWords> {
        // Where nothing allocating is printed, the duties are all that sets the levels apart.
        let allocating = allocating(own, self.comparer);
        let clauses = if allocating.is_empty() { own_duties(own) } else { allocating };
        let clauses = self.without_repeats(clauses);
        let others = supporting(other, self.comparer);
        let likeness = self.likenesses(&clauses, &others);
        let links = self.links((own, other));
        let mut kept = Vec::new();
        for (clause, scores) in clauses.iter().zip(likeness) {
            let beside = scores.iter().zip(&others).filter(|(_, other)| clause.can_stand_for(other));
            let best = beside.max_by_key(|(score, _)| **score);
            let best = best.filter(|(score, _)| clause.about.is_some() || **score >= IN_PLACE);
            if best.is_some_and(|(score, other)| self.says_the_same(clause.text, other.text, *score)) {
                continue;
            }
            let instead = match (best, &clause.place) {
                (Some((_, other)), _) => Some(other.text.to_owned()),
                (None, PrintedAt::Duty(number)) => match linked(&links, (own, other), *number) {
                    Some((Change::Same, _)) => continue,
                    found => found.map(|(_, text)| text),
                },
                (None, _) => None,
            };
            kept.push((clause, instead));
        }
        let texts: Vec<&ReasonClause<'_>> = kept.iter().map(|(clause, _)| *clause).collect();
        let shown = showing.all(upper, lower, &texts);
        let told = kept.into_iter().zip(shown).map(|((clause, instead), shown)| TellingWords {
            place: clause.place.clone(),
            text: clause.text.to_owned(),
            instead,
            shown,
        });
        told.collect()
    }

    /// The duties of the lower level that became duties of the upper one, as a comparison of the two tells.
    fn links(&self, (own, other): (&Level, &Level)) -> Vec<Link> {
        let view = |level| LevelView { series: self.series, level };
        self.comparer.compare(view(other), view(own), self.confirmed).duties
    }

    fn likenesses(&self, clauses: &[ReasonClause<'_>], others: &[ReasonClause<'_>]) -> Vec<Vec<Score>> {
        let own: Vec<&str> = clauses.iter().map(|clause| clause.text).collect();
        let theirs: Vec<&str> = others.iter().map(|clause| clause.text).collect();
        self.comparer.likenesses(&own, &theirs)
    }

    fn says_the_same(&self, own: &str, other: &str, score: Score) -> bool {
        if self.comparer.same_words(own, other) {
            return true;
        }
        let shifts = || self.comparer.liken(own, &[other]).into_iter().any(|(_, shifts)| !shifts.is_empty());
        score >= SAME && !shifts()
    }

    /// Documents state what a class is more than once: the first statement is kept.
    fn without_repeats<'c>(&self, clauses: Vec<ReasonClause<'c>>) -> Vec<ReasonClause<'c>> {
        let likeness = self.likenesses(&clauses, &clauses);
        let repeats = |at: usize, clause: &ReasonClause<'_>| {
            let scores = likeness.get(at).map(Vec::as_slice).unwrap_or_default();
            let earlier = clauses.iter().zip(scores).take(at);
            earlier.into_iter().any(|(one, score)| one.can_stand_for(clause) && *score >= AGAIN)
        };
        let kept: Vec<bool> = clauses.iter().enumerate().map(|(at, clause)| !repeats(at, clause)).collect();
        clauses.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(clause, _)| clause).collect()
    }
}

/// What the lower level prints that became a duty of the upper one, and in what way.
fn linked(links: &[Link], (own, other): (&Level, &Level), number: u32) -> Option<(Change, String)> {
    let upper = own.duties.items.iter().position(|duty| duty.number == number)?;
    let into = links.iter().filter(|link| link.upper == Some(upper) && link.lower.is_some());
    let link = into.max_by_key(|link| link.score)?;
    let text = &other.duties.items.get(link.lower?)?.text;
    let whole = clauses(text);
    let meant = link.lower_clauses.iter().filter_map(|at| text.get(whole.get(*at)?.clone()));
    let meant: Vec<&str> = meant.collect();
    let words = if meant.is_empty() { text.clone() } else { meant.join(" … ") };
    Some((link.change, words.trim_end_matches([';', '.']).to_owned()))
}
