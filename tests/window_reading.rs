//! Reading a ladder: how much of a text is shown, many levels side by side, words found wherever they stand.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect, Shape, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::Command;
use rungs_app::remember::Remembered;
use rungs_app::state::{Density, Section};
use rungs_domain::spec::{LevelRef, SeriesId, SpecPart};

use crate::desk::{Desk, with_desk};
use crate::levels::{PLANNER, duty, level};

const SIZE: Vec2 = vec2(1280.0, 800.0);
const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const MEDICAL: &str = "ui-medical-social-services";

impl Desk {
    /// Whether some words stand in one text that is drawn.
    fn draws(&self, words: &str) -> bool {
        self.harness.output().shapes.iter().any(|one| match &one.shape {
            Shape::Text(text) => {
                text.galley.text().contains(words) && one.clip_rect.intersects(text.visual_bounding_rect())
            }
            _ => false,
        })
    }

    fn cell_rect(&self, beginning: &str) -> Option<Rect> {
        let mut cells = self.harness.query_all_by_role(Role::GridCell);
        let begins = |label: Option<String>| label.is_some_and(|label| label.starts_with(beginning));
        cells.find(|cell| begins(cell.accesskit_node().label())).map(|cell| cell.rect())
    }
}

#[test]
fn two_levels_are_whole_five_are_cut_around_what_is_marked_and_the_choice_is_kept() {
    with_desk(SIZE, |desk| {
        // From the middle of the class concept of 41314, and nothing that decides.
        let end = "responds to any issues from user agencies or organizations";
        // The rows above the class concept are not what this is about.
        desk.ask(Command::ToggleSection(Section::Apart));
        assert_eq!(desk.state().density(), Density::ChangedClauses);
        desk.ask(Command::ShowLevels(vec![level(PLANNER, "41313"), level(PLANNER, "41314")]));
        assert_eq!(desk.state().density(), Density::Whole);
        assert!(desk.draws(end));
        desk.press(CTRL, Key::Num5);
        assert_eq!(desk.state().density(), Density::OneLine);
        assert!(!desk.draws(end));
        assert!(desk.draws("management approval"), "it decides, and is new beside “general direction”");
        desk.click("Whole");
        assert!(desk.draws(end));
        assert_eq!(Remembered::of(desk.state()).look.density, Some(Density::Whole));
    });
}

#[test]
fn everything_is_unfolded_by_one_key_and_folded_again() {
    with_desk(SIZE, |desk| {
        let end = "responds to any issues from user agencies or organizations";
        // The rows above the class concept are not what this is about.
        desk.ask(Command::ToggleSection(Section::Apart));
        desk.ask(Command::ToggleSection(Section::Part(SpecPart::Concept)));
        assert!(desk.cell_rect("41314 class concept").is_none());
        desk.press(CTRL, Key::U);
        desk.ask(Command::ToggleSection(Section::Apart));
        assert!(desk.cell_rect("41314 class concept").is_some() && desk.draws(end));
        desk.click("Fold all");
        assert!(!desk.draws(end), "by changed clauses again");
    });
}

#[test]
fn the_words_that_are_gone_are_told() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::ToggleSection(Section::Apart));
        // 41312 prints the same seven items as clauses of one sentence; 41313 leaves "cooperates with other staff in
        // developing training materials" and more out.
        desk.ask(Command::ShowLevels(vec![level(PLANNER, "41312"), level(PLANNER, "41313")]));
        assert!(desk.draws(" of 41312 gone"));
    });
}

#[test]
fn what_rows_are_about_stays_beside_them_and_what_no_level_prints_is_said_once() {
    with_desk(SIZE, |desk| {
        let folded = [Section::Apart, Section::Part(SpecPart::Concept)];
        folded.into_iter().for_each(|section| desk.ask(Command::ToggleSection(section)));
        let heads: Vec<String> =
            desk.harness.query_all_by_role(Role::RowHeader).filter_map(|node| node.accesskit_node().label()).collect();
        assert!(heads.iter().any(|head| head == "Duty 1"), "{heads:?}");
        desk.harness.get_by_label_contains("no pay printed at any level");
    });
}

/// 1280 pixels at 100, 150 and 250 percent are so many points.
#[test]
fn eight_levels_scroll_sideways_and_the_keys_bring_each_into_view() {
    for (width, height) in [(1280.0, 800.0), (853.0, 533.0), (512.0, 320.0)] {
        with_desk(vec2(width, height), |desk| {
            let mut levels: Vec<LevelRef> =
                ["41295", "41311", "41312", "41313", "41314"].map(|code| level(PLANNER, code)).to_vec();
            levels.extend(["0264", "4260", "0876"].map(|code| level(MEDICAL, code)));
            desk.ask(Command::ShowLevels(levels));
            desk.ask(Command::GoTo(duty(PLANNER, "41295", 1)));
            for (key, code) in [(Key::End, "0876"), (Key::Home, "41295")] {
                desk.press(PLAIN, key);
                let head = desk.harness.query_all_by_role(Role::ColumnHeader);
                let heads: Vec<Rect> = head
                    .filter(|head| head.accesskit_node().label().is_some_and(|label| label.starts_with(code)))
                    .map(|head| head.rect())
                    .collect();
                let [head] = heads.as_slice() else { panic!("{code} at {width}: {heads:?}") };
                assert!(head.width() >= 170.0 && head.right() <= width, "{code} at {width}: {head}");
            }
            for node in desk.harness.query_all_by_role(Role::Button) {
                let rect = node.rect();
                assert!(rect.right() <= width + 1.0, "{:?} {rect} at {width}", node.accesskit_node().label());
            }
        });
    }
}

#[test]
fn what_is_opened_is_shown_from_its_top_and_the_library_follows() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::GoTo(duty(PLANNER, "41312", 7)));
        assert!(desk.cell_rect("41311 class concept").is_none(), "it is scrolled");
        desk.ask(Command::ShowSeries(SeriesId::new(MEDICAL).unwrap()));
        desk.wait("the other ladder", |state| !state.computed.pending);
        let first = desk.cell_rect("0264 supervision received").or(desk.cell_rect("0264: supervision received"));
        assert!(first.is_some(), "its top");
        desk.ask(Command::ShowSeries(SeriesId::new(PLANNER).unwrap()));
        desk.ask(Command::GoTo(duty(MEDICAL, "3729", 2)));
        desk.wait("the ladder gone to", |state| !state.computed.pending);
        let named = desk.harness.query_all_by_label_contains("3729 ");
        let rows: Vec<Rect> = named.map(|node| node.rect()).filter(|row| row.right() <= 248.0).collect();
        assert!(rows.iter().any(|row| row.top() > 0.0 && row.bottom() < SIZE.y), "{rows:?}");
    });
}

#[test]
fn words_are_found_where_they_are_cut_and_where_they_are_folded() {
    with_desk(SIZE, |desk| {
        // "lead worker" stands at the end of the class concept of 41314 and in its duty 3, and nowhere else.
        desk.ask(Command::ToggleSection(Section::Part(SpecPart::Duties)));
        desk.press(CTRL, Key::F);
        desk.type_text("lead worker");
        desk.harness.get_by_label("2 found");
        desk.press(PLAIN, Key::Enter);
        desk.harness.get_by_label("1 of 2");
        assert!(desk.draws("may serve as a lead worker to lower level staff."), "the row is open");
        desk.press(PLAIN, Key::F3);
        desk.harness.get_by_label("2 of 2");
        assert_eq!(desk.focused_item(), duty(PLANNER, "41314", 3));
        assert!(desk.cell_rect("41314 duty 3").is_some(), "its section is open");
        desk.press(PLAIN, Key::F3);
        desk.harness.get_by_label("1 of 2");
        desk.press(Modifiers::SHIFT, Key::F3);
        desk.harness.get_by_label("2 of 2");
        assert!(desk.harness.get_by_label("Find in the ladder").is_focused());
        desk.press(PLAIN, Key::Escape);
        assert!(desk.state().ladder.text.is_empty());
        desk.press(PLAIN, Key::ArrowLeft);
        let column = desk.state().ladder.focus.map(|cell| cell.column);
        assert_eq!(column, Some(3), "the table has the keyboard, at the place found");
    });
}

#[test]
fn words_are_found_behind_a_filter_and_in_the_reader() {
    with_desk(SIZE, |desk| {
        // Only what is reworded: duty 3 of 41314 is not.
        desk.ask(Command::ToggleChange(rungs_domain::compare::Change::Same));
        desk.press(CTRL, Key::F);
        desk.type_text("serves as lead worker");
        desk.press(PLAIN, Key::Enter);
        assert!(desk.state().ladder.changes.is_empty());
        assert_eq!(desk.focused_item(), duty(PLANNER, "41314", 3));
        let cell = desk.state().ladder.focus.unwrap();
        desk.ask(Command::OpenReader(cell));
        desk.ask(Command::FindText("lead worker".to_owned()));
        desk.press(PLAIN, Key::F3);
        let reader = desk.state().ladder.reader.as_ref().map(|reader| reader.cell);
        assert_eq!(reader, desk.state().ladder.focus, "the reader goes along");
    });
}

#[test]
fn the_reader_opens_each_text_at_its_top() {
    with_desk(vec2(1000.0, 600.0), |desk| {
        desk.ask(Command::GoToText { level: level(PLANNER, "41314"), section: SpecPart::Concept, text: String::new() });
        desk.press(PLAIN, Key::Enter);
        let title = |desk: &Desk| desk.draws("Subject to management approval");
        assert!(title(desk));
        desk.harness.hover_at(eframe::egui::pos2(700.0, 400.0));
        desk.harness.event(eframe::egui::Event::MouseWheel {
            unit: eframe::egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -900.0),
            phase: eframe::egui::TouchPhase::Move,
            source: eframe::egui::MouseWheelSource::Trackpad,
            modifiers: PLAIN,
        });
        desk.harness.run();
        desk.press(PLAIN, Key::ArrowLeft);
        assert!(desk.draws("Under general direction"), "the beginning of the next text");
    });
}

#[test]
fn a_column_changes_places_with_its_neighbor_and_keeps_the_focus() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::GoTo(duty(PLANNER, "41313", 1)));
        desk.press(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowLeft);
        desk.wait("the ladder in another order", |state| !state.computed.pending);
        let codes: Vec<String> = desk.state().ladder.levels.iter().map(|level| level.code.to_string()).collect();
        assert_eq!(codes, ["41295", "41311", "41313", "41312", "41314"]);
        assert_eq!(desk.focused_item(), duty(PLANNER, "41313", 1));
    });
}

#[test]
fn each_level_has_its_own_to_be_compared_with() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::GoTo(duty(PLANNER, "41314", 1)));
        // After 41313 comes 41295, for 41314 itself is passed over.
        for (code, place) in [("41295", 0), ("41311", 1)] {
            desk.press(PLAIN, Key::W);
            desk.wait("the ladder compared anew", |state| !state.computed.pending);
            let against = desk.state().computed.ladder.as_ref().unwrap().against;
            assert_eq!([1, 2, 3, 4].map(|level| against.lower_of(level)), [Some(0), Some(1), Some(2), Some(place)]);
            let heads = desk.harness.query_all_by_role(Role::ColumnHeader);
            let mut names = heads.filter_map(|head| head.accesskit_node().label());
            let says = |name: String| name.starts_with("41314") && name.contains(&format!("Compared with {code}"));
            assert!(names.any(says), "{code}");
        }
    });
}
