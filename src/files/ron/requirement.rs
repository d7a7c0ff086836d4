//! The shape of a requirement tree.

use rungs_domain::spec::{
    About, Accreditation, Branch, Combination, Credential, Degree, Due, Education, Experience, Fields, Judgement, Note,
    OtherFields, Requirement, Substitute, Substitution,
};

use super::part::{Part, Shape};
use super::reader::Reader;
use super::record::{self, Record, Value, head, listed, wrong_type};
use super::scalar::unknown_word;
use super::tree::Tree;
use crate::{record, words};

record!(Branch cited { of: required });
record!(Education cited {
    degree: required,
    fields: optional,
    accreditation: default,
    or_equivalent: default,
    equivalent_months: optional,
});
record!(Experience cited {
    need: required,
    months: required,
    kinds: default,
    judged_kinds: default,
    progressive: default,
    comparable_to: default,
    including: default,
    only_if: optional,
    any_work: default,
});
record!(Credential cited { any_of: required });
record!(Substitution cited { experience: required, substitutes: required, at_most: required });
record!(Combination cited {
    months: required,
    fields: optional,
    accreditation: default,
    need: required,
    kinds: default,
});
record!(Judgement cited { question: required, about: default });
record!(Note { printed: required, due: optional });
record!(Substitute { months: required, by: required });
record!(Fields { printed: required, accepted: default, others: required });

words!(About { Applicant, Text });
words!(Due { Filing, Examination, Appointment, Probation });
words!(Degree { HighSchool, Associate, Bachelor, Master, Doctorate });
words!(Accreditation { NotAsked, Required });
words!(OtherFields { No, Judgement });

/// The names of the nodes, in the order of [`Requirement`].
pub(super) const NODES: [&str; 8] =
    ["All", "Any", "Education", "Experience", "Credential", "Substitution", "Combination", "Judgement"];

impl Value for Requirement {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let Shape::Named(name) = part.shape() else {
            wrong_type(
                part,
                "a requirement",
                Some(format!("write one of {} before the bracket", listed(&NODES))),
                reader,
            );
            return Requirement::stand_in();
        };
        match name {
            "All" => Requirement::All(node(name, part, reader)),
            "Any" => Requirement::Any(node(name, part, reader)),
            "Education" => Requirement::Education(node(name, part, reader)),
            "Experience" => Requirement::Experience(node(name, part, reader)),
            "Credential" => Requirement::Credential(node(name, part, reader)),
            "Substitution" => Requirement::Substitution(node(name, part, reader)),
            "Combination" => Requirement::Combination(node(name, part, reader)),
            "Judgement" => Requirement::Judgement(node(name, part, reader)),
            other => {
                unknown_word(part, other, &NODES, reader);
                Requirement::stand_in()
            }
        }
    }

    fn stand_in() -> Self {
        Requirement::Judgement(Judgement::blank())
    }

    fn tree(&self) -> Tree<'_> {
        match self {
            Requirement::All(node) => Tree::Record(Some("All"), node.branches()),
            Requirement::Any(node) => Tree::Record(Some("Any"), node.branches()),
            Requirement::Education(node) => Tree::Record(Some("Education"), node.branches()),
            Requirement::Experience(node) => Tree::Record(Some("Experience"), node.branches()),
            Requirement::Credential(node) => Tree::Record(Some("Credential"), node.branches()),
            Requirement::Substitution(node) => Tree::Record(Some("Substitution"), node.branches()),
            Requirement::Combination(node) => Tree::Record(Some("Combination"), node.branches()),
            Requirement::Judgement(node) => Tree::Record(Some("Judgement"), node.branches()),
        }
    }
}

/// The fields behind the name of a node.
fn node<T: Record>(name: &str, part: Part<'_>, reader: &mut Reader<'_>) -> T {
    match part.entries() {
        Some(entries) => {
            let fields = record::Fields::new::<T>(name, head(part), entries, reader);
            T::from_fields(&fields, reader)
        }
        None => {
            wrong_type(part, "fields in round brackets", Some("write (cite: \"...\", ...)".to_owned()), reader);
            T::blank()
        }
    }
}
