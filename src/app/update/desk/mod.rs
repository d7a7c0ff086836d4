//! Forms of every kind: open, edit, undo, save, recover. What differs from kind to kind is a [`Bench`].

pub mod form;

use super::super::desk::{Desk, Form, Which};
use super::super::{Effect, State};

/// Where the documents of one kind are worked on, and what is particular about them.
pub trait Bench: Copy {
    /// What a document holds.
    type Form: Form;

    /// Which kind it is.
    fn which(self) -> Which;

    /// The open documents.
    fn desk(self, state: &State) -> &Desk<Self::Form>;

    /// The same, to change them.
    fn desk_mut(self, state: &mut State) -> &mut Desk<Self::Form>;

    /// Another document, or another version of it, is in the form.
    fn turned(self, state: &mut State);

    /// Something in the documents changed: asks for the answers about them.
    fn ask(self, state: &mut State) -> Vec<Effect>;
}
