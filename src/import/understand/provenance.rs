//! Builds the series and keeps, for each of its texts, where it stands in the manuscript.

use std::collections::BTreeMap;

use rungs_domain::spec::{PathStep, Vocabulary};

use super::sourced_text::SourcedText;
use crate::{Furniture, Manuscript, Provenance, Reason, Warning};

/// The confidence of a text under a heading whose words the profile knows, in thousandths.
pub(super) const SURE: u16 = 950;

/// The confidence of a text whose place was told by other signs.
pub(super) const LIKELY: u16 = 600;

/// What is kept beside the series.
#[derive(Debug)]
pub(super) struct ProvenanceLog<'a> {
    pub manuscript: &'a Manuscript,
    pub provenance: Vec<Provenance>,
    pub furniture: Vec<Furniture>,
    pub warnings: Vec<Warning>,
    /// Printed words of tiers on which nothing rests.
    pub unclaimed: Vec<Warning>,
    pub words: Vocabulary,
}

impl<'a> ProvenanceLog<'a> {
    pub fn new(manuscript: &'a Manuscript) -> Self {
        ProvenanceLog {
            manuscript,
            provenance: Vec::new(),
            furniture: Vec::new(),
            warnings: Vec::new(),
            unclaimed: Vec::new(),
            words: Vocabulary::default(),
        }
    }

    /// Keeps where a text stands, and gives the text.
    pub fn place(&mut self, to: &[PathStep], passage: &SourcedText, confidence: u16) -> String {
        let from = passage.from(self.manuscript);
        if !from.is_empty() {
            self.provenance.push(Provenance { to: to.to_vec(), from, confidence });
        }
        passage.text().to_owned()
    }

    /// Keeps that a passage is not part of the text.
    pub fn aside(&mut self, passage: &SourcedText, reason: Reason) {
        let from = passage.from(self.manuscript).into_iter();
        self.furniture.extend(from.map(|range| Furniture { range, reason }));
    }

    /// Facts of the series get the places that `moved` gives them: a field of their own, or, behind such, another place
    /// in the list, with its label and its text.
    pub fn move_facts(&mut self, moved: &BTreeMap<usize, Vec<PathStep>>) {
        for provenance in &mut self.provenance {
            if let [PathStep::Field("facts"), PathStep::Index(at), ..] = provenance.to.as_slice()
                && let Some(new) = moved.get(at)
            {
                let in_list = matches!(new.as_slice(), [PathStep::Field("facts"), PathStep::Index(_)]);
                let kept = if in_list { 2 } else { provenance.to.len() };
                provenance.to.splice(..kept, new.iter().cloned());
            }
        }
    }

    /// Keeps something to look at.
    pub fn warn(&mut self, at: Option<&SourcedText>, what: impl Into<String>) {
        let at = at.and_then(|passage| passage.from(self.manuscript).into_iter().next());
        self.warnings.push(Warning { at, what: what.into() });
    }
}
