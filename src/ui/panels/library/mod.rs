//! The library column: a tree of authorities, series and levels, the tray, the count of problems.

mod view;

pub use view::{LibraryPanel, show};
