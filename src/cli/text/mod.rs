//! Text for a terminal of any width: spans with a mark, wrapped into lines, set in columns.
//!
//! A mark is an ANSI style. Whatever a mark says is also said by words, signs or brackets; where no colors are
//! wanted the output stream takes the styles out.

mod page;
mod span;
mod wrap;

pub(super) use page::Page;
pub(super) use span::{Mark, Span, faint, plain, strong};
pub(super) use wrap::{Line, width_of, wrap};
