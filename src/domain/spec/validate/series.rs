//! Rules of series and levels.

use super::Walk;
use super::requirement::Rules;
use crate::spec::{Level, Passage, PassageBody, Series, Vocabulary};

/// The longest probation, in months.
const MAX_PROBATION: u8 = 60;

pub(super) fn check(series: &Series, vocabulary: &Vocabulary, walk: &mut Walk) {
    walk.not_empty("levels", &series.levels);
    let codes = series.levels.iter().map(|level| &level.code);
    walk.distinct("duplicate-code", "the class code", "levels", Some("code"), codes);
    let titles = series.levels.iter().map(|level| format!("\"{}\"", level.title));
    walk.distinct("duplicate-level", "a level with the title", "levels", Some("title"), titles);
    if let Some(terms) = &series.vocabulary {
        walk.field("vocabulary", |walk| walk.not_empty("terms", &terms.terms));
    }
    if let Some(rule) = &series.allocated_by {
        walk.field("allocated_by", |walk| walk.program_name("policy", &rule.policy, &['-']));
    }
    if let Some(ksas) = &series.ksas {
        walk.field("ksas", |walk| numbers(ksas.items.iter().map(|ksa| ksa.number), walk));
    }
    say_something(&series.passages(), walk);
    let rules = Rules::new(series, vocabulary);
    walk.each("levels", &series.levels, |level, walk| check_level(level, &rules, walk));
}

fn check_level(level: &Level, rules: &Rules<'_>, walk: &mut Walk) {
    check_pay(level, walk);
    check_probation(level, walk);
    say_something(&level.passages(), walk);
    walk.field("duties", |walk| numbers(level.duties.items.iter().map(|duty| duty.number), walk));
    walk.field("ksas", |walk| numbers(level.ksas.items.iter().map(|ksa| ksa.number), walk));
    walk.each("qualifications", &level.qualifications, |tier, walk| {
        if tier.printed.is_empty() && tier.requires.is_none() {
            walk.report("empty-list", "the tier says nothing", "add its sentences to `printed`");
        }
        if let Some(requirement) = &tier.requires {
            walk.field("requires", |walk| {
                rules.requirement(requirement, walk);
                super::in_addition::check(requirement, walk);
            });
        }
    });
}

fn check_pay(level: &Level, walk: &mut Walk) {
    let Some(range) = level.pay.as_ref().and_then(|pay| pay.range) else { return };
    if range.minimum_cents > range.maximum_cents {
        walk.field("pay", |walk| {
            walk.field("range", |walk| {
                let message = "the pay range is upside down: its minimum is above its maximum";
                walk.report("pay-range-upside-down", message, "exchange the two figures");
            });
        });
    }
}

fn check_probation(level: &Level, walk: &mut Walk) {
    let Some(probation) = &level.probation else { return };
    if !(1..=MAX_PROBATION).contains(&probation.months) {
        walk.field("probation", |walk| {
            walk.field("months", |walk| {
                let message = format!("a probation of {} months cannot be", probation.months);
                walk.report("out-of-range", message, format!("write 1 to {MAX_PROBATION} months"));
            });
        });
    }
}

/// Passages of paragraphs hold at least one.
fn say_something(passages: &[Passage<'_>], walk: &mut Walk) {
    for passage in passages {
        if let PassageBody::Paragraphs(text) = &passage.body {
            walk.at(&passage.path, |walk| walk.not_empty("text", text));
        }
    }
}

/// The numbers of a list of duties or KSAs.
fn numbers(numbers: impl Iterator<Item = u32> + Clone, walk: &mut Walk) {
    walk.distinct("duplicate-number", "the number", "items", Some("number"), numbers.clone());
    let all: Vec<u32> = numbers.collect();
    walk.each("items", &all, |number, walk| {
        if *number == 0 {
            walk.field("number", |walk| walk.report("bad-number", "there is no item 0", "items are numbered from 1"));
        }
    });
}
