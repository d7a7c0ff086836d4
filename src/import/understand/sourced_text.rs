//! Text taken from a manuscript that knows, byte by byte, where it was taken from.

use std::ops::Range;

use crate::Manuscript;

/// A stretch of text, cleaned of line ends and doubled blanks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SourcedText {
    text: String,
    /// Verbatim pieces in the order of the text.
    pieces: Vec<TextPiece>,
}

/// A piece of a manuscript. Small, because a text has as many as words; that the longest text has no more bytes than fit into
/// these figures, its readers see to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct TextPiece {
    /// Where it begins in the passage.
    begin: u32,
    /// Where it begins in the manuscript.
    from: u32,
    length: u32,
}

impl TextPiece {
    fn new(begin: usize, from: Range<usize>) -> Self {
        let small = |figure: usize| u32::try_from(figure).unwrap_or(u32::MAX);
        TextPiece { begin: small(begin), from: small(from.start), length: small(from.len()) }
    }

    fn begin(&self) -> usize {
        usize::try_from(self.begin).unwrap_or(usize::MAX)
    }

    fn length(&self) -> usize {
        usize::try_from(self.length).unwrap_or(usize::MAX)
    }

    /// Where it ends in the passage.
    fn end(&self) -> usize {
        self.begin().saturating_add(self.length())
    }

    /// Its bytes in the manuscript.
    fn from(&self) -> Range<usize> {
        let start = usize::try_from(self.from).unwrap_or(usize::MAX);
        start..start.saturating_add(self.length())
    }
}

impl SourcedText {
    /// The bytes `range` of a manuscript without those in `struck`, which are in order; runs of blanks become one blank.
    pub fn of(manuscript: &Manuscript, range: Range<usize>, mut struck: &[Range<usize>]) -> SourcedText {
        let mut passage = SourcedText::default();
        let Some(text) = manuscript.text.get(range.clone()) else { return passage };
        let mut blank = false;
        for (place, c) in text.char_indices() {
            let at = range.start + place;
            while struck.first().is_some_and(|first| first.end <= at) {
                struck = struck.get(1..).unwrap_or_default();
            }
            if struck.first().is_some_and(|first| first.contains(&at)) {
                continue;
            }
            if c.is_whitespace() || is_invisible(c) {
                blank |= c.is_whitespace() || parts_words(text, place);
                continue;
            }
            if std::mem::take(&mut blank) && !passage.text.is_empty() {
                passage.text.push(' ');
            }
            passage.take(c, at);
        }
        passage
    }

    /// Text that the format draws and the manuscript does not hold: the marker of a list.
    pub fn drawn(text: &str) -> SourcedText {
        SourcedText { text: text.to_owned(), pieces: Vec::new() }
    }

    fn take(&mut self, c: char, at: usize) {
        let here = self.text.len();
        self.text.push(c);
        let end = at + c.len_utf8();
        match self.pieces.last_mut() {
            Some(piece) if piece.end() == here && piece.from().end == at => {
                *piece = TextPiece::new(piece.begin(), piece.from().start..end);
            }
            _ => self.pieces.push(TextPiece::new(here, at..end)),
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its first byte in the manuscript.
    pub fn start(&self) -> Option<usize> {
        self.pieces.first().map(|piece| piece.from().start)
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A part of it, without blanks around it.
    pub fn slice(&self, range: Range<usize>) -> SourcedText {
        let Some(part) = self.text.get(range.clone()) else { return SourcedText::default() };
        let start = range.start + (part.len() - part.trim_start().len());
        let text = part.trim().to_owned();
        let end = start + text.len();
        let reached = self.pieces.partition_point(|piece| piece.end() <= start);
        let within = self.pieces.iter().skip(reached).take_while(|piece| piece.begin() < end);
        let pieces = within.filter_map(|piece| {
            let (first, last) = (start.max(piece.begin()), end.min(piece.end()));
            let from = |at: usize| piece.from().start + (at - piece.begin());
            (first < last).then(|| TextPiece::new(first - start, from(first)..from(last)))
        });
        SourcedText { pieces: pieces.collect(), text }
    }

    /// All behind the first `at` bytes.
    pub fn behind(&self, at: usize) -> SourcedText {
        self.slice(at..self.text.len())
    }

    /// Puts another passage behind it, `between` being no part of the manuscript.
    pub fn join(&mut self, between: &str, other: &SourcedText) {
        if other.is_empty() {
            return;
        }
        if !self.is_empty() {
            self.text.push_str(between);
        }
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces.iter().map(|piece| TextPiece::new(piece.begin() + shift, piece.from())));
    }

    /// Takes the last `bytes` bytes away; a hyphen at the end of a line.
    pub fn shorten(&mut self, bytes: usize) {
        let rest = self.text.get(..self.text.len().saturating_sub(bytes)).unwrap_or_default().trim_end().len();
        self.text.truncate(rest);
        while self.pieces.last().is_some_and(|piece| piece.begin() >= rest) {
            self.pieces.pop();
        }
        if let Some(piece) = self.pieces.last_mut() {
            let length = piece.length().min(rest.saturating_sub(piece.begin()));
            *piece = TextPiece::new(piece.begin(), piece.from().start..piece.from().start + length);
        }
    }

    /// The bytes of the manuscript, piece by piece.
    pub fn ranges(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.pieces.iter().map(TextPiece::from)
    }

    /// The bytes of the manuscript, pieces with nothing but blanks between them taken together.
    pub fn from(&self, manuscript: &Manuscript) -> Vec<Range<usize>> {
        let mut whole: Vec<Range<usize>> = Vec::new();
        for from in self.pieces.iter().map(TextPiece::from) {
            let goes_on = whole.last().is_some_and(|last| {
                let between = manuscript.text.get(last.end..from.start);
                between.is_some_and(|between| between.chars().all(|c| c.is_whitespace() || is_invisible(c)))
            });
            match whole.last_mut().filter(|_| goes_on) {
                Some(last) => last.end = from.end,
                None => whole.push(from),
            }
        }
        whole
    }
}

/// Signs that no reader sees: soft hyphens, also broken ones, marks of byte order and direction, joiners.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{fffd}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// Whether a lost character stands between two words: it was the blank that keeps them on one line. Before the "s" of a
/// possessive it was an apostrophe.
fn parts_words(text: &str, place: usize) -> bool {
    let Some((before, behind)) = text.split_at_checked(place) else { return false };
    let Some(behind) = behind.strip_prefix('\u{fffd}') else { return false };
    let mut next = behind.chars();
    let possessive = matches!(next.next(), Some('s' | 't')) && !next.next().is_some_and(char::is_alphanumeric);
    before.ends_with(|c: char| c.is_alphanumeric() || c == ')')
        && behind.starts_with(char::is_alphanumeric)
        && !possessive
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manuscript(text: &str) -> Manuscript {
        Manuscript { text: text.to_owned(), ..Manuscript::default() }
    }

    #[test]
    fn blanks_become_one_and_every_byte_is_found_again() {
        let source = manuscript("  Plans \u{a0}the\nwork,~and~ reports. ");
        let struck = [19..22, 22..24];
        let passage = SourcedText::of(&source, 0..source.text.len(), &struck);
        assert_eq!(passage.text(), "Plans the work, reports.");
        let word = passage.slice(10..14);
        assert_eq!(word.text(), "work");
        assert_eq!(&source.text[word.from(&source)[0].clone()], "work");
        assert_eq!(passage.behind(15).from(&source).first(), Some(&(25..33)));
    }

    #[test]
    fn a_character_lost_between_two_words_was_a_blank() {
        let source = manuscript(
            "a Net Mender\u{fffd}II, Range\u{fffd}B, the state\u{fffd}s, either (1)\u{fffd}plans or\u{fffd}mends\u{fffd}.",
        );
        let passage = SourcedText::of(&source, 0..source.text.len(), &[]);
        assert_eq!(passage.text(), "a Net Mender II, Range B, the states, either (1) plans or mends.");
        assert_eq!(passage.slice(13..15).from(&source).first(), Some(&(15..17)));
    }

    #[test]
    fn what_goes_on_behind_a_page_break_keeps_both_places() {
        let source = manuscript("knows\nPage 2\nthe law");
        let mut passage = SourcedText::of(&source, 0..5, &[]);
        passage.join(" ", &SourcedText::of(&source, 13..20, &[]));
        assert_eq!((passage.text(), passage.from(&source)), ("knows the law", vec![0..5, 13..20]));
        assert_eq!(passage.slice(6..13).from(&source).first(), Some(&(13..20)));
    }
}
