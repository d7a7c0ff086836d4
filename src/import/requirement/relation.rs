//! How the entries of a list belong together: all of them are needed, one is enough, or the first are needed beside one
//! of the others.

use super::equivalence::is_equivalent;
use super::needs::Link;
use super::node::{Need, Topic, read_so, source};
use super::outline::Entry;
use super::phrases::PHRASES;
use super::pieces::{Family, Fragment, Intro, texts};
use super::token::Slice;

/// How entries belong together; `None` where that is not clear.
pub(super) fn relation(family: Family, needs: &[Need], entries: &[Entry<'_>], intro: Option<Intro>) -> Option<Link> {
    let links = links_between(entries);
    let has = |link: Link| links.contains(&Some(link));
    let (or, and) = (has(Link::Or), has(Link::And));
    if family == Family::Pattern {
        return (!and).then_some(Link::Or);
    }
    match (intro, or, and) {
        (_, true, true) | (Some(Intro::Any), _, true) | (Some(Intro::All), true, _) => None,
        (Some(Intro::Any), _, _) => Some(Link::Or),
        (Some(Intro::All), _, _) => Some(Link::And),
        (_, true, _) => one_sentence(entries, &links).then_some(Link::Or),
        (_, _, true) => one_sentence(entries, &links).then_some(Link::And),
        _ => Need::are_apart(needs).then_some(Link::And),
    }
}

/// Whether a link stands between all entries, or before the last one of a list whose others end in commas.
fn one_sentence(entries: &[Entry<'_>], links: &[Option<Link>]) -> bool {
    let open = |pieces: &Vec<Fragment<'_>>| {
        let words = texts(pieces).last().and_then(|text| text.tokens.last().map(|token| token.word.clone()));
        words.is_some_and(|word| word == ";" || word == ",")
    };
    let ends_open = entries.iter().map(|(_, pieces)| open(pieces));
    links.last().is_some_and(Option::is_some) && links.iter().zip(ends_open).all(|(link, open)| link.is_some() || open)
}

/// The links between entries.
fn links_between(entries: &[Entry<'_>]) -> Vec<Option<Link>> {
    // What is equivalent to the entries before it is one more way, whether or not "or" is printed.
    let equivalent = |entry: &Entry<'_>| texts(&entry.1).first().is_some_and(is_equivalent);
    let behind = entries.iter().skip(1);
    entries
        .iter()
        .zip(behind)
        .map(|((_, pieces), next)| link_at_end(pieces).or(equivalent(next).then_some(Link::Or)))
        .collect()
}

/// The link that an entry ends with.
pub(super) fn link_at_end(pieces: &[Fragment<'_>]) -> Option<Link> {
    let last = pieces.iter().rev().find(|piece| !matches!(piece, Fragment::Either))?;
    if let Fragment::Link(link) = last { Some(*link) } else { None }
}

/// "1. A; and 2. B; or 3. C": what stands before the "and" is needed beside one of the others, where the text says "and
/// either", or the others are about the same and it is about something else. `None`: that is not clear.
pub(super) fn beside_alternatives(mut needs: Vec<Need>, entries: &[Entry<'_>], cite: &Slice<'_>) -> Option<Need> {
    let links = links_between(entries);
    let split = links.iter().rposition(|link| *link == Some(Link::And))? + 1;
    let (before, behind) = links.split_at(split);
    let ordered = before.iter().all(|link| *link != Some(Link::Or)) && behind.contains(&Some(Link::Or));
    if !ordered || !one_sentence(entries.get(split..)?, behind) || needs.len() != entries.len() {
        return None;
    }
    let said = entries.get(split - 1).is_some_and(|(_, pieces)| matches!(pieces.last(), Some(Fragment::Either)));
    let others = needs.split_off(split);
    let shared = |sort: &&Topic| **sort != Topic::Other && others.iter().all(|need| need.sorts.contains(sort));
    let about: Vec<&Topic> = others.first()?.sorts.iter().filter(shared).collect();
    let apart = |need: &Need| !need.sorts.iter().any(|sort| *sort == Topic::Other || about.contains(&sort));
    if !said && (about.is_empty() || !needs.iter().all(apart)) {
        return None;
    }
    let first = texts(&entries.get(split)?.1).first().copied()?;
    let reading =
        "one of the entries joined by \u{201c}or\u{201d} is enough, beside what stands before \u{201c}and\u{201d}";
    let source_of = if said { source(&first) } else { read_so(&first, reading) };
    needs.push(Need::linked(Link::Or, source_of, others));
    Some(Need::linked(Link::And, source(cite), needs))
}

/// The last entry, and what may concern all entries: a text of another statement that no "and" joins, and behind the
/// last entry of a list also one that does.
pub(super) fn cut_trailing<'p, 't>(
    pieces: &'p [Fragment<'t>],
    family: Family,
) -> (&'p [Fragment<'t>], &'p [Fragment<'t>]) {
    let mut last: Option<(usize, usize)> = None;
    let mut link = None;
    let mut marked = false;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Fragment::Link(_) | Fragment::Either => link = Some(at),
            // "License Requirement:" behind the last entry is about all of them.
            Fragment::Mark(Family::Label, None) if last.is_some() && family != Family::Pattern => {
                return (pieces.get(..at).unwrap_or_default(), pieces.get(at..).unwrap_or_default());
            }
            Fragment::Mark(of, _) => marked |= *of != Family::Label,
            Fragment::Intro(..) => marked = true,
            Fragment::Text(text) => {
                if let Some((before, statement)) = last {
                    let joined = link.is_some() && (family == Family::Pattern || marked);
                    // "two years of the above experience": of this pattern.
                    let own = family == Family::Pattern && link.is_none() && PHRASES.this_pattern.within(text);
                    if !joined && !own && (link.is_some() || !marked && statement != text.statement) {
                        return (
                            pieces.get(..=before).unwrap_or_default(),
                            pieces.get(before + 1..).unwrap_or_default(),
                        );
                    }
                }
                last = Some((at, text.statement));
                (link, marked) = (None, false);
            }
        }
    }
    (pieces, &[])
}
