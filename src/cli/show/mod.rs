//! `rungs show`: everything that one level or one series prints.

mod level;
mod requirement;
mod series;

use rungs_files::json::{level_json, series_json};
use rungs_library::Library;
use rungs_library::select::{Selection, resolve};

use super::args::Format;
use super::output::Output;
use super::text::Page;
use super::{Answer, Failure};

pub(super) fn show(library: &Library, name: &str, output: Output) -> Result<Answer, Failure> {
    let selection = resolve(library, name)?;
    let gone = || Failure::Refused(format!("`{name}` is not loaded"));
    match selection {
        Selection::Level(reference) => {
            let view = library.level(&reference).ok_or_else(gone)?;
            match output.format {
                Format::Json => output.json(&level_json(view.series, view.level))?,
                Format::Text => {
                    let mut page = Page::new(output.width);
                    level::level(&mut page, view.series, view.level, &library.vocabulary);
                    output.text(&page.finish())?;
                }
            }
        }
        Selection::Series(id) => {
            let loaded = library.find(&id).ok_or_else(gone)?;
            match output.format {
                Format::Json => output.json(&series_json(&loaded.series))?,
                Format::Text => {
                    let mut page = Page::new(output.width);
                    series::series(&mut page, loaded);
                    for level in &loaded.series.levels {
                        level::level(&mut page, &loaded.series, level, &library.vocabulary);
                    }
                    output.text(&page.finish())?;
                }
            }
        }
    }
    Ok(Answer::Holds)
}
