//! A batch: applicants row by row, with the rows of other files joined to them.

use std::io::BufRead;

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::qualify::{Applicant, ApplicantRules, validate_lists};
use rungs_domain::spec::Vocabulary;

use super::columns::Table;
use super::header::problem;
use super::join::Joined;
use super::sheet::{Row, Sheet};

/// Applicants of CSV files. However many rows there are, only a bounded number is held.
pub struct Batch<'v, R> {
    applicants: Sheet<R>,
    joined: Vec<Joined<R>>,
    rules: ApplicantRules<'v>,
    last_id: Option<String>,
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
                Ok(Batch { applicants, joined, rules: ApplicantRules::new(vocabulary), last_id: None })
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
        while let Some(mut row) = self.applicants.next_row(&self.rules) {
            if row.id.is_some() && row.id == self.last_id {
                let message =
                    format!("`id`: \"{}\" stands in the row before too", row.id.as_deref().unwrap_or_default());
                let place = self.applicants.place(row.line);
                row.problems.push(problem("duplicate-id", &place, message, "give every applicant an id of its own"));
            } else {
                self.join(&mut row, refused);
                self.last_id.clone_from(&row.id);
            }
            match row.problems.is_empty() {
                true => return Some(Batched { line: row.line, bytes: row.bytes, applicant: row.applicant }),
                false => refused(row.problems),
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
        if self.joined.is_empty() {
            return;
        }
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
