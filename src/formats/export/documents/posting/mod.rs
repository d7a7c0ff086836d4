//! The draft posting of a vacancy, and behind it what its manager wants to know.
//!
//! What stands before the manager's part is the posting as it can be published: class, pay and qualifications as
//! printed, the duties of the seat, how to apply, and what an underfill would be.

mod manager;
mod notice;

use rungs_domain::spec::{Code, Series};

use super::citing::CitedLevel;
use super::position::{self, Given};
use crate::export::{Depth, Document, Text};

/// A posting at a class: the class posted, and what it was made from.
#[derive(Clone, Copy)]
struct Posted<'t, 'a> {
    given: &'t Given<'a>,
    /// The class, an index into the series.
    class: Option<usize>,
}

pub(super) fn document(given: &Given<'_>) -> Document {
    let posted = Posted { given, class: class(given) };
    let title = posted.cited().map_or(given.position.title.as_str(), |cited| cited.level.title.as_str());
    let mut document = Document::new(format!("Draft posting: {title}"), given.date);
    document.subtitle = Some(Text::plain(subtitle(posted)));
    notice::add(&mut document, posted);
    document.heading(Depth::Part, "For the manager, not part of the posting");
    manager::add(&mut document, posted);
    document
}

/// The class named for the posting, or the answer of the policy that decides.
fn class(given: &Given<'_>) -> Option<usize> {
    let named = given.position.posting.as_ref().and_then(|posting| posting.class.as_ref());
    let named = named.and_then(|code| index(given.series, code));
    named.or_else(|| given.allocation.deciding()?.finding.level())
}

fn index(series: &Series, code: &Code) -> Option<usize> {
    series.levels.iter().position(|level| level.code == *code)
}

fn subtitle(posted: Posted<'_, '_>) -> String {
    let code = posted.cited().map_or("class not determined", |cited| cited.level.code.as_str());
    format!("{} · {code} · {}", posted.given.position.title, posted.given.series.authority.name)
}

impl<'a> Posted<'_, 'a> {
    /// The class with what is needed to cite it.
    fn cited(self) -> Option<CitedLevel<'a>> {
        self.given.cited(self.class?)
    }
}
