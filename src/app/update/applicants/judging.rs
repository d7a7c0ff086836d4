//! Judgements: made in place, recorded with name, day and reason.

use std::sync::Arc;

use rungs_domain::qualify::RecordedJudgement;
use rungs_domain::spec::LevelRef;

use super::super::super::applicants::{Draft, Judging, LevelResult, order};
use super::super::super::state::Dialog;
use super::super::super::{Effect, State};
use super::{say, say_undoable, warn};
use crate::update::documents::{ApplicantKind, editing};

/// Goes to the next level at which a judgment is missing, behind the open rung and round again.
pub fn next(state: &mut State) {
    let open: Vec<(LevelRef, String)> = missing(state);
    let applicants = &mut state.applicants;
    let judging = applicants.judging.as_ref();
    let here = judging.and_then(|now| open.iter().position(|(at, what)| *at == now.level && *what == now.what));
    let here = here.or_else(|| open.iter().position(|(level, _)| applicants.rung.as_ref() == Some(level)));
    let after = match (here, judging) {
        (Some(at), Some(_)) => at + 1,
        (Some(at), None) => at,
        (None, _) => 0,
    };
    let Some((level, what)) = open.get(after).or(open.first()).cloned() else {
        return say(state, "No judgment is missing for the levels asked about.");
    };
    if applicants.rung.as_ref() != Some(&level) {
        applicants.unfolded.remove(&level);
        applicants.unfolded.extend(applicants.rung.replace(level.clone()));
    }
    applicants.judging = Some(Judging { what, level, only_here: false, verdict: None, why: String::new() });
}

/// Every question that is open, by the level at whose rung it stands, in the order shown.
fn missing(state: &State) -> Vec<(LevelRef, String)> {
    let Some(results) = state.applicants.shown_answers().and_then(|answers| answers.by_policy.first()) else {
        return Vec::new();
    };
    let shown = order::best_first(results).into_iter().flat_map(|series| series.results);
    shown.flat_map(|result| questions(result).map(|question| (result.level.clone(), question))).collect()
}

fn questions(result: &LevelResult) -> impl Iterator<Item = String> {
    let minimum = result.answer.as_ref().ok().and_then(|answer| answer.minimum.as_ref());
    minimum.into_iter().flat_map(|tier| &tier.assessment.questions).map(|open| open.question.clone())
}

/// Records the judgment that is being made.
pub fn record(state: &mut State) -> Vec<Effect> {
    let (Some(judging), Some(document)) = (state.applicants.judging.clone(), state.applicants.shown()) else {
        return Vec::new();
    };
    let (draft, why) = (document.draft.clone(), judging.why.trim());
    let Some(decision) = judging.verdict else {
        warn(state, "The judgment is still open: choose an answer, then record it.");
        return Vec::new();
    };
    if why.is_empty() {
        warn(state, "A judgment needs its reason: write why, then record it.");
        return Vec::new();
    }
    let Some(by) = state.signature() else {
        warn(state, "A judgment is signed: write your name, then record it.");
        state.dialog = Some(Dialog::YourName(String::new()));
        return Vec::new();
    };
    let Some(on) = state.today else { return Vec::new() };
    let (level, why) = (judging.class(), line(why));
    let made = RecordedJudgement { what: judging.what, level, decision, by, on, why };
    state.applicants.judging = None;
    let what = format!("the judgment \"{}\"", made.what);
    say_undoable(state, format!("Recorded: {}, {}.", made.what, made.decision.word()));
    editing::replace(ApplicantKind, state, Arc::new(with(&draft, made)), what, true)
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The draft with a judgment, in place of one that was made about the same for the same class.
fn with(draft: &Draft, made: RecordedJudgement) -> Draft {
    let mut draft = draft.clone();
    match draft.judgements.iter_mut().find(|old| old.what == made.what && old.level == made.level) {
        Some(old) => *old = made,
        None => draft.judgements.push(made),
    }
    draft
}

/// Takes a recorded judgment out.
pub fn forget(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(document) = state.applicants.shown() else { return Vec::new() };
    let mut draft = Draft::clone(&document.draft);
    if at >= draft.judgements.len() {
        return Vec::new();
    }
    let gone = draft.judgements.remove(at);
    say_undoable(state, format!("Taken out: {}.", gone.what));
    editing::replace(ApplicantKind, state, Arc::new(draft), format!("the judgment \"{}\" taken out", gone.what), true)
}
