//! The posting of a vacancy, and apart from it what its manager wants to know.
//!
//! The posting holds what the public may read and nothing else: class, pay and qualifications as printed, the duties of
//! the seat, how to apply. What policies compute, what underfilling would mean and who applied stands in the staffing
//! memo alone.

mod manager;
mod notice;

use rungs_domain::spec::{Code, Series};

use super::citing::CitedLevel;
use super::position::{self, PositionCase};
use crate::{Block, Document, Stage, Text};

/// A posting at a class: the class posted, and what it was made from.
#[derive(Clone, Copy)]
struct Posted<'t, 'a> {
    given: &'t PositionCase<'a>,
    /// The class, an index into the series.
    class: Option<usize>,
}

/// The posting.
pub(super) fn document(given: &PositionCase<'_>) -> Document {
    let posted = Posted { given, class: class(given) };
    let title = posted.cited().map_or(given.position.title.as_str(), |cited| cited.level.title.as_str());
    let draft = posted.is_draft();
    let named = if draft { "Draft posting" } else { "Posting" };
    let mut document = Document::new(format!("{named}: {title}"), given.date);
    document.subtitle = Some(Text::plain(subtitle(posted)));
    document.stage = draft.then_some(Stage::Draft);
    if draft {
        document.push(Block::Note(Text::new().strong("Draft, not for publication.").and(posted.draft_words())));
    }
    notice::add(&mut document, posted);
    document
}

/// The staffing memo: for the manager alone.
pub(super) fn staffing(given: &PositionCase<'_>) -> Document {
    let posted = Posted { given, class: class(given) };
    let mut document = Document::new(format!("Staffing memo: {}", given.position.title), given.date);
    document.subtitle = Some(Text::plain(format!("{} · not for publication", subtitle(posted))));
    if posted.class.is_none() || posted.is_open() {
        document.stage = Some(Stage::Draft);
    }
    document.push(position::head(given));
    document.paragraph(Text::new().strong(posted.answer_words()));
    manager::add(&mut document, posted);
    document
}

/// The class named for the posting, or the answer of the policy that decides.
fn class(given: &PositionCase<'_>) -> Option<usize> {
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

    /// Whether a person named the class at which it is posted.
    fn is_named(self) -> bool {
        self.given.position.posting.as_ref().is_some_and(|posting| posting.class.is_some())
    }

    /// Whether it is no more than a draft: no class, a class that rests on matches that nobody has decided, or something
    /// that every posting says and this one does not yet.
    fn is_draft(self) -> bool {
        self.class.is_none() || self.is_open() || self.has_blanks()
    }

    /// Whether the class rests on matches that nobody has decided.
    fn is_open(self) -> bool {
        !self.is_named() && self.given.allocation.undecided().next().is_some()
    }

    /// Whether something that every posting says is still to be filled in.
    fn has_blanks(self) -> bool {
        let posting = self.given.position.posting.as_ref();
        !posting.is_some_and(|one| one.place.is_some() && one.closes.is_some() && one.apply.is_some())
    }

    /// The level, and whose answer it is.
    fn answer_words(self) -> String {
        match (self.class, self.is_named(), self.given.decider()) {
            (Some(class), true, _) => format!("{}, as a person chose.", self.given.class(class)),
            (Some(class), false, _) => {
                let open = if self.is_open() { ", as the suggestions stand" } else { "" };
                format!("{}, by “{}”{open}.", self.given.class(class), self.given.deciding())
            }
            (None, _, Some(policy)) => format!("No class: “{}” names none.", policy.title),
            (None, _, None) => "No class yet: nobody has chosen the policy that decides.".to_owned(),
        }
    }

    fn draft_words(self) -> String {
        let why = [
            (self.class.is_none(), " No class can be named yet."),
            (self.class.is_some() && self.is_open(), " The class rests on what nobody has decided yet."),
            (self.has_blanks(), " Something is still to be filled in."),
        ];
        why.into_iter().filter_map(|(holds, words)| holds.then_some(words)).collect()
    }
}
