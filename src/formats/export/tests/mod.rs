//! All formats say the same, whatever the words are.

mod csv;
mod docx;
pub(crate) mod hostile;
mod html;
mod kept;
mod md;
mod papers;
mod pdf;
mod xlsx;

use super::{Block, Document, Node, Text};

/// All that a document says, in order, without the spaces between: what any reader must find again.
pub(crate) fn said(document: &Document) -> String {
    let mut texts = vec![&document.title];
    texts.extend(&document.subtitle);
    document.blocks.iter().for_each(|block| gather(block, &mut texts));
    squeezed(&texts.into_iter().map(Text::words).collect::<String>())
}

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

fn gather_node<'d>(node: &'d Node, texts: &mut Vec<&'d Text>) {
    texts.push(&node.head);
    texts.extend(&node.details);
    node.parts.iter().for_each(|part| gather_node(part, texts));
}

/// A text without white space and without the bullets that renderers set.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '•').collect()
}

#[test]
fn the_same_document_is_the_same_bytes_in_every_format() {
    for format in super::Format::ALL {
        let twice = [(); 2].map(|()| super::render(&hostile::document(), *format).unwrap());
        assert!(twice[0] == twice[1], "{format}");
    }
}

#[test]
fn a_document_without_tables_for_it_is_refused_as_a_spreadsheet_and_the_others_are_named() {
    for format in [super::Format::Csv, super::Format::Xlsx] {
        let refused = super::render(&hostile::plain(), format).unwrap_err().to_string();
        assert!(refused.ends_with("write it as .html, .docx, .pdf or .md"), "{refused}");
    }
}
