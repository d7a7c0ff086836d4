//! A step in the window: what sets one level apart from another, reached, read, copied and left by keyboard.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::ids::StepId;
use rungs_app::state::CellId;
use rungs_app::view::step::StepData;
use rungs_app::{Command, focused};
use rungs_domain::compare::Change;

use crate::desk::{Desk, with_desk};
use crate::levels::{PLANNER, level, planner_duty};

const SIZE: Vec2 = vec2(1600.0, 1000.0);
const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;

fn planner(lower: &str, upper: &str) -> StepId {
    StepId { lower: level(PLANNER, lower), upper: level(PLANNER, upper) }
}

impl Desk {
    /// Goes from the rows over the button that copies them to the texts.
    fn go_to_the_texts(&mut self) {
        self.press(PLAIN, Key::Tab);
        self.press(PLAIN, Key::Tab);
    }

    /// Goes down the texts to a pair.
    fn go_to_the_pair(&mut self, name: &str) {
        for _ in 0..40 {
            if self.name_in_focus().starts_with(name) {
                return;
            }
            self.press(PLAIN, Key::ArrowDown);
        }
        panic!("no {name}: {}", self.name_in_focus());
    }

    /// Chooses in the box of a change what holds without a reason, and records it.
    fn record(&mut self, choice: &str, effect: &str) {
        self.press(PLAIN, Key::D);
        self.type_text(choice);
        self.harness.get_by_label(effect);
        self.press(PLAIN, Key::Tab);
        self.press(PLAIN, Key::Enter);
        assert_eq!(self.state().dialog, None);
        self.harness.run_steps(8);
    }

    /// The name of what has the keyboard.
    fn name_in_focus(&self) -> String {
        let nodes = self.harness.query_all_by(|node| node.is_focused());
        let names: Vec<String> = nodes.filter_map(|node| node.accesskit_node().label()).collect();
        names.last().cloned().unwrap_or_default()
    }

    /// Whether the pair of texts in focus is in view.
    fn sees_the_pair_in_focus(&self) -> bool {
        let (state, step) = (self.state(), self.state().step.computed.as_ref().unwrap());
        let data = StepData::new(state, step).unwrap();
        let row = data.rows.get(state.step.row).and_then(|row| row.pair);
        let pair = data.pair(data.line_of(state.step.pair.or(row).unwrap()).unwrap()).unwrap();
        let view = self.harness.ctx.content_rect();
        let mut nodes = self.harness.query_all_by_label(&pair.name);
        nodes.any(|node| node.rect().intersect(view).height() >= 40.0)
    }

    fn level_one_heading(&self, title: &str) {
        let heading = self.harness.get_by_role_and_label(Role::Heading, title);
        assert_eq!(heading.accesskit_node().data().level(), Some(1));
    }
}

/// The class concept of 41312 begins "Under direction", that of 41313 "Under general direction".
#[test]
fn a_step_is_opened_from_a_cell_read_row_by_row_and_left_to_the_same_cell() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::GoTo(planner_duty("41313", 4)));
        let cell: Option<CellId> = desk.state().ladder.focus;
        desk.press(CTRL, Key::Enter);
        assert_eq!(desk.state().step.shown, Some(planner("41312", "41313")));
        desk.level_one_heading("Planner II to Planner III");
        desk.harness.get_by_role_and_label(Role::Heading, "What sets III apart from II");
        assert!(desk.name_in_focus().starts_with("1, "), "{}", desk.name_in_focus());
        assert!(desk.name_in_focus().contains("Evidence: "));
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::ArrowDown);
        assert!(desk.name_in_focus().starts_with("3, "), "{}", desk.name_in_focus());
        assert_eq!(desk.state().step.row, 2);
        let copied = desk.copied_by(CTRL | Modifiers::SHIFT, Key::C).unwrap();
        assert!(copied.contains("Under general direction") && copied.contains("Under direction"), "{copied}");
        let (sentences, citations) = copied.rsplit_once('\n').unwrap();
        desk.harness.get_by_label(sentences);
        assert!(citations.contains("effective 2021-08-01"), "{citations}");
        desk.press(CTRL, Key::PageDown);
        assert_eq!(desk.state().step.shown, Some(planner("41313", "41314")));
        desk.press(CTRL, Key::PageDown);
        assert_eq!(desk.state().step.shown, Some(planner("41313", "41314")), "the last step");
        desk.press(ALT, Key::ArrowLeft);
        assert_eq!((desk.state().step.shown.clone(), desk.state().ladder.focus), (None, cell));
        desk.press(PLAIN, Key::ArrowDown);
        assert_ne!(desk.state().ladder.focus, cell, "the keyboard is in the ladder");
        desk.press(ALT, Key::ArrowRight);
        assert_eq!(desk.state().step.shown, Some(planner("41313", "41314")));
        desk.press(PLAIN, Key::Escape);
        assert_eq!(desk.state().step.shown, None);
    });
}

#[test]
fn the_text_in_which_a_row_stands_comes_into_view_with_it_and_its_own_list_takes_the_keyboard() {
    with_desk(vec2(1280.0, 800.0), |desk| {
        desk.ask(Command::OpenStep(planner("41312", "41313")));
        let count = desk.harness.query_all_by_label_contains("Evidence: ").count();
        assert!(count >= 3, "{count} rows");
        for _ in 1..count {
            desk.press(PLAIN, Key::ArrowDown);
            desk.harness.run_steps(6);
            assert!(desk.sees_the_pair_in_focus(), "{}", desk.name_in_focus());
        }
        desk.go_to_the_texts();
        desk.press(PLAIN, Key::End);
        desk.harness.run_steps(6);
        let last = desk.name_in_focus();
        desk.press(PLAIN, Key::ArrowUp);
        assert_ne!(desk.name_in_focus(), last);
        assert_eq!(desk.state().step.shown, Some(planner("41312", "41313")));
    });
}

#[test]
fn two_levels_of_the_tray_are_shown_as_a_step_in_neutral_words_and_the_way_back_leads_over_their_ladder() {
    with_desk(SIZE, |desk| {
        let before = desk.state().ladder.levels.clone();
        for level in [level("denver-utilization-management", "CA2460"), level("ui-medical-social-services", "3730")] {
            desk.ask(Command::TrayAdd(level));
        }
        desk.ask(Command::TrayCompare);
        desk.harness.get_by_role_and_label(Role::Heading, "What sets 3730 apart from CA2460");
        for word in [": raised", ": lowered"] {
            assert_eq!(desk.harness.query_all_by_label_contains(word).count(), 0, "{word}");
        }
        desk.press(PLAIN, Key::Escape);
        assert_eq!((desk.state().step.shown.is_some(), desk.state().ladder.levels.len()), (false, 2));
        desk.press(ALT, Key::ArrowLeft);
        assert_eq!(desk.state().ladder.levels, before);
    });
}

/// At 250 % of 1280 x 800 there are 512 x 320 points.
#[test]
fn a_step_can_be_read_at_every_size_of_text() {
    for percent in [1.0_f32, 1.5, 2.0, 2.5] {
        with_desk(vec2(1280.0, 800.0) / percent, |desk| {
            desk.ask(Command::OpenStep(planner("41312", "41313")));
            desk.harness.run_steps(4);
            let view = desk.harness.ctx.content_rect();
            let row = desk.harness.get_all_by_label_contains("1, ").next().unwrap().rect();
            assert!(view.contains_rect(row), "{percent}: row {row:?} in {view:?}");
            desk.go_to_the_texts();
            desk.harness.run_steps(6);
            let nodes = desk.harness.query_all_by(|node| node.is_focused());
            let rect = nodes.last().unwrap().rect();
            assert!(
                rect.width() > 200.0 && rect.left() >= view.left() && rect.right() <= view.right() + 0.5,
                "{rect:?}"
            );
            assert!(rect.top() < view.bottom() - 48.0, "{percent}: {rect:?} in {view:?}");
        });
    }
}

/// At 250 % of 1280 x 800 four lines of the first row, of 18 points each, stand over the heads of the texts.
#[test]
fn at_the_largest_size_of_text_a_row_and_the_texts_it_is_about_are_in_view_together() {
    with_desk(vec2(512.0, 320.0), |desk| {
        desk.ask(Command::OpenStep(planner("41312", "41313")));
        desk.harness.run_steps(6);
        let row = desk.harness.get_all_by_label_contains("1, ").next().unwrap().rect();
        let head = desk.harness.get_all_by_role(Role::ColumnHeader).next().unwrap().rect();
        assert!(head.top() - row.top() >= 72.0, "{row:?} above {head:?}");
    });
}

/// Duty 4 of 41312 and duty 4 of 41313 both develop procedures; a person who holds the words for the same demand says so.
#[test]
fn a_change_is_disagreed_with_by_keyboard_seen_with_the_computed_one_and_taken_back() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::SetUserName("M. Example".to_owned()));
        desk.ask(Command::OpenStep(planner("41312", "41313")));
        // The class concept is of no two items: D says so and opens nothing.
        desk.press(PLAIN, Key::D);
        assert_eq!(desk.state().dialog, None);
        desk.go_to_the_texts();
        desk.go_to_the_pair("duty 4 and duty 4");
        let before = desk.name_in_focus();
        assert!(before.starts_with("duty 4 and duty 4, reworded"), "{before}");
        desk.press(PLAIN, Key::D);
        desk.harness.get_by_label_contains("duty 4 of 41312 to duty 4 of 41313; computed: reworded");
        desk.harness.get_by_label("Choose another change than the computed one.");
        desk.type_text("c");
        desk.press(PLAIN, Key::Tab);
        desk.type_text("one agency less");
        desk.harness.get_by_label("It is kept beside the computed change; undo takes it back.");
        // By the user, as long as nobody else is named; then the button.
        desk.press(PLAIN, Key::Tab);
        desk.press(PLAIN, Key::Tab);
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.state().dialog, None);
        desk.harness.run_steps(8);
        let after = desk.name_in_focus();
        assert!(after.starts_with("duty 4 and duty 4, changed, decided by M. Example"), "{after}");
        assert!(after.contains(": one agency less; computed: reworded"), "{after}");
        desk.press(CTRL, Key::Z);
        desk.harness.run_steps(8);
        assert_eq!(desk.name_in_focus(), before);
    });
}

/// The shipped reading calls the change from duty 1 of 41313 to duty 1 of 41314 raised; by the words alone it is mixed.
#[test]
fn from_a_word_of_ones_own_one_step_leads_back_to_the_reading_and_one_to_the_computed_change() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::SetUserName("M. Example".to_owned()));
        desk.ask(Command::OpenStep(planner("41313", "41314")));
        desk.go_to_the_texts();
        desk.go_to_the_pair("duty 1 and duty 1");
        let read = desk.name_in_focus();
        assert!(read.starts_with("duty 1 and duty 1, raised, decided by Rungs editors"), "{read}");
        let disagree = |desk: &mut Desk| {
            desk.press(PLAIN, Key::D);
            desk.harness.get_by_label_contains("computed: mixed; read: raised");
            desk.type_text("l");
            desk.press(PLAIN, Key::Tab);
            desk.type_text("only a part of it");
            for key in [Key::Tab, Key::Tab, Key::Enter] {
                desk.press(PLAIN, key);
            }
            desk.harness.run_steps(8);
            let own = desk.name_in_focus();
            assert!(own.starts_with("duty 1 and duty 1, lowered, decided by M. Example"), "{own}");
        };
        let to_the_reading = "Your decision goes, and what was read holds again: raised. Undo takes it back.";
        let to_the_computed = "The link stays, and the computed change holds again: mixed. Undo takes it back.";
        disagree(desk);
        desk.record("as r", to_the_reading);
        assert_eq!((desk.name_in_focus(), desk.state().links.current().len()), (read.clone(), 0));
        disagree(desk);
        desk.record("as c", to_the_computed);
        let computed = desk.name_in_focus();
        assert!(computed.starts_with("duty 1 and duty 1, mixed, link confirmed"), "{computed}");
        desk.record("as r", to_the_reading);
        assert_eq!(desk.name_in_focus(), read);
        // From the reading, too.
        desk.record("as c", to_the_computed);
        assert_eq!(desk.name_in_focus(), computed);
    });
}

/// The same pair in the ladder, by the menu of its cell.
#[test]
fn the_menu_of_a_cell_leads_back_to_the_reading_and_to_the_computed_change() {
    with_desk(SIZE, |desk| {
        let change = |desk: &Desk| {
            let at = focused::change_at(desk.state(), desk.state().ladder.focus.unwrap());
            at.unwrap().change
        };
        let choose = |desk: &mut Desk, entry: &str| {
            desk.press(Modifiers::SHIFT, Key::F10);
            desk.harness.get_by_role_and_label(Role::MenuItem, entry).click();
            desk.harness.run_steps(8);
        };
        desk.ask(Command::GoTo(planner_duty("41314", 1)));
        assert_eq!(change(desk), Change::Raised);
        choose(desk, "Back to the computed change");
        assert_eq!((change(desk), desk.state().links.current().len()), (Change::Mixed, 1));
        choose(desk, "Back to what was read: duty 1 of 41313");
        assert_eq!((change(desk), desk.state().links.current().len()), (Change::Raised, 0));
    });
}

#[test]
fn a_change_is_disagreed_with_in_the_ladder_too_and_nothing_is_recorded_without_a_reason() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::GoTo(planner_duty("41313", 4)));
        desk.press(PLAIN, Key::D);
        desk.type_text("c");
        desk.harness.get_by_label("Say why: the reason is kept beside the change.");
        desk.ask(Command::TakeDisagreement);
        assert!(desk.state().dialog.is_some() && desk.state().links.current().is_empty());
        desk.press(PLAIN, Key::Escape);
        assert_eq!(desk.state().dialog, None);
    });
}
