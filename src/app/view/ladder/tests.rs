//! View data from a ladder made by hand over the shipped planner series.

use std::collections::BTreeSet;

use rungs_domain::compare::{Against, Cell, Change, FactorTable, Ladder, LadderStep, Thread};
use rungs_domain::spec::{Code, LevelRef, SeriesId, SpecPart};
use rungs_library::Library;

use super::*;
use crate::rules::Rules;
use crate::state::LadderState;

fn level(code: &str) -> LevelRef {
    LevelRef { series: SeriesId::new("il-social-service-planner").unwrap(), code: Code::new(code).unwrap() }
}

fn step(change: Change, from: Option<usize>) -> Option<LadderStep> {
    Some(LadderStep {
        against: 0,
        from,
        change,
        decided: None,
        confirmed: false,
        score: None,
        evidence: Vec::new(),
        also_from: Vec::new(),
    })
}

fn thread(lower: Cell, upper: Cell, step: Option<LadderStep>) -> Thread {
    Thread { cells: vec![lower, upper], first_step: None, steps: vec![step] }
}

/// What is shown of a ladder, with the clauses and rules of its levels.
fn data_of(library: &Library, ladder: &Ladder, factors: &FactorTable) -> LadderData {
    let views: Vec<_> = ladder.levels.iter().map(|level| library.level(level).unwrap()).collect();
    let clauses = library.comparer.clause_threads(&views, ladder.against);
    LadderData::new(library, ladder, factors, &clauses, &Rules::of(library, ladder))
}

/// Levels side by side of which nothing was compared.
fn only_levels(levels: &[(&str, &str)]) -> LadderData {
    let reference = |(series, code): &(&str, &str)| LevelRef {
        series: SeriesId::new(*series).unwrap(),
        code: Code::new(*code).unwrap(),
    };
    let ladder = without_rows(levels.iter().map(reference).collect());
    data_of(&Library::shipped(), &ladder, &FactorTable::default())
}

fn without_rows(levels: Vec<LevelRef>) -> Ladder {
    Ladder {
        levels,
        tracks: Vec::new(),
        against: Against::LevelBelow,
        concept: Vec::new(),
        factors: Vec::new(),
        duties: Vec::new(),
        ksas: Vec::new(),
        qualifications: Vec::new(),
        facts: Vec::new(),
        allocating_elsewhere: None,
        fallbacks: Vec::new(),
        remarks: Vec::new(),
    }
}

#[test]
fn a_passage_of_a_series_stands_across_its_own_adjacent_columns() {
    const CPS: &str = "nm-cps-permanency-planning";
    let data = only_levels(&[(CPS, "SPCP20"), (CPS, "SPCP23"), ("denver-utilization-management", "CA2459")]);
    assert_eq!(data.runs, [0..2, 2..3]);
    let rows = &data.section(SpecPart::Series.into()).unwrap().rows;
    let row = rows.iter().position(|row| row.label.as_deref() == Some("Nature of Work")).unwrap();
    let cell = |column| CellId { section: SpecPart::Series.into(), row, column };
    assert_eq!((data.span(cell(1)), data.head(cell(1))), (0..2, cell(0)));
    let label = cell_label(&data, cell(1));
    assert!(label.starts_with("SPCP20 to SPCP23, Nature of Work. The CPS Permanency Planning Worker plans"), "{label}");
    assert_eq!(cell_label(&data, cell(2)), "CA2459: nothing printed as Nature of Work");
    let prints = |row: &RowData, column: usize| matches!(row.cells[column].content, Content::Text(_));
    assert!(rows.iter().all(|row| prints(row, 0) == prints(row, 1) && prints(row, 0) != prints(row, 2)));
    assert!(rows.iter().any(|row| prints(row, 2)), "the notice prints a rule of allocation");
    assert!(data.counts.is_empty(), "nothing is compared");
}

#[test]
fn every_passage_and_every_skill_of_a_series_has_a_row_of_its_own() {
    let data = only_levels(&[("nm-cps-permanency-planning", "SPCP20")]);
    let rows = &data.section(SpecPart::Series.into()).unwrap().rows;
    let labels: Vec<&str> = rows.iter().filter_map(|row| row.label.as_deref()).collect();
    // As the document prints them: three sections, the note on cumulative work, the note over the skills.
    let first = [
        "New Mexico State Personnel Office",
        "Occupation Description",
        "Nature of Work",
        "Distinguishing Characteristics of Levels",
        "Knowledge and Skills",
    ];
    assert_eq!(labels[..5], first);
    assert_eq!(labels[5..23], std::array::from_fn::<String, 18, _>(|at| format!("Knowledge and Skills · {}", at + 1)));
    let last = ["Conditions of Employment", "Bargaining Unit", "Alt Pay Band*", "Statutory Requirements", "Revised"];
    assert_eq!(labels[23..28], last);
    assert_eq!(labels[28..], ["Note"]);
}

#[test]
fn a_proposal_says_of_all_its_levels_when_it_is_heard_and_what_makes_it_effective() {
    let data = only_levels(&[("denver-utilization-management", "CA2459")]);
    let rows = &data.section(SpecPart::Series.into()).unwrap().rows;
    let labels: Vec<&str> = rows.iter().filter_map(|row| row.label.as_deref()).collect();
    // In capitals as printed: "NEW CLASSES". The first two passages and the rule of allocation have no heading.
    let sections = ["Without a heading", "Without a heading", "New classes", "Public Notice of Changes", "Allocation"];
    let others = ["To", "From", "Subject", "Notice", "Hearing", "Day of the hearing", "Takes effect"];
    assert_eq!(labels, [sections.as_slice(), others.as_slice()].concat());
}

/// 41312 and 41313: one row of each kind.
fn data() -> LadderData {
    let goes_on = Cell::GoesOn { item: 0, clauses: vec![1] };
    let ladder = Ladder {
        duties: vec![
            thread(Cell::Item(3), Cell::Item(3), step(Change::Reworded, Some(3))),
            thread(Cell::Empty, Cell::Item(0), step(Change::Added, None)),
            thread(Cell::Item(1), Cell::Empty, step(Change::Dropped, Some(1))),
            thread(Cell::Item(2), Cell::Carried, step(Change::Carried, Some(2))),
            thread(Cell::Item(0), goes_on, step(Change::Raised, Some(0))),
            thread(Cell::Item(7), Cell::Item(7), step(Change::Same, Some(7))),
        ],
        ..without_rows(vec![level("41312"), level("41313")])
    };
    data_of(&Library::shipped(), &ladder, &FactorTable::default())
}

fn label(row: usize, column: usize) -> String {
    cell_label(&data(), CellId { section: SpecPart::Duties.into(), row, column })
}

#[test]
fn a_cell_says_level_number_change_and_text() {
    let cases = [
        (0, 0, "41312 duty 4. Develops procedures to regulate"),
        (0, 1, "41313 duty 4: reworded. Develops procedures to regulate"),
        (1, 0, "41312: no such duty"),
        (1, 1, "41313 duty 1: added. Independently performs complex technical tasks"),
        (2, 1, "41313: duty 2 of 41312 is dropped"),
        (3, 1, "41313: duty 3 of 41312 is carried and still applies"),
        (4, 1, "41313: goes on in duty 1. monitors and evaluates a service delivery program's operations"),
    ];
    for (row, column, begins) in cases {
        let found = label(row, column);
        assert!(found.starts_with(begins), "row {row} column {column}: {found}");
    }
}

#[test]
fn changes_are_counted_at_the_level_that_they_lead_to() {
    let data = data();
    assert!(data.columns[0].counts.is_empty());
    assert_eq!(data.counts, data.columns[1].counts);
    for change in [Change::Raised, Change::Reworded, Change::Added, Change::Dropped, Change::Carried, Change::Same] {
        assert_eq!(data.counts[&ChangeName::Within(change)], 1, "{change}");
    }
}

#[test]
fn the_lowest_level_shown_says_what_is_below_it() {
    assert_eq!(data().columns[0].note.as_deref(), Some("Lowest level shown; 41311 is below it"));
    assert_eq!(data().columns[1].note, None);
    assert_eq!(data().columns[1].short, "Program Planner III");
}

/// What the document prints for the whole series: two sections and the terms Service Delivery System, Team and Unit.
const SERIES_ROWS: usize = 5;
/// Its level discussion has two paragraphs: which level is the paraprofessional one, and which are the professional.
const RULES: usize = 2;

/// Every section unfolded.
fn unfolded() -> LadderState {
    LadderState { folded: BTreeSet::new(), ..LadderState::default() }
}

/// The rows of the duties that pass, and how many of the whole series do.
fn check(state: &LadderState, expected: &[usize], of_series: usize) {
    let rows = VisibleRows::of(&data(), state);
    let in_section = |id: SpecPart| rows.rows_in(0).filter(move |cell| cell.section == id.into()).map(|cell| cell.row);
    let found: Vec<usize> = in_section(SpecPart::Duties).collect();
    assert_eq!((found.as_slice(), in_section(SpecPart::Series).count()), (expected, of_series), "{state:?}");
    let rules = rows.rows_in(0).filter(|cell| cell.section == Section::Criteria).count();
    assert_eq!((rows.matching, rows.total), (expected.len() + of_series + rules, 6 + SERIES_ROWS + RULES), "{state:?}");
}

#[test]
fn filters_by_change_difference_and_text_are_met_together() {
    let all = unfolded();
    check(&all, &[0, 1, 2, 3, 4, 5], SERIES_ROWS);
    check(&LadderState { differences_only: true, ..all.clone() }, &[0, 1, 2, 3, 4], 0);
    let changes = BTreeSet::from([Change::Added, Change::Raised]);
    check(&LadderState { changes: changes.clone(), ..all.clone() }, &[1, 4], 0);
    check(&LadderState { only_found: true, text: " REGULATE and prevent ".to_owned(), ..all.clone() }, &[0], 0);
    check(&LadderState { only_found: true, text: "assigned a specific TASK".to_owned(), ..all.clone() }, &[], 1);
    check(&LadderState { changes, only_found: true, text: "regulate and prevent".to_owned(), ..all }, &[], 0);
}

#[test]
fn a_folded_section_keeps_its_heading_and_stands_for_its_rows() {
    let state = LadderState::default();
    let rows = VisibleRows::of(&data(), &state);
    let duties = Line::Heading(SpecPart::Duties.into());
    let at = rows.lines.iter().position(|line| *line == duties).unwrap();
    assert_eq!(rows.lines[at + 1], Line::Row(SpecPart::Duties.into(), 0));
    let state = LadderState { folded: [SpecPart::Duties.into(), SpecPart::Series.into()].into(), ..state };
    let rows = VisibleRows::of(&data(), &state);
    let at = rows.lines.iter().position(|line| *line == duties).unwrap();
    assert_eq!(rows.lines[at..], [duties, Line::Heading(SpecPart::Series.into())]);
    let total = 6 + SERIES_ROWS + RULES;
    assert_eq!((rows.matching, rows.line_of(SpecPart::Duties.into(), 3)), (total, Some(at)));
}

#[test]
fn hits_are_found_in_any_case_and_do_not_overlap() {
    assert_eq!(hits("Plans, plans and PLANS", "plans"), [0..5, 7..12, 17..22]);
    assert_eq!(hits("aaa", "aa").len(), 1);
    assert!(hits("anything", "  ").is_empty());
    assert!(hits("über", "uber").is_empty());
}

#[test]
fn an_item_and_its_cell_name_each_other() {
    let data = data();
    let cell = CellId { section: SpecPart::Duties.into(), row: 0, column: 1 };
    let item = data.item(cell).unwrap();
    assert_eq!((item.level.code.as_str(), item.number), ("41313", 4));
    assert_eq!(data.cell_of(&item), Some(cell));
    assert_eq!(data.item(CellId { row: 2, ..cell }), None);
}

/// Whatever is cut, what decides is shown: at every density, in every cell of every shipped series.
#[test]
fn words_that_decide_are_shown_at_every_density() {
    use super::excerpt::Room;
    use super::marks::{Mark, Marked};
    use crate::state::Density;

    let library = Library::shipped();
    let mut deciding = 0;
    for loaded in &library.series {
        let levels: Vec<LevelRef> = loaded
            .series
            .levels
            .iter()
            .map(|level| LevelRef { series: loaded.series.id.clone(), code: level.code.clone() })
            .collect();
        let ladder = library.ladder(&levels, Against::LevelBelow, rungs_library::LinkUse::default()).unwrap();
        let data = data_of(&library, &ladder, &FactorTable::default());
        for cell in data.sections.iter().flat_map(|section| &section.rows).flat_map(|row| &row.cells) {
            let Content::Text(text) = &cell.content else { continue };
            let whole = Marked::of(text, cell.step.as_ref());
            let decides = |marked: &Marked| -> String {
                let runs = marked.spans.iter().filter(|(_, mark)| *mark == Mark::Degree);
                runs.map(|(range, _)| marked.text[range.clone()].to_owned() + " ").collect()
            };
            for density in Density::ALL {
                let room = Room { width: 160.0, lead: 60.0, measure: &|words| 6.5 * words.chars().count() as f32 };
                let shown = decides(&whole.at_density(density, "below", room));
                assert_eq!(shown.split_whitespace().count(), decides(&whole).split_whitespace().count(), "{text}");
                deciding += shown.len();
            }
        }
    }
    assert!(deciding > 1000, "the shipped series have many");
}

/// A class concept is marked clause by clause: as one text, two thirds of that of 41313 would be marked.
#[test]
fn class_concepts_are_marked_clause_by_clause() {
    use super::marks::{Mark, Marked};

    let library = Library::shipped();
    let levels = ["41295", "41311", "41312", "41313", "41314"].map(level);
    let ladder = library.ladder(&levels, Against::LevelBelow, rungs_library::LinkUse::default()).unwrap();
    let data = data_of(&library, &ladder, &FactorTable::default());
    let cells = &data.section(SpecPart::Concept.into()).unwrap().rows[0].cells;
    for cell in cells.iter().skip(1) {
        let Content::Text(text) = &cell.content else { panic!("no text") };
        let marked = Marked::of(text, cell.step.as_ref());
        assert_eq!(marked.text, **text, "the words are those that are printed");
        let letters = |wanted: &dyn Fn(Mark) -> bool| -> usize {
            marked.spans.iter().filter(|(_, mark)| wanted(*mark)).map(|(range, _)| range.len()).sum()
        };
        assert!(letters(&|mark| mark == Mark::Degree) > 0, "{text}");
        assert!(letters(&|mark| matches!(mark, Mark::Degree | Mark::New)) * 2 < text.len(), "{text}");
    }
    // "Under direction, performs" became "Under general direction, independently performs".
    let marked = Marked::of("", cells[3].step.as_ref());
    let decides: Vec<&str> = marked
        .spans
        .iter()
        .filter(|(_, mark)| *mark == Mark::Degree)
        .map(|(range, _)| marked.text[range.clone()].trim())
        .collect();
    assert!(decides.contains(&"general") && decides.contains(&"independently"), "{decides:?}");
}

/// The ladder of all planners as the window has it.
fn planners() -> (Library, Ladder, FactorTable) {
    let library = Library::shipped();
    let levels = ["41295", "41311", "41312", "41313", "41314"].map(level);
    let views: Vec<_> = levels.iter().map(|level| library.level(level).unwrap()).collect();
    let ladder = library.comparer.ladder(&views, Against::LevelBelow, &library.confirmed_with(&[]));
    let factors = library.comparer.factor_table(&views, Against::LevelBelow);
    drop(views);
    (library, ladder, factors)
}

#[test]
fn the_first_rows_say_what_sets_each_level_apart_in_which_respect_and_from_what() {
    let (library, ladder, factors) = planners();
    let data = data_of(&library, &ladder, &factors);
    let apart = data.section(Section::Apart).unwrap();
    let labels: Vec<&str> = apart.rows.iter().filter_map(|row| row.label.as_deref()).collect();
    assert_eq!(labels.first(), Some(&"Supervision received"));
    let label = |column| cell_label(&data, CellId { section: Section::Apart, row: 0, column });
    // The first words of the class concepts, which begin with the terms of supervision.
    assert_eq!(label(0), "41295 supervision received. Under general supervision, concept a");
    assert!(label(1).starts_with("41311 supervision received: same. Under general supervision"), "{}", label(1));
    assert_eq!(
        label(3),
        "41313 supervision received: raised. Under general direction, concept a. From: Under direction, concept a"
    );
    let below = ["41295 → I", "I → II", "II → III", "III → IV"];
    assert_eq!(data.steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>(), below);
}

#[test]
fn a_dimension_that_no_level_prints_is_named_once() {
    let (library, ladder, factors) = planners();
    let data = data_of(&library, &ladder, &factors);
    let more = data.section(Section::MoreDimensions).unwrap();
    let note = more.note.as_deref().unwrap();
    // No class concept or duty of the planners says in a known phrase what guides the work.
    assert!(note.contains("uidelines") && note.ends_with(": in no known phrase at any level"), "{note}");
    let state = LadderState::default();
    let rows = VisibleRows::of(&data, &state);
    assert!(rows.lines.contains(&Line::Heading(Section::MoreDimensions)));
    assert_eq!(rows.line_of(Section::Steps, 0), rows.lines.iter().position(|l| *l == Line::Heading(Section::Apart)));
}

#[test]
fn a_page_begins_with_rules_and_what_sets_apart_and_folds_the_rest() {
    let (library, ladder, factors) = planners();
    let data = data_of(&library, &ladder, &factors);
    let rows = VisibleRows::of(&data, &LadderState::default());
    let headings: Vec<Section> = rows
        .lines
        .iter()
        .filter_map(|line| match line {
            Line::Heading(section) => Some(*section),
            Line::Row(..) => None,
        })
        .collect();
    let part = Section::Part;
    let expected = [
        Section::Criteria,
        Section::Apart,
        Section::MoreDimensions,
        part(SpecPart::Concept),
        part(SpecPart::Duties),
        part(SpecPart::Ksas),
        part(SpecPart::Qualifications),
        part(SpecPart::Series),
    ];
    assert_eq!(headings, expected);
    let is_in_view = |section| rows.lines.iter().any(|line| matches!(line, Line::Row(of, _) if *of == section));
    let folded = [Section::Criteria, Section::MoreDimensions, part(SpecPart::Facts), part(SpecPart::Series)];
    assert!(folded.into_iter().all(|section| !is_in_view(section)));
    let text = "Service Delivery System".to_owned();
    let found = LadderState { text, only_found: true, ..LadderState::default() };
    let rows = VisibleRows::of(&data, &found);
    let series = |line: &Line| matches!(line, Line::Row(Section::Part(SpecPart::Series), _));
    assert!(rows.lines.iter().any(series), "a folded text is found");
}

#[test]
fn counts_are_of_the_rows_in_view_and_stay_when_changes_are_chosen() {
    let (library, ladder, factors) = planners();
    let data = data_of(&library, &ladder, &factors);
    let all = VisibleRows::of(&data, &LadderState::default());
    let chosen = LadderState { changes: [Change::Added].into(), ..LadderState::default() };
    let some = VisibleRows::of(&data, &chosen);
    assert!(some.matching < all.matching);
    assert_eq!((&some.counts, some.not_printed), (&all.counts, all.not_printed));
    let mut folded = LadderState::default();
    folded.folded.insert(SpecPart::Duties.into());
    let without = VisibleRows::of(&data, &folded);
    assert!(without.counts.values().sum::<usize>() < all.counts.values().sum());
}
