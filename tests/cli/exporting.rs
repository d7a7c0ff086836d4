//! `rungs export`.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use rungs_documents::Paper;
use rungs_domain::allocate::Signature;
use rungs_domain::spec::SeriesId;
use rungs_files::ron;
use rungs_library::documents::AskedPosition;
use rungs_library::{Library, positions};

use super::{result, run, text};

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/qualify").join(name).with_extension("ron")
}

/// Arguments that write the result of a case about CA2459 to a file.
fn asked<'a>(file: &'a Path, output: &'a Path) -> Vec<&'a str> {
    let mut arguments = vec!["export", "qualify", text(file), "--level", "CA2459", "--as-of", "2025-06-30"];
    arguments.extend(["--date", "2025-07-01", "-o", text(output)]);
    arguments
}

#[test]
fn a_qualification_result_is_written_and_says_nothing_beside() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("result.HTML");
    let file = case("overlapping_full_time_counts_once");
    assert_eq!(result(&asked(&file, &output)), "");
    let html = fs::read_to_string(&output).unwrap();
    assert!(html.contains("6 more months of professional social case work (30 of 36 months)"), "{html}");
    // Nothing is left beside it.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn letters_that_a_pdf_cannot_show_are_told_and_those_that_it_can_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let record = fs::read_to_string(case("overlapping_full_time_counts_once")).unwrap();
    let named = |name: &str| {
        let rest = record.split_once("name: \"").unwrap().1.split_once('"').unwrap().1;
        fs::write(&file, format!("#![enable(implicit_some)]\nApplicant(schema: 1, name: \"{name}\"{rest}")).unwrap();
    };
    named("Ελένη Жукова-Nguyễn");
    let pdf = folder.path().join("a.pdf");
    let told = |output: &Path| run(&[asked(&file, output), vec!["--force"]].concat());
    assert_eq!((told(&pdf).status, told(&pdf).err.as_str()), (0, ""));
    named("王 👍");
    let written = told(&pdf);
    assert_eq!(written.status, 0);
    assert!(
        written.err.contains("has no letter for 王 (U+738B) and 👍 (U+1F44D) and shows boxes in their place"),
        "{}",
        written.err
    );
    assert_eq!(told(&folder.path().join("a.docx")).err, "");
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let file = case("related_field_decided");
    let [a, b] = ["a.html", "b.html"].map(|name| folder.path().join(name));
    for output in [&a, &b] {
        result(&asked(&file, output));
    }
    assert_eq!(fs::read(&a).unwrap(), fs::read(&b).unwrap());
}

#[test]
fn a_file_that_is_there_is_kept_unless_forced() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("result.html");
    fs::write(&output, "mine").unwrap();
    let file = case("related_field_decided");
    let refused = run(&asked(&file, &output));
    assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(fs::read_to_string(&output).unwrap(), "mine");
    result(&[asked(&file, &output), vec!["--force"]].concat());
    assert!(fs::read_to_string(&output).unwrap().starts_with("<!DOCTYPE html>"));
}

#[test]
fn what_cannot_be_written_is_told_with_a_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = case("related_field_decided");
    for (name, told) in [
        ("result.doc", "can be written as .html, .docx, .pdf or .md;"),
        ("result.xlsx", "can be written as .html, .docx, .pdf or .md;"),
        ("result", "can be written as "),
        ("not/there/result.html", "its folder is not there"),
    ] {
        let refused = run(&asked(&file, &folder.path().join(name)));
        assert_eq!(refused.status, 2, "{name}");
        assert!(refused.err.contains(told), "{}", refused.err);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn the_ending_decides_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let beginnings: [(&str, &[u8]); 4] =
        [("html", b"<!DOCTYPE"), ("docx", b"PK"), ("pdf", b"%PDF-"), ("md", b"# Qual")];
    for (ending, begins) in beginnings {
        let output = folder.path().join("result").with_extension(ending);
        result(&asked(&case("related_field_decided"), &output));
        assert!(fs::read(&output).unwrap().starts_with(begins), "{ending}");
    }
}

#[test]
fn levels_side_by_side_are_written_too() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("ladder.md");
    result(&["export", "compare", "41311", "41312", "--date", "2025-07-01", "-o", text(&output)]);
    let written = fs::read_to_string(&output).unwrap();
    assert!(written.starts_with("# Levels side by side: 41311, 41312\n"), "{written}");
    assert!(written.contains("### Duties") && written.contains("raised"), "{written}");
    for (ending, begins) in [("csv", &b"\xef\xbb\xbf\"Section\",\"Thread\""[..]), ("xlsx", b"PK")] {
        let output = folder.path().join("ladder").with_extension(ending);
        result(&["export", "compare", "41311", "41312", "--date", "2025-07-01", "-o", text(&output)]);
        assert!(fs::read(&output).unwrap().starts_with(begins), "{ending}");
    }
    let one = run(&["export", "compare", "41311", "-o", text(&folder.path().join("one.md"))]);
    assert!(one.status == 2 && one.err.contains("at least two levels"), "{}", one.err);
}

#[test]
fn a_level_and_a_series_are_written_too() {
    let folder = tempfile::tempdir().unwrap();
    for (name, said) in [("CA2459", "Utilization Management Coordinator"), ("nm-cps-permanency-planning", "SPCP23")] {
        let output = folder.path().join(name).with_extension("html");
        result(&["export", "show", name, "-o", text(&output)]);
        assert!(fs::read_to_string(&output).unwrap().contains(said), "{name}");
    }
}

fn decided(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/determination").join(name).with_extension("ron")
}

#[test]
fn the_documents_of_positions_are_written_too() {
    let folder = tempfile::tempdir().unwrap();
    let papers = [
        ("determination", "denial", "The request for 41313 Social Service Program Planner III is denied."),
        ("worksheet", "denial", "Audit worksheet: A request that is denied"),
        ("allocate", "denial", "Audit worksheet: A request that is denied"),
        ("posting", "vacancy", "Posting: Lead Utilization Management Coordinator"),
        ("staffing", "vacancy", "Staffing memo: Seat in the east office"),
    ];
    for (paper, name, said) in papers {
        let output = folder.path().join(paper).with_extension("md");
        result(&["export", paper, text(&decided(name)), "--date", "2025-07-01", "-o", text(&output)]);
        let written = fs::read_to_string(&output).unwrap();
        assert!(written.contains(said), "{paper}: {written}");
    }
}

#[test]
fn the_policy_named_decides_and_applicants_are_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("result.md");
    let (denial, vacancy) = (decided("denial"), decided("vacancy"));
    let determination =
        ["export", "determination", text(&denial), "--policy", "grade-controlling", "-o", text(&output)];
    result(&determination);
    assert!(
        fs::read_to_string(&output)
            .unwrap()
            .contains("The request for 41313 Social Service Program Planner III would, as it stands, be granted.")
    );
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/sample-applicant-b.ron");
    let memo = ["export", "staffing", text(&vacancy), "--applicants", text(&sample), "-o", text(&output), "--force"];
    result(&memo);
    assert!(fs::read_to_string(&output).unwrap().contains("| Sample applicant B |"));
    // Nobody's name can come into a posting.
    let refused = run(&["export", "posting", text(&vacancy), "--applicants", text(&sample), "-o", text(&output)]);
    assert!(refused.status == 2 && refused.err.contains("--applicants"), "{}", refused.err);
}

/// The file is read years later, with other policies and without its series: what was signed is printed.
#[test]
fn what_was_signed_is_written_again_without_the_series_and_a_changed_copy_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::shipped();
    let mut position = positions::position(&decided("grant"), &library.vocabulary).unwrap();
    let policies = library.policies_for(&position).unwrap();
    let judged = library.allocate(&position, position.as_of.unwrap(), &policies).unwrap();
    let asked = AskedPosition::of(&position, &judged, &policies.all, &[]);
    let document = asked.document(Paper::Determination, date(2025, 7, 1)).signed("B. Board", date(2025, 7, 2));
    let copy = document.to_kept().unwrap();
    position.ruling.as_mut().unwrap().signed = Some(Signature::new("B. Board".into(), date(2025, 7, 2), copy));
    position.spec.series = SeriesId::new("no-longer-there").unwrap();
    let (file, output) = (folder.path().join("signed.ron"), folder.path().join("signed.md"));
    fs::write(&file, ron::write_position(&position)).unwrap();
    result(&["export", "determination", text(&file), "-o", text(&output)]);
    let written = fs::read_to_string(&output).unwrap();
    assert!(written.contains("Signed by B. Board on 2025-07-02"), "{written}");
    assert!(written.contains("is granted."), "{written}");
    fs::write(&file, ron::write_position(&position).replace("is granted.", "is denied.")).unwrap();
    let refused = run(&["export", "determination", text(&file), "-o", text(&output), "--force"]);
    assert!(refused.status == 2 && refused.err.contains("has been changed since"), "{}", refused.err);
}

#[test]
fn a_posting_of_a_held_position_is_refused_with_a_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("posting.md");
    let refused = run(&["export", "posting", text(&decided("grant")), "-o", text(&output)]);
    assert_eq!((refused.status, output.exists()), (2, false));
    assert!(
        refused.err.contains("a posting is made for a vacancy") && refused.err.contains("planned: true"),
        "{}",
        refused.err
    );
}

#[test]
fn help_shows_how() {
    for arguments in [vec!["export", "--help"], vec!["export", "qualify", "--help"]] {
        assert!(result(&arguments).contains("rungs export qualify applicant.ron"), "{arguments:?}");
    }
}
