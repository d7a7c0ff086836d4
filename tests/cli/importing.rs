//! `rungs import`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{result, run, text};

fn source(id: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/import/sources").join(id).with_extension("txt")
}

#[test]
fn a_draft_is_written_that_check_finds_no_error_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = source("il-social-service-planner");
    let told = result(&["import", text(&file), "-o", text(folder.path())]);
    // Counted in the document: eight duties and ten KSAs at the class with code 41314.
    assert!(told.contains("41314        Social Service Program Planner IV: 8 duties, 10 KSAs"), "{told}");
    assert!(told.contains(" 0 not placed"), "{told}");
    let draft = folder.path().join("social-service-planner.ron");
    assert!(fs::read_to_string(&draft).unwrap().contains("code: \"41295\""));
    assert!(result(&["check", text(folder.path())]).contains("no errors"), "the draft has errors");
}

#[test]
fn a_draft_that_is_there_is_kept_unless_forced() {
    let folder = tempfile::tempdir().unwrap();
    let file = source("nm-cps-permanency-planning");
    let arguments = ["import", text(&file), "-o", text(folder.path())];
    result(&arguments);
    let again = run(&arguments);
    assert_eq!(again.status, 2);
    assert!(again.err.contains("--force"), "{}", again.err);
    assert_eq!(run(&[&arguments[..], &["--force"]].concat()).status, 0);
}

/// A class of work that no shipped vocabulary knows.
const KEEPERS: &str = "LIGHTHOUSE KEEPER\n\nMinimum Qualifications\n\n\
    Two years of experience tending lighthouse lamps, and possession of a valid boating permit.\n";

/// A record with two years of work that is marked as of some kind.
fn record(kind: &str) -> String {
    let job =
        format!("(title: \"Work\", from: \"2020-01-01\", to: \"2021-12-31\", hours_per_week: 40, kinds: [\"{kind}\"])");
    format!("Applicant(name: \"A\", experience: [{job}], credentials: [(kind: \"boating_permit\")])")
}

#[test]
fn what_the_vocabulary_does_not_have_is_written_beside_the_draft_and_can_be_marked() {
    let folder = tempfile::tempdir().unwrap();
    let (file, drafts) = (folder.path().join("keepers.txt"), folder.path().join("drafts"));
    fs::write(&file, KEEPERS).unwrap();
    let arguments = ["import", text(&file), "-o", text(&drafts)];
    result(&arguments);
    assert!(result(&["check", text(&drafts)]).contains("no errors"));
    let words: Vec<PathBuf> = fs::read_dir(&drafts).unwrap().map(|entry| entry.unwrap().path()).collect();
    let words = words.iter().find(|path| text(path).ends_with(".vocabulary.ron")).unwrap();
    let written = fs::read_to_string(words).unwrap();
    assert!(written.contains("id: \"tending_lighthouse_lamps\"") && written.contains("id: \"boating_permit\""));

    let applicant = folder.path().join("a.ron");
    let qualify = |kind: &str| {
        fs::write(&applicant, record(kind)).unwrap();
        let asked = ["qualify", text(&applicant), "--as-of", "2025-06-30", "--library", text(&drafts)];
        run(&[&asked[..], &["--format", "json"]].concat()).out
    };
    assert!(
        qualify("tending_lighthouse_lamps").contains("\"outcome\": \"met\""),
        "{}",
        qualify("tending_lighthouse_lamps")
    );
    assert!(qualify("health_care").contains("\"needs_judgement\""), "{}", qualify("health_care"));

    // A person settles it: an import that is made again keeps what was settled, and work of another kind is none.
    fs::write(words, written.replace(", unsettled: true", "").replace("unsettled: true", "unsettled: false")).unwrap();
    result(&[&arguments[..], &["--force"]].concat());
    assert!(!fs::read_to_string(words).unwrap().contains("unsettled: true"));
    assert!(qualify("health_care").contains("\"not_met\""), "{}", qualify("health_care"));
}

#[test]
fn the_report_for_programs_accounts_for_every_character() {
    let file = source("ui-medical-social-services");
    let report: Value = serde_json::from_str(&result(&["import", text(&file), "--format", "json"])).unwrap();
    let found = &report["files"][0];
    assert_eq!(found["levels"].as_array().unwrap().len(), 5);
    assert_eq!(found["levels"][1]["duties"], 15);
    let count = |what: &str| found["characters"][what].as_u64().unwrap();
    assert_eq!(count("read"), count("placed") + count("furniture") + count("unplaced"));
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.pdf");
    fs::write(&broken, b"%PDF-1.7 and nothing more").unwrap();
    let good = source("nm-cps-permanency-planning");
    let told = run(&["import", text(&broken), text(&good)]);
    assert_eq!(told.status, 2);
    assert!(told.err.contains("broken.pdf"), "{}", told.err);
    assert!(told.out.contains("SPCP23"), "{}", told.out);
}

#[test]
fn two_documents_of_one_series_are_both_kept_and_the_second_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let [file, copy] = ["a.txt", "b.txt"].map(|name| folder.path().join(name));
    for path in [&file, &copy] {
        fs::copy(source("nm-cps-permanency-planning"), path).unwrap();
    }
    let drafts = folder.path().join("drafts");
    let told = run(&["import", text(folder.path()), "-o", text(&drafts), "--force"]);
    assert_eq!(told.status, 0, "{}", told.err);
    let names = || fs::read_dir(&drafts).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names().collect();
    names.sort();
    let [second, first] = names.as_slice() else { panic!("{names:?}") };
    let id = first.strip_suffix(".ron").unwrap();
    assert_eq!(*second, format!("{id}-2.ron"));
    assert!(told.err.contains(&format!("b.txt: {} is `{id}` already", text(&file))), "{}", told.err);
    assert!(fs::read_to_string(drafts.join(second)).unwrap().contains(&format!("id: \"{id}-2\"")));
}

#[test]
fn one_draft_that_cannot_be_saved_stops_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let (kept, new) = (source("nm-cps-permanency-planning"), source("ui-medical-social-services"));
    result(&["import", text(&kept), "-o", text(folder.path())]);
    let told = run(&["import", text(&kept), text(&new), "-o", text(folder.path())]);
    assert_eq!(told.status, 2);
    assert!(told.err.contains("not saved") && told.err.contains("1 of 2 documents gave no draft"), "{}", told.err);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_document_may_be_larger_than_a_specification() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.html");
    // More than the 8 MiB of a specification's own file, most of it no words, as in a page with pictures in it.
    let page = format!("<html><!-- {} --><h1>Planner I</h1><p>Plans.", "picture ".repeat(1_100_000));
    fs::write(&file, page).unwrap();
    assert!(result(&["import", text(&file)]).contains("Planner I"));
}

/// A document of an authority whose headings no shipped word names.
const PILOT: &str = "HARBOUR BOARD OF QUELL\n\nCLASS SPECIFICATION\n\nHARBOUR PILOT\n\nASHORE AND AFLOAT\n\n\
                     1. Guides ships.\n2. Reads the tide.\n";

const LEARNED: &str = "Profile(authority: \"Harbour Board of Quell\",\n    \
                       headings: [(role: Duties, words: [\"Ashore and afloat\"])])\n";

/// The document and a profile in a folder.
fn harbour(folder: &Path, profile: &str) -> (PathBuf, PathBuf) {
    let (document, learned) = (folder.join("pilot.txt"), folder.join("learned.ron"));
    fs::write(&document, PILOT).unwrap();
    fs::write(&learned, profile).unwrap();
    (document, learned)
}

#[test]
fn a_profile_gives_words_for_the_documents_of_its_authority() {
    let folder = tempfile::tempdir().unwrap();
    let (document, learned) = harbour(folder.path(), LEARNED);
    assert!(result(&["import", text(&document)]).contains(": 0 duties"));
    let told = result(&["import", text(&document), "--profile", text(&learned)]);
    assert!(told.contains(": 2 duties") && told.contains("read with the words of"), "{told}");
    let other = source("nm-cps-permanency-planning");
    let told = result(&["import", text(&other), "--profile", text(&learned)]);
    assert!(!told.contains("read with the words of"), "{told}");
}

#[test]
fn of_several_profiles_the_last_one_named_wins() {
    let folder = tempfile::tempdir().unwrap();
    let (document, learned) = harbour(folder.path(), LEARNED);
    let later = folder.path().join("later.ron");
    fs::write(&later, "Profile(no_headings: [\"ashore and afloat\"])").unwrap();
    let run = |first: &Path, second: &Path| {
        result(&["import", text(&document), "--profile", text(first), "--profile", text(second)])
    };
    assert!(run(&later, &learned).contains(": 2 duties"));
    assert!(run(&learned, &later).contains(": 0 duties"));
}

#[test]
fn a_profile_with_a_mistake_is_refused_with_its_place_and_check_finds_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (document, learned) = harbour(folder.path(), &LEARNED.replace("Duties", "Dutys"));
    let told = run(&["import", text(&document), "--profile", text(&learned)]);
    assert_eq!(told.status, 2);
    assert!(told.err.contains("learned.ron:2:") && told.err.contains("did you mean `Duties`?"), "{}", told.err);
    let checked = run(&["check", text(&learned)]);
    assert_eq!(checked.status, 1);
    assert!(checked.out.contains("did you mean `Duties`?"), "{}", checked.out);
    fs::write(&learned, LEARNED).unwrap();
    assert!(result(&["check", text(&learned)]).contains("no errors"));
    fs::write(&learned, "Vocabulary()").unwrap();
    let told = run(&["import", text(&document), "--profile", text(&learned)]);
    assert!(told.status == 2 && told.err.contains("in place of `Profile`"), "{}", told.err);
}
