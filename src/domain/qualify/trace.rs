//! The requirement as a tree with what came of each node.

use super::compile::{Compiled, CompiledNode, Kind};
use super::evidence::Leaf;
use super::question::Key;
use super::search::{SolutionSearch, reaches};
use super::solutions::{Choice, Solution};
use super::{Outcome, Remark, RequirementKind, TraceNode, remark};

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Everything.
    InFull,
    /// What the words of the nearest path need: of each node its outcome and what is short of it.
    Path,
}

/// The trace of the whole requirement along `best`.
pub(super) fn trace(search: &mut SolutionSearch<'_, '_>, best: Option<Solution>, told: Told) -> TraceNode {
    search.told = told;
    let mut choices = chosen(search, best);
    by_the_record(search, &mut choices);
    build(search, search.compiled.root, &choices, true)
}

/// Gives a degree that stands in for time of work back to the schooling that is asked for, where it would serve without
/// a question and what was chosen there is open: by the record alone that is what it serves for.
fn by_the_record(search: &mut SolutionSearch<'_, '_>, choices: &mut [Option<Choice>]) {
    let compiled = search.compiled;
    let of_all = compiled.nodes.iter().filter_map(|node| match &node.kind {
        Kind::Substitution { substitutes, .. } | Kind::Replaced { substitutes, .. } => {
            Some(substitutes.iter().map(|one| one.by))
        }
        _ => None,
    });
    let substitutes: Vec<usize> = of_all.flatten().collect();
    for (number, node) in compiled.nodes.iter().enumerate() {
        let (Kind::Education { asked, fields }, Some(chosen)) = (&node.kind, choices.get(number).copied().flatten())
        else {
            continue;
        };
        let suits = |search: &mut SolutionSearch<'_, '_>, at: usize| {
            let study = search.record.applicant().education.get(at).filter(|study| reaches(study.degree, asked))?;
            search.suits(at, study, asked.rules(), fields.as_ref(), asked.accreditation)
        };
        let questions = match chosen {
            Choice::Study(at) => suits(search, at),
            Choice::Equivalent => search.ask(Key::Equivalent { node: number }),
            _ => None,
        };
        let Some(questions) = questions.filter(|open| *open != 0 && !substitutes.contains(&number)) else { continue };
        for by in &substitutes {
            let Some(Choice::Study(study)) = choices.get(*by).copied().flatten() else { continue };
            if suits(search, study) == Some(0) {
                let now = [(number, Choice::Study(study)), (*by, Choice::Freed { study, questions })];
                for (at, choice) in now {
                    choices.iter_mut().skip(at).take(1).for_each(|slot| *slot = Some(choice));
                }
                break;
            }
        }
    }
}

/// What `way` chose for each node.
pub(super) fn chosen(search: &SolutionSearch<'_, '_>, way: Option<Solution>) -> Vec<Option<Choice>> {
    let nodes = search.compiled.nodes.len();
    way.map_or_else(|| vec![None; nodes], |way| search.scratch.ways.choices(way.plan, nodes))
}

fn build(search: &mut SolutionSearch<'_, '_>, number: usize, choices: &[Option<Choice>], used: bool) -> TraceNode {
    let compiled = search.compiled;
    let Some(node) = compiled.node(number) else { return untold(search, number) };
    let mut built = TraceNode { used, ..TraceNode::new(node.asks, Outcome::NotMet) };
    if search.told == Told::InFull {
        built.reading = node.source.reading.clone();
        built.notes = node.source.notes.clone();
    }
    if search.told == Told::InFull || node.asks == RequirementKind::Judgement {
        built.cite = node.source.cite.clone();
    }
    let choice = choices.get(number).copied().flatten();
    if let Some(Choice::SetAside(judgement)) = choice {
        built.outcome = Outcome::Met;
        built.judgements.push(judgement);
        built.evidence = Leaf::new(search, number, choice).set_aside(judgement);
        built.remarks =
            search.record.applicant().judgements.get(judgement).map(remark::set_aside).into_iter().collect();
        return built;
    }
    match &node.kind {
        Kind::All(parts) => {
            built.parts = parts.iter().map(|part| build(search, *part, choices, used)).collect();
            built.outcome = built.parts.iter().map(|part| part.outcome).min().unwrap_or(Outcome::Met);
        }
        Kind::Any(parts, _) if matches!(choice, Some(Choice::InProportion { .. } | Choice::Answered)) => {
            built.parts = parts.iter().map(|part| by_itself(search, *part, parts, choices)).collect();
            Leaf::new(search, number, choice).tell(&[], &mut built);
            built.remarks.extend(remarks_beside(search, number, choices));
        }
        Kind::Any(parts, _) => {
            built.parts = parts.iter().map(|part| alternative(search, *part, parts, choices, used)).collect();
            let taken = built.parts.iter().find(|part| part.used);
            let best = built.parts.iter().map(|part| part.outcome).max();
            built.outcome = taken.map(|part| part.outcome).or(best).unwrap_or(Outcome::NotMet);
        }
        Kind::Replaced { substitutes, .. } => {
            let parts: Vec<usize> = node.kind.parts().collect();
            built.parts = parts.iter().map(|part| alternative(search, *part, &parts, choices, used)).collect();
            let taken = parts.iter().position(|part| is_chosen(search, *part, choices));
            let best = built.parts.get(taken.unwrap_or_default());
            built.outcome = best.map_or(Outcome::NotMet, |part| part.outcome);
            let stands_in = taken.and_then(|at| at.checked_sub(1));
            if let Some((at, one)) = stands_in.and_then(|at| Some((at, substitutes.get(at)?))) {
                built.leave_open(search.open_stand_in(number, at, one));
            }
            if search.told == Told::InFull {
                // Of what is not there it is not asked whether it stands in.
                let there = built.parts.iter().skip(1).map(|part| part.outcome != Outcome::NotMet);
                let there = substitutes.iter().enumerate().zip(there).filter_map(|(one, there)| there.then_some(one));
                built.judgements.extend(there.filter_map(|(at, one)| search.decided_stand_in(number, at, one)));
            }
        }
        Kind::AtLeast(count, parts) => {
            built.parts = parts.iter().map(|part| alternative(search, *part, parts, choices, used)).collect();
            let some = built.parts.iter().any(|part| part.used);
            let of = built.parts.iter().filter(|part| part.used || !some);
            let mut outcomes: Vec<Outcome> = of.map(|part| part.outcome).collect();
            outcomes.sort_unstable_by_key(|outcome| std::cmp::Reverse(*outcome));
            built.outcome = outcomes.get(count.saturating_sub(1)).copied().unwrap_or(Outcome::NotMet);
        }
        kind => {
            let mut taken = Vec::new();
            if let Kind::Substitution { substitutes, .. } = kind {
                built.parts = substitutes.iter().map(|one| substitute(search, one.by, choices, used)).collect();
                taken.extend(substitutes.iter().map(|one| is_chosen(search, one.by, choices)));
            }
            Leaf::new(search, number, choice).tell(&taken, &mut built);
            // What stands in for time may itself rest on a judgment.
            let stands_in = built.parts.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(part, _)| part.outcome);
            built.outcome = stands_in.fold(built.outcome, Outcome::min);
        }
    }
    built
}

/// A part of an any-of node: as chosen, or by itself where the answer does not rest on it.
fn alternative(
    search: &mut SolutionSearch<'_, '_>,
    number: usize,
    siblings: &[usize],
    choices: &[Option<Choice>],
    used: bool,
) -> TraceNode {
    if is_chosen(search, number, choices) {
        return build(search, number, choices, used);
    }
    // A credential that would do in its place is a part of the path.
    let is_credential =
        matches!(search.compiled.node(number), Some(CompiledNode { kind: Kind::Credential { .. }, .. }));
    let is_aside = || used && !is_credential && siblings.iter().any(|sibling| is_chosen(search, *sibling, choices));
    if search.told == Told::Path && is_aside() {
        return untold(search, number);
    }
    by_itself(search, number, siblings, choices)
}

/// One of several alternatives by itself: the answer does not rest on it alone.
fn by_itself(
    search: &mut SolutionSearch<'_, '_>,
    number: usize,
    siblings: &[usize],
    choices: &[Option<Choice>],
) -> TraceNode {
    // What the alternative taken uses up would be free for this one.
    let mut outside = choices.to_vec();
    siblings.iter().for_each(|sibling| forget(search.compiled, *sibling, &mut outside));
    let own = alone(search, number, outside);
    build(search, number, &own, false)
}

/// What is to be said of that which alternatives ask beside their time, where their work is combined.
fn remarks_beside(search: &SolutionSearch<'_, '_>, number: usize, choices: &[Option<Choice>]) -> Vec<Remark> {
    let Some(Kind::Any(parts, _)) = search.compiled.node(number).map(|node| &node.kind) else { return Vec::new() };
    let (mut found, mut waiting) = (Vec::new(), parts.clone());
    while let Some(node) = waiting.pop() {
        let choice = choices.get(node).copied().flatten();
        found.extend(choice.map(|choice| remark::remarks(search, node, choice)).unwrap_or_default());
        waiting
            .extend(search.compiled.node(node).map(|node| node.kind.parts().collect::<Vec<_>>()).unwrap_or_default());
    }
    found
}

/// A substitute: as chosen, or by itself where nothing has to stand in for time.
fn substitute(search: &mut SolutionSearch<'_, '_>, number: usize, choices: &[Option<Choice>], used: bool) -> TraceNode {
    if is_chosen(search, number, choices) {
        return build(search, number, choices, used);
    }
    if search.told == Told::Path {
        return untold(search, number);
    }
    let own = alone(search, number, choices.to_vec());
    build(search, number, &own, false)
}

/// A node that the path does not take.
fn untold(search: &SolutionSearch<'_, '_>, number: usize) -> TraceNode {
    let asks = search.compiled.node(number).map_or(RequirementKind::Judgement, |node| node.asks);
    TraceNode { used: false, ..TraceNode::new(asks, Outcome::NotMet) }
}

/// The choices for a node taken by itself, beside those of the nodes `outside`: their studies are used up.
fn alone(search: &mut SolutionSearch<'_, '_>, number: usize, mut outside: Vec<Option<Choice>>) -> Vec<Option<Choice>> {
    let used_up = outside.iter().flatten().fold(0, |all, choice| all | choice.studies());
    let mark = search.scratch.ways.mark();
    let found = search.node(number).is_ok();
    let free = search.scratch.ways.since(mark).iter().filter(|way| way.studies & used_up == 0);
    let best = free.copied().min_by_key(|way| (way.missing, way.questions.count_ones()));
    let own = chosen(search, best.filter(|_| found));
    search.scratch.ways.taken(mark);
    for (slot, choice) in outside.iter_mut().zip(own) {
        *slot = choice.or(*slot);
    }
    outside
}

/// Forgets what was chosen for a node and its parts.
fn forget(compiled: &Compiled<'_>, number: usize, choices: &mut [Option<Choice>]) {
    if let Some(slot) = choices.get_mut(number) {
        *slot = None;
    }
    if let Some(node) = compiled.node(number) {
        node.kind.parts().for_each(|part| forget(compiled, part, choices));
    }
}

fn is_chosen(search: &SolutionSearch<'_, '_>, number: usize, choices: &[Option<Choice>]) -> bool {
    let in_part = |node: &CompiledNode<'_>| node.kind.parts().any(|part| is_chosen(search, part, choices));
    choices.get(number).is_some_and(Option::is_some) || search.compiled.node(number).is_some_and(in_part)
}
