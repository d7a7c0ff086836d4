//! Parting a piece in two: a caret before one of its words, moved by the arrow keys.

use std::ops::Range;

use eframe::egui::{Key, Modifiers, Ui};

use rungs_app::reviews::{Correction, ReviewCommand};
use rungs_app::view::review::ReviewData;

/// A piece that is being parted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Where the words begin before which it can be parted, in bytes of the source; at least one.
    words: Vec<usize>,
    /// Which of them is chosen.
    chosen: usize,
}

/// What the keys did.
#[derive(Debug, Clone)]
pub enum Done {
    /// Part here.
    Part(ReviewCommand),
    /// Let it be.
    Leave,
}

impl Split {
    /// Parts the first piece of `at`; `None`: it has one word.
    pub fn new(data: &ReviewData, at: &Range<usize>) -> Option<Self> {
        let from = data.draft.blocks_at(at).next().map_or_else(|| vec![at.clone()], |piece| piece.from.clone());
        let text = &data.manuscript.text;
        let words: Vec<usize> = from.iter().flat_map(|range| beginnings(text, range)).skip(1).collect();
        // Where a sentence ends in the middle, it is most likely to be parted.
        let ends = |word: &usize| text.get(..*word).is_some_and(|before| before.trim_end().ends_with(['.', ';', ':']));
        let chosen = words.iter().position(ends).unwrap_or(words.len() / 2);
        (!words.is_empty()).then_some(Split { words, chosen })
    }

    /// The same with the caret before the word at a byte.
    pub fn before(mut self, byte: usize) -> Self {
        let after = self.words.partition_point(|word| *word <= byte);
        self.chosen = after.saturating_sub(1);
        self
    }

    /// The byte before which the caret stands.
    pub fn at(&self) -> usize {
        self.words.get(self.chosen).copied().unwrap_or_default()
    }

    /// What parting here asks for.
    pub fn command(&self) -> ReviewCommand {
        ReviewCommand::Rule(Correction::Split { at: self.at() })
    }

    /// The word behind the caret.
    pub fn word<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.at()..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default()
    }

    /// Takes the keys of this frame.
    pub fn keys(&mut self, ui: &Ui) -> Option<Done> {
        let last = self.words.len().saturating_sub(1);
        ui.input_mut(|input| {
            let moves = [
                (Key::ArrowLeft, self.chosen.saturating_sub(1)),
                (Key::ArrowRight, (self.chosen + 1).min(last)),
                (Key::ArrowUp, self.chosen.saturating_sub(8)),
                (Key::ArrowDown, (self.chosen + 8).min(last)),
                (Key::Home, 0),
                (Key::End, last),
            ];
            for (key, to) in moves {
                if input.consume_key(Modifiers::NONE, key) {
                    self.chosen = to;
                }
            }
            if input.consume_key(Modifiers::NONE, Key::Enter) {
                return Some(Done::Part(self.command()));
            }
            input.consume_key(Modifiers::NONE, Key::Escape).then_some(Done::Leave)
        })
    }
}

/// Where the words of a range begin.
fn beginnings(text: &str, range: &Range<usize>) -> Vec<usize> {
    let Some(words) = text.get(range.clone()) else { return Vec::new() };
    let mut blank = true;
    let mut found = Vec::new();
    for (at, letter) in words.char_indices() {
        if blank && !letter.is_whitespace() {
            found.push(range.start + at);
        }
        blank = letter.is_whitespace();
    }
    found
}
