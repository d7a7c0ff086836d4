//! How a passage of a specification is cited.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{DutyList, ItemKind, KsaList, Level, Numbering, Series, bare_heading};

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
/// Its `Display` form is what *copy with citation* writes behind the quoted words: the parts with commas between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Who issued the document.
    pub authority: String,
    /// The document.
    pub document: String,
    /// The title of the series.
    pub series: String,
    /// Since when the text holds, from [`Series::dating`].
    pub dating: String,
    /// Code and title of the level; `None`: the passage is printed for the series as a whole.
    pub level: Option<String>,
    /// Where the passage stands: a heading, and the number of an item.
    pub place: String,
    /// The mark of the text, from [`revision_mark`](Citation::revision_mark).
    pub revision: String,
}

impl Citation {
    /// Cites a passage of `level`, which belongs to `series`.
    ///
    /// `revision` is the mark of the text as loaded, from [`revision_mark`](Citation::revision_mark).
    pub fn new(series: &Series, level: &Level, passage: &Locator, revision: &str) -> Self {
        // What the level itself does not print, it has from what is printed for its whole series.
        let is_own = |number: u32| level.ksas.items.iter().any(|ksa| ksa.number == number);
        let ksas = match passage {
            Locator::Item(ItemKind::Ksa, number) if !is_own(*number) => series.ksas.as_ref().or(Some(&level.ksas)),
            _ => Some(&level.ksas),
        };
        Self::at(series, Some(level), place(Some(&level.duties), ksas, passage), revision)
    }

    /// Cites a passage that is printed for the series as a whole.
    pub fn of_series(series: &Series, passage: &Locator, revision: &str) -> Self {
        Self::at(series, None, place(None, series.ksas.as_ref(), passage), revision)
    }

    fn at(series: &Series, level: Option<&Level>, place: String, revision: &str) -> Self {
        Citation {
            authority: series.authority.name.clone(),
            document: series.source.document.clone(),
            series: series.title.clone(),
            dating: series.dating(level),
            level: level.map(Level::code_and_title),
            place,
            revision: revision.to_owned(),
        }
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

/// Where a passage stands.
fn place(duties: Option<&DutyList>, ksas: Option<&KsaList>, passage: &Locator) -> String {
    let (kind, number) = match passage {
        Locator::Under(heading) => return bare_heading(heading).to_owned(),
        Locator::Item(kind, number) => (kind, number),
    };
    let (list, plain) = match kind {
        ItemKind::Duty => (duties.map(|list| (&list.heading, list.numbering)), "duties"),
        ItemKind::Ksa => (ksas.map(|list| (&list.heading, list.numbering)), "knowledge, skills and abilities"),
    };
    let heading = list.and_then(|(heading, _)| heading.as_deref()).unwrap_or(plain);
    let numbering = list.map_or(Numbering::Printed, |(_, numbering)| numbering);
    format!("{}, {}", bare_heading(heading), numbered(numbering, &[*number]))
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
        let heading = bare_heading(self.heading.as_deref().unwrap_or("duties"));
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

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Citation { authority, document, series, dating, level, place, revision } = self;
        let before = [authority, document, series, dating].into_iter().chain(level);
        before.chain([place]).filter(|part| !part.is_empty()).try_for_each(|part| write!(f, "{part}, "))?;
        write!(f, "text revision {revision}")
    }
}
