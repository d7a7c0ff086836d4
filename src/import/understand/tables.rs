//! Tables that hold a document: key and value, or a part in each row and a level in each column, or the reverse. They
//! are unfolded into headings and paragraphs, so that what follows need not know how they were printed.

use std::collections::BTreeSet;

use super::block::{Block, BlockKind};
use super::labels;
use super::limits::{LONGEST_BESIDE, LONGEST_VALUE};
use super::marks::looks_like_heading;
use super::profile::Profile;
use super::role::FactKind;
use super::sourced_text::SourcedText;
use super::words::is_titled;

/// The rank of a heading that was the title of a class in a table.
const CLASS: u8 = 2;

/// The rank of a heading that was the label of a part in a table.
const PART: u8 = 3;

/// The most lines that stand side by side.
const MOST_BESIDE: usize = 3;

/// The rows of a table.
type Rows<'a> = [&'a [SourcedText]];

/// The blocks with such tables unfolded; other tables stay.
pub(super) fn unfold(blocks: Vec<Block>, profile: &Profile) -> Vec<Block> {
    let mut unfolded = Vec::with_capacity(blocks.len());
    let mut rest = blocks.as_slice();
    let mut as_printed = false;
    while let Some(first) = rest.first() {
        if matches!(first.kind, BlockKind::Heading(_)) {
            as_printed = profile.role(first.text(), true).is_some_and(|known| known.role.holds_labels());
        }
        let of = |block: &Block| match block.kind {
            BlockKind::Row { table, .. } => Some(table),
            _ => None,
        };
        let length = of(first).map_or(1, |table| rest.iter().take_while(|block| of(block) == Some(table)).count());
        let (group, behind) = rest.split_at(length.min(rest.len()));
        let rows: Vec<&[SourcedText]> = group.iter().filter_map(Block::cells).collect();
        let new = by_columns(&rows, profile)
            .or_else(|| by_rows(&rows, profile))
            .or_else(|| pairs(&rows, profile))
            .or_else(|| beside(&rows, profile));
        let new = new.filter(|_| !as_printed);
        if let Some(pair) = stacked(rest, profile) {
            let label = first.passage.clone();
            let (more, behind) = more_pay(rest.get(2..).unwrap_or_default(), &label, profile);
            unfolded.push(pair);
            unfolded.extend(more);
            rest = behind;
            continue;
        }
        if let Some(lines) = parted(first, profile) {
            unfolded.extend(lines);
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        unfolded.extend(new.map_or_else(|| group.to_vec(), with_lines));
        rest = behind;
    }
    unfolded
}

/// A label set as a heading, and the short line below it that it labels.
fn stacked(blocks: &[Block], profile: &Profile) -> Option<Block> {
    let (label, value) = (blocks.first()?, blocks.get(1)?);
    let is_line = |block: &Block| block.kind == BlockKind::Paragraph && block.marker.is_none();
    let is_label = (looks_like_heading(label) || (is_line(label) && is_titled(label.text())))
        && profile.fact(label.text()).is_some()
        && (!is_part(&label.passage, profile) || label.text().ends_with(':'));
    let is_value = is_line(value)
        && value.text().len() <= LONGEST_VALUE
        && !value.text().ends_with([':', '.'])
        && !is_known(&value.passage, profile);
    (is_label && is_value).then(|| Block {
        lines: label.lines.iter().chain(&value.lines).cloned().collect(),
        ..Block::pair(label.passage.clone(), value.passage.clone())
    })
}

/// More amounts below the first under a label of pay, and what stands behind them.
fn more_pay<'a>(rest: &'a [Block], label: &SourcedText, profile: &Profile) -> (Vec<Block>, &'a [Block]) {
    let is_pay = profile.fact(label.text()) == Some(FactKind::Grade);
    let amount = |block: &&Block| {
        is_pay
            && block.kind == BlockKind::Paragraph
            && block.text().starts_with('$')
            && block.text().len() <= LONGEST_VALUE
    };
    let (more, behind) = rest.split_at(rest.iter().take_while(amount).count());
    let pair = |block: &Block| Block {
        lines: block.lines.clone(),
        ..Block::pair(SourcedText::drawn(label.text()), block.passage.clone())
    };
    (more.iter().map(pair).collect(), behind)
}

/// "Title Code: 90331 | Grade: 104": the parts of a line, where labels stand in two of them.
fn parted(block: &Block, profile: &Profile) -> Option<Vec<Block>> {
    let text = block.text();
    let sign = [" | ", " • ", " · "].into_iter().find(|sign| text.contains(sign))?;
    let mut parts = Vec::new();
    let mut from = 0;
    for part in text.split(sign) {
        parts.push(Block::paragraph(block.passage.slice(from..from + part.len())));
        from += part.len() + sign.len();
    }
    let labeled = parts.iter().filter(|part| labels::fact(part, profile).is_some()).count();
    (block.kind == BlockKind::Paragraph && block.marker.is_none() && labeled > 1).then(|| with_lines(parts))
}

/// The blocks with where they stand: a label that is printed once for several stands where it is used first.
fn with_lines(mut blocks: Vec<Block>) -> Vec<Block> {
    let mut used = BTreeSet::new();
    for block in &mut blocks {
        block.lines = block.passage.ranges().filter(|range| used.insert(range.start)).collect();
    }
    blocks
}

/// A column for each level: their names in the first row, what is said of each in the rows below.
fn by_columns(rows: &Rows<'_>, profile: &Profile) -> Option<Vec<Block>> {
    let (head, body) = rows.split_first()?;
    // The corner is often left out.
    let corner = usize::from(body.iter().any(|row| row.len() <= head.len()));
    let names = head.get(corner..).filter(|names| names.len() >= 2)?;
    let is_name = |name: &SourcedText| !name.is_empty() && !is_label(name, profile) && !is_part(name, profile);
    let labeled = body.iter().filter(|row| row.first().is_some_and(|label| !label.is_empty())).count();
    let known = body.iter().filter(|row| row.first().is_some_and(|label| is_known(label, profile))).count();
    let parts = body.iter().filter(|row| row.first().is_some_and(|label| is_part(label, profile))).count();
    if !names.iter().all(is_name) || parts == 0 || known < 2 || known * 2 < labeled {
        return None;
    }
    let in_corner = head.first().filter(|cell| corner == 1 && !cell.is_empty());
    let is_title = |cell: &&SourcedText| profile.fact(cell.text()) == Some(FactKind::Title);
    let (titled, said_in_corner) = (in_corner.filter(is_title), in_corner.filter(|cell| !is_title(cell)));
    let mut blocks: Vec<Block> = said_in_corner.map(|cell| Block::paragraph(cell.clone())).into_iter().collect();
    for (column, name) in (1..).zip(names) {
        blocks.push(Block::heading(name.clone(), CLASS));
        titled.into_iter().for_each(|label| blocks.push(Block::pair(label.clone(), name.clone())));
        for row in body {
            match (row.first(), row.get(column)) {
                (Some(label), Some(cell)) if label.is_empty() => goes_on(cell, &mut blocks),
                (Some(label), Some(cell)) => said(label, cell, profile, &mut blocks),
                _ => {}
            }
        }
    }
    Some(blocks)
}

/// What a cell without a label says: more of what the one above it does.
fn goes_on(cell: &SourcedText, blocks: &mut Vec<Block>) {
    if !cell.is_empty() {
        blocks.push(Block::paragraph(cell.clone()));
    }
}

/// A row for each level, with columns that hold whole parts of the document.
fn by_rows(rows: &Rows<'_>, profile: &Profile) -> Option<Vec<Block>> {
    let (labels, body) = rows.split_first()?;
    let title = labels.iter().position(|label| profile.fact(label.text()) == Some(FactKind::Title))?;
    if !labels.iter().any(|label| is_part(label, profile)) || !labels.iter().all(|label| is_known(label, profile)) {
        return None;
    }
    let mut blocks = Vec::new();
    for row in body {
        let (label, name) = (labels.get(title)?, row.get(title)?);
        blocks.push(Block::heading(name.clone(), CLASS));
        blocks.push(Block::pair(label.clone(), name.clone()));
        for (label, cell) in
            labels.iter().zip(row.iter()).enumerate().filter(|(at, _)| *at != title).map(|(_, pair)| pair)
        {
            said(label, cell, profile, &mut blocks);
        }
    }
    Some(blocks)
}

/// A label and what it says, once or twice in each row.
fn pairs(rows: &Rows<'_>, profile: &Profile) -> Option<Vec<Block>> {
    let paired = rows.iter().all(|row| matches!(row.len(), 2 | 4));
    let pairs: Vec<(&SourcedText, &SourcedText)> = rows
        .iter()
        .flat_map(|row| row.chunks(2))
        .filter_map(|pair| match pair {
            [label, value] => Some((label, value)),
            _ => None,
        })
        .filter(|(label, value)| !label.is_empty() || !value.is_empty())
        .collect();
    let is_known = |label: &SourcedText| is_known(label, profile);
    let known = pairs.iter().filter(|(label, value)| is_known(label) && !is_label(value, profile)).count();
    let set = pairs.iter().filter(|(label, _)| is_known(label) || label.text().ends_with(':')).count();
    if !paired || known == 0 || set * 2 < pairs.len() {
        return None;
    }
    let mut blocks = Vec::new();
    pairs.iter().for_each(|(label, value)| said(label, value, profile, &mut blocks));
    Some(blocks)
}

/// Lines of two columns or three, one of them with labels: what stands in each is a line of its own.
fn beside(rows: &Rows<'_>, profile: &Profile) -> Option<Vec<Block>> {
    let says = |cell: &SourcedText| {
        let block = Block::paragraph(cell.clone());
        labels::fact(&block, profile).is_some() || labels::unsaid(&block, profile)
    };
    let rows: Vec<Vec<SourcedText>> = rows.iter().map(|row| with_values(row)).collect();
    let labeled = rows.iter().filter(|row| row.iter().any(says)).count();
    let short = rows.iter().flatten().all(|cell| cell.text().len() <= LONGEST_BESIDE);
    let alone = rows.len() == 1;
    if !short
        || !rows.iter().all(|row| row.len() <= MOST_BESIDE)
        || (labeled * 2 < rows.len() && !alone)
        || (labeled == 0 && !alone)
    {
        return None;
    }
    let line = |cell: &SourcedText| Block { beside: labeled > 0, ..Block::paragraph(cell.clone()) };
    Some(rows.iter().flatten().map(line).collect())
}

/// The cells of a row that hold something, a label that stands alone together with what it says.
fn with_values(row: &[SourcedText]) -> Vec<SourcedText> {
    let mut cells: Vec<SourcedText> = Vec::new();
    for cell in row.iter().filter(|cell| !cell.is_empty()) {
        match cells.last_mut().filter(|last| last.text().ends_with(':') && !cell.text().contains(':')) {
            Some(label) => label.join(" ", cell),
            None => cells.push(cell.clone()),
        }
    }
    cells
}

/// What a cell says under its label.
fn said(label: &SourcedText, cell: &SourcedText, profile: &Profile, blocks: &mut Vec<Block>) {
    if is_part(label, profile) && !is_label(label, profile) {
        blocks.push(Block::heading(label.clone(), PART));
        blocks.extend(Some(cell.clone()).filter(|cell| !cell.is_empty()).map(Block::paragraph));
    } else {
        blocks.push(Block::pair(label.clone(), cell.clone()));
    }
}

fn is_label(cell: &SourcedText, profile: &Profile) -> bool {
    profile.fact(cell.text()).is_some()
}

fn is_part(cell: &SourcedText, profile: &Profile) -> bool {
    profile.role(cell.text(), false).is_some()
}

fn is_known(cell: &SourcedText, profile: &Profile) -> bool {
    is_label(cell, profile) || is_part(cell, profile)
}
