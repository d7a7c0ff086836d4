//! What no file holds yet, of this session and of an earlier one.

use std::path::Path;

use rungs_domain::spec::ConfirmedLink;

use super::State;
use super::desk::Form;
use super::positions::Seat;
use super::state::same_pair;

impl State {
    /// Whether there is something that no file holds: links, or what was written in a form.
    pub fn is_unsaved(&self) -> bool {
        self.links.unsaved || !self.unsaved_titles().is_empty()
    }

    /// What the open documents that no file holds are called.
    pub fn unsaved_titles(&self) -> Vec<String> {
        let applicants = self.applicants.desk.unsaved().map(|document| document.title());
        let positions = Seat::ALL.into_iter().flat_map(|seat| self.positions(seat).desk.unsaved());
        let reviews = self.reviews.desk.unsaved().map(|document| document.title());
        applicants.chain(positions.map(|document| document.title())).chain(reviews).collect()
    }

    /// Whether the form of a document has this file.
    pub fn is_open(&self, path: &Path) -> bool {
        let applicants = self.applicants.desk.open.iter().map(|document| &document.path);
        let positions = Seat::ALL.into_iter().flat_map(|seat| &self.positions(seat).desk.open);
        applicants.chain(positions.map(|document| &document.path)).any(|own| own.as_deref() == Some(path))
    }

    /// What the documents of an earlier session, that wait to be taken up or dropped, are called.
    pub fn recovered_titles(&self) -> Vec<String> {
        let applicants = self.applicants.desk.recovered.iter().map(|kept| kept.draft.title());
        let positions = Seat::ALL.into_iter().flat_map(|seat| &self.positions(seat).desk.recovered);
        let reviews = self.reviews.desk.recovered.iter().map(|kept| kept.draft.title());
        applicants.chain(positions.map(|kept| kept.draft.title())).chain(reviews).collect()
    }

    /// Whether anything of an earlier session waits so.
    pub fn has_recovered(&self) -> bool {
        !self.links.recovered.is_empty() || !self.recovered_titles().is_empty()
    }

    /// The links that no file holds yet: those of this session, and those of an earlier one.
    pub fn unsaved_links(&self) -> Vec<ConfirmedLink> {
        let mut links = self.links.recovered.clone();
        if self.links.unsaved {
            links.retain(|old| !self.links.current.iter().any(|new| same_pair(new, old)));
            links.extend(self.links.current.iter().cloned());
        }
        links
    }
}
