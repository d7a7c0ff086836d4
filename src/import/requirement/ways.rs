//! Ways of which one is enough, under a label of their own.

use rungs_domain::spec::Requirement;

use super::needs::Link;
use super::node::{Need, Topic, has_judgement, source};
use super::nodes;
use super::outline::Entry;
use super::pieces::{Family, Fragment, texts};
use super::relation::link_at_end;
use super::sequence::{Element, Linked};

/// "GENERAL EXPERIENCE: A; AND; SPECIFIC EXPERIENCE: B; OR; C": under a label that "and" joins to the others, schooling or
/// times of work behind "or" stand beside what the label asks for. A longer time may stand for more than that.
/// `next`: the link to the next label.
pub(super) fn ways_within_label(mut own: Vec<Linked<'_>>, next: Option<Link>) -> Vec<Linked<'_>> {
    let computed = |one: &Linked<'_>| match &one.element {
        Element::Need(need) if !has_judgement(&need.node) => match need.sorts.as_slice() {
            [Topic::Education] => Some((Topic::Education, 0)),
            [Topic::Experience] => longest(&need.node).map(|months| (Topic::Experience, months)),
            _ => None,
        },
        _ => None,
    };
    let Some((first, (topic, most))) = own.first().and_then(|one| Some((one.link, computed(one)?))) else { return own };
    if first.or(next) != Some(Link::And) {
        return own;
    }
    let alike = |one: &&Linked<'_>| {
        one.link == Some(Link::Or) && computed(one).is_some_and(|(other, months)| other == topic && months <= most)
    };
    let count = 1 + own.iter().skip(1).take_while(alike).count();
    // Something else behind "or": it may stand beside all that the label asks for.
    let other =
        own.get(count).is_some_and(|next| next.link == Some(Link::Or) && matches!(next.element, Element::Need(_)));
    if count == 1 || other {
        return own;
    }
    let rest = own.split_off(count);
    let words = own.first().map(|one| one.words);
    let ways: Vec<Need> = own
        .into_iter()
        .filter_map(|one| if let Element::Need(need) = one.element { Some(*need) } else { None })
        .collect();
    let joined = words.map(|words| {
        let need = Need::linked(Link::Or, source(&words), ways);
        Linked { link: first, element: Element::Need(Box::new(need)), words }
    });
    joined.into_iter().chain(rest).collect()
}

/// The entries where only the second way has a number, "A; OR; Option 2: B": what stands before that "or" is the first.
pub(super) fn with_first_way<'p, 't>(
    before: &'p [Fragment<'t>],
    mut entries: Vec<Entry<'t>>,
    family: Family,
) -> (&'p [Fragment<'t>], Vec<Entry<'t>>) {
    let second = family == Family::Pattern && entries.len() == 1 && link_at_end(before) == Some(Link::Or);
    let plain = !before.iter().any(|piece| matches!(piece, Fragment::Intro(..)));
    if !second || !plain || texts(before).is_empty() {
        return (before, entries);
    }
    entries.insert(0, (None, before.to_vec()));
    (&[], entries)
}

/// The longest time of work or service that is asked for.
fn longest(node: &Requirement) -> Option<u32> {
    let months = |node: &Requirement| match node {
        Requirement::Experience(time) => Some(time.months),
        Requirement::Service(time) => Some(time.months),
        _ => None,
    };
    nodes(node).filter_map(months).max()
}

/// The requirements of sentences that are all needed.
pub(super) fn all_needed(row: &[Linked<'_>]) -> Option<Vec<Need>> {
    let need = |one: &Linked<'_>| match &one.element {
        Element::Need(need) if one.link != Some(Link::Or) => Some(Need::clone(need)),
        _ => None,
    };
    row.iter().map(need).collect()
}
