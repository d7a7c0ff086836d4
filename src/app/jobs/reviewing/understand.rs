//! Documents understood anew, after a ruling or by other words.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::super::{Answers, Command};
use crate::State;
use crate::ids::DocumentId;
use crate::reviews::{ReviewCommand, ReviewDraft, UnderstoodBy};

/// Up to this many bytes of text a document is understood within the frame: it takes half of a frame's time.
const AT_ONCE: usize = 32 << 10;

/// What is to be understood anew: all that changed, so that a newer question holds everything of an older.
pub struct UnderstandJob {
    number: u64,
    given: UnderstoodBy,
    documents: Vec<(DocumentId, Arc<ReviewDraft>)>,
}

impl UnderstandJob {
    /// What in `state` is not understood by the rulings and words of now, the document in view first.
    pub fn of(number: u64, state: &State) -> Self {
        let reviews = &state.reviews;
        let stale = reviews.desk.open.iter().filter(|document| !reviews.is_fresh(document));
        let mut documents: Vec<_> = stale.map(|document| (document.id, document.draft.clone())).collect();
        documents.sort_by_key(|(id, _)| Some(*id) != reviews.desk.current);
        UnderstandJob { number, given: UnderstoodBy::of(state), documents }
    }

    /// Whether it is answered within a frame's time.
    pub fn is_small(&self) -> bool {
        let text = |draft: &ReviewDraft| draft.source.as_ref().map_or(0, |source| source.manuscript.text.len());
        self.documents.iter().map(|(_, draft)| text(draft)).sum::<usize>() <= AT_ONCE
    }

    /// The answers, one by one.
    pub fn answers(&self) -> impl Iterator<Item = Command> {
        self.documents.iter().filter_map(|(id, draft)| {
            let manuscript = &draft.source.as_ref()?.manuscript;
            Some(Command::Reviews(match self.given.understand(manuscript, draft.rulings.clone()) {
                Ok(understood) => {
                    ReviewCommand::Understood { question: self.number, document: *id, understood: Box::new(understood) }
                }
                Err(why) => ReviewCommand::NotUnderstood(*id, why),
            }))
        })
    }

    /// Gives the answers, until there is a newer question.
    pub fn carry_out(&self, newest: &AtomicU64, answers: &Answers) {
        for answer in self.answers() {
            answers.give(answer);
            if newest.load(Ordering::Relaxed) != self.number {
                break;
            }
        }
    }
}
