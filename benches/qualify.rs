//! Holding records against the qualifications of all shipped levels, and against requirements of study and service.
//!
//! `cargo bench -p rungs-files --bench qualify`, which needs no window to be built. To hold on one core: 200,000
//! outcomes and 50,000 whole assessments a second; 1,000,000 outcomes of study and service.

#![allow(clippy::unwrap_used, reason = "a measuring program")]

use std::path::{Path, PathBuf};

use divan::Bencher;
use divan::counter::ItemsCount;
use jiff::civil::{Date, date};
use rungs_domain::qualify::{
    Applicant, Calculator, CourseHeld, CreditPolicy, Evaluator, HoursHeld, Hundredths, Record, Reviewer, Scratch,
    UnitsHeld,
};
use rungs_domain::spec::{Level, Series, TierKind, Vocabulary};
use rungs_files::ron::{File, read};

fn main() {
    divan::main();
}

const AS_OF: Date = date(2025, 6, 30);

/// The shipped specs, and the applicants of the tests.
struct Material {
    vocabulary: Vocabulary,
    series: Vec<Series>,
    policy: CreditPolicy,
    applicants: Vec<Applicant>,
}

impl Material {
    fn read() -> Self {
        let mut vocabulary = Vocabulary::default();
        for file in files("specs", &vocabulary) {
            if let File::Vocabulary(shipped) = file {
                vocabulary = *shipped;
            }
        }
        let mut series = Vec::new();
        for file in files("specs", &vocabulary) {
            if let File::Series(one) = file {
                series.push(*one);
            }
        }
        let policies = files("specs/policies/credit", &vocabulary).into_iter();
        let mut policies = policies.filter_map(|file| match file {
            File::CreditPolicy(policy) => Some(*policy),
            _ => None,
        });
        let applicants = files("tests/cases/qualify", &vocabulary).into_iter();
        let applicants = applicants.filter_map(|file| match file {
            File::Applicant(applicant) => Some(*applicant),
            _ => None,
        });
        Material {
            policy: policies.find(|policy| policy.id == "calendar-40").unwrap(),
            applicants: applicants.collect(),
            series,
            vocabulary,
        }
    }

    /// Requirements of units, courses, hours, service and what stands in, and the applicants with studies and classes.
    fn of_study_and_service() -> Self {
        let mut material = Material::read();
        let text = include_bytes!("study_and_service.ron");
        let file = read("study_and_service.ron", text, &material.vocabulary).file;
        material.series =
            file.into_iter().filter_map(|file| if let File::Series(one) = file { Some(*one) } else { None }).collect();
        assert!(!material.series.is_empty(), "the file holds a series");
        for (at, applicant) in material.applicants.iter_mut().enumerate() {
            add_study_and_service(at, applicant);
        }
        material
    }

    fn levels(&self) -> impl Iterator<Item = &Level> {
        self.series.iter().flat_map(|series| &series.levels)
    }
}

/// Units, courses, hours and classes as records have them: some of each, some of another subject, some not said.
fn add_study_and_service(at: usize, applicant: &mut Applicant) {
    let classes =
        [Some("Principal Clerk"), Some("Senior Clerk"), None, Some("Guard"), Some("Accounting Clerk")].into_iter();
    for (job, class) in applicant.experience.iter_mut().zip(classes.cycle().skip(at % 5)) {
        job.class = class.map(str::to_owned);
    }
    let subjects =
        || ["Accounting", "Auditing", "Music", "Law"].map(str::to_owned).into_iter().cycle().skip(at % 4).take(at % 4);
    let is_known = !at.is_multiple_of(8);
    let units = subjects().zip(1..).map(|(subject, count)| UnitsHeld {
        semester: Some(Hundredths::whole(6 * count)),
        subject: Some(subject),
        ..UnitsHeld::default()
    });
    applicant.units = is_known.then(|| units.collect());
    let courses = subjects().map(|subject| CourseHeld { subject, completed: None });
    applicant.courses = is_known.then(|| courses.collect());
    let of = |one: usize| if one == 0 { "supervised practice" } else { "first aid" }.to_owned();
    let hours = (0..at % 3).map(|one| HoursHeld { of: of(one), hours: 1200, completed: None });
    applicant.hours = is_known.then(|| hours.collect());
}

/// What the RON files of a folder hold, in the order of their names.
fn files(folder: &str, vocabulary: &Vocabulary) -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    files.sort();
    files.iter().filter_map(|path| read("a.ron", &std::fs::read(path).unwrap(), vocabulary).file).collect()
}

fn evaluators<'l>(material: &'l Material, calculator: &Calculator<'_>) -> Vec<Evaluator<'l>> {
    material.levels().filter_map(|level| calculator.tier(level, TierKind::Minimum)).collect()
}

/// What is done with one level and one record.
type Work = fn(&Evaluator<'_>, &Record<'_>, &CreditPolicy, &mut Scratch);

/// How many applicants are answered in one go.
#[derive(Clone, Copy)]
enum Many {
    /// As many as the tests have.
    OfTheTests,
    HundredThousand,
}

fn measure(bencher: Bencher<'_, '_>, many: Many, work: Work) {
    measure_with(bencher, &Material::read(), many, work);
}

fn measure_with(bencher: Bencher<'_, '_>, material: &Material, many: Many, work: Work) {
    let Material { applicants, policy, .. } = material;
    let calculator = Calculator::new(&material.vocabulary);
    let evaluators = evaluators(material, &calculator);
    let mut scratch = Scratch::default();
    let count = match many {
        Many::OfTheTests => applicants.len(),
        Many::HundredThousand => 100_000,
    };
    bencher.counter(ItemsCount::new(count * evaluators.len())).bench_local(|| {
        for applicant in applicants.iter().cycle().take(count) {
            let record = calculator.record(applicant).unwrap();
            for evaluator in &evaluators {
                work(evaluator, &record, policy, &mut scratch);
            }
        }
    });
}

fn outcome(evaluator: &Evaluator<'_>, record: &Record<'_>, policy: &CreditPolicy, scratch: &mut Scratch) {
    divan::black_box(evaluator.outcome(record, AS_OF, policy, scratch).unwrap());
}

fn assessment(evaluator: &Evaluator<'_>, record: &Record<'_>, policy: &CreditPolicy, scratch: &mut Scratch) {
    divan::black_box(evaluator.assess(record, AS_OF, policy, scratch).unwrap());
}

fn brief(evaluator: &Evaluator<'_>, record: &Record<'_>, policy: &CreditPolicy, scratch: &mut Scratch) {
    divan::black_box(evaluator.brief(record, AS_OF, policy, scratch).unwrap());
}

fn days(evaluator: &Evaluator<'_>, record: &Record<'_>, policy: &CreditPolicy, scratch: &mut Scratch) {
    let outcome = evaluator.outcome(record, AS_OF, policy, scratch).unwrap();
    divan::black_box(evaluator.days(outcome, record, AS_OF, policy, scratch).unwrap());
}

/// Each applicant of the tests once: 17 levels, what one line says of each.
#[divan::bench]
fn answers_in_brief(bencher: Bencher<'_, '_>) {
    measure(bencher, Many::OfTheTests, brief);
}

/// The outcome, and when it would be met.
#[divan::bench]
fn outcomes_with_days(bencher: Bencher<'_, '_>) {
    measure(bencher, Many::OfTheTests, days);
}

/// Each applicant of the tests once: the record made ready and reviewed by all levels, as a batch does.
#[divan::bench]
fn records_reviewed(bencher: Bencher<'_, '_>) {
    let material = Material::read();
    let Material { applicants, policy, .. } = &material;
    let calculator = Calculator::new(&material.vocabulary);
    let reviewer = Reviewer::new(&material.vocabulary, material.levels());
    bencher.counter(ItemsCount::new(applicants.len())).bench_local(|| {
        for applicant in applicants {
            divan::black_box(calculator.record(applicant).unwrap());
            divan::black_box(reviewer.review(applicant, AS_OF, policy));
        }
    });
}

/// Each applicant of the tests once: 17 levels, traces off.
#[divan::bench]
fn outcomes(bencher: Bencher<'_, '_>) {
    measure(bencher, Many::OfTheTests, outcome);
}

/// The same with traces.
#[divan::bench]
fn assessments_with_traces(bencher: Bencher<'_, '_>) {
    measure(bencher, Many::OfTheTests, assessment);
}

/// 100,000 applicants against ten requirements of units, courses, hours, service, rates and alternatives, traces off.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn outcomes_of_study_and_service_of_100_000(bencher: Bencher<'_, '_>) {
    measure_with(bencher, &Material::of_study_and_service(), Many::HundredThousand, outcome);
}

/// Each applicant of the tests once against each of these requirements alone.
#[divan::bench(args = 0..10)]
fn outcomes_of_one_of_study_and_service(bencher: Bencher<'_, '_>, at: usize) {
    let mut material = Material::of_study_and_service();
    let levels = &mut material.series.first_mut().unwrap().levels;
    *levels = vec![levels.swap_remove(at)];
    measure_with(bencher, &material, Many::OfTheTests, outcome);
}

/// 100,000 applicants against 17 levels, traces off.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn outcomes_of_100_000(bencher: Bencher<'_, '_>) {
    measure(bencher, Many::HundredThousand, outcome);
}

/// The same with traces.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn assessments_with_traces_of_100_000(bencher: Bencher<'_, '_>) {
    measure(bencher, Many::HundredThousand, assessment);
}

/// All that is said of one applicant: 17 levels, both tiers, traces, ledgers, and when each would be met.
#[divan::bench]
fn one_applicant_in_full(bencher: Bencher<'_, '_>) {
    let material = Material::read();
    let Material { applicants, policy, .. } = &material;
    let calculator = Calculator::new(&material.vocabulary);
    let prepared: Vec<_> = material.levels().map(|level| calculator.prepare(level)).collect();
    let mut scratch = Scratch::default();
    let mut next = applicants.iter().cycle();
    bencher.bench_local(|| {
        let record = calculator.record(next.next().unwrap()).unwrap();
        for level in &prepared {
            divan::black_box(level.answer(&record, AS_OF, policy, &mut scratch).unwrap());
        }
    });
}
