//! What a person types to name a level or a series: `41311`, `il-social-service-planner/41311`, or a series id.

use rungs_domain::spec::LevelRef;
use rungs_domain::spec::SeriesId;

use super::{Library, LoadedSeries};

/// What was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// A series.
    Series(SeriesId),
    /// A level.
    Level(LevelRef),
}

/// Why a name leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SelectError {
    /// Nothing has this name.
    #[error("no level or series is called `{name}`{}", suggested(.nearest))]
    Unknown {
        /// What was typed.
        name: String,
        /// What comes nearest, best first.
        nearest: Vec<String>,
    },
    /// Several levels have this code.
    #[error("`{name}` is the code of several levels; name one of: {}", .choices.join(", "))]
    Ambiguous {
        /// What was typed.
        name: String,
        /// The names that are not ambiguous.
        choices: Vec<String>,
    },
    /// A series was named where a level is needed.
    #[error("`{name}` is a series; name one of its levels: {}", .levels.join(", "))]
    NeedsLevel {
        /// What was typed.
        name: String,
        /// The codes of its levels.
        levels: Vec<String>,
    },
}

fn suggested(nearest: &[String]) -> String {
    match nearest {
        [] => String::new(),
        [only] => format!("; did you mean `{only}`?"),
        [init @ .., last] => format!("; did you mean `{}` or `{last}`?", init.join("`, `")),
    }
}

/// How many near names are suggested.
const SUGGESTED: usize = 3;

/// How like a name must be to be suggested, from 0 to 1.
const LIKE_ENOUGH: f64 = 0.6;

/// What `name` stands for in `library`. Capitals and small letters are told apart only where they have to be.
///
/// # Errors
/// No such name, or several; the error holds what could be meant.
///
/// ```
/// use rungs_library::{Library, select::{Selection, resolve}};
/// let library = Library::shipped();
/// let Ok(Selection::Level(level)) = resolve(&library, "ca2460") else { panic!() };
/// assert_eq!(level.to_string(), "denver-utilization-management/CA2460");
/// assert_eq!(
///     resolve(&library, "4131").unwrap_err().to_string(),
///     "no level or series is called `4131`; did you mean `41311`, `41312` or `41313`?",
/// );
/// ```
pub fn resolve(library: &Library, name: &str) -> Result<Selection, SelectError> {
    let name = name.trim();
    if let Some(loaded) = library.series.iter().find(|loaded| loaded.series.id.as_str().eq_ignore_ascii_case(name)) {
        return Ok(Selection::Series(loaded.series.id.clone()));
    }
    let exact = levels(library, |reference| is_named(reference, name, str::eq));
    let found = match exact.as_slice() {
        [] => levels(library, |reference| is_named(reference, name, str::eq_ignore_ascii_case)),
        _ => exact,
    };
    match found.as_slice() {
        [] => Err(SelectError::Unknown { name: name.to_owned(), nearest: nearest(library, name) }),
        [only] => Ok(Selection::Level(only.clone())),
        several => Err(SelectError::Ambiguous {
            name: name.to_owned(),
            choices: several.iter().map(LevelRef::to_string).collect(),
        }),
    }
}

/// The level that `name` stands for.
///
/// # Errors
/// As [`resolve`]; and a series is not a level.
pub fn resolve_level(library: &Library, name: &str) -> Result<LevelRef, SelectError> {
    match resolve(library, name)? {
        Selection::Level(level) => Ok(level),
        Selection::Series(id) => Err(SelectError::NeedsLevel {
            name: name.to_owned(),
            levels: library.find(&id).map(|loaded| codes(loaded)).unwrap_or_default(),
        }),
    }
}

fn codes(loaded: &LoadedSeries) -> Vec<String> {
    loaded.series.levels.iter().map(|level| level.code.to_string()).collect()
}

fn levels(library: &Library, wanted: impl Fn(&LevelRef) -> bool) -> Vec<LevelRef> {
    let all = library.series.iter().flat_map(|loaded| {
        let id = &loaded.series.id;
        loaded.series.levels.iter().map(move |level| LevelRef { series: id.clone(), code: level.code.clone() })
    });
    all.filter(wanted).collect()
}

fn is_named(reference: &LevelRef, name: &str, same: impl Fn(&str, &str) -> bool) -> bool {
    match name.split_once('/') {
        Some((series, code)) => same(reference.series.as_str(), series) && same(reference.code.as_str(), code),
        None => same(reference.code.as_str(), name),
    }
}

fn nearest(library: &Library, name: &str) -> Vec<String> {
    let mut names: Vec<String> = library.series.iter().map(|loaded| loaded.series.id.to_string()).collect();
    match name.split_once('/') {
        Some(_) => names.extend(levels(library, |_| true).iter().map(LevelRef::to_string)),
        None => names.extend(library.series.iter().flat_map(|loaded| codes(loaded))),
    }
    let wanted = name.to_lowercase();
    let mut scored: Vec<(f64, String)> = names
        .into_iter()
        .map(|known| (strsim::normalized_damerau_levenshtein(&wanted, &known.to_lowercase()), known))
        .collect();
    scored.retain(|(score, _)| *score >= LIKE_ENOUGH);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(SUGGESTED).map(|(_, known)| known).collect()
}
