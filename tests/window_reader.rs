//! The reader: a whole text with its notes, copied with its citation.

use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use rungs_app::Command;
use rungs_domain::spec::{SeriesId, SpecPart};

use crate::desk::with_desk;
use crate::levels::{DENVER, PLANNER, duty, level, planner_duty};

const SIZE: Vec2 = vec2(1600.0, 1000.0);
const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

#[test]
fn the_reader_shows_the_transcribers_notes_on_an_item_a_level_and_a_series() {
    let denver = |number| duty(DENVER, "CA2460", number);
    with_desk(SIZE, |desk| {
        // specs/il-social-service-planner.ron notes on the class concept of 41311 and on the Level Discussion.
        desk.ask(Command::GoToText { level: level(PLANNER, "41311"), section: SpecPart::Concept, text: String::new() });
        desk.press(PLAIN, Key::Enter);
        desk.harness.get_by_label("Notes of the transcriber");
        desk.harness.get_by_label("on 41311; not part of the document");
        desk.harness.get_by_label("The class concept prints \"as a team members of a planning unit\" [sic].");
        desk.press(PLAIN, Key::Escape);
        desk.press(CTRL, Key::I);
        desk.press(PLAIN, Key::Enter);
        desk.harness.get_by_label("on the whole series; not part of the document");
        desk.harness.get_by_label_contains("The Level Discussion prints");
        desk.press(PLAIN, Key::Escape);
        // Noted on duty 2 of CA2460, and nothing on duty 1.
        desk.focus_on(denver(2));
        desk.press(PLAIN, Key::Enter);
        desk.harness.get_by_label("on this duty; not part of the document");
        desk.harness.get_by_label_contains("[sic]: two lists in one.");
        desk.press(PLAIN, Key::Escape);
        desk.focus_on(denver(1));
        desk.press(PLAIN, Key::Enter);
        assert!(desk.harness.query_by_label("Notes of the transcriber").is_none());
    });
}

#[test]
fn a_text_is_opened_and_copied_with_its_citation() {
    with_desk(SIZE, |desk| {
        desk.focus_on(planner_duty("41313", 4));
        desk.press(PLAIN, Key::Enter);
        assert!(desk.state().ladder.reader.is_some());
        desk.harness.get_by_label("Copy with citation");
        let copied = desk.copied_by(CTRL | Modifiers::SHIFT, Key::C).expect("nothing was copied");
        let (words, citation) = copied.split_once('\n').unwrap();
        assert!(words.starts_with("“Develops procedures to regulate and prevent program overlap"), "{words}");
        assert!(words.ends_with('”'), "{words}");
        for part in ["Illinois Department of Central Management Services", "effective 2021-08-01", "no. 4"] {
            assert!(citation.contains(part), "{part} in {citation}");
        }
        assert!(citation.contains("41313 Social Service Program Planner III"), "{citation}");
        desk.harness.run();
        desk.press(PLAIN, Key::ArrowRight);
        assert_eq!(desk.focused_item().level.code.as_str(), "41314", "arrows go along the thread in the reader");
        desk.press(PLAIN, Key::Escape);
        assert!(desk.state().ladder.reader.is_none());
        desk.press(PLAIN, Key::ArrowLeft);
        assert_eq!(desk.focused_item().level.code.as_str(), "41313", "the keyboard is back in the table");
    });
}

#[test]
fn what_is_printed_for_the_whole_series_is_read_and_copied_with_its_own_citation() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::ShowSeries(SeriesId::new("nm-cps-permanency-planning").unwrap()));
        desk.press(CTRL, Key::I);
        // The first passage of the document is its authority's address.
        let first = desk.state().ladder.focus.unwrap();
        assert_eq!((first.section, first.row, first.column), (SpecPart::Series.into(), 0, 0));
        desk.press(PLAIN, Key::ArrowRight);
        assert_eq!(desk.state().ladder.focus, Some(first), "both levels share the cell");
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::Enter);
        desk.harness.get_by_label("All levels");
        desk.harness.get_by_label("Nature of Work · applies to every level");
        let copied = desk.copied_by(CTRL | Modifiers::SHIFT, Key::C).expect("nothing was copied");
        let (words, citation) = copied.split_once('\n').unwrap();
        assert!(words.starts_with("“The CPS Permanency Planning Worker plans, organizes"), "{words}");
        let cited = "New Mexico State Personnel Office, Classification Description, Child Protective Services (CPS) \
                     Permanency Planning Worker, revised 2018-08-24, Nature of Work, text revision ";
        assert!(citation.starts_with(cited), "{citation}");
        desk.harness.run();
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::ArrowDown);
        // "Knowledge and Skills" begins with a note, behind "Nature of Work" and the note on cumulative work.
        desk.harness.get_by_label("Knowledge and Skills · 1 · applies to every level");
        desk.press(PLAIN, Key::Escape);
        let copied = desk.copied_by(PLAIN, Key::C).expect("nothing was copied");
        assert!(copied.starts_with("“Customer and Personal Service – Knowledge of principles"), "{copied}");
        assert!(copied.contains("Knowledge and Skills, item 1 (counted), text revision"), "{copied}");
    });
}
