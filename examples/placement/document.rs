//! A document as characters without markup, and which part each of them belongs to.

use crate::markup::Markup;
use crate::rest::Furniture;

/// Where a character of the document went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Nowhere yet.
    Left,
    /// A text of the spec.
    Placed,
    /// A value that the spec holds in another form.
    Converted,
    /// The name or address of a person, left out on purpose.
    Omitted,
    /// The page.
    Furniture,
    /// The marks of the text file.
    Markup,
}

struct Letter {
    char: char,
    line: usize,
    /// True at the beginning of a line, and where markup was taken away before it.
    edge: bool,
    part: Part,
}

/// A document whose characters are given away one text at a time.
pub struct Document {
    letters: Vec<Letter>,
    furniture: usize,
    markup: usize,
}

/// How many characters a name or address may have.
const MAX_OMITTED: usize = 60;

impl Document {
    /// Takes away markup and furniture, and joins the lines with single spaces.
    pub fn new(text: &str, furniture: &[Furniture]) -> Self {
        let mut document = Document { letters: Vec::new(), furniture: 0, markup: 0 };
        let mut seen = vec![0; furniture.len()];
        for (number, line) in text.lines().enumerate() {
            let bare = Markup::new(line).collect::<String>();
            let found = furniture.iter().position(|f| f.line == bare.split_whitespace().collect::<Vec<_>>().join(" "));
            let count = found.and_then(|at| seen.get_mut(at));
            let is_text = match (found.and_then(|at| furniture.get(at)), count) {
                (Some(entry), Some(count)) => {
                    *count += 1;
                    *count <= entry.text_first
                }
                _ => true,
            };
            document.markup += visible(line) - visible(&bare);
            if is_text {
                document.push_line(line, number + 1);
            } else {
                document.furniture += visible(&bare);
            }
        }
        document
    }

    fn push_line(&mut self, line: &str, number: usize) {
        let mut edge = true;
        self.push(' ', number, edge);
        let mut markup = Markup::new(line);
        while let Some(char) = markup.next() {
            edge |= std::mem::take(&mut markup.took);
            self.push(char, number, edge);
            edge = false;
        }
    }

    fn push(&mut self, char: char, line: usize, edge: bool) {
        let after_space = self.letters.last().is_some_and(|letter| letter.char == ' ');
        match (char.is_whitespace(), after_space) {
            (true, true) => {
                if let Some(last) = self.letters.last_mut() {
                    last.edge |= edge;
                }
            }
            (space, _) => {
                self.letters.push(Letter { char: if space { ' ' } else { char }, line, edge, part: Part::Left });
            }
        }
    }

    /// Gives the first free place where `text` stands to `part`; a place of whole lines comes before others.
    pub fn place(&mut self, text: &str, any_case: bool, part: Part) -> bool {
        let free = |letter: &Letter| letter.part == Part::Left;
        let places: Vec<Vec<usize>> = self.find(text, any_case, free);
        let whole = |place: &&Vec<usize>| self.is_whole_line(place);
        let Some(place) = places.iter().find(whole).or(places.first()) else { return false };
        let (first, last) = (place.first().copied().unwrap_or(0), place.last().copied().unwrap_or(0));
        for at in first..=last {
            if let Some(letter) = self.letters.get_mut(at) {
                letter.part = if place.contains(&at) { part } else { Part::Omitted };
            }
        }
        if text.ends_with(OMITTED_END) {
            self.omit_to_end_of_line(last + 1);
        }
        true
    }

    /// Whether `text` stands anywhere, given away or not.
    pub fn holds(&self, text: &str, any_case: bool) -> bool {
        !self.find(text, any_case, |_| true).is_empty()
    }

    /// Every place of `text`, each as the positions of its characters; `[... omitted]` stands for anything short.
    fn find(&self, text: &str, any_case: bool, free: impl Fn(&Letter) -> bool) -> Vec<Vec<usize>> {
        let pieces: Vec<Vec<char>> = pieces(text).into_iter().map(|piece| comparable(&piece, any_case)).collect();
        let Some((head, tail)) = pieces.split_first() else { return Vec::new() };
        let mut places = Vec::new();
        let mut from = 0;
        while let Some(start) = (from..self.letters.len()).find(|at| self.matches(*at, head, any_case, &free)) {
            from = start + head.len();
            let mut place: Vec<usize> = (start..from).collect();
            for piece in tail {
                let Some(next) = (from..from + MAX_OMITTED).find(|at| self.matches(*at, piece, any_case, &free)) else {
                    break;
                };
                from = next + piece.len();
                place.extend(next..from);
            }
            if place.len() == pieces.iter().map(Vec::len).sum::<usize>() {
                places.push(place);
            }
        }
        places
    }

    fn matches(&self, at: usize, piece: &[char], any_case: bool, free: impl Fn(&Letter) -> bool) -> bool {
        let Some(found) = self.letters.get(at..at + piece.len()) else { return false };
        let same = |(letter, wanted): (&Letter, &char)| {
            free(letter) && (letter.char == *wanted || any_case && letter.char.to_lowercase().eq([*wanted]))
        };
        found.iter().zip(piece).all(same) && self.is_edge(at) && self.is_edge(at + piece.len())
    }

    /// Whether no word goes on across the gap before the character at `at`.
    fn is_edge(&self, at: usize) -> bool {
        let alphanumeric = |letter: &Letter| letter.char.is_alphanumeric();
        let Some(letter) = self.letters.get(at) else { return true };
        let before = at.checked_sub(1).and_then(|before| self.letters.get(before));
        letter.edge || !alphanumeric(letter) || !before.is_some_and(alphanumeric)
    }

    fn is_whole_line(&self, place: &[usize]) -> bool {
        let line = |at: usize| self.letters.get(at).filter(|letter| letter.char != ' ').map(|letter| letter.line);
        let (Some(&first), Some(&last)) = (place.first(), place.last()) else { return false };
        let before = first.checked_sub(2).and_then(line);
        before != line(first) && self.letters.get(last + 2).is_none_or(|letter| Some(letter.line) != line(last))
    }

    fn omit_to_end_of_line(&mut self, from: usize) {
        let Some(line) = self.letters.get(from).map(|letter| letter.line) else { return };
        for letter in self.letters.iter_mut().skip(from).take_while(|letter| letter.line == line) {
            letter.part = Part::Omitted;
        }
    }

    /// How many visible characters went to `part`.
    pub fn count(&self, part: Part) -> usize {
        match part {
            Part::Furniture => self.furniture,
            Part::Markup => self.markup,
            _ => self.letters.iter().filter(|letter| letter.char != ' ' && letter.part == part).count(),
        }
    }

    /// How many visible characters the document has.
    pub fn read(&self) -> usize {
        self.furniture + self.markup + self.letters.iter().filter(|letter| letter.char != ' ').count()
    }

    /// What nobody took, with its line.
    pub fn left_over(&self) -> Vec<(usize, String)> {
        let mut found: Vec<(usize, String)> = Vec::new();
        for letter in self.letters.iter().filter(|letter| letter.part == Part::Left) {
            match found.last_mut().filter(|(line, _)| *line == letter.line) {
                Some((_, text)) => text.push(letter.char),
                None => found.push((letter.line, letter.char.to_string())),
            }
        }
        found.retain(|(_, text)| !text.trim().is_empty());
        found.into_iter().map(|(line, text)| (line, text.trim().to_owned())).collect()
    }
}

const OMITTED_END: &str = "omitted]";

/// The pieces of a text between its `[... omitted]` marks, as they stand in the document.
fn pieces(text: &str) -> Vec<String> {
    let mut rest = Markup::new(text).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    while let Some((before, mark)) = rest.split_once('[') {
        let Some((_, after)) = mark.split_once(OMITTED_END) else { break };
        found.push(before.trim_end().to_owned());
        rest = after.trim_start().to_owned();
    }
    found.push(rest);
    found.retain(|piece| !piece.is_empty());
    found
}

fn comparable(text: &str, any_case: bool) -> Vec<char> {
    if any_case { text.to_lowercase().chars().collect() } else { text.chars().collect() }
}

fn visible(text: &str) -> usize {
    text.chars().filter(|char| !char.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_after(text: &str, placed: &[&str]) -> Vec<(usize, String)> {
        let mut document = Document::new(text, &[]);
        for needle in placed {
            assert!(document.place(needle, false, Part::Placed), "not found: {needle}");
        }
        document.left_over()
    }

    #[test]
    fn a_word_that_the_spec_drops_is_left_over_with_its_line() {
        let left = left_after("One.\nPlans and reviews work.", &["One.", "Plans", "work."]);
        assert_eq!(left, [(2, "and reviews".to_owned())]);
    }

    #[test]
    fn a_text_that_the_document_does_not_print_is_not_found() {
        let mut document = Document::new("Plans work.", &[]);
        assert!(!document.place("Plans the work.", false, Part::Placed));
        assert!(!document.place("Plan", false, Part::Placed), "a part of a word is no text");
    }

    #[test]
    fn a_text_takes_one_place_only() {
        assert_eq!(left_after("Plans work.\nPlans work.", &["Plans work."]), [(2, "Plans work.".to_owned())]);
    }

    #[test]
    fn marks_of_the_text_file_are_no_text_but_the_asterisk_in_a_word_is() {
        let text = "- **Plans** <u>work</u>, ~~and~~ O*NET costs \\$5.*";
        assert_eq!(left_after(text, &["Plans work, O*NET costs $5."]), []);
    }

    #[test]
    fn furniture_does_not_part_a_sentence() {
        let head = r#"(furniture: [(line: "HEAD", text_first: 1, reason: "running head")], converted: [])"#;
        let rest = crate::rest::Rest::parse(head).unwrap();
        let mut document = Document::new("HEAD\nPlans\nHEAD\nwork.", &rest.furniture);
        assert!(document.place("HEAD", false, Part::Placed) && document.place("Plans work.", false, Part::Placed));
        assert_eq!((document.count(Part::Furniture), document.count(Part::Left)), (4, 0));
    }

    #[test]
    fn an_omission_covers_a_name_and_nothing_longer() {
        let mut document = Document::new("From: A. Person, Director", &[]);
        assert!(document.place("From: [name omitted], Director", false, Part::Placed));
        assert_eq!((document.count(Part::Omitted), document.count(Part::Left)), (8, 0));
        let long = format!("From: {}, Director", "x".repeat(MAX_OMITTED + 1));
        assert!(!Document::new(&long, &[]).place("From: [name omitted], Director", false, Part::Placed));
    }
}
