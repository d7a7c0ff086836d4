//! The parts of one sentence that semicolons or commas set off, each of which asks for something.

use rungs_domain::spec::Degree;

use super::experience::SeriesContext;
use super::needs::{Link, begins_asking, leading_degree, of_words};
use super::node::{Need, Topic, has_judgement, source};
use super::phrases::PHRASES;
use super::token::Slice;

/// "A bachelor's degree and five years; an associate's degree and six years": each begins with another degree, so each is a
/// way of its own, and no "or" is printed.
pub(super) fn by_degrees<'t>(sentence: &Slice<'t>) -> Option<Vec<Slice<'t>>> {
    let ways = between(sentence, ";", Link::Or);
    let degrees: Vec<_> = ways.iter().map(leading_degree).collect::<Option<_>>()?;
    let told = all_differ(&degrees);
    // Each with its own time of work: a second degree without one may be needed as well.
    let worked = ways.iter().all(|way| PHRASES.experience.within(way));
    (ways.len() > 1 && told && worked).then_some(ways)
}

/// "A bachelor's degree; two years of work; or a diploma and four years of work": "or" stands before another degree, so each
/// degree begins a way of its own, with what semicolons join to it.
pub(super) fn by_ways<'t>(sentence: &Slice<'t>) -> Option<Vec<Slice<'t>>> {
    let (mut ways, mut degrees): (Vec<std::ops::Range<usize>>, Vec<_>) = (Vec::new(), Vec::new());
    let (mut from, mut count) = (0, 0);
    for at in 0..=sentence.len() {
        if at < sentence.len() && !sentence.is(at, &[";"]) {
            continue;
        }
        let part = sentence.part(from..at).trimmed();
        let link = Link::of(part.word(0));
        let words = part.from(usize::from(link.is_some()));
        let begin = from + usize::from(link.is_some());
        match (link, leading_degree(&words), ways.last_mut()) {
            (None, Some(degree), None) | (Some(Link::Or), Some(degree), Some(_)) => {
                ways.push(begin..at);
                degrees.push(degree);
            }
            (None | Some(Link::And), None, Some(way)) if begins_asking(&words) => way.end = at,
            _ => return None,
        }
        (from, count) = (at + 1, count + 1);
    }
    let told = all_differ(&degrees);
    let joined = ways.len() > 1 && count > ways.len();
    (told && joined).then(|| ways.into_iter().map(|way| sentence.part(way).trimmed()).collect())
}

/// "A diploma; two years of work; a license": each asks for something of another sort, and no link is printed, or "and".
pub(super) fn by_semicolons(sentence: &Slice<'_>, known: &SeriesContext<'_>) -> Option<Need> {
    let parts = between(sentence, ";", Link::And);
    if parts.len() < 2 || !parts.iter().all(begins_asking) {
        return None;
    }
    let needs: Vec<Need> = parts.iter().map(|part| of_words(part, known)).collect();
    let clear = Need::are_apart(&needs) && !needs.iter().any(|need| has_judgement(&need.node));
    clear.then(|| Need::linked(Link::And, source(sentence), needs))
}

/// "A diploma, completion of two courses, and two years of work": each asks for something, and "and" stands before the last.
pub(super) fn by_commas(sentence: &Slice<'_>, known: &SeriesContext<'_>) -> Option<Need> {
    let joined = (1..sentence.len()).any(|at| sentence.is(at - 1, &[","]) && sentence.is(at, &["and"]));
    let parts = between(sentence, ",", Link::And);
    if parts.len() < 3 || !joined || !parts.iter().all(begins_asking) {
        return None;
    }
    let needs: Vec<Need> = parts.iter().map(|part| of_words(part, known)).collect();
    let clear = needs.iter().all(|need| !need.sorts.contains(&Topic::Other) && !has_judgement(&need.node));
    clear.then(|| Need::linked(Link::And, source(sentence), needs))
}

/// Whether no degree stands twice.
fn all_differ(degrees: &[Degree]) -> bool {
    degrees.iter().enumerate().all(|(at, degree)| !degrees.iter().skip(at + 1).any(|other| other == degree))
}

/// What stands between signs, each without the link that it begins with.
fn between<'t>(sentence: &Slice<'t>, sign: &str, link: Link) -> Vec<Slice<'t>> {
    let mut found = Vec::new();
    let mut from = 0;
    for at in 0..=sentence.len() {
        if at == sentence.len() || sentence.is(at, &[sign]) {
            let part = sentence.part(from..at).trimmed();
            found.push(part.from(usize::from(Link::of(part.word(0)) == Some(link))));
            from = at + 1;
        }
    }
    found
}
