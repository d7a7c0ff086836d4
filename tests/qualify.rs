//! The qualification calculator over the shipped series: one applicant a file, with the answers beside it.

mod damage;
mod policies;
mod properties;
mod traces;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::civil::Date;
use rungs_domain::qualify::{Applicant, Assessment, Calculator, CreditPolicy, Scratch};
use rungs_domain::spec::{Level, TierKind, Vocabulary};
use rungs_files::ron::{File, read};
use rungs_library::Library;

static SHIPPED: LazyLock<Library> = LazyLock::new(Library::shipped);

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn parsed(path: &Path) -> File {
    let name = path.file_name().unwrap().to_str().unwrap();
    let parsed = read(name, &fs::read(path).unwrap(), &SHIPPED.vocabulary);
    assert!(parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
    parsed.file.unwrap()
}

fn policy(id: &str) -> CreditPolicy {
    match parsed(&root().join("specs/policies/credit").join(id).with_extension("ron")) {
        File::CreditPolicy(policy) => *policy,
        _ => panic!("{id} is no policy"),
    }
}

fn applicant(path: &Path) -> Applicant {
    match parsed(path) {
        File::Applicant(applicant) => *applicant,
        _ => panic!("{} is no applicant", path.display()),
    }
}

fn vocabulary() -> &'static Vocabulary {
    &SHIPPED.vocabulary
}

fn level(code: &str) -> &'static Level {
    let mut levels = SHIPPED.series.iter().flat_map(|loaded| &loaded.series.levels);
    levels.find(|level| level.code.as_str() == code).unwrap()
}

fn assess(applicant: &Applicant, code: &str, as_of: Date, policy: &CreditPolicy) -> Assessment {
    let calculator = Calculator::new(vocabulary());
    let record = calculator.record(applicant).unwrap();
    let evaluator = calculator.tier(level(code), TierKind::Minimum).unwrap();
    evaluator.assess(&record, as_of, policy, &mut Scratch::default()).unwrap()
}

/// An answer as the `.expected` files write it: the outcome, then what is short or asked.
fn shown(assessment: &Assessment) -> String {
    let mut out = assessment.outcome.word().to_owned();
    for short in &assessment.shortfalls {
        let or = if short.alternative { "or " } else { "" };
        let missing = short.missing.map_or_else(String::new, |missing| format!("{missing} of "));
        let at_best = short.at_best.filter(|_| short.at_best != short.missing);
        let at_best = at_best.map_or_else(String::new, |at_best| format!(" (at best {at_best})"));
        write!(out, "; {or}{missing}{}{at_best}", short.need).unwrap();
    }
    for question in &assessment.questions {
        write!(out, "; {}", question.question).unwrap();
    }
    out
}

fn check(path: &Path) -> Result<(), String> {
    let applicant = applicant(path);
    let expected = fs::read_to_string(path.with_extension("expected")).unwrap();
    let mut as_of = None;
    let mut said = String::new();
    for line in expected.lines() {
        let (code, answer) = line.split_once(": ").unwrap();
        match as_of {
            None => {
                as_of = Some(answer.parse().unwrap());
                writeln!(said, "{line}").unwrap();
            }
            Some(day) => {
                writeln!(said, "{code}: {}", shown(&assess(&applicant, code, day, &policy("calendar-40")))).unwrap();
            }
        }
    }
    if said == expected { Ok(()) } else { Err(format!("{}\nexpected\n{expected}said\n{said}", path.display())) }
}

#[test]
fn every_applicant_gets_the_answers_that_the_documents_give() {
    let folder = fs::read_dir(root().join("tests/cases/qualify")).unwrap();
    let mut cases: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    cases.sort();
    assert!(cases.len() >= 45, "{} cases", cases.len());
    let wrong: Vec<String> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
