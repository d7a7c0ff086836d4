//! Links between the items of two levels that a person has decided.

use jiff::civil::Date;

use super::{Change, LevelRef};

/// Which list an item stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// A duty.
    Duty,
    /// A knowledge, skill, ability or competency.
    Ksa,
}

impl ItemKind {
    /// An item of this kind, in a word: "duty", "KSA".
    pub fn word(self) -> &'static str {
        match self {
            ItemKind::Duty => "duty",
            ItemKind::Ksa => "KSA",
        }
    }
}

/// What a specialist decided about two items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// They are the same responsibility at two levels.
    Linked,
    /// They are not, whatever the words suggest.
    Unlinked,
}

impl Decision {
    /// What stands between the two items: "is", "is not".
    pub fn words(self) -> &'static str {
        match self {
            Decision::Linked => "is",
            Decision::Unlinked => "is not",
        }
    }
}

/// A decision about one pair of items; it wins over what the program computes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmedLink {
    /// The lower level.
    pub lower: LevelRef,
    /// The upper level.
    pub upper: LevelRef,
    /// Duties or KSAs.
    pub item: ItemKind,
    /// The item's number at the lower level.
    pub lower_number: u32,
    /// The item's number at the upper level.
    pub upper_number: u32,
    /// Linked or unlinked.
    pub decision: Decision,
    /// The change, where the specialist names it too; otherwise it is computed from the words.
    pub change: Option<Change>,
    /// Why.
    pub why: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// True where it comes from a reading that settles both lists of items: what no decision links has no counterpart,
    /// whatever the words suggest.
    pub reading: bool,
}

impl ConfirmedLink {
    /// Whether both are about the same two items, whichever of the two each names as the lower one.
    pub fn is_same_pair(&self, other: &ConfirmedLink) -> bool {
        let lower = (&self.lower, self.lower_number);
        let upper = (&self.upper, self.upper_number);
        let theirs = [(&other.lower, other.lower_number), (&other.upper, other.upper_number)];
        self.item == other.item && (theirs == [lower, upper] || theirs == [upper, lower])
    }

    /// `own` with `edits` over them: an edit takes the place of a decision about the same two items.
    pub fn overlaid(mut own: Vec<ConfirmedLink>, edits: &[ConfirmedLink]) -> Vec<ConfirmedLink> {
        own.retain(|link| !edits.iter().any(|edit| edit.is_same_pair(link)));
        own.extend_from_slice(edits);
        own
    }

    /// Who decided, when and why, behind a verb: "confirmed by M. Example, 2026-01-01: both study needs".
    pub fn signed(&self, verb: &str) -> String {
        signed(verb, self.by.as_deref(), self.on, self.why.as_deref())
    }
}

/// Who decided something, when and why.
pub(crate) fn signed(verb: &str, by: Option<&str>, on: Option<Date>, why: Option<&str>) -> String {
    let signature = match (by, on) {
        (Some(by), Some(on)) => format!("{verb} by {by}, {on}"),
        (Some(by), None) => format!("{verb} by {by}"),
        (None, Some(on)) => format!("{verb} on {on}, unsigned"),
        (None, None) => format!("{verb} by a specialist"),
    };
    why.map_or(signature.clone(), |why| format!("{signature}: {why}"))
}
