//! Applicants made by counting through what matters to a requirement, the same in every run.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use rungs_domain::qualify::{
    Applicant, Calculator, CreditPolicy, Holding, Hundredths, Job, Outcome, Percent, Schooling, Scratch, Study, Ternary,
};
use rungs_domain::spec::{Code, Level, Requirement, Vocabulary};

use super::VOCABULARY;

use rungs_files::ron::{File, read};

/// The day of judging.
const AS_OF: Date = date(2026, 6, 30);

/// How many applicants are made.
const COUNT: u64 = 400;

const STUDIES: [Schooling; 8] = [
    Schooling::HighSchool,
    Schooling::Ged,
    Schooling::SomeCollege { years: 2 },
    Schooling::SomeCollege { years: 4 },
    Schooling::Associate,
    Schooling::Bachelor,
    Schooling::Master,
    Schooling::Doctorate,
];

const FIELDS: [Option<&str>; 8] = [
    None,
    Some("Social Work"),
    Some("Psychology"),
    Some("Human Services"),
    Some("Criminal Justice"),
    Some("Public Health"),
    Some("Mechanical Engineering"),
    Some("Anthropology"),
];

const KINDS: [&str; 16] = [
    "demo_community",
    "community_work",
    "community_organization",
    "program_planning",
    "social_service_work",
    "social_work_agency",
    "social_work_medical",
    "clinical_supervision",
    "social_casework",
    "out_of_home_placement",
    "case_management",
    "community_coordinator",
    "social_worker_assistant",
    "behavioral_health",
    "health_care",
    "unrelated",
];

const MONTHS: [i32; 8] = [5, 6, 12, 24, 36, 48, 72, 180];

const LICENCES: [&str; 4] = ["drivers_license", "il_lsw", "il_lcsw", "field_placement_social_services"];

/// A sequence that looks like chance and is none (Knuth, The Art of Computer Programming, volume 2, 3.3.4, MMIX).
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// The applicants.
pub fn applicants() -> &'static [Applicant] {
    static ALL: LazyLock<Vec<Applicant>> = LazyLock::new(|| (0..COUNT).map(|seed| one(&mut Draw(seed))).collect());
    &ALL
}

fn one(draw: &mut Draw) -> Applicant {
    draw.below(2);
    Applicant {
        name: "made".to_owned(),
        education: (0..draw.below(3)).map(|_| study(draw)).collect(),
        experience: (0..draw.below(4)).map(|_| job(draw)).collect(),
        credentials: LICENCES.iter().filter(|_| draw.below(2) == 0).map(|kind| held(kind)).collect(),
        ..Applicant::default()
    }
}

fn study(draw: &mut Draw) -> Study {
    Study {
        degree: STUDIES[draw.below(STUDIES.len())],
        field: FIELDS[draw.below(FIELDS.len())].map(str::to_owned),
        accredited: [Ternary::Yes, Ternary::Yes, Ternary::No, Ternary::Unknown][draw.below(4)],
        conferred: date(2001, 6, 1),
    }
}

fn job(draw: &mut Draw) -> Job {
    let from = date(2005, 1, 1);
    let to = from.saturating_add(MONTHS[draw.below(MONTHS.len())].months()).yesterday().unwrap();
    let comparable = [None, None, Some("0876"), Some("3730"), Some("A1"), Some("A2"), Some("100")][draw.below(7)];
    Job {
        title: "job".to_owned(),
        from,
        to: Some(to),
        hours_per_week: Hundredths::whole(40),
        kinds: vec![KINDS[draw.below(KINDS.len())].to_owned()],
        comparable_to: comparable.into_iter().map(|code| Code::new(code).unwrap()).collect(),
        progressive: [Ternary::Yes, Ternary::Yes, Ternary::No, Ternary::Unknown][draw.below(4)],
        relevant_percent: Percent(100),
        class: None,
        class_code: None,
        employer: None,
    }
}

fn held(kind: &str) -> Holding {
    Holding { kind: kind.to_owned(), from: None, expires: None }
}

/// The default counting rules.
pub fn calendar() -> CreditPolicy {
    let text = include_str!("../../../../specs/policies/credit/calendar-40.ron");
    match read("calendar-40.ron", text.as_bytes(), &Vocabulary::default()).file {
        Some(File::CreditPolicy(policy)) => *policy,
        _ => panic!("the shipped policy"),
    }
}

/// The shipped vocabulary, and what was taken over from printed words.
pub fn with(words: &Vocabulary) -> Vocabulary {
    let mut all = VOCABULARY.clone();
    all.add(words);
    all
}

/// The answers for some applicants, whose records know nothing of `words`.
pub fn answers(
    level: &Level,
    (node, words): (&Requirement, &Vocabulary),
    policy: &CreditPolicy,
    of: &[Applicant],
) -> Vec<Outcome> {
    let vocabulary = with(words);
    let calculator = Calculator::new(&vocabulary);
    let evaluator = calculator.evaluator(level, node);
    let mut scratch = Scratch::default();
    let answer = |applicant| {
        let record = calculator.record(applicant).unwrap();
        evaluator.outcome(&record, AS_OF, policy, &mut scratch).unwrap()
    };
    of.iter().map(answer).collect()
}

/// How many answers differ without being left to a person, and how many are left to one that need not be.
pub fn differ(right: &[Outcome], read: &[Outcome]) -> (usize, usize) {
    let both = || right.iter().zip(read).filter(|(right, read)| right != read);
    let open = both().filter(|(_, read)| **read == Outcome::NeedsJudgement).count();
    (both().count() - open, open)
}
