//! Links corrected in the ladder, by keyboard.

use eframe::egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use rungs_app::State;
use rungs_domain::spec::Decision;

use crate::desk::{Desk, with_desk};
use crate::levels::planner_duty;

const SIZE: Vec2 = vec2(1600.0, 1000.0);
const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

impl Desk {
    /// Chooses a command by its name. What is found is found on another thread.
    fn choose(&mut self, name: &str) {
        self.press(CTRL, Key::K);
        self.harness.event(Event::Text(name.to_owned()));
        let begun = std::time::Instant::now();
        let first = |state: &State| Some(state.palette.as_ref()?.hits.first()?.title.clone());
        while first(self.state()).as_deref() != Some(name) {
            assert!(begun.elapsed().as_secs() < 20, "{name} is not the first: {:?}", first(self.state()));
            std::thread::sleep(std::time::Duration::from_millis(5));
            self.harness.step();
        }
        self.press(PLAIN, Key::Enter);
    }
}

#[test]
fn a_link_is_corrected_by_keyboard_undone_and_redone() {
    with_desk(SIZE, |desk| {
        // Lead work is new at 41314.
        desk.focus_on(planner_duty("41314", 3));
        desk.press(PLAIN, Key::L);
        assert_eq!(desk.state().ladder.linking, Some(planner_duty("41314", 3)));
        desk.press(PLAIN, Key::ArrowLeft);
        desk.press(PLAIN, Key::ArrowDown);
        let target = desk.focused_item();
        assert_eq!(target.level.code.as_str(), "41313");
        desk.press(PLAIN, Key::Enter);
        let links = desk.state().links.current().to_vec();
        assert_eq!(links.len(), 1);
        assert_eq!((links[0].lower_number, links[0].upper_number), (target.number, 3));
        assert_eq!(links[0].decision, Decision::Linked);
        assert_eq!(desk.state().ladder.linking, None);
        desk.focus_on(planner_duty("41314", 3));
        assert_eq!(desk.cells_with("41314 duty 3: ")[0].matches("link confirmed by a specialist").count(), 1);
        desk.press(CTRL, Key::Z);
        assert!(desk.state().links.current().is_empty());
        assert!(desk.cells_with("link confirmed by a specialist").is_empty(), "the reading names its changes, too");
        desk.press(CTRL, Key::Y);
        assert_eq!(desk.state().links.current(), links);
    });
}

#[test]
fn enter_where_a_picked_up_item_cannot_be_linked_says_where_it_can() {
    with_desk(SIZE, |desk| {
        desk.focus_on(planner_duty("41312", 2));
        desk.press(PLAIN, Key::L);
        desk.press(PLAIN, Key::ArrowUp);
        // Duty 1 of the same level.
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.state().ladder.linking, Some(planner_duty("41312", 2)), "still picked up");
        assert!(desk.state().links.current().is_empty());
        desk.harness.get_by_label_contains("duty 2 of 41312 cannot be linked here");
    });
}

#[test]
fn escape_puts_a_picked_up_item_down_again() {
    with_desk(SIZE, |desk| {
        desk.focus_on(planner_duty("41313", 4));
        desk.press(PLAIN, Key::L);
        desk.press(PLAIN, Key::Escape);
        assert_eq!(desk.state().ladder.linking, None);
        assert_eq!(desk.focused_item(), planner_duty("41313", 4));
        desk.press(PLAIN, Key::ArrowLeft);
        assert_eq!(desk.focused_item().level.code.as_str(), "41312", "the table still has the keyboard");
    });
}

#[test]
fn an_item_is_parted_from_the_one_below_and_the_decision_forgotten() {
    with_desk(SIZE, |desk| {
        desk.focus_on(planner_duty("41313", 4));
        let before = desk.cells_with("41313 duty 4");
        assert_eq!(before.len(), 1);
        desk.press(PLAIN, Key::U);
        assert_eq!(desk.state().links.current()[0].decision, Decision::Unlinked);
        assert_ne!(desk.cells_with("41313 duty 4"), before, "it is no longer told against what it was linked with");
        desk.focus_on(planner_duty("41313", 4));
        desk.press(PLAIN, Key::Delete);
        assert!(desk.state().links.current().is_empty());
    });
}

#[test]
fn what_a_key_does_with_the_cell_in_focus_is_found_by_its_name_too() {
    with_desk(SIZE, |desk| {
        desk.focus_on(planner_duty("41313", 4));
        desk.choose("Unlink");
        let links = desk.state().links.current();
        let parted: Vec<_> = links.iter().map(|link| (link.lower.code.as_str(), link.upper.code.as_str())).collect();
        assert_eq!(parted, [("41312", "41313")]);
        assert_eq!((links[0].upper_number, links[0].decision), (4, Decision::Unlinked));
        desk.focus_on(planner_duty("41313", 4));
        desk.choose("Forget the decision");
        assert!(desk.state().links.current().is_empty());
    });
}
