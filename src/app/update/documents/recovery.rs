//! What an earlier session left unsaved: links and documents of every kind, offered together.

use super::kind::{DocumentKind, LinkKind, kind};
use super::{ApplicantKind, ReviewKind, editing};
use crate::documents::{Document, DocumentDraft, Kept};
use crate::files::Recovered;
use crate::ids::{DocumentId, DocumentKindId, Seat};
use crate::state::Dialog;
use crate::update::say;
use crate::{Effect, State};

/// Keeps what was found, and offers it. Links that the files hold all the same are passed over.
pub fn found(state: &mut State, mut found: Recovered) {
    let on_disk = state.library.side_links();
    found.links.retain(|kept| kept.draft.0.iter().any(|link| !on_disk.contains(link)));
    for seat in Seat::ALL {
        seat.documents_mut(state).recovered = found.of(seat);
    }
    LinkKind.documents_mut(state).recovered = found.links;
    ApplicantKind.documents_mut(state).recovered = found.applicants;
    ReviewKind.documents_mut(state).recovered = found.reviews;
    if state.has_recovered() {
        state.dialog = Some(Dialog::Recover);
    }
}

/// Takes it up again, beside what is open.
pub fn take(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    let mut effects = Vec::new();
    let mut first = None;
    for id in DocumentKindId::ALL {
        let taken = kind(id).take_recovered(state);
        if !taken.is_empty() && id != DocumentKindId::Links {
            first = first.or(Some(id));
        }
        effects.extend(taken);
    }
    if let Some(id) = first {
        state.tab = id.tab();
        say(state, "Here is what the last session left unsaved. Ctrl+S saves it.");
    }
    effects
}

/// Opens documents of an earlier session, as a step of undo.
pub fn open<K: DocumentKind>(kind: K, state: &mut State, found: Vec<Kept<K::Draft>>) -> Vec<Effect> {
    let before = kind.documents(state).open.clone();
    for kept in found {
        let id = untouched(kind, state, &kept).unwrap_or_else(|| editing::put(kind, state, kept.draft.clone()));
        if let Some(document) = kind.documents_mut(state).document_mut(id) {
            let Kept { draft, path, on_disk } = kept;
            document.draft = draft;
            document.path = path;
            document.on_disk = on_disk;
        }
        editing::choose(kind, state, id);
    }
    editing::read_again(kind, state);
    let what = format!("taking up {}s of the last session", kind.id().noun());
    kind.documents_mut(state).undo.keep(what, before);
    kind.come_into_view(state);
    editing::changed(kind, state)
}

/// The open document of the same file, or made from the same thing, in which nobody has written anything since: it was
/// opened anew, and what was kept is the later version of it.
fn untouched<K: DocumentKind>(kind: K, state: &State, kept: &Kept<K::Draft>) -> Option<DocumentId> {
    let same_file = |open: &Document<K::Draft>| open.path.is_some() && open.path == kept.path;
    let mut open = kind.documents(state).open.iter().filter(|document| !document.is_unsaved());
    open.find(|document| same_file(document) || document.draft.is_version_of(&kept.draft)).map(|document| document.id)
}

/// Gives it up.
pub fn drop_all(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    let drop = |id| {
        kind(id).drop_recovered(state);
        Effect::Keep(id)
    };
    DocumentKindId::ALL.into_iter().map(drop).collect()
}
