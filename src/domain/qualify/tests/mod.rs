//! Small requirements and records, held against each other by search and by trying everything.

mod apart;
mod brute_force;
mod coursework;
mod figures;
mod judgements;
mod limits;
mod met_on;
mod proportion;
mod schooling;
mod service;
mod short;
mod substitution;
mod unsettled;

use jiff::civil::{Date, date};

use super::{
    Applicant, Assessment, Brief, Calculator, CreditPolicy, Evaluator, FullWeek, Hundredths, Job, MonthRule, Months,
    Overlap, OverlapRule, Percent, Record, Relevance, RelevanceRule, Rounding, RoundingRule, Scratch, Ternary,
};
use crate::spec::{
    Branch, Code, Degree, Education, Experience, ExperienceKind, Fields, OtherFields, Requirement, RequirementSource,
    Vocabulary,
};

/// The day of judging in these tests.
const AS_OF: Date = date(2025, 6, 30);

/// The default policy.
pub(super) fn policy() -> CreditPolicy {
    let source = || "a test".to_owned();
    CreditPolicy {
        id: "calendar-40".to_owned(),
        title: source(),
        source: source(),
        historical: false,
        full_week: FullWeek { hours: Hundredths::whole(40), full_from: None, source: source() },
        overlap: OverlapRule { rule: Overlap::Capped, source: source() },
        months: MonthRule {
            rule: Months::Calendar,
            hours_per_month: None,
            weeks_per_year: None,
            weeks_per_month: None,
            source: source(),
        },
        rounding: RoundingRule { rule: Rounding::Exact, full_from_days: None, source: source() },
        relevance: RelevanceRule { rule: Relevance::Share, source: source() },
        example: None,
    }
}

fn vocabulary() -> Vocabulary {
    let kind = |id: &str| ExperienceKind {
        id: id.to_owned(),
        meaning: id.to_owned(),
        source: id.to_owned(),
        implies: Vec::new(),
        residency: false,
        unsettled: false,
    };
    Vocabulary { kinds: vec![kind("casework"), kind("planning")], ..Vocabulary::default() }
}

fn source() -> RequirementSource {
    RequirementSource::printed("as printed")
}

fn branch(of: Vec<Requirement>) -> Branch {
    Branch { source: source(), of }
}

/// A degree in "Social Work", or in another field if somebody finds it related.
fn education(degree: Degree) -> Education {
    let fields = Fields {
        printed: "Social Work or a related field".to_owned(),
        accepted: vec!["Social Work".to_owned()],
        others: OtherFields::Judgement,
    };
    Education { source: source(), degree: Some(degree), fields: Some(fields), ..Education::default() }
}

fn experience(months: u32, progressive: bool) -> Experience {
    Experience {
        source: source(),
        need: "casework".to_owned(),
        months,
        kinds: vec!["casework".to_owned()],
        progressive,
        ..Experience::default()
    }
}

/// A full-time job of these kinds of work, of which nothing else is said.
fn full_time(title: &str, kinds: &[&str], from: Date, to: Option<Date>) -> Job {
    Job {
        title: title.to_owned(),
        from,
        to,
        hours_per_week: Hundredths::whole(40),
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        comparable_to: Vec::new(),
        progressive: Ternary::Unknown,
        relevant_percent: Percent(100),
        class: None,
        class_code: None,
        employer: None,
    }
}

/// The last day of so many months that begin on a day.
fn end_of(from: Date, months: i32) -> Date {
    from.checked_add(jiff::Span::new().months(months)).unwrap().yesterday().unwrap()
}

fn applicant() -> Applicant {
    Applicant { name: "A".to_owned(), ..Applicant::default() }
}

/// What comes of a record by a requirement; the outcome alone is the same as that of the whole answer.
fn told(vocabulary: &Vocabulary, requirement: &Requirement, who: &Applicant) -> Assessment {
    let code = Code::new("X").unwrap();
    let calculator = Calculator::new(vocabulary);
    let record = calculator.record(who).unwrap();
    let evaluator = Evaluator { compiled: calculator.compiled(&code, requirement) };
    let told = assessed(&evaluator, &record);
    assert_eq!(evaluator.outcome(&record, AS_OF, &policy(), &mut Scratch::default()).unwrap(), told.outcome);
    assert_eq!(told.trace.outcome, told.outcome);
    told
}

/// The whole answer. What is said in brief must be a part of it.
fn assessed(evaluator: &Evaluator<'_>, record: &Record<'_>) -> Assessment {
    let whole = evaluator.assess(record, AS_OF, &policy(), &mut Scratch::default()).unwrap();
    let part = Brief {
        outcome: whole.outcome,
        questions: whole.questions.clone(),
        together: whole.together.clone(),
        open_behind: whole.open_behind.clone(),
        nearest_path: whole.nearest_path.clone(),
    };
    assert_eq!(evaluator.brief(record, AS_OF, &policy(), &mut Scratch::default()).unwrap(), part);
    whole
}
