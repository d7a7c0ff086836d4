//! From characters to lines: what stands side by side on a page.

use super::content::{Glyph, PageContent, Rule};
use crate::read::Fault;
use crate::read::styled_text::{StyledText, TextStyle, is_seen};

/// A wider gap than this, in sizes of the letters, parts two words.
const WORD_GAP: f64 = 0.17;

/// Gaps between words that are more than blanks, in sizes of the letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gaps {
    /// A wider one may part the cells of a row: words are seldom spread so far.
    pub(super) cell: f64,
    /// A wider one parts two columns or the cells of a row.
    column: f64,
}

impl Gaps {
    const USUAL: Gaps = Gaps { cell: 0.5, column: 1.2 };

    /// Of a page. Typewriters' letters are all as wide as a blank, and sentences are parted by two.
    fn of(glyphs: &[Glyph]) -> Self {
        let mut widths = std::collections::BTreeMap::<u32, usize>::new();
        for glyph in glyphs.iter().filter(|glyph| glyph.sign.is_alphabetic()) {
            // In hundredths; what is wider than any letter ends at the last.
            *widths.entry(((glyph.x1 - glyph.x0) / glyph.size * 100.0).round() as u32).or_default() += 1;
        }
        let all: usize = widths.values().sum();
        let most = widths.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| count * 10 > all * 9);
        most.map_or(Gaps::USUAL, |(width, _)| {
            let blank = f64::from(width) / 100.0;
            Gaps { cell: blank * 1.5, column: blank * 2.5 }
        })
    }
}

/// The most pieces of a page that are put in order: a page of the smallest print has some thousand words.
const MAX_PIECES: usize = 40_000;

/// A word.
#[derive(Debug, Clone)]
pub(super) struct WordRun {
    pub(super) passage: StyledText,
    pub(super) x0: f64,
    pub(super) x1: f64,
}

/// Words that stand together in a line, unless a table says otherwise.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub(super) parts: Vec<WordRun>,
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) artifact: bool,
    pub(super) gaps: Gaps,
}

impl Segment {
    pub(super) fn letters(&self) -> usize {
        self.parts.iter().flat_map(|part| part.passage.text().chars()).filter(|c| is_seen(*c)).count()
    }

    /// Its words.
    pub(super) fn passage(&self) -> StyledText {
        together(&self.parts)
    }
}

/// The words of several parts.
pub(super) fn together(parts: &[WordRun]) -> StyledText {
    let mut passage = StyledText::default();
    for part in parts {
        if !passage.text().is_empty() {
            passage.push(" ", TextStyle::default());
        }
        passage.append(&part.passage);
    }
    passage
}

/// What stands at one height of a page, from left to right.
#[derive(Debug, Clone, Default)]
pub(super) struct PageRow {
    pub(super) pieces: Vec<Segment>,
}

impl PageRow {
    pub(super) fn y(&self) -> f64 {
        self.largest().map_or(0.0, |piece| piece.y)
    }

    pub(super) fn size(&self) -> f64 {
        self.largest().map_or(0.0, |piece| piece.size)
    }

    fn largest(&self) -> Option<&Segment> {
        self.pieces.iter().max_by(|one, other| one.size.total_cmp(&other.size))
    }
}

/// The rows of a page, from its head to its foot.
///
/// # Errors
/// It has more words than a page can show.
pub(super) fn rows(drawn: &mut PageContent) -> Result<Vec<PageRow>, Fault> {
    let mut rules = std::mem::take(&mut drawn.rules);
    rules.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut pieces = pieces(&drawn.glyphs, &rules, Gaps::of(&drawn.glyphs));
    if pieces.len() > MAX_PIECES {
        return Err(Fault::TooMuch { what: "words on a page" });
    }
    pieces.sort_by(|one, other| other.y.total_cmp(&one.y));
    let mut rows: Vec<PageRow> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if beside(row, &piece) => row.pieces.push(piece),
            _ => rows.push(PageRow { pieces: vec![piece] }),
        }
    }
    for row in &mut rows {
        row.pieces.sort_by(|one, other| one.x0.total_cmp(&other.x0));
        row.pieces = joined(std::mem::take(&mut row.pieces));
    }
    Ok(rows)
}

/// Whether a piece stands in a row: on its line, or raised or lowered by less than the smaller of the letters.
fn beside(row: &PageRow, piece: &Segment) -> bool {
    let (height, off) = (row.size().min(piece.size), (row.y() - piece.y).abs());
    let overlaps = row.pieces.iter().any(|other| piece.x0 < other.x1 - height && other.x0 < piece.x1 - height);
    off < height * 0.3 || off < height * 0.6 && !overlaps && (row.size() - piece.size).abs() > height * 0.15
}

/// Characters that were drawn one behind the other, as words.
fn pieces(glyphs: &[Glyph], rules: &[Rule], gaps: Gaps) -> Vec<Segment> {
    let mut pieces: Vec<Segment> = Vec::new();
    let (mut last, mut blank) = (None::<&Glyph>, false);
    for glyph in glyphs {
        let goes_on = last.is_some_and(|last| follows(last, glyph));
        if !is_seen(glyph.sign) {
            blank = true;
            last = last.filter(|_| goes_on).map(|_| glyph);
            continue;
        }
        let Glyph { x0, x1, y, size, artifact, .. } = *glyph;
        let part = WordRun { passage: StyledText::default(), x0, x1 };
        match (last, pieces.last_mut()) {
            (Some(last), Some(piece)) if goes_on => {
                // Bold letters are sometimes drawn twice, a hair apart.
                if glyph.sign == last.sign && (x0 - last.x0).abs() < size * 0.08 {
                    continue;
                }
                if blank || x0 - last.x1 > size * WORD_GAP {
                    piece.parts.push(part);
                }
            }
            _ => pieces.push(Segment { parts: vec![part], x0, x1, y, size, artifact, gaps }),
        }
        if let Some(piece) = pieces.last_mut()
            && let Some(part) = piece.parts.last_mut()
        {
            part.passage.push(glyph.sign.encode_utf8(&mut [0; 4]), ruled(glyph, rules));
            part.x1 = part.x1.max(x1);
            piece.x1 = piece.x1.max(x1);
            piece.size = piece.size.max(size);
        }
        (last, blank) = (Some(glyph), false);
    }
    pieces
}

fn follows(last: &Glyph, next: &Glyph) -> bool {
    let size = last.size.min(next.size);
    let gap = next.x0 - last.x1;
    (last.y - next.y).abs() < size * 0.1
        && last.artifact == next.artifact
        && (last.size - next.size).abs() < size * 0.3
        && gap < size * Gaps::USUAL.cell
        && next.x0 > last.x0 - size * 0.3
}

/// How a character looks, with the lines that are drawn below or through it.
fn ruled(glyph: &Glyph, rules: &[Rule]) -> TextStyle {
    let from = rules.partition_point(|rule| rule.y < glyph.y - glyph.size * 0.22);
    let middle = (glyph.x0 + glyph.x1) / 2.0;
    let near = rules.iter().skip(from).take_while(|rule| rule.y < glyph.y + glyph.size * 0.5);
    let mut look = glyph.look;
    for rule in near.filter(|rule| (rule.x0 - 0.5..=rule.x1 + 0.5).contains(&middle)) {
        let above = (rule.y - glyph.y) / glyph.size;
        look.underlined |= above < 0.02;
        look.struck |= above > 0.14;
    }
    look
}

/// Pieces that stand close enough to be one.
fn joined(pieces: Vec<Segment>) -> Vec<Segment> {
    let mut joined: Vec<Segment> = Vec::new();
    for piece in pieces {
        let Some(last) = joined.last_mut() else {
            joined.push(piece);
            continue;
        };
        let gap = (piece.x0 - last.x1) / last.size.min(piece.size);
        if gap >= last.gaps.column {
            joined.push(piece);
            continue;
        }
        let mut parts = piece.parts.into_iter();
        if gap <= WORD_GAP
            && let (Some(part), Some(first)) = (last.parts.last_mut(), parts.next())
        {
            part.passage.append(&first.passage);
            part.x1 = part.x1.max(first.x1);
        }
        last.parts.extend(parts);
        last.x1 = last.x1.max(piece.x1);
        last.size = last.size.max(piece.size);
        last.artifact &= piece.artifact;
    }
    joined
}
