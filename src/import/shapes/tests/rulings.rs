//! Rulings kept as text.

use rungs_domain::spec::Vocabulary;

use rungs_files::ron::{File, read};

use crate::{Ruling, rulings_from_ron, rulings_to_ron};

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
    let mut rulings = Vec::new();
    for spec in SPECS {
        let Some(File::Series(series)) = read("s.ron", spec, &vocabulary).file else { panic!("the specification") };
        for level in series.levels {
            let tiers = level.qualifications.into_iter().enumerate();
            rulings.extend(tiers.map(|(tier, printed)| Ruling::Requires {
                level: level.code.clone(),
                tier,
                requires: printed.requires.map(Box::new),
            }));
        }
    }
    assert!(rulings.len() >= 7, "{}", rulings.len());
    let kept = rulings_from_ron("kept.ron", &rulings_to_ron(&rulings));
    assert_eq!(kept.diagnostics, []);
    assert_eq!(kept.rulings, rulings);
}

#[test]
fn a_ruling_that_cannot_be_read_is_told_with_its_place_and_hides_no_other() {
    let text = "Rulings(schema: 1, rulings: [\n    Split(at: 3),\n    Heading(at: (from: 1, to: 9), role: Dutys),\n    \
                Settle(warning: \"\"),\n    Field(field: LevelCode(), text: \"x\"),\n    Accept(at: 4),\n])\n";
    let kept = rulings_from_ron("kept.ron", text);
    assert_eq!(kept.rulings, [Ruling::Split { at: 3 }, Ruling::Settle { warning: String::new() }]);
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
        let kept = rulings_from_ron("kept.ron", text);
        assert!(kept.rulings.is_empty());
        assert_eq!(kept.diagnostics.first().map(|one| one.id), Some(id), "{text}");
    }
}
