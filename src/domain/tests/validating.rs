//! Rules that no file of one series alone can break, and where problems are said to be.

use rungs_domain::spec::{
    Code, ConfirmedLink, Decision, ExperienceKind, ItemKind, LevelRef, PathStep as Step, Problem, Series, SeriesId,
    Vocabulary, validate_links, validate_vocabulary,
};

use crate::made::{duties, level, series};

/// Two clerks with one duty each.
fn clerks() -> Series {
    series("clerks", false, ["C1", "C2"].map(|code| level(code, duties(&["Files."]), &[])).to_vec())
}

fn link(to: &str, code: &str, upper_number: u32) -> ConfirmedLink {
    let end =
        |series: &str, code: &str| LevelRef { series: SeriesId::new(series).unwrap(), code: Code::new(code).unwrap() };
    ConfirmedLink {
        lower: end("clerks", "C1"),
        upper: end(to, code),
        item: ItemKind::Duty,
        lower_number: 1,
        upper_number,
        decision: Decision::Linked,
        change: None,
        why: None,
        by: None,
        on: None,
        reading: false,
    }
}

/// The ids of what is wrong with links, each with the last field of its path.
fn wrong(links: &[ConfirmedLink], known: &[Series]) -> Vec<(&'static str, Step)> {
    let found = validate_links(links, |id| known.iter().find(|series| series.id == *id));
    found.into_iter().map(|Problem { at, id, .. }| (id, *at.last().unwrap())).collect()
}

#[test]
fn links_in_a_file_of_their_own_are_looked_up_in_the_series_that_are_known() {
    let links = [link("clerks", "C2", 1), link("clerks", "C9", 1), link("clerks", "C2", 7), link("cooks", "K1", 1)];
    assert_eq!(wrong(&links, &[]), []);
    let expected = [("dangling-reference", Step::Field("code")), ("dangling-reference", Step::Field("upper_number"))];
    assert_eq!(wrong(&links, &[clerks()]), expected);
}

#[test]
fn a_circle_of_implications_is_told_at_every_kind_on_it() {
    let kind = |id: &str, implies: &str| ExperienceKind {
        id: id.to_owned(),
        meaning: "Work.".to_owned(),
        source: "example".to_owned(),
        implies: vec![implies.to_owned()],
        residency: false,
        unsettled: false,
    };
    let vocabulary =
        Vocabulary { kinds: vec![kind("a", "b"), kind("b", "c"), kind("c", "b")], ..Vocabulary::default() };
    let found = validate_vocabulary(&vocabulary);
    let places: Vec<_> = found.iter().map(|problem| (problem.id, problem.at.clone())).collect();
    let at = |index| vec![Step::Field("kinds"), Step::Index(index), Step::Field("implies")];
    assert_eq!(places, [("cyclic-implication", at(1)), ("cyclic-implication", at(2))]);
}
