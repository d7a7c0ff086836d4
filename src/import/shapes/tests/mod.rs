//! Profiles and rulings as text.

mod profiles;
mod rulings;
