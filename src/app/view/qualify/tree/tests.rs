use jiff::civil::date;
use rungs_domain::qualify::{RecordedJudgement, Verdict};
use rungs_domain::spec::Code;
use rungs_library::Library;

use super::*;
use crate::view::qualify::sample::{answers, applicant_b, levels};

const PUBLIC_HEALTH: &str =
    "whether Public Health is Social Work, Psychology, Sociology, Guidance and Counseling, or a closely related field";

fn judged(what: &str, decision: Verdict) -> RecordedJudgement {
    RecordedJudgement {
        what: what.to_owned(),
        level: None,
        decision,
        by: "A. Analyst".to_owned(),
        on: date(2025, 5, 2),
        why: "shown by a transcript".to_owned(),
    }
}

/// The trees of a level for the first of `applicants`.
fn tree(applicants: &[Applicant], code: &str, by: &[&str]) -> TreeData {
    let library = Library::shipped();
    let answers = answers(&library, applicants, &[code], by);
    TreeData::new(&answers, &answers.applicants[0], &levels(&library, &[code])[0], &library.vocabulary).unwrap()
}

fn deciding(tree: &TreeData) -> &TierData {
    &tree.tiers[0]
}

#[test]
fn nodes_stand_as_printed_each_before_its_parts() {
    let tree = tree(&[applicant_b()], "CA2460", &["calendar-40"]);
    let told: Vec<_> = deciding(&tree).nodes.iter().map(|node| (node.depth, node.heading, node.outcome)).collect();
    let open = Outcome::NeedsJudgement;
    assert_eq!(
        told,
        [
            (0, "All of these", open),
            (1, "Education", Outcome::Met),
            (1, "Experience, or what stands in for part of it", open),
            (2, "Education", open),
            (1, "License, certificate or program", Outcome::Met),
        ]
    );
    assert_eq!(deciding(&tree).nodes[0].quote, None, "the tier's heading is not said twice");
}

#[test]
fn time_is_shown_as_a_share_of_what_is_asked_for() {
    let tree = tree(&[applicant_b()], "CA2460", &["calendar-40"]);
    let time = &deciding(&tree).nodes[2].time[0];
    // 9 + 12 + 9 months of placement work; 12 of 36 replaced if the field of the Master's degree is closely related.
    assert_eq!(time.figure, "30 of 36 months; possible 30 + 12");
    assert!((time.have - 30.0 / 36.0).abs() < 1e-6 && (time.open - 12.0 / 36.0).abs() < 1e-6);
    assert!(time.substituted.abs() < 1e-6);
    assert!(!deciding(&tree).nodes[2].evidence.iter().any(|line| line.starts_with("30 months")), "not said twice");
}

#[test]
fn an_open_judgement_stands_at_the_node_that_asks_with_both_effects() {
    let tree = tree(&[applicant_b()], "CA2460", &["calendar-40"]);
    let asked: Vec<_> = deciding(&tree).nodes.iter().map(|node| node.questions.len()).collect();
    assert_eq!(asked, [0, 0, 0, 1, 0]);
    let question = &deciding(&tree).nodes[3].questions[0];
    assert_eq!(question.question, PUBLIC_HEALTH);
    // Six months are missing, and the placement job goes on.
    assert!(
        question
            .effect
            .starts_with("If yes: met. If no: not met. Without it: met on 2025-12-31 if the present work goes on."),
        "{question:?}"
    );
    assert!(question.precedents.is_empty());
}

#[test]
fn past_judgements_on_the_question_stand_beside_it() {
    let mut other = applicant_b();
    other.name = "Sample applicant C".to_owned();
    other.judgements.push(judged(PUBLIC_HEALTH, Verdict::No));
    let tree = tree(&[applicant_b(), other], "CA2460", &["calendar-40"]);
    assert_eq!(
        deciding(&tree).nodes[3].questions[0].precedents,
        ["No, for Sample applicant C, by A. Analyst on 2025-05-02: shown by a transcript"]
    );
}

#[test]
fn a_judgement_on_record_is_told_where_it_was_applied() {
    let mut applicant = applicant_b();
    applicant.judgements.push(judged(PUBLIC_HEALTH, Verdict::Yes));
    let tree = tree(&[applicant], "CA2460", &["calendar-40"]);
    let recorded: Vec<_> = deciding(&tree).nodes.iter().flat_map(|node| &node.recorded).collect();
    let told: Vec<_> = recorded.iter().map(|one| (one.place, one.decision.as_str(), one.signed.as_str())).collect();
    assert!(told.contains(&(0, "Yes", "A. Analyst, 2025-05-02, wherever the same is asked")), "{told:?}");
}

#[test]
fn substituted_and_waived_are_told_apart() {
    let licence = "Possession of a valid driver's license at the time of application.";
    for (verdict, word) in [(Verdict::Substituted, "Substituted"), (Verdict::Waived, "Waived")] {
        let mut applicant = applicant_b();
        applicant.credentials.clear();
        let mut aside = judged(licence, verdict);
        aside.level = Some(Code::new("CA2460").unwrap());
        applicant.judgements.push(aside);
        let tree = tree(&[applicant], "CA2460", &["calendar-40"]);
        let node = &deciding(&tree).nodes[4];
        assert_eq!(node.outcome, Outcome::Met);
        assert_eq!((node.recorded[0].decision.as_str(), &node.recorded[0].question), (word, &None));
        assert_eq!(node.recorded[0].signed, "A. Analyst, 2025-05-02, for CA2460 only");
    }
}

#[test]
fn a_sentence_that_is_not_met_can_be_set_aside() {
    let mut applicant = applicant_b();
    applicant.credentials.clear();
    let tree = tree(&[applicant], "CA2460", &["calendar-40"]);
    let sentences: Vec<_> = deciding(&tree).nodes.iter().map(|node| node.sentence.is_some()).collect();
    assert!(sentences[4]);
    assert!(!sentences[0], "a heading is no sentence");
}

#[test]
fn both_tiers_are_told_where_two_are_printed() {
    let tree = tree(&[applicant_b()], "SPCP20", &["calendar-40"]);
    let roles: Vec<_> = tree.tiers.iter().map(|tier| tier.role).collect();
    assert_eq!(roles, ["decides", "for full performance"]);
}
