//! Rows of a joined file, held until their applicant comes.

use std::collections::{BTreeMap, VecDeque};
use std::io::BufRead;

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

    /// Gives the rows of an id to `taken`. Rows without an id, and those for which there is no room until their
    /// applicant comes, go to `stray`.
    pub fn take(&mut self, id: &str, taken: &mut impl FnMut(Row), stray: &mut impl FnMut(Row)) {
        self.fill(stray);
        if self.passed.holds(id) {
            self.passed.take(id).into_iter().for_each(&mut *taken);
        }
        while self.ahead.holds(id) {
            let Some(row) = self.ahead.pop() else { break };
            if row.id.as_deref() == Some(id) {
                taken(row);
            } else {
                self.passed.push(row);
                if self.passed.is_full() {
                    self.passed.pop().into_iter().for_each(&mut *stray);
                }
            }
            self.fill(stray);
        }
    }

    /// A row that no applicant came for, once all have come.
    pub fn left_over(&mut self) -> Option<Row> {
        self.passed.pop().or_else(|| self.ahead.pop()).or_else(|| self.sheet.next_row())
    }

    fn fill(&mut self, stray: &mut impl FnMut(Row)) {
        while !self.ended && !self.ahead.is_full() {
            match self.sheet.next_row() {
                Some(row) if row.id.is_some() => self.ahead.push(row),
                Some(row) => stray(row),
                None => self.ended = true,
            }
        }
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
        let (mine, others) = self.rows.drain(..).partition::<VecDeque<Row>, _>(|row| row.id.as_deref() == Some(id));
        self.rows = others;
        self.bytes -= mine.iter().map(|row| row.bytes).sum::<usize>();
        self.ids.remove(id);
        mine
    }
}
