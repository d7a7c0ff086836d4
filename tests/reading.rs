//! The reading of the shipped series: every item of every level that stands above another is decided.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rungs_domain::compare::{Change, Comparison, Link};
use rungs_domain::spec::{Decision, Level, LevelRef, validate_links};
use rungs_library::{Library, LinkUse, LoadedSeries};

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::shipped);

/// The neighboring levels of all shipped series.
fn pairs() -> Vec<(&'static LoadedSeries, &'static Level, &'static Level)> {
    let library: &'static Library = &LIBRARY;
    let of_series = |loaded: &'static std::sync::Arc<LoadedSeries>| {
        let levels = &loaded.series.levels;
        levels.iter().zip(levels.iter().skip(1)).map(move |(lower, upper)| (&**loaded, lower, upper))
    };
    library.series.iter().flat_map(of_series).collect()
}

fn compared(loaded: &LoadedSeries, lower: &Level, upper: &Level, links: LinkUse) -> Comparison {
    let level = |level: &Level| LevelRef { series: loaded.series.id.clone(), code: level.code.clone() };
    LIBRARY.compare(&level(lower), &level(upper), links).unwrap()
}

#[test]
fn every_item_of_every_upper_level_is_linked_by_the_reading_or_new() {
    let pairs = pairs();
    assert_eq!(pairs.len(), 12, "17 levels in 5 series");
    for (loaded, lower, upper) in pairs {
        let found = compared(loaded, lower, upper, LinkUse::Confirmed);
        let decided = loaded.given.iter().filter(|link| link.lower.code == lower.code && link.upper.code == upper.code);
        assert!(decided.count() > 0, "{} {}", lower.code, upper.code);
        for link in found.duties.iter().chain(&found.ksas) {
            let is_pair = link.lower.is_some() && link.upper.is_some();
            assert_eq!(link.confirmed, is_pair, "{} {}: computed beside the reading: {link:?}", lower.code, upper.code);
        }
        let upper_items = |links: &[Link]| links.iter().filter_map(|link| link.upper).collect::<BTreeSet<_>>();
        assert_eq!(upper_items(&found.duties).len(), upper.duties.items.len());
        assert_eq!(upper_items(&found.ksas).len(), loaded.series.ksas_of(upper).count());
    }
}

#[test]
fn the_reading_names_items_that_are_there_and_says_who_when_and_why() {
    for loaded in &LIBRARY.series {
        let problems = validate_links(&loaded.given, |id| Some(&LIBRARY.find(id)?.series));
        assert!(problems.is_empty(), "{problems:?}");
        for link in &loaded.given {
            assert!(link.reading && link.decision == Decision::Linked, "{link:?}");
            assert!(link.by.is_some() && link.on.is_some() && link.change.is_some(), "{link:?}");
            assert!(link.why.as_ref().is_some_and(|why| why.len() > 8), "{link:?}");
        }
    }
}

/// The same words have the change *same*, and no other words have it but for a slip of the vocabulary.
#[test]
fn what_the_reading_calls_the_same_is_the_same_to_the_comparison() {
    for (loaded, lower, upper) in pairs() {
        let found = compared(loaded, lower, upper, LinkUse::Confirmed);
        for link in found.duties.iter().chain(&found.ksas) {
            let Some(decided) = &link.decided else { continue };
            let (read, computed) = (link.change == Change::Same, decided.computed == Change::Same);
            assert_eq!(read, computed, "{} {}: {link:?}", lower.code, upper.code);
        }
    }
}

#[test]
fn the_computed_links_stay_comparable_and_change_no_printed_word() {
    for (loaded, lower, upper) in pairs() {
        let (read, computed) =
            (compared(loaded, lower, upper, LinkUse::Confirmed), compared(loaded, lower, upper, LinkUse::ComputedOnly));
        assert!(computed.duties.iter().chain(&computed.ksas).all(|link| !link.confirmed && link.decided.is_none()));
        assert_eq!((&read.concept, &read.factors), (&computed.concept, &computed.factors));
        assert_eq!((&read.qualifications, &read.facts), (&computed.qualifications, &computed.facts));
        let items = |links: &[Link]| {
            let sides = [|link: &Link| link.lower, |link: &Link| link.upper];
            sides.map(|side| links.iter().filter_map(side).collect::<BTreeSet<_>>())
        };
        assert_eq!(items(&read.duties), items(&computed.duties));
        assert_eq!(items(&read.ksas), items(&computed.ksas));
    }
}
