//! Invented applicants and what comes of them at the shipped levels, for tests of what the tab shows.

use std::sync::Arc;

use jiff::civil::{Date, date};
use rungs_domain::qualify::{
    Applicant, Calculator, Holding, Hundredths, Job, Percent, Schooling, Scratch, Study, Ternary,
};
use rungs_domain::spec::LevelRef;
use rungs_library::{Library, policies};

use crate::applicants::{Answers, ApplicantAnswers, DocumentId, LevelResult, Precedents, Reading};

/// The day of judging.
pub const AS_OF: Date = date(2025, 6, 30);

/// A job of progressive work.
pub fn job(title: &str, from: Date, to: Option<Date>, hours: u32, kind: &str) -> Job {
    Job {
        title: title.to_owned(),
        from,
        to,
        hours_per_week: Hundredths::whole(hours),
        kinds: vec![kind.to_owned()],
        comparable_to: Vec::new(),
        progressive: Ternary::Yes,
        relevant_percent: Percent(100),
        class: None,
        class_code: None,
        employer: None,
    }
}

fn study(degree: Schooling, field: &str, conferred: Date) -> Study {
    Study { degree, field: Some(field.to_owned()), accredited: Ternary::Yes, conferred }
}

/// Degrees in Psychology and Public Health; 30 months of placement work, in part at two jobs side by side.
pub fn applicant_b() -> Applicant {
    let placement = "out_of_home_placement";
    Applicant {
        name: "Sample applicant B".to_owned(),
        education: vec![
            study(Schooling::Bachelor, "Psychology", date(2015, 5, 9)),
            study(Schooling::Master, "Public Health", date(2023, 5, 13)),
        ],
        experience: vec![
            job("Intake", date(2018, 3, 1), Some(date(2020, 6, 30)), 40, "social_casework"),
            job("Foster care", date(2020, 7, 1), Some(date(2022, 12, 31)), 20, placement),
            job("Emergency", date(2022, 1, 1), Some(date(2022, 12, 31)), 30, placement),
            job("Outreach", date(2023, 2, 1), Some(date(2024, 9, 30)), 40, "behavioral_health"),
            job("Coordinator", date(2024, 10, 1), None, 40, placement),
        ],
        credentials: vec![Holding { kind: "drivers_license".to_owned(), from: None, expires: None }],
        ..Applicant::default()
    }
}

/// The shipped levels with these codes, in the order of the library.
pub fn levels(library: &Library, codes: &[&str]) -> Vec<LevelRef> {
    let all = library.series.iter().flat_map(|loaded| {
        let codes = loaded.series.levels.iter().map(|level| level.code.clone());
        codes.map(|code| LevelRef { series: loaded.series.id.clone(), code }).collect::<Vec<_>>()
    });
    all.filter(|level| codes.contains(&level.code.as_str())).collect()
}

/// What comes of `applicants` at the levels with these codes, under the policies with these ids.
pub fn answers(library: &Library, applicants: &[Applicant], codes: &[&str], by: &[&str]) -> Answers {
    let calculator = Calculator::new(&library.vocabulary);
    let policies: Vec<_> = by.iter().map(|id| Arc::new(policies::find(id).unwrap())).collect();
    let levels = levels(library, codes);
    let mut scratch = Scratch::default();
    let mut answered = Vec::new();
    for (at, applicant) in applicants.iter().enumerate() {
        let record = calculator.record(applicant).unwrap();
        let mut by_policy = Vec::new();
        for policy in &policies {
            let results = levels.iter().map(|level| LevelResult {
                level: level.clone(),
                answer: calculator.answer(library.level(level).unwrap().level, &record, AS_OF, policy, &mut scratch),
            });
            by_policy.push(results.collect());
        }
        let reading = Reading {
            applicant: applicant.clone(),
            jobs: (0..applicant.experience.len()).collect(),
            ..Reading::default()
        };
        let document = DocumentId(u64::try_from(at).unwrap());
        answered.push(ApplicantAnswers { document, reading: Arc::new(reading), warnings: Vec::new(), by_policy });
    }
    let records: Vec<_> = answered.iter().map(|one| (one.document, &one.reading.applicant)).collect();
    let precedents = Precedents::of(&records);
    Answers { revision: 1, as_of: AS_OF, policies, applicants: answered, precedents }
}
