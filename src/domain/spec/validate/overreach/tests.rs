use super::{Excess, overreaching};
use crate::spec::{
    About, Branch, Credential, CredentialKind, Education, Experience, Judgement, NodeStep, Requirement,
    RequirementSource, Statement, Substitute, Substitution, Vocabulary,
};

fn source(cite: &str) -> RequirementSource {
    RequirementSource::printed(cite)
}

fn ask(cite: &str) -> Requirement {
    Requirement::Judgement(Judgement::asked(source(cite), format!("Does the applicant meet this: \"{cite}\"?")))
}

fn where_(cite: &str) -> Requirement {
    let question = format!("To which requirement does this apply: \"{cite}\"?");
    Requirement::Judgement(Judgement { about: About::Text, ..Judgement::asked(source(cite), question) })
}

fn all(of: Vec<Requirement>) -> Requirement {
    Requirement::All(Branch { source: of[0].source().clone(), of })
}

fn any(of: Vec<Requirement>) -> Requirement {
    Requirement::any_of(Branch { source: of[0].source().clone(), of })
}

fn time(cite: &str, months: u32) -> Experience {
    Experience::of_kinds(source(cite), "work".to_owned(), months, vec!["work".to_owned()])
}

fn work(cite: &str, months: u32) -> Requirement {
    Requirement::Experience(time(cite, months))
}

fn degree(cite: &str) -> Requirement {
    Requirement::Education(Education {
        source: source(cite),
        degree: Some(crate::spec::Degree::Bachelor),
        ..Education::default()
    })
}

fn relieved(work: Experience, months: u32, by: Requirement) -> Requirement {
    let substitutes = vec![Substitute::of_months(months, by)];
    Requirement::Substitution(Substitution::of_time(work.source.clone(), work, substitutes, months))
}

fn found(tree: &Requirement, text: &str) -> Vec<Excess> {
    let printed: Vec<Statement> = text.lines().map(|line| Statement { heading: None, text: line.to_owned() }).collect();
    overreaching(tree, &printed, &Vocabulary::default()).into_iter().map(|one| one.gives).collect()
}

#[test]
fn a_question_that_is_all_the_tier_prints_may_satisfy_it() {
    assert_eq!(found(&ask("A permit of the harbor"), "1. A permit of the harbor."), []);
    assert_eq!(found(&ask("A permit of the harbor"), "Licenses: A permit of the harbor."), []);
}

#[test]
fn a_question_that_is_a_part_of_the_tier_may_not() {
    let text = "A permit of the harbor. Two years of rowing.";
    assert_eq!(found(&ask("A permit of the harbor"), text), [Excess::Tier]);
    let together = Judgement::asked(
        source("A permit of the harbor"),
        "Does the applicant meet this, read together: \"A permit of the harbor. Two years of rowing.\"?",
    );
    assert_eq!(found(&Requirement::Judgement(together), text), []);
}

#[test]
fn admission_to_an_examination_is_no_way_to_the_requirement() {
    let text = "Two years of rowing. (Seniors will be admitted to the examination.)";
    let bad = any(vec![work("Two years of rowing", 24), ask("Seniors will be admitted to the examination")]);
    assert_eq!(found(&bad, text), [Excess::Tier]);
    let mut good = work("Two years of rowing", 24);
    let printed = "Seniors will be admitted to the examination".to_owned();
    good.source_mut().notes.push(crate::spec::Note { printed, due: Some(crate::spec::Due::Appointment) });
    assert_eq!(found(&good, text), []);
}

#[test]
fn a_note_is_no_part_of_what_a_question_must_say() {
    let mut tree = ask("A permit of the harbor");
    let printed = "Seniors will be admitted to the examination".to_owned();
    tree.source_mut().notes.push(crate::spec::Note { printed, due: None });
    assert_eq!(found(&tree, "A permit of the harbor. (Seniors will be admitted to the examination.)"), []);
}

#[test]
fn a_capped_substitution_is_no_way_to_all_of_the_time() {
    let text = "Two years of rowing.\nSix units of study may be substituted for six months of the experience.";
    let sentence = "Six units of study may be substituted for six months of the experience";
    assert_eq!(found(&any(vec![work("Two years of rowing", 24), ask(sentence)]), text), [Excess::Tier]);
    assert_eq!(found(&relieved(time("Two years of rowing", 24), 6, ask(sentence)), text), []);
    assert_eq!(found(&relieved(time("Two years of rowing", 24), 24, ask(sentence)), text), [Excess::Tier]);
    assert_eq!(found(&any(vec![work("Two years of rowing", 24), where_(sentence)]), text), []);
}

#[test]
fn what_stands_in_for_one_part_is_bound_to_it() {
    let text = "A degree.\nTwo years of rowing.\nA medal may be substituted for the degree.";
    let medal = "A medal may be substituted for the degree";
    let beside_both = all(vec![
        any(vec![all(vec![degree("A degree"), ask("Honesty")]), ask(medal)]),
        work("Two years of rowing", 24),
    ]);
    assert_eq!(found(&beside_both, text), [Excess::Siblings]);
    let named = Judgement::asked(source(medal), format!("Does this stand in for \"A degree\": \"{medal}\"?"));
    let bound =
        all(vec![any(vec![degree("A degree"), Requirement::Judgement(named)]), work("Two years of rowing", 24)]);
    assert_eq!(found(&bound, text), []);
}

#[test]
fn a_printed_alternative_is_enough_by_itself() {
    let tree = |first: &str, second: &str| any(vec![ask(first), work(second, 24)]);
    let (one, two) = ("An apprenticeship as a cooper", "Two years of rowing");
    for text in [
        "1. An apprenticeship as a cooper; or\n2. Two years of rowing.",
        "Either I An apprenticeship as a cooper. Or II Two years of rowing.",
        "One of the following: a. An apprenticeship as a cooper; b. Two years of rowing.",
        "Either an apprenticeship as a cooper or two years of rowing.",
    ] {
        assert_eq!(found(&tree(one, two), text), [], "{text}");
    }
    for text in [
        "1. An apprenticeship as a cooper; and\n2. Two years of rowing.",
        "An apprenticeship as a cooper. Two years of rowing.",
    ] {
        assert_eq!(found(&tree(one, two), text), [Excess::Tier], "{text}");
    }
}

#[test]
fn a_note_before_an_or_is_no_alternative() {
    let note = "Seniors will be admitted";
    let tree = any(vec![work("Two years of rowing", 24), ask(note), work("Four years of fishing", 48)]);
    let text = "1. Two years of rowing. (Seniors will be admitted.) or\n2. Four years of fishing.";
    assert_eq!(found(&tree, text), [Excess::Tier]);
}

#[test]
fn one_question_answers_for_one_sentence() {
    let same = |cite: &str| Requirement::Judgement(Judgement::asked(source(cite), "Is it so?"));
    let tree = all(vec![same("Good health"), same("Good sight"), work("Two years of rowing", 24)]);
    assert_eq!(found(&tree, "Good health. Good sight. Two years of rowing."), [Excess::OtherSentence; 2]);
}

#[test]
fn a_credential_that_nobody_settled_is_a_question_too() {
    let permit = Requirement::Credential(Credential { source: source("A permit"), any_of: vec!["permit".to_owned()] });
    let tree = any(vec![work("Two years of rowing", 24), permit]);
    let kind = CredentialKind {
        id: "permit".to_owned(),
        meaning: "a permit".to_owned(),
        source: "printed".to_owned(),
        unsettled: true,
        lasting: false,
    };
    let printed = [Statement { heading: None, text: "Two years of rowing. A permit.".to_owned() }];
    let mut vocabulary = Vocabulary::default();
    assert_eq!(overreaching(&tree, &printed, &vocabulary), []);
    vocabulary.credentials.push(kind);
    let broken = overreaching(&tree, &printed, &vocabulary);
    assert_eq!(
        broken.iter().map(|one| (&one.path[..], one.gives)).collect::<Vec<_>>(),
        [(&[NodeStep::Part(1)][..], Excess::Tier)]
    );
}
