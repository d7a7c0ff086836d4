//! A planned position: the duties that can be picked, and who would qualify at each level.

pub mod levels;
pub mod pick;
