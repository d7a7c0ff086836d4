//! A node that asks for one thing made into one that asks for another.

use super::{Lack, Refusal, TurnedInto};
use crate::spec::{
    Accreditation, AtLeast, Branch, Combination, Courses, Credential, Education, Experience, Fields, Hours, Judgement,
    Node, Requirement, RequirementKind, RequirementSource, Service, Substitute, Substitution, Units,
};

/// For so many months something new stands in, until a person says for how many.
const USUAL_MONTHS: u32 = 12;

/// Printed words that a person decides about.
pub(super) fn left_to_a_person(cite: &str) -> Requirement {
    let source = RequirementSource::printed(cite);
    Requirement::Judgement(Judgement::not_understood(source))
}

/// The node turned; what it says is kept as far as it can be, its printed sentence always. Where one of its parts takes
/// its place, that part keeps its own.
pub(super) fn turned(node: &Requirement, into: RequirementKind, given: &TurnedInto) -> Result<Requirement, Refusal> {
    if node.asks() == into {
        return Ok(node.clone());
    }
    let own = node.source();
    Ok(match into {
        RequirementKind::AllOf => Requirement::All(branch(node)),
        RequirementKind::AnyOf => Requirement::any_of(branch(node)),
        RequirementKind::AtLeast => Requirement::AtLeast(at_least(branch(node))),
        RequirementKind::Education => Requirement::Education(education(node, given)?),
        RequirementKind::Units => Requirement::Units(Units {
            source: own.clone(),
            semester: Some(amount(node, given)?),
            quarter: None,
            subject: subject(node),
            including: Vec::new(),
        }),
        RequirementKind::Courses => {
            Requirement::Courses(Courses { source: own.clone(), count: amount(node, given)?, subject: subject(node) })
        }
        RequirementKind::Hours => Requirement::Hours(Hours {
            source: own.clone(),
            hours: amount(node, given)?,
            of: subject(node).map_or_else(|| own.cite.clone(), |subject| subject.printed),
        }),
        RequirementKind::Experience => Requirement::Experience(time(node, given)?),
        RequirementKind::Service => Requirement::Service(service(node, given)?),
        RequirementKind::Credential => Requirement::Credential(credential(node, given)?),
        RequirementKind::Substitution | RequirementKind::Replacement => {
            Requirement::Substitution(substitution(node, time(node, given)?))
        }
        RequirementKind::Combination => Requirement::Combination(combination(node, given)?),
        RequirementKind::Judgement => Requirement::Judgement(Judgement::not_understood(own.clone())),
    })
}

/// The words of a node, without why it was read so.
pub(super) fn words_of(source: &RequirementSource) -> RequirementSource {
    RequirementSource::printed(source.cite.clone())
}

fn branch(node: &Requirement) -> Branch {
    match node {
        Requirement::All(branch) => branch.clone(),
        Requirement::Any(node) => Branch { source: node.source.clone(), of: node.of.clone() },
        Requirement::AtLeast(node) => Branch { source: node.source.clone(), of: node.of.clone() },
        Requirement::Substitution(sum) => {
            let by = sum.substitutes.iter().map(|substitute| substitute.by.clone());
            let of = std::iter::once((*sum.of).clone()).chain(by);
            Branch { source: sum.source.clone(), of: of.collect() }
        }
        other => Branch { source: words_of(other.source()), of: vec![other.clone()] },
    }
}

/// Two of several parts, until a person says how many.
fn at_least(branch: Branch) -> AtLeast {
    let parts = u32::try_from(branch.of.len()).unwrap_or(u32::MAX);
    AtLeast { source: branch.source, count: parts.min(2), of: branch.of }
}

/// How many units, courses or hours: what is printed of them below, or what the person says.
fn amount(node: &Requirement, given: &TurnedInto) -> Result<u32, Refusal> {
    let known = first(node, |part| match part {
        Node::Requirement(Requirement::Units(units)) => units.semester.or(units.quarter),
        Node::Requirement(Requirement::Courses(courses)) => Some(courses.count),
        Node::Requirement(Requirement::Hours(hours)) => Some(hours.hours),
        _ => None,
    });
    given.amount.or(known).ok_or(Refusal::Lacks(Lack::Amount))
}

/// The fields or subjects of study that are named below.
fn subject(node: &Requirement) -> Option<Fields> {
    first(node, |part| match part {
        Node::Requirement(Requirement::Units(units)) => units.subject.clone(),
        Node::Requirement(Requirement::Courses(courses)) => courses.subject.clone(),
        Node::Requirement(Requirement::Education(education)) => education.fields.clone(),
        Node::Requirement(Requirement::Combination(sum)) => sum.fields.clone(),
        _ => None,
    })
}

/// The first node below for which `find` gives something.
fn first<'a, T>(node: &'a Requirement, find: impl Fn(Node<'a>) -> Option<T>) -> Option<T> {
    Node::Requirement(node).all().into_iter().find_map(|(_, part)| find(part))
}

fn first_education(node: &Requirement) -> Option<&Education> {
    first(node, |part| match part {
        Node::Requirement(Requirement::Education(education)) => Some(education),
        _ => None,
    })
}

fn first_combination(node: &Requirement) -> Option<&Combination> {
    first(node, |part| match part {
        Node::Requirement(Requirement::Combination(combination)) => Some(combination),
        _ => None,
    })
}

fn education(node: &Requirement, given: &TurnedInto) -> Result<Education, Refusal> {
    if let Some(known) = first_education(node) {
        return Ok(known.clone());
    }
    let degree = given.degree.ok_or(Refusal::Lacks(Lack::Degree))?;
    let studies = first_combination(node);
    Ok(Education {
        source: node.source().clone(),
        degree: Some(degree),
        fields: studies.and_then(|studies| studies.fields.clone()),
        accreditation: studies.map_or(Accreditation::NotAsked, |studies| studies.accreditation),
        ..Education::default()
    })
}

fn time(node: &Requirement, given: &TurnedInto) -> Result<Experience, Refusal> {
    if let Some(known) = first(node, Node::time) {
        return Ok(known.clone());
    }
    let sum = first_combination(node);
    let served = first(node, |part| match part {
        Node::Requirement(Requirement::Service(service)) => Some(service.months),
        _ => None,
    });
    let months = sum.map(|sum| sum.months).or(served).or(given.months).ok_or(Refusal::Lacks(Lack::Months))?;
    Ok(Experience::of_kinds(
        node.source().clone(),
        sum.map_or_else(|| Experience::ANY_WORK.to_owned(), |sum| sum.need.clone()),
        months,
        sum.map(|sum| sum.kinds.clone()).unwrap_or_default(),
    ))
}

/// The time that a node asks for below, in a class; until a person names the class, the printed words do.
fn service(node: &Requirement, given: &TurnedInto) -> Result<Service, Refusal> {
    let known = first(node, |part| match part {
        Node::Requirement(Requirement::Service(service)) => Some(service.clone()),
        _ => None,
    });
    if let Some(known) = known {
        return Ok(known);
    }
    let Experience { source, months, doing, including, .. } = time(node, given)?;
    let classes = vec![source.cite.clone()];
    Ok(Service { source, need: Service::SERVICE.to_owned(), months, classes, doing, including, ..Service::default() })
}

fn credential(node: &Requirement, given: &TurnedInto) -> Result<Credential, Refusal> {
    let known = first(node, |part| match part {
        Node::Requirement(Requirement::Credential(credential)) => Some(credential.clone()),
        _ => None,
    });
    match known {
        Some(known) => Ok(known),
        None if given.credentials.is_empty() => Err(Refusal::Lacks(Lack::Credentials)),
        None => Ok(Credential { source: node.source().clone(), any_of: given.credentials.clone() }),
    }
}

/// What stood beside the time may stand in for it; where nothing did, a person decides what.
fn substitution(node: &Requirement, experience: Experience) -> Substitution {
    let beside = match node {
        Requirement::All(_) | Requirement::Any(_) | Requirement::AtLeast(_) => node.branches().unwrap_or_default(),
        _ => &[],
    };
    let at_most = USUAL_MONTHS.min(experience.months);
    let mut by: Vec<Requirement> = beside.iter().filter(|part| first(part, worked).is_none()).cloned().collect();
    if by.is_empty() {
        by.push(what_may_stand_in(&node.source().cite));
    }
    let substitutes = by.into_iter().map(|by| Substitute::of_months(at_most, by)).collect();
    Substitution::of_time(node.source().clone(), experience, substitutes, at_most)
}

/// Any time of work that a node asks for.
fn worked(node: Node<'_>) -> Option<()> {
    let work = matches!(
        node.asks(),
        RequirementKind::Experience
            | RequirementKind::Service
            | RequirementKind::Substitution
            | RequirementKind::Replacement
            | RequirementKind::Combination
    );
    work.then_some(())
}

/// Something that may stand in for time of work, for a person to decide.
pub(super) fn what_may_stand_in(cite: &str) -> Requirement {
    let question = format!("Does the applicant have what may stand in for part of the time: \"{cite}\"?");
    let source = RequirementSource::printed(cite);
    Requirement::Judgement(Judgement::asked(source, question))
}

fn combination(node: &Requirement, given: &TurnedInto) -> Result<Combination, Refusal> {
    if let Some(known) = first_combination(node) {
        return Ok(known.clone());
    }
    let (time, studies) = (time(node, given)?, first_education(node));
    Ok(Combination {
        source: node.source().clone(),
        months: time.months,
        fields: studies.and_then(|studies| studies.fields.clone()),
        accreditation: studies.map_or(Accreditation::NotAsked, |studies| studies.accreditation),
        need: time.need,
        kinds: time.kinds,
    })
}
