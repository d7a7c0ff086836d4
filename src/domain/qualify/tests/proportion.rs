//! Work toward several alternatives in proportion: small cases by hand, and the search beside every use of every job.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{applicant, branch, education, end_of, full_time};
use crate::qualify::{
    Applicant, Assessment, Hundredths, Job, Outcome, RecordedJudgement, Schooling, Study, Ternary, Verdict,
};
use crate::spec::{
    Alternatives, Credential, Degree, Education, Experience, ExperienceKind, InProportion, Judgement, Requirement,
    RequirementSource, Substitute, Substitution, Vocabulary,
};

const KINDS: [&str; 4] = ["filing", "typing", "billing", "printing"];

fn vocabulary() -> Vocabulary {
    let kind = |id: &&str| ExperienceKind {
        id: (*id).to_owned(),
        meaning: (*id).to_owned(),
        source: (*id).to_owned(),
        implies: Vec::new(),
        residency: false,
        unsettled: false,
    };
    Vocabulary { kinds: KINDS.iter().map(kind).collect(), ..Vocabulary::default() }
}

fn printed(cite: &str) -> RequirementSource {
    RequirementSource::printed(cite)
}

fn work(months: u32, kind: usize) -> Experience {
    let need = KINDS[kind].to_owned();
    Experience::of_kinds(printed(&format!("{months} months of {need}")), need.clone(), months, vec![need])
}

fn time(months: u32, kind: usize) -> Requirement {
    Requirement::Experience(work(months, kind))
}

fn degree() -> Requirement {
    let source = printed("graduation from college");
    Requirement::Education(Education { source, degree: Some(Degree::Bachelor), ..Education::default() })
}

fn all(of: Vec<Requirement>) -> Requirement {
    Requirement::All(branch(of))
}

const SENTENCE: &str = "Experience under either pattern may be combined on a proportional basis.";

fn combined(of: Vec<Requirement>, months: u32) -> Requirement {
    let combination = Some(InProportion { source: printed(SENTENCE), months, more_than: false });
    Requirement::Any(Alternatives { source: printed("either"), of, combination })
}

fn job(kind: &str, from: Date, to: Date) -> Job {
    full_time(kind, &[kind], from, Some(to))
}

/// So many months of a kind from the first of January of a year on.
fn worked(kind: usize, year: i16, months: i32) -> Job {
    let from = date(year, 1, 1);
    job(KINDS[kind], from, end_of(from, months))
}

fn who(jobs: Vec<Job>) -> Applicant {
    Applicant { experience: jobs, ..applicant() }
}

fn told(requirement: &Requirement, who: &Applicant) -> Assessment {
    super::told(&vocabulary(), requirement, who)
}

#[test]
fn half_of_one_alternative_and_half_of_another_are_a_whole() {
    let asked = combined(vec![time(12, 0), time(24, 1)], 0);
    let met = told(&asked, &who(vec![worked(0, 2010, 6), worked(1, 2012, 12)]));
    assert_eq!(met.outcome, Outcome::Met);
    let shown = &met.trace.evidence;
    assert!(shown.contains(&"6 months of filing, of 12 months, counted once".to_owned()), "{shown:?}");
    assert!(shown.contains(&"12 months of typing, of 24 months, counted once".to_owned()), "{shown:?}");
    // A month of typing less is half a month of filing less.
    let short = told(&asked, &who(vec![worked(0, 2010, 6), worked(1, 2012, 11)]));
    assert_eq!(short.outcome, Outcome::NotMet);
    assert_eq!(
        short.nearest_path.as_deref(),
        Some("15 more days of filing, or of others in proportion (11 months and 15 days of 12 months)")
    );
}

#[test]
fn the_sum_is_exact() {
    // 4/12 + 8/24 + 12/36 is a whole; a day less of any is not.
    let asked = combined(vec![time(36, 2), time(24, 1), time(12, 0)], 0);
    let jobs = || vec![worked(0, 2010, 4), worked(1, 2012, 8), worked(2, 2014, 12)];
    assert_eq!(told(&asked, &who(jobs())).outcome, Outcome::Met);
    for at in 0..3 {
        let mut fewer = jobs();
        fewer[at].to = fewer[at].to.and_then(|to| to.yesterday().ok());
        assert_eq!(told(&asked, &who(fewer)).outcome, Outcome::NotMet, "{at}");
    }
}

#[test]
fn no_month_counts_twice() {
    let asked = combined(vec![time(24, 0), time(24, 1)], 0);
    let mut both = worked(0, 2010, 12);
    both.kinds.push(KINDS[1].to_owned());
    // Twelve months that count toward both are twelve, not twenty-four.
    assert_eq!(told(&asked, &who(vec![both.clone()])).outcome, Outcome::NotMet);
    assert_eq!(told(&asked, &who(vec![both, worked(1, 2012, 12)])).outcome, Outcome::Met);
    // Two full-time jobs in the same months are one full-time job.
    let same = vec![worked(0, 2010, 12), worked(1, 2010, 12)];
    assert_eq!(told(&asked, &who(same)).outcome, Outcome::NotMet);
    let mut halves = vec![worked(0, 2010, 24), worked(1, 2010, 24)];
    halves.iter_mut().for_each(|job| job.hours_per_week = Hundredths::whole(20));
    assert_eq!(told(&asked, &who(halves)).outcome, Outcome::Met, "half-time jobs side by side fill a week");
}

#[test]
fn what_is_left_of_time_that_counts_for_the_shorter_counts_for_the_longer() {
    // A month of both is worth 1/12 there and 1/48 here.
    let asked = combined(vec![time(48, 1), time(12, 0)], 0);
    let mut both = worked(0, 2010, 6);
    both.kinds.push(KINDS[1].to_owned());
    assert_eq!(told(&asked, &who(vec![both.clone(), worked(1, 2012, 24)])).outcome, Outcome::Met);
    assert_eq!(told(&asked, &who(vec![both, worked(1, 2012, 23)])).outcome, Outcome::NotMet);
}

#[test]
fn a_least_total_binds_who_combines_and_nobody_else() {
    let asked = combined(vec![time(12, 0), time(36, 1)], 30);
    assert_eq!(told(&asked, &who(vec![worked(0, 2010, 12)])).outcome, Outcome::Met, "one pattern in full");
    // 9/12 + 9/36 is a whole of 18 months.
    let short = told(&asked, &who(vec![worked(0, 2010, 9), worked(1, 2012, 9)]));
    assert_eq!(short.outcome, Outcome::NotMet);
    let enough = told(&asked, &who(vec![worked(0, 2010, 3), worked(1, 2012, 27)]));
    assert_eq!(enough.outcome, Outcome::Met);
    let Requirement::Any(mut node) = asked else { panic!("it is one") };
    node.combination = node.combination.map(|one| InProportion { more_than: true, ..one });
    let same = who(vec![worked(0, 2010, 3), worked(1, 2012, 27)]);
    let told = told(&Requirement::Any(node), &same);
    assert_eq!((told.outcome, told.trace.time.len()), (Outcome::NotMet, 2), "30 months are not more than 30");
}

#[test]
fn what_a_pattern_asks_beside_its_time_is_there_or_asked_about() {
    let asked = combined(vec![time(12, 0), all(vec![time(24, 1), degree()])], 0);
    let mut half = who(vec![worked(0, 2010, 6), worked(1, 2012, 12)]);
    let open = told(&asked, &half);
    let question = "whether work toward “24 months of typing” can be combined with other work without “graduation from \
                    college”";
    assert_eq!(open.outcome, Outcome::NeedsJudgement);
    assert_eq!(open.questions.iter().map(|one| one.question.as_str()).collect::<Vec<_>>(), [question]);
    let decided = |decision| RecordedJudgement {
        what: question.to_owned(),
        level: None,
        decision,
        by: "A. Analyst".to_owned(),
        on: date(2025, 6, 1),
        why: "The text says so.".to_owned(),
    };
    half.judgements = vec![decided(Verdict::Yes)];
    let yes = told(&asked, &half);
    assert_eq!((yes.outcome, yes.trace.judgements.as_slice()), (Outcome::Met, &[0][..]));
    half.judgements = vec![decided(Verdict::No)];
    assert_eq!(told(&asked, &half).outcome, Outcome::NotMet);
    half.judgements.clear();
    let study =
        Study { degree: Schooling::Bachelor, field: None, accredited: Ternary::Unknown, conferred: date(2008, 5, 9) };
    half.education.push(study);
    let met = told(&asked, &half);
    assert_eq!((met.outcome, met.remarks.len()), (Outcome::Met, 1), "what is said of the degree is said here, too");
    // No question lets somebody in who has only one of the two.
    half.education.clear();
    half.experience = vec![worked(1, 2012, 24)];
    assert_eq!(told(&asked, &half).outcome, Outcome::NotMet);
}

#[test]
fn a_degree_that_two_patterns_ask_for_is_one() {
    let asked = combined(vec![all(vec![time(12, 0), degree()]), all(vec![time(24, 1), degree()])], 0);
    let mut half = who(vec![worked(0, 2010, 6), worked(1, 2012, 12)]);
    half.education =
        vec![Study { degree: Schooling::Bachelor, field: None, accredited: Ternary::Yes, conferred: date(2008, 5, 9) }];
    assert_eq!(told(&asked, &half).outcome, Outcome::Met);
}

#[test]
fn a_part_of_a_narrower_sort_is_there_in_full_or_asked_about() {
    let mut long = work(24, 1);
    long.including = vec![Experience { source: printed("a year of billing"), ..work(12, 2) }];
    let asked = combined(vec![time(12, 0), Requirement::Experience(long)], 0);
    let with = |months| {
        let mut billing = worked(2, 2012, months);
        billing.kinds.push(KINDS[1].to_owned());
        told(&asked, &who(vec![worked(0, 2010, 6), billing, worked(1, 2016, 12)]))
    };
    assert_eq!(with(12).outcome, Outcome::Met);
    let open = with(6);
    assert_eq!(open.outcome, Outcome::NeedsJudgement);
    assert_eq!(
        open.questions[0].question,
        "whether work toward “24 months of typing” can be combined with other work without “a year of billing”"
    );
}

#[test]
fn of_time_that_something_stands_in_for_and_of_two_times_it_is_asked_how_they_add_up() {
    let license = Requirement::Credential(Credential { source: printed("a license"), any_of: vec!["card".to_owned()] });
    let substitutes = vec![Substitute::of_months(12, license)];
    let relieved = Substitution::of_time(printed("a license for a year"), work(24, 1), substitutes, 12);
    let asked = combined(vec![time(12, 0), Requirement::Substitution(relieved)], 0);
    let mut half = who(vec![worked(0, 2010, 3), worked(1, 2012, 6)]);
    assert_eq!(told(&asked, &half).outcome, Outcome::NotMet);
    half.credentials = vec![crate::qualify::Holding { kind: "card".to_owned(), from: None, expires: None }];
    // 3/12 and 6 + 12 of 24.
    let open = told(&asked, &half);
    let question = format!(
        "whether work toward several of these, with what they ask beside it, reaches a whole in proportion: “{SENTENCE}”"
    );
    assert_eq!((open.questions.len(), open.questions[0].question.as_str()), (1, question.as_str()));
    let two = combined(vec![time(12, 0), all(vec![time(12, 1), time(12, 2)])], 0);
    let open = told(&two, &who(vec![worked(0, 2010, 6), worked(1, 2012, 6), worked(2, 2014, 6)]));
    assert_eq!((open.questions.len(), open.questions[0].question.as_str()), (1, question.as_str()));
    assert_eq!(told(&two, &who(vec![worked(0, 2010, 3), worked(1, 2012, 6)])).outcome, Outcome::NotMet, "too little");
    assert_eq!(told(&two, &who(vec![worked(0, 2010, 11)])).outcome, Outcome::NotMet, "nothing to combine with");
    // A pattern that is left to a person may be work.
    let left = Requirement::Judgement(Judgement::not_understood(printed("some years at sea")));
    let open = told(&combined(vec![time(12, 0), left], 0), &who(vec![worked(0, 2010, 6)]));
    assert_eq!((open.outcome, open.questions.len()), (Outcome::NeedsJudgement, 2));
}

#[test]
fn a_pattern_without_work_is_met_in_full_or_not_at_all() {
    let asked = combined(vec![degree(), time(12, 0), time(24, 1)], 0);
    assert_eq!(told(&asked, &who(vec![worked(0, 2010, 6), worked(1, 2012, 12)])).outcome, Outcome::Met);
    assert_eq!(told(&asked, &who(vec![worked(0, 2010, 6)])).outcome, Outcome::NotMet);
}

/// A pattern of the search: months, kind, whether the work must be of growing responsibility, whether a degree is asked.
type Asked = (u32, usize, bool, bool);

fn patterns() -> impl Strategy<Value = Vec<Asked>> {
    let months = prop_oneof![Just(12_u32), Just(24), Just(36), Just(48)];
    prop::collection::vec((months, 0..3_usize, any::<bool>(), any::<bool>()), 2..4)
}

/// Jobs one after the other of whole years, of one kind or of several.
fn jobs() -> impl Strategy<Value = Vec<Job>> {
    let marker = prop_oneof![Just(Ternary::Yes), Just(Ternary::No), Just(Ternary::Unknown)];
    let one = (1..3_i32, prop::collection::btree_set(0..3_usize, 1..3), marker);
    prop::collection::vec(one, 0..4).prop_map(|jobs| {
        let made = jobs.into_iter().zip((2005_i16..).step_by(2)).map(|((years, kinds, progressive), year)| Job {
            kinds: kinds.into_iter().map(|kind| KINDS[kind].to_owned()).collect(),
            progressive,
            title: format!("Job of {year}"),
            ..worked(0, year, years * 12)
        });
        made.collect()
    })
}

fn tree(patterns: &[Asked], least: u32, more_than: bool) -> Requirement {
    let one = |(at, (months, kind, progressive, degree)): (usize, &Asked)| {
        let source = printed(&format!("pattern {at}"));
        let time = Requirement::Experience(Experience { source, progressive: *progressive, ..work(*months, *kind) });
        let studied = Education { source: printed(&format!("degree {at}")), ..education(Degree::Bachelor) };
        if *degree { all(vec![time, Requirement::Education(studied)]) } else { time }
    };
    let combination = Some(InProportion { source: printed(SENTENCE), months: least, more_than });
    let of = patterns.iter().enumerate().map(one).collect();
    Requirement::Any(Alternatives { source: printed("either"), of, combination })
}

/// Whether the patterns are met, tried with every job given to each pattern for which it counts, or to none. `answers`:
/// of each job without a marker whether it was of growing responsibility, then whether music is a related field, then of
/// each pattern whether it can be combined without its degree.
fn holds(patterns: &[Asked], (least, more_than): (u32, bool), who: &Applicant, answers: u32) -> bool {
    let yes = |bit: usize| answers & (1 << bit) != 0;
    let grew = |at: usize, job: &Job| job.progressive == Ternary::Yes || job.progressive == Ternary::Unknown && yes(at);
    let counts = |(_, kind, progressive, _): &Asked, at: usize, job: &Job| {
        job.kinds.iter().any(|own| own == KINDS[*kind]) && (!progressive || grew(at, job))
    };
    let months = |job: &Job| f64::from(job.to.unwrap().year() - job.from.year() + 1) * 12.0;
    let related = |study: &Study| study.field.as_deref() == Some("Social Work") || yes(8);
    let studied = who.education.iter().any(related);
    let jobs: Vec<(usize, &Job)> = who.experience.iter().enumerate().collect();
    let in_full = |pattern: &Asked| {
        let there: f64 = jobs.iter().filter(|(at, job)| counts(pattern, *at, job)).map(|(_, job)| months(job)).sum();
        there >= f64::from(pattern.0) && (!pattern.3 || studied)
    };
    if patterns.iter().any(in_full) {
        return true;
    }
    let ways = (patterns.len() + 1).pow(u32::try_from(jobs.len()).unwrap());
    (0..ways).any(|way| {
        let mut toward = vec![0.0; patterns.len()];
        let mut left = way;
        for (at, job) in &jobs {
            let to = left % (patterns.len() + 1);
            left /= patterns.len() + 1;
            match patterns.get(to) {
                Some(pattern) if counts(pattern, *at, job) => toward[to] += months(job),
                Some(_) => return false,
                None => {}
            }
        }
        let whole: f64 = toward.iter().zip(patterns).map(|(months, pattern)| months / f64::from(pattern.0)).sum();
        let in_all: f64 = toward.iter().sum();
        let enough = in_all > f64::from(least) - 1e-9 && (!more_than || in_all > f64::from(least) + 1e-9);
        let allowed = |at: usize| !patterns[at].3 || studied || yes(9 + at);
        let used: Vec<usize> = (0..patterns.len()).filter(|at| toward[*at] > 0.0).collect();
        // Of more than a whole, a little can be moved to a pattern for which a job counts as well; of a whole, to one of
        // the same length.
        let movable = |other: &usize| {
            let same = used.iter().any(|one| patterns[*one].0 == patterns[*other].0);
            (whole > 1.0 + 1e-9 || same) && jobs.iter().any(|(at, job)| counts(&patterns[*other], *at, job))
        };
        let second = used.len() > 1 || (0..patterns.len()).any(|at| !used.contains(&at) && movable(&at) && allowed(at));
        whole > 1.0 - 1e-9 && enough && !used.is_empty() && second && used.iter().all(|at| allowed(*at))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_search_agrees_with_every_use_of_every_job(
        patterns in patterns(), jobs in jobs(), studies in 0..3_u8, least in prop_oneof![Just(0_u32), Just(24), Just(36)],
        more_than in any::<bool>(),
    ) {
        let more_than = more_than && least > 0;
        let field = |music: bool| if music { "Music" } else { "Social Work" };
        let education = (0..studies.min(1)).map(|_| Study {
            degree: Schooling::Bachelor,
            field: Some(field(studies == 2).to_owned()),
            accredited: Ternary::Yes,
            conferred: date(2004, 5, 9),
        });
        let who = Applicant { education: education.collect(), ..who(jobs) };
        let set = |bits: u32| holds(&patterns, (least, more_than), &who, bits);
        let jobs = (1_u32 << who.experience.len()) - 1;
        let sets: Vec<u32> = (0..1_u32 << 12).filter(|set| set & !(jobs | 0xF00) == 0).collect();
        let met: Vec<bool> = sets.iter().map(|bits| set(*bits)).collect();
        let expected = match (met.iter().all(|met| *met), met.iter().any(|met| *met)) {
            (true, _) => Outcome::Met,
            (false, true) => Outcome::NeedsJudgement,
            (false, false) => Outcome::NotMet,
        };
        let told = told(&tree(&patterns, least, more_than), &who);
        prop_assert_eq!(told.outcome, expected);
        // As many questions are asked as there are answers that can change the outcome.
        let turns = |bit: &u32| sets.iter().any(|one| one & (1 << bit) == 0 && set(*one) != set(one | 1 << bit));
        let matter = (0..12_u32).filter(|bit| sets.contains(&(1 << bit))).filter(turns).count();
        let asked = if expected == Outcome::NeedsJudgement { matter } else { 0 };
        prop_assert_eq!(told.questions.len(), asked, "{:?}", told.questions);
        prop_assert_eq!(expected == Outcome::NotMet, !told.shortfalls.is_empty());
    }
}
