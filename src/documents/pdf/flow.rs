//! The blocks of a document, one below the other, page after page.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, Tag};

use super::fonts::{Face, Fonts};
use super::lines::{GROUND, INK, LINE, Line, Look, SOFT, height, lines};
use super::sheet::Sheet;
use super::tags::TagId;
use crate::{Align, Block, Depth, Document, Fact, Item, Text, TreeNode};

const BODY: Look = Look::new(Face::Serif, 10.0);
const SMALL: Look = Look::new(Face::Serif, 8.4).soft();
const LABEL: Look = Look::new(Face::Sans, 8.2).bold().soft();
const FOOT: Look = Look::new(Face::Sans, 7.6).soft();
const MARK: Look = Look::new(Face::Sans, 9.0).bold();

/// The height of a line to write on.
const SIGNING: f32 = 34.0;

/// How far a part of a tree stands in from its whole.
const STEP: f32 = 13.0;

/// A tree goes in no further than this.
const MOST_STEPS: u16 = 14;

/// What must still fit below a heading for it to stay on the page.
const KEPT: f32 = 64.0;

/// Where lines go, and what goes with them.
struct Place {
    left: f32,
    width: f32,
    /// Lines down their left side.
    bars: Vec<(f32, f32)>,
    ground: bool,
    tag: Option<TagId>,
}

/// A document being laid out.
pub(super) struct Flow<'f> {
    pub fonts: &'f mut Fonts,
    pub sheet: Sheet,
    foot: String,
    mark: Option<&'static str>,
}

impl<'f> Flow<'f> {
    pub fn new(fonts: &'f mut Fonts, sheet: Sheet) -> Self {
        Flow { fonts, sheet, foot: String::new(), mark: None }
    }

    pub fn document(&mut self, document: &Document) {
        self.foot = document.footer();
        self.mark = document.mark();
        let tag = self.sheet.tags.open(None, Tag::Hn(NonZeroU16::MIN, Some(document.title.words())));
        self.text(&document.title, Look::new(Face::Title, 20.0).bold(), tag);
        if let Some(subtitle) = &document.subtitle {
            self.sheet.gap(2.0);
            let tag = self.sheet.tags.open(None, Tag::P);
            self.text(subtitle, Look::new(Face::Serif, 11.5).soft(), tag);
        }
        self.sheet.gap(12.0);
        let mut rest = document.blocks.as_slice();
        while let Some((first, after)) = rest.split_first() {
            match first {
                Block::Heading(depth, text) => self.heading(*depth, text, after),
                other => self.block(other),
            }
            rest = after;
        }
    }

    /// The sheet, its last page ended.
    pub fn ended(mut self) -> Sheet {
        self.turn();
        self.sheet
    }

    /// Ends the page with its footer, and what every page says at its head.
    pub fn turn(&mut self) {
        let (left, width, foot) = (self.sheet.left(), self.sheet.text_width(), self.sheet.foot());
        self.sheet.block(left, foot - 5.0, width, 0.5, LINE);
        let number = format!("{} / {}", self.sheet.number(), self.sheet.total());
        for (words, align) in [(self.foot.as_str(), Align::Left), (number.as_str(), Align::Right)] {
            for line in lines(self.fonts, &Text::plain(words), FOOT.align(align), width) {
                self.sheet.words(line, left, foot, None);
            }
        }
        if let Some(mark) = self.mark {
            for line in lines(self.fonts, &Text::plain(mark), MARK.align(Align::Right), width) {
                let head = self.sheet.head();
                self.sheet.words(line, left, head, None);
            }
        }
        self.sheet.turn();
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(depth, text) => self.heading(*depth, text, &[]),
            Block::Paragraph(text) => {
                let tag = self.sheet.tags.open(None, Tag::P);
                self.text(text, BODY, tag);
                self.sheet.gap(6.0);
            }
            Block::Note(text) => self.note(text),
            Block::Quotation(quoted) => {
                let tag = self.sheet.tags.open(None, Tag::BlockQuote);
                for (text, look) in [(&quoted.words, BODY), (&quoted.citation, SMALL)] {
                    let tag = self.sheet.tags.open(Some(tag), Tag::P);
                    self.barred(text, look, tag);
                }
                self.sheet.gap(8.0);
            }
            Block::List(items) => self.list(items),
            Block::Facts(facts) => self.facts(facts),
            Block::Signing(facts) => self.signing(facts),
            Block::Table(table) => self.table(table),
            Block::Tree(nodes) => {
                let tag = self.sheet.tags.open(None, Tag::L(ListNumbering::None));
                nodes.iter().for_each(|node| self.node(node, 0, tag));
                self.sheet.gap(8.0);
            }
        }
    }

    /// What must fit below a heading for it to stay on the page: the headings that follow it, and the beginning of what
    /// they stand over.
    fn kept(&mut self, below: &[Block]) -> f32 {
        match below.split_first() {
            Some((Block::Heading(..), after)) => KEPT + self.kept(after),
            Some((Block::Table(table), _)) => self.beginning(table),
            _ => KEPT,
        }
    }

    /// A heading and its place; `below_it` follows it.
    fn heading(&mut self, depth: Depth, text: &Text, below_it: &[Block]) {
        let (level, look, above, below) = match depth {
            Depth::Part => (2, Look::new(Face::Title, 14.5).bold(), 20.0, 9.0),
            Depth::Section => (3, Look::new(Face::Serif, 11.6).bold(), 13.0, 5.0),
            Depth::Passage => (4, Look::new(Face::Serif, 10.2).bold(), 9.0, 3.5),
        };
        self.sheet.gap(above);
        let set = lines(self.fonts, text, look, self.sheet.text_width());
        if self.sheet.room() < height(&set).min(200.0) + self.kept(below_it) && !self.sheet.is_fresh() {
            self.turn();
        }
        self.sheet.bookmark(depth, text.words());
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        let tag = self.sheet.tags.open(None, Tag::Hn(level, Some(text.words())));
        let place = self.whole(tag);
        self.place(set, &place);
        if depth == Depth::Part {
            let (left, y, width) = (self.sheet.left(), self.sheet.y + 2.5, self.sheet.text_width());
            self.sheet.block(left, y, width, 1.1, INK);
            self.sheet.y += 3.6;
        }
        self.sheet.y += below;
    }

    fn text(&mut self, text: &Text, look: Look, tag: TagId) {
        let set = lines(self.fonts, text, look, self.sheet.text_width());
        let place = self.whole(tag);
        self.place(set, &place);
    }

    /// The whole width of the text.
    fn whole(&self, tag: TagId) -> Place {
        Place {
            left: self.sheet.left(),
            width: self.sheet.text_width(),
            bars: Vec::new(),
            ground: false,
            tag: Some(tag),
        }
    }

    /// A text with a bar down its left side.
    fn barred(&mut self, text: &Text, look: Look, tag: TagId) {
        let place = Place { bars: vec![(0.0, 1.6)], ..self.whole(tag) };
        let place = Place { left: place.left + 11.0, width: place.width - 11.0, ..place };
        let set = lines(self.fonts, text, look, place.width);
        self.place(set, &place);
    }

    fn note(&mut self, text: &Text) {
        self.sheet.gap(4.0);
        let tag = self.sheet.tags.open(None, Tag::P);
        let place = Place { bars: vec![(0.0, 1.8)], ground: true, ..self.whole(tag) };
        let place = Place { left: place.left + 10.0, width: place.width - 20.0, ..place };
        let set = lines(self.fonts, text, Look::new(Face::Serif, 9.2), place.width);
        self.place(set, &place);
        self.sheet.gap(10.0);
    }

    /// Puts lines below what is there; a few of them stay together.
    fn place(&mut self, set: Vec<Line>, place: &Place) {
        let together: f32 = set.iter().take(if set.len() <= 3 { 3 } else { 2 }).map(|line| line.height).sum();
        if self.sheet.room() < together && !self.sheet.is_fresh() {
            self.turn();
        }
        for line in set {
            if self.sheet.room() < line.height && !self.sheet.is_fresh() {
                self.turn();
            }
            let (y, line_height) = (self.sheet.y, line.height);
            if place.ground {
                self.sheet.block(self.sheet.left(), y, self.sheet.text_width(), line_height + 0.3, GROUND);
            }
            for (from_left, thick) in &place.bars {
                let colour = if place.ground { SOFT } else { LINE };
                self.sheet.block(self.sheet.left() + from_left, y, *thick, line_height + 0.3, colour);
            }
            self.sheet.words(line, place.left, y, place.tag);
            self.sheet.y += line_height;
        }
    }

    fn list(&mut self, items: &[Item]) {
        let list = self.sheet.tags.open(None, Tag::L(ListNumbering::None));
        let (left, width, indent) = (self.sheet.left(), self.sheet.text_width(), 24.0);
        for item in items {
            let tag = self.sheet.tags.open(Some(list), Tag::LI);
            let [label, body] =
                [self.sheet.tags.open(Some(tag), Tag::Lbl), self.sheet.tags.open(Some(tag), Tag::LBody)];
            let mark = item.number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
            let mark = lines(self.fonts, &Text::plain(mark), BODY.soft().align(Align::Right), indent - 7.0);
            let set = lines(self.fonts, &item.text, BODY, width - indent);
            self.row(vec![(left, mark, label), (left + indent, set, body)], 0.0);
            self.sheet.gap(3.0);
        }
        self.sheet.gap(5.0);
    }

    fn facts(&mut self, facts: &[Fact]) {
        let (left, width, indent) = (self.sheet.left(), self.sheet.text_width(), 122.0);
        let list = self.sheet.tags.open(None, Tag::L(ListNumbering::None));
        for fact in facts {
            let tag = self.sheet.tags.open(Some(list), Tag::LI);
            let [label, body] =
                [self.sheet.tags.open(Some(tag), Tag::Lbl), self.sheet.tags.open(Some(tag), Tag::LBody)];
            let labelled = lines(self.fonts, &fact.label, LABEL, indent - 10.0);
            let set = lines(self.fonts, &fact.text, BODY, width - indent);
            self.row(vec![(left, labelled, label), (left + indent, set, body)], 2.6);
            self.sheet.block(left, self.sheet.y, width, 0.4, LINE);
        }
        self.sheet.gap(8.0);
    }

    /// Lines to write on, all on one page where one can hold them.
    fn signing(&mut self, facts: &[Fact]) {
        let (left, width, indent) = (self.sheet.left(), self.sheet.text_width(), 122.0);
        let list = self.sheet.tags.open(None, Tag::L(ListNumbering::None));
        if self.sheet.room() < (SIGNING * facts.len() as f32).min(400.0) && !self.sheet.is_fresh() {
            self.turn();
        }
        for fact in facts {
            let tag = self.sheet.tags.open(Some(list), Tag::LI);
            let [label, body] =
                [self.sheet.tags.open(Some(tag), Tag::Lbl), self.sheet.tags.open(Some(tag), Tag::LBody)];
            let labelled = lines(self.fonts, &fact.label, LABEL, indent - 10.0);
            let set = lines(self.fonts, &fact.text, BODY, width - indent);
            let tall = height(&set).max(height(&labelled));
            if self.sheet.room() < SIGNING.max(tall) && !self.sheet.is_fresh() {
                self.turn();
            }
            self.sheet.y += (SIGNING - tall - 3.0).max(0.0);
            self.row(vec![(left, labelled, label), (left + indent, set, body)], 1.0);
            self.sheet.block(left + indent, self.sheet.y, width - indent, 0.6, INK);
            self.sheet.y += 2.0;
        }
        self.sheet.gap(8.0);
    }

    fn node(&mut self, node: &TreeNode, depth: u16, list: TagId) {
        self.sheet.gap(4.0);
        let tag = self.sheet.tags.open(Some(list), Tag::LI);
        let body = self.sheet.tags.open(Some(tag), Tag::LBody);
        let steps = depth.min(MOST_STEPS);
        let indent = f32::from(steps) * STEP;
        let bars: Vec<(f32, f32)> = (1..=steps).map(|step| (f32::from(step) * STEP - 9.0, 0.7)).collect();
        let look = if node.aside { Look::new(Face::Serif, 9.4).soft() } else { Look::new(Face::Serif, 9.4) };
        for text in std::iter::once(&node.head).chain(&node.details) {
            let tag = self.sheet.tags.open(Some(body), Tag::P);
            let whole = self.whole(tag);
            let place = Place { left: whole.left + indent, width: whole.width - indent, bars: bars.clone(), ..whole };
            let set = lines(self.fonts, text, look, place.width);
            self.place(set, &place);
        }
        if !node.parts.is_empty() {
            let parts = self.sheet.tags.open(Some(body), Tag::L(ListNumbering::None));
            node.parts.iter().for_each(|part| self.node(part, depth.saturating_add(1), parts));
        }
    }
}
