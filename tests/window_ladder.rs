//! The ladder in the window: read, filtered and gone through by keyboard, through accessible names.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::Command;
use rungs_app::state::{ItemId, Section};
use rungs_app::view::ladder::VisibleRows;
use rungs_domain::compare::{Across, Change, ChangeName};
use rungs_domain::spec::{Code, SeriesId, SpecPart};

use crate::desk::{Desk, with_desk};
use crate::levels::{duty, level, planner_duty};

const SIZE: Vec2 = vec2(1600.0, 1000.0);
const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

/// What sets the levels apart is folded, so that the texts stand at the top.
fn at_the_texts(task: impl FnOnce(&mut Desk)) {
    with_desk(SIZE, |desk| {
        desk.ask(Command::ToggleSection(Section::Apart));
        task(desk);
    });
}

#[test]
fn the_words_that_show_a_change_come_up_beside_the_cell_that_keeps_the_focus() {
    let cps = |code, number| duty("nm-cps-permanency-planning", code, number);
    with_desk(SIZE, |desk| {
        let tips = |desk: &mut Desk, item: ItemId, begin: &str| {
            desk.focus_on(item);
            // Away and back: it is the keyboard that has the focus there.
            desk.press(PLAIN, Key::ArrowLeft);
            desk.press(PLAIN, Key::ArrowRight);
            desk.harness.run_steps(8);
            desk.harness.query_all_by_label_contains(begin).count()
        };
        // 41312 no. 1 has no such word; 41313 no. 1 begins with it.
        assert_eq!(tips(desk, planner_duty("41313", 1), "raised: now “independently”"), 1);
        // Plans and contacts are documented below, case information here: the reading says so, and who read.
        assert_eq!(tips(desk, cps("SPCP23", 5), "decided by Rungs editors, reading"), 1);
        assert_eq!(tips(desk, planner_duty("41311", 1), "raised: now “independently”"), 0, "it goes with the focus");
    });
}

#[test]
fn keys_that_come_fast_stay_in_the_table() {
    with_desk(SIZE, |desk| {
        desk.focus_on(planner_duty("41295", 1));
        // A key every `frames` frames, as a held key repeats.
        for frames in [1, 2, 3] {
            for (key, column) in [(Key::ArrowRight, 1), (Key::ArrowRight, 2), (Key::ArrowLeft, 1), (Key::ArrowLeft, 0)]
            {
                desk.harness.key_press(key);
                (0..frames).for_each(|_| desk.harness.step());
                assert_eq!(desk.state().ladder.focus.map(|cell| cell.column), Some(column), "{frames} frames");
            }
        }
    });
}

#[test]
fn what_is_new_at_a_level_is_read_from_the_names_of_its_cells() {
    at_the_texts(|desk| {
        desk.toggle(Change::Added);
        desk.toggle(Change::Raised);
        assert_eq!(desk.state().ladder.changes, [Change::Added, Change::Raised].into());
        // The class concept of 41313 is under "general direction" where that of 41312 is under "direction".
        let concept = desk.cells_with("41313 class concept: raised. Under general direction");
        assert_eq!(concept.len(), 1, "{:?}", desk.cells_with("41313"));
        // "Independently" is the first word of duty 1 of 41313, and of no duty of 41312.
        assert_eq!(desk.cells_with("41313 duty 1: raised. Independently performs complex technical tasks").len(), 1);
        // "Performs other duties as required or assigned" is the same at all levels, so its row is out of view.
        assert!(desk.cells_with("Performs other duties as required").is_empty());
        desk.click("Clear filters");
        assert!(desk.state().ladder.changes.is_empty());
    });
}

#[test]
fn only_differences_leaves_out_rows_that_are_the_same_throughout() {
    with_desk(SIZE, |desk| {
        let all = desk.data().sections.iter().map(|section| section.rows.len()).sum::<usize>();
        desk.click("Differences");
        assert!(desk.state().ladder.differences_only);
        let same = |row: &rungs_app::view::ladder::RowData| {
            row.cells.iter().filter_map(|cell| cell.step.as_ref()).all(|step| step.change == Change::Same)
        };
        let quiet = desk.data().sections.iter().flat_map(|s| &s.rows).filter(|row| same(row)).count();
        assert!(quiet > 0, "the last duty is the same at all levels");
        desk.harness.get_by_label(&format!("{} of {all} rows", all - quiet));
        desk.click("All");
        assert!(!desk.state().ladder.differences_only);
    });
}

#[test]
fn rows_are_found_by_their_words() {
    at_the_texts(|desk| {
        desk.press(CTRL, Key::F);
        desk.harness.event(Event::Text("lead worker".to_owned()));
        desk.harness.run();
        assert_eq!(desk.state().ladder.text, "lead worker");
        desk.click("Only these rows");
        // Duty 3 of 41314 alone says "Serves as lead worker to assigned staff".
        assert_eq!(desk.cells_with("Serves as lead worker to assigned staff").len(), 1);
        assert!(desk.cells_with("41314 duty 1").is_empty());
        desk.click("Clear filters");
        assert_eq!(desk.cells_with("41314 duty 1").len(), 1);
    });
}

#[test]
fn ctrl_f_opens_the_controls_of_a_low_window_at_the_field() {
    with_desk(SIZE, |desk| {
        desk.harness.set_size(vec2(1000.0, 420.0));
        desk.harness.run();
        assert!(desk.harness.query_by_label("Find in the ladder").is_none(), "the controls are folded away");
        desk.press(CTRL, Key::F);
        assert!(desk.harness.get_by_label("Find in the ladder").is_focused());
        desk.harness.event(Event::Text("lead worker".to_owned()));
        desk.harness.run();
        assert_eq!(desk.state().ladder.text, "lead worker");
        assert!(desk.harness.get_by_label("Find in the ladder").is_focused());
    });
}

#[test]
fn levels_of_two_series_stand_side_by_side_and_nothing_is_carried() {
    with_desk(SIZE, |desk| {
        let denver = level("denver-utilization-management", "CA2460");
        let medical = level("ui-medical-social-services", "3730");
        desk.ask(Command::TrayAdd(denver));
        desk.ask(Command::TrayAdd(medical));
        desk.ask(Command::TrayCompare);
        // Of two levels, what sets them apart is shown first; their ladder is behind it.
        desk.press(PLAIN, Key::Escape);
        let data = desk.data();
        assert_eq!(data.title, "2 levels from 2 series");
        assert!(data.across && data.counts.keys().all(|told| matches!(told, ChangeName::Across(_))));
        let only_there = ChangeName::Across(Across::OnlyThere);
        let there = VisibleRows::of(&data, &desk.state().ladder).counts[&only_there];
        let heads: Vec<String> = desk
            .harness
            .query_all_by_role(Role::ColumnHeader)
            .filter_map(|node| node.accesskit_node().label())
            .collect();
        assert!(heads.len() == 2 && heads[0].starts_with("CA2460 ") && heads[1].starts_with("3730 "), "{heads:?}");
        desk.harness.get_by_label(&format!("{there} {only_there}"));
    });
}

#[test]
fn what_is_printed_for_the_whole_series_is_no_difference_but_is_found_by_its_words() {
    with_desk(SIZE, |desk| {
        desk.ask(Command::ShowSeries(SeriesId::new("nm-cps-permanency-planning").unwrap()));
        desk.ask(Command::FindText("testimony".to_owned()));
        desk.ask(Command::SetOnlyFound(true));
        assert_eq!(desk.cells_with("SPCP20 to SPCP23, Nature of Work").len(), 1);
        desk.harness.get_by_label_contains("1 of ");
        desk.ask(Command::SetDifferencesOnly(true));
        assert!(desk.cells_with("SPCP20 to SPCP23, Nature of Work").is_empty());
    });
}

#[test]
fn a_section_is_folded_and_unfolded_by_keyboard() {
    with_desk(SIZE, |desk| {
        desk.focus_on(planner_duty("41313", 4));
        desk.press(PLAIN, Key::Space);
        assert!(desk.state().ladder.folded.contains(&SpecPart::Duties.into()));
        assert!(desk.cells_with("41313 duty").is_empty());
        desk.press(PLAIN, Key::Space);
        assert!(!desk.state().ladder.folded.contains(&SpecPart::Duties.into()));
        assert!(!desk.cells_with("41313 duty").is_empty());
    });
}

#[test]
fn every_cell_is_reached_from_the_first_by_arrow_keys() {
    with_desk(SIZE, |desk| {
        desk.press(PLAIN, Key::F6);
        desk.ask(Command::UnfoldAll(true));
        desk.focus_on(planner_duty("41311", 1));
        desk.press(CTRL, Key::Home);
        let data = desk.data();
        // The steps are one more, on the heading of what sets the levels apart.
        let rows: usize = data.sections.iter().map(|section| section.rows.len()).sum::<usize>() + 1;
        let mut seen = std::collections::BTreeSet::from([desk.state().ladder.focus.unwrap()]);
        for _ in 1..rows {
            desk.press(PLAIN, Key::ArrowDown);
            let focus = desk.state().ladder.focus.unwrap();

            assert!(seen.insert(focus), "the focus stays at {focus:?}");
            let label = match focus.section {
                Section::Steps => data.step_to(focus.column).unwrap().name.clone(),
                _ => rungs_app::view::ladder::cell_label(&data, focus),
            };
            assert!(desk.harness.query_all_by_label_contains(&label).next().is_some(), "out of view: {label}");
        }
        assert_eq!(seen.len(), rows);
    });
}

/// The class concept of 41312 begins "Under direction", that of 41313 "Under general direction".
#[test]
fn what_sets_iii_apart_from_ii_is_read_copied_and_opened_by_keyboard_alone() {
    with_desk(SIZE, |desk| {
        desk.press(PLAIN, Key::ArrowDown);
        (0..3).for_each(|_| desk.press(PLAIN, Key::ArrowRight));
        let says = "41313 supervision received: raised. Under general direction, concept a. \
                    From: Under direction, concept a";
        let cell = desk.harness.get_by_role_and_label(Role::GridCell, says);
        assert!(cell.is_focused());
        let copied = desk.copied_by(PLAIN, Key::C).expect("nothing was copied");
        for part in ["“Under general direction”", "from “Under direction”", "41313 Social", "41312 Social"] {
            assert!(copied.contains(part), "{part} in {copied}");
        }
        desk.harness.run();
        desk.press(PLAIN, Key::ArrowUp);
        let step = desk.harness.get_by_label_contains("II → III: what sets 41313 Social Service Program Planner III");
        assert!(step.is_focused());
        desk.press(PLAIN, Key::Enter);
        let shown = |desk: &Desk| desk.state().step.shown.clone().map(|step| (step.lower.code, step.upper.code));
        let expected = Some((Code::new("41312").unwrap(), Code::new("41313").unwrap()));
        assert_eq!(shown(desk), expected);
        desk.press(Modifiers::ALT, Key::ArrowLeft);
        assert_eq!(shown(desk), None);
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::Enter);
        assert_eq!(shown(desk), expected, "from the cell, too");
    });
}

#[test]
fn rules_of_allocation_stand_above_the_rows_and_are_unfolded_by_key() {
    with_desk(SIZE, |desk| {
        let line = "Allocation criteria: “Paraprofessional: The Social Service Community Planner";
        assert_eq!(desk.cells_with(line).len(), 1);
        desk.focus_on(planner_duty("41313", 4));
        assert_eq!(desk.cells_with(line).len(), 1, "the rows are scrolled, the rules are not");
        desk.press(CTRL, Key::Home);
        assert_eq!(desk.state().ladder.focus.map(|cell| cell.section), Some(Section::Criteria));
        desk.press(PLAIN, Key::Enter);
        assert!(!desk.state().ladder.is_folded(Section::Criteria));
        assert_eq!(desk.cells_with("41295 to 41314, Allocation criterion").len(), 2);
    });
}

#[test]
fn a_chip_keeps_its_place_when_it_is_pressed() {
    with_desk(SIZE, |desk| {
        let chip = |desk: &Desk| {
            let name = format!(
                "{} raised",
                VisibleRows::of(&desk.data(), &desk.state().ladder).counts[&ChangeName::Within(Change::Raised)]
            );
            desk.harness.get_by_label(&name).rect()
        };
        let before = chip(desk);
        desk.toggle(Change::Raised);
        assert_eq!(chip(desk), before);
    });
}
