//! `rungs compare`: two levels side by side, or a ladder of more.

mod clauses;
mod json;

use jiff::civil::Date;
use rungs_documents::Document;
use rungs_documents::ladder::Compared;
use rungs_domain::compare::{Against, Comparison, Ladder};
use rungs_domain::spec::LevelRef;
use rungs_library::select::{Selection, resolve, resolve_level};
use rungs_library::{Library, LinkUse};

use super::args::{CompareArgs, Format};
use super::clock::today;
use super::output::Output;
use super::{Answer, Failure};

pub(super) fn compare(library: &Library, asked: &CompareArgs, output: Output) -> Result<Answer, Failure> {
    match (Found::new(library, asked)?, output.format) {
        (found, Format::Text) => output.document(&found.document(library, today())?)?,
        (Found::Pair(pair), Format::Json) => output.json(&json::comparison(library, &pair).ok_or_else(gone)?)?,
        (Found::Ladder(ladder), Format::Json) => output.json(&json::ladder(library, &ladder).ok_or_else(gone)?)?,
    }
    Ok(Answer::Holds)
}

fn gone() -> Failure {
    Failure::Refused("one of the levels is not loaded".to_owned())
}

/// Levels that were compared.
pub(super) enum Found {
    Pair(Comparison),
    Ladder(Ladder),
}

impl Found {
    pub fn new(library: &Library, asked: &CompareArgs) -> Result<Self, Failure> {
        let levels = levels(library, &asked.levels)?;
        let against = against(library, &levels, &asked.against)?;
        let links = if asked.computed { LinkUse::ComputedOnly } else { LinkUse::Confirmed };
        // Two levels against a baseline are a comparison too, of the baseline with the other.
        let pair = match (levels.as_slice(), against) {
            ([lower, upper], Against::LevelBelow | Against::Baseline(0)) => Some((lower, upper)),
            ([upper, lower], Against::Baseline(_)) => Some((lower, upper)),
            _ => None,
        };
        let found = match pair {
            Some((lower, upper)) => library.compare(lower, upper, links).map(Found::Pair),
            None => library.ladder(&levels, against, links).map(Found::Ladder),
        };
        found.ok_or_else(gone)
    }

    pub fn document(&self, library: &Library, date: Date) -> Result<Document, Failure> {
        let of = match self {
            Found::Pair(pair) => Compared::Pair(pair),
            Found::Ladder(ladder) => Compared::Ladder(ladder),
        };
        library.comparison_document(of, date).ok_or_else(gone)
    }
}

/// The levels that the names stand for; a series stands for all of its own.
fn levels(library: &Library, names: &[String]) -> Result<Vec<LevelRef>, Failure> {
    let mut levels = Vec::new();
    for name in names {
        match resolve(library, name)? {
            Selection::Level(level) => levels.push(level),
            Selection::Series(id) => {
                let codes = library.find(&id).into_iter().flat_map(|loaded| loaded.series.levels.iter());
                levels.extend(codes.map(|level| LevelRef { series: id.clone(), code: level.code.clone() }));
            }
        }
    }
    match levels.len() {
        0 | 1 => Err(Failure::Refused("name at least two levels to compare, the lower one first".to_owned())),
        _ => Ok(levels),
    }
}

fn against(library: &Library, levels: &[LevelRef], name: &str) -> Result<Against, Failure> {
    if name == "below" {
        return Ok(Against::LevelBelow);
    }
    let level = resolve_level(library, name)?;
    match levels.iter().position(|shown| *shown == level) {
        Some(at) => Ok(Against::Baseline(at)),
        None => Err(Failure::Refused(format!("`{name}` is not among the levels compared; name it there too"))),
    }
}
