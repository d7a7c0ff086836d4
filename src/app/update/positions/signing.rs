//! Signing a determination, and withdrawing the signature. What is signed is not changed.

use rungs_domain::allocate::{Signature, State as Stands};

use super::super::super::positions::{Paper, PositionCommand, Seat, SignedDraft};
use super::super::super::{Effect, State};
use super::{say, say_undoable, warn};
use crate::update::documents::editing::change;

/// Whether a command would change a position that is signed; then the user is told.
pub fn is_barred(state: &mut State, seat: Seat, command: &PositionCommand) -> bool {
    use PositionCommand as P;
    let changes = matches!(
        command,
        P::SetSeries(_)
            | P::Edit { .. }
            | P::AddRow(_)
            | P::RemoveRow(..)
            | P::MoveRow(..)
            | P::Confirm(_)
            | P::ToggleMatch { .. }
            | P::MatchNothing(_)
            | P::ForgetMatch(_)
            | P::SetMatches(..)
            | P::TickDuty { .. }
            | P::TakeRevision
            | P::KeepRevision
    );
    let signed = state.positions(seat).desk.shown().is_some_and(|shown| shown.draft.ruling.signed.is_some());
    if changes && signed {
        warn(state, "The determination is signed: withdraw the signature before you change the position.");
    }
    changes && signed
}

/// Signs what the preview shows.
pub fn sign(state: &mut State, seat: Seat) -> Vec<Effect> {
    match signature(state, seat) {
        Ok(signed) => {
            say_undoable(state, format!("Signed by {} on {}. Save it to keep it.", signed.by, signed.on));
            change(seat, state, "the signature", |draft| draft.ruling.signed = Some(SignedDraft::of(&signed)))
        }
        Err(why) => {
            warn(state, why);
            Vec::new()
        }
    }
}

/// The signature of the user under the determination that is shown.
///
/// # Errors
/// Why it cannot be signed yet, in words for the user.
fn signature(state: &State, seat: Seat) -> Result<Signature, String> {
    let positions = state.positions(seat);
    let not = |why: &str| Err(why.to_owned());
    if seat == Seat::Planned {
        return not("A vacancy has no determination to sign.");
    }
    let Some(shown) = positions.desk.shown() else { return not("No position is open.") };
    if shown.draft.ruling.signed.is_some() {
        return not("It is signed already.");
    }
    if positions.paper != Paper::Result {
        return not("Show the determination first: what is signed is what is seen.");
    }
    let answer = positions.shown_answer().filter(|answer| !positions.pending && answer.reading == shown.reading);
    let Some(answer) = answer else { return not("The determination is on its way: sign it when it is there.") };
    if !shown.reading.unreadable.is_empty() {
        return not("Something in the form cannot be read: mend it before it is signed.");
    }
    let judged = answer.judged.as_ref().map_err(|_| "There is no determination to sign.".to_owned())?;
    let found = &judged.determination;
    if found.state != Stands::Decided {
        let position = shown.reading.position.as_ref();
        let first = found
            .unsettled
            .first()
            .zip(position)
            .map(|(one, position)| format!(" {}", one.words(position, &judged.allocation, &judged.loaded.series)));
        return Err(format!("It is a draft and cannot be signed.{}", first.unwrap_or_default()));
    }
    let (Some(by), Some(on)) = (state.signature(), state.today) else {
        return not("Give your name first: a signature needs one.");
    };
    let copy = (*judged.document).clone().signed(&by, on).to_kept();
    copy.map(|copy| Signature::new(by, on, copy)).ok_or_else(|| "The document cannot be kept.".to_owned())
}

/// Takes the signature off.
pub fn withdraw(state: &mut State, seat: Seat) -> Vec<Effect> {
    let signed = state.positions(seat).desk.shown().is_some_and(|shown| shown.draft.ruling.signed.is_some());
    if !signed {
        say(state, "The determination is not signed.");
        return Vec::new();
    }
    say_undoable(state, "The signature is withdrawn.");
    change(seat, state, "withdrawing the signature", |draft| draft.ruling.signed = None)
}
