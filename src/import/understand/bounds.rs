//! How much of a document becomes a draft: more than any series has stays unplaced, and is told.

use rungs_files::ron::MAX_BYTES;

use super::marks::BlockMark;
use super::provenance::ProvenanceLog;
use super::sourced_text::SourcedText;
use super::{Classes, LevelCodes};

/// No series has more levels than this: further classes of a document are not part of the draft.
pub(super) const MOST_LEVELS: usize = 500;

/// Headings that name several classes name so many in all; each later one names none.
pub(super) const MOST_NAMED: usize = 200_000;

/// What is said of several classes stands with each of them: so many bytes in all are said again. A specification that
/// is larger is not read.
pub(super) const MOST_COPIED: usize = MAX_BYTES;

/// What a text that is said again takes beside its bytes: its place in the draft and in the document.
pub(super) const PLACE: usize = 160;

/// Leaves to a draft the classes that it can hold, and tells of the others; so it does of the headings that name them.
pub(super) fn levels(known: &mut Classes, levels: &mut LevelCodes, log: &mut ProvenanceLog<'_>) {
    if let Some(first) = known.classes.get(MOST_LEVELS) {
        let count = known.classes.len();
        let what = format!(
            "the document names {count} classes: those from here on are none of the draft, which holds {MOST_LEVELS}; cut the document"
        );
        let at = if first.title.is_empty() { &first.code } else { &first.title };
        log.warn(Some(at), what);
        known.classes.truncate(MOST_LEVELS);
        levels.found.truncate(MOST_LEVELS);
    }
}

/// Tells of headings below which nothing is placed, because they name more classes than a draft holds.
pub(super) fn warn(marks: &[BlockMark], log: &mut ProvenanceLog<'_>) {
    let heads: Vec<&SourcedText> = marks
        .iter()
        .filter_map(|mark| match mark {
            BlockMark::Classes { which, head, .. } if which.is_empty() => Some(head),
            _ => None,
        })
        .collect();
    if let Some(first) = heads.first() {
        let count = heads.len();
        let what = format!(
            "this heading, and {} more, name classes that the draft cannot hold: what stands below is not placed",
            count - 1
        );
        log.warn(Some(first), what);
    }
}

/// Counts what headings name.
#[derive(Debug, Default)]
pub(super) struct NamedCount {
    several: usize,
}

impl NamedCount {
    /// Takes from a heading the classes that a draft cannot hold.
    pub fn bound(&mut self, mark: &mut BlockMark) {
        let (BlockMark::Classes { which, .. } | BlockMark::Role { which, .. }) = mark else { return };
        which.retain(|class| *class < MOST_LEVELS);
        if which.len() > 1 {
            self.several += which.len();
            if self.several > MOST_NAMED {
                which.clear();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rungs_domain::spec::{Series, Vocabulary};

    use super::*;
    use crate::{Draft, Profile, read, understand};

    /// A series whose table of titles names so many classes, and what is printed below it.
    fn draft(classes: usize, text: &str) -> Draft {
        let rows: String = (0..classes).map(|at| format!("| {} | Planner Number {at} |\n", 10_000 + at)).collect();
        let whole = format!("Planner Series\n\n| Class Code | Class Title |\n|---|---|\n{rows}\n{text}\n");
        let manuscript = read("source.txt", whole.as_bytes()).unwrap();
        let draft = understand(&manuscript, &Profile::shipped(), &Vocabulary::default());
        let mut known = vec![false; manuscript.text.len()];
        let placed =
            draft.provenance.iter().flat_map(|one| &one.from).chain(draft.furniture.iter().map(|one| &one.range));
        placed.chain(&draft.unplaced).for_each(|range| known[range.clone()].fill(true));
        let lost = manuscript.text.char_indices().find(|(at, c)| !known[*at] && !c.is_whitespace());
        assert_eq!(lost, None, "each sign is placed, put aside or left unplaced");
        draft
    }

    fn told(draft: &Draft, words: &str) -> usize {
        let told = draft.warnings.iter().filter(|warning| warning.what.contains(words));
        told.inspect(|warning| assert!(warning.at.is_some(), "{}", warning.what)).count()
    }

    fn duties(series: &Series) -> usize {
        series.levels.iter().map(|level| level.duties.items.len()).sum()
    }

    #[test]
    fn what_is_said_of_all_levels_is_said_with_each_as_far_as_a_specification_holds_it() {
        let list = |duties: usize| (1..=duties).map(|at| format!("{at}. Plans the thing {at}.\n")).collect::<String>();
        let small = draft(20, &format!("All Levels\n\nTypical Tasks\n\n{}", list(30)));
        assert_eq!((duties(&small.series), told(&small, "more than a draft holds")), (20 * 30, 0));
        // 400 classes times 1,000 duties of more than 160 bytes each are 64 MB.
        let large = draft(400, &format!("All Levels\n\nTypical Tasks\n\n{}", list(1000)));
        assert_eq!((duties(&large.series), told(&large, "said with each, it is more than a draft holds")), (0, 1));
        let kept: usize = large.series.sections.iter().map(|section| section.text.len()).sum();
        assert_eq!(kept, 1000);
    }

    #[test]
    fn classes_beyond_those_of_any_series_are_none_of_the_draft() {
        let turn = |at: usize| format!("PLANNER NUMBER {at}\n\nTypical Tasks\n\n1. Plans the thing {at}.\n\n");
        let turns: String = (0..MOST_LEVELS + 2).map(turn).collect();
        let draft = draft(MOST_LEVELS + 2, &turns);
        assert_eq!((draft.series.levels.len(), draft.found.len()), (MOST_LEVELS, MOST_LEVELS));
        assert_eq!(duties(&draft.series), MOST_LEVELS, "no level takes the duties of those that are left out");
        assert_eq!(told(&draft, "the document names 502 classes"), 1);
        assert_eq!(told(&draft, "this heading, and 1 more, name classes that the draft cannot hold"), 1);
    }

    #[test]
    fn headings_of_all_levels_name_so_many_in_all() {
        let turn = |at: usize| format!("All Levels\n\nTypical Tasks\n\n1. Plans the thing {at}.\n\n");
        let times = MOST_NAMED / 400 + 3;
        let draft = draft(400, &(0..times).map(turn).collect::<String>());
        assert_eq!(told(&draft, "this heading, and 2 more, name classes"), 1);
    }

    #[test]
    fn all_of_the_above_does_not_double_for_ever() {
        let turn = |at: usize| {
            format!(
                "Planner Number {at}\n\nKnowledge and Abilities\n\n1. All of the above knowledge.\n2. All of the above knowledge.\n3. Knowledge of maps.\n\n"
            )
        };
        let draft = draft(40, &(0..40).map(turn).collect::<String>());
        let most = MOST_COPIED / PLACE;
        let count: usize = draft.series.levels.iter().map(|level| level.ksas.items.len()).sum();
        assert!((1000..most).contains(&count), "{count}");
        assert!(told(&draft, "it is not taken in here") > 0);
    }
}
