//! A batch: applicants row by row, with the rows of other files joined to them.

use std::collections::VecDeque;
use std::io::BufRead;
use std::sync::Arc;

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::qualify::{Applicant, ApplicantRules, validate_lists};
use rungs_domain::spec::Vocabulary;

use super::block::{Block, BlockReader};
use super::columns::Table;
use super::header::problem;
use super::join::Joined;
use super::sheet::{Row, Sheet};

/// Applicants of CSV files. However many rows there are, only a bounded number is held.
pub struct Batch<'v, R> {
    applicants: Sheet<R>,
    joined: Vec<Joined<R>>,
    rules: Arc<ApplicantRules<'v>>,
    last_id: String,
    /// Reads blocks where they are asked for row by row.
    reader: BlockReader<'v>,
    /// Rows of the last block that are still to be given.
    read: VecDeque<Result<Batched, Vec<Diagnostic>>>,
}

/// One applicant of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batched {
    /// The line on which the row begins, from 1.
    pub line: u32,
    /// How many bytes its rows have.
    pub bytes: usize,
    /// The record.
    pub applicant: Applicant,
}

impl<'v, R: BufRead> Batch<'v, R> {
    /// A batch of one file of applicants, and files whose rows are joined to them by the id. Kinds and credentials
    /// are looked up in `vocabulary`.
    ///
    /// # Errors
    /// Files that do not go together: two of the same list, none of applicants, or no ids.
    pub fn new(sheets: Vec<Sheet<R>>, vocabulary: &'v Vocabulary) -> Result<Self, Vec<Diagnostic>> {
        let (mut applicants, mut joined) = (None, Vec::<Joined<R>>::new());
        let mut wrong = Vec::new();
        let must_join = sheets.len() > 1;
        for sheet in sheets {
            let place = Place::whole(sheet.file());
            let twice = |before: &str| {
                let message = format!("{before} lists {} too", sheet.table().word());
                problem("files-do-not-join", &place, message, "name one file of each list; join the others to it")
            };
            let same = joined.iter().find(|other| other.sheet().table() == sheet.table());
            if let Some(other) = same {
                wrong.push(twice(other.sheet().file()));
            } else if sheet.table() != Table::Applicants {
                joined.push(Joined::new(sheet));
            } else if let Some(first) = &applicants {
                let first: &Sheet<R> = first;
                wrong.push(twice(first.file()));
            } else {
                if must_join && !sheet.has_id() {
                    let message = "the column `id` is missing, by which the other files are joined";
                    wrong.push(problem("missing-column", &place, message, "give every applicant an id"));
                }
                applicants = Some(sheet);
            }
        }
        match applicants {
            Some(applicants) if wrong.is_empty() => {
                let rules = Arc::new(ApplicantRules::new(vocabulary));
                let reader = BlockReader::new(applicants.reader(), Arc::clone(&rules));
                let (last_id, read) = (String::new(), VecDeque::new());
                Ok(Batch { applicants, joined, rules, last_id, reader, read })
            }
            None if wrong.is_empty() => {
                let file = joined.first().map_or("", |one| one.sheet().file());
                let message = "there is no file of applicants to which it could be joined";
                let hint = "name a CSV file with the columns `id` and `name` beside it";
                Err(vec![problem("files-do-not-join", &Place::whole(file), message, hint)])
            }
            _ => Err(wrong),
        }
    }

    /// The next applicant without a mistake. What is wrong with others, and with rows that belong to nobody, goes to
    /// `refused`: the diagnostics of one row, or of one applicant, at a time.
    pub fn next(&mut self, refused: &mut impl FnMut(Vec<Diagnostic>)) -> Option<Batched> {
        loop {
            while let Some(row) = self.read.pop_front() {
                match row {
                    Ok(one) => return Some(one),
                    Err(problems) => refused(problems),
                }
            }
            let block = self.next_block()?;
            self.reader.read(block, &mut |row| self.read.push_back(row));
        }
    }

    /// The next rows, to be read by a [`reader`](Self::reader), for which a thread that has nothing else to do can be
    /// taken. Where files are joined, the rows are read already: whose they are is known only then.
    pub fn next_block(&mut self) -> Option<Block> {
        let mut block = Block::default();
        while !block.is_full() && self.add_next(&mut block) {}
        (!block.is_empty()).then_some(block)
    }

    /// A reader of the blocks.
    pub fn reader(&self) -> BlockReader<'v> {
        self.reader.again()
    }

    /// Adds the next row; false where there is none.
    fn add_next(&mut self, block: &mut Block) -> bool {
        if !self.joined.is_empty() {
            let row = self.next_joined(&mut |problems| block.push_read(Err(problems)));
            return row.map(|row| block.push_read(Ok(row))).is_some();
        }
        match self.applicants.advance() {
            None => return false,
            Some(Err(told)) => block.push_read(Err(vec![told])),
            Some(Ok(())) => {
                let id = self.applicants.written_id();
                block.push_cut(self.applicants.cut(), !id.is_empty() && id == self.last_id);
                self.last_id.clear();
                self.last_id.push_str(id);
            }
        }
        true
    }

    /// The next applicant of joined files.
    fn next_joined(&mut self, refused: &mut impl FnMut(Vec<Diagnostic>)) -> Option<Batched> {
        while let Some(mut row) = self.applicants.next_row(&self.rules) {
            match row.id.as_deref().filter(|id| *id == self.last_id) {
                Some(id) => row.problems.push(duplicate_id(id, &self.applicants.place(row.line))),
                None => {
                    self.join(&mut row, refused);
                    self.last_id = row.id.clone().unwrap_or_default();
                }
            }
            match row.batched() {
                Ok(one) => return Some(one),
                Err(problems) => refused(problems),
            }
        }
        for joined in &mut self.joined {
            while let Some(problems) = joined.left_over(&self.rules) {
                refused(problems);
            }
        }
        None
    }

    /// Adds what the other files say of an applicant.
    fn join(&mut self, row: &mut Row, refused: &mut impl FnMut(Vec<Diagnostic>)) {
        let Some(id) = row.id.clone() else {
            if row.problems.is_empty() {
                let hint = "give every applicant an id, by which the other files are joined";
                let place = self.applicants.place(row.line);
                row.problems.push(problem("missing-value", &place, "`id` is empty", hint));
            }
            return;
        };
        for joined in &mut self.joined {
            joined.add_to(row, &id, &self.rules, refused);
        }
        // The entries were checked with their rows.
        for rule in validate_lists(&row.applicant) {
            let place = self.applicants.place(row.line);
            row.problems.push(problem(rule.id, &place, rule.message, &rule.hint.unwrap_or_default()));
        }
    }
}

/// What is wrong with a row whose id stands in the row before, too.
pub(super) fn duplicate_id(id: &str, place: &Place) -> Diagnostic {
    let message = format!("`id`: \"{id}\" stands in the row before too");
    problem("duplicate-id", place, message, "give every applicant an id of its own")
}
