//! The list of keys, and what Esc and keys that come fast do.

use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use rungs_app::Command;
use rungs_app::actions::{Action, MOVES};
use rungs_app::state::Tab;

use crate::desk::{Desk, pressed, with_desk};
use crate::levels::planner_duty;

const SIZE: Vec2 = vec2(1280.0, 800.0);
const CTRL: Modifiers = Modifiers::COMMAND;

#[test]
fn every_press_counts_however_slow_a_frame_is() {
    with_desk(SIZE, |desk| {
        desk.in_one_frame(std::iter::repeat_n(pressed(CTRL, Key::Plus), 5));
        // 100, 110, 125, 150, 175, 200.
        assert_eq!(desk.state().look.text_percent, 200);
        desk.press(CTRL, Key::K);
        desk.in_one_frame(std::iter::repeat_n(pressed(Modifiers::NONE, Key::ArrowDown), 3));
        assert_eq!(desk.state().palette.as_ref().map(|palette| palette.chosen), Some(3));
    });
}

#[test]
fn f1_lists_the_keys_and_escape_closes_the_list() {
    with_desk(SIZE, |desk| {
        desk.press(Modifiers::NONE, Key::F1);
        desk.harness.get_by_label("Ctrl+Shift+Z or Ctrl+Y");
        let listed = |what: &str| desk.harness.query_all_by_label(what).next().is_some();
        for keys in ["Enter", "Space", "Ctrl+Shift+C or C", "L", "U", "Delete", "B", "Ctrl+Home or Ctrl+End"] {
            assert!(listed(keys), "{keys}");
        }
        // Those of forms and of requirements, too, which were in no list once.
        for keys in ["Ctrl+Enter", "Ctrl+Shift+Delete", "Alt+Up", "Alt+Down", "Shift+N"] {
            assert!(desk.harness.query_all_by_label_contains(keys).next().is_some(), "{keys}");
        }
        for action in Action::ALL.iter().filter(|action| !action.shortcuts().is_empty()) {
            assert!(listed(action.help()), "{action:?}");
        }
        for one in MOVES {
            assert!(listed(one.help), "{}", one.help);
        }
        desk.press(Modifiers::NONE, Key::Escape);
        assert_eq!(desk.state().dialog, None);
    });
}

#[test]
fn the_list_of_keys_is_searched_by_words_and_by_keys() {
    with_desk(SIZE, |desk| {
        desk.press(Modifiers::NONE, Key::F1);
        desk.harness.get_by_label("Search the keys").focus();
        desk.harness.run();
        desk.type_text("row out");
        desk.harness.get_by_label("Ctrl+Shift+Delete");
        desk.harness.get_by_label("Qualifications: the row in focus");
        assert!(desk.harness.query_by_label("Ctrl+K").is_none());
        desk.press(CTRL, Key::A);
        desk.type_text("ctrl+k");
        desk.harness.get_by_label("Finds series, levels, text and commands.");
    });
}

#[test]
fn the_list_of_keys_scrolls_by_keys_in_a_low_window() {
    with_desk(SIZE, |desk| {
        // 1280 x 800 pixels at 200 % are so many points.
        desk.harness.set_size(vec2(640.0, 400.0));
        desk.press(Modifiers::NONE, Key::F1);
        let last = "Goes back to the node, then puts the editor away.";
        let top = |desk: &Desk, words: &str| desk.harness.get_by_label(words).rect().top();
        let begun = top(desk, last);
        assert!(begun > 400.0, "the last line is below the window");
        desk.press(Modifiers::NONE, Key::ArrowDown);
        let line = begun - top(desk, last);
        assert!(line > 0.0);
        desk.press(Modifiers::NONE, Key::PageDown);
        assert!(begun - top(desk, last) > 2.0 * line);
        desk.press(Modifiers::NONE, Key::End);
        let close = top(desk, "Close");
        assert!(desk.harness.get_by_label(last).rect().bottom() <= close && close < 400.0);
        assert!(desk.harness.get_by_label("Close").is_focused(), "arrows leave the focus where it is");
        desk.press(Modifiers::NONE, Key::Home);
        assert!((top(desk, last) - begun).abs() < 0.5);
    });
}

#[test]
fn a_pop_out_takes_the_focus_and_gives_it_back() {
    with_desk(SIZE, |desk| {
        desk.press(CTRL | Modifiers::SHIFT, Key::F);
        assert!(desk.harness.get_by_label("Filter the library").is_focused());
        desk.press(Modifiers::NONE, Key::F1);
        assert!(desk.harness.get_by_label("Close").is_focused());
        desk.press(Modifiers::NONE, Key::Enter);
        assert_eq!(desk.state().dialog, None);
        assert!(desk.harness.get_by_label("Filter the library").is_focused());
        desk.press(CTRL, Key::K);
        assert!(desk.harness.get_by_label("Find").is_focused());
        desk.press(Modifiers::NONE, Key::Escape);
        assert!(desk.harness.get_by_label("Filter the library").is_focused());
    });
}

#[test]
fn escape_empties_a_filter_and_then_leaves_the_focus_where_it_is() {
    with_desk(SIZE, |desk| {
        desk.press(CTRL | Modifiers::SHIFT, Key::F);
        desk.type_text("plan");
        for _ in 0..3 {
            desk.press(Modifiers::NONE, Key::Escape);
            assert!(desk.harness.get_by_label("Filter the library").is_focused());
            assert_eq!(desk.state().tree.search, "");
        }
        // What is sought in the ladder is put away, and the ladder has the focus again, whatever key comes next.
        desk.press(CTRL, Key::F);
        desk.type_text("plan");
        for _ in 0..3 {
            desk.press(Modifiers::NONE, Key::Escape);
            assert!(!desk.harness.get_by_label("Find in the ladder").is_focused());
            assert!(desk.state().ladder.text.is_empty() && desk.state().ladder.focus.is_some());
        }
        desk.click("No problems");
        desk.press(Modifiers::NONE, Key::Escape);
        desk.harness.get_by_label("No problems").focus();
        desk.harness.run();
        desk.press(Modifiers::NONE, Key::Escape);
        assert!(desk.harness.get_by_label("No problems").is_focused());
    });
}

#[test]
fn escape_closes_nothing_that_is_out_of_view() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::GoTo(planner_duty("41312", 2)));
        desk.press(Modifiers::NONE, Key::Enter);
        assert!(desk.state().ladder.reader.is_some());
        desk.ask(Command::ShowTab(Tab::Vacancy));
        desk.press(Modifiers::NONE, Key::Escape);
        assert!(desk.state().ladder.reader.is_some(), "it belongs to the ladder");
        desk.ask(Command::ShowTab(Tab::Ladder));
        desk.press(Modifiers::NONE, Key::Escape);
        assert!(desk.state().ladder.reader.is_none());
    });
}

#[test]
fn escape_out_of_a_menu_goes_back_to_its_button() {
    with_desk(SIZE, |desk| {
        desk.harness.get_by_label("Menu").focus();
        desk.harness.run();
        desk.press(Modifiers::NONE, Key::Enter);
        desk.press(Modifiers::NONE, Key::Tab);
        assert!(!desk.harness.get_by_label("Menu").is_focused());
        desk.press(Modifiers::NONE, Key::Escape);
        assert!(desk.harness.get_by_label("Menu").is_focused());
    });
}
