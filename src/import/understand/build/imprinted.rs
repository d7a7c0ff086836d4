//! What a document written by Rungs holds besides the words of its source: printed facts, marks, notes.

use rungs_domain::spec::DutyScope;
use rungs_domain::spec::PathStep::{Field as F, Index as I};
use rungs_domain::spec::own_marks::{self, Marked};

use super::super::block::BlockKind;
use super::super::lists::{Items, duties};
use super::super::outline::{OutlinePart, PartEntry};
use super::super::provenance::SURE;
use super::super::sourced_text::SourcedText;
use super::DraftBuilder;
use crate::Reason;

impl DraftBuilder<'_, '_> {
    /// Labels with what they say, as they stand: of the levels, or of the series.
    pub(super) fn printed_facts(&mut self, part: &OutlinePart) {
        part.heading.iter().for_each(|heading| self.log.aside(heading, Reason::Heading));
        for entry in &part.entries {
            let (label, text) = pair(entry);
            if !part.named {
                self.fact_of_series(label.as_ref(), &text);
                continue;
            }
            for class in part.classes.iter() {
                let text = self.filled(&text);
                self.fact_of_level(*class, label.as_ref(), &text, SURE);
            }
        }
    }

    fn fact_of_series(&mut self, label: Option<&SourcedText>, text: &SourcedText) {
        let text = self.filled(text);
        let fact = self.placed_fact(&[F("facts"), I(self.series.facts.len())], label, &text, SURE);
        self.series.facts.push(fact);
    }

    /// What stands in a place, which may say that it is empty.
    fn filled(&mut self, text: &SourcedText) -> SourcedText {
        if text.text() != own_marks::EMPTY {
            return text.clone();
        }
        self.log.aside(text, Reason::Imprint);
        SourcedText::default()
    }

    /// Notes of whoever wrote the document down.
    pub(super) fn notes(&mut self, part: &OutlinePart) {
        part.heading.iter().for_each(|heading| self.log.aside(heading, Reason::Heading));
        for entry in &part.entries {
            entry.marker.iter().for_each(|marker| self.log.aside(marker, Reason::Marker));
            if !part.named {
                // The draft's own note stands first.
                let to = [F("notes"), I(self.series.notes.len() + 1)];
                let note = self.log.place(&to, &entry.passage, SURE);
                self.series.notes.push(note);
                continue;
            }
            for class in part.classes.iter() {
                let to = [F("levels"), I(*class), F("notes"), I(self.level(*class).notes.len())];
                let note = self.log.place(&to, &entry.passage, SURE);
                self.level(*class).notes.push(note);
            }
        }
    }

    /// Whether a heading is one that Rungs writes where none is printed; then it is not part of the text.
    pub(super) fn is_imprint(&mut self, heading: &SourcedText) -> bool {
        let is_imprint = self.is_own && heading.text() == own_marks::NO_HEADING;
        if is_imprint {
            self.log.aside(heading, Reason::Imprint);
        }
        is_imprint
    }

    /// A list of duties as Rungs writes it: what stands before the first number leads in.
    pub(super) fn own_list(&self, part: &OutlinePart) -> Option<Items> {
        let (lead, rest) = part.entries.split_first().filter(|_| self.is_own && !part.placed)?;
        if lead.marker.is_some() || !rest.iter().all(|entry| entry.marker.is_some()) {
            return None;
        }
        let list = duties(&OutlinePart { entries: rest.to_vec(), ..part.clone() }, self.profile);
        Some(Items { lead_in: Some(lead.passage.clone()), ..list })
    }

    /// The words of an item; where Rungs wrote it, what its mark says, and its note.
    pub(super) fn unmarked(&mut self, item: &SourcedText) -> (SourcedText, Option<DutyScope>, Option<SourcedText>) {
        if !self.is_own {
            return (item.clone(), None, None);
        }
        let marked = Marked::of(item.text());
        let words = item.slice(0..marked.end);
        let note = marked.note.map(|range| item.slice(range));
        let behind = item.behind(marked.end);
        if !behind.is_empty() {
            self.log.aside(&behind, Reason::Imprint);
        }
        (words, Some(marked.scope), note)
    }
}

/// A label and what it says: the cells of a row, or all of an entry under its smaller heading.
fn pair(entry: &PartEntry) -> (Option<SourcedText>, SourcedText) {
    match &entry.kind {
        BlockKind::Row { cells, .. } => match cells.as_slice() {
            [label, text] => (Some(label.clone()), text.clone()),
            _ => (None, entry.passage.clone()),
        },
        _ => (entry.sub.clone(), entry.passage.clone()),
    }
}
