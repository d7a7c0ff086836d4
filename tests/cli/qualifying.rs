//! `rungs qualify`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json as value};

use super::{json, result, run, text};

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/qualify").join(name).with_extension("ron")
}

fn level<'v>(answers: &'v Value, code: &str) -> &'v Value {
    let levels = answers["applicants"][0]["levels"].as_array().unwrap();
    levels.iter().find(|level| level["code"] == code).unwrap()
}

#[test]
fn json_says_what_is_short_in_months_and_days() {
    let file = case("overlapping_full_time_counts_once");
    let answers = json(&["qualify", text(&file), "--as-of", "2025-06-30"]);
    assert_eq!(answers["applicants"][0]["policy"], "calendar-40");
    assert_eq!(answers["applicants"][0]["levels"].as_array().unwrap().len(), 17);
    let minimum = &level(&answers, "CA2459")["minimum"];
    assert_eq!((&minimum["heading"], &minimum["outcome"]), (&value!("MINIMUM QUALIFICATIONS"), &value!("not_met")));
    let short = &minimum["shortfalls"][0];
    assert_eq!(short["need"], "social_casework");
    assert_eq!(short["have"], value!({"months": 30, "days": 0}));
    assert_eq!(short["required"], value!({"months": 36, "days": 0}));
    assert_eq!(short["missing"], value!({"months": 6, "days": 0}));
    // No job goes on.
    assert_eq!((&minimum["met_on"], &minimum["questions"]), (&Value::Null, &value!([])));
    assert_eq!(minimum["trace"]["parts"].as_array().unwrap().len(), 3);
    assert_eq!(level(&answers, "CA2459")["recommended"], Value::Null);
    assert_eq!(level(&answers, "SPCP23")["recommended"]["outcome"], "not_met");
}

#[test]
fn json_asks_what_a_person_must_decide() {
    let file = case("related_field_asked_at_denver");
    let answers = json(&["qualify", text(&file), "--as-of", "2025-06-30", "--level", "ca2459"]);
    let minimum = &level(&answers, "CA2459")["minimum"];
    assert_eq!(minimum["outcome"], "needs_judgement");
    assert_eq!(
        minimum["questions"],
        value!([
            "whether Human Services is Social Work, Psychology, Sociology, Guidance and Counseling, or a closely related field"
        ])
    );
    let open = &minimum["open_judgements"][0];
    assert_eq!((&open["best"], &open["worst"]), (&value!("met"), &value!("not_met")));
}

#[test]
fn a_recorded_judgement_shows_who_decided_and_why() {
    let file = case("related_field_decided");
    let answers = json(&["qualify", text(&file), "--as-of", "2025-06-30", "--level", "CA2459"]);
    let minimum = &level(&answers, "CA2459")["minimum"];
    let judgement = &minimum["trace"]["parts"][0]["judgements"][0];
    assert_eq!(minimum["outcome"], "met");
    assert_eq!((&judgement["by"], &judgement["decision"]), (&value!("A. Analyst"), &value!("yes")));
}

#[test]
fn a_job_that_goes_on_says_when_the_level_is_met() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("here.json");
    let applicant = value!({
        "name": "Still there",
        "education": [{"degree": "Bachelor", "field": "Sociology", "accredited": "Yes", "conferred": "2020-05-09"}],
        "experience": [{"title": "Nurse aide", "from": "2024-02-01", "to": null, "hours_per_week": 40, "kinds": ["health_care"]}],
    });
    std::fs::write(&file, applicant.to_string()).unwrap();
    let answers = json(&["qualify", text(&file), "--as-of", "2025-06-30", "--level", "SPCP23"]);
    let minimum = &level(&answers, "SPCP23")["minimum"];
    // 2024-02-01 to 2025-06-30 are 17 months; the 24th ends on 2026-01-31.
    assert_eq!(minimum["shortfalls"][0]["missing"], value!({"months": 7, "days": 0}));
    assert_eq!(minimum["met_on"], "2026-01-31");
}

#[test]
fn two_policies_stand_side_by_side() {
    let file = case("half_relevant_work");
    let arguments = ["qualify", text(&file), "--as-of", "2025-06-30", "--level", "SPCP23"];
    let answers = json(&[&arguments[..], &["--policy", "calendar-40", "--policy", "sucss-7"]].concat());
    let names: Vec<&Value> = answers["applicants"].as_array().unwrap().iter().map(|one| &one["policy"]).collect();
    assert_eq!(names, ["calendar-40", "sucss-7"]);
}

/// Somebody with a Bachelor's degree and one job of 23 months and 15 days.
fn fifteen_days_short() -> Value {
    value!({
        "name": "Fifteen days",
        "education": [{"degree": "Bachelor", "field": "Sociology", "accredited": "Yes", "conferred": "2019-05-09"}],
        "experience": [{"title": "Nurse aide", "from": "2020-01-01", "to": "2021-12-15", "hours_per_week": 40, "kinds": ["health_care"]}],
    })
}

#[test]
fn text_says_side_by_side_where_policies_differ() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("one.json");
    std::fs::write(&file, fifteen_days_short().to_string()).unwrap();
    let asked = ["qualify", text(&file), "--as-of", "2025-06-30", "--level", "SPCP23", "--level", "0264"];
    let said = result(&[&asked[..], &["--policy", "calendar-40", "--policy", "sucss-7"]].concat());
    let line =
        |word: &str| said.lines().find(|line| line.contains(word)).unwrap_or_else(|| panic!("{said}")).to_owned();
    assert!(line("0264").ends_with("✓ met  under both"), "{said}");
    assert!(line("SPCP23").ends_with("≠ the policies differ"), "{said}");
    // 15 leftover days are short of 24 months by the calendar, and a whole month by section 7.2.
    assert_eq!(line("calendar-40  ").split_whitespace().collect::<Vec<_>>(), ["calendar-40", "sucss-7"]);
    assert!(line("✗ not met").contains("✓ met"), "{said}");
    assert!(said.ends_with("The policies differ for 1 of 2 levels: SPCP23.\n"), "{said}");
}

#[test]
fn text_names_the_outcome_and_the_nearest_path() {
    let file = case("overlapping_full_time_counts_once");
    let said = result(&["qualify", text(&file), "--as-of", "2025-06-30", "--series", "denver-utilization-management"]);
    assert!(said.contains("CA2459  Utilization Management Coordinator  ✗ not met"), "{said}");
    assert!(said.contains("short: 6 more months of professional social case work (30 of 36 months)"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
}

#[test]
fn an_explanation_cites_every_sentence_and_shows_the_ledger() {
    let file = case("overlapping_full_time_counts_once");
    let said = result(&["qualify", text(&file), "--as-of", "2025-06-30", "--level", "CA2460", "--explain"]);
    let said: String = said
        .split(|c: char| c.is_whitespace() || "│├└─".contains(c))
        .filter(|one| !one.is_empty())
        .map(|one| format!("{one} "))
        .collect();
    for words in [
        "“Possession of a valid driver's license at the time of application.” [CA2460, MINIMUM QUALIFICATIONS",
        "From: 2020-01-01 To: 2022-06-30 Jobs and the hours a week that each brings in: these stretches together \
         Counted a week: 40 of 40 h Length: 30 months Credit: 30 months",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn a_bad_file_hides_no_good_one() {
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/applicants_bad/kind_unknown.ron");
    let good = case("degree_conferred_on_the_day");
    let run = run(&["qualify", text(&bad), text(&good), "--as-of", "2025-06-30", "--level", "SPCP20"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("unknown-kind") && run.err.contains("kind_unknown.ron:4:"), "{}", run.err);
    assert!(run.out.contains("✓ met"), "{}", run.out);
}

#[test]
fn a_policy_that_is_not_there_is_named_with_those_that_are() {
    let run = run(&["qualify", text(&case("waived_licence")), "--policy", "nm-sop"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("no policy is called `nm-sop`") && run.err.contains("nm-spo"), "{}", run.err);
}

#[test]
fn a_policy_of_the_library_is_found_by_its_id() {
    let folder = tempfile::tempdir().unwrap();
    let county = "CreditPolicy(id: \"county-35\", title: \"T\", source: \"S\", full_week: (hours: 35, source: \"S\"), \
        overlap: (rule: Capped, source: \"S\"), months: (rule: Calendar, source: \"S\"), \
        rounding: (rule: Exact, source: \"S\"), relevance: (rule: Share, source: \"S\"))";
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/nm-cps-permanency-planning.ron");
    std::fs::write(folder.path().join("county.ron"), county).unwrap();
    let library = ["--library", text(folder.path()), "--library", text(&specs)];
    let file = case("half_relevant_work");
    let asked =
        |policy| [&["qualify", text(&file), "--as-of", "2025-06-30", "--policy", policy], &library[..]].concat();
    assert_eq!(json(&asked("county-35"))["applicants"][0]["policy"], "county-35");
    let unknown = run(&asked("county"));
    assert_eq!(unknown.status, 2);
    assert!(
        unknown.err.contains("there are calendar-40, ca-ccr-171, federal-opm, nm-spo, sucss-7, county-35"),
        "{}",
        unknown.err
    );
    // A second one of the same id is told, and the first counts.
    std::fs::write(folder.path().join("second.ron"), county.replace("35,", "30,")).unwrap();
    let clash = run(&asked("county-35"));
    assert_eq!(clash.status, 0);
    assert!(clash.err.contains("the id `county-35` is that of") && clash.err.contains("second.ron"), "{}", clash.err);
}

#[test]
fn a_day_that_does_not_exist_is_wrong_use() {
    assert_eq!(run(&["qualify", text(&case("waived_licence")), "--as-of", "2025-02-29"]).status, 2);
}

#[test]
fn a_judgment_that_answers_nothing_is_told_with_the_nearest_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ann.ron");
    let record = r#"Applicant(
        name: "Ann",
        education: [(degree: Bachelor, field: "Anthropolgy", accredited: Yes, conferred: "2010-05-10")],
        experience: [(title: "Helper", from: "2011-01-01", to: "2014-12-31", hours_per_week: 40)],
        judgements: [(what: "whether Antropology is a social or behavioral science", decision: Yes, by: "A", on: "2025-01-01", why: "b")],
    )"#;
    std::fs::write(&path, record).unwrap();
    let asked = ["qualify", text(&path), "--as-of", "2025-06-30", "--level", "0264"];
    let question = "whether Anthropolgy is a social or behavioral science or related health specialty";
    let answers = json(&asked);
    let warnings = answers["applicants"][0]["warnings"].as_array().unwrap();
    let ids: Vec<&Value> = warnings.iter().map(|warning| &warning["id"]).collect();
    assert_eq!(ids, ["near-field", "job-without-kind", "unused-judgment"]);
    assert_eq!(warnings[1]["place"], value!(["experience", 0, "kinds"]));
    assert!(warnings[2]["hint"].as_str().unwrap().contains(question), "{}", warnings[2]);
    let told = run(&asked).out.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in ["To look at in this record", "\"Anthropolgy\" is nearly \"Anthropology\"", question] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

/// A foreign degree that nobody evaluated, and a license of which no day is known, at a class that asks about neither.
#[test]
fn what_the_record_leaves_out_is_said_where_the_answer_is_met() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ann.ron");
    let record = r#"Applicant(
        name: "Ann",
        education: [(degree: Bachelor, field: "Social Work", conferred: "2012-12-01")],
        experience: [(title: "Caseworker, Nairobi", from: "2013-01-15", to: "2019-06-30", hours_per_week: 45, kinds: ["out_of_home_placement"])],
        credentials: [(kind: "drivers_license")],
    )"#;
    std::fs::write(&path, record).unwrap();
    let answers = json(&["qualify", text(&path), "--as-of", "2025-06-30", "--level", "CA2459"]);
    let minimum = &level(&answers, "CA2459")["minimum"];
    assert_eq!(minimum["outcome"], "met");
    let about: Vec<&Value> = minimum["remarks"].as_array().unwrap().iter().map(|remark| &remark["about"]).collect();
    assert_eq!(about, ["accreditation", "dates"]);
    let dates = "no dates are recorded for a valid driver's license; it is taken as valid on 2025-06-30";
    assert_eq!(minimum["remarks"][1]["text"], dates);
}

/// 24 months lived there, entered with 8 hours a week, are counted as work: 24 x 8 / 40 = 4 months and 24 days.
#[test]
fn a_residency_with_hours_is_asked_about_and_not_silently_prorated() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ann.ron");
    let record = r#"Applicant(
        name: "Ann",
        education: [(degree: Ged, conferred: "2015-06-01")],
        experience: [(title: "Resident", from: "2023-07-01", to: "2025-06-30", hours_per_week: 8, kinds: ["demo_community"])],
    )"#;
    std::fs::write(&path, record).unwrap();
    let answers = json(&["qualify", text(&path), "--as-of", "2025-06-30", "--level", "41295"]);
    let minimum = &level(&answers, "41295")["minimum"];
    // 24 months by the calendar are enough if it was residency; as work of 8 hours a week they are not.
    let open = &minimum["open_judgements"][0];
    assert_eq!(open["question"], "whether the time as Resident from 2023-07-01 on was residency and not work");
    assert_eq!((&open["best"], &open["worst"]), (&"met".into(), &"not_met".into()));
    assert_eq!(minimum["outcome"], "needs_judgement");
    let told = minimum["remarks"][0]["text"].as_str().unwrap();
    assert!(told.contains("counted as work of 8 hours a week") && told.contains("by the calendar"), "{told}");
}
