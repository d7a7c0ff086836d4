//! Tables set with blanks, or with bars between the cells only.

use super::Source;
use super::block::Block;
use crate::read::marker;
use crate::read::styled_text::StyledText;

/// So many blanks part two cells.
const GAP: &str = "   ";

/// So many blanks part a label at the edge of the page from what stands at the other, even in one line.
const WIDE: &str = "        ";

/// The most characters of what stands at an edge of the page.
const EDGE: usize = 60;

/// A bar between two cells.
const BAR: &str = " | ";

/// Gives the lines of such tables tabs between their cells. Two lines below each other with as many cells are one.
pub(super) fn find(sources: &mut [Source]) {
    let cells: Vec<usize> = sources.iter().map(cells).collect();
    for (index, source) in sources.iter_mut().enumerate() {
        let own = cells.get(index).copied().unwrap_or_default();
        let before = index.checked_sub(1).and_then(|before| cells.get(before));
        let alike = [before, cells.get(index + 1)].contains(&Some(&own));
        if own > 1 && (alike || stands_at_edges(source, own) || holds_labels(source)) {
            source.passage = tabbed(&source.passage);
        }
    }
}

/// Whether two short texts, or three, stand far from each other in a line: "STATE OF X          Class Code: 1234".
fn stands_at_edges(source: &Source, cells: usize) -> bool {
    let text = source.passage.text().trim();
    let is_short = |cell: &str| cell.trim().chars().count() <= EDGE;
    cells <= 3 && !text.contains(BAR) && text.contains(WIDE) && text.split(GAP).all(is_short)
}

/// Whether a line holds several labels with what they say: "Class Code:   1223   Open Date: 07-13-18".
fn holds_labels(source: &Source) -> bool {
    let cells = source.passage.text().trim().split(GAP).map(str::trim);
    let is_label = |cell: &&str| marker::is_labeled(&format!("{cell} "));
    cells.filter(is_label).count() > 1
}

/// How many cells a line has; one, where it is none of a table.
fn cells(source: &Source) -> usize {
    let text = source.passage.text().trim();
    let first = text.split(GAP).next().unwrap_or_default();
    if source.block != Block::Words || text.contains('\t') || marker::typed(&format!("{first} x")).is_some() {
        return 1;
    }
    match text.matches(BAR).count() {
        0 => text.split(GAP).filter(|cell| !cell.trim().is_empty()).count(),
        bars => bars + 1,
    }
}

fn tabbed(passage: &StyledText) -> StyledText {
    let bars = passage.text().contains(BAR);
    let mut tabbed = StyledText::default();
    for (text, look) in passage.runs() {
        if bars {
            tabbed.push(&text.replace(BAR, "\t"), look);
            continue;
        }
        for (index, cell) in text.split(GAP).enumerate() {
            if index > 0 && !tabbed.text().ends_with('\t') {
                tabbed.push("\t", look);
            }
            tabbed.push(cell.trim_start(), look);
        }
    }
    tabbed
}
