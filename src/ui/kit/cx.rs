//! What every panel is given.

use rungs_app::{Command, State};

use crate::ui::theme::Theme;

/// The context of a panel: what the window knows, how it looks, and the commands that the panel sends.
///
/// State and theme outlive a borrow of the context, so `let (state, theme) = (cx.state, cx.theme);` leaves it free for
/// commands.
#[derive(Debug)]
pub struct Cx<'a> {
    /// What the window knows.
    pub state: &'a State,
    /// The look.
    pub theme: &'a Theme,
    /// The commands of this frame.
    pub commands: &'a mut Vec<Command>,
}

impl Cx<'_> {
    /// Sends a command; it is carried out at the end of the frame.
    pub fn send(&mut self, command: Command) {
        self.commands.push(command);
    }
}
