//! What a change is called, and by which words: the shipped vocabulary on printed and on made sentences.

use rungs_domain::compare::{Change, Comparison, LevelView, Link, TextRow, reasons};
use rungs_domain::spec::{Code, Decision, Duty, DutyScope, ItemKind, Level, Series, SeriesId};
use rungs_library::{Library, LinkUse, select};

use crate::levels::{two, view};

fn shipped() -> Library {
    Library::shipped()
}

fn compared(library: &Library, lower: &str, upper: &str) -> Comparison {
    let level = |code| select::resolve_level(library, code).unwrap();
    library.compare(&level(lower), &level(upper), LinkUse::ComputedOnly).unwrap()
}

/// The change of a link of shipped duties or KSAs, by their printed numbers, with its reasons.
fn printed(item: ItemKind, (lower, low): (&str, usize), (upper, up): (&str, usize)) -> (Change, Vec<String>) {
    let library = shipped();
    let found = compared(&library, lower, upper);
    let text = |code: &str, number: usize| {
        let level = view(&library, code).level;
        match item {
            ItemKind::Duty => level.duties.items[number - 1].text.clone(),
            ItemKind::Ksa => level.ksas.items[number - 1].full_text().into_owned(),
        }
    };
    let links = match item {
        ItemKind::Duty => &found.duties,
        ItemKind::Ksa => &found.ksas,
    };
    let meant = |link: &&Link| (link.lower, link.upper) == (Some(low - 1), Some(up - 1));
    let link = links.iter().find(meant).unwrap_or_else(|| panic!("no link {lower} {low} to {upper} {up}"));
    (link.change, reasons(&link.evidence, found.beside(), Some(&text(lower, low)), Some(&text(upper, up))))
}

/// Two made levels of one series, each with one duty; the two are linked as by a specialist.
fn made(lower: &str, upper: &str) -> (Change, Vec<String>) {
    let library = shipped();
    let mut series: Series = library.series[0].series.clone();
    series.levels.truncate(2);
    series.cumulative = None;
    for (level, text) in series.levels.iter_mut().zip([lower, upper]) {
        let duty = Duty { number: 1, text: text.to_owned(), scope: DutyScope::Own, note: None };
        level.duties.items = vec![duty];
    }
    let [below, above] = two(&series);
    let link = rungs_domain::spec::ConfirmedLink {
        lower: below.reference(),
        upper: above.reference(),
        item: ItemKind::Duty,
        lower_number: 1,
        upper_number: 1,
        decision: Decision::Linked,
        change: None,
        why: None,
        by: None,
        on: None,
        reading: false,
    };
    let found = library.comparer.compare(below, above, &[link]).duties;
    let [link] = found.as_slice() else { panic!("{found:?}") };
    (link.change, reasons(&link.evidence, None, Some(lower), Some(upper)))
}

fn check(lower: &str, upper: &str, change: Change, said: &[&str]) {
    let found = made(lower, upper);
    assert_eq!((found.0, found.1.iter().map(String::as_str).collect()), (change, said.to_vec()), "{lower} | {upper}");
}

#[test]
fn a_reason_is_true_of_both_texts() {
    // 41312 no. 6 provides input; 41313 no. 6 provides technical input. It never "no longer provides input".
    let (change, said) = printed(ItemKind::Duty, ("41312", 6), ("41313", 6));
    assert_eq!(change, Change::Raised);
    assert!(said.iter().all(|reason| !reason.contains("no longer")), "{said:?}");
    assert!(said.iter().any(|reason| reason.contains("technical input")), "{said:?}");
}

#[test]
fn no_reason_points_the_other_way_than_its_change() {
    let library = shipped();
    let series: Vec<Vec<String>> = library
        .series
        .iter()
        .map(|loaded| loaded.series.levels.iter().map(|level| level.code.to_string()).collect())
        .collect();
    for (lower, upper) in series.iter().flat_map(|codes| codes.iter().zip(codes.iter().skip(1))) {
        let found = compared(&library, lower, upper);
        for link in found.duties.iter().chain(&found.ksas) {
            let of = |word: &str| link.evidence.iter().any(|one| one.direction.word() == word);
            let shown = (of("up"), of("down"));
            let holds = match link.change {
                Change::Raised => shown == (true, false),
                Change::Lowered => shown == (false, true),
                Change::Mixed => shown == (true, true),
                _ => shown == (false, false),
            };
            assert!(holds, "{lower} {upper}: {link:?}");
        }
    }
}

#[test]
fn more_in_one_way_and_less_in_another_is_mixed() {
    // 41295 KSA 3 participates in planning; 41311 KSA 3 aids in planning, and further in developing a plan.
    let (change, said) = printed(ItemKind::Ksa, ("41295", 3), ("41311", 3));
    assert_eq!((change, said[0].as_str()), (Change::Mixed, "less: participate → aid"), "{said:?}");
}

#[test]
fn a_further_clause_is_more_and_its_small_verb_is_not_less() {
    // 41312 no. 7 adds a clause that begins with "participates": more to do, not a lower part in the same.
    let (change, said) = printed(ItemKind::Duty, ("41311", 7), ("41312", 7));
    assert_eq!(change, Change::Raised);
    assert!(said.iter().any(|reason| reason.starts_with("adds “participates in special studies")), "{said:?}");
}

#[test]
fn other_words_without_a_direction_are_changed() {
    // "Respond to FACTS ticklers." became "Document case information in FACTS."
    assert_eq!(printed(ItemKind::Duty, ("SPCP20", 18), ("SPCP23", 5)), (Change::Changed, Vec::new()));
    // 41314 KSA 9 says where one may have to travel.
    assert_eq!(printed(ItemKind::Ksa, ("41313", 9), ("41314", 9)), (Change::Changed, Vec::new()));
}

#[test]
fn assisting_in_something_and_doing_it_is_more() {
    let (change, said) = printed(ItemKind::Duty, ("41311", 4), ("41312", 4));
    assert_eq!((change, said), (Change::Raised, vec!["assists in developing → develops".to_owned()]));
    check(
        "Assists other staff in defining detailed tasks essential to the plan.",
        "Defines specific tasks essential to the plan.",
        Change::Raised,
        &["assists other staff in defining → defines"],
    );
}

#[test]
fn words_of_different_clauses_are_never_paired() {
    // "coordinating" and "assists" stand in clauses about different work.
    check(
        "Coordinating placements of children with homes; reviews invoices of the agency.",
        "Coordinates placements of children with homes; assists clerks with invoices of the agency.",
        Change::Lowered,
        &["now “assists”"],
    );
}

#[test]
fn what_is_merely_not_printed_is_no_reason() {
    // As in clerical and technical classes: a word is gone, and nothing stands in its place.
    check(
        "Directs a difficult and complex survey of lands and supervises the crew in the field.",
        "Plans inspections of lands with other agencies.",
        Change::Changed,
        &[],
    );
    // "technical" qualifies the staff here, not the work, which was difficult.
    check(
        "Independently performs difficult accounting work.",
        "Supervises the technical and clerical accounting staff.",
        Change::Raised,
        &["now “supervises”"],
    );
    // Assisting became directing; what was assisted in, coordinating, is not missing beside it.
    check(
        "Assists in coordinating the services of the hospital.",
        "Is responsible for directing the services of the hospital.",
        Change::Raised,
        &["assists → directing"],
    );
}

#[test]
fn a_word_that_the_other_text_has_in_another_form_is_not_new() {
    check(
        "Performs analysis and coordination of program plans.",
        "Performs analysis of program plans by coordinating the design of program plans.",
        Change::Reworded,
        &[],
    );
    check(
        "Provides technical assistance to agencies.",
        "Provides technical assistance and materials to agencies.",
        Change::Raised,
        &["adds “and materials”"],
    );
}

#[test]
fn numbers_say_which_way_they_go() {
    check(
        "Requires two (2) years of experience.",
        "Requires one year of experience.",
        Change::Lowered,
        &["two (2) years → one year"],
    );
    check(
        "Requires 18 months of experience.",
        "Requires two years of experience.",
        Change::Raised,
        &["18 months → two years"],
    );
}

#[test]
fn ranks_and_authority_are_found_by_the_words_that_documents_print() {
    for (lower, upper, reason) in [
        (
            "This is the journeyperson level.",
            "This is the full journeyperson level.",
            "journeyperson level → full journeyperson level",
        ),
        ("Works under direction.", "Works under broad direction.", "under direction → under broad direction"),
        ("Performs the less complex audits.", "Performs the most difficult audits.", "less complex → most difficult"),
        (
            "Incumbents have no supervisory responsibilities.",
            "Incumbents directly supervise others.",
            "no supervisory responsibilities → directly supervise",
        ),
        ("Supervises a small staff.", "Supervises a large staff.", "small staff → large staff"),
        ("Uses a high degree of judgment.", "Uses the highest degree of judgment.", "high degree → highest degree"),
        (
            "Acts as lead person over clerks.",
            "Directly supervises the work of clerks.",
            "lead person → directly supervises",
        ),
        (
            "This is the full/working supervisory level.",
            "This is the full supervisory level.",
            "full/working supervisory level → full supervisory level",
        ),
    ] {
        check(lower, upper, Change::Raised, &[reason]);
    }
    // Only the upper text names a rank.
    check(
        "Plans the work of the unit.",
        "Plans the work of the unit as first supervisory level.",
        Change::Raised,
        &["now “first supervisory level”"],
    );
    check(
        "Prepares complex designs and submits to team members or supervisor for review.",
        "Prepares complex designs.",
        Change::Raised,
        &["no longer “submits to team members or supervisor for review”"],
    );
}

fn row<'c>(rows: &'c [TextRow], label: &str) -> &'c TextRow {
    rows.iter().find(|row| row.label == label).unwrap_or_else(|| panic!("{label}"))
}

#[test]
fn the_time_asked_for_may_fall_while_the_schooling_rises() {
    // 41295 asks for two years in a community, 41311 for a bachelor's degree and one year of work.
    let library = shipped();
    let found = compared(&library, "41295", "41311");
    let row = &found.qualifications[0];
    let step = &row.steps[0];
    let said = reasons(&step.evidence, None, row.texts[0].as_deref(), row.texts[1].as_deref());
    assert!(said.iter().any(|reason| reason.contains("→ one")), "{said:?}");
    assert_ne!(step.change, Some(Change::Raised), "{said:?}");
}

#[test]
fn dates_codes_and_grades_are_no_changes() {
    let library = shipped();
    let found = compared(&library, "SPCP20", "SPCP23");
    for row in &found.facts {
        let told = row.telling(&row.steps[0]);
        assert!(
            !row.administrative || !matches!(told, Some(Change::Changed | Change::Added | Change::Dropped)),
            "{row:?}"
        );
    }
    let grades = |from: &str, to: &str| {
        let mut series: Series = library.series[0].series.clone();
        let set = |level: &mut Level, grade: &str| {
            level.pay = Some(rungs_domain::spec::Pay { label: "Pay".into(), grade: grade.into(), range: None });
        };
        set(&mut series.levels[0], from);
        set(&mut series.levels[1], to);
        let [lower, upper] = two(&series);
        let found = library.comparer.compare(lower, upper, &[]);
        let pay = row(&found.facts, "Pay");
        (pay.steps[0].change, pay.telling(&pay.steps[0]))
    };
    assert_eq!(grades("SD", "SE"), (Some(Change::Changed), None));
    assert_eq!(grades("12", "14"), (Some(Change::Changed), None));
}

#[test]
fn a_level_beside_itself_or_out_of_order_is_remarked_on() {
    let library = shipped();
    let remarks = |lower, upper| compared(&library, lower, upper).remarks;
    assert_eq!(remarks("41311", "41311"), ["41311 is compared with itself."]);
    assert_eq!(
        remarks("41312", "41311"),
        ["41312 stands above 41311 in its series, and is shown as the lower one, as it was asked for."]
    );
    assert!(remarks("41311", "41312").is_empty() && remarks("CA2460", "3730").is_empty());
}

/// The change of the minimum qualifications of two shipped levels, with its reasons.
fn minimum(lower: &str, upper: &str) -> (Change, Vec<String>) {
    let found = compared(&shipped(), lower, upper);
    let row = row(&found.qualifications, "Minimum qualifications");
    let step = &row.steps[0];
    let said = reasons(&step.evidence, found.beside(), row.texts[0].as_deref(), row.texts[1].as_deref());
    (step.change.unwrap(), said)
}

#[test]
fn what_is_asked_for_is_never_held_against_what_may_stand_in_for_it() {
    // SPCP23: "Bachelor's Degree ... and two (2) years of any combination of experience ...". CA2460: "Bachelor's Degree
    // ...", "Three years experience ...", and "A Masters Degree ... may be substituted for one year".
    let (_, said) = minimum("SPCP23", "CA2460");
    assert_eq!(said, ["SPCP23 “two (2) years”, CA2460 “three years”"]);
    // 41312: two years; CA2459: three years, and a Masters Degree that may substitute for one.
    assert_eq!(minimum("41312", "CA2459").1, ["41312 “two years”, CA2459 “three years”"]);
}

#[test]
fn a_time_that_is_asked_for_besides_is_more() {
    // SPCP23 prints what SPCP20 prints, "and two (2) years of any combination of experience ...".
    let (change, said) = minimum("SPCP20", "SPCP23");
    assert_eq!(change, Change::Raised);
    assert!(said[0].starts_with("now “two (2) years of any combination of experience"), "{said:?}");
    assert_eq!(minimum("SPCP23", "SPCP20").0, Change::Lowered);
}

#[test]
fn a_part_made_whole_and_a_way_that_is_gone_are_more() {
    // CA2459: "Three years ..., two years of which must have involved the placement of children"; "A Masters Degree ...
    // -OR- Completion of a state approved field placement ... may substitute". CA2460: "Three years ... involving the
    // placement of children"; "A Masters Degree ... may be substituted".
    let (change, said) = minimum("CA2459", "CA2460");
    assert_eq!(change, Change::Raised);
    assert_eq!(
        said,
        [
            "two years of which must have involved → three years experience in professional social case work involving",
            "without “completion of a state approved field placement in a county …”"
        ]
    );
    assert_eq!(minimum("CA2460", "CA2459").0, Change::Lowered);
}

/// The change of a row of the class concept or the factors of two shipped levels, with its reasons.
fn allocating(lower: &str, upper: &str, at: usize) -> (Change, Vec<String>) {
    let found = compared(&shipped(), lower, upper);
    let row = &found.concept[at];
    let step = &row.steps[0];
    let said = reasons(&step.evidence, found.beside(), row.texts[0].as_deref(), row.texts[1].as_deref());
    (step.change.unwrap(), said)
}

#[test]
fn lead_work_that_only_the_upper_class_does_is_more_and_words_about_other_classes_show_nothing() {
    // CA2460: "Performs permanently assigned lead work over Utilization Management Coordinators"; CA2459 prints "work",
    // and no lead work.
    for at in [0, 1] {
        let (change, said) = allocating("CA2459", "CA2460", at);
        assert_eq!(change, Change::Raised, "{said:?}");
        assert_eq!(said, ["now “lead work over Utilization Management Coordinators”"]);
    }
    // "It is distinguished from the class of Lead Social Caseworker that performs permanently assigned lead work".
    let found = compared(&shipped(), "CA2459", "CA2460");
    let row = row(&found.factors, "Distinguished from");
    assert_eq!(row.steps[0].change, Some(Change::Changed), "{:?}", row.steps[0].evidence);
}

#[test]
fn developing_is_neither_cooperating_in_it_nor_providing_what_was_developed() {
    // 41312 no. 7: "cooperates with other staff in developing training materials"; 41313 no. 6: "develops and implements
    // training"; 41314 no. 7: "provides training".
    let (change, said) = printed(ItemKind::Duty, ("41312", 7), ("41313", 6));
    assert_eq!((change, said[0].as_str()), (Change::Raised, "cooperates with other staff in developing → develops"));
    assert_eq!(printed(ItemKind::Duty, ("41313", 6), ("41314", 7)).0, Change::Changed);
}

#[test]
fn participating_as_something_is_no_lower_part_than_functioning_as_it() {
    // "functions as a member of a planning unit" (41313), "participates as a specialist or team leader in a planning unit
    // by directing staff" (41314): no word for less.
    let (change, said) = allocating("41313", "41314", 0);
    assert!(
        change == Change::Raised && said.iter().all(|reason| !reason.contains("participates")),
        "{change} {said:?}"
    );
    let (_, said) = allocating("41312", "41313", 0);
    assert!(said.iter().all(|reason| !reason.contains("participates")), "{said:?}");
}

#[test]
fn words_that_stand_in_another_item_below_are_told_as_moved() {
    // CA2460 no. 2 "and monitors the safety of children/youth"; CA2459 no. 3 "Monitors child/youth safety".
    let (change, said) = printed(ItemKind::Duty, ("CA2459", 2), ("CA2460", 2));
    assert_eq!(
        (change, said),
        (Change::Changed, vec!["“and monitors the safety” stands in no. 3 of the level compared with".to_owned()])
    );
    let found = compared(&shipped(), "CA2459", "CA2460");
    let gone = found.duties.iter().find(|link| link.lower == Some(2)).unwrap();
    let library = shipped();
    let text = &library.level(&found.lower).unwrap().level.duties.items[2].text;
    assert_eq!(gone.change, Change::Dropped);
    assert_eq!(reasons(&gone.evidence, None, Some(text), None), ["“monitors child/youth safety” goes on in no. 2"]);
    // 41314 no. 1 "compliance with current laws, rules, regulations, policies and procedures"; 41313 no. 3 "to determine
    // compliance with all laws, rules, regulations, policies and procedures".
    let (_, said) = printed(ItemKind::Duty, ("41313", 1), ("41314", 1));
    assert!(said.iter().all(|reason| !reason.starts_with("adds “compliance")), "{said:?}");
    // 41311 and 41312 KSA: both print work with other staff, community representatives and the public.
    let (_, said) = printed(ItemKind::Ksa, ("41311", 3), ("41312", 2));
    assert!(said.iter().all(|reason| !reason.contains("and to work")), "{said:?}");
}

#[test]
fn no_reason_is_a_lone_adjective() {
    // 0876 "develop and organize various aspects of social work", 3730 "assist in administering and coordinating social
    // services for a unit".
    let (_, said) = allocating("0876", "3730", 0);
    assert!(said.iter().all(|reason| !reason.contains("social →") && !reason.ends_with("social”")), "{said:?}");
    let (_, said) = allocating("41311", "41312", 0);
    let both = "performs technical social service → performs complex technical social service";
    assert!(said.iter().any(|reason| reason.contains(both)), "{said:?}");
}

#[test]
fn what_is_printed_for_a_whole_series_is_compared_as_that_of_its_levels() {
    // The New Mexico document prints 18 entries of knowledge and skills for both classes, the 14th "Writing".
    let library = shipped();
    let found = compared(&library, "SPCP20", "SPCP23");
    assert_eq!(found.ksas.len(), 18);
    assert!(found.ksas.iter().all(|link| link.change == Change::Same));
    let across = compared(&library, "SPCP23", "CA2460");
    assert!((0..18).all(|at| across.ksas.iter().any(|link| link.lower == Some(at))), "{:#?}", across.ksas);
    assert!(across.remarks.iter().any(|remark| remark.contains("SPCP23")), "{:?}", across.remarks);
    // "Distinguishing Characteristics of Levels" stands over the statements of work in both documents.
    for (lower, upper) in [("G1099B", "G1099O"), ("SPCP20", "SPCP23")] {
        let said = compared(&library, lower, upper).allocating_elsewhere.unwrap();
        assert!(said.contains("“Distinguishing Characteristics of Levels”") && said.contains(lower), "{said}");
    }
    assert_eq!(compared(&library, "41311", "41312").allocating_elsewhere, None);
}

#[test]
fn two_revisions_of_one_class_are_called_so_and_nothing_is_said_to_rise() {
    let library = shipped();
    let before =
        library.series.iter().find(|loaded| loaded.series.level(&Code::new("41311").unwrap()).is_some()).unwrap();
    let mut after: Series = before.series.clone();
    after.id = SeriesId::new("il-planner-later").unwrap();
    let at = after.levels.iter().position(|level| level.code.as_str() == "41311").unwrap();
    let days = ["2009-07-01", "2015-07-01"].map(|day| day.parse().ok());
    let mut earlier = before.series.clone();
    earlier.levels[at].dates.effective = days[0];
    after.levels[at].dates.effective = days[1];
    let dropped = after.levels[at].duties.items.pop().unwrap();
    let [old, new] = [&earlier, &after].map(|series| LevelView { series, level: &series.levels[at] });
    let found = library.comparer.compare(old, new, &[]);
    assert_eq!(
        found.remarks,
        ["Two texts of 41311 are compared, of 2009-07-01 and of 2015-07-01: neither stands above the other."]
    );
    // All duties but the one taken out have the same words; nobody can say that it was dropped at a higher level.
    let changes: Vec<Change> =
        found.duties.iter().filter(|link| link.upper.is_some()).map(|link| link.change).collect();
    assert!(changes.iter().all(|change| *change == Change::Same), "{changes:?} without {dropped:?}");
    assert_eq!(changes.len(), after.levels[at].duties.items.len());
    assert!(found.across());
    let mut elsewhere = after.clone();
    elsewhere.authority.name = "Another State".to_owned();
    let other = LevelView { series: &elsewhere, level: &elsewhere.levels[at] };
    let told = library.comparer.compare(old, other, &[]).remarks;
    assert!(
        told[0].starts_with("41311 is the code of two classes: of ") && told[0].ends_with("of Another State."),
        "{told:?}"
    );
}
