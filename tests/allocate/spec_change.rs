//! A specification that changed after a position was judged: what duties are matched to is held against its text.

use rungs_domain::allocate::{Allocator, Position, SpecChange, item_words};

use super::{comparer, position, root, series};

/// III no. 1, cited word for word, judged against a text of another mark.
fn judged() -> Position {
    let mut position = position(&root().join("tests/cases/allocate/the_specification_has_changed.ron"));
    let series = series("il-social-service-planner");
    let one = &mut position.duties[0].matched.as_mut().unwrap()[0];
    one.cited = item_words(series.level(&one.level).unwrap(), one.duty).map(std::borrow::Cow::into_owned);
    position
}

fn change(position: &Position, revision: &str) -> Option<SpecChange> {
    let (comparer, series) = (comparer(), series("il-social-service-planner"));
    Allocator::new(&comparer, &series, &[], revision).spec_change(position)
}

#[test]
fn the_same_revision_or_none_is_no_change() {
    let mut position = judged();
    assert_eq!(change(&position, "0123456789ab"), None);
    position.spec.revision = None;
    assert_eq!(change(&position, "aaaaaaaaaaaa"), None);
}

#[test]
fn a_change_elsewhere_in_the_text_touches_no_duty() {
    let found = change(&judged(), "aaaaaaaaaaaa").unwrap();
    assert_eq!((found.judged.as_str(), found.now.as_str()), ("0123456789ab", "aaaaaaaaaaaa"));
    assert_eq!(found.touched, []);
}

#[test]
fn spaces_capitals_and_punctuation_are_no_change_of_an_item() {
    let mut position = judged();
    let cited = &mut position.duties[0].matched.as_mut().unwrap()[0].cited;
    *cited = cited.take().map(|text| format!("  {}!", text.to_uppercase().replace(' ', "\n  ")));
    assert_eq!(change(&position, "aaaaaaaaaaaa").unwrap().touched, []);
}

#[test]
fn other_words_are_told_with_those_of_then_and_of_now() {
    let mut position = judged();
    let one = &mut position.duties[0].matched.as_mut().unwrap()[0];
    let now = one.cited.replace("Old words.".to_owned());
    let touched = change(&position, "aaaaaaaaaaaa").unwrap().touched;
    assert_eq!(touched.len(), 1);
    assert_eq!((touched[0].duty, touched[0].level.as_str(), touched[0].number), (1, "41312", Some(4)));
    assert_eq!((touched[0].then.as_str(), &touched[0].now), ("Old words.", &now));
}

#[test]
fn an_item_that_is_gone_is_told_even_if_its_words_were_not_kept() {
    let mut position = judged();
    let one = &mut position.duties[0].matched.as_mut().unwrap()[0];
    (one.duty, one.cited) = (Some(99), None);
    let touched = change(&position, "aaaaaaaaaaaa").unwrap().touched;
    assert_eq!((touched[0].number, touched[0].then.as_str(), &touched[0].now), (Some(99), "", &None));
}

#[test]
fn a_class_concept_is_compared_as_well() {
    let mut position = judged();
    let series = series("denver-utilization-management");
    position.spec.series = series.id.clone();
    let one = &mut position.duties[0].matched.as_mut().unwrap()[0];
    (one.level, one.duty) = (series.levels[0].code.clone(), None);
    one.cited = item_words(&series.levels[0], None).map(std::borrow::Cow::into_owned);
    let comparer = comparer();
    let allocator = Allocator::new(&comparer, &series, &[], "aaaaaaaaaaaa");
    assert_eq!(allocator.spec_change(&position).unwrap().touched, []);
    position.duties[0].matched.as_mut().unwrap()[0].cited = Some("Another concept.".to_owned());
    assert_eq!(allocator.spec_change(&position).unwrap().touched[0].number, None);
}
