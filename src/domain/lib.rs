//! What class specifications mean: the pure core of Rungs.
//!
//! A [`spec::Series`] is a family of classes at rising [`spec::Level`]s. [`compare`] says how levels
//! differ, and why; [`qualify`] says who qualifies, and [`allocate`] where a position belongs; by [`revise`] a person
//! corrects what a class asks. Nothing here touches a file, a clock, the environment or chance: today's date is an
//! argument, and the same input gives the same output, byte for byte.

pub mod allocate;
pub mod compare;
pub mod diagnostic;
pub mod qualify;
pub mod revise;
pub mod sentence;
pub mod spec;
pub mod words;
