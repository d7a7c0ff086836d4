//! Reading one document of each format, and drafting specifications of real ones.
//!
//! `cargo bench -p rungs-import --bench import`. To hold on one core: a web page or text of 25 kB in 10 ms.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a measuring program")]

use divan::Bencher;
use divan::counter::BytesCount;
use jiff::civil::date;
use rungs_documents::{Block, Depth, Document, Format, Item, Text, render};
use rungs_domain::spec::Vocabulary;
use rungs_import::{Profile, read, understand};

/// The texts of the five shipped series.
const SOURCES: [&str; 5] = [
    include_str!("../tests/cases/import/sources/il-social-service-planner.txt"),
    include_str!("../tests/cases/import/sources/ui-medical-social-services.txt"),
    include_str!("../tests/cases/import/sources/denver-utilization-management.txt"),
    include_str!("../tests/cases/import/sources/nm-community-social-service-specialist.txt"),
    include_str!("../tests/cases/import/sources/nm-cps-permanency-planning.txt"),
];

fn main() {
    divan::main();
}

/// A specification of five levels, about 25 kB of words.
fn document() -> Document {
    let words = "Plans, coordinates and evaluates the services that the department gives to families and children, ";
    let mut document = Document::new("Planner Series", date(2026, 1, 31));
    for level in 1..=5 {
        document.heading(Depth::Part, format!("Planner {level}").as_str());
        document.paragraph(words.repeat(8).as_str());
        let item = |number| Item { number: Some(number), text: Text::plain(words.repeat(3)) };
        document.push(Block::List((1..=14).map(item).collect()));
    }
    document
}

/// The same document in each format; Markdown stands for text.
#[divan::bench(args = [Format::Md, Format::Html, Format::Docx, Format::Pdf])]
fn one_document(bencher: Bencher<'_, '_>, format: Format) {
    let bytes = render(&document(), format).unwrap();
    let name = format!("a.{format}");
    bencher.counter(BytesCount::new(bytes.len())).bench_local(|| read(&name, &bytes).unwrap());
}

/// A real text read and drafted, requirements and all.
#[divan::bench(args = 0..SOURCES.len())]
fn one_draft(bencher: Bencher<'_, '_>, source: usize) {
    let (profile, text) = (Profile::shipped(), SOURCES[source]);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| draft(text, &profile));
}

/// Five hundred texts one after the other, as one run of the command line does.
#[divan::bench(sample_count = 10)]
fn five_hundred_drafts(bencher: Bencher<'_, '_>) {
    let profile = Profile::shipped();
    bencher.bench_local(|| (0..500).map(|at| draft(SOURCES[at % SOURCES.len()], &profile)).sum::<usize>());
}

/// How many levels a draft of this text has.
fn draft(text: &str, profile: &Profile) -> usize {
    let manuscript = read("a.txt", text.as_bytes()).unwrap();
    understand(&manuscript, profile, &Vocabulary::default()).series.levels.len()
}
