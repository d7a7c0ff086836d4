//! Work off the frame: loading, comparing, searching, dialogs, saving.
//!
//! The newest question wins; what can take long shows how far it is and can be cancelled.

mod dialogs;
mod lane;
mod load;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use rungs_domain::compare::{Against, Comparer, Ladder, LevelView};
use rungs_domain::spec::{ConfirmedLink, LevelRef};

use super::update::links_in_force;
use super::{Command, Effect, State, palette};
use crate::library::Library;
use lane::Lane;

/// Up to this many items a ladder is computed within the frame: it takes less than a frame's time.
const AT_ONCE: usize = 150;

/// Up to this many series a search is done within the frame.
const SEARCH_AT_ONCE: usize = 50;

/// Calls the window when an answer is there.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Where jobs leave their answers.
#[derive(Clone)]
pub(super) struct Answers {
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
}

/// The question for a ladder.
struct LadderQuestion {
    number: u64,
    library: Arc<Library>,
    comparer: Arc<Comparer>,
    levels: Vec<LevelRef>,
    against: Against,
    links: Vec<ConfirmedLink>,
}

impl LadderQuestion {
    fn answer(&self) -> Command {
        let views: Vec<LevelView<'_>> = self.levels.iter().filter_map(|level| self.library.level(level)).collect();
        let ladder: Ladder = self.comparer.ladder(&views, self.against, &self.links);
        Command::LadderReady { question: self.number, ladder: Arc::new(ladder) }
    }

    fn items(&self) -> usize {
        let views = self.levels.iter().filter_map(|level| self.library.level(level));
        views.map(|view| view.level.duties.items.len() + view.level.ksas.items.len()).sum()
    }
}

/// The jobs of one window.
pub struct Jobs {
    answers: Answers,
    receiver: Receiver<Command>,
    ladders: Lane<LadderQuestion>,
    searches: Lane<(String, Arc<Library>)>,
    comparer: Option<(Arc<Library>, Arc<Comparer>)>,
    cancels: BTreeMap<u64, Arc<AtomicBool>>,
    next: u64,
}

impl Jobs {
    /// Jobs that call `wake` from their threads whenever an answer is there.
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        let answers = Answers { sender, wake };
        let (for_ladders, for_searches) = (answers.clone(), answers.clone());
        Jobs {
            ladders: Lane::new("ladder", move |question: LadderQuestion| for_ladders.give(question.answer())),
            searches: Lane::new("search", move |(query, library): (String, Arc<Library>)| {
                let hits = palette::in_text(&library, &query);
                for_searches.give(Command::Found { query, hits });
            }),
            answers,
            receiver,
            comparer: None,
            cancels: BTreeMap::new(),
            next: 1,
        }
    }

    /// What has been answered since the last call.
    pub fn answers(&self) -> Vec<Command> {
        self.receiver.try_iter().collect()
    }

    /// Carries out an effect. What is quick is answered at once, the rest comes through [`answers`](Jobs::answers).
    pub fn carry_out(&mut self, effect: Effect, state: &State) -> Vec<Command> {
        match effect {
            Effect::Load(paths) => self.load(paths),
            Effect::ComputeLadder { question } => return self.ladder(question, state),
            Effect::Search { query } => return self.search(query, state),
            Effect::AskFiles => dialogs::ask_files(self.answers.clone()),
            Effect::AskFolder => dialogs::ask_folder(self.answers.clone()),
            Effect::Cancel(id) => self.cancel(id),
            _ => {}
        }
        Vec::new()
    }

    fn ladder(&mut self, question: u64, state: &State) -> Vec<Command> {
        let question = LadderQuestion {
            number: question,
            library: state.library.clone(),
            comparer: self.comparer(&state.library),
            levels: state.ladder.levels.clone(),
            against: state.ladder.against,
            links: links_in_force(state),
        };
        if question.items() <= AT_ONCE {
            return vec![question.answer()];
        }
        self.ladders.ask(question);
        Vec::new()
    }

    /// The comparer of a library's vocabulary, made once for each library.
    fn comparer(&mut self, library: &Arc<Library>) -> Arc<Comparer> {
        if let Some((of, comparer)) = &self.comparer
            && Arc::ptr_eq(of, library)
        {
            return comparer.clone();
        }
        let comparer = Arc::new(Comparer::new(&library.vocabulary, load::LIMITS));
        self.comparer = Some((library.clone(), comparer.clone()));
        comparer
    }

    fn search(&mut self, query: String, state: &State) -> Vec<Command> {
        if state.library.series.len() <= SEARCH_AT_ONCE {
            let hits = palette::in_text(&state.library, &query);
            return vec![Command::Found { query, hits }];
        }
        self.searches.ask((query, state.library.clone()));
        Vec::new()
    }

    fn load(&mut self, paths: Vec<PathBuf>) {
        let older: Vec<u64> = self.cancels.keys().copied().collect();
        older.into_iter().for_each(|id| self.cancel(id));
        let cancelled = Arc::new(AtomicBool::new(false));
        let id = self.next;
        self.next += 1;
        self.cancels.insert(id, cancelled.clone());
        load::start(id, paths, cancelled, self.answers.clone());
    }

    fn cancel(&mut self, id: u64) {
        if let Some(cancelled) = self.cancels.remove(&id) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }
}
