//! One CSV file: its header, and its rows as entries of records.

use std::io::BufRead;
use std::rc::Rc;

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::words::counted;

use super::cells::{Cells, EntryCells};
use super::columns::Table;
use super::entries::{Entry, entry};
use super::header::{Header, problem};
use super::rows::{MAX_COLUMNS, MAX_ROW_BYTES, RowError, Rows};

/// A CSV file that is read row by row.
pub struct Sheet<R> {
    file: Rc<str>,
    rows: Rows<R>,
    header: Header,
    ended: bool,
}

/// Where an entry was read: for messages about values that do not go together.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub file: Rc<str>,
    pub line: u32,
    /// The number of its group of columns; 0 in a file of its own.
    pub number: u32,
}

/// What one row says.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub line: u32,
    pub bytes: usize,
    pub id: Option<String>,
    pub name: Option<String>,
    pub entries: Vec<(Entry, Origin)>,
    pub problems: Vec<Diagnostic>,
}

impl<R: BufRead> Sheet<R> {
    /// Reads the header of a file that messages call `name`.
    ///
    /// # Errors
    /// A file that is empty, no text, or whose columns are not known: everything wrong with them.
    pub fn open(name: &str, bytes: R) -> Result<Self, Vec<Diagnostic>> {
        let whole = Place::whole(name);
        let refused = |error: RowError| vec![row_error(error, &whole)];
        let mut rows = Rows::new(bytes).map_err(refused)?;
        if !rows.advance().map_err(refused)? {
            let hint = "the first row names the columns; `rungs qualify --help` shows them";
            return Err(vec![problem("empty-file", &whole, "the file is empty", hint)]);
        }
        let place = Place { line: Some(rows.line()), ..whole };
        let mut names = Vec::with_capacity(rows.count());
        for at in 0..rows.count() {
            match str::from_utf8(rows.cell(at)) {
                Ok(name) => names.push(name.to_owned()),
                Err(_) => {
                    let message = format!("the name of column {} is not UTF-8", at + 1);
                    let hint = "save the file as UTF-8 (in a spreadsheet: CSV UTF-8)";
                    return Err(vec![problem("not-utf8", &place, message, hint)]);
                }
            }
        }
        let header = Header::new(&names, &place)?;
        Ok(Sheet { file: Rc::from(name), rows, header, ended: false })
    }

    /// What the file lists.
    pub fn table(&self) -> Table {
        self.header.table
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Whether its rows can be joined to others.
    pub fn has_id(&self) -> bool {
        self.header.id.is_some()
    }

    /// The next row in which anything stands.
    pub(super) fn next_row(&mut self) -> Option<Row> {
        while !self.ended {
            match self.rows.advance() {
                Ok(true) if self.is_blank() => {}
                Ok(true) => return Some(self.row()),
                Ok(false) => self.ended = true,
                Err(error) => {
                    self.ended = matches!(error, RowError::Io(_));
                    let problems = vec![row_error(error, &Place::whole(&*self.file))];
                    return Some(Row { line: self.rows.line(), problems, ..Row::default() });
                }
            }
        }
        None
    }

    fn is_blank(&self) -> bool {
        (0..self.rows.count()).all(|at| self.rows.cell(at).trim_ascii().is_empty())
    }

    fn row(&self) -> Row {
        let mut row = Row { line: self.rows.line(), bytes: self.rows.bytes(), ..Row::default() };
        let place = Place { line: Some(row.line), ..Place::whole(&*self.file) };
        let header = &self.header;
        let mut cells = Cells { rows: &self.rows, place: &place, problems: &mut row.problems };
        row.id = header.id.and_then(|at| cells.text(at, "id"));
        if let Some((message, hint)) = self.wrong_width() {
            cells.tell("wrong-cell-count", message, hint);
            return row;
        }
        row.name = header.name.and_then(|at| cells.text(at, "name"));
        for group in &header.groups {
            let of = EntryCells { row: &mut cells, group };
            // A file of its own has an entry in each row.
            if group.number == 0 || !of.is_empty() {
                let origin = Origin { file: Rc::clone(&self.file), line: row.line, number: group.number };
                row.entries.extend(entry(of).map(|entry| (entry, origin)));
            }
        }
        if header.table == Table::Applicants && row.name.is_none() && cells.problems.is_empty() {
            cells.tell("missing-value", "`name` is empty".to_owned(), "write the name, or whatever stands for it");
        }
        if header.id.is_some() && row.id.is_none() && header.table != Table::Applicants && cells.problems.is_empty() {
            cells.tell("missing-value", "`id` is empty".to_owned(), "write the id of the applicant");
        }
        row
    }

    /// What is wrong with the number of cells; empty ones behind the last column do no harm.
    fn wrong_width(&self) -> Option<(String, &'static str)> {
        let (had, width) = (self.rows.count(), self.header.width);
        let behind = (width..had).any(|at| !self.rows.cell(at).trim_ascii().is_empty());
        let message = || format!("the row has {}, the header {width}", counted(had, "cell"));
        match had {
            had if had < width => Some((message(), "write a delimiter for each empty cell, and close every quote")),
            _ if behind => Some((message(), "put a value that holds the delimiter in quotes")),
            _ => None,
        }
    }
}

fn row_error(error: RowError, whole: &Place) -> Diagnostic {
    match error {
        RowError::TooLarge(line) => {
            let place = Place { line: Some(line), ..whole.clone() };
            let most = MAX_ROW_BYTES / 1024;
            let message = format!("the row that begins here has more than {most} KiB or {MAX_COLUMNS} cells");
            problem("row-too-large", &place, message, "look for a quote that is opened and never closed")
        }
        RowError::Utf16 => {
            problem("not-utf8", whole, "the file is UTF-16", "save it as UTF-8 (in a spreadsheet: CSV UTF-8)")
        }
        RowError::Io(error) => {
            let message = format!("the file cannot be read: {error}");
            problem("unreadable", whole, message, "check the file and its folder")
        }
    }
}
