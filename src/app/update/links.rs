//! Links decided by hand: with undo, kept until a file holds them.

use std::path::PathBuf;

use rungs_domain::spec::{ConfirmedLink, Decision};
use rungs_domain::words::counted;

use super::super::state::{CellId, Dialog, ItemId, same_pair};
use super::super::{Effect, State, cells};
use super::{desk, levels, say, warn};

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
        by: state.signature(),
        on: state.today,
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
    let mut links: Vec<_> = state.links.current.iter().filter(|old| !same_pair(old, &link)).cloned().collect();
    links.push(link);
    edit(state, what, links)
}

/// Goes back to the computed link.
pub fn forget(state: &mut State, lower: &ItemId, upper: &ItemId) -> Vec<Effect> {
    let Ok(link) = pair(state, lower, upper, Decision::Linked) else { return Vec::new() };
    let links: Vec<_> = state.links.current.iter().filter(|old| !same_pair(old, &link)).cloned().collect();
    if links.len() == state.links.current.len() {
        warn(state, "This pair has no decision of yours. A link of the specification itself can only be parted.");
        return Vec::new();
    }
    edit(state, format!("Forgot the decision on {}", name(&link)), links)
}

fn edit(state: &mut State, what: String, links: Vec<ConfirmedLink>) -> Vec<Effect> {
    let before = std::mem::replace(&mut state.links.current, links);
    state.links.undo.keep(what.clone(), before);
    let unsigned = if state.user_name.is_empty() { " Ctrl+Shift+N signs it with your name." } else { "" };
    say(state, format!("{what}. Ctrl+Z takes it back, Ctrl+S saves it.{unsigned}"));
    changed(state)
}

/// What follows from a change of the links.
pub fn changed(state: &mut State) -> Vec<Effect> {
    sign(state);
    compare_with_disk(state);
    let mut effects = levels::ask(state);
    effects.push(Effect::KeepRecovery);
    effects
}

/// Signs today's decisions that nobody signed and no file holds. Decisions redone from before the name was given are
/// among them. Returns whether there were any.
pub fn sign(state: &mut State) -> bool {
    let Some(name) = state.signature() else { return false };
    let on_disk = state.library.side_links();
    let (today, mut signed) = (state.today, false);
    for link in state.links.current.iter_mut().filter(|link| link.by.is_none() && link.on == today) {
        if !on_disk.contains(link) {
            link.by = Some(name.clone());
            signed = true;
        }
    }
    signed
}

/// Links are unsaved while they differ from what the side files held when they were read.
pub fn compare_with_disk(state: &mut State) {
    let on_disk = state.library.side_links();
    let same =
        on_disk.len() == state.links.current.len() && on_disk.iter().all(|link| state.links.current.contains(link));
    state.links.unsaved = !same;
}

/// Takes the last decision back.
pub fn undo(state: &mut State) -> Vec<Effect> {
    let now = std::mem::take(&mut state.links.current);
    match state.links.undo.back(now) {
        Ok((what, before)) => {
            state.links.current = before;
            say(state, format!("Taken back: {what}."));
            changed(state)
        }
        Err(now) => {
            state.links.current = now;
            say(state, "There is nothing to undo.");
            Vec::new()
        }
    }
}

/// Makes it again.
pub fn redo(state: &mut State) -> Vec<Effect> {
    let now = std::mem::take(&mut state.links.current);
    match state.links.undo.forward(now) {
        Ok((what, after)) => {
            state.links.current = after;
            say(state, format!("Made again: {what}."));
            changed(state)
        }
        Err(now) => {
            state.links.current = now;
            say(state, "There is nothing to redo.");
            Vec::new()
        }
    }
}

/// Saves the links; asks first where a side file changed underneath.
pub fn save(state: &mut State, force: bool) -> Vec<Effect> {
    if !state.links.unsaved && !force {
        say(state, "All links are saved.");
        return Vec::new();
    }
    match state.links.changed_below.clone() {
        Some(path) if !force => {
            conflict(state, path);
            Vec::new()
        }
        _ => {
            state.dialog = None;
            vec![Effect::SaveLinks { force }]
        }
    }
}

/// The links are in their files.
pub fn saved(state: &mut State, at: String) -> Vec<Effect> {
    state.links.changed_below = None;
    say(state, format!("Links saved at {at}."));
    state.status.saved_at = Some(at);
    if state.links.unsaved {
        return vec![Effect::KeepRecovery];
    }
    let mut effects = vec![Effect::KeepRecovery];
    effects.extend(desk::advance_close(state));
    effects
}

/// They are not: nothing is lost, and the window stays.
pub fn not_saved(state: &mut State, why: &str) {
    state.awaited.close = false;
    warn(state, format!("Links are not saved: {why}."));
}

/// A side file changed underneath: the user decides.
pub fn conflict(state: &mut State, path: PathBuf) {
    state.awaited.close = false;
    state.dialog = Some(Dialog::Overwrite(path));
}

/// Takes what the side files hold now; undo brings the user's own back.
pub fn take_on_disk(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    state.links.changed_below = None;
    let on_disk = state.library.side_links();
    let mut effects = edit(state, "Took the links on disk".to_owned(), on_disk);
    effects.push(Effect::Load(state.opened.clone()));
    effects
}

/// Keeps the links that an earlier session left unsaved, unless the files hold them all the same.
pub fn recovery_found(state: &mut State, found: Vec<ConfirmedLink>) {
    let on_disk = state.library.side_links();
    if found.iter().any(|link| !on_disk.contains(link)) {
        state.links.recovered = found;
    }
}

/// Takes them up again: each wins over what is known about its pair.
pub fn take_recovered(state: &mut State) -> Vec<Effect> {
    let found = std::mem::take(&mut state.links.recovered);
    if found.is_empty() {
        return Vec::new();
    }
    let mut links = state.links.current.clone();
    links.retain(|old| !found.iter().any(|new| same_pair(new, old)));
    let what = format!("Took up {} of the last session", links_word(found.len()));
    links.extend(found);
    edit(state, what, links)
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
