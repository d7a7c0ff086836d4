//! The ladder in the window: reading, filtering, linking, copying, done to their end through accessible names.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::state::{ItemId, Section, View};
use rungs_app::view::ladder::{LadderData, VisibleRows};
use rungs_app::{Command, State, cells};
use rungs_domain::compare::{Across, Change, ChangeName};
use rungs_domain::spec::{Code, Decision, ItemKind, LevelRef, SeriesId, SpecPart};

use crate::desk::Desk;

const SIZE: Vec2 = vec2(1600.0, 1000.0);
const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const PLANNER: &str = "il-social-service-planner";

fn at_desk(task: impl FnOnce(&mut Desk)) {
    let data = tempfile::tempdir().unwrap();
    task(&mut Desk::open(SIZE, data.path(), Vec::new()));
}

/// What sets the levels apart is folded, so that the texts stand at the top.
fn at_the_texts(task: impl FnOnce(&mut Desk)) {
    at_desk(|desk| {
        desk.ask(Command::ToggleSection(Section::Apart));
        task(desk);
    });
}

impl Desk {
    fn data(&self) -> LadderData {
        let computed = &self.state().computed;
        let (ladder, factors) = (computed.ladder.as_ref().unwrap(), &computed.factors);
        LadderData::new(&self.state().library, ladder, factors, &computed.clauses, &computed.rules)
    }

    /// Presses a key and returns what that put into the clipboard.
    pub fn copied_by(&mut self, modifiers: Modifiers, key: Key) -> Option<String> {
        let pressed = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        self.harness.input_mut().events.push(pressed);
        self.harness.step();
        let commands = self.harness.output().platform_output.commands.clone();
        commands.into_iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text),
            _ => None,
        })
    }

    /// Names of all cells in view that contain `part`.
    fn cells_with(&self, part: &str) -> Vec<String> {
        let nodes = self.harness.query_all_by_label_contains(part);
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    }

    fn focus_on(&mut self, item: ItemId) {
        self.ask(Command::GoTo(item));
    }

    fn focused_item(&self) -> ItemId {
        let state = self.state();
        let ladder = state.computed.ladder.as_deref().unwrap();
        cells::item_of(&state.library, ladder, state.ladder.focus.unwrap()).unwrap()
    }

    /// Chooses a command by its name. What is found is found on another thread.
    fn choose(&mut self, name: &str) {
        self.press(CTRL, Key::K);
        self.harness.event(Event::Text(name.to_owned()));
        let begun = std::time::Instant::now();
        let first = |state: &State| Some(state.palette.as_ref()?.hits.first()?.title.clone());
        while first(self.state()).as_deref() != Some(name) {
            assert!(begun.elapsed().as_secs() < 20, "{name} is not the first: {:?}", first(self.state()));
            std::thread::sleep(std::time::Duration::from_millis(5));
            self.harness.step();
        }
        self.press(PLAIN, Key::Enter);
    }

    fn toggle(&mut self, change: Change) {
        let (data, told) = (self.data(), ChangeName::Within(change));
        let counts = match self.state().ladder.view {
            View::Rows => VisibleRows::of(&data, &self.state().ladder).counts,
            View::Flow => data.counts,
        };
        self.click(&format!("{} {change}", counts[&told]));
    }
}

fn level(series: &str, code: &str) -> LevelRef {
    LevelRef { series: SeriesId::new(series).unwrap(), code: Code::new(code).unwrap() }
}

fn duty(code: &str, number: u32) -> ItemId {
    ItemId { level: level(PLANNER, code), kind: ItemKind::Duty, number }
}

#[test]
fn the_reader_shows_the_transcribers_notes_on_an_item_a_level_and_a_series() {
    let denver =
        |number| ItemId { kind: ItemKind::Duty, level: level("denver-utilization-management", "CA2460"), number };
    at_desk(|desk| {
        // specs/il-social-service-planner.ron notes on the class concept of 41311 and on the Level Discussion.
        desk.ask(Command::GoToText { level: level(PLANNER, "41311"), section: SpecPart::Concept, text: String::new() });
        desk.press(PLAIN, Key::Enter);
        desk.harness.get_by_label("Notes of the transcriber");
        desk.harness.get_by_label("on 41311; not part of the document");
        desk.harness.get_by_label("The class concept prints \"as a team members of a planning unit\" [sic].");
        desk.press(PLAIN, Key::Escape);
        desk.press(CTRL, Key::I);
        desk.press(PLAIN, Key::Enter);
        desk.harness.get_by_label("on the whole series; not part of the document");
        desk.harness.get_by_label_contains("The Level Discussion prints");
        desk.press(PLAIN, Key::Escape);
        // Noted on duty 2 of CA2460, and nothing on duty 1.
        desk.focus_on(denver(2));
        desk.press(PLAIN, Key::Enter);
        desk.harness.get_by_label("on this duty; not part of the document");
        desk.harness.get_by_label_contains("[sic]: two lists in one.");
        desk.press(PLAIN, Key::Escape);
        desk.focus_on(denver(1));
        desk.press(PLAIN, Key::Enter);
        assert!(desk.harness.query_by_label("Notes of the transcriber").is_none());
    });
}

#[test]
fn the_words_that_show_a_change_come_up_beside_the_cell_that_keeps_the_focus() {
    let cps = |code, number| ItemId { kind: ItemKind::Duty, level: level("nm-cps-permanency-planning", code), number };
    at_desk(|desk| {
        let tips = |desk: &mut Desk, item: ItemId, begin: &str| {
            desk.focus_on(item);
            // Away and back: it is the keyboard that has the focus there.
            desk.press(PLAIN, Key::ArrowLeft);
            desk.press(PLAIN, Key::ArrowRight);
            desk.harness.run_steps(8);
            desk.harness.query_all_by_label_contains(begin).count()
        };
        // 41312 no. 1 has no such word; 41313 no. 1 begins with it.
        assert_eq!(tips(desk, duty("41313", 1), "raised: now “independently”"), 1);
        // Plans and contacts are documented below, case information here: the reading says so, and who read.
        assert_eq!(tips(desk, cps("SPCP23", 5), "decided by Rungs editors, reading"), 1);
        assert_eq!(tips(desk, duty("41311", 1), "raised: now “independently”"), 0, "it goes with the focus");
    });
}

#[test]
fn the_first_arrow_key_goes_to_the_ladder_and_the_flow_goes_on_from_there() {
    at_desk(|desk| {
        assert_eq!(desk.state().ladder.focus, None);
        desk.press(PLAIN, Key::ArrowDown);
        let first = desk.state().ladder.focus.unwrap();
        assert_eq!((first.section, first.row, first.column), (Section::Apart, 0, 0));
        desk.focus_on(duty("41295", 1));
        desk.press(CTRL, Key::Num2);
        desk.press(PLAIN, Key::ArrowDown);
        assert_eq!((desk.state().ladder.view, desk.focused_item()), (View::Flow, duty("41295", 2)));
        desk.press(CTRL, Key::Num1);
        desk.press(PLAIN, Key::ArrowUp);
        assert_eq!((desk.state().ladder.view, desk.focused_item()), (View::Rows, duty("41295", 1)));
    });
}

#[test]
fn keys_that_come_fast_stay_in_the_table() {
    at_desk(|desk| {
        desk.focus_on(duty("41295", 1));
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
    at_desk(|desk| {
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
    at_desk(|desk| {
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
fn ctrl_f_in_the_flow_goes_to_the_rows_which_have_the_field() {
    at_desk(|desk| {
        desk.click("Flow");
        desk.press(CTRL, Key::F);
        assert_eq!(desk.state().ladder.view, View::Rows);
        assert!(desk.harness.get_by_label("Find in the ladder").is_focused());
    });
}

#[test]
fn levels_of_two_series_stand_side_by_side_and_nothing_is_carried() {
    at_desk(|desk| {
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
fn a_link_is_corrected_by_keyboard_undone_and_redone() {
    at_desk(|desk| {
        // Lead work is new at 41314.
        desk.focus_on(duty("41314", 3));
        desk.press(PLAIN, Key::L);
        assert_eq!(desk.state().ladder.linking, Some(duty("41314", 3)));
        desk.press(PLAIN, Key::ArrowLeft);
        desk.press(PLAIN, Key::ArrowDown);
        let target = desk.focused_item();
        assert_eq!(target.level.code.as_str(), "41313");
        desk.press(PLAIN, Key::Enter);
        let links = desk.state().links.current().to_vec();
        assert_eq!(links.len(), 1);
        assert_eq!((links[0].lower_number, links[0].upper_number), (target.number, 3));
        assert_eq!(links[0].decision, Decision::Linked);
        assert_eq!(desk.state().ladder.linking, None);
        desk.focus_on(duty("41314", 3));
        assert_eq!(desk.cells_with("41314 duty 3: ")[0].matches("link confirmed by a specialist").count(), 1);
        desk.press(CTRL, Key::Z);
        assert!(desk.state().links.current().is_empty());
        assert!(desk.cells_with("link confirmed by a specialist").is_empty(), "the reading names its changes, too");
        desk.press(CTRL, Key::Y);
        assert_eq!(desk.state().links.current(), links);
    });
}

#[test]
fn enter_where_a_picked_up_item_cannot_be_linked_says_where_it_can() {
    at_desk(|desk| {
        desk.focus_on(duty("41312", 2));
        desk.press(PLAIN, Key::L);
        desk.press(PLAIN, Key::ArrowUp);
        // Duty 1 of the same level.
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.state().ladder.linking, Some(duty("41312", 2)), "still picked up");
        assert!(desk.state().links.current().is_empty());
        desk.harness.get_by_label_contains("duty 2 of 41312 cannot be linked here");
    });
}

#[test]
fn escape_puts_a_picked_up_item_down_again() {
    at_desk(|desk| {
        desk.focus_on(duty("41313", 4));
        desk.press(PLAIN, Key::L);
        desk.press(PLAIN, Key::Escape);
        assert_eq!(desk.state().ladder.linking, None);
        assert_eq!(desk.focused_item(), duty("41313", 4));
        desk.press(PLAIN, Key::ArrowLeft);
        assert_eq!(desk.focused_item().level.code.as_str(), "41312", "the table still has the keyboard");
    });
}

#[test]
fn an_item_is_parted_from_the_one_below_and_the_decision_forgotten() {
    at_desk(|desk| {
        desk.focus_on(duty("41313", 4));
        let before = desk.cells_with("41313 duty 4");
        assert_eq!(before.len(), 1);
        desk.press(PLAIN, Key::U);
        assert_eq!(desk.state().links.current()[0].decision, Decision::Unlinked);
        assert_ne!(desk.cells_with("41313 duty 4"), before, "it is no longer told against what it was linked with");
        desk.focus_on(duty("41313", 4));
        desk.press(PLAIN, Key::Delete);
        assert!(desk.state().links.current().is_empty());
    });
}

#[test]
fn what_a_key_does_with_the_cell_in_focus_is_found_by_its_name_too() {
    at_desk(|desk| {
        desk.focus_on(duty("41313", 4));
        desk.choose("Unlink");
        let links = desk.state().links.current();
        let parted: Vec<_> = links.iter().map(|link| (link.lower.code.as_str(), link.upper.code.as_str())).collect();
        assert_eq!(parted, [("41312", "41313")]);
        assert_eq!((links[0].upper_number, links[0].decision), (4, Decision::Unlinked));
        desk.focus_on(duty("41313", 4));
        desk.choose("Forget the decision");
        assert!(desk.state().links.current().is_empty());
    });
}

#[test]
fn a_text_is_opened_and_copied_with_its_citation() {
    at_desk(|desk| {
        desk.focus_on(duty("41313", 4));
        desk.press(PLAIN, Key::Enter);
        assert!(desk.state().ladder.reader.is_some());
        desk.harness.get_by_label("Copy with citation");
        let copied = desk.copied_by(CTRL | Modifiers::SHIFT, Key::C).expect("nothing was copied");
        let (words, citation) = copied.split_once('\n').unwrap();
        assert!(words.starts_with("“Develops procedures to regulate and prevent program overlap"), "{words}");
        assert!(words.ends_with('”'), "{words}");
        for part in ["Illinois Department of Central Management Services", "effective 2021-08-01", "no. 4"] {
            assert!(citation.contains(part), "{part} in {citation}");
        }
        assert!(citation.contains("41313 Social Service Program Planner III"), "{citation}");
        desk.harness.run();
        desk.press(PLAIN, Key::ArrowRight);
        assert_eq!(desk.focused_item().level.code.as_str(), "41314", "arrows go along the thread in the reader");
        desk.press(PLAIN, Key::Escape);
        assert!(desk.state().ladder.reader.is_none());
        desk.press(PLAIN, Key::ArrowLeft);
        assert_eq!(desk.focused_item().level.code.as_str(), "41313", "the keyboard is back in the table");
    });
}

#[test]
fn what_is_printed_for_the_whole_series_is_read_and_copied_with_its_own_citation() {
    at_desk(|desk| {
        desk.ask(Command::ShowSeries(SeriesId::new("nm-cps-permanency-planning").unwrap()));
        desk.press(CTRL, Key::I);
        // The first passage of the document is its authority's address.
        let first = desk.state().ladder.focus.unwrap();
        assert_eq!((first.section, first.row, first.column), (SpecPart::Series.into(), 0, 0));
        desk.press(PLAIN, Key::ArrowRight);
        assert_eq!(desk.state().ladder.focus, Some(first), "both levels share the cell");
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::Enter);
        desk.harness.get_by_label("All levels");
        desk.harness.get_by_label("Nature of Work · applies to every level");
        let copied = desk.copied_by(CTRL | Modifiers::SHIFT, Key::C).expect("nothing was copied");
        let (words, citation) = copied.split_once('\n').unwrap();
        assert!(words.starts_with("“The CPS Permanency Planning Worker plans, organizes"), "{words}");
        let cited = "New Mexico State Personnel Office, Classification Description, Child Protective Services (CPS) \
                     Permanency Planning Worker, revised 2018-08-24, Nature of Work, text revision ";
        assert!(citation.starts_with(cited), "{citation}");
        desk.harness.run();
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::ArrowDown);
        // "Knowledge and Skills" begins with a note, behind "Nature of Work" and the note on cumulative work.
        desk.harness.get_by_label("Knowledge and Skills · 1 · applies to every level");
        desk.press(PLAIN, Key::Escape);
        let copied = desk.copied_by(PLAIN, Key::C).expect("nothing was copied");
        assert!(copied.starts_with("“Customer and Personal Service – Knowledge of principles"), "{copied}");
        assert!(copied.contains("Knowledge and Skills, item 1 (counted), text revision"), "{copied}");
    });
}

#[test]
fn what_is_printed_for_the_whole_series_is_no_difference_but_is_found_by_its_words() {
    at_desk(|desk| {
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
    at_desk(|desk| {
        desk.focus_on(duty("41313", 4));
        desk.press(PLAIN, Key::Space);
        assert!(desk.state().ladder.folded.contains(&SpecPart::Duties.into()));
        assert!(desk.cells_with("41313 duty").is_empty());
        desk.press(PLAIN, Key::Space);
        assert!(!desk.state().ladder.folded.contains(&SpecPart::Duties.into()));
        assert!(!desk.cells_with("41313 duty").is_empty());
    });
}

#[test]
fn the_flow_leads_back_to_the_row() {
    at_desk(|desk| {
        desk.focus_on(duty("41312", 4));
        desk.click("Flow");
        assert_eq!(desk.state().ladder.view, View::Flow);
        let node = desk.harness.get_by_label_contains("41313 duty 4: reworded. Develops");
        node.click();
        desk.harness.run();
        assert_eq!(desk.focused_item(), duty("41313", 4));
        desk.press(PLAIN, Key::ArrowRight);
        assert_eq!(desk.focused_item().level.code.as_str(), "41314");
        desk.press(PLAIN, Key::ArrowLeft);
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.state().ladder.view, View::Rows);
        assert_eq!(desk.focused_item(), duty("41313", 4));
    });
}

#[test]
fn the_flow_fades_the_changes_that_were_not_asked_for() {
    at_desk(|desk| {
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

#[test]
fn every_cell_is_reached_from_the_first_by_arrow_keys() {
    at_desk(|desk| {
        desk.press(PLAIN, Key::F6);
        desk.ask(Command::UnfoldAll(true));
        desk.focus_on(duty("41311", 1));
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
    at_desk(|desk| {
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
    at_desk(|desk| {
        let line = "Allocation criteria: “Paraprofessional: The Social Service Community Planner";
        assert_eq!(desk.cells_with(line).len(), 1);
        desk.focus_on(duty("41313", 4));
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
    at_desk(|desk| {
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
