//! Words without their order: what a document says, and what a program found.

use std::collections::BTreeMap;

use rungs_documents::{Block, Document, Format, Table, Text, TreeNode};

/// How often each word occurs. Signs count as words of one letter, so that a word broken at a hyphen or a slash is the
/// same words.
#[derive(Default)]
pub struct Words(BTreeMap<String, usize>);

impl Words {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        let mut words = Words::default();
        words.add(text);
        words
    }

    fn add(&mut self, text: &str) {
        let mut word = String::new();
        for c in text.chars().chain([' ']) {
            if c.is_alphanumeric() {
                word.push(c);
                continue;
            }
            let sign = if c.is_whitespace() { String::new() } else { c.to_string() };
            for found in [std::mem::take(&mut word), sign] {
                if !found.is_empty() {
                    *self.0.entry(found).or_default() += 1;
                }
            }
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.values().sum()
    }

    /// Those that the others lack.
    pub fn less(&self, others: &Words) -> Words {
        let left = |(word, times): (&String, &usize)| {
            let left = times.saturating_sub(others.0.get(word).copied().unwrap_or(0));
            (left > 0).then(|| (word.clone(), left))
        };
        Words(self.0.iter().filter_map(left).collect())
    }

    /// The first of them, to be shown.
    pub fn some(&self) -> String {
        self.0.iter().take(12).map(|(word, times)| format!("{word} ({times})")).collect::<Vec<_>>().join(" ")
    }
}

/// The words that a file of a format must hold: all of the document; of CSV its one table.
pub fn of_document(document: &Document, format: Format) -> Words {
    let mut words = Words::default();
    let mut say = |text: &Text| words.add(&text.words());
    let sheets = document.sheets();
    match (format, sheets.first()) {
        (Format::Csv, Some(main)) => {
            rows(main, &mut say);
            return words;
        }
        (Format::Xlsx, _) => sheets.iter().for_each(|table| rows(table, &mut say)),
        _ => {}
    }
    say(&document.title);
    document.subtitle.iter().for_each(&mut say);
    for one in &document.blocks {
        match one {
            // Its rows stand on a sheet of their own, and are counted there.
            Block::Table(table) if format == Format::Xlsx => say(&table.caption),
            other => block(other, &mut say),
        }
    }
    words
}

fn rows(table: &Table, say: &mut impl FnMut(&Text)) {
    table.columns.iter().for_each(|column| say(&column.heading));
    table.rows.iter().flat_map(|row| row.cells.iter().take(table.columns.len())).for_each(say);
}

fn block(block: &Block, say: &mut impl FnMut(&Text)) {
    match block {
        Block::Heading(_, text) | Block::Paragraph(text) | Block::Note(text) => say(text),
        Block::Quotation(quoted) => [&quoted.words, &quoted.citation].into_iter().for_each(say),
        Block::List(items) => {
            for item in items {
                item.number.iter().for_each(|number| say(&Text::from(number.to_string())));
                say(&item.text);
            }
        }
        Block::Facts(facts) | Block::Signing(facts) => {
            facts.iter().flat_map(|fact| [&fact.label, &fact.text]).for_each(say)
        }
        Block::Table(table) => {
            say(&table.caption);
            rows(table, say);
        }
        Block::Tree(nodes) => nodes.iter().for_each(|one| node(one, say)),
    }
}

fn node(one: &TreeNode, say: &mut impl FnMut(&Text)) {
    say(&one.head);
    one.details.iter().for_each(&mut *say);
    one.parts.iter().for_each(|part| node(part, say));
}
