//! Values that know how to read and show themselves, and the table by which a struct does.

use std::borrow::Cow;
use std::cell::Cell;

use rungs_domain::diagnostic::nearest;

use super::reader::Reader;
use super::scalar::{QUOTES, quoted};
use super::syntax::{Part, Span, Variant};
use super::tree::{Branch, Tree};

/// The most elements that a list may have.
pub const MAX_ITEMS: usize = 10_000;

/// A value that stands in a file.
pub trait Value: Sized {
    /// Reads it; what is wrong is reported, and something harmless stands in for it.
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self;
    /// What takes the place of a value that could not be read, so that the rest can be checked.
    fn stand_in() -> Self;
    /// The value as it is written.
    fn tree(&self) -> Tree<'_>;
}

/// A struct whose fields stand in round brackets.
pub trait Record: Sized {
    /// Its name in messages. It may also be written before the bracket.
    const NAME: &'static str;
    /// The names of its fields, in order.
    const FIELDS: &'static [&'static str];
    /// Takes the fields.
    fn from_fields(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Self;
    /// The fields as they are written.
    fn branches(&self) -> Vec<Branch<'_>>;
    /// What stands in when there is nothing to read.
    fn blank() -> Self;
}

/// The fields of one record as they are written.
pub struct Fields<'a> {
    at: Span,
    record: &'a str,
    entries: Vec<(&'a str, Part<'a>)>,
    /// Behind the one that was asked for last: they are mostly asked for in their order.
    next: Cell<usize>,
}

impl<'a> Fields<'a> {
    /// Takes the fields of a record that messages call `record`, and reports names unknown or there twice. What is
    /// wrong with the record as a whole is reported at `at`.
    pub(crate) fn new(
        record: &'a str,
        at: Span,
        entries: impl Iterator<Item = Part<'a>>,
        known: &'static [&'static str],
        reader: &mut Reader<'_>,
    ) -> Self {
        let mut kept: Vec<(&str, Part<'_>)> = Vec::with_capacity(known.len());
        let mut misspelt = Vec::new();
        // No name from here on has stood yet: most stand in the order in which they are known.
        let mut ahead = 0;
        for part in entries {
            let name = part.key();
            if let Some(at) = known.iter().skip(ahead).position(|one| *one == name) {
                ahead += at + 1;
                kept.push((name, part));
            } else if !known.contains(&name) {
                misspelt.extend(unknown_field(record, part, known, reader).map(|meant| (meant, part)));
            } else if kept.iter().any(|(other, _)| *other == name) {
                let message = format!("the field `{name}` stands here for the second time");
                reader.error(part.key_span(), "duplicate-field", message, Some("keep one of them".to_owned()));
            } else {
                kept.push((name, part));
            }
        }
        // One slip is one message: what stands under a misspelt name is read as what it means.
        for (meant, part) in misspelt {
            if kept.iter().all(|(name, _)| *name != meant) {
                kept.push((meant, part));
            }
        }
        Fields { at, record, entries: kept, next: Cell::new(0) }
    }

    fn get(&self, name: &str) -> Option<Part<'a>> {
        let (before, behind) = self.entries.split_at_checked(self.next.get()).unwrap_or_default();
        let entries = behind.iter().chain(before);
        let (at, part) = entries.zip(0..).find_map(|((entry, part), at)| (*entry == name).then_some((at, *part)))?;
        self.next.set((before.len() + at) % self.entries.len() + 1);
        Some(part)
    }

    /// A field that must be there.
    pub fn required<T: Value>(&self, name: &'static str, reader: &mut Reader<'_>) -> T {
        match self.get(name) {
            Some(part) => T::read(part, reader),
            None => {
                reader.missing(self.at, self.record, name);
                T::stand_in()
            }
        }
    }

    /// A text as a person typed it, which may be empty or hold any character.
    pub fn typed(&self, name: &'static str, reader: &mut Reader<'_>) -> String {
        let Some(part) = self.get(name) else {
            reader.missing(self.at, self.record, name);
            return String::new();
        };
        quoted(part, "a text", QUOTES, reader).map(Cow::into_owned).unwrap_or_default()
    }

    /// A field that may be left out; `Some(...)` around it may be left out too.
    pub fn optional<T: Value>(&self, name: &'static str, reader: &mut Reader<'_>) -> Option<T> {
        Some(T::read(self.get(name)?.unwrapped()?, reader))
    }

    /// Reports a field that cannot stand beside another one.
    pub fn not_beside(&self, name: &'static str, other: &str, reader: &mut Reader<'_>) {
        if let Some(part) = self.get(name).filter(|part| part.unwrapped().is_some()) {
            let message = format!("`{name}` and `{other}` say two things");
            reader.error(
                part.key_span(),
                "contradiction",
                message,
                Some(format!("keep one of `{name}` and `{other}`")),
            );
        }
    }

    /// A field that has its usual value when it is left out.
    pub fn default<T: Value + Default>(&self, name: &'static str, reader: &mut Reader<'_>) -> T {
        self.get(name).map_or_else(T::default, |part| T::read(part, reader))
    }
}

/// Reports an unknown field, and gives the known one that it most likely means.
fn unknown_field(
    record: &str,
    field: Part<'_>,
    known: &'static [&'static str],
    reader: &mut Reader<'_>,
) -> Option<&'static str> {
    if reader.is_full() {
        reader.count_one_more();
        return None;
    }
    let name = field.key();
    let meant = nearest(name, known);
    let hint = match meant {
        Some(right) => format!("did you mean `{right}`?"),
        None if known.is_empty() => format!("leave it out: {record} has no fields"),
        None => format!("{record} has the fields {}", listed(known)),
    };
    reader.error(field.key_span(), "unknown-field", format!("{record} has no field `{name}`"), Some(hint));
    meant
}

/// Reads a record: a group of named values, with or without the record's name before it.
pub fn read_record<T: Record>(part: Part<'_>, reader: &mut Reader<'_>) -> T {
    match part.fields().filter(|_| part.name().is_empty() || part.name() == T::NAME) {
        Some(entries) => T::from_fields(&Fields::new(T::NAME, part.head(), entries, T::FIELDS, reader), reader),
        None => {
            let hint = format!("write ({}: ..., ...)", T::FIELDS.first().copied().unwrap_or_default());
            wrong_type(part, &format!("the fields of {} in round brackets", T::NAME), Some(hint), reader);
            T::blank()
        }
    }
}

/// A value that is known as one of a choice by its name.
pub struct Choice<'a> {
    name: &'static str,
    part: Part<'a>,
    variant: Variant<'a>,
}

impl<'a> Choice<'a> {
    /// What a value names. `None` if it names nothing of `names`, which is reported; `how` ends the hint for what has no
    /// name at all, and should be `what`.
    pub fn of(
        part: Part<'a>,
        what: &str,
        names: &'static [&'static str],
        how: &str,
        reader: &mut Reader<'_>,
    ) -> Option<Self> {
        let Some(variant) = part.variant() else {
            wrong_type(part, what, Some(format!("write one of {}{how}", listed(names))), reader);
            return None;
        };
        let in_any_case = |name: &str| part.is_cell() && name.eq_ignore_ascii_case(variant.name);
        let name = names.iter().copied().find(|name| *name == variant.name || in_any_case(name));
        if name.is_none() {
            let hint = match nearest(variant.name, names) {
                Some(right) => format!("did you mean `{right}`?"),
                None => format!("write one of {}", listed(names)),
            };
            let message = format!("{} cannot stand here", part.shown(variant.name));
            reader.error(variant.at, "unknown-word", message, Some(hint));
        }
        Some(Choice { name: name?, part, variant })
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its name, which must stand alone.
    pub fn word(self, reader: &mut Reader<'_>) -> Option<&'static str> {
        if !self.variant.alone {
            let message = format!("`{}` stands alone here, without brackets", self.name);
            reader.error(self.part.span(), "wrong-type", message, Some(format!("write `{}`", self.name)));
        }
        self.variant.alone.then_some(self.name)
    }

    /// The fields in its brackets, which may be left out where no field is needed.
    pub fn fields(&self, known: &'static [&'static str], needed: bool, reader: &mut Reader<'_>) -> Option<Fields<'a>> {
        let Variant { alone, fields, .. } = self.variant;
        if fields.is_none() && (needed || !alone) {
            let hint = format!("write {}({}: ...)", self.name, known.first().copied().unwrap_or_default());
            wrong_type(self.part, "fields in round brackets", Some(hint), reader);
            return None;
        }
        let at = fields.unwrap_or(self.part).head();
        Some(Fields::new(self.name, at, fields.and_then(Part::fields).into_iter().flatten(), known, reader))
    }

    /// The record that it is.
    pub fn record<T: Record>(&self, reader: &mut Reader<'_>) -> T {
        match self.fields(T::FIELDS, true, reader) {
            Some(fields) => T::from_fields(&fields, reader),
            None => T::blank(),
        }
    }
}

/// Reports that something else was expected.
pub fn wrong_type(part: Part<'_>, expected: &str, hint: Option<String>, reader: &mut Reader<'_>) {
    if !part.is_refused() {
        reader.error(part.span(), "wrong-type", format!("expected {expected}, found {}", part.description()), hint);
    }
}

/// Names in backquotes with commas between them.
pub fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

impl<T: Value> Value for Box<T> {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        Box::new(T::read(part, reader))
    }

    fn stand_in() -> Self {
        Box::new(T::stand_in())
    }

    fn tree(&self) -> Tree<'_> {
        T::tree(self)
    }
}

impl<T: Value> Value for Vec<T> {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let Some(elements) = part.elements() else {
            wrong_type(part, "a list", Some("write [ ... ], with commas between the elements".to_owned()), reader);
            return Vec::new();
        };
        if elements.len() > MAX_ITEMS {
            let message = format!("the list has more than {MAX_ITEMS} elements");
            reader.error(part.span(), "too-many-items", message, Some("split the file".to_owned()));
            return Vec::new();
        }
        elements.map(|element| T::read(element, reader)).collect()
    }

    fn stand_in() -> Self {
        Vec::new()
    }

    fn tree(&self) -> Tree<'_> {
        Tree::List(self.iter().map(T::tree).collect())
    }
}

/// Describes a struct once, for reading and for writing: each field is `required`, `optional` or has a
/// `default`. `cited` records keep `cite`, `reading` and `notes` in their `source`.
#[macro_export]
macro_rules! record {
    (@value $type:ident) => {
        impl $crate::ron::record::Value for $type {
            fn read(part: $crate::ron::syntax::Part<'_>, reader: &mut $crate::ron::reader::Reader<'_>) -> Self {
                $crate::ron::record::read_record(part, reader)
            }
            fn stand_in() -> Self {
                <Self as $crate::ron::record::Record>::blank()
            }
            fn tree(&self) -> $crate::ron::tree::Tree<'_> {
                $crate::ron::tree::Tree::Record(None, $crate::ron::record::Record::branches(self))
            }
        }
    };
    ($type:ident cited { $($fields:tt)+ }) => {
        $crate::record!($type with source [cite, reading, notes] { $($fields)+ });
    };
    // Before the fields, a record whose fields stand among those of this one. Behind them, what a value keeps beside
    // what its file says.
    (
        $type:ident $(with $part:ident [$($of_part:ident),+])? { $($field:ident: $rule:ident),+ $(,)? }
        $(beside $own:ident)?
    ) => {
        impl $crate::ron::record::Record for $type {
            const NAME: &'static str = stringify!($type);
            const FIELDS: &'static [&'static str] = &[$($(stringify!($of_part),)+)? $(stringify!($field)),+];
            fn from_fields(
                fields: &$crate::ron::record::Fields<'_>,
                reader: &mut $crate::ron::reader::Reader<'_>,
            ) -> Self {
                $type {
                    $($part: $crate::ron::record::Record::from_fields(fields, reader),)?
                    $($field: fields.$rule(stringify!($field), reader),)+
                    $($own: Default::default())?
                }
            }
            fn branches(&self) -> Vec<$crate::ron::tree::Branch<'_>> {
                let mut branches = Vec::new();
                $(branches.extend($crate::ron::record::Record::branches(&self.$part));)?
                branches.extend([$($crate::ron::tree::Branch::$rule(stringify!($field), &self.$field)),+]);
                branches
            }
            fn blank() -> Self {
                $type {
                    $($part: $crate::ron::record::Record::blank(),)?
                    $($field: $crate::ron::record::blank::$rule(),)+
                    $($own: Default::default())?
                }
            }
        }
        $crate::record!(@value $type);
    };
}

/// Describes a choice of words once: an enum without fields. The first word stands in for one not known.
#[macro_export]
macro_rules! words {
    ($type:ident { $first:ident $(, $word:ident)* $(,)? }) => {
        impl $crate::ron::record::Value for $type {
            fn read(part: $crate::ron::syntax::Part<'_>, reader: &mut $crate::ron::reader::Reader<'_>) -> Self {
                const NAMES: &[&str] = &[stringify!($first) $(, stringify!($word))*];
                let found = $crate::ron::record::Choice::of(part, "a word", NAMES, ", without quotes", reader);
                match found.and_then(|found| found.word(reader)) {
                    $(Some(stringify!($word)) => $type::$word,)*
                    _ => $type::$first,
                }
            }
            fn stand_in() -> Self {
                $type::$first
            }
            fn tree(&self) -> $crate::ron::tree::Tree<'_> {
                $crate::ron::tree::Tree::Word(match self {
                    $type::$first => stringify!($first),
                    $($type::$word => stringify!($word),)*
                })
            }
        }
    };
}

/// Describes a choice of records once: each name with the fields in its brackets, or `of` records that are described
/// elsewhere; see `record!`. A name without fields stands alone.
#[macro_export]
macro_rules! choice {
    (@value $type:ident, $what:literal, $how:literal, or $stand_in:expr, [$($name:ident),+], $found:ident $reader:ident $read:tt, $tree:tt) => {
        impl $crate::ron::record::Value for $type {
            fn read(part: $crate::ron::syntax::Part<'_>, $reader: &mut $crate::ron::reader::Reader<'_>) -> Self {
                const NAMES: &[&str] = &[$(stringify!($name)),+];
                let Some($found) = $crate::ron::record::Choice::of(part, $what, NAMES, $how, $reader) else {
                    return <$type as $crate::ron::record::Value>::stand_in();
                };
                match $found.name() $read
            }
            fn stand_in() -> Self {
                $stand_in
            }
            fn tree(&self) -> $crate::ron::tree::Tree<'_> {
                match self $tree
            }
        }
    };
    ($type:ident, $what:literal, or $stand_in:expr, { $($name:ident { $($field:ident: $rule:ident),* $(,)? }),+ $(,)? }) => {
        $crate::choice!(@value $type, $what, "", or $stand_in, [$($name),+], found reader {
            $(stringify!($name) => {
                const FIELDS: &[&str] = &[$(stringify!($field)),*];
                let needed = [$(stringify!($rule)),*].iter().any(|rule: &&str| matches!(*rule, "required" | "typed"));
                match found.fields(FIELDS, needed, reader) {
                    Some(_fields) => $type::$name { $($field: _fields.$rule(stringify!($field), reader)),* },
                    None => <$type as $crate::ron::record::Value>::stand_in(),
                }
            })+
            _ => <$type as $crate::ron::record::Value>::stand_in(),
        }, {
            $($type::$name { $($field),* } => {
                $crate::ron::tree::Tree::variant(stringify!($name), vec![$($crate::ron::tree::Branch::$rule(stringify!($field), $field)),*])
            })+
        });
    };
    ($type:ident, $what:literal, or $stand_in:expr, of { $($name:ident),+ $(,)? }) => {
        $crate::choice!(@value $type, $what, " before the bracket", or $stand_in, [$($name),+], found reader {
            $(stringify!($name) => $type::$name(found.record(reader)),)+
            _ => <$type as $crate::ron::record::Value>::stand_in(),
        }, {
            $($type::$name(record) => $crate::ron::tree::Tree::Record(
                Some(stringify!($name)),
                $crate::ron::record::Record::branches(record),
            ),)+
        });
    };
}

/// What stands in for a field, by its rule.
pub mod blank {
    use super::Value;

    /// For a field that must be there.
    pub fn required<T: Value>() -> T {
        T::stand_in()
    }

    /// For a field that may be left out.
    pub fn optional<T>() -> Option<T> {
        None
    }

    /// For a field with a usual value.
    pub fn default<T: Default>() -> T {
        T::default()
    }
}
