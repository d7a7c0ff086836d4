//! What a document prints once for a whole series, passage by passage: it holds for every level.

use super::{Fact, ItemKind, KsaList, Passage, Section, Series, Statement, Status, VocabularyList};

/// A passage that holds for every level of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesPassage {
    /// What it is called: its heading as printed, with the number or term it has there; a plain word where no heading
    /// is printed. Never empty, and the same after a reload.
    pub label: String,
    /// The words as printed, paragraphs joined by line feeds.
    pub text: String,
    /// How it is cited.
    pub cited: Passage,
}

impl SeriesPassage {
    fn under(heading: &str, text: String) -> Self {
        let label = heading.trim().trim_end_matches(':').to_owned();
        SeriesPassage { cited: Passage::Under(label.clone()), label, text }
    }
}

impl Series {
    /// What is printed for the series as a whole: its sections, terms, rules, knowledge and skills, conditions and
    /// other facts. Each passage stands once, in the order shown.
    pub fn passages(&self) -> Vec<SeriesPassage> {
        let mut all: Vec<SeriesPassage> = self.sections.iter().map(section).collect();
        all.extend(self.vocabulary.iter().flat_map(terms));
        all.extend(self.cumulative.iter().map(|rule| statement("Cumulative duties", rule)));
        all.extend(self.allocation_rule.iter().map(|rule| statement("Allocation", rule)));
        all.extend(self.ksas.iter().flat_map(ksas));
        all.extend(self.conditions_of_employment.iter().chain(&self.bargaining_unit).map(section));
        all.extend(self.facts.iter().filter_map(fact));
        let lines = [
            ("Occupational area", &self.occupational_area),
            ("Work area", &self.work_area),
            ("Promotional line", &self.promotional_line),
        ];
        all.extend(lines.into_iter().filter_map(|(label, text)| Some(SeriesPassage::under(label, text.clone()?))));
        all.extend(standing(&self.status));
        all
    }
}

fn section(section: &Section) -> SeriesPassage {
    SeriesPassage::under(section.heading.as_deref().unwrap_or("Without a heading"), section.text.join("\n"))
}

fn statement(plain: &str, rule: &Statement) -> SeriesPassage {
    SeriesPassage::under(rule.heading.as_deref().unwrap_or(plain), rule.text.clone())
}

fn terms(list: &VocabularyList) -> impl Iterator<Item = SeriesPassage> {
    let heading = list.heading.as_deref().unwrap_or("Vocabulary").trim_end_matches(':');
    list.terms.iter().map(move |term| SeriesPassage {
        label: format!("{heading} · {}", term.term),
        text: term.definition.clone(),
        cited: Passage::Under(format!("{heading}, {}", term.term)),
    })
}

fn ksas(list: &KsaList) -> impl Iterator<Item = SeriesPassage> {
    let heading = list.heading.as_deref().unwrap_or("Knowledge, skills and abilities").trim_end_matches(':');
    let lead_in = list.lead_in.iter().map(move |words| SeriesPassage::under(heading, words.clone()));
    lead_in.chain(list.items.iter().map(move |ksa| SeriesPassage {
        label: format!("{heading} · {}", ksa.number),
        text: ksa.full_text(),
        cited: Passage::Item(ItemKind::Ksa, ksa.number),
    }))
}

/// `None` where the document leaves the place empty.
fn fact(fact: &Fact) -> Option<SeriesPassage> {
    Some(SeriesPassage::under(&fact.label, fact.text.clone()?))
}

fn standing(status: &Status) -> Vec<SeriesPassage> {
    let Status::Proposed { notice, hearing, effective_rule, .. } = status else { return Vec::new() };
    let printed = [("Notice", notice), ("Hearing", hearing), ("Effective", effective_rule)];
    printed.into_iter().filter_map(|(label, text)| Some(SeriesPassage::under(label, text.clone()?))).collect()
}
