//! The documents about the shipped series and the cases of applicants.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use jiff::civil::{Date, date};
use rungs_documents::ladder::Compared;
use rungs_documents::{Block, Document, Format, RowKind, Table, TreeNode, render};
use rungs_domain::compare::Against;
use rungs_domain::qualify::{Applicant, Calculator, Months, Scratch};
use rungs_domain::spec::{ItemKind, LevelRef};
use rungs_files::ron::{self, File};
use rungs_library::documents::Asked;
use rungs_library::select::resolve_level;
use rungs_library::{Library, LinkUse, policies};

const AS_OF: Date = date(2025, 6, 30);

fn applicant(library: &Library, name: &str) -> Applicant {
    let path = format!("{}/tests/cases/qualify/{name}.ron", env!("CARGO_MANIFEST_DIR"));
    let parsed = ron::read(name, &std::fs::read(path).unwrap(), &library.vocabulary);
    let Some(File::Applicant(applicant)) = parsed.file else { panic!("{:#?}", parsed.diagnostics) };
    *applicant
}

fn result(library: &Library, applicant: &Applicant, policy: &str, codes: &[&str]) -> Document {
    let levels: Vec<_> = codes.iter().map(|code| resolve_level(library, code).unwrap()).collect();
    let policy = policies::find(policy).unwrap();
    let asked = Asked { applicant, levels: &levels, policy: &policy, as_of: AS_OF };
    library.qualification_document(&asked, date(2025, 7, 1)).unwrap()
}

fn all_cases() -> Vec<String> {
    let folder = format!("{}/tests/cases/qualify", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn tables<'d>(document: &'d Document, caption: &str) -> Vec<&'d Table> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.filter(|table| table.caption.words().starts_with(caption)).collect()
}

fn nodes(document: &Document) -> Vec<&TreeNode> {
    fn below<'d>(node: &'d TreeNode, found: &mut Vec<&'d TreeNode>) {
        found.push(node);
        node.parts.iter().for_each(|part| below(part, found));
    }
    let mut found = Vec::new();
    for block in &document.blocks {
        if let Block::Tree(trees) = block {
            trees.iter().for_each(|node| below(node, &mut found));
        }
    }
    found
}

/// Months in hundredths from "6 months and 22.5 days", by hand: a month has 30 days, so 0.03 days are 0.001 months.
fn thousandths(amount: &str) -> f64 {
    let figure = |word: &str| {
        let words: Vec<&str> = amount.split(' ').collect();
        let at = words.iter().position(|found| found.starts_with(word));
        at.map_or(0.0, |at| words[at - 1].parse::<f64>().unwrap())
    };
    figure("month") * 1000.0 + figure("day") * 1000.0 / 30.0
}

#[test]
fn every_sentence_of_a_tree_is_cited_with_level_place_and_revision() {
    let library = Library::shipped();
    for name in all_cases() {
        let document = result(&library, &applicant(&library, &name), "calendar-40", &["CA2459", "3729", "SPCP23"]);
        let all = nodes(&document);
        assert!(!all.is_empty());
        for node in all {
            let sentence = node.details[0].words();
            assert!(sentence.contains('“') && sentence.contains(", revision "), "{name}: {sentence}");
        }
    }
}

#[test]
fn the_sums_of_the_ledger_are_those_of_the_evaluation() {
    let library = Library::shipped();
    for policy in &library.policies {
        for name in all_cases() {
            let applicant = applicant(&library, &name);
            let document = result(&library, &applicant, &policy.id, &["CA2460"]);
            let calculator = Calculator::new(&library.vocabulary);
            let record = calculator.record(&applicant).unwrap();
            let view = library.level(&resolve_level(&library, "CA2460").unwrap()).unwrap();
            let answer = calculator.answer(view.level, &record, AS_OF, policy, &mut Scratch::default()).unwrap();
            let ledgers = answer.minimum.unwrap().ledgers;
            let counting = ledgers.iter().filter(|ledger| !ledger.spells.is_empty());
            let shown = tables(&document, "Time that counts");
            for (ledger, table) in counting.zip(shown) {
                let (sum, entries) = table.rows.split_last().unwrap();
                assert_eq!(sum.kind, RowKind::Sum);
                let total = thousandths(&sum.cells[6].words());
                let hours = policy.months.rule == Months::Hours;
                let exact = ledger.total.units as f64 * 1000.0 / ledger.total.per_month as f64;
                assert!((total - exact).abs() <= if hours { 10.0 } else { 1.0 }, "{name}: {total} {exact}");
                let added: f64 = entries.iter().filter_map(|row| Some(thousandths(&row.cells.get(6)?.words()))).sum();
                // Of every row less than the second decimal is left away; a policy may round the sum to months.
                let left = entries.len() as f64 * if hours { 10.0 } else { 1.0 };
                let rounded = if policy.id == "sucss-7" { 500.0 } else { 0.0 };
                assert!((total - added).abs() <= left + rounded, "{name}, {}: {total} {added}", policy.id);
            }
        }
    }
}

#[test]
fn judgements_stand_with_who_when_and_why_and_waivers_apart() {
    let library = Library::shipped();
    let document = result(&library, &applicant(&library, "related_field_decided"), "calendar-40", &["CA2459"]);
    let answered = tables(&document, "Questions that people have answered");
    assert!(answered[0].rows[0].cells.iter().any(|cell| cell.words().starts_with("A. Analyst, ")));
    assert!(tables(&document, "Sentences for which something else").is_empty());
    let document = result(&library, &applicant(&library, "waived_licence"), "calendar-40", &["CA2459"]);
    assert!(tables(&document, "Questions that people have answered").is_empty());
    assert_eq!(tables(&document, "Sentences for which something else")[0].rows[0].cells[1].words(), "waived");
}

#[test]
fn an_open_question_says_what_each_answer_makes_of_it() {
    let library = Library::shipped();
    let document = result(&library, &applicant(&library, "related_field_asked_at_denver"), "calendar-40", &["CA2459"]);
    let cells: Vec<String> =
        tables(&document, "Open questions")[0].rows[0].cells.iter().map(|cell| cell.words()).collect();
    assert_eq!(
        cells,
        [
            "whether Human Services is Social Work, Psychology, Sociology, Guidance and Counseling, or a closely related field",
            "✓ met",
            "✗ not met"
        ]
    );
}

#[test]
fn an_hour_policy_shows_hundredths_of_months() {
    let library = Library::shipped();
    let document =
        result(&library, &applicant(&library, "overlapping_full_time_counts_once"), "ca-ccr-171", &["CA2459"]);
    let sum = tables(&document, "Time that counts")[0].rows.last().unwrap().cells[6].words();
    // Hours of simultaneous jobs are added: 24 and 18 months at 40 hours, 4.35 weeks a month, 173.33 hours to a month:
    // 42 x 40 x 4.35 / 173.33 = 42.16.
    assert_eq!(sum, "42.16 months");
}

fn planners(library: &Library) -> (Vec<LevelRef>, Document) {
    let levels = ["41295", "41311", "41312", "41313", "41314"].map(|code| resolve_level(library, code).unwrap());
    let ladder = library.ladder(&levels, Against::LevelBelow, LinkUse::Confirmed).unwrap();
    (levels.to_vec(), library.comparison_document(Compared::Ladder(&ladder), date(2025, 7, 1)).unwrap())
}

/// Number and words of each duty or KSA of a level.
fn items(library: &Library, level: &LevelRef, kind: ItemKind) -> Vec<(u32, String)> {
    let view = library.level(level).unwrap();
    view.series.items_of(view.level, kind).into_iter().map(|(number, text)| (number, text.into_owned())).collect()
}

const LISTS: [(&str, ItemKind); 2] = [("Duties", ItemKind::Duty), ("Knowledge, skills and abilities", ItemKind::Ksa)];

/// Every word of a level's duties and KSAs is in the document, beside its number.
#[test]
fn a_ladder_document_holds_every_duty_and_ksa_of_its_levels() {
    let library = Library::shipped();
    let (levels, document) = planners(&library);
    for (heading, kind) in LISTS {
        let shown = tables(&document, heading);
        for (at, reference) in levels.iter().enumerate() {
            for (number, text) in items(&library, reference, kind) {
                let said = format!("{number}. {text}");
                let found =
                    shown.iter().any(|table| table.rows.iter().any(|row| row.cells[at].words().ends_with(&said)));
                assert!(found, "{reference} {said}");
            }
        }
    }
}

/// Section, thread, and of each level number, words and change: each item once under its number, and what became of it.
#[test]
fn the_csv_of_a_ladder_is_one_table_with_every_item_once() {
    let library = Library::shipped();
    let (levels, document) = planners(&library);
    let bytes = render(&document, Format::Csv).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(head[..3], ["Section", "Thread", "41295 number"]);
    assert_eq!((head[6].as_str(), head.len()), ("41311 Social Service Program Planner I", 2 + 4 * levels.len()));
    // The reasons of each level stand behind all of these.
    assert_eq!(head[2 + 3 * levels.len()], "41295 reasons");
    let records: Vec<Vec<String>> =
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
    for (section, kind) in LISTS {
        let rows: Vec<&Vec<String>> = records.iter().filter(|record| record[0] == section).collect();
        for (at, level) in levels.iter().enumerate() {
            let own = rows.iter().filter(|row| !row[2 + 3 * at].is_empty() && !row[4 + 3 * at].contains("goes on in"));
            let mut found: Vec<(u32, String)> =
                own.map(|row| (row[2 + 3 * at].parse().unwrap(), row[3 + 3 * at].clone())).collect();
            found.sort();
            assert_eq!(found, items(&library, level, kind), "{section} of {level}");
        }
    }
    assert!(records.iter().any(|record| record[7].starts_with("raised")), "the change stands in a column of its own");
    // 41312 no. 4: "Assists in developing procedures" became "Develops procedures".
    let reasons = 2 + 3 * levels.len() + 2;
    assert!(records.iter().any(|record| record[reasons].contains("assists in developing → develops")));
}

#[test]
fn the_workbook_of_a_ladder_holds_every_table_and_every_citation() {
    let (_, document) = planners(&Library::shipped());
    let bytes = render(&document, Format::Xlsx).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets();
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[..4], ["About", "All entries", "What sets the levels apart", "41311 apart from 41295"]);
    assert_eq!(names[7..9], ["What distinguishes the level", "Duties"]);
    for ((name, range), table) in sheets[1..].iter().zip(document.sheets()) {
        assert_eq!(range.height(), 1 + table.rows.len(), "{name}");
        for (found, row) in range.rows().skip(1).zip(&table.rows) {
            let said: Vec<String> = row.cells.iter().map(|cell| cell.words()).collect();
            assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), said, "{name}");
        }
    }
    let about: Vec<String> = sheets[0].1.cells().map(|(_, _, cell)| cell.to_string()).collect();
    let cited = |code: &str| about.iter().any(|cell| cell.contains(code) && cell.contains("text revision "));
    assert!(["41295", "41311", "41312", "41313", "41314"].iter().all(|code| cited(code)), "{about:?}");
    assert!(about.iter().any(|cell| cell.ends_with("2025-07-01")));
}
