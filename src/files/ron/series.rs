//! The shape of a series, without its levels.

use rungs_domain::spec::{
    AllocatedBy, Authority, Fact, Section, Series, Source, Statement, Status, Term, VocabularyList,
};

use super::part::{Part, Shape};
use super::reader::Reader;
use super::record::{Fields, Record, Value, head, wrong_type};
use super::scalar::unknown_word;
use super::tree::{Branch, Tree};
use crate::record;

record!(Series {
    id: required,
    title: required,
    authority: required,
    source: required,
    status: required,
    effective: optional,
    established: optional,
    revised: optional,
    sections: default,
    vocabulary: optional,
    promotional_line: optional,
    occupational_area: optional,
    work_area: optional,
    cumulative: optional,
    allocation_rule: optional,
    allocated_by: optional,
    ksas: optional,
    conditions_of_employment: optional,
    bargaining_unit: optional,
    notes: default,
    facts: default,
    links: default,
    levels: required,
});
record!(Authority { name: required, short: optional, inferred: default });
record!(Source { document: required, date: optional });
record!(Section { heading: optional, text: required });
record!(Statement { heading: optional, text: required });
record!(AllocatedBy { policy: required, cite: required, source: optional, reading: optional });
record!(Fact { label: required, text: optional });
record!(VocabularyList { heading: optional, terms: required });
record!(Term { term: required, definition: required });

/// The fields of the status `Proposed`.
#[derive(Default)]
pub(super) struct Proposed {
    notice: Option<String>,
    hearing: Option<String>,
    hearing_date: Option<jiff::civil::Date>,
    effective_rule: Option<String>,
}

record!(Proposed { notice: optional, hearing: optional, hearing_date: optional, effective_rule: optional });

const STATUS_WORDS: [&str; 2] = ["Adopted", "Proposed"];

impl Value for Status {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        match (part.shape(), part.entries()) {
            (Shape::Named("Adopted"), None) => Status::Adopted,
            (Shape::Named("Proposed"), Some(entries)) => {
                let fields = Fields::new::<Proposed>("Proposed", head(part), entries, reader);
                let Proposed { notice, hearing, hearing_date, effective_rule } = Proposed::from_fields(&fields, reader);
                Status::Proposed { notice, hearing, hearing_date, effective_rule }
            }
            (Shape::Named("Proposed"), None) if part.is_bare_word() => {
                Status::Proposed { notice: None, hearing: None, hearing_date: None, effective_rule: None }
            }
            (Shape::Named(word), _) => {
                unknown_word(part, word, &STATUS_WORDS, reader);
                Status::Adopted
            }
            _ => {
                wrong_type(part, "a status", Some("write `Adopted` or `Proposed(...)`".to_owned()), reader);
                Status::Adopted
            }
        }
    }

    fn stand_in() -> Self {
        Status::Adopted
    }

    fn tree(&self) -> Tree<'_> {
        match self {
            Status::Adopted => Tree::Word("Adopted"),
            Status::Proposed { notice, hearing, hearing_date, effective_rule } => Tree::Record(
                Some("Proposed"),
                vec![
                    Branch::optional("notice", notice),
                    Branch::optional("hearing", hearing),
                    Branch::optional("hearing_date", hearing_date),
                    Branch::optional("effective_rule", effective_rule),
                ],
            ),
        }
    }
}
