//! The shape of a policy by which a worksheet is judged.

use rungs_domain::allocate::{AllocationPolicy, ClassRule, LeadAuthority, LeadWork, MostTime, Rule, Test, Threshold};
use rungs_domain::qualify::Hundredths;

use super::part::{Part, Shape};
use super::reader::Reader;
use super::record::{Fields, Record, Value, head, listed, wrong_type};
use super::scalar::unknown_word;
use super::tree::Tree;
use crate::{record, words};

record!(AllocationPolicy {
    id: required,
    title: required,
    source: required,
    reading: optional,
    rule: required,
    only_named: default,
    gate: optional,
    not_considered: default,
    example: optional,
});
record!(Threshold { share: required, test: required });
record!(MostTime { unless: optional, factors_break_ties: default });
record!(LeadWork { time: required, scale: required, from: required, authorities: required });
record!(LeadAuthority { id: required, text: required });

words!(Test { AtLeast, MoreThan });

/// The names of the kinds of rule, in the order of [`Rule`].
const RULES: [&str; 3] = ["AtOrAbove", "MostTime", "LeadWork"];

impl Value for Rule {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        // JSON names the kind as the only field of an object.
        if reader.is_json()
            && let Some([(name, inner)]) = part.entries().as_deref()
        {
            return rule(name, *inner, reader);
        }
        match part.shape() {
            Shape::Named(name) => rule(name, part, reader),
            _ => {
                let hint = format!("write one of {} before the bracket", listed(&RULES));
                wrong_type(part, "a rule", Some(hint), reader);
                Rule::stand_in()
            }
        }
    }

    fn stand_in() -> Self {
        Rule::Class(ClassRule::AtOrAbove(Threshold { share: Hundredths::whole(50), test: Test::MoreThan }))
    }

    fn tree(&self) -> Tree<'_> {
        let (name, branches) = match self {
            Rule::Class(ClassRule::AtOrAbove(fields)) => ("AtOrAbove", fields.branches()),
            Rule::Class(ClassRule::MostTime(fields)) => ("MostTime", fields.branches()),
            Rule::Lead(fields) => ("LeadWork", fields.branches()),
        };
        Tree::Record(Some(name), branches)
    }
}

fn rule(name: &str, part: Part<'_>, reader: &mut Reader<'_>) -> Rule {
    match name {
        "AtOrAbove" => Rule::Class(ClassRule::AtOrAbove(fields_of(name, part, reader))),
        "MostTime" => Rule::Class(ClassRule::MostTime(fields_of(name, part, reader))),
        "LeadWork" => Rule::Lead(fields_of(name, part, reader)),
        other => {
            unknown_word(part, other, &RULES, reader);
            Rule::stand_in()
        }
    }
}

fn fields_of<T: Record>(name: &str, part: Part<'_>, reader: &mut Reader<'_>) -> T {
    match part.entries() {
        Some(entries) => {
            let fields = Fields::new::<T>(name, head(part), entries, reader);
            T::from_fields(&fields, reader)
        }
        None => {
            let hint = format!("write {name}({}: ...)", T::FIELDS.first().copied().unwrap_or_default());
            wrong_type(part, "fields in round brackets", Some(hint), reader);
            T::blank()
        }
    }
}
