//! The search agrees with trying every use of every degree under every set of answers.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use super::{AS_OF, applicant, branch, education, experience, full_time, policy, source, vocabulary};
use crate::qualify::search::{Aim, SolutionSearch};
use crate::qualify::{
    Applicant, Calculator, Evaluator, Hundredths, Job, Outcome, Percent, Schooling, Scratch, Study, Ternary, UnitsHeld,
};
use crate::spec::{
    AtLeast, Code, Degree, Experience, Fields, OtherFields, Rate, RateUnit, Requirement, Service, Substitute,
    Substitution, Units,
};

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

/// The class in which service is asked for, and work as it may be printed.
const CLASS: &str = "Clerk";
const PRINTED: &str = "keeping of case files";

/// Jobs one after the other, each of whole years, so that their months can simply be added; the last may go on, and is
/// of one year then.
fn jobs() -> impl Strategy<Value = Vec<Job>> {
    let marker = prop_oneof![Just(Ternary::Yes), Just(Ternary::No), Just(Ternary::Unknown)];
    let class = prop_oneof![Just(None), Just(Some(CLASS)), Just(Some("Guard")), Just(Some("none"))];
    let one = (1..3_i16, marker, class, any::<bool>());
    (prop::collection::vec(one, 0..4), any::<bool>()).prop_map(|(jobs, goes_on)| {
        let mut year = 2005;
        let mut made: Vec<Job> = Vec::new();
        for (years, progressive, class, printed) in jobs {
            made.push(Job {
                title: format!("Job of {year}"),
                from: date(year, 1, 1),
                to: Some(date(year + years - 1, 12, 31)),
                hours_per_week: Hundredths::whole(40),
                kinds: ["casework"].into_iter().chain(printed.then_some(PRINTED)).map(str::to_owned).collect(),
                comparable_to: Vec::new(),
                progressive,
                relevant_percent: Percent(100),
                class: class.map(str::to_owned),
                class_code: None,
                employer: None,
            });
            year += years;
        }
        if let Some(last) = made.last_mut().filter(|_| goes_on) {
            (last.from, last.to) = (date(2024, 7, 1), None);
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
    let months = prop_oneof![Just(0), Just(12), Just(24), Just(36), Just(48)];
    let time = (months.clone(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(months, progressive, more_than, printed)| Experience {
            more_than: more_than && months > 0,
            doing: printed.then(|| PRINTED.to_owned()),
            ..experience(months, progressive)
        },
    );
    let service = (months, any::<bool>(), any::<bool>(), prop::option::of(time.clone())).prop_map(
        |(months, or_level, current, part)| Service {
            source: source(),
            need: Service::SERVICE.to_owned(),
            months,
            classes: vec![CLASS.to_owned()],
            or_level,
            current,
            including: part.into_iter().collect(),
            ..Service::default()
        },
    );
    let study = (degrees(), prop_oneof![Just(12), Just(24)])
        .prop_map(|((degree, _), months)| Substitute::of_months(months, Requirement::Education(education(degree))));
    // A month for each unit, or 12 for seven of them.
    let rated = (units(), prop_oneof![Just(12), Just(7)], prop::option::of(Just(6))).prop_map(|(by, per, at_most)| {
        let rate = Rate { per, unit: RateUnit::SemesterUnits, gives: 12 };
        Substitute { months: None, rate: Some(rate), at_most, by }
    });
    let substitute = prop_oneof![3 => study, 1 => rated];
    let of = prop_oneof![
        2 => time.clone().prop_map(Requirement::Experience),
        1 => service.clone().prop_map(Requirement::Service),
        1 => degrees().prop_map(|(degree, _)| Requirement::Education(education(degree))),
    ];
    let leaf = prop_oneof![
        degrees().prop_map(|(degree, _)| Requirement::Education(education(degree))),
        time.clone().prop_map(Requirement::Experience),
        units(),
        service.prop_map(Requirement::Service),
        (of, prop::collection::vec(substitute, 1..3), prop::option::of(Just(24))).prop_map(
            |(of, substitutes, at_most)| {
                let (source, of) = (source(), Box::new(of));
                let mut made = Substitution { source, of, substitutes, at_most, open: None };
                // Where no time is asked for, a rate or a limit is a question; that is another test.
                if made.months().is_none() {
                    made.at_most = None;
                    let without = |one: &mut Substitute| (one.months, one.rate, one.at_most) = (None, None, None);
                    made.substitutes.iter_mut().for_each(without);
                }
                Requirement::Substitution(made)
            }
        ),
    ];
    leaf.prop_recursive(2, 5, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|of| Requirement::All(branch(of))),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|of| Requirement::any_of(branch(of))),
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

/// One set of answers: which of the two other fields are related, which unmarked jobs were progressive, which were the
/// work that is printed, which without a class were service in the one asked for, or in another at its level.
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

    fn printed(self, at: usize, job: &Job) -> bool {
        job.kinds.iter().any(|kind| kind == PRINTED) || self.0 & (64 << at) != 0
    }

    /// Whether service in no class that is recorded was in the one asked for is one question where others at its level
    /// count, and another where they do not.
    fn in_class(self, at: usize, job: &Job, or_level: bool) -> bool {
        match job.class.as_deref() {
            Some(CLASS) => true,
            Some("none") => false,
            Some(_) => or_level && self.0 & (512 << at) != 0,
            None if or_level => self.0 & (512 << at) != 0,
            None => self.0 & (4096 << at) != 0,
        }
    }
}

/// How many degrees a tree asks for.
fn slots(tree: &Requirement) -> usize {
    match tree {
        Requirement::Education(_) => 1,
        Requirement::Substitution(node) => {
            slots(&node.of) + node.substitutes.iter().map(|one| slots(&one.by)).sum::<usize>()
        }
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
            degree >= asked.degree.unwrap() && answers.related(study.field.as_deref().unwrap())
        }),
        Requirement::Experience(_) | Requirement::Service(_) => time_holds(tree, person, answers, 0.0),
        Requirement::Substitution(asked) => {
            let of = asked.months().is_none() && holds(&asked.of, person, answers, given);
            let relieved: Vec<f64> = asked
                .substitutes
                .iter()
                .map(|one| match (&one.by, one.rate) {
                    // Units count by their amount where time is asked for.
                    (Requirement::Units(units), Some(rate)) if asked.months().is_some() => {
                        let related = |held: &UnitsHeld| {
                            let in_music = held.subject.as_deref() == Some("Music") && !units.including.is_empty();
                            answers.related(held.subject.as_deref().unwrap()) || in_music
                        };
                        let held = share(units, person, related) * f64::from(units.semester.unwrap());
                        held * f64::from(rate.gives) / f64::from(rate.per)
                    }
                    (by, _) => f64::from(u8::from(holds(by, person, answers, given))) * 1e6,
                })
                .zip(&asked.substitutes)
                .map(|(relief, one)| match asked.months() {
                    Some(_) => relief.min(f64::from(asked.most_by(one))),
                    None => relief,
                })
                .collect();
            match asked.months() {
                None => of || relieved.iter().any(|relief| *relief > 0.0),
                Some(_) => {
                    let relief = relieved.iter().sum::<f64>().min(f64::from(asked.most()));
                    time_holds(&asked.of, person, answers, relief)
                }
            }
        }
        _ => false,
    }
}

/// Whether time of work, or service in a class, is long enough where something stands in for `relief` months of it.
fn time_holds(tree: &Requirement, person: &Applicant, answers: Answers, relief: f64) -> bool {
    let jobs = || person.experience.iter().enumerate();
    let length = |job: &Job| job.to.map_or(12, |to| 12 * u32::try_from(to.year() - job.from.year() + 1).unwrap());
    let counts = |asked: &Experience, at: usize, job: &Job| {
        (!asked.progressive || answers.progressive(at, job.progressive))
            && (asked.doing.is_none() || answers.printed(at, job))
    };
    let months = |asked: &Experience| -> u32 {
        jobs().filter(|(at, job)| counts(asked, *at, job)).map(|(_, job)| length(job)).sum()
    };
    let enough = |months: u32, asked: u32, more_than: bool, relief: f64| {
        let left = f64::from(asked) - relief;
        match asked == 0 || more_than && left > 1e-6 {
            true => f64::from(months) > left + 1e-6,
            false => f64::from(months) > left - 1e-6,
        }
    };
    match tree {
        Requirement::Experience(asked) => enough(months(asked), asked.months, asked.more_than, relief),
        Requirement::Service(asked) => {
            let served = || jobs().filter(|(at, job)| answers.in_class(*at, job, asked.or_level));
            let now = served().any(|(_, job)| job.to.is_none());
            let whole: u32 = served().map(|(_, job)| length(job)).sum();
            let part = |part: &Experience| {
                // What does not go on is no part of service that must.
                let of = served().filter(|(_, job)| asked.months > 0 || job.to.is_none());
                let months = of.filter(|(at, job)| counts(part, *at, job)).map(|(_, job)| length(job)).sum();
                enough(months, part.months, part.more_than, 0.0)
            };
            let whole = if asked.months == 0 {
                now
            } else {
                enough(whole, asked.months, false, relief) && (now || !asked.current)
            };
            whole && asked.including.iter().all(part)
        }
        _ => false,
    }
}

/// Whether the units that count are as many as are asked for: each is a share of its own figure.
fn is_enough(asked: &Units, person: &Applicant, counts: impl Fn(&UnitsHeld) -> bool) -> bool {
    share(asked, person, counts) > 1.0 - 1e-9
}

fn share(asked: &Units, person: &Applicant, counts: impl Fn(&UnitsHeld) -> bool) -> f64 {
    let share = |held: Option<Hundredths>, of: Option<u32>| {
        held.map_or(0.0, |held| f64::from(held.0) / 100.0 / f64::from(of.unwrap()))
    };
    let held = person.units.iter().flatten().filter(|held| counts(held));
    let shares = held.map(|held| share(held.semester, asked.semester) + share(held.quarter, asked.quarter));
    shares.sum()
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

/// The questions that can be open: fields, and of each job its responsibility, what is printed, its class.
fn open(tree: &Requirement, person: &Applicant) -> u32 {
    let nodes = crate::spec::Node::Requirement(tree).all();
    let time = |is: fn(&Experience) -> bool| nodes.iter().any(|(_, node)| node.time().is_some_and(is));
    let served = |or_level: bool| {
        let is = |node: &Requirement| matches!(node, Requirement::Service(asked) if asked.or_level == or_level);
        nodes.iter().any(|(_, node)| matches!(node, crate::spec::Node::Requirement(node) if is(node)))
    };
    let mut open = 0b110;
    for at in 0..person.experience.len() {
        let bits = [(8, time(|time| time.progressive)), (64, time(|time| time.doing.is_some()))];
        let bits = bits.into_iter().chain([(512, served(true)), (4096, served(false))]);
        open |= bits.filter(|(_, asked)| *asked).fold(0, |all, (bit, _)| all | bit << at);
    }
    open
}

/// What comes of every set of answers.
fn by_trying(tree: &Requirement, person: &Applicant) -> BTreeMap<u32, bool> {
    let open = open(tree, person);
    let sets = std::iter::successors(Some(open), |set| set.checked_sub(1).map(|next| next & open));
    sets.map(|set| (set, can_be_met(tree, person, Answers(set), &mut Vec::new()))).collect()
}

fn outcome(met: &BTreeMap<u32, bool>) -> Outcome {
    match (met.values().all(|met| *met), met.values().any(|met| *met)) {
        (true, _) => Outcome::Met,
        (false, true) => Outcome::NeedsJudgement,
        (false, false) => Outcome::NotMet,
    }
}

/// How many questions can change the outcome, found by turning each answer round.
fn that_matter(met: &BTreeMap<u32, bool>) -> usize {
    let turned = |set: &u32, bit: u32| met.get(&(set ^ (1 << bit))).copied();
    (0..16).filter(|bit| met.iter().any(|(set, is)| turned(set, *bit).is_some_and(|other| other != *is))).count()
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
    let job = |year| full_time("Job", &["casework"], date(year, 1, 1), Some(date(year, 12, 31)));
    let person = Applicant { experience: (2010..2014).map(job).collect(), ..applicant() };
    let record = calculator.record(&person).unwrap();
    let mut scratch = Scratch::default();
    let mut search = SolutionSearch::new(&compiled, &record, AS_OF, policy().rates(), Aim::Outcome, &mut scratch);
    search.run().unwrap();
    assert_eq!(search.scratch.ways.since(0).len(), 1);
}
