//! Words of a document, in runs of one style; cleaned of what no file format can hold.

use serde::{Deserialize, Serialize};

/// Words, in runs of one style.
///
/// Text comes from files that anybody may have written. What it is made from is cleaned once, here, so that all
/// formats say the same: line ends and tabs are spaces; control characters, which XML forbids, and the signs that
/// turn the direction of reading over, which could show a reader another text than the one that stands there, are
/// the replacement character.
///
/// ```
/// use rungs_documents::Text;
/// let text = Text::plain("met\nor \u{8}not").strong("!");
/// assert_eq!(text.words(), "met or \u{fffd}not!");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(Style, String)>", into = "Vec<(Style, String)>")]
pub struct Text {
    runs: Vec<Run>,
}

/// Words of one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    words: String,
    style: Style,
}

/// How words are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Style {
    /// As they come.
    #[default]
    Plain,
    /// Bold.
    Strong,
    /// In italics.
    Emphasis,
    /// Smaller and fainter: citations, remarks.
    Faint,
    /// An outcome, with its sign before the word.
    Outcome(Tone),
    /// Words that came.
    Added,
    /// Words that went.
    Removed,
}

/// What an outcome means for the one it concerns. Its words say it too: color alone tells nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Good.
    Good,
    /// Still open.
    Open,
    /// Not good.
    Bad,
}

impl Run {
    /// The words, clean.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// How they are set.
    pub fn style(&self) -> Style {
        self.style
    }
}

impl From<Vec<(Style, String)>> for Text {
    /// Cleaned anew: whoever wrote it down may have changed it.
    fn from(runs: Vec<(Style, String)>) -> Self {
        runs.into_iter().fold(Text::new(), |text, (style, words)| text.with(style, words))
    }
}

impl From<Text> for Vec<(Style, String)> {
    fn from(text: Text) -> Self {
        text.runs.into_iter().map(|run| (run.style, run.words)).collect()
    }
}

impl Text {
    /// No words.
    pub const fn new() -> Self {
        Text { runs: Vec::new() }
    }

    /// Words as they come.
    pub fn plain(words: impl AsRef<str>) -> Self {
        Text::new().with(Style::Plain, words)
    }

    /// The same with more words behind it.
    #[must_use]
    pub fn with(mut self, style: Style, words: impl AsRef<str>) -> Self {
        let words = cleaned(words.as_ref());
        match self.runs.last_mut() {
            _ if words.is_empty() => {}
            Some(last) if last.style == style => last.words.push_str(&words),
            _ => self.runs.push(Run { words, style }),
        }
        self
    }

    /// The same with plain words behind it.
    #[must_use]
    pub fn and(self, words: impl AsRef<str>) -> Self {
        self.with(Style::Plain, words)
    }

    /// The same with bold words behind it.
    #[must_use]
    pub fn strong(self, words: impl AsRef<str>) -> Self {
        self.with(Style::Strong, words)
    }

    /// The same with words in italics behind it.
    #[must_use]
    pub fn emphasis(self, words: impl AsRef<str>) -> Self {
        self.with(Style::Emphasis, words)
    }

    /// The same with faint words behind it.
    #[must_use]
    pub fn faint(self, words: impl AsRef<str>) -> Self {
        self.with(Style::Faint, words)
    }

    /// The same with another text behind it.
    #[must_use]
    pub fn then(self, other: Text) -> Self {
        other.runs.into_iter().fold(self, |text, run| text.with(run.style, run.words))
    }

    /// The runs.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// All words, without their styles.
    pub fn words(&self) -> String {
        self.runs.iter().map(Run::words).collect()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Text::plain(words)
    }
}

impl From<&String> for Text {
    fn from(words: &String) -> Self {
        Text::plain(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Text::plain(words)
    }
}

/// Bytes that are tested at once.
const BLOCK: usize = 32;

fn cleaned(words: &str) -> String {
    with_letters(words, clean)
}

/// The text with each character as `change` has it, which must leave printed ASCII characters and the space as they
/// are: whole runs of them are copied.
pub(crate) fn with_letters(text: &str, change: impl Fn(char) -> char) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, behind) = rest.split_at(plain_run(rest.as_bytes()));
        made.push_str(plain);
        let mut letters = behind.chars();
        made.extend(letters.next().map(&change));
        rest = letters.as_str();
    }
    made
}

/// How many bytes from the first on are printed ASCII characters or the space.
fn plain_run(bytes: &[u8]) -> usize {
    let is_plain = |byte: &u8| (b' '..=b'~').contains(byte);
    // A block is tested whole, without a branch for each byte.
    let blocks =
        bytes.chunks_exact(BLOCK).take_while(|block| block.iter().fold(true, |all, byte| all & is_plain(byte)));
    let tested = blocks.count() * BLOCK;
    tested + bytes.iter().skip(tested).take_while(|byte| is_plain(byte)).count()
}

fn clean(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        // Embedding, override and isolation of reading direction.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        // Noncharacters: XML forbids the first two, and no text has any.
        '\u{fffe}' | '\u{ffff}' | '\u{fdd0}'..='\u{fdef}' => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_replaced_and_what_is_written_stays() {
        let said = |words: &str| Text::plain(words).words();
        assert_eq!(said("a\u{0}b\u{1b}[1m\u{7f}c\u{ffff}"), "a\u{fffd}b\u{fffd}[1m\u{fffd}c\u{fffd}");
        assert_eq!(said("\u{202e}tem\u{202c} \u{2066}x\u{2069}"), "\u{fffd}tem\u{fffd} \u{fffd}x\u{fffd}");
        assert_eq!(said("a\r\nb\tc\u{2028}d"), "a  b c d");
        for kept in ["שלום", "مرحبا", "e\u{301}", "👩\u{200d}🚒", "naïve – “so”", "\u{ad}\u{a0}"] {
            assert_eq!(said(kept), kept);
        }
    }

    #[test]
    fn a_run_ends_with_the_first_letter_that_is_not_plain_wherever_it_stands() {
        for at in 0..100 {
            let text = format!("{}é{}", "~ ".repeat(at), "a".repeat(50));
            assert_eq!(plain_run(text.as_bytes()), at * 2);
            assert_eq!(plain_run(&text.as_bytes()[..at * 2]), at * 2);
        }
    }

    #[test]
    fn runs_of_one_style_are_one_run_and_empty_ones_none() {
        let text = Text::plain("a").and("").and("b").strong("c").then(Text::new().strong("d"));
        assert_eq!(text.runs().len(), 2);
        assert_eq!(text.words(), "abcd");
    }
}
