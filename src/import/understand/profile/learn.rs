//! What the corrections of one document teach for the next.

use std::collections::BTreeMap;

use rungs_domain::spec::{Code, Vocabulary};

use super::super::block::Block;
use super::super::dates::date;
use super::super::limits::{LABEL_WORDS, LONGEST_HEADING};
use super::super::provenance::ProvenanceLog;
use super::super::role::{FactKind, Role};
use super::super::words::{plain, plain_whole};
use super::super::{Analysis, analyze, understand, understand_corrected};
use super::overlay::pattern;
use super::{AsideWords, FactWords, HeadingWords, Profile};
use crate::{Correction, Draft, DraftField, Interpretation, Manuscript, Reason};

impl Profile {
    /// What corrections about a document teach, and no more: words of headings and their roles, words that are no heading,
    /// lines that are not part of the text, labels of facts. It is for documents of the same authority, if the document
    /// names one. `source` says from which document it was learned.
    #[must_use]
    pub fn learned(&self, manuscript: &Manuscript, corrections: &[Correction], source: &str) -> Profile {
        let draft = understand_corrected(manuscript, self, &Vocabulary::default(), corrections);
        let before = understand(manuscript, self, &Vocabulary::default());
        let seen = analyze(&mut ProvenanceLog::new(manuscript), self, corrections);
        let named = Some(draft.series.authority.name.clone()).filter(|_| !draft.series.authority.inferred);
        let mut learned = Profile { authority: named, source: Some(source.to_owned()), ..Profile::default() };
        if !learned.is_for(manuscript) {
            learned.authority = None;
        }
        let lesson = Learner { profile: self, manuscript, corrections, seen: &seen, draft: &draft, before: &before };
        learned.headings = lesson.headings();
        learned.no_headings = lesson.no_headings();
        learned.asides = lesson.asides();
        learned.facts = lesson.facts();
        learned
    }

    /// Whether it teaches nothing.
    pub fn teaches_nothing(&self) -> bool {
        Profile { authority: None, source: None, ..self.clone() } == Profile::default()
    }
}

/// What is learned from.
struct Learner<'a> {
    profile: &'a Profile,
    manuscript: &'a Manuscript,
    corrections: &'a [Correction],
    seen: &'a Analysis,
    draft: &'a Draft,
    before: &'a Draft,
}

impl Learner<'_> {
    /// The blocks that a person decided, with the correction in force.
    fn corrected(&self) -> impl Iterator<Item = (&Block, &Correction)> {
        let by_person = self.seen.blocks.iter().filter(|block| !block.taught);
        by_person.filter_map(|block| Some((block, block.corrected.as_ref()?)))
    }

    /// The words of headings by role; of words that were given two roles nothing is learned.
    fn headings(&self) -> Vec<HeadingWords> {
        let mut roles: BTreeMap<String, Option<Role>> = BTreeMap::new();
        for (block, correction) in self.corrected() {
            let Correction::Heading { role, .. } = correction else { continue };
            let words = plain(block.text());
            if words.contains(char::is_alphabetic) && words.len() <= LONGEST_HEADING {
                roles
                    .entry(words)
                    .and_modify(|known| *known = known.filter(|known| known == role))
                    .or_insert(Some(*role));
            }
        }
        let mut by_role: BTreeMap<Role, Vec<String>> = BTreeMap::new();
        for (words, role) in roles {
            role.into_iter().for_each(|role| by_role.entry(role).or_default().push(words.clone()));
        }
        let entry = |(role, words)| HeadingWords { role, words, source: None, alone: true };
        by_role.into_iter().map(entry).collect()
    }

    /// The words of headings that are none.
    fn no_headings(&self) -> Vec<String> {
        let taken = |block: &Block| {
            let start = *block.begin().start();
            let piece = self.before.blocks.iter().find(|piece| piece.from.first().is_some_and(|at| at.start == start));
            piece.is_some_and(|piece| {
                matches!(piece.interpretation, Interpretation::Heading { .. } | Interpretation::Subheading)
            })
        };
        let text = self
            .corrected()
            .filter(|(block, correction)| matches!(correction, Correction::Text { .. }) && taken(block));
        let mut words: Vec<String> = text.map(|(block, _)| plain(block.text())).collect();
        words.retain(|words| words.contains(char::is_alphabetic) && words.len() <= LONGEST_HEADING);
        words.sort();
        words.dedup();
        words
    }

    /// What is not part of the text. A number in it stands for any, unless text of the document would be taken for it.
    fn asides(&self) -> Vec<AsideWords> {
        let mut by_reason: BTreeMap<Reason, Vec<String>> = BTreeMap::new();
        for (block, correction) in self.corrected() {
            let Correction::Aside { reason, .. } = correction else { continue };
            let any = pattern(block.text());
            let is_number = any == "#" && *reason != Reason::PageNumber;
            let words = if is_number || self.is_said_in_text(&any) { plain_whole(block.text()) } else { any };
            let of_list = matches!(reason, Reason::Marker | Reason::StruckOut);
            let known = by_reason.entry(*reason).or_default();
            if !of_list && !words.is_empty() && !known.contains(&words) {
                known.push(words);
            }
        }
        by_reason.retain(|_, words| !words.is_empty());
        by_reason.into_iter().map(|(reason, words)| AsideWords { reason, words }).collect()
    }

    fn is_said_in_text(&self, any: &str) -> bool {
        self.draft.blocks.iter().filter(|piece| !matches!(piece.interpretation, Interpretation::Aside(_))).any(
            |piece| {
                let words = piece.from.first().and_then(|at| self.manuscript.text.get(at.clone()));
                words.is_some_and(|words| words.len() <= 4 * LONGEST_HEADING && pattern(words) == any)
            },
        )
    }

    /// The labels before what a person wrote into a field: only where one line of the document says just that.
    fn facts(&self) -> Vec<FactWords> {
        let mut labels: BTreeMap<FactKind, Vec<String>> = BTreeMap::new();
        for correction in self.corrections {
            let Correction::Field { field, text } = correction else { continue };
            let (kind, text) = match field {
                DraftField::LevelCode { .. } => (FactKind::Code, text.trim()),
                DraftField::LevelTitle { .. } => (FactKind::Title, text.trim()),
                DraftField::Effective => (FactKind::Effective, text.trim()),
                _ => continue,
            };
            let says = |value: &str| match kind {
                FactKind::Effective => date(value).is_some_and(|day| day.to_string() == text),
                FactKind::Code => Code::new(text).is_ok() && value == text,
                _ => plain_whole(value) == plain_whole(text) && !text.is_empty(),
            };
            let lines = self.manuscript.lines.iter().filter_map(|line| self.manuscript.words(line).split_once(':'));
            let mut found: Vec<String> =
                lines.filter(|(_, value)| says(value.trim())).map(|(label, _)| plain(label)).collect();
            found.dedup();
            if let [label] = found.as_slice()
                && !label.is_empty()
                && label.split(' ').count() <= LABEL_WORDS
                && self.profile.fact(label).is_none()
                && self.profile.role(label, false).is_none()
            {
                let known = labels.entry(kind).or_default();
                known.extend((!known.contains(label)).then(|| label.clone()));
            }
        }
        // A label before two kinds of fact teaches nothing.
        let all: Vec<String> = labels.values().flatten().cloned().collect();
        let once = |label: &String| all.iter().filter(|other| *other == label).count() == 1;
        labels.values_mut().for_each(|words| words.retain(once));
        labels.retain(|_, words| !words.is_empty());
        labels.into_iter().map(|(fact, words)| FactWords { fact, words }).collect()
    }
}
