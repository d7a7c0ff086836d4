//! Workbooks for spreadsheet programs (Office Open XML): first what the document says outside its tables, then each
//! table on a sheet of its own, its head in sight while one scrolls and repeated on paper.
//!
//! No cell is a formula: words are written as words, and only a [`Figure`](super::figure::Figure) as a number.

mod about;
mod cell;
mod look;
mod name;
mod table;

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};

use super::{Document, Page, Spreadsheet, Table};

/// The bytes of the workbook.
///
/// # Errors
/// A table has more rows or columns than a sheet can have.
pub(super) fn render(document: &Document, tables: &[&Table]) -> Result<Vec<u8>, XlsxError> {
    let names = name::names(tables);
    let mut book = Workbook::new();
    // Without a date of its own it would bear the hour of its making.
    book.set_properties(&DocProperties::new().set_title(document.title.words()).set_creation_datetime(&document.date));
    let first = page(book.add_worksheet(), document, name::ABOUT)?;
    about::write(first, document, tables, &names)?;
    for (at, (table, name)) in tables.iter().zip(&names).enumerate() {
        let sheet = page(book.add_worksheet(), document, name)?;
        table::write(sheet, table)?;
        if at == 0 && matches!(document.spreadsheet, Spreadsheet::Entries(_)) {
            table::filter(sheet, table)?;
        }
    }
    book.save_to_buffer()
}

/// A sheet under its name, as it lies on paper.
fn page<'s>(sheet: &'s mut Worksheet, document: &Document, name: &str) -> Result<&'s mut Worksheet, XlsxError> {
    if document.page == Page::Landscape {
        sheet.set_landscape();
    }
    // As wide as one page, and as long as it takes.
    sheet.set_print_fit_to_pages(1, 0).set_footer(footer(document)).set_name(name)
}

/// The footer; an ampersand begins a code there, two are one.
fn footer(document: &Document) -> String {
    format!("&L{}&R&P / &N", document.footer().replace('&', "&&"))
}
