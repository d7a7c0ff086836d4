//! The head of a document as the series it begins: title, authority, document, dates.

use std::collections::BTreeMap;

use rungs_domain::spec::{Authority, Fact, Level, Series, SeriesId, Source, Status};

use super::super::build::SeriesText;
use super::super::dates::{DateOrder, day};
use super::super::limits::DAY_WORDS;
use super::super::profile::Profile;
use super::super::provenance::{LIKELY, ProvenanceLog, SURE};
use super::super::role::FactKind;
use super::super::sourced_text::SourcedText;
use super::super::words::{is_capitals, is_rank, plain, title_case};
use super::{DRAFTED, NO_AUTHORITY, Preamble};
use crate::Reason;
use rungs_domain::spec::PathStep::{self, Field as F, Index as I};

/// By what printed facts of the series are known.
pub(in super::super) struct FactContext<'p> {
    /// The words of labels.
    pub profile: &'p Profile,
    /// Which figure of a date is the month, where the document or the profile says so.
    pub order: Option<DateOrder>,
}

impl Preamble {
    /// The title of the one class of the document: that of the head, or what its label says.
    pub fn class_title(&self) -> SourcedText {
        let said = [&self.title, &self.labeled, &self.likely];
        said.into_iter().find(|title| !title.is_empty()).cloned().unwrap_or_default()
    }

    /// The series with its levels and what is said of all of them.
    pub fn series(
        &self,
        log: &mut ProvenanceLog<'_>,
        levels: Vec<Level>,
        text: SeriesText,
        reading: &FactContext<'_>,
    ) -> Series {
        let printed = log.place(&[F("title")], &self.title, SURE);
        self.labels.iter().for_each(|label| log.aside(label, Reason::Heading));
        let title = match (printed.is_empty(), &self.file_title) {
            (false, _) => set(printed),
            (true, Some(title)) if !self.is_labeled && !title.trim().is_empty() => title.trim().to_owned(),
            (true, _) => of_levels(&levels),
        };
        let name = log.place(&[F("authority"), F("name")], &self.authority, LIKELY);
        let name = name.split(", ").map(|part| set(part.to_owned())).collect::<Vec<_>>().join(", ");
        let document = set(log.place(&[F("source"), F("document")], &self.document, LIKELY));
        let mut series = Series {
            id: SeriesId::of_title(&plain(&title)),
            title,
            authority: Authority { inferred: name.is_empty(), name: named(name, "Authority not named"), short: None },
            source: Source { document: named(document, "Class Specification"), date: None },
            status: Status::Adopted,
            effective: None,
            established: None,
            revised: None,
            sections: text.sections,
            vocabulary: text.vocabulary,
            promotional_line: None,
            occupational_area: text.occupational_area,
            work_area: text.work_area,
            cumulative: text.cumulative,
            allocation_rule: text.allocation_rule,
            allocated_by: None,
            ksas: text.ksas,
            conditions_of_employment: text.conditions,
            bargaining_unit: text.bargaining,
            notes: std::iter::once(DRAFTED.to_owned()).chain(text.notes).collect(),
            facts: Vec::new(),
            links: Vec::new(),
            levels,
        };
        let mut moved = BTreeMap::new();
        for (at, fact) in text.facts.into_iter().enumerate() {
            let place = take(&mut series, &fact, reading, log).map(<[PathStep]>::to_vec);
            moved.insert(
                at,
                place.unwrap_or_else(|| {
                    series.facts.push(fact);
                    vec![F("facts"), I(series.facts.len() - 1)]
                }),
            );
        }
        log.move_facts(&moved);
        if !self.code.is_empty() && !series.levels.iter().any(|level| level.code.as_str() == self.code.text()) {
            let to = [F("facts"), I(series.facts.len()), F("text")];
            let text = Some(log.place(&to, &self.code, LIKELY));
            series.facts.push(Fact { label: "Number".to_owned(), text });
        }
        let is_likely = |level: &Level| !self.likely.is_empty() && plain(&level.title) == plain(self.likely.text());
        if series.levels.iter().any(is_likely) {
            log.warn(Some(&self.likely), "no line is set as the title: this one may be it");
        }
        if self.authority.is_empty() {
            log.warn(None, NO_AUTHORITY);
        } else if self.is_unsure {
            log.warn(
                Some(&self.authority),
                "this line stands alone: it is taken for the name of who issued the document",
            );
        }
        series
    }
}

/// Takes a fact up that has a field of its own, and gives the field.
fn take(
    series: &mut Series,
    fact: &Fact,
    reading: &FactContext<'_>,
    log: &mut ProvenanceLog<'_>,
) -> Option<&'static [PathStep]> {
    let text = fact.text.as_deref().unwrap_or_default();
    let kind = reading.profile.fact(&fact.label)?;
    let (line, place): (_, &'static [PathStep]) = match kind {
        FactKind::PromotionalLine => (&mut series.promotional_line, &[F("promotional_line")]),
        FactKind::OccupationalArea => (&mut series.occupational_area, &[F("occupational_area")]),
        FactKind::WorkArea => (&mut series.work_area, &[F("work_area")]),
        _ => return take_day(series, kind, fact, reading, log),
    };
    *line = Some(text.to_owned());
    Some(place)
}

fn take_day(
    series: &mut Series,
    kind: FactKind,
    fact: &Fact,
    reading: &FactContext<'_>,
    log: &mut ProvenanceLog<'_>,
) -> Option<&'static [PathStep]> {
    let text = fact.text.as_deref().unwrap_or_default();
    let (field, place): (_, &'static [PathStep]) = match kind {
        FactKind::Effective => (&mut series.effective, &[F("effective")]),
        FactKind::Established => (&mut series.established, &[F("established")]),
        FactKind::Revised => (&mut series.revised, &[F("revised")]),
        FactKind::Dated => (&mut series.source.date, &[F("source"), F("date")]),
        _ => return None,
    };
    let read = day(text, reading.order)?;
    // A second day of the same sort is a fact of its own.
    if field.is_some_and(|known| known != read.date) {
        return None;
    }
    *field = Some(read.date);
    if let Some(doubt) = read.doubt() {
        log.warn(None, format!("{} {text}: {doubt}", fact.label));
    }
    // What stands beside the day would be lost.
    (text.split(' ').count() <= DAY_WORDS).then_some(place)
}

/// The title of a series whose document says only those of its classes: the most words that all have in common, side
/// by side; of as many, the first.
fn of_levels(levels: &[Level]) -> String {
    let mut titles = levels.iter().map(|level| level.title.split_whitespace().collect::<Vec<&str>>());
    let mut words = titles.next().unwrap_or_default();
    for title in titles {
        words = common(&words, &title).to_vec();
    }
    if levels.len() > 1 && words.last().is_some_and(|word| is_rank(word)) {
        words.pop();
    }
    // A draft whose only level a person took away has none.
    let title = words.join(" ");
    let says = words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    if title.is_empty() || !says { "Untitled series".to_owned() } else { title }
}

/// The longest run of words of one title that stands in another.
fn common<'s, 'w>(one: &'s [&'w str], other: &[&str]) -> &'s [&'w str] {
    let mut longest: &'s [&'w str] = &[];
    for from in 0..one.len() {
        let runs = (from + 1..=one.len()).filter_map(|to| one.get(from..to));
        for run in runs.filter(|run| other.windows(run.len()).any(|window| window == *run)) {
            if run.len() > longest.len() {
                longest = run;
            }
        }
    }
    longest
}

/// What is printed in capitals, set as a title.
fn set(text: String) -> String {
    if is_capitals(&text) { title_case(&text) } else { text }
}

fn named(text: String, otherwise: &str) -> String {
    if text.is_empty() { otherwise.to_owned() } else { text }
}
