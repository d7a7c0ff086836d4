//! Corrections kept as text.

use rungs_domain::spec::Vocabulary;

use rungs_files::ron::{File, read};

use crate::{Correction, corrections_from_ron, corrections_to_ron};

const SPECS: [&[u8]; 2] = [
    include_bytes!("../../../../specs/il-social-service-planner.ron"),
    include_bytes!("../../../../specs/denver-utilization-management.ron"),
];

#[test]
fn requirements_of_real_specifications_read_back_as_written() {
    let vocabulary = include_bytes!("../../../../specs/vocabulary.ron");
    let Some(File::Vocabulary(vocabulary)) = read("v.ron", vocabulary, &Vocabulary::default()).file else {
        panic!("the vocabulary")
    };
    let mut corrections = Vec::new();
    for spec in SPECS {
        let Some(File::Series(series)) = read("s.ron", spec, &vocabulary).file else { panic!("the specification") };
        for level in series.levels {
            let tiers = level.qualifications.into_iter().enumerate();
            corrections.extend(tiers.map(|(tier, printed)| Correction::Requires {
                level: level.code.clone(),
                tier,
                requires: printed.requires.map(Box::new),
            }));
        }
    }
    assert!(corrections.len() >= 7, "{}", corrections.len());
    let kept = corrections_from_ron("kept.ron", &corrections_to_ron(&corrections));
    assert_eq!(kept.diagnostics, []);
    assert_eq!(kept.corrections, corrections);
}

#[test]
fn a_ruling_that_cannot_be_read_is_told_with_its_place_and_hides_no_other() {
    let text = "Rulings(schema: 1, rulings: [\n    Split(at: 3),\n    Heading(at: (from: 1, to: 9), role: Dutys),\n    \
                Settle(warning: \"\"),\n    Field(field: LevelCode(), text: \"x\"),\n    Accept(at: 4),\n])\n";
    let kept = corrections_from_ron("kept.ron", text);
    assert_eq!(kept.corrections, [Correction::Split { at: 3 }, Correction::Settle { warning: String::new() }]);
    let found: Vec<_> = kept.diagnostics.iter().map(|one| (one.id, one.place.line.unwrap_or(0))).collect();
    assert_eq!(found, [("unknown-word", 3), ("missing-field", 5), ("wrong-type", 6)]);
}

#[test]
fn what_holds_no_rulings_is_told() {
    for (text, id) in [
        ("", "empty-file"),
        ("Rulings(rulings: [", "syntax"),
        ("Series(rulings: [])", "unknown-file-kind"),
        ("Rulings(schema: 2, rulings: [])", "newer-schema"),
        ("Rulings()", "missing-field"),
    ] {
        let kept = corrections_from_ron("kept.ron", text);
        assert!(kept.corrections.is_empty());
        assert_eq!(kept.diagnostics.first().map(|one| one.id), Some(id), "{text}");
    }
}
