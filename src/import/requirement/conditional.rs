//! Schooling that is needed in some ways alone: "The following education is required when non-State experience is used".

use rungs_domain::spec::{Experience, Requirement, Service};

use super::node::{Need, and_asked, any, cites, first_asked, judgement, says, source, unnoted};
use super::nodes;
use super::phrases::PHRASES;
use super::pieces::{Family, Fragment, texts};
use super::sentences::sentences;
use super::token::{Case, Slice, tokens};

/// What stands before a condition, the condition, and what stands behind it.
type ConditionalPieces<'p, 't> = (&'p [Fragment<'t>], Slice<'t>, &'p [Fragment<'t>]);

/// "The following education is required when non-State experience is used", with what stands before it, about all
/// patterns, and what stands behind it.
pub(super) fn without_state_service<'p, 't>(before: &'p [Fragment<'t>]) -> Option<ConditionalPieces<'p, 't>> {
    let about_all = |piece: &Fragment<'_>| match piece {
        Fragment::Mark(Family::Label, _) => true,
        Fragment::Text(words) => sentences(words).iter().all(|one| PHRASES.all_patterns.within(one)),
        _ => false,
    };
    let says = |words: &Slice<'_>| PHRASES.required_when.at(words, 0).is_some() && PHRASES.other_work.within(words);
    let first = before.iter().position(|piece| match piece {
        Fragment::Text(words) | Fragment::Intro(_, words) => says(words),
        _ => false,
    })?;
    let (lead, rest) = (before.get(..first)?, before.get(first + 1..)?);
    let Some(Fragment::Text(words) | Fragment::Intro(_, words)) = before.get(first) else { return None };
    let clear = lead.iter().all(about_all) && sentences(words).len() == 1 && !texts(rest).is_empty();
    let labels = lead.iter().rev().take_while(|piece| matches!(piece, Fragment::Mark(..))).count();
    clear.then(|| (lead.get(..lead.len() - labels).unwrap_or_default(), *words, rest))
}

/// Whether a sentence may say in which ways alone something is needed.
pub(super) fn may_be_conditional(words: &Slice<'_>) -> bool {
    let conditional = |words: &Slice<'_>| {
        PHRASES.required_when.within(words) || PHRASES.other_work.within(words) && PHRASES.conditional.within(words)
    };
    sentences(words).iter().any(conditional)
}

/// Schooling that is needed in those ways alone that are no service with the employer. Where no way says that it is,
/// whoever lacks the schooling is asked which work is used.
pub(super) fn beside_other_work(list: &Need, schooling: &Need, condition: &Slice<'_>) -> Option<Need> {
    let Requirement::Any(branch) = &list.node else { return None };
    let sorts = [list.sorts.as_slice(), &schooling.sorts].concat();
    let served = branch.of.iter().filter(|way| is_service(way)).count();
    if served == branch.of.len() {
        return None;
    }
    if served == 0 {
        return Some(Need { node: first_asked(list.node.clone(), unless_served(schooling, condition)), sorts });
    }
    // "When general experience is used": whose work is general is said by the patterns, not by where it was.
    let state = condition.tokens.iter().any(|token| token.word.contains("state"));
    let ways = branch.of.iter().map(|way| match is_service(way) {
        true => way.clone(),
        // The work of such a way may be service, too.
        false if state && may_be_service(way) => {
            let unless = served_alone(way, schooling, condition);
            and_asked(way.clone(), unless.unwrap_or_else(|| unless_served(schooling, condition)))
        }
        false => and_asked(way.clone(), schooling.node.clone()),
    });
    let node = any(branch.source.clone(), ways.collect());
    Some(Need { node, sorts })
}

/// Schooling, and the question whether it does not apply.
fn unless_served(schooling: &Need, condition: &Slice<'_>) -> Requirement {
    let other = judgement(condition, "Does this not apply to the applicant");
    any(unnoted(schooling.node.source()), vec![schooling.node.clone(), other])
}

/// Schooling, or the one time of work of a way wholly in the service of the state.
fn served_alone(way: &Requirement, schooling: &Need, condition: &Slice<'_>) -> Option<Requirement> {
    let mut times = nodes(way).filter(|node| node.asks_for_work() && node.branches().is_none());
    let (Some(Requirement::Experience(time)), None) =
        (times.find(|node| !matches!(node, Requirement::Substitution(_))), times.next())
    else {
        return None;
    };
    let service = Service {
        source: source(condition),
        need: Service::SERVICE.to_owned(),
        months: time.months,
        employer: Some(employer(way)?),
        doing: Some(time.source.cite.clone()),
        ..Service::default()
    };
    let ways = vec![schooling.node.clone(), Requirement::Service(service)];
    (time.months > 0).then(|| any(unnoted(schooling.node.source()), ways))
}

/// What a way calls the service of the state.
fn employer(way: &Requirement) -> Option<String> {
    let named = |printed: &str| {
        let words = tokens(printed);
        let cited = Slice::new(0, false, printed, &words);
        let (at, taken) = PHRASES.state_service.find(&cited)?;
        let from =
            at.checked_sub(1).filter(|before| cited.tokens.get(*before).is_some_and(|t| t.case == Case::Capital));
        Some(cited.part(from.unwrap_or(at)..at + taken).printed().to_owned())
    };
    nodes(way).find_map(|node| {
        let notes = node.source().notes.iter().map(|note| note.printed.as_str());
        notes.chain([node.source().cite.as_str()]).find_map(named)
    })
}

/// Whether a sentence of a way says what holds for service with the state.
fn may_be_service(way: &Requirement) -> bool {
    let rules = |node: &Requirement| {
        let noted = node.source().notes.iter().map(|note| note.printed.as_str());
        noted.chain([node.source().cite.as_str()]).any(|printed| says(printed, &PHRASES.state_service_rules))
    };
    nodes(way).any(rules)
}

/// Whether a way asks for service with the state, by its printed words, and for no other work.
fn is_service(way: &Requirement) -> bool {
    match way {
        Requirement::Any(branch) => branch.of.iter().all(is_service),
        Requirement::All(branch) => branch.of.iter().any(is_service),
        Requirement::Experience(Experience { comparable_to, .. }) if !comparable_to.is_empty() => cites_service(way),
        Requirement::Service(_) => cites_service(way),
        other => begins_in_state_service(&other.source().cite),
    }
}

fn cites_service(way: &Requirement) -> bool {
    cites(way, &PHRASES.state_service) && !cites(way, &PHRASES.elsewhere_served)
}

/// "One year of experience in the California state service performing": not only the class that it is compared to is there.
fn begins_in_state_service(cite: &str) -> bool {
    let words = tokens(cite);
    let cited = Slice::new(0, false, cite, &words);
    let Some((at, _)) = PHRASES.state_service.find(&cited) else { return false };
    let behind = cited.find(&["experience"]).map_or(0, |experience| experience + 1);
    (behind..=at)
        .all(|at| PHRASES.name_words.has(cited.word(at)) || cited.tokens.get(at).is_some_and(|t| t.case != Case::Small))
}
