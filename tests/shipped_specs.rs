//! The shipped series against their documents: what must stand in them, and what must not.

mod outline;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rungs_domain::spec::{KsaKind, Level, OtherFields, Requirement, Series, Status, Tier, TierKind, Vocabulary};
use rungs_files::ron::{File, Parsed, read};

use outline::{outline, walk};

use crate::printed::LEVELS;

const SERIES: [&str; 5] = [
    "il-social-service-planner",
    "nm-community-social-service-specialist",
    "ui-medical-social-services",
    "denver-utilization-management",
    "nm-cps-permanency-planning",
];

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("specs")
}

fn parsed(name: &str, vocabulary: &Vocabulary) -> File {
    let path = specs().join(name).with_extension("ron");
    let Parsed { file, diagnostics } = read(name, &std::fs::read(path).unwrap(), vocabulary);
    assert!(diagnostics.is_empty(), "{}", diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    file.unwrap()
}

fn vocabulary() -> Vocabulary {
    match parsed("vocabulary", &Vocabulary::default()) {
        File::Vocabulary(vocabulary) => *vocabulary,
        _ => panic!("vocabulary.ron is no vocabulary"),
    }
}

static SHIPPED: LazyLock<Vec<Series>> = LazyLock::new(|| {
    let vocabulary = vocabulary();
    SERIES
        .iter()
        .map(|name| match parsed(name, &vocabulary) {
            File::Series(series) => *series,
            _ => panic!("{name} is no series"),
        })
        .collect()
});

fn levels() -> impl Iterator<Item = &'static Level> {
    SHIPPED.iter().flat_map(|series| &series.levels)
}

fn level(code: &str) -> &'static Level {
    levels().find(|level| level.code.as_str() == code).unwrap()
}

fn tier(level: &Level, kind: TierKind) -> &Tier {
    level.qualifications.iter().find(|tier| tier.tier == kind).unwrap()
}

#[test]
fn the_five_series_have_the_ids_that_other_programs_use() {
    let ids: Vec<String> = SHIPPED.iter().map(|series| series.id.to_string()).collect();
    assert_eq!(ids, SERIES);
}

#[test]
fn every_level_has_as_many_duties_and_ksas_as_its_document() {
    let found: Vec<(String, usize, usize)> =
        levels().map(|level| (level.code.to_string(), level.duties.items.len(), level.ksas.items.len())).collect();
    let expected = LEVELS.map(|(code, duties, ksas)| (code.to_owned(), duties, ksas));
    assert_eq!(found, expected);
}

#[test]
fn items_are_numbered_from_one_in_printed_order() {
    for level in levels() {
        let duties: Vec<u32> = level.duties.items.iter().map(|duty| duty.number).collect();
        let ksas: Vec<u32> = level.ksas.items.iter().map(|ksa| ksa.number).collect();
        assert!(duties.iter().copied().eq(1..=duties.len() as u32), "{}: {duties:?}", level.code);
        assert!(ksas.iter().copied().eq(1..=ksas.len() as u32), "{}: {ksas:?}", level.code);
    }
}

#[test]
fn permanency_planning_has_eight_knowledges_and_ten_skills_for_the_whole_series() {
    let series = &SHIPPED[4];
    let items = &series.ksas.as_ref().unwrap().items;
    let of = |kind| items.iter().filter(|item| item.kind == kind).count();
    assert_eq!((of(KsaKind::Knowledge), of(KsaKind::Skill), items.len()), (8, 10, 18));
    assert_eq!(
        items[4].text,
        "Knowledge of the structure and content of the English language including the meaning and spelling of words"
    );
}

#[test]
fn every_node_cites_words_of_its_own_tier() {
    for level in levels() {
        for tier in &level.qualifications {
            let headings = tier.printed.iter().filter_map(|statement| statement.heading.as_deref());
            let printed: Vec<&str> = tier
                .printed
                .iter()
                .map(|statement| statement.text.as_str())
                .chain(headings)
                .chain([tier.heading.as_str()])
                .collect();
            walk(tier.requires.as_ref().unwrap(), &mut |source| {
                assert!(printed.iter().any(|text| text.contains(&source.cite)), "{}: {}", level.code, source.cite);
            });
        }
    }
}

#[test]
fn every_kind_of_work_and_credential_in_the_vocabulary_is_one_of_those_the_documents_name() {
    let vocabulary = vocabulary();
    let kinds: Vec<&str> = vocabulary.kinds.iter().map(|kind| kind.id.as_str()).collect();
    assert_eq!(kinds.len(), 17);
    assert!(vocabulary.kinds.iter().flat_map(|kind| &kind.implies).all(|implied| kinds.contains(&implied.as_str())));
    let credentials: Vec<&str> = vocabulary.credentials.iter().map(|kind| kind.id.as_str()).collect();
    assert_eq!(credentials, ["drivers_license", "il_lsw", "il_lcsw", "field_placement_social_services"]);
}

#[test]
fn placement_work_is_social_service_work_but_not_the_other_way_round() {
    let vocabulary = vocabulary();
    let implied = |id: &str| vocabulary.kinds.iter().find(|kind| kind.id == id).unwrap().implies.clone();
    let mut chain = vec!["out_of_home_placement".to_owned()];
    while let Some(next) = implied(chain.last().unwrap()).into_iter().next() {
        chain.push(next);
    }
    let expected = [
        "out_of_home_placement",
        "social_casework",
        "social_work_agency",
        "social_service_work",
        "health_social_matters",
    ];
    assert_eq!(chain, expected);
    assert!(implied("demo_community").is_empty() && implied("unrelated").is_empty());
}

#[test]
fn no_name_address_or_telephone_number_of_a_person_is_kept() {
    let digits = |text: &str| {
        text.split('-').map(|part| part.chars().all(|c| c.is_ascii_digit()) as usize * part.len()).collect::<Vec<_>>()
    };
    for name in SERIES {
        let text = std::fs::read_to_string(specs().join(name).with_extension("ron")).unwrap();
        assert!(!text.contains('@'), "{name} holds a mail address");
        for word in text.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_ascii_digit());
            assert!(!matches!(digits(word).as_slice(), [3, 4] | [3, 3, 4]), "{name} holds a telephone number: {word}");
        }
    }
}

#[test]
fn slips_of_the_documents_stay_and_a_note_names_them() {
    let cases = [
        ("41295", 3, "to provides assistance"),
        ("41312", 3, "programs operations"),
        ("41314", 2, "policies and procedures for to determine"),
        ("G1099B", 3, "analyze information and obtained during"),
        ("3729", 1, "and established policies"),
    ];
    for (code, number, slip) in cases {
        let level = level(code);
        let duty = &level.duties.items[number - 1];
        assert!(duty.text.contains(slip), "{code} {number}: {}", duty.text);
        assert!(duty.note.as_ref().unwrap().contains("[sic]"), "{code} {number}");
    }
    for code in ["41311", "41312"] {
        let level = level(code);
        assert!(level.concept[0].text[0].contains("as a team members of a planning unit"));
        assert!(
            level
                .notes
                .iter()
                .any(|note| note.contains("as a team members of a planning unit") && note.contains("[sic]"))
        );
    }
    let problem_solving = &level("CA2459").ksas.items[8];
    assert!(problem_solving.text.contains("accuracy and relevance information") && problem_solving.note.is_some());
}

#[test]
fn struck_words_are_out_and_broken_paragraphs_are_joined() {
    assert!(
        level("41311").duties.items[5]
            .text
            .starts_with("Organizes planning conferences with representatives from agencies, the community and")
    );
    let leadership = &level("CA2460").ksas.items[15];
    assert_eq!(leadership.name.as_deref(), Some("Leadership"));
    assert!(leadership.text.contains("subordinates, peers, administrative staff"));
}

#[test]
fn only_the_permanency_planning_series_speaks_of_testimony() {
    let with: Vec<&str> = SERIES
        .into_iter()
        .filter(|name| std::fs::read_to_string(specs().join(name).with_extension("ron")).unwrap().contains("testimony"))
        .collect();
    assert_eq!(with, ["nm-cps-permanency-planning"]);
}

#[test]
fn the_denver_classes_are_proposed_and_paid_by_the_printed_ranges() {
    let series = &SHIPPED[3];
    let Status::Proposed { hearing_date: Some(date), effective_rule: Some(rule), .. } = &series.status else {
        panic!("not proposed: {:?}", series.status);
    };
    assert_eq!((date.to_string().as_str(), rule.contains("Career Service Rule 7-37 A")), ("2011-12-15", true));
    let cents: Vec<(u64, u64)> = series
        .levels
        .iter()
        .map(|level| level.pay.as_ref().unwrap().range.unwrap())
        .map(|range| (range.minimum_cents, range.maximum_cents))
        .collect();
    assert_eq!(cents, [(4_291_700, 6_845_400), (4_587_400, 7_318_100)]);
}

/// The requirement of every deciding tier; the sentences are in the documents, the readings in the specs.
#[test]
fn every_level_asks_for_what_its_document_asks() {
    let pool = "community_organization|social_service_work|program_planning";
    let coordinator = "community_coordinator|social_worker_assistant";
    let social_work = "social_work_agency|social_work_medical";
    let direct = format!("{coordinator}|{social_work}");
    let helping =
        "community_work|health_social_matters|social_service_work|case_management|behavioral_health|health_care";
    let field = "in 8 fields or judged, accredited";
    let casework = "in 4 fields or judged";
    let cases = [
        ("41295", "all(HighSchool or equal by 48; 24 demo_community or judged community_work)".to_owned()),
        ("41311", format!("all(Bachelor or equal by 48; 12 {pool})")),
        ("41312", format!("all(Bachelor or equal by 48; 24 {pool})")),
        ("41313", format!("all(Master or equal by 24; 12 {pool} progressive)")),
        ("41314", format!("all(Master or equal by 24; 24 {pool} progressive)")),
        ("G1099B", format!("all(HighSchool; 6 {coordinator} or judged {social_work})")),
        ("G1099O", format!("all(HighSchool; 24 {coordinator} or judged {social_work})")),
        (
            "G1099A",
            format!(
                "any(all(Associate in 6 fields or judged; 24 {direct}); 48 of study in 6 fields or judged, accredited, and {direct})"
            ),
        ),
        ("0264", format!("Bachelor {field}")),
        (
            "4260",
            format!(
                "all(any(Bachelor {field}; Master {field}); 12 social_service_work|social_work_medical progressive)"
            ),
        ),
        ("0876", format!("all(Master {field}; any(il_lsw|il_lcsw; 36 {social_work} progressive))")),
        (
            "3730",
            format!(
                "all(Master {field}; any(il_lsw|il_lcsw; 48 {social_work} progressive with (24 {social_work} like 0876|3730|3729)))"
            ),
        ),
        (
            "3729",
            format!(
                "all(Master {field}; any(il_lsw|il_lcsw; 72 {social_work} progressive with (24 clinical_supervision if judged)))"
            ),
        ),
        (
            "CA2459",
            format!(
                "all(Bachelor {casework}; 36 social_casework with (24 out_of_home_placement) less 12 for Master {casework} less 12 for field_placement_social_services, at most 12; drivers_license)"
            ),
        ),
        (
            "CA2460",
            format!(
                "all(Bachelor {casework}; 36 out_of_home_placement less 12 for Master {casework}, at most 12; drivers_license)"
            ),
        ),
        ("SPCP20", "Bachelor in 7 fields, accredited".to_owned()),
        ("SPCP23", format!("all(Bachelor in 7 fields, accredited; 24 {helping})")),
    ];
    for (code, expected) in cases {
        let level = level(code);
        assert_eq!(outline(tier(level, TierKind::Minimum).requires.as_ref().unwrap()), expected, "{code}");
    }
}

#[test]
fn new_mexico_recommends_more_than_it_asks() {
    let coordinator = "community_coordinator|social_worker_assistant";
    let judged = "or judged social_work_agency|social_work_medical";
    let helping =
        "community_work|health_social_matters|social_service_work|case_management|behavioral_health|health_care";
    let cases = [
        ("G1099B", format!("all(HighSchool; 24 {coordinator} {judged})")),
        ("G1099O", format!("all(Associate in 6 fields or judged; 24 {coordinator} {judged})")),
        ("G1099A", format!("all(Bachelor in 2 fields; 24 {coordinator})")),
        ("SPCP20", format!("all(Bachelor in 7 fields, accredited; 24 {helping})")),
        ("SPCP23", format!("all(Bachelor in 7 fields, accredited; 48 {helping})")),
    ];
    for (code, expected) in cases {
        let level = level(code);
        assert_eq!(outline(tier(level, TierKind::Recommended).requires.as_ref().unwrap()), expected, "{code}");
    }
}

#[test]
fn the_seven_majors_of_permanency_planning_are_a_closed_list() {
    let level = level("SPCP20");
    let Some(Requirement::Education(education)) = &tier(level, TierKind::Minimum).requires else {
        panic!("no education node");
    };
    let fields = education.fields.as_ref().unwrap();
    assert_eq!(fields.others, OtherFields::No);
    let majors =
        ["Social Work", "Education", "Counseling", "Psychology", "Sociology", "Criminal Justice", "Family Services"];
    assert_eq!(fields.accepted, majors);
}
