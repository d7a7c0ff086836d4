//! Documents with words that break careless writers.

use jiff::civil::date;

use crate::{
    Block, Column, Depth, Document, Fact, Item, Quotation, Row, Spreadsheet, Style, Table, Text, Tone, TreeNode,
};

/// Words that mean something to one format or another, and words of other scripts.
pub const WORDS: [&str; 27] = [
    "<script>alert(1)</script>",
    "</style></title><!-- x",
    "&amp; & &lt;",
    "\"quoted\" 'single' `code` $x$",
    "a | b || c",
    "*stars* _lines_ **both** ~~gone~~",
    "# not a heading",
    "- not a list",
    "1. not numbered",
    "1) not numbered",
    "> not quoted",
    "[link](https://example.org) ![picture](x.png) <https://example.org>",
    "back\\slash \\| \\*",
    "---",
    "=== +++ ***",
    "control \u{0}\u{8}\u{1b}\u{7f}\u{9f} signs",
    "two\nlines\r\nand\ta tab",
    "שלום עולם and مرحبا",
    "e\u{301}le\u{300}ve nai\u{308}ve",
    "👩\u{200d}🚒 fire 🇺🇸",
    "]]> <![CDATA[ x ]]> <?xml ?>",
    "=1+1 @SUM(A1) +2 -3",
    "\t=HYPERLINK(\"https://example.org\",\"see\")",
    "@SUM(A1:A9)",
    "+1",
    "-1",
    "<r>_x0041_ & </t></r>",
];

/// Every sort of block, each with all the words.
pub fn document() -> Document {
    let mut document = Document::new("Title <b>&amp;</b> | *x*", date(2026, 1, 31));
    document.subtitle = Some(Text::plain("Under # it"));
    document.heading(Depth::Part, "Part & <parcel>");
    for words in WORDS {
        document.paragraph(words);
        document.note(words);
    }
    document.heading(Depth::Section, "1. *Section*");
    let styles =
        [Style::Strong, Style::Emphasis, Style::Faint, Style::Outcome(Tone::Bad), Style::Added, Style::Removed];
    for style in styles {
        document.paragraph(WORDS.iter().fold(Text::new(), |text, words| text.and(" ").with(style, words).and(" ")));
    }
    document.heading(Depth::Passage, "Passage");
    document.push(Block::List(WORDS.iter().map(|words| Item { number: None, text: Text::plain(words) }).collect()));
    document.push(Block::Facts(WORDS.iter().map(|words| Fact::new(*words, *words)).collect()));
    for words in WORDS {
        let quoted = Quotation { words: Text::plain(words), citation: Text::plain(words) };
        document.push(Block::Quotation(quoted));
    }
    document.push(Block::Table(table()));
    document.push(Block::Tree(vec![tree()]));
    document.spreadsheet = Spreadsheet::Tables;
    document
}

fn table() -> Table {
    let row = |words: &&str| Row::new([Text::plain(words), Text::new(), Text::new().strong(words)]);
    Table {
        caption: Text::plain("Caption | <i>x</i>"),
        columns: vec![Column::words("One | <i>", 2), Column::words("", 1), Column::figures("Three", 2)],
        rows: WORDS.iter().map(row).collect(),
    }
}

fn tree() -> TreeNode {
    let leaf = |words: &str| TreeNode {
        head: Text::plain(words),
        details: vec![Text::plain(words), Text::new().emphasis(words)],
        parts: Vec::new(),
        aside: true,
    };
    let parts = WORDS.iter().map(|words| leaf(words)).collect();
    TreeNode { head: Text::new().with(Style::Outcome(Tone::Good), "✓ met"), details: Vec::new(), parts, aside: false }
}

/// A table of so many rows.
pub fn long_table(rows: usize) -> Document {
    let mut document = Document::new("Long", date(2026, 1, 31));
    let row = |at: usize| Row::new([Text::plain(format!("r{at}")), Text::plain("some words of a row of this table")]);
    document.push(Block::Table(Table {
        caption: Text::plain("Rows"),
        columns: vec![Column::words("Head", 1), Column::words("Words", 3)],
        rows: (0..rows).map(row).collect(),
    }));
    document.spreadsheet = Spreadsheet::Tables;
    document
}

/// A paragraph, a cell and a heading of one word that is wider than any page.
pub fn long_words() -> Document {
    let word = "Donaudampfschifffahrt".repeat(60);
    let mut document = Document::new(word.as_str(), date(2026, 1, 31));
    document.heading(Depth::Part, word.as_str());
    document.paragraph(word.as_str());
    document.push(Block::Table(Table {
        caption: Text::plain("Word"),
        columns: vec![Column::words("A", 1), Column::words("B", 9)],
        rows: vec![Row::new([Text::plain(&word), Text::plain("b")])],
    }));
    document.spreadsheet = Spreadsheet::Tables;
    document
}

/// A page of words that the program's fonts hold, in every sort of block.
pub fn plain() -> Document {
    let mut document = Document::new("Title", date(2026, 1, 31));
    document.heading(Depth::Part, "Part");
    document.paragraph(Text::plain("Plain ").strong("strong").and(" and ").emphasis("leaning").and(" œuvre – “§ 5”."));
    document.push(Block::List(vec![Item { number: None, text: Text::plain("An entry") }]));
    document.push(Block::Facts(vec![Fact::new("Label", "what it says")]));
    let row = Row::new([Text::plain("efficient"), Text::plain("12.5")]);
    document.push(Block::Table(Table {
        caption: Text::plain("Caption"),
        columns: vec![Column::words("Words", 2), Column::figures("Figures", 1)],
        rows: vec![row],
    }));
    let leaf =
        TreeNode {
            head: Text::plain("✗ not met"), details: vec![Text::plain("why")], parts: Vec::new(), aside: true
        };
    let head = Text::new().with(Style::Outcome(Tone::Good), "✓ met");
    document.push(Block::Tree(vec![TreeNode { head, details: Vec::new(), parts: vec![leaf], aside: false }]));
    document
}
