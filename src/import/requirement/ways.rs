//! Ways of which one is enough, under a label of their own.

use rungs_domain::spec::Requirement;

use super::needs::Link;
use super::node::{Need, Topic, has_judgement, source};
use super::nodes;
use super::sequence::{Element, Linked};

/// "GENERAL EXPERIENCE: A; AND; SPECIFIC EXPERIENCE: B; OR; C": under a label that "and" joins to the others, times of work
/// behind "or" stand beside the one under the label, where they are no longer: a longer time may stand for more.
pub(super) fn ways_within_label<'t>(mut own: Vec<Linked<'t>>, label: Option<Topic>) -> Vec<Linked<'t>> {
    let work = |one: &Linked<'_>| match &one.element {
        Element::Need(need) if need.sorts == [Topic::Experience] && !has_judgement(&need.node) => longest(&need.node),
        _ => None,
    };
    let Some(first) = own.first().filter(|one| one.link == Some(Link::And) && label == Some(Topic::Experience)) else {
        return own;
    };
    let Some(most) = work(first) else { return own };
    let alike = |one: &&Linked<'_>| one.link == Some(Link::Or) && work(one).is_some_and(|months| months <= most);
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
        Linked { link: Some(Link::And), element: Element::Need(Box::new(need)), words }
    });
    joined.into_iter().chain(rest).collect()
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
