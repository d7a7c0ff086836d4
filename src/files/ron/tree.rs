//! A value on its way out: what the writer lays out and the JSON views show.

use std::borrow::Cow;

use super::record::Value;

/// A value as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree<'a> {
    /// A text, without quotes and escapes.
    Text(Cow<'a, str>),
    /// A number.
    Number(String),
    /// One of a choice of words: `Knowledge`.
    Word(&'static str),
    /// True or false.
    Flag(bool),
    /// Not there.
    Nothing,
    /// A list.
    List(Vec<Tree<'a>>),
    /// Fields, in round brackets, perhaps with a name before them.
    Record(Option<&'static str>, Vec<Branch<'a>>),
}

impl<'a> Tree<'a> {
    /// One of a choice: a word, or a name with the fields behind it.
    pub fn variant(name: &'static str, fields: Vec<Branch<'a>>) -> Self {
        if fields.is_empty() { Tree::Word(name) } else { Tree::Record(Some(name), fields) }
    }
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch<'a> {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub value: Tree<'a>,
    /// Whether a file need not say it: it is not there, or has its usual value.
    pub usual: bool,
}

impl<'a> Branch<'a> {
    /// A field that is always written.
    pub fn required<T: Value>(name: &'static str, value: &'a T) -> Self {
        Branch { name, value: value.tree(), usual: false }
    }

    /// A text as a person typed it.
    pub fn typed(name: &'static str, value: &'a str) -> Self {
        Branch { name, value: Tree::Text(Cow::Borrowed(value)), usual: false }
    }

    /// A field that is written where it is there.
    pub fn optional<T: Value>(name: &'static str, value: &'a Option<T>) -> Self {
        Branch { name, value: value.as_ref().map_or(Tree::Nothing, T::tree), usual: value.is_none() }
    }

    /// A field that is written where it is not as usual.
    pub fn default<T: Value + Default + PartialEq>(name: &'static str, value: &'a T) -> Self {
        Branch { name, value: value.tree(), usual: *value == T::default() }
    }
}
