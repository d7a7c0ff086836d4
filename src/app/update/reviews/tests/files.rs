//! Documents under review and their files: saved, saved all at once, changed on disk.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use rungs_library::Library;
use rungs_library::words::words_path;

use super::{CLERK, D, ask, clerk, document, folder, message, titled};
use crate::files::{Asking, FileCommand};
use crate::ids::DocumentKindId;
use crate::jobs::{Beginning, Jobs};
use crate::reviews::{Correction, ReviewCommand as R, ReviewEffect};
use crate::state::{Dialog, Tab};
use crate::update::answering::{opened, run};
use crate::{Command, Effect, State, update};

/// Carries effects out until `done`.
pub fn carry_out(state: &mut State, effects: Vec<Effect>, done: impl Fn(&State) -> bool) {
    let mut jobs = Jobs::new(None, Arc::new(|| {})).without_dialogs();
    let mut waiting = effects;
    loop {
        let mut answers: Vec<Command> = Vec::new();
        for effect in std::mem::take(&mut waiting) {
            answers.extend(jobs.carry_out(effect, state));
        }
        answers.extend(jobs.answers());
        for answer in answers {
            waiting.extend(update(state, answer));
        }
        if waiting.is_empty() && done(state) {
            return;
        }
        std::thread::yield_now();
    }
}

fn save_in(state: &mut State, path: PathBuf) {
    let effects = update(state, Command::Files(FileCommand::SaveIn(Some(path))));
    carry_out(state, effects, |state| state.status.saved_at.is_some() || state.dialog.is_some());
}

fn series_in(path: PathBuf) -> String {
    let library =
        Library::load_only(&[words_path(&path), path], &mut |_, _| std::ops::ControlFlow::Continue(())).unwrap();
    library.series[0].series.title.clone()
}

#[test]
fn a_document_is_saved_as_a_specification_with_its_newest_rulings() {
    let (mut state, folder) = clerk();
    let effects = document(&mut state, D::Save);
    let id = state.reviews.shown().unwrap().draft.series.id.to_string();
    let named = format!("{id}.ron");
    assert!(matches!(&effects[..], [Effect::AskSavePath { name, .. }] if *name == named), "{effects:?}");
    // The ruling is not understood yet when the file is written.
    update(&mut state, Command::Reviews(R::Rule(titled("Keeper of Records"))));
    assert!(!state.reviews.is_fresh(state.reviews.desk.shown().unwrap()));
    let path = folder.path().join("clerk.ron");
    save_in(&mut state, path.clone());
    assert!(!state.is_unsaved());
    assert!(message(&state).starts_with(&format!("clerk.txt is saved in {}", path.display())), "{}", message(&state));
    assert!(!series_in(path).is_empty());
    run(&mut state, Command::Undo);
    assert!(state.is_unsaved(), "the file holds a ruling that was taken back");
    run(&mut state, Command::Redo);
    assert!(!state.is_unsaved());
}

#[test]
fn a_specification_that_stands_there_already_is_not_replaced_unasked() {
    let (mut state, folder) = clerk();
    let path = folder.path().join("clerk.ron");
    fs::write(&path, "of somebody else").unwrap();
    document(&mut state, D::Save);
    // A typed path was not asked about by a dialog of the system.
    state.dialog = Some(Dialog::SavePath(String::new()));
    save_in(&mut state, path.clone());
    assert!(matches!(&state.dialog, Some(Dialog::OverwriteFile(DocumentKindId::Reviews, ..))), "{:?}", state.dialog);
    assert_eq!(fs::read_to_string(&path).unwrap(), "of somebody else");
    let effects = update(&mut state, Command::Files(FileCommand::Overwrite));
    carry_out(&mut state, effects, |state| state.status.saved_at.is_some());
    assert_eq!(series_in(path), state.reviews.shown().unwrap().draft.series.title);
}

#[test]
fn all_drafts_are_saved_in_a_folder_each_under_a_name_of_its_own() {
    let folder = folder(&[("a.txt", CLERK), ("b.txt", CLERK)]);
    let into = tempfile::tempdir().unwrap();
    let mut state = opened();
    ask(&mut state, R::Import(vec![folder.path().to_owned()]));
    let id = state.reviews.shown().unwrap().draft.series.id.to_string();
    fs::write(into.path().join(format!("{id}.ron")), "of somebody else").unwrap();
    let effects = ask(&mut state, R::SaveAll);
    assert!(matches!(&effects[..], [Effect::AskSavePath { asking: Asking::SaveAll, .. }]), "{effects:?}");
    save_in(&mut state, into.path().to_owned());
    let mut names: Vec<String> =
        fs::read_dir(into.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let own = |name: &str| [format!("{name}.ron"), format!("{name}.vocabulary.ron")];
    let mut expected = [own(&format!("{id}-2")), own(&format!("{id}-3"))].concat();
    expected.push(format!("{id}.ron"));
    assert_eq!(names, expected);
    assert_eq!(fs::read_to_string(into.path().join(format!("{id}.ron"))).unwrap(), "of somebody else");
    assert!(message(&state).starts_with("2 drafts are saved."), "{}", message(&state));
    assert!(!state.is_unsaved());
    // What was ruled since goes into the same file, without asking for a folder.
    ask(&mut state, R::Rule(titled("Clerk")));
    let effects = ask(&mut state, R::SaveAll);
    assert!(matches!(&effects[..], [Effect::Save { kind: DocumentKindId::Reviews, force: false, .. }]), "{effects:?}");
    assert_eq!(state.tab, Tab::Import);
}

#[test]
fn the_ladder_shows_what_was_saved() {
    let (mut state, folder) = clerk();
    assert!(ask(&mut state, R::ShowOnLadder).is_empty());
    assert!(message(&state).contains("save the document"), "{}", message(&state));
    document(&mut state, D::Save);
    let path = folder.path().join("clerk.ron");
    save_in(&mut state, path.clone());
    let effects = ask(&mut state, R::ShowOnLadder);
    assert!(
        matches!(&effects[..], [Effect::Load(paths)] if *paths == [path.clone(), words_path(&path)]),
        "{effects:?}"
    );
    carry_out(&mut state, effects, |state| state.tab == Tab::Ladder);
    let level = &state.ladder.levels[0];
    assert_eq!(level.code.as_str(), "1234");
}

#[test]
fn a_document_without_rulings_follows_its_file_and_one_with_rulings_asks() {
    let (mut state, folder) = clerk();
    let path = folder.path().join("clerk.txt");
    fs::write(&path, format!("NOTICE\n\n{CLERK}")).unwrap();
    let effects = run(&mut state, Command::Reload);
    let is_compare = |effect: &Effect| matches!(effect, Effect::Reviews(ReviewEffect::Compare(ids)) if ids.len() == 1);
    assert!(effects.iter().any(is_compare), "{effects:?}");
    let first_line = |state: &State| state.reviews.source().unwrap().manuscript.text.lines().next().unwrap().to_owned();
    carry_out(&mut state, effects, |state| first_line(state) == "NOTICE" && is_understood(state));
    assert!(!state.is_unsaved());

    let at = state.reviews.source().unwrap().manuscript.text.find("2. Answers").unwrap();
    ask(&mut state, R::Rule(Correction::Accept { at: at..at + 25 }));
    fs::write(&path, CLERK).unwrap();
    let effects = run(&mut state, Command::Reload);
    carry_out(&mut state, effects, |state| !state.reviews.changed.is_empty());
    assert_eq!(first_line(&state), "NOTICE", "what was ruled is about what was read");
    let effects = update(&mut state, Command::Reviews(R::TakeChanged));
    carry_out(&mut state, effects, is_understood);
    assert_eq!(first_line(&state), "RECORDS CLERK");
    let moved = CLERK.find("2. Answers").unwrap() - CLERK[..CLERK.find("2. Answers").unwrap()].matches("\n\n").count();
    assert_eq!(*state.reviews.shown().unwrap().rulings, [Correction::Accept { at: moved..moved + 25 }]);
    run(&mut state, Command::Undo);
    assert_eq!(first_line(&state), "NOTICE");
}

fn is_understood(state: &State) -> bool {
    state.reviews.is_fresh(state.reviews.desk.shown().unwrap())
}

#[test]
fn what_is_ruled_outlives_a_crash_and_the_file_of_the_document() {
    let own = tempfile::tempdir().unwrap();
    let (mut state, folder) = clerk();
    let mut jobs = Jobs::new(Some(own.path().to_owned()), Arc::new(|| {}));
    for effect in update(&mut state, Command::Reviews(R::Rule(titled("Clerk")))) {
        jobs.carry_out(effect, &state);
    }
    drop((jobs, state));
    fs::remove_file(folder.path().join("clerk.txt")).unwrap();

    let mut state = opened();
    let jobs = Jobs::new(Some(own.path().to_owned()), Arc::new(|| {}));
    for command in Beginning::of(&jobs).commands {
        run(&mut state, command);
    }
    assert_eq!(
        (state.dialog.as_ref(), state.recovered_titles()),
        (Some(&Dialog::Recover), vec!["clerk.txt".to_owned()])
    );
    run(&mut state, Command::TakeRecovered);
    assert_eq!((state.tab, state.unsaved_titles()), (Tab::Import, vec!["clerk.txt".to_owned()]));
    assert_eq!(*state.reviews.shown().unwrap().rulings, [titled("Clerk")]);
    assert_eq!(state.reviews.source().unwrap().bytes.as_ref(), CLERK.as_bytes());
}

/// Two windows begun with the same document, of which the first ended without saving.
#[test]
fn what_was_ruled_is_offered_although_the_document_is_opened_again_and_is_then_open_once() {
    let own = tempfile::tempdir().unwrap();
    let (mut state, folder) = clerk();
    let mut jobs = Jobs::new(Some(own.path().to_owned()), Arc::new(|| {}));
    for effect in update(&mut state, Command::Reviews(R::Rule(titled("Clerk")))) {
        jobs.carry_out(effect, &state);
    }
    drop((jobs, state));

    let mut state = opened();
    let jobs = Jobs::new(Some(own.path().to_owned()), Arc::new(|| {}));
    let mut commands = Beginning::of(&jobs).commands;
    commands.push(Command::Open(vec![folder.path().join("clerk.txt")]));
    for command in commands {
        run(&mut state, command);
    }
    assert_eq!(state.dialog, Some(Dialog::Recover), "it is still offered");
    assert_eq!(state.reviews.desk.open.len(), 1);
    run(&mut state, Command::TakeRecovered);
    let open: Vec<String> = state.reviews.desk.open.iter().map(|document| document.title()).collect();
    assert_eq!(open, ["clerk.txt"], "one entry, as there is one document");
    assert_eq!(*state.reviews.shown().unwrap().rulings, [titled("Clerk")]);
    assert_eq!(state.unsaved_titles(), ["clerk.txt"]);
}
