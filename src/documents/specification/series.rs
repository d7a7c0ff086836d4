//! What a document prints once for all levels, and the table of their titles and codes.

use rungs_domain::spec::{AllocatedBy, Citation, Level, Locator, Series, own_marks};

use super::{head_facts, notes};
use crate::{Block, Column, Depth, Document, Fact, Row, Table, Text};

pub(super) fn add(document: &mut Document, series: &Series, revision: &str) {
    document.paragraph(&series.source.document);
    let passages = series.passages();
    let place = Locator::Under("the passage named".to_owned());
    let mut head = vec![Fact::new("Cited as", Citation::of_series(series, &place, revision).to_string())];
    head.extend(series.source.date.map(|date| Fact::new("Dated", date.to_string())));
    head.extend(head_facts(&passages));
    document.push(Block::Facts(head));
    document.push(titles(&series.levels));
    document.heading(Depth::Part, own_marks::WHOLE_SERIES);
    super::add(document, &passages, None);
    let of_policy = series.allocated_by.as_ref().map(allocated_by);
    notes(document, &series.notes.iter().cloned().chain(of_policy).collect::<Vec<_>>());
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
