//! What the document says of the series, and what stays as printed.

use std::rc::Rc;

use rungs_domain::spec::{Fact, Factor, FactorKind, KsaList, Level, Section, Statement, Term, VocabularyList};

use super::super::block::BlockKind;
use super::super::limits::LONGEST_TERM;
use super::super::outline::{OutlinePart, PartEntry};
use super::super::provenance::{LIKELY, SURE};
use super::super::role::Role;
use super::super::sourced_text::SourcedText;
use super::{DraftBuilder, whole};
use crate::Reason;
use rungs_domain::spec::PathStep::{self, Field as F, Index as I};

/// What is said of the whole series.
#[derive(Debug, Default)]
pub(in crate::understand) struct SeriesText {
    pub sections: Vec<Section>,
    pub vocabulary: Option<VocabularyList>,
    pub allocation_rule: Option<Statement>,
    pub cumulative: Option<Statement>,
    pub ksas: Option<KsaList>,
    pub conditions: Option<Section>,
    pub bargaining: Option<Section>,
    pub occupational_area: Option<String>,
    pub work_area: Option<String>,
    pub facts: Vec<Fact>,
    pub notes: Vec<String>,
}

impl DraftBuilder<'_, '_> {
    pub(super) fn section(&mut self, part: &OutlinePart) {
        let cumulative = part.entries.iter().find(|entry| self.profile.is_cumulative(entry.passage.text()));
        if let Some(entry) = cumulative.filter(|_| self.series.cumulative.is_none() && !part.placed) {
            let heading = part.heading.as_ref().map(|heading| heading.text().to_owned());
            let text = self.log.place(&[F("cumulative"), F("text")], &entry.passage, SURE);
            part.heading
                .iter()
                .for_each(|heading| drop(self.log.place(&[F("cumulative"), F("heading")], heading, SURE)));
            self.series.cumulative = Some(Statement { heading, text });
            let rest: Vec<_> = part.entries.iter().filter(|other| *other != entry).cloned().collect();
            if rest.is_empty() {
                return;
            }
            return self.section(&OutlinePart { entries: rest, ..part.clone() });
        }
        let at = self.series.sections.len();
        let section = self.section_at(&[F("sections"), I(at)], part, &part.entries);
        self.series.sections.push(section);
    }

    pub(super) fn allocation(&mut self, part: &OutlinePart) {
        match part.entries.as_slice() {
            [only] if self.series.allocation_rule.is_none() => {
                self.allocation_rule(part.heading.as_ref(), &only.passage)
            }
            _ => self.section(part),
        }
    }

    /// What decides an allocation; printed again, it is the same rule.
    pub(super) fn allocation_rule(&mut self, heading: Option<&SourcedText>, text: &SourcedText) {
        let to = |field| [F("allocation_rule"), F(field)];
        let text = self.log.place(&to("text"), text, SURE);
        let heading = heading.map(|heading| self.log.place(&to("heading"), heading, SURE));
        self.series.allocation_rule.get_or_insert(Statement { heading, text });
    }

    /// A section that a series has once: another one is a section as any, but what a person placed is added to it.
    pub(super) fn of_series(
        &mut self,
        part: &OutlinePart,
        field: &'static str,
        of: impl Fn(&mut SeriesText) -> &mut Option<Section>,
    ) {
        match of(&mut self.series).take() {
            Some(mut known) if part.placed => {
                self.append(&mut known.text, &[F(field)], Self::confidence(part), &part.entries);
                *of(&mut self.series) = Some(known);
            }
            None => *of(&mut self.series) = Some(self.section_at(&[F(field)], part, &part.entries)),
            known => {
                *of(&mut self.series) = known;
                self.section(part);
            }
        }
    }

    /// Terms with their definitions; without a single one it is a section.
    pub(super) fn vocabulary(&mut self, part: &OutlinePart) {
        let split: Vec<Option<(SourcedText, SourcedText)>> = part.entries.iter().map(term).collect();
        if split.iter().any(Option::is_none) || self.series.vocabulary.is_some() {
            return self.section(part);
        }
        let heading =
            part.heading.as_ref().map(|heading| self.log.place(&[F("vocabulary"), F("heading")], heading, SURE));
        let mut terms = Vec::new();
        for (term, definition) in split.into_iter().flatten() {
            let to = |field| [F("vocabulary"), F("terms"), I(terms.len()), F(field)];
            let (at, meaning) = (to("term"), to("definition"));
            terms.push(Term {
                term: self.log.place(&at, &term, SURE),
                definition: self.log.place(&meaning, &definition, SURE),
            });
        }
        self.series.vocabulary = Some(VocabularyList { heading, terms });
    }

    pub(super) fn factor(&mut self, part: &OutlinePart) {
        let kind = match part.role {
            Some(Role::Guidelines) => FactorKind::Guidelines,
            Some(Role::SupervisionReceived) => FactorKind::SupervisionReceived,
            Some(Role::Contacts) => FactorKind::Contacts,
            Some(Role::SupervisionExercised) => FactorKind::SupervisionExercised,
            _ => FactorKind::Other,
        };
        for class in part.classes.iter().copied() {
            match self.level(class).factors.iter().position(|factor| factor.kind == kind) {
                Some(at) if part.placed => self.more_of_factor(class, at, part),
                _ => self.new_factor(class, kind, part),
            }
        }
    }

    fn new_factor(&mut self, class: usize, kind: FactorKind, part: &OutlinePart) {
        let at = self.level(class).factors.len();
        let section = self.section_at(&[F("levels"), I(class), F("factors"), I(at)], part, &part.entries);
        // It stands under no heading where a person placed it.
        let heading = section.heading.unwrap_or_else(|| {
            let named = match kind {
                FactorKind::Guidelines => "Guidelines",
                FactorKind::SupervisionReceived => "Supervision received",
                FactorKind::Contacts => "Contacts",
                FactorKind::SupervisionExercised => "Supervision exercised",
                FactorKind::Other => "Factor",
            };
            named.to_owned()
        });
        self.level(class).factors.push(Factor { kind, heading, text: section.text });
    }

    #[expect(clippy::indexing_slicing, reason = "`factor` found the factor at this place")]
    fn more_of_factor(&mut self, class: usize, at: usize, part: &OutlinePart) {
        let mut text = std::mem::take(&mut self.level(class).factors[at].text);
        let to = [F("levels"), I(class), F("factors"), I(at)];
        self.append(&mut text, &to, Self::confidence(part), &part.entries);
        self.level(class).factors[at].text = text;
    }

    /// A section that each level has once: another one stays as printed, but what a person placed is added to it.
    pub(super) fn of_levels(
        &mut self,
        part: &OutlinePart,
        field: &'static str,
        of: impl Fn(&mut Level) -> &mut Option<Section>,
    ) {
        for class in part.classes.iter().copied() {
            let to = [F("levels"), I(class), F(field)];
            match of(self.level(class)).take() {
                Some(mut known) if part.placed => {
                    self.append(&mut known.text, &to, Self::confidence(part), &part.entries);
                    *of(self.level(class)) = Some(known);
                }
                None => *of(self.level(class)) = Some(self.section_at(&to, part, &part.entries)),
                known => {
                    *of(self.level(class)) = known;
                    self.other(&OutlinePart { classes: Rc::from([class]), ..part.clone() });
                }
            }
        }
    }

    pub(super) fn licences(&mut self, part: &OutlinePart) {
        for class in part.classes.iter().copied() {
            for entry in &part.entries {
                let at = self.level(class).licences.len();
                let to = |field| [F("levels"), I(class), F("licences"), I(at), F(field)];
                let heading = part.heading.as_ref().map(|heading| self.log.place(&to("heading"), heading, SURE));
                let text = self.log.place(&to("text"), &whole(entry), SURE);
                self.level(class).licences.push(Statement { heading, text });
            }
        }
    }

    /// A part that stays as printed: facts of each level under its heading.
    pub(super) fn other(&mut self, part: &OutlinePart) {
        for class in part.classes.iter().copied() {
            for entry in &part.entries {
                let label = entry.sub.as_ref().or(part.heading.as_ref()).cloned();
                self.fact_of_level(class, label.as_ref(), &whole(entry), LIKELY);
            }
        }
        part.heading.iter().for_each(|heading| self.log.aside(heading, Reason::Heading));
    }

    pub(super) fn fact_of_level(
        &mut self,
        class: usize,
        label: Option<&SourcedText>,
        text: &SourcedText,
        confidence: u16,
    ) {
        let to = [F("levels"), I(class), F("facts"), I(self.level(class).facts.len())];
        let fact = self.placed_fact(&to, label, text, confidence);
        self.level(class).facts.push(fact);
    }

    /// A fact, its label and text placed.
    pub(super) fn placed_fact(
        &mut self,
        to: &[PathStep],
        label: Option<&SourcedText>,
        text: &SourcedText,
        confidence: u16,
    ) -> Fact {
        let field = |name| [to, &[F(name)]].concat();
        let label = label.map_or_else(|| "Text".to_owned(), |label| self.log.place(&field("label"), label, confidence));
        let text = Some(self.log.place(&field("text"), text, confidence)).filter(|text| !text.is_empty());
        Fact { label, text }
    }
}

/// "Team: A group of planners.", or the same in two cells.
fn term(entry: &PartEntry) -> Option<(SourcedText, SourcedText)> {
    if let BlockKind::Row { cells, .. } = &entry.kind {
        let [term, definition] = cells.as_slice() else { return None };
        return Some((term.clone(), definition.clone()));
    }
    let passage = &entry.passage;
    let colon = passage.text().find(':').filter(|at| *at <= LONGEST_TERM)?;
    let (term, definition) = (passage.slice(0..colon), passage.behind(colon + 1));
    (!term.is_empty() && !definition.is_empty()).then_some((term, definition))
}
