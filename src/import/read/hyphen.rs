//! Words parted at the end of a line.

use std::collections::BTreeSet;

use super::styled_text::StyledText;
use crate::english::ENGLISH;

/// The words of a document as it prints them within lines, against which parted ones are held.
pub(super) struct Lexicon {
    words: BTreeSet<String>,
    /// Whether the document parts words at all: one that it parts stands whole elsewhere. In others a hyphen at the end
    /// of a line is the word's own.
    parts: bool,
}

/// A longer line is no line of a page.
const LONGEST_LINE: usize = 4096;

impl Lexicon {
    /// The words of lines; those that are `wrapped` go on in the next.
    pub(super) fn of<'p>(lines: impl Iterator<Item = (&'p StyledText, bool)> + Clone) -> Self {
        let mut words = BTreeSet::new();
        for (line, _) in lines.clone().filter(|(line, _)| line.text().len() < LONGEST_LINE) {
            let inner = line.text().split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
            words.extend(inner.filter(|word| word.len() > 3).map(str::to_lowercase));
        }
        let mut pairs = lines.clone().zip(lines.skip(1));
        let parts = pairs.any(|((line, wrapped), (next, _))| {
            wrapped && parted(line, next).is_some_and(|(head, tail)| words.contains(&format!("{head}{tail}")))
        });
        Lexicon { words, parts }
    }

    /// Makes words whole that are parted at the ends of lines; `of` gives the words of a line, and whether it is wrapped.
    pub(super) fn mend_all<L>(&self, lines: &mut [L], of: impl Fn(&mut L) -> (&mut StyledText, bool)) {
        for index in 1..lines.len() {
            if let Some([line, next]) = lines.get_mut(index - 1..=index)
                && let (line, true) = of(line)
            {
                self.mend(line, of(next).0);
            }
        }
    }

    /// Mends a word that ends in a hyphen at the end of one line and goes on at the beginning of the next: it then
    /// stands whole in the first.
    fn mend(&self, line: &mut StyledText, next: &mut StyledText) {
        let Some((head, tail)) = parted(line, next) else {
            if is_joined(line, next) {
                line.append(&next.take_word());
            }
            return;
        };
        let soft = line.text().trim_end().ends_with('\u{AD}');
        while line.text().ends_with(char::is_whitespace) {
            line.pop();
        }
        if soft || !self.keeps(&head, &tail) {
            line.pop();
        }
        line.append(&next.take_word());
    }

    fn keeps(&self, head: &str, tail: &str) -> bool {
        if self.words.contains(&format!("{head}{tail}")) {
            return false;
        }
        !self.parts || self.words.contains(&format!("{head}-{tail}")) || ENGLISH.keeps_hyphen.contains(head)
    }
}

/// Whether a line ends in the hyphen of a word of which the rest has a capital: "non-" and "State".
fn is_joined(line: &StyledText, next: &StyledText) -> bool {
    let stem = line.text().strip_suffix(['-', '\u{2010}']);
    stem.is_some_and(|stem| stem.ends_with(char::is_alphabetic)) && next.text().starts_with(char::is_uppercase)
}

/// The two parts of a word that is parted at the end of a line, in small letters.
fn parted(line: &StyledText, next: &StyledText) -> Option<(String, String)> {
    let stem = line.text().trim_end().strip_suffix(['-', '\u{2010}', '\u{AD}'])?;
    let head = stem.rsplit(|c: char| !c.is_alphabetic()).next()?;
    let tail: String = next.text().trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    (head.len() > 1 && tail.len() > 1 && tail.starts_with(char::is_lowercase))
        .then(|| (head.to_lowercase(), tail.to_lowercase()))
}
