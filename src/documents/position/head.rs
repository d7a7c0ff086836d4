//! What stands at the head of a document about a position.

use rungs_domain::spec::{Level, Status};

use super::PositionCase;
use crate::{Block, Document, Fact, Text};

/// Whose position it is, against what it is judged, as of which day and by what.
pub(in super::super) fn head(given: &PositionCase<'_>) -> Block {
    let position = given.position;
    let mut facts = vec![Fact::new("Position", &position.title)];
    facts.extend(position.incumbent.iter().map(|name| Fact::new("Incumbent", name)));
    let class = |code: &rungs_domain::spec::Code| {
        given.series.level(code).map_or_else(|| code.to_string(), Level::code_and_title)
    };
    let current = position.current.as_ref().map_or_else(|| "not allocated yet".to_owned(), class);
    facts.push(Fact::new("Now allocated to", current));
    let on = position.requested_on.map_or_else(String::new, |day| format!(", on {day}"));
    facts.extend(position.requested.iter().map(|code| Fact::new("Class asked for", format!("{}{on}", class(code)))));
    let authority = &given.series.authority;
    let inferred = if authority.inferred { " (inferred; the document does not name it)" } else { "" };
    facts.push(Fact::new("Series", Text::plain(&given.series.title).faint(format!(" · {}{inferred}", authority.name))));
    facts.push(Fact::new("Day of judging", given.allocation.as_of.to_string()));
    facts.push(Fact::new("Policy that decides", decider(given)));
    Block::Facts(facts)
}

/// By which policy it is decided, and who chose it and why.
fn decider(given: &PositionCase<'_>) -> Text {
    let Some(policy) = given.decider() else { return Text::plain("not chosen yet") };
    let why = Text::plain(&policy.title).and(format!("; {}", given.deciding_why()));
    match given.series.allocated_by.as_ref().filter(|rule| rule.policy == policy.id) {
        Some(rule) => {
            let source = rule.source.as_deref().unwrap_or(&given.series.source.document);
            let reading = rule.reading.as_ref().map(|reading| format!(" Read so: {reading}")).unwrap_or_default();
            why.and(format!(": “{}”", rule.cite)).faint(format!(" [{source}]{reading}"))
        }
        None => why,
    }
}

/// A remark where the specification is only proposed.
pub(in super::super) fn proposed(document: &mut Document, given: &PositionCase<'_>) {
    let Status::Proposed { effective_rule, .. } = &given.series.status else { return };
    let rule = effective_rule.as_ref().map(|rule| format!(" The document says: “{rule}”")).unwrap_or_default();
    document.note(Text::new().strong("The specification is proposed, and not in force until it is adopted.").and(rule));
}
