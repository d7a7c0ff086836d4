//! Documents under review without a window: imported, ruled about, taken back.

mod files;
mod profiles;

use std::fs;
use std::ops::Range;
use std::sync::Arc;

use rungs_domain::spec::{Code, Judgement, Requirement, RequirementSource};
use tempfile::TempDir;

use crate::documents::DocumentCommand as D;
use crate::ids::DocumentKindId;
use crate::reviews::{
    Correction, DraftField, Reason, ReviewCommand as R, ReviewEffect, ReviewPoint, ReviewPointKind, Side, TierAt,
};
use crate::state::Tab;
use crate::update::answering::{opened, run};
use crate::{Command, Effect, State};

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

pub fn document(state: &mut State, command: D) -> Vec<Effect> {
    run(state, Command::Documents(DocumentKindId::Reviews, command))
}

/// A window into which the clerk was imported.
pub fn clerk() -> (State, TempDir) {
    let folder = folder(&[("clerk.txt", CLERK)]);
    let mut state = opened();
    ask(&mut state, R::Import(vec![folder.path().join("clerk.txt")]));
    (state, folder)
}

pub fn message(state: &State) -> &str {
    &state.notifications.all().next().unwrap().message.text
}

fn titles(state: &State) -> Vec<String> {
    state.reviews.desk.open.iter().map(|document| document.title()).collect()
}

fn titled(text: &str) -> Correction {
    Correction::Field { field: DraftField::Title, text: text.to_owned() }
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
    let effects = crate::update(&mut state, Command::Open(paths));
    assert_eq!(named(&effects), ["import a.DOCX", "import e.pdf", "load b.ron", "load c.json", "load d"]);
    // On its own tab a folder is one of documents, and so is a file with an ending that says nothing.
    let effects = crate::update(&mut state, Command::Open(["d", "f.ron", "g.asp"].map(Into::into).to_vec()));
    assert_eq!(named(&effects)[..2], ["import d", "import g.asp"]);
    assert!(named(&effects).contains(&"load f.ron".to_owned()));
}

#[test]
fn a_ruling_is_unsaved_work_and_a_step_of_undo() {
    let (mut state, _folder) = clerk();
    let first = state.reviews.shown().unwrap().revision;
    let at = 0..13;
    ask(&mut state, R::Rule(Correction::Aside { at: at.clone(), reason: Reason::Ornament }));
    assert_eq!(state.unsaved_titles(), ["clerk.txt"]);
    let understood = state.reviews.shown().unwrap();
    assert_eq!(*understood.rulings, [Correction::Aside { at: at.clone(), reason: Reason::Ornament }]);
    assert!(understood.revision > first);
    run(&mut state, Command::Undo);
    assert!(!state.is_unsaved());
    assert!(state.reviews.shown().unwrap().rulings.is_empty());
    assert_eq!(message(&state), "Taken back: a passage set aside.");
    run(&mut state, Command::Redo);
    assert_eq!(state.reviews.shown().unwrap().rulings.len(), 1);
    let both = vec![Correction::Accept { at: at.clone() }, Correction::Text { at }];
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
    let code = |text: &str| Correction::Field {
        field: DraftField::LevelCode { level: Code::new("1234").unwrap() },
        text: text.to_owned(),
    };
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
        let source = RequirementSource::printed("One year of clerical experience.");
        Some(Requirement::Judgement(Judgement::asked(source, question)))
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
    document(&mut state, D::Close(id));
    assert!(state.reviews.shown().is_none() && state.reviews.understood.is_empty());
    run(&mut state, Command::Undo);
    assert!(state.reviews.shown().is_some());
}

/// The clerk with points at these places; none: about the whole.
fn with_points(places: &[Option<Range<usize>>]) -> (State, TempDir) {
    let (mut state, folder) = clerk();
    let of = |at: &Option<Range<usize>>| ReviewPoint {
        at: at.clone(),
        why: ReviewPointKind::Warning,
        what: "look".to_owned(),
    };
    let id = state.reviews.desk.current.unwrap();
    state.reviews.understood.get_mut(&id).unwrap().points = Arc::new(places.iter().map(of).collect());
    (state, folder)
}

fn looked_at(state: &State) -> Option<Range<usize>> {
    state.reviews.selected.as_ref().map(|selected| selected.at.clone())
}

#[test]
fn every_place_is_stepped_to_once_and_round_again() {
    let (mut state, _folder) = with_points(&[None, Some(0..13), Some(0..13), Some(14..30), Some(60..70)]);
    let mut numbers = Vec::new();
    for (by, place) in [(1, 0..13), (1, 14..30), (1, 60..70), (1, 0..13), (-1, 60..70), (-1, 14..30)] {
        ask(&mut state, R::StepPoint(by));
        assert_eq!(looked_at(&state), Some(place));
        numbers.push(state.reviews.selected.as_ref().unwrap().number);
    }
    assert!(numbers.is_sorted() && numbers.windows(2).all(|two| two[0] != two[1]));
    // From a place between the points, too.
    ask(&mut state, R::Select { at: Some(40..41), by: Side::Source });
    ask(&mut state, R::StepPoint(1));
    assert_eq!(looked_at(&state), Some(60..70));
    ask(&mut state, R::Select { at: None, by: Side::Source });
    ask(&mut state, R::StepPoint(-1));
    assert_eq!(looked_at(&state), Some(60..70));
}

#[test]
fn where_nothing_is_left_to_look_at_that_is_said() {
    for (places, told) in [
        (vec![], "Nothing is left to be looked at."),
        (vec![None], "What is left to be looked at is about the document as a whole."),
    ] {
        let (mut state, _folder) = with_points(&places);
        ask(&mut state, R::StepPoint(1));
        assert_eq!((looked_at(&state), message(&state)), (None, told));
    }
}

#[test]
fn accepting_goes_on_to_the_next_place() {
    let (mut state, _folder) = with_points(&[Some(0..13), Some(5..9), Some(14..30)]);
    // The first line of the text, from its middle on: a ruling names the whole piece.
    crate::update(&mut state, Command::Reviews(R::Select { at: Some(5..9), by: Side::Draft }));
    let effects = crate::update(&mut state, Command::Reviews(R::Accept));
    let ruled = &state.reviews.desk.shown().unwrap().draft.rulings;
    let seen = Correction::Settle { warning: "look".to_owned() };
    assert_eq!(**ruled, [Correction::Accept { at: 0..13 }, seen.clone(), seen], "both warnings about it are seen");
    assert!(matches!(&effects[..], [Effect::Reviews(ReviewEffect::Understand { .. }), Effect::Keep(_)]), "{effects:?}");
    assert_eq!(looked_at(&state), Some(14..30), "what is within the accepted place is accepted with it");
    crate::update(&mut state, Command::Reviews(R::Accept));
    assert_eq!(looked_at(&state), Some(0..13), "and round again");
}

#[test]
fn another_document_in_view_is_not_looked_at_yet() {
    let (mut state, folder) = with_points(&[Some(0..13)]);
    ask(&mut state, R::StepPoint(1));
    ask(&mut state, R::EditTier(Some(TierAt { level: 0, tier: 0 })));
    fs::write(folder.path().join("other.txt"), CLERK).unwrap();
    ask(&mut state, R::Import(vec![folder.path().join("other.txt")]));
    assert_eq!((looked_at(&state), state.reviews.tier), (None, None));
}
