//! Classes that no table names: from codes behind labels, from headings that hold codes or ranks, or from headings
//! below which the same parts come again.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{Block, BlockKind};
use super::classes::{Class, Classes, is_code};
use super::labels::said;
use super::limits::{TITLE_ABOVE, TITLE_BESIDE, TITLE_WORDS};
use super::marks::looks_like_heading;
use super::preamble::{Preamble, is_short};
use super::profile::Profile;
use super::role::{FactKind, Role};
use super::sourced_text::SourcedText;
use super::words::{is_rank, is_titled, plain, plain_whole};
use crate::oddities::no_name;

/// Where no table names classes, labels or headings do; else the document is about the one class of its title.
pub(super) fn name_classes(known: &mut Classes, blocks: &[Block], preamble: &Preamble, profile: &Profile) {
    if !known.classes.is_empty() {
        return;
    }
    let labeled = by_labels(blocks, preamble, profile);
    if labeled.len() > 1 {
        known.classes = labeled;
        return;
    }
    let guessed = || Class::guessed(preamble.code.clone(), preamble.class_title());
    let one = labeled.into_iter().next().unwrap_or_else(guessed);
    if let Some(several) = combined(&one) {
        known.classes = several;
        return;
    }
    let headings = headings(blocks, preamble, profile);
    let found = [with_codes(&headings), ranked(&headings, profile), repeating(&headings, blocks, profile)];
    known.classes = found.into_iter().find(|classes| classes.len() > 1).unwrap_or_else(|| vec![one]);
}

/// Classes whose codes stand behind labels, each with the title that stands near.
fn by_labels(blocks: &[Block], preamble: &Preamble, profile: &Profile) -> Vec<Class> {
    let (mut classes, mut codes) = (Vec::new(), BTreeSet::new());
    for (at, block) in blocks.iter().enumerate() {
        let Some(code) = said(block, FactKind::Code, profile).filter(|code| is_codes(code.text())) else { continue };
        if !codes.insert(code.text().to_owned()) {
            continue;
        }
        let near =
            blocks.get(at.saturating_sub(TITLE_BESIDE)..(at + TITLE_BESIDE + 1).min(blocks.len())).unwrap_or_default();
        let title = near.iter().find_map(|block| said(block, FactKind::Title, profile).filter(is_short));
        let title = title.or_else(|| Some(preamble.labeled.clone()).filter(|title| !title.is_empty()));
        let title = title.or_else(|| heading_above(blocks, at, preamble, profile));
        classes.push(Class { code, title: title.unwrap_or_else(|| preamble.class_title()), ..Class::default() });
    }
    classes
}

/// The nearest heading above that heads no part and does not belong to the head of the document.
fn heading_above(blocks: &[Block], at: usize, preamble: &Preamble, profile: &Profile) -> Option<SourcedText> {
    let above = blocks.get(..at)?.iter().enumerate().rev().take(TITLE_ABOVE);
    let is_title = |(at, block): &(usize, &Block)| {
        let text = block.text();
        let is_name =
            !text.contains(": ") && no_name(text).is_none() && !(text.starts_with('(') && text.ends_with(')'));
        !preamble.blocks.contains(at) && is_name && looks_like_heading(block) && profile.role(text, true).is_none()
    };
    above
        .take_while(|(_, block)| profile.role(block.text(), false).is_none())
        .find(is_title)
        .map(|(_, block)| block.passage.clone())
}

/// "2201" or "2201/2202".
fn is_codes(text: &str) -> bool {
    text.split(['/', ',']).all(|code| is_code(code.trim()))
}

/// "Water Meter Reader I/II" with the codes "2201/2202", or with none.
fn combined(class: &Class) -> Option<Vec<Class>> {
    let text = class.title.text();
    let stem = text.rfind(' ')?;
    let ranks: Vec<(usize, &str)> = parts(text, stem + 1);
    if ranks.len() < 2 || !ranks.iter().all(|(_, rank)| is_rank(rank)) {
        return None;
    }
    let codes = parts(class.code.text(), 0);
    let title = |(at, rank): &(usize, &str)| {
        let mut title = class.title.slice(0..stem);
        title.join(" ", &class.title.slice(*at..at + rank.len()));
        title
    };
    let code = |at: usize| match codes.get(at).filter(|_| codes.len() == ranks.len()) {
        Some((begin, code)) => class.code.slice(*begin..begin + code.len()),
        None => SourcedText::default(),
    };
    Some(ranks.iter().enumerate().map(|(at, rank)| Class::guessed(code(at), title(rank))).collect())
}

/// The parts between strokes from a byte on, each with where it begins.
pub(super) fn parts(text: &str, from: usize) -> Vec<(usize, &str)> {
    let mut begin = from;
    let mut parts = Vec::new();
    for part in text.get(from..).unwrap_or_default().split('/') {
        let trimmed = part.trim_start();
        parts.push((begin + part.len() - trimmed.len(), trimmed.trim_end()));
        begin += part.len() + 1;
    }
    parts
}

/// A heading that may be the title of a class.
struct Heading {
    at: usize,
    /// All of it.
    whole: SourcedText,
    title: SourcedText,
    code: SourcedText,
}

/// The headings that head no part, each with the code at its end or beginning.
fn headings(blocks: &[Block], preamble: &Preamble, profile: &Profile) -> Vec<Heading> {
    let may_be = |(at, block): &(usize, &Block)| {
        let text = block.text();
        let alone = block.marker.is_none()
            && (looks_like_heading(block) || (block.kind == BlockKind::Paragraph && is_titled(text)));
        alone
            && !preamble.blocks.contains(at)
            && text.split(' ').count() <= TITLE_WORDS + 1
            && profile.role(text, true).is_none()
            && !profile.is_connective(text)
            && !profile.is_all(text)
            && !text.ends_with(':')
            && super::labels::fact(block, profile).is_none()
    };
    blocks.iter().enumerate().filter(may_be).map(|(at, block)| heading(at, &block.passage)).collect()
}

fn heading(at: usize, passage: &SourcedText) -> Heading {
    let text = passage.text();
    let whole = passage.clone();
    let plain = || Heading { at, whole: whole.clone(), title: whole.clone(), code: SourcedText::default() };
    let (Some((before, last)), Some((first, behind))) = (text.rsplit_once(' '), text.split_once(' ')) else {
        return plain();
    };
    if is_strong(last.trim_matches(['(', ')'])) && is_words(before) {
        let title = passage.slice(0..before.trim_end_matches([',', ' ', '-', '–']).len());
        let code = passage.behind(before.len());
        let inner = code.text().len() - code.text().trim_start_matches('(').len();
        return Heading { at, whole, title, code: code.slice(inner..code.text().trim_end_matches(')').len()) };
    }
    if is_strong(first) && is_words(behind) {
        return Heading { at, whole, title: passage.behind(first.len()), code: passage.slice(0..first.len()) };
    }
    plain()
}

/// Whether a word in a heading is surely a code: it has three figures or more and is no year.
pub(super) fn is_strong(word: &str) -> bool {
    let figures = word.bytes().filter(u8::is_ascii_digit).count();
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && figures == 4;
    is_code(word) && figures + usize::from(word.contains(char::is_alphabetic)) >= 3 && figures >= 2 && !year
}

fn is_words(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 4
}

/// Classes whose headings hold their codes.
fn with_codes(headings: &[Heading]) -> Vec<Class> {
    let (mut classes, mut codes) = (Vec::new(), BTreeSet::new());
    for heading in headings.iter().filter(|heading| !heading.code.is_empty()) {
        if codes.insert(heading.code.text()) {
            classes.push(Class::guessed(heading.code.clone(), heading.title.clone()));
        }
    }
    classes
}

/// Headings that say the same but for the rank at their end: "Analyst I" and "Analyst II", "Band 4" and "Band 5".
fn ranked(headings: &[Heading], profile: &Profile) -> Vec<Class> {
    let ranked = |heading: &&Heading| {
        // "Analyst 12 (Lead Worker)"; the rank "P11" looks like a code.
        let plain = plain(heading.whole.text());
        let (stem, rank) = plain.rsplit_once(' ').map(|(stem, rank)| (stem.to_owned(), rank.to_owned()))?;
        (is_rank(&rank) && !profile.is_numbered_part(&stem)).then_some((stem, rank))
    };
    let stems: Vec<(usize, String, String)> = headings
        .iter()
        .enumerate()
        .filter_map(|(at, heading)| ranked(&heading).map(|(stem, rank)| (at, stem, rank)))
        .collect();
    let mut ranks: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (_, stem, rank) in &stems {
        ranks.entry(stem).or_default().insert(rank);
    }
    let several = |stem: &str| ranks.get(stem).is_some_and(|ranks| ranks.len() > 1);
    let (mut classes, mut titles) = (Vec::new(), BTreeSet::new());
    for (at, ..) in stems.iter().filter(|(_, stem, _)| several(stem)) {
        let Some(heading) = headings.get(*at) else { continue };
        let words = plain_whole(heading.whole.text());
        if titles.insert(words) {
            classes.push(Class::guessed(SourcedText::default(), heading.whole.clone()));
        }
    }
    classes
}

/// Headings below which the same parts come again.
fn repeating(headings: &[Heading], blocks: &[Block], profile: &Profile) -> Vec<Class> {
    let turns: Vec<BTreeSet<Role>> = headings
        .iter()
        .enumerate()
        .map(|(index, heading)| {
            let end = headings.get(index + 1).map_or(blocks.len(), |next| next.at);
            let turn = blocks.get(heading.at + 1..end).unwrap_or_default().iter();
            turn.filter_map(|block| profile.role(block.text(), false))
                .map(|known| known.role)
                .filter(|role| is_own(*role))
                .collect()
        })
        .collect();
    let mut times: BTreeMap<Role, usize> = BTreeMap::new();
    turns.iter().flatten().for_each(|role| *times.entry(*role).or_insert(0) += 1);
    let again = |role: &Role| times.get(role).is_some_and(|times| *times > 1);
    let is_class = |turn: &BTreeSet<Role>| turn.iter().filter(|role| again(role)).count() > 1;
    let found = headings.iter().zip(&turns).filter(|(_, turn)| is_class(turn));
    found.map(|(heading, _)| Class::guessed(SourcedText::default(), heading.title.clone())).collect()
}

/// Roles that tell a class from a part of a document.
fn is_own(role: Role) -> bool {
    use Role as R;
    matches!(role, R::Concept | R::Duties | R::Ksas | R::Minimum | R::Schooling | R::Desirable | R::Guidelines)
}
