//! The rungs in the window: what came of an applicant, judged in place, done to their end through accessible names.

use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::Command;
use rungs_app::applicants::{ApplicantCommand, DocumentId};
use rungs_app::documents::DocumentCommand;
use rungs_app::ids::DocumentKindId;
use rungs_domain::qualify::Verdict;

use crate::desk::Desk;
use crate::levels::{DENVER, level};

const SIZE: Vec2 = vec2(1600.0, 1400.0);
const LOW: Vec2 = vec2(1280.0, 420.0);
const PLAIN: Modifiers = Modifiers::NONE;
const PUBLIC_HEALTH: &str =
    "whether Public Health is Social Work, Psychology, Sociology, Guidance and Counseling, or a closely related field";

/// One degree, and one in a field that a person has to weigh; 12 months of other casework and 30 of
/// placement work.
const APPLICANT: &str = r#"Applicant(
    schema: 1,
    name: "NAME",
    education: [
        (degree: Bachelor, field: "Psychology", accredited: Yes, conferred: "2015-05-09"),
        (degree: Master, field: "Public Health", accredited: Yes, conferred: "2023-05-13"),
    ],
    experience: [
        (title: "Intake", from: "2018-03-01", to: Some("2019-02-28"), hours_per_week: 40, kinds: ["social_casework"]),
        (title: "Foster care", from: "2020-07-01", to: Some("2022-12-31"), hours_per_week: 20, kinds: ["out_of_home_placement"]),
        (title: "Emergency", from: "2022-01-01", to: Some("2022-12-31"), hours_per_week: 30, kinds: ["out_of_home_placement"]),
        (title: "Coordinator", from: "2024-10-01", to: Some("2025-06-30"), hours_per_week: 40, kinds: ["out_of_home_placement"]),
    ],
    credentials: [(kind: "drivers_license")],
)"#;

/// Opens a window on so many applicants, asked about the two Denver levels as of 2025-06-30.
fn at_desk(applicants: &[&str], task: impl FnOnce(&mut Desk)) {
    let data = tempfile::tempdir().unwrap();
    let files = applicants.iter().map(|name| {
        let path = data.path().join(format!("{name}.ron"));
        std::fs::write(&path, APPLICANT.replace("NAME", name)).unwrap();
        path
    });
    let files = files.collect::<Vec<_>>();
    let mut desk = Desk::open(SIZE, data.path(), Vec::new());
    desk.ask(Command::Open(files));
    desk.wait("the applicants", |state| state.applicants.desk.open.len() == applicants.len());
    desk.ask(Command::Applicants(ApplicantCommand::SetAsOf("2025-06-30".to_owned())));
    desk.ask(Command::Applicants(ApplicantCommand::SetLevels(vec![level(DENVER, "CA2459"), level(DENVER, "CA2460")])));
    desk.wait_for_answers();
    task(&mut desk);
}

impl Desk {
    fn wait_for_answers(&mut self) {
        self.wait("the answers", |state| !state.applicants.pending && state.applicants.answers.is_some());
    }

    /// The names of everything in view that begin so.
    fn named(&self, begin: &str) -> Vec<String> {
        let nodes = self.harness.query_all_by_label_contains(begin);
        let names = nodes.filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value()));
        names.filter(|name| name.starts_with(begin)).collect()
    }

    /// The name of the row of a rung.
    fn row(&self, code: &str) -> String {
        self.named(code).into_iter().find(|name| name.contains(';')).unwrap()
    }

    fn focused(&self) -> Option<String> {
        let mut nodes = self.harness.query_all_by_label_contains("");
        nodes.find(|node| node.is_focused())?.accesskit_node().label()
    }
}

#[test]
fn a_judgement_is_recorded_by_keyboard_and_changes_the_outcome() {
    at_desk(&["B"], |desk| {
        desk.ask(Command::SetUserName("A. Analyst".to_owned()));
        assert!(desk.row("CA2460").contains("needs judgment"), "{}", desk.row("CA2460"));
        desk.press(Modifiers::ALT, Key::J);
        assert_eq!(desk.state().applicants.rung, Some(level(DENVER, "CA2460")));
        assert_eq!(desk.focused().unwrap(), format!("Yes: {PUBLIC_HEALTH}"));
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.state().applicants.judging.as_ref().unwrap().verdict, Some(Verdict::Yes));
        desk.harness.get_by_label("Reason").focus();
        desk.harness.run();
        desk.type_text("courses in social work");
        desk.harness.get_by_label("Record").focus();
        desk.harness.run();
        desk.press(PLAIN, Key::Enter);
        desk.wait_for_answers();
        // 30 months and the 12 for which the Master's degree stands in, of 36.
        assert!(desk.row("CA2460").contains("; met, 30 + 12 of 36 months"), "{}", desk.row("CA2460"));
        let recorded = &desk.state().applicants.shown().unwrap().draft.judgements;
        let told: Vec<_> = recorded.iter().map(|one| (one.what.as_str(), one.decision, one.by.as_str())).collect();
        assert_eq!(told, [(PUBLIC_HEALTH, Verdict::Yes, "A. Analyst")]);
        assert!(!desk.named("◆ Yes: ").is_empty(), "the tree tells what was decided");
    });
}

#[test]
fn who_is_not_named_yet_gives_name_and_reason_in_one_go_and_enter_records() {
    at_desk(&["B"], |desk| {
        desk.press(Modifiers::ALT, Key::J);
        desk.press(PLAIN, Key::Enter);
        // No, Open, By.
        (0..3).for_each(|_| desk.press(PLAIN, Key::Tab));
        desk.type_text("A. Analyst");
        desk.press(PLAIN, Key::Tab);
        desk.type_text("courses in social work");
        desk.press(PLAIN, Key::Enter);
        desk.wait_for_answers();
        let draft = &desk.state().applicants.shown().unwrap().draft;
        let told: Vec<_> = draft.judgements.iter().map(|one| (one.by.as_str(), one.why.as_str())).collect();
        assert_eq!(told, [("A. Analyst", "courses in social work")]);
        assert_eq!(draft.name, "B", "nothing of it went into another field");
    });
}

#[test]
fn a_question_that_was_left_is_gone_to_again() {
    at_desk(&["B"], |desk| {
        for _ in 0..2 {
            desk.press(Modifiers::ALT, Key::J);
            assert_eq!(desk.focused().unwrap(), format!("Yes: {PUBLIC_HEALTH}"));
            desk.press(PLAIN, Key::Enter);
            desk.click("Leave it open");
        }
    });
}

#[test]
fn a_judgement_can_be_taken_out_again() {
    at_desk(&["B"], |desk| {
        desk.ask(Command::SetUserName("A. Analyst".to_owned()));
        desk.press(Modifiers::ALT, Key::J);
        desk.click(&format!("No: {PUBLIC_HEALTH}"));
        desk.harness.get_by_label("Reason").focus();
        desk.harness.run();
        desk.type_text("another discipline");
        desk.click("Record");
        desk.wait_for_answers();
        assert!(desk.row("CA2460").contains("; not met"), "{}", desk.row("CA2460"));
        let take_out = desk.named("Take out the judgment").remove(0);
        desk.harness.get_all_by_label(&take_out).next().unwrap().click();
        desk.harness.run();
        desk.wait_for_answers();
        assert!(desk.row("CA2460").contains("needs judgment"), "{}", desk.row("CA2460"));
    });
}

#[test]
fn arrow_keys_go_from_rung_to_rung_and_enter_opens_one() {
    at_desk(&["B"], |desk| {
        // CA2459 is met and stands first, CA2460 below it.
        desk.harness.get_by_label(&desk.row("CA2459")).focus();
        desk.harness.run();
        for key in [Key::ArrowDown, Key::ArrowUp, Key::ArrowDown, Key::Enter] {
            desk.press(PLAIN, key);
        }
        assert_eq!(desk.state().applicants.rung, Some(level(DENVER, "CA2460")));
        assert!(desk.named("Timeline of 4 jobs").len() == 1);
    });
}

#[test]
fn the_matrix_leads_to_an_applicant_and_its_rung() {
    at_desk(&["B", "C"], |desk| {
        desk.ask(Command::Documents(DocumentKindId::Applicants, DocumentCommand::Choose(DocumentId(0))));
        desk.click("Show all applicants and levels");
        desk.harness.get_by_label("B, CA2459: met").focus();
        desk.harness.run();
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::ArrowRight);
        desk.press(PLAIN, Key::Enter);
        let applicants = &desk.state().applicants;
        assert_eq!(applicants.shown().unwrap().reading.applicant.name, "C");
        assert_eq!(applicants.rung, Some(level(DENVER, "CA2460")));
        assert!(!desk.named("The rungs, best first").is_empty(), "the rungs are shown again");
    });
}

/// The rungs in a window so low that an open one is taller.
fn in_a_low_window(task: impl FnOnce(&mut Desk)) {
    at_desk(&["B"], |desk| {
        desk.harness.set_size(LOW);
        desk.ask(Command::Applicants(ApplicantCommand::ToggleRung(level(DENVER, "CA2460"))));
        desk.harness.get_by_label(&desk.row("CA2460")).focus();
        desk.harness.run();
        task(desk);
    });
}

#[test]
fn what_has_the_keyboard_is_in_view_wherever_tab_goes() {
    in_a_low_window(|desk| {
        let mut below = 0;
        for _ in 0..60 {
            desk.press(PLAIN, Key::Tab);
            let focus = desk.harness.ctx.memory(|memory| memory.focused()).unwrap();
            let response = desk.harness.ctx.read_response(focus).unwrap();
            let (whole, seen) = (response.rect, response.interact_rect);
            // The timeline is taller than what is seen of the column.
            assert!(seen.height() >= whole.height().min(96.0) - 1.0, "{:?}: {whole} of which {seen}", desk.focused());
            below += usize::from(whole.top() > 300.0);
        }
        assert!(below > 0, "Tab came to the rungs");
    });
}

#[test]
fn an_open_rung_is_read_by_keys() {
    in_a_low_window(|desk| {
        let top = |desk: &Desk| desk.harness.get_by_label(&desk.row("CA2460")).rect().top();
        let begun = top(desk);
        let row = desk.row("CA2460");
        desk.press(PLAIN, Key::ArrowDown);
        let line = begun - top(desk);
        assert!(line > 0.0, "an arrow scrolls what is out of view");
        (0..5).for_each(|_| desk.press(PLAIN, Key::ArrowDown));
        let read = top(desk);
        assert!((begun - read - 6.0 * line).abs() < 0.5);
        desk.press(PLAIN, Key::ArrowUp);
        assert!((top(desk) - read - line).abs() < 0.5);
        desk.press(PLAIN, Key::PageDown);
        assert!(begun - top(desk) > 2.0 * line);
        assert_eq!(desk.focused(), Some(row), "the focus stays on the rung");
        desk.press(PLAIN, Key::PageUp);
        assert!(top(desk) >= 0.0);
        // From within the tree, too.
        desk.press(PLAIN, Key::Tab);
        let from = top(desk);
        desk.press(PLAIN, Key::PageDown);
        assert!(top(desk) < from);
        desk.press(PLAIN, Key::Home);
        assert!(top(desk) > from - 1.0);
    });
}

#[test]
fn after_a_judgement_is_recorded_the_focus_is_on_its_rung() {
    at_desk(&["B"], |desk| {
        desk.ask(Command::SetUserName("A. Analyst".to_owned()));
        desk.press(Modifiers::ALT, Key::J);
        desk.press(PLAIN, Key::Enter);
        desk.harness.get_by_label("Reason").focus();
        desk.harness.run();
        desk.type_text("courses in social work");
        desk.press(PLAIN, Key::Enter);
        desk.wait_for_answers();
        assert_eq!(desk.focused(), Some(desk.row("CA2460")));
    });
}

#[test]
fn a_second_policy_stands_beside_and_differences_are_said() {
    at_desk(&["B"], |desk| {
        desk.click("Set two policies side by side");
        desk.click("ca-ccr-171   Hours of work, 173.33 to a month");
        desk.wait_for_answers();
        let row = desk.row("CA2460");
        assert!(row.contains("by calendar-40: needs judgment") && row.contains("by ca-ccr-171: "), "{row}");
        desk.click("Only one policy");
        desk.wait_for_answers();
        assert!(!desk.row("CA2460").contains("ca-ccr-171"));
    });
}

#[test]
fn bars_say_what_counts_and_why_not() {
    at_desk(&["B"], |desk| {
        desk.ask(Command::Applicants(ApplicantCommand::ToggleRung(level(DENVER, "CA2460"))));
        let told = desk.named("Emergency, 2022-01-01 to 2022-12-31, 30 hours a week. ");
        // 20 + 30 hours a week: 40 count.
        assert_eq!(
            told,
            ["Emergency, 2022-01-01 to 2022-12-31, 30 hours a week. counts 2022-01-01 to 2022-12-31, \
              with Foster care: credited 12 months, 10 h a week over the cap"]
        );
        assert_eq!(desk.named("overlap: ").first().map(String::as_str), Some("overlap: 50 h a week"));
        let credited = desk.named("Credited: 30 of 36 months");
        assert!(credited.iter().any(|name| name.ends_with("; 3 months over the cap")), "{credited:?}");
    });
}

#[test]
fn opposite_judgements_are_pointed_out_and_found_by_words() {
    at_desk(&["B", "C"], |desk| {
        desk.ask(Command::SetUserName("A. Analyst".to_owned()));
        for (document, answer, why) in [(0, "Yes", "casework courses"), (1, "No", "statistics")] {
            desk.ask(Command::Documents(DocumentKindId::Applicants, DocumentCommand::Choose(DocumentId(document))));
            desk.press(Modifiers::ALT, Key::J);
            desk.click(&format!("{answer}: {PUBLIC_HEALTH}"));
            desk.harness.get_by_label("Reason").focus();
            desk.harness.run();
            desk.type_text(why);
            desk.click("Record");
            desk.wait_for_answers();
        }
        assert_eq!(desk.named("! Two judgments decide the same question differently.").len(), 1);
        desk.click("Show all judgments on record");
        assert_eq!(desk.named("! Decided differently").len(), 1);
        desk.harness.get_by_label("Search judgments").focus();
        desk.harness.run();
        desk.type_text("statistics");
        assert_eq!(desk.state().applicants.precedents, "statistics");
        assert_eq!(desk.named("1 of 2 on record").len(), 1);
    });
}
