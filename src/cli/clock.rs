//! The one place of the command line that reads a clock.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Where Unix keeps the time zone of the machine.
const LOCAL_ZONE: &str = "/etc/localtime";

/// Today, here.
#[expect(clippy::disallowed_methods, reason = "the command line is where a day that is not named comes from")]
pub(super) fn today() -> Date {
    zone_of_machine().map_or_else(|| Zoned::now().date(), |zone| zone.to_datetime(Timestamp::now()).date())
}

/// The time zone of the machine, read from its own file, where the user names no other. `jiff` goes over all time zones
/// there are for its name, which takes longer than most commands, and the date does not depend on it.
fn zone_of_machine() -> Option<TimeZone> {
    if !cfg!(unix) || std::env::var_os("TZ").is_some() {
        return None;
    }
    TimeZone::tzif("", &std::fs::read(LOCAL_ZONE).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_of_the_machine_is_the_one_that_its_name_leads_to() {
        let Some(zone) = zone_of_machine() else { return };
        for seconds in (0..4_000_000_000).step_by(1_234_567) {
            let instant = Timestamp::from_second(seconds).unwrap();
            assert_eq!(zone.to_datetime(instant), TimeZone::system().to_datetime(instant));
        }
    }
}
