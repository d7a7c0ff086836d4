//! The one model of a document; every renderer says the same words from it.

use jiff::civil::Date;

use serde::{Deserialize, Serialize};

use super::Text;

/// A document, ready to be rendered in any format.
///
/// Nothing in it depends on the machine or the hour: the date of its making is given, so the same document is the same
/// bytes everywhere.
///
/// ```
/// use jiff::civil::date;
/// use rungs_documents::{Block, Document, Format, Text, render};
/// let mut document = Document::new("Result", date(2026, 1, 31));
/// document.push(Block::Paragraph(Text::plain("Bread & butter")));
/// let html = String::from_utf8(render(&document, Format::Html).unwrap()).unwrap();
/// assert!(html.contains("Bread &amp; butter"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is, in a line.
    pub title: Text,
    /// What stands under the title.
    pub subtitle: Option<Text>,
    /// The day on which it is made, for the footer and the file's properties.
    pub date: Date,
    /// How far what it decides has come; `None`: it decides nothing.
    pub stage: Option<Stage>,
    /// Upright, or on its side for wide tables.
    pub page: Page,
    /// What of it a spreadsheet holds.
    pub spreadsheet: Spreadsheet,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// How far what a document decides has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is decided yet: every page says so.
    Draft,
    /// A person has decided.
    Decided,
    /// It is signed.
    Signed {
        /// By whom.
        by: String,
        /// When.
        on: Date,
    },
}

/// How the page is held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Page {
    /// Upright.
    #[default]
    Portrait,
    /// On its side.
    Landscape,
}

/// What of a document a spreadsheet holds. What stands outside tables has a sheet of its own there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Spreadsheet {
    /// Nothing: the document is not written as one.
    #[default]
    None,
    /// Its tables, a sheet each; as CSV, which has one table only, the first of them.
    Tables,
    /// One table of all entries, made to be filtered and counted, and behind it the tables; as CSV that one.
    Entries(Table),
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading.
    Heading(Depth, Text),
    /// A paragraph.
    Paragraph(Text),
    /// Official text as printed, and where it stands.
    Quotation(Quotation),
    /// A list.
    List(Vec<Item>),
    /// Labels, and what they say.
    Facts(Vec<Fact>),
    /// Lines to write on by hand: a label each, and what is already known.
    Signing(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A requirement with what came of each of its nodes.
    Tree(Vec<TreeNode>),
    /// A remark beside the text.
    Note(Text),
}

/// How deep a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Depth {
    /// A main part; in the outline at the top.
    Part,
    /// A section of a part.
    Section,
    /// A passage of a section.
    Passage,
}

/// Official text as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// The words.
    pub words: Text,
    /// Where they stand.
    pub citation: Text,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The number it is known by; without one it has a bullet.
    pub number: Option<u32>,
    /// What it says.
    pub text: Text,
}

/// A label, and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The label.
    pub label: Text,
    /// What it says.
    pub text: Text,
}

/// A table. Its head is repeated on every page, and no row is broken over two unless it takes most
/// of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it shows, in a line: read out before the table.
    pub caption: Text,
    /// The columns; at least one.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading.
    pub heading: Text,
    /// Its share of the width, against the other columns'.
    pub share: u16,
    /// Where its cells begin.
    pub align: Align,
}

/// Where the cells of a column begin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// At its left edge.
    #[default]
    Left,
    /// They end at its right edge, as figures do.
    Right,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// One cell a column. A row with fewer has empty ones at its end; further ones are left away.
    pub cells: Vec<Text>,
    /// What the row is.
    pub kind: RowKind,
}

/// What a row is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowKind {
    /// One entry.
    #[default]
    Entry,
    /// The sum of those above.
    Sum,
}

/// A node of a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeNode {
    /// What it is, and what came of it.
    pub head: Text,
    /// What belongs to it, a paragraph each.
    pub details: Vec<Text>,
    /// Its parts.
    pub parts: Vec<TreeNode>,
    /// True for one on which the answer does not rest: shown fainter, and its head says so.
    pub aside: bool,
}

impl Document {
    /// An empty document of one page format.
    pub fn new(title: impl Into<Text>, date: Date) -> Self {
        Document {
            title: title.into(),
            subtitle: None,
            date,
            stage: None,
            page: Page::Portrait,
            spreadsheet: Spreadsheet::None,
            blocks: Vec::new(),
        }
    }

    /// Adds a part.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a heading.
    pub fn heading(&mut self, depth: Depth, text: impl Into<Text>) {
        self.push(Block::Heading(depth, text.into()));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: impl Into<Text>) {
        self.push(Block::Paragraph(text.into()));
    }

    /// Adds a remark beside the text.
    pub fn note(&mut self, text: impl Into<Text>) {
        self.push(Block::Note(text.into()));
    }

    /// Adds a list with bullets.
    pub fn bullets<T: Into<Text>>(&mut self, texts: impl IntoIterator<Item = T>) {
        let item = |text: T| Item { number: None, text: text.into() };
        self.push(Block::List(texts.into_iter().map(item).collect()));
    }

    /// All its texts in the order in which they are read: titles, then block by block.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = vec![&self.title];
        texts.extend(&self.subtitle);
        self.blocks.iter().for_each(|block| gather(block, &mut texts));
        texts
    }

    /// The tables of its spreadsheet, the one that is also written as CSV first.
    pub fn sheets(&self) -> Vec<&Table> {
        let entries = match &self.spreadsheet {
            Spreadsheet::None => return Vec::new(),
            Spreadsheet::Tables => None,
            Spreadsheet::Entries(table) => Some(table),
        };
        let tables = self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        entries.into_iter().chain(tables).collect()
    }

    /// What every page says at its head; `None`: nothing.
    pub fn mark(&self) -> Option<&'static str> {
        match self.stage {
            Some(Stage::Draft) => Some("DRAFT"),
            Some(Stage::Decided | Stage::Signed { .. }) | None => None,
        }
    }

    /// The footer's words: which document it is, how far it has come, and its date. A loose page can be filed by them.
    pub fn footer(&self) -> String {
        let title = self.title.words();
        let mut short: String = title.chars().take(FOOTER_TITLE).collect();
        if short.len() < title.len() {
            short.truncate(short.trim_end().len());
            short.push('…');
        }
        let stage = match &self.stage {
            None => String::new(),
            Some(Stage::Draft) => " · DRAFT".to_owned(),
            Some(Stage::Decided) => " · decided".to_owned(),
            Some(Stage::Signed { on, .. }) => format!(" · signed {on}"),
        };
        format!("{short}{stage} · {}", self.date)
    }
}

/// The most letters of a title in the footer: more would not stand on one line with the number of the page.
const FOOTER_TITLE: usize = 60;

/// The program as documents name it.
pub(super) const PROGRAM: &str = concat!("Rungs ", env!("CARGO_PKG_VERSION"));

/// The language of documents: the sources and the program's own words are English.
pub(super) const LANGUAGE: &str = "en";

impl Fact {
    /// A label and what it says.
    pub fn new(label: impl Into<Text>, text: impl Into<Text>) -> Self {
        Fact { label: label.into(), text: text.into() }
    }
}

impl Column {
    /// A column of words.
    pub fn words(heading: &str, share: u16) -> Self {
        Column { heading: Text::plain(heading), share, align: Align::Left }
    }

    /// A column of figures.
    pub fn figures(heading: &str, share: u16) -> Self {
        Column { align: Align::Right, ..Column::words(heading, share) }
    }
}

impl Row {
    /// An entry.
    pub fn new(cells: impl IntoIterator<Item = Text>) -> Self {
        Row { cells: cells.into_iter().collect(), kind: RowKind::Entry }
    }

    /// A sum.
    pub fn sum(cells: impl IntoIterator<Item = Text>) -> Self {
        Row { kind: RowKind::Sum, ..Row::new(cells) }
    }
}

impl Row {
    /// The cell in a column; an empty one where the row has none.
    pub(super) fn cell(&self, column: usize) -> &Text {
        const EMPTY: &Text = &Text::new();
        self.cells.get(column).unwrap_or(EMPTY)
    }
}

/// Adds the texts of a block, in the order in which they are read.
fn gather<'d>(block: &'d Block, texts: &mut Vec<&'d Text>) {
    match block {
        Block::Heading(_, text) | Block::Paragraph(text) | Block::Note(text) => texts.push(text),
        Block::Quotation(quoted) => texts.extend([&quoted.words, &quoted.citation]),
        Block::List(items) => texts.extend(items.iter().map(|item| &item.text)),
        Block::Facts(facts) | Block::Signing(facts) => {
            texts.extend(facts.iter().flat_map(|fact| [&fact.label, &fact.text]))
        }
        Block::Table(table) => {
            texts.push(&table.caption);
            texts.extend(table.columns.iter().map(|column| &column.heading));
            texts.extend(table.rows.iter().flat_map(|row| &row.cells));
        }
        Block::Tree(nodes) => nodes.iter().for_each(|node| gather_node(node, texts)),
    }
}

fn gather_node<'d>(node: &'d TreeNode, texts: &mut Vec<&'d Text>) {
    texts.push(&node.head);
    texts.extend(&node.details);
    node.parts.iter().for_each(|part| gather_node(part, texts));
}
