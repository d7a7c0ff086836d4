//! What would change the result, and where policies disagree.

use rungs_domain::allocate::Finding;
use rungs_domain::spec::bare_heading;

use super::Audit;
use crate::position::margin;
use crate::words;
use crate::{Depth, Document, Text};

pub(super) fn add(document: &mut Document, told: Audit<'_, '_>) {
    let departs = told.found.departs();
    // Nothing changes a result that there is not.
    if told.given.decider().is_none() && told.found.class.is_none() {
        return;
    }
    let named = if departs { "What would change the computed answer" } else { "What would change the result" };
    document.heading(Depth::Part, named);
    if departs {
        document.paragraph(format!(
            "The decision is a person's and does not hang on these figures. The computed answer, {}, would change so:",
            told.found.computed.words(told.given.series)
        ));
    }
    let Some(answer) = told.given.allocation.deciding() else {
        document.paragraph("Nobody has chosen the policy that decides, so nothing is computed that could change.");
        return;
    };
    let margins = [&answer.raise, &answer.lower].into_iter().flatten();
    let mut items: Vec<String> = margins.map(|margin| margin::sentence(told.given, answer, margin)).collect();
    items.extend(requested(told));
    if items.is_empty() {
        document.paragraph(format!(
            "No other matching of the duties described changes what “{}” says.",
            told.given.deciding()
        ));
        return;
    }
    document.bullets(items);
    document.note(
        "A point is one percent of the time. The figures are the least with which the answer changes: with a hundredth of a \
         point less it does not.",
    );
}

/// What a class that was asked for, and is not the next, would need.
fn requested(told: Audit<'_, '_>) -> Option<String> {
    let asked = told.found.rejected().find(|study| told.is_requested(study))?;
    let answer = told.given.allocation.deciding()?;
    let told_already =
        [&answer.raise, &answer.lower].into_iter().flatten().any(|one| one.to == Finding::Class(asked.level));
    let points = asked.points.filter(|points| points.0 > 0 && !told_already)?;
    let code = told.given.code(asked.level);
    Some(format!(
        "With {} of the time moved to the work of {code}, which was asked for, the answer is {code}; {}.",
        words::points(points),
        margin::alone(told.given, &asked.alone, " it")
    ))
}

/// What policies say otherwise, and why they are not the rule applied. Where a person departs from the computed answer,
/// how each policy stands to that decision.
pub(super) fn disagreements(document: &mut Document, told: Audit<'_, '_>) {
    let given = told.given;
    if told.found.by_person() {
        against_decision(document, told);
    } else if given.decider().is_some() && told.found.dissent.is_empty() {
        document.paragraph("No policy contradicts the one that decides.");
    } else {
        told.found.dissent.iter().for_each(|at| dissent(document, told, *at));
    }
    if let Some(rule) = &given.series.allocation_rule {
        let cited = given
            .cited(0)
            .map(|cited| cited.of_series(bare_heading(rule.heading.as_deref().unwrap_or("allocation"))))
            .unwrap_or_default();
        document
            .paragraph(Text::plain(format!("The authority's own rule: “{}”", rule.text)).faint(format!(" [{cited}]")));
    }
}

fn dissent(document: &mut Document, told: Audit<'_, '_>, at: usize) {
    let given = told.given;
    let (Some(answer), Some(policy)) = (given.allocation.answers.get(at), given.policies.get(at)) else { return };
    let says = answer.finding.words(given.series);
    let apart = answer.stance.words();
    document.paragraph(Text::new().strong(format!("“{}” disagrees: {says} ({apart}).", policy.title)).and(format!(
        " It is not the rule applied: “{}” decides here, {}.",
        given.deciding(),
        given.deciding_why()
    )));
}

fn against_decision(document: &mut Document, told: Audit<'_, '_>) {
    let given = told.given;
    let Some(class) = told.found.class else { return };
    document.paragraph(format!(
        "The decision, {}, is a person's. What each policy computes is stated above; it is held against the decision \
         here:",
        given.class(class)
    ));
    let judged = given.allocation.answers.iter().zip(given.policies);
    let items = judged.filter_map(|(answer, policy)| {
        let level = answer.finding.level()?;
        let stands = if level == class { "computes the class decided on" } else { "computes another class" };
        Some(format!("“{}” {stands}: {}.", policy.title, answer.finding.words(given.series)))
    });
    document.bullets(items);
}
