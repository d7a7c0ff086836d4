//! Values that know how to read and show themselves, and the table by which a struct does.

use rungs_domain::diagnostic::nearest;

use super::part::{Part, Shape};
use super::reader::Reader;
use super::scalar::quoted;
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
    at: &'a str,
    record: &'a str,
    entries: Vec<(&'a str, Part<'a>)>,
}

impl<'a> Fields<'a> {
    /// Takes the entries of a record that messages call `record`, and reports names unknown or there twice.
    pub fn new<T: Record>(
        record: &'a str,
        at: &'a str,
        entries: Vec<(&'a str, Part<'a>)>,
        reader: &mut Reader<'_>,
    ) -> Self {
        Fields::known(record, at, entries, T::FIELDS, reader)
    }

    /// The same for a record with these fields.
    pub fn known(
        record: &'a str,
        at: &'a str,
        entries: Vec<(&'a str, Part<'a>)>,
        fields: &'static [&'static str],
        reader: &mut Reader<'_>,
    ) -> Self {
        let mut kept: Vec<(&str, Part<'_>)> = Vec::with_capacity(entries.len());
        let mut misspelt = Vec::new();
        for (name, part) in entries {
            if !fields.contains(&name) {
                if let Some(meant) = unknown_field(record, name, fields, reader) {
                    misspelt.push((meant, part));
                }
            } else if kept.iter().any(|(other, _)| *other == name) {
                let message = format!("the field `{name}` stands here for the second time");
                reader.error(name, "duplicate-field", message, Some("keep one of them".to_owned()));
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
        Fields { at, record, entries: kept }
    }

    fn get(&self, name: &str) -> Option<Part<'a>> {
        self.entries.iter().find(|(entry, _)| *entry == name).map(|(_, part)| *part)
    }

    /// A field that must be there.
    pub fn required<T: Value>(&self, name: &'static str, reader: &mut Reader<'_>) -> T {
        match self.get(name) {
            Some(part) => T::read(part, reader),
            None => {
                self.missing(name, reader);
                T::stand_in()
            }
        }
    }

    fn missing(&self, name: &'static str, reader: &mut Reader<'_>) {
        let message = format!("{} needs the field `{name}`", self.record);
        reader.error(self.at, "missing-field", message, Some(format!("add `{name}: ...`")));
    }

    /// A text as a person typed it, which may be empty or hold any character.
    pub fn typed(&self, name: &'static str, reader: &mut Reader<'_>) -> String {
        let Some(part) = self.get(name) else {
            self.missing(name, reader);
            return String::new();
        };
        quoted(part, "a text", "put it in quotes: \"...\"", reader).unwrap_or_default()
    }

    /// A field that may be left out; `Some(...)` around it may be left out too.
    pub fn optional<T: Value>(&self, name: &'static str, reader: &mut Reader<'_>) -> Option<T> {
        let part = self.get(name)?.unwrapped()?;
        Some(T::read(part, reader))
    }

    /// A field that has its usual value when it is left out.
    pub fn default<T: Value + Default>(&self, name: &'static str, reader: &mut Reader<'_>) -> T {
        self.get(name).map_or_else(T::default, |part| T::read(part, reader))
    }
}

/// Reports an unknown field, and gives the known one that it most likely means.
fn unknown_field(
    record: &str,
    name: &str,
    known: &'static [&'static str],
    reader: &mut Reader<'_>,
) -> Option<&'static str> {
    if reader.is_full() {
        reader.count_one_more();
        return None;
    }
    let meant = nearest(name, known);
    let hint = match meant {
        Some(right) => format!("did you mean `{right}`?"),
        None => format!("{record} has the fields {}", listed(known)),
    };
    reader.error(name, "unknown-field", format!("{record} has no field `{name}`"), Some(hint));
    meant
}

/// Reads a record: a group of named values, with or without the record's name before it.
pub fn read_record<T: Record>(part: Part<'_>, reader: &mut Reader<'_>) -> T {
    let named_rightly = match part.shape() {
        Shape::Group => true,
        Shape::Named(name) => name == T::NAME,
        _ => false,
    };
    match part.entries().filter(|_| named_rightly) {
        Some(entries) => {
            let fields = Fields::new::<T>(T::NAME, head(part), entries, reader);
            T::from_fields(&fields, reader)
        }
        None => {
            let hint = format!("write ({}: ..., ...)", T::FIELDS.first().copied().unwrap_or_default());
            wrong_type(part, &format!("the fields of {} in round brackets", T::NAME), Some(hint), reader);
            T::blank()
        }
    }
}

/// Where a message about a record as a whole points: its name or opening bracket.
pub fn head(part: Part<'_>) -> &str {
    let text = part.text();
    text.get(..text.find('(').map_or(0, |at| at + 1)).unwrap_or(text)
}

/// Reports that something else was expected.
pub fn wrong_type(part: Part<'_>, expected: &str, hint: Option<String>, reader: &mut Reader<'_>) {
    reader.error(part.text(), "wrong-type", format!("expected {expected}, found {}", part.description()), hint);
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
            reader.error(part.text(), "too-many-items", message, Some("split the file".to_owned()));
            return Vec::new();
        }
        elements.into_iter().map(|element| T::read(element, reader)).collect()
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
            fn read(part: $crate::ron::part::Part<'_>, reader: &mut $crate::ron::reader::Reader<'_>) -> Self {
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
    // Behind the fields, what a value keeps beside what its file says.
    ($type:ident { $($field:ident: $rule:ident),+ $(,)? } $(beside $own:ident)?) => {
        impl $crate::ron::record::Record for $type {
            const NAME: &'static str = stringify!($type);
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),+];
            fn from_fields(
                fields: &$crate::ron::record::Fields<'_>,
                reader: &mut $crate::ron::reader::Reader<'_>,
            ) -> Self {
                $type { $($field: fields.$rule(stringify!($field), reader),)+ $($own: Default::default())? }
            }
            fn branches(&self) -> Vec<$crate::ron::tree::Branch<'_>> {
                vec![$($crate::ron::tree::Branch::$rule(stringify!($field), &self.$field)),+]
            }
            fn blank() -> Self {
                $type { $($field: $crate::ron::record::blank::$rule(),)+ $($own: Default::default())? }
            }
        }
        $crate::record!(@value $type);
    };
    ($type:ident cited { $($field:ident: $rule:ident),+ $(,)? }) => {
        impl $crate::ron::record::Record for $type {
            const NAME: &'static str = stringify!($type);
            const FIELDS: &'static [&'static str] = &["cite", "reading", "notes", $(stringify!($field)),+];
            fn from_fields(
                fields: &$crate::ron::record::Fields<'_>,
                reader: &mut $crate::ron::reader::Reader<'_>,
            ) -> Self {
                let source = rungs_domain::spec::RequirementSource {
                    cite: fields.required("cite", reader),
                    reading: fields.optional("reading", reader),
                    notes: fields.default("notes", reader),
                };
                $type { source, $($field: fields.$rule(stringify!($field), reader)),+ }
            }
            fn branches(&self) -> Vec<$crate::ron::tree::Branch<'_>> {
                vec![
                    $crate::ron::tree::Branch::required("cite", &self.source.cite),
                    $crate::ron::tree::Branch::optional("reading", &self.source.reading),
                    $crate::ron::tree::Branch::default("notes", &self.source.notes),
                    $($crate::ron::tree::Branch::$rule(stringify!($field), &self.$field)),+
                ]
            }
            fn blank() -> Self {
                let source = rungs_domain::spec::RequirementSource::printed(
                    $crate::ron::record::blank::required::<String>(),
                );
                $type { source, $($field: $crate::ron::record::blank::$rule()),+ }
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
            fn read(part: $crate::ron::part::Part<'_>, reader: &mut $crate::ron::reader::Reader<'_>) -> Self {
                const WORDS: &[(&str, $type)] =
                    &[(stringify!($first), $type::$first) $(, (stringify!($word), $type::$word))*];
                $crate::ron::scalar::read_word(part, WORDS, reader)
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

/// Describes a choice of records once: each name with the fields in its brackets; see `record!`.
#[macro_export]
macro_rules! choice {
    ($type:ident, $what:literal, or $stand_in:expr, { $($name:ident { $($field:ident: $rule:ident),* $(,)? }),+ $(,)? }) => {
        impl $crate::ron::record::Value for $type {
            fn read(part: $crate::ron::part::Part<'_>, reader: &mut $crate::ron::reader::Reader<'_>) -> Self {
                const NAMES: &[&str] = &[$(stringify!($name)),+];
                let $crate::ron::part::Shape::Named(name) = part.shape() else {
                    let hint = format!("write one of {}", $crate::ron::record::listed(NAMES));
                    $crate::ron::record::wrong_type(part, $what, Some(hint), reader);
                    return <$type as $crate::ron::record::Value>::stand_in();
                };
                match name {
                    $(stringify!($name) => {
                        const FIELDS: &[&str] = &[$(stringify!($field)),*];
                        let entries = part.entries().unwrap_or_default();
                        let _fields = $crate::ron::record::Fields::known(name, $crate::ron::record::head(part), entries, FIELDS, reader);
                        $type::$name { $($field: _fields.$rule(stringify!($field), reader)),* }
                    })+
                    other => {
                        $crate::ron::scalar::unknown_word(part, other, NAMES, reader);
                        <$type as $crate::ron::record::Value>::stand_in()
                    }
                }
            }

            fn stand_in() -> Self {
                $stand_in
            }

            fn tree(&self) -> $crate::ron::tree::Tree<'_> {
                match self {
                    $($type::$name { $($field),* } => {
                        $crate::ron::tree::Tree::Record(Some(stringify!($name)), vec![$($crate::ron::tree::Branch::$rule(stringify!($field), $field)),*])
                    })+
                }
            }
        }
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
