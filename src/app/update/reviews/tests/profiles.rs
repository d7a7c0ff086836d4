//! What rulings teach: saved, used for other documents, remembered between starts.

use std::fs;
use std::path::PathBuf;

use super::files::carry_out;
use super::{ask, folder, message};
use crate::files::FileCommand;
use crate::remember::Remembered;
use crate::reviews::{Correction, ReviewCommand as R, Role};
use crate::update::answering::{opened, run};
use crate::{Command, State, update};

/// A specification whose heading of duties no profile knows.
fn odd(title: &str) -> String {
    format!("{title}\nClass Code: 1234\n\nA DAY OF IT\n1. Files records.\n2. Answers the telephone.\n")
}

/// Two documents with the odd heading; that of the first is ruled to be one of duties.
fn taught() -> (State, tempfile::TempDir) {
    let folder = folder(&[("a.txt", &odd("RECORDS CLERK")), ("b.txt", &odd("MAIL CLERK"))]);
    let mut state = opened();
    ask(&mut state, R::Import(vec![folder.path().to_owned()]));
    let start = state.reviews.source().unwrap().manuscript.text.find("A DAY OF IT").unwrap();
    ask(&mut state, R::Rule(Correction::Heading { at: start..start + 11, role: Role::Duties }));
    (state, folder)
}

/// The duties of each open document.
fn duties(state: &State) -> Vec<usize> {
    let understood = state.reviews.understood.values();
    understood.map(|one| one.draft.series.levels.iter().map(|level| level.duties.items.len()).sum()).collect()
}

fn is_understood(state: &State) -> bool {
    state.reviews.desk.open.iter().all(|document| state.reviews.is_fresh(document))
}

fn save_profile(state: &mut State, path: PathBuf) {
    ask(state, R::SaveProfile);
    let effects = update(state, Command::Files(FileCommand::SaveIn(Some(path))));
    carry_out(state, effects, |state| !state.reviews.profiles.is_empty() && is_understood(state));
}

#[test]
fn what_is_ruled_in_one_document_is_known_in_the_next() {
    let (mut state, folder) = taught();
    assert_eq!(duties(&state), [2, 0], "by the ruling, and without it");
    let path = folder.path().join("profile.ron");
    save_profile(&mut state, path.clone());
    assert_eq!(duties(&state), [2, 2]);
    assert_eq!(state.unsaved_titles(), ["a.txt"], "a profile is no ruling about the other");
    ask(&mut state, R::DropProfile(path.clone()));
    assert_eq!(duties(&state), [2, 0]);
    let effects = ask(&mut state, R::UseProfile(Some(path)));
    carry_out(&mut state, effects, |state| !state.reviews.profiles.is_empty() && is_understood(state));
    assert_eq!(duties(&state), [2, 2]);
}

#[test]
fn profiles_are_remembered_and_one_that_is_gone_is_told_and_not_forgotten() {
    let (mut state, folder) = taught();
    let path = folder.path().join("profile.ron");
    save_profile(&mut state, path.clone());
    let remembered = Remembered::of(&state);
    assert_eq!(remembered.profiles, std::slice::from_ref(&path));

    let mut state = opened();
    let effects = update(&mut state, Command::Restore(remembered.clone()));
    assert_eq!(Remembered::of(&state).profiles, std::slice::from_ref(&path), "while it is being read, too");
    carry_out(&mut state, effects, |state| !state.reviews.profiles.is_empty());

    fs::remove_file(&path).unwrap();
    let mut state = opened();
    let effects = update(&mut state, Command::Restore(remembered));
    carry_out(&mut state, effects, |state| !state.reviews.unread.is_empty());
    assert!(
        message(&state).starts_with(&format!("The profile {} is not used: ", path.display())),
        "{}",
        message(&state)
    );
    assert_eq!(state.problems().count(), 1);
    assert_eq!(Remembered::of(&state).profiles, std::slice::from_ref(&path));
    ask(&mut state, R::DropProfile(path));
    assert!(Remembered::of(&state).profiles.is_empty());
}

#[test]
fn without_anything_to_teach_no_profile_is_asked_for() {
    let (mut state, _folder) = taught();
    run(&mut state, Command::Undo);
    assert!(ask(&mut state, R::SaveProfile).is_empty());
    assert!(message(&state).starts_with("Nothing is ruled about this document yet"), "{}", message(&state));
}
