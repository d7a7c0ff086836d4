//! Words in the specifications: every passage that the window can show, looked through in the library's order.

use rungs_domain::spec::{ItemKind, LevelRef, Section, Series};

use super::Command;
use super::palette::Hit;
use super::state::{ItemId, SectionId};
use crate::library::Library;

/// The most hits.
const MOST: usize = 40;

/// How much of a passage is shown before and behind the words found, in characters.
const AROUND: usize = 44;

/// Passages that hold every word of `query`, in any case: items first, then other text of levels, then what is
/// printed for a series as a whole.
pub fn in_text(library: &Library, query: &str) -> Vec<Hit> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut found = Found { words, items: Vec::new(), texts: Vec::new(), series: Vec::new() };
    for loaded in &library.series {
        found.look_through(&loaded.series);
        if found.items.len() >= MOST {
            break;
        }
    }
    let mut hits = found.items;
    hits.append(&mut found.texts);
    hits.append(&mut found.series);
    hits.truncate(MOST);
    hits
}

struct Found {
    words: Vec<String>,
    items: Vec<Hit>,
    texts: Vec<Hit>,
    series: Vec<Hit>,
}

impl Found {
    fn look_through(&mut self, series: &Series) {
        for level in &series.levels {
            let reference = LevelRef { series: series.id.clone(), code: level.code.clone() };
            for duty in &level.duties.items {
                self.item(&reference, ItemKind::Duty, duty.number, &duty.text);
            }
            for ksa in &level.ksas.items {
                self.item(&reference, ItemKind::Ksa, ksa.number, &ksa.full_text());
            }
            for text in level.concept.iter().flat_map(|section| &section.text) {
                self.text(&reference, SectionId::Concept, text);
            }
            for text in level.factors.iter().flat_map(|factor| &factor.text) {
                self.text(&reference, SectionId::Factors, text);
            }
            for statement in level.qualifications.iter().flat_map(|tier| &tier.printed) {
                self.text(&reference, SectionId::Qualifications, &statement.text);
            }
            let demands = level.physical_demands.iter().chain(&level.working_environment);
            for text in demands.flat_map(|section| &section.text) {
                self.text(&reference, SectionId::Facts, text);
            }
        }
        for (passage, section) in series_passages(series).iter().enumerate() {
            self.whole_series(series, passage, section);
        }
    }

    /// Where the first word begins, if all are there.
    fn place(&self, text: &str) -> Option<usize> {
        let lower = text.to_lowercase();
        let all = self.words.iter().all(|word| lower.contains(word.as_str()));
        if all { lower.find(self.words.first()?.as_str()) } else { None }
    }

    fn item(&mut self, level: &LevelRef, kind: ItemKind, number: u32, text: &str) {
        let Some(at) = self.place(text) else { return };
        let word = kind_word(kind);
        let command = Command::GoTo(ItemId { level: level.clone(), kind, number });
        self.items.push(hit(word, text, at, format!("{} {word} {number}", level.code), command));
    }

    fn text(&mut self, level: &LevelRef, section: SectionId, text: &str) {
        let Some(at) = self.place(text) else { return };
        let command = Command::GoToText { level: level.clone(), section, text: text.to_owned() };
        self.texts.push(hit("text", text, at, format!("{} {}", level.code, section_word(section)), command));
    }

    fn whole_series(&mut self, series: &Series, passage: usize, section: &Section) {
        for text in &section.text {
            if let Some(at) = self.place(text) {
                let command = Command::ShowSeriesText { series: series.id.clone(), passage };
                let detail = format!("all levels of {}", series.title);
                self.series.push(hit("series text", text, at, detail, command));
            }
        }
    }
}

/// What a document prints for a series as a whole: its sections, then knowledge and skills, then conditions.
pub fn series_passages(series: &Series) -> Vec<Section> {
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

fn hit(kind: &'static str, text: &str, at: usize, detail: String, command: Command) -> Hit {
    Hit { kind, title: excerpt(text, at), detail, command }
}

/// Some words before and behind the byte `at` of the text in lower case, which is near enough in the text itself.
fn excerpt(text: &str, at: usize) -> String {
    let before = text.char_indices().take_while(|(byte, _)| *byte < at).count();
    let mut start = before.saturating_sub(AROUND);
    if start > 0 {
        let to_space = text.chars().skip(start).position(char::is_whitespace).unwrap_or(0);
        start += (to_space + 1).min(AROUND);
    }
    let shown: String = text.chars().skip(start).take(AROUND * 3).collect();
    let lead = if start > 0 { "… " } else { "" };
    let cut = text.chars().nth(start + AROUND * 3).is_some();
    format!("{lead}{shown}{}", if cut { " …" } else { "" })
}

/// "duty", "KSA".
pub fn kind_word(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Duty => "duty",
        ItemKind::Ksa => "KSA",
    }
}

fn section_word(section: SectionId) -> &'static str {
    match section {
        SectionId::Concept => "what distinguishes the level",
        SectionId::Factors => "factors",
        SectionId::Duties => "duties",
        SectionId::Ksas => "KSAs",
        SectionId::Qualifications => "qualifications",
        SectionId::Facts => "conditions",
    }
}
