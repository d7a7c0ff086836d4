//! What is loaded, and whose word counts.

use std::ops::ControlFlow;

use rungs_domain::diagnostic::Severity;
use rungs_library::{Library, Origin, Request};

use super::{id, ids, load, load_request, problems, small_spec, write};

#[test]
fn the_five_shipped_series_load_without_a_problem() {
    let library = Library::shipped();
    assert_eq!(library.problems, []);
    let mut ids = ids(&library);
    ids.sort_unstable();
    assert_eq!(
        ids,
        [
            "denver-utilization-management",
            "il-social-service-planner",
            "nm-community-social-service-specialist",
            "nm-cps-permanency-planning",
            "ui-medical-social-services",
        ]
    );
    let levels: usize = library.series.iter().map(|loaded| loaded.series.levels.len()).sum();
    assert_eq!(levels, 17);
}

#[test]
fn a_file_and_a_folder_with_all_below_it_are_loaded() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "in/a.ron", small_spec("a", &["1"]));
    write(folder.path(), "in/deep/er/b.ron", small_spec("b", &["2"]));
    write(folder.path(), "in/notes.txt", "not a specification");
    let file = write(folder.path(), "c.ron", small_spec("c", &["3"]));
    let library = load(&[folder.path().join("in"), file]);
    assert_eq!(ids(&library), ["a", "b", "c"]);
    assert_eq!(library.problems, []);
}

#[test]
fn a_broken_file_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.ron", small_spec("a", &["1"]));
    write(folder.path(), "b.ron", "Series(\n  schema: 1,\n  id: \"b\",\n  titel: \"B\",\n)");
    write(folder.path(), "c.ron", small_spec("c", &["3"]));
    let library = load(&[folder.path().to_owned()]);
    assert_eq!(ids(&library), ["a", "c"]);
    let unknown = library.problems.iter().find(|problem| problem.id == "unknown-field").unwrap();
    assert_eq!(unknown.place.line, Some(4));
    assert!(library.problems.iter().all(|problem| problem.place.file.ends_with("b.ron")));
}

#[test]
fn the_order_of_the_paths_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> =
        ["a", "b", "c", "d"].map(|name| write(folder.path(), &format!("{name}.ron"), small_spec(name, &["1"]))).into();
    let bad = write(folder.path(), "bad.ron", "Series(");
    let twin = write(folder.path(), "twin.ron", small_spec("a", &["2"]));
    let mut forward = paths;
    forward.extend([bad, twin]);
    let backward: Vec<_> = forward.iter().rev().cloned().collect();
    let (one, other) = (load(&forward), load(&backward));
    assert_eq!(ids(&one), ids(&other));
    assert_eq!(one.problems, other.problems);
    let codes = |library: &Library| library.find(&id("a")).unwrap().series.levels[0].code.to_string();
    assert_eq!((codes(&one), codes(&other)), ("1".into(), "1".into()));
}

#[test]
fn of_two_files_with_one_id_the_first_by_path_counts_and_the_second_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let first = write(folder.path(), "1.ron", small_spec("a", &["1"]));
    let second = write(folder.path(), "2.ron", small_spec("a", &["2"]));
    let library = load(&[second.clone(), first.clone()]);
    assert_eq!(library.series.len(), 1);
    assert_eq!(library.series[0].origin, Origin::File(first));
    assert_eq!(problems(&library), ["duplicate-series"]);
    assert_eq!(library.problems[0].place.file, second.display().to_string());
}

#[test]
fn a_users_file_takes_the_place_of_a_shipped_series_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let own = write(folder.path(), "own.ron", small_spec("denver-utilization-management", &["1"]));
    let library = load_request(Request { shipped: true, paths: vec![own.clone()], data_dir: None });
    assert_eq!(library.series.len(), 5);
    assert_eq!(library.find(&id("denver-utilization-management")).unwrap().origin, Origin::File(own));
    assert_eq!(problems(&library), ["replaces-shipped"]);
    assert_eq!(library.problems[0].severity, Severity::Warning);
}

#[test]
fn a_copy_of_a_shipped_series_is_no_news() {
    let specs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    let library = load_request(Request { shipped: true, paths: vec![specs], data_dir: None });
    assert_eq!(library.problems, []);
    assert_eq!(library.series.len(), 5);
}

#[test]
fn a_vocabulary_beside_the_specs_adds_to_the_shipped_one() {
    let folder = tempfile::tempdir().unwrap();
    let kind = "(id: \"street_work\", meaning: \"work in the street\", source: \"county\")";
    write(folder.path(), "z-vocabulary.ron", format!("Vocabulary(schema: 1, kinds: [{kind}])"));
    let needs = "qualifications: [(tier: Minimum, heading: \"MQ\", printed: [(text: \"A year.\")], requires: \
                 Experience(cite: \"A year.\", need: \"street_work\", months: 12, kinds: [\"street_work\"]))], duties:";
    write(folder.path(), "a.ron", small_spec("a", &["1"]).replace("duties:", needs));
    let library = load(&[folder.path().to_owned()]);
    assert_eq!(library.problems, []);
    assert_eq!(ids(&library), ["a"]);
    assert!(library.vocabulary.kinds.iter().any(|kind| kind.id == "street_work"));
    assert!(library.vocabulary.kinds.iter().any(|kind| kind.id == "social_casework"));
}

/// What is loaded again is what a load from nothing gives, whichever file has changed; and files that have not are read
/// anew when the vocabulary has.
#[test]
fn a_library_loaded_again_is_the_one_loaded_from_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let kind = "(id: \"street_work\", meaning: \"work in the street\", source: \"county\")";
    let words = write(folder.path(), "v.ron", format!("Vocabulary(schema: 1, kinds: [{kind}])"));
    let needs = "qualifications: [(tier: Minimum, heading: \"MQ\", printed: [(text: \"A year.\")], requires: \
                 Experience(cite: \"A year.\", need: \"street_work\", months: 12, kinds: [\"street_work\"]))], duties:";
    write(folder.path(), "a.ron", small_spec("a", &["1"]).replace("duties:", needs));
    write(folder.path(), "b.ron", small_spec("b", &["2"]));
    let quiet = &mut |_, _| ControlFlow::Continue(());
    let mut library = load(&[folder.path().to_owned()]);
    let mut check = |changed: &dyn Fn()| {
        changed();
        library = library.reloaded(quiet).unwrap();
        let fresh = load(&[folder.path().to_owned()]);
        let said = |library: &Library| {
            let series = library.series.iter().map(|one| (one.series.clone(), one.revision().to_owned())).collect();
            let series: Vec<_> = series;
            (series, library.vocabulary.clone())
        };
        assert_eq!(library.problems, fresh.problems);
        // A file that has turned bad keeps its last good version, which a load from nothing cannot know.
        assert!(!fresh.problems.is_empty() || said(&library) == said(&fresh));
        fresh.problems.len()
    };
    assert_eq!(check(&|| ()), 0);
    assert_eq!(check(&|| drop(write(folder.path(), "b.ron", small_spec("b", &["2", "3"])))), 0);
    assert!(check(&|| std::fs::remove_file(&words).unwrap()) > 0, "the kind of a.ron is unknown now");
    assert_eq!(check(&|| drop(write(folder.path(), "v.ron", format!("Vocabulary(schema: 1, kinds: [{kind}])")))), 0);
}

#[test]
fn a_vocabulary_may_not_give_a_shipped_name_another_meaning() {
    let folder = tempfile::tempdir().unwrap();
    let kind = "(id: \"social_casework\", meaning: \"anything\", source: \"nowhere\")";
    write(folder.path(), "v.ron", format!("Vocabulary(schema: 1, kinds: [{kind}])"));
    let library = load(&[folder.path().to_owned()]);
    assert_eq!(problems(&library), ["vocabulary-clash"]);
    let casework = library.vocabulary.kinds.iter().find(|kind| kind.id == "social_casework").unwrap();
    assert_ne!(casework.meaning, "anything");
}

#[test]
fn an_unsettled_kind_gives_way_to_what_somebody_settled_whichever_is_read_first() {
    let kind = |source: &str, rest: &str| {
        let kind = format!("(id: \"street_work\", meaning: \"work in the street\", source: \"{source}\"{rest})");
        format!("Vocabulary(schema: 1, kinds: [{kind}])")
    };
    for settled in ["a.ron", "c.ron"] {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "b.ron", kind("one class", ", unsettled: true"));
        write(folder.path(), "d.ron", kind("another class", ", unsettled: true"));
        write(folder.path(), settled, kind("the county", ""));
        let library = load(&[folder.path().to_owned()]);
        assert_eq!(library.problems, []);
        let kind = library.vocabulary.kinds.iter().find(|kind| kind.id == "street_work").unwrap();
        assert_eq!((kind.source.as_str(), kind.unsettled), ("the county", false));
    }
}

#[test]
fn a_file_that_turns_bad_keeps_its_last_good_version_until_it_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "a.ron", small_spec("a", &["1"]));
    let good = load(&[folder.path().to_owned()]);
    let quiet = &mut |_, _| ControlFlow::Continue(());

    write(folder.path(), "a.ron", "Series(");
    let bad = good.reloaded(quiet).unwrap();
    assert!(bad.series[0].outdated);
    assert_eq!(bad.series[0].series, good.series[0].series);
    assert!(!bad.problems.is_empty());
    let still_bad = bad.reloaded(quiet).unwrap();
    assert!(still_bad.series[0].outdated);

    write(folder.path(), "a.ron", small_spec("a", &["1", "2"]));
    let mended = still_bad.reloaded(quiet).unwrap();
    assert!(!mended.series[0].outdated);
    assert_eq!((mended.series[0].series.levels.len(), mended.problems.len()), (2, 0));

    std::fs::remove_file(path).unwrap();
    assert_eq!(mended.reloaded(quiet).unwrap().series.len(), 0);
}

#[test]
fn a_load_tells_how_far_it_is_and_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b", "c"] {
        write(folder.path(), &format!("{name}.ron"), small_spec(name, &["1"]));
    }
    let mut told = Vec::new();
    let loaded = Library::load_only(&[folder.path().to_owned()], &mut |done, all| {
        told.push((done, all));
        ControlFlow::Continue(())
    });
    assert!(loaded.is_some());
    assert_eq!(told, [(1, 3), (2, 3), (3, 3)]);
    assert!(Library::load_only(&[folder.path().to_owned()], &mut |_, _| ControlFlow::Break(())).is_none());
}

#[test]
fn positions_and_judging_policies_in_a_folder_are_loaded_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let position =
        "Position(title: \"Clerk\", spec: (series: \"a\"), duties: [(number: 1, text: \"Files.\", percent: 100)])";
    let path = write(folder.path(), "p.ron", position);
    let policy =
        "AllocationPolicy(id: \"county\", title: \"T\", source: \"S\", rule: MostTime(factors_break_ties: true))";
    write(folder.path(), "q.ron", policy);
    let library = load(&[folder.path().to_owned()]);
    assert_eq!(library.problems, []);
    let [loaded] = library.positions.as_slice() else { panic!("{:?}", library.positions) };
    assert_eq!((&loaded.path, loaded.position.title.as_str()), (&path, "Clerk"));
    assert_eq!(loaded.bytes.as_ref(), position.as_bytes());
    let ids: Vec<&str> = library.allocation_policies.iter().map(|policy| policy.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "majority",
            "grade-controlling",
            "lead-gate",
            "essential-duties",
            "best-fit",
            "nm-best-fit",
            "ui-majority",
            "county"
        ]
    );
}
