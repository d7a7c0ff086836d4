//! What an upper text says beyond the lower one: words set into a clause that goes on, and further clauses.
//!
//! Only a higher level of the same series says more by them. What it leaves out says nothing: a level is written to
//! say what is more.

use std::ops::Range;

use super::course::{Course, CourseClause};
use super::evidence::{Direction, Evidence, EvidenceKind};
use super::items::Text;
use super::lexicon::{Lexicon, Mark};
use super::terms::Terms;
use super::tokens::Word;

/// New telling words from which words set in are a task or an object of their own.
pub(super) const ENOUGH: usize = 2;
/// The first words of a clause among which "may" says that it need not be done.
const OPENING: usize = 4;

/// The words that the upper clause sets in where the lower one has nothing; where there are none such, but all that the
/// lower clause says is still said, the new ones among them. `lower_item` is all that the lower item says,
/// `lower_level` all that its list says.
pub(super) fn words(
    course: &Course<'_>,
    lexicon: &Lexicon,
    (lower_item, lower_level): (&[u32], &[u32]),
) -> Vec<Evidence> {
    let set_in = course.stretches.iter().filter(|stretch| stretch.lower.is_empty());
    let addition = Addition { clause: &course.upper, lexicon, lower_item, lower_level };
    let found: Vec<Evidence> =
        set_in.filter_map(|stretch| addition.set_in(&stretch.upper, stretch.upper.start)).collect();
    if !found.is_empty() || course.lower.telling.iter().any(|word| !course.upper.has(word.concept)) {
        return found;
    }
    let stretch = |run: &Range<usize>| course.stretches.iter().find(|stretch| stretch.upper.contains(&run.start));
    let begin = |run: &Range<usize>| stretch(run).map_or(run.start, |stretch| stretch.upper.start);
    addition.new_runs().into_iter().filter_map(|run| addition.set_in(&run, begin(&run))).collect()
}

/// An upper clause, and what it is held against.
struct Addition<'t> {
    clause: &'t CourseClause<'t>,
    lexicon: &'t Lexicon,
    lower_item: &'t [u32],
    lower_level: &'t [u32],
}

impl Addition<'_> {
    fn is_new(&self, concept: u32) -> bool {
        self.lower_item.binary_search(&concept).is_err()
    }

    /// Runs of telling words of which the lower item has none.
    fn new_runs(&self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, _) in self.clause.telling.iter().enumerate().filter(|(_, word)| self.is_new(word.concept)) {
            match runs.last_mut().filter(|run| run.end == at) {
                Some(run) => run.end = at + 1,
                None => runs.push(at..at + 1),
            }
        }
        runs
    }

    /// A run of telling words as a further demand, where it is one. The stretch in which it stands begins at `begin`.
    fn set_in(&self, run: &Range<usize>, begin: usize) -> Option<Evidence> {
        let clause = self.clause;
        let telling = clause.telling.get(run.clone())?;
        let (head, last) = (telling.first()?.at, telling.last()?.at);
        let before = run.start.checked_sub(1).and_then(|at| clause.telling.get(at));
        let first = before.map_or(head, |word| word.at + 1);
        let key = |at: usize| clause.words.get(at).map(Word::key);
        let new = telling.iter().filter(|word| self.is_new(word.concept));
        let count = new.clone().count();
        let joined = matches!(key(first), Some("and" | "or" | "and/or")) || matches!(key(last + 1), Some("or"));
        let first_new = new.clone().next()?;
        let opening = begin.checked_sub(1).and_then(|at| clause.telling.get(at)).map_or(0, |word| word.at + 1);
        let explains =
            clause.words.get(opening..=first_new.at)?.iter().any(|word| self.lexicon.is_aside(word.form.known));
        // A single word counts where it is a further one of its kind and stands nowhere in the list below.
        let further = joined && self.lower_level.binary_search(&first_new.concept).is_err();
        if (count < ENOUGH && !further) || explains || self.lowers(&(first..last + 1)) {
            return None;
        }
        Some(more(EvidenceKind::Words, clause.bytes(first, last)?))
    }

    /// Whether words hold one of low degree: "and routine", "under review".
    fn lowers(&self, words: &Range<usize>) -> bool {
        let within = self.clause.marks.iter().filter(|mark| words.contains(&mark.words.start));
        let unmarked = |mark: &Mark| self.lexicon.scale(mark.scale)?.unmarked;
        within.into_iter().any(|mark| unmarked(mark).is_some_and(|step| mark.step < step))
    }
}

/// The clauses of the upper text that have no like in the lower one, where they are more than the other way round.
pub(super) fn clauses(
    upper: &Text,
    unlike: &[usize],
    gone: usize,
    terms: &Terms<'_>,
    lower_item: &[u32],
) -> Vec<Evidence> {
    let told = |clause: &usize| {
        let words = upper.words.get(upper.clauses.get(*clause)?.clone())?;
        let opening = words.get(..OPENING).unwrap_or(words);
        let new =
            terms.concepts(words.iter()).iter().filter(|concept| lower_item.binary_search(concept).is_err()).count();
        let is_demand = new >= ENOUGH && !opening.iter().any(|word| word.key() == "may");
        let place = words.first()?.range.start..words.last()?.range.end;
        is_demand.then(|| more(EvidenceKind::Clause, place))
    };
    let found: Vec<Evidence> = unlike.iter().filter_map(told).collect();
    if found.len() > gone { found } else { Vec::new() }
}

fn more(ground: EvidenceKind, place: Range<usize>) -> Evidence {
    let scale = "extent of the work".to_owned();
    Evidence { direction: Direction::Up, ground, scale, lower: None, upper: Some(place) }
}
