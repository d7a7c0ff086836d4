//! Documents under review without a window: imported, ruled about, taken back.

use std::fs;
use std::path::Path;

use rungs_domain::spec::{Code, Judgement, Requirement, RequirementSource, SeriesId};
use tempfile::TempDir;

use crate::app::reviews::{DraftField, Reason, ReviewCommand as R, ReviewEffect, Ruling, Side, TierAt};
use crate::app::state::Tab;
use crate::app::update::answering::{opened, run};
use crate::app::{Command, Effect, State};

/// A small specification of one class, as a text file has it.
const CLERK: &str = "\
RECORDS CLERK
Class Code: 1234

DEFINITION
Under supervision, files records.

TYPICAL DUTIES
1. Files records.
2. Answers the telephone.

MINIMUM QUALIFICATIONS
One year of clerical experience.
";

pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

pub fn ask(state: &mut State, command: R) -> Vec<Effect> {
    run(state, Command::Reviews(command))
}

/// A window into which the clerk was imported.
pub fn clerk() -> (State, TempDir) {
    let folder = folder(&[("clerk.txt", CLERK)]);
    let mut state = opened();
    ask(&mut state, R::Import(vec![folder.path().join("clerk.txt")]));
    (state, folder)
}

pub fn message(state: &State) -> &str {
    &state.status.message.as_ref().unwrap().text
}

fn titles(state: &State) -> Vec<String> {
    state.reviews.desk.open.iter().map(|document| document.title()).collect()
}

fn titled(text: &str) -> Ruling {
    Ruling::Field { field: DraftField::Title, text: text.to_owned() }
}

#[test]
fn a_document_is_imported_understood_and_nobodys_unsaved_work() {
    let (state, folder) = clerk();
    assert_eq!((state.tab, titles(&state)), (Tab::Import, vec!["clerk.txt".to_owned()]));
    let understood = state.reviews.shown().unwrap();
    let codes: Vec<&str> = understood.draft.series.levels.iter().map(|level| level.code.as_str()).collect();
    assert_eq!(codes, ["1234"]);
    assert_eq!(state.reviews.source().unwrap().bytes.as_ref(), CLERK.as_bytes());
    assert_eq!(state.reviews.source().unwrap().path, folder.path().join("clerk.txt"));
    assert_eq!(message(&state), "1 document imported.");
    assert!(!state.is_unsaved());
}

#[test]
fn a_folder_stands_for_all_documents_in_it_and_below_it_by_name() {
    let folder = folder(&[("b.txt", CLERK), ("a/z.MD", CLERK), ("a/c.html", "<p>Clerk</p>"), ("x.ron", "()")]);
    let mut state = opened();
    ask(&mut state, R::Import(vec![folder.path().to_owned()]));
    assert_eq!(titles(&state), ["c.html", "z.MD", "b.txt"]);
    assert_eq!(state.reviews.desk.shown().unwrap().title(), "c.html", "the first comes into view");
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_hides_no_other() {
    let folder = folder(&[("a.txt", CLERK), ("b.pdf", "%PDF-1.7 and no more"), ("c.txt", CLERK), ("d.txt", " \n")]);
    let mut state = opened();
    ask(&mut state, R::Import(vec![folder.path().to_owned(), folder.path().join("gone.txt")]));
    assert_eq!(titles(&state), ["a.txt", "c.txt"]);
    let named: Vec<String> = state.reviews.unread.iter().map(|one| one.place.file.clone()).collect();
    let path = |name: &str| folder.path().join(name).display().to_string();
    assert_eq!(named, [path("b.pdf"), path("d.txt"), path("gone.txt")]);
    assert!(message(&state).starts_with("3 of 5 documents cannot be read"), "{}", message(&state));
    ask(&mut state, R::Import(vec![folder.path().join("a.txt")]));
    assert!(state.reviews.unread.is_empty(), "the list is that of the last import");
}

#[test]
fn the_same_file_is_shown_again_and_a_changed_one_opened_beside_it() {
    let (mut state, folder) = clerk();
    let path = folder.path().join("clerk.txt");
    fs::write(folder.path().join("other.txt"), CLERK).unwrap();
    ask(&mut state, R::Import(vec![folder.path().join("other.txt")]));
    assert_eq!(titles(&state), ["clerk.txt", "other.txt"]);
    ask(&mut state, R::Import(vec![path.clone()]));
    assert_eq!(state.reviews.desk.shown().unwrap().title(), "clerk.txt");
    assert_eq!(state.reviews.desk.open.len(), 2);
    ask(&mut state, R::Rule(titled("Clerk")));
    fs::write(&path, CLERK.replace("telephone", "door")).unwrap();
    ask(&mut state, R::Import(vec![path]));
    assert_eq!(titles(&state), ["clerk.txt", "other.txt", "clerk.txt"]);
    assert!(state.reviews.desk.shown().unwrap().draft.rulings.is_empty());
}

#[test]
fn documents_are_imported_and_specifications_opened_wherever_they_are_named_together() {
    let mut state = opened();
    let named = |effects: &[Effect]| {
        let mut named = Vec::new();
        for effect in effects {
            match effect {
                Effect::Load(paths) => named.extend(paths.iter().map(|path| format!("load {}", path.display()))),
                Effect::Reviews(ReviewEffect::Import(paths)) => {
                    named.extend(paths.iter().map(|path| format!("import {}", path.display())));
                }
                _ => {}
            }
        }
        named
    };
    let paths = ["a.DOCX", "b.ron", "c.json", "d", "e.pdf"].map(Into::into).to_vec();
    let effects = crate::app::update(&mut state, Command::Open(paths));
    assert_eq!(named(&effects), ["import a.DOCX", "import e.pdf", "load b.ron", "load c.json", "load d"]);
    // On its own tab a folder is one of documents, and so is a file with an ending that says nothing.
    let effects = crate::app::update(&mut state, Command::Open(["d", "f.ron", "g.asp"].map(Into::into).to_vec()));
    assert_eq!(named(&effects)[..2], ["import d", "import g.asp"]);
    assert!(named(&effects).contains(&"load f.ron".to_owned()));
}

#[test]
fn a_ruling_is_unsaved_work_and_a_step_of_undo() {
    let (mut state, _folder) = clerk();
    let first = state.reviews.shown().unwrap().revision;
    let at = 0..13;
    ask(&mut state, R::Rule(Ruling::Aside { at: at.clone(), reason: Reason::Ornament }));
    assert_eq!(state.unsaved_titles(), ["clerk.txt"]);
    let understood = state.reviews.shown().unwrap();
    assert_eq!(*understood.rulings, [Ruling::Aside { at: at.clone(), reason: Reason::Ornament }]);
    assert!(understood.revision > first);
    run(&mut state, Command::Undo);
    assert!(!state.is_unsaved());
    assert!(state.reviews.shown().unwrap().rulings.is_empty());
    assert_eq!(message(&state), "Taken back: a passage set aside.");
    run(&mut state, Command::Redo);
    assert_eq!(state.reviews.shown().unwrap().rulings.len(), 1);
    let both = vec![Ruling::Accept { at: at.clone() }, Ruling::Text { at }];
    ask(&mut state, R::RuleAll(both));
    run(&mut state, Command::Undo);
    assert_eq!(state.reviews.shown().unwrap().rulings.len(), 1, "several at once are one step");
}

#[test]
fn what_is_typed_into_a_field_is_one_ruling_and_one_step() {
    let (mut state, _folder) = clerk();
    for text in ["C", "Cl", "Clerk"] {
        ask(&mut state, R::Rule(titled(text)));
    }
    assert_eq!(*state.reviews.desk.shown().unwrap().draft.rulings, [titled("Clerk")]);
    let code =
        |text: &str| Ruling::Field { field: DraftField::LevelCode(Code::new("1234").unwrap()), text: text.to_owned() };
    ask(&mut state, R::Rule(code("5")));
    ask(&mut state, R::Select { at: Some(0..7), by: Side::Source });
    ask(&mut state, R::Rule(code("56")));
    assert_eq!(*state.reviews.desk.shown().unwrap().draft.rulings, [titled("Clerk"), code("5"), code("56")]);
    for left in [2, 1, 0] {
        run(&mut state, Command::Undo);
        assert_eq!(state.reviews.desk.shown().unwrap().draft.rulings.len(), left);
    }
}

#[test]
fn a_requirement_is_corrected_step_by_step_and_typing_is_one_step() {
    let (mut state, _folder) = clerk();
    ask(&mut state, R::EditTier(Some(TierAt { level: 0, tier: 0 })));
    let asks = |question: &str| {
        let source = RequirementSource { cite: "One year of clerical experience.".to_owned(), reading: None };
        Some(Requirement::Judgement(Judgement { source, question: question.to_owned() }))
    };
    let now = |state: &State| {
        let edited = state.reviews.edited_tier().unwrap();
        (edited.requires.cloned(), edited.ruled)
    };
    let ruling = |state: &State, question| state.reviews.edited_tier().unwrap().ruling(asks(question));
    let understood = now(&state);
    assert!(!understood.1);
    for (question, goes_on) in [("I", false), ("Is", true), ("Is it", true), ("W", false), ("Was it", true)] {
        let ruling = ruling(&state, question);
        ask(&mut state, if goes_on { R::GoOn(ruling) } else { R::Rule(ruling) });
    }
    assert_eq!(now(&state), (asks("Was it"), true));
    run(&mut state, Command::Undo);
    assert_eq!(now(&state), (asks("Is it"), true), "the editor stays where it was");
    let goes_on = ruling(&state, "Were");
    ask(&mut state, R::GoOn(goes_on));
    assert_eq!(state.reviews.desk.shown().unwrap().draft.rulings.len(), 2, "what was taken back is not gone on with");
    let level = state.reviews.edited_tier().unwrap().found.clone();
    ask(&mut state, R::ForgetTier { level, tier: 0 });
    assert_eq!(now(&state), understood);
    run(&mut state, Command::Undo);
    assert_eq!(now(&state), (asks("Were"), true));
}

#[test]
fn documents_that_come_while_rulings_are_made_outlive_their_undo() {
    let (mut state, folder) = clerk();
    ask(&mut state, R::Rule(titled("Clerk")));
    fs::write(folder.path().join("other.txt"), CLERK).unwrap();
    ask(&mut state, R::Import(vec![folder.path().join("other.txt")]));
    run(&mut state, Command::Undo);
    assert_eq!(titles(&state), ["clerk.txt", "other.txt"]);
    assert!(!state.is_unsaved());
    run(&mut state, Command::Redo);
    assert_eq!((titles(&state).len(), state.unsaved_titles().len()), (2, 1));
}

#[test]
fn a_closed_document_comes_back_understood() {
    let (mut state, _folder) = clerk();
    let id = state.reviews.desk.current.unwrap();
    ask(&mut state, R::Close(id));
    assert!(state.reviews.shown().is_none() && state.reviews.understood.is_empty());
    run(&mut state, Command::Undo);
    assert!(state.reviews.shown().is_some());
}

#[test]
fn every_point_is_stepped_to_and_round_again() {
    let (mut state, _folder) = clerk();
    let mut places: Vec<_> =
        state.reviews.shown().unwrap().points.iter().filter_map(|point| point.at.clone()).collect();
    places.sort_by_key(|at| (at.start, at.end));
    places.dedup();
    let at = |state: &State| state.reviews.selected.as_ref().map(|selected| selected.at.clone());
    for place in places.iter().chain(places.first()) {
        ask(&mut state, R::StepPoint(1));
        assert_eq!(at(&state).as_ref(), Some(place));
    }
    ask(&mut state, R::StepPoint(-1));
    assert_eq!(at(&state).as_ref(), places.last());
}

#[test]
fn a_document_is_saved_as_a_specification_under_the_id_of_its_series() {
    let (mut state, folder) = clerk();
    let id = state.reviews.shown().unwrap().draft.series.id.clone();
    assert_eq!(id, SeriesId::new("records-clerk").unwrap());
    let effects = ask(&mut state, R::Save);
    assert!(matches!(&effects[..], [Effect::AskSavePath { name, .. }] if name == "records-clerk.ron"), "{effects:?}");
    assert!(Path::new(folder.path()).exists());
}
