//! The answers of one applicant under several policies, side by side.

use rungs_domain::qualify::TierAnswer;
use rungs_domain::words::counted;

use super::answer::{ApplicantAnswer, LevelAnswer};
use super::text::{INDENT, details, explained, head, said_of};
use crate::cli::text::{Column, Page, Span, faint, plain, strong};

/// Narrower columns cannot be read; the policies stand below one another then.
const LEAST_COLUMN: usize = 30;

/// Columns between two policies.
const GAP: usize = 2;

pub(super) fn beside(page: &mut Page, answers: &[ApplicantAnswer<'_>], explain: bool) {
    let Some(first) = answers.first() else { return };
    let policies: Vec<&str> = answers.iter().map(|one| one.policy.id.as_str()).collect();
    page.person(&first.applicant.name, &format!("as of {}, under {}", first.as_of, policies.join(" and ")));
    let (mut series, mut differing) = (None, Vec::new());
    for (at, level) in first.levels.iter().enumerate() {
        if series != Some(&level.series.id) {
            page.heading(2, &level.series.title);
            series = Some(&level.series.id);
        }
        let under: Vec<&LevelAnswer<'_>> = answers.iter().filter_map(|one| one.levels.get(at)).collect();
        if under.iter().all(|other| says_the_same(level, other, first)) {
            same(page, level, answers.len(), first);
        } else {
            differing.push(level.level.code.as_str());
            page.paragraph(4, &head(level, vec![strong("≠ the policies differ")]));
            columns(page, &policies, &under, first);
        }
        if explain {
            explained_each(page, answers, at);
        }
    }
    page.gap();
    page.paragraph(2, &[strong(summary(&differing, first.levels.len()))]);
}

fn same(page: &mut Page, level: &LevelAnswer<'_>, policies: usize, of: &ApplicantAnswer<'_>) {
    let mut said = said_of(level);
    said.push(faint(if policies == 2 { "  under both" } else { "  under all" }));
    page.paragraph(4, &head(level, said));
    for (label, spans) in level.tiers.minimum.iter().flat_map(|tier| details(tier, of.applicant, of.as_of)) {
        page.hanging(INDENT, label, &spans);
    }
}

fn columns(page: &mut Page, policies: &[&str], under: &[&LevelAnswer<'_>], of: &ApplicantAnswer<'_>) {
    let room = page.line_width().saturating_sub(INDENT);
    let width = (room + GAP) / under.len().max(1);
    let width = width.saturating_sub(GAP);
    let columns = policies.iter().zip(under).map(|(policy, level)| {
        let mut spans = vec![faint(*policy), plain("\n")];
        spans.extend(said_of(level));
        for (label, said) in level.tiers.minimum.iter().flat_map(|tier| details(tier, of.applicant, of.as_of)) {
            spans.push(plain(format!("\n{label}")));
            spans.extend(said);
        }
        Column { spans, width }
    });
    let columns: Vec<Column> = columns.collect();
    if width >= LEAST_COLUMN {
        return page.columns(INDENT, &columns);
    }
    for Column { spans, .. } in columns {
        page.paragraph(INDENT, &spans);
    }
}

fn explained_each(page: &mut Page, answers: &[ApplicantAnswer<'_>], at: usize) {
    for one in answers {
        if let Some(tier) = one.levels.get(at).and_then(|level| level.tiers.minimum.as_ref()) {
            page.paragraph(INDENT, &[Span::new(format!("under {}:", one.policy.id), crate::cli::text::Mark::Strong)]);
            explained(page, tier, one);
        }
    }
}

/// Whether two answers say the same: in both tiers the outcome, in the deciding one all details.
fn says_the_same(one: &LevelAnswer<'_>, other: &LevelAnswer<'_>, of: &ApplicantAnswer<'_>) -> bool {
    let outcome = |tier: &Option<TierAnswer>| tier.as_ref().map(|tier| tier.assessment.outcome);
    let all = |tier: &Option<TierAnswer>| tier.as_ref().map(|tier| details(tier, of.applicant, of.as_of));
    let (one, other) = (&one.tiers, &other.tiers);
    outcome(&one.minimum) == outcome(&other.minimum)
        && outcome(&one.recommended) == outcome(&other.recommended)
        && all(&one.minimum) == all(&other.minimum)
}

fn summary(differing: &[&str], levels: usize) -> String {
    let of = counted(levels, "level");
    match differing {
        [] => format!("The policies give the same answer for {of}."),
        differing => format!("The policies differ for {} of {of}: {}.", differing.len(), differing.join(", ")),
    }
}
