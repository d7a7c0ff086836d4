//! Parts moved by the pointer, and the editor in a small window.

use eframe::egui::Pos2;

use super::*;
use rungs_app::reviews::Side;

/// "All of: any of: two years; a license", with a group around the first.
const NESTED: [&str; 4] = ["All of these", "Any one of these", TWO_YEARS, LICENCE];

impl Desk {
    /// A place in the lower or the upper half of a node, so far from its left end.
    fn beside(&self, label: &str, below: bool) -> Pos2 {
        let rect = self.harness.get_by_role_and_label(Role::TreeItem, label).rect();
        Pos2::new(rect.center().x, if below { rect.bottom() - 3.0 } else { rect.top() + 3.0 })
    }

    /// Takes a node up with the pointer and holds it there.
    fn take_to(&mut self, label: &str, to: Pos2) {
        let from = self.harness.get_by_role_and_label(Role::TreeItem, label).rect().center();
        self.harness.hover_at(from);
        self.harness.run();
        self.harness.drag_at(from);
        self.harness.run();
        for step in [0.5, 1.0] {
            self.harness.hover_at(from.lerp(to, step));
            self.harness.step();
            self.harness.step();
        }
    }

    fn drag_node(&mut self, label: &str, to: Pos2) {
        self.take_to(label, to);
        self.harness.drop_at(to);
        self.harness.run();
    }
}

/// A window in which the first part is alone in a group of its own.
fn nested() -> (Desk, TempDir) {
    let (mut desk, folder) = editing();
    desk.click(TWO_YEARS);
    desk.click("Any of: wrap it in any one of these");
    desk.press(PLAIN, Key::Escape);
    assert_eq!((told(&desk), desk.depths()), (NESTED.map(str::to_owned).to_vec(), vec![0, 1, 2, 1]));
    (desk, folder)
}

#[test]
fn a_part_is_dragged_into_another_group_and_undo_takes_it_back() {
    let (mut desk, folder) = nested();
    let behind = desk.beside(TWO_YEARS, true);
    desk.take_to(LICENCE, behind);
    desk.harness.get_by_label_contains("Move here: License, certificate or program");
    desk.harness.drop_at(behind);
    desk.harness.run();
    assert_eq!((told(&desk), desk.depths()), (NESTED.map(str::to_owned).to_vec(), vec![0, 1, 2, 2]));
    assert!(desk.harness.get_by_role_and_label(Role::TreeItem, LICENCE).is_focused(), "the keyboard follows the node");
    let made = tree(&desk).cloned();
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.depths(), [0, 1, 2, 1]);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    desk.save_as(&folder.path().join("analyst.ron"), |saved| assert_eq!(saved, made));
}

#[test]
fn behind_the_last_part_of_a_group_the_pointer_says_whether_it_goes_inside() {
    let (mut desk, _folder) = nested();
    // Below the last part of the inner group, but as far to the left as the group stands.
    let out = Pos2::new(
        desk.harness.get_by_role_and_label(Role::TreeItem, "Any one of these").rect().left() + 6.0,
        desk.beside(TWO_YEARS, true).y,
    );
    desk.drag_node(LICENCE, out);
    assert_eq!(desk.depths(), [0, 1, 2, 1], "where it stood");
    let before = desk.beside("Any one of these", false);
    desk.drag_node(LICENCE, before);
    assert_eq!(told(&desk), ["All of these", LICENCE, "Any one of these", TWO_YEARS]);
    // The last part takes its group with it.
    let first = desk.beside("All of these", true);
    desk.drag_node(TWO_YEARS, first);
    assert_eq!(
        (told(&desk), desk.depths()),
        (vec!["All of these".to_owned(), TWO_YEARS.to_owned(), LICENCE.to_owned()], vec![0, 1, 1])
    );
}

#[test]
fn a_drop_that_is_not_allowed_is_told_and_escape_lets_go() {
    let (mut desk, _folder) = nested();
    let inside = desk.beside(TWO_YEARS, true);
    desk.take_to("Any one of these", inside);
    desk.harness.get_by_label("Not here: a group cannot stand in itself");
    desk.harness.drop_at(inside);
    desk.harness.run();
    desk.harness.get_by_label_contains("Not changed: a group cannot stand in itself");
    assert_eq!(desk.depths(), [0, 1, 2, 1]);
    let above = desk.beside("All of these", false);
    desk.drag_node(LICENCE, above);
    desk.harness.get_by_label_contains("Not changed: the requirement as a whole has nothing beside it");
    let behind = desk.beside(TWO_YEARS, true);
    desk.take_to(LICENCE, behind);
    desk.press(PLAIN, Key::Escape);
    desk.harness.drop_at(behind);
    desk.harness.run();
    assert_eq!(desk.depths(), [0, 1, 2, 1]);
    assert!(desk.state().reviews.tier.is_some(), "the editor stays");
}

/// 1280 by 800 at 250 %.
const LOW: Vec2 = Vec2::new(512.0, 320.0);

#[test]
fn in_a_small_window_the_editor_comes_into_view_with_the_node_in_focus() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("analyst.txt");
    fs::write(&path, CLASS).unwrap();
    let mut desk = Desk::open(LOW, &folder.path().join("data"), Vec::new());
    desk.ask(Command::Reviews(ReviewCommand::Import(vec![path])));
    desk.wait("the document is understood", |state| state.reviews.shown().is_some());
    // From the line of the source, by its key.
    let text = &desk.state().reviews.source().unwrap().manuscript.text;
    let at = text.find("Two years").unwrap();
    desk.ask(Command::Reviews(ReviewCommand::Select { at: Some(at..at + 9), by: Side::Elsewhere }));
    desk.press(PLAIN, Key::R);
    assert!(desk.harness.get_by_role_and_label(Role::TreeItem, "All of these").is_focused());
    for (key, label) in [(Key::ArrowDown, TWO_YEARS), (Key::ArrowDown, LICENCE), (Key::ArrowUp, TWO_YEARS)] {
        desk.press(PLAIN, key);
        for _ in 0..8 {
            desk.harness.step();
        }
        let row = desk.harness.get_by_role_and_label(Role::TreeItem, label);
        assert!(row.is_focused(), "{label}");
        let foot = desk.harness.get_by_label_contains("No problems").rect().top();
        assert!(row.rect().top() > 60.0 && row.rect().bottom() < foot, "{label}: {:?} above {foot}", row.rect());
    }
}
