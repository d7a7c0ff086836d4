//! Levels to which a job can be said to be comparable.

use std::collections::BTreeMap;

use rungs_domain::qualify::NO_LEVEL;
use rungs_library::Library;

/// What can be chosen, by code: the code as a record holds it, and words for it. A record names levels by code alone, so levels
/// of several series with one code are one choice.
pub fn comparable_levels(library: &Library) -> Vec<(String, String)> {
    let mut by_code: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for loaded in &library.series {
        for level in &loaded.series.levels {
            let words = format!("{}, {}", level.title, loaded.series.title);
            by_code.entry(level.code.as_str()).or_default().push(words);
        }
    }
    let none = (NO_LEVEL.to_owned(), format!("{NO_LEVEL}: comparable to no level that a class names"));
    let levels = by_code.into_iter().map(|(code, words)| (code.to_owned(), format!("{code}: {}", words.join("; "))));
    std::iter::once(none).chain(levels).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn levels_of_two_series_with_one_code_are_one_choice_that_names_both() {
        let mut library = Library::shipped();
        let planner = library.series.iter().find(|one| one.series.id.as_str() == "il-social-service-planner").unwrap();
        let mut other = planner.as_ref().clone();
        other.series.title = "Other Series".to_owned();
        library.series.push(Arc::new(other));
        let all = comparable_levels(&library);
        let of_code: Vec<&str> =
            all.iter().filter(|(code, _)| code == "41311").map(|(_, words)| words.as_str()).collect();
        let title = "Social Service Program Planner I";
        assert_eq!(of_code, [format!("41311: {title}, Social Service Planner Series; {title}, Other Series")]);
        assert_eq!(all.first().map(|(code, _)| code.as_str()), Some(NO_LEVEL));
    }
}
