//! Loading and searching: the five shipped series, and a library of 1,000.
//!
//! `cargo bench --bench library`. The 1,000 series are the Illinois one under other ids and codes, written into a
//! temporary folder. The last line tells the most memory that the whole run took, on systems that tell.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use divan::{Bencher, black_box};
use rungs_library::search::Index;
use rungs_library::{Excerpt, Library};
use tempfile::TempDir;

const SERIES: usize = 1_000;
const MODEL: &str = include_str!("../specs/il-social-service-planner.ron");
const CODES: [&str; 5] = ["41295", "41311", "41312", "41313", "41314"];

fn main() {
    divan::main();
    if let Some(peak) = peak_memory() {
        println!("most memory of the run: {peak}");
    }
}

#[divan::bench]
fn load_the_five_shipped_series() -> Library {
    Library::shipped()
}

/// What `compare` reads.
#[divan::bench]
fn load_the_shipped_series_of_two_levels() -> Library {
    Library::excerpt(Excerpt::Levels(&["41312".to_owned(), "41313".to_owned()])).unwrap_or_default()
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn load_a_thousand_series(bencher: Bencher<'_, '_>) {
    let folder = generated();
    bencher.bench_local(|| load(folder.path()));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn index_a_thousand_series(bencher: Bencher<'_, '_>) {
    let folder = generated();
    let library = load(folder.path());
    bencher.bench_local(|| Index::new(&library));
}

#[divan::bench(args = ["conceptualizes", "no such words anywhere", "s", "design plan", "41314"])]
fn search_a_thousand_series(bencher: Bencher<'_, '_>, query: &str) {
    let folder = generated();
    let index = Index::new(&load(folder.path()));
    bencher.bench_local(|| index.search(black_box(query), 30));
}

fn load(folder: &Path) -> Library {
    let library = Library::load_only(&[folder.to_owned()], &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!((library.series.len(), library.problems.len()), (SERIES, 0));
    library
}

/// A folder with the series, ten an authority.
fn generated() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for at in 0..SERIES {
        let mut text = MODEL.replace("il-social-service-planner", &format!("series-{at}"));
        text = text.replace("Illinois Department", &format!("Department {} of Illinois", at / 10));
        for code in CODES {
            text = text.replace(&format!("\"{code}\""), &format!("\"{code}-{at}\""));
        }
        fs::write(folder.path().join(format!("series-{at}.ron")), text).unwrap();
    }
    folder
}

/// What Linux calls the high-water mark of resident memory.
fn peak_memory() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.trim_start_matches("VmHWM:").trim().to_owned())
}
