//! Open documents of all kinds: what no file holds yet, of this session and of an earlier one.

use std::path::Path;

use crate::State;
use crate::documents::AnyDocuments;
use crate::ids::DocumentKindId;

/// The kinds whose documents are called by their titles. Links have none.
fn titled() -> impl Iterator<Item = DocumentKindId> {
    DocumentKindId::ALL.into_iter().filter(|kind| *kind != DocumentKindId::Links)
}

impl State {
    /// The open documents of a kind.
    pub fn documents(&self, kind: DocumentKindId) -> &dyn AnyDocuments {
        match kind {
            DocumentKindId::Links => &self.links.documents,
            DocumentKindId::Applicants => &self.applicants.desk,
            DocumentKindId::Positions(seat) => &self.positions(seat).desk,
            DocumentKindId::Reviews => &self.reviews.desk,
        }
    }

    /// Whether there is something that no file holds: links, or what was written in a form.
    pub fn is_unsaved(&self) -> bool {
        DocumentKindId::ALL.into_iter().any(|kind| !self.documents(kind).unsaved_titles().is_empty())
    }

    /// What the open documents that no file holds are called; links are none of them.
    pub fn unsaved_titles(&self) -> Vec<String> {
        titled().flat_map(|kind| self.documents(kind).unsaved_titles()).collect()
    }

    /// Whether the form of a document has this file.
    pub fn is_open(&self, path: &Path) -> bool {
        let forms = titled().filter(|kind| *kind != DocumentKindId::Reviews);
        forms.into_iter().any(|kind| self.documents(kind).has_file(path))
    }

    /// What the documents of an earlier session, that wait to be taken up or dropped, are called; links are none of them.
    pub fn recovered_titles(&self) -> Vec<String> {
        titled().flat_map(|kind| self.documents(kind).recovered_titles()).collect()
    }

    /// Whether anything of an earlier session waits so.
    pub fn has_recovered(&self) -> bool {
        DocumentKindId::ALL.into_iter().any(|kind| !self.documents(kind).recovered_titles().is_empty())
    }
}
