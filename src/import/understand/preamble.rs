//! The head of a document: who issued it, what it calls itself, its title, its date.

mod series;

pub(super) use series::FactContext;

use std::collections::BTreeSet;

use super::block::{Block, BlockKind};
use super::classes::is_code;
use super::infer_classes::is_strong;
use super::labels::{fact, said};
use super::limits::{FOOT_BLOCKS, HEAD_BLOCKS, LONGEST_OF_HEAD, LONGEST_TITLE, NEAR_BLOCKS, TITLE_WORDS};
use super::marks::{BlockMark, looks_like_heading};
use super::profile::Profile;
use super::role::FactKind;
use super::sourced_text::SourcedText;
use super::words::{is_capitals, is_titled};
use crate::Manuscript;
use crate::english::ENGLISH;
use crate::oddities::no_name;

/// What is warned of where nobody is named who issued the document.
pub(super) const NO_AUTHORITY: &str = "the document does not name who issued it: write the authority";

/// The first note of every draft.
pub(super) const DRAFTED: &str =
    "Drafted from the document by program: compare it with the original before it is used.";

/// The head of a document.
#[derive(Debug, Default)]
pub(super) struct Preamble {
    /// The blocks that say nothing else.
    pub blocks: Vec<usize>,
    /// What the document says its title is.
    pub title: SourcedText,
    /// The code that stands alone, or behind the title or the authority.
    pub code: SourcedText,
    /// Labels, and lines that say what comes next.
    labels: Vec<SourcedText>,
    authority: SourcedText,
    document: SourcedText,
    /// The title that the file itself says, where the text says none.
    file_title: Option<String>,
    /// A heading says the title: a line that is only worded as one is something else.
    has_heading: bool,
    /// A label says the title: headings near it are something else.
    is_labeled: bool,
    /// What the only label of a title says.
    pub labeled: SourcedText,
    /// The line that may be the title, where none is set as one.
    likely: SourcedText,
    /// Who issued it is told by a line that stands alone.
    is_unsure: bool,
    /// Lines beside labels can be the title only where no other line is.
    stands_alone: bool,
    /// The label of a code stands right below the first line: that line is a title, though it may say "City".
    is_above_code: bool,
}

/// Finds the head.
pub(super) fn find(blocks: &[Block], manuscript: &Manuscript, profile: &Profile) -> Preamble {
    let mut titles = blocks.iter().filter_map(|block| said(block, FactKind::Title, profile)).filter(is_short);
    let labeled = titles.next().filter(|_| titles.next().is_none());
    let mut found = Preamble {
        file_title: manuscript.title.clone().filter(|title| title.len() <= LONGEST_TITLE),
        is_labeled: labeled.is_some(),
        labeled: labeled.unwrap_or_default(),
        is_above_code: blocks.get(1).is_some_and(|block| said(block, FactKind::Code, profile).is_some()),
        ..Preamble::default()
    };
    // "Job Description" may say what the document is, and be a heading of it.
    let mut documents = 0;
    let head = blocks.iter().take(HEAD_BLOCKS).take_while(|block| {
        documents += u32::from(profile.document(block.text()).is_some());
        let is_document = documents == 1 && profile.document(block.text()).is_some();
        is_document || profile.role(block.text(), false).is_none()
    });
    let headings: Vec<&Block> = head.filter(|block| may_be_title(block, profile)).collect();
    found.has_heading = !headings.is_empty();
    found.stands_alone = headings.iter().any(|block| !block.beside);
    for (at, block) in blocks.iter().enumerate().take(HEAD_BLOCKS) {
        if let Some(authority) = said(block, FactKind::Authority, profile).filter(is_short) {
            found.authority = authority;
        }
        let is_document = found.document.is_empty() && profile.document(block.text()).is_some();
        let known = profile.role(block.text(), false).is_some();
        if block.is_pair() {
            continue;
        }
        if block.cells().is_some() || (known && !is_document) {
            break;
        }
        let text = block.text();
        let last = text.rsplit(' ').next().unwrap_or_default();
        let ended = !text.ends_with(['.', ';']) && !ENGLISH.joints.contains(last);
        let plain = text.len() <= LONGEST_OF_HEAD && ended && block.marker.is_none();
        let named = !text.contains(": ") || is_document || block.kind == BlockKind::Heading(1);
        if plain && named && fact(block, profile).is_none() && found.take(at, block, profile) {
            found.blocks.push(at);
        }
    }
    found.second_line(blocks, manuscript, profile);
    found.foot(blocks, profile);
    if found.authority.is_empty() {
        found.alone(blocks, profile);
    }
    if found.title.is_empty() && !found.is_labeled {
        found.likely = found.likely_title(blocks, profile);
    }
    found
}

/// Whether words are short enough for a title or a name.
pub(super) fn is_short(words: &SourcedText) -> bool {
    words.text().len() <= LONGEST_TITLE
}

/// What a line says that the document is. "Specification Writer" is a title.
fn document<'w>(text: &'w str, profile: &Profile) -> Option<&'w str> {
    let words = profile.document(text)?;
    let behind = text.rfind(words).and_then(|at| text.get(at + words.len()..)).unwrap_or_default();
    let goes_on = behind.starts_with(' ') && is_titled(behind.trim_start());
    (words.contains(' ') || !goes_on).then_some(words)
}

/// Whether a block is set as a heading and says nothing else that the head of a document says.
fn may_be_title(block: &Block, profile: &Profile) -> bool {
    let text = block.text();
    looks_like_heading(block)
        && !text.ends_with(':')
        && !is_in_brackets(text)
        && no_name(text).is_none()
        && says_nothing_else(block, profile)
}

/// Whether a line says nothing else that the head of a document says.
fn says_nothing_else(block: &Block, profile: &Profile) -> bool {
    let text = block.text();
    profile.document(text).is_none()
        && !profile.is_authority(text)
        && is_no_part(text, profile)
        && fact(block, profile).is_none()
}

/// Whether a line can be a title: it is no label, no part and no clause.
fn may_be_name(text: &str, profile: &Profile) -> bool {
    is_no_part(text, profile) && !text.ends_with(':') && !is_in_brackets(text) && no_name(text).is_none()
}

/// Whether a line stands in brackets: it is a remark on what stands above it.
fn is_in_brackets(text: &str) -> bool {
    text.starts_with('(') && text.ends_with(')')
}

/// Whether a line numbers no part and is no clause of a sentence.
fn is_no_part(text: &str, profile: &Profile) -> bool {
    !profile.is_part_number(text) && !profile.is_clause(text)
}

impl Preamble {
    /// The first line of the head that says nothing else, and no sentence.
    fn likely_title(&self, blocks: &[Block], profile: &Profile) -> SourcedText {
        let head = blocks.iter().enumerate().take(HEAD_BLOCKS);
        let mut lines = head.take_while(|(_, block)| profile.role(block.text(), false).is_none());
        let is_title = |(at, block): &(usize, &Block)| {
            let text = block.text();
            !self.blocks.contains(at)
                && block.kind == BlockKind::Paragraph
                && block.marker.is_none()
                && is_short(&block.passage)
                && text.split(' ').count() <= TITLE_WORDS + 1
                && text.split(' ').any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3)
                && !text.ends_with(['.', ':', ';', ',', '!', '?'])
                && !text.contains(": ")
                && says_nothing_else(block, profile)
        };
        lines.find(is_title).map(|(_, block)| block.passage.clone()).unwrap_or_default()
    }

    /// Gives up a line that was taken for the title of the document where it is the heading of a class: every other class
    /// has a heading of its own further down, and this one has none. What stands below the line is said of that class
    /// alone, not of all of them.
    pub fn begin_first_class(&mut self, marks: &[BlockMark], classes: usize) {
        let single = |at: usize| match marks.get(at) {
            Some(BlockMark::Classes { which, .. }) => which.first().copied().filter(|_| which.len() == 1),
            _ => None,
        };
        let below = (0..marks.len()).filter(|at| !self.blocks.contains(at));
        let headed: BTreeSet<usize> = below.filter_map(single).collect();
        let begins = |at: &usize| single(*at).is_some_and(|class| classes > 1 && !headed.contains(&class));
        if headed.len() + 1 == classes
            && let Some(line) = self.blocks.iter().position(begins)
        {
            self.blocks.remove(line);
            self.title = SourcedText::default();
            self.file_title = None;
        }
    }

    /// A title in capitals goes on in the next line where labels begin right behind that, of one class.
    fn second_line(&mut self, blocks: &[Block], manuscript: &Manuscript, profile: &Profile) {
        let is_title = |at: &usize| blocks.get(*at).is_some_and(|block| block.passage == self.title);
        let Some(at) = self.blocks.iter().copied().find(is_title) else { return };
        let [Some(first), Some(second), Some(below)] = [at, at + 1, at + 2].map(|at| blocks.get(at)) else { return };
        let line = |block: &Block| block.passage.start().map(|start| manuscript.source_line(start));
        let next = line(first).zip(line(second)).is_some_and(|(first, second)| second == first + 1);
        let alike = first.set() == second.set() && is_capitals(first.text()) && is_capitals(second.text());
        let one = blocks.iter().filter(|block| said(block, FactKind::Code, profile).is_some()).count() == 1;
        if next && alike && one && may_be_title(second, profile) && said(below, FactKind::Code, profile).is_some() {
            self.title.join(" ", &second.passage);
            self.blocks.push(at + 1);
        }
    }

    /// Where the head does not name who issued the document, its last lines may: the name, and what the document is.
    fn foot(&mut self, blocks: &[Block], profile: &Profile) {
        let from = blocks.len().saturating_sub(FOOT_BLOCKS).max(HEAD_BLOCKS);
        for (at, block) in blocks.iter().enumerate().skip(from) {
            let text = block.text();
            let line = block.kind == BlockKind::Paragraph && block.marker.is_none() && fact(block, profile).is_none();
            if !line || !(is_titled(text) || looks_like_heading(block)) || profile.role(text, false).is_some() {
                continue;
            }
            if self.authority.is_empty() && profile.is_authority_of(text) {
                self.authority = block.passage.clone();
            } else if self.document.is_empty() && profile.document(text).is_some_and(|words| words.len() == text.len())
            {
                self.document = block.passage.clone();
            } else {
                continue;
            }
            self.blocks.push(at);
        }
    }

    /// Takes a line up as what it says; false if it is not part of the head.
    fn take(&mut self, at: usize, block: &Block, profile: &Profile) -> bool {
        let (passage, is_near) = (&block.passage, at < NEAR_BLOCKS);
        let first = matches!(block.kind, BlockKind::Heading(1));
        let is_titled = is_near && !self.has_heading && is_titled(block.text());
        let is_set = looks_like_heading(block) || is_titled;
        if let Some(words) = document(block.text(), profile).filter(|_| self.document.is_empty()) {
            self.take_document(passage, words, profile);
        } else if is_near && self.code.is_empty() && is_strong(block.text()) {
            self.code = passage.clone();
        } else if !first && (is_set || is_near) && self.is_issuer(at, block.text(), profile) {
            let (rest, code) = self.without_code(passage, profile);
            self.authority.join(", ", &rest);
            self.code = code;
        } else if block.beside && self.stands_alone && is_set && !self.authority.is_empty() {
            // A part of the authority stands below it, beside the labels.
            self.authority.join(", ", passage);
        } else if self.title.is_empty() && !self.is_labeled && is_set && may_be_name(block.text(), profile) {
            let title = self.without_label(passage, profile);
            (self.title, self.code) = self.without_code(&title, profile);
        } else {
            return false;
        }
        true
    }

    /// Where neither head nor foot names who issued the document, a name that stands alone elsewhere may, as it does at
    /// the foot of a page.
    fn alone(&mut self, blocks: &[Block], profile: &Profile) {
        let names = |block: &Block| {
            let text = block.text();
            block.kind == BlockKind::Paragraph
                && block.marker.is_none()
                && is_titled(text)
                && profile.is_name_of_authority(text)
                && profile.role(text, false).is_none()
                && fact(block, profile).is_none()
        };
        let mut found =
            blocks.iter().enumerate().filter(|(_, block)| names(block) && block.text() != self.title.text());
        let Some((at, first)) = found.next() else { return };
        if found.all(|(_, other)| other.text() == first.text()) {
            self.authority = first.passage.clone();
            self.is_unsure = true;
            self.blocks.push(at);
        }
    }

    /// Whether a line names who issued the document: the first that does, and what that belongs to right behind it. Right
    /// above the code of a class stands its title, where no other line is set as one: "Engineer of Fire Department".
    fn is_issuer(&self, at: usize, text: &str, profile: &Profile) -> bool {
        let only = !self.has_heading && !profile.is_authority_of(text);
        let is_title = at == 0 && self.is_above_code && (only || !profile.is_name_of_authority(text));
        if no_name(text).is_some() || text.contains(": ") || !text.contains(' ') {
            return false;
        }
        match self.authority.is_empty() && !is_title {
            true => profile.is_authority(text),
            false => !is_title && self.title.is_empty() && profile.is_authority_of(text),
        }
    }

    /// "County of Larkmoor Class Specification"; "Class specification for Analyst".
    fn take_document(&mut self, passage: &SourcedText, words: &str, profile: &Profile) {
        let text = passage.text();
        // `words` were cut from this text.
        let begin = text.find(words).unwrap_or(0);
        let before = passage.slice(0..begin);
        let mut first = begin;
        if self.authority.is_empty() && profile.is_authority(before.text()) {
            self.authority = before;
        } else if self.title.is_empty() && !self.is_labeled && before.text().contains(' ') {
            // "Glacier Guide Series Specification"
            self.title = before;
        } else {
            // "Benchmark Job Description"
            first = 0;
        }
        let behind = passage.behind(begin).text().to_ascii_lowercase();
        let end = ENGLISH.document_ends.iter().find_map(|end| Some((behind.find(end.as_str())?, end.len())));
        let title_follows = self.title.is_empty() && !self.is_labeled && !text.ends_with(':');
        let Some((at, length)) = end.filter(|_| title_follows) else {
            self.document = passage.slice(first..text.len());
            return;
        };
        self.document = passage.slice(first..begin + at);
        let title = passage.behind(begin + at + length);
        // "for K7B - Quarry Warden"
        let dash = title.text().find(" - ").filter(|dash| title.text().get(..*dash).is_some_and(is_code));
        self.labels.push(passage.slice(begin + at..begin + at + length));
        self.title = dash.map_or_else(|| title.clone(), |dash| title.behind(dash + 3));
        self.labels.extend(dash.map(|dash| title.slice(0..dash + 3)));
    }

    /// "Job Family: Grants Analyst" without the label before the colon.
    fn without_label(&mut self, passage: &SourcedText, profile: &Profile) -> SourcedText {
        let Some(colon) = passage.text().find(": ") else { return passage.clone() };
        let label = passage.slice(0..colon + 1);
        let words = label.text().trim_end_matches(':');
        let known = profile.fact(words).is_some()
            || profile.role(words, false).is_some()
            || profile.document(words).is_some_and(|document| document.len() == words.len());
        if !known {
            return passage.clone();
        }
        self.labels.push(label);
        passage.behind(colon + 1)
    }

    /// A line without the code at its end and the label before that.
    fn without_code(&mut self, passage: &SourcedText, profile: &Profile) -> (SourcedText, SourcedText) {
        let whole = || (passage.clone(), self.code.clone());
        let Some((before, last)) = passage.text().rsplit_once(' ') else { return whole() };
        if !self.code.is_empty() || !is_code(last) {
            return whole();
        }
        let code = passage.behind(before.len());
        let words: Vec<usize> = before.match_indices(' ').map(|(at, _)| at).collect();
        let is_label =
            |at: &&usize| before.get(**at..).is_some_and(|label| profile.fact(label) == Some(FactKind::Code));
        match words.iter().find(is_label) {
            Some(at) => {
                self.labels.push(passage.slice(*at..before.len()));
                (passage.slice(0..*at), code)
            }
            None if is_strong(last) => (passage.slice(0..before.len()), code),
            None => whole(),
        }
    }
}
