//! Words of a statement, written so that spelling does not matter, each with its place in the text.

use std::ops::Range;

use super::phrases::List;

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Lower case, without apostrophes; a sign is itself.
    pub word: String,
    /// Its bytes.
    pub range: Range<usize>,
    /// How it is written.
    pub case: Case,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// All small, or no letters.
    Small,
    /// A capital letter first.
    Capital,
    /// All capital letters.
    Upper,
}

/// The tokens of a text. Words joined by hyphens are apart; "and/or" is one.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((from, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut to = from + first.len_utf8();
        if !first.is_alphanumeric() {
            found.push(sign(first, from..to));
            continue;
        }
        while let Some(&(at, next)) = chars.peek() {
            let behind = text.get(at + next.len_utf8()..).and_then(|rest| rest.chars().next());
            if !next.is_alphanumeric() && !inside(next, behind, text.get(..at)) {
                break;
            }
            to = at + next.len_utf8();
            chars.next();
        }
        found.push(word(text.get(from..to).unwrap_or_default(), from..to));
    }
    joined(abbreviated(text, found))
}

/// The most letters between the full stops of an abbreviation: "Ph.D."
const MOST_LETTERS: usize = 2;

/// Joins the letters of "G.E.D.", "U.S." and "Ph.D.", and of "G. E. D."
fn abbreviated(text: &str, all: Vec<Token>) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(all.len());
    let mut at = 0;
    while let Some(token) = all.get(at) {
        match abbreviation(text, &all, at) {
            Some(end) => {
                let letters = all.get(at..end).unwrap_or_default();
                let word = letters.iter().filter(|token| token.is_word()).map(|token| token.word.as_str()).collect();
                let to = letters.last().map_or(token.range.end, |last| last.range.end);
                found.push(Token { word, range: token.range.start..to, case: Case::Upper });
                at = end;
            }
            None => {
                found.push(token.clone());
                at += 1;
            }
        }
    }
    found
}

/// The token behind an abbreviation that begins at `at`.
fn abbreviation(text: &str, all: &[Token], at: usize) -> Option<usize> {
    let printed = |token: &Token| text.get(token.range.clone()).unwrap_or_default();
    let letter = |at: usize| {
        let token = all.get(at)?;
        let capital = printed(token).starts_with(char::is_uppercase) && printed(token).chars().all(char::is_alphabetic);
        let stop = all.get(at + 1).filter(|stop| stop.word == "." && stop.range.start == token.range.end)?;
        (capital && printed(token).chars().count() <= MOST_LETTERS).then_some(stop.range.end)
    };
    let (mut end, mut last, mut letters, mut apart) = (at, letter(at)?, 0, false);
    while let Some(stop) = letter(end) {
        let start = all.get(end).map_or(0, |token| token.range.start);
        let gap = if letters == 0 { 0 } else { start.saturating_sub(last) };
        if gap > 1 {
            break;
        }
        apart |= gap == 1;
        (last, letters, end) = (stop, letters + 1, end + 2);
    }
    // "A. B." may be markers of entries; three letters are none.
    (letters > if apart { 2 } else { 1 }).then_some(end)
}

/// Whether a sign is part of the word that it stands in: "bachelor's", "2,000", "1.5", "years'".
fn inside(sign: char, behind: Option<char>, before: Option<&str>) -> bool {
    let digit_before = before.and_then(|text| text.chars().next_back()).is_some_and(|c| c.is_ascii_digit());
    match sign {
        '\'' | '’' => true,
        ',' | '.' => digit_before && behind.is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

fn sign(sign: char, range: Range<usize>) -> Token {
    let word = match sign {
        '&' => "and".to_owned(),
        '–' | '—' | '‐' | '‑' => "-".to_owned(),
        _ => sign.to_string(),
    };
    Token { word, range, case: Case::Small }
}

fn word(printed: &str, range: Range<usize>) -> Token {
    let letters: Vec<char> = printed.chars().filter(|c| c.is_alphabetic()).collect();
    let case = match letters.as_slice() {
        [first, ..] if first.is_uppercase() && letters.iter().all(|c| c.is_uppercase()) => Case::Upper,
        [first, ..] if first.is_uppercase() => Case::Capital,
        _ => Case::Small,
    };
    let kept = |c: &char| !matches!(c, '\'' | '’' | ',');
    Token { word: printed.chars().filter(kept).flat_map(char::to_lowercase).collect(), range, case }
}

/// What `one` finds from `at` on and again behind each comma or link, and the token behind the last.
pub(super) fn listed<T>(
    slice: &Slice<'_>,
    at: usize,
    links: &[&str],
    one: impl Fn(usize) -> Option<(T, usize)>,
) -> Option<(Vec<T>, usize)> {
    let (first, mut end) = one(at)?;
    let mut found = vec![first];
    loop {
        let mut read = Cursor::new(slice, end);
        let joins = read.take_word(&[","]) | read.take_word(links);
        let Some((next, behind)) = one(read.at).filter(|_| joins) else { return Some((found, end)) };
        found.push(next);
        end = behind;
    }
}

/// Joins "and / or", and takes out the dashes that only join words or set off an "or".
fn joined(all: Vec<Token>) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(all.len());
    for (at, token) in all.iter().enumerate() {
        let (before, behind) = (at.checked_sub(1).and_then(|before| all.get(before)), all.get(at + 1));
        let words = (before.map(|token| token.word.as_str()), behind.map(|token| token.word.as_str()));
        match (token.word.as_str(), words) {
            ("-", _) if joins(before, token, behind) || breaks(before, token, behind) => {}
            ("-", (Some("or" | "and"), _) | (_, Some("or" | "and"))) => {}
            ("or", _) if found.last().is_some_and(|last| last.word == "/") && slash_and(&found) => {
                found.pop();
                if let Some(and) = found.last_mut() {
                    "and/or".clone_into(&mut and.word);
                    and.range.end = token.range.end;
                }
            }
            _ => found.push(token.clone()),
        }
    }
    found
}

fn slash_and(found: &[Token]) -> bool {
    found.iter().nth_back(1).is_some_and(|token| token.word == "and")
}

/// Whether a dash stands between two words without a blank.
fn joins(before: Option<&Token>, dash: &Token, behind: Option<&Token>) -> bool {
    before.is_some_and(|token| token.range.end == dash.range.start && token.is_word())
        && behind.is_some_and(|token| token.range.start == dash.range.end && token.is_word())
}

/// Whether a dash ends a number that a blank parts from the rest of its word: "four- year".
fn breaks(before: Option<&Token>, dash: &Token, behind: Option<&Token>) -> bool {
    before.is_some_and(|token| token.range.end == dash.range.start && token.is_word())
        && behind.is_some_and(|token| matches!(token.word.as_str(), "year" | "month"))
}

impl Token {
    /// Whether it is a word or a number, not a sign.
    pub fn is_word(&self) -> bool {
        self.word.starts_with(char::is_alphanumeric)
    }

    /// Whether it is a sign that says nothing at either end of a clause.
    fn is_loose(&self) -> bool {
        matches!(self.word.as_str(), "," | ";" | "." | ":")
    }
}

impl AsRef<str> for Token {
    fn as_ref(&self) -> &str {
        &self.word
    }
}

/// Some tokens of one statement, side by side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slice<'t> {
    /// Which statement.
    pub statement: usize,
    /// Whether they stand in its heading.
    pub heading: bool,
    text: &'t str,
    /// The tokens.
    pub tokens: &'t [Token],
}

impl<'t> Slice<'t> {
    /// All tokens of a text.
    pub fn new(statement: usize, heading: bool, text: &'t str, tokens: &'t [Token]) -> Self {
        Slice { statement, heading, text, tokens }
    }

    /// The words as printed, from the first token to the last.
    pub fn printed(&self) -> &'t str {
        self.text.get(self.range()).unwrap_or_default()
    }

    /// Their bytes in the text.
    pub fn range(&self) -> Range<usize> {
        match (self.tokens.first(), self.tokens.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }

    /// Some of the tokens; nothing where the bounds do not fit.
    pub fn part(self, range: Range<usize>) -> Self {
        Slice { tokens: self.tokens.get(range).unwrap_or_default(), ..self }
    }

    /// The tokens from one on.
    pub fn from(self, at: usize) -> Self {
        self.part(at..self.tokens.len())
    }

    /// How many tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// A word; empty behind the end.
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.word.as_str())
    }

    /// Whether one of `words` stands at `at`.
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// Where the token stands in this slice that is at `at` in a part of it.
    pub fn find_at(&self, part: &Slice<'_>, at: usize) -> Option<usize> {
        let start = part.tokens.get(at)?.range.start;
        self.tokens.iter().position(|token| token.range.start == start)
    }

    /// Where one of `words` stands first.
    pub fn find(&self, words: &[&str]) -> Option<usize> {
        self.tokens.iter().position(|token| words.contains(&token.word.as_str()))
    }

    /// Without commas, semicolons and full stops at both ends.
    pub fn trimmed(self) -> Self {
        let rest = self.trimmed_start();
        let behind = rest.tokens.iter().rev().take_while(|token| token.is_loose()).count();
        rest.part(0..rest.len() - behind)
    }

    /// Without commas, semicolons and full stops before it.
    pub fn trimmed_start(self) -> Self {
        self.from(self.tokens.iter().take_while(|token| token.is_loose()).count())
    }
}

/// Reads a slice from one phrase to the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    slice: Slice<'t>,
    /// The next token.
    pub at: usize,
}

impl<'t> Cursor<'t> {
    /// Begins at a token.
    pub fn new(slice: &Slice<'t>, at: usize) -> Self {
        Cursor { slice: *slice, at }
    }

    /// Whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.at >= self.slice.len()
    }

    /// What is left.
    pub fn rest(&self) -> Slice<'t> {
        self.slice.from(self.at)
    }

    /// Whether a phrase of the list stands here.
    pub fn sees(&self, list: &List) -> bool {
        list.at(&self.slice, self.at).is_some()
    }

    /// Reads the longest phrase of the list that stands here; false where none does.
    pub fn take(&mut self, list: &List) -> bool {
        let taken = list.at(&self.slice, self.at);
        self.at += taken.unwrap_or_default();
        taken.is_some()
    }

    /// Reads one of these words; false where none stands here.
    pub fn take_word(&mut self, words: &[&str]) -> bool {
        let found = self.slice.is(self.at, words);
        self.at += usize::from(found);
        found
    }

    /// Reads what another function finds here, and goes on behind it.
    pub fn take_with<T>(&mut self, find: impl FnOnce(&Slice<'t>, usize) -> Option<(T, usize)>) -> Option<T> {
        let (found, end) = find(&self.slice, self.at)?;
        self.at = end;
        Some(found)
    }
}
