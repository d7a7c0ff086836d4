//! Tables: a caption, a head that repeats on every page, rows that are not broken over two.

use std::io;

use super::{Xml, body, run};
use crate::{Align, Column, Fact, Row, RowKind, Table, Text};

/// The height of a line to write on, in twentieths of a point: a good third of an inch and some air.
const SIGNING: &str = "720";

/// The share of the width that the label of such a line takes, in hundredths.
const SIGNING_LABEL: u32 = 28;

pub(super) fn table(xml: &mut Xml, table: &Table, width: u32) -> io::Result<()> {
    body::paragraph(xml, "Caption", &table.caption)?;
    let widths = widths(&table.columns, width);
    xml.create_element("w:tbl").write_inner_content(|xml| {
        xml.create_element("w:tblPr").write_inner_content(|xml| properties(xml, table, width))?;
        xml.create_element("w:tblGrid").write_inner_content(|xml| {
            for width in &widths {
                xml.create_element("w:gridCol").with_attribute(("w:w", width.as_str())).write_empty()?;
            }
            Ok(())
        })?;
        let head = table.columns.iter().map(|column| &column.heading);
        row(xml, table, &widths, head, "TableHead")?;
        table.rows.iter().try_for_each(|one| entry(xml, table, &widths, one))
    })?;
    // Word joins tables that follow one another without a paragraph between.
    body::paragraph(xml, "TableEnd", &Text::new())
}

/// Lines to write on: a row each, with room for a hand, and a rule below.
pub(super) fn signing(xml: &mut Xml, facts: &[Fact], width: u32) -> io::Result<()> {
    let label = width * SIGNING_LABEL / 100;
    let widths = [label, width - label].map(|width| width.to_string());
    xml.create_element("w:tbl").write_inner_content(|xml| {
        xml.create_element("w:tblPr").write_inner_content(|xml| {
            let whole = width.to_string();
            xml.create_element("w:tblW").with_attributes([("w:w", whole.as_str()), ("w:type", "dxa")]).write_empty()?;
            xml.create_element("w:tblLayout").with_attribute(("w:type", "fixed")).write_empty()?;
            Ok(())
        })?;
        xml.create_element("w:tblGrid").write_inner_content(|xml| {
            for width in &widths {
                xml.create_element("w:gridCol").with_attribute(("w:w", width.as_str())).write_empty()?;
            }
            Ok(())
        })?;
        facts.iter().try_for_each(|fact| signing_row(xml, fact, &widths))
    })?;
    body::paragraph(xml, "TableEnd", &Text::new())
}

fn signing_row(xml: &mut Xml, fact: &Fact, widths: &[String; 2]) -> io::Result<()> {
    let [label, room] = widths;
    xml.create_element("w:tr").write_inner_content(|xml| {
        xml.create_element("w:trPr").write_inner_content(|xml| {
            xml.create_element("w:cantSplit").write_empty()?;
            let height = [("w:val", SIGNING), ("w:hRule", "atLeast")];
            xml.create_element("w:trHeight").with_attributes(height).write_empty()?;
            Ok(())
        })?;
        for (text, width, ruled) in [(&fact.label, label, false), (&fact.text, room, true)] {
            xml.create_element("w:tc").write_inner_content(|xml| {
                xml.create_element("w:tcPr").write_inner_content(|xml| {
                    let size = [("w:w", width.as_str()), ("w:type", "dxa")];
                    xml.create_element("w:tcW").with_attributes(size).write_empty()?;
                    if ruled {
                        xml.create_element("w:tcBorders").write_inner_content(|xml| {
                            let rule = [("w:val", "single"), ("w:sz", "6"), ("w:space", "0"), ("w:color", "auto")];
                            xml.create_element("w:bottom").with_attributes(rule).write_empty()?;
                            Ok(())
                        })?;
                    }
                    xml.create_element("w:vAlign").with_attribute(("w:val", "bottom")).write_empty()?;
                    Ok(())
                })?;
                body::paragraph(xml, "TableCell", text)
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

fn properties(xml: &mut Xml, table: &Table, width: u32) -> io::Result<()> {
    let mut flag = |name: &str, value: &str| -> io::Result<()> {
        xml.create_element(name).with_attribute(("w:val", value)).write_empty()?;
        Ok(())
    };
    flag("w:tblStyle", "Entries")?;
    let width = width.to_string();
    xml.create_element("w:tblW").with_attributes([("w:w", width.as_str()), ("w:type", "dxa")]).write_empty()?;
    xml.create_element("w:tblLayout").with_attribute(("w:type", "fixed")).write_empty()?;
    let look = [("w:val", "0020"), ("w:firstRow", "1"), ("w:noHBand", "1"), ("w:noVBand", "1")];
    xml.create_element("w:tblLook").with_attributes(look).write_empty()?;
    let caption = table.caption.words();
    xml.create_element("w:tblCaption").with_attribute(("w:val", caption.as_str())).write_empty()?;
    Ok(())
}

fn widths(columns: &[Column], width: u32) -> Vec<String> {
    let whole: u64 = columns.iter().map(|column| u64::from(column.share)).sum::<u64>().max(1);
    columns.iter().map(|column| (u64::from(width) * u64::from(column.share) / whole).to_string()).collect()
}

fn entry(xml: &mut Xml, table: &Table, widths: &[String], entry: &Row) -> io::Result<()> {
    let style = match entry.kind {
        RowKind::Entry => "TableCell",
        RowKind::Sum => "TableSum",
    };
    row(xml, table, widths, (0..table.columns.len()).map(|at| entry.cell(at)), style)
}

fn row<'t>(
    xml: &mut Xml,
    table: &Table,
    widths: &[String],
    cells: impl Iterator<Item = &'t Text>,
    style: &str,
) -> io::Result<()> {
    xml.create_element("w:tr").write_inner_content(|xml| {
        xml.create_element("w:trPr").write_inner_content(|xml| {
            xml.create_element("w:cantSplit").write_empty()?;
            if style == "TableHead" {
                xml.create_element("w:tblHeader").write_empty()?;
            }
            Ok(())
        })?;
        for ((text, column), width) in cells.zip(&table.columns).zip(widths) {
            cell(xml, text, column.align, width, style)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn cell(xml: &mut Xml, text: &Text, align: Align, width: &str, style: &str) -> io::Result<()> {
    xml.create_element("w:tc").write_inner_content(|xml| {
        xml.create_element("w:tcPr").write_inner_content(|xml| {
            xml.create_element("w:tcW").with_attributes([("w:w", width), ("w:type", "dxa")]).write_empty()?;
            if style == "TableHead" {
                let shading = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", "F1F3F5")];
                xml.create_element("w:shd").with_attributes(shading).write_empty()?;
            }
            Ok(())
        })?;
        xml.create_element("w:p").write_inner_content(|xml| {
            xml.create_element("w:pPr").write_inner_content(|xml| {
                xml.create_element("w:pStyle").with_attribute(("w:val", style)).write_empty()?;
                if align == Align::Right {
                    xml.create_element("w:jc").with_attribute(("w:val", "right")).write_empty()?;
                }
                Ok(())
            })?;
            run::text(xml, text)
        })?;
        Ok(())
    })?;
    Ok(())
}
