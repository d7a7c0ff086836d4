//! Signing a determination, withdrawing the signature, and keeping what was judged.

use super::{P, ask, code, draft, edit, message, run, two_duties};
use crate::positions::{Field, NotJudged, Paper, Part};
use crate::{Command, State};

/// Both duties matched by A. Analyst, who has decided.
fn decided() -> State {
    let mut state = two_duties();
    state.user_name = "A. Analyst".to_owned();
    for row in 0..2 {
        edit(&mut state, Field::Row(Part::Duties, row, "since"), |draft| {
            draft.duties[row].since = "2020-01-01".to_owned()
        });
        // Neighboring levels print nearly the same, so the one that is meant is chosen.
        let (level, number) = [("41312", 5), ("41311", 4)][row];
        ask(&mut state, P::ToggleMatch { row, level: code(level), number: Some(number) });
    }
    // The Illinois documents print no rule, so a person chooses one.
    edit(&mut state, Field::Whole("policy"), |draft| {
        draft.policy = "majority".to_owned();
        draft.policy_by = "A. Analyst".to_owned();
        draft.policy_on = "2025-06-01".to_owned();
        draft.policy_why = "The agency has used it since 1998.".to_owned();
    });
    edit(&mut state, Field::Whole("ruling.by"), |draft| draft.ruling.by = "A. Analyst".to_owned());
    edit(&mut state, Field::Whole("ruling.on"), |draft| draft.ruling.on = "2025-06-30".to_owned());
    state
}

#[test]
fn a_draft_cannot_be_signed_and_is_told_why() {
    let mut state = two_duties();
    state.user_name = "A. Analyst".to_owned();
    assert!(ask(&mut state, P::Sign).is_empty());
    assert!(message(&state).starts_with("It is a draft and cannot be signed."), "{}", message(&state));
    assert_eq!(draft(&state).ruling.signed, None);
}

#[test]
fn without_a_name_nothing_is_signed() {
    let mut state = decided();
    state.user_name.clear();
    ask(&mut state, P::Sign);
    assert!(message(&state).starts_with("Give your name first"), "{}", message(&state));
    ask(&mut state, P::ShowPaper(Paper::Worksheet));
    state.user_name = "A. Analyst".to_owned();
    ask(&mut state, P::Sign);
    assert!(message(&state).starts_with("Show the determination first"), "{}", message(&state));
    assert_eq!(draft(&state).ruling.signed, None);
}

#[test]
fn what_is_signed_is_not_changed_until_the_signature_is_withdrawn_and_undo_takes_back_either() {
    let mut state = decided();
    ask(&mut state, P::Sign);
    let signed = draft(&state);
    let by = signed.ruling.signed.as_ref().map(|signed| (signed.by.as_str(), signed.on.as_str()));
    assert_eq!(by, Some(("A. Analyst", "2025-06-30")), "{}", message(&state));
    for command in [P::MatchNothing(0), P::AddRow(Part::Duties), P::RemoveRow(Part::Duties, 0)] {
        ask(&mut state, command);
        assert!(message(&state).contains("withdraw the signature"), "{}", message(&state));
    }
    edit(&mut state, Field::Whole("title"), |draft| draft.title = "Other".to_owned());
    assert_eq!(draft(&state), signed);
    ask(&mut state, P::Withdraw);
    assert_eq!(draft(&state).ruling.signed, None);
    run(&mut state, Command::Undo);
    assert_eq!(draft(&state), signed);
    run(&mut state, Command::Undo);
    assert_eq!(draft(&state).ruling.signed, None);
}

#[test]
fn a_signed_document_is_shown_though_the_specification_has_changed() {
    let mut state = decided();
    ask(&mut state, P::Sign);
    // As a file would say it that was judged by another text.
    state.audits.desk.open.iter_mut().for_each(|open| {
        let mut draft = (*open.draft).clone();
        draft.revision = Some("0123456789ab".to_owned());
        open.reading = std::sync::Arc::new(draft.read());
        open.draft = std::sync::Arc::new(draft);
    });
    ask(&mut state, P::ShowPaper(Paper::Worksheet));
    ask(&mut state, P::ShowPaper(Paper::Result));
    let answer = state.audits.shown_answer().unwrap();
    assert!(matches!(answer.judged, Err(NotJudged::SpecChanged(_))));
    let shown = answer.shown(super::Seat::Held, Paper::Result).unwrap();
    assert_eq!(shown.subtitle.as_ref().unwrap().words(), "Signed by A. Analyst on 2025-06-30");
}

#[test]
fn a_position_can_stay_judged_by_the_earlier_text() {
    let mut state = decided();
    edit(&mut state, Field::Whole("revision"), |draft| draft.revision = Some("0123456789ab".to_owned()));
    assert!(state.audits.shown_answer().unwrap().judged.is_err());
    ask(&mut state, P::KeepRevision);
    let kept = draft(&state);
    assert_eq!((kept.kept, kept.revision.as_deref()), (true, Some("0123456789ab")));
    assert!(state.audits.shown_answer().unwrap().judged.is_ok());
    ask(&mut state, P::TakeRevision);
    assert!(!draft(&state).kept);
}
