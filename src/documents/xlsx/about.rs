//! The first sheet: what the document says outside its tables, labels on the left, words on the right.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::{look, table};
use crate::{Block, Depth, Document, Fact, Spreadsheet, Table, Text, TreeNode};

/// The columns.
const LABEL: u16 = 0;
const WORDS: u16 = 1;

/// Their widths, in signs.
const LABEL_WIDTH: f64 = 28.0;
const WORDS_WIDTH: f64 = 120.0;

/// The deepest indent that spreadsheets show.
const DEEPEST: u8 = 15;

/// Said where it is so.
const GOES_ON: &str = "A text of more than 32,767 characters, which is what a cell holds, goes on in the cell below.";

/// Where the next line goes.
struct Lines<'s, 'n> {
    sheet: &'s mut Worksheet,
    row: u32,
    /// The names of the sheets that have not been told.
    names: std::slice::Iter<'n, String>,
}

/// Writes title, date and all blocks; a table is told by the name of its sheet.
///
/// # Errors
/// There is more than a sheet holds.
pub(super) fn write(
    sheet: &mut Worksheet,
    document: &Document,
    tables: &[&Table],
    names: &[String],
) -> Result<(), XlsxError> {
    sheet.set_column_width(LABEL, LABEL_WIDTH)?.set_column_width(WORDS, WORDS_WIDTH)?;
    let mut lines = Lines { sheet, row: 0, names: names.iter() };
    lines.label(&document.title, &look::heading(15.0))?;
    if let Some(subtitle) = &document.subtitle {
        lines.label(subtitle, &look::soft(Format::new()))?;
    }
    lines.label(&Text::plain(document.footer()), &look::soft(Format::new()))?;
    if tables.iter().any(|table| table::rows_taken(table) as usize > table.rows.len()) {
        lines.words(&Text::plain(GOES_ON), &look::soft(look::wrapped()))?;
    }
    if let (Spreadsheet::Entries(_), Some(entries)) = (&document.spreadsheet, tables.first()) {
        lines.table(entries)?;
    }
    document.blocks.iter().try_for_each(|block| lines.block(block))
}

impl Lines<'_, '_> {
    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Heading(depth, text) => self.heading(*depth, text),
            Block::Paragraph(text) => self.words(text, &look::wrapped()),
            Block::Note(text) => self.words(text, &look::soft(look::wrapped())),
            Block::Quotation(quoted) => {
                self.words(&quoted.words, &look::wrapped())?;
                self.words(&quoted.citation, &look::soft(look::wrapped()))
            }
            Block::List(items) => items.iter().try_for_each(|item| {
                let mark = item.number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
                self.fact(&Fact::new(mark, item.text.clone()))
            }),
            Block::Facts(facts) | Block::Signing(facts) => facts.iter().try_for_each(|fact| self.fact(fact)),
            Block::Table(table) => self.table(table),
            Block::Tree(nodes) => nodes.iter().try_for_each(|node| self.node(node, 0)),
        }
    }

    fn heading(&mut self, depth: Depth, text: &Text) -> Result<(), XlsxError> {
        // A line of air above.
        self.row += 1;
        self.label(text, &look::heading(if depth == Depth::Part { 13.0 } else { 11.0 }))
    }

    fn label(&mut self, text: &Text, format: &Format) -> Result<(), XlsxError> {
        self.row += table::down(self.sheet, (self.row, LABEL), text, format)?;
        Ok(())
    }

    fn words(&mut self, text: &Text, format: &Format) -> Result<(), XlsxError> {
        self.row += table::down(self.sheet, (self.row, WORDS), text, format)?;
        Ok(())
    }

    fn fact(&mut self, fact: &Fact) -> Result<(), XlsxError> {
        let label = table::down(self.sheet, (self.row, LABEL), &fact.label, &look::soft(look::wrapped()))?;
        let words = table::down(self.sheet, (self.row, WORDS), &fact.text, &look::wrapped())?;
        self.row += label.max(words);
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let name = self.names.next().map_or("", String::as_str);
        self.fact(&Fact::new(format!("Sheet “{name}”"), table.caption.clone()))
    }

    fn node(&mut self, node: &TreeNode, depth: u8) -> Result<(), XlsxError> {
        let format = |depth: u8| {
            let format = look::wrapped().set_indent(depth.saturating_mul(2).min(DEEPEST));
            if node.aside { look::soft(format) } else { format }
        };
        self.words(&node.head, &format(depth))?;
        let below = depth.saturating_add(1);
        node.details.iter().try_for_each(|text| self.words(text, &format(below)))?;
        node.parts.iter().try_for_each(|part| self.node(part, below))
    }
}
