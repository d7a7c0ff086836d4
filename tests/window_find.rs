//! Find (`Ctrl+K`): words, series and levels found by keyboard.

use eframe::egui::{Event, Id, Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::cells;
use rungs_domain::spec::{ItemKind, SpecPart};

use crate::desk::{Desk, pressed, with_desk};

const SIZE: Vec2 = vec2(1280.0, 800.0);
const CTRL: Modifiers = Modifiers::COMMAND;

#[test]
fn words_of_an_item_are_found_by_keyboard_and_its_cell_has_the_focus() {
    with_desk(SIZE, |desk| {
        desk.press(CTRL, Key::K);
        desk.type_text("crisis intervention theory");
        desk.press(Modifiers::NONE, Key::Enter);
        desk.wait("the words are found", |state| state.palette.is_none());
        let (state, item) = (desk.state(), desk.focused_item());
        // "Knowledge of crisis intervention theory ..." is printed once, among the KSAs of CA2460.
        assert_eq!((item.level.code.as_str(), item.kind), ("CA2460", ItemKind::Ksa));
        let shown = state.library.level(&item.level).unwrap();
        let index = cells::index_of(shown, item.kind, item.number).unwrap();
        assert!(cells::item_at(shown, item.kind, index).unwrap().1.contains("crisis intervention theory"));
    });
}

#[test]
fn testimony_leads_to_the_passage_that_says_it_for_all_levels_of_its_series() {
    with_desk(SIZE, |desk| {
        desk.press(CTRL, Key::K);
        desk.type_text("testimony");
        desk.press(Modifiers::NONE, Key::Enter);
        desk.wait("the word is found", |state| state.palette.is_none());
        assert_eq!(desk.codes(), ["SPCP20", "SPCP23"]);
        let unfolded = &desk.state().tree.open;
        assert!(unfolded.iter().any(|id| id.as_str() == "nm-cps-permanency-planning"), "{unfolded:?}");
        assert_eq!(desk.state().ladder.focus.map(|cell| cell.section), Some(SpecPart::Series.into()));
        assert_eq!(desk.state().ladder.sought, "testimony");
        // The document prints it once, under "Nature of Work", for both levels.
        let cell = desk.harness.get_by_label_contains("SPCP20 to SPCP23, Nature of Work. The CPS Permanency Planning");
        assert!(cell.is_focused());
        let said = "Provides testimony in support of information provided to the court.";
        assert!(cell.accesskit_node().label().unwrap().contains(said));
        desk.press(Modifiers::NONE, Key::ArrowDown);
        assert_eq!(desk.state().ladder.sought, "", "the focus moved on");
    });
}

#[test]
fn words_typed_in_the_frame_of_the_key_go_to_the_field_that_the_key_opens() {
    with_desk(SIZE, |desk| {
        let word = "unlink".chars().map(|letter| Event::Text(letter.to_string()));
        let press = pressed(CTRL | Modifiers::SHIFT, Key::F);
        desk.in_one_frame([press].into_iter().chain(word));
        assert_eq!(desk.state().tree.search, "unlink");
        let word = "testimony".chars().map(|letter| Event::Text(letter.to_string()));
        let press = pressed(CTRL, Key::K);
        desk.in_one_frame([press].into_iter().chain(word).chain([pressed(Modifiers::NONE, Key::Enter)]));
        desk.wait("the word is found", |state| state.palette.is_none());
        assert_eq!(desk.codes(), ["SPCP20", "SPCP23"], "Enter waited for the words before it");
        assert_eq!(desk.state().tree.search, "unlink", "no letter went to the field before");
    });
}

#[test]
fn the_palette_has_room_for_many_hits_after_it_had_one() {
    with_desk(SIZE, |desk| {
        desk.press(CTRL, Key::K);
        let height = |desk: &Desk| {
            desk.harness
                .ctx
                .memory(|memory| memory.area_rect(Id::unique(("dialog", "Find series, levels, text and commands"))))
                .map(|rect| rect.height())
        };
        let at_first = height(desk);
        desk.type_text("testimony");
        desk.wait("one is found", |state| state.palette.as_ref().is_some_and(|palette| palette.hits.len() == 1));
        assert!(height(desk) < at_first);
        desk.press(CTRL, Key::A);
        desk.press(Modifiers::NONE, Key::Backspace);
        assert_eq!(height(desk), at_first);
    });
}
