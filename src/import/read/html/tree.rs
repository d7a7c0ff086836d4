//! The tree that html5ever builds, each node with the line of the file in which it begins.
//!
//! Nodes lie in one list and name each other by their place in it, so that no depth of nesting asks for a deep stack,
//! neither to walk nor to let go.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::ops::{Index, IndexMut};
use std::rc::Rc;

use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, parse_document};

use crate::read::Fault;

/// How deep elements may stand in one another: four times what Chromium shows. The parser looks through all open
/// elements at every tag, so that depth costs time.
const MAX_DEPTH: usize = 2048;

/// The most nodes: badly nested tags make many out of few.
const MAX_NODES: usize = 1 << 20;

/// How many bytes are parsed between two looks at the limits.
const STRETCH: usize = 4096;

/// The place of a node in the tree.
pub(super) type Id = usize;

/// A node.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) data: Data,
    /// The line of the file, from 1.
    pub(super) line: u32,
    depth: usize,
    parent: Option<Id>,
    previous: Option<Id>,
    next: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
}

/// What a node is.
#[derive(Debug, Default)]
pub(super) enum Data {
    /// The document, comments, declarations.
    #[default]
    Other,
    Text(String),
    Element(Element),
}

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    name: Rc<QualName>,
    attributes: Vec<Attribute>,
}

impl Element {
    pub(super) fn name(&self) -> &str {
        &self.name.local
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|one| &*one.name.local == name).map(|one| &*one.value)
    }
}

/// A document as a tree.
#[derive(Debug, Default)]
pub(super) struct Tree(Vec<Node>);

/// A step of a walk through the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A node, before what it holds.
    In(Id),
    /// A node, behind what it holds.
    Out(Id),
}

impl Tree {
    /// Parses a page.
    ///
    /// # Errors
    /// It is nested too deep or has too many nodes.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let mut parser = parse_document(Sink::new(), ParseOpts::default());
        let mut rest = text;
        while !rest.is_empty() {
            let (stretch, behind) = rest.split_at(rest.floor_char_boundary(STRETCH.min(rest.len())));
            parser.process(StrTendril::from(stretch));
            parser.tokenizer.sink.sink.limits()?;
            rest = behind;
        }
        Ok(parser.finish())
    }

    pub(super) fn element(&self, id: Id) -> Option<&Element> {
        match &self[id].data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Walks through a node and all that it holds.
    pub(super) fn walk(&self, root: Id) -> Walk<'_> {
        Walk { tree: self, root, at: Some(Step::In(root)) }
    }

    /// The words under a node.
    pub(super) fn words(&self, id: Id) -> String {
        let mut words = String::new();
        for step in self.walk(id) {
            let Step::In(id) = step else { continue };
            match &self[id].data {
                Data::Text(text) => words.push_str(text),
                Data::Element(_) => words.push(' '),
                Data::Other => {}
            }
        }
        words
    }

    fn detach(&mut self, id: Id) {
        let node = &mut self[id];
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        if let Some(previous) = previous {
            self[previous].next = next;
        }
        if let Some(next) = next {
            self[next].previous = previous;
        }
        if let Some(parent) = parent {
            let node = &mut self[parent];
            if node.first == Some(id) {
                node.first = next;
            }
            if node.last == Some(id) {
                node.last = previous;
            }
        }
    }

    /// Puts a node under another: before one of its children, or behind the last.
    fn attach(&mut self, parent: Id, id: Id, before: Option<Id>) {
        self.detach(id);
        let (previous, depth) = (self.before(parent, before), self[parent].depth + 1);
        let node = &mut self[id];
        (node.parent, node.previous, node.next, node.depth) = (Some(parent), previous, before, depth);
        match previous {
            Some(previous) => self[previous].next = Some(id),
            None => self[parent].first = Some(id),
        }
        match before {
            Some(before) => self[before].previous = Some(id),
            None => self[parent].last = Some(id),
        }
    }

    /// The node behind which one is put under a parent: before one of its children, or behind the last.
    fn before(&self, parent: Id, before: Option<Id>) -> Option<Id> {
        before.map_or(self[parent].last, |before| self[before].previous)
    }
}

impl Index<Id> for Tree {
    type Output = Node;

    #[expect(clippy::indexing_slicing, reason = "ids are made by `Sink::add`, and no node is ever taken out")]
    fn index(&self, id: Id) -> &Node {
        &self.0[id]
    }
}

impl IndexMut<Id> for Tree {
    #[expect(clippy::indexing_slicing, reason = "ids are made by `Sink::add`, and no node is ever taken out")]
    fn index_mut(&mut self, id: Id) -> &mut Node {
        &mut self.0[id]
    }
}

/// Goes through a tree without a stack.
pub(super) struct Walk<'t> {
    tree: &'t Tree,
    root: Id,
    at: Option<Step>,
}

impl Walk<'_> {
    /// Goes on behind the node that was entered last, without what it holds and without leaving it.
    pub(super) fn pass_over(&mut self, id: Id) {
        self.at = Some(Step::Out(id));
        self.next();
    }
}

impl Iterator for Walk<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let step = self.at?;
        self.at = match step {
            Step::In(id) => Some(self.tree[id].first.map_or(Step::Out(id), Step::In)),
            Step::Out(id) if id == self.root => None,
            Step::Out(id) => self.tree[id].next.map(Step::In).or(self.tree[id].parent.map(Step::Out)),
        };
        Some(step)
    }
}

/// What the parser knows a node by.
#[derive(Debug, Clone)]
struct Handle {
    id: Id,
    name: Option<Rc<QualName>>,
}

/// Takes what the parser finds.
struct Sink {
    tree: RefCell<Tree>,
    line: Cell<u32>,
    deepest: Cell<usize>,
}

impl Sink {
    fn new() -> Self {
        let tree = RefCell::new(Tree(vec![Node::default()]));
        Sink { tree, line: Cell::new(1), deepest: Cell::new(0) }
    }

    fn limits(&self) -> Result<(), Fault> {
        if self.deepest.get() > MAX_DEPTH {
            return Err(Fault::TooDeep { limit: MAX_DEPTH });
        }
        if self.tree.borrow().len() > MAX_NODES {
            return Err(Fault::TooMuch { what: "elements" });
        }
        Ok(())
    }

    fn add(&self, data: Data) -> Id {
        let mut tree = self.tree.borrow_mut();
        tree.0.push(Node { data, line: self.line.get(), ..Node::default() });
        tree.0.len() - 1
    }

    fn put(&self, parent: Id, child: NodeOrText<Handle>, before: Option<Id>) {
        let id = match child {
            NodeOrText::AppendNode(handle) => handle.id,
            NodeOrText::AppendText(text) => {
                let mut tree = self.tree.borrow_mut();
                let neighbor = tree.before(parent, before);
                // A text of several lines is one node a line, so that each knows its own.
                if let Some(Node { data: Data::Text(words), .. }) = neighbor.map(|id| &mut tree[id])
                    && !words.ends_with('\n')
                {
                    words.push_str(&text);
                    return;
                }
                drop(tree);
                self.add(Data::Text(text.to_string()))
            }
        };
        let mut tree = self.tree.borrow_mut();
        tree.attach(parent, id, before);
        self.deepest.set(self.deepest.get().max(tree[id].depth));
    }

    fn parent(&self, id: Id) -> Option<Id> {
        self.tree.borrow()[id].parent
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: 0, name: None }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        const NONE: ExpandedName<'static> =
            ExpandedName { ns: &html5ever::namespace_url!(""), local: &html5ever::local_name!("") };
        target.name.as_ref().map_or(NONE, |name| name.expanded())
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let name = Rc::new(name);
        let id = self.add(Data::Element(Element { name: Rc::clone(&name), attributes }));
        Handle { id, name: Some(name) }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle { id: self.add(Data::Other), name: None }
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Handle { id: self.add(Data::Other), name: None }
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(parent.id, child, None);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        match self.parent(element.id) {
            Some(parent) => self.put(parent, child, Some(element.id)),
            None => self.put(previous.id, child, None),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        if let Some(parent) = self.parent(sibling.id) {
            self.put(parent, child, Some(sibling.id));
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        if let Data::Element(element) = &mut self.tree.borrow_mut()[target.id].data {
            let had: Vec<QualName> = element.attributes.iter().map(|one| one.name.clone()).collect();
            element.attributes.extend(attributes.into_iter().filter(|one| !had.contains(&one.name)));
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree[node.id].first {
            tree.attach(parent.id, child, None);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }
}
