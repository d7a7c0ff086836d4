//! Files in the window: opened, changed and broken ones, and decisions on links that are saved, recovered and signed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use rungs_app::state::Dialog;
use rungs_app::{Command, State, cells};
use rungs_domain::spec::{Decision, SpecPart};

use crate::desk::{Desk, with_desk};
use crate::levels::{level, long_concepts, planner_duty};

const SIZE: Vec2 = vec2(1280.0, 800.0);
const CTRL: Modifiers = Modifiers::COMMAND;

/// A small specification with one level and one duty.
fn clerk(duty: &str) -> String {
    format!(
        "#![enable(implicit_some)]\nSeries(schema: 1, id: \"clerk\", title: \"Clerk Series\",\n\
         authority: (name: \"County\"), source: (document: \"Class Specification\"), status: Adopted,\n\
         levels: [(code: \"1\", title: \"Clerk I\", duties: (items: [(number: 1, text: {duty:?})]))])\n"
    )
}

/// A file as a file manager drops it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl eframe::egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_file_dropped_on_the_window_is_opened_beside_the_shipped_series() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clerk.ron");
    std::fs::write(&path, clerk("Files records.")).unwrap();
    with_desk(SIZE, |desk| {
        desk.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
        desk.harness.step();
        desk.wait("the file is read", |state| state.library.series.len() == 6);
        assert_eq!(desk.codes(), ["1"]);
        assert_eq!(desk.state().recent, [path]);
    });
}

#[test]
fn a_folder_with_a_broken_file_opens_and_the_error_is_found_by_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let good = "#![enable(implicit_some)]\nSeries(\n    schema: 1,\n    id: \"clerk\",\n    title: \"Clerk Series\",\n    \
         authority: (name: \"County\"),\n    source: (document: \"Class Specification\"),\n    status: Adopted,\n    \
         levels: [(code: \"1\", title: \"Clerk I\", duties: (items: [(number: 1, text: \"Files records.\")]))],\n)\n";
    std::fs::write(folder.path().join("good.ron"), good).unwrap();
    // The misspelt field stands in line 5.
    let broken = folder.path().join("broken.ron");
    std::fs::write(&broken, good.replace("    title: \"Clerk Series\"", "    titel: \"Clerk\"")).unwrap();
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), vec![folder.path().to_owned()]);
    desk.wait("the folder is read", |state| !state.library.problems.is_empty());
    assert_eq!(desk.codes(), ["1"], "the good file is shown");
    desk.press(Modifiers::NONE, Key::F8);
    desk.harness.get_by_label(&format!("Copy the problem at {}, line 5, column 5", broken.display()));
    desk.press(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.state().dialog, None);
}

#[test]
fn what_is_left_out_of_long_class_concepts_is_said_below_the_ladder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clerks.ron");
    std::fs::write(&path, long_concepts()).unwrap();
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), vec![path]);
    desk.wait("the ladder is there", |state| state.computed.ladder.as_ref().is_some_and(|one| one.levels.len() == 3));
    // What was opened is said first, for a while.
    if let Some(message) = desk.state().notifications.passing().map(|one| one.number) {
        desk.ask(Command::CloseMessage(message));
    }
    desk.harness.get_by_label_contains("1: some clauses of the class concept have more than 500 words");
    // With no level in view, nothing is compared and nothing left out.
    desk.ask(Command::ShowLevels(Vec::new()));
    assert!(desk.harness.query_by_label_contains("have more than 500 words").is_none());
}

#[test]
fn a_file_that_changes_on_disk_is_taken_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clerk.ron");
    std::fs::write(&path, clerk("Files records.")).unwrap();
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), vec![path.clone()]);
    let first_duty = |state: &State| {
        let view = state.library.level(&level("clerk", "1"))?;
        Some(view.level.duties.items.first()?.text.clone())
    };
    desk.wait("the file is read", |state| first_duty(state).as_deref() == Some("Files records."));
    std::fs::write(&path, clerk("Answers letters.")).unwrap();
    desk.wait("the change is seen", |state| first_duty(state).as_deref() == Some("Answers letters."));
    std::fs::write(&path, "Series(").unwrap();
    desk.wait("the mistake is seen", |state| !state.library.problems.is_empty());
    assert_eq!(first_duty(desk.state()).as_deref(), Some("Answers letters."), "the last good version stays");
}

#[test]
fn a_decision_on_a_link_is_undone_redone_saved_and_there_again() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    let (lower, upper) = (planner_duty("41311", 1), planner_duty("41312", 2));
    desk.ask(Command::Decide { lower: lower.clone(), upper: upper.clone(), decision: Decision::Linked });
    assert_eq!(desk.state().links.current().len(), 1);
    desk.harness.get_by_label("Links not saved");
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.state().links.current().len(), 0);
    assert!(!desk.state().links.is_unsaved(), "back to what the files hold");
    desk.press(CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(desk.state().links.current().len(), 1);
    let ladder = desk.state().computed.ladder.clone().unwrap();
    let cell = cells::cell_of(&desk.state().library, &ladder, &upper).unwrap();
    let thread = &cells::threads(&ladder, SpecPart::Duties.into()).unwrap()[cell.row];
    assert!(thread.steps[cell.column - 1].as_ref().unwrap().confirmed, "the ladder follows the decision");
    desk.press(CTRL, Key::S);
    desk.wait("the links are saved", |state| state.status.saved_at.is_some());
    assert!(!desk.state().links.is_unsaved());
    drop(desk);
    let desk = Desk::open(SIZE, data.path(), Vec::new());
    let links = desk.state().links.current();
    assert_eq!(links.len(), 1);
    assert_eq!((links[0].lower_number, links[0].upper_number), (1, 2));
    assert_eq!(desk.state().dialog, None, "nothing is left to recover");
}

#[test]
fn the_name_is_asked_for_by_key_signs_decisions_and_stands_in_the_reader_with_the_date() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    desk.harness.get_by_label("Your name: not given");
    desk.press(CTRL | Modifiers::SHIFT, Key::N);
    assert!(desk.harness.get_by_label("Name").is_focused());
    desk.type_text("A. Analyst");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!((desk.state().user_name.as_str(), &desk.state().dialog), ("A. Analyst", &None));
    desk.harness.get_by_label("Your name: A. Analyst");
    desk.ask(Command::Decide {
        lower: planner_duty("41311", 1),
        upper: planner_duty("41312", 2),
        decision: Decision::Linked,
    });
    desk.ask(Command::Decide {
        lower: planner_duty("41312", 2),
        upper: planner_duty("41313", 1),
        decision: Decision::Unlinked,
    });
    desk.ask(Command::GoTo(planner_duty("41312", 2)));
    desk.press(Modifiers::NONE, Key::Enter);
    let today = desk.state().today.unwrap();
    desk.harness.get_by_label_contains(&format!("confirmed by A. Analyst, {today}"));
    desk.harness.get_by_label(&format!("parted: from 41313, duty 1, parted by A. Analyst, {today}"));
    desk.press(CTRL, Key::S);
    desk.wait("the links are saved", |state| state.status.saved_at.is_some());
    drop(desk);
    let desk = Desk::open(SIZE, data.path(), Vec::new());
    let signed = desk.state().links.current().iter().map(|link| link.by.as_deref());
    assert!(signed.eq([Some("A. Analyst"); 2]), "{:?}", desk.state().links.current());
}

#[test]
fn links_that_were_not_saved_are_offered_at_the_next_start() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    desk.ask(Command::Decide {
        lower: planner_duty("41311", 1),
        upper: planner_duty("41312", 2),
        decision: Decision::Unlinked,
    });
    drop(desk);
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    assert_eq!(desk.state().dialog, Some(Dialog::Recover));
    desk.click("Take them up again");
    assert_eq!(desk.state().links.current().len(), 1);
    assert!(desk.state().links.is_unsaved());
}

#[test]
fn closing_with_unsaved_links_asks_first() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::Decide {
            lower: planner_duty("41311", 1),
            upper: planner_duty("41312", 2),
            decision: Decision::Unlinked,
        });
        desk.press(CTRL, Key::Q);
        desk.harness.get_by_role_and_label(Role::Dialog, "Save links before closing?");
        desk.click("Stay");
        assert_eq!(desk.state().dialog, None);
        assert!(!desk.state().awaited.closing);
        desk.press(CTRL, Key::Q);
        desk.click("Save and close");
        desk.wait("saved, then closed", |state| state.awaited.closing);
        assert!(!desk.state().links.is_unsaved());
    });
}
