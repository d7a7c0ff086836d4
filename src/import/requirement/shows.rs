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
    // "The two years of specialized experience must be": those that the sentence before it names.
    let same = |part: &Experience, parts: &[(Option<u32>, Slice<'_>)]| {
        sentence.is(0, &["the"]) && parts.iter().all(|(months, _)| *months == Some(part.months))
    };
    let within = matches!(whole.including.as_slice(), [only] if same(only, &parts));
    let whole: &mut Experience = match whole.including.first_mut().filter(|_| within) {
        Some(part) => part,
        None => whole,
    };
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
    read.take_with(|words, at| quantity(words, at + 1).filter(|_| words.is(at, &["the"])).map(|_| ((), at + 1)));
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
        let words = words.from(usize::from(own.is_some() && words.is(0, &["of"])));
        (!asks_otherwise(&words)).then_some((own.map(|(own, _)| own).or(months), words))
    };
    items.iter().map(one).collect()
}
