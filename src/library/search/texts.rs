//! Which texts of a series are searched, and how each is found again.

use std::borrow::Cow;

use rungs_domain::spec::{ItemKind, Level, LevelRef, Series};

use super::{Part, Target};

/// One text of a series, by its indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Title, id and authority.
    Series,
    /// Code and title of a level.
    Level(usize),
    /// An item of a level.
    Item(usize, ItemKind, usize),
    /// A paragraph of a level's other text: level, part, paragraph.
    Text(usize, Part, usize),
    /// A passage that is printed for the whole series.
    Passage(usize),
}

impl Place {
    /// Names come before items, items before other text.
    pub fn sort(self) -> u8 {
        match self {
            Place::Level(_) => 0,
            Place::Series => 1,
            Place::Item(..) => 2,
            Place::Text(..) | Place::Passage(_) => 3,
        }
    }

    pub fn is_name(self) -> bool {
        matches!(self, Place::Series | Place::Level(_))
    }

    /// Where a hit leads, and what it is called.
    pub fn target(self, series: &Series) -> Option<(Target, String)> {
        let level = |at: usize| series.levels.get(at);
        let reference = |level: &Level| LevelRef { series: series.id.clone(), code: level.code.clone() };
        Some(match self {
            Place::Series => (Target::Series(series.id.clone()), series.title.clone()),
            Place::Level(at) => {
                let level = level(at)?;
                (Target::Level(reference(level)), level_name(level))
            }
            Place::Item(at, kind, item) => {
                let level = level(at)?;
                let (word, number) = match kind {
                    ItemKind::Duty => ("duty", level.duties.items.get(item)?.number),
                    ItemKind::Ksa => ("KSA", level.ksas.items.get(item)?.number),
                };
                (Target::Item(reference(level), kind, number), format!("{} {word} {number}", level.code))
            }
            Place::Passage(at) => {
                let label = series.passages().into_iter().nth(at)?.label;
                let title = format!("{} · {label}", series.title);
                (Target::Passage(series.id.clone(), label), title)
            }
            Place::Text(at, part, _) => {
                let level = level(at)?;
                let word = match part {
                    Part::Concept => "class concept",
                    Part::Factors => "factor",
                    Part::Qualifications => "qualifications",
                    Part::Conditions => "conditions",
                };
                (Target::Text(reference(level), part), format!("{} {word}", level.code))
            }
        })
    }
}

/// Calls `each` with every text, in the order of the document.
pub(super) fn each_text(series: &Series, each: &mut dyn FnMut(Place, &str)) {
    each(Place::Series, &series_name(series));
    for (at, level) in series.levels.iter().enumerate() {
        each(Place::Level(at), &level_name(level));
        for (item, duty) in level.duties.items.iter().enumerate() {
            each(Place::Item(at, ItemKind::Duty, item), &duty.text);
        }
        for (item, ksa) in level.ksas.items.iter().enumerate() {
            each(Place::Item(at, ItemKind::Ksa, item), &ksa.full_text());
        }
        for part in [Part::Concept, Part::Factors, Part::Qualifications, Part::Conditions] {
            for (paragraph, text) in paragraphs(level, part).into_iter().enumerate() {
                each(Place::Text(at, part, paragraph), text);
            }
        }
    }
    for (at, passage) in series.passages().into_iter().enumerate() {
        each(Place::Passage(at), &passage.text);
    }
}

fn series_name(series: &Series) -> String {
    format!("{} {} {}", series.title, series.id, series.authority.name)
}

fn level_name(level: &Level) -> String {
    format!("{} {}", level.code, level.title)
}

/// The paragraphs of a part of a level.
fn paragraphs(level: &Level, part: Part) -> Vec<&str> {
    match part {
        Part::Concept => level.concept.iter().flat_map(|section| &section.text).map(String::as_str).collect(),
        Part::Factors => level.factors.iter().flat_map(|factor| &factor.text).map(String::as_str).collect(),
        Part::Qualifications => {
            level.qualifications.iter().flat_map(|tier| &tier.printed).map(|printed| printed.text.as_str()).collect()
        }
        Part::Conditions => {
            let sections = [&level.physical_demands, &level.working_environment];
            let sections = sections.into_iter().flatten().flat_map(|section| &section.text).map(String::as_str);
            let statements = level.licences.iter().chain(&level.history).map(|statement| statement.text.as_str());
            let facts = level.facts.iter().filter_map(|fact| fact.text.as_deref());
            sections.chain(statements).chain(facts).collect()
        }
    }
}

/// The text at a place.
pub(super) fn text_at(series: &Series, place: Place) -> Option<Cow<'_, str>> {
    let level = |at: usize| series.levels.get(at);
    Some(match place {
        Place::Series => Cow::Owned(series_name(series)),
        Place::Level(at) => Cow::Owned(level_name(level(at)?)),
        Place::Item(at, ItemKind::Duty, item) => Cow::Borrowed(level(at)?.duties.items.get(item)?.text.as_str()),
        Place::Item(at, ItemKind::Ksa, item) => Cow::Owned(level(at)?.ksas.items.get(item)?.full_text()),
        Place::Text(at, part, paragraph) => Cow::Borrowed(paragraphs(level(at)?, part).into_iter().nth(paragraph)?),
        Place::Passage(at) => Cow::Owned(series.passages().into_iter().nth(at)?.text),
    })
}
