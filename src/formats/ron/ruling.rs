//! The shape of what a person ruled about a source, for files that keep work in progress.

use std::ops::Range;

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::Code;

use super::file::{read_kept, write};
use super::part::{Part, Shape};
use super::reader::Reader;
use super::record::{Fields, Value, head, listed, record, words, wrong_type};
use super::scalar::unknown_word;
use super::tree::{Branch, Tree};
use crate::import::{DraftField, Reason, Role, Ruling};

/// Rulings as they were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRulings {
    /// Those that could be read, in their order.
    pub rulings: Vec<Ruling>,
    /// What is wrong with the others, or with the whole.
    pub diagnostics: Vec<Diagnostic>,
}

/// Rulings as a RON text, which [`rulings_from_ron`] reads back equal.
pub fn rulings_to_ron(rulings: &[Ruling]) -> String {
    let rulings = Tree::List(rulings.iter().map(Ruling::tree).collect());
    write("Rulings", vec![Branch { name: "rulings", value: rulings, usual: false }])
}

/// Reads rulings. One that cannot be read is told and hides no other. `name` is what diagnostics call the text.
pub fn rulings_from_ron(name: &str, text: &str) -> ReadRulings {
    let (read, diagnostics) = read_kept::<Rulings>(name, text);
    let rulings = read.into_iter().flat_map(|read| read.rulings).filter_map(|sound| sound.0);
    ReadRulings { rulings: rulings.collect(), diagnostics }
}

struct Rulings {
    rulings: Vec<Sound>,
}

record!(Rulings { rulings: required });

/// A ruling that holds no error; `None`: it holds one.
struct Sound(Option<Ruling>);

impl Value for Sound {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let ruling = Ruling::read(part, reader);
        Sound((!reader.is_full() && !reader.has_error_in(part.text())).then_some(ruling))
    }

    fn stand_in() -> Self {
        Sound(None)
    }

    fn tree(&self) -> Tree<'_> {
        self.0.as_ref().map_or(Tree::Nothing, Ruling::tree)
    }
}

/// Describes a choice of records once: each name with the fields in its brackets; see `record!`.
macro_rules! choice {
    ($type:ident, $what:literal, or $stand_in:expr, { $($name:ident { $($field:ident: $rule:ident),* $(,)? }),+ $(,)? }) => {
        impl Value for $type {
            fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
                const NAMES: &[&str] = &[$(stringify!($name)),+];
                let Shape::Named(name) = part.shape() else {
                    let hint = format!("write one of {}", listed(NAMES));
                    wrong_type(part, $what, Some(hint), reader);
                    return $type::stand_in();
                };
                match name {
                    $(stringify!($name) => {
                        const FIELDS: &[&str] = &[$(stringify!($field)),*];
                        let entries = part.entries().unwrap_or_default();
                        let _fields = Fields::known(name, head(part), entries, FIELDS, reader);
                        $type::$name { $($field: _fields.$rule(stringify!($field), reader)),* }
                    })+
                    other => {
                        unknown_word(part, other, NAMES, reader);
                        $type::stand_in()
                    }
                }
            }

            fn stand_in() -> Self {
                $stand_in
            }

            fn tree(&self) -> Tree<'_> {
                match self {
                    $($type::$name { $($field),* } => {
                        Tree::Record(Some(stringify!($name)), vec![$(Branch::$rule(stringify!($field), $field)),*])
                    })+
                }
            }
        }
    };
}

choice!(Ruling, "a ruling", or Ruling::Split { at: 0 }, {
    Heading { at: required, role: required },
    LevelHeading { at: required, levels: required },
    NewLevel { at: required, code: required, title: typed },
    NoLevel { level: required },
    Text { at: required },
    Place { at: required, role: required, levels: default },
    Aside { at: required, reason: required },
    Split { at: required },
    Join { at: required },
    Field { field: required, text: typed },
    Requires { level: required, tier: required, requires: optional },
    Accept { at: required },
    Settle { warning: typed },
});

impl Value for DraftField {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let written = Written::read(part, reader);
        match written {
            Written::Id {} => DraftField::Id,
            Written::Title {} => DraftField::Title,
            Written::Authority {} => DraftField::Authority,
            Written::Document {} => DraftField::Document,
            Written::Effective {} => DraftField::Effective,
            Written::LevelCode { level } => DraftField::LevelCode(level),
            Written::LevelTitle { level } => DraftField::LevelTitle(level),
        }
    }

    fn stand_in() -> Self {
        DraftField::Id
    }

    fn tree(&self) -> Tree<'_> {
        let (name, level) = match self {
            DraftField::Id => ("Id", None),
            DraftField::Title => ("Title", None),
            DraftField::Authority => ("Authority", None),
            DraftField::Document => ("Document", None),
            DraftField::Effective => ("Effective", None),
            DraftField::LevelCode(level) => ("LevelCode", Some(level)),
            DraftField::LevelTitle(level) => ("LevelTitle", Some(level)),
        };
        Tree::Record(Some(name), level.map(|level| Branch::required("level", level)).into_iter().collect())
    }
}

/// The fields of a draft, as they are written.
enum Written {
    Id {},
    Title {},
    Authority {},
    Document {},
    Effective {},
    LevelCode { level: Code },
    LevelTitle { level: Code },
}

choice!(Written, "a field of a draft", or Written::Id {}, {
    Id {},
    Title {},
    Authority {},
    Document {},
    Effective {},
    LevelCode { level: required },
    LevelTitle { level: required },
});

/// A range of bytes, as it is written.
struct Bytes {
    from: usize,
    to: usize,
}

record!(Bytes { from: required, to: required });

impl Value for Range<usize> {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let Bytes { from, to } = Bytes::read(part, reader);
        from..to
    }

    fn stand_in() -> Self {
        0..0
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Record(None, vec![Branch::required("from", &self.start), Branch::required("to", &self.end)])
    }
}

words!(Reason { RunningHead, PageNumber, StruckOut, Marker, Heading, Site, Ornament, Hidden, Imprint });
words!(Role {
    Series,
    Levels,
    Allocation,
    Concept,
    Guidelines,
    SupervisionReceived,
    Contacts,
    SupervisionExercised,
    Duties,
    Ksas,
    Minimum,
    Schooling,
    Desirable,
    Recommended,
    Licences,
    Physical,
    Environment,
    Conditions,
    Bargaining,
    Vocabulary,
    History,
    Facts,
    Notes,
    Other,
});
