//! What a document prints for a series as a whole: it holds for every level.

use rungs_domain::spec::{Section, Series};

/// Sections first, then what is said of levels and allocation, then knowledge and skills, terms and conditions.
pub fn passages(series: &Series) -> Vec<Section> {
    let mut passages = series.sections.clone();
    let statements = [&series.cumulative, &series.allocation_rule].into_iter().flatten();
    passages.extend(statements.map(|one| Section { heading: one.heading.clone(), text: vec![one.text.clone()] }));
    if let Some(list) = &series.ksas {
        let items = list.items.iter().map(|ksa| ksa.full_text());
        let text = list.lead_in.iter().cloned().chain(items).collect();
        passages.push(Section { heading: list.heading.clone(), text });
    }
    if let Some(list) = &series.vocabulary {
        let text = list.terms.iter().map(|term| format!("{}: {}", term.term, term.definition)).collect();
        passages.push(Section { heading: list.heading.clone(), text });
    }
    passages.extend([&series.conditions_of_employment, &series.bargaining_unit].into_iter().flatten().cloned());
    passages
}
