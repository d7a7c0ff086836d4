//! Where positions belong: one position a file, worked by hand, with the arithmetic and the answers beside it.

mod deciding;
mod fills;
mod limits;
mod plain_words;
mod policies;
mod properties;
mod samples;
mod spec_change;
mod suggestions;
mod vacancy;

use std::fmt::Write as _;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use rungs_domain::allocate::{
    Allocation, AllocationPolicy, Allocator, Chosen, Finding, LevelFill, Margin, Policies, PolicyAnswer, Position,
    SpecChange, Standing, Worksheet,
};
use rungs_domain::compare::{Comparer, Limits};
use rungs_domain::spec::{Series, Vocabulary};
use rungs_files::ron::{File, read, text_revision};
use rungs_library::disk::SystemDisk;
use rungs_library::{Library, Request};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Library::shipped().vocabulary);

/// The shipped policies, the one that decides first.
const POLICIES: [&str; 5] = ["majority", "grade-controlling", "lead-gate", "essential-duties", "best-fit"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn parsed(path: &Path) -> File {
    let name = path.file_name().unwrap().to_str().unwrap();
    let parsed = read(name, &fs::read(path).unwrap(), &VOCABULARY);
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

/// Policies of which the first decides.
fn decided_by_the_first(ids: &[&str]) -> Policies {
    Policies { all: ids.iter().map(|id| policy(id)).collect(), chosen: Some(Chosen::CommandLine) }
}

fn allocate(position: &Position, series: &Series, as_of: Date, policies: &[&str]) -> Allocation {
    let revision = text_revision(series);
    let comparer = comparer();
    let policies = decided_by_the_first(policies);
    let allocator = Allocator::new(&comparer, series, &series.links, &revision);
    allocator.allocate(position, as_of, &policies).unwrap()
}

/// Answers as the `.expected` files write them.
struct Shown<'a> {
    position: &'a Position,
    series: &'a Series,
    allocation: &'a Allocation,
    change: Option<&'a SpecChange>,
    fills: &'a [LevelFill],
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
            "decides" => self.allocation.deciding().map_or("nobody has chosen", |answer| &answer.policy).to_owned(),
            "touched" => self.touched(),
            level if level.starts_with("fill ") => self.fill(&level["fill ".len()..]),
            policy => self.answer(self.allocation.answers.iter().find(|answer| answer.policy == policy).unwrap()),
        }
    }

    /// Duty, level and number; "gone" where the item is no longer there.
    fn touched(&self) -> String {
        let touched = self.change.iter().flat_map(|change| &change.touched).map(|one| {
            let gone = if one.now.is_none() { " gone" } else { "" };
            format!("{} as {} no. {}{gone}", one.duty, one.level, one.number.unwrap())
        });
        touched.collect::<Vec<_>>().join(", ")
    }

    fn fill(&self, code: &str) -> String {
        let level = self.series.levels.iter().position(|level| level.code.as_str() == code).unwrap();
        let applicants = self.fills[level].applicants.iter().map(|one| {
            let underfill_at = match &one.standing {
                Standing::Underfill { at, .. } => format!(" at {}", self.series.levels[*at].code),
                _ => String::new(),
            };
            let details: String = one.standing.details().iter().map(|said| format!(": {said}")).collect();
            format!("{} {}{underfill_at}{details}", one.name, one.standing.word())
        });
        applicants.collect::<Vec<_>>().join("; ")
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

/// The shipped series and policies, and what a folder of the case's name holds.
fn library(path: &Path) -> Library {
    let folder = path.with_extension("");
    let paths = if folder.exists() { vec![folder] } else { Vec::new() };
    let request = Request { shipped: true, paths, data_dir: None };
    let library = Library::load_request(request, &SystemDisk, &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(library.problems, []);
    library
}

/// Every line of the `.expected` file names something that is said of the position, and says it.
fn check(path: &Path) -> Result<(), String> {
    let (position, library) = (position(path), library(path));
    let as_of = position.as_of.unwrap();
    let judged = library.allocate(&position, as_of, &library.policies_for(&position).unwrap()).unwrap();
    let series = &judged.loaded.series;
    let applicants = library.applicants.iter().map(|loaded| &*loaded.applicant);
    let fills = library.fills(series, applicants, &library.policies[0], as_of);
    let change = judged.changed.as_ref();
    let shown = Shown { position: &position, series, allocation: &judged.allocation, change, fills: &fills };
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
