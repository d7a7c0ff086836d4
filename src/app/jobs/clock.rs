//! The one place of the window's side that reads a clock.

use jiff::Zoned;
use jiff::civil::Date;

/// Today, here.
#[expect(clippy::disallowed_methods, reason = "jobs may read the clock; the date goes into the state as data")]
pub fn today() -> Date {
    Zoned::now().date()
}

/// The hour and minute, here: "14:02".
#[expect(clippy::disallowed_methods, reason = "jobs may read the clock; the time goes into the state as data")]
pub(super) fn hour() -> String {
    Zoned::now().strftime("%H:%M").to_string()
}
