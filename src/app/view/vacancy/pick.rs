//! The printed duties of a series as a list to tick, by level, through the filter field.

use std::collections::BTreeSet;

use rungs_domain::spec::{Code, Series};

use crate::positions::{DutyDraft, PositionDraft};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PickRow {
    /// A level; its duties follow unless it is folded.
    Level {
        /// Its code.
        code: Code,
        /// Its title.
        title: String,
        /// How many duties it prints.
        duties: usize,
        /// Whether they are folded away.
        folded: bool,
    },
    /// A duty.
    Duty {
        /// The level that prints it.
        level: Code,
        /// Its number there.
        number: u32,
        /// The words as printed.
        text: String,
    },
}

/// The rows that hold `words`, in any case, lowest level first. While a filter is set, nothing is folded.
pub fn rows(series: &Series, words: &str, folded: &BTreeSet<Code>) -> Vec<PickRow> {
    let words = words.trim().to_lowercase();
    let mut rows = Vec::new();
    for level in &series.levels {
        let items = level.duties.items.iter();
        let found: Vec<_> = items.filter(|duty| duty.text.to_lowercase().contains(&words)).collect();
        if found.is_empty() {
            continue;
        }
        let folded = words.is_empty() && folded.contains(&level.code);
        let (code, title) = (level.code.clone(), level.title.clone());
        rows.push(PickRow::Level { code, title, duties: level.duties.items.len(), folded });
        if !folded {
            rows.extend(found.into_iter().map(|duty| PickRow::Duty {
                level: level.code.clone(),
                number: duty.number,
                text: duty.text.clone(),
            }));
        }
    }
    rows
}

/// The duty of the form that was taken from this one of the specification and from no other.
pub fn taken<'a>(draft: &'a PositionDraft, level: &Code, number: u32) -> Option<&'a DutyDraft> {
    draft.duties.iter().find(|duty| match duty.matched.as_deref() {
        Some([only]) => only.level == *level && only.duty == Some(number),
        _ => false,
    })
}

/// How many duties of a level were taken.
pub fn taken_of(draft: &PositionDraft, level: &Code) -> usize {
    let of_level = |duty: &&DutyDraft| match duty.matched.as_deref() {
        Some([only]) => only.level == *level && only.duty.is_some(),
        _ => false,
    };
    draft.duties.iter().filter(of_level).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_library::Library;

    fn planner() -> Series {
        let id = "il-social-service-planner";
        Library::shipped().series.iter().find(|one| one.series.id.as_str() == id).unwrap().series.clone()
    }

    fn said(rows: &[PickRow]) -> Vec<String> {
        let one = |row: &PickRow| match row {
            PickRow::Level { code, folded, .. } => format!("{code}{}", if *folded { " folded" } else { "" }),
            PickRow::Duty { level, number, .. } => format!("{level}, duty {number}"),
        };
        rows.iter().map(one).collect()
    }

    #[test]
    fn all_duties_of_all_levels_are_there_unless_a_level_is_folded() {
        let series = planner();
        let printed: usize = series.levels.iter().map(|level| level.duties.items.len()).sum();
        let all = rows(&series, "", &BTreeSet::new());
        assert_eq!(all.len(), printed + series.levels.len());
        let lowest = &series.levels[0];
        let folded = rows(&series, "", &BTreeSet::from([lowest.code.clone()]));
        assert_eq!(folded.len(), all.len() - lowest.duties.items.len());
        assert_eq!(said(&folded)[0], format!("{} folded", lowest.code));
    }

    #[test]
    fn a_filter_leaves_the_duties_with_its_words_and_opens_their_levels() {
        let series = planner();
        let folded = series.levels.iter().map(|level| level.code.clone()).collect();
        // Duty 3 of 41314 alone prints these words.
        assert_eq!(said(&rows(&series, "ASSIGNS AND REVIEWS WORK", &folded)), ["41314", "41314, duty 3"]);
        assert_eq!(said(&rows(&series, "no such words", &folded)), Vec::<String>::new());
    }
}
