//! Qualifications: tiers with their sentences as printed.

use rungs_domain::spec::{Statement, Tier, TierKind};

use super::super::outline::{OutlinePart, PartEntry};
use super::super::role::Role;
use super::super::sourced_text::SourcedText;
use super::{DraftBuilder, whole};
use rungs_domain::spec::PathStep::{self, Field as F, Index as I};

impl DraftBuilder<'_, '_> {
    pub(super) fn tiers(&mut self, part: &OutlinePart) {
        let kind = match part.role {
            Some(Role::Desirable) => TierKind::Desirable,
            Some(Role::Recommended) => TierKind::Recommended,
            _ => TierKind::Minimum,
        };
        for class in part.classes.iter() {
            self.tier_of(*class, kind, part);
        }
    }

    fn tier_of(&mut self, class: usize, kind: TierKind, part: &OutlinePart) {
        let level = self.level(class);
        let known = level.qualifications.iter().position(|tier| tier.tier == kind);
        let confidence = Self::confidence(part);
        let at = known.unwrap_or(level.qualifications.len());
        let to = |steps: &[PathStep]| [&[F("levels"), I(class), F("qualifications"), I(at)], steps].concat();
        let mut again = part.heading.clone().filter(|_| known.is_some());
        if known.is_none() {
            let heading =
                part.heading.as_ref().map(|heading| self.log.place(&to(&[F("heading")]), heading, confidence));
            let heading = heading.filter(|heading| !heading.is_empty()).unwrap_or_else(|| "Qualifications".to_owned());
            self.level(class).qualifications.push(Tier { tier: kind, heading, printed: Vec::new(), requires: None });
        }
        if Some(self.tier(class, at).heading.as_str()) == again.as_ref().map(SourcedText::text) {
            again = None;
        }
        for entry in &part.entries {
            let count = self.tier(class, at).printed.len();
            let heading = self.heading_above(part, entry, again.take());
            let place = |field| to(&[F("printed"), I(count), F(field)]);
            let heading = heading.map(|heading| self.log.place(&place("heading"), &heading, confidence));
            let text = self.log.place(&place("text"), &whole(entry), confidence);
            self.tier(class, at).printed.push(Statement { heading, text });
        }
    }

    #[expect(clippy::indexing_slicing, reason = "`tier_of` found the tier or made it")]
    fn tier(&mut self, class: usize, at: usize) -> &mut Tier {
        &mut self.level(class).qualifications[at]
    }

    /// The smaller heading right above an entry; for what holds for all levels of several, that it does.
    fn heading_above(&self, part: &OutlinePart, entry: &PartEntry, again: Option<SourcedText>) -> Option<SourcedText> {
        let own = entry.sub.clone().filter(|_| entry.opens);
        let all = part.above.first().filter(|above| self.profile.is_all(above.text())).cloned();
        let first = part.entries.first() == Some(entry);
        own.or(again).or_else(|| all.filter(|_| first && part.classes.len() > 1))
    }

    /// A level without a minimum has its decision in what it prints: the heading stays, the tier decides.
    pub(super) fn deciding_tiers(&mut self) {
        for level in &mut self.levels {
            if level.qualifications.iter().any(|tier| tier.tier == TierKind::Minimum) {
                continue;
            }
            let Some(tier) = level.qualifications.iter_mut().find(|tier| tier.tier == TierKind::Desirable) else {
                continue;
            };
            tier.tier = TierKind::Minimum;
            let what =
                format!("{}: \"{}\" is read as what decides, for no minimum is printed", level.code, tier.heading);
            self.log.warn(None, what);
        }
    }
}
