//! Finding words: what comes first, and what is found at all.

use rungs_library::Library;
use rungs_library::search::{Hit, Index, Part, Target};

fn found(query: &str) -> Vec<Hit> {
    Index::new(&Library::shipped()).search(query, 50)
}

fn titles(query: &str) -> Vec<String> {
    found(query).into_iter().map(|hit| hit.title).collect()
}

#[test]
fn testimony_leads_to_the_only_text_that_says_it() {
    // Of the five documents only the last has the word: "Provides testimony in support of information provided to
    // the court", under "Nature of Work", of both levels.
    let hits = found("testimony");
    assert_eq!(hits.len(), 1);
    let Target::Passage(series, heading) = &hits[0].target else { panic!("{hits:?}") };
    assert_eq!((series.as_str(), heading.as_str()), ("nm-cps-permanency-planning", "Nature of Work"));
    assert_eq!(&hits[0].excerpt[hits[0].ranges[0].clone()].to_lowercase(), "testimony");
}

#[test]
fn a_code_leads_to_its_level_first() {
    let Target::Level(level) = &found("ca2460")[0].target else { panic!() };
    assert_eq!(level.to_string(), "denver-utilization-management/CA2460");
}

#[test]
fn names_come_before_texts() {
    let hits = found("planner");
    let first_text = hits.iter().position(|hit| matches!(hit.target, Target::Item(..) | Target::Text(..)));
    let last_name = hits.iter().rposition(|hit| matches!(hit.target, Target::Series(_) | Target::Level(_)));
    assert!(last_name.unwrap() < first_text.unwrap_or(usize::MAX));
}

#[test]
fn every_word_must_be_there_in_any_order() {
    assert!(titles("placement emergency").iter().any(|title| title == "CA2459 duty 2"), "{:?}", titles("placement"));
    assert_eq!(titles("testimony zebra"), [""; 0]);
}

#[test]
fn class_concepts_and_qualifications_are_found() {
    let parts: Vec<Part> = found("community residency")
        .into_iter()
        .chain(found("master's degree"))
        .filter_map(|hit| match hit.target {
            Target::Text(_, part) => Some(part),
            _ => None,
        })
        .collect();
    assert!(parts.contains(&Part::Qualifications), "{parts:?}");
    let concept = found("conceptualizes");
    assert!(concept.iter().any(|hit| matches!(hit.target, Target::Text(_, Part::Concept))), "{concept:?}");
}

#[test]
fn a_name_with_letters_left_out_is_still_found() {
    assert!(
        titles("utlzmgmt").iter().any(|title| title.contains("Utilization Management")),
        "{:?}",
        titles("utlzmgmt")
    );
}

#[test]
fn nothing_asked_finds_nothing_and_the_limit_holds() {
    let index = Index::new(&Library::shipped());
    assert_eq!(index.search("  ", 10), []);
    assert_eq!(index.search("the", 0), []);
    assert_eq!(index.search("the", 7).len(), 7);
}
