//! `rungs compare`: two levels side by side, or a ladder of more.

mod cards;
mod json;
mod layout;
mod marks;
mod names;
mod rows;
mod text;

use rungs_domain::compare::Against;
use rungs_domain::spec::LevelRef;
use rungs_library::select::{Selection, resolve, resolve_level};
use rungs_library::{Library, LinkUse};

use super::args::{CompareArgs, Format};
use super::output::Output;
use super::{Answer, Failure};

pub(super) fn compare(library: &Library, asked: &CompareArgs, output: Output) -> Result<Answer, Failure> {
    let (levels, against, links) = self::asked(library, asked)?;
    let gone = || Failure::Refused("one of the levels is not loaded".to_owned());
    // Two levels against a baseline are a comparison too, of the baseline with the other.
    let pair = match (levels.as_slice(), against) {
        ([lower, upper], Against::LevelBelow | Against::Baseline(0)) => Some((lower, upper)),
        ([upper, lower], Against::Baseline(_)) => Some((lower, upper)),
        _ => None,
    };
    match (pair, output.format) {
        (Some((lower, upper)), Format::Json) => {
            let comparison = library.compare(lower, upper, links).ok_or_else(gone)?;
            output.json(&json::comparison(library, &comparison).ok_or_else(gone)?)?;
        }
        (Some((lower, upper)), Format::Text) => {
            let comparison = library.compare(lower, upper, links).ok_or_else(gone)?;
            output.text(&text::comparison(library, &comparison, output.width).ok_or_else(gone)?)?;
        }
        (None, Format::Json) => {
            let ladder = library.ladder(&levels, against, links).ok_or_else(gone)?;
            output.json(&json::ladder(library, &ladder).ok_or_else(gone)?)?;
        }
        (None, Format::Text) => {
            let ladder = library.ladder(&levels, against, links).ok_or_else(gone)?;
            output.text(&text::ladder(library, &ladder, output.width).ok_or_else(gone)?)?;
        }
    }
    Ok(Answer::Holds)
}

/// What is to be compared with what, by which links.
pub(super) fn asked(library: &Library, asked: &CompareArgs) -> Result<(Vec<LevelRef>, Against, LinkUse), Failure> {
    let levels = levels(library, &asked.levels)?;
    let against = against(library, &levels, &asked.against)?;
    let links = if asked.computed { LinkUse::ComputedOnly } else { LinkUse::Confirmed };
    Ok((levels, against, links))
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
