//! What a document prints about one level, under the headings that it prints.

use rungs_domain::spec::{DutyList, DutyScope, Fact, FlsaStatus, KsaList, Level, Numbering, Series, Tier, Vocabulary};

use super::requirement::requirement;
use super::series::{section, statement};
use crate::cli::text::{Page, faint, plain, strong, width_of};
use rungs_documents::words::standing;

/// The width of the labels of facts.
const LABELS: usize = 18;

pub(super) fn level(page: &mut Page, series: &Series, level: &Level, vocabulary: &Vocabulary) {
    page.gap();
    let rank = level.rank.as_ref().map(|rank| format!("  {rank}")).unwrap_or_default();
    page.paragraph(0, &[strong(format!("{}  {}", level.code, level.title)), plain(rank)]);
    page.rule();
    let authority = series.authority.short.as_ref().unwrap_or(&series.authority.name);
    page.paragraph(0, &[faint(format!("{} · {authority} · {}", series.title, standing(series)))]);
    page.gap();
    head(page, level);
    level.concept.iter().for_each(|passage| section(page, passage));
    for factor in &level.factors {
        page.heading(0, &factor.heading);
        factor.text.iter().for_each(|text| page.paragraph(2, &[plain(text.as_str())]));
    }
    if !level.distinguished_from.is_empty() {
        page.heading(0, "Distinguished from");
        for other in &level.distinguished_from {
            page.hanging(2, "· ", &[strong(other.class.as_str()), plain(format!(": {}", other.text))]);
        }
    }
    duties(page, &level.duties);
    ksas(page, &level.ksas);
    level.qualifications.iter().for_each(|tier| qualifications(page, tier, vocabulary));
    level.licences.iter().for_each(|licence| statement(page, licence));
    for passage in [&level.physical_demands, &level.working_environment].into_iter().flatten() {
        section(page, passage);
    }
    level.history.iter().for_each(|history| statement(page, history));
    facts(page, &level.facts);
    notes(page, &level.notes);
}

fn head(page: &mut Page, level: &Level) {
    if let Some(pay) = &level.pay {
        fact_line(page, &pay.label, &pay.to_string());
    }
    if let Some(flsa) = &level.flsa {
        let status = match flsa.status {
            FlsaStatus::Exempt => "exempt",
            FlsaStatus::NonExempt => "not exempt",
        };
        let note = flsa.note.as_ref().map(|note| format!("; {note}")).unwrap_or_default();
        fact_line(page, &flsa.label, &format!("{status}{note}"));
    }
    if let Some(probation) = &level.probation {
        fact_line(page, "Probation", &probation.printed);
    }
    let dates = [
        ("Effective", level.dates.effective),
        ("Established", level.dates.established),
        ("Revised", level.dates.revised),
    ];
    for (label, date) in dates {
        date.iter().for_each(|date| fact_line(page, label, &date.to_string()));
    }
    level.dates.last_action.iter().for_each(|action| fact_line(page, "Last action", action));
}

fn duties(page: &mut Page, list: &DutyList) {
    if list.items.is_empty() {
        return;
    }
    list_head(page, list.heading.as_deref().unwrap_or("Duties"), list.lead_in.as_deref(), list.numbering);
    for duty in &list.items {
        let scope = match duty.scope {
            DutyScope::Own => "",
            DutyScope::LowerLevels => "  [the work of lower levels]",
            DutyScope::OtherAsAssigned => "  [other duties as assigned]",
        };
        page.hanging(2, &number(duty.number), &[plain(duty.text.as_str()), faint(scope)]);
        item_note(page, duty.note.as_deref());
    }
}

/// A list of knowledge, skills, abilities and competencies.
pub(super) fn ksas(page: &mut Page, list: &KsaList) {
    if list.items.is_empty() {
        return;
    }
    let heading = list.heading.as_deref().unwrap_or("Knowledge, skills and abilities");
    list_head(page, heading, list.lead_in.as_deref(), list.numbering);
    for ksa in &list.items {
        let name = ksa.name.as_ref().map(|name| format!("{name} – ")).unwrap_or_default();
        page.hanging(2, &number(ksa.number), &[strong(name), plain(ksa.text.as_str())]);
        item_note(page, ksa.note.as_deref());
    }
}

fn list_head(page: &mut Page, heading: &str, lead_in: Option<&str>, numbering: Numbering) {
    page.gap();
    let counted = match numbering {
        Numbering::Printed => "",
        Numbering::Counted => "  (numbers are counted, not printed)",
    };
    page.paragraph(0, &[strong(heading), faint(counted)]);
    lead_in.iter().for_each(|text| page.paragraph(2, &[plain(*text)]));
}

fn number(number: u32) -> String {
    format!("{number:>2}  ")
}

fn item_note(page: &mut Page, note: Option<&str>) {
    note.iter().for_each(|note| page.hanging(6, "note: ", &[faint(*note)]));
}

fn qualifications(page: &mut Page, tier: &Tier, vocabulary: &Vocabulary) {
    page.heading(0, &tier.heading);
    for printed in &tier.printed {
        printed.heading.iter().for_each(|heading| page.paragraph(2, &[strong(heading.as_str())]));
        page.paragraph(2, &[plain(printed.text.as_str())]);
    }
    if let Some(tree) = &tier.requires {
        page.gap();
        page.paragraph(2, &[faint("Read as:")]);
        requirement(page, tree, vocabulary);
    }
}

/// Printed facts without a role of their own.
pub(super) fn facts(page: &mut Page, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    page.heading(0, "Other printed facts");
    for fact in facts {
        let text = match &fact.text {
            Some(text) => plain(text.as_str()),
            None => faint("(left empty)"),
        };
        page.hanging(2, "· ", &[strong(fact.label.trim_end_matches(':')), plain(": "), text]);
    }
}

/// Notes of the transcriber.
pub(super) fn notes(page: &mut Page, notes: &[String]) {
    if notes.is_empty() {
        return;
    }
    page.heading(0, "Notes of the transcriber");
    notes.iter().for_each(|note| page.hanging(2, "· ", &[plain(note.as_str())]));
}

/// A fact of the head: label, and what it says.
pub(super) fn fact_line(page: &mut Page, label: &str, text: &str) {
    let label = label.trim_end_matches(':');
    page.fact(0, label, LABELS.max(width_of(label)), &[plain(text)]);
}
