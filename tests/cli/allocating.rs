//! `rungs allocate`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json as value};

use super::{command, finished, json, result, run, text};

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/allocate").join(name).with_extension("ron")
}

fn policy<'v>(answers: &'v Value, id: &str) -> &'v Value {
    answers["policies"].as_array().unwrap().iter().find(|policy| policy["policy"] == id).unwrap()
}

#[test]
fn json_says_time_by_level_answers_and_margins() {
    let answers = json(&["allocate", text(&case("policies_disagree"))]);
    assert_eq!((&answers["series"], &answers["as_of"]), (&value!("il-social-service-planner"), &value!("2025-06-30")));
    let times: Vec<&Value> =
        answers["worksheet"]["levels"].as_array().unwrap().iter().map(|one| &one["time"]).collect();
    assert_eq!(times, [&value!(0), &value!(0), &value!(46), &value!(38), &value!(8)]);
    let majority = policy(&answers, "majority");
    // Nobody has chosen a policy: the Illinois document prints no rule.
    assert_eq!((&majority["level"], &majority["stance"]), (&value!("41312"), &value!("nobody_chose")));
    assert_eq!(answers["answer"], Value::Null);
    assert_eq!(majority["raise"]["points"], value!(4.01));
    assert_eq!(majority["raise"]["duties"], value!([5, 7, 4]));
    let grade = policy(&answers, "grade-controlling");
    assert_eq!((&grade["level"], &grade["disagrees"]), (&value!("41313"), &value!(false)), "nothing decides");
    let lead = policy(&answers, "lead-gate");
    assert_eq!((&lead["finding"], &lead["lead"]["time"]), (&value!("not_met"), &value!(8)));
    assert_eq!(policy(&answers, "best-fit")["finding"], "not_called");
    assert_eq!((&answers["agree"], &answers["cautions"][0]["id"]), (&value!(false), &value!("policy-not-chosen")));
    assert_eq!(answers["levels"][3]["points_to"]["majority"], value!(4.01));
}

/// At III or above are 50 percent, and more than 50 are asked for.
#[test]
fn a_tie_is_told_with_the_answer() {
    let file = case("majority_at_exactly_half");
    let asked = ["allocate", text(&file), "--policy", "majority"];
    let answer = &json(&asked)["answer"];
    assert_eq!((&answer["code"], &answer["tie"]), (&value!("41312"), &value!(true)));
    assert_eq!((&answer["margin"], &answer["range"]), (&value!("0.01"), &value!(["41312", "41312"])));
    let tie = "a tie: exactly 50 percent are at 41313 or above, and more is asked for";
    assert_eq!(answer["tie_between"], tie);
    let said = result(&asked).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("! Tie A tie: exactly 50 percent are at 41313"), "{said}");
}

/// 41311 no. 4 assists in developing the procedures that 41312 no. 4 and 41313 no. 4 develop, "in an agency" more or less.
#[test]
fn near_ties_and_the_range_are_in_the_json_and_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("p.ron");
    let position = r#"Position(title: "T", spec: (series: "il-social-service-planner"), as_of: "2025-06-30",
        policy: "majority", policy_by: "R. Analyst", policy_why: "The office uses it.", planned: true, duties: [
        (number: 1, text: "Researches service areas to determine areas requiring remedial action.", percent: 100)])"#;
    std::fs::write(&file, position).unwrap();
    let asked = ["allocate", text(&file)];
    let answers = json(&asked);
    let duty = &answers["worksheet"]["duties"][0];
    let near: Vec<&str> = duty["near"].as_array().unwrap().iter().map(|one| one["level"].as_str().unwrap()).collect();
    let matched = duty["matched"][0]["level"].as_str().unwrap();
    assert!(["41312", "41313"].into_iter().all(|level| level == matched || near.contains(&level)), "{duty}");
    assert!(near.iter().all(|level| *level > matched), "it counts for the lowest: {duty}");
    assert_eq!((&duty["decided"], &answers["answer"]["code"]), (&value!(false), &value!(matched)));
    let [lowest, highest] = [0, 1].map(|at| answers["answer"]["range"][at].as_str().unwrap());
    assert!(lowest <= matched && highest >= *near.iter().max().unwrap(), "{answers}");
    // In a wide terminal the cell is on one line, so that its words are not mixed with those beside it.
    let wide = command(&asked).env("COLUMNS", "400").output().unwrap();
    let said = finished(wide).out.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in ["counts for the lowest until somebody decides", "within 0.15 of the best one"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

/// 0876 no. 12 and 3730 no. 1 print one sentence.
#[test]
fn an_item_that_two_classes_print_alike_is_told_with_both() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("p.ron");
    let position = r#"Position(title: "T", spec: (series: "ui-medical-social-services"), as_of: "2025-06-30",
        planned: true, duties: [(number: 1, text: "Runs one area.", percent: 100, matched: [(level: "0876", duty: 12)])])"#;
    std::fs::write(&file, position).unwrap();
    let narrow = finished(command(&["allocate", text(&file)]).env("COLUMNS", "60").output().unwrap()).out;
    let said = narrow.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("0876, no. 12 (3730 no. 1 prints the same)"), "{said}");
}

#[test]
fn text_says_what_decides_and_how_near_it_is() {
    let narrow = command(&["allocate", text(&case("policies_disagree"))]).env("COLUMNS", "60").output().unwrap();
    let text = finished(narrow).out;
    // Too narrow for columns: each cell stands behind its heading.
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Answer: 41312 Social Service Program Planner II Margin: up: 4.01 points of time would have to move to 41313, \
         from work below it; duty 5, 7 or 4 alone would do",
        "They do not all name the same class.",
        "lead work: 8 percent, and 25 are asked for",
        "Duty 9 matches nothing in the series.",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 60), "{text}");
}

#[test]
fn the_first_policy_named_decides() {
    let file = case("policies_disagree");
    let answers = json(&["allocate", text(&file), "--policy", "grade-controlling", "--policy", "majority"]);
    let stances: Vec<&Value> = answers["policies"].as_array().unwrap().iter().map(|one| &one["stance"]).collect();
    assert_eq!(stances, ["decides", "lower"]);
    // This policy has no gate of time, and the position names none.
    assert_eq!(answers["gate"], Value::Null);
}

#[test]
fn another_day_of_judging_can_pass_the_gate() {
    let file = case("gate_a_day_short");
    let level = |day: &str| json(&["allocate", text(&file), "--as-of", day])["policies"][0]["level"].clone();
    assert_eq!((level("2025-06-30"), level("2025-07-01")), (Value::Null, value!("41313")));
}

#[test]
fn what_cannot_be_judged_is_told_and_the_status_is_two() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("p.ron");
    let write = |series: &str, percent: &str| {
        let text = format!(
            r#"Position(title: "T", spec: (series: "{series}"), duties: [(number: 1, text: "F.", percent: {percent})])"#
        );
        std::fs::write(&file, text).unwrap();
    };
    write("il-social-service-planer", "100");
    let said = run(&["allocate", text(&file)]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("did you mean il-social-service-planner?"), "{}", said.err);
    write("il-social-service-planner", "101");
    let said = run(&["allocate", text(&file)]);
    assert!(said.status == 2 && said.err.contains("101 percent are more than the whole"), "{}", said.err);
    let said = run(&["allocate", text(&file), "--policy", "majorty"]);
    assert!(said.status == 2 && said.err.contains("did you mean `majority`?"), "{}", said.err);
    let said = run(&["check", text(&file)]);
    assert!(said.status == 1 && said.out.contains("out-of-range"), "{}", said.out);
}

/// II has 46 percent, III 38, IV 8: 46 at III or above. A county that asks for 40 says III, where `majority` says II.
const COUNTY: &str = "AllocationPolicy(id: \"county-40\", title: \"County\", source: \"County rule 7.\", \
    rule: AtOrAbove(share: 40, test: AtLeast))";

#[test]
fn a_policy_of_the_library_is_found_by_its_id_and_stands_behind_the_shipped_ones() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("county.ron"), COUNTY).unwrap();
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/il-social-service-planner.ron");
    let library = ["--library", text(folder.path()), "--library", text(&specs)];
    let file = case("policies_disagree");
    let asked = |policy: &[&'static str]| [&["allocate", text(&file)], &library[..], policy].concat();
    let answers = json(&asked(&["--policy", "county-40"]));
    assert_eq!(answers["policies"].as_array().unwrap().len(), 1);
    assert_eq!(answers["policies"][0]["level"], "41313");
    let all = json(&asked(&[]));
    assert_eq!(
        (&all["policies"][0]["policy"], &all["policies"][5]["policy"]),
        (&value!("majority"), &value!("county-40"))
    );
    // A second one of the same id is told, and the first counts.
    std::fs::write(folder.path().join("second.ron"), COUNTY.replace("40,", "10,")).unwrap();
    let clash = run(&asked(&["--policy", "county-40"]));
    assert!(clash.err.contains("the id `county-40` is that of") && clash.err.contains("second.ron"), "{}", clash.err);
}

#[test]
fn the_policy_that_a_person_chose_decides_unless_another_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("p.ron");
    let named = |policy: &str| {
        let position = std::fs::read_to_string(case("policies_disagree")).unwrap();
        std::fs::write(&file, position.replace("    as_of:", &format!("    policy: \"{policy}\",\n    as_of:")))
            .unwrap();
    };
    named("grade-controlling");
    let ids = |answers: &Value| -> Vec<String> {
        let policies = answers["policies"].as_array().unwrap().iter();
        policies.map(|one| one["policy"].as_str().unwrap().to_owned()).collect()
    };
    let answers = json(&["allocate", text(&file)]);
    assert_eq!(ids(&answers), ["grade-controlling", "majority", "lead-gate", "essential-duties", "best-fit"]);
    assert_eq!(answers["policies"][0]["stance"], "decides");
    assert_eq!(ids(&json(&["allocate", text(&file), "--policy", "majority"])), ["majority"]);
    named("grade-controling");
    let said = run(&["allocate", text(&file)]);
    assert_eq!(said.status, 2);
    assert!(
        said.err.contains("policy `grade-controling`, which is named for this position, is not loaded"),
        "{}",
        said.err
    );
    assert!(said.err.contains("did you mean `grade-controlling`?"), "{}", said.err);
}

#[test]
fn a_changed_specification_is_told_before_the_answer() {
    let file = case("the_specification_has_changed");
    let said = result(&["allocate", text(&file)]);
    let change = said.find("changed since text revision 0123456789ab").unwrap();
    assert!(change < said.find("Answer").unwrap());
    for words in ["duty 1 was matched to 41312, no. 4", "then: Old words.", "now: Develops procedures to regulate"] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let answers = json(&["allocate", text(&file)]);
    let touched = &answers["spec_change"]["touched"][0];
    assert_eq!((&touched["duty"], &touched["level"], &touched["item"]), (&value!(1), &value!("41312"), &value!(4)));
    assert_eq!(touched["then"], "Old words.");
    assert!(json(&["allocate", text(&case("policies_disagree"))])["spec_change"].is_null());
}

fn sample(name: &str) -> String {
    format!("{}/assets/samples/sample-{name}.ron", env!("CARGO_MANIFEST_DIR"))
}

/// Worked by hand in `allocate::samples`.
#[test]
fn a_planned_vacancy_shows_every_level_with_pay_needs_and_who_could_fill_it() {
    let (position, applicant) = (sample("position-3"), |letter| sample(&format!("applicant-{letter}")));
    let files = [applicant("a"), applicant("b"), applicant("c")];
    let asked = ["allocate", &position, "--applicants", &files[0], &files[1], &files[2]];
    let narrow = finished(command(&asked).env("COLUMNS", "60").output().unwrap()).out;
    let said = narrow.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "For SPCP23 CPS Permanency Planning Senior Worker “Best fit (New Mexico)” gives SPCP23",
        "Pay Band SE",
        "For SPCP20 CPS Permanency Planning Case Worker 8.5 points of the time, moved",
        "Applicant: Sample applicant A Stands: ✗ meets no level up to this one",
        "Applicant: Sample applicant B Stands: ✓ qualifies now",
        "Applicant: Sample applicant C Stands: ↓ underfill at SPCP20 CPS Permanency Planning Case Worker What is lacking \
         or open: 19 more months and 6 days",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let answers = json(&asked);
    let senior = &answers["levels"][1];
    assert_eq!((&senior["pay"]["label"], &senior["pay"]["printed"]), (&value!("Pay Band"), &value!("SE")));
    let third = &senior["applicants"][2];
    assert_eq!((&third["standing"], &third["underfill_at"]), (&value!("underfill"), &value!("SPCP20")));
    assert!(json(&["allocate", &position])["levels"][1]["applicants"].is_null());
}

#[test]
fn who_could_fill_a_position_that_is_held_is_not_asked() {
    let said = run(&["allocate", &sample("position-1"), "--applicants", &sample("applicant-a")]);
    assert!(said.status == 2 && said.err.contains("write `planned: true`"), "{}", said.err);
    let said = run(&["allocate", &sample("position-3"), "--applicants", &sample("applicant-z")]);
    assert!(said.status == 2 && said.err.contains("sample-applicant-z.ron"), "{}", said.err);
}
