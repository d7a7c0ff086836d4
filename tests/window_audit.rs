//! A desk audit in the window: tasks done to their end through accessible names and keys.

use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rungs_app::Command;
use rungs_app::positions::{Field, NotJudged, Part, PositionCommand, PositionDraft, Seat};
use rungs_app::state::{Dialog, Tab};
use rungs_domain::allocate::Finding;

use crate::desk::Desk;

const SIZE: Vec2 = vec2(1600.0, 1000.0);
const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT: Modifiers = Modifiers::ALT;
const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

impl Desk {
    fn position(&self) -> &PositionDraft {
        &self.state().audits.desk.shown().unwrap().draft
    }

    fn audit(&mut self, command: PositionCommand) {
        self.ask(Command::Positions(Seat::Held, command));
    }

    /// What the policies answer, the one that decides first: id and code.
    fn policies(&mut self) -> Vec<(String, String)> {
        self.wait("the answers", |state| !state.audits.pending);
        let judged = self.state().audits.shown_answer().unwrap().judged.clone().unwrap();
        let code = |finding: Finding| match finding {
            Finding::Class(at) => judged.loaded.series.levels[at].code.to_string(),
            other => other.words(&judged.loaded.series),
        };
        judged.allocation.answers.iter().map(|answer| (answer.policy.clone(), code(answer.finding))).collect()
    }

    fn has_focus(&self, label: &str) -> bool {
        self.harness.query_by_label(label).is_some_and(|node| node.is_focused())
    }

    /// Presses Tab until a widget has the focus whose name begins so.
    fn tab_toward(&mut self, beginning: &str) {
        for _ in 0..120 {
            if self.harness.query_all_by_label_contains(beginning).any(|node| node.is_focused()) {
                return;
            }
            self.press(PLAIN, Key::Tab);
        }
        panic!("Tab never comes to {beginning}");
    }

    /// Types a duty into the row that has the focus.
    fn type_duty(&mut self, words: &str, percent: &str, since: &str) {
        self.type_text(words);
        self.press(PLAIN, Key::Tab);
        self.type_text(percent);
        self.press(PLAIN, Key::Tab);
        self.type_text(since);
    }
}

/// A window with a new position against the Illinois series, as of a day on which the dates of the tests are past.
fn with_position(task: impl FnOnce(&mut Desk)) {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    desk.press(ALT, Key::Num3);
    assert_eq!(desk.state().tab, Tab::DeskAudit);
    desk.press(ALT, Key::N);
    assert!(desk.has_focus("Title"));
    let series = desk.state().library.series.iter().find(|one| one.series.id.as_str() == "il-social-service-planner");
    let id = series.unwrap().series.id.clone();
    desk.audit(PositionCommand::SetSeries(id));
    let draft = PositionDraft { as_of: "2025-06-30".to_owned(), ..desk.position().clone() };
    desk.audit(PositionCommand::Edit { field: Field::Whole("as_of"), draft: draft.into() });
    task(&mut desk);
}

#[test]
fn a_desk_audit_is_done_by_keyboard_alone_from_the_title_to_the_denial() {
    with_position(|desk| {
        desk.type_text("Planner, north");
        desk.tab_toward("Class requested");
        // From "not said" on, the levels in their order: 41295, 41311, 41312, 41313, 41314.
        (0..5).for_each(|_| desk.press(PLAIN, Key::ArrowDown));
        assert_eq!(desk.position().requested, "41314");
        // From any field of the form, not only from the worksheet.
        desk.press(CTRL, Key::Enter);
        assert!(desk.has_focus("Duty 1, words"));
        desk.type_duty("Designs programs", "30", "2023-07-01");
        desk.press(CTRL, Key::Enter);
        assert!(desk.has_focus("Duty 2, words"));
        desk.type_duty("Prepares plans, reports, documents and related correspondence", "40", "2022-01-01");
        desk.press(CTRL, Key::Enter);
        desk.type_duty("Calls meetings", "15", "2022-01-01");
        desk.press(CTRL, Key::Enter);
        desk.type_duty("Writes procedures", "10", "2022-01-01");
        desk.press(CTRL, Key::Enter);
        desk.type_duty("Keeps the log of the vehicles", "5", "2022-01-01");
        assert_eq!(desk.state().audits.desk.shown().unwrap().reading.unreadable, []);
        // The last duty matches nothing.
        desk.wait("the answers", |state| !state.audits.pending);
        desk.press(ALT, Key::ArrowDown);
        assert!(desk.has_focus("Look for what duty 5 matches"));
        desk.tab_toward("Matches nothing: duty 5");
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.position().duties[4].matched, Some(Vec::new()));
        desk.press(PLAIN, Key::Escape);
        assert_eq!(desk.state().audits.choosing, None);
        // The first is chosen from the list.
        choose(desk, 1, "complex program designs", "41313, duty 2");
        choose(desk, 3, "Organizes planning conferences", "41312, duty 6");
        choose(desk, 4, "41312, duty 4", "41312, duty 4");
        // 41311 and 41312 print the second alike: it is not confirmed in silence, the list opens instead.
        desk.harness.get_by_label("Duty 2, words").focus();
        desk.harness.run();
        desk.wait("the answers", |state| !state.audits.pending);
        desk.press(ALT, Key::M);
        assert_eq!(desk.position().duties[1].matched, None);
        assert!(desk.has_focus("Look for what duty 2 matches"));
        desk.press(PLAIN, Key::Escape);
        choose(desk, 2, "41312, duty 7", "41312, duty 7");
        // 30 at 41313; 40 + 15 + 10 = 65 at 41312; 5 match nothing. At or above 41313 are 30: not more than 50, and at
        // least 25.
        let answers = desk.policies();
        assert_eq!(answers[0], ("majority".to_owned(), "41312".to_owned()));
        assert_eq!(answers[1], ("grade-controlling".to_owned(), "41313".to_owned()));
        // The other one is to decide; what was asked for is denied by either.
        desk.tab_toward("Grade-controlling duties: ");
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.policies()[0], ("grade-controlling".to_owned(), "41313".to_owned()));
        desk.tab_toward("Effective date");
        desk.type_text("2025-07-01");
        desk.press(PLAIN, Key::Tab);
        desk.type_text("A. Analyst");
        desk.press(PLAIN, Key::Tab);
        desk.type_text("2025-06-30");
        desk.tab_toward("Steps taken");
        desk.type_text("Interviewed the supervisor.");
        desk.press(PLAIN, Key::Enter);
        desk.type_text("Read the work plan.");
        assert_eq!(desk.position().ruling.steps, "Interviewed the supervisor.\nRead the work plan.");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("determination.html");
        desk.policies();
        desk.press(CTRL_SHIFT, Key::E);
        assert!(matches!(desk.state().dialog, Some(Dialog::SavePath(_))));
        desk.press(CTRL, Key::A);
        desk.type_text(&path.display().to_string());
        desk.press(PLAIN, Key::Enter);
        desk.wait("it is written", |_| path.exists());
        let html = std::fs::read_to_string(&path).unwrap();
        for said in ["Planner, north", "41313", "41314", "2025-07-01", "Read the work plan.", "Keeps the log"] {
            assert!(html.contains(said), "{said}: {html}");
        }
    });
}

/// Chooses, by keys, an item for a duty: looks for words, goes down to it, takes it, closes the list.
fn choose(desk: &mut Desk, number: usize, words: &str, item: &str) {
    desk.harness.get_by_label(&format!("Duty {number}, words")).focus();
    desk.harness.run();
    desk.press(ALT, Key::ArrowDown);
    pick(desk, number, words, item);
}

/// Takes an item from the open list of a duty, by keys.
fn pick(desk: &mut Desk, number: usize, words: &str, item: &str) {
    assert!(desk.has_focus(&format!("Look for what duty {number} matches")));
    desk.type_text(words);
    desk.press(PLAIN, Key::ArrowDown);
    let mut steps = 0;
    while !desk.harness.query_all_by_label_contains(item).any(|node| node.is_focused()) {
        steps += 1;
        assert!(steps < 40, "Down never comes to {item}");
        desk.press(PLAIN, Key::ArrowDown);
    }
    desk.press(PLAIN, Key::Space);
    desk.press(PLAIN, Key::Escape);
    let (level, duty) = item.split_once(", duty ").unwrap();
    let matched = desk.position().duties[number - 1].matched.clone().unwrap();
    assert!(matched.iter().any(|one| one.level.as_str() == level && one.duty == duty.parse().ok()), "{matched:?}");
}

/// Duty 1 has the words of 41313 no. 6; those of duty 2 begin 41311 no. 7 and 41312 no. 7 alike.
const UNDECIDED: &str = r#"#![enable(implicit_some)]
Position(schema: 1, title: "Planner, south", incumbent: "C. Example", spec: (series: "il-social-service-planner"),
    current: "41312", requested: "41313", as_of: "2025-06-30",
    duties: [
        (number: 1, percent: 60, since: "2020-01-01", text: "Facilitates planning conferences with agencies, the community and other groups and provides technical input into the delivery system's operations and service design program."),
        (number: 2, percent: 40, since: "2020-01-01", text: "Prepares plans, reports, documents and related correspondence"),
    ],
    policy: "majority", policy_by: "R. Analyst", policy_on: "2025-06-01", policy_why: "The agency has used it since 1998.")
"#;

#[test]
fn a_file_with_undecided_matches_is_signed_saved_and_exported_by_keyboard_alone() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("south.ron");
    std::fs::write(&file, UNDECIDED).unwrap();
    let mut desk = Desk::open(SIZE, data.path(), vec![file.clone()]);
    desk.wait("the position", |state| state.audits.desk.shown().is_some() && !state.audits.pending);
    desk.press(ALT, Key::Num3);
    desk.press(CTRL_SHIFT, Key::N);
    desk.type_text("B. Board");
    desk.press(PLAIN, Key::Enter);
    desk.press(ALT, Key::J);
    desk.press(ALT, Key::M);
    let matched = |desk: &Desk, row: usize| {
        let matched = desk.position().duties[row].matched.as_deref().unwrap_or_default();
        matched.iter().map(|one| (one.level.to_string(), one.duty)).collect::<Vec<_>>()
    };
    assert_eq!(matched(&desk, 0), [("41313".to_owned(), Some(6))]);
    desk.wait("the answers", |state| !state.audits.pending);
    // The other is told with both, and Alt+M leaves it to the person which one it is.
    desk.press(ALT, Key::J);
    let told = "Duty 2 matches: 41311, duty 7: counts for the lowest until decided; also 41312 duty 7 (";
    assert_eq!(desk.harness.query_all_by_label_contains(told).count(), 1);
    desk.press(ALT, Key::M);
    assert_eq!(matched(&desk, 1), []);
    pick(&mut desk, 2, "41312, duty 7", "41312, duty 7");
    // 60 at 41313, 40 at 41312: more than 50 at 41313 or above, which was asked for.
    assert_eq!(desk.policies()[0], ("majority".to_owned(), "41313".to_owned()));
    desk.press(ALT_SHIFT, Key::S);
    assert_eq!(desk.position().ruling.signed, None, "who decides, and when, is not said");
    desk.tab_toward("Effective date");
    desk.type_text("2025-07-01");
    desk.press(PLAIN, Key::Tab);
    desk.type_text("B. Board");
    desk.press(PLAIN, Key::Tab);
    desk.type_text("2025-06-30");
    desk.policies();
    desk.press(ALT_SHIFT, Key::S);
    assert!(desk.position().ruling.signed.is_some(), "{:?}", desk.state().notifications);
    desk.policies();
    desk.press(CTRL, Key::S);
    desk.wait("it is saved", |state| !state.audits.desk.shown().unwrap().is_unsaved());
    assert!(std::fs::read_to_string(&file).unwrap().contains("signed: "));
    let path = data.path().join("determination.html");
    desk.press(CTRL_SHIFT, Key::E);
    desk.press(CTRL, Key::A);
    desk.type_text(&path.display().to_string());
    desk.press(PLAIN, Key::Enter);
    desk.wait("it is written", |_| path.exists());
    let html = std::fs::read_to_string(&path).unwrap();
    let granted = "The request for 41313 Social Service Program Planner III is granted.";
    assert!(html.contains(granted) && html.contains("Signed by B. Board on") && !html.contains("DRAFT"), "{html}");
}

#[test]
fn escape_leaves_the_list_of_matches_and_the_focus_goes_back_to_the_duty() {
    with_position(|desk| {
        desk.press(ALT, Key::D);
        desk.type_duty("Writes procedures", "100", "2022-01-01");
        desk.wait("the answers", |state| !state.audits.pending);
        desk.press(ALT, Key::ArrowDown);
        desk.type_text("no item has these words");
        desk.harness.get_by_label("No item has these words.");
        desk.press(PLAIN, Key::Escape);
        assert_eq!(desk.state().audits.choosing, None);
        assert!(desk.harness.query_all_by_label_contains("Duty 1 matches").any(|node| node.is_focused()));
        desk.press(PLAIN, Key::Enter);
        assert!(desk.has_focus("Look for what duty 1 matches"), "Enter opens it, too");
    });
}

#[test]
fn undo_takes_back_a_match_then_what_was_typed() {
    with_position(|desk| {
        desk.press(ALT, Key::D);
        desk.type_duty("Writes procedures", "100", "2022-01-01");
        choose(desk, 1, "41312, duty 4", "41312, duty 4");
        desk.press(CTRL, Key::Z);
        assert_eq!(desk.position().duties[0].matched, None);
        desk.press(CTRL, Key::Z);
        assert_eq!(desk.position().duties[0].since, "");
        desk.press(CTRL_SHIFT, Key::Z);
        desk.press(CTRL_SHIFT, Key::Z);
        assert_eq!(desk.position().duties[0].since, "2022-01-01");
        assert!(desk.position().duties[0].matched.is_some());
    });
}

#[test]
fn rows_are_moved_and_taken_out_by_keys_and_the_focus_goes_with_them() {
    with_position(|desk| {
        desk.press(ALT, Key::D);
        desk.type_text("First");
        desk.press(CTRL, Key::Enter);
        desk.type_text("Second");
        desk.press(ALT_SHIFT, Key::ArrowUp);
        let words = |desk: &Desk| desk.position().duties.iter().map(|duty| duty.text.clone()).collect::<Vec<_>>();
        assert_eq!(words(desk), ["Second", "First"]);
        assert!(desk.has_focus("Duty 1, words"));
        desk.press(CTRL_SHIFT, Key::Delete);
        assert_eq!(words(desk), ["First"]);
        assert!(desk.has_focus("Duty 1, words"));
    });
}

#[test]
fn a_percent_that_cannot_be_read_says_what_would_be_right_below_its_row() {
    with_position(|desk| {
        desk.press(ALT, Key::D);
        desk.type_duty("Writes procedures", "a third", "2022-01-01");
        assert_eq!(desk.position().duties[0].percent, "a third", "it is not lost");
        let told = desk.harness.query_all_by_label_contains("! Duty 1, percent of the time: ").count();
        assert_eq!(told, 1);
    });
}

#[test]
fn tab_goes_through_a_row_from_its_words_to_its_match_and_on_to_the_next() {
    with_position(|desk| {
        desk.press(ALT, Key::D);
        desk.type_duty("Writes procedures", "60", "2022-01-01");
        desk.press(CTRL, Key::Enter);
        desk.type_duty("Keeps the log", "40", "2022-01-01");
        desk.audit(PositionCommand::MatchNothing(1));
        desk.wait("the answers", |state| !state.audits.pending);
        desk.harness.get_by_label("Duty 2, words").focus();
        desk.harness.run();
        let order = ["Duty 2, percent of the time", "Duty 2, since"];
        for label in order {
            desk.press(PLAIN, Key::Tab);
            assert!(desk.has_focus(label), "{label}");
        }
        for label in ["Duty 2 matches: matches nothing, confirmed", "Duty 2, more", "Remove duty 2"] {
            desk.press(PLAIN, Key::Tab);
            assert!(desk.has_focus(label), "{label}");
        }
    });
}

#[test]
fn a_changed_specification_is_read_before_the_position_is_judged_by_it() {
    with_position(|desk| {
        desk.press(ALT, Key::D);
        desk.type_duty("Writes procedures", "100", "2022-01-01");
        choose(desk, 1, "41312, duty 4", "41312, duty 4");
        // As if it had been judged by an earlier text.
        let mut draft = desk.position().clone();
        draft.revision = Some("ba7816bf8f01".to_owned());
        draft.duties[0].matched.as_mut().unwrap()[0].cited = Some("Writes the procedures of one program.".to_owned());
        desk.audit(PositionCommand::Edit { field: Field::Row(Part::Duties, 0, "matched"), draft: draft.into() });
        desk.wait("the notice", |state| {
            let answer = state.audits.shown_answer();
            !state.audits.pending && answer.is_some_and(|one| matches!(one.judged, Err(NotJudged::SpecChanged(_))))
        });
        let told = "What duty 1 is matched to has changed:";
        assert_eq!(desk.harness.query_all_by_label_contains(told).count(), 1);
        desk.harness.get_by_label("then: Writes the procedures of one program.");
        let now = desk.harness.query_all_by_label_contains("now: ");
        let now = now.filter_map(|one| one.accesskit_node().value()).filter(|words| words.starts_with("now: "));
        assert_eq!(now.count(), 1);
        // The position can stay judged as it was, and Undo asks again.
        desk.tab_toward("Keep as judged");
        desk.press(PLAIN, Key::Enter);
        assert!(desk.position().kept);
        assert_eq!(desk.policies().len(), 5);
        desk.press(CTRL, Key::Z);
        desk.wait("the notice", |state| !state.audits.pending);
        desk.click("Judge by the text as it is now");
        assert_eq!(desk.policies().len(), 5);
    });
}

/// A position that a person decided for another class than the computed one: list, head and card follow the person.
#[test]
fn a_departing_decision_is_told_everywhere_and_is_signed_and_taken_back_by_key() {
    let data = tempfile::tempdir().unwrap();
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/determination/override.ron");
    let mut desk = Desk::open(SIZE, data.path(), vec![file]);
    desk.wait("the position", |state| state.audits.desk.shown().is_some() && !state.audits.pending);
    desk.press(ALT, Key::Num3);
    let listed = |desk: &Desk| {
        let entry = desk.harness.query_all_by_label_contains("Utilization Management Coordinator, Foster Homes Unit");
        let said: Vec<String> = entry.filter_map(|node| node.accesskit_node().description()).collect();
        said.join("; ")
    };
    assert!(listed(&desk).contains("CA2460 by decision, decided"), "{}", listed(&desk));
    let seen = |desk: &Desk, words: &str| desk.harness.query_all_by_label_contains(words).count();
    assert!(seen(&desk, "by decision; computed: CA2459") > 0);
    assert!(seen(&desk, "computed; a person decided for CA2460") > 0);
    assert_eq!(seen(&desk, "decides here"), 0);
    desk.ask(Command::SetUserName("B. Board".to_owned()));
    desk.press(ALT_SHIFT, Key::S);
    assert!(desk.position().ruling.signed.is_some());
    desk.policies();
    assert!(listed(&desk).contains("CA2460 by decision, signed"), "{}", listed(&desk));
    assert!(seen(&desk, "Signed by B. Board on") > 0, "the preview shows what was signed");
    desk.tab_toward("Withdraw the signature");
    desk.press(PLAIN, Key::Enter);
    assert_eq!(desk.position().ruling.signed, None);
    desk.press(CTRL, Key::Z);
    assert!(desk.position().ruling.signed.is_some());
}

#[test]
fn without_a_position_the_tab_says_what_it_is_for_and_begins_one_by_key() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    desk.press(ALT, Key::Num3);
    desk.harness.get_by_label("No position is open");
    desk.tab_toward("New position");
    desk.press(PLAIN, Key::Enter);
    assert!(desk.has_focus("Title"));
}
