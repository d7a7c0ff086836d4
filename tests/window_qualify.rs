//! Who qualifies, in the window: tasks done to their end through accessible names and keys.

use std::sync::Arc;
use std::time::{Duration, Instant};

use std::path::{Path, PathBuf};

use eframe::egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use rungs_app::applicants::{ApplicantCommand, Draft};
use rungs_app::documents::DocumentCommand;
use rungs_app::files::FileCommand;
use rungs_app::ids::DocumentKindId;
use rungs_app::state::{Dialog, Tab};
use rungs_app::{Command, State};
use rungs_domain::qualify::{Outcome, Schooling, Ternary};

use crate::desk::{Desk, with_desk};
use crate::levels::{DENVER, level};

const SIZE: Vec2 = vec2(1600.0, 1000.0);
const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT: Modifiers = Modifiers::ALT;

impl Desk {
    fn draft(&self) -> &Draft {
        &self.state().applicants.shown().unwrap().draft
    }

    fn tab(&mut self, times: usize) {
        (0..times).for_each(|_| self.press(PLAIN, Key::Tab));
    }

    /// Answers the question for a file.
    fn write_as(&mut self, path: &Path) {
        self.ask(Command::Files(FileCommand::TypeSavePath(path.display().to_string())));
        self.click("Write the file");
    }

    fn tell(&mut self, command: ApplicantCommand) {
        self.ask(Command::Applicants(command));
    }

    /// Asks about the levels of Denver's series, as of a day on which the dates of the tests are past.
    fn ask_about_denver(&mut self) {
        self.tell(ApplicantCommand::SetLevels(vec![level(DENVER, "CA2459"), level(DENVER, "CA2460")]));
        self.tell(ApplicantCommand::SetAsOf("2025-06-30".to_owned()));
    }

    /// The outcome for a level, when the newest question is answered.
    fn outcome(&mut self, code: &str) -> Option<Outcome> {
        self.wait("the answers", |state| !state.applicants.pending);
        self.state().applicants.shown_answers()?.result(0, &level(DENVER, code))?.outcome()
    }

    fn is_focused(&self, label: &str) -> bool {
        self.harness.get_by_label(label).is_focused()
    }
}

/// A record that meets CA2459: a Bachelor's degree in a listed field, four years of placement work, a license.
const CASEWORKER: &str = r#"Applicant(name: "Ann Example", education: [
        (degree: Bachelor, field: Some("Social Work"), accredited: Yes, conferred: "2015-05-09"),
    ], experience: [
        (title: "Caseworker", from: "2018-01-01", to: Some("2021-12-31"), hours_per_week: 40,
         kinds: ["out_of_home_placement"], progressive: Yes),
    ], credentials: [(kind: "drivers_license")])
"#;

#[test]
fn an_applicant_is_entered_from_nothing_by_keyboard_alone_and_the_outcome_is_read() {
    with_desk(SIZE, |desk| {
        desk.ask_about_denver();
        desk.press(CTRL, Key::N);
        assert_eq!(desk.state().tab, Tab::Qualifications);
        assert!(desk.is_focused("Name of the applicant"));
        desk.type_text("Ann Example");
        desk.press(ALT, Key::E);
        assert!(desk.is_focused("Education 1, degree: Degree …"));
        // High school, GED, some college, Associate, Bachelor.
        (0..5).for_each(|_| desk.press(PLAIN, Key::ArrowDown));
        assert!(desk.is_focused("Education 1, degree: Bachelor"), "the name says what is chosen");
        desk.tab(1);
        desk.type_text("Social Work");
        desk.tab(1);
        assert!(desk.is_focused("Education 1, accredited: not said"));
        desk.press(PLAIN, Key::ArrowDown);
        desk.tab(1);
        desk.type_text("2015-05-09");
        desk.press(ALT, Key::O);
        assert!(desk.is_focused("Job 1, title"));
        desk.type_text("Caseworker");
        desk.tab(1);
        desk.type_text("2018-01-01");
        desk.tab(1);
        desk.type_text("2021-12-31");
        desk.tab(1);
        desk.type_text("40");
        desk.tab(1);
        assert!(desk.is_focused("Job 1, counts as: not said"));
        desk.press(PLAIN, Key::Enter);
        let placement = "out of home placement: professional social case work that involves placing children and youth \
                         in out-of-home care";
        let mut steps = 0;
        while !desk.is_focused(placement) {
            steps += 1;
            assert!(steps < 30, "Tab never comes to the kind");
            desk.tab(1);
        }
        desk.press(PLAIN, Key::Space);
        desk.press(PLAIN, Key::Escape);
        desk.press(ALT, Key::C);
        assert!(desk.is_focused("Credential 1, kind: Choose what it is …"));
        desk.press(PLAIN, Key::ArrowDown);
        let draft = desk.draft();
        assert_eq!(
            (draft.education[0].degree, draft.education[0].accredited),
            (Some(Schooling::Bachelor), Ternary::Yes)
        );
        assert_eq!(draft.experience[0].kinds, ["out_of_home_placement"]);
        assert_eq!(draft.credentials[0].kind, "drivers_license");
        assert_eq!(desk.state().applicants.shown().unwrap().reading.unreadable, []);
        // Denver asks for a listed degree, 36 months of case work with 24 of placement, and a driver's license.
        assert_eq!(desk.outcome("CA2459"), Some(Outcome::Met));
        desk.harness.get_by_label("Ann Example, not saved");
    });
}

#[test]
fn a_half_typed_date_says_what_would_be_right_and_is_not_lost() {
    with_desk(SIZE, |desk| {
        desk.ask_about_denver();
        desk.press(CTRL, Key::N);
        desk.type_text("Ann");
        desk.press(ALT, Key::O);
        desk.type_text("Caseworker");
        desk.tab(1);
        desk.type_text("5/9/2018");
        let told = "! Job 1, from: \"5/9/2018\" is not a date: write year, month and day, like 2015-05-09.";
        desk.harness.get_by_label(told);
        assert_eq!(desk.draft().experience[0].from, "5/9/2018");
        assert!(desk.outcome("CA2459").is_some(), "the rest is answered all the same");
        desk.press(CTRL, Key::A);
        desk.type_text("2018-05-09");
        assert!(desk.harness.query_by_label(told).is_none());
    });
}

#[test]
fn undo_and_redo_go_through_what_was_typed_even_in_a_field() {
    with_desk(SIZE, |desk| {
        desk.press(CTRL, Key::N);
        desk.type_text("Ann");
        desk.press(ALT, Key::O);
        desk.type_text("Clerk");
        desk.press(CTRL, Key::Z);
        assert_eq!(desk.draft().experience[0].title, "");
        desk.press(CTRL, Key::Z);
        assert!(desk.draft().experience.is_empty());
        desk.press(CTRL_SHIFT, Key::Z);
        desk.press(CTRL_SHIFT, Key::Z);
        assert_eq!(desk.draft().experience[0].title, "Clerk");
    });
}

/// The system sends the letter of Alt+O as text, too.
#[test]
fn the_letter_of_a_shortcut_is_not_typed_into_the_field_with_the_focus() {
    with_desk(SIZE, |desk| {
        desk.press(CTRL, Key::N);
        desk.type_text("Ann");
        let pressed = Event::Key { key: Key::O, physical_key: None, pressed: true, repeat: false, modifiers: ALT };
        desk.harness.input_mut().events.extend([pressed, Event::Text("o".to_owned())]);
        desk.harness.run();
        assert_eq!((desk.draft().name.as_str(), desk.draft().experience[0].title.as_str()), ("Ann", ""));
    });
}

#[test]
fn rows_are_added_and_taken_out_by_keys() {
    with_desk(SIZE, |desk| {
        desk.press(CTRL, Key::N);
        desk.press(ALT, Key::O);
        desk.type_text("Clerk");
        desk.press(CTRL, Key::Enter);
        assert!(desk.is_focused("Job 2, title"));
        desk.type_text("Caseworker");
        desk.press(CTRL_SHIFT, Key::Delete);
        let titles: Vec<&str> = desk.draft().experience.iter().map(|job| job.title.as_str()).collect();
        assert_eq!(titles, ["Clerk"]);
        assert!(desk.is_focused("Job 1, title"));
    });
}

#[test]
fn tab_into_a_field_selects_what_stands_there() {
    with_desk(SIZE, |desk| {
        desk.press(CTRL, Key::N);
        desk.press(ALT, Key::O);
        desk.tab(3);
        assert!(desk.is_focused("Job 1, hours a week (h/week)"));
        desk.type_text("20");
        desk.tab(1);
        desk.press(Modifiers::SHIFT, Key::Tab);
        assert!(desk.is_focused("Job 1, hours a week (h/week)"));
        desk.type_text("37.5");
        assert_eq!(desk.draft().experience.first().unwrap().hours, "37.5", "not after the 20 that stood there");
    });
}

#[test]
fn a_result_is_exported_as_any_of_four_formats_by_the_ending() {
    let folder = tempfile::tempdir().unwrap();
    with_desk(SIZE, |desk| {
        desk.press(CTRL, Key::N);
        desk.type_text("Ann");
        desk.ask_about_denver();
        // What a file of each format begins with; without an ending it is a web page.
        let begins: [(&str, &str, &[u8]); 5] = [
            ("a.html", "a.html", b"<!DOCTYPE html>"),
            ("a.docx", "a.docx", b"PK"),
            ("a.pdf", "a.pdf", b"%PDF"),
            ("a.md", "a.md", b"#"),
            ("b", "b.html", b"<!DOCTYPE html>"),
        ];
        for (chosen, written, begin) in begins {
            desk.tell(ApplicantCommand::Export);
            desk.write_as(&folder.path().join(chosen));
            let written = folder.path().join(written);
            desk.wait("it is written", |_| written.exists());
            let bytes = std::fs::read(&written).unwrap();
            assert!(bytes.starts_with(begin), "{chosen}: {:?}", bytes.get(..20));
        }
    });
}

#[test]
fn an_applicant_named_on_the_command_line_is_shown_changed_saved_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = tempfile::tempdir().unwrap();
    let path = folder.path().join("ann.ron");
    std::fs::write(&path, CASEWORKER).unwrap();
    let mut desk = Desk::open(SIZE, data.path(), vec![path.clone()]);
    desk.wait("the file is read", |state| !state.applicants.desk.open.is_empty());
    assert_eq!(desk.state().tab, Tab::Qualifications);
    assert_eq!(desk.draft().name, "Ann Example");
    desk.ask_about_denver();
    assert_eq!(desk.outcome("CA2459"), Some(Outcome::Met));
    desk.press(ALT, Key::C);
    desk.press(PLAIN, Key::ArrowDown);
    assert!(desk.state().is_unsaved());
    desk.press(CTRL, Key::S);
    desk.wait("it is saved", |state| !state.is_unsaved());
    drop(desk);
    let mut desk = Desk::open(SIZE, data.path(), vec![path]);
    desk.wait("the file is read again", |state| !state.applicants.desk.open.is_empty());
    assert_eq!(desk.draft().credentials.len(), 2);
    assert_eq!(desk.state().dialog, None, "nothing is left to recover");
}

#[test]
fn a_new_applicant_is_saved_by_a_typed_path_as_json_and_reads_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ann.json");
    with_desk(SIZE, |desk| {
        desk.press(CTRL, Key::N);
        desk.type_text("Ann");
        desk.ask(Command::Documents(DocumentKindId::Applicants, DocumentCommand::SaveAs));
        desk.write_as(&path);
        desk.wait("it is saved", |state| !state.is_unsaved());
        assert_eq!(desk.state().applicants.shown().unwrap().path.as_deref(), Some(path.as_path()));
    });
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with('{') && text.contains("\"name\": \"Ann\""), "{text}");
}

/// A window on a caseworker's file in `folder`; the user's own files lie below it.
fn at_file(folder: &Path) -> (Desk, PathBuf) {
    let path = folder.join("ann.ron");
    std::fs::write(&path, CASEWORKER).unwrap();
    let data = folder.join("data");
    std::fs::create_dir(&data).unwrap();
    let mut desk = Desk::open(SIZE, &data, vec![path.clone()]);
    desk.wait("the file is read", |state| !state.applicants.desk.open.is_empty());
    (desk, path)
}

#[test]
fn a_file_that_changed_underneath_is_not_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path) = at_file(folder.path());
    desk.press(ALT, Key::O);
    desk.type_text("Mine");
    let theirs = CASEWORKER.replace("Caseworker", "Theirs");
    std::fs::write(&path, &theirs).unwrap();
    desk.press(CTRL, Key::S);
    // The job is not whole: it has no first day yet, and no hours.
    desk.tab(1);
    desk.type_text("2022-01-01");
    desk.tab(2);
    desk.type_text("40");
    desk.press(CTRL, Key::S);
    desk.wait("it asks", |state| matches!(state.dialog, Some(Dialog::OverwriteFile(..))));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
    desk.harness.get_by_label("Replace the file with the form").click();
    desk.wait("it is saved", |state| !state.is_unsaved());
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.contains("Mine") && !written.contains("Theirs"));
}

#[test]
fn an_unchanged_form_follows_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path) = at_file(folder.path());
    std::fs::write(&path, CASEWORKER.replace("Caseworker", "Supervisor")).unwrap();
    let title = |state: &State| state.applicants.shown().map(|shown| shown.draft.experience[0].title.clone());
    desk.wait("the change is seen", |state| title(state).as_deref() == Some("Supervisor"));
    std::fs::write(&path, "Applicant(").unwrap();
    desk.wait("the mistake is seen", |state| !state.library.problems.is_empty());
    assert_eq!(title(desk.state()).as_deref(), Some("Supervisor"), "the last good version stays");
}

/// The files that windows keep unsaved applicants in.
fn kept(data: &Path) -> Vec<PathBuf> {
    let windows = std::fs::read_dir(data.join("unsaved")).into_iter().flatten().flatten();
    windows.map(|window| window.path().join("unsaved-applicants.json")).filter(|path| path.exists()).collect()
}

/// A folder as a kill leaves it: what stands on the disk, held by nobody.
fn as_left(data: &Path) -> tempfile::TempDir {
    let left = tempfile::tempdir().unwrap();
    for path in kept(data) {
        let copy = left.path().join(path.strip_prefix(data).unwrap());
        std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
        std::fs::copy(&path, &copy).unwrap();
    }
    left
}

#[test]
fn what_was_typed_is_offered_after_a_kill_with_its_half_written_date() {
    let data = tempfile::tempdir().unwrap();
    let mut killed = Desk::open(SIZE, data.path(), Vec::new());
    killed.press(CTRL, Key::N);
    killed.type_text("Ann");
    killed.press(ALT, Key::O);
    killed.type_text("Clerk");
    killed.tab(1);
    killed.type_text("2018-0");
    let begun = Instant::now();
    let is_kept = |path: &PathBuf| std::fs::read_to_string(path).is_ok_and(|text| text.contains("2018-0"));
    while !kept(data.path()).iter().any(is_kept) {
        assert!(begun.elapsed() < Duration::from_secs(10), "what was typed is not kept");
        std::thread::sleep(Duration::from_millis(20));
    }
    let beside = Desk::open(SIZE, data.path(), Vec::new());
    assert_eq!(beside.state().dialog, None, "a window beside it leaves it what it keeps");
    let left = as_left(data.path());
    let mut desk = Desk::open(SIZE, left.path(), Vec::new());
    assert_eq!(desk.state().dialog, Some(Dialog::Recover));
    desk.harness.get_by_label("Take them up again").click();
    desk.harness.run();
    assert_eq!((desk.draft().name.as_str(), desk.draft().experience[0].from.as_str()), ("Ann", "2018-0"));
    assert!(desk.state().is_unsaved());
}

#[test]
fn the_result_is_exported_as_a_document() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("result.html");
    with_desk(SIZE, |desk| {
        desk.ask_about_denver();
        desk.ask(Command::Documents(DocumentKindId::Applicants, DocumentCommand::OpenSamples));
        desk.tell(ApplicantCommand::Export);
        desk.write_as(&path);
        desk.wait("it is exported", |_| path.exists());
    });
    let html = std::fs::read_to_string(&path).unwrap();
    assert!(html.contains("Sample applicant A") && html.contains("CA2460"));
}

#[test]
fn every_widget_of_the_tab_has_a_name() {
    with_desk(SIZE, |desk| {
        desk.press(ALT, Key::Num2);
        desk.harness.get_by_label("No applicant is open");
        assert_eq!(desk.harness.unnamed_widgets(), Vec::<String>::new());
        desk.harness.query_all_by_label("Open the sample applicants").next().unwrap().click();
        desk.harness.run();
        for name in [
            "Name of the applicant",
            "As of, the day of judging",
            "Education 1, conferred on",
            "Job 2, hours a week (h/week)",
        ] {
            desk.harness.get_by_label(name);
        }
        assert_eq!(desk.harness.unnamed_widgets(), Vec::<String>::new());
    });
}

#[test]
fn a_long_record_is_reached_to_its_end_by_keyboard() {
    with_desk(SIZE, |desk| {
        desk.press(CTRL, Key::N);
        let job = |at: usize| rungs_app::applicants::JobDraft {
            title: format!("Job number {at}"),
            from: "2020-01-01".to_owned(),
            hours: "40".to_owned(),
            kinds: vec!["unrelated".to_owned()],
            ..Default::default()
        };
        let draft = Draft { name: "Ann".to_owned(), experience: (1..=200).map(job).collect(), ..Draft::default() };
        let field = rungs_app::applicants::Field::Name;
        desk.tell(ApplicantCommand::Edit { field, draft: Arc::new(draft) });
        assert!(desk.harness.query_by_label("Job 200, title").is_none(), "far out of view");
        desk.press(ALT, Key::O);
        assert!(desk.is_focused("Job 201, title"));
        desk.harness.get_by_label("Job 200, title");
    });
}
