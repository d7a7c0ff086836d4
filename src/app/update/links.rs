//! Links decided by hand: with undo, kept until a file holds them.

use std::sync::Arc;

use rungs_domain::spec::{Change, ConfirmedLink, Decision};
use rungs_domain::words::counted;

use super::documents::{self, LinkKind, editing};
use super::{levels, say, say_undoable, warn};
use crate::disagreement::{Choice, Disagreement};
use crate::documents::Kept;
use crate::ids::{CellId, DocumentKindId, ItemId};
use crate::links::{LINKS, LinkDraft};
use crate::state::Dialog;
use crate::undo::Undo;
use crate::{Effect, State, cells, focused};

/// The pair as a link, the level shown first as the lower one.
fn pair(state: &State, lower: &ItemId, upper: &ItemId, decision: Decision) -> Result<ConfirmedLink, &'static str> {
    if lower.kind != upper.kind {
        return Err("A duty is linked with a duty, and a KSA with a KSA. Choose two of one kind.");
    }
    if lower.level == upper.level {
        return Err("Links lead from one level to another. Choose an item of another level.");
    }
    let column = |item: &ItemId| state.ladder.levels.iter().position(|level| *level == item.level);
    let (lower, upper) = match (column(lower), column(upper)) {
        (Some(first), Some(second)) if first > second => (upper, lower),
        _ => (lower, upper),
    };
    Ok(ConfirmedLink {
        lower: lower.level.clone(),
        upper: upper.level.clone(),
        item: lower.kind,
        lower_number: lower.number,
        upper_number: upper.number,
        decision,
        change: None,
        why: None,
        by: state.signature(),
        on: state.today,
        reading: false,
    })
}

fn name(link: &ConfirmedLink) -> String {
    let word = link.item.word();
    format!("{} {word} {} with {} {word} {}", link.lower.code, link.lower_number, link.upper.code, link.upper_number)
}

/// Decides about two items.
pub fn decide(state: &mut State, lower: &ItemId, upper: &ItemId, decision: Decision) -> Vec<Effect> {
    state.ladder.linking = None;
    let link = match pair(state, lower, upper, decision) {
        Ok(link) => link,
        Err(why) => {
            warn(state, why);
            return Vec::new();
        }
    };
    let verb = if decision == Decision::Linked { "Linked" } else { "Unlinked" };
    let what = format!("{verb} {}", name(&link));
    put(state, what, link)
}

/// Edits the links so that this decision stands in place of others about its pair.
fn put(state: &mut State, what: String, link: ConfirmedLink) -> Vec<Effect> {
    let links = ConfirmedLink::overlaid(state.links.current().to_vec(), &[link]);
    edit(state, what, links)
}

/// Records what is written of a change in the dialog, where nothing is missing.
pub fn take_disagreement(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Disagree(written)) = state.dialog.take_if(|dialog| match dialog {
        Dialog::Disagree(written) => written.missing().is_none(),
        _ => false,
    }) else {
        return Vec::new();
    };
    match written.choice {
        Choice::Named(change) => name_change(state, &written, change),
        Choice::Read => forget(state, &written.from, &written.to),
        Choice::Computed => back_to_computed(state, &written.from, &written.to),
    }
}

/// Names the change from one item to another.
fn name_change(state: &mut State, written: &Disagreement, change: Change) -> Vec<Effect> {
    let by = super::name::tidy(&written.by);
    let by = (!by.is_empty() && by != state.user_name).then_some(by);
    change_link(state, (&written.from, &written.to), |link| {
        let turned = link.lower != written.from.level;
        link.change = if turned { change.turned() } else { Some(change) };
        link.why = Some(written.why.split_whitespace().collect::<Vec<_>>().join(" "));
        link.by = by.or(link.by.take());
        format!("Called the change of {} {change}", name(link))
    })
}

/// Lets the words of two items name their change again.
pub fn back_to_computed(state: &mut State, from: &ItemId, to: &ItemId) -> Vec<Effect> {
    change_link(state, (from, to), |link| format!("Went back to the computed change of {}", name(link)))
}

/// Links two items as `said`, which says what that is, too.
fn change_link(
    state: &mut State,
    (from, to): (&ItemId, &ItemId),
    said: impl FnOnce(&mut ConfirmedLink) -> String,
) -> Vec<Effect> {
    match pair(state, from, to, Decision::Linked) {
        Ok(mut link) => {
            let what = said(&mut link);
            put(state, what, link)
        }
        Err(problem) => {
            warn(state, problem);
            Vec::new()
        }
    }
}

/// Takes the user's decision about two items back.
pub fn forget(state: &mut State, lower: &ItemId, upper: &ItemId) -> Vec<Effect> {
    let Ok(link) = pair(state, lower, upper, Decision::Linked) else { return Vec::new() };
    let links: Vec<_> = state.links.current().iter().filter(|old| !old.is_same_pair(&link)).cloned().collect();
    if links.len() == state.links.current().len() {
        warn(state, "This pair has no decision of yours. A link of the specification itself can only be parted.");
        return Vec::new();
    }
    let what = match focused::given_decision(state, lower, upper) {
        Some(_) => format!("Went back to what was read of {}", name(&link)),
        None => format!("Forgot the decision on {}", name(&link)),
    };
    edit(state, what, links)
}

fn edit(state: &mut State, what: String, links: Vec<ConfirmedLink>) -> Vec<Effect> {
    let unsigned = if state.user_name.is_empty() { " It is unsigned: give your name to sign it." } else { "" };
    say_undoable(state, format!("{what}. It is not saved yet.{unsigned}"));
    editing::change(LinkKind, state, what, |draft| draft.0 = links)
}

/// What follows from a change of the links: they are signed, and the ladder is computed anew.
pub fn ask(state: &mut State) -> Vec<Effect> {
    sign(state);
    levels::ask(state)
}

/// Signs today's decisions that nobody signed and no file holds. Decisions redone from before the name was given are
/// among them. Returns whether there were any.
pub fn sign(state: &mut State) -> bool {
    let Some(name) = state.signature() else { return false };
    let (on_disk, today) = (state.library.side_links(), state.today);
    let Some(document) = state.links.documents.document_mut(LINKS) else { return false };
    let unsigned = |link: &ConfirmedLink| link.by.is_none() && link.on == today && !on_disk.contains(link);
    if !document.draft.0.iter().any(unsigned) {
        return false;
    }
    let links = Arc::make_mut(&mut document.draft).0.iter_mut();
    links.filter(|link| unsigned(link)).for_each(|link| link.by = Some(name.clone()));
    true
}

/// Saves the links; asks first where a side file changed underneath.
pub fn save(state: &mut State) -> Vec<Effect> {
    if !state.links.is_unsaved() {
        say(state, "All links are saved.");
        return Vec::new();
    }
    match state.links.changed_below.clone() {
        Some(path) => {
            documents::conflict(state, DocumentKindId::Links, LINKS, path);
            Vec::new()
        }
        None => documents::write(LinkKind, state, LINKS, None, false),
    }
}

/// Takes up the links of the side files, unless the user has made some that no file holds yet: then saving asks first if
/// the files changed underneath. `before` is what they held so far.
pub fn take_library(state: &mut State, before: &[ConfirmedLink]) {
    let on_disk = LinkDraft(state.library.side_links());
    let unsaved = state.links.is_unsaved();
    let Some(document) = state.links.documents.document_mut(LINKS) else { return };
    document.saved = Some(Arc::new(on_disk.clone()));
    if !unsaved {
        if *document.draft != on_disk {
            document.draft = Arc::new(on_disk);
            state.links.documents.undo = Undo::default();
        }
        return;
    }
    if !document.is_unsaved() {
        state.links.changed_below = None;
    } else if on_disk.0 != before {
        let first = on_disk.0.iter().find(|link| !before.contains(link)).or(before.first());
        let loaded = first.and_then(|link| state.library.find(&link.lower.series));
        state.links.changed_below = loaded.and_then(|loaded| loaded.side.path.clone());
    }
}

/// Takes what the side files hold now; undo brings the user's own back.
pub fn take_on_disk(state: &mut State) -> Vec<Effect> {
    state.links.changed_below = None;
    let on_disk = state.library.side_links();
    let mut effects = edit(state, "Took the links on disk".to_owned(), on_disk);
    effects.push(Effect::Load(state.opened.clone()));
    effects
}

/// Takes up the links that an earlier session left unsaved: each wins over what is known about its pair.
pub fn take_recovered(state: &mut State, found: &[Kept<LinkDraft>]) -> Vec<Effect> {
    let found = found.iter().fold(LinkDraft::default(), |all, kept| all.with(&kept.draft));
    let what = format!("Took up {} of the last session", links_word(found.0.len()));
    let links = LinkDraft(state.links.current().to_vec()).with(&found);
    edit(state, what, links.0)
}

/// "1 link", "3 links".
fn links_word(count: usize) -> String {
    counted(count, "link")
}

/// Copies the words of a cell with their citation.
pub fn copy_citation(state: &mut State, cell: CellId) -> Vec<Effect> {
    match cells::with_citation(state, cell) {
        Some(text) => copy(state, text, "Copied with its citation."),
        None => {
            warn(state, "Nothing is printed in this cell. Move to a cell with text, then copy.");
            Vec::new()
        }
    }
}

/// Copies a text.
pub fn copy(state: &mut State, text: String, done: &str) -> Vec<Effect> {
    say(state, done);
    vec![Effect::Copy(text)]
}
