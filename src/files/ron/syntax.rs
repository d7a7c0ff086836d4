//! What a text says, parsed once: a tree of values, each with the bytes at which it stands.
//!
//! The nodes of a tree stand in one arena, the children of a node side by side, so that a [`Part`] is a handle that
//! costs nothing to copy, and the element of a list is found without going over those before it. RON and JSON
//! are put into the same tree; what differs between them is asked here, not by the readers.

use std::borrow::Cow;

use rungs_domain::spec::PathStep;

/// How much of a cell a message repeats, in characters.
const SHOWN: usize = 60;

/// A range of bytes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

impl Span {
    /// From `start` to before `end`. A text that is read is much smaller than what 32 bits count.
    pub(crate) fn new(start: usize, end: usize) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { start: narrow(start), end: narrow(end) }
    }

    /// The range for a slice.
    pub(crate) fn range(self) -> std::ops::Range<usize> {
        let wide = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        wide(self.start)..wide(self.end)
    }

    fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    pub(crate) fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// By which rules a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Ron,
    /// A choice of words stands in quotes, or is the only name of an object.
    Json,
    /// Cells of a row. What stands in one is a text, a number or a word, in capitals or not, as whoever reads it asks.
    Cells,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text as it stands between its quotes.
    Text,
    /// A text with escapes in it.
    Escaped,
    Number,
    List,
    /// Named values in brackets, or none, perhaps with a name before them.
    Fields,
    /// Values without names in round brackets, perhaps with a name before them.
    Tuple,
    /// A name without brackets; `null` of JSON.
    Word,
    /// A value in `Some( ... )`.
    Some,
    /// What these files never hold: a map of RON, a character, bytes.
    Foreign,
    /// A cell that cannot be read. What is wrong with it is told once, before it is asked for.
    Refused,
}

/// A value in the arena.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub kind: Kind,
    /// The name of the field that it is.
    pub key: Span,
    /// The name before its brackets; of a text what stands between the quotes.
    pub inner: Span,
    pub span: Span,
    first: u32,
    count: u32,
}

impl Node {
    /// A value without children.
    pub fn leaf(kind: Kind, span: Span, inner: Span) -> Self {
        Node { kind, key: Span::default(), inner, span, first: 0, count: 0 }
    }

    /// The same as the field of this name.
    pub fn named(self, key: Span) -> Self {
        Node { key, ..self }
    }
}

/// The arena, and the values whose parents are not known yet.
#[derive(Debug, Default)]
pub(crate) struct Arena {
    nodes: Vec<Node>,
    open: Vec<Node>,
}

impl Arena {
    /// Forgets every value, and keeps the room for others.
    pub fn clear(&mut self) {
        self.nodes.clear();
        self.open.clear();
    }

    /// Where the children of the next parent begin.
    pub fn mark(&self) -> usize {
        self.open.len()
    }

    /// Takes a child.
    pub fn push(&mut self, node: Node) {
        self.open.push(node);
    }

    /// Takes back the child since the mark, if it is the only one.
    pub fn pop_only(&mut self, mark: usize) -> Option<Node> {
        if self.open.len() == mark + 1 { self.open.pop() } else { None }
    }

    /// Gives `parent` the children since the mark.
    pub fn close(&mut self, mark: usize, parent: Node) -> Node {
        let Span { start: first, end } = Span::new(self.nodes.len(), self.nodes.len() + self.open.len() - mark);
        self.nodes.extend(self.open.drain(mark..));
        Node { first, count: end - first, ..parent }
    }
}

/// A text and the tree of its values.
#[derive(Debug)]
pub(crate) struct Syntax<'a> {
    pub dialect: Dialect,
    pub text: &'a str,
    pub arena: Arena,
    pub root: Node,
}

impl Syntax<'_> {
    /// The outermost value.
    pub fn root(&self) -> Part<'_> {
        Part { syntax: self, node: &self.root }
    }
}

/// A value as it stands in a text.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    syntax: &'a Syntax<'a>,
    node: &'a Node,
}

/// One of a choice as it is written: `Name`, or `Name( ... )`.
#[derive(Debug, Clone, Copy)]
pub struct Variant<'a> {
    /// The name.
    pub name: &'a str,
    /// Where the name stands.
    pub at: Span,
    /// Whether the name stands without brackets.
    pub alone: bool,
    /// The value that has the fields.
    pub(crate) fields: Option<Part<'a>>,
}

impl<'a> Part<'a> {
    /// Where it stands, without the comments around it.
    pub fn span(self) -> Span {
        self.node.span
    }

    /// It as it is written.
    pub fn text(self) -> &'a str {
        self.node.span.of(self.syntax.text)
    }

    /// The name of the field that it is.
    pub(crate) fn key(self) -> &'a str {
        self.node.key.of(self.syntax.text)
    }

    /// Where the name of the field stands; a cell itself, for its name stands in another row.
    pub(crate) fn key_span(self) -> Span {
        if self.is_cell() { self.node.span } else { self.node.key }
    }

    /// Whether it stands in a cell, or is made of cells.
    pub(crate) fn is_cell(self) -> bool {
        self.syntax.dialect == Dialect::Cells
    }

    /// Whether it is a cell that cannot be read, which was told.
    pub(crate) fn is_refused(self) -> bool {
        self.node.kind == Kind::Refused
    }

    /// The name before its brackets.
    pub(crate) fn name(self) -> &'a str {
        self.node.inner.of(self.syntax.text)
    }

    /// Where a message about it as a whole points: its name and opening bracket.
    pub(crate) fn head(self) -> Span {
        if self.is_cell() {
            return self.node.span;
        }
        let Span { start, end } = self.node.span;
        let from = if self.node.inner.is_empty() { start } else { self.node.inner.end };
        let bracket = Span { start: from, end }.of(self.syntax.text).find(['(', '{']);
        Span { start, end: bracket.map_or(end, |at| Span::new(0, at + 1).end + from) }
    }

    fn nodes(self) -> &'a [Node] {
        let range = Span { start: self.node.first, end: self.node.first + self.node.count }.range();
        self.syntax.arena.nodes.get(range).unwrap_or_default()
    }

    fn children(self) -> impl ExactSizeIterator<Item = Part<'a>> + Clone + use<'a> {
        self.nodes().iter().map(move |node| {
            #[cfg(test)]
            super::tests::work::count(1);
            Part { syntax: self.syntax, node }
        })
    }

    /// The named values in its brackets; `None` if it has no brackets, or values without names.
    pub(crate) fn fields(self) -> Option<impl ExactSizeIterator<Item = Part<'a>> + Clone + use<'a>> {
        (self.node.kind == Kind::Fields).then(|| self.children())
    }

    /// The elements of the list.
    pub(crate) fn elements(self) -> Option<impl ExactSizeIterator<Item = Part<'a>> + Clone + use<'a>> {
        (self.node.kind == Kind::List).then(|| self.children())
    }

    /// The text in its quotes. `None` if it is no text, or one of JSON that holds half of a character.
    pub(crate) fn content(self) -> Option<Cow<'a, str>> {
        match (self.node.kind, self.syntax.dialect) {
            (Kind::Text, _) => Some(Cow::Borrowed(self.node.inner.of(self.syntax.text))),
            (Kind::Escaped, Dialect::Json) => serde_json::from_str(self.text()).ok().map(Cow::Owned),
            (Kind::Escaped, _) => ron::from_str(self.text()).ok().map(Cow::Owned),
            _ => None,
        }
    }

    pub(crate) fn is_text(self) -> bool {
        matches!(self.node.kind, Kind::Text | Kind::Escaped)
    }

    /// The digits and signs of a number, in order or not.
    pub(crate) fn number(self) -> Option<&'a str> {
        (self.node.kind == Kind::Number || self.is_cell() && self.is_text()).then(|| self.text())
    }

    /// The value as one of a choice; `None` if it has no name.
    pub fn variant(self) -> Option<Variant<'a>> {
        let named = |at: Span, alone, fields| Some(Variant { name: at.of(self.syntax.text), at, alone, fields });
        let Node { kind, inner, span, .. } = *self.node;
        match (kind, self.syntax.dialect) {
            (Kind::Word, _) => named(inner, true, None),
            (Kind::Text | Kind::Escaped, Dialect::Json | Dialect::Cells) => {
                named(inner, true, None).map(|variant| Variant { at: span, ..variant })
            }
            (Kind::Some, _) => named(Span { end: span.start + 4, ..span }, false, None),
            (Kind::Fields, _) if !inner.is_empty() => named(inner, false, Some(self)),
            (Kind::Tuple, _) if !inner.is_empty() => named(inner, false, None),
            (Kind::Fields, Dialect::Json) => {
                let mut fields = self.children();
                let only = fields.next().filter(|_| fields.len() == 0)?;
                named(only.node.key, false, Some(only).filter(|only| only.node.kind == Kind::Fields))
            }
            _ => None,
        }
    }

    /// What stands in `Some( ... )`, nothing for `None`, and otherwise the value itself.
    pub(crate) fn unwrapped(self) -> Option<Part<'a>> {
        match self.node.kind {
            Kind::Some => self.children().next(),
            Kind::Word if matches!(self.name(), "None" | "null") => None,
            _ => Some(self),
        }
    }

    /// What it is, in words, for a message.
    pub(crate) fn description(self) -> String {
        match self.node.kind {
            Kind::Text | Kind::Escaped => "a text in quotes".to_owned(),
            Kind::Number => "a number".to_owned(),
            Kind::List => "a list in square brackets".to_owned(),
            Kind::Word => format!("the word `{}`", self.name()),
            Kind::Some => "`Some(...)`".to_owned(),
            Kind::Fields | Kind::Tuple if self.node.inner.is_empty() => "a group in round brackets".to_owned(),
            Kind::Fields | Kind::Tuple => format!("`{}(...)`", self.name()),
            Kind::Foreign | Kind::Refused => "something else".to_owned(),
        }
    }

    /// What it says, as a message about it repeats that.
    pub(crate) fn shown(self, text: &str) -> String {
        if self.is_cell() { shown(text) } else { format!("`{text}`") }
    }

    fn step(self, step: &PathStep) -> Option<Part<'a>> {
        let part = self.unwrapped()?;
        match step {
            PathStep::Index(index) => {
                let node = part.nodes().get(*index).filter(|_| part.node.kind == Kind::List)?;
                Some(Part { node, ..part })
            }
            PathStep::Field(name) => {
                let named = |part: Part<'a>| part.fields()?.find(|field| field.key() == *name);
                named(part).or_else(|| named(part.variant()?.fields?))
            }
        }
    }
}

/// What a cell says, as messages repeat it: in quotes, for it may hold blanks, and not more than a line of it.
pub(crate) fn shown(cell: &str) -> String {
    let plain = cell.chars().map(|c| if c.is_control() { ' ' } else { c });
    let more = if cell.chars().nth(SHOWN).is_some() { "…" } else { "" };
    format!("\"{}{more}\"", plain.take(SHOWN).collect::<String>())
}

/// Finds values by the ways to them. Problems come about in the order of the file: what one way shares with the last
/// is not gone again.
pub(crate) struct PartFinder<'a> {
    root: Part<'a>,
    last: Vec<(PathStep, Part<'a>)>,
}

impl<'a> PartFinder<'a> {
    pub fn new(root: Part<'a>) -> Self {
        PartFinder { root, last: Vec::new() }
    }

    /// The value to which `path` leads; where the file does not say it, the one that should hold it.
    pub fn locate(&mut self, path: &[PathStep]) -> Option<Part<'a>> {
        let same = self.last.iter().zip(path).take_while(|((gone, _), step)| gone == *step).count();
        self.last.truncate(same);
        for step in path.get(same..).unwrap_or_default() {
            let from = self.last.last().map_or(self.root, |(_, part)| *part);
            let Some(next) = from.step(step) else { break };
            self.last.push((*step, next));
        }
        self.last.last().map(|(_, part)| *part)
    }
}
