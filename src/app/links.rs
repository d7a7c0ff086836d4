//! Decisions on links: one document for all series, always open, whose files stand beside the specifications.

use std::path::PathBuf;
use std::sync::Arc;

use rungs_domain::spec::{ConfirmedLink, Vocabulary};

use crate::documents::{Document, DocumentDraft, OpenDocuments};
use crate::ids::DocumentId;

/// The one document of links.
pub const LINKS: DocumentId = DocumentId(0);

/// The links that the user decided in this program.
#[derive(Debug)]
pub struct Links {
    /// The one document.
    pub documents: OpenDocuments<LinkDraft>,
    /// Side files changed on disk while there was something unsaved: saving asks first.
    pub changed_below: Option<PathBuf>,
}

/// Decisions on links, in the order in which they were made. Two are equal where they say the same.
#[derive(Debug, Clone, Default)]
pub struct LinkDraft(pub Vec<ConfirmedLink>);

impl PartialEq for LinkDraft {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && other.0.iter().all(|link| self.0.contains(link))
    }
}

impl LinkDraft {
    /// The links of both; about a pair that both decide on, `newer` wins.
    #[must_use]
    pub fn with(&self, newer: &LinkDraft) -> LinkDraft {
        LinkDraft(ConfirmedLink::overlaid(self.0.clone(), &newer.0))
    }
}

impl DocumentDraft for LinkDraft {
    type Reading = ();
    type Field = ();

    fn read(&self, _: &Vocabulary) {}

    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// Files from which the last decision was taken back are written, too.
    fn is_empty(&self) -> bool {
        false
    }

    fn title(&self) -> String {
        "Links".to_owned()
    }

    fn label((): ()) -> String {
        "Links".to_owned()
    }
}

impl Default for Links {
    fn default() -> Self {
        let draft = Arc::new(LinkDraft::default());
        let saved = Some(draft.clone());
        let document =
            Document { id: LINKS, draft, reading: Arc::default(), path: None, saved, on_disk: None, sample: false };
        let (open, current) = (vec![document], Some(LINKS));
        Links { documents: OpenDocuments { open, current, ..OpenDocuments::default() }, changed_below: None }
    }
}

impl Links {
    /// The links as they stand now, as they would be saved.
    pub fn current(&self) -> &[ConfirmedLink] {
        self.documents.shown().map_or(&[], |document| &document.draft.0)
    }

    /// Whether there is something that no file holds yet.
    pub fn is_unsaved(&self) -> bool {
        self.documents.unsaved().next().is_some()
    }

    /// The links of an earlier session that wait to be taken up or dropped.
    pub fn recovered(&self) -> LinkDraft {
        self.documents.recovered.iter().fold(LinkDraft::default(), |all, kept| all.with(&kept.draft))
    }
}
