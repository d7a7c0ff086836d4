//! A document as strips, one under the other, each of one or more texts side by side: what there is to set, before
//! anything is laid out.

use crate::document::{Align, Block, Depth, Document, Fact, Item, Quotation, Row, RowKind, Table, Text, TreeNode};

/// Texts side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// The room above it, in points.
    pub above: f32,
    /// What stands in it.
    pub cells: Vec<Cell>,
    /// What is drawn around it.
    pub mark: Mark,
    /// What it is for those who hear it.
    pub kind: Kind,
}

/// A text, and where in the strip it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its left edge.
    pub from: Edge,
    /// Its right edge.
    pub to: Edge,
    /// How it is set.
    pub look: Look,
    /// Where its lines begin or end.
    pub align: Align,
    /// What it says.
    pub text: Text,
}

/// A place between the left and the right edge of the paper: a share of the width, and points to the right of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// From 0 to 1.
    pub share: f32,
    /// Points.
    pub points: f32,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The title of the document.
    Title,
    /// A heading.
    Heading(Depth),
    /// What the document says.
    Body,
    /// The words of a table.
    Table,
    /// The heads of a table's columns.
    Head,
    /// Bold words of a table: sums.
    Sum,
    /// Small print.
    Small,
    /// What stands before what it says, on one line with it.
    Label,
    /// Words on which nothing rests.
    Aside,
}

/// What is drawn around a strip.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// A bar at the left: official text.
    Quoted,
    /// A strong rule below: the heads of a table.
    Strong,
    /// A thin rule below: a row of a table.
    Thin,
}

/// What a strip is for those who hear the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading, 1 the highest.
    Heading(usize),
    /// Text.
    Text,
    /// A row of a table.
    Row,
}

/// The width of a sign before a text, in points.
const SIGN: f32 = 18.0;

/// The room above a line to write on, in points.
const SIGNING: f32 = 22.0;

/// Between two columns of a table, in points.
const GUTTER: f32 = 10.0;

/// The width of a letter in a table, about, in points.
const LETTER: f32 = 7.0;

/// The most room, in points, that the longest words of a table's columns have together before its shares alone count.
const MOST_WORDS: f32 = 300.0;

/// The deepest node that still stands further to the right.
const DEEPEST: usize = 8;

/// The strips of a document on a paper of `width` points, from the top.
pub fn strips(document: &Document, width: f32) -> Vec<Strip> {
    let mut strips = Vec::new();
    if let Some(mark) = document.mark() {
        strips.push(Strip::text(0.0, Look::Body, Text::new().strong(mark)));
    }
    if let Some(subtitle) = &document.subtitle {
        strips.push(Strip::text(0.0, Look::Small, subtitle.clone()));
    }
    strips.push(Strip { kind: Kind::Heading(1), ..Strip::text(2.0, Look::Title, document.title.clone()) });
    document.blocks.iter().for_each(|block| add(&mut strips, block, width));
    let foot = Text::plain(document.footer());
    strips.push(Strip::text(20.0, Look::Small, foot));
    strips
}

fn add(strips: &mut Vec<Strip>, block: &Block, width: f32) {
    match block {
        Block::Heading(depth, text) => {
            let (above, level) = match depth {
                Depth::Part => (14.0, 2),
                Depth::Section => (10.0, 3),
                Depth::Passage => (8.0, 4),
            };
            let strip = Strip::text(above, Look::Heading(*depth), text.clone());
            strips.push(Strip { kind: Kind::Heading(level), ..strip });
        }
        Block::Paragraph(text) => strips.push(Strip::text(3.0, Look::Body, text.clone())),
        Block::Note(text) => strips.push(Strip::text(4.0, Look::Small, text.clone())),
        Block::Quotation(Quotation { words, citation }) => {
            let quoted = |above, look, text: &Text| {
                let strip = Strip::at(above, Edge::points(12.0), look, text.clone());
                Strip { mark: Mark::Quoted, ..strip }
            };
            strips.push(quoted(5.0, Look::Body, words));
            strips.push(quoted(0.0, Look::Small, citation));
        }
        Block::List(items) => strips.extend(items.iter().map(item)),
        Block::Facts(facts) => strips.extend(facts.iter().map(fact)),
        Block::Signing(facts) => {
            strips.extend(facts.iter().map(fact).map(|strip| Strip { above: SIGNING, mark: Mark::Thin, ..strip }));
        }
        Block::Table(one) => table(strips, one, width),
        Block::Tree(nodes) => nodes.iter().for_each(|one| node(strips, one, 0)),
    }
}

fn item(item: &Item) -> Strip {
    let sign = item.number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
    let room = SIGN + if item.number.is_some_and(|number| number > 99) { 8.0 } else { 0.0 };
    let sign = Cell::new(Edge::LEFT, Edge::points(room), Look::Body, Text::plain(sign));
    let text = Cell::new(Edge::points(room), Edge::RIGHT, Look::Body, item.text.clone());
    Strip { above: 2.0, cells: vec![sign, text], mark: Mark::None, kind: Kind::Text }
}

fn fact(fact: &Fact) -> Strip {
    let label = Cell::new(Edge::LEFT, Edge { share: 0.32, points: -GUTTER }, Look::Label, fact.label.clone());
    let text = Cell::new(Edge::share(0.32), Edge::RIGHT, Look::Body, fact.text.clone());
    Strip { above: 2.0, cells: vec![label, text], mark: Mark::None, kind: Kind::Text }
}

fn table(strips: &mut Vec<Strip>, table: &Table, width: f32) {
    if !table.caption.is_empty() {
        strips.push(Strip::text(8.0, Look::Small, table.caption.clone()));
    }
    let words: f32 = (0..table.columns.len()).map(|at| least_width(table, at)).sum();
    if words > width {
        table.rows.iter().for_each(|row| stacked(strips, table, row));
        return;
    }
    let heads: Vec<Text> = table.columns.iter().map(|column| column.heading.clone()).collect();
    let edges = edges(table);
    strips.push(Strip { mark: Mark::Strong, ..row(&edges, table, &heads, 4.0, Look::Head) });
    for Row { cells, kind } in &table.rows {
        let look = if *kind == RowKind::Sum { Look::Sum } else { Look::Table };
        strips.push(Strip { mark: Mark::Thin, ..row(&edges, table, cells, 3.0, look) });
    }
}

/// A row of a table for which the paper is too narrow: its cells under one another, each beside the head of its column.
fn stacked(strips: &mut Vec<Strip>, table: &Table, row: &Row) {
    let cells = table.columns.iter().zip(&row.cells).filter(|(_, text)| !text.is_empty());
    strips.extend(cells.map(|(column, text)| fact(&Fact { label: column.heading.clone(), text: text.clone() })));
    if let Some(last) = strips.last_mut() {
        last.mark = Mark::Thin;
    }
}

/// A row; empty cells are left out, so that nothing is said of them.
fn row(edges: &[Edge], table: &Table, texts: &[Text], above: f32, look: Look) -> Strip {
    let mut cells = Vec::new();
    let edges = edges.iter().zip(edges.iter().skip(1));
    for ((column, text), (from, to)) in table.columns.iter().zip(texts).zip(edges) {
        if !text.is_empty() {
            let gutter = if *to == Edge::RIGHT { 0.0 } else { GUTTER };
            let to = Edge { points: to.points - gutter, ..*to };
            cells.push(Cell { align: column.align, ..Cell::new(*from, to, look, text.clone()) });
        }
    }
    Strip { above, cells, mark: Mark::None, kind: Kind::Row }
}

/// The left edges of a table's columns, and the right one of the last. Each column has room for its longest word, and
/// its share of the rest; a table whose words would take most of the paper has shares alone.
fn edges(table: &Table) -> Vec<Edge> {
    let mut least: Vec<f32> = (0..table.columns.len()).map(|at| least_width(table, at)).collect();
    if least.iter().sum::<f32>() > MOST_WORDS {
        least.fill(0.0);
    }
    let whole: f32 = table.columns.iter().map(|column| f32::from(column.share)).sum();
    let all: f32 = least.iter().sum();
    let (mut share, mut points) = (0.0, 0.0);
    let mut edges = vec![Edge::LEFT];
    for (column, least) in table.columns.iter().zip(&least) {
        share += f32::from(column.share) / whole.max(1.0);
        points += least;
        edges.push(Edge { share, points: points - share * all });
    }
    // The last is exactly the right one, whatever was rounded.
    if let Some(last) = edges.last_mut() {
        *last = Edge::RIGHT;
    }
    edges
}

/// The width that the longest word of a column takes, about, with the gutter; of long words only so much.
fn least_width(table: &Table, at: usize) -> f32 {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
    let heading = table.columns.get(at).map(|column| &column.heading);
    let longest = |text: &Text| text.words().split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    let letters = cells.chain(heading).map(longest).max().unwrap_or(0);
    LETTER * letters.min(10) as f32 + GUTTER
}

fn node(strips: &mut Vec<Strip>, one: &TreeNode, deep: usize) {
    let from = Edge::points(14.0 * deep.min(DEEPEST) as f32);
    let look = if one.aside { Look::Aside } else { Look::Body };
    strips.push(Strip::at(4.0, from, look, one.head.clone()));
    let inner = Edge::points(from.points + 14.0);
    strips.extend(one.details.iter().map(|detail| Strip::at(1.0, inner, Look::Aside, detail.clone())));
    one.parts.iter().for_each(|part| node(strips, part, deep + 1));
}

impl Edge {
    /// The left edge of the paper.
    pub const LEFT: Edge = Edge { share: 0.0, points: 0.0 };
    /// Its right edge.
    pub const RIGHT: Edge = Edge { share: 1.0, points: 0.0 };

    fn points(points: f32) -> Self {
        Edge { share: 0.0, points }
    }

    fn share(share: f32) -> Self {
        Edge { share, points: 0.0 }
    }

    /// How many points it is from the left edge of a paper of this width.
    pub fn on(self, width: f32) -> f32 {
        self.share * width + self.points
    }
}

impl Cell {
    fn new(from: Edge, to: Edge, look: Look, text: Text) -> Self {
        Cell { from, to, look, align: Align::Left, text }
    }
}

impl Strip {
    fn text(above: f32, look: Look, text: Text) -> Self {
        Strip::at(above, Edge::LEFT, look, text)
    }

    fn at(above: f32, from: Edge, look: Look, text: Text) -> Self {
        let cells = vec![Cell::new(from, Edge::RIGHT, look, text)];
        Strip { above, cells, mark: Mark::None, kind: Kind::Text }
    }

    /// What is said of it to those who hear the document.
    pub fn name(&self) -> String {
        let words: Vec<String> = self.cells.iter().map(|cell| cell.text.words()).filter(|words| words != "•").collect();
        words.join(if self.kind == Kind::Row { " · " } else { " " })
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Column;
    use jiff::civil::date;

    use super::*;

    fn said(document: &Document) -> Vec<(Kind, String)> {
        strips(document, 400.0).iter().map(|strip| (strip.kind, strip.name())).collect()
    }

    #[test]
    fn every_word_of_a_document_stands_in_a_strip_in_its_order() {
        let mut document = Document::new("Determination", date(2025, 6, 30));
        document.heading(Depth::Part, "Decision");
        document.paragraph(Text::plain("It stays ").strong("41312").and("."));
        let quoted = Quotation { words: "Organizes conferences.".into(), citation: "41312, duty 6".into() };
        document.push(Block::Quotation(quoted));
        document.push(Block::List(vec![
            Item { number: None, text: "one".into() },
            Item { number: Some(2), text: "two".into() },
        ]));
        document.push(Block::Facts(vec![Fact::new("Pay", "RC-062-18")]));
        let columns = vec![Column::words("Level", 3), Column::figures("Percent", 1)];
        let rows = vec![Row::new(["41312".into(), "46".into()]), Row::sum(["All".into(), Text::new()])];
        document.push(Block::Table(Table { caption: "Time".into(), columns, rows }));
        let leaf = TreeNode { head: "met".into(), details: vec!["why".into()], parts: Vec::new(), aside: true };
        document.push(Block::Tree(vec![TreeNode {
            head: "all of".into(),
            details: vec![],
            parts: vec![leaf],
            aside: false,
        }]));
        document.push(Block::Note("a remark".into()));
        let footer = document.footer();
        let expected = [
            (Kind::Heading(1), "Determination"),
            (Kind::Heading(2), "Decision"),
            (Kind::Text, "It stays 41312."),
            (Kind::Text, "Organizes conferences."),
            (Kind::Text, "41312, duty 6"),
            (Kind::Text, "one"),
            (Kind::Text, "2. two"),
            (Kind::Text, "Pay RC-062-18"),
            (Kind::Text, "Time"),
            (Kind::Row, "Level · Percent"),
            (Kind::Row, "41312 · 46"),
            (Kind::Row, "All"),
            (Kind::Text, "all of"),
            (Kind::Text, "met"),
            (Kind::Text, "why"),
            (Kind::Text, "a remark"),
            (Kind::Text, footer.as_str()),
        ];
        let said = said(&document);
        let said: Vec<(Kind, &str)> = said.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn a_table_whose_words_have_no_room_side_by_side_stands_row_by_row() {
        let columns = vec![Column::words("Policy", 2), Column::words("Answer", 1), Column::figures("Margin", 1)];
        let rows = vec![Row::new(["Majority".into(), "41312".into(), Text::new()])];
        let mut document = Document::new("Memo", date(2025, 6, 30));
        document.push(Block::Table(Table { caption: Text::new(), columns, rows }));
        let said = |width: f32| -> Vec<String> {
            strips(&document, width).iter().skip(1).take(2).map(|strip| strip.name()).collect()
        };
        // "Majority" and twice 6 letters of 7 points and a gutter of 10: 66 + 52 + 52 = 170.
        assert_eq!(said(170.0), ["Policy · Answer · Margin", "Majority · 41312"]);
        assert_eq!(said(169.0), ["Policy Majority", "Answer 41312"]);
    }

    /// The left and right edges of the cells of a table's first row, on a paper of 400 points.
    fn across(columns: Vec<Column>, cells: Vec<Text>) -> Vec<(f32, f32)> {
        let table = Table { caption: Text::new(), columns, rows: vec![Row::new(cells)] };
        let mut strips = Vec::new();
        add(&mut strips, &Block::Table(table), 400.0);
        let cells = strips.iter().skip(1).flat_map(|strip| &strip.cells);
        cells.map(|cell| (cell.from.on(400.0).round(), cell.to.on(400.0).round())).collect()
    }

    #[test]
    fn columns_have_room_for_their_longest_word_and_their_share_of_the_rest() {
        let columns = vec![Column::words("Level", 3), Column::figures("Percent", 1)];
        // "41312" and "Level": 5 letters of 7 points and a gutter of 10, 45; "Percent": 59. Of the other 296 points
        // three quarters, 222: 267, less the gutter.
        assert_eq!(across(columns, vec!["41312".into(), "46".into()]), [(0.0, 257.0), (267.0, 400.0)]);
    }

    #[test]
    fn a_table_of_many_long_words_has_shares_alone() {
        let columns = vec![Column::words("Responsibility", 1); 4];
        let cells = vec![Text::plain("duty"); 4];
        // Four times 10 letters of 7 points and a gutter are 320.
        assert_eq!(across(columns, cells)[1], (100.0, 190.0));
    }
}
