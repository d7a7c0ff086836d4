//! A document as text for a terminal of any width.
//!
//! Styles are ANSI codes. Whatever a style says is also said by words, signs or brackets, so a stream that takes the
//! codes out loses nothing.

mod clean;
mod table;
mod wrap;

pub use clean::{cleaned, is_unfit};
pub use wrap::{clipped, unwrapped, width_of};

use crate::{Block, Depth, Document, Fact, Item, Quotation, Style, Text, TreeNode};
use wrap::{Span, spans, styled, wrap};

/// Longer lines than this are hard to read; what is set in columns may be wider.
const COMFORTABLE: usize = 110;

/// Labels up to this width have a column of their own.
const LABELS: usize = 22;

/// The widest label behind which the lines that follow are indented.
const HANGING: usize = 12;

/// A line to write on by hand.
const BLANK: &str = "____________________";

/// The document as text, in lines of at most `width` columns, with ANSI styles.
///
/// ```
/// use jiff::civil::date;
/// use rungs_documents::{Block, Document, Text, terminal};
/// let mut document = Document::new("Result", date(2026, 1, 31));
/// document.push(Block::Paragraph(Text::plain("Bread & butter, and jam")));
/// let text = terminal::render(&document, 20);
/// assert!(text.ends_with("\nBread & butter, and\njam\n"));
/// ```
pub fn render(document: &Document, width: usize) -> String {
    let mut page = Page { width, indent: 0, text: String::new() };
    if let Some(mark) = document.mark() {
        page.paragraph(&Text::new().strong(mark));
    }
    let mut title = Text::new().strong(document.title.words());
    if let Some(subtitle) = &document.subtitle {
        title = title.faint("  ").faint(subtitle.words());
    }
    page.paragraph(&title);
    page.rule(width);
    let mut before: Option<&Block> = None;
    for block in &document.blocks {
        // What stands under a heading follows it at once.
        if !matches!(before, Some(Block::Heading(..))) {
            page.gap();
        }
        page.block(block);
        before = Some(block);
    }
    page.text
}

/// A text that grows line by line.
struct Page {
    width: usize,
    /// Columns free on the left.
    indent: usize,
    text: String,
}

impl Page {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(depth, text) => self.heading(*depth, text),
            Block::Paragraph(text) => self.paragraph(text),
            Block::Note(text) => self.led("│ ", "│ ", text),
            Block::Quotation(quoted) => self.quotation(quoted),
            Block::List(items) => items.iter().for_each(|item| self.item(item)),
            Block::Facts(facts) => self.facts(facts, ""),
            Block::Signing(facts) => self.facts(facts, BLANK),
            Block::Table(table) => table::add(self, table),
            Block::Tree(nodes) => nodes.iter().for_each(|node| self.node(node, "", "")),
        }
    }

    /// What follows a heading is indented more than it.
    fn heading(&mut self, depth: Depth, text: &Text) {
        self.gap();
        self.indent = match depth {
            Depth::Part => 0,
            Depth::Section => 2,
            Depth::Passage => 4,
        };
        self.paragraph(&Text::new().strong(text.words()));
        if depth == Depth::Part {
            self.rule(self.width);
        }
        self.indent += 2;
    }

    fn quotation(&mut self, quoted: &Quotation) {
        self.led("  ", "  ", &quoted.words);
        self.led("  ", "  ", &Text::new().faint("[").faint(quoted.citation.words()).faint("]"));
    }

    fn item(&mut self, item: &Item) {
        let mark = item.number.map_or_else(|| "· ".to_owned(), |number| format!("{number:>2}. "));
        self.led(&mark, &" ".repeat(width_of(&mark)), &item.text);
    }

    /// Labels in a column, and beside each what it says; `none` where it says nothing.
    fn facts(&mut self, facts: &[Fact], none: &str) {
        let none = Text::plain(none);
        let widths = facts.iter().map(|fact| width_of(&fact.label.words()));
        let column = widths.filter(|width| *width <= LABELS).max().unwrap_or(0);
        for fact in facts {
            let label = cleaned(&fact.label.words());
            let gap = " ".repeat(column.saturating_sub(width_of(&label)) + 2);
            let rest = " ".repeat(column + 2);
            let text = if fact.text.is_empty() { &none } else { &fact.text };
            if width_of(&label) > column {
                let text = Text::plain(label).and("  ").then(text.clone());
                self.led("", &rest, &text);
            } else {
                self.led(&format!("{label}{gap}"), &rest, text);
            }
        }
    }

    /// A node and its parts; `first` stands before its own line, `rest` before all below it.
    fn node(&mut self, node: &TreeNode, first: &str, rest: &str) {
        let shown = |text: &Text| if node.aside { Text::new().faint(text.words()) } else { text.clone() };
        self.led(first, rest, &shown(&node.head));
        let trunk = format!("{rest}{}", if node.parts.is_empty() { "  " } else { "│ " });
        node.details.iter().for_each(|detail| self.led(&trunk, &trunk, &shown(detail)));
        for (at, part) in node.parts.iter().enumerate() {
            let is_last = at + 1 == node.parts.len();
            let (branch, below) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            self.node(part, &format!("{rest}{branch}"), &format!("{rest}{below}"));
        }
    }

    fn paragraph(&mut self, text: &Text) {
        self.led("", "", text);
    }

    /// A paragraph with `first` before its first line and `rest` before the others. Where it begins with a label, all of
    /// it stands to the right of that.
    fn led(&mut self, first: &str, rest: &str, text: &Text) {
        let mut spans = spans(text);
        let label = label(&mut spans);
        let (label, hanging) = label.map_or_else(Default::default, |label| {
            let width = width_of(&label.text) + 1;
            (format!("{} ", styled(&label.text, label.style)), width)
        });
        let lead = width_of(first).max(width_of(rest)) + hanging;
        let width = self.width.min(COMFORTABLE).saturating_sub(self.indent + lead).max(20);
        let behind = format!("{rest}{}", " ".repeat(hanging));
        let mut left = format!("{first}{label}");
        for line in wrap(&spans, width) {
            self.line(&format!("{left}{}", line.text));
            left.clone_from(&behind);
        }
    }

    /// An empty line, unless there is one already.
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A line up to `width` columns from the left edge.
    fn rule(&mut self, width: usize) {
        self.line(&styled(&"─".repeat(width.saturating_sub(self.indent)), Style::Faint));
    }

    fn line(&mut self, text: &str) {
        let text = text.trim_end_matches(' ');
        let indent = if text.is_empty() { 0 } else { self.indent };
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.text.push_str(text);
        self.text.push('\n');
    }
}

/// Takes the label off the beginning of a text: a few words with weight that end in a colon.
fn label(spans: &mut Vec<Span>) -> Option<Span> {
    let [first, ..] = spans.as_slice() else { return None };
    let weighty = matches!(first.style, Style::Strong | Style::Emphasis);
    let words = first.text.trim_end();
    if !weighty || !words.ends_with(':') || width_of(words) > HANGING || spans.len() == 1 {
        return None;
    }
    let label = Span { text: words.to_owned(), style: first.style };
    spans.remove(0);
    Some(label)
}
