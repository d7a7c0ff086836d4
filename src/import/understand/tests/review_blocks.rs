//! Pieces of the five sources: each block and what it was taken for, told by reading the documents.

use super::all;
use crate::{Interpretation, Manuscript, Reason, ReviewBlock, Role};

fn words<'a>(manuscript: &'a Manuscript, piece: &ReviewBlock) -> &'a str {
    piece.from.first().and_then(|range| manuscript.text.get(range.clone())).unwrap_or_default().trim()
}

#[test]
fn pieces_hold_every_line_once_and_in_its_order() {
    for (manuscript, draft, by_hand) in all() {
        let mut lines: Vec<usize> = Vec::new();
        for piece in &draft.blocks {
            for range in &piece.from {
                let within = manuscript.lines.iter().filter(|line| range.contains(&line.range.start));
                lines.extend(within.map(|line| line.range.start));
                assert!(manuscript.lines.iter().any(|line| line.range.start == range.start), "{}", by_hand.id);
            }
        }
        let firsts: Vec<usize> = draft.blocks.iter().map(|piece| piece.from[0].start).collect();
        assert!(firsts.is_sorted(), "{}", by_hand.id);
        lines.sort_unstable();
        let all: Vec<usize> = manuscript.lines.iter().map(|line| line.range.start).collect();
        assert_eq!(lines, all, "{}", by_hand.id);
        assert!(draft.blocks.iter().all(|piece| !piece.corrected));
    }
}

/// Each case: the first words of a piece of this source, and what the piece was taken for.
#[track_caller]
fn check(source: usize, cases: &[(&str, Interpretation)]) {
    let sources = all();
    let (manuscript, draft, _) = &sources[source];
    for (begins, taken) in cases {
        let mut found = draft.blocks.iter().filter(|piece| words(manuscript, piece).starts_with(begins));
        let piece = found.next().unwrap_or_else(|| panic!("no piece begins with {begins}"));
        assert_eq!(&piece.interpretation, taken, "{begins}");
    }
}

fn heading(role: Role) -> Interpretation {
    Interpretation::Heading { role, sure: true }
}

fn text(role: Role, levels: &[usize]) -> Interpretation {
    Interpretation::Text { role: Some(role), levels: levels.to_vec() }
}

#[test]
fn the_planners_of_illinois_are_taken_as_their_document_says() {
    check(
        0,
        &[
            ("ILLINOIS DEPARTMENT OF CENTRAL", Interpretation::Head),
            ("SOCIAL SERVICE PLANNER SERIES", Interpretation::Head),
            ("SOCIAL SERVICE COMMUNITY PLANNER\t41295", Interpretation::Titles),
            ("Effective: 8-1-21", Interpretation::Fact),
            ("DISCUSSION", heading(Role::Series)),
            ("The Social Service Planner series is designed", text(Role::Series, &[])),
            ("SERIES VOCABULARY", heading(Role::Vocabulary)),
            ("Unit: An organizational entity", text(Role::Vocabulary, &[])),
            ("ILLUSTRATIVE EXAMPLES OF WORK:", heading(Role::Duties)),
            ("1. Provides input as a member", text(Role::Duties, &[0])),
            ("DESIRABLE REQUIREMENTS:", heading(Role::Desirable)),
            ("Education and Experience", Interpretation::Subheading),
            ("Requires two years of experience in a community", text(Role::Desirable, &[0])),
        ],
    );
}

#[test]
fn the_workers_of_new_mexico_are_taken_as_their_document_says() {
    check(
        4,
        &[
            ("New Mexico State Personnel Office", Interpretation::Head),
            ("CPS Permanency Planning Case Worker\tSPCP20", Interpretation::Titles),
            ("CPS Permanency Planning Worker", Interpretation::Levels(vec![0])),
            ("- Conduct and complete assessment", Interpretation::Text { role: Some(Role::Levels), levels: vec![0] }),
            ("Occupation Description", heading(Role::Series)),
        ],
    );
}

#[test]
fn the_specialists_of_new_mexico_have_shortened_titles_over_their_parts() {
    check(
        1,
        &[
            ("2600 Cerrillos Road", Interpretation::Text { role: None, levels: vec![] }),
            ("Class Title", Interpretation::Titles),
            ("Basic", Interpretation::Levels(vec![0])),
            ("Operational", Interpretation::Levels(vec![1])),
            ("Associates Degree in Social Sciences", text(Role::Recommended, &[1])),
        ],
    );
    let sources = all();
    let (manuscript, draft, _) = &sources[1];
    // The title of the series stands over it, and again at the head of a page.
    let said = |piece: &&ReviewBlock| words(manuscript, piece) == "COMMUNITY AND SOCIAL SERVICE SPECIALISTS, ALL OTHER";
    let taken: Vec<&Interpretation> = draft.blocks.iter().filter(said).map(|piece| &piece.interpretation).collect();
    assert_eq!(taken.first(), Some(&&Interpretation::Head));
    assert!(
        taken.len() > 1 && taken[1..].iter().all(|taken| **taken == Interpretation::Aside(Reason::RunningHead)),
        "{taken:?}"
    );
}

#[test]
fn levels_of_the_other_two_are_headed_by_rank_or_by_part() {
    check(2, &[("Level II: Medical Social Associate", Interpretation::Levels(vec![1]))]);
    check(
        3,
        &[
            ("Level of Supervision Exercised:", heading(Role::SupervisionExercised)),
            ("Physical Demands (Physical Demands are", heading(Role::Physical)),
            // It stands under the knowledge, and belongs to the qualifications above that.
            ("Education Requirement:", Interpretation::Subheading),
        ],
    );
}
