//! The determination: what a desk audit ends in, and what an appeals board reads.
//!
//! Decision; steps taken; duties and time; why the class fits; why each of the others does not; what would change the
//! result; what each policy says; what is open; what it rests on. Every figure can be checked against the tables.

mod change;
mod class;
mod decision;
mod duties;
mod lead;

use rungs_domain::allocate::{ClassStudy, Determination};

use super::position::{self, Given};
use super::words::listed;
use crate::export::{Block, Depth, Document, Item, Text};

/// A determination and what it was made from.
#[derive(Clone, Copy)]
struct Told<'t, 'a> {
    given: &'t Given<'a>,
    found: &'t Determination,
}

pub(super) fn document(given: &Given<'_>) -> Document {
    let found = Determination::new(given.position, given.allocation, given.policies, given.needs, given.series);
    let told = Told { given, found: &found };
    let named = if found.is_draft() { "Draft determination" } else { "Determination" };
    let mut document = Document::new(format!("{named}: {}", given.position.title), given.date);
    document.subtitle = Some(Text::plain(subtitle(told)));
    document.push(position::head(given));
    decision::add(&mut document, told);
    decision::steps(&mut document, told);
    duties::add(&mut document, given);
    classes(&mut document, told);
    change::add(&mut document, told);
    document.heading(Depth::Part, "What each policy says");
    position::policies(&mut document, given);
    change::disagreements(&mut document, told);
    document.heading(Depth::Part, "To be looked at before it is signed");
    position::cautions(&mut document, given);
    document.heading(Depth::Part, "Never considered");
    position::not_considered(&mut document, given);
    document.heading(Depth::Part, "What it rests on");
    position::rests_on(&mut document, given);
    position::signatures(&mut document, given);
    document
}

fn subtitle(told: Told<'_, '_>) -> String {
    let given = told.given;
    let ruling = given.position.ruling.as_ref().filter(|_| !told.found.is_draft());
    match ruling.and_then(|ruling| Some((ruling.by.as_ref()?, ruling.on?))) {
        Some((by, on)) => format!("Decided by {by} on {on}, as of {}", given.allocation.as_of),
        None if told.found.is_draft() => format!("Draft · as of {}", given.allocation.as_of),
        None => format!("Not signed yet · as of {}", given.allocation.as_of),
    }
}

/// The class that fits, then the others: at length those with work of the position, and what was asked for.
fn classes(document: &mut Document, told: Told<'_, '_>) {
    if let Some(chosen) = told.found.class.and_then(|class| told.found.study(class)) {
        class::chosen(document, told, chosen);
    }
    let (brief, long): (Vec<&ClassStudy>, Vec<&ClassStudy>) =
        told.found.rejected().partition(|study| told.is_remote(study));
    long.into_iter().for_each(|study| class::rejected(document, told, study));
    if brief.is_empty() {
        return;
    }
    document.heading(Depth::Part, "Also examined");
    let item = |study: &&ClassStudy| Item { number: None, text: told.brief(study) };
    document.push(Block::List(brief.iter().map(item).collect()));
}

impl Told<'_, '_> {
    /// Whether there is no more to say of a class than that none of the work is of its level.
    fn is_remote(self, study: &ClassStudy) -> bool {
        let spoken_of = |answer: &rungs_domain::allocate::PolicyAnswer| answer.finding.level() == Some(study.level);
        study.lines.is_empty() && !self.is_requested(study) && !self.given.allocation.answers.iter().any(spoken_of)
    }

    fn is_requested(self, study: &ClassStudy) -> bool {
        let requested = self.given.position.requested.as_ref();
        requested.is_some_and(|code| code.as_str() == self.given.code(study.level))
    }

    fn brief(self, study: &ClassStudy) -> Text {
        let higher = self.found.class.is_some_and(|class| study.level > class);
        let missing: Vec<String> = study.missing.iter().map(|duty| duty.number.to_string()).collect();
        let apart = match missing.as_slice() {
            [_, ..] if higher => {
                format!(" What sets it apart from the class below, and is not there: nos. {}.", listed(&missing, "and"))
            }
            _ => String::new(),
        };
        Text::new().strong(self.given.class(study.level)).and(format!(": no counted duty is at that level.{apart}"))
    }
}
