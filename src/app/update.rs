//! The only place where state changes.

use super::{Command, Effect, State};

/// Carries out `command` on `state`; what needs the machine comes back as effects.
pub fn update(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::ClosePalette => state.palette = None,
        Command::CloseDialog => state.dialog = None,
        _ => {}
    }
    Vec::new()
}
