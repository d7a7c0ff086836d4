//! The library column by keyboard, and what its rows say and do in each tab.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::Command;
use rungs_app::state::Tab;

use crate::desk::{Desk, with_desk};

const SIZE: Vec2 = vec2(1280.0, 800.0);
const PLAIN: Modifiers = Modifiers::NONE;
const LAST: &str = "41314 Social Service Program Planner IV";

impl Desk {
    fn is_on(&self, label: &str) -> bool {
        self.harness.query_by_label(label).is_some_and(|node| node.is_focused())
    }

    /// Presses a key until the widget of this name has the keyboard.
    fn press_to(&mut self, key: Key, label: &str) {
        for _ in 0..40 {
            if self.is_on(label) {
                return;
            }
            self.press(PLAIN, key);
        }
        panic!("{key:?} never comes to {label}");
    }

    /// The filter, then the tree.
    fn enter_tree(&mut self) {
        self.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
        self.press(PLAIN, Key::Tab);
    }
}

#[test]
fn tab_comes_to_the_tree_once_and_arrows_go_to_every_level() {
    with_desk(SIZE, |desk| {
        desk.enter_tree();
        desk.press_to(Key::ArrowDown, LAST);
        desk.press(PLAIN, Key::Space);
        let codes: Vec<&str> = desk.state().ladder.levels.iter().map(|level| level.code.as_str()).collect();
        assert_eq!(codes, ["41295", "41311", "41312", "41313"]);
        desk.press(PLAIN, Key::Tab);
        assert!(desk.is_on("Add 41314 to tray"));
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.state().tray.len(), 1);
        desk.press(PLAIN, Key::Tab);
        let rows = [Role::TreeItem, Role::CheckBox].into_iter().flat_map(|role| desk.harness.query_all_by_role(role));
        assert!(rows.into_iter().all(|row| !row.is_focused()), "the next stop is outside the tree");
    });
}

#[test]
fn arrows_to_the_sides_fold_a_series_and_unfold_it() {
    with_desk(SIZE, |desk| {
        desk.enter_tree();
        let title = "Show Social Service Planner Series";
        desk.press_to(Key::ArrowDown, title);
        desk.press(PLAIN, Key::ArrowLeft);
        assert!(desk.harness.query_by_label(LAST).is_none(), "folded");
        assert!(desk.is_on(title));
        desk.press(PLAIN, Key::ArrowRight);
        desk.harness.get_by_label(LAST);
    });
}

#[test]
fn a_level_is_ticked_only_where_its_tick_is_seen_to_do_something() {
    with_desk(SIZE, |desk| {
        let before = desk.state().ladder.levels.clone();
        for tab in [Tab::DeskAudit, Tab::Vacancy] {
            desk.ask(Command::ShowTab(tab));
            assert_ne!(desk.harness.get_by_label(LAST).accesskit_node().role(), Role::CheckBox, "{tab:?}");
            desk.click(LAST);
            assert_eq!(desk.state().ladder.levels, before, "{tab:?} leaves the ladder alone");
        }
        for tab in [Tab::Ladder, Tab::Qualifications] {
            desk.ask(Command::ShowTab(tab));
            assert_eq!(desk.harness.get_by_label(LAST).accesskit_node().role(), Role::CheckBox, "{tab:?}");
        }
    });
}

/// WCAG 2.5.8: at least 24 by 24 points.
#[test]
fn everything_that_is_clicked_in_the_library_is_large_enough() {
    with_desk(SIZE, |desk| {
        for tab in [Tab::Ladder, Tab::Qualifications, Tab::DeskAudit, Tab::Vacancy, Tab::Import] {
            desk.ask(Command::ShowTab(tab));
            let mut seen = 0;
            for role in [Role::Button, Role::CheckBox, Role::TreeItem, Role::ListBoxOption] {
                for node in desk.harness.query_all_by_role(role) {
                    let rect = node.rect();
                    let inside = rect.left() < 248.0 && rect.top() > 44.0 && rect.bottom() < SIZE.y - 28.0;
                    let name = node.accesskit_node().label();
                    if inside {
                        seen += 1;
                        assert!(rect.width() >= 24.0 && rect.height() >= 24.0, "{tab:?}: {name:?} {rect:?}");
                    }
                }
            }
            assert!(seen > 8, "{tab:?}: {seen} targets");
        }
    });
}
