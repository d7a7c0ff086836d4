//! The marks of the text files that the documents were converted to.

/// The characters of a line without the marks of the text file: asterisks, `<u>`, `\$`, a bullet, struck-through words.
pub struct Markup<'a> {
    rest: &'a str,
    /// True if marks were taken away before the last character.
    pub took: bool,
    last: Option<char>,
}

impl<'a> Markup<'a> {
    /// A bullet at the beginning of the line is a mark too.
    pub fn new(line: &'a str) -> Self {
        match line.strip_prefix("- ") {
            Some(rest) => Markup { rest, took: true, last: None },
            None => Markup { rest: line, took: false, last: None },
        }
    }

    fn mark(&self) -> Option<usize> {
        if let Some(struck) = self.rest.strip_prefix("~~") {
            return struck.find("~~").map(|end| end + 4);
        }
        if self.is_inside_a_word() {
            return None;
        }
        ["**", "*", "<u>", "</u>", "\\"].iter().find(|mark| self.rest.starts_with(**mark)).map(|mark| mark.len())
    }

    /// The asterisk of "O*NET" is text.
    fn is_inside_a_word(&self) -> bool {
        let next = self.rest.strip_prefix('*').and_then(|rest| rest.chars().next());
        [self.last, next].iter().all(|char| char.is_some_and(char::is_alphanumeric))
    }
}

impl Iterator for Markup<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        while let Some(length) = self.mark() {
            self.rest = self.rest.get(length..).unwrap_or_default();
            self.took = true;
        }
        let char = self.rest.chars().next()?;
        self.last = Some(char);
        self.rest = self.rest.get(char.len_utf8()..).unwrap_or_default();
        Some(char)
    }
}
