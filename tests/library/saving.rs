//! Side files: links saved beside the official text, whole or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use rungs_domain::spec::{Change, Code, ConfirmedLink, Decision, ItemKind, LevelRef};
use rungs_library::links::{SaveError, save};
use rungs_library::{Library, LinkUse, Request};

use super::{id, load, load_request, problems, small_spec, write};

fn level(series: &str, code: &str) -> LevelRef {
    LevelRef { series: id(series), code: Code::new(code).unwrap() }
}

fn link(series: &str, lower: u32, upper: u32) -> ConfirmedLink {
    ConfirmedLink {
        lower: level(series, "1"),
        upper: level(series, "2"),
        item: ItemKind::Duty,
        lower_number: lower,
        upper_number: upper,
        decision: Decision::Linked,
        change: None,
        why: None,
        by: None,
        on: None,
        reading: false,
    }
}

/// A folder with the specification `a.ron`, loaded.
fn one_spec() -> (tempfile::TempDir, PathBuf, Library) {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "a.ron", small_spec("a", &["1", "2"]));
    let library = load(&[folder.path().to_owned()]);
    (folder, path, library)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn saved_links_come_back_and_the_official_text_is_not_touched() {
    let (folder, path, library) = one_spec();
    let before = fs::read(&path).unwrap();
    let edits = [link("a", 1, 2), link("a", 2, 1)];
    let saved = save(&library, &edits, false).unwrap();
    assert_eq!(saved.files, [folder.path().join("a.links.ron")]);
    assert_eq!(fs::read(&path).unwrap(), before);
    let again = load(&[folder.path().to_owned()]);
    assert_eq!(again.side_links(), edits);
    assert_eq!(again.series[0].links, edits);
    assert_eq!(saved.library.side_links(), edits);
    assert_eq!(names(folder.path()), ["a.links.ron", "a.ron"]);
}

#[test]
fn a_file_named_alone_brings_its_side_file() {
    let (_folder, path, library) = one_spec();
    save(&library, &[link("a", 1, 2)], false).unwrap();
    assert_eq!(load(&[path]).side_links(), [link("a", 1, 2)]);
}

#[test]
fn saving_what_is_saved_writes_nothing() {
    let (_folder, _path, library) = one_spec();
    let saved = save(&library, &[link("a", 1, 2)], false).unwrap();
    assert!(save(&saved.library, &[link("a", 1, 2)], false).unwrap().files.is_empty());
}

#[test]
fn a_side_file_that_changed_underneath_is_overwritten_only_by_force() {
    let (folder, _path, library) = one_spec();
    let first = save(&library, &[link("a", 1, 2)], false).unwrap();
    let side = write(folder.path(), "a.links.ron", "Links(schema: 1, links: [])\n// somebody else's\n");
    let edits = [link("a", 2, 2)];
    assert_eq!(save(&first.library, &edits, false).unwrap_err(), SaveError::Changed(side.clone()));
    assert!(fs::read_to_string(&side).unwrap().contains("somebody else's"));
    save(&first.library, &edits, true).unwrap();
    assert_eq!(load(&[folder.path().to_owned()]).side_links(), edits);
}

#[test]
fn a_side_file_that_appeared_underneath_is_a_conflict_too() {
    let (folder, _path, library) = one_spec();
    let side = write(folder.path(), "a.links.ron", "Links(schema: 1, links: [])\n");
    assert_eq!(save(&library, &[link("a", 1, 1)], false).unwrap_err(), SaveError::Changed(side));
}

#[test]
fn a_side_file_that_cannot_be_read_is_overwritten_only_by_force() {
    let (folder, _path, _) = one_spec();
    let side = write(folder.path(), "a.links.ron", "Links(oops");
    let library = load(&[folder.path().to_owned()]);
    assert_eq!(library.series.len(), 1);
    assert!(!library.problems.is_empty());
    assert_eq!(save(&library, &[link("a", 1, 1)], false).unwrap_err(), SaveError::Changed(side.clone()));
    save(&library, &[link("a", 1, 1)], true).unwrap();
    assert_eq!(load(&[folder.path().to_owned()]).side_links().len(), 1);
}

#[test]
fn a_save_that_fails_leaves_the_old_version_and_no_remains() {
    let (folder, _path, library) = one_spec();
    // Nothing can be renamed over a folder that is not empty.
    let side = folder.path().join("a.links.ron");
    write(&side, "in-the-way", "");
    let error = save(&library, &[link("a", 1, 1)], true).unwrap_err();
    assert!(matches!(error, SaveError::Write { .. }), "{error}");
    assert_eq!(names(folder.path()), ["a.links.ron", "a.ron"]);
    assert_eq!(names(&side), ["in-the-way"]);
}

#[test]
fn links_of_a_shipped_series_stand_in_the_users_own_folder() {
    let own = tempfile::tempdir().unwrap();
    let request = Request { shipped: true, paths: Vec::new(), data_dir: Some(own.path().to_owned()) };
    let library = load_request(request.clone());
    let series = "il-social-service-planner";
    let edit = ConfirmedLink { lower: level(series, "41311"), upper: level(series, "41312"), ..link(series, 1, 2) };
    let saved = save(&library, std::slice::from_ref(&edit), false).unwrap();
    assert_eq!(saved.files, [own.path().join("links/il-social-service-planner.links.ron")]);
    assert_eq!(load_request(request).side_links(), [edit]);
}

#[test]
fn a_change_that_a_person_named_comes_back_with_its_reason_and_computed_leaves_it_aside() {
    let own = tempfile::tempdir().unwrap();
    let request = Request { shipped: true, paths: Vec::new(), data_dir: Some(own.path().to_owned()) };
    let series = "il-social-service-planner";
    let (lower, upper) = (level(series, "41311"), level(series, "41312"));
    let edit = ConfirmedLink {
        lower: lower.clone(),
        upper: upper.clone(),
        change: Some(Change::Lowered),
        why: Some("said of one part only".to_owned()),
        by: Some("M. Example".to_owned()),
        on: Some(jiff::civil::date(2026, 1, 1)),
        ..link(series, 1, 1)
    };
    save(&load_request(request.clone()), std::slice::from_ref(&edit), false).unwrap();
    let library = load_request(request);
    assert_eq!(library.side_links(), [edit]);
    let first = |links| library.compare(&lower, &upper, links).unwrap().duties.remove(0);
    let (decided, computed) = (first(LinkUse::Confirmed), first(LinkUse::ComputedOnly));
    assert_eq!((computed.change, computed.decided), (Change::Raised, None));
    assert_eq!(decided.change, Change::Lowered);
    assert_eq!(
        decided.decided.unwrap().told(false),
        "decided by M. Example, 2026-01-01: said of one part only; computed: raised"
    );
}

#[test]
fn links_of_a_series_that_is_not_loaded_are_not_lost_in_silence() {
    let (_folder, _path, library) = one_spec();
    assert_eq!(save(&library, &[link("b", 1, 1)], false).unwrap_err(), SaveError::NotLoaded(id("b")));
}

#[test]
fn a_link_of_another_series_is_left_out_and_named() {
    let (folder, _path, library) = one_spec();
    save(&library, &[link("a", 1, 2)], false).unwrap();
    write(folder.path(), "b.ron", small_spec("b", &["1", "2"]));
    fs::rename(folder.path().join("a.links.ron"), folder.path().join("b.links.ron")).unwrap();
    let library = load(&[folder.path().to_owned()]);
    assert_eq!((problems(&library), library.side_links().len()), (vec!["foreign-link"], 0));
}

#[test]
fn a_side_file_without_its_specification_is_named() {
    let (folder, path, library) = one_spec();
    save(&library, &[link("a", 1, 2)], false).unwrap();
    fs::remove_file(path).unwrap();
    assert_eq!(problems(&load(&[folder.path().to_owned()])), ["orphan-links"]);
}

#[test]
fn a_link_to_an_item_that_is_gone_is_named_and_kept() {
    let (folder, _path, library) = one_spec();
    save(&library, &[link("a", 1, 9)], false).unwrap();
    let library = load(&[folder.path().to_owned()]);
    assert_eq!((problems(&library), library.side_links().len()), (vec!["stale-link"], 1));
    assert!(library.problems[0].message.contains('9'), "{}", library.problems[0].message);
}
