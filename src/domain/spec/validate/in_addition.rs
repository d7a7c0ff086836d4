//! Rules of times of work that are in addition to others.

use super::{Step, Walk};
use crate::spec::{MOST_APART, Requirement};

/// Checks that each time is in addition to others of the same group.
pub(super) fn check(node: &Requirement, walk: &mut Walk) {
    among(node, &[], walk);
}

/// `others`: the sentences of the other times of work in the group in which it stands.
fn among(node: &Requirement, others: &[&str], walk: &mut Walk) {
    match node {
        Requirement::All(branch) => {
            let cited = |part: &Requirement| part.time_cited().map(|(cite, _)| cite.to_owned());
            let times: Vec<Option<String>> = branch.of.iter().map(cited).collect();
            walk.field("of", |walk| {
                for (at, part) in branch.of.iter().enumerate() {
                    let beside = times.iter().enumerate().filter(|(other, _)| *other != at);
                    let beside: Vec<&str> = beside.filter_map(|(_, cite)| cite.as_deref()).collect();
                    walk.step(Step::Index(at), |walk| among(part, &beside, walk));
                }
            });
            if crate::spec::in_addition(&branch.of).iter().any(|set| set.len() > MOST_APART) {
                let message = format!("more than {MOST_APART} times of work that share no month");
                walk.report("out-of-range", message, "write them as fewer times");
            }
        }
        Requirement::Any(_) | Requirement::AtLeast(_) => {
            walk.each("of", node.branches().unwrap_or_default(), |part, walk| among(part, &[], walk));
        }
        Requirement::Substitution(node) => {
            let of = if node.time().is_some() { "experience" } else { "of" };
            walk.field(of, |walk| among(&node.of, if node.months().is_some() { others } else { &[] }, walk));
            walk.each("substitutes", &node.substitutes, |one, walk| walk.field("by", |walk| among(&one.by, &[], walk)));
        }
        Requirement::Experience(time) => {
            walk.each("in_addition", &time.in_addition, |words, walk| {
                if !others.contains(&words.as_str()) {
                    let hint = match walk.nearest(words, others) {
                        Some(right) => format!("did you mean \"{right}\"?"),
                        None => {
                            "name the words in `cite` of another time of work among the same parts of All".to_owned()
                        }
                    };
                    walk.report(
                        "dangling-reference",
                        format!("no time of work beside this rests on \"{words}\""),
                        hint,
                    );
                }
            });
            walk.each("including", &time.including, among_parts);
        }
        Requirement::Service(service) => {
            walk.each("including", &service.including, among_parts);
        }
        _ => {}
    }
}

/// A part of a time of work stands beside no other.
fn among_parts(part: &crate::spec::Experience, walk: &mut Walk) {
    if !part.in_addition.is_empty() {
        walk.field("in_addition", |walk| {
            let message = "a part of a time of work is in addition to nothing";
            walk.report("contradiction", message, "delete this, or write the time as one of its own");
        });
    }
    walk.each("including", &part.including, among_parts);
}
