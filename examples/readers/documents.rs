//! The documents: every kind there is, about the shipped series and the samples.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use rungs_documents::Paper;
use rungs_documents::ladder::Compared;
use rungs_documents::{Document, Format};
use rungs_domain::allocate::Position;
use rungs_domain::compare::Against;
use rungs_domain::spec::LevelRef;
use rungs_files::ron::{self, File};
use rungs_library::documents::{Asked, AskedPosition};
use rungs_library::select::Selection;
use rungs_library::{Library, LinkUse, LoadedSeries, policies};

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

/// Cases of positions that bring out most of what can be said of one.
const POSITIONS: [&str; 3] = ["lead_gate_open_question", "planned_vacancy", "policies_disagree"];

type Named = (String, Document);

/// All documents, each with a name for its file.
pub fn all() -> Result<Vec<Named>, Box<dyn Error>> {
    let library = Library::shipped();
    let mut all = Vec::new();
    for loaded in &library.series {
        let id = &loaded.series.id;
        let ladder = library.ladder(&levels(loaded), Against::LevelBelow, LinkUse::Confirmed);
        let ladder = ladder.and_then(|ladder| library.comparison_document(Compared::Ladder(&ladder), DAY));
        all.push((format!("ladder-{id}"), ladder.ok_or("a shipped level is not loaded")?));
        let printed = library.specification_document(&Selection::Series(id.clone()), DAY);
        all.push((format!("series-{id}"), printed.ok_or("a shipped series is not loaded")?));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let samples = fs::read_dir(root.join("assets/samples"))?.map(|entry| Ok(entry?.path()));
    let mut samples = samples.collect::<Result<Vec<_>, std::io::Error>>()?;
    samples.sort();
    let cases = POSITIONS.map(|name| root.join("tests/cases/allocate").join(name).with_extension("ron"));
    for path in samples.into_iter().chain(cases) {
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
        Some(File::Position(position)) => of_position(library, &name, &position),
        _ => Ok(Vec::new()),
    }
}

/// The determination or, of planned work, the posting; and the worksheet.
fn of_position(library: &Library, name: &str, position: &Position) -> Result<Vec<Named>, Box<dyn Error>> {
    let policies = library.policies_for(position)?;
    let judged = library.allocate(position, DAY, &policies)?;
    let asked = AskedPosition::of(position, &judged, &policies.all, &[]);
    let first = if position.planned { ("posting", Paper::Posting) } else { ("determination", Paper::Determination) };
    let papers = [first, ("worksheet", Paper::Worksheet)];
    Ok(papers.map(|(kind, paper)| (format!("{kind}-{name}"), asked.document(paper, DAY))).into())
}
