//! What each block is to the outline: a heading of a role, of classes, a printed fact, or text.

use std::collections::BTreeSet;

use super::block::{Block, BlockKind};
use super::bounds::{MOST_LEVELS, NamedCount};
use super::classes::{Class, named};
use super::labels;
use super::limits::{HEADING_WORDS, LABEL_WORDS, LONGEST_HEADING, LONGEST_LABEL};
use super::names::Names;
use super::profile::Profile;
use super::role::{FactKind, Role};
use super::sourced_text::SourcedText;
use super::words::{is_capitals, is_titled, plain};
use crate::english::{ENGLISH, ends};

/// So many times the title of a class that no heading names is compared with a heading.
const MOST_COMPARED: usize = 1_000_000;

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BlockMark {
    /// A heading of a known role, and what is printed behind it on the line.
    Role {
        /// The role.
        role: Role,
        /// Whether its words are those of the profile.
        exact: bool,
        /// The heading as printed.
        head: SourcedText,
        /// What follows on the same line.
        rest: Option<SourcedText>,
        /// The classes that it names, if it does.
        which: Vec<usize>,
    },
    /// A heading of classes.
    Classes {
        /// Which, as places in the list of classes.
        which: Vec<usize>,
        /// The heading as printed.
        head: SourcedText,
        /// What follows on the same line.
        rest: Option<SourcedText>,
    },
    /// Text that leads in to knowledge, skills or abilities and names some: "Knowledge of: ...; ...".
    Ksas,
    /// A heading whose words are not known, or that only joins what stands below and above it.
    Heading {
        /// The heading as printed.
        head: SourcedText,
        /// Whether it only joins.
        joins: bool,
    },
    /// A printed fact.
    Fact {
        /// Which.
        kind: FactKind,
        /// Its label.
        label: SourcedText,
        /// What it says.
        value: SourcedText,
    },
    /// Text that a person placed.
    Placed {
        /// Its part.
        role: Role,
        /// The classes that it is about; none: the series.
        which: Vec<usize>,
    },
    /// Text.
    Text,
}

/// The marks of all blocks.
pub(super) fn marks(blocks: &[Block], classes: &[Class], profile: &Profile) -> Vec<BlockMark> {
    let (names, mut named) = (Names::of(classes), NamedCount::default());
    let bounded = |block| {
        let mut mark = mark(block, &names, profile);
        named.bound(&mut mark);
        mark
    };
    let mut marks: Vec<BlockMark> = blocks.iter().map(bounded).collect();
    keep_labels(blocks, &mut marks);
    name_the_unnamed(blocks, classes, profile, &mut marks);
    marks
}

/// What Rungs wrote as text is text, however the words look: its headings are set as such.
pub(super) fn keep_text(blocks: &[Block], marks: &mut [BlockMark]) {
    let is_text = |block: &Block| !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Row { .. });
    blocks.iter().zip(marks).filter(|(block, _)| is_text(block)).for_each(|(_, mark)| *mark = BlockMark::Text);
}

/// Rows below a heading of labels stay as printed.
fn keep_labels(blocks: &[Block], marks: &mut [BlockMark]) {
    let mut keeps = false;
    for (block, mark) in blocks.iter().zip(marks) {
        match mark {
            BlockMark::Role { role, .. } => keeps = role.holds_labels(),
            BlockMark::Classes { .. } | BlockMark::Heading { .. } => keeps = false,
            _ if keeps && block.cells().is_some() => *mark = BlockMark::Text,
            _ => {}
        }
    }
}

fn mark(block: &Block, names: &Names, profile: &Profile) -> BlockMark {
    let text = block.text();
    if let Some((kind, label, value)) = block.cells().and_then(|_| labels::fact(block, profile)) {
        return BlockMark::Fact { kind, label, value };
    }
    if matches!(block.kind, BlockKind::Row { .. } | BlockKind::Caption) || text.is_empty() {
        return BlockMark::Text;
    }
    let is_heading = looks_like_heading(block) || (block.kind == BlockKind::Paragraph && is_titled(text));
    if let Some(mark) = numbered(block, profile) {
        return mark;
    }
    if block.marker.is_none() && plain(text).len() <= LONGEST_HEADING {
        if let Some(known) = profile.role(text, is_heading).filter(|known| known.exact || is_heading) {
            let head = block.passage.clone();
            return BlockMark::Role { role: known.role, exact: known.exact, head, rest: None, which: Vec::new() };
        }
        let own = names.coded(text).map(|class| vec![class]);
        if let Some(which) = own.or_else(|| named(text, names, profile))
            && (is_heading || !text.ends_with(['.', ';', ',']))
        {
            return BlockMark::Classes { which, head: block.passage.clone(), rest: None };
        }
    }
    if let Some(mark) = labeled(block, names, profile) {
        return mark;
    }
    // "OR" alone joins two sentences; "Or II" heads a pattern.
    let joins = profile.is_connective(text);
    let heads = (looks_like_heading(block) && !joins)
        || (joins && (text.contains(' ') || matches!(block.kind, BlockKind::Heading(_))));
    if heads && block.marker.is_none() && plain(text).len() > 1 {
        return BlockMark::Heading { head: block.passage.clone(), joins };
    }
    BlockMark::Text
}

/// A factor named before a dash: "Complexity – The work follows ...".
fn factor(block: &Block, profile: &Profile) -> Option<BlockMark> {
    let (label, rest) = labels::dashed(block).filter(|(_, rest)| !rest.is_empty() && block.marker.is_none())?;
    let role = profile.role(label.text(), false)?.role;
    role.is_factor().then_some(BlockMark::Role { role, exact: true, head: label, rest: Some(rest), which: Vec::new() })
}

/// A heading behind a number or letter: "B. DUTIES", "IV. Qualifications".
fn numbered(block: &Block, profile: &Profile) -> Option<BlockMark> {
    let marker = block.marker.as_ref().filter(|marker| marker.text().contains(char::is_alphanumeric))?;
    let text = block.text();
    let known = profile.role(text, is_capitals(text)).filter(|known| known.exact || is_capitals(text))?;
    let mut head = marker.clone();
    head.join(" ", &block.passage);
    let words = text.split('(').next().unwrap_or_default();
    is_titled(words.trim_end().trim_end_matches(':')).then_some(BlockMark::Role {
        role: known.role,
        exact: known.exact,
        head,
        rest: None,
        which: Vec::new(),
    })
}

/// A label before a colon: a fact, or a heading with its text on the same line.
fn labeled(block: &Block, names: &Names, profile: &Profile) -> Option<BlockMark> {
    if let Some((kind, label, value)) = labels::fact(block, profile) {
        return Some(BlockMark::Fact { kind, label, value });
    }
    if labels::unsaid(block, profile) {
        return Some(BlockMark::Fact {
            kind: FactKind::Other,
            label: block.passage.clone(),
            value: SourcedText::default(),
        });
    }
    if let Some(mark) = factor(block, profile) {
        return Some(mark);
    }
    let text = block.text();
    let colon = text.find(':').filter(|at| *at <= LONGEST_LABEL)?;
    let (label, value) = (block.passage.slice(0..colon), block.passage.behind(colon + 1));
    if let Some(about) = named(label.text(), names, profile)
        && about.len() < names.len()
        && !value.is_empty()
        && block.marker.is_none()
    {
        let head = block.passage.slice(0..colon + 1);
        return Some(BlockMark::Classes { which: about, head, rest: Some(value) });
    }
    let known = profile.role(label.text(), false).filter(|_| block.marker.is_none())?;
    // "Knowledge of: ...; ..." is a list with its lead, not a section with a heading.
    let lead = ends(&plain(label.text()), &ENGLISH.leads_in);
    if lead && known.role == Role::Ksas && !value.is_empty() {
        return Some(BlockMark::Ksas);
    }
    let head = block.passage.slice(0..colon + 1);
    let which = named(value.text(), names, profile).unwrap_or_default();
    (!lead && !value.is_empty()).then_some(BlockMark::Role {
        role: known.role,
        exact: true,
        head,
        rest: Some(value),
        which,
    })
}

/// Whether a block is set as a heading: by its format, in capitals, bold or underlined, or short with a colon.
pub(super) fn looks_like_heading(block: &Block) -> bool {
    let text = block.text();
    let words = text.split(' ').count();
    if matches!(block.kind, BlockKind::Heading(_)) {
        return text.len() <= LONGEST_HEADING;
    }
    let short = block.kind == BlockKind::Paragraph && text.len() <= LONGEST_HEADING && words <= HEADING_WORDS;
    let ends = text.ends_with(['.', ';', ',', '!', '?']);
    let set = is_capitals(text) || block.style.bold || block.style.underlined;
    short && !ends && (set || (text.ends_with(':') && words <= LABEL_WORDS))
}

/// Gives a class that no heading names the heading that fits no other so well: titles are shortened in headings.
fn name_the_unnamed(blocks: &[Block], classes: &[Class], profile: &Profile, marks: &mut [BlockMark]) {
    if classes.len() < 2 {
        return;
    }
    let named: BTreeSet<usize> = marks
        .iter()
        .filter_map(|mark| match mark {
            BlockMark::Classes { which, .. } => Some(which.as_slice()),
            _ => None,
        })
        .filter_map(|which| if let [class] = which { Some(*class) } else { None })
        .collect();
    let is_free = |mark: &BlockMark, block: &Block| {
        matches!(mark, BlockMark::Heading { .. }) || (*mark == BlockMark::Text && stands_alone(block))
    };
    let may_be = |at: usize, block: &Block| {
        marks.get(at).is_some_and(|mark| is_free(mark, block)) && !profile.is_connective(block.text())
    };
    let unnamed: Vec<(usize, &Class)> =
        classes.iter().enumerate().take(MOST_LEVELS).filter(|(class, _)| !named.contains(class)).collect();
    let most = MOST_COMPARED / unnamed.len().max(1);
    let heads = blocks.iter().enumerate().filter(|(at, block)| may_be(*at, block)).take(most);
    let heads: Vec<(usize, String)> = heads.map(|(at, block)| (at, plain(block.text()))).collect();
    let mut taken = BTreeSet::new();
    for (class, title) in unnamed {
        let title = plain(title.title.text());
        let fits = heads.iter().filter(|(at, words)| !taken.contains(at) && is_short_for(words, &title));
        let found: Vec<usize> = fits.map(|(at, _)| *at).collect();
        for at in found {
            taken.insert(at);
            if let (Some(mark), Some(block)) = (marks.get_mut(at), blocks.get(at)) {
                *mark = BlockMark::Classes { which: vec![class], head: block.passage.clone(), rest: None };
            }
        }
    }
}

fn stands_alone(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph
        && block.marker.is_none()
        && block.text().len() <= LONGEST_HEADING
        && !block.text().ends_with(['.', ';', ',', ':'])
}

/// Whether a heading is short for a title: most words of the one are in the other, or it is the word of which the
/// title ends in the first letter, as "Basic" for "AO-B".
fn is_short_for(heading: &str, title: &str) -> bool {
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (heading.split(' ').collect(), title.split(' ').collect());
    if let ([word], Some(last)) = (ours.as_slice(), theirs.last()) {
        return last.len() == 1 && theirs.len() > 1 && word.len() > 3 && word.starts_with(last);
    }
    let common = ours.iter().filter(|word| theirs.contains(word)).count();
    let all = ours.len() + theirs.len() - common;
    common >= 2 && common * 4 >= all * 3
}
