//! Labels of printed facts: before a colon or a dash, in a cell, or right before a code.

use super::block::Block;
use super::classes::is_code;
use super::limits::{CODE_LABEL_WORDS, LONGEST_LABEL};
use super::profile::Profile;
use super::role::FactKind;
use super::sourced_text::SourcedText;
use super::words::cut_at;

/// A printed fact: which, its label, and what it says.
pub(super) fn fact(block: &Block, profile: &Profile) -> Option<(FactKind, SourcedText, SourcedText)> {
    let known = |(label, value): (SourcedText, SourcedText)| {
        let kind = profile.fact(label.text()).filter(|_| label.text().len() <= LONGEST_LABEL && !value.is_empty())?;
        let label = label.slice(0..label.text().trim_end_matches(':').len());
        // The last action can be "Rev.", which is a label of days.
        let says = kind == FactKind::LastAction || profile.fact(value.text()).is_none();
        says.then_some((kind, label, value))
    };
    if block.cells().is_some() {
        return block.labeled().and_then(|pair| known(pair.clone()).or_else(|| unknown(block, pair, profile)));
    }
    block.labeled().and_then(known).or_else(|| dashed(block).and_then(known)).or_else(|| before_code(block, profile))
}

/// What a table of labels and values says under a label that is not known.
fn unknown(
    block: &Block,
    (label, value): (SourcedText, SourcedText),
    profile: &Profile,
) -> Option<(FactKind, SourcedText, SourcedText)> {
    let is_label = block.is_pair() && label.text().ends_with(':') && label.text().len() <= LONGEST_LABEL;
    let is_part = profile.role(label.text(), false).is_some() || profile.fact(label.text()).is_some();
    let words = label.slice(0..label.text().trim_end_matches(':').len());
    (is_label && !is_part && !value.is_empty()).then_some((FactKind::Other, words, value))
}

/// Whether a block is a label behind which nothing is printed: "Former Title(s):".
pub(super) fn unsaid(block: &Block, profile: &Profile) -> bool {
    let label = block.text().strip_suffix(':').filter(|label| label.len() <= LONGEST_LABEL && block.cells().is_none());
    label.is_some_and(|label| profile.fact(label).is_some() && profile.role(label, false).is_none())
}

/// What a block says under a label.
pub(super) fn said(block: &Block, wanted: FactKind, profile: &Profile) -> Option<SourcedText> {
    fact(block, profile).filter(|(kind, ..)| *kind == wanted).map(|(_, _, value)| value)
}

/// What stands before and behind the first dash.
pub(super) fn dashed(block: &Block) -> Option<(SourcedText, SourcedText)> {
    let (before, behind) = cut_at(block.text(), [" - ", " – ", " — "])?;
    Some((block.passage.slice(before), block.passage.slice(behind)))
}

/// Facts that are days.
pub(super) fn is_day(kind: FactKind) -> bool {
    matches!(kind, FactKind::Effective | FactKind::Established | FactKind::Revised | FactKind::Dated)
}

/// "Code No. 51-330": a label of codes, and a code; one of days, and a day; or one of pay, and a number.
fn before_code(block: &Block, profile: &Profile) -> Option<(FactKind, SourcedText, SourcedText)> {
    let (label, code) = block.text().rsplit_once(' ')?;
    let label = block.passage.slice(0..label.len());
    let value = block.passage.behind(label.text().len());
    let is_label =
        label.text().split(' ').count() <= CODE_LABEL_WORDS && profile.fact(label.text()) == Some(FactKind::Code);
    if is_label && is_code(code) {
        return Some((FactKind::Code, label, value));
    }
    let begins = code.starts_with(|c: char| c.is_ascii_digit());
    // "Rev. 7/98", "SR 23", "Salary Group 18"; "Grade 5" may be the title of a level.
    let is_pay = |words: &str| words.contains(' ') || words.trim_end_matches('.').len() <= 2;
    let is_told = |kind: &FactKind| is_day(*kind) || (*kind == FactKind::Grade && is_pay(label.text()));
    let kind = profile.fact(label.text()).filter(|kind| begins && is_told(kind))?;
    Some((kind, label, value))
}
