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

/// Items under a heading.
#[derive(Debug, PartialEq)]
pub struct Group {
    /// "Suggested", or the code and title of a level.
    pub heading: String,
    /// The items.
    pub choices: Vec<Choice>,
}

/// All that can be chosen.
#[derive(Debug, PartialEq)]
pub struct ChooserData {
    /// The groups that have items.
    pub groups: Vec<Group>,
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
        let suggested = Group { heading: "Suggested".to_owned(), choices: suggested(state, seat, series, number) };
        let levels = series.levels.iter().enumerate().map(|(at, level)| of_level(at, level));
        let mut groups: Vec<Group> = [suggested].into_iter().chain(levels).collect();
        let (mut listed, mut more) = (0, 0);
        for group in &mut groups {
            group.choices.retain(|choice| fits(choice));
            let room = MOST.saturating_sub(listed);
            more += group.choices.len().saturating_sub(room);
            group.choices.truncate(room);
            listed += group.choices.len();
        }
        groups.retain(|group| !group.choices.is_empty());
        Some(ChooserData { groups, levels: series.levels.len(), more })
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

fn of_level(at: usize, level: &Level) -> Group {
    let concept = (!level.concept.is_empty()).then_some(None);
    let duties = level.duties.items.iter().map(|duty| Some(duty.number));
    let choices = concept.into_iter().chain(duties).map(|number| choice(at, level, number));
    Group { heading: level.code_and_title(), choices: choices.collect() }
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
