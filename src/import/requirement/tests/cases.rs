//! Sentences worded by hand, each with the tree that it means beside it.

use rungs_domain::spec::Statement;

use super::notation::short;
use super::{VOCABULARY, level};
use crate::requirement::{Context, LevelName, requirement};

/// One case: its name, its series, its statements and the tree that they mean.
#[derive(Default)]
pub struct Case<'t> {
    name: &'t str,
    pub levels: Vec<LevelName>,
    pub statements: Vec<Statement>,
    tree: &'t str,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let mut found: Vec<Case<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix("# ") {
            found.push(Case { name, ..Case::default() });
            continue;
        }
        let case = found.last_mut().unwrap();
        if let Some(named) = line.strip_prefix("level ") {
            let (code, title) = named.split_once(' ').unwrap();
            case.levels.push(level(code, title));
        } else if let Some(text) = line.strip_prefix("> ") {
            case.statements.push(statement(text));
        } else {
            case.tree = line.strip_prefix("= ").unwrap();
        }
    }
    found
}

fn statement(line: &str) -> Statement {
    let (heading, text) = line.split_once(" | ").map_or((None, line), |(heading, text)| (Some(heading), text));
    Statement { heading: heading.map(str::to_owned), text: text.to_owned() }
}

fn check(text: &str, least: usize) {
    let cases = cases(text);
    assert!(cases.len() >= least);
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let read = requirement(&case.statements, &Context { vocabulary: &VOCABULARY, levels: &case.levels });
            let tree = short(&read.requires.unwrap());
            (tree != case.tree).then(|| format!("# {}\n  meant {}\n  read  {tree}", case.name, case.tree))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const SCHOOLING: &str = include_str!("../../../../tests/cases/import/requirements/education.txt");
const TIME: &str = include_str!("../../../../tests/cases/import/requirements/experience.txt");
const JOINED: &str = include_str!("../../../../tests/cases/import/requirements/joined.txt");
const LEVELS: &str = include_str!("../../../../tests/cases/import/requirements/levels.txt");
const INSTEAD: &str = include_str!("../../../../tests/cases/import/requirements/substitution.txt");

const STUDY: &str = include_str!("../../../../tests/cases/import/requirements/study.txt");
const SERVICE: &str = include_str!("../../../../tests/cases/import/requirements/service.txt");

const PRINTED: &str = include_str!("../../../../tests/cases/import/requirements/printed.txt");

const TITLES: &str = include_str!("../../../../tests/cases/import/requirements/titles.txt");
const COUNTIES: &str = include_str!("../../../../tests/cases/import/requirements/counties.txt");

const QUESTIONS: &str = include_str!("../../../../tests/cases/import/requirements/questions.txt");

/// Every case whose meaning does not hang on one word that leaves it open: without that word those are other texts.
pub fn all() -> Vec<Case<'static>> {
    [SCHOOLING, TIME, JOINED, LEVELS, INSTEAD, PRINTED, STUDY, SERVICE, TITLES, COUNTIES]
        .into_iter()
        .flat_map(cases)
        .collect()
}

/// The cases whose meaning one word leaves open.
pub fn open() -> Vec<Case<'static>> {
    cases(QUESTIONS)
}

#[test]
fn schooling() {
    check(SCHOOLING, 20);
}

#[test]
fn time_of_work() {
    check(TIME, 20);
}

#[test]
fn what_belongs_together() {
    check(JOINED, 20);
}

#[test]
fn study_by_its_amount() {
    check(STUDY, 15);
}

#[test]
fn time_in_classes_and_lists_of_work() {
    check(SERVICE, 10);
}

#[test]
fn levels_of_the_series() {
    check(LEVELS, 10);
}

#[test]
fn as_many_authorities_print_it() {
    check(PRINTED, 40);
}

#[test]
fn titles_of_cities_and_postings_of_counties() {
    check(TITLES, 25);
}

#[test]
fn states_and_counties_that_no_profile_is_made_for() {
    check(COUNTIES, 20);
}

#[test]
fn what_one_word_leaves_open() {
    check(QUESTIONS, 8);
}

#[test]
fn what_stands_in_for_something_else() {
    check(INSTEAD, 15);
}

#[test]
fn what_is_taken_for_granted_is_said() {
    let reading = |text: &str| {
        let printed = [Statement { heading: None, text: text.to_owned() }];
        let understood = requirement(&printed, &Context { vocabulary: &VOCABULARY, levels: &[] });
        understood.requires.unwrap().source().reading.clone().unwrap_or_default()
    };
    let recognized = reading("Graduation from a recognized four-year college or university.");
    assert_eq!(recognized, "a recognized or approved institution is taken as an accredited one");
    assert_eq!(reading("Graduation from an accredited four-year college or university."), "");
    let units = reading("30 credits in botany from an accredited college.");
    assert!(units.contains("semester units") && units.contains("accredited"), "{units}");
}
