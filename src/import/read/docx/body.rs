//! Goes through the text of a Word document and writes down its lines.

use quick_xml::events::{BytesStart, Event};

use super::numbering::Numbering;
use super::paragraph::Properties;
use super::styles::Styles;
use super::table::Table;
use super::xml::{attribute, local, walk};
use crate::read::Fault;
use crate::read::rows::CellContent;
use crate::read::sniff::find;
use crate::read::styled_text::StyledText;
use crate::read::writer::{LineFormat, ManuscriptWriter};
use crate::{LineKind, Place, Reason};

/// Elements whose words are not shown, or are shown by another element as well.
const SILENT: [&str; 12] = [
    "Fallback",
    "instrText",
    "delInstrText",
    "sdtPr",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPr",
    "rt",
    "tblGrid",
];

/// A paragraph being read. One in a text box stands within another.
#[derive(Debug, Default)]
struct Open {
    passage: StyledText,
    hidden: String,
    style: Option<String>,
    own: Properties,
    run: Properties,
    run_style: Option<String>,
    /// What its style says, once it is known.
    styled: Option<Properties>,
    in_properties: bool,
    begun: bool,
    place: Place,
}

/// Reads the parts that hold text.
pub(super) struct Body<'p> {
    writer: &'p mut ManuscriptWriter,
    styles: &'p Styles,
    numbering: Numbering,
    open: Vec<Open>,
    tables: Vec<Table>,
    /// How many elements are open within one whose words are not read.
    silent: usize,
    /// How many elements are open that mark their words as taken away.
    deleted: usize,
    in_text: bool,
    paragraphs: u32,
    page: u32,
    /// Whether Word has noted where its pages ended when it last showed them; if not, only forced ends are known.
    rendered: bool,
}

impl<'p> Body<'p> {
    pub(super) fn new(writer: &'p mut ManuscriptWriter, styles: &'p Styles, numbering: Numbering, part: &[u8]) -> Self {
        let rendered = find(part, b"lastRenderedPageBreak");
        Body {
            writer,
            styles,
            numbering,
            open: Vec::new(),
            tables: Vec::new(),
            silent: 0,
            deleted: 0,
            in_text: false,
            paragraphs: 0,
            page: 1,
            rendered,
        }
    }

    /// Reads a part.
    ///
    /// # Errors
    /// It is no XML, or nested too deep.
    pub(super) fn read(&mut self, part: &[u8]) -> Result<(), Fault> {
        walk(part, |event, words| match event {
            Event::Start(tag) => {
                let name = tag.name();
                let name = local(name.as_ref());
                if self.silent > 0 || SILENT.contains(&name) {
                    self.silent += 1;
                } else {
                    self.enter(name, tag);
                }
            }
            Event::End(tag) if self.silent == 0 => self.leave(local(tag.name().as_ref())),
            Event::End(_) => self.silent -= 1,
            _ if self.silent == 0 && self.in_text => self.push(words),
            _ => {}
        })
    }

    fn enter(&mut self, name: &str, tag: &BytesStart<'_>) {
        let in_properties = self.open.last().is_some_and(|open| open.in_properties);
        match name {
            "p" => {
                self.paragraphs += 1;
                self.open.push(Open { place: self.place(), ..Open::default() });
            }
            "tbl" => {
                let number = self.writer.table();
                self.tables.push(Table::new(number));
            }
            "tr" => {
                let place = Place { line: self.paragraphs + 1, ..self.place() };
                self.in_table(|table| table.open_row(place));
            }
            "tc" => self.in_table(Table::open_cell),
            "tblHeader" | "gridSpan" | "hMerge" => self.in_table(|table| table.learn(name, tag)),
            _ if in_properties => self.learn(name, tag),
            "del" | "moveFrom" => self.deleted += 1,
            "t" | "delText" => self.in_text = true,
            "tab" | "ptab" => self.push("\t"),
            "noBreakHyphen" => self.push("-"),
            "sym" => self.symbol(tag),
            "br" | "cr" => self.break_line(tag),
            "lastRenderedPageBreak" => self.page += 1,
            _ => self.learn_of_run(name, tag),
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "p" => {
                self.flush();
                self.open.pop();
            }
            "tbl" => {
                self.tables.pop();
            }
            "tr" => {
                let pieces = self.tables.last_mut().map(Table::close_row).unwrap_or_default();
                pieces.into_iter().for_each(|piece| self.put(piece));
            }
            "pPr" => self.in_open(|open| open.in_properties = false),
            "del" | "moveFrom" if !self.open.last().is_some_and(|open| open.in_properties) => {
                self.deleted = self.deleted.saturating_sub(1);
            }
            "t" | "delText" => self.in_text = false,
            _ => {}
        }
    }

    /// Takes what is said of the paragraph.
    fn learn(&mut self, name: &str, tag: &BytesStart<'_>) {
        self.in_open(|open| match name {
            "pStyle" => open.style = attribute(tag, "val"),
            // How the mark at the paragraph's end is set says nothing of its words.
            "outlineLvl" | "numId" | "ilvl" | "jc" => open.own.learn(name, tag),
            _ => {}
        });
    }

    /// Takes what is said of a run.
    fn learn_of_run(&mut self, name: &str, tag: &BytesStart<'_>) {
        self.in_open(|open| match name {
            "pPr" => open.in_properties = true,
            "r" => {
                open.run = Properties::default();
                open.run_style = None;
            }
            "rStyle" => open.run_style = attribute(tag, "val"),
            _ => open.run.learn(name, tag),
        });
    }

    fn push(&mut self, words: &str) {
        let (styles, deleted) = (self.styles, self.deleted > 0);
        let Some(open) = self.open.last_mut() else { return };
        let styled = open.styled.get_or_insert_with(|| styles.properties(open.style.as_deref()));
        let mut run = open.run.clone();
        if let Some(style) = &open.run_style {
            run.rest_on(&styles.properties(Some(style)));
        }
        run.rest_on(styled);
        if run.is_hidden() {
            open.hidden.push_str(words);
            return;
        }
        let mut look = run.look();
        look.struck |= deleted;
        open.passage.push(words, look);
    }

    /// A sign of a symbol font: a bullet, or a letter of that font.
    fn symbol(&mut self, tag: &BytesStart<'_>) {
        let code = attribute(tag, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        if let Some(sign) = code.and_then(char::from_u32) {
            self.push(sign.encode_utf8(&mut [0; 4]));
        }
    }

    fn break_line(&mut self, tag: &BytesStart<'_>) {
        self.flush();
        if attribute(tag, "type").is_some_and(|kind| kind == "page") && !self.rendered {
            self.page += 1;
        }
        let place = self.place();
        self.in_open(|open| open.place.page = place.page);
    }

    fn place(&self) -> Place {
        Place { line: self.paragraphs, page: Some(self.page) }
    }

    fn in_open(&mut self, change: impl FnOnce(&mut Open)) {
        if let Some(open) = self.open.last_mut() {
            change(open);
        }
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    /// Ends the line.
    fn flush(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        let hidden = std::mem::take(&mut open.hidden);
        let passage = std::mem::take(&mut open.passage);
        let place = open.place;
        if !hidden.trim().is_empty() {
            self.writer.leave_out(&hidden, Reason::Hidden, place);
        }
        if passage.is_blank() || !self.writer.admits() {
            return;
        }
        let mut properties = open.own.clone();
        properties.rest_on(&self.styles.properties(open.style.as_deref()));
        let first = !std::mem::replace(&mut open.begun, true);
        let number = properties.number.filter(|number| number.list.is_some_and(|list| list > 0));
        let marker = number.filter(|_| first).and_then(|number| self.numbering.next(number));
        let kind = match (properties.outline, number) {
            (Some(level @ 0..9), _) => LineKind::Heading(level + 1),
            (_, Some(number)) => LineKind::Item { marker, depth: number.depth.unwrap_or_default() },
            _ => LineKind::Paragraph,
        };
        let centred = properties.centred.unwrap_or_default();
        self.put(CellContent::Line(passage, LineFormat { centred, ..LineFormat::new(kind, place) }));
    }

    /// Puts a piece into the innermost open cell, or onto the page.
    fn put(&mut self, piece: CellContent) {
        let left = self.tables.iter_mut().rev().try_fold(piece, |piece, table| match table.push(piece) {
            Some(piece) => std::ops::ControlFlow::Continue(piece),
            None => std::ops::ControlFlow::Break(()),
        });
        if let std::ops::ControlFlow::Continue(piece) = left {
            piece.write(self.writer);
        }
    }
}
