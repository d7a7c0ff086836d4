//! One CSV file: its header, and its rows as entries of records.

use std::io::BufRead;

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::qualify::{Applicant, ApplicantRules};
use rungs_domain::words::counted;

use super::columns::Table;
use super::header::{Header, problem};
use super::rows::{MAX_COLUMNS, MAX_ROW_BYTES, RowError, Rows};
use super::tree::{NOT_UTF8, RowTree};
use crate::ron::record::{Fields, Record};
use crate::ron::syntax::Span;

/// The fields of a row: those of an applicant, and the id.
const FIELDS: &[&str] = &["id", "name", "education", "experience", "credentials", "judgements"];

/// A CSV file that is read row by row.
pub struct Sheet<R> {
    /// The file as a whole.
    place: Place,
    rows: Rows<R>,
    header: Header,
    tree: RowTree,
    ended: bool,
}

/// What one row says.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub line: u32,
    pub bytes: usize,
    pub id: Option<String>,
    /// What the row says of its applicant. It has a name only in a file of applicants.
    pub applicant: Applicant,
    pub problems: Vec<Diagnostic>,
}

impl Row {
    /// Adds what another row says of the same applicant.
    pub fn add(&mut self, mut other: Row) {
        self.applicant.education.append(&mut other.applicant.education);
        self.applicant.experience.append(&mut other.applicant.experience);
        self.applicant.credentials.append(&mut other.applicant.credentials);
        self.applicant.judgements.append(&mut other.applicant.judgements);
        self.problems.append(&mut other.problems);
    }
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
        let place = Place { line: Some(rows.line()), ..whole.clone() };
        let name = |at| str::from_utf8(rows.cell(at)).map(str::to_owned).map_err(|_| at + 1);
        let names: Vec<String> = (0..rows.count()).map(name).collect::<Result<_, _>>().map_err(|column| {
            let message = format!("the name of column {column} is not UTF-8");
            vec![problem("not-utf8", &place, message, NOT_UTF8)]
        })?;
        let header = Header::new(&names, &place)?;
        Ok(Sheet { place: whole, rows, header, tree: RowTree::default(), ended: false })
    }

    /// What the file lists.
    pub fn table(&self) -> Table {
        self.header.table
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.place.file
    }

    /// The place of a row.
    pub(super) fn place(&self, line: u32) -> Place {
        Place { line: Some(line), ..self.place.clone() }
    }

    /// Whether its rows can be joined to others.
    pub fn has_id(&self) -> bool {
        self.header.id.is_some()
    }

    /// The next row in which anything stands, checked by the rules that a single row can break.
    pub(super) fn next_row(&mut self, rules: &ApplicantRules<'_>) -> Option<Row> {
        while !self.ended {
            match self.rows.advance() {
                Ok(true) if self.is_blank() => {}
                Ok(true) => return Some(self.row(rules)),
                Ok(false) => self.ended = true,
                Err(error) => {
                    self.ended = matches!(error, RowError::Io(_));
                    let problems = vec![row_error(error, &self.place)];
                    return Some(Row { line: self.rows.line(), problems, ..Row::default() });
                }
            }
        }
        None
    }

    fn is_blank(&self) -> bool {
        (0..self.rows.count()).all(|at| self.rows.cell(at).trim_ascii().is_empty())
    }

    fn row(&mut self, rules: &ApplicantRules<'_>) -> Row {
        let wrong_width = self.wrong_width();
        let Sheet { place, rows, header, tree, .. } = self;
        let (line, bytes) = (rows.line(), rows.bytes());
        place.line = Some(line);
        let root = tree.fill(rows, header, wrong_width.is_none());
        let ((id, applicant), problems) = tree.read(root, header, place, |syntax, reader| {
            let whole = syntax.root();
            let fields =
                Fields::new(Applicant::NAME, whole.head(), whole.fields().into_iter().flatten(), FIELDS, reader);
            let id = fields.optional("id", reader);
            if let Some((message, hint)) = wrong_width {
                reader.error(Span::default(), "wrong-cell-count", message, Some(hint.to_owned()));
                return (id, Applicant::default());
            }
            let applicant = Applicant::from_fields(&fields, reader);
            reader.broken(rules.broken_by(&applicant), whole, whole.head());
            (id, applicant)
        });
        place.line = None;
        Row { line, bytes, id, applicant, problems }
    }

    /// What is wrong with the number of cells; empty ones behind the last column do no harm.
    fn wrong_width(&self) -> Option<(String, &'static str)> {
        let (had, width) = (self.rows.count(), self.header.columns.len());
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
        RowError::Utf16 => problem("not-utf8", whole, "the file is UTF-16", NOT_UTF8),
        RowError::Io(error) => {
            let message = format!("the file cannot be read: {error}");
            problem("unreadable", whole, message, "check the file and its folder")
        }
    }
}
