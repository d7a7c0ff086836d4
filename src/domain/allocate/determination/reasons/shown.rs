//! Whether a position shows what a class prints.

use std::ops::{Bound, RangeBounds};

use super::super::super::{Allocation, Allocator, CountedAt, Position, STANDS_IN, WorksheetLine};
use super::Shown;
use super::clause::{ReasonClause, own_duties};
use crate::compare::Score;
use crate::spec::FactorKind;

/// The likeness from which a clause of the allocating text and a clause of a duty are about the same work.
const SAME_WORK: Score = Score(400);

/// The likeness from which two clauses that speak of lead work are about the same: whom they name as led differs.
const SAME_LEAD: Score = Score(200);

/// The likeness from which the words of a duty of the position are those of a clause.
const ITS_WORDS: Score = Score(700);

/// The scale of the vocabulary by which lead work is known, and the phrase from which it is that.
const LEAD_SCALE: &str = "lead";
const LEAD_PHRASE: &str = "lead worker";

/// A position as judged, in which the words of classes are looked for.
pub(super) struct Showing<'a> {
    allocator: &'a Allocator<'a>,
    position: &'a Position,
    allocation: &'a Allocation,
}

/// Duties of levels: the level, and the number there.
type Items = Vec<(usize, u32)>;

/// What a clause of a level is, told by duties.
struct Work<'w> {
    level: usize,
    /// The duties of the level, and of those above, that are about the same work.
    own: &'w Items,
    /// The duties of the level that it is held against.
    theirs: &'w Items,
    /// How alike the words of each duty of the position are.
    words: &'w [Score],
    /// Whether the clause stands in a numbered duty, to which a person can match; the words of others show it alone.
    numbered: bool,
}

impl<'a> Showing<'a> {
    pub fn new(allocator: &'a Allocator<'a>, position: &'a Position, allocation: &'a Allocation) -> Self {
        Showing { allocator, position, allocation }
    }

    /// Whether each clause of a level is shown. `other` is the level that it is held against.
    pub fn all(&self, level: usize, other: usize, clauses: &[&ReasonClause<'_>]) -> Vec<Shown> {
        let texts: Vec<&str> = clauses.iter().map(|clause| clause.text).collect();
        let (own, theirs) = (self.work_of(level.., clauses, &texts), self.work_of(other..=other, clauses, &texts));
        let duties: Vec<&str> = self.position.duties.iter().map(|duty| duty.text.as_str()).collect();
        let words = self.allocator.comparer.likenesses(&texts, &duties);
        let each = clauses.iter().zip(own).zip(theirs).zip(words);
        let shown = each.map(|(((clause, own), theirs), words)| {
            let work = Work { level, own: &own, theirs: &theirs, words: &words, numbered: number(clause).is_some() };
            match clause.about {
                Some(kind) => self.by_statement(kind, level).unwrap_or_else(|| match kind {
                    FactorKind::SupervisionExercised => self.by_duties(&work, true),
                    _ => Shown::Unsaid,
                }),
                None => self.by_duties(&work, false),
            }
        });
        shown.collect()
    }

    /// For each clause, the duties of the levels that are about the same work. Work of a higher level that is about the
    /// same shows a clause of a lower one, too.
    fn work_of(&self, levels: impl RangeBounds<usize>, clauses: &[&ReasonClause<'_>], texts: &[&str]) -> Vec<Items> {
        let all = self.allocator.series.levels.iter().enumerate().filter(|(at, _)| levels.contains(at));
        let matched = |at: usize| {
            let mut items = self.allocation.worksheet.lines.iter().flat_map(|line| &line.items);
            items.any(|item| item.level == at)
        };
        let all: Vec<(usize, Vec<ReasonClause<'_>>)> = all
            .filter(|(at, _)| matched(*at) || levels.start_bound() == Bound::Included(at))
            .map(|(at, level)| (at, own_duties(level)))
            .collect();
        let duties: Vec<(usize, &ReasonClause<'_>)> =
            all.iter().flat_map(|(at, duties)| duties.iter().map(move |duty| (*at, duty))).collect();
        let printed: Vec<&str> = duties.iter().map(|(_, duty)| duty.text).collect();
        let likeness = self.allocator.comparer.likenesses(texts, &printed);
        let each = clauses.iter().zip(likeness);
        let items = each.map(|(clause, scores)| {
            let leads = self.leads(clause.text);
            let same = |duty: &ReasonClause<'_>, score: Score| {
                score >= SAME_WORK
                    || score >= SAME_LEAD && leads && self.leads(duty.text)
                    || clause.place == duty.place && clause.text == duty.text
            };
            let alike = duties.iter().zip(scores).filter(|((_, duty), score)| same(duty, *score));
            let mut items: Items = alike.filter_map(|((at, duty), _)| Some((*at, number(duty)?))).collect();
            items.sort_unstable();
            items.dedup();
            items
        });
        items.collect()
    }

    /// Whether a text speaks of lead work.
    fn leads(&self, text: &str) -> bool {
        self.allocator.comparer.phrase_at_least(text, LEAD_SCALE, LEAD_PHRASE).is_some()
    }

    /// What statements about a factor show; `None`: none is made.
    fn by_statement(&self, kind: FactorKind, level: usize) -> Option<Shown> {
        let rows = || self.allocation.factors.iter().filter(|row| row.kind == kind);
        let fits = rows().find(|row| row.decided == Some(level)).map(|row| Shown::Statement(row.statement));
        let open = || rows().find(|row| row.decided.is_none()).map(|row| Shown::UndecidedStatement(row.statement));
        let other = || rows().next().map(|row| Shown::OtherClass(row.statement));
        fits.or_else(open).or_else(other)
    }

    /// What duties show. `asked`: where none does, that is a question, for no duty need speak of it.
    fn by_duties(&self, work: &Work<'_>, asked: bool) -> Shown {
        let lines = || self.allocation.worksheet.lines.iter().enumerate();
        let counts = |line: &WorksheetLine| matches!(line.place, CountedAt::Level(_));
        let has_words = |at: usize| work.words.get(at).is_some_and(|score| *score >= ITS_WORDS);
        let shows = |(at, line): &(usize, &WorksheetLine)| {
            let by_words = has_words(*at) && is_of(line, work.level) && !work.numbered;
            line.decided && counts(line) && (is(line, work.own) || by_words)
        };
        let yes: Vec<usize> = lines().filter(shows).map(|(at, _)| at).collect();
        if !yes.is_empty() {
            return Shown::Duties(yes);
        }
        // Matched to the class as a whole: which of its words that is, is not said.
        let whole =
            |line: &WorksheetLine| line.items.iter().any(|item| item.level == work.level && item.number.is_none());
        let could = |line: &WorksheetLine| {
            let mut near = line.suggestions.iter().filter(|one| one.score.0 >= STANDS_IN);
            is(line, work.own) || near.any(|one| work.own.contains(&(one.level, one.number)))
        };
        let is_open =
            |(at, line): &(usize, &WorksheetLine)| whole(line) || !line.decided && (could(line) || has_words(*at));
        let open: Vec<usize> = lines().filter(is_open).map(|(at, _)| at).collect();
        if !open.is_empty() {
            return Shown::UndecidedDuties(open);
        }
        if asked {
            return Shown::Unsaid;
        }
        let nearest = lines().filter(|(_, line)| line.decided && counts(line) && is(line, work.theirs));
        Shown::No(nearest.max_by_key(|(at, line)| (line.percent, std::cmp::Reverse(*at))).map(|(at, _)| at))
    }
}

/// Whether a line is matched to one of some duties of levels.
fn is(line: &WorksheetLine, items: &Items) -> bool {
    line.items.iter().any(|item| item.number.is_some_and(|number| items.contains(&(item.level, number))))
}

/// Whether a line is matched to work of a level.
fn is_of(line: &WorksheetLine, level: usize) -> bool {
    line.items.iter().any(|item| item.level == level)
}

/// The number of the duty in which a clause stands.
fn number(clause: &ReasonClause<'_>) -> Option<u32> {
    match clause.place {
        super::PrintedAt::Duty(number) => Some(number),
        _ => None,
    }
}
