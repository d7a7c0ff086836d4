//! What duties are matched to: decided by the user, in place, with name, day and the words as they are now.

use std::sync::Arc;

use rungs_domain::allocate::{DutyMatch, MAX_MATCHES, WorksheetLine, item_words};
use rungs_domain::spec::{Code, DutyScope};
use rungs_library::LoadedSeries;

use super::super::super::positions::{Choosing, DutyDraft, Field, Judged, Part, PositionDraft, Seat};
use super::super::super::typed::line;
use super::super::super::{Effect, State};
use super::{say, say_undoable, warn};
use crate::update::documents::editing::{change, wish};

/// Opens the list of what a duty can be matched to, or closes it.
pub fn choose(state: &mut State, seat: Seat, row: Option<usize>) {
    let row = row.filter(|row| duty(state, seat, *row).is_some());
    let positions = state.positions_mut(seat);
    positions.choosing = row.map(|row| Choosing { row, words: String::new() });
    positions.row = row.or(positions.row);
}

/// Looks for words in that list.
pub fn search(state: &mut State, seat: Seat, words: String) {
    if let Some(choosing) = &mut state.positions_mut(seat).choosing {
        choosing.words = words;
    }
}

fn shown(state: &State, seat: Seat) -> Option<&PositionDraft> {
    Some(state.positions(seat).desk.shown()?.draft.as_ref())
}

fn duty(state: &State, seat: Seat, row: usize) -> Option<&DutyDraft> {
    shown(state, seat)?.duties.get(row)
}

/// The series that the position in the form is judged against.
fn series(state: &State, seat: Seat) -> Option<Arc<LoadedSeries>> {
    state.library.find(shown(state, seat)?.series.as_ref()?).cloned()
}

/// A match to an item, decided by the user, today; `None`: the series has no such item.
fn signed(state: &State, loaded: &LoadedSeries, level: &Code, number: Option<u32>) -> Option<DutyMatch> {
    let words = line(&item_words(loaded.series.level(level)?, number)?);
    Some(DutyMatch {
        level: level.clone(),
        duty: number,
        cited: Some(words).filter(|words| !words.is_empty()),
        by: state.signature(),
        on: state.today,
        why: None,
    })
}

/// Replaces what was decided about a row. With the first decision the text that it is about is recorded.
pub fn set(state: &mut State, seat: Seat, row: usize, matches: Option<Vec<DutyMatch>>) -> Vec<Effect> {
    let Some(duty) = duty(state, seat, row) else { return Vec::new() };
    if matches.as_ref().is_some_and(|matches| matches.len() > MAX_MATCHES) {
        warn(state, format!("A duty is matched to at most {MAX_MATCHES} items: split it, or keep the nearest."));
        return Vec::new();
    }
    let what = format!("the match of duty {}", duty.number);
    let revision = series(state, seat).map(|loaded| loaded.revision().to_owned());
    change(seat, state, what, |draft| {
        if matches.is_some() && draft.revision.is_none() {
            draft.revision = revision;
        }
        if let Some(duty) = draft.duties.get_mut(row) {
            duty.matched = matches;
        }
    })
}

/// Decides that the duty of a row is the best suggestion's work.
pub fn confirm(state: &mut State, seat: Seat, row: usize) -> Vec<Effect> {
    let (Some(duty), Some(loaded)) = (duty(state, seat, row), series(state, seat)) else { return Vec::new() };
    if duty.matched.is_some() {
        say(state, "The duty is decided already.");
        return Vec::new();
    }
    let Some((level, number)) = suggested(state, seat, row) else {
        if let Some(items) = as_likely(state, seat, row) {
            say(state, format!("Duty {number} could as well be {items}: choose which.", number = duty.number));
            // The list takes the keyboard as it opens.
            choose(state, seat, Some(row));
            return Vec::new();
        }
        match state.positions(seat).pending {
            true => say(state, "The suggestions are still on their way."),
            false => warn(state, "Nothing is suggested for the duty: choose what it matches, or that nothing does."),
        }
        return Vec::new();
    };
    let matches = loaded.series.levels.get(level).and_then(|level| signed(state, &loaded, &level.code, Some(number)));
    match matches {
        Some(one) => {
            // The button that confirms it goes.
            wish(seat, state, Field::Row(Part::Duties, row, "matched"));
            set(state, seat, row, Some(vec![one]))
        }
        None => Vec::new(),
    }
}

/// The line of a row on the worksheet, where it was made for the words that stand there now.
fn judged_line(state: &State, seat: Seat, row: usize) -> Option<(&Judged, &WorksheetLine)> {
    let positions = state.positions(seat);
    let now = positions.desk.shown()?.reading.as_ref();
    let answer = positions.shown_answer()?;
    let at = answer.reading.duty_at(row)?;
    let text = |reading: &super::super::super::positions::Reading| {
        Some(reading.position.as_ref()?.duties.get(reading.duty_at(row)?)?.text.clone())
    };
    if text(&answer.reading) != text(now) {
        return None;
    }
    let judged = answer.judged.as_ref().ok()?;
    Some((judged, judged.allocation.worksheet.lines.get(at)?))
}

/// The item that stands in for a decision; `None` too where items of other levels are as likely to be meant.
fn suggested(state: &State, seat: Seat, row: usize) -> Option<(usize, u32)> {
    let (_, line) = judged_line(state, seat, row)?;
    let item = line.items.first().filter(|_| line.near.is_empty())?;
    Some((item.level, item.number?))
}

/// Items of several levels that are as likely to be meant, in words; `None`: there are none.
fn as_likely(state: &State, seat: Seat, row: usize) -> Option<String> {
    let (judged, line) = judged_line(state, seat, row)?;
    let named = |level: usize, number: Option<u32>| {
        let code = judged.loaded.series.levels.get(level)?.code.as_str();
        Some(number.map_or_else(|| code.to_owned(), |number| format!("{code}, duty {number}")))
    };
    let here = line.items.first().filter(|_| !line.near.is_empty())?;
    let others = line.near.iter().filter_map(|one| named(one.level, Some(one.number)));
    Some(named(here.level, here.number).into_iter().chain(others).collect::<Vec<_>>().join(" or "))
}

/// Lets a policy decide. One that the series names is the authority's own and nobody's choice; any other is chosen by the
/// user, today, for a reason that is asked for in the form.
pub fn choose_policy(state: &mut State, seat: Seat, id: String) -> Vec<Effect> {
    let own =
        series(state, seat).and_then(|loaded| loaded.series.allocated_by.as_ref().map(|rule| rule.policy.clone()));
    let is_own = own.as_ref() == Some(&id);
    let by = state.signature().filter(|_| !is_own).unwrap_or_default();
    let on = state.today.filter(|_| !is_own).map(|day| day.to_string()).unwrap_or_default();
    change(seat, state, "the policy that decides".to_owned(), |draft| {
        draft.policy = if is_own { String::new() } else { id };
        (draft.policy_by, draft.policy_on) = (by, on);
        if is_own {
            draft.policy_why.clear();
        }
    })
}

/// Matches the duty of a row to an item, or no longer. What nothing is left of is undecided again.
pub fn toggle(state: &mut State, seat: Seat, row: usize, level: Code, number: Option<u32>) -> Vec<Effect> {
    let (Some(duty), Some(loaded)) = (duty(state, seat, row), series(state, seat)) else { return Vec::new() };
    let mut matches = duty.matched.clone().unwrap_or_default();
    let before = matches.len();
    matches.retain(|one| one.level != level || one.duty != number);
    if matches.len() == before {
        let Some(one) = signed(state, &loaded, &level, number) else { return Vec::new() };
        matches.push(one);
    }
    set(state, seat, row, Some(matches).filter(|matches| !matches.is_empty()))
}

/// Goes to the next duty that nobody has decided, behind the row in focus and round again.
pub fn next_undecided(state: &mut State, seat: Seat) {
    let Some(draft) = shown(state, seat) else { return };
    let open =
        |duty: &DutyDraft| !duty.is_blank() && duty.matched.is_none() && duty.scope != DutyScope::OtherAsAssigned;
    let undecided: Vec<usize> = (0..).zip(&draft.duties).filter(|(_, duty)| open(duty)).map(|(row, _)| row).collect();
    let positions = state.positions(seat);
    let here = positions.choosing.as_ref().map(|choosing| choosing.row).or(positions.row);
    let next = undecided.iter().find(|row| here.is_none_or(|here| **row > here)).or(undecided.first());
    let Some(row) = next.copied() else { return say(state, "Every duty is decided.") };
    choose(state, seat, Some(row));
    wish(seat, state, Field::Row(Part::Duties, row, "matched"));
}

/// Takes a duty of the specification into the position with its words, or out of it. The focus stays in the list, for
/// one duty is seldom all.
pub fn tick(state: &mut State, seat: Seat, level: Code, number: u32) -> Vec<Effect> {
    let (Some(draft), Some(loaded)) = (shown(state, seat), series(state, seat)) else { return Vec::new() };
    if let Some(row) = ticked(draft, &level, number) {
        return super::form::take_out(state, seat, Part::Duties, row);
    }
    let items = loaded.series.level(&level).map(|level| level.duties.items.as_slice()).unwrap_or_default();
    let Some(item) = items.iter().find(|item| item.number == number) else { return Vec::new() };
    let Some(one) = signed(state, &loaded, &level, Some(number)) else { return Vec::new() };
    let row = draft.duties.len();
    let taken = DutyDraft {
        text: item.text.clone(),
        scope: item.scope,
        matched: Some(vec![one]),
        ..DutyDraft::numbered(draft.next_number())
    };
    let effects = change(seat, state, format!("duty {number} of {level} taken up"), |draft| {
        draft.revision.get_or_insert_with(|| loaded.revision().to_owned());
        draft.duties.push(taken);
    });
    state.positions_mut(seat).row = Some(row);
    effects
}

/// The row that is a duty of the specification, taken up with its words.
pub fn ticked(draft: &PositionDraft, level: &Code, number: u32) -> Option<usize> {
    let is_it = |duty: &DutyDraft| match duty.matched.as_deref() {
        Some([only]) => only.level == *level && only.duty == Some(number),
        _ => false,
    };
    draft.duties.iter().position(is_it)
}

/// Leaves it judged by the earlier text: levels and words of what duties are matched to stay those of then.
pub fn keep_revision(state: &mut State, seat: Seat) -> Vec<Effect> {
    say_undoable(state, "It stays judged by the earlier text.");
    change(seat, state, "keeping what was judged", |draft| draft.kept = true)
}

/// Judges by the text as it is now: what duties are matched to is cited anew where it is still there.
pub fn take_revision(state: &mut State, seat: Seat) -> Vec<Effect> {
    let Some(loaded) = series(state, seat) else { return Vec::new() };
    change(seat, state, "the revision of the specification", |draft| {
        draft.revision = Some(loaded.revision().to_owned());
        draft.kept = false;
        for one in draft.duties.iter_mut().flat_map(|duty| duty.matched.iter_mut().flatten()) {
            let words = loaded.series.level(&one.level).and_then(|level| item_words(level, one.duty));
            if let Some(words) = words {
                one.cited = Some(line(&words)).filter(|words| !words.is_empty());
            }
        }
    })
}
