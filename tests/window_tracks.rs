//! A series that forks in the window: classes by rung and track, by keyboard, and what differs across the fork.

use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use rungs_app::Command;
use rungs_app::state::View;
use rungs_domain::spec::SeriesId;

use crate::desk::Desk;

const CTRL: Modifiers = Modifiers::COMMAND;

/// An entry class, and two tracks of two rungs behind it.
const FORKED: &str = r#"Series(
    id: "x-officer", title: "Officer Series", authority: (name: "Example Board"),
    source: (document: "Class Specification"), status: Adopted,
    levels: [
        (code: "X1", title: "Officer Trainee", concept: [(text: ["Under close supervision, learns the work."])]),
        (code: "X2", title: "Officer (Specialist)",
            concept: [(text: ["Under supervision, keeps accounts; has no supervisory responsibility."])]),
        (code: "X3", title: "Officer (Supervisor)",
            concept: [(text: ["Under general supervision, supervises a group of clerks."])]),
        (code: "X4", title: "Senior Officer (Specialist)", concept: [(text: ["Under direction, keeps accounts."])]),
        (code: "X5", title: "Senior Officer (Supervisor)",
            concept: [(text: ["Under direction, supervises subordinate supervisors."])]),
    ],
)"#;

fn at_the_fork(task: impl FnOnce(&mut Desk)) {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("officers.ron");
    std::fs::write(&path, FORKED).unwrap();
    let mut desk = Desk::open(vec2(1600.0, 1000.0), data.path(), vec![path]);
    let id = SeriesId::new("x-officer").unwrap();
    desk.ask(Command::ShowSeries(id.clone()));
    desk.wait("the tracks", |state| {
        state.computed.tracks.is_some() && state.ladder.levels.iter().all(|level| level.series == id)
    });
    task(&mut desk);
}

#[test]
fn the_tracks_are_chosen_and_a_card_opens_the_step_from_the_rung_below() {
    at_the_fork(|desk| {
        desk.press(CTRL, Key::Num6);
        assert_eq!(desk.state().ladder.view, View::Tracks);
        let labels = ["Specialist", "Supervisor", "“has no supervisory responsibility”", "Across the fork"];
        for label in labels.into_iter().chain(["Before the fork", "First rung", "Second rung"]) {
            assert!(desk.harness.query_all_by_label(label).next().is_some(), "{label}");
        }
        // Each card says what it is compared with; the first class stands below no fork.
        for compared in
            ["X2 is compared with X1", "X3 is compared with X1", "X4 is compared with X2", "X5 is compared with X3"]
        {
            assert!(desk.harness.query_by_label_contains(compared).is_some(), "{compared}");
        }
        assert!(desk.harness.query_by_label_contains("X1 is compared").is_none());
        desk.harness.get_by_label_contains("X4 Senior Officer (Specialist), compared with X2.").focus();
        desk.harness.run_steps(3);
        assert_eq!(desk.state().ladder.focus.map(|cell| cell.column), Some(3), "what is about a level is about X4");
        desk.press(Modifiers::NONE, Key::Enter);
        let step = desk.state().step.shown.clone().unwrap();
        assert_eq!((step.lower.code.as_str(), step.upper.code.as_str()), ("X2", "X4"));
    });
}

#[test]
fn across_the_fork_neither_class_stands_above_the_other() {
    at_the_fork(|desk| {
        desk.click("Rungs and tracks");
        let sees = |desk: &Desk, label: &str| desk.harness.query_all_by_label_contains(label).next().is_some();
        // Both print how they are supervised, in words that differ; neither is called higher.
        assert!(sees(desk, "≠ differs") && !sees(desk, "found only at X5"));
        desk.click("Second rung: X4 Senior Officer (Specialist) and X5 Senior Officer (Supervisor)");
        // "supervises subordinate supervisors" is printed for X5 alone.
        assert!(sees(desk, "found only at X5") && !sees(desk, "found only at X4"));
    });
}

#[test]
fn a_series_without_tracks_offers_none() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(vec2(1600.0, 1000.0), data.path(), Vec::new());
    assert!(desk.harness.query_by_label("Rungs and tracks").is_none());
    assert!(desk.harness.query_by_label("Flow").is_some());
    desk.press(CTRL, Key::Num6);
    assert_eq!(desk.state().ladder.view, View::Rows);
}

#[test]
fn the_tracks_give_way_to_rows_where_the_levels_in_view_have_none() {
    at_the_fork(|desk| {
        desk.click("Rungs and tracks");
        desk.ask(Command::ShowSeries(SeriesId::new("il-social-service-planner").unwrap()));
        desk.wait("the planners", |state| !state.computed.pending && state.computed.tracks.is_none());
        assert_eq!(desk.state().ladder.view, View::Rows);
    });
}

#[test]
fn what_one_class_is_compared_with_is_chosen_on_its_card() {
    at_the_fork(|desk| {
        desk.ask(Command::SetView(View::Tracks));
        desk.harness.get_by_label_contains("X5 is compared with X3").click();
        desk.harness.run_steps(4);
        desk.click("Compare with X1 Officer Trainee");
        desk.wait("the comparison with the trainee", |state| {
            state.computed.ladder.as_ref().is_some_and(|ladder| ladder.against.lower_of(4) == Some(0))
        });
        assert!(desk.harness.query_by_label_contains("X5 is compared with X1").is_some());
        assert!(desk.harness.query_by_label_contains("X4 is compared with X2").is_some(), "the others stay");
    });
}
