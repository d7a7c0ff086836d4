//! The user's name: what decisions and judgments are signed with.

use super::documents::{LinkKind, editing};
use super::{links, say};
use crate::{Effect, State};

/// The longest name, in characters.
const LONGEST: usize = 80;

/// A name as it is kept: on one line, without blanks around it, no longer than [`LONGEST`].
pub fn tidy(name: &str) -> String {
    let line: Vec<&str> = name.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    let kept: String = line.join(" ").chars().take(LONGEST).collect();
    kept.trim_end().to_owned()
}

/// Takes the user's name; today's decisions that no file holds yet are signed with it.
pub fn set(state: &mut State, name: &str) -> Vec<Effect> {
    state.dialog = None;
    state.user_name = tidy(name);
    if state.user_name.is_empty() {
        say(state, "Your decisions are kept without a name.");
        return Vec::new();
    }
    let signed = links::sign(state);
    say(state, format!("Your decisions are signed \"{}\".", state.user_name));
    if signed { editing::changed(LinkKind, state) } else { Vec::new() }
}
