//! Keys that move the focus or the choice: they belong to what has the focus and give no command.

use super::scope::Scope;
use super::shortcut::{Key, Shortcut, ctrl, plain, shift};

/// Keys that move, for the list of keys.
#[derive(Debug)]
pub struct Move {
    /// Where they move.
    pub scope: Scope,
    /// The keys.
    pub keys: &'static [Shortcut],
    /// What they do, in a sentence.
    pub help: &'static str,
}

const fn moves(scope: Scope, keys: &'static [Shortcut], help: &'static str) -> Move {
    Move { scope, keys, help }
}

const ARROWS: &[Shortcut] =
    &[plain(Key::ArrowUp), plain(Key::ArrowDown), plain(Key::ArrowLeft), plain(Key::ArrowRight)];

/// All keys that move, by scope.
pub const MOVES: &[Move] = &[
    moves(Scope::Everywhere, &[plain(Key::Tab)], "Goes to the next control."),
    moves(Scope::Everywhere, &[shift(Key::Tab)], "Goes to the control before."),
    moves(Scope::Everywhere, &[plain(Key::Enter), plain(Key::Space)], "Presses the control in focus."),
    moves(Scope::Everywhere, &[plain(Key::Escape)], "Closes what was opened last; empties a filter."),
    moves(Scope::Everywhere, &[shift(Key::F10), plain(Key::Menu)], "Opens the menu of the cell or line in focus."),
    moves(Scope::Everywhere, &[plain(Key::ArrowUp), plain(Key::ArrowDown)], "Goes through a list, a tree or a menu."),
    moves(
        Scope::Everywhere,
        &[plain(Key::ArrowRight), plain(Key::ArrowLeft)],
        "Opens and closes a branch of a tree, or a menu in a menu; goes from tab to tab.",
    ),
    moves(Scope::Everywhere, &[plain(Key::Home), plain(Key::End)], "Goes to the first and the last of a list."),
    moves(Scope::Everywhere, &[plain(Key::PageUp), plain(Key::PageDown)], "Goes a screenful on, or scrolls by it."),
    moves(Scope::Cell, ARROWS, "From cell to cell; in the flow along a thread; in the reader from text to text."),
    moves(Scope::Cell, &[plain(Key::Home), plain(Key::End)], "To the first and the last level."),
    moves(Scope::Cell, &[plain(Key::PageUp), plain(Key::PageDown)], "A screenful of rows on."),
    moves(Scope::Cell, &[ctrl(Key::Home), ctrl(Key::End)], "To the first and the last row."),
    moves(Scope::Piece, &[plain(Key::ArrowUp), plain(Key::ArrowDown)], "From piece to piece."),
    moves(Scope::Piece, &[shift(Key::ArrowUp), shift(Key::ArrowDown)], "Takes several pieces at once."),
    moves(Scope::Piece, &[plain(Key::ArrowRight), plain(Key::ArrowLeft)], "From the source to the draft, and back."),
    moves(Scope::Piece, &[plain(Key::Enter), plain(Key::Escape)], "While splitting: parts the piece, or lets it be."),
    moves(Scope::Node, ARROWS, "From node to node."),
    moves(Scope::Node, &[plain(Key::Enter), plain(Key::Space)], "Opens the fields of the node."),
    moves(Scope::Node, &[plain(Key::Escape)], "Goes back to the node, then puts the editor away."),
];
