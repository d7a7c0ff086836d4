//! The determination: what a desk audit ends in, and what an appeals board reads.
//!
//! Decision; why the class fits, in the printed words held against the position; why each of the others does not, the
//! nearest first; duties and time; steps taken; what would change the result; what each policy says; what is open; what
//! it rests on. Every figure can be checked against the tables.
//!
//! An office's own fields will stand where they are due: the letterhead before the title, the rights of appeal behind
//! the decision. Until there is something to say in them, nothing is printed there.

mod change;
mod class;
mod decision;
mod duties;
mod lead;
mod words;

use rungs_domain::allocate::{Caution, ClassStudy, Determination, Reasons, State, Unsettled};

use super::position::{self, PositionCase};
use crate::{Depth, Document, Stage, Text};

/// A determination and what it was made from.
#[derive(Clone, Copy)]
struct Audit<'t, 'a> {
    given: &'t PositionCase<'a>,
    found: &'t Determination,
}

pub(super) fn document(given: &PositionCase<'_>) -> Document {
    let found = given.found;
    let told = Audit { given, found };
    let named = if found.is_draft() { "Draft determination" } else { "Determination" };
    let mut document = Document::new(format!("{named}: {}", given.position.title), given.date);
    document.subtitle = Some(Text::plain(subtitle(told)));
    document.stage = Some(stage(told));
    document.push(position::head(given));
    decision::add(&mut document, told);
    classes(&mut document, told);
    duties::add(&mut document, given);
    decision::steps(&mut document, told);
    change::add(&mut document, told);
    document.heading(Depth::Part, "What each policy says");
    position::policies(&mut document, given);
    change::disagreements(&mut document, told);
    looked_at(&mut document, told);
    document.heading(Depth::Part, "Never considered");
    position::not_considered(&mut document, given);
    document.heading(Depth::Part, "What it rests on");
    position::rests_on(&mut document, given);
    position::signatures(&mut document, given);
    document
}

fn stage(told: Audit<'_, '_>) -> Stage {
    let signed = told.given.position.ruling.as_ref().and_then(|ruling| ruling.signed.as_ref());
    match (told.found.state, signed) {
        (State::Draft, _) => Stage::Draft,
        (State::Signed, Some(signed)) => Stage::Signed { by: signed.by.clone(), on: signed.on },
        (State::Signed | State::Decided, _) => Stage::Decided,
    }
}

fn subtitle(told: Audit<'_, '_>) -> String {
    let given = told.given;
    let as_of = given.allocation.as_of;
    let ruling = given.position.ruling.as_ref().filter(|_| !told.found.is_draft());
    match ruling.and_then(|ruling| Some((ruling.by.as_ref()?, ruling.on?))) {
        Some((by, on)) => format!("Decided by {by} on {on}, as of {as_of}"),
        None => format!("Draft · as of {as_of}"),
    }
}

/// What is still to be looked at; once it is decided, what was remarked on, if anything was.
fn looked_at(document: &mut Document, told: Audit<'_, '_>) {
    let heading =
        if told.found.is_draft() { "To be looked at before it is signed" } else { "Remarks on the description" };
    // What is still to be settled stands under the decision.
    let told_above = |at: usize| {
        told.found.unsettled.iter().any(|one| match one {
            Unsettled::Caution(settles) => *settles == at,
            Unsettled::Duties(lines) => match told.given.allocation.cautions.get(at) {
                Some(Caution::Undecided(line)) => lines.contains(line),
                _ => false,
            },
            _ => false,
        })
    };
    let cautions = told.given.allocation.cautions.iter().enumerate();
    let rest: Vec<&Caution> = cautions.filter(|(at, _)| !told_above(*at)).map(|(_, caution)| caution).collect();
    if !rest.is_empty() {
        document.heading(Depth::Part, heading);
        position::remarks(document, told.given, rest.into_iter());
    }
}

/// The class that fits, then the others: at length those with work of the position, and what was asked for.
fn classes(document: &mut Document, told: Audit<'_, '_>) {
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
    document.bullets(brief.into_iter().map(|study| told.brief(study)));
}

impl<'t> Audit<'t, '_> {
    /// Whether there is no more to say of a class than that none of the work is of its level.
    fn is_remote(self, study: &ClassStudy) -> bool {
        let spoken_of = |answer: &rungs_domain::allocate::PolicyAnswer| answer.finding.level() == Some(study.level);
        let next = self.found.class.is_some_and(|class| class.abs_diff(study.level) == 1);
        study.lines.is_empty()
            && !next
            && !self.is_requested(study)
            && !self.given.allocation.answers.iter().any(spoken_of)
    }

    fn is_requested(self, study: &ClassStudy) -> bool {
        let requested = self.given.position.requested.as_ref();
        requested.is_some_and(|code| code.as_str() == self.given.code(study.level))
    }

    /// The words that set one class apart from another; `None`: none were looked for, or none are printed.
    fn reasons(self, level: usize, against: usize) -> Option<&'t Reasons> {
        let found = self.given.reasons.iter().find(|one| one.level == level && one.against == against);
        found.filter(|one| !one.words.is_empty())
    }

    fn brief(self, study: &ClassStudy) -> Text {
        let words = match study.at_or_above.0 {
            0 => "no counted duty is at that level or above it",
            _ => "no counted duty is at that level",
        };
        Text::new().strong(self.given.class(study.level)).and(format!(": {words}."))
    }
}
