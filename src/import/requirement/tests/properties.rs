//! What holds of any text at all.

use proptest::prelude::*;
use rungs_domain::spec::{
    Experience, MAX_REQUIREMENT_NODES, Requirement, Statement, Vocabulary, validate_series, validate_vocabulary,
};

use super::applicants::with;
use super::{SERIES, VOCABULARY, names};
use crate::requirement::{Context, nodes, requirement};

/// Words that the grammar looks for, so that made texts reach its depths.
const WORDS: [&str; 48] = [
    "Either I",
    "Or II",
    "OR",
    "or",
    "and",
    "and/or",
    ".",
    ";",
    ",",
    ":",
    "(",
    ")",
    "[",
    "]",
    "1.",
    "2.",
    "A.",
    "(b)",
    "two",
    "(2)",
    "years",
    "months",
    "of",
    "experience",
    "in",
    "health care",
    "social work",
    "Bachelor's degree",
    "high school diploma",
    "equivalent to",
    "may be substituted for",
    "the required experience",
    "one year",
    "any combination of",
    "education",
    "totaling",
    "of which",
    "including",
    "must have been",
    "Education:",
    "Experience:",
    "as a",
    "Utilization Management Coordinator",
    "valid driver's license",
    "on a year-for-year basis",
    "–",
    "é",
    "zorblax",
];

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 0..60).prop_map(|words| words.join(" "))
}

fn read(statements: &[Statement]) -> Option<(Requirement, Vocabulary)> {
    let levels = names(&SERIES[0]);
    let understood = requirement(statements, &Context { vocabulary: &VOCABULARY, levels: &levels });
    Some((understood.requires?, understood.words))
}

fn cites(node: &Requirement) -> Vec<String> {
    fn of_time(time: &Experience) -> Vec<String> {
        let parts = time.including.iter().flat_map(of_time);
        std::iter::once(time.source.cite.clone()).chain(parts).collect()
    }
    let mut found = vec![node.source().cite.clone()];
    match node {
        Requirement::Experience(time) => found.extend(of_time(time)),
        Requirement::Substitution(node) => found.extend(node.time().map(of_time).unwrap_or_default()),
        _ => {}
    }
    found
}

fn depth(node: &Requirement) -> usize {
    match node {
        Requirement::All(_) | Requirement::Any(_) => {
            1 + node.branches().unwrap_or_default().iter().map(depth).max().unwrap_or(0)
        }
        _ => 1,
    }
}

fn holds(statements: &[Statement]) {
    let Some((root, words)) = read(statements) else {
        assert!(statements.iter().all(|one| one.text.trim().is_empty()));
        return;
    };
    let all: Vec<_> = nodes(&root).collect();
    assert!(all.len() <= MAX_REQUIREMENT_NODES && depth(&root) <= 40);
    for cite in all.into_iter().flat_map(cites) {
        let printed = |text: &str| !cite.is_empty() && text.contains(&cite);
        let found = statements.iter().any(|one| printed(&one.text) || one.heading.as_deref().is_some_and(printed));
        assert!(found, "{cite:?}");
    }
    in_order(&root, &words);
}

/// A branch has parts, and the specification with this tree is in order beside the words taken over.
fn in_order(root: &Requirement, words: &Vocabulary) {
    let vocabulary = with(words);
    assert_eq!(validate_vocabulary(&vocabulary), []);
    let mut series = SERIES[0].clone();
    series.levels[0].qualifications[0].requires = Some(root.clone());
    assert_eq!(validate_series(&series, &vocabulary), []);
    for node in nodes(root) {
        if matches!(node, Requirement::All(_) | Requirement::Any(_)) {
            assert!(node.branches().is_some_and(|of| of.len() > 1), "{node:?}");
        }
    }
}

fn statements(texts: Vec<(Option<String>, String)>) -> Vec<Statement> {
    texts.into_iter().map(|(heading, text)| Statement { heading, text }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_tree_that_cites_it(texts in prop::collection::vec((prop::option::of(any::<String>()), any::<String>()), 0..4)) {
        holds(&statements(texts));
    }

    #[test]
    fn words_of_the_field_in_any_order_do_too(texts in prop::collection::vec((prop::option::of(words()), words()), 1..5)) {
        holds(&statements(texts));
    }
}

#[test]
fn nested_and_repeated_texts_stay_small() {
    let bombs = [
        "(".repeat(20_000),
        "((a) ".repeat(4_000),
        "Either I ".repeat(3_000),
        "1. A. (a) ".repeat(2_000),
        "two years of experience in health care or ".repeat(1_000),
        "Two years of experience in health care. ".repeat(1_000),
        "including ".repeat(5_000),
        "Bachelor's degree in a or ".repeat(2_000),
        "1. A high school diploma; and ".repeat(1_500),
        "x".repeat(1_000_000),
    ];
    for bomb in bombs {
        holds(&statements(vec![(None, bomb)]));
    }
}
