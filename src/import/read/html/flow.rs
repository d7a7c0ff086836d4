//! Goes through a page and writes down its lines.

use super::block::{centred, heading, is_block, look};
use super::furniture::{Furniture, Treatment};
use super::list::{List, is_pairs};
use super::table::Table;
use super::tree::{Data, Element, Id, Step, Tree};
use crate::read::rows::CellContent;
use crate::read::styled_text::{StyledText, TextStyle};
use crate::read::writer::{LineFormat, ManuscriptWriter};
use crate::{LineKind, Place};

/// Writes down the words of a page.
pub(super) fn write(tree: &Tree, writer: &mut ManuscriptWriter) {
    let furniture = Furniture::find(tree);
    let mut flow = HtmlFlow::new(writer);
    let mut walk = tree.walk(0);
    while let Some(step) = walk.next() {
        if flow.writer.is_overfull() {
            break;
        }
        match step {
            Step::In(id) => match furniture.fate(id) {
                Treatment::Read => flow.enter(tree, id),
                Treatment::Silent => walk.pass_over(id),
                Treatment::LeftOut(reason) => {
                    flow.writer.leave_out(&tree.words(id), reason, Place { line: tree[id].line, page: None });
                    walk.pass_over(id);
                }
            },
            Step::Out(id) => flow.leave(tree, id),
        }
    }
    flow.flush();
}

/// What is open while a page is gone through.
struct HtmlFlow<'p> {
    writer: &'p mut ManuscriptWriter,
    passage: StyledText,
    /// Where the passage begins.
    line: u32,
    looks: Vec<TextStyle>,
    centred: Vec<bool>,
    heading: Option<u8>,
    caption: bool,
    preformatted: usize,
    lists: Vec<List>,
    /// For each open entry its marker until it is written.
    entries: Vec<Option<String>>,
    tables: Vec<Table>,
    /// The open list of labels with what they say, which is read as a table.
    pairs: Option<Id>,
}

impl<'p> HtmlFlow<'p> {
    fn new(writer: &'p mut ManuscriptWriter) -> Self {
        HtmlFlow {
            writer,
            passage: StyledText::default(),
            line: 1,
            looks: Vec::new(),
            centred: Vec::new(),
            heading: None,
            caption: false,
            preformatted: 0,
            lists: Vec::new(),
            entries: Vec::new(),
            tables: Vec::new(),
            pairs: None,
        }
    }

    fn enter(&mut self, tree: &Tree, id: Id) {
        let node = &tree[id];
        match &node.data {
            Data::Other => {}
            Data::Text(text) => self.text(text, node.line),
            Data::Element(element) => {
                if element.name() == "dl" && self.pairs.is_none() && is_pairs(tree, id) {
                    self.flush();
                    self.open_table();
                    self.pairs = Some(id);
                }
                let around = self.looks.last().copied().unwrap_or_default();
                self.looks.push(look(element, around));
                let middle = centred(element).unwrap_or(self.centred.last().copied().unwrap_or_default());
                if is_block(element.name()) {
                    self.flush();
                }
                self.centred.push(middle);
                self.open(element, Place { line: node.line, page: None });
            }
        }
    }

    fn text(&mut self, text: &str, line: u32) {
        let look = self.looks.last().copied().unwrap_or_default();
        for (index, part) in text.split_inclusive('\n').enumerate() {
            if self.passage.is_blank() && !part.trim().is_empty() {
                let passed = u32::try_from(index).unwrap_or_default();
                self.passage = StyledText::default();
                self.line = line.saturating_add(passed);
            }
            // Tabs are blanks in HTML.
            self.passage.push(&part.replace('\t', " "), look);
            if self.preformatted > 0 && part.ends_with('\n') {
                self.flush();
            }
        }
    }

    fn open(&mut self, element: &Element, place: Place) {
        if let Some(level) = heading(element) {
            self.flush();
            self.heading = Some(level);
        }
        match element.name() {
            "br" => self.flush(),
            "q" => self.passage.push("“", self.looks.last().copied().unwrap_or_default()),
            "pre" => self.preformatted += 1,
            "ul" | "ol" | "dir" => self.lists.push(List::new(element)),
            "li" => {
                let marker = match self.lists.last_mut() {
                    Some(list) => list.marker(element),
                    None => Some("•".to_owned()),
                };
                self.entries.push(marker);
            }
            "caption" => self.caption = true,
            "table" => self.open_table(),
            "thead" => self.in_table(|table| table.set_heading(true)),
            "tr" => {
                self.flush();
                self.in_table(|table| table.open_row(place));
            }
            "td" | "th" => {
                self.flush();
                self.in_table(|table| table.open_cell(element, place));
            }
            // Labels with what they say: a row each.
            "dt" if self.pairs.is_some() => self.in_table(|table| {
                table.open_row(place);
                table.open_cell(element, place);
            }),
            "dd" if self.pairs.is_some() => self.in_table(|table| table.open_cell(element, place)),
            _ => {}
        }
    }

    fn leave(&mut self, tree: &Tree, id: Id) {
        let Some(element) = tree.element(id) else { return };
        let name = element.name();
        if name == "q" {
            self.passage.push("”", self.looks.last().copied().unwrap_or_default());
        }
        if is_block(name) || matches!(name, "tr" | "td" | "th") || heading(element).is_some() {
            self.flush();
        }
        self.looks.pop();
        self.centred.pop();
        if heading(element).is_some() {
            self.heading = None;
        }
        match name {
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            "ul" | "ol" | "dir" => {
                self.lists.pop();
            }
            "li" => {
                self.entries.pop();
            }
            "caption" => self.caption = false,
            "table" => {
                self.tables.pop();
            }
            "thead" => self.in_table(|table| table.set_heading(false)),
            "tr" => self.close_row(),
            "dd" if self.pairs.is_some() => self.close_row(),
            _ if self.pairs == Some(id) => {
                self.tables.pop();
                self.pairs = None;
            }
            _ => {}
        }
    }

    fn open_table(&mut self) {
        let number = self.writer.table();
        self.tables.push(Table::new(number));
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn close_row(&mut self) {
        let row = self.tables.last_mut().and_then(Table::close_row);
        for piece in row.into_iter().flat_map(|row| row.close()) {
            self.put(piece);
        }
    }

    /// Ends the line.
    fn flush(&mut self) {
        let passage = std::mem::take(&mut self.passage);
        if passage.is_blank() || !self.writer.admits() {
            return;
        }
        let kind = match (self.heading, self.entries.last_mut()) {
            _ if self.caption => LineKind::Caption,
            (Some(level), _) => LineKind::Heading(level),
            (None, Some(marker)) => {
                let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
                LineKind::Item { marker: marker.take(), depth }
            }
            (None, None) => LineKind::Paragraph,
        };
        let place = Place { line: self.line, page: None };
        let centred = self.centred.last().copied().unwrap_or_default();
        self.put(CellContent::Line(passage, LineFormat { centred, ..LineFormat::new(kind, place) }));
    }

    /// Puts a piece into the innermost open cell, or onto the page.
    fn put(&mut self, piece: CellContent) {
        let open = self.tables.iter_mut().rev().find_map(|table| table.row.as_mut()).filter(|_| !self.caption);
        match open {
            Some(row) if !row.cells.is_empty() => row.push(piece),
            _ => piece.write(self.writer),
        }
    }
}
