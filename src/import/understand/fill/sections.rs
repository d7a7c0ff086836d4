//! What the document says of the series, and what stays as printed.

use std::rc::Rc;

use rungs_domain::spec::{Fact, Factor, FactorKind, KsaList, Section, Statement, Term, VocabularyList};

use super::super::block::BlockKind;
use super::super::builder::{LIKELY, SURE, Step, path};
use super::super::outline::{Entry, Part};
use super::super::passage::Passage;
use super::super::role::Role;
use super::{Filler, statement, whole};
use crate::Reason;
use Step::{F, I};

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

impl Filler<'_, '_> {
    pub(super) fn section(&mut self, part: &Part) {
        let cumulative = part.entries.iter().find(|entry| self.profile.is_cumulative(entry.passage.text()));
        if let Some(entry) = cumulative.filter(|_| self.series.cumulative.is_none() && !part.placed) {
            let heading = part.heading.as_ref().map(|heading| heading.text().to_owned());
            let text = self.keeper.place(path(&[F("cumulative"), F("text")]), &entry.passage, SURE);
            part.heading
                .iter()
                .for_each(|heading| drop(self.keeper.place(path(&[F("cumulative"), F("heading")]), heading, SURE)));
            self.series.cumulative = Some(statement(heading, text));
            let rest: Vec<_> = part.entries.iter().filter(|other| *other != entry).cloned().collect();
            if rest.is_empty() {
                return;
            }
            return self.section(&Part { entries: rest, ..part.clone() });
        }
        let at = self.series.sections.len();
        let section = self.section_at(&[F("sections"), I(at)], part, &part.entries);
        self.series.sections.push(section);
    }

    pub(super) fn allocation(&mut self, part: &Part) {
        match part.entries.as_slice() {
            [only] if self.series.allocation_rule.is_none() => {
                self.allocation_rule(part.heading.as_ref(), &only.passage)
            }
            _ => self.section(part),
        }
    }

    /// What decides an allocation; printed again, it is the same rule.
    pub(super) fn allocation_rule(&mut self, heading: Option<&Passage>, text: &Passage) {
        let to = |field| path(&[F("allocation_rule"), F(field)]);
        let text = self.keeper.place(to("text"), text, SURE);
        let heading = heading.map(|heading| self.keeper.place(to("heading"), heading, SURE));
        self.series.allocation_rule.get_or_insert_with(|| statement(heading, text));
    }

    pub(super) fn conditions(&mut self, part: &Part) {
        if let Some(mut known) = self.series.conditions.take_if(|_| part.placed) {
            self.append(&mut known.text, &[F("conditions_of_employment")], Self::confidence(part), &part.entries);
            self.series.conditions = Some(known);
            return;
        }
        if self.series.conditions.is_some() {
            return self.section(part);
        }
        self.series.conditions = Some(self.section_at(&[F("conditions_of_employment")], part, &part.entries));
    }

    pub(super) fn bargaining(&mut self, part: &Part) {
        if let Some(mut known) = self.series.bargaining.take_if(|_| part.placed) {
            self.append(&mut known.text, &[F("bargaining_unit")], Self::confidence(part), &part.entries);
            self.series.bargaining = Some(known);
            return;
        }
        if self.series.bargaining.is_some() {
            return self.section(part);
        }
        self.series.bargaining = Some(self.section_at(&[F("bargaining_unit")], part, &part.entries));
    }

    /// Terms with their definitions; without a single one it is a section.
    pub(super) fn vocabulary(&mut self, part: &Part) {
        let split: Vec<Option<(Passage, Passage)>> = part.entries.iter().map(term).collect();
        if split.iter().any(Option::is_none) || self.series.vocabulary.is_some() {
            return self.section(part);
        }
        let heading = part
            .heading
            .as_ref()
            .map(|heading| self.keeper.place(path(&[F("vocabulary"), F("heading")]), heading, SURE));
        let mut terms = Vec::new();
        for (term, definition) in split.into_iter().flatten() {
            let to = |field| path(&[F("vocabulary"), F("terms"), I(terms.len()), F(field)]);
            let (at, meaning) = (to("term"), to("definition"));
            terms.push(Term {
                term: self.keeper.place(at, &term, SURE),
                definition: self.keeper.place(meaning, &definition, SURE),
            });
        }
        self.series.vocabulary = Some(VocabularyList { heading, terms });
    }

    pub(super) fn factor(&mut self, part: &Part) {
        let kind = match part.role {
            Some(Role::Guidelines) => FactorKind::Guidelines,
            Some(Role::SupervisionReceived) => FactorKind::SupervisionReceived,
            Some(Role::Contacts) => FactorKind::Contacts,
            Some(Role::SupervisionExercised) => FactorKind::SupervisionExercised,
            _ => FactorKind::Other,
        };
        for class in part.classes.iter() {
            let known =
                self.levels.get(*class).map(|level| level.factors.iter().position(|factor| factor.kind == kind));
            match known {
                Some(Some(at)) if part.placed => self.more_of_factor(*class, at, part),
                Some(_) => self.new_factor(*class, kind, part),
                None => {}
            }
        }
    }

    fn new_factor(&mut self, class: usize, kind: FactorKind, part: &Part) {
        let at = self.levels.get(class).map_or(0, |level| level.factors.len());
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
        if let Some(level) = self.levels.get_mut(class) {
            level.factors.push(Factor { kind, heading, text: section.text });
        }
    }

    fn more_of_factor(&mut self, class: usize, at: usize, part: &Part) {
        let level = self.levels.get_mut(class);
        let known = level.and_then(|level| level.factors.get_mut(at));
        let Some(mut text) = known.map(|factor| std::mem::take(&mut factor.text)) else { return };
        let to = [F("levels"), I(class), F("factors"), I(at)];
        self.append(&mut text, &to, Self::confidence(part), &part.entries);
        let level = self.levels.get_mut(class);
        level.and_then(|level| level.factors.get_mut(at)).into_iter().for_each(|factor| factor.text.clone_from(&text));
    }

    pub(super) fn physical(&mut self, part: &Part) {
        self.for_each_free(part, "physical_demands", |level| &mut level.physical_demands);
    }

    pub(super) fn environment(&mut self, part: &Part) {
        self.for_each_free(part, "working_environment", |level| &mut level.working_environment);
    }

    fn for_each_free(
        &mut self,
        part: &Part,
        field: &'static str,
        of: impl Fn(&mut rungs_domain::spec::Level) -> &mut Option<Section>,
    ) {
        for class in part.classes.iter() {
            let known = self.levels.get_mut(*class).map(|level| of(level).take_if(|_| part.placed));
            if let Some(mut known) = known.flatten() {
                self.append(
                    &mut known.text,
                    &[F("levels"), I(*class), F(field)],
                    Self::confidence(part),
                    &part.entries,
                );
                self.levels.get_mut(*class).into_iter().for_each(|level| *of(level) = Some(known.clone()));
                continue;
            }
            let Some(free) = self.levels.get_mut(*class).map(|level| of(level).is_none()) else { continue };
            if !free {
                self.other(&Part { classes: Rc::from([*class]), ..part.clone() });
                continue;
            }
            let section = self.section_at(&[F("levels"), I(*class), F(field)], part, &part.entries);
            if let Some(level) = self.levels.get_mut(*class) {
                *of(level) = Some(section);
            }
        }
    }

    pub(super) fn licences(&mut self, part: &Part) {
        for class in part.classes.iter() {
            for entry in &part.entries {
                let Some(at) = self.levels.get(*class).map(|level| level.licences.len()) else { continue };
                let to = |field| path(&[F("levels"), I(*class), F("licences"), I(at), F(field)]);
                let heading = part.heading.as_ref().map(|heading| self.keeper.place(to("heading"), heading, SURE));
                let text = self.keeper.place(to("text"), &whole(entry), SURE);
                if let Some(level) = self.levels.get_mut(*class) {
                    level.licences.push(statement(heading, text));
                }
            }
        }
    }

    /// A part that stays as printed: facts of each level under its heading.
    pub(super) fn other(&mut self, part: &Part) {
        for class in part.classes.iter().copied() {
            for entry in &part.entries {
                let label = entry.sub.as_ref().or(part.heading.as_ref()).cloned();
                self.fact_of_level(class, label.as_ref(), &whole(entry), LIKELY);
            }
        }
        part.heading.iter().for_each(|heading| self.keeper.aside(heading, Reason::Heading));
    }

    pub(super) fn fact_of_level(&mut self, class: usize, label: Option<&Passage>, text: &Passage, confidence: u16) {
        let Some(at) = self.levels.get(class).map(|level| level.facts.len()) else { return };
        let to = |field| path(&[F("levels"), I(class), F("facts"), I(at), F(field)]);
        let label = label.map_or_else(|| "Text".to_owned(), |label| self.keeper.place(to("label"), label, confidence));
        let text = Some(self.keeper.place(to("text"), text, confidence)).filter(|text| !text.is_empty());
        if let Some(level) = self.levels.get_mut(class) {
            level.facts.push(Fact { label, text });
        }
    }
}

/// "Team: A group of planners.", or the same in two cells.
fn term(entry: &Entry) -> Option<(Passage, Passage)> {
    if let BlockKind::Row { cells, .. } = &entry.kind {
        let [term, definition] = cells.as_slice() else { return None };
        return Some((term.clone(), definition.clone()));
    }
    let passage = &entry.passage;
    let colon = passage.text().find(':').filter(|at| *at <= 80)?;
    let (term, definition) = (passage.slice(0..colon), passage.behind(colon + 1));
    (!term.is_empty() && !definition.is_empty()).then_some((term, definition))
}
