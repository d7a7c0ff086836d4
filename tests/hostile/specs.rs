//! Specifications and vocabularies at the limits that README states.

use super::{run, text, write};

/// The entries of the longest list that is read.
const MOST: usize = 10_000;

/// A series with these fields of its one level.
fn series(level: &str, links: &str) -> String {
    format!(
        "#![enable(implicit_some)]\nSeries(schema: 1, id: \"clerk\", title: \"Clerk\", authority: (name: \"County\"), \
         source: (document: \"Spec\"), status: Adopted, levels: [(code: \"C1\", title: \"Clerk\", {level})]{links})"
    )
}

fn many(entry: impl Fn(usize) -> String) -> String {
    (0..MOST).map(entry).collect::<Vec<_>>().join(",\n")
}

/// A good file beside a bad one is read, and the bad one is told with an end.
fn told(bad: &str, says: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "bad.ron", bad);
    let good = series("duties: (items: [(number: 1, text: \"Files.\")])", "").replace("\"clerk\"", "\"good\"");
    write(folder.path(), "good.ron", good);
    let checked = run(&["check", text(folder.path())]);
    assert_eq!(checked.status, 1, "{}", checked.err);
    for words in says {
        assert!(checked.out.contains(words), "{words}: {}", checked.out.get(..2000).unwrap_or(&checked.out));
    }
    assert!(checked.out.len() < 1 << 20, "{} bytes are told", checked.out.len());
    let list = run(&["list", "--library", text(folder.path())]);
    assert_eq!(list.status, 0);
    assert!(list.out.contains("good"), "{}", list.out);
}

#[test]
fn as_many_duties_as_a_list_holds_with_one_number_between_them() {
    let duties = many(|_| "(number: 1, text: \"Files records.\")".to_owned());
    told(
        &series(&format!("duties: (items: [{duties}])"), ""),
        &["[duplicate-number]", "9799 more errors of this file"],
    );
}

#[test]
fn as_many_links_as_a_list_holds_that_lead_nowhere() {
    let end = |code: String| format!("(series: \"clerk\", code: {code:?})");
    let links = many(|at| {
        let (lower, upper) = (end("C1".into()), end(format!("X{at}")));
        format!("(lower: {lower}, upper: {upper}, item: Duty, lower_number: 1, upper_number: 1, decision: Linked)")
    });
    let duties = "duties: (items: [(number: 1, text: \"Files.\")])";
    told(&series(duties, &format!(", links: [{links}]")), &["clerk has no level \"X0\"", "its levels are C1"]);
}

#[test]
fn a_hint_about_a_level_names_the_one_that_was_meant_and_not_all_of_many() {
    let duties = "duties: (items: [(number: 1, text: \"Files.\")])";
    let level = |at: usize| format!("(code: \"PLAN{at:02}\", title: \"Planner {at}\", {duties})");
    let levels = (0..60).map(level).collect::<Vec<_>>();
    let end = |code: &str| format!("(series: \"clerk\", code: {code:?})");
    let link = |code: &str| {
        format!(
            "(lower: {}, upper: {}, item: Duty, lower_number: 1, upper_number: 1, decision: Linked)",
            end("PLAN00"),
            end(code)
        )
    };
    let spec = series("", &format!(", links: [{}, {}]", link("PLAM07"), link("quite-another")))
        .replace("(code: \"C1\", title: \"Clerk\", )", &levels.join(", "));
    told(&spec, &["did you mean \"PLAN07\"?", "it has 60 levels, from PLAN00 to PLAN59"]);
}

/// A vocabulary of kinds of which each implies `of` of itself.
fn chain(of: impl Fn(usize) -> String) -> String {
    let kinds =
        many(|at| format!("(id: \"k{at}\", meaning: \"Work.\", source: \"example\", implies: [\"{}\"])", of(at)));
    format!("#![enable(implicit_some)]\nVocabulary(schema: 1, kinds: [{kinds}])")
}

#[test]
fn a_chain_and_a_circle_of_as_many_kinds_as_a_list_holds() {
    let folder = tempfile::tempdir().unwrap();
    let next = |at: usize| format!("k{}", (at + 1) % MOST);
    // The last kind of the chain implies none, or the first of the shipped ones.
    let open = chain(|at| if at + 1 < MOST { next(at) } else { "social_casework".to_owned() });
    let path = write(folder.path(), "open.ron", open);
    let checked = run(&["check", text(&path)]);
    assert!(!checked.out.contains("cyclic-implication"), "{}", &checked.out[..checked.out.len().min(500)]);
    told(&chain(next), &["\"k0\" implies itself", "9800 more errors of this file"]);
}

#[test]
fn as_many_names_as_lists_hold_that_no_vocabulary_has() {
    told(
        &chain(|at| format!("unknown_{at}")),
        &["has no kind of experience \"unknown_0\"", "more errors of this file"],
    );
}

#[test]
fn a_named_library_that_cannot_be_read_is_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let broken = write(folder.path(), "broken.ron", "Series(schema: 1,");
    let applicant = write(folder.path(), "a.json", "{\"name\": \"Ann\"}");
    for arguments in [vec!["list"], vec!["qualify", text(&applicant)], vec!["list", "--format", "json"]] {
        let run = run(&[arguments.as_slice(), &["--library", text(&broken)]].concat());
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.contains("broken.ron:1"), "{}", run.err);
    }
}

#[test]
fn a_folder_without_specifications_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [vec!["list", "--library", text(folder.path())], vec!["check", text(folder.path())]] {
        let run = run(&arguments);
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.err.contains("there is no file that ends in .ron"), "{}", run.err);
    }
}

#[test]
fn half_of_a_character_in_json_is_told_as_that() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "a.json", r#"{"name": "Ann \ud83d"}"#);
    let checked = run(&["check", text(&path)]);
    assert_eq!(checked.status, 1);
    assert!(
        checked.out.contains("half of a character") && checked.out.contains("write both halves"),
        "{}",
        checked.out
    );
    assert!(!checked.out.contains("put it in quotes"), "{}", checked.out);
}
