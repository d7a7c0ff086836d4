//! What belongs to qualifications beside what stands right under their heading: footnotes, notes that loosen or tighten
//! them, and the parts of qualifications that have no heading of their own.

use super::super::limits::{NOTED_ENTRIES, NOTED_PARTS};
use super::{Heading, HeadingStyle, PartEntry, Walk};
use crate::Interpretation;
use crate::english::{ENGLISH, holds};
use crate::oddities::is_about_applying;
use crate::requirement::{begins_with_requirement, concerns_requirement, is_notes_heading};
use crate::understand::marks::BlockMark;
use crate::understand::role::Role;
use crate::understand::sourced_text::SourcedText;
use crate::understand::words::plain;

/// An unknown heading of fewer words may be a smaller one within qualifications: "OPTION A".
const ENDING_WORDS: usize = 3;

impl Walk<'_> {
    /// What begins with an asterisk goes to the qualifications that print one: it is their footnote.
    pub(super) fn footnote(&mut self, entry: &PartEntry) -> bool {
        let is_note = |text: &str| text.strip_prefix('*').is_some_and(|rest| !rest.starts_with([' ', '*']));
        let has_sign = |passage: &SourcedText| passage.text().trim_end_matches(['.', ':', ';']).contains('*');
        if entry.marker.is_some() || !is_note(entry.passage.text()) {
            return false;
        }
        let mut parts = self.outline.parts.iter_mut().rev().take(NOTED_PARTS);
        let noted = parts.find(|part| {
            let mut entries = part.entries.iter().rev().take(NOTED_ENTRIES);
            part.role.is_some_and(Role::is_tier)
                && (part.heading.iter().any(has_sign) || entries.any(|entry| has_sign(&entry.passage)))
        });
        let Some(part) = noted else { return false };
        self.outline.taken.insert(self.at, Interpretation::Text { role: part.role, levels: Vec::new() });
        part.entries.push(entry.clone());
        true
    }

    /// The tier of which a heading heads a part. "License", "Education", "Experience" one below the other make
    /// qualifications without a heading above them.
    pub(super) fn tier_of_part(&mut self, at: usize, heading: &Heading) -> Option<Heading> {
        if self.tier.is_none() && self.begins_qualifications(at, heading.role) {
            let words = SourcedText::default();
            self.tier = Some(Heading { role: Role::Schooling, words, ..heading.clone() });
        }
        // A license under a heading set as that of the qualifications is not one of theirs.
        self.tier.clone().filter(|tier| {
            let equal = tier.set == heading.set && heading.set.is_heading() && tier.role != Role::Schooling;
            heading.role == Role::Schooling || (heading.role == Role::Licences && !equal)
        })
    }

    fn begins_qualifications(&self, at: usize, role: Role) -> bool {
        let mut below = self.marks.iter().skip(at + 1).filter(|mark| **mark != BlockMark::Text);
        let next = below.next();
        matches!(role, Role::Schooling | Role::Licences)
            && matches!(next, Some(BlockMark::Role { role: Role::Schooling, .. }))
    }

    /// The qualifications that notes under this heading are about: those right above it.
    pub(super) fn noted_by(&self, heading: &Heading) -> Option<usize> {
        let above = self.current().is_some_and(|current| current.role.is_tier() && current.role != Role::Desirable);
        let part = self.open.filter(|_| above && is_notes_heading(heading.words.text()))?;
        let noted = self.outline.parts.get(part)?;
        (noted.role.is_some_and(Role::is_tier) && !noted.entries.is_empty()).then_some(part)
    }

    /// Puts a note that asks for something, lets something stand in for it, or lets somebody in before it is met behind
    /// the qualifications that it is about. Other notes are about the procedure, and stay under their heading.
    pub(super) fn qualifying_note(&mut self, entry: &PartEntry) -> bool {
        let Some(heading) = self.current().map(|heading| heading.words.clone()) else { return false };
        let Some(part) = self.noted.and_then(|part| self.outline.parts.get_mut(part)) else { return false };
        let same = part.classes == self.scope;
        // "a." and "b." below a note are of it.
        let is_lettered =
            entry.marker.as_ref().is_some_and(|marker| marker.text().contains(|c: char| c.is_ascii_lowercase()));
        let above = self.concerns.filter(|_| is_lettered);
        let concerns = above.unwrap_or_else(|| concerns_requirement(entry.passage.text()));
        // Notes whose own markers are letters have none above them.
        self.concerns = if is_lettered { above } else { Some(concerns) };
        if !same || self.sub.is_some() || !concerns {
            return false;
        }
        self.outline.taken.insert(self.at, Interpretation::Text { role: part.role, levels: Vec::new() });
        let opens = part.entries.last().is_none_or(|last| last.sub.as_ref() != Some(&heading));
        part.entries.push(PartEntry { sub: Some(heading), opens, ..entry.clone() });
        true
    }

    /// Ends qualifications before a paragraph that says how people are chosen: no heading parts it from them.
    pub(super) fn end_qualifications(&mut self, entry: &PartEntry) {
        let is_tier = self.current().is_some_and(|current| current.role.is_tier());
        if !is_tier
            || begins_with_requirement(entry.passage.text())
            || !holds(&plain(entry.passage.text()), &ENGLISH.recruiting)
        {
            return;
        }
        self.end_sub();
        let words = SourcedText::default();
        let other = Heading { role: Role::Other, words, sure: false, set: HeadingStyle::Plain };
        match self.named {
            true => self.inner = Some(other),
            false => (self.outer, self.inner) = (Some(other), None),
        }
        (self.sub, self.noted) = (None, None);
        self.open_part();
    }

    /// Whether an unknown heading within qualifications heads what is about applying: what stands right below says so.
    pub(super) fn heads_recruiting(&self) -> bool {
        let is_text = self.marks.get(self.at + 1) == Some(&BlockMark::Text);
        let below = self.blocks.get(self.at + 1).filter(|_| is_text);
        self.current().is_some_and(|current| current.role.is_tier())
            && below.is_some_and(|block| is_about_applying(block.text()) && !begins_with_requirement(block.text()))
    }

    /// Whether an unknown heading ends qualifications: it is in capitals, and theirs is not.
    pub(super) fn ends_qualifications(&self, heading: &Heading) -> bool {
        let weaker = |current: &Heading| matches!(current.set, HeadingStyle::Plain | HeadingStyle::Titled);
        heading.set == HeadingStyle::Capitals
            && self.current().is_some_and(|current| current.role.is_tier() && weaker(current))
            && !self.class_sets.contains(&heading.set)
            && heading.words.text().split(' ').count() >= ENDING_WORDS
    }
}
