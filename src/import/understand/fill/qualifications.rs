//! Qualifications: tiers with their sentences as printed.

use rungs_domain::spec::{Statement, Tier, TierKind};

use super::super::builder::{Step, path};
use super::super::outline::{Entry, Part};
use super::super::passage::Passage;
use super::super::role::Role;
use super::{Filler, whole};
use Step::{F, I};

impl Filler<'_, '_> {
    pub(super) fn tiers(&mut self, part: &Part) {
        let kind = match part.role {
            Some(Role::Desirable) => TierKind::Desirable,
            Some(Role::Recommended) => TierKind::Recommended,
            _ => TierKind::Minimum,
        };
        for class in part.classes.iter() {
            self.tier_of(*class, kind, part);
        }
    }

    fn tier_of(&mut self, class: usize, kind: TierKind, part: &Part) {
        let Some(level) = self.levels.get_mut(class) else { return };
        let known = level.qualifications.iter().position(|tier| tier.tier == kind);
        let confidence = Self::confidence(part);
        let at = known.unwrap_or(level.qualifications.len());
        let to = |steps: &[Step]| path(&[&[F("levels"), I(class), F("qualifications"), I(at)], steps].concat());
        let mut again = part.heading.clone().filter(|_| known.is_some());
        if known.is_none() {
            let heading =
                part.heading.as_ref().map(|heading| self.keeper.place(to(&[F("heading")]), heading, confidence));
            let heading = heading.filter(|heading| !heading.is_empty()).unwrap_or_else(|| "Qualifications".to_owned());
            let Some(level) = self.levels.get_mut(class) else { return };
            level.qualifications.push(Tier { tier: kind, heading, printed: Vec::new(), requires: None });
        }
        if self
            .levels
            .get(class)
            .and_then(|level| level.qualifications.get(at))
            .is_some_and(|tier| Some(tier.heading.as_str()) == again.as_ref().map(Passage::text))
        {
            again = None;
        }
        for entry in &part.entries {
            let count = self
                .levels
                .get(class)
                .and_then(|level| level.qualifications.get(at))
                .map_or(0, |tier| tier.printed.len());
            let heading = self.heading_above(part, entry, again.take());
            let place = |field| to(&[F("printed"), I(count), F(field)]);
            let heading = heading.map(|heading| self.keeper.place(place("heading"), &heading, confidence));
            let text = self.keeper.place(place("text"), &whole(entry), confidence);
            let tier = self.levels.get_mut(class).and_then(|level| level.qualifications.get_mut(at));
            tier.into_iter()
                .for_each(|tier| tier.printed.push(Statement { heading: heading.clone(), text: text.clone() }));
        }
    }

    /// The smaller heading right above an entry; for what holds for all levels of several, that it does.
    fn heading_above(&self, part: &Part, entry: &Entry, again: Option<Passage>) -> Option<Passage> {
        let own = entry.sub.clone().filter(|_| entry.opens);
        let all = part.above.first().filter(|above| self.profile.is_all(above.text())).cloned();
        let first = part.entries.first() == Some(entry);
        own.or(again).or_else(|| all.filter(|_| first && part.classes.len() > 1))
    }

    /// A level without a minimum has its decision in what it prints: the heading stays, the tier decides.
    pub(super) fn deciding_tiers(&mut self) {
        for at in 0..self.levels.len() {
            let Some(level) = self.levels.get_mut(at) else { continue };
            if level.qualifications.iter().any(|tier| tier.tier == TierKind::Minimum) {
                continue;
            }
            let Some(tier) = level.qualifications.iter_mut().find(|tier| tier.tier == TierKind::Desirable) else {
                continue;
            };
            tier.tier = TierKind::Minimum;
            let what =
                format!("{}: \"{}\" is read as what decides, for no minimum is printed", level.code, tier.heading);
            self.keeper.warn(None, what);
        }
    }
}
