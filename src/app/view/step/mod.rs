//! What a step shows: two levels alone. On the left what sets the upper apart, on the right the texts side by side.

mod apart;
mod names;
mod pairs;
#[cfg(test)]
mod tests;

use std::ops::Range;

use rungs_documents::ladder::StepParagraph;
use rungs_domain::compare::{ChangeName, NONE_FOUND};
use rungs_domain::spec::SpecPart;
use rungs_domain::words::counted;

use crate::State;
use crate::ids::{PairId, StepId};
use crate::rules::Rules;
use crate::steps::{self, ComputedStep};
use crate::view::ladder::LadderData;
use crate::view::ladder::marks::Marked;

pub use names::short;

/// Everything the panel shows of a step.
#[derive(Debug)]
pub struct StepData {
    /// "Planner II to Planner III".
    pub title: String,
    /// Authority and standing of the text.
    pub subtitle: String,
    /// Where the way back leads.
    pub back: String,
    /// "What sets III apart from II".
    pub heading: String,
    /// "6 rows, what decides first".
    pub size: String,
    /// The two levels.
    pub columns: Vec<StepColumn>,
    /// What sets the upper level apart, what decides most first.
    pub rows: Vec<ApartRow>,
    /// The same in sentences to copy; `None`: no phrase sets the levels apart.
    pub paragraph: Option<StepParagraph>,
    /// How often each change occurs among the clauses of the class concept.
    pub counts: Vec<(ChangeName, usize)>,
    /// In what respects both levels print the same, and in what none of them prints a known phrase.
    pub same: Vec<(&'static str, String)>,
    /// The texts side by side, under their headings.
    pub lines: Vec<StepLine>,
    /// "I to II", for the button that shows the step below this one.
    pub previous: Option<String>,
    /// "III to IV".
    pub next: Option<String>,
}

/// A level of the step.
#[derive(Debug)]
pub struct StepColumn {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// What is said of a row of what sets levels apart: "raised".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Its sign and color are those of this change.
    pub name: ChangeName,
    /// The word.
    pub word: &'static str,
}

/// A row of what sets the levels apart.
#[derive(Debug)]
pub struct ApartRow {
    /// The dimension.
    pub dimension: String,
    /// Which way.
    pub told: Told,
    /// What the lower level prints; `None`: no clause like that of the upper one was found.
    pub from: Option<Quote>,
    /// What the upper level prints.
    pub to: Option<Quote>,
    /// Why this is a step.
    pub why: String,
    /// The pair of texts in which the words stand.
    pub pair: Option<PairId>,
}

/// Words as printed, and where they stand.
#[derive(Debug)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// The deciding ones, by their bytes.
    pub marks: Vec<Range<usize>>,
    /// "concept a".
    pub place: String,
}

/// A line of the texts side by side.
#[derive(Debug)]
pub enum StepLine {
    /// The heading of a part.
    Heading(PartHeading),
    /// Two texts.
    Pair(Box<Pair>),
}

/// The heading of a part.
#[derive(Debug)]
pub struct PartHeading {
    /// The part.
    pub part: SpecPart,
    /// What it is called.
    pub heading: &'static str,
    /// What is said of it: "allocating text · deciding clauses first".
    pub about: String,
    /// How much of it differs: "7 of 8 differ".
    pub size: String,
}

/// Two texts side by side.
#[derive(Debug)]
pub struct Pair {
    /// Which.
    pub id: PairId,
    /// What both are about, where it is no numbered item or clause.
    pub label: Option<String>,
    /// The text of the lower level.
    pub lower: Side,
    /// The text of the upper level.
    pub upper: Side,
    /// What became of it; `None` where nothing can be said.
    pub told: Option<ChangeName>,
    /// Whether a specialist confirmed the link.
    pub confirmed: bool,
    /// Where a person named the change: who did and why, and what was computed.
    pub decided: Option<String>,
    /// The words that speak for the change.
    pub reasons: Vec<String>,
    /// What it is called by a screen reader.
    pub name: String,
}

/// One side of a pair.
#[derive(Debug)]
pub struct Side {
    /// The letter of the clause, or the number of the item.
    pub label: String,
    /// The text as printed, or what is said where nothing is.
    pub text: Marked,
    /// Whether the text is printed.
    pub printed: bool,
}

impl StepData {
    /// What is shown of a step that was computed; `None` where its levels are gone.
    pub fn new(state: &State, step: &ComputedStep) -> Option<Self> {
        let library = &state.library;
        let levels = [library.level(&step.id.lower)?, library.level(&step.id.upper)?];
        let ladder = LadderData::new(library, &step.ladder, &step.factors, &step.clauses, &Rules::default());
        let [low, up] = short(levels[0], levels[1]);
        let [low_title, up_title] = names::titles(levels[0], levels[1]);
        let parts = pairs::parts(step, &ladder, [&low, &up], &library.comparer);
        let rows = apart::rows(step, &parts, ladder.across);
        let counts = pairs::counts(&parts);
        let beside = |step: Option<StepId>| {
            let step = step?;
            let [low, up] = short(library.level(&step.lower)?, library.level(&step.upper)?);
            Some(format!("{low} to {up}"))
        };
        let (previous, next) = steps::beside(state, &step.id);
        let own = state.ladder.levels.iter().all(|level| level.series == step.id.upper.series);
        let columns = ladder.columns.iter();
        Some(StepData {
            title: format!("{low_title} to {up_title}"),
            subtitle: ladder.subtitle.clone(),
            back: if own { ladder.title.clone() } else { counted(state.ladder.levels.len(), "level") },
            heading: format!("What sets {up} apart from {low}"),
            size: match rows.len() {
                0 => "no phrase was found that sets them apart".to_owned(),
                count => format!("{}, what decides first", counted(count, "row")),
            },
            columns: columns.map(|one| StepColumn { code: one.code.clone(), title: one.title.clone() }).collect(),
            counts,
            same: apart::same(step),
            paragraph: steps::told(state),
            lines: pairs::lines(parts, &rows),
            rows,
            previous: beside(previous),
            next: beside(next),
        })
    }

    /// What the head says where it has no room: title, authority, and how often each change occurs.
    pub fn head(&self) -> String {
        let counts: Vec<String> = self.counts.iter().map(|(told, count)| format!("{count} {told}")).collect();
        let of_concept = (!counts.is_empty()).then(|| format!("\nClass concept: {}", counts.join(", ")));
        format!("{}\n{}{}", self.title, self.subtitle, of_concept.unwrap_or_default())
    }

    /// The pair of texts with this id, by its place among the lines.
    pub fn line_of(&self, id: PairId) -> Option<usize> {
        self.lines.iter().position(|line| matches!(line, StepLine::Pair(pair) if pair.id == id))
    }

    /// The row of what sets the levels apart whose words stand in a pair of texts.
    pub fn row_of(&self, id: PairId) -> Option<usize> {
        self.rows.iter().position(|row| row.pair == Some(id))
    }

    /// The pair of texts at a place among the lines.
    pub fn pair(&self, line: usize) -> Option<&Pair> {
        match self.lines.get(line)? {
            StepLine::Pair(pair) => Some(pair),
            StepLine::Heading(_) => None,
        }
    }
}

impl ApartRow {
    /// What a screen reader says of it.
    pub fn name(&self) -> String {
        let side = |way: &str, quote: &Option<Quote>| match quote {
            Some(quote) => format!("{way} “{}”, {}.", quote.text, quote.place),
            None => format!("{way}: {NONE_FOUND}."),
        };
        let (from, to) = (side("From", &self.from), side("To", &self.to));
        format!("{}: {}. {from} {to} Evidence: {}", self.dimension, self.told.word, self.why)
    }
}
