//! Tables: a head that repeats on every page, rows that stay whole unless they take most of a page.

use krilla::tagging::{TableHeaderScope, Tag};

use super::flow::Flow;
use super::fonts::Face;
use super::lines::{GROUND, INK, LINE, Line, Look, height, lines};
use super::tags::TagId;
use crate::{Row, RowKind, Table, Text};

const CAPTION: Look = Look::new(Face::Sans, 8.4).bold().soft();
const CELL: Look = Look::new(Face::Sans, 8.0);

/// Between the edge of a cell and its words.
const PAD: f32 = 4.0;

/// Above and below the words of a row.
const AIR: f32 = 3.2;

/// What the head of a table takes of a page, at most.
const HEAD: f32 = 60.0;

/// What must fit of a row that may be broken.
const BEGUN: f32 = 60.0;

/// The cells of a row: where each begins, its lines, its tag.
pub(super) type Cells = Vec<(f32, Vec<Line>, TagId)>;

impl Flow<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        self.sheet.gap(5.0);
        let tag = self.sheet.tags.open(None, Tag::Table);
        let caption = self.sheet.tags.open(Some(tag), Tag::Caption);
        let width = self.sheet.text_width();
        let set = lines(self.fonts, &table.caption, CAPTION, width);
        if self.sheet.room() < self.beginning(table) {
            self.turn();
        }
        let left = self.sheet.left();
        self.row(vec![(left, set, caption)], 1.5);
        let head = self.sheet.tags.open(Some(tag), Tag::THead);
        self.head(table, Some(head));
        let body = self.sheet.tags.open(Some(tag), Tag::TBody);
        for row in &table.rows {
            self.entry(table, row, body);
        }
        self.sheet.gap(12.0);
    }

    /// The head; only the first is part of what the document says.
    fn head(&mut self, table: &Table, tag: Option<TagId>) {
        let row = tag.map(|tag| self.sheet.tags.open(Some(tag), Tag::TR));
        let mut cells = Vec::with_capacity(table.columns.len());
        for (column, (x, width)) in table.columns.iter().zip(self.places(table)) {
            let set = lines(self.fonts, &column.heading, CELL.bold().align(column.align), width - 2.0 * PAD);
            let tag = row.map(|row| self.sheet.tags.open(Some(row), Tag::TH(TableHeaderScope::Column)));
            cells.push((x + PAD, set, tag));
        }
        let tall = cells.iter().map(|(_, set, _)| height(set)).fold(0.0, f32::max) + 2.0 * AIR;
        let (left, y, width) = (self.sheet.left(), self.sheet.y, self.sheet.text_width());
        self.sheet.block(left, y, width, tall, GROUND);
        for (x, set, tag) in cells {
            let mut top = y + AIR;
            for line in set {
                let line_height = line.height;
                self.sheet.words(line, x, top, tag);
                top += line_height;
            }
        }
        self.sheet.y += tall;
        self.sheet.block(left, self.sheet.y, width, 0.9, INK);
        self.sheet.y += 0.9;
    }

    /// What caption, head and first row take: the head does not stand alone at the foot of a page. Of a
    /// row that may be broken, a few lines.
    pub(super) fn beginning(&mut self, table: &Table) -> f32 {
        let caption = lines(self.fonts, &table.caption, CAPTION, self.sheet.text_width());
        let first = table.rows.first().map_or(0.0, |row| self.tall(table, row));
        let first = if first <= self.sheet.tallest_whole() { first } else { BEGUN };
        height(&caption) + HEAD + first
    }

    /// How tall a row is.
    fn tall(&mut self, table: &Table, row: &Row) -> f32 {
        let places = self.places(table).into_iter().enumerate();
        let tall = places.map(|(at, (_, width))| height(&lines(self.fonts, row.cell(at), CELL, width - 2.0 * PAD)));
        tall.fold(0.0, f32::max) + 2.0 * AIR
    }

    fn entry(&mut self, table: &Table, row: &Row, body: TagId) {
        let tag = self.sheet.tags.open(Some(body), Tag::TR);
        let mut cells: Cells = Vec::with_capacity(table.columns.len());
        for (at, (x, width)) in self.places(table).into_iter().enumerate() {
            let align = table.columns.get(at).map(|column| column.align).unwrap_or_default();
            let look = if row.kind == RowKind::Sum { CELL.bold() } else { CELL };
            let text: &Text = row.cell(at);
            let set = lines(self.fonts, text, look.align(align), width - 2.0 * PAD);
            cells.push((x + PAD, set, self.sheet.tags.open(Some(tag), Tag::TD)));
        }
        let tall = tallest(&cells) + 2.0 * AIR;
        if self.sheet.room() < tall && tall <= self.sheet.tallest_whole() {
            self.turn();
            self.head(table, None);
        }
        let thick = if row.kind == RowKind::Sum { 0.9 } else { 0.4 };
        self.row(cells, AIR);
        let (left, y, width) = (self.sheet.left(), self.sheet.y, self.sheet.text_width());
        self.sheet.block(left, y, width, thick, if row.kind == RowKind::Sum { INK } else { LINE });
        self.sheet.y += thick;
    }

    /// Where each column begins, and how wide it is.
    fn places(&self, table: &Table) -> Vec<(f32, f32)> {
        let whole: f32 = table.columns.iter().map(|column| f32::from(column.share)).sum::<f32>().max(1.0);
        let mut x = self.sheet.left();
        let mut places = Vec::with_capacity(table.columns.len());
        for column in &table.columns {
            let width = self.sheet.text_width() * f32::from(column.share) / whole;
            places.push((x, width));
            x += width;
        }
        places
    }

    /// Draws cells side by side. What is taller than a page goes on on the next.
    pub(super) fn row(&mut self, mut cells: Cells, air: f32) {
        // A row that may be broken begins where it stands.
        let tall = tallest(&cells) + 2.0 * air;
        if self.sheet.room() < tall && tall <= self.sheet.tallest_whole() && !self.sheet.is_fresh() {
            self.turn();
        }
        self.sheet.y += air;
        loop {
            let (top, room) = (self.sheet.y, self.sheet.room() - air);
            let mut lowest = top;
            let mut left = Vec::new();
            for (x, set, tag) in cells {
                let mut y = top;
                let mut rest = set.into_iter().peekable();
                // At least one line a page, so that there is an end.
                while let Some(line) = rest.next_if(|line| y <= top || y + line.height <= top + room) {
                    let line_height = line.height;
                    self.sheet.words(line, x, y, Some(tag));
                    y += line_height;
                }
                lowest = lowest.max(y);
                left.push((x, rest.collect::<Vec<_>>(), tag));
            }
            self.sheet.y = lowest;
            cells = left;
            if cells.iter().all(|(_, rest, _)| rest.is_empty()) {
                break;
            }
            self.turn();
        }
        self.sheet.y += air;
    }
}

fn tallest(cells: &Cells) -> f32 {
    cells.iter().map(|(_, set, _)| height(set)).fold(0.0, f32::max)
}
