//! The specification that a document under review is saved as, by the newest rulings.

use rungs_domain::diagnostic::Severity;
use rungs_domain::spec::Vocabulary;
use rungs_formats::ron::{self, write_series};

use super::super::files::Content;
use crate::app::State;
use crate::app::desk::DocumentId;
use crate::app::reviews::Given;

/// What makes the text of its file, `name`, off the frame; `None`: it is not open, or no document was read.
pub fn specification(
    state: &State,
    id: DocumentId,
    name: String,
) -> Option<impl FnOnce() -> Result<Content, String> + Send + use<>> {
    let reviews = &state.reviews;
    let document = reviews.desk.document(id)?;
    let (source, rulings) = (document.draft.source.clone()?, document.draft.rulings.clone());
    let known = reviews.understood.get(&id).filter(|_| reviews.is_fresh(document)).map(|known| known.draft.clone());
    let given = Given::of(state);
    Some(move || {
        let draft = match known {
            Some(draft) => draft,
            None => given.understand(&source.manuscript, rulings)?.draft,
        };
        let text = write_series(&draft.series);
        Ok(Content { remark: findings(&name, &text, &given.library.vocabulary), text })
    })
}

/// What the check finds in it. It is saved all the same: it is the user's work, and can be mended in the file, too.
fn findings(name: &str, text: &str, vocabulary: &Vocabulary) -> Option<String> {
    let found = ron::read(name, text.as_bytes(), vocabulary).diagnostics;
    let errors = found.iter().filter(|one| one.severity == Severity::Error);
    let first = errors.clone().next()?;
    Some(match errors.count() {
        1 => format!("The check finds an error in it: {}.", first.message),
        many => format!("The check finds {many} errors in it, the first: {}.", first.message),
    })
}
