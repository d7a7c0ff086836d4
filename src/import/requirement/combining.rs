//! A sentence by which work toward several alternatives adds up in proportion: "Experience applicable to one of the
//! patterns may be combined on a proportional basis with experience applicable to the other pattern".

use rungs_domain::spec::{About, Alternatives, InProportion, Judgement, Requirement};
use serde::Deserialize;

use super::node::source;
use super::phrases::{List, PHRASES};
use super::quantity::quantity;
use super::token::{Cursor, Slice};

/// The words of such sentences.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CombiningWords {
    /// Who may combine: "applicants may combine".
    pub who: List,
    /// "may be combined"
    pub verbs: List,
    /// "on a proportional basis"
    pub rates: List,
    /// "qualifying experience"
    pub work: List,
    /// Between the work and the patterns: "applicable to".
    pub toward: List,
    /// "one of the following patterns"
    pub patterns: List,
    /// Before the numbers of patterns: "patterns".
    pub names: List,
    /// "to meet the total experience requirements"
    pub goals: List,
    /// Before the least time in all, to be exceeded: "if the total experience exceeds".
    pub exceeding: List,
    /// The same, to be reached: "if the total experience is at least".
    pub reaching: List,
    /// What is so wherever several patterns stand: "if there is more than one pattern".
    pub conditions: List,
    /// Where the phrases come from.
    #[serde(rename = "source")]
    _source: String,
}

/// What such a sentence says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Combining {
    /// The patterns that it names, from 1; empty: all.
    named: Vec<usize>,
    /// The least time in all, in months; 0: none is printed.
    months: u32,
    more_than: bool,
}

/// Reads a sentence; `None` where it is of another form, or says more.
pub(super) fn read(sentence: &Slice<'_>) -> Option<Combining> {
    let words = &PHRASES.combining;
    let sentence = sentence.trimmed();
    let mut read = Cursor::new(&sentence, 0);
    let mut said = Combining { named: Vec::new(), months: 0, more_than: false };
    read.take(&words.conditions);
    read.take_word(&[","]);
    if read.take(&words.who) {
        work(&mut read, &mut said.named)?;
    } else {
        work(&mut read, &mut said.named)?;
        if !read.take(&words.verbs) {
            return None;
        }
    }
    let mut rated = false;
    while !read.is_done() {
        if read.take(&words.rates) {
            rated = true;
        } else if read.take(&words.exceeding) {
            said.months = read.take_with(quantity).filter(|_| said.months == 0)?;
            said.more_than = true;
        } else if read.take(&words.reaching) {
            said.months = read.take_with(quantity).filter(|_| said.months == 0)?;
        } else if read.take_word(&["with"]) {
            work(&mut read, &mut said.named)?;
        } else if !(read.take(&words.goals) || read.take(&words.conditions) || read.take_word(&[","])) {
            return None;
        }
    }
    said.named.sort_unstable();
    said.named.dedup();
    rated.then_some(said)
}

/// The work that is combined, with the patterns to which it applies; `None` where neither stands here.
fn work(read: &mut Cursor<'_>, named: &mut Vec<usize>) -> Option<()> {
    let words = &PHRASES.combining;
    let work = read.take(&words.work);
    read.take(&words.toward);
    let numbers = numbers(read);
    let patterns = numbers.is_empty() && read.take(&words.patterns);
    named.extend(&numbers);
    (work || patterns || !numbers.is_empty()).then_some(())
}

/// "Patterns I, II and III".
fn numbers(read: &mut Cursor<'_>) -> Vec<usize> {
    let (begin, mut found) = (*read, Vec::new());
    read.take_word(&["either", "both"]);
    if !read.take(&PHRASES.combining.names) {
        *read = begin;
        return found;
    }
    loop {
        let behind = *read;
        read.take(&PHRASES.combining.names);
        let Some(number) = number(read.rest().word(0)) else {
            *read = behind;
            break;
        };
        found.push(number);
        read.at += 1;
        let joint = *read;
        let joined = [&[","][..], &["and", "or", "and/or"]].map(|words| read.take_word(words));
        if !joined.contains(&true) {
            break;
        }
        let mut next = *read;
        next.take(&PHRASES.combining.names);
        if number_at(&next).is_none() {
            *read = joint;
            break;
        }
    }
    if found.is_empty() {
        *read = begin;
    }
    found
}

fn number_at(read: &Cursor<'_>) -> Option<usize> {
    number(read.rest().word(0))
}

/// The number of an entry: "2", or "ii".
fn number(word: &str) -> Option<usize> {
    const NUMERALS: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let figure = word.parse().ok().filter(|number| *number > 0);
    figure.or_else(|| NUMERALS.iter().position(|numeral| *numeral == word).map(|at| at + 1))
}

/// Lets work toward alternatives be combined as a sentence says; false where none, or several, can be meant.
pub(super) fn combine(node: &mut Requirement, said: &Combining, sentence: &Slice<'_>) -> bool {
    let mut found = Vec::new();
    candidates(node, &mut found);
    let [alternatives] = found.as_mut_slice() else { return false };
    let combination = Some(InProportion { source: source(sentence), months: said.months, more_than: said.more_than });
    let is_named = |at: usize| said.named.is_empty() || said.named.contains(&(at + 1));
    let of_work = |(at, part): (usize, &Requirement)| may_be_work(part).then_some(at);
    let of_work: Vec<usize> = alternatives.of.iter().enumerate().filter_map(of_work).collect();
    if said.named.iter().any(|number| *number > alternatives.of.len()) {
        return false;
    }
    if of_work.iter().all(|at| is_named(*at)) {
        alternatives.combination = combination;
        return true;
    }
    let meant: Vec<usize> = of_work.into_iter().filter(|at| is_named(*at)).collect();
    let [first, _, ..] = meant.as_slice() else { return false };
    let first = *first;
    let (mut inner, mut left) = (Vec::new(), Vec::new());
    for (at, part) in std::mem::take(&mut alternatives.of).into_iter().enumerate() {
        if meant.contains(&at) { inner.push(part) } else { left.push(part) }
    }
    let before = (0..first).count();
    let source = alternatives.source.clone();
    let inner = Requirement::Any(Alternatives { source, of: inner, combination });
    left.insert(before.min(left.len()), inner);
    alternatives.of = left;
    true
}

/// The outermost alternatives of which two ask for work.
fn candidates<'n>(node: &'n mut Requirement, found: &mut Vec<&'n mut Alternatives>) {
    match node {
        Requirement::Any(alternatives) => {
            let of_work = alternatives.of.iter().filter(|part| may_be_work(part)).count() > 1;
            match of_work && alternatives.combination.is_none() {
                true => found.push(alternatives),
                false => alternatives.of.iter_mut().for_each(|part| candidates(part, found)),
            }
        }
        node => node.branches_mut().into_iter().flatten().for_each(|part| candidates(part, found)),
    }
}

/// Whether a requirement asks for work, or is left to a person, who may find that it does.
fn may_be_work(node: &Requirement) -> bool {
    node.asks_for_work() || matches!(node, Requirement::Judgement(Judgement { about: About::Applicant, .. }))
}
