//! Headings that a source lost or glued: "Either Ithree years of", ". Or IIExperience:", the last word of a sentence set
//! as a heading. They are cut out of the text, or put back into it, before anything is told by headings.

use super::block::{Block, BlockKind, marker};
use super::limits::{LABEL_WORDS, LONGEST_LABEL, LONGEST_RANK, SHORTEST_BROKEN};
use super::profile::Profile;
use super::role::Role;
use super::sourced_text::SourcedText;
use super::words::is_titled;
use crate::english::ENGLISH;

/// The most bytes of the word before the numeral of a pattern.
const LONGEST_PATTERN: usize = 16;

/// A text of more such headings is none of qualifications.
const MOST_CUTS: usize = 100;

/// The blocks with their headings where they are printed.
pub(super) fn restore_headings(blocks: Vec<Block>, profile: &Profile) -> Vec<Block> {
    let mut restored: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        if block.cut {
            restored.push(block);
            continue;
        }
        if let Some(last) = restored.last_mut().filter(|last| ends_sentence_of(last, &block, profile)) {
            last.passage.join(" ", &block.passage);
            last.lines.extend(block.lines);
            continue;
        }
        let cuts = cuts(&block, profile);
        if cuts.is_empty() {
            put(&mut restored, block);
        } else {
            cut(&block, &cuts).into_iter().for_each(|part| put(&mut restored, part));
        }
    }
    restored
}

/// Adds a block; a paragraph that goes on with the rest of a glued heading is one with it.
fn put(blocks: &mut Vec<Block>, block: Block) {
    match blocks.last_mut().filter(|last| last.is_glued && goes_on(last, &block)) {
        Some(last) => {
            last.passage.join(" ", &block.passage);
            last.lines.extend(block.lines);
            last.is_glued = block.is_glued;
        }
        None => blocks.push(block),
    }
}

fn goes_on(last: &Block, next: &Block) -> bool {
    let plain = |block: &Block| block.kind == BlockKind::Paragraph && block.marker.is_none();
    plain(last) && plain(next) && !is_ended(last.text()) && next.text().starts_with(char::is_lowercase)
}

/// Whether a heading is the end of the sentence before it: "... or an Account Clerk" and, as a heading, "II.".
fn ends_sentence_of(last: &Block, heading: &Block, profile: &Profile) -> bool {
    let text = heading.text();
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    let is_end = !text.contains(' ') && text.len() <= LONGEST_RANK + 2 || ENGLISH.small.contains(&first);
    matches!(heading.kind, BlockKind::Heading(_))
        && text.ends_with('.')
        && is_end
        && profile.role(text, false).is_none()
        && matches!(last.kind, BlockKind::Paragraph | BlockKind::Entry)
        && last.text().len() > SHORTEST_BROKEN
        && !is_ended(last.text())
}

fn is_ended(text: &str) -> bool {
    text.ends_with(['.', ';', ':', '!', '?', ')', ']'])
}

/// Where a block is cut: each cut begins a heading that ends at its second figure.
fn cuts(block: &Block, profile: &Profile) -> Vec<(usize, usize)> {
    let text = block.text();
    if block.corrected.is_some() || matches!(block.kind, BlockKind::Row { .. } | BlockKind::Caption) {
        return Vec::new();
    }
    let is_heading = matches!(block.kind, BlockKind::Heading(_));
    let mut found: Vec<(usize, usize)> = lead(block, profile).map(|end| (0, end)).into_iter().collect();
    for (at, _) in text.char_indices().filter(|(at, _)| begins_word(text, *at)) {
        if found.last().is_some_and(|(_, end)| at < *end) {
            continue;
        }
        let first = at == 0 && block.marker.is_none();
        let may_begin = if first { is_heading } else { !is_heading && is_behind_sentence(text, at) };
        let end = pattern(text, at, profile).filter(|_| may_begin);
        let end = end.or_else(|| label(text, at, profile).filter(|_| !is_heading && at > 0).map(|_| at));
        if let Some(end) = end.filter(|end| *end < text.len()) {
            found.push((at, end));
        }
    }
    if found.len() > MOST_CUTS { Vec::new() } else { found }
}

fn begins_word(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.starts_with(char::is_uppercase) && (at == 0 || text.get(..at).is_some_and(|before| before.ends_with(' ')))
}

/// Whether a sentence ends before a byte, or the "and" that joins it to the next: "... appointment.) and Either I".
fn is_behind_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    let word = before.rsplit(' ').next().unwrap_or_default();
    let joined = ENGLISH.joints.contains(word).then(|| before.strip_suffix(word)).flatten();
    is_ended(joined.unwrap_or(before).trim_end())
}

/// Where the heading of a pattern ends that begins at a byte: "Either I", "Or II", whatever is glued to it.
fn pattern(text: &str, at: usize, profile: &Profile) -> Option<usize> {
    let rest = text.get(at..)?;
    let blank = rest.bytes().take(LONGEST_PATTERN).position(|byte| byte == b' ')?;
    let numeral = rest.get(blank + 1..)?;
    let length = numeral.bytes().take_while(|byte| b"IVX".contains(byte)).count();
    // "IInspectors" begins with I, "IIExperience" with II, "Ithree" with I.
    let end = (1..=length).rev().find(|length| numeral.get(*length..).is_some_and(begins_text))?;
    profile.is_connective(rest.get(..blank + 1 + end)?).then_some(at + blank + 1 + end)
}

/// Whether words that stand behind a numeral begin a text, and are not the rest of its word or of a sentence.
fn begins_text(rest: &str) -> bool {
    let glued = !rest.starts_with(' ');
    let text = rest.trim_start();
    let word: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
    let mut letters = word.chars();
    let capital =
        letters.next().is_some_and(char::is_uppercase) && (!glued || letters.next().is_some_and(char::is_lowercase));
    let sign = word.is_empty() && !text.starts_with(['.', ')', '/', '-', ',', ';']);
    sign || capital || ENGLISH.amounts.contains(&word.to_lowercase())
}

/// A known heading in front of the first number of a list that runs on in its paragraph: "Requirements 1. Three years".
fn lead(block: &Block, profile: &Profile) -> Option<usize> {
    let text = block.text();
    let end = text
        .find(" 1")
        .filter(|end| *end <= LONGEST_LABEL && marker(text.get(end + 1..).unwrap_or_default()).is_some())?;
    let is_line = block.kind == BlockKind::Paragraph && block.marker.is_none();
    profile.role(text.get(..end)?, false).filter(|known| is_line && known.role.is_tier()).map(|_| end)
}

/// The label of another part that is printed within a paragraph, behind a sentence: "... health. Medical Requirement:".
fn label(text: &str, at: usize, profile: &Profile) -> Option<usize> {
    let rest = text.get(at..)?;
    let colon = rest.bytes().take(LONGEST_LABEL).position(|byte| byte == b':')?;
    let label = rest.get(..colon)?;
    let words = label.split(' ').count();
    let is_label = (2..=LABEL_WORDS).contains(&words) && is_titled(label) && is_behind_sentence(text, at);
    let known = profile.role(label, false).filter(|known| is_label && known.exact)?;
    matches!(known.role, Role::Other | Role::Licences | Role::Desirable | Role::Conditions).then_some(colon)
}

/// The parts of a block, each with where it stands.
fn cut(block: &Block, cuts: &[(usize, usize)]) -> Vec<Block> {
    let mut parts: Vec<Block> = Vec::new();
    let mut from = 0;
    let text = |passage: SourcedText, is_glued| Block {
        lines: passage.ranges().collect(),
        is_glued,
        ..Block::paragraph(passage)
    };
    for (begin, end) in cuts {
        let before = block.passage.slice(from..*begin);
        if !before.is_empty() {
            parts.push(text(before, false));
        }
        if begin < end {
            let head = block.passage.slice(*begin..*end);
            parts.push(text(head, false));
        }
        from = *end;
    }
    let rest = block.passage.behind(from);
    if !rest.is_empty() {
        parts.push(text(rest, matches!(block.kind, BlockKind::Heading(_))));
    }
    if let Some(first) = parts.first_mut() {
        (first.marker, first.style, first.kind) = (block.marker.clone(), block.style, block.kind.clone());
        if let Some(marker) = &block.marker {
            first.lines.splice(0..0, marker.ranges());
        }
    }
    parts
}
