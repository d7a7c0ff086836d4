//! `rungs list`: the series of the library and their levels.

use rungs_documents::Document;
use rungs_documents::catalog::{self, Listed};
use rungs_domain::spec::Level;
use rungs_library::{Library, LoadedSeries, Origin};
use serde::Serialize;

use super::args::Format;
use super::output::Output;
use super::qualify::today;
use super::{Answer, Failure};

pub(super) fn list(library: &Library, output: Output) -> Result<Answer, Failure> {
    match output.format {
        Format::Text => output.document(&document(library))?,
        Format::Json => output.json(&ListJson::new(library))?,
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

#[derive(Serialize)]
struct ListJson<'a> {
    series: Vec<SeriesJson<'a>>,
}

#[derive(Serialize)]
struct SeriesJson<'a> {
    id: &'a str,
    title: &'a str,
    authority: &'a str,
    status: &'static str,
    effective: Option<String>,
    /// The path of its file; `null` for a shipped series.
    file: Option<String>,
    revision: &'a str,
    levels: Vec<LevelJson<'a>>,
}

#[derive(Serialize)]
struct LevelJson<'a> {
    code: &'a str,
    title: &'a str,
    rank: Option<&'a str>,
    pay: Option<&'a str>,
    duties: usize,
    ksas: usize,
}

impl<'a> ListJson<'a> {
    fn new(library: &'a Library) -> Self {
        ListJson { series: library.series.iter().map(|loaded| SeriesJson::new(loaded)).collect() }
    }
}

impl<'a> SeriesJson<'a> {
    fn new(loaded: &'a LoadedSeries) -> Self {
        let series = &loaded.series;
        SeriesJson {
            id: series.id.as_str(),
            title: &series.title,
            authority: &series.authority.name,
            status: series.status.word(),
            effective: series.effective.map(|date| date.to_string()),
            file: file(loaded),
            revision: loaded.revision(),
            levels: series.levels.iter().map(LevelJson::new).collect(),
        }
    }
}

impl<'a> LevelJson<'a> {
    fn new(level: &'a Level) -> Self {
        LevelJson {
            code: level.code.as_str(),
            title: &level.title,
            rank: level.rank.as_deref(),
            pay: level.pay.as_ref().map(|pay| pay.grade.as_str()),
            duties: level.duties.items.len(),
            ksas: level.ksas.items.len(),
        }
    }
}
