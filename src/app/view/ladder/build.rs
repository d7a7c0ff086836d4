//! View data from the library and the computed ladder.

mod apart;
mod cells;
mod clauses;
mod columns;
mod rules;
mod series;
mod steps;
mod titles;

use std::collections::BTreeMap;

use rungs_domain::compare::{ClauseThreads, FactorTable, Ladder, LevelView, TextRow, Thread};
use rungs_domain::spec::{ItemKind, PassageRole, SpecPart};
use rungs_library::Library;

use super::{Counts, LadderData, RowData, SectionData};
use crate::cells::{kind_of, text_rows as printed_rows, threads as threads_of};
use crate::rules::Rules;
use crate::state::Section;

pub(super) use titles::sentence_case;

impl LadderData {
    /// What is shown of `ladder`, whose levels are looked up in `library`, with what else was computed of them.
    ///
    /// A level that the library no longer has shows as an empty column until the next ladder is ready.
    pub fn new(
        library: &Library,
        ladder: &Ladder,
        factors: &FactorTable,
        clauses: &ClauseThreads,
        rules: &Rules,
    ) -> Self {
        let levels: Vec<Option<LevelView<'_>>> = ladder.levels.iter().map(|level| library.level(level)).collect();
        let across = titles::across(ladder);
        let section = |part| section(part, library, (ladder, clauses), &levels);
        let rules = Section::RULES.map(|id| rules::section(id, rules, ladder));
        let apart = apart::sections(ladder, factors);
        let parts = SpecPart::ALL.into_iter().map(section);
        let sections: Vec<SectionData> = rules.into_iter().chain(apart).chain(parts).collect();
        let by_column = counts_by_column(&sections, ladder.levels.len());
        let columns = columns::columns(ladder, &levels, &by_column, across);
        LadderData {
            title: titles::title(library, ladder),
            subtitle: titles::subtitle(library, ladder),
            unprinted: titles::unprinted(&levels),
            against: ladder.against,
            across,
            toggles: titles::toggles(library, ladder),
            steps: steps::buttons(ladder, &columns),
            columns,
            runs: series::runs(ladder),
            counts: total(&by_column),
            sections,
            fallbacks: ladder.remarks.iter().chain(&ladder.fallbacks).cloned().collect(),
        }
    }
}

fn section(
    part: SpecPart,
    library: &Library,
    (ladder, threads_of_clauses): (&Ladder, &ClauseThreads),
    levels: &[Option<LevelView<'_>>],
) -> SectionData {
    let (heading, rank) = match part {
        SpecPart::Concept => ("Class concept", "allocating text"),
        SpecPart::Factors => ("Factors", "allocating text"),
        SpecPart::Duties => ("Duties", "supporting text"),
        SpecPart::Ksas => ("Knowledge, skills and abilities", "supporting text"),
        SpecPart::Qualifications => ("Qualifications", "what an applicant must have, or should"),
        SpecPart::Facts => ("Conditions and other facts", "as printed"),
        SpecPart::Series => ("Printed for the whole series", "applies to every level"),
    };
    let id = part.into();
    let kind = kind_of(id);
    let mut rows = match (part, kind) {
        (SpecPart::Series, _) => series::rows(library, ladder),
        (_, Some(kind)) => threads(ladder, threads_of(ladder, id).unwrap_or_default(), kind, levels),
        (SpecPart::Concept, _) => text_rows(ladder, printed_rows(ladder, id), part, PassageRole::Concept.words()),
        (_, None) => text_rows(ladder, printed_rows(ladder, id), part, heading),
    };
    if let (SpecPart::Concept, [row]) = (part, rows.as_mut_slice()) {
        clauses::mark(row, threads_of_clauses);
    }
    let printed = match (part, kind) {
        (SpecPart::Concept, _) => titles::common_heading(&ladder.concept),
        (_, kind) => kind.and_then(|kind| titles::list_heading(levels, kind)),
    };
    let size = kind.and_then(|kind| titles::size(levels, kind));
    SectionData { id, heading, printed, rank, size, note: None, rows }
}

fn threads(ladder: &Ladder, threads: &[Thread], kind: ItemKind, levels: &[Option<LevelView<'_>>]) -> Vec<RowData> {
    let lists: Vec<cells::ItemList> = levels.iter().map(|level| cells::ItemList::of(*level, kind)).collect();
    threads.iter().map(|thread| cells::thread_row(ladder, thread, &lists)).collect()
}

fn text_rows(ladder: &Ladder, rows: &[TextRow], section: SpecPart, heading: &str) -> Vec<RowData> {
    let alone = section == SpecPart::Concept && rows.len() == 1;
    rows.iter().map(|row| cells::text_row(ladder, row, heading, alone)).collect()
}

fn counts_by_column(sections: &[SectionData], columns: usize) -> Vec<Counts> {
    let mut found = vec![BTreeMap::new(); columns];
    let cells = sections
        .iter()
        .flat_map(|section| &section.rows)
        .filter(|row| !row.administrative)
        .flat_map(|row| row.cells.iter().enumerate());
    for (column, cell) in cells {
        if let (Some(step), Some(counts)) = (&cell.step, found.get_mut(column)) {
            *counts.entry(step.told).or_insert(0) += 1;
        }
    }
    found
}

fn total(by_column: &[Counts]) -> Counts {
    let mut sum = BTreeMap::new();
    for (change, count) in by_column.iter().flatten() {
        *sum.entry(*change).or_insert(0) += count;
    }
    sum
}
