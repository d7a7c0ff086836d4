//! What each change does.

use super::guard::NOT_PRINTED;
use super::place::{NodeSiblings, NodeSlot, step_to};
use super::relocate::{Destination, relocate};
use super::turn::{left_to_a_person, turned, what_may_stand_in, words_of};
use super::{Change, Extent, Ground, Refusal, Revised};
use crate::spec::{Branch, Experience, Judgement, Node, NodeStep, Requirement, RequirementSource, Substitute, Units};

/// A part that a time of work must include is this long, until a person says how long.
const USUAL_PART: u32 = 12;

/// Why nothing else can take the place of a time of work inside another node.
const ONLY_TIME: &str = "here stands time of work, and nothing else can";

/// The same of units of study.
const ONLY_UNITS: &str = "here stand units of study, and nothing else can";

/// Carries a change out; whether the tree breaks a rule is not yet known.
pub(super) fn carry_out(
    tree: &Requirement,
    path: &[NodeStep],
    change: Change,
    ground: Ground<'_>,
) -> Result<Revised, Refusal> {
    let Some(node) = Node::Requirement(tree).at(path) else {
        return Refusal::rule("this part of the requirement is not there any more");
    };
    let mut tree = tree.clone();
    let at = match change {
        Change::Put(said) => put(&mut tree, path, *said)?,
        Change::StandsInFor(extent) => stands_in_for(&mut tree, path, extent)?,
        Change::Turn { into, given } => {
            let node = match node {
                Node::Requirement(node) => node,
                Node::Time(_) => return Refusal::rule(ONLY_TIME),
                Node::Units(_) => return Refusal::rule(ONLY_UNITS),
            };
            put(&mut tree, path, turned(node, into, &given)?)?
        }
        Change::Add => add(&mut tree, path, &node.source().cite)?,
        Change::Include => include(&mut tree, path)?,
        Change::TakeOut => {
            let mut revised = take_out(tree, path)?;
            revised.tree.iter_mut().for_each(without_dangling);
            return Ok(revised);
        }
        Change::Up => moved(&mut tree, path, |at, _| at.checked_sub(1))?,
        Change::Down => moved(&mut tree, path, |at, len| Some(at + 1).filter(|next| *next < len))?,
        Change::Out => match Destination::out(path) {
            Some(to) => relocate(&mut tree, path, &to)?,
            None => return Refusal::rule("this stands in no group within another"),
        },
        Change::Into => match Destination::beside(&tree, path) {
            Some(to) => relocate(&mut tree, path, &to)?,
            None => return Refusal::rule("no group stands beside this: wrap what stands there in one first"),
        },
        Change::Move(to) => relocate(&mut tree, path, &to)?,
        Change::WrapInAll => wrap(&mut tree, path, Requirement::All)?,
        Change::WrapInAny => wrap(&mut tree, path, Requirement::any_of)?,
        Change::Unwrap => unwrap(&mut tree, path)?,
        Change::Cite(words) => cite(&mut tree, path, &words, ground)?,
        Change::Reading(why) => {
            let why = why.trim();
            source(&mut tree, path)?.reading = (!why.is_empty()).then(|| why.to_owned());
            path.to_vec()
        }
    };
    without_dangling(&mut tree);
    Ok(Revised { tree: Some(tree), at })
}

/// Takes out of each time of work to what it is in addition, where no such time stands beside it any more.
fn without_dangling(tree: &mut Requirement) {
    if let Requirement::All(branch) = tree {
        let cited = |part: &Requirement| part.time_cited().map(|(cite, _)| cite.to_owned());
        let times: Vec<Option<String>> = branch.of.iter().map(cited).collect();
        for (at, part) in branch.of.iter_mut().enumerate() {
            let beside = |words: &String| {
                times.iter().enumerate().any(|(other, cite)| other != at && cite.as_ref() == Some(words))
            };
            if let Some(time) = part.time_mut() {
                time.in_addition.retain(beside);
            }
            if part.time_cited().is_none() {
                without_dangling(part);
            }
        }
        return;
    }
    if let Some(time) = tree.time_mut() {
        time.in_addition.clear();
    }
    tree.branches_mut().into_iter().flatten().for_each(without_dangling);
}

/// Lets what is in addition to the time of work at the end of a way follow it to other words, unless another time beside
/// it has them still.
fn follow(tree: &mut Requirement, path: &[NodeStep], from: &str, to: &str) {
    let path = path.strip_suffix(&[NodeStep::Time]).unwrap_or(path);
    let Some((NodeStep::Part(_), above)) = path.split_last() else { return };
    if let Ok(NodeSlot::Requirement(Requirement::All(branch))) = NodeSlot::of(tree, above)
        && !branch.of.iter().any(|part| part.time_cited().is_some_and(|(cite, _)| cite == from))
    {
        for time in branch.of.iter_mut().filter_map(Requirement::time_mut) {
            time.in_addition.iter_mut().filter(|words| *words == from).for_each(|words| to.clone_into(words));
        }
    }
}

type Focus = Result<Vec<NodeStep>, Refusal>;

fn put(tree: &mut Requirement, path: &[NodeStep], said: Requirement) -> Focus {
    match (NodeSlot::of(tree, path)?, said) {
        (NodeSlot::Requirement(place), said) => *place = said,
        (NodeSlot::Time(place), Requirement::Experience(said)) => *place = said,
        (NodeSlot::Units(place), Requirement::Units(said)) => *place = said,
        (NodeSlot::Time(_), _) => return Refusal::rule(ONLY_TIME),
        (NodeSlot::Units(_), _) => return Refusal::rule(ONLY_UNITS),
    }
    Ok(path.to_vec())
}

fn stands_in_for(tree: &mut Requirement, path: &[NodeStep], extent: Extent) -> Focus {
    match NodeSiblings::of(tree, path)? {
        Some((NodeSiblings::Substitutes(row), at)) => {
            if let Some(substitute) = row.get_mut(at) {
                substitute.months = extent.months;
                substitute.rate = extent.rate;
                substitute.at_most = extent.at_most;
            }
            Ok(path.to_vec())
        }
        _ => Refusal::rule("this stands in for nothing"),
    }
}

fn below(path: &[NodeStep], step: NodeStep) -> Vec<NodeStep> {
    [path, &[step]].concat()
}

/// The same way, to another place in the last list.
fn beside(path: &[NodeStep], at: usize) -> Vec<NodeStep> {
    match path.split_last() {
        Some((step, above)) => below(above, step_to(*step, at)),
        None => Vec::new(),
    }
}

fn add(tree: &mut Requirement, path: &[NodeStep], cite: &str) -> Focus {
    match NodeSlot::of(tree, path)? {
        NodeSlot::Requirement(Requirement::Substitution(node)) => {
            let months = Some(node.most()).filter(|most| *most > 0);
            let by = what_may_stand_in(cite);
            node.substitutes.push(Substitute { months, rate: None, at_most: None, by });
            return Ok(below(path, NodeStep::Substitute(node.substitutes.len() - 1)));
        }
        NodeSlot::Requirement(node) => {
            if let Some(parts) = node.branches_mut() {
                parts.push(left_to_a_person(cite));
                return Ok(below(path, NodeStep::Part(parts.len() - 1)));
            }
        }
        NodeSlot::Time(_) | NodeSlot::Units(_) => {}
    }
    match (NodeSiblings::of(tree, path)?, path) {
        (Some((NodeSiblings::Parts(row), at)), _) => {
            row.insert(at + 1, left_to_a_person(cite));
            Ok(beside(path, at + 1))
        }
        (Some((NodeSiblings::Substitutes(row), at)), _) => {
            let months = row.get(at).map_or(Some(USUAL_PART), |before| before.months);
            let by = what_may_stand_in(cite);
            row.insert(at + 1, Substitute { months, rate: None, at_most: None, by });
            Ok(beside(path, at + 1))
        }
        (Some((NodeSiblings::Including(_) | NodeSiblings::IncludingUnits(_), _)), [above @ .., _]) => {
            include(tree, above)
        }
        (None, [above @ .., _]) => add(tree, above, cite),
        _ => {
            wrap(tree, path, Requirement::All)?;
            add(tree, path, cite)
        }
    }
}

fn include(tree: &mut Requirement, path: &[NodeStep]) -> Focus {
    let (including, part) = match NodeSlot::of(tree, path)? {
        NodeSlot::Time(time) | NodeSlot::Requirement(Requirement::Experience(time)) => {
            let part = part_of(&time.source, &time.need, time.months, time.kinds.clone());
            (&mut time.including, part)
        }
        NodeSlot::Requirement(Requirement::Service(service)) => {
            let any =
                Experience { any_work: true, ..part_of(&service.source, &service.need, service.months, Vec::new()) };
            (&mut service.including, any)
        }
        NodeSlot::Units(units) | NodeSlot::Requirement(Requirement::Units(units)) => {
            let part = Units { source: words_of(&units.source), including: Vec::new(), ..units.clone() };
            units.including.push(part);
            return Ok(below(path, NodeStep::Including(units.including.len() - 1)));
        }
        NodeSlot::Requirement(_) => {
            return Refusal::rule("only a time of work, or units of study, can include a part of a narrower sort");
        }
    };
    including.push(part);
    let last = including.len() - 1;
    Ok(below(path, NodeStep::Including(last)))
}

/// A part of a time of `whole` months, of which 0 says that no amount is printed.
fn part_of(source: &RequirementSource, need: &str, whole: u32, kinds: Vec<String>) -> Experience {
    let months = if whole == 0 { USUAL_PART } else { whole.min(USUAL_PART) };
    Experience::of_kinds(words_of(source), need.to_owned(), months, kinds)
}

/// A node that is the last of its parts goes with what it is a part of; time without anything that may stand in for it
/// is time of work.
fn take_out(mut tree: Requirement, path: &[NodeStep]) -> Result<Revised, Refusal> {
    let Some((_, above)) = path.split_last() else { return Ok(Revised { tree: None, at: Vec::new() }) };
    let at = match NodeSiblings::of(&mut tree, path)? {
        None => return take_out(tree, above),
        Some((NodeSiblings::Parts(row), _)) if row.len() < 2 => return take_out(tree, above),
        Some((NodeSiblings::Substitutes(row), _)) if row.len() < 2 => {
            if let NodeSlot::Requirement(place) = NodeSlot::of(&mut tree, above)?
                && let Requirement::Substitution(node) = place
            {
                *place = (*node.of).clone();
            }
            above.to_vec()
        }
        Some((row, at)) => {
            let left = row.len() - 1;
            row.remove(at);
            if let NodeSlot::Requirement(Requirement::AtLeast(node)) = NodeSlot::of(&mut tree, above)? {
                node.count = node.count.min(u32::try_from(left).unwrap_or(u32::MAX)).max(1);
            }
            if left == 0 { above.to_vec() } else { beside(path, at.min(left - 1)) }
        }
    };
    Ok(Revised { tree: Some(tree), at })
}

fn moved(tree: &mut Requirement, path: &[NodeStep], to: impl Fn(usize, usize) -> Option<usize>) -> Focus {
    let Some((row, at)) = NodeSiblings::of(tree, path)? else { return Refusal::rule("this has nothing beside it") };
    let Some(other) = to(at, row.len()) else { return Refusal::rule("this has nothing on that side") };
    row.swap(at, other);
    Ok(beside(path, other))
}

fn wrap(tree: &mut Requirement, path: &[NodeStep], make: fn(Branch) -> Requirement) -> Focus {
    let NodeSlot::Requirement(place) = NodeSlot::of(tree, path)? else {
        return Refusal::rule("a part of a time of work, or of units, can have no alternative");
    };
    *place = make(Branch { source: words_of(place.source()), of: vec![place.clone()] });
    Ok(path.to_vec())
}

fn unwrap(tree: &mut Requirement, path: &[NodeStep]) -> Focus {
    let NodeSlot::Requirement(place) = NodeSlot::of(tree, path)? else {
        return Refusal::rule("only what has parts can be taken apart");
    };
    let Some(parts) = place.branches().map(<[_]>::to_vec) else {
        return Refusal::rule("only what has parts can be taken apart");
    };
    if let [only] = parts.as_slice() {
        *place = only.clone();
        return Ok(path.to_vec());
    }
    match NodeSiblings::of(tree, path)? {
        Some((NodeSiblings::Parts(row), at)) => {
            row.splice(at..=at, parts);
            Ok(path.to_vec())
        }
        _ => Refusal::rule("several parts can stand only in a node that has parts: take out all but one first"),
    }
}

fn source<'t>(tree: &'t mut Requirement, path: &[NodeStep]) -> Result<&'t mut RequirementSource, Refusal> {
    Ok(match NodeSlot::of(tree, path)? {
        NodeSlot::Requirement(node) => node.source_mut(),
        NodeSlot::Time(time) => &mut time.source,
        NodeSlot::Units(units) => &mut units.source,
    })
}

/// A question that quotes the words follows them.
fn cite(tree: &mut Requirement, path: &[NodeStep], words: &str, ground: Ground<'_>) -> Focus {
    let words = words.trim();
    if words.is_empty() || !ground.prints(words) {
        return Refusal::rule(NOT_PRINTED);
    }
    if let NodeSlot::Requirement(Requirement::Judgement(node)) = NodeSlot::of(tree, path)?
        && node.question == Judgement::not_understood(words_of(&node.source)).question
    {
        node.question = Judgement::not_understood(RequirementSource::printed(words)).question;
    }
    let before = std::mem::replace(&mut source(tree, path)?.cite, words.to_owned());
    follow(tree, path, &before, words);
    Ok(path.to_vec())
}
