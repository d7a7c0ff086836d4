//! A yes gives no more than its question asks: in shipped specifications, in what is drafted of them, and in every case
//! worded by hand; by the tree, and by the calculator with an empty record.

use jiff::civil::date;
use rungs_domain::qualify::{
    Applicant, Assessment, Calculator, OpenJudgement, Outcome, RecordedJudgement, Scratch, Verdict,
};
use rungs_domain::spec::{Node, Requirement, Statement, Vocabulary, overreaching};

use super::applicants::{calendar, with};
use super::{SERIES, VOCABULARY, cases, names};
use crate::requirement::{Context, LevelName, at_path, requirement};

/// How the question begins that asks where a sentence belongs.
const WHERE: &str = "To which requirement";

fn assessed(requires: &Requirement, words: &Vocabulary, judgements: Vec<RecordedJudgement>) -> Assessment {
    let vocabulary = with(words);
    let calculator = Calculator::new(&vocabulary);
    let applicant = Applicant { name: "Nobody".to_owned(), judgements, ..Applicant::default() };
    let record = calculator.record(&applicant).unwrap();
    let level = &SERIES.first().unwrap().levels[0];
    let evaluator = calculator.evaluator(level, requires);
    evaluator.assess(&record, date(2026, 6, 30), &calendar(), &mut Scratch::default()).unwrap()
}

fn answered(question: &OpenJudgement, helps: bool) -> RecordedJudgement {
    RecordedJudgement {
        what: question.question.clone(),
        level: None,
        decision: if question.helpful == helps { Verdict::Yes } else { Verdict::No },
        by: "A. Test".to_owned(),
        on: date(2026, 1, 1),
        why: "to see what it gives".to_owned(),
    }
}

fn holds(printed: &[Statement], requires: &Requirement, words: &Vocabulary) {
    assert_eq!(overreaching(requires, printed, &with(words)), [], "{printed:#?}");
    let questions = assessed(requires, words, Vec::new()).questions;
    for question in questions.iter().filter(|question| question.question.starts_with(WHERE)) {
        let judgements = questions.iter().map(|other| answered(other, other == question)).collect();
        assert_ne!(assessed(requires, words, judgements).outcome, Outcome::Met, "{}", question.question);
        assert_ne!(question.best, Outcome::Met, "{}", question.question);
    }
}

fn drafted(printed: &[Statement], levels: &[LevelName]) {
    let understood = requirement(printed, &Context { vocabulary: &VOCABULARY, levels });
    let requires = understood.requires.unwrap();
    holds(printed, &requires, &understood.words);
    every_node_can_be_asked_about(&requires);
}

/// A question that overreaches is replaced where it stands, also in what a substitution asks for.
fn every_node_can_be_asked_about(requires: &Requirement) {
    for (path, node) in Node::Requirement(requires).all() {
        if let Node::Requirement(node) = node {
            assert_eq!(at_path(&mut requires.clone(), &path), Some(&mut node.clone()), "{path:?}");
        }
    }
}

#[test]
fn in_every_shipped_tier_as_transcribed_and_as_drafted() {
    for series in SERIES.iter() {
        for tier in series.levels.iter().flat_map(|level| &level.qualifications) {
            tier.requires.iter().for_each(|requires| holds(&tier.printed, requires, &Vocabulary::default()));
            drafted(&tier.printed, &names(series));
        }
    }
}

#[test]
fn in_every_hand_written_case() {
    for case in cases::all().iter().chain(&cases::open()) {
        drafted(&case.statements, &case.levels);
    }
}
