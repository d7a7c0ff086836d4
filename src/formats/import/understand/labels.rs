//! Labels of printed facts: before a colon or a dash, in a cell, or right before a code.

use super::block::Block;
use super::classes::is_code;
use super::passage::Passage;
use super::profile::Profile;
use super::role::FactKind;

/// The most letters of a label.
const LONGEST: usize = 70;

/// The most words of a label that stands right before a code.
const WORDS: usize = 3;

/// A printed fact: which, its label, and what it says.
pub(super) fn fact(block: &Block, profile: &Profile) -> Option<(FactKind, Passage, Passage)> {
    let known = |(label, value): (Passage, Passage)| {
        let kind = profile.fact(label.text()).filter(|_| label.text().len() <= LONGEST && !value.is_empty())?;
        profile.fact(value.text()).is_none().then_some((kind, label, value))
    };
    if block.cells().is_some() {
        return block.labelled().and_then(known);
    }
    block.labelled().and_then(known).or_else(|| dashed(block).and_then(known)).or_else(|| before_code(block, profile))
}

/// What a block says under a label.
pub(super) fn said(block: &Block, wanted: FactKind, profile: &Profile) -> Option<Passage> {
    fact(block, profile).filter(|(kind, ..)| *kind == wanted).map(|(_, _, value)| value)
}

/// What stands before and behind the first dash.
pub(super) fn dashed(block: &Block) -> Option<(Passage, Passage)> {
    let text = block.text();
    let (at, dash) = [" - ", " – ", " — "].iter().filter_map(|dash| Some((text.find(dash)?, dash.len()))).min()?;
    Some((block.passage.slice(0..at), block.passage.behind(at + dash)))
}

/// Facts that are days.
fn is_day(kind: FactKind) -> bool {
    matches!(kind, FactKind::Effective | FactKind::Established | FactKind::Revised)
}

/// "Code No. 51-330": a label of codes, and a code; or one of days, and a day.
fn before_code(block: &Block, profile: &Profile) -> Option<(FactKind, Passage, Passage)> {
    let (label, code) = block.text().rsplit_once(' ')?;
    let label = block.passage.slice(0..label.len());
    let value = block.passage.behind(label.text().len());
    let is_label = label.text().split(' ').count() <= WORDS && profile.fact(label.text()) == Some(FactKind::Code);
    if is_label && is_code(code) {
        return Some((FactKind::Code, label, value));
    }
    // "Rev. 7/98"
    let kind =
        profile.fact(label.text()).filter(|kind| is_day(*kind) && code.starts_with(|c: char| c.is_ascii_digit()))?;
    Some((kind, label, value))
}
