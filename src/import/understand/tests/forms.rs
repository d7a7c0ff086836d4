//! Invented documents in the forms that authorities use, each with what a reader finds in it, written by hand.

use std::collections::BTreeMap;

use rungs_domain::spec::{
    Fact, Factor, Ksa, Level, PathStep, Section, Series, Status, TierKind, Vocabulary, overreaching,
};
use serde::Deserialize;

use crate::{Characters, Draft, Manuscript, read};
use crate::{Profile, understand};

macro_rules! form {
    ($name:literal, $ending:literal) => {
        (
            concat!($name, ".", $ending),
            include_bytes!(concat!("../../../../tests/cases/import/forms/", $name, ".", $ending)).as_slice(),
            include_str!(concat!("../../../../tests/cases/import/forms/", $name, ".ron")),
        )
    };
}

const FORMS: [(&str, &[u8], &str); 48] = [
    form!("alternate_ranges", "txt"),
    form!("article", "html"),
    form!("bands_and_factors", "txt"),
    form!("bare_code_and_grade", "txt"),
    form!("benchmark", "html"),
    form!("both_classes_and_above", "txt"),
    form!("bulletin_with_process_notes", "txt"),
    form!("bulletin_with_ranks", "html"),
    form!("category_concept", "html"),
    form!("classes_as_headings", "html"),
    form!("columns_in_the_head", "txt"),
    form!("combined_title", "txt"),
    form!("days_first", "txt"),
    form!("department_in_the_title", "txt"),
    form!("dotted_bullets", "txt"),
    form!("each_class_whole", "txt"),
    form!("examples_and_options", "html"),
    form!("family_page", "html"),
    form!("family_with_codes_in_a_line", "html"),
    form!("first_class_as_title", "txt"),
    form!("footnotes_and_abolished", "txt"),
    form!("grade_factors", "txt"),
    form!("grades_by_factor", "txt"),
    form!("key_value_lines", "txt"),
    form!("key_value_table", "html"),
    form!("labels_in_a_row", "txt"),
    form!("letter", "txt"),
    form!("lettered_headings", "txt"),
    form!("levels_in_the_text", "txt"),
    form!("levels_without_codes", "txt"),
    form!("list_of_codes", "txt"),
    form!("markdown", "md"),
    form!("matrix_levels_as_columns", "html"),
    form!("matrix_levels_as_rows", "html"),
    form!("matrix_with_lists", "html"),
    form!("no_line_set_as_title", "txt"),
    form!("notice_head", "txt"),
    form!("open_and_promotion", "html"),
    form!("own_words_for_applying", "txt"),
    form!("part_and_number", "txt"),
    form!("position_codes", "txt"),
    form!("proposed_notice", "txt"),
    form!("prose_and_percent", "txt"),
    form!("questions", "html"),
    form!("roman_headings", "txt"),
    form!("scan_with_running_heads", "txt"),
    form!("school_district", "txt"),
    form!("title_case_headings", "txt"),
];

/// What a reader finds in a document. Texts are given by how they begin.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Expected {
    title: String,
    authority: String,
    /// The day of the hearing, where the document proposes.
    proposed: Option<String>,
    /// The date of the document itself, and that of the last revision, where they are compared.
    dated: Option<String>,
    revised: Option<String>,
    classes: Vec<Class>,
    sections: Option<Vec<String>>,
    ksas: Vec<String>,
    /// What a warning with a place in the document quotes or says.
    warns: Vec<String>,
    /// The document is none, and the draft says so.
    no_specification: bool,
}

/// A class; lists that are not given are not compared, but for duties, knowledge and qualifications.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Class {
    code: String,
    title: String,
    pay: Option<String>,
    range: Option<(u64, u64, String)>,
    flsa: Option<String>,
    established: Option<String>,
    revised: Option<String>,
    concept: Option<Vec<String>>,
    factors: Option<Vec<String>>,
    duties: Vec<String>,
    ksas: Vec<String>,
    tiers: Vec<(String, Vec<String>)>,
    licences: Option<Vec<String>>,
    physical: Option<Vec<String>>,
    environment: Option<Vec<String>>,
    facts: Option<Vec<String>>,
}

/// Compares, and notes what differs.
#[derive(Debug, Default)]
struct Check {
    differences: Vec<String>,
}

impl Check {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, found: T, expected: T) {
        if found != expected {
            self.differences.push(format!("{what}: found {found:?}, expected {expected:?}"));
        }
    }

    fn begin(&mut self, what: &str, found: &[String], expected: &[String]) {
        let begins =
            found.len() == expected.len() && found.iter().zip(expected).all(|(own, theirs)| own.starts_with(theirs));
        if !begins {
            self.differences.push(format!("{what}: found {found:#?}, expected {expected:?}"));
        }
    }

    fn given(&mut self, what: &str, found: &[String], expected: Option<&Vec<String>>) {
        expected.into_iter().for_each(|expected| self.begin(what, found, expected));
    }

    fn class(&mut self, level: &Level, class: &Class) {
        let of = |what: &str| format!("{} {what}", class.title);
        let code = if level.code.as_str().starts_with("no-code-") { "" } else { level.code.as_str() };
        self.same(&of("code"), (code, level.title.as_str()), (class.code.as_str(), class.title.as_str()));
        self.same(&of("pay"), level.pay.as_ref().map(|pay| pay.grade.clone()), class.pay.clone());
        if class.range.is_some() {
            let range = level.pay.as_ref().and_then(|pay| pay.range.as_ref());
            self.same(
                &of("range"),
                range.map(|range| (range.minimum_cents, range.maximum_cents, format!("{:?}", range.per))),
                class.range.clone(),
            );
        }
        self.same(&of("flsa"), level.flsa.as_ref().map(|flsa| format!("{:?}", flsa.status)), class.flsa.clone());
        self.same(&of("established"), level.dates.established.map(|day| day.to_string()), class.established.clone());
        self.same(&of("revised"), level.dates.revised.map(|day| day.to_string()), class.revised.clone());
        let duties: Vec<String> = level.duties.items.iter().map(|duty| duty.text.clone()).collect();
        self.begin(&of("duties"), &duties, &class.duties);
        self.begin(&of("ksas"), &ksas(&level.ksas.items), &class.ksas);
        let tiers: Vec<(TierKind, Vec<String>)> = level
            .qualifications
            .iter()
            .map(|tier| (tier.tier, tier.printed.iter().map(|one| one.text.clone()).collect()))
            .collect();
        self.same(
            &of("tiers"),
            tiers.iter().map(|(kind, _)| format!("{kind:?}")).collect::<Vec<String>>(),
            class.tiers.iter().map(|(kind, _)| kind.clone()).collect(),
        );
        for ((kind, found), (_, expected)) in tiers.iter().zip(&class.tiers) {
            self.begin(&of(&format!("{kind:?}")), found, expected);
        }
        self.parts(level, class, of);
    }

    fn parts(&mut self, level: &Level, class: &Class, of: impl Fn(&str) -> String) {
        self.given(&of("concept"), &texts(&level.concept), class.concept.as_ref());
        self.given(&of("factors"), &factors(&level.factors), class.factors.as_ref());
        let licences: Vec<String> = level.licences.iter().map(|one| one.text.clone()).collect();
        self.given(&of("licences"), &licences, class.licences.as_ref());
        self.given(&of("physical"), &texts(level.physical_demands.as_slice()), class.physical.as_ref());
        self.given(&of("environment"), &texts(level.working_environment.as_slice()), class.environment.as_ref());
        let facts = facts(&level.facts);
        for expected in class.facts.iter().flatten() {
            if !facts.iter().any(|fact| fact.starts_with(expected)) {
                self.differences.push(format!("{}: {expected:?} is none of {facts:#?}", of("facts")));
            }
        }
    }
}

fn texts(sections: &[Section]) -> Vec<String> {
    sections.iter().flat_map(|section| section.text.clone()).collect()
}

fn factors(factors: &[Factor]) -> Vec<String> {
    factors.iter().flat_map(|factor| factor.text.clone()).collect()
}

fn facts(facts: &[Fact]) -> Vec<String> {
    facts.iter().map(|fact| format!("{}: {}", fact.label, fact.text.as_deref().unwrap_or_default())).collect()
}

fn ksas(ksas: &[Ksa]) -> Vec<String> {
    ksas.iter().map(|ksa| format!("{:?}: {}", ksa.kind, ksa.full_text())).collect()
}

fn draft(name: &str, source: &[u8]) -> Option<(Manuscript, Draft)> {
    let manuscript = read(name, source).ok()?;
    let draft = understand(&manuscript, &Profile::shipped(), &Vocabulary::default());
    Some((manuscript, draft))
}

fn check(name: &str, source: &[u8], expected: &str) -> Vec<String> {
    let expected: Expected = ron::from_str(expected).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut check = Check::default();
    let Some((manuscript, draft)) = draft(name, source) else { return vec!["cannot be read".to_owned()] };
    let counts = Characters::of(&manuscript, &draft);
    if counts.unplaced > 0 || !draft.unplaced.is_empty() {
        let unplaced = draft.unplaced.iter().filter_map(|range| manuscript.text.get(range.clone()));
        check.differences.push(format!("unplaced: {:?}", unplaced.collect::<Vec<_>>()));
    }
    if expected.no_specification {
        none_is_made(&draft, &mut check);
        return check.differences;
    }
    series(&draft.series, &expected, &mut check);
    for quoted in &expected.warns {
        if !draft.warnings.iter().any(|warning| warning.at.is_some() && warning.what.contains(quoted)) {
            check.differences.push(format!("no warning with a place says {quoted:?}: {:#?}", draft.warnings));
        }
    }
    check.differences
}

fn series(series: &Series, expected: &Expected, check: &mut Check) {
    check.same("title", series.title.as_str(), expected.title.as_str());
    let authority = if series.authority.inferred { "" } else { series.authority.name.as_str() };
    check.same("authority", authority, expected.authority.as_str());
    let hearing = match &series.status {
        Status::Proposed { hearing_date, .. } => Some(hearing_date.map(|day| day.to_string()).unwrap_or_default()),
        Status::Adopted => None,
    };
    check.same("proposed", hearing, expected.proposed.clone());
    for (what, found, expected) in
        [("dated", series.source.date, &expected.dated), ("revised", series.revised, &expected.revised)]
    {
        if expected.is_some() {
            check.same(what, found.map(|day| day.to_string()), expected.clone());
        }
    }
    check.given("sections", &texts(&series.sections), expected.sections.as_ref());
    let wide = series.ksas.as_ref().map(|list| ksas(&list.items)).unwrap_or_default();
    check.begin("ksas of the series", &wide, &expected.ksas);
    let found: Vec<&str> = series.levels.iter().map(|level| level.title.as_str()).collect();
    check.same("classes", found, expected.classes.iter().map(|class| class.title.as_str()).collect());
    for (level, class) in series.levels.iter().zip(&expected.classes) {
        check.class(level, class);
    }
}

/// What is no specification has a draft that holds nothing with confidence, and says so first.
fn none_is_made(draft: &Draft, check: &mut Check) {
    let level = draft.series.levels.first();
    let empty = level.is_some_and(|level| {
        level.duties.items.is_empty() && level.ksas.items.is_empty() && level.qualifications.is_empty()
    });
    check.same(
        "nothing is taken for duties, knowledge or qualifications",
        (draft.series.levels.len(), empty),
        (1, true),
    );
    let first = draft.warnings.first().map(|warning| warning.what.as_str()).unwrap_or_default();
    check.same("the first warning says so", first.contains("does not read like a class specification"), true);
    let confident = draft.provenance.iter().map(|provenance| provenance.confidence).max().unwrap_or_default();
    check.same("no confidence", confident < 500, true);
}

#[test]
fn documents_in_all_forms_are_read_as_a_person_reads_them() {
    let failures: BTreeMap<&str, Vec<String>> = FORMS
        .iter()
        .map(|(name, source, expected)| (*name, check(name, source, expected)))
        .filter(|(_, differences)| !differences.is_empty())
        .collect();
    let told: Vec<String> =
        failures.iter().map(|(name, differences)| format!("{name}\n  {}", differences.join("\n  "))).collect();
    assert!(failures.is_empty(), "{} of {} forms differ:\n{}", failures.len(), FORMS.len(), told.join("\n"));
}

#[test]
fn no_yes_gives_more_than_its_question_asks_in_any_form() {
    let mut found = Vec::new();
    let mut tiers = 0;
    for (name, source, _) in FORMS {
        let Some((_, draft)) = draft(name, source) else { continue };
        for tier in draft.series.levels.iter().flat_map(|level| &level.qualifications) {
            let Some(requires) = &tier.requires else { continue };
            tiers += 1;
            let broken = overreaching(requires, &tier.printed, &draft.words);
            found.extend(broken.into_iter().map(|one| format!("{name}: {}: {}", one.gives.words(), one.question)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(tiers > 40, "{tiers}");
}

#[test]
fn a_name_is_found_whatever_its_small_letters_weigh() {
    // "İ" is two letters in small ones: places in the one text are none in the other.
    let source = "İİİİİ COUNTY Class Specification\n\nWeaver\n\nDUTIES\n\n1. Weaves.\n";
    let (_, draft) = draft("weaver.txt", source.as_bytes()).unwrap();
    assert_eq!(draft.series.source.document, "Class Specification");
    assert!(!draft.series.authority.name.contains("Class"), "{}", draft.series.authority.name);
}

#[test]
fn a_line_right_above_a_code_is_a_title_though_it_names_a_city() {
    let titles = |source: &str| {
        let (_, draft) = draft("title.txt", source.as_bytes()).unwrap();
        (draft.series.levels[0].title.clone(), draft.series.authority.name.clone())
    };
    let below = "Class Code: 7944\nOpen Date: 12-07-31\n\nANNUAL SALARY\n\n$87,236\n\nNOTE:\n\nThe salary may \
                 change.\n\nDUTIES\n\n1. Plans towns.\n";
    assert_eq!(titles(&format!("CITY MENDER\n\n{below}")).0, "City Mender");
    let (title, authority) = titles(&format!("CITY OF ORMEDALE\nCode No. 12-345\n\nTOWN MENDER\n\n{below}"));
    assert_eq!((title.as_str(), authority.as_str()), ("Town Mender", "City of Ormedale"));
}

#[test]
fn a_date_that_can_be_two_days_and_a_status_that_nothing_prints_are_told() {
    let source = "COUNTY OF ORMEDALE\n\nWEAVER\n\nRevised: 05/11/2016\n\nDUTIES\n\n1. Weaves.\n";
    let (_, dated) = draft("weaver.txt", source.as_bytes()).unwrap();
    assert!(dated.warnings.iter().any(|one| one.what.contains("2016-05-11 or 2016-11-05")), "{:?}", dated.warnings);
    let (_, bare) = draft("weaver.txt", source.replace("Revised: 05/11/2016\n\n", "").as_bytes()).unwrap();
    let told = |draft: &Draft| draft.warnings.iter().any(|one| one.what.contains("whether this is in force"));
    assert!(told(&bare) && !told(&dated));
}

#[test]
fn an_empty_file_is_refused_with_what_to_do() {
    let refused = read("empty.txt", b"").expect_err("there is nothing in it");
    assert!(refused.to_string().contains("no text"), "{refused}");
}

#[test]
fn a_guessed_role_is_less_sure_than_a_known_one() {
    let source =
        b"Weaver\n\nTYPICAL TASKS\n\n1. Weaves.\n\nMINIMUM QUALIFICATIONS FOR HIRE TODAY\n\nOne year of weaving.\n";
    let (_, draft) = draft("weaver.txt", source).unwrap();
    let of = |field: &str| {
        let is_of = |path: &[PathStep]| path.iter().any(|step| matches!(step, PathStep::Field(name) if *name == field));
        draft.provenance.iter().filter(|one| is_of(&one.to)).map(|one| one.confidence).max().unwrap_or_default()
    };
    assert!(of("qualifications") > 0 && of("qualifications") < of("duties"), "{:?}", draft.provenance);
}

#[test]
fn a_profile_without_words_does_not_go_unnoticed() {
    let manuscript = read("weaver.txt", b"TYPICAL TASKS\n\n1. Weaves.\n").unwrap();
    let draft = understand(&manuscript, &Profile::default(), &Vocabulary::default());
    let first = draft.warnings.first().map(|warning| warning.what.clone()).unwrap_or_default();
    assert!(first.contains("could not be read"), "{first}");
    assert_ne!(Profile::shipped(), Profile::default());
}
