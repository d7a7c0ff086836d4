//! What a document prints once for all levels, and the table of their titles and codes.

use rungs_domain::spec::own_marks;
use rungs_domain::spec::{AllocatedBy, Citation, Level, Passage, Series, Status, VocabularyList};

use super::{dates, facts, list, notes, other_fact, section, statement};
use crate::{Block, Column, Depth, Document, Fact, Row, Table, Text};

pub(super) fn add(document: &mut Document, series: &Series, revision: &str) {
    document.paragraph(&series.source.document);
    document.push(Block::Facts(head(series, revision)));
    document.push(titles(&series.levels));
    document.heading(Depth::Part, own_marks::WHOLE_SERIES);
    series.sections.iter().for_each(|one| section(document, own_marks::NO_HEADING, one));
    series.vocabulary.iter().for_each(|list| vocabulary(document, list));
    series.cumulative.iter().for_each(|rule| statement(document, "Cumulative duties", rule));
    series.allocation_rule.iter().for_each(|rule| statement(document, "Allocation", rule));
    series.ksas.iter().for_each(|ksas| list::ksas(document, ksas));
    series.conditions_of_employment.iter().for_each(|one| section(document, "Conditions of employment", one));
    series.bargaining_unit.iter().for_each(|one| section(document, "Bargaining unit", one));
    facts(document, series.facts.iter().map(other_fact).chain(proposal(series)).collect());
    let of_policy = series.allocated_by.as_ref().map(allocated_by);
    notes(document, &series.notes.iter().cloned().chain(of_policy).collect::<Vec<_>>());
}

fn head(series: &Series, revision: &str) -> Vec<Fact> {
    let passage = Passage::Under("the passage named".to_owned());
    let mut facts = vec![Fact::new("Cited as", Citation::of_series(series, &passage, revision).to_string())];
    facts.extend(dates(series.effective, series.established, series.revised));
    let lines = [
        ("Occupational area", &series.occupational_area),
        ("Work area", &series.work_area),
        ("Promotional line", &series.promotional_line),
    ];
    facts.extend(lines.into_iter().filter_map(|(label, text)| Some(Fact::new(label, text.as_ref()?))));
    facts
}

fn titles(levels: &[Level]) -> Block {
    let row = |level: &Level| Row::new([Text::plain(&level.title), Text::plain(level.code.as_str())]);
    Block::Table(Table {
        caption: Text::plain(own_marks::TITLES),
        columns: vec![Column::words("Class title", 3), Column::words("Class code", 1)],
        rows: levels.iter().map(row).collect(),
    })
}

/// The policy by which its positions are allocated, as a note: it is no text of the document.
pub fn allocated_by(rule: &AllocatedBy) -> String {
    let source = rule.source.as_ref().map(|source| format!(" ({source})")).unwrap_or_default();
    let reading = rule.reading.as_ref().map(|reading| format!(" {reading}")).unwrap_or_default();
    format!("Positions are allocated by the policy {}: \"{}\"{source}.{reading}", rule.policy, rule.cite)
}

fn vocabulary(document: &mut Document, list: &VocabularyList) {
    document.heading(Depth::Section, list.heading.as_deref().unwrap_or("Vocabulary"));
    document.push(Block::Facts(list.terms.iter().map(|term| Fact::new(&term.term, &term.definition)).collect()));
}

/// What is known of a proposal.
fn proposal(series: &Series) -> Vec<Fact> {
    let Status::Proposed { notice, hearing, effective_rule, .. } = &series.status else { return Vec::new() };
    let dated = series.source.date.map(|date| date.to_string());
    let printed = [("Notice", notice), ("Dated", &dated), ("Hearing", hearing), ("Effective", effective_rule)];
    printed.into_iter().filter_map(|(label, text)| Some(Fact::new(label, text.as_ref()?))).collect()
}
