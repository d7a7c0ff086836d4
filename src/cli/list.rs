//! `rungs list`: the series of the library and their levels.

use rungs_documents::Document;
use rungs_documents::catalog::{self, Listed};
use rungs_domain::spec::Level;
use rungs_library::{Library, LoadedSeries, Origin};
use serde_json::{Value, json};

use super::args::Format;
use super::clock::today;
use super::json::array;
use super::output::Output;
use super::{Answer, Failure};

pub(super) fn list(library: &Library, output: Output) -> Result<Answer, Failure> {
    match output.format {
        Format::Text => output.document(&document(library))?,
        Format::Json => output.json(&json!({ "series": array(&library.series, |loaded| series_json(loaded)) }))?,
    }
    Ok(Answer::Holds)
}

fn document(library: &Library) -> Document {
    let listed = library.series.iter().map(|loaded| Listed { series: &loaded.series, file: file(loaded) });
    catalog::document(&listed.collect::<Vec<_>>(), today())
}

/// The path of its file; `None`: it comes with the program.
fn file(loaded: &LoadedSeries) -> Option<String> {
    match &loaded.origin {
        Origin::Shipped(_) => None,
        Origin::File(path) => Some(path.display().to_string()),
    }
}

fn series_json(loaded: &LoadedSeries) -> Value {
    let series = &loaded.series;
    json!({
        "id": series.id.as_str(),
        "title": series.title,
        "authority": series.authority.name,
        "status": series.status.word(),
        "effective": series.effective.map(|date| date.to_string()),
        // `null` for a shipped series.
        "file": file(loaded),
        "revision": loaded.revision(),
        "levels": array(&series.levels, level_json),
    })
}

fn level_json(level: &Level) -> Value {
    json!({
        "code": level.code.as_str(),
        "title": level.title,
        "rank": level.rank,
        "pay": level.pay.as_ref().map(|pay| &pay.grade),
        "duties": level.duties.items.len(),
        "ksas": level.ksas.items.len(),
    })
}
