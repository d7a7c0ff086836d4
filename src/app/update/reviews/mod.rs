//! Documents under review.

use super::super::reviews::ReviewCommand;
use super::super::{Effect, State};

/// Carries out what is asked about documents under review.
pub fn update(_state: &mut State, _command: ReviewCommand) -> Vec<Effect> {
    Vec::new()
}
