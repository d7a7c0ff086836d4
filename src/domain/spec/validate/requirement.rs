//! Rules of requirement trees.

use super::Walk;
use super::found::KnownNames;
use crate::spec::{
    Combination, Education, Experience, Fields, InProportion, OtherFields, Requirement, Series, Service, Substitution,
    Units, Vocabulary,
};
use crate::words::counted;

/// The longest time that a requirement may ask for, in months: fifty years.
pub const MAX_MONTHS: u32 = 600;

/// The most units, courses or hours that a requirement may ask for.
pub const MAX_AMOUNT: u32 = 100_000;

pub(super) fn check(requirement: &Requirement, series: &Series, vocabulary: &Vocabulary, walk: &mut Walk) {
    Rules::new(series, vocabulary).requirement(requirement, walk);
    super::in_addition::check(requirement, walk);
}

/// What the nodes of the trees of a series may refer to.
pub(super) struct Rules<'a> {
    series: &'a Series,
    kinds: KnownNames<'a>,
    credentials: KnownNames<'a>,
}

impl<'a> Rules<'a> {
    /// The levels of `series`, and the names of `vocabulary`.
    pub(super) fn new(series: &'a Series, vocabulary: &'a Vocabulary) -> Self {
        let kinds = KnownNames::of(vocabulary.kinds.iter().map(|kind| kind.id.as_str()));
        let credentials = KnownNames::of(vocabulary.credentials.iter().map(|credential| credential.id.as_str()));
        Rules { series, kinds, credentials }
    }

    /// Checks a tree.
    pub(super) fn requirement(&self, requirement: &Requirement, walk: &mut Walk) {
        match requirement {
            Requirement::All(node) => self.parts(&node.of, walk),
            Requirement::Any(node) => {
                self.parts(&node.of, walk);
                if let Some(combination) = &node.combination {
                    walk.field("combination", |walk| self.in_proportion(combination, &node.of, walk));
                }
            }
            Requirement::AtLeast(node) => {
                self.parts(&node.of, walk);
                let most = u32::try_from(node.of.len()).unwrap_or(u32::MAX);
                // A node without parts is told already.
                if most > 0 {
                    let asked = || format!("{} of {}", node.count, counted(most, "part"));
                    within("count", node.count, most, "", asked, walk);
                }
            }
            Requirement::Education(node) => education(node, walk),
            Requirement::Units(node) => units(node, walk),
            Requirement::Courses(node) => {
                amount("count", node.count, "course", walk);
                fields("subject", node.subject.as_ref(), walk);
            }
            Requirement::Hours(node) => amount("hours", node.hours, "hour", walk),
            Requirement::Experience(node) => self.experience(node, walk),
            Requirement::Service(node) => self.service(node, walk),
            Requirement::Credential(node) => {
                walk.not_empty("any_of", &node.any_of);
                walk.known("any_of", &node.any_of, "unknown-credential", "credential", &self.credentials);
            }
            Requirement::Substitution(node) => self.substitution(node, walk),
            Requirement::Combination(node) => self.combination(node, walk),
            Requirement::Judgement(_) => {}
        }
    }

    fn parts(&self, of: &[Requirement], walk: &mut Walk) {
        walk.not_empty("of", of);
        walk.each("of", of, |part, walk| self.requirement(part, walk));
    }

    fn experience(&self, node: &Experience, walk: &mut Walk) {
        months_or_none(node.months, walk);
        if node.months == 0 && node.more_than {
            walk.field("more_than", more_than_nothing);
        }
        walk.program_name("need", &node.need, &['_']);
        self.known_kinds("kinds", &node.kinds, walk);
        self.known_kinds("judged_kinds", &node.judged_kinds, walk);
        walk.each("comparable_to", &node.comparable_to, |code, walk| {
            if self.series.level(code).is_none() {
                let message = format!("this series has no level \"{code}\"");
                let hint = walk.levels_hint(self.series, code);
                walk.report("dangling-reference", message, hint);
            }
        });
        self.including(node.months, &node.including, walk);
    }

    fn service(&self, node: &Service, walk: &mut Walk) {
        months_or_none(node.months, walk);
        walk.program_name("need", &node.need, &['_']);
        if node.classes.is_empty() && node.employer.is_none() {
            walk.report("missing-field", "service in no class", "write `classes`, `employer` or both");
        }
        if node.classes.is_empty() && node.or_level {
            walk.field("or_level", |walk| {
                let message = "at the level of a class that is not named";
                walk.report("contradiction", message, "name the class in `classes`, or delete this");
            });
        }
        let classes = node.classes.iter().map(|title| format!("\"{title}\""));
        walk.distinct("duplicate-entry", "the class", "classes", None, classes);
        self.including(node.months, &node.including, walk);
    }

    /// The parts of a time of so many months.
    fn including(&self, whole: u32, parts: &[Experience], walk: &mut Walk) {
        walk.each("including", parts, |part, walk| {
            self.experience(part, walk);
            // Where no amount is printed of the whole, a part may be of any.
            if whole > 0 {
                let words = format!("the {} that it is a part of", counted(whole, "month"));
                at_most("months", part.months, whole, &words, walk);
            }
        });
    }

    fn known_kinds(&self, list: &'static str, names: &[String], walk: &mut Walk) {
        walk.known(list, names, "unknown-kind", "kind of experience", &self.kinds);
    }

    fn substitution(&self, node: &Substitution, walk: &mut Walk) {
        let of = if node.time().is_some() { "experience" } else { "of" };
        walk.field(of, |walk| self.requirement(&node.of, walk));
        walk.not_empty("substitutes", &node.substitutes);
        walk.each("substitutes", &node.substitutes, |substitute, walk| {
            for (field, figure) in [("months", substitute.months), ("at_most", substitute.at_most)] {
                if let Some(figure) = figure {
                    months(field, figure, walk);
                }
            }
            if let Some(rate) = substitute.rate {
                walk.field("rate", |walk| {
                    within("per", rate.per, MAX_AMOUNT, "", || rate.unit.counted(rate.per), walk);
                    months("gives", rate.gives, walk);
                    if substitute.months.is_some() {
                        let message = "months and a rate say two things";
                        walk.report("contradiction", message, "keep one of `months` and `rate`");
                    }
                });
            }
            walk.field("by", |walk| {
                if node.of.asks_for_work() && substitute.by.asks_for_work() {
                    let hint = "use Education or Credential, or Any of these";
                    walk.report("bad-substitute", "time of work cannot stand in for time of work", hint);
                }
                self.requirement(&substitute.by, walk);
            });
        });
        if let Some(most) = node.at_most {
            months("at_most", most, walk);
            if let Some(asked) = node.months() {
                at_most("at_most", most, asked, &format!("the {} asked for", counted(asked, "month")), walk);
            }
        }
    }

    /// Work can be combined in proportion only where two alternatives ask for some.
    fn in_proportion(&self, node: &InProportion, of: &[Requirement], walk: &mut Walk) {
        months_or_none(node.months, walk);
        if node.months == 0 && node.more_than {
            walk.field("more_than", more_than_nothing);
        }
        let may_be_work = |part: &&Requirement| part.asks_for_work() || asks_a_person(part);
        if of.iter().filter(may_be_work).count() < 2 {
            let message = "fewer than two alternatives ask for time of work, and there is nothing to combine";
            walk.report("contradiction", message, "delete `combination`, or check where the patterns stand");
        }
    }

    fn combination(&self, node: &Combination, walk: &mut Walk) {
        months("months", node.months, walk);
        walk.program_name("need", &node.need, &['_']);
        self.known_kinds("kinds", &node.kinds, walk);
        fields("fields", node.fields.as_ref(), walk);
    }
}

fn more_than_nothing(walk: &mut Walk) {
    walk.report("contradiction", "more than an amount that is not printed", "write the months, or delete this");
}

/// Whether a node leaves something to a person, which may be work.
fn asks_a_person(node: &Requirement) -> bool {
    matches!(node, Requirement::Judgement(_)) || node.branches().unwrap_or_default().iter().any(asks_a_person)
}

/// The most years of schooling that a requirement may ask for.
const MAX_SCHOOLING: u32 = 30;

fn education(node: &Education, walk: &mut Walk) {
    let said = [node.degree.is_some(), node.years.is_some(), node.schooling.is_some()];
    match said.into_iter().filter(|said| *said).count() {
        1 => {}
        0 => walk.report("missing-field", "schooling of no sort", "write `degree`, `years` or `schooling`"),
        _ => {
            let message = "a degree, years and printed schooling are three things";
            walk.report("contradiction", message, "keep one of `degree`, `years` and `schooling`");
        }
    }
    if let Some(years) = node.years {
        within("years", years, MAX_SCHOOLING, " years", || format!("{} of schooling", counted(years, "year")), walk);
    }
    fields("fields", node.fields.as_ref(), walk);
    if let Some(equivalent) = node.equivalent_months {
        if equivalent > 0 {
            months("equivalent_months", equivalent, walk);
        }
        if node.degree.is_none() {
            walk.field("equivalent_months", |walk| {
                let message = "months of equivalence to what is no degree";
                walk.report("contradiction", message, "write `degree`, or delete this");
            });
        } else if !node.or_equivalent {
            walk.field("equivalent_months", |walk| {
                let message = "months of equivalence, but no equivalence is accepted";
                walk.report("contradiction", message, "add `or_equivalent: true`, or delete this");
            });
        }
    }
}

fn units(node: &Units, walk: &mut Walk) {
    if node.semester.is_none() && node.quarter.is_none() {
        walk.report("missing-field", "units without a figure", "write `semester`, `quarter` or both");
    }
    for (field, figure) in [("semester", node.semester), ("quarter", node.quarter)] {
        if let Some(figure) = figure {
            amount(field, figure, "unit", walk);
        }
    }
    fields("subject", node.subject.as_ref(), walk);
    walk.each("including", &node.including, units);
}

fn amount(field: &'static str, figure: u32, unit: &str, walk: &mut Walk) {
    within(field, figure, MAX_AMOUNT, "", || counted(figure, unit), walk);
}

/// Reports a figure that is not from 1 to `most`; `asked` says what it asks for.
fn within(field: &'static str, figure: u32, most: u32, unit: &str, asked: impl FnOnce() -> String, walk: &mut Walk) {
    if !(1..=most).contains(&figure) {
        walk.field(field, |walk| {
            let message = format!("{} cannot be asked for", asked());
            walk.report("out-of-range", message, format!("write 1 to {most}{unit}"));
        });
    }
}

fn fields(field: &'static str, fields: Option<&Fields>, walk: &mut Walk) {
    let Some(fields) = fields else { return };
    walk.field(field, |walk| {
        if fields.accepted.is_empty() && fields.others == OtherFields::No {
            let message = "no field of study can satisfy this: none is accepted, and others are not";
            walk.report("contradiction", message, "name the fields in `accepted`, or write `others: Judgement`");
        }
        let names = fields.accepted.iter().map(|name| format!("\"{name}\""));
        walk.distinct("duplicate-entry", "the field", "accepted", None, names);
    });
}

/// Months of work, of which 0 says that no amount is printed.
fn months_or_none(months: u32, walk: &mut Walk) {
    if months > 0 {
        self::months("months", months, walk);
    }
}

fn months(field: &'static str, months: u32, walk: &mut Walk) {
    within(field, months, MAX_MONTHS, " months", || format!("a time of {}", counted(months, "month")), walk);
}

fn at_most(field: &'static str, part: u32, most: u32, whole: &str, walk: &mut Walk) {
    if part > most {
        walk.field(field, |walk| {
            let message =
                format!("{} {} more than {whole}", counted(part, "month"), if part == 1 { "is" } else { "are" });
            walk.report("part-above-whole", message, "check both figures against the printed sentence");
        });
    }
}
