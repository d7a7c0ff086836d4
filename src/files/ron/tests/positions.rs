//! Positions and allocation policies: read, written, and refused with a place.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rungs_domain::allocate::{AllocationPolicy, ClassRule, MAX_DUTIES, MostTime, Position, Rule, Test, Threshold};
use rungs_domain::qualify::{Hundredths, Ternary};
use rungs_domain::spec::{DutyScope, Vocabulary};

use super::super::{File, read, write_allocation_policy, write_json, write_position};

/// A position, a planned one and a policy that use every field, with what stands below.
pub const EVERY_FIELD: &str = include_str!("../../../../tests/cases/specs_good/position.ron");
pub const VACANCY: &str = include_str!("../../../../tests/cases/specs_good/vacancy.ron");
pub const POLICY: &str = concat!(
    include_str!("../../../../tests/cases/specs_good/allocation_policy.ron"),
    "// rule: MostTime(unless: (share: 50, test: MoreThan), factors_break_ties: true)\n",
);
const THE_SAME_IN_JSON: &str = include_str!("../../../../tests/cases/specs_good/position.json");

fn position(name: &str, text: &str) -> Position {
    let parsed = read(name, text.as_bytes(), &Vocabulary::default());
    let Some(File::Position(position)) = parsed.file else { panic!("{:#?}\n{text}", parsed.diagnostics) };
    *position
}

fn policy(name: &str, text: &str) -> AllocationPolicy {
    let parsed = read(name, text.as_bytes(), &Vocabulary::default());
    let Some(File::AllocationPolicy(policy)) = parsed.file else { panic!("{:#?}\n{text}", parsed.diagnostics) };
    *policy
}

#[test]
fn a_written_position_reads_back_equal() {
    for text in [EVERY_FIELD, VACANCY] {
        let first = position("p.ron", text);
        assert_eq!(first, position("p.ron", &write_position(&first)));
        assert_eq!(first, position("p.json", &write_json(&first)));
    }
}

#[test]
fn json_says_the_same_as_ron() {
    assert_eq!(position("p.ron", EVERY_FIELD), position("P.JSON", THE_SAME_IN_JSON));
}

#[test]
fn json_with_misspelt_names_is_told_of_as_what_it_is_near_to() {
    let told = |json: &str| {
        let parsed = read("p.json", json.as_bytes(), &Vocabulary::default());
        parsed.diagnostics.iter().map(|one| one.message.as_str()).collect::<Vec<_>>().join("\n")
    };
    let position = told(r#"{"title": "T", "specc": {"series": "x"}, "dutys": [], "incumbent": "A"}"#);
    assert!(position.contains("Position has no field `specc`") && !position.contains("Applicant"), "{position}");
    let applicant = told(r#"{"name": "A", "educatoin": []}"#);
    assert!(applicant.contains("Applicant has no field `educatoin`"), "{applicant}");
    for (json, said) in [
        (r#"{"title": "T"}"#, "its names fit `AllocationPolicy` as well as `Position`"),
        (r#"{"name": "A", "colour": 1, "weight": 2, "height": 3}"#, "of its 4 names `Applicant` has 1"),
        ("{}", "none of its names"),
        (r#"{"kind": "Positon", "title": "T"}"#, "`Positon` is not a kind of file"),
    ] {
        let told = told(json);
        assert!(told.contains(said) && !told.contains("has no field"), "{told}");
    }
    let list = told("[]");
    assert!(list.contains("position") && list.contains("policy"), "{list}");
}

#[test]
fn json_may_say_its_kind_and_then_be_of_any() {
    let parsed = read("p.json", br#"{"kind": "position", "title": "T", "dutys": []}"#, &Vocabulary::default());
    let told: Vec<&str> = parsed.diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(told, ["Position needs the field `spec`", "Position has no field `dutys`"]);
    let links = read("l.json", br#"{"kind": "Links", "links": []}"#, &Vocabulary::default());
    assert_eq!(links.file, Some(File::Links(Vec::new())));
}

#[test]
fn a_written_policy_of_every_kind_reads_back_equal() {
    let first = policy("p.ron", POLICY);
    let unless = Threshold { share: Hundredths(3333), test: Test::MoreThan };
    let rules = [
        first.rule.clone(),
        Rule::Class(ClassRule::AtOrAbove(unless.clone())),
        Rule::Class(ClassRule::MostTime(MostTime::default())),
        Rule::Class(ClassRule::MostTime(MostTime { unless: Some(unless), factors_break_ties: true })),
    ];
    for rule in rules {
        let one = AllocationPolicy { rule, ..first.clone() };
        assert_eq!(one, policy("p.ron", &write_allocation_policy(&one)));
        assert_eq!(one, policy("p.json", &write_json(&one)));
    }
}

#[test]
fn what_is_left_out_has_its_usual_value() {
    let text = r#"Position(title: "T", spec: (series: "x"), duties: [(number: 1, text: "Files.", percent: 33.33)])"#;
    let position = position("p.ron", text);
    let duty = &position.duties[0];
    assert_eq!((duty.percent, duty.scope, duty.lead), (Hundredths(3333), DutyScope::Own, Ternary::Unknown));
    assert_eq!((&duty.matched, duty.since, position.planned), (&None, None, false));
    assert_eq!((position.spec.revision, position.gate, position.lead_classes), (None, None, None));
}

#[test]
fn a_match_to_nothing_is_not_the_same_as_none_decided() {
    let text = |matched| {
        format!(r#"Position(title: "T", spec: (series: "x"), duties: [(number: 1, text: "F.", percent: 1{matched})])"#)
    };
    assert_eq!(position("p.ron", &text(", matched: []")).duties[0].matched, Some(Vec::new()));
    assert_eq!(position("p.ron", &text(", matched: None")).duties[0].matched, None);
}

/// What is said of a bad file, as `12:5 id: message`, and what to do about it.
fn said(name: &str, bytes: &[u8]) -> String {
    let parsed = read(name, bytes, &Vocabulary::default());
    assert!(parsed.file.is_none(), "{name} was read");
    let lines = parsed.diagnostics.iter().map(|found| {
        let hint = found.hint.as_deref().unwrap_or_else(|| panic!("{name}: no hint: {found}"));
        let (line, column) = (found.place.line.unwrap(), found.place.column.unwrap());
        format!("{line}:{column} {}: {}\n  {hint}\n", found.id, found.message)
    });
    lines.collect()
}

#[test]
fn every_mistake_is_told_with_its_place_and_what_to_do() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/positions_bad");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending != "expected"));
    cases.sort();
    assert!(cases.len() >= 35, "{} cases", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let expected = fs::read_to_string(case.with_extension("expected")).unwrap();
            let said = said(case.file_name().unwrap().to_str().unwrap(), &fs::read(case).unwrap());
            (said != expected).then(|| format!("{}\nexpected {expected}said     {said}", case.display()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_mistakes_of_a_position_are_told_at_once() {
    let text = r#"Position(title: "", spec: (series: "Two Words"), as_of: "3/1/2026", duties: [
        (number: 1, text: "F.", percent: 101),
        (number: 1, text: "F.", percent: -1),
        (number: 0, percent: 1, scpoe: Own),
    ])"#;
    let parsed = read("p.ron", text.as_bytes(), &Vocabulary::default());
    let ids: Vec<&str> = parsed.diagnostics.iter().map(|found| found.id).collect();
    let expected = [
        "empty-text",
        "bad-id",
        "bad-date",
        "out-of-range",
        "duplicate-number",
        "bad-number",
        "missing-field",
        "bad-number",
        "unknown-field",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn more_duties_than_can_be_judged_are_refused_and_the_most_are_read() {
    let text = |count: usize| {
        let duties = (1..=count).map(|number| format!("(number: {number}, text: \"F.\", percent: 0),"));
        format!("Position(title: \"T\", spec: (series: \"x\"), duties: [{}])", duties.collect::<String>())
    };
    assert_eq!(position("p.ron", &text(MAX_DUTIES)).duties.len(), MAX_DUTIES);
    assert!(said("p.ron", text(MAX_DUTIES + 1).as_bytes()).contains("too-many-items"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// A file with pieces left out or put in is read or refused, and every place is in it.
    #[test]
    fn no_damage_to_a_file_does_harm(which in 0..3_usize, at in 0..1500_usize, gone in 0..20_usize, new in "[\"{}\\[\\](),:\\\\a1é ]{0,4}") {
        let (name, text) = [("p.json", THE_SAME_IN_JSON), ("p.ron", EVERY_FIELD), ("p.ron", POLICY)][which];
        let mut chars: Vec<char> = text.chars().collect();
        let from = at.min(chars.len());
        let to = (from + gone).min(chars.len());
        chars.splice(from..to, new.chars());
        let damaged: String = chars.into_iter().collect();
        let parsed = read(name, damaged.as_bytes(), &Vocabulary::default());
        prop_assert_eq!(parsed.file.is_none(), !parsed.diagnostics.is_empty());
        let lines = u32::try_from(damaged.lines().count()).unwrap();
        prop_assert!(parsed.diagnostics.iter().all(|found| found.place.line.is_none_or(|line| (1..=lines + 1).contains(&line))));
    }
}
