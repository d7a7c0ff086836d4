//! Reading batches of applicants, and telling what is wrong with them.
//!
//! `cargo bench -p rungs-files --bench batch`, which needs no window to be built.

#![allow(clippy::unwrap_used, reason = "a measuring program")]

use std::fmt::Write as _;
use std::path::Path;

use divan::Bencher;
use divan::counter::ItemsCount;
use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::spec::Vocabulary;
use rungs_files::csv::{Batch, Sheet};
use rungs_files::diagnostic_text::{Style, render_all};
use rungs_files::ron::{File, read};

fn main() {
    divan::main();
}

const ROWS: usize = 100_000;

const WIDE: &str = "name,degree_1,field_1,accredited_1,conferred_1,job_title_1,job_from_1,job_to_1,\
                    job_hours_per_week_1,job_kinds_1,job_title_2,job_from_2,job_to_2,job_hours_per_week_2,job_kinds_2,\
                    credential_1,credential_expires_1\n";

fn vocabulary() -> Vocabulary {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs/vocabulary.ron");
    match read("vocabulary.ron", &std::fs::read(path).unwrap(), &Vocabulary::default()).file {
        Some(File::Vocabulary(vocabulary)) => *vocabulary,
        _ => Vocabulary::default(),
    }
}

fn measure(bencher: Bencher<'_, '_>, files: &[String]) {
    let vocabulary = vocabulary();
    bencher.counter(ItemsCount::new(ROWS)).bench_local(|| {
        let sheets = files.iter().map(|text| Sheet::open("a.csv", text.as_bytes()).unwrap()).collect();
        let mut batch = Batch::new(sheets, &vocabulary).unwrap();
        let mut count = 0;
        while let Some(one) = batch.next(&mut |wrong| drop(divan::black_box(wrong))) {
            divan::black_box(one);
            count += 1;
        }
        divan::black_box(count)
    });
}

/// One row an applicant: a study, two jobs, a license.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn wide(bencher: Bencher<'_, '_>) {
    let mut text = WIDE.to_owned();
    for at in 0..ROWS {
        let (year, hours) = (1990 + at % 20, if at % 2 == 0 { "40" } else { "37.5" });
        let study = format!("Bachelor,Social Work,Yes,{year}-05-09");
        let first = format!("Placement caseworker,{year}-06-01,{}-12-31,{hours},out_of_home_placement", year + 4);
        let second = format!("Aide,{}-01-01,,20,community_coordinator;health_care", year + 5);
        writeln!(text, "\"Able, Ann {at}\",{study},{first},{second},drivers_license,2030-01-01").unwrap();
    }
    measure(bencher, &[text]);
}

/// The same studies and first jobs in files of their own.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn joined(bencher: Bencher<'_, '_>) {
    let mut files = [
        "id,name\n".to_owned(),
        "id,degree,field,accredited,conferred\n".to_owned(),
        "id,title,from,to,hours,kinds\n".to_owned(),
    ];
    for at in 0..ROWS {
        let [applicants, education, experience] = &mut files;
        writeln!(applicants, "{at},Able {at}").unwrap();
        writeln!(education, "{at},Bachelor,Social Work,Yes,2015-05-09").unwrap();
        writeln!(experience, "{at},Aide,2016-01-01,2018-12-31,37.5,health_care").unwrap();
    }
    measure(bencher, &files);
}

/// A warning for each row, shown with colors.
#[divan::bench]
fn warnings_shown(bencher: Bencher<'_, '_>) {
    let told = (2..).take(ROWS / 100).map(|line| {
        let place = Place { line: Some(line), ..Place::whole("people.csv") };
        let message = "the record does not say what kind of work \"Clerk\" was";
        Diagnostic::warning("job-without-kind", place, message).with_hint("name its kinds")
    });
    let told: Vec<Diagnostic> = told.collect();
    bencher.counter(ItemsCount::new(told.len())).bench_local(|| render_all(&told, Style::Colour));
}
