//! The classes of a document: from its table of titles, from labels such as "Class Code", or from its one title.

use std::collections::BTreeSet;

use super::block::{Block, BlockKind};
use super::names::Names;
use super::preamble::is_short;
use super::profile::Profile;
use super::role::FactKind;
use super::sourced_text::SourcedText;
use super::words::{bracket, is_rank, plain, plain_whole};
use crate::english::{ENGLISH, begins};

/// A class as the document names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Class {
    /// Its code; none is printed.
    pub code: SourcedText,
    /// Its title, without what says that it was abolished.
    pub title: SourcedText,
    /// What the table of titles says of it beside: the label of the column, and the cell.
    pub cells: Vec<(SourcedText, SourcedText)>,
    /// Neither a table nor a label names it: its heading does, or the title of the document.
    pub is_guessed: bool,
    /// "(Abolished 01/07/2016)", as printed.
    pub abolished: Option<SourcedText>,
}

impl Class {
    /// One that neither a table nor a label names.
    pub fn guessed(code: SourcedText, title: SourcedText) -> Self {
        Class { code, title, is_guessed: true, ..Class::default() }
    }
}

/// The classes, and which blocks say nothing else.
#[derive(Debug, Default)]
pub(super) struct Classes {
    /// In printed order.
    pub classes: Vec<Class>,
    /// The blocks of the table.
    pub blocks: BTreeSet<usize>,
    /// The labels of its columns, and what else of the table names no class.
    pub heads: Vec<SourcedText>,
}

/// Finds the classes.
pub(super) fn classes(blocks: &[Block], profile: &Profile) -> Classes {
    let found = in_tables(blocks, profile);
    if found.classes.is_empty() { headless(blocks, profile) } else { found }
}

/// What the columns of a table of titles are.
struct Columns {
    code: usize,
    title: usize,
    labels: Vec<SourcedText>,
}

fn columns(cells: &[SourcedText], profile: &Profile) -> Option<Columns> {
    let named = |wanted| cells.iter().position(|cell| profile.fact(cell.text()) == Some(wanted));
    let (code, title) = (named(FactKind::Code)?, named(FactKind::Title)?);
    (code != title).then(|| Columns { code, title, labels: cells.to_vec() })
}

fn in_tables(blocks: &[Block], profile: &Profile) -> Classes {
    let (mut found, mut codes) = (Classes::default(), BTreeSet::new());
    let mut open: Option<(u32, Columns)> = None;
    for (at, block) in blocks.iter().enumerate() {
        let BlockKind::Row { table, cells } = &block.kind else { continue };
        if let Some(columns) = columns(cells, profile) {
            found.heads.extend(cells.iter().cloned());
            found.blocks.insert(at);
            open = Some((*table, columns));
            continue;
        }
        let Some((_, columns)) = open.as_ref().filter(|(of, _)| of == table) else { continue };
        let (Some(code), Some(title)) = (cells.get(columns.code), cells.get(columns.title)) else { continue };
        if !is_code(code.text()) || title.is_empty() || !is_short(title) {
            continue;
        }
        found.blocks.insert(at);
        if !codes.insert(code.text()) {
            continue;
        }
        let others = cells.iter().enumerate().filter(|(column, _)| *column != columns.code && *column != columns.title);
        let cells = others.filter_map(|(column, cell)| Some((columns.labels.get(column)?.clone(), cell.clone())));
        found.classes.push(class(code.clone(), title, cells.collect()));
    }
    found
}

/// A table without a head that names codes: every row has one code and one text.
fn headless(blocks: &[Block], profile: &Profile) -> Classes {
    let mut found = Classes::default();
    for (at, block) in blocks.iter().enumerate() {
        let BlockKind::Row { cells, .. } = &block.kind else { continue };
        let (codes, texts): (Vec<&SourcedText>, Vec<&SourcedText>) =
            cells.iter().filter(|cell| !cell.is_empty()).partition(|cell| is_code(cell.text()));
        if let ([code], [title]) = (codes.as_slice(), texts.as_slice())
            && is_short(title)
            && profile.fact(title.text()).is_none()
            && !title.text().ends_with([':', '.'])
        {
            found.blocks.insert(at);
            found.classes.push(class((*code).clone(), title, Vec::new()));
        }
    }
    if found.classes.len() < 2 { Classes::default() } else { found }
}

fn class(code: SourcedText, title: &SourcedText, cells: Vec<(SourcedText, SourcedText)>) -> Class {
    let end = bracket(title.text()).filter(|inner| begins(&plain(inner), &ENGLISH.abolished));
    let cut = end.and_then(|inner| title.text().rfind(inner)).map(|at| at.saturating_sub(1));
    match cut {
        Some(at) => {
            let abolished = Some(title.behind(at));
            Class { code, title: title.slice(0..at), cells, abolished, ..Class::default() }
        }
        None => Class { code, title: title.clone(), cells, ..Class::default() },
    }
}

/// Whether a text can be a class code: one word with a figure, of at most twelve letters and figures.
pub(super) fn is_code(text: &str) -> bool {
    (2..=12).contains(&text.len())
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
        && !is_date(text)
        && !is_ordinal(text)
}

/// "23rd": a day or a place in an order.
fn is_ordinal(text: &str) -> bool {
    let end = text.trim_start_matches(|c: char| c.is_ascii_digit());
    end.len() < text.len() && ENGLISH.ordinals.iter().any(|ending| end.eq_ignore_ascii_case(ending))
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Which classes a heading names; `None`: it names no class.
pub(super) fn named(heading: &str, names: &Names, profile: &Profile) -> Option<Vec<usize>> {
    if profile.is_all(heading) {
        return Some((0..names.len()).collect());
    }
    let some = |found: Vec<usize>| Some(found).filter(|found| !found.is_empty());
    let whole = plain_whole(heading);
    if let Some(exact) = some(names.titled(&whole)) {
        return Some(exact);
    }
    if let Some(first) = profile.before_upwards(&whole) {
        return names.first(first).map(|from| (from..names.len()).collect());
    }
    if let Some(several) = through(&whole, names).or_else(|| ranks(&whole, names)) {
        return Some(several);
    }
    if let Some(each) = each(heading, names, profile) {
        return Some(each);
    }
    let several = bracket(heading).is_some_and(|inner| profile.is_several(inner));
    let stem = plain(heading);
    some(names.beginning(&stem)).filter(|_| several && !stem.is_empty())
}

/// "Analyst 9 - 12": from the one class to the other.
fn through(words: &str, names: &Names) -> Option<Vec<usize>> {
    let (before, last) = words.rsplit_once(' ')?;
    let first = ENGLISH.through.iter().find_map(|word| before.strip_suffix(word.as_str())).unwrap_or(before).trim_end();
    let (stem, _) = first.rsplit_once(' ').filter(|_| is_rank(last))?;
    let from = names.first(first)?;
    let to = names.first(&format!("{stem} {last}"))?;
    (from < to).then(|| (from..=to).collect())
}

/// "Office Assistant/Technician (Typing)": what either word names.
fn each(heading: &str, names: &Names, profile: &Profile) -> Option<Vec<usize>> {
    let (at, words) = heading.split(' ').enumerate().find(|(_, word)| word.trim_matches('/').contains('/'))?;
    let with = |word: &str| {
        let mut all: Vec<&str> = heading.split(' ').collect();
        all.get_mut(at).into_iter().for_each(|own| *own = word);
        named(&all.join(" "), names, profile)
    };
    let mut found = Vec::new();
    for word in words.split('/') {
        found.extend(with(word)?);
    }
    found.sort_unstable();
    found.dedup();
    Some(found)
}

/// "Specialist II and III", "Specialist I, II and III".
fn ranks(words: &str, names: &Names) -> Option<Vec<usize>> {
    let mut ranks: Vec<&str> =
        words.rsplit(' ').take_while(|word| is_rank(word) || ENGLISH.rank_joints.contains(*word)).collect();
    let rest = ranks.iter().map(|rank| rank.len() + 1).sum::<usize>();
    let stem = words.get(..words.len().checked_sub(rest)?)?;
    ranks.retain(|rank| is_rank(rank));
    ranks.reverse();
    let found: Option<Vec<usize>> = ranks.iter().map(|rank| names.first(&format!("{stem} {rank}"))).collect();
    found.filter(|found| found.len() > 1)
}
