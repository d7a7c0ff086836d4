//! Where positions belong: one position a file, worked by hand, with the arithmetic and the answers beside it.

mod fills;
mod limits;
mod policies;
mod properties;
mod spec_change;
mod suggestions;
mod vacancy;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use rungs_domain::allocate::{
    Allocation, AllocationPolicy, Allocator, Finding, Margin, PolicyAnswer, Position, Worksheet,
};
use rungs_domain::compare::{Comparer, Limits};
use rungs_domain::spec::{Citation, Series, Vocabulary};
use rungs_formats::ron::{File, read, write_series};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| match parsed(&root().join("specs/vocabulary.ron")) {
    File::Vocabulary(vocabulary) => *vocabulary,
    _ => panic!("the shipped vocabulary"),
});

/// The shipped policies, the one that decides first.
const POLICIES: [&str; 5] = ["majority", "grade-controlling", "lead-gate", "essential-duties", "best-fit"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn parsed(path: &Path) -> File {
    let name = path.file_name().unwrap().to_str().unwrap();
    let vocabulary = if name == "vocabulary.ron" { &Vocabulary::default() } else { &*VOCABULARY };
    let parsed = read(name, &fs::read(path).unwrap(), vocabulary);
    assert!(parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
    parsed.file.unwrap()
}

fn policy(id: &str) -> Arc<AllocationPolicy> {
    match parsed(&root().join("specs/policies/allocation").join(id).with_extension("ron")) {
        File::AllocationPolicy(policy) => Arc::new(*policy),
        _ => panic!("{id} is no policy"),
    }
}

fn series(id: &str) -> Series {
    match parsed(&root().join("specs").join(id).with_extension("ron")) {
        File::Series(series) => *series,
        _ => panic!("{id} is no series"),
    }
}

fn position(path: &Path) -> Position {
    match parsed(path) {
        File::Position(position) => *position,
        _ => panic!("{} is no position", path.display()),
    }
}

fn comparer() -> Comparer {
    Comparer::new(&VOCABULARY, Limits::default())
}

fn allocate(position: &Position, series: &Series, as_of: Date, policies: &[&str]) -> Allocation {
    let revision = Citation::revision_mark(&write_series(series));
    let comparer = comparer();
    let policies: Vec<_> = policies.iter().map(|id| policy(id)).collect();
    let allocator = Allocator::new(&comparer, series, &series.links, &revision);
    allocator.allocate(position, as_of, &policies).unwrap()
}

/// Answers as the `.expected` files write them.
struct Shown<'a> {
    position: &'a Position,
    series: &'a Series,
    allocation: &'a Allocation,
}

impl Shown<'_> {
    fn line(&self, what: &str) -> String {
        let sheet = &self.allocation.worksheet;
        match what {
            "time" => self.time(sheet),
            "apart" => format!("{} unmatched, {} apart, {} in all", sheet.unmatched, sheet.apart, sheet.total),
            "counts from" => sheet
                .lines
                .iter()
                .filter_map(|line| line.counts_from)
                .map(|day| day.to_string())
                .collect::<Vec<_>>()
                .join(", "),
            "agree" => if self.allocation.all_agree() { "yes" } else { "no" }.to_owned(),
            "cautions" => self.cautions(),
            policy => self.answer(self.allocation.answers.iter().find(|answer| answer.policy == policy).unwrap()),
        }
    }

    fn time(&self, sheet: &Worksheet) -> String {
        let levels = self.series.levels.iter().zip(&sheet.levels).filter(|(_, time)| time.own.0 > 0);
        levels.map(|(level, time)| format!("{} {}", level.code, time.own)).collect::<Vec<_>>().join(", ")
    }

    fn answer(&self, answer: &PolicyAnswer) -> String {
        let mut out = self.finding(answer.finding);
        if (answer.lowest, answer.highest) != (answer.finding, answer.finding) {
            write!(out, " (from {} to {})", self.finding(answer.lowest), self.finding(answer.highest)).unwrap();
        }
        for (way, margin) in [("up", &answer.raise), ("down", &answer.lower)] {
            if let Some(margin) = margin {
                write!(out, "; {way} {}", self.margin(margin)).unwrap();
            }
        }
        out
    }

    fn margin(&self, margin: &Margin) -> String {
        let duties: Vec<String> =
            margin.lines.iter().map(|line| self.position.duties[*line].number.to_string()).collect();
        let by = if duties.is_empty() { String::new() } else { format!(" by {}", duties.join(" or ")) };
        format!("{} to {}{by}", margin.points, self.finding(margin.to))
    }

    fn finding(&self, finding: Finding) -> String {
        match finding {
            Finding::NotCalled => "not called on".to_owned(),
            Finding::NoClass => "no class".to_owned(),
            Finding::Class(level) => self.series.levels[level].code.to_string(),
            Finding::Lead(outcome) => outcome.word().to_owned(),
        }
    }

    fn cautions(&self) -> String {
        let shown = self.allocation.cautions.iter().map(|caution| match caution.duty() {
            Some(duty) => format!("{} {}", caution.id(), self.position.duties[duty].number),
            None => caution.id().to_owned(),
        });
        shown.collect::<Vec<_>>().join(", ")
    }
}

/// Every line of the `.expected` file names something that is said of the position, and says it.
fn check(path: &Path) -> Result<(), String> {
    let position = position(path);
    let series = series(position.spec.series.as_str());
    let allocation = allocate(&position, &series, position.as_of.unwrap(), &POLICIES);
    let shown = Shown { position: &position, series: &series, allocation: &allocation };
    let expected = fs::read_to_string(path.with_extension("expected")).unwrap();
    let mut said = String::new();
    for line in expected.lines() {
        let what = line.split(':').next().unwrap();
        writeln!(said, "{}", format!("{what}: {}", shown.line(what)).trim_end()).unwrap();
    }
    if said == expected { Ok(()) } else { Err(format!("{}\nexpected\n{expected}said\n{said}", path.display())) }
}

#[test]
fn every_position_gets_the_answers_worked_by_hand() {
    let folder = fs::read_dir(root().join("tests/cases/allocate")).unwrap();
    let mut cases: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    cases.sort();
    assert!(cases.len() >= 30, "{} cases", cases.len());
    let wrong: Vec<String> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
