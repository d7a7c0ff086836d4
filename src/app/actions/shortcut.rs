//! Keys with modifiers, as egui has them: the application names no egui, so this is its mirror.

macro_rules! keys {
    ($($key:ident),* $(,)?) => {
        /// A key of the keyboard that an action can have.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each key is called what it is")]
        pub enum Key { $($key),* }

        impl Key {
            /// All keys.
            pub const ALL: &[Key] = &[$(Key::$key),*];

            /// The name by which egui knows it.
            pub fn name(self) -> &'static str {
                match self { $(Key::$key => stringify!($key)),* }
            }
        }
    };
}

keys! {
    A, B, C, D, E, F, H, I, J, K, L, M, N, O, Q, R, S, T, U, W, X, Y, Z,
    Digit0, Digit1, Digit2, Digit3, Digit4, Digit5, Digit6, Plus, Equals, Minus,
    F1, F3, F5, F6, F7, F8, F9, F10,
    Tab, Enter, Escape, Space, Delete, Menu,
    ArrowUp, ArrowDown, ArrowLeft, ArrowRight, Home, End, PageUp, PageDown,
}

impl Key {
    /// Whether it is a function key, which writes nothing anywhere.
    pub fn is_function(self) -> bool {
        matches!(self, Key::F1 | Key::F3 | Key::F5 | Key::F6 | Key::F7 | Key::F8 | Key::F9 | Key::F10 | Key::Menu)
    }
}

/// A key with modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shortcut {
    /// With Ctrl; on a Mac, with Command.
    pub control: bool,
    /// With Shift.
    pub shift: bool,
    /// With Alt.
    pub alt: bool,
    /// The key.
    pub key: Key,
}

impl Shortcut {
    /// Whether the key alone may write a letter or press a control: it then belongs to what has the focus.
    pub fn is_plain(self) -> bool {
        !self.control && !self.alt && !self.key.is_function()
    }
}

/// A key without modifiers.
pub const fn plain(key: Key) -> Shortcut {
    Shortcut { control: false, shift: false, alt: false, key }
}

/// A key with Shift.
pub const fn shift(key: Key) -> Shortcut {
    Shortcut { shift: true, ..plain(key) }
}

/// A key with Ctrl.
pub const fn ctrl(key: Key) -> Shortcut {
    Shortcut { control: true, ..plain(key) }
}

/// A key with Ctrl and Shift.
pub const fn ctrl_shift(key: Key) -> Shortcut {
    Shortcut { shift: true, ..ctrl(key) }
}

/// A key with Alt.
pub const fn alt(key: Key) -> Shortcut {
    Shortcut { alt: true, ..plain(key) }
}

/// A key with Alt and Shift.
pub const fn alt_shift(key: Key) -> Shortcut {
    Shortcut { shift: true, ..alt(key) }
}
