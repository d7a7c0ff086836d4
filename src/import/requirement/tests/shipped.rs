//! The qualifications of the shipped specifications, read by the grammar and set beside the trees made by hand.

use rungs_domain::qualify::{CreditPolicy, Outcome};
use rungs_domain::spec::{
    Alternatives, Branch, Experience, Fields, Level, Requirement, Statement, Substitution, TierKind, Vocabulary,
};

use super::applicants::{answers, applicants, calendar, differ};
use super::notation::short;
use super::{SERIES, VOCABULARY, names};
use crate::requirement::{Context, LevelName, requirement};

/// A deciding tier: what is printed and what was made of it by hand.
struct Made<'s> {
    level: &'s Level,
    names: Vec<LevelName>,
    printed: &'s [Statement],
    requires: &'s Requirement,
}

fn made() -> Vec<Made<'static>> {
    let of_series = |series: &'static rungs_domain::spec::Series| {
        series.levels.iter().map(move |level| {
            let tier = level.qualifications.iter().find(|tier| tier.tier == TierKind::Minimum).unwrap();
            let requires = tier.requires.as_ref().unwrap();
            Made { level, names: names(series), printed: &tier.printed, requires }
        })
    };
    SERIES.iter().flat_map(of_series).collect()
}

fn imported(one: &Made<'_>, printed: &[Statement]) -> (Requirement, Vocabulary) {
    let context = Context { vocabulary: &VOCABULARY, levels: &one.names };
    let understood = requirement(printed, &context);
    (understood.requires.unwrap(), understood.words)
}

/// A tree without what two careful readers may word differently: `reading`; the words that an all-of or any-of node
/// cites; full stops and the like at the ends of citations; the order of pooled kinds and of accepted fields; how a
/// clause about fields is printed; the words of a condition; what a need is called.
pub(crate) fn normal(node: &Requirement) -> Requirement {
    let mut node = node.clone();
    strip(&mut node);
    node
}

fn strip(node: &mut Requirement) {
    match node {
        Requirement::All(Branch { source, of }) | Requirement::Any(Alternatives { source, of, .. }) => {
            source.cite.clear();
            source.reading = None;
            of.iter_mut().for_each(strip);
        }
        Requirement::AtLeast(node) => {
            node.source.cite.clear();
            node.source.reading = None;
            node.of.iter_mut().for_each(strip);
        }
        Requirement::Units(_) | Requirement::Courses(_) | Requirement::Hours(_) => plain(node.source_mut()),
        Requirement::Education(node) => {
            plain(&mut node.source);
            node.fields.as_mut().map(unordered).unwrap_or_default();
        }
        Requirement::Experience(node) => time(node),
        Requirement::Service(node) => {
            plain(&mut node.source);
            node.including.iter_mut().for_each(time);
        }
        Requirement::Credential(node) => plain(&mut node.source),
        Requirement::Substitution(Substitution { source, of, substitutes, .. }) => {
            plain(source);
            strip(of);
            substitutes.iter_mut().for_each(|one| strip(&mut one.by));
        }
        Requirement::Combination(node) => {
            plain(&mut node.source);
            node.kinds.sort();
            node.fields.as_mut().map(unordered).unwrap_or_default();
        }
        Requirement::Judgement(node) => plain(&mut node.source),
    }
}

fn time(node: &mut Experience) {
    plain(&mut node.source);
    node.need.clear();
    node.kinds.sort();
    node.judged_kinds.sort();
    node.only_if = node.only_if.as_ref().map(|_| "asked".to_owned());
    node.including.iter_mut().for_each(time);
}

fn unordered(fields: &mut Fields) {
    fields.printed.clear();
    fields.accepted.sort();
}

fn plain(source: &mut rungs_domain::spec::RequirementSource) {
    source.reading = None;
    source.cite = source.cite.trim_end_matches(['.', ';', ',', ':']).to_owned();
}

fn outcomes(one: &Made<'_>, node: &Requirement, words: &Vocabulary, policy: &CreditPolicy) -> Vec<Outcome> {
    answers(one.level, (node, words), policy, applicants())
}

/// The answers to the tree made by hand.
fn right(one: &Made<'_>, policy: &CreditPolicy) -> Vec<Outcome> {
    outcomes(one, one.requires, &Vocabulary::default(), policy)
}

#[test]
fn at_least_twelve_of_seventeen_levels_are_read_as_by_hand_and_none_is_wrong() {
    let policy = calendar();
    let (mut same, mut table) = (0, String::new());
    let all = made();
    for one in &all {
        let (read, words) = imported(one, one.printed);
        let equal = normal(&read) == normal(one.requires);
        assert_eq!(words, Vocabulary::default(), "the vocabulary has all kinds");
        let answers = (right(one, &policy), outcomes(one, &read, &words, &policy));
        let (wrong, open) = differ(&answers.0, &answers.1);
        same += usize::from(equal);
        table += &format!("{} equal: {equal}, wrong: {wrong}, left to a person: {open}\n", one.level.code);
        if !equal {
            table += &format!("  by hand  {}\n  imported {}\n", short(&normal(one.requires)), short(&normal(&read)));
        }
        assert_eq!(wrong, 0, "{table}");
    }
    assert_eq!(all.len(), 17);
    assert_eq!(same, 17, "{table}");
}

#[test]
fn generated_applicants_tell_answers_apart() {
    let policy = calendar();
    for one in &made() {
        let answers = right(one, &policy);
        for outcome in [Outcome::Met, Outcome::NotMet] {
            assert!(answers.contains(&outcome), "{} {outcome:?}", one.level.code);
        }
    }
}

#[test]
fn without_the_kinds_of_the_vocabulary_answers_are_left_open_not_wrong() {
    let policy = calendar();
    let empty = Vocabulary { kinds: Vec::new(), ..VOCABULARY.clone() };
    for one in &made() {
        let context = Context { vocabulary: &empty, levels: &one.names };
        let understood = requirement(one.printed, &context);
        let read = understood.requires.unwrap();
        let (wrong, _) = differ(&right(one, &policy), &outcomes(one, &read, &understood.words, &policy));
        assert_eq!(wrong, 0, "{} {}", one.level.code, short(&read));
    }
}
