//! What duties in somebody's own words are suggested to match, and what factor statements are set beside.

use rungs_domain::allocate::{Allocator, Caution, CountedAt, Exclusion, STANDS_IN};
use rungs_domain::spec::{DutyScope, FactorKind};

use super::{allocate, comparer, position, root, series};

/// The best suggestion for a duty, as `41313 no. 7`.
fn best(id: &str, text: &str) -> Option<String> {
    let (comparer, series) = (comparer(), series(id));
    let found = Allocator::new(&comparer, &series, &[], "").suggest(text);
    let first = found.first().filter(|first| first.score.0 >= STANDS_IN)?;
    Some(format!("{} no. {}", series.levels[first.level].code, first.number))
}

/// Which item each text means was read off the document first: the words that they share are few.
#[test]
fn duties_in_other_words_find_the_item_that_they_are() {
    let illinois = |text| best("il-social-service-planner", text);
    let means = |item: &str| Some(item.to_owned());
    assert_eq!(illinois("Follows up earlier reviews and reports which findings are still open."), means("41313 no. 7"));
    assert_eq!(illinois("Assigns and reviews the work of two planners and trains new staff."), means("41314 no. 3"));
    assert_eq!(illinois("Writes reports and letters and helps to prepare training materials."), means("41312 no. 7"));
    let denver = |text| best("denver-utilization-management", text);
    assert_eq!(denver("Leads five coordinators and answers their questions."), means("CA2460 no. 3"));
    assert_eq!(denver("Finds emergency beds for children removed from home."), means("CA2459 no. 2"));
    assert_eq!(denver("Drafts the unit's yearly goals with the manager."), means("CA2460 no. 7"));
}

/// CA2459 no. 1 and CA2460 no. 1 differ in one word of degree: "complex" placements.
#[test]
fn of_items_worded_alike_the_one_of_the_same_degree_comes_first() {
    let denver = |text| best("denver-utilization-management", text).unwrap();
    assert_eq!(denver("Advises caseworkers and administrators regarding placements."), "CA2459 no. 1");
    assert_eq!(denver("Advises caseworkers and administrators regarding complex placements."), "CA2460 no. 1");
}

#[test]
fn what_the_series_does_not_have_is_matched_to_nothing() {
    assert_eq!(best("il-social-service-planner", "Keeps the log of the unit's vehicles."), None);
    assert_eq!(best("denver-utilization-management", "Feeds llamas."), None);
    assert_eq!(best("denver-utilization-management", ""), None);
}

#[test]
fn other_duties_as_assigned_are_known_by_their_words() {
    let (comparer, series) = (comparer(), series("il-social-service-planner"));
    let found = Allocator::new(&comparer, &series, &[], "").suggest("Other duties as assigned.");
    assert_eq!(found[0].scope, DutyScope::OtherAsAssigned);
}

/// SPCP20 no. 17 ends "and other duties as assigned to achieve agency mission": it tells work, and is no item of other
/// duties. That series prints none; Illinois prints one at every level.
#[test]
fn a_duty_that_tells_no_work_is_no_evidence_for_a_level() {
    let (comparer, permanency) = (comparer(), series("nm-cps-permanency-planning"));
    let allocator = Allocator::new(&comparer, &permanency, &[], "");
    let no_work = [
        "Other duties as assigned",
        "Performs other related duties as required by the supervisor.",
        "Whatever else comes up in the office",
    ];
    for text in no_work {
        assert_eq!(allocator.suggest(text), [], "{text}");
    }
    assert!(!allocator.suggest("Responds to FACTS ticklers and does other duties as assigned").is_empty());
    let mut position = position(&root().join("tests/cases/allocate/three_ways.ron"));
    let day = position.as_of.unwrap();
    (position.duties[0].text, position.duties[0].matched) = (no_work[1].to_owned(), None);
    let illinois = series("il-social-service-planner");
    let told = allocate(&position, &illinois, day, &["majority"]);
    let line = &told.worksheet.lines[0];
    assert_eq!((line.place, line.could_count_at.as_slice()), (CountedAt::Excluded(Exclusion::OtherDuties), &[][..]));
    assert!(line.items.iter().all(|item| item.scope == DutyScope::OtherAsAssigned), "{:?}", line.items);
    position.spec.series = permanency.id.clone();
    let told = allocate(&position, &permanency, day, &["majority"]);
    assert_eq!(told.worksheet.lines[0].place, CountedAt::Excluded(Exclusion::OtherDuties));
    assert!(told.cautions.contains(&Caution::CatchAll(0)) && !told.cautions.contains(&Caution::Undecided(0)));
}

#[test]
fn a_suggestion_does_not_depend_on_the_other_duties_of_the_position() {
    let mut position = position(&root().join("tests/cases/allocate/three_ways.ron"));
    let series = series("il-social-service-planner");
    position.duties[0].text = "Assigns and reviews the work of two planners.".to_owned();
    let day = position.as_of.unwrap();
    let suggested =
        |position: &_| allocate(position, &series, day, &["majority"]).worksheet.lines[0].suggestions.clone();
    let with_others = suggested(&position);
    position.duties.truncate(1);
    assert_eq!(suggested(&position), with_others);
}

#[test]
fn words_pasted_from_the_specification_are_told() {
    let mut position = position(&root().join("tests/cases/allocate/three_ways.ron"));
    let series = series("il-social-service-planner");
    position.duties[0].text = series.levels[3].duties.items[2].text.clone();
    let found = allocate(&position, &series, position.as_of.unwrap(), &["majority"]).cautions;
    let number = series.levels[3].duties.items[2].number;
    assert!(found.contains(&Caution::Pasted { duty: 0, level: 3, number }), "{found:?}");
}

#[test]
fn an_undecided_duty_counts_by_its_best_suggestion_and_may_go_elsewhere() {
    let mut position = position(&root().join("tests/cases/allocate/three_ways.ron"));
    let series = series("il-social-service-planner");
    position.duties[0].text = "Writes reports and letters and helps to prepare training materials.".to_owned();
    position.duties[0].matched = None;
    let allocation = allocate(&position, &series, position.as_of.unwrap(), &["majority"]);
    let line = &allocation.worksheet.lines[0];
    assert!(!line.decided && allocation.cautions.contains(&Caution::Undecided(0)));
    let answer = &allocation.answers[0];
    assert!(answer.lowest <= answer.finding && answer.finding <= answer.highest);
}

/// The two classes print the same supervision received, which tells nothing; what they print of guidelines differs.
#[test]
fn factor_statements_are_set_beside_every_level() {
    let mut position = position(&root().join("tests/cases/allocate/best_fit_tie_broken_by_factors.ron"));
    let series = series("denver-utilization-management");
    let mut supervision = position.factors[0].clone();
    (supervision.kind, supervision.text) =
        (FactorKind::SupervisionReceived, "Works under general supervision.".to_owned());
    supervision.level = None;
    position.factors.push(supervision);
    position.factors[0].text =
        "Guidelines are stated objectives only; work is unstructured and methods are devised.".to_owned();
    let rows = allocate(&position, &series, position.as_of.unwrap(), &["best-fit"]).factors;
    assert_eq!((rows[0].nearest, rows[0].decided), (Some(1), Some(1)));
    assert_eq!((rows[1].nearest, rows[1].decided), (None, None));
    let texts: Vec<_> = rows[1].levels.iter().flatten().map(|level| &level.text).collect();
    assert_eq!(texts[0], texts[1]);
}
