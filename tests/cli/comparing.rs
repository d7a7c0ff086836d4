//! `list`, `show` and `compare`: what they say, in both formats.

use serde_json::{Value, json};
use textwrap::core::display_width;

use super::{command, finished, json, result, run};
use crate::levels::long_concepts;
use crate::printed::LEVELS;

#[test]
fn list_names_every_series_and_level() {
    let listed = json(&["list"]);
    let levels: Vec<&Value> =
        listed["series"].as_array().unwrap().iter().flat_map(|series| series["levels"].as_array().unwrap()).collect();
    assert_eq!(levels.len(), LEVELS.len());
    let text = result(&["list"]);
    for (code, duties, ksas) in LEVELS {
        let level = levels.iter().find(|level| level["code"] == code).unwrap();
        assert_eq!((&level["duties"], &level["ksas"]), (&json!(duties), &json!(ksas)), "{code}");
        assert!(text.contains(code), "{code}");
    }
    assert!(text.ends_with("5 series, 17 levels\n"));
}

#[test]
fn show_prints_every_item_with_its_number() {
    for (code, duties, ksas) in LEVELS {
        let shown = json(&["show", code]);
        assert_eq!((shown["code"].as_str(), shown["title"].is_string()), (Some(code), true));
        for (list, count) in [("duties", duties), ("ksas", ksas)] {
            let numbers: Vec<u64> =
                shown[list].as_array().unwrap().iter().map(|item| item["number"].as_u64().unwrap()).collect();
            assert_eq!(numbers, (1..=count as u64).collect::<Vec<_>>(), "{list} of {code}");
        }
        let plain: String = result(&["show", code]).split_whitespace().collect();
        for item in shown["duties"].as_array().unwrap().iter().chain(shown["ksas"].as_array().unwrap()) {
            let words: String = item["text"].as_str().unwrap().split_whitespace().collect();
            assert!(plain.contains(&words), "{code}: {item}");
        }
    }
}

#[test]
fn show_prints_the_tree_of_a_requirement_with_its_sentences_and_readings() {
    let shown = result(&["show", "41314"]);
    for said in ["all of", "└─ experience: 2 years", "“Requires two years", "reading: ", "master's degree"] {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
}

#[test]
fn show_of_a_series_shows_all_its_levels() {
    let shown = json(&["show", "ui-medical-social-services"]);
    let codes: Vec<&str> =
        shown["levels"].as_array().unwrap().iter().map(|level| level["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["0264", "4260", "0876", "3730", "3729"]);
    let text = result(&["show", "ui-medical-social-services"]);
    assert!(codes.iter().all(|code| text.contains(&format!("\n{code} "))));
}

#[test]
fn every_item_of_both_levels_is_in_a_comparison() {
    let known = ["added", "raised", "mixed", "changed", "reworded", "lowered", "dropped", "carried", "same"];
    for ((lower, duties_below, ksas_below), (upper, duties_above, ksas_above)) in
        LEVELS.iter().zip(LEVELS.iter().skip(1))
    {
        let compared = json(&["compare", lower, upper]);
        assert_eq!((&compared["lower"], &compared["upper"]), (&json!(lower), &json!(upper)));
        for (list, below, above) in [("duties", duties_below, duties_above), ("ksas", ksas_below, ksas_above)] {
            let rows = compared[list].as_array().unwrap();
            for (side, count) in [("lower", below), ("upper", above)] {
                for number in 1..=*count {
                    assert!(rows.iter().any(|row| row[side] == number), "{list} {side} {number} of {lower} {upper}");
                }
            }
            for row in rows {
                assert!(known.contains(&row["change"].as_str().unwrap()) && row["confirmed"].is_boolean(), "{row}");
                let one_sided = row["lower"].is_null() || row["upper"].is_null();
                assert_eq!(one_sided, ["added", "dropped", "carried"].contains(&row["change"].as_str().unwrap()));
                let score = row.get("score").and_then(Value::as_f64);
                assert_eq!(score.is_none(), one_sided, "{row}");
                assert!(score.is_none_or(|score| (0.0..=1.0).contains(&score)), "{row}");
            }
        }
        for part in ["factors", "facts", "qualifications"] {
            assert!(compared[part].is_array(), "{part}");
        }
        assert!(compared["class_concept"].is_object());
    }
}

#[test]
fn the_class_concept_is_compared_clause_by_clause() {
    // 41312 prints eight clauses, 41313 seven; a reader pairs e with c, and finds "training" of g again in g alone.
    let compared = json(&["compare", "41312", "41313"]);
    let rows = compared["concept"].as_array().unwrap();
    let lower: Vec<&str> = rows.iter().filter_map(|row| row["lower"].as_str()).collect();
    assert_eq!((lower.len(), rows.iter().filter(|row| row["upper"].is_string()).count()), (8, 7));
    let at = |letter: &str| rows.iter().find(|row| row["lower"] == letter).unwrap();
    assert_eq!(at("e")["upper"], "c");
    assert_eq!(at("a")["change"], "raised");
    assert_eq!(at("a")["upper_marked"][0], json!({ "text": "general", "decides": true }));
    assert_eq!(at("g")["elsewhere"], json!({ "level": "41313", "clause": "g", "text": "training" }));
    let ladder = json(&["compare", "41311", "41312", "41313"]);
    let row = ladder["concept"].as_array().unwrap().iter().find(|row| row["cells"][2] == "a").unwrap();
    assert_eq!((&row["cells"], &row["steps"][0]), (&json!(["a", "a", "a"]), &Value::Null));
}

#[test]
fn clauses_that_go_on_are_told_in_one_line() {
    // Both 3730 and 3729 print "They work under administrative supervision."
    let text = result(&["compare", "3730", "3729"]);
    let line = "1 clause is as at 3730: b “They work under administrative supervision”.";
    assert!(text.contains(line), "{text}");
}

#[test]
fn a_ladder_has_a_cell_a_level_and_a_change_a_step() {
    let codes = ["41311", "41312", "41313", "41314"];
    let ladder = json(&[["compare"].as_slice(), &codes].concat());
    assert_eq!(ladder["levels"], json!(codes));
    for (list, counts) in [("duties", [8, 8, 8, 8]), ("ksas", [9, 9, 10, 10])] {
        let threads = ladder[list].as_array().unwrap();
        for (level, count) in counts.iter().enumerate() {
            let mut numbers: Vec<u64> = threads.iter().filter_map(|thread| thread["cells"][level].as_u64()).collect();
            numbers.sort_unstable();
            // Every item is the item of exactly one thread.
            assert_eq!(numbers, (1..=*count).collect::<Vec<u64>>(), "{list} of {}", codes[level]);
        }
        for thread in threads {
            assert_eq!(thread["cells"].as_array().unwrap().len(), 4);
            assert_eq!(thread["changes"].as_array().unwrap().len(), 3);
        }
    }
}

#[test]
fn a_series_stands_for_its_levels_in_a_ladder() {
    let by_id = json(&["compare", "nm-community-social-service-specialist"]);
    assert_eq!(by_id, json(&["compare", "G1099B", "G1099O", "G1099A"]));
}

#[test]
fn a_ladder_can_be_measured_against_one_level() {
    let ladder = json(&["compare", "41311", "41312", "41313", "--against", "41311"]);
    assert_eq!(ladder["baseline"], "41311");
    let text = result(&["compare", "41311", "41312", "41313", "--against", "41311"]);
    assert!(text.contains("Each level is compared with 41311"));
}

#[test]
fn levels_of_different_series_can_be_compared() {
    let compared = json(&["compare", "CA2460", "3730"]);
    assert_eq!(compared["lower_series"], "denver-utilization-management");
    assert_eq!(compared["upper_series"], "ui-medical-social-services");
}

#[test]
fn a_confirmed_link_wins_unless_only_computed_ones_are_asked_for() {
    let own = tempfile::tempdir().unwrap();
    std::fs::create_dir(own.path().join("links")).unwrap();
    let level = |code: &str| format!("(series: \"il-social-service-planner\", code: \"{code}\")");
    let link = format!(
        "Links(schema: 1, links: [(lower: {}, upper: {}, item: Duty, lower_number: 1, upper_number: 7, decision: Linked)])",
        level("41311"),
        level("41312")
    );
    std::fs::write(own.path().join("links/il-social-service-planner.links.ron"), link).unwrap();
    let rows = |arguments: &[&str]| {
        let output = command(arguments).env("RUNGS_DATA_DIR", own.path()).output().unwrap();
        let run = finished(output);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        serde_json::from_str::<Value>(&run.out).unwrap()["duties"].as_array().unwrap().clone()
    };
    let confirmed = |rows: &[Value]| rows.iter().filter(|row| row["confirmed"] == true).count();
    let with = rows(&["compare", "41311", "41312", "--format", "json"]);
    assert!(confirmed(&with) > 1, "the user's link stands beside those that are shipped");
    assert!(with.iter().any(|row| row["confirmed"] == true && row["lower"] == 1 && row["upper"] == 7));
    assert_eq!(confirmed(&rows(&["compare", "41311", "41312", "--computed", "--format", "json"])), 0);
}

/// An entry class, and two tracks of two rungs behind it.
const FORKED: &str = r#"Series(
    id: "x-officer", title: "Officer Series", authority: (name: "Example Board"), source: (document: "Class Specification"),
    status: Adopted,
    levels: [
        (code: "1", title: "Officer Trainee", concept: [(text: ["Under close supervision, learns the work."])]),
        (code: "2", title: "Officer (Specialist)", concept: [(text: ["Under supervision, keeps accounts; has no supervisory responsibility."])]),
        (code: "3", title: "Officer (Supervisor)", concept: [(text: ["Under general supervision, supervises a group of clerks."])]),
        (code: "4", title: "Senior Officer (Specialist)", concept: [(text: ["Under direction, keeps accounts."])]),
        (code: "5", title: "Senior Officer (Supervisor)", concept: [(text: ["Under direction, supervises subordinate supervisors."])]),
    ],
)"#;

#[test]
fn parallel_classes_are_compared_with_the_rung_below_on_their_own_track() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("officers.ron"), FORKED).unwrap();
    let library = folder.path().to_str().unwrap();
    let ladder = json(&["compare", "x-officer", "--library", library]);
    assert_eq!(ladder["against"], json!([null, "1", "1", "2", "3"]));
    let tracks = &ladder["tracks"];
    assert_eq!(tracks["entry"], json!(["1"]));
    let listed: Vec<_> =
        tracks["tracks"].as_array().unwrap().iter().map(|track| (&track["name"], &track["levels"])).collect();
    assert_eq!(listed, [(&json!("Specialist"), &json!(["2", "4"])), (&json!("Supervisor"), &json!(["3", "5"]))]);
    assert_eq!(tracks["tracks"][0]["says"]["text"], "has no supervisory responsibility");
    let said = tracks["tracks"][0]["says"]["citation"].as_str().unwrap();
    assert!(said.contains("Officer (Specialist)"), "{said}");
    // One list a step; 4 is set apart from 2, not from 3.
    let apart = ladder["apart"].as_array().unwrap();
    assert_eq!(apart.len(), 4);
    assert_eq!(apart[2][0]["lower"]["text"], "Under supervision");
    assert_eq!(apart[2][0]["direction"], "up");
    let words = |arguments: &[&str]| result(arguments).split_whitespace().collect::<Vec<_>>().join(" ");
    let text = words(&["compare", "x-officer", "--library", library]);
    for said in [
        "Compared are 2 with 1, 3 with 1, 4 with 2, 5 with 3",
        "2, 4: “has no supervisory responsibility”",
        "What sets 4 apart from 2",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    // Across the fork nothing rises.
    let text = words(&["compare", "2", "3", "--library", library]);
    assert!(!text.contains('↑') && !text.contains("raised") && text.contains("≠ differs"), "{text}");
}

#[test]
fn two_levels_of_a_series_that_forks_have_its_tracks_and_others_have_none() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("officers.ron"), FORKED).unwrap();
    let library = folder.path().to_str().unwrap();
    let pair = json(&["compare", "1", "2", "--library", library]);
    assert_eq!(pair["tracks"]["entry"], json!(["1"]));
    assert_eq!(pair["tracks"], json(&["compare", "x-officer", "--library", library])["tracks"]);
    assert_eq!(json(&["compare", "41311", "41312"]).get("tracks"), None);
    assert!(json(&["compare", "41312", "CA2459"]).get("tracks").is_none(), "of two series");
}

#[test]
fn what_was_left_out_of_the_class_concepts_is_said_once_at_two_levels_and_in_a_ladder() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("clerks.ron"), long_concepts()).unwrap();
    let library = folder.path().to_str().unwrap();
    for (levels, codes) in [(&["1", "2"][..], &["1", "2"][..]), (&["x-clerk"], &["1", "2", "3"])] {
        let arguments = [&["compare"], levels, &["--library", library]].concat();
        let (told, text) = (json(&arguments), result(&arguments));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let left_out = told["left_out"].as_array().unwrap();
        assert_eq!(left_out.len(), codes.len(), "{left_out:?}");
        for code in codes {
            let said = format!("{code}: some clauses of the class concept have more than 500 words");
            assert!(left_out.iter().any(|one| one.as_str().unwrap().starts_with(&said)), "{left_out:?}");
            assert_eq!(text.matches(&said).count(), 1, "{text}");
        }
    }
}

#[test]
fn text_stays_within_the_width() {
    let cases: [&[&str]; 5] = [
        &["compare", "41311", "41312"],
        &["compare", "CA2460", "3730"],
        &["compare", "ui-medical-social-services"],
        &["show", "CA2459"],
        &["list"],
    ];
    for arguments in cases {
        for width in [60, 80, 120, 200] {
            let output = command(arguments).env("COLUMNS", width.to_string()).output().unwrap();
            for line in finished(output).out.lines() {
                assert!(display_width(line) <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn text_names_each_change_by_glyph_and_word_and_allocating_text_first() {
    for width in ["80", "200"] {
        let output = command(&["compare", "41311", "41312"]).env("COLUMNS", width).output().unwrap();
        let text = finished(output).out;
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}\n{text}"));
        assert!(at("Allocating text") < at("Supporting text"));
        assert!(at("Under general supervision") < at("Allocating text"));
        // Duty 4: "Assists in developing procedures" became "Develops procedures".
        assert!(text.contains("[-Assists in developing-]") && text.contains("{+Develops+}"), "{text}");
        assert!(text.contains("↑ raised") && text.contains("= same"));
    }
}

#[test]
fn a_name_that_leads_nowhere_is_refused_with_what_comes_near() {
    let cases: [(&[&str], &str); 5] = [
        (&["show", "4131"], "no level or series is called `4131`; did you mean `41311`, `41312` or `41313`?"),
        (&["show", "denver-utilisation-management"], "did you mean `denver-utilization-management`?"),
        (&["compare", "41311"], "name at least two levels to compare, the lower one first"),
        (
            &["compare", "41311", "41312", "--against", "ui-medical-social-services"],
            "is a series; name one of its levels",
        ),
        (&["compare", "41311", "41312", "--against", "0264"], "`0264` is not among the levels compared"),
    ];
    for (arguments, said) in cases {
        let run = run(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.contains(said), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_link_of_clauses_shows_those_clauses_alone_with_their_marks() {
    // Duty 1 of 41312 is "Functions as ...; performs ...; gathers and analyzes data from research to determine ...";
    // duty 3 of 41313 is "Extensively researches ...; defines ...; evaluates service delivery programs to determine
    // ...". Their last clauses are linked.
    for width in ["200", "300"] {
        let output = command(&["compare", "41312", "41313", "--computed"]).env("COLUMNS", width).output().unwrap();
        let text = finished(output).out;
        let about = |row: &&str| row.matches("(clause 3 of 3)").count() == 2;
        let row = text.split("\n\n").find(about).unwrap_or_else(|| panic!("{text}"));
        for said in ["… [-gathers and analyzes", "… {+evaluates service delivery"] {
            assert!(row.contains(said), "{said} in {row}");
        }
        for left_out in ["Functions as", "performs social", "Extensively", "defines"] {
            assert!(!row.contains(left_out), "{left_out} in {row}");
        }
    }
}

#[test]
fn words_that_replace_others_stand_beside_them_each_with_its_number() {
    let output = command(&["compare", "SPCP20", "SPCP23", "--computed"]).env("COLUMNS", "200").output().unwrap();
    // The one phrase that is marked on each side is no matter here.
    let marks = ["[-", "-]", "{+", "+}"];
    let text = marks.iter().fold(finished(output).out, |text, mark| text.replace(mark, ""));
    let row =
        text.lines().find(|line| line.contains("18. Respond to FACTS ticklers.")).unwrap_or_else(|| panic!("{text}"));
    assert!(row.ends_with("≠ changed  5. Document case information in FACTS."), "{row}");
}
