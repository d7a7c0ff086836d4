//! What sets a level apart from the one below it: a few printed phrases, dimension by dimension.
//!
//! Both levels' texts are cut into clauses (`clauses`). Phrases of the vocabulary tell of which dimensions a clause
//! speaks, and how high it stands on a ladder of phrases. Within a dimension the clauses of the two levels are held
//! against one another (`steps`): what both print in the same words sets nothing apart; of the rest the clauses that
//! stand highest tell whether the dimension rises. Time and schooling are read as such (`asked`). The rows stand in the
//! order in which they decide: text that allocates before other text, a step that both levels print before one that
//! only one prints, then the order of [`Dimension`].

mod asked;
mod clauses;
mod quotation;
mod steps;
mod table;

use super::comparer::LevelView;
use super::lexicon::{Lexicon, Mark};
use super::terms::Terms;
use super::tracks::Forks;
use super::{Across, Against, Change, Comparer};
use crate::spec::{Dimension, Scale, ScaleStep, Vocabulary};
use crate::words::word_table;
use clauses::{LevelText, TextReader};
pub use quotation::Quotation;
pub use table::{FactorCell, FactorRow, FactorTable};

/// The most rows that are told.
const MOST_ROWS: usize = 6;
/// With so many rows, what only the lower level prints is not told.
const ENOUGH_ROWS: usize = 5;
/// The most rows of one dimension.
const MOST_OF_ONE: usize = 2;

/// A row of what sets two levels apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// In what respect.
    pub dimension: Dimension,
    /// Which way.
    pub turn: Turn,
    /// Whether a text that allocates says so.
    pub allocating: bool,
    /// What the lower level prints; `None`: no clause like that of the upper one was found.
    pub lower: Option<Quotation>,
    /// What the upper level prints.
    pub upper: Option<Quotation>,
    /// Why this is a step, in words for the user.
    pub why: String,
}

/// Why two levels have no order, so that nothing rises from one to the other but what the text itself says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unordered {
    /// They are parallel classes of one series.
    Tracks,
    /// They are of two series of one authority.
    Series,
    /// They are of two series, and maybe of two authorities, so that a title may mean another class.
    Strangers,
}

impl Unordered {
    /// `None`: the levels have an order.
    fn of(lower: LevelView<'_>, upper: LevelView<'_>, forks: &Forks) -> Option<Self> {
        if lower.series.id != upper.series.id {
            let authority = &lower.series.authority;
            let is_one = *authority == upper.series.authority && !authority.inferred;
            return Some(if is_one { Unordered::Series } else { Unordered::Strangers });
        }
        forks.parallel(lower, upper).then_some(Unordered::Tracks)
    }

    /// What a row says in the place of a direction.
    fn why(self) -> &'static str {
        match self {
            Unordered::Tracks => "neither class stands above the other",
            Unordered::Series | Unordered::Strangers => "both print it; phrases of two series have no order",
        }
    }
}

/// What sets one level of several apart from the one it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepApart {
    /// The level compared with, by its place.
    pub lower: usize,
    /// The level in question.
    pub upper: usize,
    /// The rows, what decides most first.
    pub rows: Vec<Apart>,
}

/// Which way a level differs from the one below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// Both levels speak of it, the upper one asks for more.
    Up,
    /// Both levels speak of it, the upper one asks for less.
    Down,
    /// Both levels speak of it in other words; nothing shows a direction.
    Different,
    /// No clause like that of the upper level was found at the lower one, which may speak of the dimension in another.
    New,
    /// No clause like that of the lower level was found at the upper one. Silence is not less.
    Gone,
}

impl Turn {
    /// The change of a text that turns so.
    pub fn change(self) -> Change {
        match self {
            Turn::Up => Change::Raised,
            Turn::Down => Change::Lowered,
            Turn::Different => Change::Changed,
            Turn::New => Change::Added,
            Turn::Gone => Change::Dropped,
        }
    }

    /// Whether it says which of the two levels asks for more.
    pub fn is_direction(self) -> bool {
        matches!(self, Turn::Up | Turn::Down)
    }

    /// What it is called between levels that have no order; `None` for a direction, which is printed there if it stands.
    pub fn across(self) -> Option<Across> {
        match self {
            Turn::Different => Some(Across::Differs),
            Turn::New => Some(Across::OnlyHere),
            Turn::Gone => Some(Across::OnlyThere),
            Turn::Up | Turn::Down => None,
        }
    }
}

word_table! {
    Turn {
        /// The word for it: `up`.
        word -> &'static str,
        /// The sign for it: `↑`.
        glyph -> &'static str,
    }
    Turn::Up => ["up", "↑"],
    Turn::Down => ["down", "↓"],
    Turn::Different => ["different", "≠"],
    Turn::New => ["new", "+"],
    Turn::Gone => ["gone", "−"],
}

/// What is said in place of words where none like those of the other level were found.
pub const NONE_FOUND: &str = "no clause like it was found";

/// The phrases of all dimensions, ready for look-up.
#[derive(Debug, Clone, Default)]
pub(super) struct Cues {
    lexicon: Lexicon,
    /// By the number of the scale in the lexicon.
    ladders: Vec<LadderEntry>,
    /// Words in headings of factors, with the dimension that they name.
    headings: Vec<(String, Dimension)>,
}

/// A ladder of phrases, or the phrases of a dimension that have no order.
#[derive(Debug, Clone)]
struct LadderEntry {
    dimension: Dimension,
    /// What rises along it; `None`: its phrases have no order.
    meaning: Option<String>,
    /// The height at which a text stands that has none of its phrases.
    unmarked: Option<usize>,
}

impl Cues {
    /// What the phrases are made of.
    pub(super) fn sources(vocabulary: &Vocabulary) -> Vocabulary {
        Vocabulary {
            dimensions: vocabulary.dimensions.clone(),
            synonyms: vocabulary.synonyms.clone(),
            stop_words: vocabulary.stop_words.clone(),
            stand_ins: vocabulary.stand_ins.clone(),
            ..Vocabulary::default()
        }
    }

    /// The phrases of the dimensions of `sources`.
    pub(super) fn new(sources: &Vocabulary) -> Self {
        let (mut scales, mut ladders, mut headings) = (Vec::new(), Vec::new(), Vec::new());
        for words in &sources.dimensions {
            headings.extend(words.headings.iter().map(|heading| (heading.clone(), words.dimension)));
            for ladder in &words.ladders {
                let unmarked = ladder.steps.iter().position(|step| step.unmarked);
                let meaning = Some(ladder.meaning.clone());
                ladders.push(LadderEntry { dimension: words.dimension, meaning, unmarked });
                scales.push(ladder.clone());
            }
            if !words.cues.is_empty() {
                ladders.push(LadderEntry { dimension: words.dimension, meaning: None, unmarked: None });
                let steps = vec![ScaleStep { phrases: words.cues.clone(), unmarked: false }];
                let id = words.dimension.word().to_owned();
                scales.push(Scale { id, meaning: String::new(), source: String::new(), steps, alone: false });
            }
        }
        Cues { lexicon: Lexicon::new(&Vocabulary { scales, ..sources.clone() }), ladders, headings }
    }

    /// The dimensions that the heading of a factor names, in the order in which it names them.
    fn named_by(&self, heading: &str) -> Vec<Dimension> {
        let heading = heading.to_lowercase();
        let named = self.headings.iter().filter_map(|(words, of)| Some((heading.find(words)?, *of)));
        let mut named: Vec<(usize, Dimension)> = named.collect();
        named.sort_unstable();
        let mut found: Vec<Dimension> = Vec::new();
        for (_, dimension) in named {
            if !found.contains(&dimension) {
                found.push(dimension);
            }
        }
        found
    }

    /// The phrases, each dimension's ladders as scales.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The dimension of which a phrase speaks, and whether it stands on a ladder.
    pub(super) fn dimension(&self, mark: &Mark) -> Option<(Dimension, bool)> {
        self.ladders.get(mark.scale).map(|entry| (entry.dimension, entry.meaning.is_some()))
    }

    /// Whether a phrase speaks of a dimension.
    fn is_of(&self, mark: &Mark, dimension: Dimension) -> bool {
        self.ladders.get(mark.scale).is_some_and(|entry| entry.dimension == dimension)
    }
}

/// A row with what decides its place.
#[derive(Debug)]
struct Candidate {
    row: Apart,
    weight: Weight,
    /// Why the direction is printed: the upper level's text names the lower class in it.
    printed: Option<&'static str>,
}

/// How much a row tells, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// The text itself says that the upper level is told from the lower one by it.
    Told,
    /// The first row of its dimension, and it rises.
    Rising,
    /// The first row of its dimension: the upper level alone has a phrase of known height.
    New,
    /// The first row of its dimension, by a word that only speaks of it.
    Spoken,
    /// A further row of its dimension.
    Further,
    /// Both levels speak of it in other words.
    Different,
    /// Only the lower level speaks of it.
    Gone,
}

impl Candidate {
    /// Takes the direction out, unless it is printed; the phrases have no order, so only what is printed tells why.
    fn make_neutral(&mut self, unordered: Unordered) {
        if self.weight == Weight::Told && unordered == Unordered::Strangers {
            self.row.why = steps::in_words(self.row.turn);
        }
        if self.row.turn.is_direction() {
            let printed = self.printed.filter(|_| unordered == Unordered::Series);
            if printed.is_none() {
                self.row.turn = Turn::Different;
            }
            printed.unwrap_or(unordered.why()).clone_into(&mut self.row.why);
        }
    }

    /// What is left out last where there are more rows than are told: what allocates and what tells most. A step in
    /// other text tells more than silence in text that allocates.
    fn rank(&self) -> u8 {
        let rank = match self.weight {
            Weight::Told => 0,
            Weight::Rising => 1,
            Weight::New => 2,
            Weight::Spoken => 3,
            Weight::Further => 5,
            Weight::Different => 6,
            Weight::Gone => 8,
        };
        if self.row.allocating { rank } else { rank + 3 }
    }

    /// What decides its place among the rows that are told: of what rises or is new, the dimension alone does.
    fn place(&self) -> (bool, Weight) {
        let weight = if self.weight == Weight::New { Weight::Rising } else { self.weight };
        (!self.row.allocating, weight)
    }
}

impl Comparer {
    /// What sets each level apart from the one it is compared with; the first level, or the baseline, has no step.
    pub fn steps_apart(&self, levels: &[LevelView<'_>], against: Against) -> Vec<StepApart> {
        self.distinguish(levels, against).steps()
    }

    /// The factor table of some levels.
    pub fn factor_table(&self, levels: &[LevelView<'_>], against: Against) -> FactorTable {
        self.distinguish(levels, against).factor_table()
    }

    /// [What sets each level apart](Self::steps_apart) and the [factor table](Self::factor_table), their texts read once.
    pub fn steps_and_factors(&self, levels: &[LevelView<'_>], against: Against) -> (Vec<StepApart>, FactorTable) {
        let distinctions = self.distinguish(levels, against);
        let factors = distinctions.factor_table();
        (distinctions.steps(), factors)
    }

    /// What sets `upper` apart from `lower`, what decides most first: at most six rows, at most two of one dimension.
    pub fn apart(&self, lower: LevelView<'_>, upper: LevelView<'_>) -> Vec<Apart> {
        let steps = self.steps_apart(&[lower, upper], Against::LevelBelow);
        steps.into_iter().flat_map(|step| step.rows).collect()
    }

    fn distinguish<'a>(&'a self, levels: &[LevelView<'a>], against: Against) -> Distinctions<'a> {
        let (against, forks) = self.forked(levels, against);
        let cues = self.cues();
        let reader = TextReader { terms: &Terms::new(&cues.lexicon), cues, comparer: self };
        let texts: Vec<LevelText<'a>> = levels.iter().map(|view| LevelText::new(*view, &reader)).collect();
        let step = |upper: usize| {
            let lower = against.lower_of(upper)?;
            let unordered = Unordered::of(*levels.get(lower)?, *levels.get(upper)?, &forks);
            Some((lower, Found::between(texts.get(lower)?, texts.get(upper)?, cues, unordered)))
        };
        let steps = (0..texts.len()).map(step).collect();
        Distinctions { cues, texts, steps }
    }
}

/// The texts of some levels, and what sets each apart from the one it is compared with.
struct Distinctions<'a> {
    cues: &'a Cues,
    texts: Vec<LevelText<'a>>,
    /// By upper level, the lower one and what was found.
    steps: Vec<Option<(usize, Found)>>,
}

impl Distinctions<'_> {
    fn steps(self) -> Vec<StepApart> {
        let steps = self.steps.into_iter().enumerate();
        let told = steps.filter_map(|(upper, step)| step.map(|(lower, found)| (lower, upper, found)));
        told.map(|(lower, upper, found)| StepApart { lower, upper, rows: found.told() }).collect()
    }
}

/// All rows of what sets two levels apart.
struct Found {
    /// By the texts, what decides most first.
    of_text: Vec<Candidate>,
    /// By what is asked of applicants.
    asked: Option<Candidate>,
    unordered: Option<Unordered>,
}

impl Found {
    fn between(lower: &LevelText<'_>, upper: &LevelText<'_>, cues: &Cues, unordered: Option<Unordered>) -> Self {
        let of_text = Dimension::ALL.iter().filter(|dimension| **dimension != Dimension::Qualifications);
        let mut of_text: Vec<Candidate> =
            of_text.flat_map(|dimension| steps::steps(*dimension, lower, upper, cues)).collect();
        // The sort is stable: what weighs the same keeps the order of the dimensions.
        of_text.sort_by_key(Candidate::place);
        let mut asked = asked::asked(lower, upper);
        if let Some(unordered) = unordered {
            of_text.iter_mut().chain(&mut asked).for_each(|one| one.make_neutral(unordered));
        }
        Found { of_text, asked, unordered }
    }

    /// The row of a dimension that tells most.
    fn of(&self, dimension: Dimension) -> Option<&Apart> {
        self.of_text.iter().chain(&self.asked).map(|one| &one.row).find(|row| row.dimension == dimension)
    }

    /// The rows that are told. What is asked of applicants stands last, and always.
    fn told(self) -> Vec<Apart> {
        let Found { of_text, asked, .. } = self;
        let mut by_rank: Vec<usize> = (0..of_text.len()).collect();
        by_rank.sort_by_key(|at| of_text.get(*at).map(Candidate::rank));
        let mut chosen: Vec<usize> = Vec::new();
        let dimension = |at: usize| of_text.get(at).map(|one| one.row.dimension);
        for at in by_rank {
            let of_one = chosen.iter().filter(|other| dimension(**other) == dimension(at)).count();
            // Silence is told where little else is.
            let most = match of_text.get(at).map(|one| one.weight) {
                Some(Weight::Gone) => ENOUGH_ROWS,
                _ => MOST_ROWS,
            };
            if chosen.len() + usize::from(asked.is_some()) < most && of_one < MOST_OF_ONE {
                chosen.push(at);
            }
        }
        let told = of_text.into_iter().enumerate().filter(|(at, _)| chosen.contains(at)).map(|(_, one)| one.row);
        told.chain(asked.map(|one| one.row)).collect()
    }
}
