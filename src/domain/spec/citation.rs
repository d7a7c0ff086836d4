//! How a passage of a specification is cited.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{ItemKind, Level, Numbering, Series, Status};

/// Which passage of a level is meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Passage {
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
    pub fn new(series: &Series, level: &Level, passage: &Passage, revision: &str) -> Self {
        let mut parts = vec![
            series.authority.name.clone(),
            series.source.document.clone(),
            series.title.clone(),
            standing(series, level),
            format!("{} {}", level.code, level.title),
        ];
        match passage {
            Passage::Item(kind, number) => {
                let (heading, numbering, plain) = match kind {
                    ItemKind::Duty => (&level.duties.heading, level.duties.numbering, "duties"),
                    ItemKind::Ksa => (&level.ksas.heading, level.ksas.numbering, "knowledge, skills and abilities"),
                };
                parts.push(heading.as_deref().unwrap_or(plain).trim_end_matches(':').to_owned());
                parts.push(match numbering {
                    Numbering::Printed => format!("no. {number}"),
                    Numbering::Counted => format!("item {number} (counted)"),
                });
            }
            Passage::Under(heading) => parts.push(heading.trim_end_matches(':').to_owned()),
        }
        parts.push(format!("text revision {revision}"));
        Citation { parts }
    }

    /// The mark of a revision: the first twelve hexadecimal digits of the SHA-256 of the specification's
    /// canonical text, so that the same words have the same mark on every machine.
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

fn standing(series: &Series, level: &Level) -> String {
    if let Status::Proposed { .. } = series.status {
        return match series.source.date {
            Some(date) => format!("proposed {date}"),
            None => "proposed".to_owned(),
        };
    }
    if let Some(date) = level.dates.effective.or(series.effective) {
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
