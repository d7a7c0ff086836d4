//! Work that counts for the level at which it was done, and kinds of which nobody has settled what is of them.

use jiff::ToSpan;
use jiff::civil::date;

use super::{AS_OF, Applicant, Hundredths, applicant, branch, experience, policy, source, vocabulary};
use crate::qualify::{
    Assessment, Calculator, Holding, Job, Outcome, Percent, RecordedJudgement, Scratch, Ternary, Verdict,
};
use crate::spec::{
    About, Accreditation, Code, Combination, Credential, CredentialKind, Experience, ExperienceKind, Judgement,
    Requirement, RequirementSource, Vocabulary,
};

/// Casework, planning, time lived in a place and the unsettled kind "clerking"; the unsettled credential "permit".
fn words() -> Vocabulary {
    let mut known = vocabulary();
    let text = || "clerking".to_owned();
    let clerking = ExperienceKind {
        id: text(),
        meaning: text(),
        source: text(),
        implies: Vec::new(),
        residency: false,
        unsettled: true,
    };
    known.kinds.push(ExperienceKind {
        id: "dwelling".to_owned(),
        residency: true,
        unsettled: false,
        ..clerking.clone()
    });
    known.kinds.push(clerking);
    let permit = CredentialKind {
        id: "permit".to_owned(),
        meaning: "a permit".to_owned(),
        source: "example".to_owned(),
        unsettled: true,
        lasting: false,
    };
    known.credentials.push(permit);
    known
}

fn job(months: i32, kind: Option<&str>, comparable_to: &[&str]) -> Job {
    let from = date(2015, 1, 1);
    Job {
        title: "Work".to_owned(),
        from,
        to: Some(from.saturating_add(months.months()).yesterday().unwrap()),
        hours_per_week: Hundredths::whole(40),
        kinds: kind.into_iter().map(str::to_owned).collect(),
        comparable_to: comparable_to.iter().map(|code| Code::new(*code).unwrap()).collect(),
        progressive: Ternary::Unknown,
        relevant_percent: Percent(100),
        class: None,
        class_code: None,
        employer: None,
    }
}

fn told(requirement: &Requirement, applicant: &Applicant) -> Assessment {
    let (words, code) = (words(), Code::new("X").unwrap());
    let calculator = Calculator::new(&words);
    let record = calculator.record(applicant).unwrap();
    let compiled = calculator.compiled(&code, requirement);
    super::assessed(&crate::qualify::Evaluator { compiled }, &record)
}

fn outcome(requirement: &Requirement, jobs: Vec<Job>) -> Outcome {
    told(requirement, &Applicant { experience: jobs, ..applicant() }).outcome
}

fn judged(what: &str, decision: Verdict) -> RecordedJudgement {
    RecordedJudgement {
        what: what.to_owned(),
        level: None,
        decision,
        by: "A. Analyst".to_owned(),
        on: date(2025, 1, 1),
        why: "read the record".to_owned(),
    }
}

fn clerking(months: u32) -> Experience {
    Experience { need: "clerking".to_owned(), kinds: vec!["clerking".to_owned()], ..experience(months, false) }
}

#[test]
fn where_only_a_level_is_named_work_comparable_to_it_counts_whatever_its_kind() {
    let levels = vec![Code::new("B2").unwrap()];
    let asked = Experience { kinds: Vec::new(), comparable_to: levels, ..experience(12, false) };
    let asked = Requirement::Experience(asked);
    assert_eq!(outcome(&asked, vec![job(12, Some("planning"), &["B2"])]), Outcome::Met);
    assert_eq!(outcome(&asked, vec![job(12, None, &["B2"])]), Outcome::Met);
    assert_eq!(outcome(&asked, vec![job(11, Some("planning"), &["B2"])]), Outcome::NotMet);
    assert_eq!(outcome(&asked, vec![job(12, Some("planning"), &["B1"])]), Outcome::NotMet);
}

#[test]
fn a_job_that_names_no_level_does_not_say_and_one_that_names_none_does() {
    let levels = vec![Code::new("B2").unwrap()];
    let asked = Experience { kinds: Vec::new(), comparable_to: levels, ..experience(12, false) };
    let asked = Requirement::Experience(asked);
    assert_eq!(outcome(&asked, vec![job(12, Some("planning"), &[])]), Outcome::NeedsJudgement);
    assert_eq!(outcome(&asked, vec![job(11, Some("planning"), &[])]), Outcome::NotMet, "too short in any case");
    assert_eq!(outcome(&asked, vec![job(12, Some("planning"), &["none"])]), Outcome::NotMet);
}

#[test]
fn a_job_without_a_kind_is_asked_about_where_it_could_matter() {
    let asked = Requirement::Experience(experience(12, false));
    let open = told(&asked, &Applicant { experience: vec![job(12, None, &[])], ..applicant() });
    assert_eq!(open.outcome, Outcome::NeedsJudgement);
    assert_eq!(open.trace.questions, ["whether the work as Work from 2015-01-01 on was casework"]);
    assert_eq!(outcome(&asked, vec![job(11, None, &[])]), Outcome::NotMet, "too short in any case");
    assert_eq!(outcome(&asked, vec![job(12, Some("planning"), &[])]), Outcome::NotMet, "the record says what it was");
}

/// A year of casework, or of planning if it is similar.
fn casework_or_alike(cite: &str) -> Requirement {
    let source = RequirementSource::printed(cite);
    Requirement::Experience(Experience { source, judged_kinds: vec!["planning".to_owned()], ..experience(12, false) })
}

#[test]
fn the_question_about_a_job_without_a_kind_takes_in_what_is_printed_as_alike() {
    let asked = casework_or_alike("One year of casework or similar work.");
    let job = || vec![job(12, None, &[])];
    let open = told(&asked, &Applicant { experience: job(), ..applicant() });
    assert_eq!(open.trace.questions, ["whether the work as Work from 2015-01-01 on was casework or similar work"]);
    // A no to a part of the clause is none to the whole; a yes is one.
    let half = |decision| Applicant {
        experience: job(),
        judgements: vec![judged("whether the work as Work from 2015-01-01 on was casework", decision)],
        ..applicant()
    };
    assert_eq!(told(&asked, &half(Verdict::No)).outcome, Outcome::NeedsJudgement);
    assert_eq!(told(&asked, &half(Verdict::Yes)).outcome, Outcome::Met);
}

#[test]
fn what_is_of_no_kind_that_counts_may_still_be_like_one() {
    // The clause does not say it in one: first whether it was casework, then whether it is similar.
    let asked = casework_or_alike("as printed");
    let no = judged("whether the work as Work from 2015-01-01 on was casework", Verdict::No);
    let person = Applicant { experience: vec![job(12, None, &[])], judgements: vec![no], ..applicant() };
    assert_eq!(
        told(&asked, &person).trace.questions,
        ["whether the work as Work from 2015-01-01 on is similar to casework"]
    );
}

#[test]
fn two_sentences_that_ask_the_same_ask_it_once() {
    let asked = Requirement::All(branch(vec![
        Requirement::Experience(experience(12, false)),
        Requirement::Experience(experience(6, false)),
    ]));
    let open = told(&asked, &Applicant { experience: vec![job(12, None, &[])], ..applicant() });
    let questions: Vec<_> = open.questions.iter().map(|open| open.question.as_str()).collect();
    assert_eq!(questions, ["whether the work as Work from 2015-01-01 on was casework"]);
    assert_eq!(open.questions[0].best, Outcome::Met);
}

#[test]
fn where_nothing_is_named_no_work_counts() {
    let asked = Requirement::Experience(Experience { kinds: Vec::new(), ..experience(1, false) });
    assert_eq!(outcome(&asked, vec![job(12, Some("planning"), &["B2"])]), Outcome::NotMet);
}

#[test]
fn whether_unmarked_work_is_of_an_unsettled_kind_is_asked_if_it_is_long_enough() {
    let asked = Requirement::Experience(clerking(24));
    assert_eq!(outcome(&asked, vec![job(24, Some("clerking"), &[])]), Outcome::Met);
    assert_eq!(outcome(&asked, vec![job(24, Some("planning"), &[])]), Outcome::NeedsJudgement);
    assert_eq!(outcome(&asked, vec![job(24, None, &[])]), Outcome::NeedsJudgement);
    assert_eq!(outcome(&asked, vec![job(23, Some("planning"), &[])]), Outcome::NotMet);
}

#[test]
fn the_question_is_asked_once_and_its_answer_decides() {
    let asked = Requirement::Experience(clerking(24));
    let jobs = vec![job(12, Some("planning"), &[]), Job { from: date(2016, 1, 1), ..job(24, None, &[]) }];
    let open = told(&asked, &Applicant { experience: jobs.clone(), ..applicant() });
    let what = "whether the other work is similar to clerking";
    assert_eq!(open.trace.questions, [what]);
    for (decision, outcome) in [(Verdict::Yes, Outcome::Met), (Verdict::No, Outcome::NotMet)] {
        let judgement = RecordedJudgement {
            what: what.to_owned(),
            level: None,
            decision,
            by: "A. Analyst".to_owned(),
            on: date(2025, 1, 1),
            why: "read the record".to_owned(),
        };
        let applicant = Applicant { experience: jobs.clone(), judgements: vec![judgement], ..applicant() };
        assert_eq!(told(&asked, &applicant).outcome, outcome);
    }
}

#[test]
fn a_part_of_another_kind_asks_its_own_question() {
    let asked = Experience { including: vec![clerking(12)], ..experience(24, false) };
    let asked = Requirement::Experience(asked);
    let open = told(&asked, &Applicant { experience: vec![job(24, Some("casework"), &[])], ..applicant() });
    assert_eq!(open.trace.questions, ["whether the other work is similar to clerking"]);
    assert_eq!(outcome(&asked, vec![job(24, Some("clerking"), &[])]), Outcome::NotMet, "the whole is of its own kind");
}

#[test]
fn an_unsettled_credential_is_asked_about() {
    let asked = Requirement::Credential(Credential { source: source(), any_of: vec!["permit".to_owned()] });
    let open = told(&asked, &applicant());
    assert_eq!(open.outcome, Outcome::NeedsJudgement);
    assert_eq!(open.trace.questions, ["whether the applicant holds a permit"]);
    let held = Holding { kind: "permit".to_owned(), from: None, expires: None };
    let holder = Applicant { credentials: vec![held], ..applicant() };
    assert_eq!(told(&asked, &holder).outcome, Outcome::Met);
}

#[test]
fn other_work_adds_to_study_if_a_person_finds_that_it_is_of_the_kind() {
    let sum = Combination {
        source: source(),
        months: 24,
        fields: None,
        accreditation: Accreditation::NotAsked,
        need: "clerking".to_owned(),
        kinds: vec!["clerking".to_owned()],
    };
    let asked = Requirement::Combination(sum);
    assert_eq!(outcome(&asked, vec![job(24, Some("clerking"), &[])]), Outcome::Met);
    assert_eq!(outcome(&asked, vec![job(24, Some("planning"), &[])]), Outcome::NeedsJudgement);
    assert_eq!(outcome(&asked, vec![job(23, Some("planning"), &[])]), Outcome::NotMet);
    let both = Requirement::All(branch(vec![asked, Requirement::Experience(clerking(12))]));
    assert_eq!(outcome(&both, vec![job(24, Some("clerking"), &[])]), Outcome::Met);
}

#[test]
fn a_yes_to_a_question_about_the_text_satisfies_nothing_and_a_no_closes_it() {
    let place = Judgement { about: About::Text, ..Judgement::asked(source(), "To which requirement does this apply?") };
    let casework = Requirement::Experience(experience(12, false));
    let asked = Requirement::any_of(branch(vec![casework, Requirement::Judgement(place)]));
    let answer = |decision| RecordedJudgement {
        what: "To which requirement does this apply?".to_owned(),
        level: None,
        decision,
        by: "B".to_owned(),
        on: date(2025, 1, 1),
        why: "read again".to_owned(),
    };
    let judged = |decision| Applicant { judgements: vec![answer(decision)], ..applicant() };
    let open = told(&asked, &applicant());
    assert_eq!(open.outcome, Outcome::NeedsJudgement);
    assert_eq!((open.questions[0].best, open.questions[0].worst), (Outcome::NeedsJudgement, Outcome::NotMet));
    assert_eq!(told(&asked, &judged(Verdict::Yes)).outcome, Outcome::NeedsJudgement);
    assert_eq!(told(&asked, &judged(Verdict::No)).outcome, Outcome::NotMet);
    assert_eq!(outcome(&asked, vec![job(12, Some("casework"), &[])]), Outcome::Met);
}

#[test]
fn any_work_counts_where_the_text_asks_for_any() {
    let any = Requirement::Experience(Experience { kinds: Vec::new(), any_work: true, ..experience(12, false) });
    assert_eq!(outcome(&any, vec![job(12, Some("planning"), &[])]), Outcome::Met);
    assert_eq!(outcome(&any, vec![job(12, None, &[])]), Outcome::Met);
    assert_eq!(outcome(&any, vec![job(11, Some("planning"), &[])]), Outcome::NotMet);
}

#[test]
fn whether_a_residency_with_hours_was_work_is_asked_and_neither_is_taken_for_granted() {
    let asked = Requirement::Experience(Experience { kinds: vec!["dwelling".to_owned()], ..experience(24, false) });
    let lived = |hours| Job { hours_per_week: Hundredths::whole(hours), ..job(24, Some("dwelling"), &[]) };
    let with = |jobs, judgements| told(&asked, &Applicant { experience: jobs, judgements, ..applicant() });
    let question = "whether the time as Work from 2015-01-01 on was residency and not work";
    let open = with(vec![lived(8)], Vec::new());
    assert_eq!(open.outcome, Outcome::NeedsJudgement);
    assert_eq!(open.trace.questions, [question]);
    // 24 months of 8 hours of 40 are 4.8 months; by the calendar they are 24.
    let time = &open.trace.time[0];
    assert_eq!((time.have.to_string(), time.possible.to_string()), ("4 months and 24 days".into(), "24 months".into()));
    assert!(open.remarks[0].text.contains("counted as work of 8 hours a week"), "{:?}", open.remarks);
    for (decision, outcome) in [(Verdict::Yes, Outcome::Met), (Verdict::No, Outcome::NotMet)] {
        let decided = with(vec![lived(8)], vec![judged(question, decision)]);
        assert_eq!((decided.outcome, decided.remarks.len()), (outcome, 0));
    }
    assert_eq!(with(vec![lived(40)], Vec::new()).outcome, Outcome::Met);
    let work = Job { kinds: vec!["dwelling".to_owned(), "casework".to_owned()], ..lived(8) };
    assert_eq!(with(vec![work], Vec::new()).outcome, Outcome::NotMet, "the record says that it was work");
    let short = Job { to: Some(date(2016, 12, 30)), ..lived(8) };
    assert_eq!(with(vec![short], Vec::new()).outcome, Outcome::NotMet, "a day short of two years by the calendar, too");
}

#[test]
fn many_residencies_with_hours_are_asked_about_together() {
    let asked = Requirement::Experience(Experience { kinds: vec!["dwelling".to_owned()], ..experience(108, false) });
    let year = |year: i16| Job {
        from: date(year, 1, 1),
        to: Some(date(year, 12, 31)),
        hours_per_week: Hundredths::whole(8),
        ..job(12, Some("dwelling"), &[])
    };
    let open = told(&asked, &Applicant { experience: (2010..2019).map(year).collect(), ..applicant() });
    assert_eq!(
        open.trace.questions,
        ["whether the times with fewer hours than a full week were residency and not work"]
    );
}

#[test]
fn a_ledger_credits_a_residency_with_hours_as_work_and_tells_what_is_possible() {
    let asked = Requirement::Experience(Experience { kinds: vec!["dwelling".to_owned()], ..experience(24, false) });
    let lived = Job { hours_per_week: Hundredths::whole(8), ..job(24, Some("dwelling"), &[]) };
    let (words, code) = (words(), Code::new("X").unwrap());
    let calculator = Calculator::new(&words);
    let applicant = Applicant { experience: vec![lived], ..applicant() };
    let record = calculator.record(&applicant).unwrap();
    let evaluator = crate::qualify::Evaluator { compiled: calculator.compiled(&code, &asked) };
    let ledger = &evaluator.ledgers(&record, AS_OF, &policy(), &mut Scratch::default()).unwrap()[0];
    assert_eq!(ledger.total.floor().to_string(), "4 months and 24 days");
    assert_eq!(ledger.possible.floor().to_string(), "24 months");
    assert_eq!((ledger.spells[0].weekly, ledger.possible_spells[0].weekly), (Hundredths(800), Hundredths(4000)));
    assert!(ledger.open[0].in_part && ledger.not_counted.is_empty());
}

#[test]
fn questions_that_only_together_are_enough_are_told_as_such() {
    let ask = |question| Requirement::Judgement(Judgement::asked(source(), question));
    let both = |one, other| Requirement::All(branch(vec![ask(one), ask(other)]));
    let words = |asked: &Requirement| {
        let open = told(asked, &applicant());
        open.together.words(&open.questions)
    };
    let two = both("whether it is long", "whether it is wide");
    assert_eq!(words(&two).unwrap(), "would be met if both are answered yes");
    assert_eq!(words(&Requirement::any_of(branch(vec![ask("whether a"), ask("whether b")]))), None);
    let several = Requirement::any_of(branch(vec![both("whether a", "whether b"), both("whether c", "whether d")]));
    assert_eq!(
        words(&several).unwrap(),
        "would be met if the first and second questions are answered yes, \
         or if the third and fourth questions are answered yes"
    );
    let of_text = Judgement { about: About::Text, ..Judgement::asked(source(), "To which does it apply?") };
    let of_text = Requirement::All(branch(vec![ask("whether a"), Requirement::Judgement(of_text)]));
    assert_eq!(words(&of_text), None, "no answer to a question about the text satisfies anything");
}

#[test]
fn what_is_completed_does_not_lapse() {
    let mut words = words();
    words.credentials[0].lasting = true;
    let (asked, code) = (
        Requirement::Credential(Credential { source: source(), any_of: vec!["permit".to_owned()] }),
        Code::new("X").unwrap(),
    );
    let calculator = Calculator::new(&words);
    let evaluator = crate::qualify::Evaluator { compiled: calculator.compiled(&code, &asked) };
    let remarks = |from| {
        let held = Holding { kind: "permit".to_owned(), from, expires: None };
        let person = Applicant { credentials: vec![held], ..applicant() };
        let record = calculator.record(&person).unwrap();
        evaluator.assess(&record, AS_OF, &policy(), &mut Scratch::default()).unwrap().remarks
    };
    assert!(remarks(Some(date(2020, 1, 1))).is_empty());
    assert_eq!(remarks(None)[0].text, "no day is recorded for a permit; it is taken as earlier than 2025-06-30");
}
