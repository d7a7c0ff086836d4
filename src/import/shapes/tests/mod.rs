//! Profiles and corrections as text.

mod corrections;
mod profiles;
