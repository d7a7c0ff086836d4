//! The class concepts of several levels, clause by clause.
//!
//! The text that allocates is one paragraph of several clauses as a rule. So each clause is taken for an item, paired
//! with one of the next level as duties are, and named by the same evidence. Of a clause without a counterpart it is
//! told in which clause of the other level a part of its words stands (`elsewhere`).

mod elsewhere;

use std::collections::BTreeMap;

use super::align::Kin;
use super::comparer::LevelView;
use super::items::{Item, cut};
use super::links::Sides;
use super::marks::{Marker, Matters, SideMarks};
use super::settings::Settings;
use super::terms::Terms;
use super::threads::Weaver;
use super::{Against, Cell, Change, Comparer, Evidence, EvidenceKind, LadderStep, Link, Quotation, Score, Thread};
use crate::spec::{DutyScope, Level, PassageRole};
use elsewhere::Finder;

/// The clauses of the class concepts of some levels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClauseThreads {
    /// A row for each thread. Every clause of every level stands in exactly one.
    pub rows: Vec<ClauseRow>,
    /// What the program left out to stay within its limits, in words for the user.
    pub fallbacks: Vec<String>,
}

/// One thread of clauses through the levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseRow {
    /// A cell for each level.
    pub cells: Vec<ClauseCell>,
}

/// What a thread has at one level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClauseCell {
    /// The place of the clause in the class concept of the level, from 0:
    /// [`Quotation::letter`] makes a letter of it.
    /// `None`: no clause of the level belongs here.
    pub clause: Option<usize>,
    /// The clause as printed; empty where there is none.
    pub text: String,
    /// How the thread comes to this level; `None` for the level that is compared with nothing, and where neither level
    /// has a clause.
    pub step: Option<ClauseStep>,
}

/// How a thread of clauses comes to a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseStep {
    /// The level compared with, by its place.
    pub against: usize,
    /// The clause there, by its place in the class concept.
    pub from: Option<usize>,
    /// What became of it.
    pub change: Change,
    /// How alike the two are; `None` where one side has none.
    pub score: Option<Score>,
    /// The words that speak for the change, as places in the two clauses.
    pub evidence: Vec<Evidence>,
    /// The words to mark in the two clauses.
    pub marks: SideMarks,
    /// Where a part of the words of a clause without a counterpart stands at the other level.
    pub elsewhere: Option<ClauseElsewhere>,
}

/// Words of a clause that another level prints in a clause of another thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseElsewhere {
    /// The level that prints them, by its place.
    pub level: usize,
    /// The clause, by its place in the class concept.
    pub clause: usize,
    /// The words as they stand there.
    pub words: String,
}

impl ClauseElsewhere {
    /// The same in words, with the name of the level: `41313 prints “training” in clause g`.
    pub fn told(&self, level: &str) -> String {
        format!("{level} prints “{}” in clause {}", self.words, Quotation::letter(self.clause))
    }
}

impl ClauseRow {
    /// Whether every level that is compared has the clause word for word as the one that it is compared with.
    pub fn is_same(&self) -> bool {
        self.cells.iter().filter_map(|cell| cell.step.as_ref()).all(|step| step.change == Change::Same)
    }
}

impl ClauseThreads {
    /// The rows as they are read at a step of two levels: what shows more or less first, what goes on word for word
    /// last.
    pub fn changed_first(&self) -> Vec<&ClauseRow> {
        let rank = |row: &&ClauseRow| {
            let changes = row.cells.iter().filter_map(|cell| cell.step.as_ref());
            changes.map(|step| rank(step.change)).min()
        };
        let mut rows: Vec<&ClauseRow> = self.rows.iter().collect();
        rows.sort_by_key(rank);
        rows
    }
}

fn rank(change: Change) -> u8 {
    match change {
        Change::Raised | Change::Lowered | Change::Mixed => 0,
        Change::Changed => 1,
        Change::Reworded => 2,
        Change::Added => 3,
        Change::Dropped | Change::Carried => 4,
        Change::Same => 5,
    }
}

/// The first clauses of a level of which it is looked at what they are about, and where their words went; no class
/// concept has as many.
const MOST_CLAUSES: usize = 100;

/// The class concept of a level, cut into clauses.
struct Concept {
    texts: Vec<String>,
    items: Vec<Item>,
    /// Of what each clause speaks.
    matters: Vec<Matters>,
}

impl Concept {
    fn of(level: &Level, terms: &Terms<'_>, marker: &Marker<'_>) -> Self {
        let passages = level.passages().into_iter().filter(|passage| passage.role == PassageRole::Concept);
        let lines = passages
            .flat_map(|passage| passage.lines().into_iter().map(|line| line.text.into_owned()).collect::<Vec<_>>());
        let mut texts: Vec<String> = Vec::new();
        for line in lines {
            let clauses = cut(&line, &terms.words(&line)).into_iter();
            texts.extend(clauses.filter_map(|clause| line.get(clause.bytes).map(str::to_owned)));
        }
        let item = |(number, text): (u32, &String)| Item::new(number, DutyScope::Own, None, text, terms);
        let items = (1..).zip(&texts).map(item).collect();
        let matters = texts.iter().map(|text| marker.matters(text)).collect();
        Concept { texts, items, matters }
    }

    /// What its clauses have in common with those of the upper level beside their words: a ladder, a dimension.
    fn kin(&self, upper: &Concept, settings: Settings) -> Kin {
        let mut kin = Kin::new();
        for (low, one) in self.matters.iter().take(MOST_CLAUSES).enumerate() {
            for (up, other) in upper.matters.iter().take(MOST_CLAUSES).enumerate() {
                if !one.ladders.is_disjoint(&other.ladders) {
                    kin.insert((low, up), settings.one_ladder);
                } else if !one.dimensions.is_disjoint(&other.dimensions) {
                    kin.insert((low, up), settings.one_dimension);
                }
            }
        }
        kin
    }

    fn text(&self, clause: usize) -> &str {
        self.texts.get(clause).map_or("", String::as_str)
    }
}

impl Comparer {
    /// The class concepts of some levels clause by clause, in the order given.
    pub fn clause_threads(&self, levels: &[LevelView<'_>], against: Against) -> ClauseThreads {
        let (terms, marker) = (Terms::new(self.lexicon()), self.marker());
        let (against, forks) = self.forked(levels, against);
        let concepts: Vec<Concept> = levels.iter().map(|view| Concept::of(view.level, &terms, &marker)).collect();
        let mut links: BTreeMap<(usize, usize), Vec<Link>> = BTreeMap::new();
        let mut fallbacks = Vec::new();
        let mut pair = |low: usize, up: usize| {
            let (Some(lower), Some(upper)) = (levels.get(low), levels.get(up)) else { return Vec::new() };
            let (Some(from), Some(to)) = (concepts.get(low), concepts.get(up)) else { return Vec::new() };
            let sides = Sides {
                lower: *lower,
                upper: *upper,
                list: None,
                lower_items: &from.items,
                upper_items: &to.items,
                order: forks.order(*lower, *upper),
                terms: &terms,
                settings: self.settings(),
                limits: self.limits(),
                kin: Some(from.kin(to, self.settings())),
            };
            let found = sides.links(&[]);
            fallbacks.extend(found.notes);
            links.insert((low, up), found.links.clone());
            found.links
        };
        let sizes = concepts.iter().map(|concept| concept.items.len()).collect();
        let threads = Weaver::new(levels, (None, sizes), against, &forks).weave(&mut pair, &mut |_, _, _| Vec::new());
        fallbacks.sort();
        fallbacks.dedup();
        let told = Teller { concepts: &concepts, links: &links, terms: &terms, marker: &marker };
        ClauseThreads { rows: threads.iter().map(|thread| told.row(thread)).collect(), fallbacks }
    }
}

/// Makes rows of threads.
struct Teller<'t> {
    concepts: &'t [Concept],
    /// By lower and upper level.
    links: &'t BTreeMap<(usize, usize), Vec<Link>>,
    terms: &'t Terms<'t>,
    marker: &'t Marker<'t>,
}

impl Teller<'_> {
    fn row(&self, thread: &Thread) -> ClauseRow {
        let steps = std::iter::once(thread.first_step.as_ref()).chain(thread.steps.iter().map(Option::as_ref));
        let cells = thread.cells.iter().zip(steps).enumerate();
        ClauseRow { cells: cells.map(|(level, (cell, step))| self.cell(level, cell, step)).collect() }
    }

    fn cell(&self, level: usize, cell: &Cell, step: Option<&LadderStep>) -> ClauseCell {
        let clause = if let Cell::Item(clause) = cell { Some(*clause) } else { None };
        let text = clause.map(|clause| self.text(level, clause)).unwrap_or_default();
        ClauseCell { clause, text: text.to_owned(), step: step.map(|step| self.step(level, clause, step)) }
    }

    fn text(&self, level: usize, clause: usize) -> &str {
        self.concepts.get(level).map_or("", |concept| concept.text(clause))
    }

    fn step(&self, level: usize, clause: Option<usize>, step: &LadderStep) -> ClauseStep {
        let from = step.from;
        // Where words stand that moved is told of the clauses that have no counterpart.
        let is_own = |one: &&Evidence| !matches!(one.ground, EvidenceKind::Moved(_));
        let evidence: Vec<Evidence> = step.evidence.iter().filter(is_own).cloned().collect();
        let lower = from.map(|clause| self.text(step.against, clause));
        let upper = clause.map(|clause| self.text(level, clause));
        let marks = self.marker.sides(step.change, [lower, upper], &evidence);
        let elsewhere = match (from, clause) {
            (None, Some(own)) => self.elsewhere((level, own), step.against, (step.against, level)),
            (Some(own), None) => self.elsewhere((step.against, own), level, (step.against, level)),
            _ => None,
        };
        let LadderStep { against, change, score, .. } = *step;
        ClauseStep { against, from, change, score, evidence, marks, elsewhere }
    }

    /// Where a part of the words of a clause stands at another level. `sides`: the lower and the upper of the two.
    fn elsewhere(&self, own: (usize, usize), other: usize, sides: (usize, usize)) -> Option<ClauseElsewhere> {
        let links = self.links.get(&sides)?;
        let (ours, theirs) = (self.concepts.get(own.0)?, self.concepts.get(other)?);
        let counterpart = |clause: usize| {
            let linked = links.iter().find(|link| match own.0 == sides.0 {
                true => link.upper == Some(clause) && link.lower.is_some(),
                false => link.lower == Some(clause) && link.upper.is_some(),
            })?;
            ours.items.get(if own.0 == sides.0 { linked.lower? } else { linked.upper? })
        };
        let finder = Finder { ours: &ours.items, theirs: &theirs.items, terms: self.terms };
        let (clause, bytes) = finder.find(own.1, &counterpart)?;
        let words = theirs.text(clause).get(bytes)?.to_owned();
        Some(ClauseElsewhere { level: other, clause, words })
    }
}
