//! By whose rule a position is decided, ties, near-ties, and dates: each worked by hand.

use std::path::Path;

use jiff::civil::date;
use rungs_domain::allocate::{
    Allocation, Caution, Chosen, Dated, Finding, Margin, Named, PolicyChoice, Position, Ruling, STANDS_IN, Stance, Tie,
    named_policy,
};
use rungs_domain::qualify::Hundredths;
use rungs_library::{Library, review};

use super::{allocate, position, root, series};

fn case(name: &str) -> Position {
    position(&root().join("tests/cases/allocate").join(name).with_extension("ron"))
}

fn judged(position: &Position) -> Allocation {
    let library = Library::shipped();
    let policies = library.policies_for(position).unwrap();
    library.allocate(position, position.as_of.unwrap(), &policies).unwrap().allocation
}

/// The notice prints it, 1.7.3.9 NMAC rules both New Mexico series, the University of Illinois publishes its majority;
/// the Illinois document prints nothing, and no rule of anybody stands in for that.
#[test]
fn each_series_names_the_rule_of_its_authority_or_none() {
    let library = Library::shipped();
    let named: Vec<(&str, Option<&str>)> = library
        .series
        .iter()
        .map(|loaded| {
            let rule = loaded.series.allocated_by.as_ref().map(|rule| rule.policy.as_str());
            (loaded.series.id.as_str(), rule)
        })
        .collect();
    for expected in [
        ("denver-utilization-management", Some("essential-duties")),
        ("il-social-service-planner", None),
        ("nm-community-social-service-specialist", Some("nm-best-fit")),
        ("nm-cps-permanency-planning", Some("nm-best-fit")),
        ("ui-medical-social-services", Some("ui-majority")),
    ] {
        assert!(named.contains(&expected), "{expected:?} in {named:?}");
    }
    assert_eq!(review::warnings(&library, date(2025, 6, 30)), [], "each of them is there");
}

#[test]
fn the_series_decides_by_its_own_rule_without_the_gate_of_another_authority() {
    // CA2460 60, CA2459 40.
    let mut position = position(&root().join("tests/cases/determination/vacancy.ron"));
    position.planned = false;
    position.posting = None;
    // A month before the day of judging: Washington would not count it, and Denver does.
    position.duties[0].since = Some(date(2025, 6, 1));
    let told = judged(&position);
    assert_eq!((told.chosen.clone(), told.gate.clone()), (Some(Chosen::Series), None));
    assert_eq!(
        told.deciding().map(|answer| (answer.policy.as_str(), answer.finding)),
        Some(("essential-duties", Finding::Class(1)))
    );
    assert!(
        !told.cautions.iter().any(|caution| matches!(caution, Caution::TooShort { .. } | Caution::AnotherRule { .. }))
    );
}

#[test]
fn where_the_series_names_none_nobodys_rule_decides() {
    let told = judged(&case("three_ways"));
    assert_eq!((told.chosen.clone(), told.deciding()), (None, None));
    assert_eq!(told.cautions.first(), Some(&Caution::NobodyChose));
}

/// Duty 3 (15) began on 2025-03-01. By the six months of Washington III has 40 and not 55: II. Nobody's gate holds for
/// the worksheet, and by grade-controlling III has 55 of 25.
#[test]
fn while_nobody_has_chosen_each_policy_is_told_as_it_would_decide_with_its_own_gate() {
    let mut position = case("under_the_gate");
    (position.policy, position.policy_by, position.policy_why) = (None, None, None);
    let told = judged(&position);
    assert_eq!((told.gate.clone(), told.worksheet.levels[3].own), (None, Hundredths::whole(55)));
    let by = |id: &str| told.answers.iter().find(|answer| answer.policy == id).unwrap();
    assert_eq!((by("majority").finding, by("majority").too_short.as_slice()), (Finding::Class(2), &[2][..]));
    assert_eq!((by("grade-controlling").finding, by("grade-controlling").gate.clone()), (Finding::Class(3), None));
}

#[test]
fn a_persons_choice_is_told_with_its_reason_and_stands_beside_the_rule_of_the_authority() {
    let mut position = position(&root().join("tests/cases/determination/vacancy.ron"));
    position.policy = Some("majority".to_owned());
    let told = judged(&position);
    let words = told.chosen.as_ref().map(Chosen::words);
    assert_eq!(words.as_deref(), Some("chosen by a person who is not named; the reason is not given"));
    let another = Caution::AnotherRule {
        named: "Time in essential duties".to_owned(),
        decides: "Majority of the time".to_owned(),
    };
    assert!(told.cautions.contains(&Caution::ChoiceUnexplained) && told.cautions.contains(&another));
    position.policy_by = Some("A. Analyst".to_owned());
    position.policy_why = Some("The board ordered it.".to_owned());
    let told = judged(&position);
    assert_eq!(told.chosen.as_ref().map(Chosen::words).as_deref(), Some("chosen by A. Analyst: The board ordered it"));
    assert!(!told.cautions.contains(&Caution::ChoiceUnexplained));
    // Whoever names the authority's own has chosen nothing.
    position.policy = Some("essential-duties".to_owned());
    let denver = series("denver-utilization-management");
    let named = named_policy(&position, Some(&denver));
    assert_eq!(named, Some(Named { id: "essential-duties", chosen: Chosen::Series }));
    let choice =
        Chosen::Person(PolicyChoice { by: position.policy_by.clone(), on: None, why: position.policy_why.clone() });
    assert_eq!(named_policy(&position, None), Some(Named { id: "essential-duties", chosen: choice }));
}

#[test]
fn half_and_half_is_a_tie() {
    let told = judged(&case("majority_at_exactly_half"));
    let by = |id: &str| told.answers.iter().find(|answer| answer.policy == id).unwrap().tie.clone();
    let half = Hundredths::whole(50);
    // III has exactly the half that has to be passed; II and III have the same time.
    assert_eq!(by("majority"), Some(Tie::AtTheShare { level: 3, time: half }));
    assert_eq!(by("essential-duties"), Some(Tie::Equal { levels: vec![2, 3], time: half }));
    assert_eq!(by("grade-controlling"), None, "25 are enough, and there are 50");
    let told = judged(&case("majority_a_hundredth_over"));
    assert!(told.answers.iter().all(|answer| answer.tie.is_none()));
}

/// Two levels print one duty, "in an agency" more or less: 41312 no. 4 and 41313 no. 4.
#[test]
fn a_near_tie_counts_for_the_lower_level_and_both_are_told() {
    let mut position = case("three_ways");
    let planner = series("il-social-service-planner");
    position.duties[0].text = "Develops procedures to regulate and prevent overlap of services.".to_owned();
    position.duties[0].matched = None;
    let told = allocate(&position, &planner, position.as_of.unwrap(), &["majority"]);
    let line = &told.worksheet.lines[0];
    let best = line.suggestions.iter().map(|one| one.score.0).max().unwrap();
    assert!(best >= STANDS_IN && !line.near.is_empty(), "{line:?}");
    let here = line.place.level().unwrap();
    assert!(line.near.iter().all(|one| one.level > here), "{line:?}");
    assert!(line.near.iter().all(|one| line.could_count_at.contains(&one.level)), "{line:?}");
    assert!(told.cautions.iter().any(|caution| matches!(caution, Caution::NearTie { duty: 0, .. })));
}

/// CA2460 no. 5 trains team members on utilization management techniques; no duty of CA2459 trains anybody, however near
/// some of their words are.
#[test]
fn a_near_likeness_to_other_work_counts_no_duty_down() {
    let mut position = case("lead_gate_met");
    position.duties[0].text = "Teaches new coordinators how we do utilization management".to_owned();
    position.duties[0].matched = None;
    let line = judged(&position).worksheet.lines.remove(0);
    assert_eq!(line.items.first().map(|item| (item.level, item.number)), Some((1, Some(5))), "{line:?}");
}

/// 46 percent are at III or above and 92 at II or above: best fit is asked only where no class has more than 50.
#[test]
fn a_policy_that_is_not_asked_says_why_and_nothing_contradicts_it() {
    let position = case("policies_disagree");
    let planner = series("il-social-service-planner");
    let told = allocate(&position, &planner, position.as_of.unwrap(), &["best-fit", "majority"]);
    let why = told.answers[0].not_asked_words(&super::policy("best-fit").rule, &told.worksheet, &planner);
    let said = "it is asked only where no class has more than 50 percent of the time at or above it, and 41312 has 92";
    assert_eq!(why.as_deref(), Some(said));
    assert_eq!(told.answers[1].stance, Stance::Answers);
    assert_eq!(told.agreement(), "the one that decides names no class, others do");
}

/// II has 46 percent and III 38, and 92 are at II or above: 42 of them, taken from II or above, leave 50.
#[test]
fn points_say_from_where_they_have_to_come() {
    let position = case("policies_disagree");
    let planner = series("il-social-service-planner");
    let answer = &allocate(&position, &planner, position.as_of.unwrap(), &["majority"]).answers[0];
    let rule = super::policy("majority").rule.clone();
    let from = |margin: &Option<Margin>| margin.as_ref().unwrap().from_words(&rule, answer.finding, &planner);
    assert_eq!([&answer.raise, &answer.lower].map(from), ["from work below it", "from work of 41312 or above"]);
}

/// The notice prints a rule of its own; a person chose another.
#[test]
fn the_rule_of_the_authority_is_judged_beside_the_one_that_a_person_chose() {
    let mut position = case("lead_gate_met");
    position.policy = Some("majority".to_owned());
    let policies = Library::shipped().policies_for(&position).unwrap().all;
    let ids: Vec<&str> = policies.iter().take(2).map(|policy| policy.id.as_str()).collect();
    assert_eq!(ids, ["majority", "essential-duties"]);
}

/// CA2460 no. 2 is CA2459 no. 2 with the safety monitored: a duty that nobody has decided can be either.
#[test]
fn work_that_nobody_has_decided_is_undecided_and_not_missing() {
    let mut position = case("lead_gate_met");
    position.duties[0].text = "Coordinates emergency placements of children".to_owned();
    position.duties[0].matched = None;
    let library = Library::shipped();
    let policies = library.policies_for(&position).unwrap();
    let needs = library.allocate(&position, position.as_of.unwrap(), &policies).unwrap().needs;
    let second = needs[1].telling.iter().find(|duty| duty.number == 2).unwrap();
    assert_eq!((second.lines.as_slice(), second.possible.as_slice()), (&[][..], &[0][..]));
}

/// A manager's brief of four plain lines. Read against the document duty 1 is 41313 no. 1, duty 3 is 41313 no. 4, and
/// 40 + 20 at III are a majority: III has to lie in the range, whatever the likeness of single words makes of it.
#[test]
fn the_range_of_a_brief_in_plain_words_holds_the_level_that_is_meant() {
    let mut position = case("planned_vacancy");
    let duty = position.duties[0].clone();
    let brief = [
        ("Runs the studies of the team from the design to the report", 40),
        ("Leads two planners: assigns and reviews their work, trains them", 20),
        ("Develops procedures that keep two programs from doing the same work", 20),
        ("Writes plans and reports and hands them to the team", 20),
    ];
    let duties = (1..).zip(brief).map(|(number, (text, percent))| {
        let mut duty = duty.clone();
        (duty.number, duty.text, duty.percent, duty.matched) =
            (number, text.to_owned(), Hundredths::whole(percent), None);
        duty
    });
    position.duties = duties.collect();
    let planner = series("il-social-service-planner");
    let told = allocate(&position, &planner, position.as_of.unwrap(), &["majority"]);
    let answer = told.deciding().unwrap();
    assert!(
        (answer.lowest..=answer.highest).contains(&Finding::Class(3)),
        "{:?} to {:?}",
        answer.lowest,
        answer.highest
    );
    assert_eq!(told.undecided().count(), 4);
}

/// CA2460 no. 5 trains team members: neither it nor "trains new team members" speaks of leading.
#[test]
fn work_of_a_lead_class_that_is_not_counted_as_lead_work_is_told() {
    let mut position = case("lead_gate_met");
    let matched = position.duties[1].matched.as_mut().unwrap();
    matched[0].duty = Some(5);
    position.duties[1].text = "Trains new team members.".to_owned();
    let told = judged(&position);
    let caution = Caution::NoLeadWork { duty: 1, level: 1, number: Some(5) };
    assert!(told.cautions.contains(&caution), "{:?}", told.cautions);
    position.duties[1].lead = rungs_domain::qualify::Ternary::No;
    assert!(!judged(&position).cautions.contains(&caution), "somebody has said that it is none");
}

#[test]
fn dates_that_do_not_go_together_are_told() {
    let mut position = case("three_ways");
    let as_of = position.as_of.unwrap();
    position.requested_on = Some(date(2025, 2, 1));
    position.ruling =
        Some(Ruling { effective: Some(date(2025, 1, 1)), on: Some(date(2025, 7, 1)), ..Ruling::default() });
    assert_eq!(as_of, date(2025, 6, 30));
    let cautions = judged(&position).cautions;
    let (effective, requested) = (date(2025, 1, 1), date(2025, 2, 1));
    for expected in [
        Caution::EffectiveBeforeJudging(effective),
        Caution::EffectiveBeforeRequest { effective, requested },
        Caution::AfterJudging { what: Dated::Ruling, day: date(2025, 7, 1) },
    ] {
        assert!(cautions.contains(&expected), "{expected:?} in {cautions:?}");
    }
    let ruling = position.ruling.as_mut().unwrap();
    (ruling.effective, ruling.on) = (Some(as_of), Some(as_of));
    let dated = |caution: &Caution| caution.id().starts_with("effective") || caution.id() == "after-judging";
    assert!(!judged(&position).cautions.iter().any(dated), "on the day itself");
}

fn checked(file: &Path, text: &str) -> Vec<(String, Option<u32>)> {
    std::fs::write(file, text).unwrap();
    let library = Library::load_only(&[file.to_owned()], &mut |_, _| std::ops::ControlFlow::Continue(())).unwrap();
    let found = review::warnings(&library, date(2025, 6, 30)).into_iter();
    found.map(|one| (format!("{}: {}", one.id, one.message), one.place.line)).collect()
}

/// 60 + 35 = 95.
#[test]
fn percentages_that_do_not_add_up_and_policies_that_are_not_there_are_warnings_with_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("p.ron");
    let text = "Position(\n title: \"T\", spec: (series: \"x-y\"),\n policy: \"majorty\",\n duties: [\n\
                (number: 1, text: \"A.\", percent: 60),\n(number: 2, text: \"B.\", percent: 35)])";
    let found = checked(&file, text);
    assert_eq!(
        found,
        [
            ("unknown-policy: no policy \"majorty\" is loaded".to_owned(), Some(3)),
            ("percent-sum: the percentages add up to 95, not to 100".to_owned(), Some(6)),
        ]
    );
    assert_eq!(checked(&file, &text.replace("35", "40").replace("majorty", "majority")), []);
    let denver = std::fs::read_to_string(root().join("specs/denver-utilization-management.ron")).unwrap();
    let found = checked(&file, &denver.replace("policy: \"essential-duties\"", "policy: \"essential-dutys\""));
    let line = denver.lines().position(|line| line.contains("policy: \"essential-duties\"")).unwrap() + 1;
    let expected = "unknown-policy: no policy \"essential-dutys\" is loaded".to_owned();
    assert_eq!(found, [(expected, u32::try_from(line).ok())]);
}
