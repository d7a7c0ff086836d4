//! Rows of a form, each with an id of its own that it keeps for as long as it is there.

use std::ops::{Deref, DerefMut};
use std::slice;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

/// The id of a row. It is the same whatever happens to the rows around it, and no other row of the session has it: what
/// the window remembers of a row (the cursor, whether it is unfolded) never goes over to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(u64);

impl RowId {
    fn next() -> Self {
        // A row that undo took away must not give its id to the next one, so that the rows alone cannot count.
        static NEXT: AtomicU64 = AtomicU64::new(0);
        RowId(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// Rows with their ids. Two are equal where the rows are, whatever their ids: a file holds no ids.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(from = "Vec<T>", into = "Vec<T>", bound(serialize = "T: Clone + Serialize"))]
pub struct Rows<T> {
    rows: Vec<T>,
    ids: Vec<RowId>,
}

impl<T> Rows<T> {
    /// The id of the row at a place; `None`: there is no such row.
    pub fn id(&self, at: usize) -> Option<RowId> {
        self.ids.get(at).copied()
    }

    /// Adds a row at the end.
    pub fn push(&mut self, row: T) {
        self.rows.push(row);
        self.ids.push(RowId::next());
    }

    /// Takes the row at a place out, where there is one.
    pub fn remove(&mut self, at: usize) -> Option<T> {
        (at < self.rows.len()).then(|| {
            self.ids.remove(at);
            self.rows.remove(at)
        })
    }

    /// Moves the row at `from` to `to`, where both are places of rows.
    pub fn shift(&mut self, from: usize, to: usize) {
        if from < self.rows.len() && to < self.rows.len() {
            let (row, id) = (self.rows.remove(from), self.ids.remove(from));
            self.rows.insert(to, row);
            self.ids.insert(to, id);
        }
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows { rows: Vec::new(), ids: Vec::new() }
    }
}

impl<T> From<Vec<T>> for Rows<T> {
    fn from(rows: Vec<T>) -> Self {
        let ids = rows.iter().map(|_| RowId::next()).collect();
        Rows { rows, ids }
    }
}

impl<T> From<Rows<T>> for Vec<T> {
    fn from(rows: Rows<T>) -> Self {
        rows.rows
    }
}

impl<T> FromIterator<T> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        rows.into_iter().collect::<Vec<T>>().into()
    }
}

impl<T: PartialEq> PartialEq for Rows<T> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl<T: Eq> Eq for Rows<T> {}

impl<T> Deref for Rows<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.rows
    }
}

impl<T> DerefMut for Rows<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.rows
    }
}

impl<'a, T> IntoIterator for &'a Rows<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Rows<T> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter_mut()
    }
}

impl<T> IntoIterator for Rows<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_its_id_and_no_later_row_gets_it() {
        let mut rows: Rows<&str> = ["a", "b", "c"].into_iter().collect();
        let [a, b, c] = [0, 1, 2].map(|at| rows.id(at).unwrap());
        rows.shift(2, 0);
        assert_eq!(rows[..], ["c", "a", "b"]);
        assert_eq!([0, 1, 2].map(|at| rows.id(at)), [Some(c), Some(a), Some(b)]);
        let before = rows.clone();
        rows.push("d");
        let d = rows.id(3);
        rows = before;
        rows.push("e");
        assert_ne!(rows.id(3), d, "a row that undo took away keeps its id to itself");
        assert_eq!((rows.remove(1), rows.remove(9)), (Some("a"), None));
        assert_eq!([rows.id(0), rows.id(1)], [Some(c), Some(b)]);
    }

    #[test]
    fn files_hold_the_rows_alone() {
        let rows: Rows<u32> = vec![1, 2].into();
        assert_eq!(serde_json::to_string(&rows).unwrap(), "[1,2]");
        assert_eq!(serde_json::from_str::<Rows<u32>>("[1,2]").unwrap(), rows);
    }
}
