//! What the window tells the user: messages of three kinds, each with its age, and what was told before.

use std::collections::VecDeque;

/// How many messages are remembered.
const REMEMBERED: usize = 100;

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {
    /// Something to know.
    Info,
    /// Something was done.
    Done,
    /// Something went wrong.
    Error,
}

impl MessageKind {
    /// What it is called in the list of messages.
    pub fn word(self) -> &'static str {
        match self {
            MessageKind::Info => "note",
            MessageKind::Done => "done",
            MessageKind::Error => "error",
        }
    }
}

/// A message to the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is about.
    pub kind: MessageKind,
    /// What happened, where, what next.
    pub text: String,
    /// Whether undo takes back what it tells.
    pub undo: bool,
}

impl Message {
    /// Something to know.
    pub fn info(text: impl Into<String>) -> Self {
        Message { kind: MessageKind::Info, text: text.into(), undo: false }
    }

    /// Something was done.
    pub fn done(text: impl Into<String>) -> Self {
        Message { kind: MessageKind::Done, ..Message::info(text) }
    }

    /// Something was done that undo takes back.
    pub fn undoable(text: impl Into<String>) -> Self {
        Message { undo: true, ..Message::done(text) }
    }

    /// Something went wrong.
    pub fn error(text: impl Into<String>) -> Self {
        Message { kind: MessageKind::Error, ..Message::info(text) }
    }
}

/// A message as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Rises with every message.
    pub number: u64,
    /// The message.
    pub message: Message,
    /// Whether it is in view no longer.
    pub closed: bool,
}

/// All messages, the newest last.
#[derive(Debug, Clone, Default)]
pub struct Notifications {
    given: VecDeque<Notification>,
    last: u64,
}

impl Notifications {
    /// Gives a message. It takes the place of the one before, but never that of an error.
    pub fn give(&mut self, message: Message) {
        self.close_passing();
        self.last += 1;
        self.given.push_back(Notification { number: self.last, message, closed: false });
        if self.given.len() > REMEMBERED {
            self.given.pop_front();
        }
    }

    /// All that are remembered, the newest first.
    pub fn all(&self) -> impl Iterator<Item = &Notification> {
        self.given.iter().rev()
    }

    /// The newest error that nobody has closed.
    pub fn error(&self) -> Option<&Notification> {
        self.all().find(|one| !one.closed && one.message.kind == MessageKind::Error)
    }

    /// The newest message that is no error, while it is in view.
    pub fn passing(&self) -> Option<&Notification> {
        self.all().find(|one| !one.closed && one.message.kind != MessageKind::Error)
    }

    /// Closes the message with this number.
    pub fn close(&mut self, number: u64) {
        self.given.iter_mut().filter(|one| one.number == number).for_each(|one| one.closed = true);
    }

    /// Closes what is no error: it grew old, or the tab that it was about is out of view.
    pub fn close_passing(&mut self) {
        self.given.iter_mut().filter(|one| one.message.kind != MessageKind::Error).for_each(|one| one.closed = true);
    }

    /// Closes all.
    pub fn close_all(&mut self) {
        self.given.iter_mut().for_each(|one| one.closed = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_stays_until_somebody_closes_it_and_everything_is_remembered() {
        let mut told = Notifications::default();
        told.give(Message::error("Not saved: the folder is read only."));
        told.give(Message::undoable("8 duties read."));
        told.give(Message::done("Copied."));
        let shown = |one: Option<&Notification>| one.map(|one| one.message.text.clone());
        assert_eq!(shown(told.error()).as_deref(), Some("Not saved: the folder is read only."));
        assert_eq!(shown(told.passing()).as_deref(), Some("Copied."), "in place of the one before");
        told.close_passing();
        assert_eq!(shown(told.passing()), None);
        let number = told.error().map(|one| one.number);
        told.close(number.unwrap_or_default());
        assert_eq!(shown(told.error()), None);
        assert_eq!(told.all().count(), 3);
        for at in 0..200 {
            told.give(Message::info(format!("{at}")));
        }
        assert_eq!(told.all().count(), REMEMBERED);
    }
}
