//! What Rungs prints into documents beside the words of their sources, and knows again when it reads one of its own.

use std::ops::Range;

use super::DutyScope;

/// What stands where a document leaves a place empty.
pub const EMPTY: &str = "(left empty)";

/// The heading above what is printed once for all levels.
pub const WHOLE_SERIES: &str = "Printed for the whole series";

/// The heading where a document prints none.
pub const NO_HEADING: &str = "Without a heading";

/// The heading above printed facts without a place of their own.
pub const FACTS: &str = "Other printed facts";

/// The heading above the notes of whoever wrote a document down.
pub const NOTES: &str = "Notes of the transcriber";

/// The heading above what people and Rungs say about a document, behind all that it prints.
pub const ADDED: &str = "Added by Rungs, and not printed in the document";

/// The caption of the table of titles.
pub const TITLES: &str = "Titles and codes";

/// What stands before the mark of a revision, the end of every citation.
const REVISION: &str = "revision ";

/// As many hexadecimal digits are the mark of a revision.
const MARK: usize = 12;

/// What a note on an item begins with; it ends in a square bracket.
const NOTE: &str = "[note: ";

/// A note on an item, as it stands behind its words.
pub fn note(note: &str) -> String {
    format!(" {NOTE}{note}]")
}

/// The mark behind a duty that is not the level's own work; empty for one that is.
pub fn mark(scope: DutyScope) -> String {
    match scope.words() {
        "" => String::new(),
        words => format!(" [{words}]"),
    }
}

/// Whether a line of a document says nothing of its source.
pub fn is_imprint(line: &str) -> bool {
    line == TITLES || is_citation(line)
}

/// Whether a line says where quoted words stand.
fn is_citation(line: &str) -> bool {
    let cited = line.trim_end().rsplit_once(REVISION);
    cited.is_some_and(|(place, mark)| {
        mark.len() == MARK && mark.bytes().all(|byte| byte.is_ascii_hexdigit()) && place.contains(", ")
    })
}

/// An item of a list as Rungs prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Its own words end here.
    pub end: usize,
    /// What its mark says.
    pub scope: DutyScope,
    /// The note, without its brackets.
    pub note: Option<Range<usize>>,
}

impl Marked {
    /// Tells the words of an item from what Rungs printed behind them.
    pub fn of(item: &str) -> Self {
        let at = item.find(NOTE).filter(|_| item.ends_with(']'));
        let note = at.map(|at| at + NOTE.len()..item.len() - 1);
        let words = item.get(..at.unwrap_or(item.len())).unwrap_or_default().trim_end();
        let is_marked = |scope: &DutyScope| words.ends_with(&mark(*scope));
        let scope = [DutyScope::LowerLevels, DutyScope::OtherAsAssigned].into_iter().find(is_marked);
        let scope = scope.unwrap_or(DutyScope::Own);
        Marked { end: words.len() - mark(scope).len(), scope, note }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_behind_an_item_is_told_from_its_words() {
        let said = "Files [sic] maps.";
        for scope in [DutyScope::Own, DutyScope::LowerLevels, DutyScope::OtherAsAssigned] {
            for remark in [None, Some("\"Files\" [sic].")] {
                let item = format!("{said}{}{}", mark(scope), remark.map(note).unwrap_or_default());
                let marked = Marked::of(&item);
                assert_eq!((&item[..marked.end], marked.scope), (said, scope));
                assert_eq!(marked.note.map(|range| &item[range]), remark);
            }
        }
    }

    #[test]
    fn a_citation_ends_in_the_mark_of_a_revision() {
        assert!(is_citation("41295, DESIRABLE REQUIREMENTS, effective 2021-08-01, revision 263735e49a72"));
        assert!(is_citation("Board of Quell, Pilot, no date printed, text revision d7700cd59ed9"));
        for line in ["see the last revision 263735e49a72", "Pilot, revision 7", "revision 263735e49a72, page 3", ""] {
            assert!(!is_citation(line), "{line}");
        }
    }
}
