//! Times of work that share no month: small cases by hand, and the search beside every use of every year.

use jiff::civil::date;
use proptest::prelude::*;

use super::{applicant, branch, end_of, full_time, source, vocabulary};
use crate::qualify::{Applicant, Assessment, Job, Outcome, Schooling, Study, Ternary};
use crate::spec::{
    Degree, Education, Experience, Requirement, RequirementSource, Substitute, Substitution, in_addition,
};

const KINDS: [&str; 2] = ["casework", "planning"];

fn cited(cite: &str, months: u32, kind: usize) -> Experience {
    let need = KINDS[kind].to_owned();
    Experience::of_kinds(RequirementSource::printed(cite), need.clone(), months, vec![need])
}

fn on_top(cite: &str, months: u32, kind: usize, of: &[&str]) -> Experience {
    Experience { in_addition: of.iter().map(|one| (*one).to_owned()).collect(), ..cited(cite, months, kind) }
}

fn all(times: Vec<Experience>) -> Requirement {
    Requirement::All(branch(times.into_iter().map(Requirement::Experience).collect()))
}

/// A job of so many months from the first of January of a year on.
fn job(kinds: &[usize], year: i16, months: i32) -> Job {
    let (from, kinds) = (date(year, 1, 1), kinds.iter().map(|kind| KINDS[*kind]).collect::<Vec<_>>());
    let title = format!("Job of {year}");
    Job { progressive: Ternary::Yes, ..full_time(&title, &kinds, from, Some(end_of(from, months))) }
}

fn told(requirement: &Requirement, who: &Applicant) -> Assessment {
    super::told(&vocabulary(), requirement, who)
}

fn who(experience: Vec<Job>) -> Applicant {
    Applicant { experience, ..applicant() }
}

#[test]
fn a_year_on_top_is_another_year() {
    let asked = all(vec![cited("two years", 24, 0), on_top("one more", 12, 0, &["two years"])]);
    assert_eq!(told(&asked, &who(vec![job(&[0], 2010, 36)])).outcome, Outcome::Met);
    let short = told(&asked, &who(vec![job(&[0], 2010, 30)]));
    assert_eq!(short.nearest_path.as_deref(), Some("6 more months of casework (6 of 12 months)"));
    assert!(short.trace.parts[1].evidence.contains(&"no month of “two years” counts here, too".to_owned()));
    // Without the words the same months serve twice.
    let beside = all(vec![cited("two years", 24, 0), cited("one more", 12, 0)]);
    assert_eq!(told(&beside, &who(vec![job(&[0], 2010, 24)])).outcome, Outcome::Met);
}

#[test]
fn months_go_to_the_time_that_nothing_else_fills() {
    // Two years of both, one of planning: the year of both that planning does not need is casework.
    let asked = all(vec![cited("casework", 12, 0), on_top("planning", 24, 1, &["casework"])]);
    let both = || job(&[0, 1], 2010, 24);
    assert_eq!(told(&asked, &who(vec![both(), job(&[1], 2014, 12)])).outcome, Outcome::Met);
    assert_eq!(told(&asked, &who(vec![both(), job(&[1], 2014, 11)])).outcome, Outcome::NotMet);
}

#[test]
fn what_stands_in_for_one_leaves_its_months_to_the_other() {
    let degree = Education { source: source(), degree: Some(Degree::Master), ..Education::default() };
    let substitutes = vec![Substitute::of_months(12, Requirement::Education(degree))];
    let whole = Substitution::of_time(source(), cited("two years", 24, 0), substitutes, 12);
    let more = Requirement::Experience(on_top("one more", 12, 0, &["two years"]));
    let asked = Requirement::All(branch(vec![Requirement::Substitution(whole), more]));
    let mut worked = who(vec![job(&[0], 2010, 24)]);
    assert_eq!(told(&asked, &worked).outcome, Outcome::NotMet);
    worked.education.push(Study {
        degree: Schooling::Master,
        field: None,
        accredited: Ternary::Yes,
        conferred: date(2009, 5, 9),
    });
    let met = told(&asked, &worked);
    assert_eq!((met.outcome, met.trace.parts[0].time[0].substituted), (Outcome::Met, 12));
}

/// Years of each time, of which kind, and whether it is in addition to the one before it.
fn times() -> impl Strategy<Value = Vec<(u32, usize, bool)>> {
    prop::collection::vec((1..3_u32, 0..2_usize, any::<bool>()), 1..4)
}

fn tree(times: &[(u32, usize, bool)]) -> Requirement {
    let one = |(at, (years, kind, more)): (usize, &(u32, usize, bool))| {
        let before = format!("time {}", at.saturating_sub(1));
        let of: Vec<&str> = if *more && at > 0 { vec![before.as_str()] } else { Vec::new() };
        Experience { progressive: true, ..on_top(&format!("time {at}"), years * 12, *kind, &of) }
    };
    all(times.iter().enumerate().map(one).collect())
}

/// Whether each year of work can be given to one time of each set that shares none.
fn holds(times: &[(u32, usize, bool)], who: &Applicant, answers: u32) -> bool {
    let Requirement::All(branch) = tree(times) else { return false };
    let mut sets = in_addition(&branch.of);
    let alone = (0..times.len()).filter(|at| !sets.iter().any(|set| set.contains(at))).collect::<Vec<_>>();
    sets.extend(alone.into_iter().map(|at| vec![at]));
    let grew = |at: usize, job: &Job| {
        job.progressive == Ternary::Yes || job.progressive == Ternary::Unknown && answers & (1 << at) != 0
    };
    let mut years: Vec<&Job> = Vec::new();
    for (_, job) in who.experience.iter().enumerate().filter(|(at, job)| grew(*at, job)) {
        years.extend((job.from.year()..=job.to.unwrap().year()).map(|_| job));
    }
    sets.iter().all(|set| {
        let ways = (set.len() + 1).pow(u32::try_from(years.len()).unwrap());
        (0..ways).any(|way| {
            let (mut given, mut left) = (vec![0_u32; set.len()], way);
            for job in &years {
                let to = left % (set.len() + 1);
                left /= set.len() + 1;
                if let Some(at) = set.get(to) {
                    given[to] += u32::from(job.kinds.iter().any(|kind| kind == KINDS[times[*at].1]));
                }
            }
            set.iter().zip(given).all(|(at, given)| given >= times[*at].0)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_search_agrees_with_every_use_of_every_year(
        times in times(),
        jobs in prop::collection::vec((1..3_i32, 1..4_usize, 0..3_u8), 0..4),
    ) {
        let jobs = jobs.into_iter().zip((2001_i16..).step_by(4)).map(|((years, kinds, grew), year)| {
            let kinds: Vec<usize> = (0..2).filter(|kind| kinds & (1 << kind) != 0).collect();
            let progressive = [Ternary::Yes, Ternary::No, Ternary::Unknown][usize::from(grew)];
            Job { progressive, ..job(&kinds, year, years * 12) }
        });
        let who = who(jobs.collect());
        let sets = 0..1_u32 << who.experience.len();
        let met: Vec<bool> = sets.map(|answers| holds(&times, &who, answers)).collect();
        let expected = match (met.iter().all(|met| *met), met.iter().any(|met| *met)) {
            (true, _) => Outcome::Met,
            (false, true) => Outcome::NeedsJudgement,
            (false, false) => Outcome::NotMet,
        };
        let told = told(&tree(&times), &who);
        prop_assert_eq!(told.outcome, expected);
        let turns = |bit: &u32| met.iter().enumerate().any(|(at, is)| met[at ^ (1 << bit)] != *is);
        let matter = (0..u32::try_from(who.experience.len()).unwrap()).filter(turns).count();
        prop_assert_eq!(told.questions.len(), if expected == Outcome::NeedsJudgement { matter } else { 0 });
        prop_assert_eq!(expected == Outcome::NotMet, !told.shortfalls.is_empty());
    }
}
