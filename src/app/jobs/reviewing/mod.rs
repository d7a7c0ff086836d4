//! Documents under review, off the frame: read, understood, understood anew, saved all at once, compared with the disk.

mod import;
mod profiles;
mod save_all;
mod sources;
mod specification;
mod understand;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use rungs_library::manuscripts::Reading;

use super::stoppable::Stoppable;
use super::worker::Worker;
use super::{Answers, Command};
use crate::State;
use crate::ids::DocumentId;
use crate::reviews::{ReviewEffect, Source, UnderstoodBy};

pub use specification::Specification;

/// Works on documents under review.
pub struct Reviewing {
    imports: Worker<import::ImportJob>,
    understanding: Worker<understand::UnderstandJob>,
    /// The newest question; the work on an older one ends with the document at hand.
    newest: Arc<AtomicU64>,
    saving: Worker<save_all::SaveAllJob>,
    watching: Worker<Vec<PathBuf>>,
    comparing: Worker<Vec<(DocumentId, Arc<Source>)>>,
    profiles: Worker<profiles::ProfileJob>,
}

impl Reviewing {
    /// Leaves what comes of it with `answers`; documents are read as `reading` says.
    pub fn new(answers: &Answers, reading: &Reading) -> Self {
        let (for_imports, for_understanding, for_saving) = (answers.clone(), answers.clone(), answers.clone());
        let (for_watching, for_comparing, for_profiles) = (answers.clone(), answers.clone(), answers.clone());
        let newest: Arc<AtomicU64> = Arc::default();
        let known = newest.clone();
        let watched = sources::Watching::default();
        Reviewing {
            imports: Worker::queue("import", answers.rescue("Importing", |job: &import::ImportJob, _| job.broken()), {
                let reader = Mutex::new(reading.reader());
                move |question: import::ImportJob| question.carry_out(&reader, &for_imports)
            }),
            understanding: Worker::new(
                "understand",
                answers.told("Understanding"),
                move |question: understand::UnderstandJob| {
                    question.carry_out(&known, &for_understanding);
                },
            ),
            newest,
            saving: Worker::queue(
                "save all",
                answers.rescue("Saving all", |job: &save_all::SaveAllJob, _| job.broken()),
                move |question: save_all::SaveAllJob| question.carry_out(&for_saving),
            ),
            watching: Worker::new("watch documents", answers.told("Watching documents"), move |paths: Vec<PathBuf>| {
                sources::watch_again(&paths, &watched, &for_watching);
            }),
            comparing: Worker::queue("compare documents", answers.told("Looking at documents again"), {
                let reader = Mutex::new(reading.reader());
                move |documents| sources::compare(documents, &reader, &for_comparing)
            }),
            profiles: Worker::queue(
                "profiles",
                answers.told("Using a profile"),
                move |question: profiles::ProfileJob| {
                    question.carry_out(&for_profiles);
                },
            ),
        }
    }

    /// Waits until what was asked to be saved is saved.
    pub fn finish(&mut self) {
        self.saving.finish();
        self.profiles.finish();
    }

    /// Carries an effect out; what can be stopped is the job `id`.
    pub fn carry_out(&self, effect: ReviewEffect, id: u64, state: &State, stoppable: &mut Stoppable) -> Vec<Command> {
        match effect {
            ReviewEffect::Import(paths) => {
                let question =
                    import::ImportJob { id, paths, given: UnderstoodBy::of(state), cancelled: Arc::default() };
                stoppable.add(id, &question.cancelled);
                self.imports.submit(question);
            }
            ReviewEffect::Understand { question } => return self.understand(question, state),
            ReviewEffect::SaveAll(folder) => {
                let question = save_all::SaveAllJob::of(state, id, folder);
                stoppable.add(id, &question.cancelled);
                self.saving.submit(question);
            }
            ReviewEffect::Watch => {
                self.watching.submit(sources(state).map(|(_, source)| source.path.clone()).collect());
            }
            ReviewEffect::SaveProfile { document, path, replace } => {
                let question = profiles::ProfileJob::save(state, document, path, replace);
                question.into_iter().for_each(|question| self.profiles.submit(question));
            }
            ReviewEffect::ReadProfile(path) => self.profiles.submit(profiles::ProfileJob::Read(path)),
            ReviewEffect::Compare(ids) => {
                self.comparing.submit(sources(state).filter(|(id, _)| ids.contains(id)).collect());
            }
        }
        Vec::new()
    }

    /// Understands what changed: a small document here and now, else off the frame.
    fn understand(&self, number: u64, state: &State) -> Vec<Command> {
        let question = understand::UnderstandJob::of(number, state);
        self.newest.store(number, Ordering::Relaxed);
        if question.is_small() {
            return question.answers().collect();
        }
        self.understanding.submit(question);
        Vec::new()
    }
}

/// The open documents as they were read.
fn sources(state: &State) -> impl Iterator<Item = (DocumentId, Arc<Source>)> {
    state.reviews.desk.open.iter().filter_map(|document| Some((document.id, document.draft.source.clone()?)))
}
