//! The documents about positions.

use rungs_domain::allocate::{Position, Ruling};
use rungs_domain::spec::{Level, Series};
use rungs_formats::export::documents::Paper;
use rungs_formats::export::{Block, Depth, Document, Format, Quotation, RowKind, Table, render};

use super::{case, code, fills, judged, paper};

fn determination(name: &str) -> Document {
    paper(&case(name), Paper::Determination, &[])
}

fn posting(applicants: &[&str]) -> Document {
    let position = case("vacancy");
    paper(&position, Paper::Posting, &fills(&position, applicants))
}

/// What stands under a heading, up to the next of the same or a higher depth.
fn under<'d>(document: &'d Document, heading: &str) -> &'d [Block] {
    let depth = |block: &Block| match block {
        Block::Heading(depth, words) => Some((*depth, words.words())),
        _ => None,
    };
    let found = document.blocks.iter().position(|block| depth(block).is_some_and(|(_, words)| words == heading));
    let at = found.unwrap_or_else(|| panic!("no heading {heading} in {:?}", headings(document)));
    let (own, _) = depth(&document.blocks[at]).unwrap();
    let rest = &document.blocks[at + 1..];
    let end = rest.iter().position(|block| depth(block).is_some_and(|(depth, _)| depth <= own));
    &rest[..end.unwrap_or(rest.len())]
}

fn headings(document: &Document) -> Vec<String> {
    let parts = document.blocks.iter().filter_map(|block| match block {
        Block::Heading(Depth::Part, words) => Some(words.words()),
        _ => None,
    });
    parts.collect()
}

/// All words of some blocks, a line each.
fn words(blocks: &[Block]) -> String {
    let lines = blocks.iter().flat_map(|block| match block {
        Block::Heading(_, text) | Block::Paragraph(text) | Block::Note(text) => vec![text.words()],
        Block::Quotation(quoted) => vec![quoted.words.words(), quoted.citation.words()],
        Block::List(items) => items.iter().map(|item| item.text.words()).collect(),
        Block::Facts(facts) => {
            facts.iter().map(|fact| format!("{}: {}", fact.label.words(), fact.text.words())).collect()
        }
        Block::Table(table) => table.rows.iter().map(|row| cells(&row.cells)).collect(),
        Block::Tree(_) => Vec::new(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn cells(cells: &[rungs_formats::export::Text]) -> String {
    cells.iter().map(|cell| cell.words()).collect::<Vec<_>>().join(" | ")
}

fn quotations(blocks: &[Block]) -> Vec<&Quotation> {
    let quoted = blocks.iter().filter_map(|block| match block {
        Block::Quotation(quoted) => Some(quoted),
        _ => None,
    });
    quoted.collect()
}

fn tables<'d>(blocks: &'d [Block], caption: &str) -> Vec<&'d Table> {
    let tables = blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.filter(|table| table.caption.words().starts_with(caption)).collect()
}

#[test]
fn a_grant_says_what_is_granted_from_when_and_by_whom() {
    let document = determination("grant");
    assert_eq!(document.title.words(), "Determination: A request that is granted");
    assert_eq!(document.subtitle.as_ref().unwrap().words(), "Decided by R. Analyst on 2025-06-30, as of 2025-06-30");
    let decision = words(under(&document, "Decision"));
    let said = "The request for 41313 Social Service Program Planner III is granted. The position moves up one level \
                from 41312 to 41313 Social Service Program Planner III, effective 2025-07-01.";
    assert!(decision.starts_with(said), "{decision}");
    assert!(decision.contains("It is a reclassification"), "{decision}");
    assert!(words(under(&document, "Steps taken")).ends_with("Interviewed the incumbent."));
    let why = words(under(&document, "Why 41313 Social Service Program Planner III"));
    assert!(why.starts_with("Duty 1 is its work: 51 percent of the time."), "{why}");
    assert!(why.contains("asks for more than 50 percent of the time, which is at least 50.01"), "{why}");
    assert!(why.contains("Who says so: R. Analyst, 2025-06-20: Whole designs."), "{why}");
    let change = words(under(&document, "What would change the result"));
    assert!(change.contains("1 point of time re-matched to the work of 41312: then the answer is 41312"), "{change}");
    assert!(
        change.contains("50.01 points of time re-matched to the work of 41314: then the answer is 41314; duty 1 alone")
    );
}

#[test]
fn a_denial_says_more_than_a_grant() {
    let document = determination("denial");
    let decision = words(under(&document, "Decision"));
    let said = "The request for 41313 Social Service Program Planner III is denied. The position stays allocated to \
                41312 Social Service Program Planner II, effective 2025-07-01.";
    assert_eq!(decision, said);
    let why_not = under(&document, "Why not 41313 Social Service Program Planner III, which was asked for");
    let said = words(why_not);
    assert!(said.starts_with(
        "Duties 1, 2 and 3 are its work: 38 percent of the time. With 8 percent at higher levels, 46 are at or above \
         it. “Majority of the time” asks for more than 50 percent of the time, which is at least 50.01: 4.01 points \
         are missing."
    ), "{said}");
    let figures = tables(why_not, "The figures of 41313")[0];
    let rows: Vec<String> = figures.rows.iter().map(|row| cells(&row.cells)).collect();
    assert_eq!(
        rows,
        [
            "Majority of the time | at least 50.01 at or above it | 46 | 4.01",
            "Grade-controlling duties | at least 25 at or above it | 46 | none: it is the answer",
            "Time in essential duties | more than 46, the most of any other class | 38 | 4.01",
        ]
    );
    assert!(said.ends_with("4.01 points of time that are other work now would have to be its work."), "{said}");
    let lead = words(under(&document, "Why not 41314 Social Service Program Planner IV"));
    assert!(lead.contains("Lead work takes 8 percent (duty 6) of the 25 asked for: 17 points are missing."), "{lead}");
    assert!(lead.contains("reviews it when it is done | ✓ yes | the review sheets"), "{lead}");
    let also = words(under(&document, "Also examined"));
    assert_eq!(
        also.lines().next().unwrap(),
        "41311 Social Service Program Planner I: no counted duty is at that level."
    );
    let change = words(under(&document, "What would change the result"));
    assert!(change.contains(
        "4.01 points of time re-matched to the work of 41313: then the answer is 41313; duty 5, 7 or 4 alone would do it."
    ), "{change}");
    let says = words(under(&document, "What each policy says"));
    assert!(says.contains("“Grade-controlling duties” disagrees: 41313 Social Service Program Planner III (1 level higher). It is not the rule applied: “Majority of the time” decides here, chosen by R. Analyst: The agency has used it since 1998."), "{says}");
}

/// Every duty that sets the class apart and is not there stands with its printed words and its place.
#[test]
fn a_denial_quotes_every_telling_duty_that_is_not_there() {
    let position = case("denial");
    let judged = judged(&position);
    let document = paper(&position, Paper::Determination, &[]);
    let missing = under(&document, "What sets it apart from 41312 and is not in the position");
    let told: Vec<String> = quotations(missing).into_iter().map(|quoted| quoted.words.words()).collect();
    let level = &judged.loaded.series.levels[3];
    let telling = judged.needs[3].telling.iter().filter(|duty| duty.lines.is_empty());
    let printed = telling.map(|duty| level.duties.items.iter().find(|item| item.number == duty.number).unwrap());
    assert_eq!(told, printed.map(|item| item.text.clone()).collect::<Vec<_>>());
}

#[test]
fn every_quoted_sentence_is_printed_and_cited_with_level_place_date_and_revision() {
    for (name, kind) in [("denial", Paper::Determination), ("draft", Paper::Determination), ("vacancy", Paper::Posting)]
    {
        let position = case(name);
        let document = paper(&position, kind, &[]);
        let loaded = judged(&position).loaded;
        let quoted = quotations(&document.blocks);
        assert!(quoted.len() >= 4, "{name}");
        for one in quoted {
            let (words, place) = (one.words.words(), one.citation.words());
            let level = loaded.series.levels.iter().find(|level| place.starts_with(&format!("{}, ", level.code)));
            assert!(prints(level.unwrap(), &words), "{name}: {words}");
            let dated = place.contains(", effective 2021-08-01, ") || place.contains(", proposed 2011-11-30, ");
            assert!(dated && place.ends_with(&format!(", revision {}", loaded.revision)), "{place}");
        }
    }
}

fn prints(level: &Level, words: &str) -> bool {
    let concept = level.concept.iter().flat_map(|section| &section.text);
    let duties = level.duties.items.iter().map(|duty| &duty.text);
    let tiers = level.qualifications.iter().flat_map(|tier| &tier.printed).map(|one| &one.text);
    concept.chain(duties).chain(tiers).any(|printed| printed == words)
}

#[test]
fn times_add_up_in_the_table() {
    let document = determination("denial");
    let table = tables(&document.blocks, "Percent of the time by level")[0];
    let (sum, entries) = table.rows.split_last().unwrap();
    let figure = |row: &rungs_formats::export::Row, cell: usize| row.cells[cell].words().parse::<u32>().unwrap();
    assert_eq!((sum.kind, figure(sum, 2)), (RowKind::Sum, 100));
    assert_eq!(entries.iter().map(|row| figure(row, 2)).sum::<u32>(), 100);
    let above: Vec<u32> = entries.iter().take(5).map(|row| figure(row, 3)).collect();
    assert_eq!(above, [8, 46, 92, 92, 92]);
}

#[test]
fn a_draft_says_so_and_on_what_it_depends() {
    let document = determination("draft");
    assert_eq!(document.title.words(), "Draft determination: A draft with an open judgement");
    let decision = words(under(&document, "Decision"));
    assert!(decision.starts_with("As it stands: Whether 41313 Social Service Program Planner III, which was asked for, is granted is still open."), "{decision}");
    assert!(
        decision
            .contains("for the highest 41314 Social Service Program Planner IV. Open: what is decided about duty 1."),
        "{decision}"
    );
    assert!(words(under(&document, "Signatures")).contains("Decided by: ____"));
}

#[test]
fn a_decision_that_departs_is_marked_as_a_persons_with_its_reason() {
    let mut position = case("grant");
    let why = Some("The new work ends in August.".to_owned());
    position.ruling = Some(Ruling { class: code("41312"), why, ..position.ruling.unwrap() });
    let told = |position: &Position| words(under(&paper(position, Paper::Determination, &[]), "Decision"));
    let decision = told(&position);
    assert!(decision.contains(
        "A person's decision, which departs from the computed one. Majority of the time: 41313 Social Service Program \
         Planner III. Decided by R. Analyst on 2025-06-30: “The new work ends in August.”"
    ), "{decision}");
    position.ruling.as_mut().unwrap().why = None;
    assert!(told(&position).contains("the reason is not given, and has to be."), "{}", told(&position));
}

#[test]
fn a_posting_prints_pay_and_qualifications_and_leaves_the_managers_matters_to_its_end() {
    let document = posting(&["sample-applicant-a.ron", "sample-applicant-b.ron", "sample-applicant-c.ron"]);
    assert_eq!(document.title.words(), "Draft posting: Lead Utilization Management Coordinator");
    let parts = headings(&document);
    assert_eq!(parts.last().unwrap(), "For the manager, not part of the posting");
    let manager = under(&document, "For the manager, not part of the posting");
    let public = words(&document.blocks[..document.blocks.len() - manager.len() - 1]);
    for said in [
        "Class: CA2460 Lead Utilization Management Coordinator",
        "Pay Grade: 807-A ($45,874–$73,181 a year)",
        "FLSA CODE: exempt",
        "Place of work: East office",
        "Applications until: 2025-08-15",
        "The specification is proposed, and not in force until it is adopted.",
        "1 | Leads the review team from day to day. | 60",
        "On the form of the agency.\nShift work.",
        "CA2459 Utilization Management Coordinator | Pay Grade 806-A ($42,917–$68,454 a year) | Bachelor's Degree",
    ] {
        assert!(public.contains(said), "{said}\n{public}");
    }
    for unsaid in ["Majority", "policy", "applicant A", "Sample applicant", "re-matched", "[sic]"] {
        assert!(!public.contains(unsaid), "{unsaid}");
    }
    let level = |series: &Series| {
        series.levels[1].qualifications.iter().flat_map(|tier| tier.printed.clone()).collect::<Vec<_>>()
    };
    let printed = level(&judged(&case("vacancy")).loaded.series);
    assert!(!printed.is_empty() && printed.iter().all(|sentence| public.contains(&sentence.text)));
    let told = words(manager);
    assert!(
        told.contains("The next level down: CA2459 Utilization Management Coordinator\n10 points of time"),
        "{told}"
    );
    let stands = tables(manager, "How each stands")[0];
    let rows: Vec<String> = stands.rows.iter().map(|row| row.cells[0].words()).collect();
    assert_eq!(rows, ["Sample applicant A", "Sample applicant B", "Sample applicant C"]);
}

#[test]
fn what_a_posting_cannot_know_is_left_to_be_filled_in() {
    let mut position = case("vacancy");
    position.posting = None;
    let document = paper(&position, Paper::Posting, &[]);
    assert_eq!(words(under(&document, "How to apply")), "[to be filled in]");
    assert!(words(&document.blocks).contains("Place of work: [to be filled in]"));
    assert!(!words(&document.blocks).contains("The applicants that are loaded"), "nobody was asked about");
}

#[test]
fn the_worksheet_shows_suggestions_for_what_is_open_and_each_factor_at_every_level() {
    let draft = paper(&case("draft"), Paper::Worksheet, &[]);
    let suggested = tables(&draft.blocks, "The most like first")[0];
    assert_eq!(cells(&suggested.rows[0].cells[..2]), "1 | 41313, no. 6");
    assert!(suggested.rows.iter().all(|row| row.cells[0].words() == "1"), "duty 2 is decided");
    let vacancy = paper(&case("vacancy"), Paper::Worksheet, &[]);
    let factors = tables(&vacancy.blocks, "Supervision exercised")[0];
    let levels: Vec<String> = factors.rows.iter().map(|row| row.cells[0].words()).collect();
    assert_eq!(levels, ["CA2460 Lead Utilization Management Coordinator", "CA2459 Utilization Management Coordinator"]);
    assert_eq!(factors.rows[0].cells[3].words(), "decided");
    let said = words(&vacancy.blocks);
    assert!(
        said.contains(
            "It fits CA2460 Lead Utilization Management Coordinator, decided by R. Analyst, 2025-06-20: As planned."
        ),
        "{said}"
    );
}

#[test]
fn every_paper_can_be_rendered_in_every_format() {
    for (name, kind) in [("denial", Paper::Determination), ("denial", Paper::Worksheet), ("vacancy", Paper::Posting)] {
        let document = paper(&case(name), kind, &[]);
        for format in Format::PAGES {
            assert!(!render(&document, *format).unwrap().is_empty(), "{name} {format}");
        }
    }
}
