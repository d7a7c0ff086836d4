//! What was found in a document, and in all: the figures that can fall.

use std::collections::BTreeMap;
use std::fmt;

use rungs_domain::spec::Level;
use rungs_domain::spec::PathStep::{Field, Index};
use rungs_import::{Interpretation, OddityKind, Role, oddities};

use super::document::Document;
use super::percent;

/// What levels have, and how the headings of parts were known.
#[derive(Default, Clone)]
pub struct Found {
    levels: usize,
    titled: usize,
    coded: usize,
    with_duties: usize,
    with_ksas: usize,
    with_requirements: usize,
    duties: usize,
    ksas: usize,
    sentences: usize,
    /// The letters of the longest tier.
    longest: usize,
    /// Of each role, how many headings are known by their words, and how many by less.
    parts: BTreeMap<Option<Role>, (usize, usize)>,
    odd: BTreeMap<OddityKind, usize>,
    unplaced: usize,
}

impl Found {
    /// The head of the columns.
    pub const HEAD: &str = "levels titles codes  duties   ksas sentences longest  parts unsure  odd unplaced";

    pub fn of(document: &Document) -> Self {
        let (draft, mut found) = (&document.draft, Found::default());
        for (at, level) in draft.series.levels.iter().enumerate() {
            let code = [Field("levels"), Index(at), Field("code")];
            found.coded += usize::from(draft.provenance.iter().any(|one| one.to == code));
            found.level(level);
        }
        for block in &draft.blocks {
            let (role, sure) = match &block.interpretation {
                Interpretation::Heading { role, sure } => (Some(*role), *sure),
                Interpretation::Text { role: None, .. } => (None, false),
                _ => continue,
            };
            let (known, unsure) = found.parts.entry(role).or_default();
            *if sure { known } else { unsure } += 1;
        }
        oddities(&draft.series).iter().for_each(|odd| *found.odd.entry(odd.kind).or_default() += 1);
        found.unplaced = document.characters.unplaced;
        found
    }

    fn level(&mut self, level: &Level) {
        self.levels += 1;
        self.titled += usize::from(level.title != "Class without a title");
        self.with_duties += usize::from(!level.duties.items.is_empty());
        self.with_ksas += usize::from(!level.ksas.items.is_empty());
        self.with_requirements += usize::from(!level.qualifications.is_empty());
        self.duties += level.duties.items.len();
        self.ksas += level.ksas.items.len();
        for tier in &level.qualifications {
            self.sentences += tier.printed.len();
            self.longest = self.longest.max(tier.printed.iter().map(|one| one.text.chars().count()).sum());
        }
    }

    pub fn add(&mut self, other: &Found) {
        let sums = [
            (&mut self.levels, other.levels),
            (&mut self.titled, other.titled),
            (&mut self.coded, other.coded),
            (&mut self.with_duties, other.with_duties),
            (&mut self.with_ksas, other.with_ksas),
            (&mut self.with_requirements, other.with_requirements),
            (&mut self.duties, other.duties),
            (&mut self.ksas, other.ksas),
            (&mut self.sentences, other.sentences),
            (&mut self.unplaced, other.unplaced),
        ];
        sums.into_iter().for_each(|(sum, more)| *sum += more);
        self.longest = self.longest.max(other.longest);
        for (role, (known, unsure)) in &other.parts {
            let sum = self.parts.entry(*role).or_default();
            *sum = (sum.0 + known, sum.1 + unsure);
        }
        other.odd.iter().for_each(|(kind, count)| *self.odd.entry(*kind).or_default() += count);
    }

    /// The shares of levels, the parts by role and the odd things by kind, of all documents together.
    pub fn summary(&self) -> String {
        let share = |part| percent(part, self.levels);
        let mut lines = vec![format!(
            "levels with a title {:.1} %, a code {:.1} %, duties {:.1} %, KSAs {:.1} %, requirements {:.1} %",
            share(self.titled),
            share(self.coded),
            share(self.with_duties),
            share(self.with_ksas),
            share(self.with_requirements)
        )];
        let parts = self.parts.iter().map(|(role, (known, unsure))| {
            let role = role.map_or_else(|| "text without a heading".to_owned(), |role| format!("{role:?}"));
            format!("{role} {known}+{unsure}")
        });
        lines.push(format!("parts, known by their words + by less: {}", parts.collect::<Vec<_>>().join(", ")));
        let odd = self.odd.iter().map(|(kind, count)| format!("{kind:?} {count}"));
        lines.push(format!("odd: {}", odd.collect::<Vec<_>>().join(", ")));
        lines.join("\n")
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (known, unsure) = self.parts.values().fold((0, 0), |sum, (known, unsure)| (sum.0 + known, sum.1 + unsure));
        let odd: usize = self.odd.values().sum();
        write!(
            f,
            "{:>6} {:>6} {:>5} {:>7} {:>6} {:>9} {:>7} {known:>6} {unsure:>6} {odd:>4} {:>8}",
            self.levels, self.titled, self.coded, self.duties, self.ksas, self.sentences, self.longest, self.unplaced
        )
    }
}
