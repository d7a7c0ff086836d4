//! Printed rules of allocation: criteria, and which positions belong elsewhere.

use std::sync::Arc;

use rungs_domain::compare::{Criterion, Ladder};
use rungs_domain::spec::{LevelRef, Locator, Series, bare_heading};
use rungs_domain::words::capitalized;
use rungs_library::LoadedSeries;

use super::titles::sentence_case;
use crate::rules::Rules;
use crate::state::Section;
use crate::view::ladder::{CellData, Content, RowData, SectionData};

/// A row a rule, across the columns of its series; folded, one line quotes them all.
pub fn section(id: Section, rules: &Rules, ladder: &Ladder) -> SectionData {
    let heading = if id == Section::Exclusions { "Exclusion rules" } else { "Allocation criteria" };
    let rules: Vec<(&LoadedSeries, &Criterion)> = rules.of_section(id).collect();
    let quotes: Vec<String> = rules.iter().map(|(loaded, rule)| quote(&loaded.series, rule)).collect();
    let rows = rules.iter().map(|(loaded, rule)| {
        let text: Arc<str> = Arc::from(rule.text.as_str());
        let content = |level: &LevelRef| match level.series == loaded.series.id {
            true => Content::Text(text.clone()),
            false => Content::Empty,
        };
        let cell = |level: &LevelRef| CellData { content: content(level), number: None, step: None };
        let cells = ladder.levels.iter().map(cell).collect();
        RowData { label: Some(label(&loaded.series, rule)), administrative: false, cells }
    });
    let rows = rows.collect();
    let note = (!quotes.is_empty()).then(|| quotes.join("; "));
    SectionData { id, heading, printed: None, rank: "allocating text", size: None, note, rows }
}

/// "“Positions that ...” (41295)": the level that prints it, or that it alone names.
fn quote(series: &Series, rule: &Criterion) -> String {
    let mut at = printed_at(series, rule);
    if let ([], [named]) = (at.as_slice(), rule.names.as_slice()) {
        at.extend(series.levels.get(*named).map(|level| level.code.as_str()));
    }
    let at = if at.is_empty() { String::new() } else { format!(" ({})", at.join(", ")) };
    format!("“{}”{at}", rule.text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// "Exclusion rule · Distinguishing characteristics · 4563".
fn label(series: &Series, rule: &Criterion) -> String {
    let place = match &rule.locator {
        Locator::Under(heading) => sentence_case(bare_heading(heading)),
        Locator::Item(kind, number) => format!("{} {number}", kind.word()),
    };
    let mut parts = vec![capitalized(rule.kind.words()), place];
    let at = printed_at(series, rule);
    if !at.is_empty() {
        parts.push(at.join(", "));
    }
    parts.join(" · ")
}

fn printed_at<'a>(series: &'a Series, rule: &Criterion) -> Vec<&'a str> {
    rule.printed_at.iter().filter_map(|at| series.levels.get(*at)).map(|level| level.code.as_str()).collect()
}
