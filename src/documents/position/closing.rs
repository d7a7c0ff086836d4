//! What stands at the end: cautions, what counts for nothing, what it rests on, signatures.

use rungs_domain::allocate::{AllocationPolicy, Caution};
use rungs_domain::words::capitalized;

use super::PositionCase;
use crate::{Block, Depth, Document, Fact, Text};

/// What to look at before it is signed.
pub(in super::super) fn cautions(document: &mut Document, given: &PositionCase<'_>) {
    let cautions = &given.allocation.cautions;
    if cautions.is_empty() {
        document.paragraph("Nothing was found that should be looked at.");
        return;
    }
    remarks(document, given, cautions.iter());
}

/// Some of what there is to look at.
pub(in super::super) fn remarks<'c>(
    document: &mut Document,
    given: &PositionCase<'_>,
    cautions: impl Iterator<Item = &'c Caution>,
) {
    let words = |caution: &Caution| format!("{}.", capitalized(&caution.words(given.position, given.series)));
    document.bullets(cautions.map(words));
}

/// What the policies say is never considered, each list with the policies that have it.
pub(in super::super) fn not_considered(document: &mut Document, given: &PositionCase<'_>) {
    let lists = given.policies.iter().map(|policy| &policy.not_considered).filter(|list| !list.is_empty());
    let mut distinct: Vec<&Vec<String>> = Vec::new();
    lists.for_each(|list| {
        if !distinct.contains(&list) {
            distinct.push(list);
        }
    });
    if distinct.is_empty() {
        document.paragraph("The policies name nothing.");
    }
    for list in distinct {
        let of = given.policies.iter().filter(|policy| policy.not_considered == *list);
        let named: Vec<&str> = of.map(|policy| policy.title.as_str()).collect();
        let text = Text::plain(format!("{}.", capitalized(&list.join("; ")))).faint(format!(" [{}]", named.join("; ")));
        document.paragraph(text);
    }
}

/// The text of the specification, and the sources of the policies.
pub(in super::super) fn rests_on(document: &mut Document, given: &PositionCase<'_>) {
    let cited = given.cited(0).map_or_else(String::new, |cited| cited.of_series(""));
    let mut facts = vec![Fact::new("Specification", cited)];
    if let Some(judged) = given.position.spec.revision.as_deref().filter(|judged| *judged != given.revision) {
        let words = format!("text revision {judged}; the specification has changed since");
        facts.push(Fact::new("Matches were made against", words));
    }
    document.push(Block::Facts(facts));
    document.heading(Depth::Section, "Sources of the policies");
    let source = |policy: &std::sync::Arc<AllocationPolicy>| {
        let reading = policy.reading.as_ref().map(|reading| format!(" Read so: {reading}")).unwrap_or_default();
        Fact::new(policy.title.as_str(), Text::plain(&policy.source).and(".").faint(reading))
    };
    document.push(Block::Facts(given.policies.iter().map(source).collect()));
}

/// Lines on which those who decide sign. What is known already stands on them; a draft names nobody.
pub(in super::super) fn signatures(document: &mut Document, given: &PositionCase<'_>) {
    let draft = document.mark().is_some();
    let ruling = given.position.ruling.as_ref().filter(|_| !draft);
    let by = ruling.and_then(|ruling| ruling.by.as_deref()).unwrap_or_default();
    let on = ruling.and_then(|ruling| ruling.on).map(|day| day.to_string()).unwrap_or_default();
    document.heading(Depth::Part, "Signatures");
    document.push(Block::Signing(vec![
        Fact::new("Decided by", by),
        Fact::new("On", on),
        Fact::new("Signature", ""),
        Fact::new("Received by", ""),
        Fact::new("On", ""),
    ]));
}
