//! The first row: what the file lists, and in which column each field stands.

use std::collections::BTreeMap;

use rungs_domain::diagnostic::{Diagnostic, Place};

use super::columns::{Column, Meant, Table, folded, likely, meant, name_of};
use crate::ron::syntax::Span;

/// Where the fields of a file stand.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub table: Table,
    /// What each column is.
    pub columns: Vec<Option<Meant>>,
    pub id: Option<Cell>,
    pub name: Option<Cell>,
    /// The entries of one row, in the order of lists and numbers.
    pub groups: Vec<Group>,
    /// The names of all fields: those of the trees of its rows.
    pub keys: String,
}

/// The columns of one entry.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub table: Table,
    /// Its number beside the applicant's name; 0 in a file of its own.
    pub number: u32,
    /// The name of its list.
    pub list: Span,
    /// For each column of the table, where it stands.
    pub cells: Vec<Option<Cell>>,
}

/// Where a field stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// The number of the column, from 0.
    pub at: usize,
    /// The name of the field, among those of the header.
    pub key: Span,
}

impl Header {
    /// Takes the names of the columns.
    ///
    /// # Errors
    /// Everything wrong with them.
    pub fn new(names: &[String], place: &Place) -> Result<Self, Vec<Diagnostic>> {
        let folded: Vec<String> = names.iter().map(|name| folded(name)).collect();
        let table = recognised(&folded, place).map_err(|unknown| vec![*unknown])?;
        let mut found: BTreeMap<Meant, usize> = BTreeMap::new();
        let (mut wrong, mut guessed) = (Vec::new(), Vec::new());
        for (at, (name, written)) in folded.iter().zip(names).enumerate() {
            match meant(table, name) {
                Some(Meant::Own) => {}
                Some(column) => {
                    if found.insert(column, at).is_some() {
                        let message = format!("the column `{}` is there twice", written.trim());
                        wrong.push(problem("duplicate-column", place, message, "keep one of them"));
                    }
                }
                // A nameless last column is what a delimiter at the end of each line leaves.
                None if name.is_empty() && at + 1 == names.len() => {}
                None => {
                    let guess = likely(table, name);
                    wrong.push(unknown_column(table, guess.as_deref(), written.trim(), place));
                    guessed.extend(guess);
                }
            }
        }
        let header = Header::of(table, names.len(), &found);
        // One slip is one message: a column that is misspelt is not missing too.
        let missing = header.missing().into_iter().filter(|(name, _)| !guessed.contains(name));
        wrong.extend(missing.map(|(name, why)| {
            let message = format!("the column `{name}` is missing");
            problem("missing-column", place, message, &why)
        }));
        if wrong.is_empty() { Ok(header) } else { Err(wrong) }
    }

    fn of(table: Table, width: usize, found: &BTreeMap<Meant, usize>) -> Self {
        let (columns, keys) = (vec![None; width], String::new());
        let mut header = Header { table, columns, id: None, name: None, groups: Vec::new(), keys };
        for (column, at) in found {
            if let Some(meant) = header.columns.get_mut(*at) {
                *meant = Some(*column);
            }
            match *column {
                Meant::Own => {}
                Meant::Id => header.id = Some(header.cell("id", *at)),
                Meant::Field { table: Table::Applicants, .. } => header.name = Some(header.cell("name", *at)),
                Meant::Field { table, number, at: field } => {
                    if !header.groups.last().is_some_and(|last| last.table == table && last.number == number) {
                        let (list, cells) = (header.key(table.word()), vec![None; table.columns().len()]);
                        header.groups.push(Group { table, number, list, cells });
                    }
                    let cell = table.columns().get(field).map(|column| header.cell(column.field, *at));
                    let cells = header.groups.last_mut().map(|group| group.cells.as_mut_slice());
                    if let Some(place) = cells.and_then(|cells| cells.get_mut(field)) {
                        *place = cell;
                    }
                }
            }
        }
        if table != Table::Applicants {
            // An entry in a file of its own has no other name.
            header.name = header.id.map(|id| header.cell("name", id.at));
        }
        header
    }

    fn cell(&mut self, field: &str, at: usize) -> Cell {
        Cell { at, key: self.key(field) }
    }

    /// The range of a name among the keys.
    fn key(&mut self, name: &str) -> Span {
        let at = self.keys.find(name).unwrap_or_else(|| {
            self.keys.push_str(name);
            self.keys.len() - name.len()
        });
        Span::new(at, at + name.len())
    }

    /// The columns that must be there and are not, each with the reason.
    fn missing(&self) -> Vec<(String, String)> {
        let mut missing = Vec::new();
        if self.table == Table::Applicants && self.name.is_none() {
            missing.push(("name".to_owned(), "every applicant has a name".to_owned()));
        } else if self.table != Table::Applicants && self.id.is_none() {
            missing.push(("id".to_owned(), "it says to which applicant a row belongs".to_owned()));
        }
        for group in &self.groups {
            missing.extend(group.table.lacking(|at| group.cell(at).is_some()).map(|at| {
                let meaning = group.table.columns().get(at).map_or("it", |column| column.meaning);
                let why = format!("{} needs {meaning}", group.table.entry());
                (name_of(group.table, group.number, at), why)
            }));
        }
        missing
    }
}

impl Group {
    /// Where a field of its table stands.
    pub fn cell(&self, field: usize) -> Option<Cell> {
        self.cells.get(field).copied().flatten()
    }
}

/// What a file with these columns lists: the table of which it has most.
fn recognised(names: &[String], place: &Place) -> Result<Table, Box<Diagnostic>> {
    let score = |table: Table| {
        let known = names.iter().filter(|name| matches!(meant(table, name), Some(Meant::Field { .. }))).count();
        let has =
            |at| table.columns().get(at).is_some_and(|column: &Column| names.iter().any(|name| name == column.field));
        let lacking = table.lacking(has).count();
        (known, std::cmp::Reverse(lacking))
    };
    let best = Table::ALL.into_iter().map(|table| (score(table), table)).max_by_key(|(score, _)| *score);
    let tied = |best| Table::ALL.into_iter().filter(|table| score(*table) == best).count() > 1;
    match best {
        Some(((known, lacking), table)) if known > 0 && !tied((known, lacking)) => Ok(table),
        _ => Err(Box::new(problem(
            "unknown-columns",
            place,
            "the columns do not say what the file lists",
            "the first row names the columns: `name` and `degree_1`, `job_title_1` ... for applicants; \
             `rungs qualify --help` shows all",
        ))),
    }
}

fn unknown_column(table: Table, guess: Option<&str>, written: &str, place: &Place) -> Diagnostic {
    let hint = match guess {
        Some(right) => format!("did you mean `{right}`?"),
        None => "`rungs qualify --help` shows the columns; those of your own begin with `x_`".to_owned(),
    };
    let message = match written {
        "" => "a column has no name".to_owned(),
        written => format!("a file of {} has no column `{written}`", table.word()),
    };
    problem("unknown-column", place, message, &hint)
}

pub(super) fn problem(id: &'static str, place: &Place, message: impl Into<String>, hint: &str) -> Diagnostic {
    Diagnostic::error(id, place.clone(), message).with_hint(hint)
}
