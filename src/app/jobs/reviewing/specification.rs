//! The specification that a document under review is saved as, by the newest rulings.

use std::sync::Arc;

use rungs_domain::diagnostic::Severity;
use rungs_domain::spec::{SeriesId, Vocabulary};
use rungs_files::ron::{self, write_series};

use super::super::files::Content;
use crate::State;
use crate::ids::DocumentId;
use crate::reviews::{Correction, Draft, Source, UnderstoodBy};

/// A document under review, to be made into a specification.
pub struct Specification {
    /// The document.
    pub document: DocumentId,
    /// What was read.
    pub source: Arc<Source>,
    /// What was ruled about it.
    pub rulings: Arc<Vec<Correction>>,
    /// What was understood by these rulings, where that is known.
    known: Option<Arc<Draft>>,
    given: UnderstoodBy,
}

/// A specification as it is to be written.
pub struct Made {
    /// The id of its series.
    pub id: SeriesId,
    /// What its file is to hold.
    pub content: Content,
}

impl Specification {
    /// Of an open document; `None`: it is not open, or nothing was read.
    pub fn of(state: &State, id: DocumentId) -> Option<Self> {
        let reviews = &state.reviews;
        let document = reviews.desk.document(id)?;
        let known = reviews.understood.get(&id).filter(|_| reviews.is_fresh(document));
        Some(Specification {
            document: id,
            source: document.draft.source.clone()?,
            rulings: document.draft.rulings.clone(),
            known: known.map(|known| known.draft.clone()),
            given: UnderstoodBy::of(state),
        })
    }

    /// Makes it, off the frame.
    ///
    /// # Errors
    /// Why it cannot be made, as a sentence without a full stop.
    pub fn make(self) -> Result<Made, String> {
        let draft = match self.known {
            Some(draft) => draft,
            None => self.given.understand(&self.source.manuscript, self.rulings)?.draft,
        };
        let text = write_series(&draft.series);
        let mut vocabulary = self.given.library.vocabulary.clone();
        vocabulary.add(&draft.words);
        let remark = findings(&text, &vocabulary);
        let content = Content { text, remark, words: draft.words.clone() };
        Ok(Made { id: draft.series.id.clone(), content })
    }
}

/// What the check finds in it. It is saved all the same: it is the user's work, and can be mended in the file, too.
fn findings(text: &str, vocabulary: &Vocabulary) -> Option<String> {
    let found = ron::read("draft", text.as_bytes(), vocabulary).diagnostics;
    let errors = found.iter().filter(|one| one.severity == Severity::Error);
    let first = errors.clone().next()?;
    Some(match errors.count() {
        1 => format!("The check finds an error in it: {}.", first.message),
        many => format!("The check finds {many} errors in it, the first: {}.", first.message),
    })
}
