//! What can be chosen, in the order shown: made once for each duty, search and answer.

use rungs_domain::spec::{Code, Level, Series, SeriesId};

use super::{item_text, item_word};
use crate::State;
use crate::documents::Document;
use crate::ids::DocumentId;
use crate::positions::{Choosing, PositionDraft, Seat};

/// The most items that are listed; more are found by their words.
const MOST: usize = 300;

/// By what the list is kept.
#[derive(Debug, PartialEq)]
pub struct Key {
    revision: Option<u64>,
    document: DocumentId,
    series: Option<SeriesId>,
    library: usize,
    choosing: Choosing,
}

impl Key {
    /// The key for what is being chosen now.
    pub fn of(state: &State, (seat, document): (Seat, &Document<PositionDraft>), choosing: &Choosing) -> Self {
        let answers = state.positions(seat).answers.as_ref();
        Key {
            revision: answers.map(|answers| answers.revision),
            document: document.id,
            series: document.draft.series.clone(),
            library: std::sync::Arc::as_ptr(&state.library) as usize,
            choosing: choosing.clone(),
        }
    }
}

/// An item that can be chosen.
#[derive(Debug, PartialEq)]
pub struct Choice {
    /// The level.
    pub level: Code,
    /// Its place in the series.
    pub at: usize,
    /// The number of the duty; `None`: the class concept.
    pub number: Option<u32>,
    /// "41313, duty 2".
    pub name: String,
    /// The likeness, for a suggestion.
    pub score: String,
    /// The words as printed.
    pub text: String,
}

/// A row of the list.
#[derive(Debug, PartialEq)]
pub enum ChooserRow {
    /// "Suggested", or the code and title of a level.
    Heading(String),
    /// An item.
    Choice(Choice),
}

/// All that can be chosen.
#[derive(Debug, PartialEq)]
pub struct ChooserData {
    /// Headings, each with its items below.
    pub rows: Vec<ChooserRow>,
    /// The rows that are items.
    pub choices: Vec<usize>,
    /// How many levels the series has.
    pub levels: usize,
    /// How many items are not listed.
    pub more: usize,
}

impl ChooserData {
    /// The items of the position's series; `None`: none is chosen, or it is not loaded.
    pub fn new(state: &State, (seat, document): (Seat, &Document<PositionDraft>), choosing: &Choosing) -> Option<Self> {
        let draft = &document.draft;
        let loaded = state.library.find(draft.series.as_ref()?)?;
        let number = draft.duties.get(choosing.row)?.number;
        let series = &loaded.series;
        let words: Vec<String> = choosing.words.split_whitespace().map(str::to_lowercase).collect();
        let fits = |choice: &Choice| {
            let (name, text) = (choice.name.to_lowercase(), choice.text.to_lowercase());
            words.iter().all(|word| name.contains(word) || text.contains(word))
        };
        let suggested = ("Suggested".to_owned(), suggested(state, seat, series, number));
        let levels = series.levels.iter().enumerate().map(|(at, level)| of_level(at, level));
        let mut data = ChooserData { rows: Vec::new(), choices: Vec::new(), levels: series.levels.len(), more: 0 };
        for (heading, choices) in std::iter::once(suggested).chain(levels) {
            data.add(heading, choices.into_iter().filter(fits).collect());
        }
        Some(data)
    }

    /// Adds a heading and its items, as far as there is room for them.
    fn add(&mut self, heading: String, mut choices: Vec<Choice>) {
        let room = MOST.saturating_sub(self.choices.len());
        self.more += choices.len().saturating_sub(room);
        choices.truncate(room);
        if choices.is_empty() {
            return;
        }
        self.rows.push(ChooserRow::Heading(heading));
        for choice in choices {
            self.choices.push(self.rows.len());
            self.rows.push(ChooserRow::Choice(choice));
        }
    }

    /// An item, counted without the headings.
    pub fn choice(&self, at: usize) -> Option<&Choice> {
        match self.rows.get(*self.choices.get(at)?)? {
            ChooserRow::Choice(choice) => Some(choice),
            ChooserRow::Heading(_) => None,
        }
    }
}

fn suggested(state: &State, seat: Seat, series: &Series, number: u32) -> Vec<Choice> {
    let answer = state.positions(seat).shown_answer();
    let judged = answer.and_then(|answer| answer.judged.as_ref().ok());
    let lines = judged.iter().flat_map(|judged| &judged.allocation.worksheet.lines);
    let lines = lines.filter(|line| line.number == number);
    let mut suggestions: Vec<_> = lines.flat_map(|line| &line.suggestions).collect();
    suggestions.sort_by_key(|one| std::cmp::Reverse(one.score));
    let choices = suggestions.into_iter().filter_map(|one| {
        let score = format!("{:.2}", one.score.fraction());
        Some(Choice { score, ..choice(one.level, series.levels.get(one.level)?, Some(one.number)) })
    });
    choices.collect()
}

fn of_level(at: usize, level: &Level) -> (String, Vec<Choice>) {
    let concept = (!level.concept.is_empty()).then_some(None);
    let duties = level.duties.items.iter().map(|duty| Some(duty.number));
    let choices = concept.into_iter().chain(duties).map(|number| choice(at, level, number));
    (level.code_and_title(), choices.collect())
}

fn choice(at: usize, level: &Level, number: Option<u32>) -> Choice {
    Choice {
        level: level.code.clone(),
        at,
        number,
        name: format!("{}, {}", level.code, item_word(number)),
        score: String::new(),
        text: item_text(level, number),
    }
}
