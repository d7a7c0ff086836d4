//! An invented position and what comes of it, for tests of what the tabs of positions show.

use std::sync::Arc;

use jiff::civil::date;
use rungs_domain::allocate::{Determination, DutyMatch};
use rungs_domain::spec::{Code, DutyScope, SeriesId};
use rungs_library::Library;
use rungs_library::documents::AskedPosition;

use crate::positions::{DutyDraft, Judged, Paper, PositionDraft, Reading, Seat};

/// A duty: percent, and the items it was decided to match; `None`: undecided.
pub type Duty<'a> = (&'a str, &'a str, Option<&'a [(&'a str, u32)]>);

/// Nine duties of a planner. By level: 41314 has 8, 41313 has 16 + 12 + 10 = 38, 41312 has 14 + 16 + 16 = 46; 5 are
/// other duties as assigned, and 3 match nothing: 100.
pub const PLANNER: [Duty<'static>; 9] = [
    ("Prepares designs for new home-visit programs.", "16", Some(&[("41313", 2)])),
    ("Evaluates whether two programs reach their yearly goals.", "12", Some(&[("41313", 1)])),
    ("Follows up earlier reviews.", "10", Some(&[("41313", 7)])),
    ("Writes procedures.", "14", Some(&[("41312", 4), ("41313", 4)])),
    ("Calls planning meetings.", "16", Some(&[("41312", 6)])),
    ("Assigns and reviews the work of two planners.", "8", Some(&[("41314", 3)])),
    ("Writes reports and letters.", "16", Some(&[("41312", 7)])),
    ("Other duties as assigned.", "5", None),
    ("Keeps the log of the vehicles.", "3", Some(&[])),
];

/// A form with these duties, against the Illinois series.
pub fn draft(duties: &[Duty<'_>]) -> PositionDraft {
    let duties = duties.iter().zip(1..).map(|((text, percent, matched), number)| DutyDraft {
        text: (*text).to_owned(),
        percent: (*percent).to_owned(),
        since: "2022-01-01".to_owned(),
        scope: if text.starts_with("Other duties") { DutyScope::OtherAsAssigned } else { DutyScope::Own },
        matched: matched.map(|matched| matched.iter().map(|(level, duty)| decided(level, *duty)).collect()),
        ..DutyDraft::numbered(number)
    });
    PositionDraft {
        title: "Sample position".to_owned(),
        series: Some(SeriesId::new("il-social-service-planner").unwrap()),
        as_of: "2025-06-30".to_owned(),
        duties: duties.collect(),
        ..PositionDraft::default()
    }
}

fn decided(level: &str, duty: u32) -> DutyMatch {
    let level = Code::new(level).unwrap();
    DutyMatch { level, duty: Some(duty), cited: None, by: None, on: None, why: None }
}

/// What comes of a form, judged by the shipped policies, the first of which is `policy`.
pub fn judged(draft: &PositionDraft, policy: &str) -> (Reading, Judged) {
    let library = Library::shipped();
    let reading = PositionDraft { policy: policy.to_owned(), ..draft.clone() }.read();
    let position = reading.position.as_ref().unwrap();
    let policies = library.policies_for(position).unwrap();
    let judged = library.allocate(position, date(2025, 6, 30), &policies).unwrap();
    let asked = AskedPosition::of(position, &judged, &policies.all, &[]);
    let document = Arc::new(asked.document(Paper::Worksheet.of(Seat::Held), date(2025, 6, 30)));
    let loaded = library.find(&position.spec.series).unwrap().clone();
    let determination = Determination::new(position, &judged.allocation, &policies.all, &judged.needs, &loaded.series);
    let (allocation, needs) = (judged.allocation, judged.needs);
    let policies = policies.all;
    let judged = Judged { loaded, policies, allocation, needs, determination, fills: Vec::new(), document };
    (reading, judged)
}
