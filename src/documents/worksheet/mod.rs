//! The audit worksheet: each duty with what it is matched to and by whom, time by level, policies, factors.

mod duties;
mod suggestions;

use super::position::{self, PositionCase};
use crate::{Depth, Document, Page, Spreadsheet, Text};

pub(super) fn document(given: &PositionCase<'_>) -> Document {
    let mut document = Document::new(format!("Audit worksheet: {}", given.position.title), given.date);
    document.page = Page::Landscape;
    document.spreadsheet = Spreadsheet::Tables;
    let planned = if given.position.planned { "Planned work · as of" } else { "As of" };
    document.subtitle = Some(Text::plain(format!("{planned} {}", given.allocation.as_of)));
    document.push(position::head(given));
    position::proposed(&mut document, given);
    given.changed.iter().for_each(|change| position::changed(&mut document, change));
    position::answer(&mut document, given);
    document.heading(Depth::Part, "Duties");
    duties::add(&mut document, given);
    position::gate(&mut document, given);
    suggestions::add(&mut document, given);
    document.heading(Depth::Part, "Time by level");
    position::time_by_level(&mut document, given);
    document.heading(Depth::Part, "Policies");
    position::policies(&mut document, given);
    if given.explain || given.position.planned {
        position::levels(&mut document, given);
    }
    position::factors(&mut document, given);
    document.heading(Depth::Part, "To be looked at");
    position::cautions(&mut document, given);
    document.heading(Depth::Part, "Never considered");
    position::not_considered(&mut document, given);
    document.heading(Depth::Part, "What it rests on");
    position::rests_on(&mut document, given);
    document
}
