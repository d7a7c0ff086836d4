//! Finding words: what comes first, and what is found at all.

use rungs_domain::spec::SpecPart;
use rungs_library::Library;
use rungs_library::search::{Hit, Index, Target};

use super::{load, problems, small_spec, write};

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
    let parts: Vec<SpecPart> = found("community residency")
        .into_iter()
        .chain(found("master's degree"))
        .filter_map(|hit| match hit.target {
            Target::Text(_, part) => Some(part),
            _ => None,
        })
        .collect();
    assert!(parts.contains(&SpecPart::Qualifications), "{parts:?}");
    let concept = found("conceptualizes");
    assert!(concept.iter().any(|hit| matches!(hit.target, Target::Text(_, SpecPart::Concept))), "{concept:?}");
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

/// A license is shown among the qualifications, a class that is distinguished among the factors, and a sentence that
/// also stands in the class concept is one hit.
#[test]
fn every_printed_passage_is_found_once_and_in_the_part_that_shows_it() {
    let sentence = "Distinguished from Zebra Keeper, which keeps a quagga.";
    let folder = tempfile::tempdir().unwrap();
    let spec = small_spec("x-keepers", &["K1"])
        .replace("status: Adopted", "status: Proposed(hearing_date: \"2031-02-03\")")
        .replace(
            "title: \"Clerk K1\",",
            &format!(
                "title: \"Keeper\", licences: [(text: \"A zebra license.\")], concept: [(text: [{sentence:?}])], \
                 distinguished_from: [(class: \"Zebra Keeper\", text: {sentence:?})],"
            ),
        );
    let library = load(&[write(folder.path(), "keepers.ron", spec)]);
    assert_eq!(problems(&library), [""; 0]);
    let index = Index::new(&library);
    let parts = |query: &str| -> Vec<Option<SpecPart>> {
        let part = |hit: Hit| match hit.target {
            Target::Text(_, part) => Some(part),
            _ => None,
        };
        index.search(query, 50).into_iter().map(part).collect()
    };
    assert_eq!(parts("zebra license"), [Some(SpecPart::Qualifications)]);
    assert_eq!(parts("quagga"), [Some(SpecPart::Concept)]);
    assert!(
        matches!(&index.search("2031-02-03", 5)[0].target, Target::Passage(_, label) if label == "Day of the hearing")
    );
}
