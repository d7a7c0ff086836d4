//! The search agrees with trying every use of every degree under every set of answers.

use jiff::civil::date;
use proptest::prelude::*;

use super::{AS_OF, applicant, branch, education, experience, policy, source, vocabulary};
use crate::qualify::search::{Aim, SolutionSearch};
use crate::qualify::{
    Applicant, Calculator, Evaluator, Hundredths, Job, Outcome, Percent, Schooling, Scratch, Study, Ternary, UnitsHeld,
};
use crate::spec::{AtLeast, Code, Degree, Fields, OtherFields, Requirement, Substitute, Substitution, Units};

const FIELDS: [&str; 3] = ["Social Work", "Music", "Law"];

fn degrees() -> impl Strategy<Value = (Degree, Schooling)> {
    prop_oneof![
        Just((Degree::Bachelor, Schooling::Bachelor)),
        Just((Degree::Master, Schooling::Master)),
        Just((Degree::Associate, Schooling::Associate)),
    ]
}

fn studies() -> impl Strategy<Value = Vec<Study>> {
    let one = (degrees(), 0..FIELDS.len()).prop_map(|((_, degree), field)| Study {
        degree,
        field: Some(FIELDS[field].to_owned()),
        accredited: Ternary::Yes,
        conferred: date(2015, 5, 9),
    });
    prop::collection::vec(one, 0..4)
}

/// Jobs one after the other, each of whole years, so that their months can simply be added.
fn jobs() -> impl Strategy<Value = Vec<Job>> {
    let marker = prop_oneof![Just(Ternary::Yes), Just(Ternary::No), Just(Ternary::Unknown)];
    let one = (1..3_i16, marker);
    prop::collection::vec(one, 0..4).prop_map(|jobs| {
        let mut year = 2005;
        let mut made = Vec::new();
        for (years, progressive) in jobs {
            made.push(Job {
                title: format!("Job of {year}"),
                from: date(year, 1, 1),
                to: Some(date(year + years - 1, 12, 31)),
                hours_per_week: Hundredths::whole(40),
                kinds: vec!["casework".to_owned()],
                comparable_to: Vec::new(),
                progressive,
                relevant_percent: Percent(100),
            });
            year += years;
        }
        made
    })
}

/// Units in "Social Work" or a related field, by both figures, and some of them perhaps in music.
fn units() -> impl Strategy<Value = Requirement> {
    let figures = prop_oneof![Just((6, 9)), Just((12, 18))];
    (figures, any::<bool>()).prop_map(|((semester, quarter), in_music)| {
        let both = Units { source: source(), semester: Some(semester), quarter: Some(quarter), ..Units::default() };
        let music = Fields { printed: "music".to_owned(), accepted: vec!["Music".to_owned()], others: OtherFields::No };
        let part = Units { semester: Some(3), quarter: Some(5), subject: Some(music), ..both.clone() };
        let including = if in_music { vec![part] } else { Vec::new() };
        Requirement::Units(Units { subject: education(Degree::Bachelor).fields, including, ..both })
    })
}

fn coursework() -> impl Strategy<Value = Vec<UnitsHeld>> {
    let one = (0..FIELDS.len(), prop_oneof![Just(3), Just(6)], any::<bool>());
    let held = one.prop_map(|(field, amount, quarter)| {
        let amount = Some(Hundredths::whole(amount));
        let subject = Some(FIELDS[field].to_owned());
        match quarter {
            true => UnitsHeld { quarter: amount, subject, ..UnitsHeld::default() },
            false => UnitsHeld { semester: amount, subject, ..UnitsHeld::default() },
        }
    });
    prop::collection::vec(held, 0..5)
}

fn trees() -> impl Strategy<Value = Requirement> {
    let months = prop_oneof![Just(12), Just(24), Just(36), Just(48)];
    let time = (months.clone(), any::<bool>()).prop_map(|(months, progressive)| experience(months, progressive));
    let substitute = (degrees(), prop_oneof![Just(12), Just(24)])
        .prop_map(|((degree, _), months)| Substitute { months, by: Requirement::Education(education(degree)) });
    let leaf = prop_oneof![
        degrees().prop_map(|(degree, _)| Requirement::Education(education(degree))),
        time.clone().prop_map(Requirement::Experience),
        units(),
        (time, prop::collection::vec(substitute, 1..3)).prop_map(|(experience, substitutes)| {
            Requirement::Substitution(Substitution { source: source(), experience, substitutes, at_most: 24 })
        }),
    ];
    leaf.prop_recursive(2, 5, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|of| Requirement::All(branch(of))),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|of| Requirement::Any(branch(of))),
            (prop::collection::vec(inner, 2..4), 1..3_u32).prop_map(|(of, count)| Requirement::AtLeast(AtLeast {
                source: source(),
                count,
                of
            })),
        ]
    })
}

fn people() -> impl Strategy<Value = Applicant> {
    (studies(), jobs(), coursework()).prop_map(|(education, experience, units)| {
        let units = Some(units);
        Applicant { education, experience, units, ..applicant() }
    })
}

/// One set of answers: which of the two other fields are related, which unmarked jobs were progressive.
#[derive(Clone, Copy)]
struct Answers(u32);

impl Answers {
    fn related(self, field: &str) -> bool {
        FIELDS.iter().position(|name| *name == field).is_some_and(|at| at == 0 || self.0 & (1 << at) != 0)
    }

    fn progressive(self, job: usize, marker: Ternary) -> bool {
        match marker {
            Ternary::Yes => true,
            Ternary::No => false,
            Ternary::Unknown => self.0 & (8 << job) != 0,
        }
    }
}

/// How many degrees a tree asks for.
fn slots(tree: &Requirement) -> usize {
    match tree {
        Requirement::Education(_) => 1,
        Requirement::Substitution(node) => node.substitutes.len(),
        node => node.branches().unwrap_or_default().iter().map(slots).sum(),
    }
}

/// Whether a tree is met when its degrees, in order, are taken from `given`.
fn holds(
    tree: &Requirement,
    person: &Applicant,
    answers: Answers,
    given: &mut impl Iterator<Item = Option<usize>>,
) -> bool {
    let months = |progressive: bool| -> u32 {
        let counted = person
            .experience
            .iter()
            .enumerate()
            .filter(|(at, job)| !progressive || answers.progressive(*at, job.progressive));
        counted.map(|(_, job)| 12 * u32::try_from(job.to.unwrap().year() - job.from.year() + 1).unwrap()).sum()
    };
    match tree {
        // Every part takes its degrees, whatever came of those before it.
        Requirement::All(branch) => {
            branch.of.iter().map(|part| holds(part, person, answers, given)).fold(true, |all, one| all & one)
        }
        Requirement::Any(branch) => {
            branch.of.iter().map(|part| holds(part, person, answers, given)).fold(false, |any, one| any | one)
        }
        Requirement::AtLeast(node) => {
            let met = node.of.iter().map(|part| usize::from(holds(part, person, answers, given)));
            met.sum::<usize>() >= usize::try_from(node.count).unwrap()
        }
        Requirement::Units(asked) => {
            let in_music = |held: &UnitsHeld| held.subject.as_deref() == Some("Music");
            let whole = |held: &UnitsHeld| {
                answers.related(held.subject.as_deref().unwrap()) || !asked.including.is_empty() && in_music(held)
            };
            is_enough(asked, person, whole) && asked.including.iter().all(|part| is_enough(part, person, in_music))
        }
        Requirement::Education(asked) => given.next().flatten().is_some_and(|at| {
            let study = &person.education[at];
            let degree = match study.degree {
                Schooling::Associate => Degree::Associate,
                Schooling::Bachelor => Degree::Bachelor,
                _ => Degree::Master,
            };
            degree >= asked.degree && answers.related(study.field.as_deref().unwrap())
        }),
        Requirement::Experience(asked) => months(asked.progressive) >= asked.months,
        Requirement::Substitution(asked) => {
            let relief: u32 = asked
                .substitutes
                .iter()
                .map(|one| if holds(&one.by, person, answers, given) { one.months } else { 0 })
                .sum();
            months(asked.experience.progressive) + relief.min(asked.at_most) >= asked.experience.months
        }
        _ => false,
    }
}

/// Whether the units that count are as many as are asked for: each is a share of its own figure.
fn is_enough(asked: &Units, person: &Applicant, counts: impl Fn(&UnitsHeld) -> bool) -> bool {
    let share = |held: Option<Hundredths>, of: Option<u32>| {
        held.map_or(0.0, |held| f64::from(held.0) / 100.0 / f64::from(of.unwrap()))
    };
    let held = person.units.iter().flatten().filter(|held| counts(held));
    let shares = held.map(|held| share(held.semester, asked.semester) + share(held.quarter, asked.quarter));
    shares.sum::<f64>() > 1.0 - 1e-9
}

/// Whether some use of the degrees, each once, meets the tree.
fn can_be_met(tree: &Requirement, person: &Applicant, answers: Answers, given: &mut Vec<Option<usize>>) -> bool {
    if given.len() == slots(tree) {
        return holds(tree, person, answers, &mut given.iter().copied());
    }
    let free = (0..person.education.len()).map(Some).chain([None]);
    for choice in free.collect::<Vec<_>>() {
        if choice.is_some() && given.contains(&choice) {
            continue;
        }
        given.push(choice);
        let met = can_be_met(tree, person, answers, given);
        given.pop();
        if met {
            return true;
        }
    }
    false
}

const ALL_ANSWERS: u32 = 1 << 7;

fn by_trying(tree: &Requirement, person: &Applicant) -> Vec<bool> {
    (0..ALL_ANSWERS).map(|answers| can_be_met(tree, person, Answers(answers), &mut Vec::new())).collect()
}

fn outcome(met: &[bool]) -> Outcome {
    match (met.iter().all(|met| *met), met.iter().any(|met| *met)) {
        (true, _) => Outcome::Met,
        (false, true) => Outcome::NeedsJudgement,
        (false, false) => Outcome::NotMet,
    }
}

/// How many questions can change the outcome, found by turning each answer round.
fn that_matter(met: &[bool]) -> usize {
    (0..7).filter(|bit| (0..met.len()).any(|answers| met[answers] != met[answers ^ (1 << bit)])).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_search_agrees_with_trying_everything(tree in trees(), person in people()) {
        prop_assume!(slots(&tree) <= 6);
        let met = by_trying(&tree, &person);
        let vocabulary = vocabulary();
        let calculator = Calculator::new(&vocabulary);
        let code = Code::new("X").unwrap();
        let compiled = calculator.compiled(&code, &tree);
        let evaluator = Evaluator { compiled };
        let record = calculator.record(&person).unwrap();
        let mut scratch = Scratch::default();
        let found = evaluator.outcome(&record, AS_OF, &policy(), &mut scratch).unwrap();
        prop_assert_eq!(found, outcome(&met));
        let assessed = super::assessed(&evaluator, &record);
        prop_assert_eq!(assessed.outcome, found);
        prop_assert_eq!(assessed.trace.outcome, found);
        let asked = if found == Outcome::NeedsJudgement { that_matter(&met) } else { 0 };
        prop_assert_eq!(assessed.questions.len(), asked);
        prop_assert_eq!(found == Outcome::NotMet, !assessed.shortfalls.is_empty());
    }
}

#[test]
fn a_search_for_the_outcome_keeps_two_sets_of_answers_at_most() {
    let tree = Requirement::Experience(experience(12, true));
    let vocabulary = vocabulary();
    let code = Code::new("X").unwrap();
    let calculator = Calculator::new(&vocabulary);
    let compiled = calculator.compiled(&code, &tree);
    let job = |year| Job {
        title: "Job".to_owned(),
        from: date(year, 1, 1),
        to: Some(date(year, 12, 31)),
        hours_per_week: Hundredths::whole(40),
        kinds: vec!["casework".to_owned()],
        comparable_to: Vec::new(),
        progressive: Ternary::Unknown,
        relevant_percent: Percent(100),
    };
    let person = Applicant { experience: (2010..2014).map(job).collect(), ..applicant() };
    let record = calculator.record(&person).unwrap();
    let mut scratch = Scratch::default();
    let mut search = SolutionSearch::new(&compiled, &record, AS_OF, policy().rates(), Aim::Outcome, &mut scratch);
    search.run().unwrap();
    assert_eq!(search.scratch.ways.since(0).len(), 1);
}
