//! What each part of a page is, for those who have it read out.

use krilla::tagging::{Identifier, Node, TagGroup, TagKind, TagTree};

use crate::document::LANGUAGE;

/// A tag, by its place in the list of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TagId(usize);

enum Child {
    Tag(TagId),
    Content(Identifier),
}

struct Tagged {
    kind: TagKind,
    children: Vec<Child>,
}

/// The tags of a document, in the order of reading.
#[derive(Default)]
pub(super) struct Tags {
    all: Vec<Tagged>,
    roots: Vec<TagId>,
}

impl Tags {
    /// A new tag below another, or at the top.
    pub fn open(&mut self, below: Option<TagId>, kind: impl Into<TagKind>) -> TagId {
        let id = TagId(self.all.len());
        self.all.push(Tagged { kind: kind.into(), children: Vec::new() });
        match below.and_then(|below| self.all.get_mut(below.0)) {
            Some(parent) => parent.children.push(Child::Tag(id)),
            None => self.roots.push(id),
        }
        id
    }

    /// Puts something drawn under a tag.
    pub fn content(&mut self, tag: TagId, drawn: Identifier) {
        if let Some(tagged) = self.all.get_mut(tag.0) {
            tagged.children.push(Child::Content(drawn));
        }
    }

    pub fn tree(self) -> TagTree {
        let mut all: Vec<Option<Tagged>> = self.all.into_iter().map(Some).collect();
        let mut tree = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
        for root in self.roots {
            if let Some(group) = group(&mut all, root) {
                tree.push(group);
            }
        }
        tree
    }
}

/// A tag with all below it; `None` where nothing was drawn.
fn group(all: &mut Vec<Option<Tagged>>, id: TagId) -> Option<TagGroup> {
    let Tagged { kind, children } = all.get_mut(id.0)?.take()?;
    let mut nodes: Vec<Node> = Vec::with_capacity(children.len());
    for child in children {
        match child {
            Child::Content(drawn) => nodes.push(drawn.into()),
            Child::Tag(id) => nodes.extend(group(all, id).map(Node::from)),
        }
    }
    (!nodes.is_empty()).then(|| TagGroup::with_children(kind, nodes))
}
