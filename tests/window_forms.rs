//! What all forms of the window have in common: rows that keep what is theirs, choices by key, captions, errors, sizes.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::accesskit::{Invalid, Role};
use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use rungs_app::applicants::{ApplicantCommand, Draft, Field, JobDraft};
use rungs_app::documents::DocumentCommand;
use rungs_app::ids::DocumentKindId;
use rungs_app::positions::{DutyDraft, PositionCommand, PositionDraft, Seat};
use rungs_app::state::Tab;
use rungs_app::{Command, State};

use crate::desk::Desk;

const WIDE: Vec2 = vec2(1600.0, 1000.0);
const SMALL: Vec2 = vec2(1280.0, 800.0);
const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn job(title: &str) -> JobDraft {
    let (from, hours) = ("2020-01-01".to_owned(), "40".to_owned());
    JobDraft { title: title.to_owned(), from, hours, kinds: vec!["unrelated".to_owned()], ..JobDraft::default() }
}

/// A window with an applicant who held these jobs.
fn with_jobs(size: Vec2, titles: &[&str], task: impl FnOnce(&mut Desk)) {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(size, data.path(), Vec::new());
    desk.add_applicant("Ann", titles);
    task(&mut desk);
}

impl Desk {
    fn tell_applicants(&mut self, command: ApplicantCommand) {
        self.ask(Command::Applicants(command));
    }

    fn add_applicant(&mut self, name: &str, titles: &[&str]) {
        self.tell_applicants(ApplicantCommand::New);
        let experience = titles.iter().map(|title| job(title)).collect();
        let draft = Draft { name: name.to_owned(), experience, ..Draft::default() };
        self.tell_applicants(ApplicantCommand::Edit { field: Field::Name, draft: Arc::new(draft) });
    }

    fn applicant(&self) -> &Draft {
        &self.state().applicants.shown().unwrap().draft
    }

    fn is_there(&self, beginning: &str) -> bool {
        self.harness.query_all_by_label_contains(beginning).next().is_some()
    }

    /// Whether a widget whose name begins so has the focus.
    fn is_at(&self, beginning: &str) -> bool {
        self.harness.query_all_by_label_contains(beginning).any(|node| node.is_focused())
    }

    fn put_focus(&mut self, label: &str) {
        self.harness.get_by_label(label).focus();
        self.harness.run();
    }
}

#[test]
fn what_is_unfolded_stays_with_its_row_and_its_applicant() {
    with_jobs(WIDE, &["Clerk", "Caseworker"], |desk| {
        let first = desk.state().applicants.desk.current.unwrap();
        desk.click("Job 2, more");
        assert!(desk.is_there("Job 2, comparable to"));
        desk.add_applicant("Ben", &["Planner", "Planner"]);
        assert!(!desk.is_there("Job 2, comparable to"), "another applicant's job");
        desk.ask(Command::Documents(DocumentKindId::Applicants, DocumentCommand::Choose(first)));
        desk.click("Remove job 1");
        assert!(desk.is_there("Job 1, comparable to"), "the caseworker is the first now");
        desk.click("Remove job 1");
        desk.tell_applicants(ApplicantCommand::AddRow(rungs_app::applicants::Part::Jobs));
        assert!(!desk.is_there("Job 1, comparable to"), "a new row is folded");
    });
}

#[test]
fn the_cursor_does_not_go_over_to_another_applicant() {
    with_jobs(WIDE, &["Clerk"], |desk| {
        let first = desk.state().applicants.desk.current.unwrap();
        desk.add_applicant("Ben", &["Planner"]);
        desk.put_focus("Job 1, title");
        // All of it is selected: who typed now would write over it.
        desk.press(CTRL, Key::A);
        desk.ask(Command::Documents(DocumentKindId::Applicants, DocumentCommand::Choose(first)));
        desk.put_focus("Job 1, title");
        desk.press(PLAIN, Key::End);
        desk.type_text("s");
        assert_eq!(desk.applicant().experience[0].title, "Clerks");
        let ids: Vec<_> =
            desk.harness.query_all_by_label("Job 1, title").map(|node| node.accesskit_node().id()).collect();
        desk.add_applicant("Cid", &["Planner"]);
        let other = desk.harness.get_by_label("Job 1, title").accesskit_node().id();
        assert!(!ids.contains(&other), "the field of another applicant is another widget");
    });
}

#[test]
fn a_long_list_is_filtered_by_typing_and_walked_by_keys() {
    with_jobs(WIDE, &["Clerk"], |desk| {
        desk.click("Job 1, more");
        desk.put_focus("Job 1, comparable to: not said");
        desk.press(PLAIN, Key::Enter);
        assert!(desk.is_at("Filter: Job 1, comparable to"));
        desk.type_text("planner iii");
        desk.press(PLAIN, Key::ArrowDown);
        assert!(desk.is_at("41313: Social Service Program Planner III"));
        desk.press(PLAIN, Key::Space);
        assert_eq!(desk.applicant().experience[0].comparable_to, ["41313"]);
        desk.press(PLAIN, Key::ArrowUp);
        assert!(desk.is_at("Filter: Job 1, comparable to"), "up from the first entry");
        desk.press(PLAIN, Key::Escape);
        assert!(desk.is_at("Job 1, comparable to: 41313"), "Esc gives the focus back");
    });
}

#[test]
fn a_choice_goes_to_the_word_whose_letters_are_typed() {
    with_jobs(WIDE, &[], |desk| {
        desk.tell_applicants(ApplicantCommand::AddRow(rungs_app::applicants::Part::Education));
        assert!(desk.is_at("Education 1, degree"));
        desk.type_text("m");
        assert!(desk.is_at("Education 1, degree: Master"));
        desk.press(PLAIN, Key::Enter);
        desk.press(PLAIN, Key::Home);
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::Enter);
        assert!(desk.is_at("Education 1, degree: GED"), "the second of the list");
    });
}

#[test]
fn an_error_is_told_below_its_field_and_tied_to_it() {
    with_jobs(SMALL, &["Clerk"], |desk| {
        desk.put_focus("Job 1, to");
        desk.type_text("2022-13-45");
        let field = desk.harness.get_by_label("Job 1, to");
        let told = desk.harness.query_all_by_label_contains("! Job 1, to: 2022-13-45 is not in the calendar").next();
        let told = told.expect("the error is told");
        assert_eq!(field.accesskit_node().data().invalid(), Some(Invalid::True));
        assert!(field.accesskit_node().description().is_some_and(|why| why.contains("is not in the calendar")));
        let tied = field.accesskit_node().data().error_message();
        assert_eq!(tied, Some(told.accesskit_node().locate().0), "the message is that of the field");
        let below = desk.harness.get_by_label("Job 1, counts as: unrelated").rect();
        assert!(
            told.rect().top() >= field.rect().bottom() && told.rect().bottom() <= below.top(),
            "right below its line"
        );
    });
}

#[test]
fn buttons_of_a_row_are_large_enough_and_apart() {
    for size in [WIDE, SMALL] {
        with_jobs(size, &["Clerk"], |desk| {
            let more = desk.harness.get_by_label("Job 1, more").rect();
            let remove = desk.harness.get_by_label("Remove job 1").rect();
            for rect in [more, remove] {
                assert!(rect.width() >= 24.0 && rect.height() >= 24.0, "{rect:?}");
            }
            assert!(remove.left() - more.right() >= 8.0, "{more:?} {remove:?}");
        });
    }
}

#[test]
fn tab_goes_the_way_of_the_eye_through_the_head() {
    with_jobs(WIDE, &["Clerk"], |desk| {
        desk.put_focus("Name of the applicant");
        let mut seen = Vec::new();
        for _ in 0..4 {
            desk.press(PLAIN, Key::Tab);
            let focused = desk.harness.query_all_by(|node| node.is_focused()).last().unwrap();
            seen.push((focused.rect().top().round(), focused.rect().left()));
        }
        let lefts: Vec<f32> = seen.iter().take(3).map(|(_, left)| *left).collect();
        assert!(lefts.is_sorted(), "{seen:?}");
        assert!(desk.is_at("Add education"));
    });
}

#[test]
fn taking_the_last_row_out_leaves_the_focus_where_one_is_added() {
    with_jobs(WIDE, &["Clerk"], |desk| {
        desk.put_focus("Job 1, title");
        desk.press(CTRL_SHIFT, Key::Delete);
        assert!(desk.applicant().experience.is_empty());
        assert!(desk.is_at("Add a job"));
    });
}

/// "h/week" stands over the field, "hours a week" is in its name: both are said.
#[test]
fn what_stands_over_a_field_is_in_its_name() {
    with_jobs(SMALL, &["Clerk"], |desk| {
        let fields = ["title", "from", "to", "h/week", "counts as"];
        for caption in fields {
            let named = desk.harness.query_all_by_label_contains("Job 1, ");
            let named = named.filter(|node| node.accesskit_node().role() != Role::Label);
            let names: Vec<String> = named.filter_map(|node| node.accesskit_node().label()).collect();
            assert!(names.iter().any(|name| name.contains(caption)), "{caption}: {names:?}");
        }
    });
}

/// A window with a new position against the Illinois series and these duties.
fn with_duties(size: Vec2, duties: &[&str], task: impl FnOnce(&mut Desk)) {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(size, data.path(), Vec::new());
    desk.tell_audits(PositionCommand::New);
    let rows = duties.iter().zip(1..).map(|(words, number)| DutyDraft {
        text: (*words).to_owned(),
        percent: "50".to_owned(),
        since: "2020-01-01".to_owned(),
        ..DutyDraft::numbered(number)
    });
    let draft = PositionDraft {
        title: "Planner".to_owned(),
        incumbent: "R. Example".to_owned(),
        as_of: "2025-06-30".to_owned(),
        duties: rows.collect(),
        ..desk.position_draft().clone()
    };
    desk.tell_audits(PositionCommand::Edit {
        field: rungs_app::positions::Field::Whole("duties"),
        draft: draft.into(),
    });
    desk.wait("the answers", |state| !state.audits.pending);
    task(&mut desk);
}

impl Desk {
    fn tell_audits(&mut self, command: PositionCommand) {
        self.ask(Command::Positions(Seat::Held, command));
    }

    fn position_draft(&self) -> &PositionDraft {
        &self.state().audits.desk.shown().unwrap().draft
    }
}

#[test]
fn what_is_unfolded_of_a_duty_goes_with_it() {
    with_duties(WIDE, &["Writes procedures", "Keeps the log"], |desk| {
        desk.click("Duty 2, more");
        assert!(desk.is_there("Duty 2, lead work"));
        desk.click("Move up duty 2");
        assert!(desk.is_there("Duty 1, lead work"), "the second is the first now");
        desk.tell_audits(PositionCommand::New);
        desk.tell_audits(PositionCommand::AddRow(rungs_app::positions::Part::Duties));
        assert!(!desk.is_there("Duty 1, lead work"), "another position's duty");
    });
}

#[test]
fn confirming_a_match_by_its_button_leaves_the_focus_at_the_match() {
    // The words of 41313, duty 6, and of no other duty.
    let words = "Facilitates planning conferences with agencies, the community and other groups and provides technical \
                 input into the delivery system's operations and service design program.";
    with_duties(WIDE, &[words], |desk| {
        let button = desk.harness.query_all_by_label_contains("confirm the match of duty 1").next();
        button.expect("there is a suggestion").focus();
        desk.harness.run();
        desk.press(PLAIN, Key::Enter);
        assert!(desk.position_draft().duties[0].matched.is_some());
        assert!(desk.is_at("Duty 1 matches: "));
    });
}

/// What stands over the fields of the head in a small window, too, and is said by their names.
#[test]
fn the_head_of_a_position_keeps_its_captions() {
    with_duties(SMALL, &["Writes procedures"], |desk| {
        for (caption, name) in [
            ("Incumbent", "Incumbent"),
            ("Class now", "Class now: not said"),
            ("Class requested", "Class requested: not said"),
            ("Day of judging", "Day of judging"),
        ] {
            let field = desk.harness.get_by_label(name);
            assert!(name.contains(caption) && field.rect().height() >= 24.0, "{name}");
        }
    });
}

#[test]
fn tab_goes_the_way_of_the_eye_through_the_head_of_a_position() {
    with_duties(WIDE, &["Writes procedures"], |desk| {
        desk.put_focus("Title");
        let lefts = ["Save", "Add a duty", "Next undecided match"].map(|name| {
            desk.press(PLAIN, Key::Tab);
            let button = desk.harness.query_all_by_label_contains(name).find(|node| node.is_focused());
            button.unwrap_or_else(|| panic!("Tab comes to {name}")).rect().left()
        });
        assert!(lefts.is_sorted(), "{lefts:?}");
    });
}

#[test]
fn a_prompt_takes_enter_and_cancels_and_says_what_it_asks_for() {
    with_jobs(SMALL, &["Clerk"], |desk| {
        desk.press(CTRL_SHIFT, Key::N);
        assert!(desk.is_at("Name"));
        desk.type_text("B. Board");
        desk.click("Cancel");
        assert_eq!(desk.state().signature(), None);
        desk.press(CTRL_SHIFT, Key::N);
        desk.type_text("B. Board");
        desk.press(PLAIN, Key::Enter);
        assert_eq!(desk.state().signature().as_deref(), Some("B. Board"));
    });
}

/// At 250 percent a window of 1280x800 has room for 512x320 points. Everything that can have the focus comes wholly into
/// view by Tab.
#[test]
fn at_250_percent_every_control_of_the_forms_comes_into_view() {
    for tab in [Tab::Qualifications, Tab::DeskAudit, Tab::Vacancy] {
        let data = tempfile::tempdir().unwrap();
        let mut desk = Desk::open(vec2(512.0, 320.0), data.path(), Vec::new());
        desk.ask(match tab {
            Tab::Qualifications => Command::Documents(DocumentKindId::Applicants, DocumentCommand::OpenSamples),
            Tab::DeskAudit => Command::Documents(DocumentKindId::Positions(Seat::Held), DocumentCommand::OpenSamples),
            _ => Command::Documents(DocumentKindId::Positions(Seat::Planned), DocumentCommand::OpenSamples),
        });
        desk.ask(Command::ShowTab(tab));
        let idle = |state: &State| !state.applicants.pending && !state.audits.pending && !state.vacancies.pending;
        desk.wait("the answers", idle);
        let mut seen = BTreeSet::new();
        for _ in 0..240 {
            desk.press(PLAIN, Key::Tab);
            let Some(focus) = desk.harness.ctx.memory(|memory| memory.focused()) else { continue };
            let Some(response) = desk.harness.ctx.read_response(focus) else { continue };
            let (whole, visible) = (response.rect, response.interact_rect);
            let enough = vec2(whole.width().min(96.0), whole.height().min(96.0)) - vec2(1.0, 1.0);
            let node = desk.harness.query_all_by(|node| node.is_focused()).last();
            let name = node.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
            assert!(
                visible.width() >= enough.x && visible.height() >= enough.y,
                "{tab:?}: {name} is at {whole:?}, of which is seen {visible:?}"
            );
            assert!(whole.left() >= 0.0 && whole.right() <= 512.0, "{tab:?}: {name} is at {whole:?}");
            seen.insert(name);
        }
        let last = match tab {
            Tab::Qualifications => "Credential 1, expires on",
            Tab::DeskAudit => "Remarks of the determination",
            _ => "Remarks of the posting",
        };
        assert!(seen.contains(last), "{tab:?}: {seen:#?}");
    }
}

#[test]
fn at_250_percent_the_list_of_matches_is_within_the_window() {
    with_duties(vec2(512.0, 320.0), &["Writes procedures", "Keeps the log"], |desk| {
        desk.tell_audits(PositionCommand::ChooseMatch(Some(1)));
        assert!(desk.is_at("Look for what duty 2 matches"));
        let mut names = Vec::new();
        for _ in 0..6 {
            desk.press(PLAIN, Key::Tab);
            let node = desk.harness.query_all_by(|node| node.is_focused()).last().unwrap();
            assert!(
                node.rect().left() >= 0.0 && node.rect().right() <= 512.0,
                "{:?}: {:?}",
                node.accesskit_node().label(),
                node.rect()
            );
            names.extend(node.accesskit_node().label());
        }
        assert!(names.iter().any(|name| name.contains("Done with duty 2")), "{names:?}");
        assert!(names.iter().any(|name| name.contains("likeness")), "an item of the list: {names:?}");
    });
}
