//! Single changes, each with what is to come of it.

use super::made::{SENTENCES, asked, cited, degree, time};
use super::{Change, Destination, Extent, Lack, Refusal, TurnedInto, changed};
use crate::spec::{
    AtLeast, Branch, Credential, Degree, Experience, NodeStep, Rate, RateUnit, Requirement, RequirementKind,
    Substitute, Substitution,
};

fn work(months: u32) -> Requirement {
    Requirement::Experience(time(cited(0), months))
}

fn any(of: Vec<Requirement>) -> Requirement {
    Requirement::any_of(Branch { source: cited(0), of })
}

/// Two years of work, for one of which a degree may stand in.
fn substitution() -> Requirement {
    let by = vec![Substitute::of_months(12, degree(cited(1), Degree::Bachelor))];
    Requirement::Substitution(Substitution::of_time(cited(2), time(cited(0), 24), by, 12))
}

/// Two years of work, one of which must be of a sort.
fn including() -> Requirement {
    Requirement::Experience(Experience { including: vec![time(cited(1), 12)], ..time(cited(0), 24) })
}

fn turned(tree: &Requirement, into: RequirementKind, given: TurnedInto) -> Result<Requirement, Refusal> {
    changed(tree, &[], Change::Turn { into, given }).map(|revised| revised.tree.unwrap())
}

fn refused(tree: &Requirement, path: &[NodeStep], change: Change) -> String {
    match changed(tree, path, change).unwrap_err() {
        Refusal::Rule(words) | Refusal::Broken { message: words, .. } => words,
        Refusal::Lacks(lack) => format!("{lack:?}"),
    }
}

#[test]
fn what_a_node_does_not_say_has_to_be_said_before_it_is_turned() {
    let tree = asked(cited(1));
    let lacks = |into| turned(&tree, into, TurnedInto::default());
    assert_eq!(lacks(RequirementKind::Education), Err(Refusal::Lacks(Lack::Degree)));
    assert_eq!(lacks(RequirementKind::Credential), Err(Refusal::Lacks(Lack::Credentials)));
    for into in [RequirementKind::Experience, RequirementKind::Substitution, RequirementKind::Combination] {
        assert_eq!(lacks(into), Err(Refusal::Lacks(Lack::Months)), "{into:?}");
    }
    let given = TurnedInto { credentials: vec!["licence".to_owned()], ..TurnedInto::default() };
    let expected = Requirement::Credential(Credential { source: cited(1), any_of: vec!["licence".to_owned()] });
    assert_eq!(turned(&tree, RequirementKind::Credential, given), Ok(expected));
    let given = TurnedInto { months: Some(18), ..TurnedInto::default() };
    let Ok(Requirement::Experience(made)) = turned(&tree, RequirementKind::Experience, given) else {
        panic!("it is time")
    };
    assert_eq!((made.months, made.source.cite.as_str(), made.kinds.len()), (18, SENTENCES[1], 0));
}

#[test]
fn time_with_what_stands_in_for_it_comes_apart_and_together() {
    let apart = turned(&substitution(), RequirementKind::AllOf, TurnedInto::default()).unwrap();
    let of = vec![work(24), degree(cited(1), Degree::Bachelor)];
    assert_eq!(apart, Requirement::All(Branch { source: cited(2), of }));
    assert_eq!(turned(&apart, RequirementKind::Substitution, TurnedInto::default()), Ok(substitution()));
    assert_eq!(turned(&substitution(), RequirementKind::Experience, TurnedInto::default()), Ok(work(24)));
    let last = changed(&substitution(), &[NodeStep::Substitute(0)], Change::TakeOut).unwrap();
    assert_eq!((last.tree, last.at), (Some(work(24)), Vec::new()));
}

#[test]
fn what_stands_in_gets_a_rate_a_limit_of_its_own_or_all_that_may_be_replaced() {
    let by = [NodeStep::Substitute(0)];
    let rate = |per, gives| Some(Rate { per, unit: RateUnit::SemesterUnits, gives });
    let put = |extent| changed(&substitution(), &by, Change::StandsInFor(extent));
    for extent in [
        Extent { rate: rate(30, 12), at_most: Some(6), ..Extent::default() },
        Extent { months: Some(6), ..Extent::default() },
        Extent::default(),
    ] {
        let Some(Requirement::Substitution(made)) = put(extent).unwrap().tree else { panic!("something stands in") };
        assert_eq!(Extent::of(&made.substitutes[0]), extent);
    }
    let hinted =
        |message: &str, hint: &str| Err(Refusal::Broken { message: message.to_owned(), hint: Some(hint.to_owned()) });
    let none = Extent { rate: rate(0, 12), ..Extent::default() };
    assert_eq!(put(none), hinted("0 semester units cannot be asked for", "write 1 to 100000"));
    let long = Extent { rate: rate(30, 601), ..Extent::default() };
    assert_eq!(put(long), hinted("a time of 601 months cannot be asked for", "write 1 to 600 months"));
    let both = Extent { months: Some(6), rate: rate(30, 12), at_most: None };
    let both = put(both);
    assert_eq!(both, Err(Refusal::Broken { message: "months and a rate say two things".to_owned(), hint: None }));
}

#[test]
fn a_judgement_asks_about_the_sentence_of_the_node() {
    let Ok(Requirement::Judgement(made)) = turned(&work(24), RequirementKind::Judgement, TurnedInto::default()) else {
        panic!("it is left to a person")
    };
    assert_eq!(made.question, "Does the applicant meet this: \"Two years of casework.\"?");
    let tree = Requirement::Judgement(made);
    let again = changed(&tree, &[], Change::Cite(SENTENCES[1].to_owned())).unwrap().tree;
    let Some(Requirement::Judgement(again)) = again else { panic!("it is left to a person") };
    assert_eq!(again.question, "Does the applicant meet this: \"A degree in social work.\"?");
}

#[test]
fn only_printed_words_are_cited() {
    let cite = |words: &str| changed(&work(24), &[], Change::Cite(words.to_owned()));
    for printed in ["Two years", " Either ", SENTENCES[2]] {
        assert_eq!(cite(printed).unwrap().tree.unwrap().source().cite, printed.trim());
    }
    for other in ["", "two years", "Two  years", "Three years"] {
        assert!(matches!(cite(other), Err(Refusal::Rule(_))), "{other}");
    }
}

#[test]
fn a_tree_that_would_break_a_rule_is_refused_in_words() {
    let more = Experience { including: vec![time(cited(0), 36)], ..time(cited(0), 24) };
    let put = |tree: Requirement| Change::Put(Box::new(tree));
    let cases = [
        (refused(&work(24), &[], put(work(601))), "a time of 601 months cannot be asked for"),
        (
            refused(&work(24), &[], put(Requirement::Experience(more))),
            "36 months are more than the 24 months that it is a part of",
        ),
        (
            refused(&substitution(), &[NodeStep::Substitute(0)], put(work(12))),
            "time of work cannot stand in for time of work",
        ),
        (
            refused(&including(), &[NodeStep::Including(0)], put(asked(cited(0)))),
            "here stands time of work, and nothing else can",
        ),
        (refused(&work(24), &[NodeStep::Part(0)], Change::Add), "this part of the requirement is not there any more"),
        (refused(&any(vec![work(24)]), &[NodeStep::Part(0)], Change::Up), "this has nothing on that side"),
        (refused(&work(24), &[], Change::Unwrap), "only what has parts can be taken apart"),
    ];
    for (told, expected) in cases {
        assert_eq!(told, expected);
    }
    let Requirement::Judgement(mut blank) = asked(cited(0)) else { panic!("it is left to a person") };
    blank.question = " ".to_owned();
    assert_eq!(refused(&work(24), &[], put(Requirement::Judgement(blank))), "the question is empty");
}

#[test]
fn parts_do_not_stand_deeper_than_files_can_hold() {
    let mut tree = work(24);
    for _ in 0..6 {
        tree = changed(&tree, &[], Change::WrapInAny).unwrap().tree.unwrap();
    }
    assert_eq!(refused(&tree, &[], Change::WrapInAny), "parts can stand at most 7 deep inside one another");
}

#[test]
fn the_last_part_goes_with_what_it_is_a_part_of() {
    let tree = any(vec![any(vec![work(24)]), work(12)]);
    let left = changed(&tree, &[NodeStep::Part(0), NodeStep::Part(0)], Change::TakeOut).unwrap();
    assert_eq!((left.tree, left.at), (Some(any(vec![work(12)])), vec![NodeStep::Part(0)]));
    let none = changed(&any(vec![work(24)]), &[NodeStep::Part(0)], Change::TakeOut).unwrap();
    assert_eq!(none.tree, None);
}

#[test]
fn a_part_moves_out_of_its_group_into_the_one_beside_it_and_anywhere() {
    let (one, two, three) = (work(12), work(24), work(36));
    let all = |of| Requirement::All(Branch { source: cited(2), of });
    let part = NodeStep::Part;
    let tree = all(vec![any(vec![one.clone(), two.clone()]), three.clone()]);
    let moved = |tree: &Requirement, path: &[NodeStep], change| {
        let revised = changed(tree, path, change).unwrap();
        (revised.tree.unwrap(), revised.at)
    };
    let out = all(vec![any(vec![two.clone()]), one.clone(), three.clone()]);
    assert_eq!(moved(&tree, &[part(0), part(0)], Change::Out), (out.clone(), vec![part(1)]));
    let back = all(vec![any(vec![two.clone(), one.clone()]), three.clone()]);
    assert_eq!(moved(&out, &[part(1)], Change::Into), (back, vec![part(0), part(1)]));
    // The last part takes its group with it.
    let flat = all(vec![two.clone(), one.clone(), three.clone()]);
    assert_eq!(moved(&out, &[part(0), part(0)], Change::Out), (flat, vec![part(0)]));
    let behind = all(vec![three.clone(), any(vec![one.clone()])]);
    let first = any(vec![three.clone(), one.clone()]);
    assert_eq!(moved(&behind, &[part(0)], Change::Into), (all(vec![first]), vec![part(0), part(0)]));
    let to = |group: &[NodeStep], at| Change::Move(Destination { group: group.to_vec(), at });
    let turned = all(vec![three.clone(), any(vec![one, two])]);
    assert_eq!(moved(&tree, &[part(0)], to(&[], 2)), (turned, vec![part(1)]));
    assert_eq!(refused(&tree, &[part(0)], to(&[part(0)], 0)), "a group cannot stand in itself");
    assert_eq!(refused(&tree, &[part(0)], to(&[part(1)], 0)), "this has no parts among which another can stand");
    assert_eq!(refused(&tree, &[part(0)], Change::Out), "this stands in no group within another");
    let none = "no group stands beside this: wrap what stands there in one first";
    assert_eq!(refused(&tree, &[part(0)], Change::Into), none);
    let by = [NodeStep::Substitute(0)];
    assert_eq!(refused(&substitution(), &by, to(&[], 0)), "only a part of a group can be moved to another place");
}

#[test]
fn no_more_parts_are_asked_for_than_a_group_has_left() {
    let some = Requirement::AtLeast(AtLeast { source: cited(0), count: 2, of: vec![work(12), work(24)] });
    let out = changed(&any(vec![some]), &[NodeStep::Part(0), NodeStep::Part(1)], Change::Out).unwrap();
    let left = Requirement::AtLeast(AtLeast { source: cited(0), count: 1, of: vec![work(12)] });
    assert_eq!(out.tree, Some(any(vec![left, work(24)])));
}

#[test]
fn a_time_in_addition_to_another_follows_its_words_and_stands_alone_without_it() {
    let more = Experience { in_addition: vec![SENTENCES[0].to_owned()], ..time(cited(1), 12) };
    let tree = Requirement::All(Branch { source: cited(2), of: vec![work(24), Requirement::Experience(more)] });
    let first = [NodeStep::Part(0)];
    let on_top_of = |tree: Option<Requirement>| match tree {
        Some(Requirement::All(branch)) => {
            branch.of.last().and_then(Requirement::time_cited).map(|(_, others)| others.to_vec()).unwrap()
        }
        other => panic!("{other:?}"),
    };
    let cited_anew = changed(&tree, &first, Change::Cite(SENTENCES[2].to_owned())).unwrap();
    assert_eq!(on_top_of(cited_anew.tree), [SENTENCES[2]]);
    let alone = changed(&tree, &first, Change::TakeOut).unwrap();
    assert_eq!(on_top_of(alone.tree), [""; 0]);
}
