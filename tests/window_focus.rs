//! The focus: from region to region, through the bars, into dialogs and menus and back.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Key, Modifiers, Rect, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::Command;
use rungs_app::actions::Action;
use rungs_app::notifications::Message;
use rungs_app::state::{Dialog, ItemId, Tab};

use crate::desk::{Desk, with_desk};

const SIZE: Vec2 = vec2(1280.0, 800.0);
const PLAIN: Modifiers = Modifiers::NONE;

impl Desk {
    /// Where what has the focus stands.
    fn focus_rect(&self) -> Option<Rect> {
        let focused = self.harness.ctx.memory(|memory| memory.focused())?;
        self.harness.ctx.read_response(focused).map(|response| response.rect)
    }

    /// Chooses an action, as from the menu.
    fn act(&mut self, action: Action) {
        self.ask(action.command(self.state()).unwrap());
    }

    /// The landmark in which the focus is, by its name.
    fn landmark(&self) -> &'static str {
        let at = self.focus_rect().unwrap().left_top() + vec2(2.0, 2.0);
        let holds = |name: &&str| self.harness.get_by_label(name).rect().contains(at);
        let names = ["Tabs and menu", "Content", "Library column", "Status"];
        let places = || names.map(|name| self.harness.get_by_label(name).rect());
        names.into_iter().find(|name| holds(name)).unwrap_or_else(|| panic!("{at} in none of {:?}", places()))
    }
}

#[test]
fn f6_goes_from_where_the_focus_is_through_every_region_and_shift_f6_back() {
    with_desk(SIZE, |desk| {
        desk.harness.get_by_role_and_label(Role::Tab, "Ladder").focus();
        desk.harness.run();
        let mut seen = Vec::new();
        for _ in 0..6 {
            desk.press(PLAIN, Key::F6);
            seen.push((desk.landmark(), desk.focus_rect().unwrap().top()));
        }
        let landmarks: Vec<&str> = seen.iter().map(|(landmark, _)| *landmark).collect();
        // The head of the ladder and its cells; the library and the lists at its foot.
        let round = ["Content", "Content", "Library column", "Library column", "Status", "Tabs and menu"];
        assert_eq!(landmarks, round);
        assert!(seen[0].1 < seen[1].1, "the head stands above the cells");
        assert!(seen[2].1 < seen[3].1, "the lists stand below the tree");
        desk.press(Modifiers::SHIFT, Key::F6);
        assert!(desk.harness.get_by_label("No problems").is_focused());
        // A click elsewhere, and it goes on from there.
        desk.click("Filter the library");
        desk.press(PLAIN, Key::F6);
        assert!(desk.harness.get_by_label("Problems: 0").is_focused());
    });
}

#[test]
fn f6_reaches_the_document_beside_a_form() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::ShowTab(Tab::DeskAudit));
        desk.act(Action::NewPosition);
        let form = desk.focus_rect().unwrap();
        desk.press(PLAIN, Key::F6);
        let document = desk.focus_rect().unwrap();
        assert!(document.left() > form.right(), "{document} is right of {form}");
        desk.press(PLAIN, Key::F6);
        assert_eq!(desk.landmark(), "Library column");
    });
}

#[test]
fn the_first_tab_goes_to_the_first_cell() {
    with_desk(SIZE, |desk| {
        desk.press(PLAIN, Key::Tab);
        assert!(desk.state().ladder.focus.is_some());
        let focused = desk.harness.ctx.memory(|memory| memory.focused());
        assert!(focused.is_some());
        assert_eq!(desk.landmark(), "Content");
    });
}

#[test]
fn tab_goes_through_the_bars_from_left_to_right() {
    with_desk(SIZE, |desk| {
        for (first, stops, last) in [("Ladder", 9, "Menu"), ("No problems", 1, "Your name: not given")] {
            desk.harness.get_by_label(first).focus();
            desk.harness.run();
            let mut left = desk.focus_rect().unwrap().left();
            for _ in 0..stops {
                desk.press(PLAIN, Key::Tab);
                let next = desk.focus_rect().unwrap().left();
                assert!(next > left, "{first}: {next} follows {left}");
                left = next;
            }
            assert!(desk.harness.get_by_label(last).is_focused());
        }
    });
}

#[test]
fn tabs_are_a_tab_list_of_which_one_is_selected_and_none_is_checked() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::ShowTab(Tab::Vacancy));
        let tabs: Vec<_> = desk.harness.query_all_by_role(Role::Tab).collect();
        assert_eq!(tabs.len(), 5);
        for tab in tabs {
            let node = tab.accesskit_node();
            assert_eq!(node.parent().map(|parent| parent.role()), Some(Role::TabList));
            assert_eq!(node.is_selected(), Some(node.label().as_deref() == Some("Vacancy")));
            assert_eq!(node.toggled(), None);
        }
    });
}

#[test]
fn the_parts_of_the_window_are_landmarks_in_the_order_of_reading() {
    with_desk(SIZE, |desk| {
        let root = desk.harness.root();
        let roles = [Role::Banner, Role::Main, Role::Complementary, Role::ContentInfo];
        let mut found = Vec::new();
        let mut waiting = vec![root.accesskit_node()];
        while let Some(node) = waiting.pop() {
            found.extend(roles.contains(&node.role()).then(|| node.role()));
            let mut children: Vec<_> = node.children().collect();
            children.reverse();
            waiting.extend(children);
        }
        assert_eq!(found, roles);
    });
}

/// 1280x800 pixels at 150 to 250 percent: what does not fit folds, what is needed to go on stays.
#[test]
fn at_every_size_of_text_the_bar_keeps_tabs_menu_and_text_size_within_the_window() {
    with_desk(SIZE, |desk| {
        for percent in [150, 175, 200, 250] {
            while desk.state().look.text_percent < percent {
                desk.ask(Command::StepText(1));
            }
            let width = desk.harness.ctx.content_rect().width();
            for name in ["Smaller text", "Larger text", "Menu", "Find a series, level, duty, KSA"] {
                let rect = desk.harness.get_by_label(name).rect();
                assert!(rect.left() >= 0.0 && rect.right() <= width, "{percent}: {name} at {rect} of {width}");
            }
            let tabs = desk.harness.query_all_by_role(Role::Tab).map(|tab| tab.rect().right());
            let list = desk.harness.query_by_label("Tab: Ladder").map(|list| list.rect().right());
            let right = tabs.chain(list).fold(0.0, f32::max);
            assert!(right > 0.0 && right <= width, "{percent}: tabs end at {right} of {width}");
        }
        desk.click("Smaller text");
        assert_eq!(desk.state().look.text_percent, 200);
    });
}

#[test]
fn every_dialog_has_a_role_and_a_name_and_gives_the_focus_back() {
    with_desk(SIZE, |desk| {
        desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
        for (key, modifiers, name) in [
            (Key::F1, PLAIN, "Keys"),
            (Key::F8, PLAIN, "Problems"),
            (Key::F9, PLAIN, "Messages"),
            (Key::N, Modifiers::COMMAND | Modifiers::SHIFT, "Your name"),
            (Key::K, Modifiers::COMMAND, "Find series, levels, text and commands"),
        ] {
            desk.press(modifiers, key);
            desk.harness.get_by_role_and_label(Role::Dialog, name);
            desk.press(PLAIN, Key::Escape);
            assert!(desk.harness.query_by_role(Role::Dialog).is_none(), "{name}");
            assert!(desk.harness.get_by_label("Filter the library").is_focused(), "{name}");
        }
    });
}

#[test]
fn an_error_outlives_the_next_success_until_it_is_closed_and_stays_in_the_list() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::Say(Message::error("Not saved: the folder is read only.")));
        desk.ask(Command::Say(Message::done("Copied.")));
        let error = "! Not saved: the folder is read only.";
        desk.harness.get_by_label(error);
        desk.harness.get_by_label("Copied.");
        desk.ask(Command::ShowTab(Tab::Vacancy));
        assert!(desk.harness.query_by_label("Copied.").is_none(), "it was about another tab");
        desk.harness.get_by_label(error);
        desk.click("Close the error");
        assert!(desk.harness.query_by_label(error).is_none());
        desk.press(PLAIN, Key::F9);
        assert_eq!(desk.state().dialog, Some(Dialog::Messages));
        let top = |words: &str| desk.harness.get_by_label(words).rect().top();
        assert!(top("Copied.") < top(error), "the newest first");
    });
}

#[test]
fn a_message_of_what_can_be_undone_offers_it() {
    with_desk(SIZE, |desk| {
        desk.act(Action::SampleApplicants);
        desk.ask(Command::ShowTab(Tab::Qualifications));
        let open = desk.state().applicants.desk.open.len();
        desk.act(Action::CloseApplicant);
        assert_eq!(desk.state().applicants.desk.open.len(), open - 1);
        desk.click("Undo (Ctrl+Z)");
        assert_eq!(desk.state().applicants.desk.open.len(), open);
    });
}

#[test]
fn a_message_that_is_no_error_grows_old() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::Say(Message::done("Copied.")));
        let steps = (13.0 / f64::from(desk.harness.input().predicted_dt)).ceil() as usize;
        desk.harness.run_steps(steps.min(2000));
        desk.harness.run_steps(60);
        assert!(desk.harness.query_by_label("Copied.").is_none());
        assert_eq!(desk.state().notifications.all().count(), 1);
    });
}

#[test]
fn shift_f10_and_the_menu_key_open_the_menu_of_the_cell_which_takes_the_arrows() {
    with_desk(SIZE, |desk| {
        desk.press(PLAIN, Key::Tab);
        for (modifiers, key) in [(Modifiers::SHIFT, Key::F10), (PLAIN, Key::Menu)] {
            let cell = desk.state().ladder.focus;
            let place = desk.focus_rect();
            desk.press(modifiers, key);
            assert!(desk.harness.get_by_role_and_label(Role::MenuItem, "Read the whole text").is_focused(), "{key:?}");
            desk.press(PLAIN, Key::ArrowDown);
            assert!(desk.harness.get_by_role_and_label(Role::MenuItem, "Copy with citation").is_focused());
            assert_eq!(desk.state().ladder.focus, cell, "the arrows are the menu's");
            desk.press(PLAIN, Key::Escape);
            assert!(desk.harness.query_by_role(Role::MenuItem).is_none());
            assert_eq!(desk.focus_rect(), place, "the focus is back");
        }
        desk.press(Modifiers::SHIFT, Key::F10);
        desk.press(PLAIN, Key::Enter);
        assert!(desk.state().ladder.reader.is_some(), "the first entry was chosen");
    });
}

#[test]
fn the_menu_is_gone_through_by_arrows_and_says_which_part_of_it_is_open() {
    with_desk(SIZE, |desk| {
        desk.harness.get_by_label("Menu").focus();
        desk.harness.run();
        desk.press(PLAIN, Key::Enter);
        desk.press(PLAIN, Key::ArrowDown);
        let expanded = |desk: &Desk, name: &str| {
            let entry = desk.harness.get_by_role_and_label(Role::MenuItem, name);
            entry.accesskit_node().data().is_expanded()
        };
        assert_eq!(expanded(desk, "Ladder"), Some(true), "an arrow that comes to it opens it");
        assert_eq!(expanded(desk, "Files"), Some(false));
        desk.press(PLAIN, Key::ArrowRight);
        assert!(desk.harness.get_by_role_and_label(Role::MenuItem, "Find").is_focused());
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::Enter);
        assert!(desk.state().ladder.differences_only);
    });
}

#[test]
fn hits_of_find_filtered_rows_and_the_beginning_of_a_link_are_announced() {
    with_desk(SIZE, |desk| {
        let said = |desk: &Desk, words: &str| {
            let node = desk.harness.get_by_label_contains(words);
            assert_eq!(node.accesskit_node().live(), Live::Polite, "{words}");
        };
        desk.press(Modifiers::COMMAND, Key::K);
        desk.type_text("testimony");
        desk.wait("it is found", |state| state.palette.as_ref().is_some_and(|palette| palette.hits.len() == 1));
        said(desk, "1 found");
        desk.press(PLAIN, Key::Escape);
        desk.ask(Command::FindText("lead worker".to_owned()));
        said(desk, "2 found");
        desk.ask(Command::SetOnlyFound(true));
        let rows: usize = desk.data().sections.iter().map(|section| section.rows.len()).sum();
        said(desk, &format!(" of {rows} rows"));
        desk.ask(Command::ClearFilters);
        let item = ItemId {
            level: desk.state().ladder.levels[2].clone(),
            kind: rungs_domain::spec::ItemKind::Duty,
            number: 2,
        };
        desk.ask(Command::GoTo(item));
        desk.press(PLAIN, Key::L);
        said(desk, "Linking duty 2 of 41312");
    });
}

/// "Read the whole text" does from the menu what Enter does: on a folded section it unfolds it.
#[test]
fn reading_is_the_same_by_key_and_from_the_menu() {
    with_desk(SIZE, |desk| {
        desk.press(PLAIN, Key::Tab);
        let section = desk.state().ladder.focus.unwrap().section;
        desk.press(PLAIN, Key::Space);
        assert!(desk.state().ladder.folded.contains(&section));
        desk.act(Action::Read);
        assert!(!desk.state().ladder.folded.contains(&section) && desk.state().ladder.reader.is_none());
        desk.press(PLAIN, Key::Space);
        desk.press(PLAIN, Key::Enter);
        assert!(!desk.state().ladder.folded.contains(&section) && desk.state().ladder.reader.is_none());
    });
}
