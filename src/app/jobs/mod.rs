//! Work off the frame: loading, watching, comparing, searching, dialogs, saving.
//!
//! The newest question wins; what can take long shows how far it is and can be canceled.

mod allocate;
mod clock;
mod dialogs;
mod export;
mod files;
mod load;
mod progress;
mod qualify;
mod recovery;
mod reviewing;
mod rulings;
mod step;
mod stoppable;
#[cfg(test)]
mod tests;
mod tracks;
mod worker;

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::civil::Date;
use load::Loading;
use recovery::Home;
use reviewing::Reviewing;
use rungs_domain::compare::{Against, LevelView};
use rungs_domain::spec::{ConfirmedLink, LevelRef};
use rungs_library::Library;
use rungs_library::manuscripts::Reading;
use rungs_library::search::Index;
use stoppable::Stoppable;
use worker::{BreakOff, Rescue, Worker};

use super::command::PendingJob;
use super::files::FileCommand;
use super::ids::Seat;
use super::notifications::Message;
use super::remember::Remembered;
use super::reviews::ReviewEffect;
use super::rules::Rules;
use super::{Command, Effect, State, palette};

pub use clock::today;

/// Up to this many items a ladder is computed within the frame: it takes less than a frame's time.
const AT_ONCE: usize = 150;

/// Unsaved documents are kept when nothing was typed for so long,
const QUIET: Duration = Duration::from_millis(800);

/// and at the latest after so long, however much is typed.
const LONGEST: Duration = Duration::from_secs(4);

/// Calls the window when an answer is there.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Where jobs leave their answers.
#[derive(Clone)]
struct Answers {
    sender: Sender<Command>,
    wake: Wake,
}

impl Answers {
    /// Leaves an answer; a window that is gone no longer wants it.
    fn give(&self, command: Command) {
        if self.sender.send(command).is_ok() {
            (self.wake)();
        }
    }

    fn warn(&self, text: String) {
        self.give(Command::Say(Message::error(text)));
    }

    /// Tells that the work on a question broke off, after the commands that end the waiting for its answer.
    fn rescue<Q>(
        &self,
        doing: &'static str,
        ends: impl Fn(&Q, &BreakOff) -> Vec<Command> + Send + Sync + 'static,
    ) -> impl Fn(&Q, &BreakOff) -> Rescue + Send + Sync + 'static {
        let answers = self.clone();
        move |question, why| {
            let (answers, ends, said) = (answers.clone(), ends(question, why), format!("{doing} broke off: {why}."));
            Box::new(move || {
                ends.into_iter().for_each(|end| answers.give(end));
                answers.warn(said);
            })
        }
    }

    /// A worker whose results the window waits for: where the work on one breaks off, nobody waits for it any longer.
    fn worker<Q: Send + 'static>(
        &self,
        name: &str,
        doing: &'static str,
        question: impl Fn(&Q) -> PendingJob + Send + Sync + 'static,
        answer: impl Fn(Q) -> Command + Send + 'static,
    ) -> Worker<Q> {
        let rescue = self.rescue(doing, move |asked, _| vec![Command::BrokeOff(question(asked))]);
        let answers = self.clone();
        Worker::new(name, rescue, move |asked| answers.give(answer(asked)))
    }

    /// The same where nobody waits.
    fn told<Q>(&self, doing: &'static str) -> impl Fn(&Q, &BreakOff) -> Rescue + Send + Sync + 'static {
        self.rescue(doing, |_, _| Vec::new())
    }
}

/// The question for a ladder.
struct LadderJob {
    number: u64,
    library: Arc<Library>,
    levels: Vec<LevelRef>,
    against: Against,
    links: Vec<ConfirmedLink>,
}

impl LadderJob {
    fn answer(&self) -> Command {
        let views: Vec<LevelView<'_>> = self.levels.iter().filter_map(|level| self.library.level(level)).collect();
        let links = self.library.confirmed_with(&self.links);
        let ladder = self.library.comparer.ladder(&views, self.against, &links);
        let (steps, factors) = self.library.comparer.steps_and_factors(&views, self.against);
        let tracks = tracks::computed(&self.library.comparer, &views, steps).map(Arc::new);
        let factors = Arc::new(factors);
        let clauses = Arc::new(self.library.comparer.clause_threads(&views, ladder.against));
        let rules = Arc::new(Rules::of(&self.library, &ladder));
        Command::LadderReady { question: self.number, ladder: Arc::new(ladder), factors, clauses, rules, tracks }
    }

    fn items(&self) -> usize {
        items(&self.library, &self.levels)
    }
}

/// How many items levels have, which tells how long it takes to compare them.
fn items(library: &Library, levels: &[LevelRef]) -> usize {
    let views = levels.iter().filter_map(|level| library.level(level));
    views.map(|view| view.level.duties.items.len() + view.level.ksas.items.len()).sum()
}

/// The question where words stand.
struct SearchJob {
    query: String,
    library: Arc<Library>,
}

/// The index of the library that was searched last.
type LastIndex = Mutex<Option<(Arc<Library>, Index)>>;

impl SearchJob {
    fn answer(self, last: &LastIndex) -> Command {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        let index = match last.take() {
            Some((of, index)) if Arc::ptr_eq(&of, &self.library) => index,
            _ => Index::new(&self.library),
        };
        let hits = index.search(&self.query, palette::MOST);
        *last = Some((self.library, index));
        Command::Found { query: self.query, hits }
    }
}

/// What a window begins with: what is remembered of the last time, the shipped series, and what an earlier session
/// left unsaved.
pub struct Beginning {
    /// What the window is told, in order.
    pub commands: Vec<Command>,
}

impl Beginning {
    /// Reads it for the window of these jobs, with nothing remembered.
    pub fn of(jobs: &Jobs) -> Self {
        let found = recovery::read(&jobs.home, &mut jobs.reading.reader());
        let library = load::shipped(jobs.data_dir.clone());
        let commands = vec![Command::LibraryLoaded(Arc::new(library)), Command::RecoveryFound(Box::new(found))];
        Beginning { commands }
    }

    /// The same with what is remembered in the file `kept`.
    #[must_use]
    pub fn remembering(mut self, kept: &Path) -> Self {
        let text = fs::read_to_string(kept).ok();
        if let Some(remembered) = text.and_then(|text| Remembered::kept(&text)) {
            self.commands.insert(0, Command::Restore(remembered));
        }
        self
    }
}

/// The jobs of one window.
pub struct Jobs {
    /// Whether the system is asked for its file dialogs.
    dialogs: bool,
    answers: Answers,
    receiver: Receiver<Command>,
    loading: Loading,
    ladders: Worker<LadderJob>,
    steps: Worker<step::StepJob>,
    searches: Worker<SearchJob>,
    recovery: Worker<recovery::KeepJob>,
    qualifying: Worker<qualify::QualifyJob>,
    audits: Worker<allocate::AllocateJob>,
    vacancies: Worker<allocate::AllocateJob>,
    files: Worker<files::SaveJob>,
    rulings: Worker<rulings::RulingJob>,
    exports: Worker<export::ExportJob>,
    reviewing: Reviewing,
    data_dir: Option<PathBuf>,
    home: Arc<Home>,
    reading: Reading,
    /// What stops the exports and imports that are not done yet.
    stoppable: Stoppable,
    /// The number of the next job.
    next: u64,
    /// Says what day it is.
    today: Box<dyn Fn() -> Date + Send>,
    /// The day of which the window was told.
    told: Cell<Date>,
}

impl Jobs {
    /// Jobs that keep the user's own files in `data_dir`, and call `wake` from their threads whenever an answer is
    /// there. Documents of others are read in this process.
    pub fn new(data_dir: Option<PathBuf>, wake: Wake) -> Self {
        Jobs::reading(data_dir, wake, Reading::Here)
    }

    /// The same with documents of others read as `reading` says.
    pub fn reading(data_dir: Option<PathBuf>, wake: Wake, reading: Reading) -> Self {
        let (sender, receiver) = channel();
        let answers = Answers { sender, wake };
        let home = Arc::new(Home::new(data_dir.clone()));
        let (for_files, for_exports) = (answers.clone(), answers.clone());
        let allocating = |name: &str| {
            let last = allocate::Last::default();
            let question = |asked: &allocate::AllocateJob| PendingJob::Allocate(asked.seat(), asked.number);
            answers.worker(name, "Judging positions", question, move |asked| asked.answer(&last))
        };
        Jobs {
            recovery: keeping(&answers, &home),
            audits: allocating("audits"),
            vacancies: allocating("vacancies"),
            dialogs: true,
            loading: Loading::new(answers.clone(), data_dir.clone()),
            data_dir,
            ladders: answers.worker(
                "ladder",
                "Comparing",
                |asked: &LadderJob| PendingJob::Ladder(asked.number),
                |asked| asked.answer(),
            ),
            steps: answers.worker(
                "step",
                "Comparing two levels",
                |asked: &step::StepJob| PendingJob::Step(asked.number),
                |asked| asked.answer(),
            ),
            searches: answers.worker(
                "search",
                "Searching",
                |asked: &SearchJob| PendingJob::Search(asked.query.clone()),
                {
                    let index = Mutex::new(None);
                    move |asked: SearchJob| asked.answer(&index)
                },
            ),
            qualifying: answers.worker(
                "qualify",
                "Judging qualifications",
                |asked: &qualify::QualifyJob| PendingJob::Qualify(asked.number),
                {
                    let last = qualify::Last::default();
                    move |asked: qualify::QualifyJob| asked.answer(&last)
                },
            ),
            files: Worker::queue("files", answers.rescue("Saving", files::SaveJob::broken), {
                let last = files::Last::default();
                move |question: files::SaveJob| question.carry_out(&last, &for_files)
            }),
            rulings: Worker::queue("rulings", answers.rescue("Ruling", rulings::RulingJob::broken), {
                let answers = answers.clone();
                move |job| job.carry_out(&answers)
            }),
            exports: Worker::queue("export", answers.rescue("Exporting", export::ExportJob::broken), {
                move |question: export::ExportJob| question.carry_out(&for_exports)
            }),
            reviewing: Reviewing::new(&answers, &reading),
            home,
            reading,
            stoppable: Stoppable::default(),
            next: 1,
            today: Box::new(today),
            told: Cell::new(today()),
            answers,
            receiver,
        }
    }

    /// The same without the system's file dialogs: the window asks for paths itself.
    pub fn without_dialogs(mut self) -> Self {
        self.dialogs = false;
        self
    }

    /// The same with another clock, as a test has one.
    #[must_use]
    pub fn with_today(mut self, today: impl Fn() -> Date + Send + 'static) -> Self {
        self.told.set(today());
        self.today = Box::new(today);
        self
    }

    /// What has been answered since the last call; before it the day, where another one has begun.
    pub fn answers(&self) -> Vec<Command> {
        let today = (self.today)();
        let begun = (self.told.replace(today) != today).then_some(Command::SetToday(today));
        begun.into_iter().chain(self.receiver.try_iter()).collect()
    }

    /// Carries out an effect. What is quick is answered at once, the rest comes through [`answers`](Jobs::answers).
    ///
    /// The clipboard and the window itself are the window's own: for those effects nothing is done here.
    pub fn carry_out(&mut self, effect: Effect, state: &State) -> Vec<Command> {
        match effect {
            Effect::Load(paths) => {
                let id = self.number();
                self.loading.start(id, paths, &state.library);
            }
            Effect::ComputeLadder { question } => return self.ladder(question, state),
            Effect::ComputeStep { question } => return self.step(question, state),
            Effect::Search { query } => self.searches.submit(SearchJob { query, library: state.library.clone() }),
            Effect::AskFiles(wanted) if self.dialogs => dialogs::ask_files(self.answers.clone(), wanted),
            Effect::Reviews(effect) => return self.review(effect, state),
            Effect::AskFolder(wanted) if self.dialogs => dialogs::ask_folder(self.answers.clone(), wanted),
            Effect::AskFiles(_) | Effect::AskFolder(_) => return vec![Command::DialogEnded(None)],
            Effect::Cancel(id) if self.loading.cancel(id) => return vec![Command::LoadStopped],
            Effect::Cancel(id) => self.stoppable.stop(id),
            Effect::Qualify { question } => {
                qualify::QualifyJob::of(question, state)
                    .into_iter()
                    .for_each(|question| self.qualifying.submit(question));
            }
            Effect::Allocate { seat, question } => {
                let worker = if seat == Seat::Held { &self.audits } else { &self.vacancies };
                allocate::AllocateJob::of(seat, question, state)
                    .into_iter()
                    .for_each(|question| worker.submit(question));
            }
            Effect::Keep(kind) => self.recovery.submit(recovery::job(kind, state)),
            Effect::AskSavePath { name, asking } if self.dialogs => {
                dialogs::ask_path(self.answers.clone(), name, asking);
            }
            Effect::AskSavePath { .. } => return vec![Command::Files(FileCommand::SaveIn(None))],
            Effect::Export { exported, path, replace } => {
                let question = export::ExportJob::of(state, self.number(), exported, path, replace);
                question.into_iter().for_each(|question| self.export(question));
            }
            Effect::Save { kind, document, path, force } => {
                let question = files::SaveJob::of(files::Asked { kind, document, path, force }, state);
                question.into_iter().for_each(|question| self.files.submit(question));
            }
            Effect::Rule(change) => self.rulings.submit(rulings::RulingJob::of(state, change)),
            Effect::Copy(_) | Effect::Close => {}
        }
        Vec::new()
    }

    /// The number of a new job.
    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn review(&mut self, effect: ReviewEffect, state: &State) -> Vec<Command> {
        let id = self.number();
        self.reviewing.carry_out(effect, id, state, &mut self.stoppable)
    }

    fn export(&mut self, question: export::ExportJob) {
        self.stoppable.add(question.id, &question.cancelled);
        self.exports.submit(question);
    }

    fn step(&mut self, number: u64, state: &State) -> Vec<Command> {
        let Some(question) = step::StepJob::of(number, state) else { return Vec::new() };
        if question.items() <= AT_ONCE {
            return vec![question.answer()];
        }
        self.steps.submit(question);
        Vec::new()
    }

    fn ladder(&mut self, number: u64, state: &State) -> Vec<Command> {
        let question = LadderJob {
            number,
            library: state.library.clone(),
            levels: state.ladder.levels.clone(),
            against: state.ladder.against,
            links: state.links.current().to_vec(),
        };
        if question.items() <= AT_ONCE {
            return vec![question.answer()];
        }
        self.ladders.submit(question);
        Vec::new()
    }
}

/// What the worker does that keeps for a later start what no file holds.
const KEEPING: &str = "Keeping what is unsaved";

/// The worker that keeps the documents that no file holds for the next start.
fn keeping(answers: &Answers, home: &Arc<Home>) -> Worker<recovery::KeepJob> {
    let (told, answers, home) = (answers.told(KEEPING), answers.clone(), home.clone());
    let merge = |all: &mut recovery::KeepJob, newer| all.extend(newer);
    Worker::patient("recovery", (QUIET, LONGEST), merge, told, move |jobs: recovery::KeepJob| {
        for keep in jobs.into_values() {
            if let Err(reason) = keep(&home) {
                answers.warn(format!("What is unsaved cannot be kept for a later start: {reason}. Save it."));
            }
        }
    })
}

impl Drop for Jobs {
    /// What the user made is on the disk before the program ends.
    fn drop(&mut self) {
        self.recovery.finish();
        self.files.finish();
        self.rulings.finish();
        self.exports.finish();
        self.reviewing.finish();
    }
}
