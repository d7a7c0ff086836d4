//! Vacancies in the window: tasks done to their end through accessible names and keys.

use std::path::Path;

use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::files::FileCommand;
use rungs_app::positions::{PositionCommand, PositionDraft, Seat};
use rungs_app::state::Tab;
use rungs_app::{Command, State};
use rungs_documents::{Format, render};
use rungs_domain::allocate::Finding;

use crate::desk::Desk;

const SIZE: Vec2 = vec2(1600.0, 1000.0);
const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;

impl Desk {
    fn seat(&self) -> &PositionDraft {
        &self.state().vacancies.desk.shown().unwrap().draft
    }

    /// Presses Tab until the widget of this name has the keyboard.
    fn tab_to(&mut self, label: &str) {
        for _ in 0..300 {
            let there = self.harness.query_by_label(label).is_some_and(|node| node.is_focused());
            if there {
                return;
            }
            self.press(PLAIN, Key::Tab);
        }
        panic!("Tab never comes to {label}");
    }

    /// The code of the class that the policy which decides answers, when the newest question is answered.
    fn class(&mut self) -> Option<String> {
        self.wait("the answers", |state: &State| !state.vacancies.pending);
        let judged = self.state().vacancies.shown_answer()?.judged.as_ref().ok()?;
        let Finding::Class(at) = judged.allocation.deciding()?.finding else { return None };
        Some(judged.loaded.series.levels.get(at)?.code.to_string())
    }

    /// Filters the printed duties and ticks the one of this name.
    fn tick(&mut self, filter: &str, duty: &str) {
        self.tab_to("Filter the printed duties");
        self.press(CTRL, Key::A);
        self.type_text(filter);
        // The list is one stop of Tab: from the first duty with these words on, the arrow keys go to it.
        self.press(PLAIN, Key::Tab);
        let label = self.duty_label(duty);
        for _ in 0..9 {
            if self.harness.query_by_label(&label).is_some_and(|node| node.is_focused()) {
                return self.press(PLAIN, Key::Space);
            }
            self.press(PLAIN, Key::ArrowDown);
        }
        panic!("the arrow keys never come to {label}");
    }

    /// The whole name of the box of a printed duty: "41314, duty 3: assigns ...".
    fn duty_label(&self, duty: &str) -> String {
        let (code, number) = duty.split_once(", duty ").unwrap();
        let series = &self.state().library.series;
        let level = series.iter().flat_map(|one| &one.series.levels).find(|level| level.code.as_str() == code).unwrap();
        let number: u32 = number.parse().unwrap();
        let text = &level.duties.items.iter().find(|one| one.number == number).unwrap().text;
        format!("{duty}: {text}")
    }

    fn write_paper(&mut self, button: &str, path: &Path) -> Vec<u8> {
        self.tab_to(button);
        self.press(PLAIN, Key::Enter);
        self.ask(Command::Files(FileCommand::TypeSavePath(path.display().to_string())));
        self.press(PLAIN, Key::Enter);
        self.wait("the export", |_| path.is_file());
        std::fs::read(path).unwrap()
    }
}

#[test]
fn a_vacancy_is_made_by_keyboard_alone_from_nothing_to_the_exported_posting() {
    let data = tempfile::tempdir().unwrap();
    let desk = &mut Desk::open(SIZE, data.path(), Vec::new());
    desk.press(ALT, Key::Num4);
    assert_eq!(desk.state().tab, Tab::Vacancy);
    desk.press(ALT, Key::N);
    assert!(desk.harness.get_by_label("Title").is_focused());
    desk.type_text("Planner for home visits");
    // The series on the ladder is taken up; the arrow keys change it and change it back.
    desk.tab_to("Series: Social Service Planner Series");
    let series = desk.seat().series.clone();
    desk.press(PLAIN, Key::ArrowDown);
    assert_ne!(desk.seat().series, series);
    desk.press(PLAIN, Key::ArrowUp);
    assert_eq!(desk.seat().series.as_ref().unwrap().as_str(), "il-social-service-planner");
    // Three printed duties are ticked: their words come along.
    desk.tick("organizes planning conferences", "41312, duty 6");
    desk.tick("assigns and reviews work", "41314, duty 3");
    desk.tick("prepares complex program designs", "41313, duty 2");
    assert_eq!(desk.seat().duties.len(), 3);
    // One is written by hand, and the percentages are given.
    desk.press(ALT, Key::D);
    desk.type_text("Keeps the log of the vehicles of the unit.");
    for (row, percent) in [(1, "60"), (2, "10"), (3, "20")] {
        desk.tab_to(&format!("Duty {row}, percent of the time"));
        desk.type_text(percent);
    }
    // What is left, 100 - 60 - 10 - 20 = 10, goes to the duty without a percent.
    desk.tab_to("Spread evenly");
    desk.press(PLAIN, Key::Enter);
    let percents: Vec<&str> = desk.seat().duties.iter().map(|duty| duty.percent.as_str()).collect();
    assert_eq!(percents, ["60", "10", "20", "10"]);
    // The Illinois document prints no rule, so that there is no answer before somebody chooses one.
    assert_eq!(desk.class(), None);
    desk.ask(Command::Positions(Seat::Planned, PositionCommand::ChoosePolicy("majority".to_owned())));
    // At or above 41313 are 10 + 20 = 30 of 100, at or above 41312 90: more than half.
    assert_eq!(desk.class().as_deref(), Some("41312"));
    // 20 of 60 to the duty of 41313: 30 + 30 = 60 at or above 41313.
    desk.tab_to("Duty 3, percent of the time");
    desk.type_text("50");
    desk.tab_to("Duty 1, percent of the time");
    desk.type_text("30");
    assert_eq!(desk.class().as_deref(), Some("41313"));
    desk.press(CTRL, Key::Z);
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.class().as_deref(), Some("41312"));
    // What is said in the posting stands in the preview.
    desk.tab_to("Place of work");
    desk.type_text("Springfield, fourth floor");
    desk.tab_to("Closing date");
    desk.type_text("2026-03-31");
    desk.wait("the preview", |state| !state.vacancies.pending);
    let shown = |desk: &Desk, words: &str| desk.harness.query_all_by_label_contains(words).count();
    assert!(shown(desk, "Springfield, fourth floor") > 0, "the preview shows what was typed");
    // The list below the library has its answer.
    let listed = desk.harness.get_by_label("Planner for home visits, not saved");
    let said = listed.accesskit_node().description().unwrap_or_default();
    assert!(said.starts_with("41312, "), "{said}");
    let html = desk.write_paper("Export the posting", &data.path().join("posting.html"));
    let html = String::from_utf8(html).unwrap();
    assert!(html.contains("Springfield, fourth floor") && html.contains("2026-03-31"));
    let docx = desk.write_paper("Export the posting", &data.path().join("posting.docx"));
    let judged = desk.state().vacancies.shown_answer().unwrap().judged.clone().unwrap();
    assert_eq!(docx, render(&judged.document, Format::Docx).unwrap(), "the document of the preview, as Word has it");
    assert_eq!(desk.state().positions(Seat::Planned).desk.open.len(), 1);
}
