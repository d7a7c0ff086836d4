//! Applicants: the form, the judgements, the levels asked about.

use super::super::applicants::{ApplicantCommand, Applicants};
use super::super::{Effect, State};
use super::{done, filters};

/// Carries out a command about applicants.
pub fn update(state: &mut State, command: ApplicantCommand) -> Vec<Effect> {
    use ApplicantCommand as A;
    let applicants: &mut Applicants = &mut state.applicants;
    match command {
        A::Choose(id) => done(|| applicants.current = Some(id)),
        A::ToggleRung(level) => done(|| filters::toggle_in(&mut applicants.unfolded, level)),
        A::Judge(judging) => done(|| applicants.judging = judging),
        A::SearchPrecedents(words) => done(|| applicants.precedents = words),
        _ => Vec::new(),
    }
}
