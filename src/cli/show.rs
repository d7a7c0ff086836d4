//! `rungs show`: everything that one level or one series prints.

use rungs_files::json::{level_json, series_json};
use rungs_library::Library;
use rungs_library::select::{Selection, resolve};

use super::args::Format;
use super::clock::today;
use super::output::Output;
use super::{Answer, Failure};

pub(super) fn show(library: &Library, name: &str, output: Output) -> Result<Answer, Failure> {
    let selection = resolve(library, name)?;
    let gone = || Failure::Refused(format!("`{name}` is not loaded"));
    match (output.format, &selection) {
        (Format::Text, of) => output.document(&library.specification_document(of, today()).ok_or_else(gone)?)?,
        (Format::Json, Selection::Level(level)) => {
            let view = library.level(level).ok_or_else(gone)?;
            output.json(&level_json(view.series, view.level))?;
        }
        (Format::Json, Selection::Series(id)) => {
            output.json(&series_json(&library.find(id).ok_or_else(gone)?.series))?
        }
    }
    Ok(Answer::Holds)
}
