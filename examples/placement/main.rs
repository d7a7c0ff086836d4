//! Shows that a transcription loses nothing of its document and adds nothing to it.
//!
//! ```text
//! cargo run --example placement -- DOCUMENT SPEC REST
//! ```
//!
//! DOCUMENT is the official text, SPEC the series file transcribed from it, REST the list of what has no words in
//! the spec: page furniture, and values that the spec holds in another form (`tests/cases/placement/`).
//! Every text of the spec is looked for in the document and takes the place where it stands, longest first.
//! What nobody took is printed with its line, and so is every text of the spec that the document does not have.

mod document;
mod markup;
mod rest;
mod words;

use std::path::Path;
use std::process::ExitCode;

use anstream::{eprintln, println};
use rungs_domain::spec::{Series, Vocabulary};
use rungs_files::ron::{File, Parsed, read};

use document::{Document, Part};
use rest::Rest;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [document, spec, rest] = arguments.as_slice() else {
        eprintln!("usage: cargo run --example placement -- DOCUMENT SPEC REST");
        return ExitCode::from(2);
    };
    match run(document, spec, rest) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Places the words and prints the figures; true if nothing is left over and nothing invented.
fn run(document: &str, spec: &str, rest: &str) -> Result<bool, String> {
    let series = load_series(spec)?;
    let rest = Rest::parse(&text(rest)?).map_err(|error| format!("{rest}: {error}"))?;
    let mut page = Document::new(&text(document)?, &rest.furniture);
    let mut missing = Vec::new();
    for value in &rest.converted {
        for _ in 0..value.times {
            if !page.place(&value.text, false, Part::Converted) {
                missing.push(value.text.clone());
            }
        }
    }
    for needle in words::of_series(&series) {
        let placed = needle.forms.iter().any(|form| page.place(form, needle.any_case, Part::Placed));
        while placed && needle.repeats && needle.forms.iter().any(|f| page.place(f, needle.any_case, Part::Placed)) {}
        if !placed && !needle.forms.iter().any(|form| page.holds(form, needle.any_case)) {
            missing.extend(needle.forms.first().cloned());
        }
    }
    missing.retain(|text| rest.supplied.iter().all(|supplied| supplied.text != *text));
    Ok(report(&page, &missing))
}

fn report(page: &Document, missing: &[String]) -> bool {
    let rows = [
        (page.read(), "read, white space not counted"),
        (page.count(Part::Placed), "placed word for word"),
        (page.count(Part::Converted), "converted: values held in another form"),
        (page.count(Part::Omitted), "omitted: names and addresses of persons"),
        (page.count(Part::Furniture), "furniture: running heads, page numbers"),
        (page.count(Part::Markup), "markup: marks of the text file, struck-through words"),
        (page.count(Part::Left), "left over"),
    ];
    for (characters, what) in rows {
        println!("{characters:6} {what}");
    }
    for (line, text) in page.left_over() {
        println!("  line {line}: {text}");
    }
    for text in missing {
        println!("  not in the document: {text}");
    }
    page.count(Part::Left) == 0 && missing.is_empty()
}

fn load_series(spec: &str) -> Result<Series, String> {
    let vocabulary = Path::new(spec).with_file_name("vocabulary.ron");
    let vocabulary = match parse(&vocabulary.to_string_lossy(), &Vocabulary::default())? {
        File::Vocabulary(vocabulary) => *vocabulary,
        _ => return Err(format!("{} is no vocabulary", vocabulary.display())),
    };
    match parse(spec, &vocabulary)? {
        File::Series(series) => Ok(*series),
        _ => Err(format!("{spec} is no series")),
    }
}

fn parse(path: &str, vocabulary: &Vocabulary) -> Result<File, String> {
    let Parsed { file, diagnostics } = read(path, text(path)?.as_bytes(), vocabulary);
    file.ok_or_else(|| diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

fn text(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}
