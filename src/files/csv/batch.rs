//! A batch: applicants row by row, with the rows of other files joined to them.

use std::io::BufRead;

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::qualify::{Applicant, ApplicantRules};
use rungs_domain::spec::{PathStep, Problem, Vocabulary};

use super::columns::{Table, name_of};
use super::entries::Entry;
use super::header::problem;
use super::join::{Joined, MOST_HELD};
use super::sheet::{Origin, Row, Sheet};

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
        while let Some(mut row) = self.applicants.next_row() {
            let repeated = row.id.is_some() && row.id == self.last_id;
            if repeated {
                let place = Place { line: Some(row.line), ..Place::whole(self.applicants.file()) };
                let message =
                    format!("`id`: \"{}\" stands in the row before too", row.id.as_deref().unwrap_or_default());
                row.problems.push(problem("duplicate-id", &place, message, "give every applicant an id of its own"));
            } else {
                self.join(&mut row, refused);
                self.last_id.clone_from(&row.id);
            }
            match self.applicant(row) {
                Ok(batched) => return Some(batched),
                Err(problems) => refused(problems),
            }
        }
        for joined in &mut self.joined {
            while let Some(row) = joined.left_over() {
                refused(stray(row, joined.sheet().file()));
            }
        }
        None
    }

    /// Adds what the other files say of an applicant.
    fn join(&mut self, row: &mut Row, refused: &mut impl FnMut(Vec<Diagnostic>)) {
        let Some(id) = row.id.clone() else {
            if !self.joined.is_empty() && row.problems.is_empty() {
                let place = Place { line: Some(row.line), ..Place::whole(self.applicants.file()) };
                let hint = "give every applicant an id, by which the other files are joined";
                row.problems.push(problem("missing-value", &place, "`id` is empty", hint));
            }
            return;
        };
        for joined in &mut self.joined {
            let file = joined.sheet().file().to_owned();
            let mut taken = 0;
            let mut take = |mut more: Row| {
                taken += 1;
                row.bytes += more.bytes;
                if taken <= MOST_HELD {
                    row.entries.append(&mut more.entries);
                    row.problems.append(&mut more.problems);
                } else if taken == MOST_HELD + 1 {
                    let place = Place { line: Some(more.line), ..Place::whole(&*file) };
                    let message = format!("more than {MOST_HELD} rows have the id \"{id}\"");
                    row.problems.push(problem("too-many-items", &place, message, "join entries of the same sort"));
                }
            };
            joined.take(&id, &mut take, &mut |row| refused(stray(row, &file)));
        }
    }

    /// The record of a row, or everything wrong with it.
    fn applicant(&self, row: Row) -> Result<Batched, Vec<Diagnostic>> {
        let mut problems = row.problems;
        let mut applicant = Applicant { name: row.name.unwrap_or_default(), ..Applicant::default() };
        let mut origins: [Vec<Origin>; 4] = Default::default();
        let [education, experience, credentials, judgements] = &mut origins;
        for (entry, origin) in row.entries {
            match entry {
                Entry::Study(study) => (applicant.education.push(study), education.push(origin)).1,
                Entry::Job(job) => (applicant.experience.push(job), experience.push(origin)).1,
                Entry::Holding(held) => (applicant.credentials.push(held), credentials.push(origin)).1,
                Entry::Judgement(judgement) => (applicant.judgements.push(judgement), judgements.push(origin)).1,
            }
        }
        let whole = Place { line: Some(row.line), ..Place::whole(self.applicants.file()) };
        let broken = self.rules.broken_by(&applicant);
        problems.extend(broken.into_iter().map(|broken| placed(broken, &origins, &whole)));
        match problems.is_empty() {
            true => Ok(Batched { line: row.line, bytes: row.bytes, applicant }),
            false => Err(problems),
        }
    }
}

/// A broken rule at the row and column of the value that breaks it.
fn placed(broken: Problem, origins: &[Vec<Origin>; 4], whole: &Place) -> Diagnostic {
    let lists = [Table::Education, Table::Experience, Table::Credentials, Table::Judgements];
    let [of_education, of_experience, of_credentials, of_judgements] = origins;
    let found = match broken.at.as_slice() {
        [PathStep::Field(list), PathStep::Index(at), PathStep::Field(field), ..] => {
            let table = lists.into_iter().find(|table| table.word() == *list);
            let of = match table {
                Some(Table::Education) => of_education,
                Some(Table::Experience) => of_experience,
                Some(Table::Credentials) => of_credentials,
                _ => of_judgements,
            };
            table.zip(of.get(*at)).map(|(table, origin)| (table, origin, *field))
        }
        _ => None,
    };
    let hint = broken.hint.unwrap_or_default();
    let Some((table, origin, field)) = found else { return problem(broken.id, whole, broken.message, &hint) };
    let place = Place { line: Some(origin.line), ..Place::whole(&*origin.file) };
    let at = table.columns().iter().position(|column| column.field == field);
    let column = at.map_or_else(|| field.to_owned(), |at| name_of(table, origin.number, at));
    problem(broken.id, &place, format!("`{column}`: {}", broken.message), &hint)
}

/// What is wrong with a row that belongs to nobody.
fn stray(row: Row, file: &str) -> Vec<Diagnostic> {
    let mut problems = row.problems;
    if let Some(id) = row.id {
        let place = Place { line: Some(row.line), ..Place::whole(file) };
        let message = format!("`id`: no applicant \"{id}\" comes here; the row was left out");
        let hint = "check the id, and sort all files by it: rows stand in the order of the applicants";
        problems.push(problem("unknown-id", &place, message, hint));
    }
    problems
}
