//! The answers as text for people.

use rungs_domain::allocate::{AllocationPolicy, Finding, LeadGate, PolicyAnswer, Stance};
use rungs_domain::qualify::{Hundredths, Known};

use super::{Told, answer, change, levels, worksheet};
use crate::cli::text::{Page, Span, faint, plain, strong};

pub(super) fn text(told: &Told<'_>, explain: bool, width: usize) -> String {
    let mut page = Page::new(width);
    let (allocation, series) = (&told.judged.allocation, told.series());
    let standing = if told.position.planned { "planned, " } else { "" };
    page.part(&told.position.title, &format!("{standing}as of {}", allocation.as_of));
    page.paragraph(
        2,
        &[plain(series.title.as_str()), faint(format!("  text revision {}", told.judged.loaded.revision()))],
    );
    told.judged.changed.iter().for_each(|changed| change::text(&mut page, changed));
    answer::text(&mut page, told);
    page.heading(2, &format!("Policies: {}", allocation.agreement()));
    for (answer, policy) in allocation.answers.iter().zip(&told.policies.all) {
        policy_text(&mut page, told, answer, policy);
    }
    if let Some(gate) = &allocation.gate {
        let said = format!("duties count when done for {} ({})", gate.words(), gate.source);
        page.paragraph(4, &[faint(said)]);
    }
    worksheet::text(&mut page, told);
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
    worksheet::suggestions(&mut page, told);
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
    // That nobody has chosen the one that decides is told with the answer.
    let stance = match answer.stance {
        Stance::NobodyChose => String::new(),
        stance => format!("  {}", stance.words()),
    };
    page.paragraph(4, &[plain(format!("{}: ", policy.title)), said, faint(stance)]);
    let mut line = |spans: &[Span]| page.paragraph(6, spans);
    if answer.lowest != answer.finding || answer.highest != answer.finding {
        let (lowest, highest) = (answer.lowest.words(series), answer.highest.words(series));
        line(&[plain(format!("by the items that open duties could be: {lowest} to {highest}"))]);
    }
    // Where nothing counts at any level, no distance between classes means anything.
    let counts = told.judged.allocation.worksheet.counted > Hundredths(0);
    for (way, margin) in [("up", &answer.raise), ("down", &answer.lower)] {
        if let Some(margin) = margin.as_ref().filter(|_| counts) {
            line(&[plain(format!("{way}: {}", answer::margin_words(told, answer, margin)))]);
        }
    }
    if let Some(tie) = &answer.tie {
        line(&[strong(tie.words(series))]);
    }
    if let (Some(gate), lines @ [_, ..]) = (&answer.gate, answer.too_short.as_slice()) {
        let numbers: Vec<String> = told.numbers(lines).iter().map(ToString::to_string).collect();
        let said = format!("by its gate of {} duty {} does not count", gate.words(), numbers.join(", "));
        line(&[plain(said)]);
    }
    if let Some(gate) = answer.lead.as_ref().filter(|_| answer.finding != Finding::NotCalled) {
        line(&[plain(lead_words(gate))]);
    }
    line(&[faint(policy.source.as_str())]);
}

fn lead_words(gate: &LeadGate) -> String {
    let named = |held: Known| {
        let asked = gate.authorities.iter().filter(|asked| asked.held == held);
        asked.map(|asked| asked.text.as_str()).collect::<Vec<_>>().join("; ")
    };
    let mut words = format!("lead work: {} percent, and {} are asked for", gate.time, gate.least);
    for (held, what) in [(Known::No, "the position does not have"), (Known::Unknown, "not yet confirmed")] {
        let list = named(held);
        if !list.is_empty() {
            words.push_str(&format!("; {what}: {list}"));
        }
    }
    words
}
