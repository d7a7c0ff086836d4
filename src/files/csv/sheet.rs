//! One CSV file: its header, and its rows as entries of records.

use std::io::BufRead;
use std::sync::Arc;

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::qualify::{Applicant, ApplicantRules};
use rungs_domain::words::counted;

use super::batch::Batched;
use super::columns::Table;
use super::header::{Header, problem};
use super::rows::{CutRow, MAX_COLUMNS, MAX_ROW_BYTES, RowError, Rows};
use super::tree::{NOT_UTF8, RowTree};
use crate::ron::record::{Fields, Record};
use crate::ron::syntax::Span;

/// The fields of a row: those of an applicant, and the id.
const FIELDS: &[&str] =
    &["id", "name", "education", "experience", "credentials", "units", "courses", "hours", "judgements"];

/// A CSV file that is read row by row.
pub struct Sheet<R> {
    rows: Rows<R>,
    reader: RowReader,
    ended: bool,
}

/// Reads the rows of one file.
pub(super) struct RowReader {
    /// The file as a whole.
    place: Place,
    header: Arc<Header>,
    tree: RowTree,
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
        append(&mut self.applicant.units, other.applicant.units);
        append(&mut self.applicant.courses, other.applicant.courses);
        append(&mut self.applicant.hours, other.applicant.hours);
        self.applicant.judgements.append(&mut other.applicant.judgements);
        self.problems.append(&mut other.problems);
    }

    /// The applicant, or what is wrong.
    pub fn batched(self) -> Result<Batched, Vec<Diagnostic>> {
        match self.problems.is_empty() {
            true => Ok(Batched { line: self.line, bytes: self.bytes, applicant: self.applicant }),
            false => Err(self.problems),
        }
    }
}

/// Adds entries to those of the same applicant; where a row says nothing of them, nothing is added.
fn append<T>(entries: &mut Option<Vec<T>>, more: Option<Vec<T>>) {
    if let Some(more) = more {
        entries.get_or_insert_default().extend(more);
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
        let row = rows.cut();
        let name = |at| str::from_utf8(row.cell(at)).map(str::to_owned).map_err(|_| at + 1);
        let names: Vec<String> = (0..row.count()).map(name).collect::<Result<_, _>>().map_err(|column| {
            let message = format!("the name of column {column} is not UTF-8");
            vec![problem("not-utf8", &place, message, NOT_UTF8)]
        })?;
        let header = Arc::new(Header::new(&names, &place)?);
        Ok(Sheet { rows, reader: RowReader { place: whole, header, tree: RowTree::default() }, ended: false })
    }

    /// What the file lists.
    pub fn table(&self) -> Table {
        self.reader.header.table
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.reader.place.file
    }

    /// The place of a row.
    pub(super) fn place(&self, line: u32) -> Place {
        self.reader.place(line)
    }

    /// One more reader of its rows.
    pub(super) fn reader(&self) -> RowReader {
        self.reader.again()
    }

    /// Whether its rows can be joined to others.
    pub fn has_id(&self) -> bool {
        self.reader.header.id.is_some()
    }

    /// The next row in which anything stands, checked by the rules that a single row can break.
    pub(super) fn next_row(&mut self, rules: &ApplicantRules<'_>) -> Option<Row> {
        match self.advance()? {
            Ok(()) => Some(self.reader.read(self.rows.cut(), rules)),
            Err(told) => Some(Row { line: self.rows.line(), problems: vec![told], ..Row::default() }),
        }
    }

    /// Goes to the next row in which anything stands; an error where there is one that cannot be cut.
    pub(super) fn advance(&mut self) -> Option<Result<(), Diagnostic>> {
        while !self.ended {
            match self.rows.advance() {
                Ok(true) if self.rows.cut().is_blank() => {}
                Ok(true) => return Some(Ok(())),
                Ok(false) => self.ended = true,
                Err(error) => {
                    self.ended = matches!(error, RowError::Io(_));
                    return Some(Err(row_error(error, &self.reader.place)));
                }
            }
        }
        None
    }

    /// The row to which [`advance`](Self::advance) went.
    pub(super) fn cut(&self) -> CutRow<'_> {
        self.rows.cut()
    }

    /// The id of that row as it is written; empty where there is none.
    pub(super) fn written_id(&self) -> &str {
        let cell = self.reader.header.id.map(|id| self.rows.cut().cell(id.at));
        str::from_utf8(cell.unwrap_or_default()).unwrap_or_default().trim()
    }
}

impl RowReader {
    /// One more reader of the same file.
    pub fn again(&self) -> Self {
        RowReader { place: self.place.clone(), header: Arc::clone(&self.header), tree: RowTree::default() }
    }

    /// The place of a row.
    pub fn place(&self, line: u32) -> Place {
        Place { line: Some(line), ..self.place.clone() }
    }

    /// Reads a row, and checks it by the rules that a single row can break.
    pub fn read(&mut self, row: CutRow<'_>, rules: &ApplicantRules<'_>) -> Row {
        let wrong_width = self.wrong_width(row);
        let RowReader { place, header, tree } = self;
        let (line, bytes) = (row.line, row.cells.len());
        place.line = Some(line);
        let root = tree.fill(row, header, wrong_width.is_none());
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
    fn wrong_width(&self, row: CutRow<'_>) -> Option<(String, &'static str)> {
        let (had, width) = (row.count(), self.header.columns.len());
        let behind = (width..had).any(|at| !row.cell(at).trim_ascii().is_empty());
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
