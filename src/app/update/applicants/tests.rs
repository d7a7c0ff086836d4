//! Applicants without a window: what is asked, and what comes of it.

use std::sync::Arc;

use jiff::civil::date;
use rungs_domain::qualify::{Applicant, CourseHeld, HoursHeld, Hundredths, Outcome, Ternary, UnitsHeld, Verdict};
use rungs_domain::spec::{Code, LevelRef, SeriesId};

use super::super::answering::{opened, run, shipped};
use crate::applicants::{ApplicantCommand as A, Draft, Field, JobDraft, Judging, Part, StudyDraft};
use crate::documents::DocumentCommand as D;
use crate::documents::Kept;
use crate::files::{FileCommand, Recovered};
use crate::ids::DocumentKindId;
use crate::state::{Dialog, Tab};
use crate::{Command, Effect, State};

fn ask(state: &mut State, command: A) -> Vec<Effect> {
    run(state, Command::Applicants(command))
}

fn document(state: &mut State, command: D) -> Vec<Effect> {
    run(state, Command::Documents(DocumentKindId::Applicants, command))
}

fn level(code: &str) -> LevelRef {
    let series = if code.starts_with("CA") { "denver-utilization-management" } else { "ui-medical-social-services" };
    LevelRef { series: SeriesId::new(series).unwrap(), code: Code::new(code).unwrap() }
}

fn draft(state: &State) -> Draft {
    Draft::clone(&state.applicants.shown().unwrap().draft)
}

fn edit(state: &mut State, field: Field, change: impl FnOnce(&mut Draft)) -> Vec<Effect> {
    let mut draft = draft(state);
    change(&mut draft);
    ask(state, A::Edit { field, draft: Arc::new(draft) })
}

fn type_name(state: &mut State, typed: &str) {
    for end in 1..=typed.len() {
        edit(state, Field::Name, |draft| draft.name = typed[..end].to_owned());
    }
}

fn outcome(state: &State, code: &str) -> Outcome {
    let answers = state.applicants.shown_answers().unwrap();
    let answer = answers.result(0, &level(code)).unwrap().answer.as_ref().unwrap();
    answer.minimum.as_ref().unwrap().assessment.outcome
}

fn message(state: &State) -> &str {
    state.notifications.all().next().map(|one| one.message.text.as_str()).unwrap_or_default()
}

#[test]
fn the_levels_of_the_series_on_the_ladder_are_asked_about_until_others_are_chosen() {
    let mut state = opened();
    run(&mut state, Command::ShowTab(Tab::Qualifications));
    let codes =
        |state: &State| -> Vec<String> { state.applicants.levels.iter().map(|level| level.code.to_string()).collect() };
    assert_eq!(codes(&state), ["41295", "41311", "41312", "41313", "41314"]);
    assert_eq!((state.applicants.as_of.as_str(), state.applicants.policy.as_str()), ("2025-06-30", "calendar-40"));
    ask(&mut state, A::SetLevels(vec![level("0264"), level("CA2460")]));
    ask(&mut state, A::ToggleLevel(level("CA2459")));
    run(&mut state, Command::ShowTab(Tab::Ladder));
    run(&mut state, Command::ShowTab(Tab::Qualifications));
    assert_eq!(codes(&state), ["CA2459", "CA2460", "0264"], "in the order of the library");
}

#[test]
fn sample_b_comes_out_as_its_record_says() {
    let mut state = opened();
    let codes = ["CA2459", "CA2460", "0264", "4260", "0876", "3730", "3729"];
    ask(&mut state, A::SetLevels(codes.map(level).to_vec()));
    document(&mut state, D::OpenSamples);
    assert_eq!(state.tab, Tab::Qualifications);
    assert_eq!(state.applicants.desk.open.len(), 3);
    assert!(!state.is_unsaved());
    let b = state.applicants.desk.open[1].id;
    document(&mut state, D::Choose(b));
    // 30 of 36 months of placement: 9 at half time, 12 at two jobs capped to one, 9 full. Public Health has to be
    // weighed; whether 24 of the 58 months are comparable to 0876, no job says; 3729 lacks months and license.
    let expected = [
        Outcome::Met,
        Outcome::NeedsJudgement,
        Outcome::Met,
        Outcome::Met,
        Outcome::NeedsJudgement,
        Outcome::NeedsJudgement,
        Outcome::NotMet,
    ];
    assert_eq!(codes.map(|code| outcome(&state, code)), expected);
    document(&mut state, D::OpenSamples);
    assert_eq!(state.applicants.desk.open.len(), 3, "they are open already");
}

#[test]
fn typing_in_one_field_is_one_step_of_undo() {
    let mut state = opened();
    ask(&mut state, A::New);
    type_name(&mut state, "Ann");
    ask(&mut state, A::AddRow(Part::Jobs));
    edit(&mut state, Field::Row(Part::Jobs, 0, "title"), |draft| draft.experience[0].title = "Clerk".to_owned());
    edit(&mut state, Field::Row(Part::Jobs, 0, "from"), |draft| draft.experience[0].from = "2020".to_owned());
    let steps = ["2020 typed", "Clerk typed", "row added", "Ann typed", "new"];
    let seen: Vec<(String, usize, bool)> = steps
        .iter()
        .map(|_| {
            run(&mut state, Command::Undo);
            let shown = state.applicants.shown();
            let name = shown.map(|shown| shown.draft.name.clone()).unwrap_or_default();
            let titled = shown.is_some_and(|shown| shown.draft.experience.iter().any(|job| !job.title.is_empty()));
            (name, shown.map_or(0, |shown| shown.draft.experience.len()), titled)
        })
        .collect();
    let expected = [("Ann", 1, true), ("Ann", 1, false), ("Ann", 0, false), ("", 0, false), ("", 0, false)];
    assert_eq!(seen, expected.map(|(name, jobs, titled)| (name.to_owned(), jobs, titled)));
    assert!(state.applicants.desk.open.is_empty());
    for _ in steps {
        run(&mut state, Command::Redo);
    }
    assert_eq!(draft(&state).experience[0].from, "2020");
    assert_eq!(draft(&state).name, "Ann");
}

#[test]
fn a_change_after_one_that_changed_nothing_is_a_step_of_undo() {
    let mut state = opened();
    ask(&mut state, A::New);
    type_name(&mut state, "Ann");
    let job = Field::Row(Part::Jobs, 0, "title");
    ask(&mut state, A::AddRow(Part::Jobs));
    edit(&mut state, job, |_| {});
    edit(&mut state, job, |draft| draft.experience[0].title = "Clerk".to_owned());
    run(&mut state, Command::Undo);
    let draft = draft(&state);
    assert_eq!(draft.experience.iter().map(|job| job.title.as_str()).collect::<Vec<_>>(), [""], "the row stays");
}

#[test]
fn undo_on_the_ladder_leaves_applicants_alone() {
    let mut state = opened();
    ask(&mut state, A::New);
    type_name(&mut state, "Ann");
    run(&mut state, Command::ShowTab(Tab::Ladder));
    run(&mut state, Command::Undo);
    assert_eq!(draft(&state).name, "Ann");
}

#[test]
fn what_cannot_be_read_is_left_out_and_named_until_it_is_mended() {
    let mut state = opened();
    ask(&mut state, A::New);
    type_name(&mut state, "Ann");
    let from = Field::Row(Part::Jobs, 1, "from");
    edit(&mut state, from, |draft| {
        let job = |title: &str, from: &str| {
            let (title, from, hours) = (title.into(), from.into(), "40".into());
            JobDraft { title, from, hours, ..JobDraft::default() }
        };
        draft.experience = vec![JobDraft::default(), job("Caseworker", "2020-01-"), job("Clerk", "2019-01-01")].into();
    });
    let reading = state.applicants.shown().unwrap().reading.clone();
    assert_eq!(reading.jobs, [2], "the empty row is passed over, the half-typed one is left out");
    assert_eq!(reading.unreadable.len(), 1);
    assert!(reading.why_not(from).unwrap().contains("like 2015-05-09"));
    let effects = document(&mut state, D::Save);
    assert!(effects.is_empty());
    assert!(message(&state).contains("mend \"Job 2, from\" first"), "{}", message(&state));
    edit(&mut state, from, |draft| draft.experience[1].from = "2020-01-01".to_owned());
    assert_eq!(state.applicants.shown().unwrap().reading.jobs, [1, 2]);
}

#[test]
fn rules_of_the_record_are_told_at_their_field() {
    let base = JobDraft { title: "Clerk".into(), from: "2020-01-01".into(), hours: "40".into(), ..JobDraft::default() };
    let cases: &[(&str, JobDraft, &str)] = &[
        ("to", JobDraft { to: "2019-12-31".into(), ..base.clone() }, "before it begins"),
        ("hours_per_week", JobDraft { hours: String::new(), ..base.clone() }, "there are no hours"),
        ("hours_per_week", JobDraft { hours: "169".into(), ..base.clone() }, "a week has no 169 hours"),
        ("relevant_percent", JobDraft { relevant: "101".into(), ..base.clone() }, "more than the whole"),
        ("kinds", JobDraft { kinds: vec!["casework".into()], ..base.clone() }, "no kind of experience"),
        ("comparable_to", JobDraft { comparable_to: vec!["a b c!".into()], ..base.clone() }, ""),
        ("title", JobDraft { title: " ".into(), ..base.clone() }, "no title"),
        ("from", JobDraft { from: String::new(), ..base }, "there is no date"),
    ];
    for (field, job, words) in cases {
        let draft = Draft { name: "Ann".into(), experience: vec![job.clone()].into(), ..Draft::default() };
        let reading = draft.read(&shipped().vocabulary);
        let why = reading.why_not(Field::Row(Part::Jobs, 0, field));
        assert!(why.is_some_and(|why| why.contains(words)), "{field}: {:?}", reading.unreadable);
        assert!(reading.applicant.experience.is_empty() && reading.jobs.is_empty(), "{field}");
    }
}

#[test]
fn a_new_row_says_nothing_and_an_unfinished_one_names_what_is_missing() {
    let (study, job) = (StudyDraft::default(), JobDraft::default());
    assert_eq!((study.degree, study.accredited), (None, Ternary::Unknown));
    assert_eq!((job.hours.as_str(), job.progressive), ("", Ternary::Unknown));
    assert!(job.kinds.is_empty() && job.comparable_to.is_empty());
    let field = StudyDraft { field: "Social Work".into(), conferred: "2015-05-09".into(), ..study };
    let draft = Draft { name: "Ann".into(), education: vec![field].into(), ..Draft::default() };
    let reading = draft.read(&shipped().vocabulary);
    assert_eq!(reading.why_not(Field::Row(Part::Education, 0, "degree")), Some("choose what was reached"));
    assert!(reading.applicant.education.is_empty(), "no degree is invented");
}

#[test]
fn a_job_without_a_kind_is_pointed_out_in_the_form() {
    let mut state = opened();
    ask(&mut state, A::New);
    type_name(&mut state, "Ann");
    edit(&mut state, Field::Row(Part::Jobs, 1, "title"), |draft| {
        let job =
            JobDraft { title: "Helper".into(), from: "2020-01-01".into(), hours: "40".into(), ..JobDraft::default() };
        draft.experience = vec![JobDraft::default(), job].into();
    });
    let hints = state.applicants.shown_answers().unwrap().hints();
    let kinds = Field::Row(Part::Jobs, 1, "kinds");
    let told = hints.iter().find(|(field, _)| *field == kinds).map(|(_, told)| told.as_str());
    assert!(told.is_some_and(|told| told.contains("does not say what kind of work \"Helper\" was")), "{hints:?}");
}

#[test]
fn a_record_becomes_a_form_and_a_record_again() {
    for sample in crate::applicants::samples::all(&shipped().vocabulary) {
        let reading = Draft::of(&sample).read(&shipped().vocabulary);
        assert_eq!(reading.unreadable, []);
        assert_eq!(reading.applicant, sample);
    }
}

#[test]
fn a_judgement_is_recorded_with_name_and_reason_and_undone() {
    let mut state = opened();
    ask(&mut state, A::SetLevels(vec![level("CA2459"), level("CA2460")]));
    document(&mut state, D::OpenSamples);
    let b = state.applicants.desk.open[1].id;
    document(&mut state, D::Choose(b));
    ask(&mut state, A::NextJudgement);
    let judging = state.applicants.judging.clone().unwrap();
    assert_eq!(
        judging.what,
        "whether Public Health is Social Work, Psychology, Sociology, Guidance and Counseling, or a closely related field"
    );
    assert_eq!(state.applicants.rung, Some(level("CA2460")));
    let judging = Judging { verdict: Some(Verdict::Yes), why: "Shared core courses.".to_owned(), ..judging };
    ask(&mut state, A::Judge(Some(judging.clone())));
    ask(&mut state, A::Record);
    assert_eq!(state.dialog, Some(Dialog::YourName(String::new())), "a judgment is signed");
    run(&mut state, Command::SetUserName("A. Analyst".to_owned()));
    ask(&mut state, A::Record);
    let made = draft(&state).judgements;
    assert_eq!((made.len(), made[0].by.as_str(), made[0].on), (1, "A. Analyst", date(2025, 6, 30)));
    assert_eq!(outcome(&state, "CA2460"), Outcome::Met);
    run(&mut state, Command::Undo);
    assert_eq!(outcome(&state, "CA2460"), Outcome::NeedsJudgement);
}

#[test]
fn a_judgement_without_a_reason_is_not_recorded() {
    let mut state = opened();
    run(&mut state, Command::SetUserName("A. Analyst".to_owned()));
    document(&mut state, D::OpenSamples);
    let judging = Judging {
        what: "whether".to_owned(),
        level: level("CA2460"),
        only_here: false,
        verdict: Some(Verdict::No),
        why: "  ".to_owned(),
    };
    ask(&mut state, A::Judge(Some(judging)));
    ask(&mut state, A::Record);
    assert!(message(&state).contains("needs its reason"));
    assert!(draft(&state).judgements.is_empty());
}

#[test]
fn closing_is_undone_and_closing_the_window_asks_about_what_is_unsaved() {
    let mut state = opened();
    ask(&mut state, A::New);
    type_name(&mut state, "Ann");
    let id = state.applicants.desk.current.unwrap();
    document(&mut state, D::Close(id));
    assert!(state.applicants.desk.open.is_empty());
    run(&mut state, Command::Undo);
    assert_eq!(draft(&state).name, "Ann");
    run(&mut state, Command::Quit);
    assert_eq!(state.dialog, Some(Dialog::UnsavedOnClose));
    let effects = run(&mut state, Command::SaveAndQuit);
    assert!(matches!(&effects[..], [Effect::AskSavePath { name, .. }] if name == "ann.ron"), "{effects:?}");
    run(&mut state, Command::Files(FileCommand::SaveIn(None)));
    assert_eq!(state.dialog, Some(Dialog::SavePath("ann.ron".to_owned())), "without a dialog the path is typed");
}

#[test]
fn a_path_without_an_ending_gets_the_usual_one_and_replaces_nothing_unasked() {
    let mut state = opened();
    ask(&mut state, A::New);
    type_name(&mut state, "Ann");
    let save_as = Command::Documents(DocumentKindId::Applicants, D::SaveAs);
    for (command, expected) in [(Command::Applicants(A::Export), "/a/ann.html"), (save_as, "/a/ann.ron")] {
        run(&mut state, command);
        let effects = run(&mut state, Command::Files(FileCommand::SaveIn(Some("/a/ann".into()))));
        let written = match &effects[..] {
            [Effect::Export { path, replace, .. }] => (path, *replace),
            [Effect::Save { path: Some(path), force, .. }] => (path, *force),
            other => panic!("{other:?}"),
        };
        assert_eq!(written, (&expected.into(), false), "the system asked about another file, if about any");
    }
}

#[test]
fn answers_to_older_questions_are_passed_over() {
    let mut state = opened();
    document(&mut state, D::OpenSamples);
    let answers = state.applicants.answers.clone().unwrap();
    ask(&mut state, A::SetAsOf("2025-07-01".to_owned()));
    let newest = state.applicants.answers.clone().unwrap();
    ask(&mut state, A::Answered { question: answers.revision, answers });
    assert_eq!(state.applicants.answers.as_ref().unwrap().revision, newest.revision);
    ask(&mut state, A::SetAsOf("2025-07-".to_owned()));
    assert_eq!(state.applicants.answers.as_ref().unwrap().as_of, date(2025, 7, 1), "the last day that could be read");
}

#[test]
fn what_an_earlier_session_left_is_taken_up_as_it_was_typed() {
    let mut state = opened();
    let typed = Draft {
        name: "Ann".into(),
        experience: vec![JobDraft { from: "2020-0".into(), ..JobDraft::default() }].into(),
        ..Draft::default()
    };
    let kept = Kept { draft: Arc::new(typed.clone()), path: None, on_disk: None };
    let found = Recovered { applicants: vec![kept], ..Recovered::default() };
    run(&mut state, Command::RecoveryFound(Box::new(found)));
    assert_eq!(state.dialog, Some(Dialog::Recover));
    run(&mut state, Command::TakeRecovered);
    assert_eq!((draft(&state), state.tab), (typed, Tab::Qualifications));
    assert!(state.is_unsaved() && state.applicants.desk.recovered.is_empty());
}

#[test]
fn two_policies_are_answered_side_by_side() {
    let mut state = opened();
    document(&mut state, D::OpenSamples);
    ask(&mut state, A::SetBeside(Some("nm-spo".to_owned())));
    assert_eq!(state.applicants.shown_answers().unwrap().by_policy.len(), 2);
    ask(&mut state, A::SetPolicy("nm-spo".to_owned()));
    assert_eq!(state.applicants.shown_answers().unwrap().by_policy.len(), 1, "the same twice says nothing");
}

#[test]
fn units_courses_and_hours_of_a_file_stay_with_the_form_and_its_recovery_file() {
    let units = UnitsHeld {
        semester: Some(Hundredths(450)),
        quarter: None,
        subject: Some("Accounting".to_owned()),
        completed: Some(date(2015, 5, 9)),
    };
    let course = CourseHeld { subject: "Auditing".to_owned(), completed: None };
    let hours = HoursHeld { of: "supervised internship".to_owned(), hours: 1200, completed: None };
    let with = Applicant {
        name: "Made".to_owned(),
        units: Some(vec![units]),
        courses: Some(vec![course]),
        hours: Some(vec![hours]),
        ..Applicant::default()
    };
    let none = Applicant { units: Some(Vec::new()), courses: None, hours: Some(Vec::new()), ..with.clone() };
    for applicant in [with, none] {
        let draft = Draft::of(&applicant);
        let kept: Draft = serde_json::from_str(&serde_json::to_string(&draft).unwrap()).unwrap();
        assert_eq!(kept, draft);
        assert_eq!(kept.read(&shipped().vocabulary).applicant, applicant);
    }
}
