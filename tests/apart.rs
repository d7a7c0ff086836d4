//! What sets a level apart: the rows of shipped and of made levels, as a reader of their texts finds them.

mod wording;

use std::collections::BTreeSet;

use jiff::civil::date;
use rungs_documents::ladder::{Compared, paragraph};
use rungs_documents::terminal;
use rungs_domain::compare::{Against, Apart, CriterionKind, FactorRow, LevelView, Quotation, Turn};
use rungs_domain::spec::{Dimension, Duty, DutyScope, Ksa, KsaKind, Series};
use rungs_library::{Library, LinkUse};

use crate::levels::{neighbors, of_concepts, two, view, views};

fn shipped(lower: &str, upper: &str) -> Vec<Apart> {
    let library = Library::shipped();
    library.comparer.apart(view(&library, lower), view(&library, upper))
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
    apart(&library, &of_concepts(&library, lower, upper))
}

fn apart(library: &Library, series: &Series) -> Vec<Apart> {
    let [lower, upper] = two(series);
    library.comparer.apart(lower, upper)
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
        for view in views(&loaded.series) {
            assert_eq!(library.comparer.apart(view, view), [], "{}", view.level.code);
        }
    }
    assert_eq!(made("Under direction, sorts mail.", "Under direction, sorts mail."), []);
}

#[test]
fn every_row_quotes_what_its_level_prints_and_no_dimension_crowds_out_the_others() {
    let library = Library::shipped();
    for loaded in &library.series {
        for [lower, upper] in neighbors(&loaded.series) {
            let rows = library.comparer.apart(lower, upper);
            assert!((1..=6).contains(&rows.len()), "{} {}", lower.level.code, upper.level.code);
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
    let passages: Vec<_> = view.level.passages().into_iter().chain(view.series.passages()).collect();
    let lines: Vec<_> = passages.iter().flat_map(|passage| passage.lines()).collect();
    // What is left of the words when they are cut stands in them in order, and the marked words are among it.
    let mut rest = quotation.whole.as_str();
    let mut parts = quotation.text.split('…').map(str::trim).filter(|part| !part.is_empty());
    let in_order = parts.all(|part| {
        let at = rest.find(part);
        rest = &rest[at.map_or(rest.len(), |at| at + part.len())..];
        at.is_some()
    });
    let mut marked = quotation.marks.iter().map(|mark| &quotation.text[mark.clone()]);
    in_order
        && marked.all(|mark| !mark.is_empty() && !mark.contains('…') && quotation.whole.contains(mark))
        && lines.iter().any(|line| line.text.contains(&quotation.whole))
}

#[test]
fn a_quotation_is_cut_around_the_words_that_decide_and_never_before_them() {
    // 41313, distinguishing features: the sixth and seventh clause are f and g.
    let rows = shipped("41312", "41313");
    let received = rows[0].upper.as_ref().unwrap();
    assert_eq!(received.marks.iter().map(|mark| &received.text[mark.clone()]).collect::<Vec<_>>(), ["general"]);
    assert_eq!(received.clause.map(Quotation::letter).as_deref(), Some("a"));
    let contacts = row(&rows, Dimension::Contacts).upper.as_ref().unwrap();
    assert_eq!(contacts.clause.map(Quotation::letter).as_deref(), Some("g"));
    assert!(contacts.text.split_whitespace().count() < contacts.whole.split_whitespace().count());
    assert!(contacts.text[contacts.marks[0].clone()].contains("consultation"), "{contacts:?}");
    let asked = rows.last().unwrap().upper.as_ref().unwrap();
    assert_eq!(&asked.text[asked.marks[0].clone()], "master's degree");
}

#[test]
fn the_same_question_has_the_same_answer() {
    assert_eq!(shipped("CA2459", "CA2460"), shipped("CA2459", "CA2460"));
}

fn rules(series: &str) -> Vec<(CriterionKind, String, String)> {
    let library = Library::shipped();
    let loaded = library.series.iter().find(|loaded| loaded.series.id.as_str() == series).unwrap();
    let told = library.comparer.criteria(&loaded.series).into_iter();
    told.map(|rule| (rule.kind, rule.text.clone(), rule.citation(&loaded.series, "r").to_string())).collect()
}

#[test]
fn the_level_discussion_is_criteria_and_names_its_levels() {
    let library = Library::shipped();
    let loaded = library.series.iter().find(|loaded| loaded.series.id.as_str() == "il-social-service-planner").unwrap();
    let criteria = library.comparer.criteria(&loaded.series);
    // Two paragraphs stand under LEVEL DISCUSSION: of the Community Planner, and of Program Planner I to IV.
    let named: Vec<_> = criteria.iter().map(|rule| (rule.kind, rule.names.clone())).collect();
    assert_eq!(named, [(CriterionKind::Allocation, vec![0]), (CriterionKind::Allocation, vec![1, 2, 3, 4])]);
    assert!(criteria[0].citation(&loaded.series, "r").to_string().contains("LEVEL DISCUSSION"));
}

#[test]
fn the_rules_of_allocation_stand_above_what_sets_the_levels_apart() {
    let library = Library::shipped();
    let levels = ["SPCP20", "SPCP23"].map(|code| view(&library, code).reference());
    let pair = library.compare(&levels[0], &levels[1], LinkUse::Confirmed).unwrap();
    let document = library.comparison_document(Compared::Pair(&pair), date(2026, 11, 30)).unwrap();
    let text = anstream::adapter::strip_str(&terminal::render(&document, 100)).to_string();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let rule = text.find("Cumulative duties: “Note: Examples of Work are intended to be cumulative").unwrap();
    assert!(rule < text.find("What sets SPCP23 apart from SPCP20").unwrap());
    assert!(text[rule..].contains("[Distinguishing Characteristics of Levels of the series, revised 2018-08-24"));
}

#[test]
fn what_new_mexico_says_of_cumulative_duties_is_a_rule() {
    for series in ["nm-community-social-service-specialist", "nm-cps-permanency-planning"] {
        let told = rules(series);
        let [(CriterionKind::Cumulative, text, citation)] = told.as_slice() else { panic!("{told:#?}") };
        assert!(text.starts_with("Note: Examples of Work are intended to be cumulative"));
        assert!(citation.contains("Distinguishing Characteristics of Levels"), "{citation}");
    }
}

#[test]
fn denver_prints_a_rule_of_allocation_and_from_which_classes_its_own_are_told() {
    let told = rules("denver-utilization-management");
    assert_eq!(told[0].0, CriterionKind::Allocation);
    assert!(told[0].1.contains("determined by the amount of time spent"));
    let from: Vec<&str> = told
        .iter()
        .filter(|rule| rule.0 == CriterionKind::Distinction)
        .map(|rule| rule.1.split(" that ").next().unwrap())
        .collect();
    assert_eq!(
        from,
        [
            "It is distinguished from the class of Senior Social Caseworker",
            "It is distinguished from the class of Lead Social Caseworker",
        ]
    );
}

#[test]
fn the_factors_of_denver_stand_in_the_dimensions_that_their_headings_name() {
    let library = Library::shipped();
    let levels = ["CA2459", "CA2460"].map(|code| view(&library, code));
    let table = library.comparer.factor_table(&levels, Against::LevelBelow);
    let of = |dimension| table.rows.iter().find(|row| row.dimension == dimension).unwrap();
    let upper = |row: &FactorRow| text(&row.cells[1].step.as_ref().unwrap().upper).to_owned();
    // "Guidelines, Difficulty and Decision Making Level:", a paragraph each; CA2460.
    assert!(upper(of(Dimension::Guidelines)).contains("in the form of stated objectives only"));
    assert!(upper(of(Dimension::Complexity)).contains("concepts, theories and concrete factors"));
    assert!(upper(of(Dimension::SupervisionGiven)).contains("permanently assigned lead work"));
    assert!(upper(of(Dimension::Contacts)).contains("resolution of problems"));
    // "Level of Supervision Received and Quality Review" reads the same at both.
    let received = &of(Dimension::SupervisionReceived).cells[1];
    assert_eq!(
        (received.step.is_none(), received.same, text(&received.says)),
        (true, true, "Under general supervision")
    );
    assert_eq!(of(Dimension::Guidelines).cells.len(), 2);
}

#[test]
fn every_cell_of_a_factor_table_quotes_its_level_or_says_that_nothing_was_found() {
    let library = Library::shipped();
    for loaded in &library.series {
        let views = views(&loaded.series);
        let table = library.comparer.factor_table(&views, Against::LevelBelow);
        assert_eq!(table.rows.len() + table.not_printed.len(), Dimension::ALL.len());
        for row in &table.rows {
            assert_eq!(row.cells.len(), views.len());
            assert!(row.cells[0].step.is_none(), "the first level is compared with none");
            for (at, cell) in row.cells.iter().enumerate() {
                assert!(cell.step.is_none() || cell.says.is_none(), "{cell:?}");
                let mut own = cell.says.iter().chain(cell.step.iter().filter_map(|step| step.upper.as_ref()));
                assert!(own.all(|quotation| is_printed(quotation, views[at])), "{cell:?}");
                let mut below = cell.step.iter().filter_map(|step| step.lower.as_ref());
                assert!(below.all(|quotation| is_printed(quotation, views[at - 1])), "{cell:?}");
            }
        }
    }
}

#[test]
fn a_paragraph_says_in_40_to_70_words_what_is_printed_and_where() {
    let library = Library::shipped();
    for loaded in &library.series {
        for views in neighbors(&loaded.series) {
            let [lower, upper] = views.map(|view| library.cited(&view.reference()).unwrap());
            let rows = library.comparer.apart(views[0], views[1]);
            let told = paragraph(lower, upper, &rows).unwrap();
            let words = told.text.split_whitespace().count();
            assert!((40..=70).contains(&words), "{words}: {}", told.text);
            for quoted in told.text.split('“').skip(1).map(|rest| rest.split('”').next().unwrap()) {
                let printed = |part: &str| {
                    let mut sides = rows.iter().flat_map(|row| [&row.lower, &row.upper]).flatten();
                    sides.any(|side| side.whole.contains(part.trim()))
                };
                assert!(quoted.split('…').all(printed), "{quoted}");
            }
            assert!(told.citations.contains(upper.level.code.as_str()), "{}", told.citations);
            assert!(told.with_citations().ends_with(&told.citations));
        }
    }
}

#[test]
fn where_positions_of_another_kind_belong_is_a_rule_and_sets_nothing_apart() {
    let library = Library::shipped();
    let lower = "Sorts mail. Positions that supervise a large staff should be allocated to the Manager series.";
    let series = of_concepts(&library, lower, "Sorts mail.");
    assert_eq!(apart(&library, &series), []);
    let told = library.comparer.criteria(&series);
    let rules: Vec<_> = told.iter().filter(|rule| !rule.printed_at.is_empty()).collect();
    let [rule] = rules.as_slice() else { panic!("{rules:#?}") };
    assert_eq!((rule.kind, rule.printed_at.as_slice()), (CriterionKind::Exclusion, [0].as_slice()));
    assert_eq!(rule.text, "Positions that supervise a large staff should be allocated to the Manager series.");
}

#[test]
fn what_is_said_of_the_class_from_which_another_is_told_is_not_said_of_that_one() {
    let rows = made("Sorts mail.", "Sorts mail. It is distinguished from the Manager that supervises a large staff.");
    assert_eq!(rows, []);
}

#[test]
fn the_text_itself_tells_the_levels_apart_first() {
    let library = Library::shipped();
    let mut series = of_concepts(
        &library,
        "Under direction, sorts mail.",
        "Under general direction, sorts mail. This class is distinguished from the Sorter I by the level of difficulty.",
    );
    series.levels[0].title = "Sorter I".to_owned();
    let rows = apart(&library, &series);
    assert_eq!((rows[0].dimension, rows[0].turn), (Dimension::Complexity, Turn::New), "{rows:#?}");
    assert_eq!(rows[1].dimension, Dimension::SupervisionReceived);
}

#[test]
fn degrees_of_knowledge_are_a_step_of_one_subject_only() {
    let library = Library::shipped();
    let known = |lower: &str, upper: &str| {
        let mut series = of_concepts(&library, "Sorts mail.", "Sorts mail.");
        for (level, text) in series.levels.iter_mut().zip([lower, upper]) {
            let (number, kind, text) = (1, KsaKind::Knowledge, text.to_owned());
            level.ksas.items = vec![Ksa { number, kind, name: None, degree: None, text, note: None }];
        }
        apart(&library, &series)
    };
    let rows = known("Requires working knowledge of postal law.", "Requires extensive knowledge of postal law.");
    assert_eq!(row(&rows, Dimension::Knowledge).turn, Turn::Up);
    let rows = known("Requires working knowledge of postal law.", "Requires extensive knowledge of ships.");
    assert!(rows.iter().all(|row| row.turn != Turn::Up), "{rows:#?}");
}

#[test]
fn what_may_be_done_stands_below_what_is_done() {
    let rows =
        made("Sorts mail. May serve as lead worker of the shift.", "Sorts mail. Serves as lead worker of the shift.");
    assert_eq!(row(&rows, Dimension::SupervisionGiven).turn, Turn::Up);
    let rows =
        made("Sorts mail. Serves as lead worker of the shift.", "Sorts mail. May serve as lead worker of the shift.");
    assert!(rows.iter().all(|row| row.turn != Turn::Up), "{rows:#?}");
}

#[test]
fn who_does_what_the_level_below_assists_in_has_more_of_a_part() {
    let rows = made("Assists in sorting registered letters.", "Sorts registered letters.");
    assert_eq!(row(&rows, Dimension::Independence).turn, Turn::Up, "{rows:#?}");
}

#[test]
fn what_a_level_takes_over_is_neither_new_nor_gone() {
    let library = Library::shipped();
    let mut series = of_concepts(
        &library,
        "Sorts mail. May serve as a lead worker of the shift.",
        "In addition to the duties of Sorter I, drives the van.",
    );
    series.levels[0].title = "Sorter I".to_owned();
    let rows = apart(&library, &series);
    assert!(rows.iter().all(|row| row.turn != Turn::Gone), "{rows:#?}");
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
    let rows = apart(&library, &series);
    assert_eq!((rows[0].dimension, text(&rows[0].upper)), (Dimension::SupervisionReceived, "Under general direction"));
}
