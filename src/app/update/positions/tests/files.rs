//! Positions and their files: saved, exported, recovered, opened as samples.

use std::sync::Arc;

use super::{D, ask, document, edit, message, two_duties};
use crate::documents::{Kept, Saved};
use crate::files::{FileCommand, Recovered};
use crate::ids::DocumentKindId;
use crate::positions::{Field, Paper, Part, PositionCommand as P, PositionDraft, Seat};
use crate::state::{Dialog, Tab};
use crate::update::answering::{opened, run};
use crate::{Command, Effect};

#[test]
fn a_position_is_saved_only_whole_and_asks_for_a_file_first() {
    let mut state = two_duties();
    edit(&mut state, Field::Row(Part::Duties, 1, "percent"), |draft| draft.duties[1].percent = "4x".to_owned());
    assert!(document(&mut state, D::Save).is_empty());
    assert!(message(&state).contains("mend \"Duty 2, percent of the time\" first"), "{}", message(&state));
    edit(&mut state, Field::Row(Part::Duties, 1, "percent"), |draft| draft.duties[1].percent = "40".to_owned());
    let effects = document(&mut state, D::Save);
    assert!(matches!(&effects[..], [Effect::AskSavePath { name, .. }] if name == "planner.ron"), "{effects:?}");
    let effects = run(&mut state, Command::Files(FileCommand::SaveIn(Some("/a/planner".into()))));
    let path = match &effects[..] {
        [Effect::Save { kind: DocumentKindId::Positions(Seat::Held), path: Some(path), force: false, .. }] => path,
        other => panic!("{other:?}"),
    };
    assert_eq!(path.to_str(), Some("/a/planner.ron"));
}

#[test]
fn documents_are_exported_under_their_own_names() {
    let mut state = two_duties();
    for (paper, name) in [(Paper::Result, "planner-determination.html"), (Paper::Worksheet, "planner-worksheet.html")] {
        let effects = ask(&mut state, P::Export(paper));
        assert!(
            matches!(&effects[..], [Effect::AskSavePath { name: proposed, .. }] if proposed == name),
            "{effects:?}"
        );
        let effects = run(&mut state, Command::Files(FileCommand::SaveIn(Some("/a/b.pdf".into()))));
        assert!(matches!(&effects[..], [Effect::Export { replace: true, .. }]), "{effects:?}");
    }
    ask(&mut state, P::New);
    assert!(ask(&mut state, P::Export(Paper::Result)).is_empty(), "there is nothing to say yet");
}

#[test]
fn what_an_earlier_session_left_is_taken_up_in_the_tab_of_its_sort() {
    let mut state = opened();
    let typed =
        PositionDraft { title: "Seat".into(), as_of: "2025-0".into(), planned: true, ..PositionDraft::default() };
    let kept = Kept { draft: Arc::new(typed.clone()), path: None, on_disk: None };
    let found = Recovered { positions: vec![kept], ..Recovered::default() };
    run(&mut state, Command::RecoveryFound(Box::new(found)));
    assert_eq!((state.dialog.as_ref(), state.recovered_titles()), (Some(&Dialog::Recover), vec!["Seat".to_owned()]));
    run(&mut state, Command::TakeRecovered);
    assert!(state.audits.desk.open.is_empty());
    let shown = state.vacancies.desk.shown().unwrap();
    assert_eq!((PositionDraft::clone(&shown.draft), state.tab), (typed, Tab::Vacancy));
    assert!(state.is_unsaved());
}

#[test]
fn closing_the_window_saves_one_position_after_the_other() {
    let mut state = two_duties();
    run(&mut state, Command::Positions(Seat::Planned, P::New));
    let planned =
        PositionDraft { title: "Seat".into(), ..PositionDraft::clone(&state.vacancies.desk.shown().unwrap().draft) };
    let command = P::Edit { field: Field::Whole("title"), draft: Arc::new(planned) };
    run(&mut state, Command::Positions(Seat::Planned, command));
    run(&mut state, Command::Quit);
    assert_eq!(
        (state.dialog.as_ref(), state.unsaved_titles()),
        (Some(&Dialog::UnsavedOnClose), vec!["Planner".to_owned(), "Seat".to_owned()])
    );
    let effects = run(&mut state, Command::SaveAndQuit);
    assert!(matches!(&effects[..], [Effect::AskSavePath { name, .. }] if name == "planner.ron"), "{effects:?}");
    let shown = state.audits.desk.shown().unwrap();
    let saved = Saved {
        document: shown.id,
        draft: shown.draft.clone(),
        file: Some(("/a/planner.ron".into(), Vec::new().into())),
        at: "14:02".to_owned(),
        remark: None,
    };
    document(&mut state, D::Saved(saved));
    assert!(
        message(&state).contains("Seat is not saved: choose the series and describe a duty first"),
        "{}",
        message(&state)
    );
    assert_eq!((state.tab, state.awaited.close), (Tab::Vacancy, false), "what is not whole keeps the window open");
}

#[test]
fn samples_are_opened_once_in_the_tab_of_their_sort_and_are_nobodys_unsaved_work() {
    let mut state = opened();
    for (seat, count) in [(Seat::Held, 2), (Seat::Planned, 1)] {
        for _ in 0..2 {
            run(&mut state, Command::Documents(DocumentKindId::Positions(seat), D::OpenSamples));
        }
        let desk = &state.positions(seat).desk;
        assert_eq!((desk.open.len(), state.tab), (count, seat.tab()));
        for document in &desk.open {
            assert_eq!((document.sample, &document.reading.unreadable), (true, &Vec::new()));
            assert!(state.positions(seat).answer(document.id).unwrap().judged.is_ok());
        }
    }
    assert!(!state.is_unsaved());
}
