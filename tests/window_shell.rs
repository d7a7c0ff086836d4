//! The window around the ladder: tasks done to their end through accessible names, keys and pointer.

use eframe::egui::accesskit::Live;
use eframe::egui::{Key, Modifiers, Shape, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs::ui::theme::Themes;
use rungs_app::Command;
use rungs_app::notifications::Message;
use rungs_app::state::{Tab, ThemeName, View};

use crate::desk::{Desk, with_desk};
use crate::levels::{PLANNER, level};

const SIZE: Vec2 = vec2(1280.0, 800.0);
const CTRL: Modifiers = Modifiers::COMMAND;

#[test]
fn the_window_opens_on_a_real_ladder() {
    with_desk(SIZE, |desk| {
        assert_eq!(desk.codes(), ["41295", "41311", "41312", "41313", "41314"]);
        assert!(desk.state().computed.ladder.is_some());
        desk.harness.get_by_label("5 series, 17 levels");
        desk.harness.get_by_label("Find a series, level, duty, KSA");
        desk.harness.get_by_label("Problems: 0");
    });
}

#[test]
fn a_level_is_ticked_out_of_the_ladder_and_in_again_at_its_place() {
    with_desk(SIZE, |desk| {
        desk.click("41312 Social Service Program Planner II");
        assert_eq!(desk.codes(), ["41295", "41311", "41313", "41314"]);
        desk.click("41312 Social Service Program Planner II");
        assert_eq!(desk.codes(), ["41295", "41311", "41312", "41313", "41314"]);
    });
}

#[test]
fn two_levels_of_different_authorities_are_compared_through_the_tray() {
    with_desk(SIZE, |desk| {
        for code in ["CA2460", "3730"] {
            desk.press(CTRL | Modifiers::SHIFT, Key::F);
            desk.press(CTRL, Key::A);
            desk.type_text(code);
            desk.click(&format!("Add {code} to tray"));
        }
        desk.click("Compare the tray");
        assert_eq!(desk.codes(), ["CA2460", "3730"]);
        assert_eq!(desk.state().computed.ladder.as_deref().unwrap().levels.len(), 2);
    });
}

#[test]
fn a_level_is_dragged_into_the_tray() {
    with_desk(SIZE, |desk| {
        let from = desk.harness.get_by_label("41313 Social Service Program Planner III").rect().center();
        let to = desk.harness.get_by_label("Compare tray").rect().center();
        desk.harness.drag_at(from);
        desk.harness.run();
        desk.harness.hover_at(from + vec2(20.0, 20.0));
        desk.harness.run();
        desk.harness.hover_at(to);
        desk.harness.run();
        desk.harness.drop_at(to);
        desk.harness.run();
        assert_eq!(desk.state().tray, [level(PLANNER, "41313")]);
        desk.click("Take 41313 out of the tray");
        assert!(desk.state().tray.is_empty());
    });
}

#[test]
fn theme_text_size_view_and_library_follow_the_keys() {
    with_desk(SIZE, |desk| {
        desk.press(CTRL, Key::D);
        assert_eq!(desk.state().look.theme, ThemeName::Dark);
        desk.press(CTRL, Key::D);
        assert_eq!(desk.state().look.theme, ThemeName::HighContrast);
        desk.press(CTRL, Key::Plus);
        desk.press(CTRL, Key::Plus);
        assert_eq!(desk.state().look.text_percent, 125);
        desk.press(CTRL, Key::Num0);
        assert_eq!(desk.state().look.text_percent, 100);
        desk.press(CTRL, Key::Num2);
        assert_eq!(desk.state().ladder.view, View::Flow);
        desk.press(CTRL, Key::B);
        assert!(desk.harness.query_by_label("Filter the library").is_none());
        desk.press(CTRL, Key::B);
        assert!(desk.harness.get_by_label("Filter the library").is_focused());
    });
}

/// At 250 % a window of 1280 points has room for 512.
#[test]
fn with_large_text_the_tabs_are_a_list_and_find_stays_in_the_bar() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(vec2(1280.0, 800.0), data.path(), Vec::new());
    assert!(desk.harness.query_by_label("Tab: Ladder").is_none());
    desk.ask(Command::StepText(8));
    desk.harness.get_by_label("Find a series, level, duty, KSA");
    desk.click("Tab: Ladder");
    desk.click("Desk audit");
    assert_eq!(desk.state().tab, Tab::DeskAudit);
    desk.harness.get_by_label("Tab: Desk audit");
}

#[test]
fn f6_goes_round_the_parts_of_the_window() {
    with_desk(SIZE, |desk| {
        desk.press(Modifiers::NONE, Key::F6);
        assert!(desk.harness.get_by_label("Filter the library").is_focused());
        desk.press(Modifiers::NONE, Key::F6);
        desk.press(Modifiers::NONE, Key::F6);
        assert!(desk.harness.get_by_label("No problems").is_focused());
    });
}

#[test]
fn what_happened_is_announced() {
    with_desk(SIZE, |desk| {
        let text = "Copied with its citation.".to_owned();
        desk.ask(Command::Say(Message::done(text.clone())));
        assert_eq!(desk.harness.get_by_label(&text).accesskit_node().live(), Live::Polite);
    });
}

#[test]
fn the_ring_of_the_focus_stands_outside_of_what_has_it_in_every_theme() {
    with_desk(SIZE, |desk| {
        let themes = Themes::built_in().unwrap();
        for name in [ThemeName::Light, ThemeName::Dark, ThemeName::HighContrast] {
            desk.ask(Command::SetTheme(name));
            desk.harness.get_by_label("Menu").focus();
            desk.harness.run();
            let colour = themes.get(name).focus;
            let rings: Vec<_> = desk
                .harness
                .output()
                .shapes
                .iter()
                .filter_map(|one| match &one.shape {
                    Shape::Rect(shape) if shape.stroke.color == colour => Some(shape.rect.shrink(shape.stroke.width)),
                    _ => None,
                })
                .collect();
            let button = desk.harness.get_by_label("Menu").rect();
            assert!(rings.len() == 1 && rings[0].contains_rect(button.expand(0.9)), "{rings:?} around {button}");
        }
    });
}

#[test]
fn a_narrow_window_lays_the_library_over_the_ladder_when_asked() {
    with_desk(SIZE, |desk| {
        desk.harness.set_size(vec2(640.0, 400.0));
        desk.harness.step();
        assert!(desk.harness.query_by_label("Filter the library").is_none(), "not even for one frame");
        desk.harness.run();
        assert!(desk.harness.query_by_label("Filter the library").is_none());
        desk.press(CTRL, Key::B);
        assert!(desk.harness.get_by_label("Filter the library").is_focused());
        desk.press(Modifiers::NONE, Key::Escape);
        assert!(desk.harness.query_by_label("Filter the library").is_none());
    });
}

#[test]
fn every_widget_has_a_name_whatever_is_open() {
    let opened = [
        Command::ShowHelp,
        Command::ShowProblems,
        Command::ShowOpenPath(String::new()),
        Command::ShowYourName(String::new()),
        Command::OpenPalette,
        Command::TrayAdd(level("ui-medical-social-services", "3730")),
    ];
    with_desk(SIZE, |desk| {
        for command in opened {
            desk.ask(command);
            assert_eq!(desk.harness.unnamed_widgets(), Vec::<String>::new());
            desk.press(Modifiers::NONE, Key::Escape);
        }
    });
}
