//! The cells of one entry, read as values. What is wrong is told with the column, the value and a hint.

use jiff::civil::Date;
use rungs_domain::diagnostic::{Diagnostic, Place, nearest};
use rungs_domain::qualify::{Hundredths, Percent};
use rungs_domain::spec::Code;

use super::columns::name_of;
use super::header::{Group, problem};
use super::rows::Rows;
use crate::ron::MAX_TEXT_CHARS;
use crate::ron::two_decimals;

/// How much of a value a message repeats, in characters.
const SHOWN: usize = 60;

/// The cells of one row, and where it stands.
pub(super) struct Cells<'r, R> {
    pub rows: &'r Rows<R>,
    pub place: &'r Place,
    pub problems: &'r mut Vec<Diagnostic>,
}

/// The cells of one entry of it.
pub(super) struct EntryCells<'c, 'r, R> {
    pub row: &'c mut Cells<'r, R>,
    pub group: &'c Group,
}

impl<R: std::io::BufRead> Cells<'_, R> {
    /// The text at a position, without white space around it; `None` if it is empty or no text, which is told.
    pub fn text(&mut self, at: usize, column: &str) -> Option<String> {
        let bytes = self.rows.cell(at).trim_ascii();
        if bytes.is_empty() {
            return None;
        }
        let Ok(text) = str::from_utf8(bytes) else {
            let shown = String::from_utf8_lossy(bytes).into_owned();
            let message = format!("`{column}`: {} is not UTF-8", quoted(&shown));
            self.tell("not-utf8", message, "save the file as UTF-8 (in a spreadsheet: CSV UTF-8)");
            return None;
        };
        let text = text.trim();
        if text.chars().any(char::is_control) {
            let message = format!("`{column}`: {} holds a line break or another control character", quoted(text));
            self.tell(
                "control-character",
                message,
                "write it on one line; if it takes in whole lines, close the quote",
            );
            return None;
        }
        if text.len() > MAX_TEXT_CHARS && text.chars().count() > MAX_TEXT_CHARS {
            let message = format!("`{column}`: {} has more than {MAX_TEXT_CHARS} characters", quoted(text));
            self.tell("text-too-long", message, "shorten it");
            return None;
        }
        Some(text.to_owned()).filter(|text| !text.is_empty())
    }

    pub fn tell(&mut self, id: &'static str, message: String, hint: &str) {
        self.problems.push(problem(id, self.place, message, hint));
    }
}

impl<R: std::io::BufRead> EntryCells<'_, '_, R> {
    /// Whether nothing stands in any of its cells.
    pub fn is_empty(&self) -> bool {
        let cells = self.group.cells.iter().flatten();
        cells.into_iter().all(|at| self.row.rows.cell(*at).trim_ascii().is_empty())
    }

    /// The text of a field.
    pub fn text(&mut self, field: &str) -> Option<String> {
        let at = self.number(field)?;
        let position = self.group.cells.get(at).copied().flatten()?;
        let column = name_of(self.group.table, self.group.number, at);
        self.row.text(position, &column)
    }

    /// The text of a field that must not be empty.
    pub fn required(&mut self, field: &str) -> Option<String> {
        let told = self.row.problems.len();
        let text = self.text(field);
        if text.is_none() && told == self.row.problems.len() {
            let columns = self.group.table.columns();
            let meaning = columns.iter().find(|column| column.field == field).map_or("", |column| column.meaning);
            self.missing(field, &format!("{} needs {meaning}", self.group.table.entry()));
        }
        text
    }

    /// Tells that a field is empty, or has no column.
    pub fn missing(&mut self, field: &str, hint: &str) {
        let message = format!("`{}` is empty", self.column(field));
        self.row.tell("missing-value", message, hint);
    }

    /// A day in a field that may be empty.
    pub fn date(&mut self, field: &str) -> Option<Date> {
        let text = self.text(field)?;
        self.as_date(field, &text)
    }

    /// A day in a field that must not be empty.
    pub fn required_date(&mut self, field: &str) -> Option<Date> {
        let text = self.required(field)?;
        self.as_date(field, &text)
    }

    fn as_date(&mut self, field: &str, text: &str) -> Option<Date> {
        let in_full = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let date = text.parse().ok().filter(|_| in_full);
        if date.is_none() {
            let (what, hint) = match in_full {
                true => ("is no day of the calendar", "check it against the record: year-month-day"),
                false => ("is not a date", "write year-month-day: 2015-05-09"),
            };
            self.bad("bad-date", field, text, what, hint);
        }
        date
    }

    /// A figure with at most two decimals.
    pub fn hours(&mut self, field: &str) -> Option<Hundredths> {
        let text = self.required(field)?;
        let figure = two_decimals(&text).and_then(|figure| u32::try_from(figure).ok());
        if figure.is_none() {
            let hint = "write digits and at most two decimals: 40 or 37.5";
            self.bad("bad-number", field, &text, "is not a number with at most two decimals", hint);
        }
        figure.map(Hundredths)
    }

    /// A share, all of it where the field is empty.
    pub fn percent(&mut self, field: &str) -> Option<Percent> {
        let Some(text) = self.text(field) else { return Some(Percent::default()) };
        let percent = self.whole(field, text.trim_end_matches('%').trim_end(), &text)?;
        Some(Percent(percent))
    }

    /// A whole number in a field that may be empty.
    pub fn whole_number(&mut self, field: &str) -> Option<u32> {
        let text = self.text(field)?;
        self.whole(field, &text, &text)
    }

    fn whole(&mut self, field: &str, digits: &str, text: &str) -> Option<u32> {
        let number = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()));
        if number.is_none() {
            self.bad("bad-number", field, text, "is not a whole number", "write digits only");
        }
        number
    }

    /// One of a choice of words, in capitals or not.
    pub fn word<T: Copy>(&mut self, field: &str, text: &str, words: &[(&str, T)]) -> Option<T> {
        let found = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let hint = match nearest(text, &names) {
                Some(right) => format!("did you mean {right}?"),
                None => format!("write one of {}", names.join(", ")),
            };
            self.bad("unknown-word", field, text, "cannot stand here", &hint);
        }
        found
    }

    /// The parts of a field between semicolons.
    pub fn list(&mut self, field: &str) -> Vec<String> {
        let text = self.text(field).unwrap_or_default();
        text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// A class code.
    pub fn code(&mut self, field: &str, text: &str) -> Option<Code> {
        let code = Code::new(text);
        if let Err(error) = &code {
            self.bad(
                "bad-code",
                field,
                text,
                &format!("is no class code: {error}"),
                "write codes with `;` between them",
            );
        }
        code.ok()
    }

    /// Tells what is wrong with the value of a field.
    pub fn bad(&mut self, id: &'static str, field: &str, value: &str, what: &str, hint: &str) {
        let message = format!("`{}`: {} {what}", self.column(field), quoted(value));
        self.row.tell(id, message, hint);
    }

    fn column(&self, field: &str) -> String {
        self.number(field).map_or_else(String::new, |at| name_of(self.group.table, self.group.number, at))
    }

    fn number(&self, field: &str) -> Option<usize> {
        self.group.table.columns().iter().position(|column| column.field == field)
    }
}

/// A value as messages repeat it.
pub(super) fn quoted(value: &str) -> String {
    let plain = value.chars().map(|c| if c.is_control() { ' ' } else { c });
    let shown: String = plain.take(SHOWN).collect();
    let more = if value.chars().nth(SHOWN).is_some() { "…" } else { "" };
    format!("\"{shown}{more}\"")
}
