//! What texts of the field say and what they only seem to say, each with words of its own.

use rungs_domain::compare::{Against, LevelView, Turn};
use rungs_domain::spec::{Dimension, Series, SeriesId, Statement, Tier, TierKind};
use rungs_library::Library;

use super::{made, of_concepts, row, text};
use crate::levels;

/// A series of Planner I to III; the class concepts of the last two are these.
fn planners(library: &Library, second: &str, third: &str) -> Series {
    let mut series = of_concepts(library, second, third);
    series.levels.insert(0, series.levels[0].clone());
    for (level, numeral) in series.levels.iter_mut().zip(["I", "II", "III"]) {
        level.title = format!("Planner {numeral}");
    }
    series
}

fn view(series: &Series, at: usize) -> LevelView<'_> {
    LevelView { series, level: &series.levels[at] }
}

#[test]
fn planner_two_is_not_planner_one() {
    let library = Library::shipped();
    // Who is told from Planner II, or leads those, is not told from Planner I and does not lead that class.
    let upper = "Sorts mail. It is distinguished from the Planner II by the level of difficulty.";
    let mut series = planners(&library, "Sorts mail.", upper);
    let rows = library.comparer.apart(view(&series, 0), view(&series, 2));
    assert!(rows.iter().all(|row| !row.why.starts_with("the text itself")), "{rows:#?}");
    let rows = library.comparer.apart(view(&series, 1), view(&series, 2));
    assert_eq!(rows[0].why, "the text itself tells the levels apart by it");
    for (level, led) in series.levels.iter_mut().zip(["clerks", "clerks", "Planners II"]) {
        level.concept[0].text = vec![format!("Supervises {led}.")];
    }
    let leads = |lower: usize| {
        let rows = library.comparer.apart(view(&series, lower), view(&series, 2));
        rows.iter().any(|row| row.why == "the upper level leads the lower class")
    };
    assert_eq!([leads(0), leads(1)], [false, true]);
    // A year as a Planner II asks for more than a year of experience only beside the Planner II.
    let years = ["One year of experience.", "One year of experience.", "One year of experience as a Planner II."];
    for (level, year) in series.levels.iter_mut().zip(years) {
        level.concept.clear();
        level.qualifications = minimum(year);
    }
    assert_eq!(library.comparer.apart(view(&series, 0), view(&series, 2)), []);
    let rows = library.comparer.apart(view(&series, 1), view(&series, 2));
    let asked = row(&rows, Dimension::Qualifications);
    assert_eq!((asked.turn, text(&asked.upper)), (Turn::Up, "One year of experience as a Planner II."));
}

#[test]
fn who_works_under_the_supervision_of_somebody_does_not_supervise() {
    let library = Library::shipped();
    // The track on which the class without a bracket stands that prints these words.
    let track = |said: &str| {
        let mut series = planners(&library, "Sorts mail.", said);
        for (level, title) in
            series.levels.iter_mut().zip(["Sorter (Specialist)", "Sorter (Supervisor)", "Chief Sorter"])
        {
            level.title = title.to_owned();
        }
        let tracks = library.comparer.tracks(&series).unwrap();
        tracks.track_of(2).and_then(|track| tracks.tracks[track].name.clone())
    };
    for said in [
        "Works under the supervision of a Postmaster.",
        "Under the close supervision of the office, sorts registered letters.",
    ] {
        assert_eq!(track(said), None, "{said}");
    }
    for said in [
        "Is responsible for the supervision of the sorting room.",
        "Exercises supervision over ten sorters.",
        "The work includes the supervision of clerks.",
    ] {
        assert_eq!(track(said).as_deref(), Some("Supervisor"), "{said}");
    }
    for said in ["Exercises no supervision over others.", "Does not exercise supervision."] {
        assert_eq!(track(said).as_deref(), Some("Specialist"), "{said}");
    }
}

#[test]
fn levels_of_two_series_have_no_direction_but_the_one_that_is_printed() {
    let library = Library::shipped();
    let [denver, medical] = ["CA2460", "3730"].map(|code| levels::view(&library, code));
    for (lower, upper) in [(denver, medical), (medical, denver)] {
        let (steps, table) = library.comparer.steps_and_factors(&[lower, upper], Against::LevelBelow);
        let cells = table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.step.as_ref());
        for row in steps[0].rows.iter().chain(cells) {
            assert!(!row.turn.is_direction(), "{row:?}");
            assert!(!row.why.contains("one ladder"), "no ladder holds the phrases of two authorities: {row:?}");
        }
    }
    // A title is printed for a class of the same authority; elsewhere it may mean another one.
    let mut series = planners(&library, "Supervises clerks.", "Supervises the work of Planners II.");
    series.authority.inferred = false;
    let turn = |authority: &str| {
        let mut other = series.clone();
        other.id = SeriesId::new("another-series").unwrap();
        other.authority.name = authority.to_owned();
        let rows = library.comparer.apart(view(&series, 1), view(&other, 2));
        row(&rows, Dimension::SupervisionGiven).turn
    };
    assert_eq!([turn(&series.authority.name), turn("City of Elsewhere")], [Turn::Up, Turn::Different]);
}

/// The same levels as those of another series of one known authority.
fn beside(series: &mut Series) -> Series {
    series.authority.inferred = false;
    Series { id: SeriesId::new("another-series").unwrap(), ..series.clone() }
}

/// A minimum tier of one sentence.
fn minimum(sentence: &str) -> Vec<Tier> {
    let printed = vec![Statement { heading: None, text: sentence.to_owned() }];
    vec![Tier { tier: TierKind::Minimum, heading: "Minimum".to_owned(), printed, requires: None }]
}

#[test]
fn a_class_of_another_series_that_leads_the_lower_one_stands_above_it_for_that_reason_alone() {
    let library = Library::shipped();
    // What may be done stands below what is done, but no ladder holds the phrases of two series.
    let mut series = planners(&library, "May lead clerks.", "Supervises the work of Planners II.");
    let other = beside(&mut series);
    let rows = library.comparer.apart(view(&series, 1), view(&other, 2));
    let leads = row(&rows, Dimension::SupervisionGiven);
    assert_eq!((leads.turn, leads.why.as_str()), (Turn::Up, "the upper level leads the lower class"));
    let rows = library.comparer.apart(view(&series, 1), view(&series, 2));
    let leads = row(&rows, Dimension::SupervisionGiven);
    assert_eq!(leads.why, "how far others are led: the phrases stand on one ladder", "of one series");
}

#[test]
fn less_schooling_is_not_printed_as_lower_where_years_in_the_lower_class_are_asked_for() {
    let library = Library::shipped();
    let mut series = planners(&library, "Keeps accounts.", "Keeps accounts.");
    for (level, title) in series.levels.iter_mut().zip(["Account Clerk", "Accountant", "Accounting Supervisor"]) {
        level.title = title.to_owned();
    }
    series.levels[1].qualifications = minimum("Graduation from college.");
    let turn = |asked: &str| {
        let mut series = series.clone();
        series.levels[2].qualifications = minimum(asked);
        let other = beside(&mut series);
        let rows = library.comparer.apart(view(&series, 1), view(&other, 2));
        let asked = row(&rows, Dimension::Qualifications);
        (asked.turn, asked.why.clone())
    };
    assert_eq!(turn("High school and four years as an Accountant.").0, Turn::Different);
    let printed = (Turn::Up, "what is asked for names the lower class".to_owned());
    assert_eq!(turn("A master's degree and four years as an Accountant."), printed);
}

#[test]
fn a_longer_title_does_not_name_the_class_of_the_shorter_one() {
    let library = Library::shipped();
    let leads = |titles: [&str; 3], led: &str, lower: usize| {
        let mut series = planners(&library, "Supervises aides.", &format!("Supervises {led}."));
        for (level, title) in series.levels.iter_mut().zip(titles) {
            level.title = title.to_owned();
        }
        let rows = library.comparer.apart(view(&series, lower), view(&series, 2));
        let names: Vec<usize> = library.comparer.criteria(&series).iter().flat_map(|rule| rule.names.clone()).collect();
        assert!(names.is_empty(), "who is led is no rule");
        rows.iter().any(|row| row.why == "the upper level leads the lower class")
    };
    let planners = ["Planner", "Planner II", "Chief of Planning"];
    for (led, named) in [("Planner II", 1), ("Planners II and III", 1), ("Planners", 0), ("each Planner", 0)] {
        assert_eq!([0, 1].map(|lower| leads(planners, led, lower)), [0, 1].map(|at| at == named), "{led}");
    }
    let clerks = ["Clerk", "Senior Clerk", "Chief Clerk"];
    for (led, named) in [("Senior Clerks", 1), ("Clerks", 0), ("the Senior Clerk of each county", 1)] {
        assert_eq!([0, 1].map(|lower| leads(clerks, led, lower)), [0, 1].map(|at| at == named), "{led}");
    }
    assert!(leads(clerks, "Senior Clerks and Clerks", 0), "both are named");
    let numbered = ["Planner II", "Senior Planner II", "Chief of Planning"];
    assert_eq!([0, 1].map(|lower| leads(numbered, "Senior Planners I - III", lower)), [false, true]);
}

#[test]
fn the_title_of_the_other_series_counts_where_it_is_the_longer_one() {
    let library = Library::shipped();
    let mut series = planners(&library, "Supervises aides.", "Supervises Senior Clerks.");
    let mut other = beside(&mut series);
    series.levels[1].title = "Clerk".to_owned();
    let leads = |other: &Series| {
        let rows = library.comparer.apart(view(&series, 1), view(other, 2));
        rows.iter().any(|row| row.why == "the upper level leads the lower class")
    };
    other.levels[0].title = "Senior Clerk".to_owned();
    assert!(!leads(&other));
    other.levels[2].concept[0].text = vec!["Supervises Clerks.".to_owned()];
    assert!(leads(&other));
}

#[test]
fn a_rule_that_names_a_longer_title_is_no_rule_about_the_shorter_one() {
    let library = Library::shipped();
    let said = "Sorts mail. Positions that sort letters abroad should be allocated to the class of Senior Clerk.";
    let mut series = planners(&library, said, "Sorts mail.");
    for (level, title) in series.levels.iter_mut().zip(["Clerk", "Postal Aide", "Senior Clerk"]) {
        level.title = title.to_owned();
    }
    series.levels[0].concept[0].text = vec!["Sorts mail.".to_owned()];
    let rules = library.comparer.criteria(&series);
    let named: Vec<_> =
        rules.iter().filter(|rule| !rule.printed_at.is_empty()).map(|rule| rule.names.clone()).collect();
    assert_eq!(named, [vec![2]]);
}

#[test]
fn terms_of_supervision_that_differ_are_told_where_none_of_them_rises() {
    for (lower, upper) in [
        ("Under administrative supervision", "Under general supervision"),
        ("Under the administrative direction of the chief", "Under general supervision"),
        ("Under general direction", "Under direction"),
    ] {
        let rows = made(&format!("{lower}, sorts mail."), &format!("{upper}, sorts mail."));
        let received = row(&rows, Dimension::SupervisionReceived);
        assert_eq!(received.turn, Turn::Different, "{lower}, {upper}");
        assert!(lower.starts_with(text(&received.lower)) && text(&received.upper) == upper, "{received:?}");
    }
    let rows =
        made("Under general supervision, sorts mail.", "Under the administrative supervision of a chief, sorts mail.");
    assert_eq!(row(&rows, Dimension::SupervisionReceived).turn, Turn::Up);
}

#[test]
fn who_is_level_with_a_supervisor_does_not_supervise() {
    for said in [
        "The responsibilities of this class equal the supervisory responsibilities of the corresponding supervisor.",
        "Is comparable to the full supervisory level.",
        "Works at the same level as those who supervise a large staff.",
    ] {
        let rows = made(said, "Sorts mail.");
        assert!(rows.iter().all(|row| row.dimension != Dimension::SupervisionGiven), "{said} {rows:#?}");
        let rows = made("Sorts mail.", said);
        assert!(rows.iter().all(|row| row.dimension != Dimension::SupervisionGiven), "{said} {rows:#?}");
    }
    let rows = made("Sorts mail.", "Does work comparable to that of an editor, supervises a large staff.");
    assert_eq!(row(&rows, Dimension::SupervisionGiven).turn, Turn::New);
}

#[test]
fn those_who_are_led_are_no_knowledge_of_their_leader() {
    let below = "Prepares maps of energy corridors.";
    let of_knowledge = |upper: &str| {
        let rows = made(below, upper);
        rows.into_iter().filter(|row| row.dimension == Dimension::Knowledge).count()
    };
    assert_eq!(of_knowledge("Acts as lead person over a group of specialists in siting."), 0);
    assert_eq!(of_knowledge("Leads a crew, or serves as specialist in the siting of tunnels."), 1);
}

#[test]
fn two_phrases_of_one_clause_are_told_in_one_row() {
    // "Supervises" and "a group of" stand on two ladders below "subordinate supervisors"; the sentences are the same.
    let rows = made(
        "Supervises a group of inspectors in the district.",
        "Supervises a technical function with no more than five subordinate supervisors in the district.",
    );
    let led = rows.iter().filter(|row| row.dimension == Dimension::SupervisionGiven).count();
    assert_eq!(led, 1, "{rows:#?}");
}
