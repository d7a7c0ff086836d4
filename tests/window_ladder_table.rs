//! The ladder as screen readers and large letters have it: a table with heads, text that can be selected.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Pos2, Shape, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::Command;

use crate::desk::{Desk, with_desk};
use crate::levels::planner_duty;

const SIZE: Vec2 = vec2(1280.0, 800.0);
const PLAIN: Modifiers = Modifiers::NONE;

impl Desk {
    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.drag_at(from);
        self.harness.run();
        self.harness.hover_at(from + (to - from) * 0.5);
        self.harness.run();
        self.harness.hover_at(to);
        self.harness.run();
        self.harness.drop_at(to);
        self.harness.run();
    }

    fn cell(&self, beginning: &str) -> (Pos2, Vec2) {
        let mut cells = self.harness.query_all_by_role(Role::GridCell);
        let begins = |label: Option<String>| label.is_some_and(|label| label.starts_with(beginning));
        let rect = cells.find(|cell| begins(cell.accesskit_node().label())).unwrap().rect();
        (rect.min, rect.size())
    }
}

#[test]
fn the_ladder_is_a_table_whose_heads_are_read_before_its_cells() {
    // High enough for three rows.
    let data = tempfile::tempdir().unwrap();
    let desk = Desk::open(vec2(1280.0, 1000.0), data.path(), Vec::new());
    let grid = desk.harness.get_by_role(Role::Grid).accesskit_node();
    assert_eq!(grid.data().column_count(), Some(5), "the planner series has five levels");
    let rows = grid.data().row_count().unwrap();
    let mut roles = Vec::new();
    for node in desk.harness.get_by_role(Role::Grid).children_recursive() {
        let node = node.accesskit_node();
        let (role, data) = (node.role(), node.data());
        if matches!(role, Role::ColumnHeader | Role::GridCell) {
            let label = node.label().unwrap();
            assert!(!label.starts_with("Card"), "{label}");
            assert_eq!(node.parent().unwrap().role(), Role::Row, "{label}");
            assert!(data.row_index().unwrap() < rows && data.column_index().unwrap() < 5, "{label}");
            assert_eq!(node.toggled(), None, "a cell is no check box: {label}");
            roles.push(role);
        }
        if role == Role::Heading {
            assert_eq!((node.level(), node.toggled()), (Some(2), None), "{:?}", node.label());
            assert!(data.is_expanded().is_some(), "{:?}", node.label());
        }
    }
    let title = desk.harness.get_by_role_and_label(Role::Heading, "Social Service Planner Series").accesskit_node();
    assert_eq!(title.level(), Some(1));
    assert_eq!(roles.iter().take_while(|role| **role == Role::ColumnHeader).count(), 5);
    assert!(roles[5..].iter().all(|role| *role == Role::GridCell) && roles.len() > 15, "{roles:?}");
}

#[test]
fn what_is_struck_in_a_cell_is_said_of_it() {
    with_desk(SIZE, |desk| {
        // 41311 prints "Assists in developing procedures to regulate ...", 41312 "Develops procedures to regulate ...".
        desk.ask(Command::GoTo(planner_duty("41312", 4)));
        let mut cells = desk.harness.query_all_by_role(Role::GridCell);
        let cell = cells.find(|cell| cell.is_focused()).unwrap().accesskit_node();
        let description = cell.description().unwrap();
        assert!(description.contains("Struck: “Assists in developing”"), "{description}");
    });
}

#[test]
fn the_whole_title_of_a_level_is_seen_at_two_hundred_and_fifty_percent() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::ToggleLibrary);
        for _ in 0..15 {
            desk.press(Modifiers::COMMAND, Key::Plus);
        }
        assert_eq!(desk.state().look.text_percent, 250);
        let shown = desk.harness.output().shapes.iter().any(|one| match &one.shape {
            Shape::Text(text) => text.galley.text() == "41311Program Planner I" && !text.galley.elided,
            _ => false,
        });
        assert!(shown);
    });
}

#[test]
fn words_of_the_reader_are_selected_and_copied() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::GoTo(planner_duty("41312", 4)));
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.harness.get_by_role_and_label(Role::Heading, "Citation").accesskit_node().level(), Some(2));
        let clause = desk.harness.query_all_by_role(Role::Paragraph).next().unwrap().rect();
        let line = clause.top() + 13.0;
        desk.drag(Pos2::new(clause.left() + 1.0, line), Pos2::new(clause.right() - 4.0, line));
        let copied = desk.copied().unwrap();
        assert!(copied.contains("procedures to regulate and prevent"), "{copied}");
    });
}

#[test]
fn a_drag_over_words_selects_them_and_a_drag_by_the_number_links() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::GoTo(planner_duty("41312", 4)));
        let (cell, size) = desk.cell("41312 duty 4");
        desk.drag(cell + vec2(120.0, 16.0), cell + vec2(size.x - 20.0, 16.0));
        assert!(desk.state().links.current().is_empty());
        let copied = desk.copied().unwrap();
        assert!(!copied.trim().is_empty());
        // The words may have been brought into view while they were selected.
        let (cell, _) = desk.cell("41312 duty 4");
        let (other, size) = desk.cell("41313 duty 4");
        desk.drag(cell + vec2(16.0, 14.0), other + size / 2.0);
        assert_eq!(desk.state().links.current().len(), 1);
    });
}

/// 1280x800 pixels at 250 percent have room for 512x320 points, and the rows of the ladder for a few lines.
#[test]
fn of_a_cell_higher_than_the_window_the_keys_show_the_beginning() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(vec2(512.0, 320.0), data.path(), Vec::new());
    desk.press(PLAIN, Key::Tab);
    for key in [Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft, Key::ArrowDown, Key::ArrowUp] {
        desk.press(PLAIN, key);
        let focus = desk.harness.ctx.memory(|memory| memory.focused()).unwrap();
        let response = desk.harness.ctx.read_response(focus).unwrap();
        let (whole, seen) = (response.rect, response.interact_rect);
        assert!(seen.height() >= 24.0, "after {key:?} only {seen:?} of {whole:?} is seen");
        assert!(seen.bottom() > whole.top() + 24.0 && whole.top() > 0.0, "after {key:?} {whole:?} begins out of view");
    }
}

/// At 1280 points the groups over the table have a line each: what is shown, and what is sought and counted.
#[test]
fn the_head_of_the_ladder_takes_three_lines_beside_the_library() {
    with_desk(SIZE, |desk| {
        let middle = |label: &str| desk.harness.get_by_label(label).rect().center().y;
        for [one, other] in [["Unfold all", "Changed clauses"], ["Clear filters", "Find in the ladder"]] {
            assert!((middle(one) - middle(other)).abs() < 2.0, "{one} beside {other}");
        }
        assert!(middle("Find in the ladder") - middle("Unfold all") < 32.0);
    });
}
