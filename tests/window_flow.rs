//! The flow of a ladder, and the ways between it and the rows.

use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use rungs_app::state::{Section, View};
use rungs_domain::compare::Change;

use crate::desk::{Desk, with_desk};
use crate::levels::planner_duty;

const SIZE: Vec2 = vec2(1600.0, 1000.0);
const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

#[test]
fn the_first_arrow_key_goes_to_the_ladder_and_the_flow_goes_on_from_there() {
    with_desk(SIZE, |desk| {
        assert_eq!(desk.state().ladder.focus, None);
        desk.press(PLAIN, Key::ArrowDown);
        let first = desk.state().ladder.focus.unwrap();
        assert_eq!((first.section, first.row, first.column), (Section::Apart, 0, 0));
        desk.focus_on(planner_duty("41295", 1));
        desk.press(CTRL, Key::Num2);
        desk.press(PLAIN, Key::ArrowDown);
        assert_eq!((desk.state().ladder.view, desk.focused_item()), (View::Flow, planner_duty("41295", 2)));
        desk.press(CTRL, Key::Num1);
        desk.press(PLAIN, Key::ArrowUp);
        assert_eq!((desk.state().ladder.view, desk.focused_item()), (View::Rows, planner_duty("41295", 1)));
    });
}

#[test]
fn ctrl_f_in_the_flow_goes_to_the_rows_which_have_the_field() {
    with_desk(SIZE, |desk| {
        desk.click("Flow");
        desk.press(CTRL, Key::F);
        assert_eq!(desk.state().ladder.view, View::Rows);
        assert!(desk.harness.get_by_label("Find in the ladder").is_focused());
    });
}

#[test]
fn the_flow_leads_back_to_the_row() {
    with_desk(SIZE, |desk| {
        desk.focus_on(planner_duty("41312", 4));
        desk.click("Flow");
        assert_eq!(desk.state().ladder.view, View::Flow);
        let node = desk.harness.get_by_label_contains("41313 duty 4: reworded. Develops");
        node.click();
        desk.harness.run();
        assert_eq!(desk.focused_item(), planner_duty("41313", 4));
        desk.press(PLAIN, Key::ArrowRight);
        assert_eq!(desk.focused_item().level.code.as_str(), "41314");
        desk.press(PLAIN, Key::ArrowLeft);
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.state().ladder.view, View::Rows);
        assert_eq!(desk.focused_item(), planner_duty("41313", 4));
    });
}

#[test]
fn the_flow_fades_the_changes_that_were_not_asked_for() {
    with_desk(SIZE, |desk| {
        desk.click("Flow");
        // Ribbons are named by their ends, as "41312 duty 4 to 41313 duty 4: reworded".
        let ribbons = |desk: &Desk, change: &str| {
            desk.cells_with(" to 413").into_iter().filter(|name| name.ends_with(&format!(": {change}"))).count()
        };
        let (raised, reworded) = (ribbons(desk, "raised"), ribbons(desk, "reworded"));
        assert!(raised > 0 && reworded > 0);
        desk.toggle(Change::Raised);
        assert_eq!((ribbons(desk, "raised"), ribbons(desk, "reworded")), (raised, 0));
        desk.harness.get_by_label("Others faded");
        desk.click("Clear filters");
        assert_eq!((ribbons(desk, "raised"), ribbons(desk, "reworded")), (raised, reworded));
    });
}
