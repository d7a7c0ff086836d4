//! Which texts of a series are searched, and how each is found again.

use std::borrow::Cow;

use rungs_domain::spec::{Level, LevelRef, LineMark, Series};

use super::Target;

/// One text of a series, by its indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextPlace {
    /// Title, id and authority.
    Series,
    /// Code and title of a level.
    Level(usize),
    /// An item of a level's list.
    Item(LinePlace),
    /// A line of any other passage of a level.
    Text(LinePlace),
    /// An entry of a passage that is printed for the whole series: passage, entry.
    SeriesText(usize, usize),
}

/// A line of a level, by the indices of level, passage and line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LinePlace {
    level: usize,
    passage: usize,
    line: usize,
}

impl TextPlace {
    /// Names come before items, items before other text.
    pub fn sort(self) -> u8 {
        match self {
            TextPlace::Level(_) => 0,
            TextPlace::Series => 1,
            TextPlace::Item(_) => 2,
            TextPlace::Text(_) | TextPlace::SeriesText(..) => 3,
        }
    }

    pub fn is_name(self) -> bool {
        matches!(self, TextPlace::Series | TextPlace::Level(_))
    }

    /// Where a hit leads, what it is called, and its text.
    pub fn hit(self, series: &Series) -> Option<(Target, String, Cow<'_, str>)> {
        let reference = |level: &Level| LevelRef { series: series.id.clone(), code: level.code.clone() };
        Some(match self {
            TextPlace::Series => {
                (Target::Series(series.id.clone()), series.title.clone(), Cow::Owned(series_name(series)))
            }
            TextPlace::Level(at) => {
                let level = series.levels.get(at)?;
                let name = level_name(level);
                (Target::Level(reference(level)), name.clone(), Cow::Owned(name))
            }
            TextPlace::Item(at) | TextPlace::Text(at) => {
                let level = series.levels.get(at.level)?;
                let passage = level.passages().into_iter().nth(at.passage)?;
                let line = passage.lines().into_iter().nth(at.line)?;
                let (target, place) = match line.mark {
                    LineMark::Number(kind, number) => {
                        (Target::Item(reference(level), kind, number), format!("{} {number}", kind.word()))
                    }
                    _ => (Target::Text(reference(level), passage.role.part()), passage.role.words().to_lowercase()),
                };
                (target, format!("{} {place}", level.code), line.text)
            }
            TextPlace::SeriesText(passage, entry) => {
                let entry = series.passages().into_iter().nth(passage)?.entries().into_iter().nth(entry)?;
                let title = format!("{} · {}", series.title, entry.label);
                (Target::Passage(series.id.clone(), entry.label), title, entry.text)
            }
        })
    }
}

/// Calls `each` with every text, in the order of the document.
pub(super) fn each_text(series: &Series, each: &mut dyn FnMut(TextPlace, &str)) {
    each(TextPlace::Series, &series_name(series));
    for (level, of) in series.levels.iter().enumerate() {
        each(TextPlace::Level(level), &level_name(of));
        let passages = of.passages();
        for (passage, printed) in passages.iter().enumerate().filter(|(_, passage)| !passage.is_repeated(&passages)) {
            for (line, text) in printed.lines().into_iter().enumerate() {
                let at = LinePlace { level, passage, line };
                let is_item = matches!(text.mark, LineMark::Number(..));
                each(if is_item { TextPlace::Item(at) } else { TextPlace::Text(at) }, &text.text);
            }
        }
    }
    for (passage, printed) in series.passages().into_iter().enumerate() {
        for (entry, text) in printed.entries().into_iter().enumerate() {
            each(TextPlace::SeriesText(passage, entry), &text.text);
        }
    }
}

fn series_name(series: &Series) -> String {
    format!("{} {} {}", series.title, series.id, series.authority.name)
}

fn level_name(level: &Level) -> String {
    level.code_and_title()
}
