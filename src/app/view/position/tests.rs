#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::sample::{PLANNER, draft, judged};
use super::*;
use crate::positions::{Field, Part};
use rungs_domain::allocate::Exclusion;

fn planner(policy: &str) -> SheetData {
    let (reading, judged) = judged(&draft(&PLANNER), policy);
    SheetData::new(&reading, &judged)
}

fn card<'d>(data: &'d SheetData, id: &str) -> &'d CardData {
    data.cards.iter().find(|card| card.id == id).unwrap()
}

#[test]
fn time_stacks_from_the_highest_level_and_the_mark_stands_where_the_majority_is_reached() {
    let data = planner("majority");
    let segments: Vec<(&str, u32)> =
        data.bar.segments.iter().map(|one| (one.code.as_str(), one.percent.0 / 100)).collect();
    assert_eq!(segments, [("41314", 8), ("41313", 38), ("41312", 46), ("not counted", 8)]);
    // From the left 8, then 8 + 38 = 46, then 46 + 46 = 92 of 100.
    assert_eq!(data.bar.segments[2].across.map(|share| format!("{share:.2}")), ["0.46", "0.92"]);
    // More than half of 100 is reached with 50.01.
    assert_eq!(data.bar.mark, Some((0.5001, "more than half of the time".to_owned())));
    let said = "Time by level, highest first: 41314 8 %, 41313 38 %, 41312 46 %, not counted 8 %. The level with more \
                than half of the time at or above it: 41312";
    assert_eq!(data.bar.said, said);
    assert_eq!(data.sums, "92 counted, 5 other duties as assigned, 3 matched to nothing");
}

#[test]
fn the_mark_follows_the_share_that_the_deciding_policy_asks_for() {
    assert_eq!(planner("grade-controlling").bar.mark, Some((0.25, "25 % of the time".to_owned())));
    assert_eq!(planner("essential-duties").bar.mark, None, "most time is no share");
}

#[test]
fn each_policy_has_a_card_with_its_answer_what_it_rests_on_and_its_margin() {
    let data = planner("majority");
    assert_eq!(data.heading, "Five published policies on the same worksheet");
    assert_eq!(data.dissent.as_deref(), Some("one disagrees"));
    let majority = card(&data, "majority");
    assert_eq!((majority.code.as_str(), majority.tone), ("41312", Tone::Decides));
    // 8 + 38 = 46 at or above 41313; with 46 of 41312 it is 92. 50.01 - 46 = 4.01 are missing.
    assert_eq!(majority.rests, "92 at 41312 or above, 46 at 41313 or above; more than 50 needed");
    assert!(majority.margin.starts_with("Margin: over 4 points moved to 41313; duty "), "{}", majority.margin);
    let grade = card(&data, "grade-controlling");
    assert_eq!((grade.code.as_str(), grade.tone), ("41313", Tone::Dissents));
    assert_eq!(grade.stance, "≠ one level higher");
    assert_eq!(grade.rests, "46 at 41313 or above, 8 at 41314 or above; 25 is enough");
    let lead = card(&data, "lead-gate");
    assert!(lead.code.is_empty() && lead.tone == Tone::Quiet);
    // 25 - 8 = 17.
    assert!(lead.rests.starts_with("8 of 25 in lead work (duty 6)"), "{}", lead.rests);
    assert_eq!(card(&data, "essential-duties").rests, "46 here, 38 at 41313");
    let best = card(&data, "best-fit");
    assert_eq!(best.answer, "not asked");
    assert_eq!(best.rests, "only where no level has more than 50 at or above it");
}

#[test]
fn another_policy_that_decides_turns_the_stances_round() {
    let data = planner("grade-controlling");
    assert_eq!(card(&data, "grade-controlling").tone, Tone::Decides);
    assert_eq!(card(&data, "majority").stance, "≠ one level lower");
    assert_eq!(data.dissent.as_deref(), Some("two disagree"), "the majority, and most time");
    assert_eq!(data.answer.class, "41313 Social Service Program Planner III · draft");
}

#[test]
fn the_answer_comes_before_its_reasons_and_says_whose_choice_the_policy_is() {
    let data = planner("majority");
    assert_eq!(data.answer.class, "41312 Social Service Program Planner II · draft");
    // 50.01 - 46 = 4.01 points to III.
    let margin = "Margin: over 4 points of time would have to move to 41313.";
    assert!(data.answer.why.ends_with(margin), "{}", data.answer.why);
    let by = "By “Majority of the time”: chosen by a person who is not named; the reason is not given.";
    assert!(data.answer.why.contains(by), "{}", data.answer.why);
    assert_eq!(data.answer.open, "");
}

/// The Illinois document prints no rule, and nobody has chosen one.
#[test]
fn without_a_chosen_policy_there_is_no_answer_and_each_policy_is_told_as_it_would_decide() {
    let data = planner("");
    assert!(data.answer.class.starts_with("No answer yet"), "{:?}", data.answer);
    let would = "It would be 41312 by “Majority of the time” and “Time in essential duties”, 41313 by “Grade-controlling \
                 duties”.";
    assert!(data.answer.why.ends_with(would), "{:?}", data.answer);
    assert!(data.cards.iter().all(|card| card.tone == Tone::Quiet));
    assert_eq!(data.bar.mark, None);
    assert!(data.cautions.iter().any(|caution| caution.words.starts_with("Nobody has chosen the policy")));
}

#[test]
fn a_decision_where_nobody_chose_a_policy_is_told_without_a_computed_answer() {
    let mut form = draft(&PLANNER);
    form.ruling.class = "41314".to_owned();
    let (reading, judged) = judged(&form, "");
    let data = SheetData::new(&reading, &judged);
    assert_eq!(data.answer.class, "41314 Social Service Program Planner IV by decision · draft");
    let nothing = "Nothing is computed: nobody has chosen the policy that decides.";
    assert!(data.answer.why.ends_with(nothing), "{}", data.answer.why);
    assert_eq!(data.heading, "Decided for 41314; beside it five published policies on the same worksheet");
    assert_eq!(card(&data, "majority").stance, "≠ a person decided for 41314");
}

#[test]
fn half_and_half_is_told_as_a_tie_and_nothing_counted_has_no_margin() {
    let halves = [("Does a.", "50", Some(&[("41312", 1)][..])), ("Does b.", "50", Some(&[("41313", 1)][..]))];
    let (reading, told) = judged(&draft(&halves), "majority");
    let data = SheetData::new(&reading, &told);
    assert_eq!(data.answer.open, "A tie: exactly 50 percent are at 41313 or above, and more is asked for.");
    let (reading, told) = judged(&draft(&[("Does a.", "100", Some(&[][..]))]), "majority");
    let data = SheetData::new(&reading, &told);
    assert_eq!(data.answer.class, "No class");
    assert!(!data.answer.why.contains("Margin"), "{}", data.answer.why);
    assert!(data.cards.iter().all(|card| card.margin.is_empty()), "{:?}", data.cards);
}

#[test]
fn a_row_says_what_it_is_matched_to_and_how_that_came_about() {
    let data = planner("majority");
    let first = &data.rows[&1];
    assert_eq!((first.code.as_str(), first.item.as_str(), first.standing), ("41313", "duty 2", Standing::Confirmed));
    assert!(first.quoted && first.below.starts_with("Functions as a member of a planning unit"), "{}", first.below);
    let common = &data.rows[&4];
    assert_eq!((common.code.as_str(), common.below.as_str()), ("41312", "counts for the lowest; also 41313, duty 4"));
    assert_eq!(data.rows[&8].apart, Some(Exclusion::OtherDuties));
    assert_eq!(data.rows[&8].level, None);
    assert_eq!((data.rows[&9].code.as_str(), data.rows[&9].said.as_str()), ("", "matches nothing, confirmed"));
}

#[test]
fn undecided_matches_are_one_caution_that_leads_to_the_first() {
    let mut duties = PLANNER;
    duties[4].2 = None;
    duties[6].2 = None;
    // Words of two printed duties, so that there is something to suggest.
    duties[4].0 = "Organizes planning conferences with agencies, the community and other groups.";
    duties[6].0 = "Prepares plans, reports, documents and related correspondence.";
    let (reading, judged) = judged(&draft(&duties), "majority");
    let data = SheetData::new(&reading, &judged);
    assert_eq!(data.rows[&5].standing, Standing::Suggested);
    let words = "Two matches are suggested and not yet confirmed: duties 5 and 7.";
    let caution = data.cautions.iter().find(|caution| caution.words == words).unwrap();
    assert_eq!(caution.field, Some(Field::Row(Part::Duties, 4, "matched")));
    let nothing = data.cautions.iter().find(|caution| caution.words == "Duty 9 matches nothing in the series (3 %).");
    assert_eq!(nothing.unwrap().field, Some(Field::Row(Part::Duties, 8, "matched")));
}

#[test]
fn a_caution_leads_to_the_row_of_the_form_though_rows_before_it_cannot_be_read() {
    let mut form = draft(&PLANNER);
    form.duties[0].percent = "much".to_owned();
    let (reading, judged) = judged(&form, "majority");
    let data = SheetData::new(&reading, &judged);
    assert!(!data.rows.contains_key(&1), "the row that cannot be read is not judged");
    let nothing = data.cautions.iter().find(|caution| caution.words.starts_with("Duty 9 matches nothing")).unwrap();
    assert_eq!(nothing.field, Some(Field::Row(Part::Duties, 8, "matched")));
}
