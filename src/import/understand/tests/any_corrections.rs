//! What holds of any corrections whatever.

use std::ops::Range;

use proptest::prelude::*;
use rungs_domain::spec::{Code, Vocabulary};
use rungs_files::ron;

use super::corrected::GARDENERS;
use crate::{Correction, Draft, DraftField, Manuscript, Profile, Reason, Role, read, understand_corrected};

/// Where corrections are made: mostly where a line begins, so that they meet something.
fn at() -> impl Strategy<Value = Range<usize>> {
    let begins: Vec<usize> =
        GARDENERS.match_indices('\n').map(|(at, _)| at + 1).chain([0]).filter(|at| *at < GARDENERS.len()).collect();
    prop_oneof![
        6 => (prop::sample::select(begins), 0_usize..60).prop_map(|(from, length)| from..from + length),
        1 => (0_usize..700, 0_usize..700).prop_map(|(from, to)| from..to),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(from, to)| from..to),
    ]
}

fn code() -> impl Strategy<Value = Code> {
    prop::sample::select(vec!["1001", "1002", "1003", "no-code-1", "9"]).prop_map(|code| Code::new(code).unwrap())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z ]{0,20}", "[0-9]{3,5}", Just("2026-01-31".to_owned()), "\\PC{0,12}", "[\"\\n\t\\\\]{0,5}"]
}

fn field() -> impl Strategy<Value = DraftField> {
    use DraftField as D;
    let plain = prop::sample::select(vec![D::Id, D::Title, D::Authority, D::Document, D::Effective]);
    prop_oneof![
        plain,
        code().prop_map(|level| D::LevelCode { level }),
        code().prop_map(|level| D::LevelTitle { level })
    ]
}

/// Any correction, requirements of a person aside.
pub(super) fn correction() -> impl Strategy<Value = Correction> {
    use Correction as R;
    let role = || prop::sample::select(Role::ALL);
    let codes = || prop::collection::vec(code(), 0..3);
    let reason = prop::sample::select(vec![Reason::RunningHead, Reason::PageNumber, Reason::Site, Reason::Heading]);
    prop_oneof![
        (at(), role()).prop_map(|(at, role)| R::Heading { at, role }),
        (at(), codes()).prop_map(|(at, levels)| R::LevelHeading { at, levels }),
        (at(), code(), text()).prop_map(|(at, code, title)| R::NewLevel { at, code, title }),
        code().prop_map(|level| R::NoLevel { level }),
        at().prop_map(|at| R::Text { at }),
        (at(), role(), codes()).prop_map(|(at, role, levels)| R::Place { at, role, levels }),
        (at(), reason).prop_map(|(at, reason)| R::Aside { at, reason }),
        (at(), 0_usize..40).prop_map(|(at, more)| R::Split { at: at.start.saturating_add(more) }),
        at().prop_map(|at| R::Join { at }),
        (field(), text()).prop_map(|(field, text)| R::Field { field, text }),
        (code(), 0_usize..3).prop_map(|(level, tier)| R::Requires { level, tier, requires: None }),
        at().prop_map(|at| R::Accept { at }),
        text().prop_map(|warning| R::Settle { warning }),
    ]
}

fn manuscript(text: &str) -> Manuscript {
    read("source.txt", text.as_bytes()).unwrap()
}

fn corrected(manuscript: &Manuscript, corrections: &[Correction]) -> Draft {
    understand_corrected(manuscript, &Profile::shipped(), &Vocabulary::default(), corrections)
}

/// Each character that is no blank is in a text of the draft, none of the text, or unplaced.
fn nothing_is_lost(manuscript: &Manuscript, draft: &Draft) -> Result<(), TestCaseError> {
    let mut known = vec![false; manuscript.text.len()];
    let placed = draft.provenance.iter().flat_map(|one| one.from.iter());
    let aside = draft.furniture.iter().map(|one| &one.range);
    for range in placed.chain(aside).chain(&draft.unplaced) {
        known[range.clone()].fill(true);
    }
    for (at, c) in manuscript.text.char_indices() {
        prop_assert!(known[at] || c.is_whitespace(), "{:?} at {}", c, at);
    }
    Ok(())
}

/// Each duty says what stands where its text is said to stand, blanks aside.
fn duties_stand_where_they_are_said_to(manuscript: &Manuscript, draft: &Draft) -> Result<(), TestCaseError> {
    use rungs_domain::spec::PathStep::{Field, Index};
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for provenance in &draft.provenance {
        let [Field("levels"), Index(level), Field("duties"), Field("items"), Index(item), Field("text")] =
            provenance.to[..]
        else {
            continue;
        };
        let printed: String = provenance.from.iter().map(|range| &manuscript.text[range.clone()]).collect();
        prop_assert_eq!(bare(&draft.series.levels[level].duties.items[item].text), bare(&printed));
    }
    Ok(())
}

/// Each line is in a piece, and no two pieces hold the same.
fn pieces_cover_all(manuscript: &Manuscript, draft: &Draft) -> Result<(), TestCaseError> {
    let mut ranges: Vec<&Range<usize>> = draft.blocks.iter().flat_map(|piece| &piece.from).collect();
    ranges.sort_by_key(|range| range.start);
    let mut next = 0;
    for range in ranges {
        prop_assert!(range.start >= next && range.end > range.start, "{:?}", range);
        let between = &manuscript.text[next..range.start];
        prop_assert!(between.chars().all(char::is_whitespace), "{:?}", between);
        next = range.end;
    }
    prop_assert!(manuscript.text[next..].trim().is_empty());
    Ok(())
}

/// Nothing is lost, and the draft opens as a specification or says why it does not.
fn holds(corrections: &[Correction]) -> Result<(), TestCaseError> {
    let manuscript = manuscript(GARDENERS);
    let draft = corrected(&manuscript, corrections);
    nothing_is_lost(&manuscript, &draft)?;
    duties_stand_where_they_are_said_to(&manuscript, &draft)?;
    pieces_cover_all(&manuscript, &draft)?;
    prop_assert_eq!(draft.found.len(), draft.series.levels.len());
    prop_assert_eq!(&corrected(&manuscript, corrections), &draft);
    let written = ron::write_series(&draft.series);
    // What the draft took over as printed is written beside it.
    let mut vocabulary = Vocabulary::default();
    vocabulary.add(&draft.words);
    let again = ron::read("draft.ron", written.as_bytes(), &vocabulary);
    let first = again.diagnostics.first();
    let told = first.is_none_or(|first| draft.warnings.iter().any(|warning| warning.what == first.message));
    prop_assert!(told, "{:?}", first);
    Ok(())
}

#[test]
fn a_series_without_title_and_levels_is_called_untitled() {
    // The title joined to the authority, and the one level decided away.
    let corrections = [
        Correction::NoLevel { level: Code::new("no-code-1").unwrap() },
        Correction::Join { at: 20..41 },
        Correction::LevelHeading { at: 0..124, levels: Vec::new() },
    ];
    holds(&corrections).unwrap();
    let draft = corrected(&manuscript("Duties\n\n1. Plants trees.\n"), &corrections[..1]);
    assert_eq!((draft.series.title.as_str(), draft.series.levels.len()), ("Untitled series", 0));
}

#[test]
fn what_is_joined_to_a_row_of_a_table_is_not_lost() {
    let corrections = [Correction::Join { at: 57..217 }, Correction::Split { at: 82 }];
    holds(&corrections).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_whatever_is_ruled(corrections in prop::collection::vec(correction(), 0..12)) {
        holds(&corrections)?;
    }

    #[test]
    fn rulings_read_back_as_written(corrections in prop::collection::vec(correction(), 0..12)) {
        let read = crate::corrections_from_ron("kept.ron", &crate::corrections_to_ron(&corrections));
        prop_assert_eq!(read.diagnostics, []);
        prop_assert_eq!(read.corrections, corrections);
    }

    #[test]
    fn rulings_about_letters_of_several_bytes_do_no_harm(
        text in "[ÄÖ•é\\-1.a\n ]{0,80}",
        cuts in prop::collection::vec(0_usize..100, 0..6),
        corrections in prop::collection::vec(correction(), 0..6),
    ) {
        let Ok(manuscript) = read("source.txt", text.as_bytes()) else { return Ok(()) };
        let mut all: Vec<Correction> = cuts.into_iter().map(|at| Correction::Split { at }).collect();
        all.extend(corrections);
        let draft = corrected(&manuscript, &all);
        nothing_is_lost(&manuscript, &draft)?;
        pieces_cover_all(&manuscript, &draft)?;
    }
}
