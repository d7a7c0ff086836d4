//! What the window can rely on, whatever becomes of a job: an answer or an error, files that are whole, one date.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use jiff::civil::date;
use rungs_domain::spec::{Code, Decision, ItemKind, LevelRef, SeriesId};

use super::{Answers, Jobs, Worker};
use crate::command::PendingJob;
use crate::documents::DocumentCommand;
use crate::files::{Exported, FileCommand};
use crate::ids::{DocumentKindId, ItemId, Seat, Tab};
use crate::positions::{Field, Paper, PositionCommand, PositionDraft};
use crate::update::answering::{jobs, opened, run, run_by};
use crate::{Command, Effect, State, update};

/// A question, whether a state waits for its answer, and a state that does.
type Waiting = (PendingJob, fn(&State) -> bool, State);

fn waiting() -> Vec<Waiting> {
    let mut ladder = State::default();
    (ladder.computed.question, ladder.computed.pending) = (7, true);
    let mut qualify = State::default();
    (qualify.applicants.question, qualify.applicants.pending) = (7, true);
    let mut allocate = State::default();
    (allocate.vacancies.question, allocate.vacancies.pending) = (7, true);
    let mut search = opened();
    update(&mut search, Command::OpenPalette);
    update(&mut search, Command::PaletteQuery("policy".to_owned()));
    vec![
        (PendingJob::Ladder(7), |state| state.computed.pending, ladder),
        (PendingJob::Qualify(7), |state| state.applicants.pending, qualify),
        (PendingJob::Allocate(Seat::Planned, 7), |state| state.vacancies.pending, allocate),
        (
            PendingJob::Search("policy".to_owned()),
            |state| state.palette.as_ref().is_some_and(|palette| palette.waiting),
            search,
        ),
    ]
}

#[test]
fn where_a_worker_panics_the_window_is_told_and_waits_no_longer() {
    for (question, is_waiting, mut state) in waiting() {
        assert!(is_waiting(&state), "{question:?}");
        let (sender, receiver) = channel();
        let answers = Answers { sender, wake: Arc::new(|| {}) };
        let mut worker: Worker<PendingJob> =
            answers.worker("test", "Comparing", PendingJob::clone, |_| panic!("the panic that the test is about"));
        worker.submit(question.clone());
        worker.finish();
        for answer in receiver.try_iter() {
            update(&mut state, answer);
        }
        assert!(!is_waiting(&state), "{question:?}");
        let message = &state.notifications.error().unwrap().message;
        assert!(message.text.starts_with("Comparing broke off"), "{}", message.text);
    }
}

#[test]
fn a_newer_question_still_waits_when_the_work_on_an_older_one_breaks_off() {
    let mut state = State::default();
    (state.computed.question, state.computed.pending) = (8, true);
    update(&mut state, Command::BrokeOff(PendingJob::Ladder(7)));
    assert!(state.computed.pending);
}

#[test]
fn an_export_asked_for_before_the_window_closes_is_on_the_disk_when_it_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("result.pdf");
    let mut state = opened();
    run(&mut state, Command::Documents(DocumentKindId::Applicants, DocumentCommand::OpenSamples));
    let id = state.applicants.desk.current.unwrap();
    // The worker is held up, so that the export is still to be done when the window closes.
    let (held, go) = (Arc::new(Mutex::new(())), Arc::new(AtomicBool::new(false)));
    let (gate, passed) = (held.clone(), go.clone());
    let hold = held.lock().unwrap();
    let wake = Arc::new(move || {
        if !passed.load(Ordering::SeqCst) {
            drop(gate.lock());
        }
    });
    let mut jobs = Jobs::new(None, wake);
    jobs.carry_out(Effect::Export { exported: Exported::Result(id), path: path.clone(), replace: false }, &state);
    assert!(!path.exists());
    go.store(true, Ordering::SeqCst);
    drop(hold);
    drop(jobs);
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"%PDF") && bytes.trim_ascii_end().ends_with(b"%%EOF"));
}

/// The window stays open past midnight.
#[test]
fn what_is_decided_and_written_after_midnight_has_the_new_date() {
    let day = Arc::new(Mutex::new(date(2025, 6, 30)));
    let clock = day.clone();
    let mut jobs = jobs().with_today(move || *clock.lock().unwrap());
    let mut state = opened();
    run_by(&mut jobs, &mut state, Command::ShowTab(Tab::DeskAudit));
    let samples = Command::Documents(DocumentKindId::Positions(Seat::Held), DocumentCommand::OpenSamples);
    run_by(&mut jobs, &mut state, samples);
    let draft = PositionDraft::clone(&state.audits.desk.shown().unwrap().draft);
    let undated = Arc::new(PositionDraft { as_of: String::new(), ..draft });
    let edit = PositionCommand::Edit { field: Field::Whole("as_of"), draft: undated };
    run_by(&mut jobs, &mut state, Command::Positions(Seat::Held, edit));
    let paper_of = |state: &State| state.audits.shown_answer().unwrap().judged.clone().unwrap().document.clone();
    assert_eq!(paper_of(&state).date, date(2025, 6, 30));

    *day.lock().unwrap() = date(2025, 7, 1);
    // The first news of the new day: nothing else has been asked.
    let news = jobs.answers();
    assert!(matches!(news[..], [Command::SetToday(_)]), "{news:?}");
    news.into_iter().for_each(|command| drop(run_by(&mut jobs, &mut state, command)));
    assert_eq!(paper_of(&state).date, date(2025, 7, 1), "the preview is made anew");

    let duty = |code: &str, number| {
        let series = SeriesId::new("il-social-service-planner").unwrap();
        ItemId { level: LevelRef { series, code: Code::new(code).unwrap() }, kind: ItemKind::Duty, number }
    };
    let (lower, upper) = (duty("41311", 1), duty("41312", 2));
    update(&mut state, Command::Decide { lower, upper, decision: Decision::Linked });
    assert_eq!(state.links.current()[0].on, Some(date(2025, 7, 1)));

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("determination.md");
    let exported = Exported::Paper(Seat::Held, state.audits.desk.current.unwrap(), Paper::Result);
    jobs.carry_out(Effect::Export { exported, path: path.clone(), replace: false }, &state);
    while !jobs.answers().iter().any(|answer| matches!(answer, Command::Files(FileCommand::Exported { .. }))) {
        std::thread::yield_now();
    }
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("2025-07-01") && !text.contains("2025-06-30"), "{text}");
}
