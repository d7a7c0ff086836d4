//! The series of a library and their levels.

use jiff::civil::Date;
use rungs_domain::spec::{Level, Series, bare_heading};
use rungs_domain::words::counted;

use crate::{Block, Column, Depth, Document, Row, Table, Text};

/// A series of the library.
#[derive(Debug, Clone)]
pub struct Listed<'a> {
    /// The series.
    pub series: &'a Series,
    /// Its file; `None`: it comes with the program.
    pub file: Option<String>,
}

/// All series under their authorities, with their levels.
pub fn document(all: &[Listed<'_>], date: Date) -> Document {
    let mut document = Document::new("Series and their levels", date);
    let mut authority = None;
    for Listed { series, file } in all {
        if authority != Some(&series.authority) {
            document.heading(Depth::Section, &series.authority.name);
            authority = Some(&series.authority);
        }
        let remarks: Vec<String> = std::iter::once(series.dating(None)).chain(file.clone()).collect();
        let named = Text::plain(format!("{}  ", series.title)).strong(series.id.as_str());
        document.paragraph(named.faint(format!("  {}", remarks.join(" · "))));
        document.push(Block::Table(Table {
            caption: Text::new(),
            columns: vec![Column::words("", 12), Column::words("", 50), Column::words("", 14), Column::words("", 24)],
            rows: series.levels.iter().map(row).collect(),
        }));
    }
    let levels = all.iter().map(|one| one.series.levels.len()).sum::<usize>();
    document.paragraph(Text::new().faint(format!("{} series, {}", all.len(), counted(levels, "level"))));
    document
}

/// Code, title, pay, and how many items.
fn row(level: &Level) -> Row {
    let pay = level.pay.as_ref().map(|pay| format!("{} {}", bare_heading(&pay.label), pay.grade)).unwrap_or_default();
    let (duties, ksas) = (counted(level.duties.items.len(), "duty"), level.ksas.items.len());
    let counts = if ksas == 0 { duties } else { format!("{duties}, {}", counted(ksas, "KSA")) };
    let [code, counts] = [Text::new().strong(level.code.as_str()), Text::new().faint(counts)];
    Row::new([code, Text::plain(&level.title), Text::plain(pay), counts])
}
