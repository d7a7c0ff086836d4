//! The tier whose requirement a reviewer corrects.

use rungs_domain::revise::Ground;
use rungs_domain::spec::{Code, Level, Requirement, Series, Tier, Vocabulary};

use super::{Reviews, Ruling};

/// A tier of the draft in view, and what it asks by the rulings so far.
#[derive(Debug, Clone, Copy)]
pub struct EditedTier<'a> {
    /// The series of the draft.
    pub series: &'a Series,
    /// The level.
    pub level: &'a Level,
    /// The code with which the level was found: rulings name it by that.
    pub found: &'a Code,
    /// Which of its tiers, from 0.
    pub place: usize,
    /// The tier.
    pub tier: &'a Tier,
    /// What it asks. A ruling counts at once, before the document is understood anew.
    pub requires: Option<&'a Requirement>,
    /// Whether a person ruled so.
    pub ruled: bool,
}

impl<'a> EditedTier<'a> {
    /// What its requirement is corrected against.
    pub fn ground(&self, vocabulary: &'a Vocabulary) -> Ground<'a> {
        Ground { series: self.series, vocabulary, printed: &self.tier.printed }
    }

    /// The ruling that it asks for this.
    pub fn ruling(&self, requires: Option<Requirement>) -> Ruling {
        Ruling::Requires { level: self.found.clone(), tier: self.place, requires: requires.map(Box::new) }
    }
}

impl Reviews {
    /// The tier that is being edited; `None`: none is, or the draft in view does not have it any more.
    pub fn edited_tier(&self) -> Option<EditedTier<'_>> {
        let (at, understood) = (self.tier?, self.shown()?);
        let draft = &understood.draft;
        let (level, found) = (draft.series.levels.get(at.level)?, draft.found.get(at.level)?);
        let tier = level.qualifications.get(at.tier)?;
        let ruled = self.desk.shown()?.draft.rulings.iter().rev().find_map(|ruling| match ruling {
            Ruling::Requires { level, tier, requires } if (level, *tier) == (found, at.tier) => Some(requires),
            _ => None,
        });
        let requires = match ruled {
            Some(requires) => requires.as_deref(),
            None => tier.requires.as_ref(),
        };
        Some(EditedTier { series: &draft.series, level, found, place: at.tier, tier, requires, ruled: ruled.is_some() })
    }
}
