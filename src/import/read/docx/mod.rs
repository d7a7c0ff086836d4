//! Word documents (Office Open XML).

mod body;
mod numbering;
mod package;
mod paragraph;
mod styles;
mod table;
mod xml;

use super::writer::ManuscriptWriter;
use super::{Fault, Manuscript};
use crate::{Place, Reason};
use body::Body;
use numbering::Numbering;
use package::Package;
use styles::Styles;

/// The format's name in messages.
const FORMAT: &str = "a Word document";

/// Reads a Word document.
///
/// # Errors
/// It is damaged, protected, another kind of archive, or asks for more than a document may.
pub(super) fn read(bytes: &[u8]) -> Result<Manuscript, Fault> {
    let mut package = Package::open(bytes)?;
    let main = package.main()?;
    let styles = Styles::read(&package.related(&main, "styles")?.unwrap_or_default())?;
    let numbering = Numbering::read(&package.related(&main, "numbering")?.unwrap_or_default())?;
    let mut writer = ManuscriptWriter::default();
    for kind in ["header", "footer"] {
        for part in package.all_related(&main, kind)? {
            leave_out(&part, &styles, Reason::RunningHead, &mut writer)?;
        }
    }
    let document = package.part(&main)?.ok_or_else(|| Fault::damaged(FORMAT, "it has no main part"))?;
    let mut body = Body::new(&mut writer, &styles, numbering, &document);
    body.read(&document)?;
    for kind in ["footnotes", "endnotes"] {
        if let Some(notes) = package.related(&main, kind)? {
            body.read(&notes)?;
        }
    }
    if let Some(comments) = package.related(&main, "comments")? {
        leave_out(&comments, &styles, Reason::Hidden, &mut writer)?;
    }
    writer.finish(package.title()?)
}

/// Notes the words of a part that stands beside the text.
fn leave_out(part: &[u8], styles: &Styles, reason: Reason, writer: &mut ManuscriptWriter) -> Result<(), Fault> {
    let mut aside = ManuscriptWriter::default();
    Body::new(&mut aside, styles, Numbering::default(), part).read(part)?;
    let aside = aside.finish(None)?;
    for line in &aside.lines {
        let words = aside.words(line);
        let page = reason == Reason::RunningHead && super::marker::is_page_number(words);
        writer.leave_out(words, if page { Reason::PageNumber } else { reason }, Place::default());
    }
    Ok(())
}
