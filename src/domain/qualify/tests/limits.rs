//! Hostile records and requirements are refused in words, never answered wrongly or without end.

use jiff::civil::date;

use super::{AS_OF, applicant, branch, education, policy, vocabulary};
use crate::qualify::{
    Applicant, Calculator, Evaluator, LimitExceeded, MAX_STUDIES, Schooling, Scratch, Study, Ternary,
};
use crate::spec::{Code, Degree, Requirement};

fn many_masters(count: usize) -> Applicant {
    let study = Study {
        degree: Schooling::Master,
        field: Some("Social Work".to_owned()),
        accredited: Ternary::Yes,
        conferred: date(2010, 5, 1),
    };
    Applicant { education: vec![study; count], ..applicant() }
}

#[test]
fn a_requirement_with_too_many_ways_is_refused() {
    let slots = (0..20).map(|_| Requirement::Education(education(Degree::Bachelor))).collect();
    let tree = Requirement::All(branch(slots));
    let vocabulary = vocabulary();
    let code = Code::new("X").unwrap();
    let calculator = Calculator::new(&vocabulary);
    let evaluator = Evaluator { compiled: calculator.compiled(&code, &tree) };
    let person = many_masters(40);
    let record = calculator.record(&person).unwrap();
    let answer = evaluator.outcome(&record, AS_OF, &policy(), &mut Scratch::default());
    assert_eq!(answer, Err(LimitExceeded::Ways));
}

#[test]
fn a_record_with_too_many_degrees_is_refused() {
    let vocabulary = vocabulary();
    let person = many_masters(MAX_STUDIES + 1);
    assert_eq!(Calculator::new(&vocabulary).record(&person).err(), Some(LimitExceeded::Studies(MAX_STUDIES + 1)));
}
