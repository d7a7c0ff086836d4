//! Why this class and not that one: the printed words against the facts. What is expected is read off the documents.

use std::path::Path;

use rungs_domain::allocate::{DutyMatch, FactorStatement, Position, PrintedAt, Reasons, Shown, TellingWords};
use rungs_domain::compare::{LevelView, Link};
use rungs_domain::spec::{Code, FactorKind};
use rungs_library::positions;

use super::{II, III, IV, LIBRARY, case, judged};

fn reasons(position: &Position) -> Vec<Reasons> {
    judged(position).reasons
}

fn between(position: &Position, level: usize, against: usize) -> Vec<TellingWords> {
    let found = reasons(position).into_iter().find(|one| one.level == level && one.against == against);
    found.unwrap_or_else(|| panic!("{level} against {against}")).words
}

fn clause<'w>(words: &'w [TellingWords], begins: &str) -> &'w TellingWords {
    let found = words.iter().find(|one| one.text.starts_with(begins));
    found.unwrap_or_else(|| panic!("{begins} in {:#?}", words.iter().map(|one| &one.text).collect::<Vec<_>>()))
}

/// 41313 begins "Under general direction, independently performs complex technical tasks", 41312 "Under direction,
/// performs complex technical social service program design planning". 41313 alone recommends policies; its no. 2 has the
/// same clause, and the position's duty 1 is matched to it.
#[test]
fn the_words_of_the_class_are_told_with_what_the_next_lower_one_prints_in_their_place() {
    let words = between(&case("grant"), III, II);
    let supervision = clause(&words, "Under general direction");
    assert_eq!(supervision.text, "Under general direction");
    assert_eq!(supervision.instead.as_deref(), Some("Under direction"));
    assert_eq!(supervision.shown, Shown::Unsaid, "no duty says how the work is supervised");
    let recommends = clause(&words, "recommends new or revised policies");
    assert_eq!(recommends.shown, Shown::Duties(vec![0]));
}

/// The denial: of the duties of 41313 there are nos. 2, 1 and 7, so its no. 5 or 6 is not shown by any duty.
#[test]
fn of_the_next_higher_class_what_no_duty_is_is_told_as_not_shown() {
    let words = between(&case("denial"), III, II);
    assert!(words.iter().any(|one| one.shown.is_yes()), "{words:#?}");
    assert!(words.iter().all(|one| !one.text.is_empty()));
    // "participates as a specialist or team leader in a planning unit by directing staff" stands at 41314 alone.
    let four = between(&case("denial"), IV, II);
    let leads = clause(&four, "participates as a specialist or team leader");
    assert!(!leads.shown.is_yes(), "{:?}", leads.shown);
}

/// A clause that both print says nothing about the difference.
#[test]
fn what_both_classes_print_sets_nothing_apart() {
    for reasons in reasons(&case("denial")) {
        for words in reasons.words {
            assert_ne!(Some(&words.text), words.instead.as_ref(), "{}", words.text);
        }
    }
}

#[test]
fn what_nobody_has_decided_is_undecided_in_the_reasons_too() {
    // Duty 1 has words of no. 6 of 41313, and nobody has decided it.
    let mut position = case("draft");
    position.ruling = None;
    let all = reasons(&position);
    let open = all.iter().flat_map(|one| &one.words).any(|one| one.shown == Shown::UndecidedDuties(vec![0]));
    assert!(open, "{all:#?}");
}

fn denver() -> Position {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/determination/override.ron");
    positions::position(&file, &LIBRARY.vocabulary).unwrap()
}

/// CA2460: "Performs permanently assigned lead work over Utilization Management Coordinators"; duty 2 is matched to its
/// no. 3, which begins "Performs permanently assigned lead work over Utilization Management team members".
#[test]
fn lead_work_is_shown_by_the_duty_that_is_matched_to_it() {
    let words = between(&denver(), 1, 0);
    let lead = clause(&words, "Performs permanently assigned lead work over Utilization Management Coordinators");
    let Shown::Duties(lines) = &lead.shown else { panic!("{:?}", lead.shown) };
    assert!(lines.contains(&1), "{lines:?}");
}

/// Both classes print the same about supervision received: "Under general supervision, the employee receives ...". What
/// they print about guidelines differs, and the statement about it decides.
#[test]
fn a_statement_shows_the_class_that_a_person_held_it_to_fit() {
    let mut position = denver();
    let words = between(&position, 1, 0);
    assert!(words.iter().all(|one| !one.text.starts_with("Under general supervision")), "{words:#?}");
    let stated = |level: Option<&str>| FactorStatement {
        kind: FactorKind::Guidelines,
        text: "Only goals are given; the employee devises the way.".to_owned(),
        level: level.map(|code| Code::new(code).unwrap()),
        by: Some("R. Ames".to_owned()),
        on: None,
        why: None,
    };
    let shown = |position: &Position| {
        let words = between(position, 1, 0);
        clause(&words, "Guidelines are generally in the form of stated objectives only").shown.clone()
    };
    assert_eq!(shown(&position), Shown::Unsaid);
    for (level, expected) in [
        (Some("CA2460"), Shown::Statement(0)),
        (Some("CA2459"), Shown::OtherClass(0)),
        (None, Shown::UndecidedStatement(0)),
    ] {
        position.factors = vec![stated(level)];
        assert_eq!(shown(&position), expected, "{level:?}");
    }
}

/// Matched to the class as a whole: which of its words a duty shows is then not said.
#[test]
fn a_duty_matched_to_the_class_concept_shows_none_of_its_words_by_that() {
    let mut position = case("grant");
    let concept =
        DutyMatch { level: Code::new("41313").unwrap(), duty: None, cited: None, by: None, on: None, why: None };
    position.duties[0].matched = Some(vec![concept]);
    let words = between(&position, III, II);
    assert_eq!(clause(&words, "recommends new or revised policies").shown, Shown::UndecidedDuties(vec![0]));
}

/// New Mexico prints no class concept and no factors: there the duties themselves set the levels apart.
#[test]
fn without_a_class_concept_the_duties_set_levels_apart() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/sample-position-3.ron");
    let position = positions::position(&file, &LIBRARY.vocabulary).unwrap();
    let all = reasons(&position);
    assert!(!all.is_empty() && all.iter().all(|one| !one.words.is_empty()), "{all:#?}");
}

/// "Nothing like it was found there" is said only of a duty that a comparison of the two classes links with none.
#[test]
fn what_a_comparison_links_is_told_as_standing_in_its_place() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/sample-position-3.ron");
    let mut position = positions::position(&file, &LIBRARY.vocabulary).unwrap();
    position.requested = Some(Code::new("G1099O").unwrap());
    let judged = judged(&position);
    let series = &judged.loaded.series;
    for reasons in &judged.reasons {
        let view = |at: usize| LevelView { series, level: &series.levels[at] };
        let links = LIBRARY.comparer.compare(view(reasons.against), view(reasons.level), &judged.loaded.links).duties;
        for words in &reasons.words {
            let PrintedAt::Duty(number) = words.place else { continue };
            let is_it =
                |link: &&Link| link.upper.is_some_and(|at| view(reasons.level).level.duties.items[at].number == number);
            let linked = links.iter().filter(is_it).any(|link| link.lower.is_some());
            assert!(words.instead.is_some() || !linked, "{}", words.text);
        }
    }
}
