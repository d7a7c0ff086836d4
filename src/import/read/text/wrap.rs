//! Lines that end only because the page was full.

use super::Source;
use super::block::Block;
use crate::read::marker;

/// In a text whose lines are broken by hand, hardly one is longer.
const WIDEST: usize = 120;

/// Fewer characters in a line break no paragraph.
const NARROWEST: usize = 30;

/// Marks the lines whose paragraph goes on in the next: there, the next line's first word would not have fitted. A text
/// with paragraphs longer than a page is wide is not broken by hand.
pub(super) fn find(sources: &mut [Source]) {
    let mut widths: Vec<usize> = sources.iter().map(|source| source.width).collect();
    widths.sort_unstable();
    // Two in a hundred may be longer: a line of a table, a heading set wide.
    let Some(full) = widths.get(widths.len().saturating_sub(1 + widths.len() / 50)).copied() else { return };
    if !(NARROWEST..=WIDEST).contains(&full) {
        return;
    }
    for index in 1..sources.len() {
        let Some([line, next]) = sources.get_mut(index - 1..=index) else { continue };
        line.wrapped = goes_on(line, next, full);
    }
}

fn goes_on(line: &Source, next: &Source, full: usize) -> bool {
    let follows = line.place.page == next.place.page && next.place.line == line.place.line + 1;
    let words = [line, next].iter().all(|source| source.block == Block::Words && !source.passage.text().contains('\t'));
    let text = next.passage.text().trim();
    let word = text.split_whitespace().next().map_or(0, |word| word.chars().count());
    // A share of the working time begins a duty; wide gaps are those of a table or a head.
    let begins = text.split_whitespace().next().is_some_and(|word| word.ends_with('%'));
    let begins = begins || marker::is_labeled(text);
    let gaps = line.passage.text().trim().contains("   ");
    follows
        && words
        && !begins
        && !gaps
        && marker::typed(text).is_none()
        && line.width >= NARROWEST
        && line.width + 1 + word > full
}
