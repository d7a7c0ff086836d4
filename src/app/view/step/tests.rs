use rungs_domain::spec::{Code, LevelRef, SeriesId, SpecPart};

use super::*;
use crate::Command;
use crate::ids::StepId;
use crate::update::answering::{opened, run};

fn planner(code: &str) -> LevelRef {
    let series = SeriesId::new("il-social-service-planner").unwrap();
    LevelRef { series, code: Code::new(code).unwrap() }
}

fn of(lower: &str, upper: &str) -> (State, StepData) {
    let mut state = opened();
    run(&mut state, Command::OpenStep(StepId { lower: planner(lower), upper: planner(upper) }));
    let step = state.step.computed.clone().unwrap();
    let data = StepData::new(&state, &step).unwrap();
    (state, data)
}

#[test]
fn a_step_names_its_levels_and_the_steps_beside_it() {
    let (_, data) = of("41312", "41313");
    assert_eq!(data.title, "Planner II to Planner III");
    assert_eq!(data.heading, "What sets III apart from II");
    assert_eq!(data.subtitle, "Illinois Department of Central Management Services · effective 2021-08-01");
    assert_eq!((data.previous.as_deref(), data.next.as_deref()), (Some("I to II"), Some("III to IV")));
    let (_, first) = of("41295", "41311");
    assert_eq!((first.previous, first.next.as_deref()), (None, Some("I to II")));
}

/// The class concept of 41312 begins "Under direction", that of 41313 "Under general direction".
#[test]
fn the_row_on_supervision_quotes_both_levels_and_leads_to_its_text() {
    let (_, data) = of("41312", "41313");
    let row = data.rows.iter().find(|row| row.dimension == "Supervision received").unwrap();
    let (from, to) = (row.from.as_ref().unwrap(), row.to.as_ref().unwrap());
    assert!(from.text.contains("Under direction") && to.text.contains("Under general direction"));
    let pair = data.pair(data.line_of(row.pair.unwrap()).unwrap()).unwrap();
    assert_eq!(pair.id.part, SpecPart::Concept);
    assert!(pair.upper.printed && pair.upper.text.text.contains("Under general direction"));
}

/// Every duty of both levels is printed once: 41312 has eight, 41313 has eight.
#[test]
fn all_duties_of_both_levels_stand_side_by_side() {
    let (_, data) = of("41312", "41313");
    let duties = || {
        data.lines.iter().filter_map(|line| match line {
            StepLine::Pair(pair) if pair.id.part == SpecPart::Duties => Some(pair),
            _ => None,
        })
    };
    let labels = |side: fn(&Pair) -> &Side| {
        let mut labels: Vec<String> = duties().map(|pair| side(pair).label.clone()).filter(|l| !l.is_empty()).collect();
        labels.sort();
        labels
    };
    let all: Vec<String> = (1..=8).map(|number: u32| number.to_string()).collect();
    assert_eq!((labels(|pair| &pair.lower), labels(|pair| &pair.upper)), (all.clone(), all));
}

/// By the semicolons of the printed paragraphs, 41312 has eight clauses and 41313 has seven; both begin with supervision.
#[test]
fn the_clauses_of_both_class_concepts_stand_once_each_and_those_of_the_first_row_first() {
    let (_, data) = of("41312", "41313");
    let clauses: Vec<&Pair> = data
        .lines
        .iter()
        .filter_map(|line| match line {
            StepLine::Pair(pair) if pair.id.part == SpecPart::Concept => Some(&**pair),
            _ => None,
        })
        .collect();
    let letters = |side: fn(&Pair) -> &Side| {
        let mut letters: Vec<&str> = clauses.iter().map(|pair| side(pair).label.as_str()).collect();
        letters.retain(|letter| !letter.is_empty());
        letters.sort_unstable();
        letters.concat()
    };
    assert_eq!((letters(|pair| &pair.lower), letters(|pair| &pair.upper)), ("abcdefgh".into(), "abcdefg".into()));
    assert!(clauses[0].name.starts_with("clause a and clause a, "), "{}", clauses[0].name);
    let of_runs = |pair: &Pair| pair.upper.text.spans.last().map_or(0, |(range, _)| range.end);
    assert!(clauses.iter().all(|pair| of_runs(pair) == pair.upper.text.text.len()), "the runs cover the text");
}

#[test]
fn the_head_counts_the_changes_of_the_class_concept_only_where_there_are_any() {
    let (_, mut data) = of("41312", "41313");
    let counted: usize = data.counts.iter().map(|(_, count)| count).sum();
    assert!(
        counted > 0 && data.head().contains(&format!("\nClass concept: {} {}", data.counts[0].1, data.counts[0].0))
    );
    data.counts.clear();
    let head = "Planner II to Planner III\nIllinois Department of Central Management Services · effective 2021-08-01";
    assert_eq!(data.head(), head);
}
