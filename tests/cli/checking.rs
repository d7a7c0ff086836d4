//! `check`: every mistake with its place, and what the exit status says.

use std::fs;

use super::{run, text};

/// A specification that is right; `TITLE` can be made wrong.
const SPEC: &str = "#![enable(implicit_some)]
Series(
    schema: 1,
    id: \"county-clerk\",
    title: \"Clerk Series\",
    authority: (name: \"County\"),
    source: (document: \"Class Specification\"),
    status: Adopted,
    levels: [(code: \"C1\", title: \"Clerk\", duties: (items: [(number: 1, text: \"Files records.\")]))],
)
";

#[test]
fn the_shipped_specs_hold() {
    let run = run(&["check", concat!(env!("CARGO_MANIFEST_DIR"), "/specs")]);
    assert_eq!((run.status, run.out.as_str()), (0, "no errors, 24 files checked\n"));
}

#[test]
fn a_mistake_is_shown_with_its_line_a_caret_and_a_hint_and_hides_no_other_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.ron"), SPEC).unwrap();
    let bad =
        SPEC.replace("county-clerk", "other").replace("    title: \"Clerk Series\"", "    titel: \"Clerk Series\"");
    fs::write(folder.path().join("bad.ron"), bad).unwrap();
    let run = run(&["check", text(folder.path())]);
    assert_eq!(run.status, 1);
    let caret = run.out.lines().skip_while(|line| !line.contains("titel: \"Clerk Series\"")).nth(1).unwrap();
    assert!(caret.contains("^^^^^"), "{}", run.out);
    assert!(run.out.contains("bad.ron:5:5") && run.out.contains("did you mean `title`?"), "{}", run.out);
    assert!(run.out.trim_end().ends_with("in 1 file, 2 files checked"), "{}", run.out);
}

#[test]
fn json_names_id_severity_file_line_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.ron");
    fs::write(&path, SPEC.replace("    status", "    statu")).unwrap();
    let run = run(&["check", text(&path), "--format", "json"]);
    assert_eq!(run.status, 1);
    let found: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let unknown = found["diagnostics"].as_array().unwrap().iter().find(|entry| entry["id"] == "unknown-field").unwrap();
    assert_eq!((&unknown["severity"], &unknown["line"], &unknown["column"]), (&"error".into(), &8.into(), &5.into()));
    assert_eq!(unknown["file"], text(&path));
    assert!(run.out.ends_with('\n'));
}

#[test]
fn warnings_alone_do_not_fail() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("gone.links.ron"), "Links(schema: 1, links: [])").unwrap();
    let run = run(&["check", text(folder.path())]);
    assert_eq!(run.status, 0);
    assert!(run.out.contains("warning[orphan-links]") && run.out.contains("1 warning in 1 file"), "{}", run.out);
}

#[test]
fn what_cannot_be_read_is_status_two_and_still_told() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nothing.ron");
    let run_missing = run(&["check", text(&missing)]);
    assert_eq!(run_missing.status, 2);
    assert!(run_missing.out.contains("missing-file"), "{}", run_missing.out);
    let run_library = run(&["list", "--library", text(&missing)]);
    assert_eq!((run_library.status, run_library.out.as_str()), (2, ""));
    assert!(run_library.err.contains("the file is not there"));
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_told_where_the_system_denies_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret.ron");
    fs::write(&path, SPEC).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    let run = run(&["check", text(&path)]);
    // The system denies root nothing; that this too is told right, the library's tests prove by a disk that denies.
    let denied = fs::read(&path).is_err();
    assert_eq!(run.status, if denied { 2 } else { 0 }, "{}", run.out);
    assert_eq!(run.out.contains("no-permission"), denied, "{}", run.out);
}

#[cfg(unix)]
#[test]
fn pipes_and_huge_files_neither_hang_nor_fill_the_memory() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.ron");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(run(&["check", text(&pipe)]).status, 2);
    let huge = folder.path().join("huge.ron");
    fs::File::create(&huge).unwrap().set_len(100 * 1024 * 1024).unwrap();
    let run = run(&["check", text(&huge)]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("too-large"), "{}", run.out);
}

#[test]
fn a_library_with_a_broken_file_still_answers_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.ron"), SPEC).unwrap();
    fs::write(folder.path().join("bad.ron"), "Series(").unwrap();
    let run = run(&["show", "C1", "--library", text(folder.path())]);
    assert_eq!(run.status, 0);
    assert!(run.out.contains("Files records."));
    assert!(run.err.contains("1 error in 1 file") && run.err.contains("rungs check"), "{}", run.err);
}

#[test]
fn a_code_of_two_series_must_be_named_with_its_series() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.ron"), SPEC).unwrap();
    fs::write(folder.path().join("b.ron"), SPEC.replace("county-clerk", "town-clerk")).unwrap();
    let library = text(folder.path());
    let refused = run(&["show", "C1", "--library", library]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("county-clerk/C1, town-clerk/C1"), "{}", refused.err);
    assert_eq!(run(&["show", "town-clerk/C1", "--library", library]).status, 0);
}

/// A record with one of each thing that somebody should look at.
const TO_LOOK_AT: &str = r#"Applicant(
    name: "Ann",
    education: [
        (degree: Bachelor, field: "Psycology", accredited: Yes, conferred: "2010-05-10"),
        (degree: Master, field: "Mathmatics", conferred: "9998-05-10"),
    ],
    experience: [
        (title: "Helper", from: "2011-01-01", to: "2012-12-31", hours_per_week: 100),
        (title: "Clerk", from: "2012-01-01", to: "2013-12-31", hours_per_week: 80, kinds: ["unrelated"]),
    ],
    judgements: [(
        what: "whether Antropology belongs to Social Sciences or Human Services",
        decision: Yes,
        by: "A. Analyst",
        on: "2025-01-01",
        why: "read the transcript",
    )],
)
"#;

#[test]
fn what_somebody_should_look_at_in_a_record_is_a_warning_at_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ann.ron");
    fs::write(&path, TO_LOOK_AT).unwrap();
    let run = run(&["check", text(&path), "--format", "json"]);
    assert_eq!(run.status, 0, "warnings alone do not fail");
    let found: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let told: Vec<(u64, &str)> = found["diagnostics"].as_array().unwrap().iter().map(placed).collect();
    // 100 and 80 hours side by side from 2012-01-01 on are more than 168.
    let right = [
        (4, "near-field"),
        (5, "near-field"),
        (5, "future-date"),
        (8, "job-without-kind"),
        (9, "week-too-long"),
        (12, "unused-judgment"),
    ];
    assert_eq!(told, right, "{}", run.out);
    let unused = found["diagnostics"].as_array().unwrap().last().unwrap();
    assert!(unused["hint"].as_str().unwrap().contains("belongs to Social Sciences or Human Services"), "{unused}");
}

fn placed(entry: &serde_json::Value) -> (u64, &str) {
    assert_eq!(entry["severity"], "warning");
    (entry["line"].as_u64().unwrap(), entry["id"].as_str().unwrap())
}

#[test]
fn a_judgment_in_the_words_of_a_question_is_no_warning_however_it_is_spaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ann.ron");
    // The words of a question of G1099A, and those of a part of the clause of 0264, as it was asked before.
    for what in [
        "whether Psycology  belongs to Social Sciences or Human Services",
        "whether Psycology is a related health specialty",
    ] {
        let record = TO_LOOK_AT.replace("whether Antropology belongs to Social Sciences or Human Services", what);
        fs::write(&path, record).unwrap();
        let run = run(&["check", text(&path)]);
        assert!(!run.out.contains("unused-judgment"), "{}", run.out);
    }
}

#[test]
fn a_question_that_satisfies_a_whole_tier_alone_is_a_warning_at_its_node() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clerk.ron");
    let tier = "qualifications: [(tier: Minimum,
            heading: \"Minimum\",
            printed: [(text: \"A high school diploma and one year of clerical work.\")],
            requires: Any(
                cite: \"Minimum\",
                of: [
                    Education(cite: \"A high school diploma\", degree: HighSchool),
                    Judgement(cite: \"one year of clerical work\", question: \"Is it clerical work?\"),
                ],
            ),
        )],
        duties:";
    fs::write(&path, SPEC.replace("duties:", tier)).unwrap();
    let run = run(&["check", text(&path), "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.out);
    let found: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let told: Vec<(u64, &str)> = found["diagnostics"].as_array().unwrap().iter().map(placed).collect();
    // `qualifications` stands in line 9, the question seven lines below.
    assert_eq!(told, [(16, "overreaching-question")], "{}", run.out);
    let message = found["diagnostics"][0]["message"].as_str().unwrap();
    assert!(message.starts_with("\"Is it clerical work?\": a yes to it alone satisfies the whole tier"), "{message}");
}
