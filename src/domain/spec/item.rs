//! Duties and KSAs: the numbered items that levels are compared by.

use std::borrow::Cow;
use std::ops::Range;

use crate::words::word_table;

/// Whether an item's number stands in the document or was counted by the transcriber.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Numbering {
    /// The numbers are printed.
    #[default]
    Printed,
    /// The document prints none; items are counted from 1 in printed order.
    Counted,
}

/// The typical duties of a level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DutyList {
    /// The heading as printed.
    pub heading: Option<String>,
    /// The words between heading and first duty: "A Medical Social Assistant typically -".
    pub lead_in: Option<String>,
    /// Whether the numbers are printed.
    pub numbering: Numbering,
    /// The duties, in printed order.
    pub items: Vec<Duty>,
}

impl DutyList {
    /// Whether nothing of it is printed.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.heading.is_none() && self.lead_in.is_none()
    }
}

/// One duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The number, unique in its list.
    pub number: u32,
    /// The words as printed.
    pub text: String,
    /// Own work, the work of lower levels, or whatever else is assigned.
    pub scope: DutyScope,
    /// Notes of the transcriber on this duty.
    pub note: Option<String>,
}

/// What a duty reaches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DutyScope {
    /// Work of this level.
    #[default]
    Own,
    /// "Performs work related to the lower levels": carries the duties of the levels below.
    LowerLevels,
    /// "Performs other duties as assigned".
    OtherAsAssigned,
}

impl DutyScope {
    /// What it reaches; empty for the level's own work.
    pub fn words(self) -> &'static str {
        match self {
            DutyScope::Own => "",
            DutyScope::LowerLevels => "the work of lower levels",
            DutyScope::OtherAsAssigned => "other duties as assigned",
        }
    }
}

/// The knowledge, skills, abilities and competencies of a level or series.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KsaList {
    /// The heading as printed.
    pub heading: Option<String>,
    /// Words between heading and first item.
    pub lead_in: Option<String>,
    /// Whether the numbers are printed.
    pub numbering: Numbering,
    /// The items, in printed order.
    pub items: Vec<Ksa>,
}

impl KsaList {
    /// Whether nothing of it is printed.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.heading.is_none() && self.lead_in.is_none()
    }
}

/// One knowledge, skill, ability or competency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ksa {
    /// The number, unique in its list.
    pub number: u32,
    /// What it is.
    pub kind: KsaKind,
    /// The name where one is printed: "Teamwork".
    pub name: Option<String>,
    /// The printed word for its degree: "working", "thorough".
    pub degree: Option<String>,
    /// The words as printed, without the name.
    pub text: String,
    /// Notes of the transcriber on this item.
    pub note: Option<String>,
}

impl Ksa {
    /// Name and text together, as they are compared and shown: "Teamwork – Encourages ...".
    pub fn full_text(&self) -> Cow<'_, str> {
        match &self.name {
            Some(name) => Cow::Owned(format!("{name} – {}", self.text)),
            None => Cow::Borrowed(&self.text),
        }
    }
}

/// What a KSA is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KsaKind {
    /// Knowledge.
    Knowledge,
    /// Skill.
    Skill,
    /// Ability.
    Ability,
    /// Competency.
    Competency,
    /// Printed among the KSAs, but none of these ("May require certification").
    Other,
}

word_table! {
    KsaKind {
        /// One of them, in a word.
        word -> &'static str,
        /// The heading above several.
        heading -> &'static str,
    }
    Self::Knowledge => ["knowledge", "Knowledge"],
    Self::Skill => ["skill", "Skills"],
    Self::Ability => ["ability", "Abilities"],
    Self::Competency => ["competency", "Competencies"],
    Self::Other => ["KSA", "Others"],
}

/// The clauses of an item: byte ranges of `text`, split behind semicolons, without surrounding space.
///
/// A text without a semicolon is one clause. The semicolon belongs to the clause before it.
///
/// ```
/// use rungs_domain::spec::clauses;
/// let text = "Assigns work; reviews it.";
/// let parts: Vec<&str> = clauses(text).into_iter().map(|r| &text[r]).collect();
/// assert_eq!(parts, ["Assigns work;", "reviews it."]);
/// ```
pub fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, semicolon) in text.match_indices(';') {
        let end = at + semicolon.len();
        push_trimmed(text, start..end, &mut found);
        start = end;
    }
    push_trimmed(text, start..text.len(), &mut found);
    found
}

fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let Some(piece) = text.get(range.clone()) else { return };
    let lead = piece.len() - piece.trim_start().len();
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        found.push(range.start + lead..range.start + lead + trimmed.len());
    }
}
