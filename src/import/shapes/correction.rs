//! The shape of what a person decided about a source, for files that keep work in progress.

use rungs_domain::diagnostic::Diagnostic;

use rungs_files::ron::reader::Reader;
use rungs_files::ron::record::Value;
use rungs_files::ron::syntax::Part;
use rungs_files::ron::tree::Tree;
use rungs_files::ron::{read_record, write_record};
use rungs_files::{choice, record, words};

use crate::{Correction, DraftField, Reason};

/// Corrections as they were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCorrections {
    /// Those that could be read, in their order.
    pub corrections: Vec<Correction>,
    /// What is wrong with the others, or with the whole.
    pub diagnostics: Vec<Diagnostic>,
}

/// Corrections as a RON text, which [`corrections_from_ron`] reads back equal.
pub fn corrections_to_ron(corrections: &[Correction]) -> String {
    write_record(&Rulings { rulings: corrections.iter().cloned().map(Some).map(Sound).collect() })
}

/// Reads corrections. One that cannot be read is told and hides no other. `name` is what diagnostics call the text.
pub fn corrections_from_ron(name: &str, text: &str) -> ReadCorrections {
    let (read, diagnostics) = read_record::<Rulings>(name, text.as_bytes(), |_| Vec::new());
    let corrections = read.into_iter().flat_map(|read| read.rulings).filter_map(|sound| sound.0);
    ReadCorrections { corrections: corrections.collect(), diagnostics }
}

/// The file keeps the name of its first version.
struct Rulings {
    rulings: Vec<Sound>,
}

record!(Rulings { rulings: required });

/// A correction that holds no error; `None`: it holds one.
struct Sound(Option<Correction>);

impl Value for Sound {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let correction = Correction::read(part, reader);
        Sound((!reader.is_full() && !reader.has_error_in(part.span())).then_some(correction))
    }

    fn stand_in() -> Self {
        Sound(None)
    }

    fn tree(&self) -> Tree<'_> {
        self.0.as_ref().map_or(Tree::Nothing, Correction::tree)
    }
}

choice!(Correction, "a correction", or Correction::Split { at: 0 }, {
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

choice!(DraftField, "a field of a draft", or DraftField::Id {}, {
    Id {},
    Title {},
    Authority {},
    Document {},
    Effective {},
    LevelCode { level: required },
    LevelTitle { level: required },
});

words!(Reason { RunningHead, PageNumber, StruckOut, Marker, Heading, Site, Ornament, Hidden, Imprint });
