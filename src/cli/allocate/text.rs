//! The answers as text for people.

use rungs_domain::allocate::{AllocationPolicy, Finding, LeadGate, Margin, PolicyAnswer};
use rungs_domain::qualify::Known;

use super::{Told, change, levels, worksheet};
use crate::cli::text::{Page, Span, faint, plain, strong};

pub(super) fn text(told: &Told<'_>, explain: bool, width: usize) -> String {
    let mut page = Page::new(width);
    let (allocation, series) = (&told.judged.allocation, told.series());
    let standing = if told.position.planned { "planned, " } else { "" };
    page.part(&told.position.title, &format!("{standing}as of {}", allocation.as_of));
    page.paragraph(
        2,
        &[plain(series.title.as_str()), faint(format!("  text revision {}", told.judged.loaded.revision))],
    );
    if let Some(code) = &told.position.current {
        page.paragraph(2, &[plain(format!("now allocated to {code}"))]);
    }
    told.judged.changed.iter().for_each(|changed| change::text(&mut page, changed));
    worksheet::text(&mut page, told);
    let agree = if allocation.all_agree() { "no policy disagrees" } else { "≠ the policies disagree" };
    page.heading(2, &format!("Policies: {agree}"));
    for (answer, policy) in allocation.answers.iter().zip(&told.policies.all) {
        policy_text(&mut page, told, answer, policy);
    }
    if let Some(gate) = &allocation.gate {
        let said = format!("duties count when done for {} ({})", gate.words(), gate.source);
        page.paragraph(4, &[faint(said)]);
    }
    if told.position.planned {
        levels::every(&mut page, told);
    } else if explain {
        levels::neighbours(&mut page, told);
    }
    if !allocation.cautions.is_empty() {
        page.heading(2, "Before it is signed");
        for caution in &allocation.cautions {
            page.hanging(4, "! ", &[plain(caution.words(told.position, series))]);
        }
    }
    let not_considered = told.policies.all.first().map_or(&[][..], |policy| &policy.not_considered);
    if !not_considered.is_empty() {
        page.heading(2, "Never considered");
        page.paragraph(4, &[faint(not_considered.join("; "))]);
    }
    page.finish()
}

fn policy_text(page: &mut Page, told: &Told<'_>, answer: &PolicyAnswer, policy: &AllocationPolicy) {
    let series = told.series();
    let said = strong(answer.finding.words(series));
    page.paragraph(4, &[plain(format!("{}: ", policy.title)), said, faint(format!("  {}", answer.stance.words()))]);
    let mut line = |spans: &[Span]| page.paragraph(6, spans);
    if answer.lowest != answer.finding || answer.highest != answer.finding {
        let (lowest, highest) = (answer.lowest.words(series), answer.highest.words(series));
        line(&[plain(format!("open questions: from {lowest} to {highest}"))]);
    }
    for (way, margin) in [("up", &answer.raise), ("down", &answer.lower)] {
        if let Some(margin) = margin {
            line(&[plain(margin_words(told, way, margin))]);
        }
    }
    if let Some(gate) = answer.lead.as_ref().filter(|_| answer.finding != Finding::NotCalled) {
        line(&[plain(lead_words(gate))]);
    }
    line(&[faint(policy.source.as_str())]);
}

/// `up: 4.01 points to 41313, by duty 5, 7 or 4 alone`; `up: 17 points of lead work, then lead classes are open`.
fn margin_words(told: &Told<'_>, way: &str, margin: &Margin) -> String {
    let numbers: Vec<String> = told.numbers(&margin.lines).iter().map(ToString::to_string).collect();
    let by = match numbers.split_last() {
        None => ", by no duty alone".to_owned(),
        Some((last, [])) => format!(", by duty {last} alone"),
        Some((last, others)) => format!(", by duty {} or {last} alone", others.join(", ")),
    };
    match margin.to {
        Finding::Class(level) => format!("{way}: {} points to {}{by}", margin.points, told.code(level)),
        other => format!("{way}: {} points of lead work{by}; then {}", margin.points, other.words(told.series())),
    }
}

fn lead_words(gate: &LeadGate) -> String {
    let named = |held: Known| {
        let asked = gate.authorities.iter().filter(|asked| asked.held == held);
        asked.map(|asked| asked.text.as_str()).collect::<Vec<_>>().join("; ")
    };
    let mut words = format!("lead work {} of {}", gate.time, gate.least);
    for (held, what) in [(Known::No, "missing"), (Known::Unknown, "not said")] {
        let list = named(held);
        if !list.is_empty() {
            words.push_str(&format!("; {what}: {list}"));
        }
    }
    words
}
