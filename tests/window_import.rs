//! From a document to a specification, in the window: reviews done to their end through accessible names and keys.

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::documents::DocumentCommand;
use rungs_app::files::FileCommand;
use rungs_app::ids::DocumentKindId;
use rungs_app::reviews::{Correction, Draft, ReviewCommand};
use rungs_app::{Command, State};
use rungs_files::ron::{File, read};

use crate::desk::Desk;

const SIZE: Vec2 = vec2(1600.0, 1000.0);
const PLAIN: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT: Modifiers = Modifiers::ALT;

/// An invented series. Its heading WAYS OF THE HARBOUR is none that the program knows, and the sentence above it stands
/// without a number under duties that have numbers.
const TIDE: &str = "\
TIDE WATCHER SERIES

CLASS CODE\tCLASS TITLE
7001\tTide Watcher I
7002\tTide Watcher II

TIDE WATCHER I

DUTIES
1. Reads the tide gauges of the harbour every hour and writes the heights into the log.
2. Reports heights over the mark to the harbour master.
Keeps the gauges clean of weed.

WAYS OF THE HARBOUR
Walks the piers in every weather.

MINIMUM QUALIFICATIONS
A valid driver's license.

TIDE WATCHER II

DUTIES
1. Assigns the work of two watchers and reviews their logs.
";

impl Desk {
    fn understood(&self) -> &Draft {
        &self.state().reviews.shown().unwrap().draft
    }

    /// The draft by all rulings so far.
    fn fresh(&mut self) -> &Draft {
        self.wait("the draft", is_fresh);
        self.understood()
    }

    fn duties(&mut self, level: usize) -> Vec<String> {
        let duties = &self.fresh().series.levels[level].duties.items;
        duties.iter().map(|duty| duty.text.clone()).collect()
    }

    fn looked_at(&self) -> &str {
        let reviews = &self.state().reviews;
        let text = &reviews.source().unwrap().manuscript.text;
        reviews.selected.as_ref().map_or("", |selected| &text[selected.at.clone()])
    }

    fn is_marked(&self, row: &str) -> bool {
        self.harness.get_by_label(row).accesskit_node().is_selected() == Some(true)
    }

    fn points(&mut self) -> usize {
        self.wait("the draft", is_fresh);
        self.state().reviews.shown().unwrap().points.len()
    }

    fn rulings(&self) -> &[Correction] {
        &self.state().reviews.desk.shown().unwrap().draft.rulings
    }

    /// Presses a key until these words are looked at.
    fn go_to(&mut self, key: Key, words: &str) {
        for _ in 0..40 {
            if self.looked_at().contains(words) {
                return;
            }
            self.press(PLAIN, key);
        }
        panic!("the keys never come to {words:?}, but to {:?}", self.looked_at());
    }
}

fn is_fresh(state: &State) -> bool {
    let reviews = &state.reviews;
    reviews.desk.shown().is_some_and(|document| reviews.is_fresh(document))
}

/// A window with a document of its own in the Import tab.
fn with_document(name: &str, text: &str, size: Vec2, task: impl FnOnce(&mut Desk, &Path)) {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    let mut desk = Desk::open(size, data.path(), Vec::new());
    desk.ask(Command::Open(vec![path]));
    desk.wait("the document", |state| state.reviews.shown().is_some());
    desk.press(ALT, Key::Num5);
    task(&mut desk, folder.path());
}

fn with_tide(task: impl FnOnce(&mut Desk, &Path)) {
    with_document("tide.txt", TIDE, SIZE, task);
}

#[test]
fn a_document_is_reviewed_from_its_first_point_to_its_file_by_keyboard_alone() {
    with_tide(|desk, folder| {
        desk.go_to(Key::N, "WAYS OF THE HARBOUR");
        desk.harness.get_by_label("Line 14 · not placed");
        // It heads the working environment: the sentence below follows.
        desk.press(PLAIN, Key::H);
        desk.type_text("environment");
        desk.press(PLAIN, Key::Enter);
        desk.fresh();
        // The sentence above it is a duty.
        desk.go_to(Key::ArrowUp, "Keeps the gauges");
        desk.press(PLAIN, Key::M);
        desk.type_text("duties");
        desk.press(PLAIN, Key::Enter);
        desk.fresh();
        desk.press(CTRL, Key::S);
        let file = folder.join("tide.ron");
        desk.ask(Command::Files(FileCommand::TypeSavePath(file.display().to_string())));
        desk.click("Write the file");
        desk.wait("the file", |_| file.exists());
        let saved = read("tide.ron", &fs::read(&file).unwrap(), &desk.state().library.vocabulary);
        let Some(File::Series(series)) = saved.file else { panic!("{:?}", saved.diagnostics) };
        let duties: Vec<&str> = series.levels[0].duties.items.iter().map(|duty| duty.text.as_str()).collect();
        assert_eq!(
            duties,
            [
                "Reads the tide gauges of the harbour every hour and writes the heights into the log.",
                "Reports heights over the mark to the harbour master.",
                "Keeps the gauges clean of weed.",
            ]
        );
        let environment = series.levels[0].working_environment.as_ref().unwrap();
        assert_eq!(environment.heading.as_deref(), Some("WAYS OF THE HARBOUR"));
        assert_eq!(environment.text, ["Walks the piers in every weather."]);
    });
}

#[test]
fn a_piece_is_split_before_a_word_and_joined_again_and_each_step_is_undone() {
    with_tide(|desk, _| {
        desk.press(PLAIN, Key::ArrowDown);
        desk.go_to(Key::ArrowDown, "Reads the tide");
        desk.press(PLAIN, Key::S);
        desk.press(PLAIN, Key::Home);
        // The words of the line: 1. | Reads the tide gauges of the harbour every hour and ...
        for _ in 0..9 {
            desk.press(PLAIN, Key::ArrowRight);
        }
        desk.harness.get_by_label("Split before “and”: choose the word by arrow keys or the mouse.");
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.duties(0)[0], "Reads the tide gauges of the harbour every hour");
        desk.press(PLAIN, Key::ArrowDown);
        assert_eq!(desk.looked_at(), "and writes the heights into the log.");
        desk.press(PLAIN, Key::J);
        let whole = "Reads the tide gauges of the harbour every hour and writes the heights into the log.";
        assert_eq!(desk.duties(0)[0], whole);
        assert_eq!(desk.rulings().len(), 2);
        desk.press(CTRL, Key::Z);
        assert_eq!(desk.duties(0)[0], "Reads the tide gauges of the harbour every hour");
        desk.press(CTRL, Key::Z);
        assert_eq!((desk.duties(0)[0].as_str(), desk.rulings().len()), (whole, 0));
        desk.press(CTRL_SHIFT, Key::Z);
        assert_eq!(desk.rulings().len(), 1);
    });
}

#[test]
fn a_split_that_is_given_up_changes_nothing() {
    with_tide(|desk, _| {
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::S);
        desk.press(PLAIN, Key::Escape);
        desk.press(PLAIN, Key::S);
        desk.click("Cancel the split");
        assert_eq!(desk.rulings(), []);
    });
}

#[test]
fn what_is_accepted_is_no_point_any_more_and_the_next_is_looked_at() {
    with_tide(|desk, _| {
        let points = desk.points();
        // What is not placed comes first, and cannot be accepted where it is.
        desk.press(PLAIN, Key::N);
        assert_eq!(desk.looked_at(), "WAYS OF THE HARBOUR");
        desk.press(PLAIN, Key::A);
        desk.harness.get_by_label_contains("Where this belongs is not known: move it into a part");
        assert_eq!((desk.points(), desk.rulings()), (points, &[][..]));
        desk.go_to(Key::N, "Keeps the gauges clean of weed.");
        desk.click("Accept");
        assert!(desk.points() < points);
        desk.press(CTRL, Key::Z);
        assert_eq!(desk.points(), points);
    });
}

#[test]
fn several_lines_are_put_aside_at_once() {
    with_tide(|desk, _| {
        desk.go_to(Key::N, "WAYS OF THE HARBOUR");
        desk.press(SHIFT, Key::ArrowDown);
        assert_eq!(desk.looked_at(), "WAYS OF THE HARBOUR\nWalks the piers in every weather.");
        desk.press(PLAIN, Key::X);
        desk.type_text("web site");
        desk.press(PLAIN, Key::Enter);
        let all = format!("{:?}", desk.fresh().series);
        assert!(!all.contains("Walks the piers"));
        desk.harness
            .get_by_label("Line 15: Walks the piers in every weather. · no text: part of the web site, your ruling");
        assert_eq!(desk.rulings().len(), 1);
    });
}

#[test]
fn a_choice_on_one_side_is_followed_by_the_other() {
    with_tide(|desk, _| {
        desk.click("Line 11: 2. Reports heights over the mark to the harbour master. · duty 2 · 7001");
        let duty = "7001, 2: Reports heights over the mark to the harbour master., sure";
        assert!(desk.is_marked(duty));
        desk.click("7002, 1: Assigns the work of two watchers and reviews their logs., sure");
        let line = "Line 23: 1. Assigns the work of two watchers and reviews their logs. · duty 1 · 7002";
        assert!(desk.is_marked(line));
        // Left goes over to the source, Right back.
        desk.press(PLAIN, Key::ArrowLeft);
        assert!(desk.harness.get_by_label(line).is_focused());
        desk.press(PLAIN, Key::ArrowRight);
        assert!(desk.harness.get_by_label_contains("7002, 1: Assigns").is_focused());
    });
}

#[test]
fn the_head_is_written_and_a_mistake_says_what_would_be_right() {
    with_tide(|desk, _| {
        desk.click("Authority: Authority not named (inferred)");
        desk.press(PLAIN, Key::Enter);
        desk.press(CTRL, Key::A);
        desk.type_text("Harbour Board");
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.fresh().series.authority.name, "Harbour Board");
        desk.click("Effective: not printed for the series");
        desk.press(PLAIN, Key::Enter);
        desk.type_text("next week");
        desk.harness.get_by_label_contains("is not a date: write year, month and day");
        desk.press(CTRL, Key::A);
        desk.type_text("2025-06-30");
        desk.click("Make it so");
        assert_eq!(desk.fresh().series.effective.unwrap().to_string(), "2025-06-30");
    });
}

#[test]
fn a_level_that_was_not_found_is_made_from_its_heading() {
    with_tide(|desk, _| {
        desk.go_to(Key::N, "WAYS OF THE HARBOUR");
        desk.press(SHIFT, Key::L);
        desk.type_text("7009");
        desk.press(PLAIN, Key::Enter);
        let codes: Vec<String> = desk.fresh().series.levels.iter().map(|level| level.code.to_string()).collect();
        assert!(codes.contains(&"7009".to_owned()), "{codes:?}");
    });
}

#[test]
fn a_narrow_window_shows_one_side_at_a_time() {
    with_document("tide.txt", TIDE, vec2(640.0, 400.0), |desk, _| {
        desk.harness.get_by_label_contains("Line 3: CLASS CODE");
        assert!(desk.harness.query_by_label_contains("7001: Tide Watcher I").is_none());
        desk.click("Draft");
        desk.harness.get_by_label_contains("Tide Watcher Series, sure");
        desk.click("Source");
        desk.harness.get_by_label_contains("Line 3: CLASS CODE");
    });
}

#[test]
fn a_file_that_cannot_be_read_says_so_and_leaves_the_others() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (good, bad) = (folder.path().join("tide.txt"), folder.path().join("broken.pdf"));
    fs::write(&good, TIDE).unwrap();
    fs::write(&bad, b"%PDF-1.7 and nothing more").unwrap();
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    desk.press(ALT, Key::Num5);
    desk.harness.get_by_label("No document is open");
    desk.ask(Command::Open(vec![bad, good]));
    desk.wait("both", |state| state.reviews.importing == 0 && state.reviews.shown().is_some());
    assert_eq!(desk.state().reviews.desk.open.len(), 1);
    assert_eq!(desk.state().reviews.unread.len(), 1);
}

#[test]
fn every_widget_of_the_tab_has_a_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/import/sources");
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    desk.press(ALT, Key::Num5);
    assert_eq!(desk.harness.unnamed_widgets(), Vec::<String>::new());
    let sources: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(sources.len(), 5);
    desk.ask(Command::Reviews(ReviewCommand::Import(sources)));
    desk.wait("five documents", |state| state.reviews.understood.len() == 5 && state.reviews.importing == 0);
    for id in desk.state().reviews.desk.open.iter().map(|document| document.id).collect::<Vec<_>>() {
        desk.ask(Command::Documents(DocumentKindId::Reviews, DocumentCommand::Choose(id)));
        assert_eq!(desk.harness.unnamed_widgets(), Vec::<String>::new());
    }
    for (modifiers, key) in [(PLAIN, Key::H), (PLAIN, Key::L), (PLAIN, Key::M), (PLAIN, Key::X), (SHIFT, Key::L)] {
        desk.press(ALT, Key::Num5);
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(modifiers, key);
        desk.harness.get_by_label("Cancel");
        assert_eq!(desk.harness.unnamed_widgets(), Vec::<String>::new(), "{key:?}");
        desk.press(PLAIN, Key::Escape);
        assert!(desk.harness.query_by_label("Cancel").is_none(), "{key:?}");
    }
}
