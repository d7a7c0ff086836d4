//! How a passage of a specification is cited.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{DutyList, ItemKind, KsaList, Level, Numbering, Series, Status};

/// Which passage of a level is meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locator {
    /// A numbered item.
    Item(ItemKind, u32),
    /// A passage under a printed heading.
    Under(String),
}

/// A citation: authority, document, series, date or status, level, passage and revision of the text.
///
/// Its `Display` form is what *copy with citation* writes behind the quoted words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The parts, in order; shown with commas between them.
    pub parts: Vec<String>,
}

impl Citation {
    /// Cites a passage of `level`, which belongs to `series`.
    ///
    /// `revision` is the mark of the text as loaded, from [`revision_mark`](Citation::revision_mark).
    pub fn new(series: &Series, level: &Level, passage: &Locator, revision: &str) -> Self {
        let named = level.code_and_title();
        // What the level itself does not print, it has from what is printed for its whole series.
        let is_own = |number: u32| level.ksas.items.iter().any(|ksa| ksa.number == number);
        let ksas = match passage {
            Locator::Item(ItemKind::Ksa, number) if !is_own(*number) => series.ksas.as_ref().or(Some(&level.ksas)),
            _ => Some(&level.ksas),
        };
        let parts = [head(series, Some(level)), vec![named], place(Some(&level.duties), ksas, passage)];
        Citation { parts: [parts.concat(), vec![format!("text revision {revision}")]].concat() }
    }

    /// Cites a passage that is printed for the series as a whole.
    pub fn of_series(series: &Series, passage: &Locator, revision: &str) -> Self {
        let parts = [head(series, None), place(None, series.ksas.as_ref(), passage)];
        Citation { parts: [parts.concat(), vec![format!("text revision {revision}")]].concat() }
    }

    /// The mark of a revision: the first twelve hexadecimal digits of the SHA-256 of the specification's
    /// canonical text [as printed](Series::as_printed), so that the same words have the same mark on every machine.
    ///
    /// ```
    /// use rungs_domain::spec::Citation;
    /// assert_eq!(Citation::revision_mark("abc"), "ba7816bf8f01"); // FIPS 180-2, example B.1
    /// ```
    pub fn revision_mark(canonical: &str) -> String {
        let digest = Sha256::digest(canonical.as_bytes());
        digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Authority, document, series and date or status.
fn head(series: &Series, level: Option<&Level>) -> Vec<String> {
    let series_named = [&series.authority.name, &series.source.document, &series.title];
    series_named.into_iter().cloned().chain([standing(series, level)]).collect()
}

/// Where a passage stands.
fn place(duties: Option<&DutyList>, ksas: Option<&KsaList>, passage: &Locator) -> Vec<String> {
    let (kind, number) = match passage {
        Locator::Under(heading) => return vec![heading.trim_end_matches(':').to_owned()],
        Locator::Item(kind, number) => (kind, number),
    };
    let (list, plain) = match kind {
        ItemKind::Duty => (duties.map(|list| (&list.heading, list.numbering)), "duties"),
        ItemKind::Ksa => (ksas.map(|list| (&list.heading, list.numbering)), "knowledge, skills and abilities"),
    };
    let heading = list.and_then(|(heading, _)| heading.as_deref()).unwrap_or(plain);
    let numbering = list.map_or(Numbering::Printed, |(_, numbering)| numbering);
    vec![heading.trim_end_matches(':').to_owned(), numbered(numbering, &[*number])]
}

impl DutyList {
    /// How several of its items are cited at once: heading and numbers, those in a row as a range.
    ///
    /// ```
    /// use rungs_domain::spec::DutyList;
    /// let list = DutyList { heading: Some("Duties:".to_owned()), ..DutyList::default() };
    /// assert_eq!(list.place_of(&[1, 2, 3, 5]), "Duties, no. 1 to 3 and 5");
    /// ```
    pub fn place_of(&self, numbers: &[u32]) -> String {
        let heading = self.heading.as_deref().unwrap_or("duties").trim_end_matches(':');
        format!("{heading}, {}", numbered(self.numbering, numbers))
    }
}

fn numbered(numbering: Numbering, numbers: &[u32]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next).map(|run| match run {
        [first, .., last] => format!("{first} to {last}"),
        _ => run.iter().map(u32::to_string).collect(),
    });
    let runs: Vec<String> = runs.collect();
    let all = match runs.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => runs.concat(),
    };
    match numbering {
        Numbering::Counted if numbers.len() > 1 => format!("items {all} (counted)"),
        Numbering::Counted => format!("item {all} (counted)"),
        Numbering::Printed => format!("no. {all}"),
    }
}

fn standing(series: &Series, level: Option<&Level>) -> String {
    if let Status::Proposed { .. } = series.status {
        return match series.source.date {
            Some(date) => format!("proposed {date}"),
            None => "proposed".to_owned(),
        };
    }
    if let Some(date) = level.and_then(|level| level.dates.effective).or(series.effective) {
        return format!("effective {date}");
    }
    match series.revised.or(series.established) {
        Some(date) => format!("revised {date}"),
        None => "no date printed".to_owned(),
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.parts.join(", "))
    }
}
