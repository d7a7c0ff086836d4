//! Rows of a joined file, held until their applicant comes.

use std::collections::{BTreeMap, VecDeque};
use std::io::BufRead;

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::qualify::ApplicantRules;

use super::header::problem;
use super::sheet::{Row, Sheet};

/// How many rows of a joined file are held at once ahead of their applicant, and as many that were passed over.
pub const MOST_HELD: usize = 4_096;

/// How many bytes of rows are held so at once.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// A file whose rows belong to applicants. They may stand out of order by [`MOST_HELD`] rows.
pub(super) struct Joined<R> {
    sheet: Sheet<R>,
    ahead: Held,
    passed: Held,
    ended: bool,
}

impl<R: BufRead> Joined<R> {
    pub fn new(sheet: Sheet<R>) -> Self {
        Joined { sheet, ahead: Held::default(), passed: Held::default(), ended: false }
    }

    pub fn sheet(&self) -> &Sheet<R> {
        &self.sheet
    }

    /// Adds to an applicant what the file says under this id. What is wrong with rows without an id, and with those
    /// for which there is no room until their applicant comes, goes to `refused`.
    pub fn add_to(
        &mut self,
        row: &mut Row,
        id: &str,
        rules: &ApplicantRules<'_>,
        refused: &mut impl FnMut(Vec<Diagnostic>),
    ) {
        self.fill(rules, refused);
        let mut count = 0;
        for mine in self.passed.take(id) {
            self.add(mine, row, &mut count);
        }
        while self.ahead.holds(id) {
            let Some(next) = self.ahead.pop() else { break };
            if next.id.as_deref() == Some(id) {
                self.add(next, row, &mut count);
            } else {
                self.passed.push(next);
                if self.passed.is_full() {
                    self.passed.pop().into_iter().for_each(|row| refused(self.stray(row)));
                }
            }
            self.fill(rules, refused);
        }
    }

    /// Adds a row to that of an applicant, to which so many were added before.
    fn add(&self, row: Row, to: &mut Row, count: &mut usize) {
        *count += 1;
        to.bytes += row.bytes;
        if *count <= MOST_HELD {
            to.add(row);
        } else if *count == MOST_HELD + 1 {
            let message = format!("more than {MOST_HELD} rows have the id \"{}\"", row.id.unwrap_or_default());
            let place = self.sheet.place(row.line);
            to.problems.push(problem("too-many-items", &place, message, "join entries of the same sort"));
        }
    }

    /// What is wrong with a row that no applicant came for, once all have come.
    pub fn left_over(&mut self, rules: &ApplicantRules<'_>) -> Option<Vec<Diagnostic>> {
        let row = self.passed.pop().or_else(|| self.ahead.pop()).or_else(|| self.sheet.next_row(rules))?;
        Some(self.stray(row))
    }

    fn fill(&mut self, rules: &ApplicantRules<'_>, refused: &mut impl FnMut(Vec<Diagnostic>)) {
        while !self.ended && !self.ahead.is_full() {
            match self.sheet.next_row(rules) {
                Some(row) if row.id.is_some() => self.ahead.push(row),
                Some(row) => refused(self.stray(row)),
                None => self.ended = true,
            }
        }
    }

    /// What is wrong with a row that belongs to nobody.
    fn stray(&self, row: Row) -> Vec<Diagnostic> {
        let mut problems = row.problems;
        if let Some(id) = row.id {
            let message = format!("`id`: no applicant \"{id}\" comes here; the row was left out");
            let hint = "check the id, and sort all files by it: rows stand in the order of the applicants";
            problems.push(problem("unknown-id", &self.sheet.place(row.line), message, hint));
        }
        problems
    }
}

/// Rows in the order of the file.
#[derive(Default)]
struct Held {
    rows: VecDeque<Row>,
    bytes: usize,
    /// How many rows of each id there are.
    ids: BTreeMap<String, usize>,
}

impl Held {
    fn is_full(&self) -> bool {
        self.rows.len() >= MOST_HELD || self.bytes >= MOST_BYTES
    }

    fn holds(&self, id: &str) -> bool {
        self.ids.contains_key(id)
    }

    fn push(&mut self, row: Row) {
        self.bytes += row.bytes;
        *self.ids.entry(row.id.clone().unwrap_or_default()).or_default() += 1;
        self.rows.push_back(row);
    }

    fn pop(&mut self) -> Option<Row> {
        let row = self.rows.pop_front()?;
        self.bytes -= row.bytes;
        let id = row.id.as_deref().unwrap_or_default();
        if let Some(count) = self.ids.get_mut(id) {
            *count -= 1;
            if *count == 0 {
                self.ids.remove(id);
            }
        }
        Some(row)
    }

    /// Takes out the rows of an id.
    fn take(&mut self, id: &str) -> VecDeque<Row> {
        if !self.holds(id) {
            return VecDeque::new();
        }
        let (mine, others) = self.rows.drain(..).partition::<VecDeque<Row>, _>(|row| row.id.as_deref() == Some(id));
        self.rows = others;
        self.bytes -= mine.iter().map(|row| row.bytes).sum::<usize>();
        self.ids.remove(id);
        mine
    }
}
