//! What sets a level apart: the rows of shipped and of made levels, as a reader of their texts finds them.

use std::collections::BTreeSet;

use rungs_domain::compare::{Apart, LevelView, Quotation, Turn};
use rungs_domain::spec::{Dimension, Duty, DutyScope, Level, Section, Series};
use rungs_library::{Library, select};

fn level<'a>(library: &'a Library, code: &str) -> LevelView<'a> {
    library.level(&select::resolve_level(library, code).unwrap()).unwrap()
}

fn shipped(lower: &str, upper: &str) -> Vec<Apart> {
    let library = Library::shipped();
    library.comparer.apart(level(&library, lower), level(&library, upper))
}

fn text(side: &Option<Quotation>) -> &str {
    side.as_ref().map_or("", |quotation| &quotation.whole)
}

fn row(rows: &[Apart], dimension: Dimension) -> &Apart {
    rows.iter().find(|row| row.dimension == dimension).unwrap_or_else(|| panic!("no {dimension} in {rows:#?}"))
}

/// Two levels of one made series with these class concepts.
fn made(lower: &str, upper: &str) -> Vec<Apart> {
    let library = Library::shipped();
    let series = of_concepts(&library, lower, upper);
    let view = |at: usize| LevelView { series: &series, level: &series.levels[at] };
    library.comparer.apart(view(0), view(1))
}

fn of_concepts(library: &Library, lower: &str, upper: &str) -> Series {
    let mut series: Series = library.series[0].series.clone();
    series.levels.truncate(2);
    series.sections.clear();
    series.ksas = None;
    for (level, text) in series.levels.iter_mut().zip([lower, upper]) {
        *level = Level::new(level.code.clone(), level.title.clone());
        level.concept = vec![Section { heading: None, text: vec![text.to_owned()] }];
    }
    series
}

#[test]
fn planner_three_is_set_apart_by_its_direction_first() {
    // Distinguishing features: "Under direction, performs complex technical ..." at 41312; "Under general direction,
    // independently performs complex technical tasks ..." at 41313. Desirable requirements: four years of college, then
    // a master's degree.
    let rows = shipped("41312", "41313");
    let first = &rows[0];
    assert_eq!((first.dimension, first.turn, first.allocating), (Dimension::SupervisionReceived, Turn::Up, true));
    assert_eq!((text(&first.lower), text(&first.upper)), ("Under direction", "Under general direction"));
    let second = &rows[1];
    assert_eq!((second.dimension, second.turn), (Dimension::Independence, Turn::Up));
    assert!(text(&second.upper).contains("independently performs complex technical tasks"));
    let decides = row(&rows, Dimension::Decisions);
    assert!(text(&decides.lower).contains("provides input"), "{decides:?}");
    assert!(text(&decides.upper).starts_with("recommends new or revised policies and procedures"), "{decides:?}");
    let last = rows.last().unwrap();
    assert_eq!((last.dimension, last.turn), (Dimension::Qualifications, Turn::Up));
    assert!(text(&last.upper).contains("master's degree"));
}

#[test]
fn who_leads_the_class_below_stands_above_it() {
    // 0876 provides direct supervision for the Medical Social Associate, 3730 for the Medical Social Consultants: 0876
    // is the Medical Social Consultant.
    let rows = shipped("0876", "3730");
    let leads = row(&rows, Dimension::SupervisionGiven);
    assert_eq!(leads.turn, Turn::Up);
    assert_eq!(text(&leads.upper), "provides direct supervision for the Medical Social Consultants");
    let supervised = row(&rows, Dimension::SupervisionReceived);
    assert_eq!(text(&supervised.upper), "They work under administrative supervision");
}

#[test]
fn a_lead_worker_is_new_where_the_level_below_leads_nobody() {
    let rows = shipped("SPCP20", "SPCP23");
    let leads = row(&rows, Dimension::SupervisionGiven);
    assert_eq!((leads.turn, leads.lower.is_none()), (Turn::New, true));
    assert!(text(&leads.upper).starts_with("Serve as the Lead Worker in a unit"), "{leads:?}");
}

#[test]
fn who_prepares_reports_to_distribute_is_not_supervised_otherwise() {
    // 41312 "prepares documentation and reports to distribute to team members"; of supervision both print one phrase.
    let rows = shipped("41311", "41312");
    let supervised = rows.iter().filter(|row| row.dimension == Dimension::SupervisionReceived);
    let upper: Vec<&str> = supervised.map(|row| text(&row.upper)).collect();
    assert_eq!(upper, ["Under direction"]);
}

#[test]
fn a_level_is_not_said_to_be_silent_where_it_speaks_of_the_matter_in_another_clause() {
    // Both levels speak of complexity, so that the second clause of the upper one is new, and no more than that.
    let rows = made(
        "Performs difficult legal work.",
        "Performs the most difficult legal work. Tries especially complex appeals before any court of the country.",
    );
    let further = rows.iter().find(|row| row.turn == Turn::New).unwrap();
    assert!(text(&further.upper).starts_with("Tries especially complex appeals"), "{rows:#?}");
    assert_eq!(further.why, "no clause like it was found at the lower level");
    assert_eq!(row(&rows, Dimension::Complexity).turn, Turn::Up);
}

#[test]
fn one_phrase_changed_in_a_clause_built_alike_is_a_step() {
    let rows = made(
        "Incumbents manage programs of acquisition at museum facilities in a district.",
        "Incumbents manage programs of acquisition at museum facilities statewide.",
    );
    let [only] = rows.as_slice() else { panic!("{rows:#?}") };
    assert_eq!((only.dimension, only.turn), (Dimension::Scope, Turn::Up));
}

#[test]
fn what_only_the_lower_level_prints_is_gone_and_never_less() {
    let rows = made("Sorts mail. May serve as a lead worker.", "Sorts mail.");
    let [only] = rows.as_slice() else { panic!("{rows:#?}") };
    assert_eq!((only.dimension, only.turn, only.upper.is_none()), (Dimension::SupervisionGiven, Turn::Gone, true));
}

#[test]
fn the_same_words_set_nothing_apart() {
    let library = Library::shipped();
    for loaded in &library.series {
        for one in &loaded.series.levels {
            let view = LevelView { series: &loaded.series, level: one };
            assert_eq!(library.comparer.apart(view, view), [], "{}", one.code);
        }
    }
    assert_eq!(made("Under direction, sorts mail.", "Under direction, sorts mail."), []);
}

#[test]
fn every_row_quotes_what_its_level_prints_and_no_dimension_crowds_out_the_others() {
    let library = Library::shipped();
    for loaded in &library.series {
        for pair in loaded.series.levels.windows(2) {
            let [lower, upper] = [0, 1].map(|at| LevelView { series: &loaded.series, level: &pair[at] });
            let rows = library.comparer.apart(lower, upper);
            assert!((1..=6).contains(&rows.len()), "{} {}", pair[0].code, pair[1].code);
            for row in &rows {
                assert!(row.lower.is_some() || row.upper.is_some(), "{row:?}");
                assert!(rows.iter().filter(|other| other.dimension == row.dimension).count() <= 2, "{rows:#?}");
                for (side, view) in [(&row.lower, lower), (&row.upper, upper)] {
                    assert!(side.as_ref().is_none_or(|quotation| is_printed(quotation, view)), "{row:?}");
                }
            }
            let said: BTreeSet<_> =
                rows.iter().map(|row| (text(&row.lower), text(&row.upper), row.dimension)).collect();
            assert_eq!(said.len(), rows.len(), "a row stands twice: {rows:#?}");
        }
    }
}

fn is_printed(quotation: &Quotation, view: LevelView<'_>) -> bool {
    let passages = view.level.passages().into_iter().chain(view.series.passages());
    passages.flat_map(|passage| passage.lines()).any(|line| line.text.contains(&quotation.whole))
}

#[test]
fn a_class_of_any_length_is_answered_from_what_allocates() {
    let library = Library::shipped();
    let mut series = of_concepts(&library, "Under direction, sorts mail.", "Under general direction, sorts mail.");
    for level in &mut series.levels {
        let duty = |number: u32| Duty {
            number,
            text: format!("Assists in sorting complex mail of box {number}; recommends a major change."),
            scope: DutyScope::Own,
            note: None,
        };
        level.duties.items = (1..20_000).map(duty).collect();
    }
    let view = |at: usize| LevelView { series: &series, level: &series.levels[at] };
    let rows = library.comparer.apart(view(0), view(1));
    assert_eq!((rows[0].dimension, text(&rows[0].upper)), (Dimension::SupervisionReceived, "Under general direction"));
}
