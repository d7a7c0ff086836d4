//! Levels that a person decided to be there, or not to be.

use std::collections::BTreeSet;

use rungs_domain::spec::Code;

use super::super::block::Block;
use super::super::classes::{Class, Classes};
use super::super::marks::{BlockMark, marks};
use super::super::profile::Profile;
use super::super::provenance::ProvenanceLog;
use super::super::sourced_text::SourcedText;
use super::fields::is_title;
use crate::{Correction, DraftField};

/// The codes by which corrections know the levels, in their order.
#[derive(Debug, Default)]
pub(in crate::understand) struct LevelCodes {
    pub found: Vec<Code>,
}

impl LevelCodes {
    /// Each class by its code; one that has none, or that of another, by its place.
    fn of(classes: &[Class]) -> Self {
        let (mut found, mut known) = (Vec::new(), BTreeSet::new());
        for (at, class) in classes.iter().enumerate() {
            let printed = Code::new(class.code.text()).ok().filter(|code| !known.contains(code));
            let code = printed.unwrap_or_else(|| Code::unprinted(at + 1));
            known.insert(code.clone());
            found.push(code);
        }
        LevelCodes { found }
    }

    /// The place of the level with this code.
    pub fn place(&self, code: &Code) -> Option<usize> {
        self.found.iter().position(|found| found == code)
    }
}

/// Makes and removes levels as decided; from blocks the corrections are taken that are about levels which are not there.
pub(in crate::understand) fn levels(
    known: &mut Classes,
    blocks: &mut [Block],
    profile: &Profile,
    corrections: &[Correction],
    log: &mut ProvenanceLog<'_>,
) -> LevelCodes {
    let mut levels = LevelCodes::of(&known.classes);
    for correction in corrections {
        match correction {
            Correction::NoLevel { level } => match levels.place(level) {
                Some(at) => remove(at, known, &mut levels, blocks),
                None => tell(level, log),
            },
            Correction::NewLevel { code, .. } if levels.place(code).is_none() => {
                if let Some(at) = blocks.iter().position(|block| block.corrected.as_ref() == Some(correction)) {
                    insert((at, correction), known, &mut levels, blocks, profile);
                }
            }
            _ => {}
        }
    }
    for (at, class) in known.classes.iter_mut().enumerate().filter(|(_, class)| class.code.is_empty()) {
        let found = levels.found.get(at);
        let corrected = corrections.iter().rev().find_map(|correction| match correction {
            Correction::Field { field: DraftField::LevelCode { level: of }, text } if Some(of) == found => Some(text),
            _ => None,
        });
        corrected.into_iter().for_each(|code| class.code = SourcedText::drawn(code));
    }
    blocks.iter_mut().for_each(|block| keep_known(block, &levels, log));
    levels
}

/// What the table of titles says of the level is text again.
fn remove(at: usize, known: &mut Classes, levels: &mut LevelCodes, blocks: &[Block]) {
    if at < known.classes.len() {
        let class = known.classes.remove(at);
        let start = class.code.start().or_else(|| class.title.start());
        let says = |block: &Block| start.is_some_and(|start| block.lines.iter().any(|line| line.contains(&start)));
        known.blocks.retain(|row| !blocks.get(*row).is_some_and(says));
        levels.found.remove(at);
    }
}

/// A new level stands before the first level whose heading comes behind its own.
fn insert(
    (block, correction): (usize, &Correction),
    known: &mut Classes,
    levels: &mut LevelCodes,
    blocks: &[Block],
    profile: &Profile,
) {
    let (Correction::NewLevel { code, title, .. }, Some(heading)) = (correction, blocks.get(block)) else { return };
    let mut marks = marks(&super::uncorrected(blocks), &known.classes, profile);
    super::mark(blocks, levels, &mut marks);
    let behind = |class: usize| {
        let heads = |mark: &BlockMark| matches!(mark, BlockMark::Classes { which, .. } if which.as_slice() == [class]);
        marks.iter().position(heads).is_some_and(|head| head > block)
    };
    let at = (0..known.classes.len()).find(|class| behind(*class)).unwrap_or(known.classes.len());
    let words = if is_title(title) { printed(heading, title) } else { heading.passage.clone() };
    let class = Class { code: printed(heading, code.as_str()), title: words, ..Class::default() };
    known.classes.insert(at, class);
    levels.found.insert(at, code.clone());
}

/// Words of a person, where they stand in the heading.
fn printed(heading: &Block, words: &str) -> SourcedText {
    let at = heading.text().find(words).filter(|_| !words.is_empty());
    at.map_or_else(|| SourcedText::drawn(words), |at| heading.passage.slice(at..at + words.len()))
}

/// Takes a correction from a block that is about no level which is there.
fn keep_known(block: &mut Block, levels: &LevelCodes, log: &mut ProvenanceLog<'_>) {
    let named: Vec<&Code> = match &block.corrected {
        Some(Correction::LevelHeading { levels, .. } | Correction::Place { levels, .. }) => levels.iter().collect(),
        Some(Correction::NewLevel { code, .. }) => vec![code],
        _ => return,
    };
    let unknown: Vec<Code> =
        named.iter().filter(|code| levels.place(code).is_none()).map(|code| (*code).clone()).collect();
    let heads_none = matches!(block.corrected, Some(Correction::LevelHeading { .. })) && named.is_empty();
    if heads_none || (!named.is_empty() && unknown.len() == named.len()) {
        block.corrected = None;
    }
    unknown.iter().for_each(|code| tell(code, log));
}

/// Says that a correction names a level that is not there.
pub(super) fn tell(level: &Code, log: &mut ProvenanceLog<'_>) {
    log.warn(None, format!("a correction is about the level {level}, which is not there: it does nothing"));
}
