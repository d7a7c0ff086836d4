//! The rows of the tree: what the library holds, by authority, through the search field.

use std::collections::BTreeSet;

use rungs_domain::spec::{LevelRef, Series, SeriesId, Status};
use rungs_domain::words::counted;

use rungs_library::{Library, LoadedSeries};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LibraryRow {
    /// Who issued the series below.
    Authority(String),
    /// A series.
    Series {
        /// Its id.
        id: SeriesId,
        /// Its title.
        title: String,
        /// What must be said of it: proposed, last good version.
        note: Option<String>,
        /// Whether its levels follow.
        open: bool,
    },
    /// A level.
    Level {
        /// Which.
        level: LevelRef,
        /// Its title.
        title: String,
        /// What tells its title from the others of the series, for narrow places.
        short: String,
    },
}

/// The rows that hold `search`, in any case. A series whose own words hold it shows all its levels when open;
/// one that only has such a level is opened and shows that level.
pub fn rows(library: &Library, search: &str, open: &BTreeSet<SeriesId>) -> Vec<LibraryRow> {
    let words = search.trim().to_lowercase();
    let holds = |text: &str| text.to_lowercase().contains(&words);
    let mut rows = Vec::new();
    let mut authority = None;
    for loaded in &library.series {
        let series = &loaded.series;
        let whole = words.is_empty() || holds(&series.title) || holds(&series.authority.name);
        let found: Vec<_> =
            series.levels.iter().filter(|level| whole || holds(level.code.as_str()) || holds(&level.title)).collect();
        if !whole && found.is_empty() {
            continue;
        }
        let name = authority_name(series);
        if authority.as_ref() != Some(&name) {
            rows.push(LibraryRow::Authority(name.clone()));
            authority = Some(name);
        }
        let is_open = open.contains(&series.id) || !whole;
        rows.push(series_row(loaded, is_open));
        if is_open {
            rows.extend(found.into_iter().map(|level| LibraryRow::Level {
                level: LevelRef { series: series.id.clone(), code: level.code.clone() },
                title: level.title.clone(),
                short: short(series, &level.title),
            }));
        }
    }
    rows
}

/// What tells a level's title from the others: without the words that all begin with; where they begin differently,
/// without those that the series' title and all of them have.
pub fn short(series: &Series, title: &str) -> String {
    let shared = shared_words(series);
    let has = |title: &str, word: &str| title.split_whitespace().any(|one| one == word);
    let everywhere = |word: &str| has(&series.title, word) && series.levels.iter().all(|level| has(&level.title, word));
    let words = title.split_whitespace().skip(shared);
    let kept: Vec<&str> = words.clone().filter(|word| shared > 0 || !everywhere(word)).collect();
    if kept.is_empty() { words.collect::<Vec<_>>().join(" ") } else { kept.join(" ") }
}

/// How many words all titles of the series begin with, short of a whole title.
fn shared_words(series: &Series) -> usize {
    let titles: Vec<Vec<&str>> = series.levels.iter().map(|level| level.title.split_whitespace().collect()).collect();
    let Some((first, others)) = titles.split_first().filter(|(_, others)| !others.is_empty()) else { return 0 };
    let shared = |at: usize, word: &str| others.iter().all(|title| title.get(at) == Some(&word));
    let run = first.iter().enumerate().take_while(|(at, word)| shared(*at, word)).count();
    let shortest = titles.iter().map(Vec::len).min().unwrap_or(0);
    run.min(shortest.saturating_sub(1))
}

fn series_row(loaded: &LoadedSeries, open: bool) -> LibraryRow {
    let series = &loaded.series;
    let mut notes = Vec::new();
    if let Status::Proposed { .. } = series.status {
        let date = series.source.date.map(|date| format!(" {date}")).unwrap_or_default();
        notes.push(format!("proposed{date}"));
    }
    if loaded.outdated {
        notes.push("last good version".to_owned());
    }
    let note = (!notes.is_empty()).then(|| notes.join(" · "));
    LibraryRow::Series { id: series.id.clone(), title: series.title.clone(), note, open }
}

/// The short name, and whether it was inferred.
fn authority_name(series: &Series) -> String {
    let authority = &series.authority;
    let name = authority.short.as_ref().unwrap_or(&authority.name);
    if authority.inferred { format!("{name} (inferred)") } else { name.clone() }
}

/// "5 series, 17 levels".
pub fn count(library: &Library) -> String {
    format!("{} series, {}", library.series.len(), levels_word(levels_in(library)))
}

/// "7 of 17 levels".
pub fn chosen(chosen: usize, library: &Library) -> String {
    format!("{chosen} of {}", levels_word(levels_in(library)))
}

fn levels_in(library: &Library) -> usize {
    library.series.iter().map(|loaded| loaded.series.levels.len()).sum()
}

fn levels_word(count: usize) -> String {
    counted(count, "level")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_titles_tell_the_levels_of_a_series_apart() {
        let library = Library::shipped();
        let open = library.series.iter().map(|loaded| loaded.series.id.clone()).collect();
        let shown = |code: &str| {
            let found = rows(&library, code, &open).into_iter().find_map(|row| match row {
                LibraryRow::Level { level, short, .. } if level.code.as_str() == code => Some(short),
                _ => None,
            });
            found.unwrap()
        };
        let cases = [
            ("41312", "Program Planner II"),
            // "Lead Utilization Management Coordinator" and "Utilization Management Coordinator" begin differently.
            ("CA2459", "Coordinator"),
            ("CA2460", "Lead Coordinator"),
            // "Services" is not in every title.
            ("0264", "Assistant"),
            ("3729", "Supervisor of Services"),
            ("3730", "Assistant Supervisor of Services"),
        ];
        for (code, expected) in cases {
            assert_eq!(shown(code), expected, "{code}");
        }
    }
}
