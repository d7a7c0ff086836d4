//! PDF: text that can be selected, headings as bookmarks, tagged for those who cannot see, with the project's own fonts.
//!
//! `parley` breaks text into lines, `krilla` writes the file. The pages are laid out twice: the first time only counts
//! them, so that each can say how many there are, and no more than one page is held at a time.

mod flow;
mod fonts;
mod letters;
mod lines;
mod sheet;
mod table;
mod tags;

use krilla::SerializeSettings;
use krilla::error::KrillaError;
use krilla::metadata::{DateTime, Metadata};

use super::Document;
use super::document::{LANGUAGE, PROGRAM};
use flow::Flow;
use fonts::Fonts;
pub(super) use letters::missing;
use sheet::Sheet;

pub(super) fn render(document: &Document) -> Result<Vec<u8>, String> {
    let mut fonts = Fonts::new();
    let pages = laid_out(document, &mut fonts, Sheet::counting(document)).pages();
    let mut pdf = krilla::Document::new_with(SerializeSettings::default());
    pdf.set_metadata(metadata(document));
    let sheet = laid_out(document, &mut fonts, Sheet::drawing(document, pdf, pages));
    sheet.finish().map_err(|error: KrillaError| format!("{error:?}"))
}

fn laid_out(document: &Document, fonts: &mut Fonts, sheet: Sheet) -> Sheet {
    let mut flow = Flow::new(fonts, sheet);
    flow.document(document);
    flow.ended()
}

fn metadata(document: &Document) -> Metadata {
    let number = |figure: i8| u8::try_from(figure).unwrap_or(1);
    let year = u16::try_from(document.date.year()).unwrap_or(0);
    let day = DateTime::new(year).month(number(document.date.month())).day(number(document.date.day()));
    Metadata::new()
        .title(document.title.words())
        .language(LANGUAGE.to_owned())
        .creator(PROGRAM.to_owned())
        .producer(PROGRAM.to_owned())
        .creation_date(day)
}
