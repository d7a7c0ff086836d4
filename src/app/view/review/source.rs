//! The source line by line, and what became of each piece of it.

use std::collections::BTreeMap;
use std::ops::Range;

use rungs_domain::spec::PathStep;

use super::{Looks, Places, name};
use crate::reviews::{Draft, Interpretation, LineKind, Manuscript, Reason, ReviewBlock, ReviewPointKind};
use crate::view::review::words;

/// A line of the source, or the part of it that is one piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// The line of the manuscript, from 0.
    pub line: usize,
    /// Its bytes.
    pub range: Range<usize>,
    /// The stop that it is of.
    pub stop: usize,
    /// Whether its line begins here.
    pub begins_line: bool,
    /// The page that begins here, where the format has pages.
    pub page: Option<u32>,
}

/// The most letters for which a column of a table makes room in one line.
const WIDE: usize = 24;

/// How much of the width each column of each table needs: its longest word stays whole where it can.
pub fn columns(manuscript: &Manuscript) -> BTreeMap<u32, Vec<f32>> {
    let mut tables: BTreeMap<u32, Vec<f32>> = BTreeMap::new();
    for line in &manuscript.lines {
        let LineKind::Row { table, cells, .. } = &line.kind else { continue };
        if cells.iter().any(|cell| cell.span > 1) {
            continue;
        }
        let columns = tables.entry(*table).or_default();
        columns.resize(columns.len().max(cells.len()), 1.0);
        for (column, cell) in columns.iter_mut().zip(cells) {
            let words = manuscript.text.get(cell.range.clone()).unwrap_or_default();
            let longest = words.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
            // A gap and the wider letters of capitals want something more.
            let needs = longest.max(words.chars().take(WIDE).count()) as f32 + 2.0;
            *column = column.max(needs);
        }
    }
    tables
}

/// What became of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Became {
    /// How it is marked.
    pub sign: Sign,
    /// What it is: "duty 3 · 41312", "heading: Duties".
    pub words: String,
    /// Why a person should look at it.
    pub looks: Vec<String>,
}

/// How a piece is marked, by glyph and color; words stand beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A heading.
    Heading,
    /// Text of the draft.
    Text,
    /// None of the text.
    Aside,
    /// To be looked at.
    Look,
    /// A person ruled so.
    Ruled,
    /// A person has accepted it.
    Accepted,
}

impl Sign {
    /// The glyph.
    pub fn glyph(self) -> &'static str {
        match self {
            Sign::Heading => "§",
            Sign::Text => "→",
            Sign::Aside => "−",
            Sign::Look => "!",
            Sign::Ruled => "◆",
            Sign::Accepted => "✓",
        }
    }
}

/// The rows of a manuscript, and the stops among them: stretches of one piece, or lines of none.
pub fn rows(manuscript: &Manuscript, pieces: &[ReviewBlock]) -> (Vec<SourceRow>, Vec<Range<usize>>) {
    let ranges =
        pieces.iter().enumerate().flat_map(|(at, piece)| piece.from.iter().map(move |from| (from.clone(), at)));
    let mut ranges: Vec<(Range<usize>, usize)> = ranges.collect();
    ranges.sort_by_key(|(range, _)| range.start);
    let (mut rows, mut stops): (Vec<SourceRow>, Vec<Range<usize>>) = Default::default();
    let (mut page, mut of_last) = (None, None);
    for (number, line) in manuscript.lines.iter().enumerate() {
        let new_page = line.place.page.filter(|now| page.replace(*now) != Some(*now));
        for (range, piece) in parts(&line.range, &ranges) {
            let begins_line = range.start == line.range.start;
            if of_last.is_none() || of_last != piece {
                stops.push(rows.len()..rows.len());
            }
            of_last = piece;
            if let Some(stop) = stops.last_mut() {
                stop.end = rows.len() + 1;
            }
            let page = new_page.filter(|_| begins_line);
            rows.push(SourceRow { line: number, range, stop: stops.len() - 1, begins_line, page });
        }
    }
    (rows, stops)
}

/// A line cut where pieces begin and end; blanks between pieces belong to the one before.
fn parts(line: &Range<usize>, pieces: &[(Range<usize>, usize)]) -> Vec<(Range<usize>, Option<usize>)> {
    let first = pieces.partition_point(|(range, _)| range.end <= line.start);
    let mut parts: Vec<(Range<usize>, Option<usize>)> = Vec::new();
    for (range, piece) in pieces.iter().skip(first).take_while(|(range, _)| range.start < line.end) {
        let start = range.start.max(line.start);
        match parts.last_mut() {
            Some((last, _)) => last.end = start,
            None if start > line.start => parts.push((line.start..start, None)),
            None => {}
        }
        parts.push((start..line.end, Some(*piece)));
    }
    if parts.is_empty() {
        parts.push((line.clone(), None));
    }
    parts.retain(|(range, _)| !range.is_empty());
    parts
}

/// What became of each stop.
pub fn became(
    manuscript: &Manuscript,
    draft: &Draft,
    looks: &Looks,
    (rows, stops): (&[SourceRow], &[Range<usize>]),
) -> Vec<Became> {
    let trail =
        draft.provenance.iter().flat_map(|one| one.from.iter().map(move |from| (from.clone(), one.to.as_slice())));
    let trail = Places::new(trail.collect());
    let furniture = Places::new(draft.furniture.iter().map(|one| (one.range.clone(), one.reason)).collect());
    let taken = draft.blocks.iter().flat_map(|piece| piece.from.iter().map(move |from| (from.clone(), piece)));
    let pieces = Places::new(taken.collect());
    let unplaced = Places::new(draft.unplaced.iter().map(|range| (range.clone(), ())).collect());
    let teller = Teller { manuscript, draft, trail, furniture, pieces, unplaced, looks };
    let bytes = |stop: &Range<usize>| Some(rows.get(stop.start)?.range.start..rows.get(stop.end - 1)?.range.end);
    stops.iter().map(|stop| teller.tell(&bytes(stop).unwrap_or_default())).collect()
}

struct Teller<'a> {
    manuscript: &'a Manuscript,
    draft: &'a Draft,
    trail: Places<&'a [PathStep]>,
    furniture: Places<Reason>,
    pieces: Places<&'a ReviewBlock>,
    unplaced: Places<()>,
    looks: &'a Looks,
}

impl Teller<'_> {
    fn tell(&self, at: &Range<usize>) -> Became {
        let piece = self.pieces.at(at).map(|(_, piece)| *piece).next();
        let (mut sign, mut words) = self.place(at, piece);
        let points: Vec<&(ReviewPointKind, String)> = self.looks.points.at(at).map(|(_, point)| point).collect();
        if piece.is_some_and(|piece| piece.corrected) {
            sign = Sign::Ruled;
        }
        if self.looks.accepted.at(at).next().is_some() {
            sign = Sign::Accepted;
        }
        if !points.is_empty() {
            sign = Sign::Look;
        }
        if points.iter().any(|(why, _)| *why == ReviewPointKind::Unplaced) {
            words = words::point(ReviewPointKind::Unplaced).to_owned();
        }
        let looks = points.iter().map(|(_, what)| what.clone()).collect();
        Became { sign, words, looks }
    }

    fn place(&self, at: &Range<usize>, piece: Option<&ReviewBlock>) -> (Sign, String) {
        match piece.map(|piece| &piece.interpretation) {
            Some(Interpretation::Heading { role, sure }) => {
                let unsure = if *sure { "" } else { ", likely" };
                (Sign::Heading, format!("heading: {}{unsure}", words::role(*role)))
            }
            Some(Interpretation::Levels(levels)) => (Sign::Heading, format!("heading of {}", self.codes(levels))),
            Some(Interpretation::Subheading) => self.texts(at).unwrap_or((Sign::Heading, "smaller heading".to_owned())),
            Some(Interpretation::Aside(reason)) => (Sign::Aside, format!("no text: {}", words::reason(*reason))),
            Some(Interpretation::Head) => self.texts(at).unwrap_or((Sign::Text, "head of the document".to_owned())),
            Some(Interpretation::Titles) => (Sign::Text, "code and title of a level".to_owned()),
            Some(Interpretation::Fact) => self.texts(at).unwrap_or((Sign::Text, "fact".to_owned())),
            Some(Interpretation::Text { .. }) | None => self.texts(at).unwrap_or_else(|| self.without_text(at, piece)),
        }
    }

    /// The texts of the draft that stand here: the first, and how many more.
    fn texts(&self, at: &Range<usize>) -> Option<(Sign, String)> {
        let mut names: Vec<(Option<usize>, String)> = Vec::new();
        for (_, path) in self.trail.at(at) {
            let name = name::name(&self.draft.series, path);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let (level, first) = names.first()?.clone();
        let level = level.map_or_else(String::new, |level| format!(" · {}", self.codes(&[level])));
        let more = names.len() - 1;
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        Some((Sign::Text, format!("{first}{level}{more}")))
    }

    fn without_text(&self, at: &Range<usize>, piece: Option<&ReviewBlock>) -> (Sign, String) {
        if let Some((_, reason)) = self.furniture.at(at).next() {
            return (Sign::Aside, format!("no text: {}", words::reason(*reason)));
        }
        match piece.map(|piece| &piece.interpretation) {
            Some(Interpretation::Text { role: Some(role), .. }) => (Sign::Text, words::role(*role).to_owned()),
            _ if self.unplaced.at(at).next().is_some() => (Sign::Look, "not placed".to_owned()),
            _ if self.manuscript.text.get(at.clone()).is_some_and(|text| text.trim().is_empty()) => {
                (Sign::Aside, String::new())
            }
            _ => (Sign::Text, "text".to_owned()),
        }
    }

    fn codes(&self, levels: &[usize]) -> String {
        let codes = levels.iter().filter_map(|at| self.draft.series.levels.get(*at)).map(|level| level.code.as_str());
        let codes: Vec<&str> = codes.collect();
        match codes.as_slice() {
            [] => "no level".to_owned(),
            [first, _, _, _, ..] => format!("{first} and {} more", codes.len() - 1),
            few => few.join(", "),
        }
    }
}
