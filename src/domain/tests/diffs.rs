//! Word differences cover both texts.

use proptest::prelude::*;
use rungs_domain::compare::{DiffKind, word_diff};

fn covers(lower: &str, upper: &str) {
    let (mut low, mut up) = (0, 0);
    for span in word_diff(lower, upper).spans {
        assert_eq!((span.lower.start, span.upper.start), (low, up));
        match span.kind {
            DiffKind::Equal => assert_eq!(lower[span.lower.clone()], upper[span.upper.clone()]),
            DiffKind::Deleted => assert!(span.upper.is_empty() && !span.lower.is_empty()),
            DiffKind::Inserted => assert!(span.lower.is_empty() && !span.upper.is_empty()),
        }
        (low, up) = (span.lower.end, span.upper.end);
    }
    assert_eq!((low, up), (lower.len(), upper.len()));
}

proptest! {
    #[test]
    fn the_spans_cover_both_texts_in_order(lower in "[ab,; é\u{301}\n]{0,40}", upper in "[ab,; é\u{301}\n]{0,40}") {
        covers(&lower, &upper);
    }
}

#[test]
fn long_texts_are_covered_too() {
    let words = |step: usize| (0..9_000).map(|at| format!("w{} ", at * step % 997)).collect::<String>();
    covers(&words(7), &words(11));
    covers(&"x".repeat(1_000_000), &"a\u{301}".repeat(100_000));
    covers(&words(7).repeat(20), "one word");
}

#[test]
fn a_change_runs_through_the_space_between_changed_words() {
    let (lower, upper) =
        ("utilization of resources and services.", "utilization of resources and services in an agency.");
    let inserted: Vec<_> =
        word_diff(lower, upper).spans.into_iter().filter(|span| span.kind != DiffKind::Equal).collect();
    assert_eq!(inserted.len(), 1);
    assert_eq!(&upper[inserted[0].upper.clone()], " in an agency");
}

#[test]
fn a_joining_word_does_not_hold_two_long_changes_together() {
    let (lower, upper) = (
        "Ensures work conforms to policies, rules and standards of the agency.",
        "Trains team members on techniques and methods of the agency.",
    );
    let kept: Vec<&str> = word_diff(lower, upper)
        .spans
        .iter()
        .filter(|span| span.kind == DiffKind::Equal)
        .map(|span| &lower[span.lower.clone()])
        .collect();
    assert_eq!(kept, [" of the agency."]);
}
