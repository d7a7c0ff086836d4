//! The window around the ladder: tasks done to their end through accessible names, keys and pointer.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Event, Id, Key, Modifiers, Shape, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs::ui::theme::Themes;
use rungs_app::actions::{Action, MOVES};
use rungs_app::notifications::Message;
use rungs_app::state::{Dialog, ItemId, Tab, ThemeName, View};
use rungs_app::{Command, State, cells};
use rungs_domain::spec::{Code, Decision, ItemKind, LevelRef, SeriesId, SpecPart};

use crate::desk::Desk;

const SIZE: Vec2 = vec2(1280.0, 800.0);
const CTRL: Modifiers = Modifiers::COMMAND;

impl Desk {
    /// Keys so quick, or a frame so slow, that all come in one.
    fn in_one_frame(&mut self, events: impl IntoIterator<Item = Event>) {
        self.harness.input_mut().events.extend(events);
        self.harness.step();
        self.harness.run();
    }

    fn codes(&self) -> Vec<&str> {
        self.state().ladder.levels.iter().map(|level| level.code.as_str()).collect()
    }
}

fn with_desk(task: impl FnOnce(&mut Desk)) {
    let data = tempfile::tempdir().unwrap();
    task(&mut Desk::open(SIZE, data.path(), Vec::new()));
}

fn level(series: &str, code: &str) -> LevelRef {
    LevelRef { series: SeriesId::new(series).unwrap(), code: Code::new(code).unwrap() }
}

fn pressed(modifiers: Modifiers, key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// A small specification with one level and one duty.
fn clerk(duty: &str) -> String {
    format!(
        "#![enable(implicit_some)]\nSeries(schema: 1, id: \"clerk\", title: \"Clerk Series\",\n\
         authority: (name: \"County\"), source: (document: \"Class Specification\"), status: Adopted,\n\
         levels: [(code: \"1\", title: \"Clerk I\", duties: (items: [(number: 1, text: {duty:?})]))])\n"
    )
}

fn duty(code: &str, number: u32) -> ItemId {
    ItemId { level: level("il-social-service-planner", code), kind: ItemKind::Duty, number }
}

#[test]
fn the_window_opens_on_a_real_ladder() {
    with_desk(|desk| {
        assert_eq!(desk.codes(), ["41295", "41311", "41312", "41313", "41314"]);
        assert!(desk.state().computed.ladder.is_some());
        desk.harness.get_by_label("5 series, 17 levels");
        desk.harness.get_by_label("Find a series, level, duty, KSA");
        desk.harness.get_by_label("Problems: 0");
    });
}

#[test]
fn a_level_is_ticked_out_of_the_ladder_and_in_again_at_its_place() {
    with_desk(|desk| {
        desk.click("41312 Social Service Program Planner II");
        assert_eq!(desk.codes(), ["41295", "41311", "41313", "41314"]);
        desk.click("41312 Social Service Program Planner II");
        assert_eq!(desk.codes(), ["41295", "41311", "41312", "41313", "41314"]);
    });
}

#[test]
fn words_of_an_item_are_found_by_keyboard_and_its_cell_has_the_focus() {
    with_desk(|desk| {
        desk.press(CTRL, Key::K);
        desk.type_text("crisis intervention theory");
        desk.press(Modifiers::NONE, Key::Enter);
        desk.wait("the words are found", |state| state.palette.is_none());
        let state = desk.state();
        let ladder = state.computed.ladder.as_deref().unwrap();
        let item = cells::item_of(&state.library, ladder, state.ladder.focus.unwrap()).unwrap();
        // "Knowledge of crisis intervention theory ..." is printed once, among the KSAs of CA2460.
        assert_eq!((item.level.code.as_str(), item.kind), ("CA2460", ItemKind::Ksa));
        let shown = state.library.level(&item.level).unwrap();
        let index = cells::index_of(shown, item.kind, item.number).unwrap();
        assert!(cells::item_at(shown, item.kind, index).unwrap().1.contains("crisis intervention theory"));
    });
}

#[test]
fn testimony_leads_to_the_passage_that_says_it_for_all_levels_of_its_series() {
    with_desk(|desk| {
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
    with_desk(|desk| {
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
    with_desk(|desk| {
        desk.press(CTRL, Key::K);
        let height = |desk: &Desk| {
            desk.harness.ctx.memory(|memory| memory.area_rect(Id::unique("palette"))).map(|rect| rect.height())
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

#[test]
fn every_press_counts_however_slow_a_frame_is() {
    with_desk(|desk| {
        desk.in_one_frame(std::iter::repeat_n(pressed(CTRL, Key::Plus), 5));
        // 100, 110, 125, 150, 175, 200.
        assert_eq!(desk.state().look.text_percent, 200);
        desk.press(CTRL, Key::K);
        desk.in_one_frame(std::iter::repeat_n(pressed(Modifiers::NONE, Key::ArrowDown), 3));
        assert_eq!(desk.state().palette.as_ref().map(|palette| palette.chosen), Some(3));
    });
}

#[test]
fn two_levels_of_different_authorities_are_compared_through_the_tray() {
    with_desk(|desk| {
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
    with_desk(|desk| {
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
        assert_eq!(desk.state().tray, [level("il-social-service-planner", "41313")]);
        desk.click("Take 41313 out of the tray");
        assert!(desk.state().tray.is_empty());
    });
}

/// A file as a file manager drops it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl eframe::egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_file_dropped_on_the_window_is_opened_beside_the_shipped_series() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clerk.ron");
    std::fs::write(&path, clerk("Files records.")).unwrap();
    with_desk(|desk| {
        desk.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
        desk.harness.step();
        desk.wait("the file is read", |state| state.library.series.len() == 6);
        assert_eq!(desk.codes(), ["1"]);
        assert_eq!(desk.state().recent, [path]);
    });
}

#[test]
fn theme_text_size_view_and_library_follow_the_keys() {
    with_desk(|desk| {
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
    with_desk(|desk| {
        desk.press(Modifiers::NONE, Key::F6);
        assert!(desk.harness.get_by_label("Filter the library").is_focused());
        desk.press(Modifiers::NONE, Key::F6);
        desk.press(Modifiers::NONE, Key::F6);
        assert!(desk.harness.get_by_label("No problems").is_focused());
    });
}

#[test]
fn f1_lists_the_keys_and_escape_closes_the_list() {
    with_desk(|desk| {
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
    with_desk(|desk| {
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
    with_desk(|desk| {
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
    with_desk(|desk| {
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
fn what_happened_is_announced() {
    with_desk(|desk| {
        let text = "Copied with its citation.".to_owned();
        desk.ask(Command::Say(Message::done(text.clone())));
        assert_eq!(desk.harness.get_by_label(&text).accesskit_node().live(), Live::Polite);
    });
}

#[test]
fn the_ring_of_the_focus_stands_outside_of_what_has_it_in_every_theme() {
    with_desk(|desk| {
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
fn escape_empties_a_filter_and_then_leaves_the_focus_where_it_is() {
    with_desk(|desk| {
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
    with_desk(|desk| {
        desk.ask(Command::GoTo(duty("41312", 2)));
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
    with_desk(|desk| {
        desk.harness.get_by_label("Menu").focus();
        desk.harness.run();
        desk.press(Modifiers::NONE, Key::Enter);
        desk.press(Modifiers::NONE, Key::Tab);
        assert!(!desk.harness.get_by_label("Menu").is_focused());
        desk.press(Modifiers::NONE, Key::Escape);
        assert!(desk.harness.get_by_label("Menu").is_focused());
    });
}

#[test]
fn a_folder_with_a_broken_file_opens_and_the_error_is_found_by_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let good = "#![enable(implicit_some)]\nSeries(\n    schema: 1,\n    id: \"clerk\",\n    title: \"Clerk Series\",\n    \
         authority: (name: \"County\"),\n    source: (document: \"Class Specification\"),\n    status: Adopted,\n    \
         levels: [(code: \"1\", title: \"Clerk I\", duties: (items: [(number: 1, text: \"Files records.\")]))],\n)\n";
    std::fs::write(folder.path().join("good.ron"), good).unwrap();
    // The misspelt field stands in line 5.
    let broken = folder.path().join("broken.ron");
    std::fs::write(&broken, good.replace("    title: \"Clerk Series\"", "    titel: \"Clerk\"")).unwrap();
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), vec![folder.path().to_owned()]);
    desk.wait("the folder is read", |state| !state.library.problems.is_empty());
    assert_eq!(desk.codes(), ["1"], "the good file is shown");
    desk.press(Modifiers::NONE, Key::F8);
    desk.harness.get_by_label(&format!("Copy the problem at {}, line 5, column 5", broken.display()));
    desk.press(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.state().dialog, None);
}

#[test]
fn a_file_that_changes_on_disk_is_taken_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clerk.ron");
    std::fs::write(&path, clerk("Files records.")).unwrap();
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), vec![path.clone()]);
    let first_duty = |state: &State| {
        let view = state.library.level(&level("clerk", "1"))?;
        Some(view.level.duties.items.first()?.text.clone())
    };
    desk.wait("the file is read", |state| first_duty(state).as_deref() == Some("Files records."));
    std::fs::write(&path, clerk("Answers letters.")).unwrap();
    desk.wait("the change is seen", |state| first_duty(state).as_deref() == Some("Answers letters."));
    std::fs::write(&path, "Series(").unwrap();
    desk.wait("the mistake is seen", |state| !state.library.problems.is_empty());
    assert_eq!(first_duty(desk.state()).as_deref(), Some("Answers letters."), "the last good version stays");
}

#[test]
fn a_decision_on_a_link_is_undone_redone_saved_and_there_again() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    let (lower, upper) = (duty("41311", 1), duty("41312", 2));
    desk.ask(Command::Decide { lower: lower.clone(), upper: upper.clone(), decision: Decision::Linked });
    assert_eq!(desk.state().links.current().len(), 1);
    desk.harness.get_by_label("Links not saved");
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.state().links.current().len(), 0);
    assert!(!desk.state().links.is_unsaved(), "back to what the files hold");
    desk.press(CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(desk.state().links.current().len(), 1);
    let ladder = desk.state().computed.ladder.clone().unwrap();
    let cell = cells::cell_of(&desk.state().library, &ladder, &upper).unwrap();
    let thread = &cells::threads(&ladder, SpecPart::Duties.into()).unwrap()[cell.row];
    assert!(thread.steps[cell.column - 1].as_ref().unwrap().confirmed, "the ladder follows the decision");
    desk.press(CTRL, Key::S);
    desk.wait("the links are saved", |state| state.status.saved_at.is_some());
    assert!(!desk.state().links.is_unsaved());
    drop(desk);
    let desk = Desk::open(SIZE, data.path(), Vec::new());
    let links = desk.state().links.current();
    assert_eq!(links.len(), 1);
    assert_eq!((links[0].lower_number, links[0].upper_number), (1, 2));
    assert_eq!(desk.state().dialog, None, "nothing is left to recover");
}

#[test]
fn the_name_is_asked_for_by_key_signs_decisions_and_stands_in_the_reader_with_the_date() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    desk.harness.get_by_label("Your name: not given");
    desk.press(CTRL | Modifiers::SHIFT, Key::N);
    assert!(desk.harness.get_by_label("Name").is_focused());
    desk.type_text("A. Analyst");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!((desk.state().user_name.as_str(), &desk.state().dialog), ("A. Analyst", &None));
    desk.harness.get_by_label("Your name: A. Analyst");
    desk.ask(Command::Decide { lower: duty("41311", 1), upper: duty("41312", 2), decision: Decision::Linked });
    desk.ask(Command::Decide { lower: duty("41312", 2), upper: duty("41313", 1), decision: Decision::Unlinked });
    desk.ask(Command::GoTo(duty("41312", 2)));
    desk.press(Modifiers::NONE, Key::Enter);
    let today = desk.state().today.unwrap();
    desk.harness.get_by_label_contains(&format!("confirmed by A. Analyst, {today}"));
    desk.harness.get_by_label(&format!("parted: from 41313, duty 1, parted by A. Analyst, {today}"));
    desk.press(CTRL, Key::S);
    desk.wait("the links are saved", |state| state.status.saved_at.is_some());
    drop(desk);
    let desk = Desk::open(SIZE, data.path(), Vec::new());
    let signed = desk.state().links.current().iter().map(|link| link.by.as_deref());
    assert!(signed.eq([Some("A. Analyst"); 2]), "{:?}", desk.state().links.current());
}

#[test]
fn links_that_were_not_saved_are_offered_at_the_next_start() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    desk.ask(Command::Decide { lower: duty("41311", 1), upper: duty("41312", 2), decision: Decision::Unlinked });
    drop(desk);
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    assert_eq!(desk.state().dialog, Some(Dialog::Recover));
    desk.click("Take them up again");
    assert_eq!(desk.state().links.current().len(), 1);
    assert!(desk.state().links.is_unsaved());
}

#[test]
fn closing_with_unsaved_links_asks_first() {
    with_desk(|desk| {
        desk.ask(Command::Decide { lower: duty("41311", 1), upper: duty("41312", 2), decision: Decision::Unlinked });
        desk.press(CTRL, Key::Q);
        desk.harness.get_by_role_and_label(Role::Dialog, "Save links before closing?");
        desk.click("Stay");
        assert_eq!(desk.state().dialog, None);
        assert!(!desk.state().awaited.closing);
        desk.press(CTRL, Key::Q);
        desk.click("Save and close");
        desk.wait("saved, then closed", |state| state.awaited.closing);
        assert!(!desk.state().links.is_unsaved());
    });
}

#[test]
fn a_narrow_window_lays_the_library_over_the_ladder_when_asked() {
    with_desk(|desk| {
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
    with_desk(|desk| {
        for command in opened {
            desk.ask(command);
            assert_eq!(desk.harness.unnamed_widgets(), Vec::<String>::new());
            desk.press(Modifiers::NONE, Key::Escape);
        }
    });
}
