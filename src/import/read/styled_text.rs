//! Words with their looks, as a reader finds them.

/// How words are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct TextStyle {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) underlined: bool,
    pub(super) struck: bool,
}

/// Words with their looks. Blanks are kept as they come; a tab parts columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct StyledText {
    text: String,
    /// Where each run of one look ends, in bytes.
    runs: Vec<(usize, TextStyle)>,
}

impl StyledText {
    pub(super) fn new(text: &str, look: TextStyle) -> Self {
        let mut passage = StyledText::default();
        passage.push(text, look);
        passage
    }

    pub(super) fn push(&mut self, text: &str, look: TextStyle) {
        self.text.push_str(text);
        match self.runs.last_mut() {
            Some((end, last)) if *last == look => *end = self.text.len(),
            _ => self.runs.push((self.text.len(), look)),
        }
    }

    pub(super) fn append(&mut self, other: &StyledText) {
        other.runs().for_each(|(text, look)| self.push(text, look));
    }

    /// The words, blanks and all.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn is_blank(&self) -> bool {
        !self.text.contains(is_seen)
    }

    /// Its runs of one look.
    pub(super) fn runs(&self) -> impl Iterator<Item = (&str, TextStyle)> {
        let mut start = 0;
        self.runs.iter().map(move |(end, look)| {
            let text = self.text.get(start..*end).unwrap_or_default();
            start = *end;
            (text, *look)
        })
    }

    /// The parts between a character, which is left away.
    pub(super) fn split(&self, at: char) -> Vec<StyledText> {
        let mut parts = vec![StyledText::default()];
        for (text, look) in self.runs() {
            for (index, piece) in text.split(at).enumerate() {
                if index > 0 {
                    parts.push(StyledText::default());
                }
                if let Some(part) = parts.last_mut() {
                    part.push(piece, look);
                }
            }
        }
        parts
    }

    /// Takes away its last character.
    pub(super) fn pop(&mut self) {
        self.text.pop();
        while let Some((end, _)) = self.runs.last_mut() {
            *end = self.text.len();
            let end = *end;
            if self.runs.iter().rev().nth(1).is_none_or(|(before, _)| *before < end) {
                break;
            }
            self.runs.pop();
        }
    }

    /// Takes away its first word with the blanks behind it.
    pub(super) fn take_word(&mut self) -> StyledText {
        let begin = self.text.len() - self.text.trim_start().len();
        let word = self.text.get(begin..).and_then(|rest| rest.find(char::is_whitespace));
        let end = word.map_or(self.text.len(), |length| begin + length);
        let (mut taken, mut rest, mut start) = (StyledText::default(), StyledText::default(), 0);
        for (text, look) in self.runs() {
            let cut = end.saturating_sub(start).min(text.len());
            let (before, behind) = text.split_at(cut);
            taken.push(before, look);
            rest.push(behind, look);
            start += text.len();
        }
        *self = rest;
        taken
    }
}

/// Whether a character shows: no blank, control or joining sign.
pub(super) fn is_seen(c: char) -> bool {
    !(c.is_whitespace() || is_silent(c))
}

/// Whether a character says nothing at all: the soft hyphen, marks of width zero and of direction, controls.
pub(super) fn is_silent(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
        || c.is_control() && !c.is_whitespace()
}
