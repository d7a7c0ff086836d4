//! The tier whose requirement a reviewer corrects.

use rungs_domain::revise::{Ground, begin};
use rungs_domain::spec::{Branch, Code, Level, Requirement, RequirementSource, Series, Statement, Tier, Vocabulary};
use rungs_import::requirement::{Context, LevelName, requirement};
use unicode_segmentation::UnicodeSegmentation;

use super::{Correction, Reviews};

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

    /// What some printed words ask if they are read by themselves, and the words taken over from them; what is not
    /// understood is left to a person.
    pub fn read(&self, words: &str, vocabulary: &Vocabulary) -> (Requirement, Vocabulary) {
        let name = |level: &Level| LevelName { code: level.code.clone(), title: level.title.clone() };
        let levels: Vec<LevelName> = self.series.levels.iter().map(name).collect();
        let printed = [Statement { heading: None, text: words.to_owned() }];
        let read = requirement(&printed, &Context { vocabulary, levels: &levels });
        (read.requires.unwrap_or_else(|| begin(words)), read.words)
    }

    /// All of what these sentences ask, each read by itself.
    pub fn read_each(
        &self,
        sentences: &[&str],
        source: &RequirementSource,
        vocabulary: &Vocabulary,
    ) -> (Requirement, Vocabulary) {
        let mut taken = Vocabulary::default();
        let read = |sentence: &&str| {
            let (asks, words) = self.read(sentence, vocabulary);
            taken.add(&words);
            asks
        };
        let of = sentences.iter().map(read).collect();
        (Requirement::All(Branch { source: source.clone(), of }), taken)
    }

    /// The sentences of a node: those of the whole tier for its root, else those of its printed words.
    pub fn sentences<'t>(&'t self, is_root: bool, source: &'t RequirementSource) -> Vec<&'t str> {
        let own = [source.cite.as_str()];
        let texts: Vec<&str> =
            if is_root { self.tier.printed.iter().map(|one| one.text.as_str()).collect() } else { own.to_vec() };
        let sentences = texts.into_iter().flat_map(UnicodeSegmentation::split_sentence_bounds).map(str::trim);
        sentences.filter(|sentence| sentence.chars().any(char::is_alphabetic)).collect()
    }

    /// The ruling that it asks for this.
    pub fn ruling(&self, requires: Option<Requirement>) -> Correction {
        Correction::Requires { level: self.found.clone(), tier: self.place, requires: requires.map(Box::new) }
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
            Correction::Requires { level, tier, requires } if (level, *tier) == (found, at.tier) => Some(requires),
            _ => None,
        });
        let requires = match ruled {
            Some(requires) => requires.as_deref(),
            None => tier.requires.as_ref(),
        };
        Some(EditedTier { series: &draft.series, level, found, place: at.tier, tier, requires, ruled: ruled.is_some() })
    }
}
