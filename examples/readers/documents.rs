//! The documents: every kind there is, about the shipped series and the samples.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use rungs::library::documents::Asked;
use rungs::library::select::Selection;
use rungs::library::{Library, LinkUse, LoadedSeries, policies};
use rungs_domain::compare::Against;
use rungs_domain::spec::LevelRef;
use rungs_formats::export::{Document, Format};
use rungs_formats::ron::{self, File};

use crate::words::Words;

/// A document as a file.
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// The words that a reader must find.
    pub words: Words,
}

/// The day of all documents and of judging.
const DAY: Date = date(2025, 7, 1);

type Named = (String, Document);

/// All documents, each with a name for its file.
pub fn all() -> Result<Vec<Named>, Box<dyn Error>> {
    let library = Library::shipped();
    let mut all = Vec::new();
    for loaded in &library.series {
        let id = &loaded.series.id;
        let ladder = library.ladder(&levels(loaded), Against::LevelBelow, LinkUse::Confirmed);
        let ladder = ladder.and_then(|ladder| library.ladder_document(&ladder, DAY));
        all.push((format!("ladder-{id}"), ladder.ok_or("a shipped level is not loaded")?));
        let printed = library.specification_document(&Selection::Series(id.clone()), DAY);
        all.push((format!("series-{id}"), printed.ok_or("a shipped series is not loaded")?));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let mut samples =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    samples.sort();
    for path in samples {
        all.extend(of_sample(&library, &path)?);
    }
    Ok(all)
}

fn levels(loaded: &LoadedSeries) -> Vec<LevelRef> {
    let series = &loaded.series;
    series.levels.iter().map(|level| LevelRef { series: series.id.clone(), code: level.code.clone() }).collect()
}

/// What can be written about what a sample file holds.
fn of_sample(library: &Library, path: &Path) -> Result<Vec<Named>, Box<dyn Error>> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    match ron::read(&name, &fs::read(path)?, &library.vocabulary).file {
        Some(File::Applicant(applicant)) => {
            let levels: Vec<LevelRef> = library.series.iter().flat_map(|loaded| levels(loaded)).collect();
            let policy = policies::find("calendar-40")?;
            let asked = Asked { applicant: &applicant, levels: &levels, policy: &policy, as_of: DAY };
            Ok(vec![(format!("result-{name}"), library.qualification_document(&asked, DAY)?)])
        }
        _ => Ok(Vec::new()),
    }
}
