//! The shape of a policy by which a worksheet is judged.

use rungs_domain::allocate::{AllocationPolicy, ClassRule, LeadAuthority, LeadWork, MostTime, Rule, Test, Threshold};
use rungs_domain::qualify::Hundredths;

use super::reader::Reader;
use super::record::{Choice, Record, Value};
use super::syntax::Part;
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

impl Value for Rule {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        const NAMES: &[&str] = &["AtOrAbove", "MostTime", "LeadWork"];
        let Some(found) = Choice::of(part, "a rule", NAMES, " before the bracket", reader) else {
            return Rule::stand_in();
        };
        match found.name() {
            "AtOrAbove" => Rule::Class(ClassRule::AtOrAbove(found.record(reader))),
            "MostTime" => Rule::Class(ClassRule::MostTime(found.record(reader))),
            _ => Rule::Lead(found.record(reader)),
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
