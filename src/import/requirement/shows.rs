//! Sentences that say what the time of work asked for before them must show: "This experience must include one year of
//! supervising." They ask for no time of their own.

use rungs_domain::spec::{Experience, Requirement};

use super::described::{asks_otherwise, printed_kind};
use super::experience::{SeriesContext, time};
use super::kinds::Kinds;
use super::node::source;
use super::phrases::PHRASES;
use super::pieces::{is_marked, marked_items};
use super::quantity::quantity;
use super::token::{Cursor, Slice};

/// Adds what a sentence asks of the one time of work in these requirements; false where it says something else, or there
/// is not one time.
pub(super) fn shows<'n>(
    nodes: impl IntoIterator<Item = &'n mut Requirement>,
    sentence: &Slice<'_>,
    known: &SeriesContext<'_>,
) -> bool {
    let Some(parts) = parts_shown(sentence) else { return false };
    let mut found = Vec::new();
    nodes.into_iter().for_each(|node| times(node, &mut found));
    let [Requirement::Experience(whole)] = found.as_mut_slice() else { return false };
    let part = |(months, words): &(Option<u32>, Slice<'_>)| {
        let months = months.unwrap_or_default();
        let kind = printed_kind(words, sentence, known)?;
        (months <= whole.months).then(|| time(source(words), months, Kinds::of(kind), false))
    };
    let Some(parts) = parts.iter().map(part).collect::<Option<Vec<Experience>>>() else { return false };
    whole.including.extend(parts);
    true
}

/// The times of work, and all that may be one.
fn times<'n>(node: &'n mut Requirement, found: &mut Vec<&'n mut Requirement>) {
    match node {
        Requirement::All(_) | Requirement::Any(_) => {
            node.branches_mut().into_iter().flatten().for_each(|part| times(part, found));
        }
        node if node.asks_for_work() => found.push(node),
        _ => {}
    }
}

/// The time of each part, where one is printed, and what describes its work.
fn parts_shown<'t>(sentence: &Slice<'t>) -> Option<Vec<(Option<u32>, Slice<'t>)>> {
    let mut read = Cursor::new(sentence, 0);
    let months = read.take_with(quantity);
    let named = read.take(&PHRASES.this_work);
    let alone = !named && PHRASES.experience.within(sentence) && read.take(&PHRASES.this_alone);
    if !((named || alone) && read.take(&PHRASES.must_show)) {
        return None;
    }
    let rest = read.rest().trimmed();
    let items = if is_marked(&rest, 0) { marked_items(&rest, "and") } else { vec![rest] };
    let one = |item: &Slice<'t>| {
        let own = quantity(item, 0);
        let words = own.map_or(*item, |(_, end)| item.from(PHRASES.part_verbs.skip(item, end)));
        (!asks_otherwise(&words)).then_some((months.or(own.map(|(months, _)| months)), words))
    };
    items.iter().map(one).collect()
}
