//! What the matrix shows, made once for each new answer; no drawing.

use rungs_domain::qualify::Outcome;
use rungs_domain::spec::LevelRef;
use rungs_library::Library;

use crate::applicants::{Answers, LevelResult};

/// Applicants and levels.
#[derive(Debug, PartialEq, Eq)]
pub struct MatrixData {
    /// The levels with their titles, in the order of the library.
    pub levels: Vec<(LevelRef, String)>,
    /// A row for each applicant, in the order opened.
    pub rows: Vec<RowData>,
    /// The policy counted by.
    pub policy: String,
}

/// One applicant.
#[derive(Debug, PartialEq, Eq)]
pub struct RowData {
    /// The name.
    pub name: String,
    /// A cell for each level.
    pub cells: Vec<CellData>,
}

/// One applicant at one level.
#[derive(Debug, PartialEq, Eq)]
pub struct CellData {
    /// What came of it; `None` where there is no answer.
    pub outcome: Option<Outcome>,
}

impl MatrixData {
    /// All that was computed by the first policy.
    pub fn new(library: &Library, answers: &Answers) -> Self {
        let first = answers.applicants.first().and_then(|one| one.by_policy.first());
        let title = |level: &LevelRef| library.level(level).map(|view| view.level.title.clone()).unwrap_or_default();
        let levels: Vec<(LevelRef, String)> =
            first.into_iter().flatten().map(|result| (result.level.clone(), title(&result.level))).collect();
        let rows = answers.applicants.iter().map(|one| {
            let results = one.by_policy.first().map_or(&[][..], Vec::as_slice);
            let cells = results.iter().map(|result| CellData { outcome: LevelResult::outcome(result) });
            RowData { name: shown_name(&one.reading.applicant.name), cells: cells.collect() }
        });
        let policy = answers.policies.first().map(|policy| policy.id.clone()).unwrap_or_default();
        MatrixData { rows: rows.collect(), levels, policy }
    }

    /// A cell.
    pub fn cell(&self, row: usize, column: usize) -> Option<&CellData> {
        self.rows.get(row)?.cells.get(column)
    }

    /// What a screen reader says of a cell.
    pub fn name(&self, row: usize, column: usize) -> String {
        let name = self.rows.get(row).map_or("", |row| row.name.as_str());
        let level = self.levels.get(column).map_or("", |(level, _)| level.code.as_str());
        let outcome = self.cell(row, column).and_then(|cell| cell.outcome).map_or("no answer", Outcome::words);
        format!("{name}, {level}: {outcome}")
    }
}

/// The name, or that there is none.
pub fn shown_name(name: &str) -> String {
    if name.trim().is_empty() { "Applicant without a name".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::qualify::sample::{answers, applicant_b};

    #[test]
    fn each_applicant_stands_against_each_level() {
        let library = Library::shipped();
        let mut nobody = applicant_b();
        nobody.name = " ".to_owned();
        nobody.experience.clear();
        nobody.education.clear();
        let codes = ["CA2459", "CA2460"];
        let data = MatrixData::new(&library, &answers(&library, &[applicant_b(), nobody], &codes, &["calendar-40"]));
        let names: Vec<String> = (0..2)
            .flat_map(|row| (0..2).map(move |column| (row, column)))
            .map(|(row, column)| data.name(row, column))
            .collect();
        assert_eq!(
            names,
            [
                "Sample applicant B, CA2459: met",
                "Sample applicant B, CA2460: needs judgment",
                "Applicant without a name, CA2459: not met",
                "Applicant without a name, CA2460: not met",
            ]
        );
    }
}
