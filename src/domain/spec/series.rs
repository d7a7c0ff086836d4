//! A family of classes of one line of work, and what its document says about all of them.

use std::borrow::Cow;

use jiff::civil::Date;

use super::{Code, ConfirmedLink, ItemKind, Ksa, KsaList, Level, SeriesId};

/// A family of classes at rising levels, as one authority's document defines it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The id by which commands and links name it.
    pub id: SeriesId,
    /// The title, as printed in the document's head.
    pub title: String,
    /// Who issued it.
    pub authority: Authority,
    /// The document.
    pub source: Source,
    /// Adopted, or only proposed.
    pub status: Status,
    /// The day from which the specification holds, where one day is printed for the series.
    pub effective: Option<Date>,
    /// The day on which it was established.
    pub established: Option<Date>,
    /// The day of the last revision.
    pub revised: Option<Date>,
    /// What the document says of the whole series, in printed order.
    pub sections: Vec<Section>,
    /// Terms that the document defines.
    pub vocabulary: Option<VocabularyList>,
    /// The promotional line, as printed.
    pub promotional_line: Option<String>,
    /// The occupational area, as printed.
    pub occupational_area: Option<String>,
    /// The work area, as printed.
    pub work_area: Option<String>,
    /// The sentence that makes duties cumulative from level to level; `None`: the document does not say so.
    pub cumulative: Option<Statement>,
    /// What the authority says decides an allocation.
    pub allocation_rule: Option<Statement>,
    /// The allocation policy by which the authority decides where a position belongs; `None`: none is known.
    pub allocated_by: Option<AllocatedBy>,
    /// Knowledge, skills and abilities printed for the series as a whole.
    pub ksas: Option<KsaList>,
    /// Conditions of employment.
    pub conditions_of_employment: Option<Section>,
    /// Bargaining unit.
    pub bargaining_unit: Option<Section>,
    /// Notes of the transcriber: slips of the original that stay, headings restored, what was inferred.
    pub notes: Vec<String>,
    /// Printed facts that have no role of their own yet.
    pub facts: Vec<Fact>,
    /// Links between items of two levels that a specialist has confirmed or parted.
    pub links: Vec<ConfirmedLink>,
    /// The levels, lowest first, as the document orders them.
    pub levels: Vec<Level>,
}

impl Series {
    /// The level with this code.
    pub fn level(&self, code: &Code) -> Option<&Level> {
        self.levels.iter().find(|level| level.code == *code)
    }

    /// Since when the text holds, as citations and lists say it: the day from which it is in force, or else the last
    /// revision, or else the day on which it was established. A proposal has the day of its document. A level may print
    /// a day of its own.
    pub fn dating(&self, level: Option<&Level>) -> String {
        let said = |label: &str, date: Option<Date>| date.map(|date| format!("{label} {date}"));
        match &self.status {
            Status::Proposed { .. } => said("proposed", self.source.date).unwrap_or_else(|| "proposed".to_owned()),
            Status::Adopted => said("effective", level.and_then(|level| level.dates.effective).or(self.effective))
                .or_else(|| said("revised", self.revised))
                .or_else(|| said("established", self.established))
                .unwrap_or_else(|| format!("no date printed{}", if level.is_none() { " for the series" } else { "" })),
        }
    }

    /// The code of the level at a place, as answers name levels; no words where there is none, which is a mistake.
    pub fn code_at(&self, level: usize) -> &str {
        debug_assert!(level < self.levels.len(), "an answer names a level that its series does not have");
        self.levels.get(level).map_or("", |level| level.code.as_str())
    }

    /// The code and title of the level at a place.
    pub fn class_at(&self, level: usize) -> String {
        debug_assert!(level < self.levels.len(), "an answer names a level that its series does not have");
        self.levels.get(level).map_or_else(String::new, Level::code_and_title)
    }

    /// The knowledge, skills and abilities that hold for a level: its own, then those that are printed for the series as a
    /// whole.
    pub fn ksas_of<'a>(&'a self, level: &'a Level) -> impl Iterator<Item = &'a Ksa> {
        level.ksas.items.iter().chain(self.ksas.iter().flat_map(|list| &list.items))
    }

    /// The items of one kind that hold for a level: number and words as printed, in printed order.
    pub fn items_of<'a>(&'a self, level: &'a Level, kind: ItemKind) -> Vec<(u32, Cow<'a, str>)> {
        match kind {
            ItemKind::Duty => level.duties.items.iter().map(|duty| (duty.number, duty.text.as_str().into())).collect(),
            ItemKind::Ksa => self.ksas_of(level).map(|ksa| (ksa.number, ksa.full_text())).collect(),
        }
    }

    /// The series without what people read into its text: transcriber's notes, requirement trees and decided links.
    ///
    /// What the document prints is all there. The mark of a revision is made of it, so that a better reading of the
    /// same text does not look like another text.
    pub fn as_printed(&self) -> Series {
        let mut printed = self.clone();
        printed.notes.clear();
        printed.links.clear();
        printed.allocated_by = None;
        for level in &mut printed.levels {
            level.notes.clear();
            level.qualifications.iter_mut().for_each(|tier| tier.requires = None);
        }
        printed
    }
}

/// Who issued a specification.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Authority {
    /// The name, as printed where `inferred` is false.
    pub name: String,
    /// A shorter name for narrow places ("Illinois CMS").
    pub short: Option<String>,
    /// True where the document does not name its authority and the name was inferred from its wording.
    pub inferred: bool,
}

/// The document a series was transcribed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What the document calls itself: "Class Specification", "Classification Notice No. 1355".
    pub document: String,
    /// The document's own date.
    pub date: Option<Date>,
}

/// Whether a specification is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// In force.
    Adopted,
    /// Proposed: not in force until adopted.
    Proposed {
        /// The notice that proposes it.
        notice: Option<String>,
        /// The hearing: day, hour and place as printed.
        hearing: Option<String>,
        /// The day of the hearing.
        hearing_date: Option<Date>,
        /// The printed rule that will set the effective date.
        effective_rule: Option<String>,
    },
}

impl Status {
    /// The word in output.
    pub fn word(&self) -> &'static str {
        match self {
            Status::Adopted => "adopted",
            Status::Proposed { .. } => "proposed",
        }
    }
}

/// A passage under a printed heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading as printed; `None`: none is printed.
    pub heading: Option<String>,
    /// The paragraphs, as printed.
    pub text: Vec<String>,
}

/// A single printed sentence or paragraph that decides something, with its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The heading as printed.
    pub heading: Option<String>,
    /// The words as printed.
    pub text: String,
}

/// The allocation policy by which an authority decides where a position of a series belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllocatedBy {
    /// The id of the policy.
    pub policy: String,
    /// The sentence of the authority that says so, word for word.
    pub cite: String,
    /// Where that sentence stands; `None`: in the document of the series.
    pub source: Option<String>,
    /// Why the policy is taken to be what the sentence says, where that rests on judgment.
    pub reading: Option<String>,
}

/// A printed fact without a role of its own: what stands before the colon, and what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The label as printed.
    pub label: String,
    /// The text as printed; `None` where the document leaves the place empty.
    pub text: Option<String>,
}

/// The terms that a document defines, under their heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VocabularyList {
    /// The heading as printed.
    pub heading: Option<String>,
    /// The terms, in printed order.
    pub terms: Vec<Term>,
}

/// A defined term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The term.
    pub term: String,
    /// What it means.
    pub definition: String,
}
