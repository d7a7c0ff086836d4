//! Judgments on record, as precedents and against one another.

use jiff::civil::date;

use super::applicant;
use crate::qualify::{Applicant, RecordedJudgement, Verdict, disagreements, precedents};
use crate::spec::Code;

fn judged(what: &str, level: Option<&str>, decision: Verdict, why: &str) -> Applicant {
    let judgement = RecordedJudgement {
        what: what.to_owned(),
        level: level.map(|code| Code::new(code).unwrap()),
        decision,
        by: "A. Analyst".to_owned(),
        on: date(2025, 1, 1),
        why: why.to_owned(),
    };
    Applicant { judgements: vec![judgement], ..applicant() }
}

#[test]
fn a_precedent_is_found_by_words_of_question_and_reason() {
    let (one, two) = (judged("whether Law is related", None, Verdict::No, "no casework"), applicant());
    let found = |search| precedents(&[&one, &two], search).len();
    assert_eq!((found("law CASEWORK"), found("law nursing"), found("")), (1, 0, 1));
}

#[test]
fn opposite_answers_to_one_question_disagree() {
    let question = "whether Law is a related field";
    let yes = judged(question, None, Verdict::Yes, "a");
    let no = judged(question, Some("0264"), Verdict::No, "b");
    let elsewhere = judged(question, Some("4260"), Verdict::Yes, "c");
    assert_eq!(disagreements(&[&yes, &no]).len(), 1);
    assert_eq!(disagreements(&[&no, &elsewhere]).len(), 0, "two classes may differ");
    assert_eq!(disagreements(&[&yes, &yes]).len(), 0);
}

#[test]
fn a_waiver_answers_no_question() {
    let one = judged("as printed", None, Verdict::Waived, "a");
    let two = judged("as printed", None, Verdict::Substituted, "b");
    assert_eq!(disagreements(&[&one, &two]).len(), 0);
}
