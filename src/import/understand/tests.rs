//! The five sources as printed, held against the specifications that were made of them by hand.

use rungs_domain::spec::{Level, Series, TierKind, Vocabulary};
use rungs_files::ron::{self, File};

use super::{Profile, understand};
use crate::{Characters, Draft, Manuscript, read};

mod any_corrections;
mod corrected;
mod forms;
mod learned;
mod long;
mod review_blocks;
mod round_trip;
mod statements;

const VOCABULARY: &[u8] = include_bytes!("../../../specs/vocabulary.ron");

macro_rules! source {
    ($id:literal) => {
        (
            include_bytes!(concat!("../../../tests/cases/import/sources/", $id, ".txt")).as_slice(),
            include_bytes!(concat!("../../../specs/", $id, ".ron")).as_slice(),
        )
    };
}

const SOURCES: [(&[u8], &[u8]); 5] = [
    source!("il-social-service-planner"),
    source!("nm-community-social-service-specialist"),
    source!("ui-medical-social-services"),
    source!("denver-utilization-management"),
    source!("nm-cps-permanency-planning"),
];

fn vocabulary() -> Vocabulary {
    let Some(File::Vocabulary(vocabulary)) = ron::read("v.ron", VOCABULARY, &Vocabulary::default()).file else {
        panic!("the vocabulary")
    };
    *vocabulary
}

fn by_hand(spec: &[u8], vocabulary: &Vocabulary) -> Series {
    let Some(File::Series(series)) = ron::read("s.ron", spec, vocabulary).file else { panic!("the specification") };
    *series
}

/// Every source as a draft, and the specification made by hand.
fn all() -> Vec<(Manuscript, Draft, Series)> {
    let vocabulary = vocabulary();
    let drafts = SOURCES.iter().map(|(source, spec)| {
        let manuscript = read("source.txt", source).unwrap();
        let draft = understand(&manuscript, &Profile::shipped(), &vocabulary);
        (manuscript, draft, by_hand(spec, &vocabulary))
    });
    drafts.collect()
}

/// The levels of all drafts beside those made by hand.
fn levels(check: impl Fn(&Level, &Level)) {
    for (_, draft, by_hand) in all() {
        assert_eq!(draft.series.levels.len(), by_hand.levels.len(), "{}", by_hand.id);
        for (own, theirs) in draft.series.levels.iter().zip(&by_hand.levels) {
            check(own, theirs);
        }
    }
}

#[test]
fn every_level_is_found_with_its_code_and_title_in_its_order() {
    levels(|own, theirs| assert_eq!((&own.code, &own.title), (&theirs.code, &theirs.title)));
}

#[test]
fn every_duty_is_as_transcribed_with_its_number_and_scope() {
    levels(|own, theirs| {
        let duties = |level: &Level| {
            let items = level.duties.items.iter();
            items.map(|duty| (duty.number, duty.scope, duty.text.clone())).collect::<Vec<_>>()
        };
        assert_eq!(duties(own), duties(theirs), "{}", theirs.code);
    });
}

#[test]
fn all_knowledge_skills_and_abilities_are_as_transcribed() {
    let texts = |items: &[rungs_domain::spec::Ksa]| {
        items.iter().map(|ksa| (ksa.number, ksa.kind, ksa.full_text().into_owned())).collect::<Vec<_>>()
    };
    levels(|own, theirs| assert_eq!(texts(&own.ksas.items), texts(&theirs.ksas.items), "{}", theirs.code));
    for (_, draft, by_hand) in all() {
        let of_series = |series: &Series| series.ksas.as_ref().map(|list| texts(&list.items));
        assert_eq!(of_series(&draft.series), of_series(&by_hand), "{}", by_hand.id);
    }
}

#[test]
fn the_sentences_of_every_deciding_tier_are_as_transcribed() {
    levels(|own, theirs| {
        let deciding = |level: &Level| {
            let tier = level.qualifications.iter().find(|tier| tier.tier == TierKind::Minimum).cloned();
            tier.map(|tier| (tier.heading, tier.printed))
        };
        assert_eq!(deciding(own), deciding(theirs), "{}", theirs.code);
    });
}

#[test]
fn no_character_is_lost_and_every_text_stands_where_it_is_said_to() {
    for (manuscript, draft, by_hand) in all() {
        let counts = Characters::of(&manuscript, &draft);
        assert_eq!(counts.unplaced, 0, "{}: {:?}", by_hand.id, draft.unplaced);
        assert_eq!(counts.read, counts.placed + counts.furniture, "{}", by_hand.id);
        for provenance in &draft.provenance {
            for range in &provenance.from {
                assert!(
                    manuscript.text.get(range.clone()).is_some_and(|text| !text.trim().is_empty()),
                    "{provenance:?}"
                );
            }
        }
    }
}

#[test]
fn a_draft_is_a_valid_specification() {
    let vocabulary = vocabulary();
    for (_, draft, by_hand) in all() {
        let parsed = ron::read("draft.ron", ron::write_series(&draft.series).as_bytes(), &vocabulary);
        assert!(parsed.file.is_some(), "{}: {:#?}", by_hand.id, parsed.diagnostics);
    }
}

#[test]
fn what_is_left_to_a_person_points_to_its_words() {
    let document = "MOWER SERIES SPECIFICATION\n\nMOWER I  7001\n\nMinimum Qualifications\n\n\
        A high school diploma and two years of\nsinging to sheep.\n";
    let manuscript = read("mower.txt", document.as_bytes()).unwrap();
    let draft = understand(&manuscript, &Profile::shipped(), &vocabulary());
    let asked = draft.warnings.iter().find(|warning| warning.what.contains("a person decides")).unwrap();
    let words = manuscript.text.get(asked.at.clone().unwrap()).unwrap();
    assert_eq!(words, "two years of\nsinging to sheep");
}

#[test]
fn a_list_below_its_lead_is_cut_at_semicolons_as_one_behind_it_is() {
    let told = |between: &str| {
        let document = format!(
            "MOWER SERIES SPECIFICATION\n\nMOWER I  7001\n\nKnowledge, Skills and Abilities\n\n\
             Knowledge of:{between}the care of lawns; mowers and their parts; and the habits of sheep.\n"
        );
        let manuscript = read("mower.txt", document.as_bytes()).unwrap();
        let draft = understand(&manuscript, &Profile::shipped(), &vocabulary());
        let items = draft.series.levels[0].ksas.items.iter();
        items.map(|ksa| (ksa.kind, ksa.text.clone())).collect::<Vec<_>>()
    };
    let below = told("\n\n");
    assert_eq!(below.len(), 3, "{below:?}");
    assert_eq!(below, told(" "));
}
