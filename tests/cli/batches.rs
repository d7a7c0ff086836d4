//! `rungs qualify` for batches: CSV files of applicants.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{json, result, run, text};

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

/// Name, level and outcome of each answer.
fn outcomes(answers: &Value) -> Vec<(String, String, String)> {
    let of = |value: &Value| value.as_str().unwrap().to_owned();
    let applicants = answers["applicants"].as_array().unwrap().iter();
    let each = applicants.flat_map(|one| {
        let levels = one["levels"].as_array().unwrap().iter();
        levels.map(move |level| (of(&one["name"]), of(&level["code"]), of(&level["minimum"]["outcome"])))
    });
    each.collect()
}

#[test]
fn a_batch_gets_the_answers_that_the_same_records_get_as_files() {
    let wide = case("batch/wide.csv");
    let batch = json(&["qualify", text(&wide), "--as-of", "2025-06-30", "--explain"]);
    let files = [case("batch/first.ron"), case("batch/second.ron")];
    let alone = json(&["qualify", text(&files[0]), text(&files[1]), "--as-of", "2025-06-30"]);
    assert_eq!(batch["applicants"][1]["line"], 3);
    for at in 0..2 {
        assert_eq!(batch["applicants"][at]["levels"], alone["applicants"][at]["levels"]);
    }
}

#[test]
fn joined_files_get_the_answers_of_the_wide_file() {
    let lists = ["applicants", "education", "experience", "credentials", "judgements"];
    let files: Vec<PathBuf> = lists.iter().map(|list| case("batch").join(list).with_extension("csv")).collect();
    let mut arguments = vec!["qualify", "--as-of", "2025-06-30"];
    arguments.extend(files.iter().map(|file| text(file)));
    let wide = case("batch/wide.csv");
    assert_eq!(outcomes(&json(&arguments)), outcomes(&json(&["qualify", "--as-of", "2025-06-30", text(&wide)])));
}

#[test]
fn text_has_a_line_for_each_applicant_and_level() {
    let wide = case("batch/wide.csv");
    let run = run(&["qualify", text(&wide), "--as-of", "2025-06-30", "--series", "nm-cps-permanency-planning"]);
    assert_eq!(run.status, 0, "{}", run.err);
    // Nobody in the third row studied nursing.
    assert!(run.err.contains("unused-judgment") && run.err.contains("wide.csv:3"), "{}", run.err);
    let said = run.out;
    let lines: Vec<Vec<&str>> =
        said.lines().map(|line| line.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect()).collect();
    assert_eq!(lines.len(), 5, "{said}");
    assert_eq!(lines[1], ["2", "Able, Ann", "SPCP20", "✓ met"]);
    // 36 months at 75 percent are 27, and 24 are asked for.
    assert_eq!(lines[2], ["2", "Able, Ann", "SPCP23", "✓ met"]);
    assert_eq!(lines[3][..4], ["3", "Baker", "SPCP20", "✗ not met"]);
    assert!(lines[4][4].starts_with("short: a Bachelor's degree in Social Work"), "{said}");
}

#[test]
fn a_row_with_a_mistake_is_told_and_counted_and_stops_nothing() {
    let file = case("batch_bad/two_mistakes_in_a_row.csv");
    let run = run(&["qualify", text(&file), "--as-of", "2025-06-30", "--level", "SPCP20", "--format", "json"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("bad-date") && run.err.contains("two_mistakes_in_a_row.csv:2"), "{}", run.err);
    assert!(run.err.ends_with("1 applicant answered; 1 row with a mistake was left out\n"), "{}", run.err);
    let answers = serde_json::from_str(&run.out).unwrap();
    assert_eq!(outcomes(&answers), [("Z".to_owned(), "SPCP20".to_owned(), "met".to_owned())]);
}

#[test]
fn a_header_without_rows_is_an_empty_batch() {
    let file = case("batch_bad/header_only.csv");
    assert_eq!(json(&["qualify", text(&file)]), serde_json::json!({"applicants": []}));
}

#[test]
fn a_file_with_wrong_columns_is_refused_and_hides_no_other() {
    let (wrong, good) = (case("batch_bad/column_unknown.csv"), case("batch/first.ron"));
    let run = run(&["qualify", text(&wrong), text(&good), "--level", "SPCP20", "--format", "json"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("did you mean `degree_1`?"), "{}", run.err);
    assert_eq!(outcomes(&serde_json::from_str(&run.out).unwrap()).len(), 1);
    assert_eq!(super::run(&["qualify", "nowhere.csv"]).status, 2);
}

#[test]
fn results_come_in_the_order_of_rows_and_files() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("many.CSV");
    let rows: String = (0..700).map(|at| format!("A{at}\n")).collect();
    fs::write(&file, format!("name\n{rows}")).unwrap();
    let (first, last) = (case("batch/first.ron"), case("batch/second.ron"));
    let answers = json(&["qualify", text(&first), text(&file), text(&last), "--level", "41295"]);
    let names: Vec<String> = outcomes(&answers).into_iter().map(|(name, ..)| name).collect();
    let mut expected = vec!["Able, Ann".to_owned()];
    expected.extend((0..700).map(|at| format!("A{at}")));
    expected.push("Baker".to_owned());
    assert_eq!(names, expected);
}

#[test]
fn help_names_every_column_of_a_batch() {
    let help = result(&["qualify", "--help"]);
    for table in rungs_files::csv::Table::ALL {
        assert!(table.columns().iter().all(|column| help.contains(column.beside)), "{help}");
    }
}
