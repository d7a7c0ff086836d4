//! Reading one document of each format.
//!
//! `cargo bench -p rungs-formats --bench import`. To hold on one core: a web page or text of 25 kB in 10 ms.

#![allow(clippy::unwrap_used, reason = "a measuring program")]

use divan::Bencher;
use divan::counter::BytesCount;
use jiff::civil::date;
use rungs_formats::export::{Block, Depth, Document, Format, Item, Text, render};
use rungs_formats::import::read;

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
