//! What a document says of a whole series.

use rungs_domain::spec::{AllocatedBy, ConfirmedLink, Decision, ItemKind, Section, Statement, Status};
use rungs_library::{LoadedSeries, Origin};

use super::level::{fact_line, facts, ksas, notes};
use crate::cli::text::{Page, faint, plain, strong};
use rungs_documents::words::standing;

/// The head of a series and all its text but the levels.
pub(super) fn series(page: &mut Page, loaded: &LoadedSeries) {
    let series = &loaded.series;
    page.paragraph(0, &[strong(series.title.as_str())]);
    page.rule();
    head(page, loaded);
    for passage in &series.sections {
        section(page, passage);
    }
    if let Some(vocabulary) = &series.vocabulary {
        page.heading(0, vocabulary.heading.as_deref().unwrap_or("Vocabulary"));
        for term in &vocabulary.terms {
            page.paragraph(2, &[strong(term.term.as_str()), plain(format!(": {}", term.definition))]);
        }
    }
    for said in [&series.cumulative, &series.allocation_rule].into_iter().flatten() {
        statement(page, said);
    }
    series.allocated_by.iter().for_each(|rule| allocated_by(page, rule));
    if let Some(list) = &series.ksas {
        ksas(page, list);
    }
    for passage in [&series.conditions_of_employment, &series.bargaining_unit].into_iter().flatten() {
        section(page, passage);
    }
    facts(page, &series.facts);
    links(page, &loaded.links);
    notes(page, &series.notes);
}

fn head(page: &mut Page, loaded: &LoadedSeries) {
    let series = &loaded.series;
    let authority = if series.authority.inferred {
        format!("{} (inferred from the wording; the document does not name it)", series.authority.name)
    } else {
        series.authority.name.clone()
    };
    fact_line(page, "Authority", &authority);
    let dated = series.source.date.map(|date| format!(", {date}")).unwrap_or_default();
    fact_line(page, "Document", &format!("{}{dated}", series.source.document));
    fact_line(page, "Standing", &standing(series));
    if let Status::Proposed { notice, hearing, effective_rule, .. } = &series.status {
        for (label, text) in [("Notice", notice), ("Hearing", hearing), ("Effective", effective_rule)] {
            text.iter().for_each(|text| fact_line(page, label, text));
        }
    }
    for (label, date) in [("Established", series.established), ("Revised", series.revised)] {
        date.iter().for_each(|date| fact_line(page, label, &date.to_string()));
    }
    let printed = [
        ("Occupational area", &series.occupational_area),
        ("Work area", &series.work_area),
        ("Promotional line", &series.promotional_line),
    ];
    for (label, text) in printed {
        text.iter().for_each(|text| fact_line(page, label, text));
    }
    fact_line(page, "Id", series.id.as_str());
    fact_line(page, "Text revision", loaded.revision());
    if let Origin::File(path) = &loaded.origin {
        fact_line(page, "File", &path.display().to_string());
    }
}

/// A passage under its heading.
pub(super) fn section(page: &mut Page, section: &Section) {
    match &section.heading {
        Some(heading) => page.heading(0, heading),
        None => page.gap(),
    }
    for paragraph in &section.text {
        page.paragraph(2, &[plain(paragraph.as_str())]);
    }
}

/// A sentence under its heading.
pub(super) fn statement(page: &mut Page, statement: &Statement) {
    match &statement.heading {
        Some(heading) => page.heading(0, heading),
        None => page.gap(),
    }
    page.paragraph(2, &[plain(statement.text.as_str())]);
}

/// The policy by which its positions are allocated.
fn allocated_by(page: &mut Page, rule: &AllocatedBy) {
    page.heading(0, "Positions are allocated by");
    page.paragraph(2, &[strong(rule.policy.as_str()), plain(format!(": “{}”", rule.cite))]);
    let source = rule.source.as_ref().map(|source| format!("[{source}]"));
    let reading = rule.reading.as_ref().map(|reading| format!("reading: {reading}"));
    source.into_iter().chain(reading).for_each(|said| page.paragraph(2, &[faint(said)]));
}

fn links(page: &mut Page, links: &[ConfirmedLink]) {
    if links.is_empty() {
        return;
    }
    page.heading(0, "Links that specialists decided");
    for link in links {
        let item = match link.item {
            ItemKind::Duty => "duty",
            ItemKind::Ksa => "KSA",
        };
        let decision = match link.decision {
            Decision::Linked => "is",
            Decision::Unlinked => "is not",
        };
        let told = format!(
            "{item} {} of {} {decision} {item} {} of {}",
            link.lower_number, link.lower.code, link.upper_number, link.upper
        );
        let change = link.change.map(|change| format!(" ({change})")).unwrap_or_default();
        let by = link.by.as_ref().map(|by| format!(", {by}")).unwrap_or_default();
        let on = link.on.map(|on| format!(", {on}")).unwrap_or_default();
        page.hanging(2, "· ", &[plain(told), plain(change), faint(format!("{by}{on}"))]);
    }
}
