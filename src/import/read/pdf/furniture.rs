//! What is printed on every page: running heads, feet, page numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::page::PageRow;
use crate::Reason;
use crate::read::marker::is_page_number;

/// How many rows at the head and at the foot of a page may be repeated ones.
const EDGE: usize = 4;

/// How far apart on their pages repeated rows may stand, in points.
const SHIFT: f64 = 8.0;

/// The height of the strips of a page in which heads are looked for, in points.
const STRIP: f64 = 4.0;

/// A row that is not part of the text.
pub(super) struct PageFurniture {
    pub(super) page: usize,
    pub(super) words: String,
    pub(super) reason: Reason,
}

/// Takes from the pages what is printed on each of them. The first of a repeated head stays, if nothing else says what
/// it says: it may be the document's only title.
pub(super) fn take(pages: &mut [Vec<PageRow>]) -> Vec<PageFurniture> {
    let mut printed = Vec::new();
    take_artifacts(pages, &mut printed);
    let repeated = repeated(pages);
    let count = pages.len();
    let mut kept = Vec::new();
    for (page, rows) in pages.iter_mut().enumerate() {
        let length = rows.len();
        let mut index = 0;
        rows.retain(|row| {
            let at = index;
            index += 1;
            let edge = at < EDGE || at + EDGE >= length;
            let words = words(row);
            let key = key(&words, page, count);
            let reason = if edge && is_number_of(&words, page, count) {
                Reason::PageNumber
            } else if edge
                && repeated.get(&key).is_some_and(|places| places.iter().any(|y| (y - row.y()).abs() < SHIFT))
            {
                Reason::RunningHead
            } else {
                return true;
            };
            let title = reason == Reason::RunningHead && at < EDGE && !kept.contains(&key);
            if title {
                kept.push(key);
                return true;
            }
            printed.push(PageFurniture { page, words, reason });
            false
        });
    }
    drop_said_again(pages, &kept, &mut printed, count);
    printed
}

/// Takes pieces of which the file itself says that they belong to the page.
fn take_artifacts(pages: &mut [Vec<PageRow>], printed: &mut Vec<PageFurniture>) {
    // A file that marks all of its text so marks nothing.
    if pages.iter().flatten().flat_map(|row| &row.pieces).all(|piece| piece.artifact) {
        return;
    }
    for (page, rows) in pages.iter_mut().enumerate() {
        for row in rows.iter_mut() {
            let (out, stay) = std::mem::take(&mut row.pieces).into_iter().partition(|piece| piece.artifact);
            row.pieces = stay;
            let words = words(&PageRow { pieces: out });
            if !words.is_empty() {
                let reason = if is_page_number(&words) { Reason::PageNumber } else { Reason::RunningHead };
                printed.push(PageFurniture { page, words, reason });
            }
        }
        rows.retain(|row| !row.pieces.is_empty());
    }
}

/// Rows that stand at the same height of the head or foot of several pages, and at which heights.
fn repeated(pages: &[Vec<PageRow>]) -> BTreeMap<String, Vec<f64>> {
    let mut places: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (page, rows) in pages.iter().enumerate() {
        let edges = rows.iter().enumerate().filter(|(at, _)| *at < EDGE || at + EDGE >= rows.len());
        for (_, row) in edges {
            places.entry(key(&words(row), page, pages.len())).or_default().push(row.y());
        }
    }
    places.retain(|_, places| {
        let near = |y: &f64| places.iter().filter(|other| (*other - y).abs() < SHIFT).count();
        let most = places.iter().take(8).map(near).max().unwrap_or_default();
        most >= 2 && most * 3 >= pages.len()
    });
    let heights = heights(pages, &places);
    places.retain(|_, places| {
        places.retain(|y| heights.contains(&strip(*y)));
        !places.is_empty()
    });
    places
}

/// The strips of pages that heads and feet keep to themselves. Where other rows stand at the same height of other
/// pages it is text, which begins two pages alike by chance; only the first page may have none of the others' heads.
fn heights(pages: &[Vec<PageRow>], repeated: &BTreeMap<String, Vec<f64>>) -> BTreeSet<i64> {
    let mut strips: BTreeMap<i64, BTreeMap<usize, bool>> = BTreeMap::new();
    for (page, rows) in pages.iter().enumerate() {
        for (_, row) in rows.iter().enumerate().filter(|(at, _)| *at < EDGE || at + EDGE >= rows.len()) {
            let again = repeated.contains_key(&key(&words(row), page, pages.len()));
            for near in strip(row.y()) - 1..=strip(row.y()) + 1 {
                *strips.entry(near).or_default().entry(page).or_default() |= again;
            }
        }
    }
    strips.retain(|_, pages| {
        pages.retain(|page, again| *page > 0 || *again);
        pages.values().filter(|again| **again).count() * 4 >= pages.len() * 3
    });
    strips.into_keys().collect()
}

fn strip(y: f64) -> i64 {
    // A page is no higher than some million points; a place beyond that is the last.
    (y / STRIP) as i64
}

/// A kept head that stands elsewhere in the text as well is not needed.
fn drop_said_again(pages: &mut [Vec<PageRow>], kept: &[String], printed: &mut Vec<PageFurniture>, count: usize) {
    for kept in kept {
        let said = |page: usize, row: &PageRow| key(&words(row), page, count) == *kept;
        let mut found = Vec::new();
        for (page, rows) in pages.iter().enumerate() {
            found.extend(rows.iter().enumerate().filter(|(_, row)| said(page, row)).map(|(at, _)| (page, at)));
        }
        if let ([(page, at), _, ..], true) = (found.as_slice(), found.len() > 1)
            && let Some(rows) = pages.get_mut(*page)
        {
            let row = rows.remove(*at);
            printed.push(PageFurniture { page: *page, words: words(&row), reason: Reason::RunningHead });
        }
    }
}

fn words(row: &PageRow) -> String {
    let parts = row.pieces.iter().flat_map(|piece| &piece.parts);
    parts.flat_map(|part| part.passage.text().split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// What is the same in heads that name their page: the number of the page, and of all, are as good as none where they
/// begin or end a row or stand behind "page" or "of".
fn key(words: &str, page: usize, count: usize) -> String {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let plain = words.iter().enumerate().map(|(at, word)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let place = at + 1 == words.len() || before.is_none_or(|before| matches!(before.as_str(), "page" | "of" | "/"));
        let number = word.trim_matches(|c: char| !c.is_alphanumeric()).parse::<usize>().ok();
        let own = number.is_some_and(|number| number == page + 1 || number == count);
        if place && own { "#" } else { word }
    });
    plain.collect::<Vec<_>>().join(" ")
}

/// Whether a row is the number of its page, and no other number.
fn is_number_of(words: &str, page: usize, count: usize) -> bool {
    if !is_page_number(words) {
        return false;
    }
    let says = words.to_ascii_lowercase().contains("page");
    says || count > 1 && key(words, page, count).contains('#')
}
