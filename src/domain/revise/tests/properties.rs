//! What holds of every tree and every change.

use proptest::prelude::*;

use super::made::{SENTENCES, series, trees, vocabulary};
use super::{Change, Destination, Extent, Refusal, TurnedInto, changed};
use crate::spec::{
    Degree, Node, NodePath, NodeStep, Rate, RateUnit, Requirement, RequirementKind, validate_requirement,
};

fn anything_given() -> impl Strategy<Value = TurnedInto> {
    let degree = prop::option::of(prop::sample::select(&Degree::ALL[..]));
    let credentials = prop_oneof![Just(Vec::new()), Just(vec!["licence".to_owned()]), Just(vec!["no such".to_owned()])];
    let figure = || prop::option::of(0..700_u32);
    (degree, credentials, figure(), figure()).prop_map(|(degree, credentials, months, amount)| TurnedInto {
        degree,
        credentials,
        months,
        amount,
    })
}

fn extents() -> impl Strategy<Value = Extent> {
    let figure = || prop::option::of(0..700_u32);
    let rate = (0..200_000_u32, prop::sample::select(&RateUnit::ALL[..]), 0..700_u32);
    let rate = prop::option::of(rate.prop_map(|(per, unit, gives)| Rate { per, unit, gives }));
    (figure(), rate, figure()).prop_map(|(months, rate, at_most)| Extent { months, rate, at_most })
}

fn destinations() -> impl Strategy<Value = Destination> {
    let group = prop::collection::vec((0..3_usize).prop_map(NodeStep::Part), 0..3);
    (group, 0..4_usize).prop_map(|(group, at)| Destination { group, at })
}

fn changes() -> impl Strategy<Value = Change> {
    let turn = (prop::sample::select(&RequirementKind::ALL[..]), anything_given());
    prop_oneof![
        trees().prop_map(|tree| Change::Put(Box::new(tree))),
        extents().prop_map(Change::StandsInFor),
        turn.prop_map(|(into, given)| Change::Turn { into, given }),
        Just(Change::Add),
        Just(Change::Include),
        Just(Change::TakeOut),
        Just(Change::Up),
        Just(Change::Down),
        Just(Change::Out),
        Just(Change::Into),
        destinations().prop_map(Change::Move),
        Just(Change::WrapInAll),
        Just(Change::WrapInAny),
        Just(Change::Unwrap),
        prop::sample::select(&["Two years", "", "not printed", SENTENCES[1]][..])
            .prop_map(|words| Change::Cite(words.to_owned())),
        prop::sample::select(&["", " because "][..]).prop_map(|why| Change::Reading(why.to_owned())),
    ]
}

/// A tree and a way to one of its nodes; seldom a way to none.
fn places() -> impl Strategy<Value = (Requirement, NodePath)> {
    let lost = prop::collection::vec((0..3_usize).prop_map(NodeStep::Part), 0..4);
    (trees(), any::<prop::sample::Index>(), prop::option::weighted(0.1, lost)).prop_map(|(tree, at, lost)| {
        let nodes = Node::Requirement(&tree).all();
        let path = at.get(&nodes).0.clone();
        (tree, lost.unwrap_or(path))
    })
}

/// The sentences of all nodes, sorted.
fn cites(tree: &Requirement) -> Vec<String> {
    let mut all: Vec<String> =
        Node::Requirement(tree).all().into_iter().map(|(_, node)| node.source().cite.clone()).collect();
    all.sort();
    all
}

fn holds(tree: &Requirement) -> bool {
    validate_requirement(tree, &series(), &vocabulary()).is_empty()
}

/// The way back, where a change has one.
fn inverse(change: &Change) -> Option<Change> {
    match change {
        Change::Add | Change::Include => Some(Change::TakeOut),
        Change::Up => Some(Change::Down),
        Change::Down => Some(Change::Up),
        Change::WrapInAll | Change::WrapInAny => Some(Change::Unwrap),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_change_of_a_tree_that_holds_gives_one_that_holds((tree, path) in places(), change in changes()) {
        prop_assert!(holds(&tree));
        match changed(&tree, &path, change.clone()) {
            Ok(revised) => match &revised.tree {
                Some(after) => {
                    prop_assert!(holds(after), "{after:?}");
                    prop_assert!(Node::Requirement(after).at(&revised.at).is_some(), "looks at {:?}", revised.at);
                }
                None => prop_assert_eq!(change, Change::TakeOut),
            },
            Err(Refusal::Rule(words) | Refusal::Broken { message: words, .. }) => prop_assert!(!words.is_empty() && !words.ends_with('.')),
            Err(Refusal::Lacks(_)) => {
                let turns = matches!(change, Change::Turn { .. });
                prop_assert!(turns);
            }
        }
    }

    #[test]
    fn no_sentence_is_lost_but_by_taking_its_node_out((tree, path) in places(), change in changes()) {
        let (Ok(revised), Some(node)) = (changed(&tree, &path, change.clone()), Node::Requirement(&tree).at(&path)) else {
            return Ok(());
        };
        let Some(after) = &revised.tree else { return Ok(()) };
        let own = node.source();
        match change {
            Change::TakeOut | Change::Put(_) | Change::Cite(_) => {}
            Change::Turn { .. } => {
                let known = node.all().into_iter().any(|(_, part)| {
                    Node::Requirement(after).at(&path).is_some_and(|node| node.source().cite == part.source().cite)
                });
                prop_assert!(known, "{after:?}");
            }
            // The sentence of the node that is no more stands on its parts only where they had it.
            Change::Unwrap => {
                let mut left = cites(&tree);
                left.remove(left.iter().position(|cite| *cite == own.cite).unwrap());
                prop_assert_eq!(cites(after), left);
            }
            // A group goes with its only part, and so do the groups of which it was the only one.
            Change::Out | Change::Into | Change::Move(_) => {
                let mut left = cites(&tree);
                for depth in (0..path.len()).rev() {
                    let (way, to) = (&path[..depth], &revised.at);
                    let group = Node::Requirement(&tree).at(way).unwrap();
                    let stays = Node::Requirement(after).at(way).is_some_and(|now| to.starts_with(way) && now.source() == group.source());
                    if group.parts().len() > 1 || (stays && cites(after).len() == left.len()) {
                        break;
                    }
                    left.remove(left.iter().position(|cite| *cite == group.source().cite).unwrap());
                }
                prop_assert_eq!(cites(after), left);
                let now = Node::Requirement(after).at(&revised.at);
                prop_assert_eq!(now, Some(node), "it is the same, elsewhere");
            }
            _ => {
                let mut more = cites(after);
                for cite in cites(&tree) {
                    let at = more.iter().position(|other| *other == cite);
                    prop_assert!(at.is_some(), "{cite} is lost");
                    more.remove(at.unwrap());
                }
            }
        }
    }

    #[test]
    fn what_has_a_way_back_goes_back((tree, path) in places(), change in changes()) {
        let Some(back) = inverse(&change) else { return Ok(()) };
        // What is added to a node that stands alone makes it a part of a new one.
        let alone = !matches!(tree.asks(), RequirementKind::AllOf | RequirementKind::AnyOf | RequirementKind::Substitution);
        prop_assume!(change != Change::Add || !path.is_empty() || !alone);
        if let Ok(revised) = changed(&tree, &path, change) {
            let back = changed(&revised.tree.unwrap(), &revised.at, back);
            prop_assert_eq!(back.map(|revised| revised.tree), Ok(Some(tree)));
        }
    }

    #[test]
    fn all_of_and_any_of_turn_into_one_another_and_back((tree, path) in places()) {
        let turn = |tree: &Requirement, into| {
            changed(tree, &path, Change::Turn { into, given: TurnedInto::default() }).map(|revised| revised.tree.unwrap())
        };
        let asks = Node::Requirement(&tree).at(&path).map(Node::asks);
        let other = match asks {
            Some(RequirementKind::AllOf) => RequirementKind::AnyOf,
            Some(RequirementKind::AnyOf) => RequirementKind::AllOf,
            _ => return Ok(()),
        };
        let there = turn(&tree, other).unwrap();
        prop_assert_eq!(turn(&there, asks.unwrap()), Ok(tree));
    }
}
