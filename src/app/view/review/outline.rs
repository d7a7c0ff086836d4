//! The draft as an outline: a row for each text of it, in the order in which the file will hold them.

use std::collections::BTreeMap;
use std::ops::Range;

use rungs_domain::spec::{Code, PathStep, Vocabulary};

use super::words::shown;
use super::{Looks, parts};
use crate::reviews::{Draft, DraftField, ReviewPointKind, TierAt};

/// A row of the draft.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineRow {
    /// How it is set.
    pub kind: Kind,
    /// What stands before the text: a label, a number.
    pub lead: String,
    /// The text.
    pub text: String,
    /// The bytes of the source that it was taken from; none: the program made it.
    pub from: Vec<Range<usize>>,
    /// How sure it is.
    pub sure: Sure,
    /// Why a person should look at it.
    pub looks: Vec<String>,
    /// The level that it is of.
    pub level: Option<usize>,
    /// What Enter opens.
    pub target: Option<Target>,
}

/// How a row is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The title of the series.
    Title,
    /// A line of the head: a label and a value.
    Field,
    /// A warning about the whole.
    Warning,
    /// The head of a level.
    Level,
    /// The head of a part.
    Part,
    /// A printed heading, or words before a list.
    Heading,
    /// A paragraph.
    Text,
    /// A numbered duty, knowledge, skill or ability.
    Item,
    /// A node of a requirement; how deep it stands.
    Requirement(u8),
}

/// How sure a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sure {
    /// There is nothing to be sure of: a row of the program's own.
    Own,
    /// Told by sure signs.
    Told,
    /// A person should look at it.
    Look,
    /// A person has accepted it.
    Accepted,
    /// A person ruled so.
    Ruled,
}

impl Sure {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Sure::Own => "",
            Sure::Told => "sure",
            Sure::Look => "look at this",
            Sure::Accepted => "accepted",
            Sure::Ruled => "your ruling",
        }
    }
}

/// What can be opened at a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A field of the head.
    Field(DraftField),
    /// Code and title of the level that was found with this code.
    Level(Code),
    /// The requirement of a tier.
    Tier(TierAt),
    /// A warning that has no place.
    Warning(String),
}

impl OutlineRow {
    /// Its name for those who hear it.
    pub fn name(&self, codes: &[String]) -> String {
        let level = self.level.filter(|_| self.kind != Kind::Level).and_then(|at| codes.get(at));
        let level = level.map_or_else(String::new, |code| format!("{code}, "));
        let between = if self.lead.is_empty() || self.text.is_empty() { "" } else { ": " };
        let sure = if self.sure == Sure::Own { String::new() } else { format!(", {}", self.sure.word()) };
        let looks = self.looks.iter().map(|look| format!("; {look}")).collect::<String>();
        format!("{level}{}{between}{}{sure}{looks}", self.lead, self.text)
    }
}

/// The rows of a draft.
pub fn rows(draft: &Draft, vocabulary: &Vocabulary, looks: &Looks) -> Vec<OutlineRow> {
    let mut trails: BTreeMap<&[PathStep], Vec<&[Range<usize>]>> = BTreeMap::new();
    for trail in &draft.provenance {
        trails.entry(&trail.to).or_default().push(&trail.from);
    }
    let ruled = draft.blocks.iter().filter(|piece| piece.corrected);
    let ruled = ruled.flat_map(|piece| piece.from.iter().map(|from| (from.clone(), ()))).collect();
    let mut pen = Pen { trails, looks, ruled: super::Places::new(ruled), level: None, rows: Vec::new() };
    for warning in draft.warnings.iter().filter(|warning| warning.at.is_none()) {
        let target = Some(Target::Warning(warning.what.clone()));
        pen.rows.push(OutlineRow { target, sure: Sure::Look, ..own(Kind::Warning, "", &warning.what) });
    }
    parts::series(&mut pen, &draft.series, vocabulary, &draft.found);
    pen.rows
}

fn own(kind: Kind, lead: &str, text: &str) -> OutlineRow {
    OutlineRow {
        kind,
        lead: lead.to_owned(),
        text: shown(text).into_owned(),
        from: Vec::new(),
        sure: Sure::Own,
        looks: Vec::new(),
        level: None,
        target: None,
    }
}

/// Writes rows, each with the places of its text.
pub(super) struct Pen<'a> {
    trails: BTreeMap<&'a [PathStep], Vec<&'a [Range<usize>]>>,
    looks: &'a Looks,
    ruled: super::Places<()>,
    /// The level whose rows are being written.
    pub level: Option<usize>,
    rows: Vec<OutlineRow>,
}

impl Pen<'_> {
    /// A row whose text stands at `path`, or at places below it.
    pub fn row(&mut self, kind: Kind, lead: &str, text: &str, path: &[PathStep]) -> &mut OutlineRow {
        let mut row = OutlineRow { level: self.level, ..own(kind, lead, text) };
        let below = self.trails.range(path..).take_while(|(to, _)| to.starts_with(path));
        row.from = below.flat_map(|(_, places)| places).flat_map(|from| from.iter().cloned()).collect();
        row.from.dedup();
        self.judge(&mut row);
        self.push(row)
    }

    /// A row of the program's own.
    pub fn own(&mut self, kind: Kind, lead: &str, text: &str) -> &mut OutlineRow {
        let row = OutlineRow { level: self.level, ..own(kind, lead, text) };
        self.push(row)
    }

    fn push(&mut self, row: OutlineRow) -> &mut OutlineRow {
        self.rows.push_mut(row)
    }

    /// How sure a row with places is, and why a person should look at it.
    fn judge(&self, row: &mut OutlineRow) {
        if row.from.is_empty() {
            return;
        }
        let points = row.from.iter().flat_map(|from| self.looks.points.at(from)).map(|(_, point)| point);
        for (_, what) in points.filter(|(why, _)| *why != ReviewPointKind::Unplaced) {
            if !row.looks.contains(what) {
                row.looks.push(what.clone());
            }
        }
        let meets = |places: &super::Places<()>| row.from.iter().any(|from| places.at(from).next().is_some());
        row.sure = if !row.looks.is_empty() {
            Sure::Look
        } else if meets(&self.looks.accepted) {
            Sure::Accepted
        } else if meets(&self.ruled) {
            Sure::Ruled
        } else {
            Sure::Told
        };
    }
}
