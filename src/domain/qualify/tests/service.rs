//! Service in classes, and work that is more than of a kind. The sentences are those that California and Los Angeles
//! print; dates are chosen so that months can be counted by hand.

use jiff::civil::{Date, date};

use super::{AS_OF, Applicant, Hundredths, applicant, experience, full_time, source, vocabulary};
use crate::qualify::{
    Assessment, Calculator, Evaluator, Job, Outcome, Percent, RecordedJudgement, Scratch, Verdict, WhyNot,
};
use crate::spec::{Code, Experience, Requirement, Service};

fn told(requirement: &Requirement, applicant: &Applicant) -> Assessment {
    let (vocabulary, code) = (vocabulary(), Code::new("X").unwrap());
    let record = Calculator::new(&vocabulary).record(applicant).unwrap();
    let compiled = Calculator::new(&vocabulary).compiled(&code, requirement);
    super::assessed(&Evaluator { compiled }, &record)
}

fn job(from: Date, to: Option<Date>) -> Job {
    full_time("Clerical work", &["casework"], from, to)
}

/// Two years that are over.
fn two_years() -> Job {
    job(date(2020, 1, 1), Some(date(2021, 12, 31)))
}

fn in_class(job: Job, title: &str) -> Job {
    Job { class: Some(title.to_owned()), ..job }
}

fn with(experience: Vec<Job>) -> Applicant {
    Applicant { experience, ..applicant() }
}

/// "Two years of experience as a Principal Clerk".
fn principal_clerk(months: u32) -> Service {
    Service {
        source: source(),
        need: Service::SERVICE.to_owned(),
        months,
        classes: vec!["Principal Clerk".to_owned()],
        ..Service::default()
    }
}

fn questions(assessment: &Assessment) -> Vec<&str> {
    assessment.questions.iter().map(|open| open.question.as_str()).collect()
}

#[test]
fn service_in_the_class_counts_and_in_another_does_not() {
    let asked = Requirement::Service(principal_clerk(24));
    assert_eq!(told(&asked, &with(vec![in_class(two_years(), "PRINCIPAL CLERK")])).outcome, Outcome::Met);
    let by_code = Job { class_code: Some("Principal Clerk".to_owned()), ..in_class(two_years(), "Chief Clerk") };
    assert_eq!(told(&asked, &with(vec![by_code])).outcome, Outcome::Met);
    let other = told(&asked, &with(vec![in_class(two_years(), "Guard")]));
    assert_eq!(other.outcome, Outcome::NotMet);
    assert_eq!(other.nearest_path.as_deref(), Some("24 months of service as Principal Clerk (0 of 24 months)"));
    assert_eq!(told(&asked, &with(vec![in_class(two_years(), "none")])).outcome, Outcome::NotMet);
}

#[test]
fn a_class_that_is_not_said_or_may_be_meant_is_a_question_about_that_work() {
    let asked = Requirement::Service(principal_clerk(24));
    let silent = told(&asked, &with(vec![two_years()]));
    assert_eq!(
        questions(&silent),
        ["whether the work as Clerical work from 2020-01-01 on was service as Principal Clerk"]
    );
    let near = told(&asked, &with(vec![in_class(two_years(), "Principal Clerk II")]));
    assert_eq!(
        questions(&near),
        ["whether the service as Principal Clerk II from 2020-01-01 on counts as service as Principal Clerk"]
    );
    let time = &near.trace.time[0];
    assert_eq!((time.have.months, time.possible.months, time.required.months), (0, 24, 24));
}

#[test]
fn a_class_at_the_level_is_a_question_that_names_the_class() {
    let asked = Requirement::Service(Service { or_level: true, ..principal_clerk(24) });
    let other = told(&asked, &with(vec![in_class(two_years(), "Records Supervisor")]));
    assert_eq!(
        questions(&other),
        ["whether the service as Records Supervisor from 2020-01-01 on was in a class at the level of Principal Clerk"]
    );
    let few =
        told(&asked, &with(vec![in_class(job(date(2020, 1, 1), Some(date(2020, 12, 31))), "Records Supervisor")]));
    assert_eq!(few.outcome, Outcome::NotMet, "twelve months are not 24, whatever a person says");
}

#[test]
fn another_employer_or_none_that_is_said_is_a_question() {
    let city = || Some("City of Los Angeles".to_owned());
    let asked = Requirement::Service(Service { employer: city(), ..principal_clerk(24) });
    let with_city =
        Job { employer: Some("the City of Los Angeles".to_owned()), ..in_class(two_years(), "Principal Clerk") };
    assert_eq!(told(&asked, &with(vec![with_city])).outcome, Outcome::Met);
    let silent = told(&asked, &with(vec![in_class(two_years(), "Principal Clerk")]));
    let expected = "whether the service as Principal Clerk from 2020-01-01 on was with City of Los Angeles";
    assert_eq!(questions(&silent), [expected]);
    // Any class of the employer, where none is named.
    let any = Requirement::Service(Service { employer: city(), classes: Vec::new(), ..principal_clerk(12) });
    let guard = Job { employer: city(), ..in_class(two_years(), "Guard") };
    assert_eq!(told(&any, &with(vec![guard])).outcome, Outcome::Met);
}

#[test]
fn who_must_be_in_the_class_now_is_not_met_by_service_that_is_over() {
    let now = Requirement::Service(principal_clerk(0));
    let held = in_class(job(date(2025, 6, 30), None), "Principal Clerk");
    assert_eq!(told(&now, &with(vec![held])).outcome, Outcome::Met, "appointed on the day of judging");
    let over = told(&now, &with(vec![in_class(two_years(), "Principal Clerk")]));
    assert_eq!(over.nearest_path.as_deref(), Some("present service as Principal Clerk (none)"));
    let both = Requirement::Service(Service { current: true, ..principal_clerk(24) });
    let over = told(&both, &with(vec![in_class(two_years(), "Principal Clerk")]));
    assert_eq!(over.outcome, Outcome::NotMet);
    let back = in_class(job(date(2025, 1, 1), None), "Principal Clerk");
    assert_eq!(told(&both, &with(vec![in_class(two_years(), "Principal Clerk"), back])).outcome, Outcome::Met);
    let last = in_class(job(date(2023, 7, 1), Some(AS_OF)), "Principal Clerk");
    assert_eq!(told(&both, &with(vec![last])).outcome, Outcome::Met, "the last day is a day on the job");
}

#[test]
fn printed_work_counts_where_it_is_marked_and_other_work_is_asked_about_alone() {
    let words = "in a call center environment with at least 50 call agents";
    let asked = Experience { doing: Some(words.to_owned()), kinds: Vec::new(), ..experience(24, false) };
    let asked = Requirement::Experience(asked);
    let marked = Job { kinds: vec![words.to_owned()], ..two_years() };
    assert_eq!(told(&asked, &with(vec![marked])).outcome, Outcome::Met);
    let open = told(&asked, &with(vec![Job { kinds: Vec::new(), ..two_years() }]));
    assert_eq!(
        questions(&open),
        ["whether the work as Clerical work from 2020-01-01 on counts as: \
          “in a call center environment with at least 50 call agents”"]
    );
    let unrelated = Job { kinds: vec!["unrelated".to_owned()], ..two_years() };
    let short = told(&asked, &with(vec![unrelated]));
    assert_eq!(
        short.nearest_path.as_deref(),
        Some("24 months of experience “in a call center environment with at least 50 call agents” (0 of 24 months)")
    );
}

#[test]
fn printed_words_say_nothing_of_kinds() {
    let marked = Job { kinds: vec!["keeping of case files".to_owned()], ..two_years() };
    let open = told(&Requirement::Experience(experience(24, false)), &with(vec![marked]));
    assert_eq!(questions(&open), ["whether the work as Clerical work from 2020-01-01 on was casework"]);
}

#[test]
fn a_setting_and_a_time_are_asked_about_and_full_time_is_not() {
    let setting = |setting: &[&str]| setting.iter().map(|one| (*one).to_owned()).collect();
    let full = Experience { setting: setting(&["full-time"]), ..experience(24, false) };
    assert_eq!(told(&Requirement::Experience(full), &with(vec![two_years()])).outcome, Outcome::Met);
    let asked = Experience {
        setting: setting(&["Full time", "paid", "outside of State service"]),
        since: Some("within the last 15 years".to_owned()),
        ..experience(24, false)
    };
    let open = told(&Requirement::Experience(asked), &with(vec![two_years()]));
    assert_eq!(
        questions(&open),
        [
            "whether the work as Clerical work from 2020-01-01 on was: “paid” and “outside of State service”",
            "whether all of the work as Clerical work from 2020-01-01 on lies in the time printed: \
             “within the last 15 years”",
        ]
    );
}

#[test]
fn more_than_two_years_are_a_day_more_and_no_amount_is_any_day() {
    let more = Requirement::Experience(Experience { more_than: true, ..experience(24, false) });
    let short = told(&more, &with(vec![two_years()]));
    assert_eq!(short.nearest_path.as_deref(), Some("1 more day of casework (24 months of more than 24 months)"));
    let day = job(date(2020, 1, 1), Some(date(2022, 1, 1)));
    assert_eq!(told(&more, &with(vec![day])).outcome, Outcome::Met);
    let any = Requirement::Experience(experience(0, false));
    assert_eq!(told(&any, &with(vec![job(date(2020, 1, 1), Some(date(2020, 1, 1)))])).outcome, Outcome::Met);
    assert_eq!(told(&any, &applicant()).nearest_path.as_deref(), Some("casework (none)"));
}

#[test]
fn all_of_service_in_a_class_counts_whatever_share_is_of_some_kind() {
    let half = Job { relevant_percent: Percent(50), ..in_class(two_years(), "Principal Clerk") };
    assert_eq!(told(&Requirement::Service(principal_clerk(24)), &with(vec![half.clone()])).outcome, Outcome::Met);
    let part = Service { including: vec![experience(24, false)], ..principal_clerk(24) };
    let short = told(&Requirement::Service(part), &with(vec![half]));
    assert_eq!(short.nearest_path.as_deref(), Some("12 more months of casework (12 of 24 months)"));
}

#[test]
fn a_class_that_may_be_meant_is_named_however_many_jobs_there_are() {
    let mut jobs = vec![in_class(two_years(), "Principal Clerk II")];
    jobs.extend((2000..2009).map(|year| in_class(job(date(year, 1, 1), Some(date(year, 12, 31))), "Guard")));
    assert_eq!(
        questions(&told(&Requirement::Service(principal_clerk(24)), &with(jobs))),
        ["whether the service as Principal Clerk II from 2020-01-01 on counts as service as Principal Clerk"]
    );
}

#[test]
fn present_service_counts_whatever_share_of_it_is_of_some_kind() {
    let now = Requirement::Service(Service { current: true, ..principal_clerk(24) });
    let none = Job { relevant_percent: Percent(0), ..in_class(job(date(2023, 7, 1), None), "Principal Clerk") };
    assert_eq!(told(&now, &with(vec![none])).outcome, Outcome::Met);
}

fn ledgers(requirement: &Requirement, applicant: &Applicant) -> Vec<crate::qualify::Ledger> {
    let (vocabulary, code) = (vocabulary(), Code::new("X").unwrap());
    let calculator = Calculator::new(&vocabulary);
    let record = calculator.record(applicant).unwrap();
    let evaluator = Evaluator { compiled: calculator.compiled(&code, requirement) };
    evaluator.ledgers(&record, AS_OF, &super::policy(), &mut Scratch::default()).unwrap()
}

#[test]
fn a_ledger_says_another_class_only_where_the_class_does_not_count() {
    let doing = Service { doing: Some("keeping of case files".to_owned()), ..principal_clerk(24) };
    let city = Service { employer: Some("City of Los Angeles".to_owned()), ..principal_clerk(24) };
    let unrelated = Job { kinds: vec!["unrelated".to_owned()], ..in_class(two_years(), "Principal Clerk") };
    let no = |what: &str| RecordedJudgement {
        what: what.to_owned(),
        level: None,
        decision: Verdict::No,
        by: "A. Analyst".to_owned(),
        on: date(2025, 6, 1),
        why: "It was not.".to_owned(),
    };
    let why = |asked: &Service, job: Job, judgements: &[&str]| {
        let judgements = judgements.iter().map(|what| no(what)).collect();
        let applicant = Applicant { judgements, ..with(vec![job]) };
        ledgers(&Requirement::Service(asked.clone()), &applicant)[0].not_counted[0].why.clone()
    };
    assert_eq!(why(&doing, unrelated, &[]), WhyNot::OtherKind);
    assert_eq!(why(&doing, in_class(two_years(), "Guard"), &[]), WhyNot::OtherClass);
    assert_eq!(why(&doing, in_class(two_years(), "none"), &[]), WhyNot::OtherClass);
    let near = "whether the service as Principal Clerk II from 2020-01-01 on counts as service as Principal Clerk";
    assert_eq!(why(&principal_clerk(24), in_class(two_years(), "Principal Clerk II"), &[near]), WhyNot::OtherClass);
    let with_city = "whether the service as Principal Clerk from 2020-01-01 on was with City of Los Angeles";
    assert_eq!(why(&city, in_class(two_years(), "Principal Clerk"), &[with_city]), WhyNot::OtherEmployer);
}

#[test]
fn a_ledger_of_more_than_two_years_is_short_of_nothing_where_a_part_of_a_day_is_more() {
    // Ten hours of forty on one day are a quarter of a day.
    let more = Requirement::Experience(Experience { more_than: true, ..experience(24, false) });
    let day = Job { hours_per_week: Hundredths::whole(10), ..job(date(2022, 2, 1), Some(date(2022, 2, 1))) };
    let person = with(vec![two_years(), day]);
    assert_eq!(told(&more, &person).outcome, Outcome::Met);
    assert!(!ledgers(&more, &person)[0].is_short());
    assert!(ledgers(&more, &with(vec![two_years()]))[0].is_short());
}
