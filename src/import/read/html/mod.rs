//! Web pages, by an HTML5 parser; the document is found inside a whole site's page.

mod attributes;
mod block;
mod flow;
mod furniture;
mod list;
mod table;
mod tree;

use super::encoding::decode;
use super::writer::ManuscriptWriter;
use super::{Fault, Manuscript};
use tree::{Step, Tree};

/// How far into a page its encoding is declared; the standard asks for the first 1,024 bytes.
const DECLARATION: usize = 4096;

/// Reads a web page.
///
/// # Errors
/// The bytes are no text, or the page asks for more than a document may.
pub(super) fn read(bytes: &[u8]) -> Result<Manuscript, Fault> {
    let decoded = decode(bytes, declared(bytes).as_deref())?;
    attributes::check(&decoded.text)?;
    let tree = Tree::parse(&decoded.text)?;
    let mut writer = ManuscriptWriter::default();
    if let Some(remark) = decoded.remark {
        writer.warn(remark);
    }
    let title = tree.walk(0).find_map(|step| match step {
        Step::In(id) if tree.element(id).is_some_and(|element| element.name() == "title") => Some(tree.words(id)),
        _ => None,
    });
    flow::write(&tree, &mut writer);
    writer.finish(title)
}

/// The encoding that a page says it has: what stands behind `charset=`.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..DECLARATION).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, behind) = head.split_once("charset=")?;
    let label = behind.trim_start_matches(['"', '\'', ' ']);
    Some(label.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect())
}
