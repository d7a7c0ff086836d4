//! The documents about positions.

use rungs_documents::Paper;
use rungs_documents::{Block, Depth, Document, Format, Quotation, RowKind, Stage, Table, render};
use rungs_domain::allocate::{Position, Ruling};
use rungs_domain::spec::{Level, Series};

use super::{case, code, fills, judged, paper};

fn determination(name: &str) -> Document {
    paper(&case(name), Paper::Determination, &[])
}

fn posting(applicants: &[&str]) -> Document {
    let position = case("vacancy");
    paper(&position, Paper::Posting, &fills(&position, applicants))
}

/// What stands under a heading, up to the next of the same or a higher depth.
pub(super) fn under<'d>(document: &'d Document, heading: &str) -> &'d [Block] {
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

pub(super) fn headings(document: &Document) -> Vec<String> {
    let parts = document.blocks.iter().filter_map(|block| match block {
        Block::Heading(Depth::Part, words) => Some(words.words()),
        _ => None,
    });
    parts.collect()
}

/// All words of some blocks, a line each.
pub(super) fn words(blocks: &[Block]) -> String {
    let lines = blocks.iter().flat_map(|block| match block {
        Block::Heading(_, text) | Block::Paragraph(text) | Block::Note(text) => vec![text.words()],
        Block::Quotation(quoted) => vec![quoted.words.words(), quoted.citation.words()],
        Block::List(items) => items.iter().map(|item| item.text.words()).collect(),
        Block::Facts(facts) | Block::Signing(facts) => {
            facts.iter().map(|fact| format!("{}: {}", fact.label.words(), fact.text.words())).collect()
        }
        Block::Table(table) => table.rows.iter().map(|row| cells(&row.cells)).collect(),
        Block::Tree(_) => Vec::new(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

pub(super) fn cells(cells: &[rungs_documents::Text]) -> String {
    cells.iter().map(|cell| cell.words()).collect::<Vec<_>>().join(" | ")
}

fn quotations(blocks: &[Block]) -> Vec<&Quotation> {
    let quoted = blocks.iter().filter_map(|block| match block {
        Block::Quotation(quoted) => Some(quoted),
        _ => None,
    });
    quoted.collect()
}

pub(super) fn tables<'d>(blocks: &'d [Block], caption: &str) -> Vec<&'d Table> {
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
    assert!(why.contains("Duty 1 is its work: 51 percent of the time."), "{why}");
    let plain = "asks for more than half of the time at or above a class; here it is 51 percent, and no higher class";
    assert!(why.contains(plain), "{why}");
    assert!(why.contains("Who says so: R. Analyst, 2025-06-20: Whole designs."), "{why}");
    let change = words(under(&document, "What would change the result"));
    assert!(
        change.contains(
            "With 1 point of the time moved from work of 41313 or above to the work of 41312 the answer is 41312"
        ),
        "{change}"
    );
    assert!(change.contains(
        "With 50.01 points of the time moved from work below it to the work of 41314 the answer is 41314; duty 1 alone"
    ));
}

#[test]
fn a_denial_says_more_than_a_grant() {
    let document = determination("denial");
    let decision = words(under(&document, "Decision"));
    let said = "The request for 41313 Social Service Program Planner III is denied. The position stays allocated to \
                41312 Social Service Program Planner II.\nThe class does not change, so nothing takes effect on 2025-07-01, \
                the day that was named.";
    assert_eq!(decision, said, "nothing changes, so nothing takes effect");
    let why_not = under(&document, "Why not 41313 Social Service Program Planner III, which was asked for");
    let said = words(why_not);
    assert!(said.contains(
        "Duties 1, 2 and 3 are its work: 38 percent of the time. With 8 percent at higher levels, 46 are at or above \
         it. “Majority of the time” asks for more than half of the time at or above a class; here it is 46 percent, \
         which is not enough."
    ), "{said}");
    let figures = tables(why_not, "The figures of 41313")[0];
    let rows: Vec<String> = figures.rows.iter().map(|row| cells(&row.cells)).collect();
    assert_eq!(
        rows,
        [
            "Majority of the time | more than half of the time at or above it | 46 | 4.01",
            "Grade-controlling duties | at least 25 percent of the time at or above it | 46 | none: it names this class",
            "Time in essential duties | more than 46, the most of any other class | 38 | 4.01",
        ]
    );
    let moved = "For “Majority of the time” to name 41313, 4.01 points of the time would have to be its work that are \
                 other work now.";
    assert!(said.ends_with(moved), "{said}");
    let lead = words(under(&document, "Why not 41314 Social Service Program Planner IV"));
    assert!(lead.contains("Lead work takes 8 percent (duty 6) of the 25 asked for: 17 percent too little."), "{lead}");
    assert!(lead.contains("reviews it when it is done | ✓ yes | the review sheets"), "{lead}");
    let also = words(under(&document, "Also examined"));
    assert_eq!(
        also.lines().next().unwrap(),
        "41295 Social Service Community Planner: no counted duty is at that level.",
        "41311 is the next class, and is told of at length"
    );
    let change = words(under(&document, "What would change the result"));
    assert!(change.contains(
        "With 4.01 points of the time moved from work below it to the work of 41313 the answer is 41313; duty 5, 7 or 4 alone would do it."
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
    let missing = under(&document, "Duties that set it apart from 41312 and are not shown in the position");
    let told: Vec<String> = quotations(missing).into_iter().map(|quoted| quoted.words.words()).collect();
    let level = &judged.loaded.series.levels[3];
    let telling = judged.needs[3].telling.iter().filter(|duty| duty.lines.is_empty());
    let printed = telling.map(|duty| level.duties.items.iter().find(|item| item.number == duty.number).unwrap());
    assert_eq!(told, printed.map(|item| item.text.clone()).collect::<Vec<_>>());
}

#[test]
fn every_quoted_sentence_is_printed_and_cited_with_level_place_date_and_revision() {
    for (name, kind) in [("denial", Paper::Determination), ("draft", Paper::Determination)] {
        let position = case(name);
        let document = paper(&position, kind, &[]);
        let loaded = judged(&position).loaded;
        let quoted = quotations(&document.blocks);
        assert!(quoted.len() >= 2, "{name}");
        for one in quoted {
            let (words, place) = (one.words.words(), one.citation.words());
            let place = place.split(" · Who says so: ").next().unwrap().to_owned();
            let level = loaded.series.levels.iter().find(|level| place.starts_with(&format!("{}, ", level.code)));
            assert!(prints(level.unwrap(), &words), "{name}: {words}");
            let dated = place.contains(", effective 2021-08-01, ") || place.contains(", proposed 2011-11-30, ");
            assert!(dated && place.ends_with(&format!(", revision {}", loaded.revision())), "{place}");
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
    let figure = |row: &rungs_documents::Row, cell: usize| row.cells[cell].words().parse::<u32>().unwrap();
    assert_eq!((sum.kind, figure(sum, 2)), (RowKind::Sum, 100));
    assert_eq!(entries.iter().map(|row| figure(row, 2)).sum::<u32>(), 100);
    let above: Vec<u32> = entries.iter().take(5).map(|row| figure(row, 3)).collect();
    assert_eq!(above, [8, 46, 92, 92, 92]);
}

#[test]
fn a_draft_says_so_and_on_what_it_depends() {
    let document = determination("draft");
    assert_eq!(document.title.words(), "Draft determination: A draft with an open judgment");
    let decision = words(under(&document, "Decision"));
    let open = "Whether the request for 41313 Social Service Program Planner III is granted is still open.";
    assert!(decision.starts_with(open), "{decision}");
    assert!(decision.contains("for the highest 41314 Social Service Program Planner IV."), "{decision}");
    assert!(decision.contains("Nobody has decided what duty 1 matches."), "{decision}");
    assert!(words(under(&document, "Signatures")).starts_with("Decided by: \n"), "a draft names nobody");
}

#[test]
fn a_decision_that_departs_is_marked_as_a_persons_with_its_reason() {
    let mut position = case("grant");
    let why = Some("The new work ends in August.".to_owned());
    position.ruling = Some(Ruling { class: code("41312"), why, ..position.ruling.unwrap() });
    let told = |position: &Position| words(under(&paper(position, Paper::Determination, &[]), "Decision"));
    let decision = told(&position);
    assert!(
        decision.contains(
            "A person decided for 41312. Computed is 41313 Social Service Program Planner III. “Majority of the time” \
         computes it from the time; the decision departs from that. Decided by R. Analyst on 2025-06-30. The reason: \
         “The new work ends in August.”"
        ),
        "{decision}"
    );
    position.ruling.as_mut().unwrap().why = None;
    assert!(told(&position).contains("the reason is not given, and has to be."), "{}", told(&position));
}

/// All that stands in a posting, for the public alone.
#[test]
fn a_posting_holds_what_the_public_may_read_and_neither_the_managers_matters_nor_names_of_applicants() {
    let document = posting(&["sample-applicant-a.ron", "sample-applicant-b.ron", "sample-applicant-c.ron"]);
    assert_eq!(document.title.words(), "Posting: Lead Utilization Management Coordinator");
    let public = words(&document.blocks);
    for said in [
        "Class: CA2460 Lead Utilization Management Coordinator",
        "Pay Grade: 807-A ($45,874–$73,181 a year)",
        "FLSA CODE: Exempt",
        "Place of work: East office",
        "Applications until: 2025-08-15",
        "The specification is proposed, and not in force until it is adopted.",
        "About the class\nGENERAL STATEMENT OF CLASS DUTIES\nPerforms permanently assigned lead work",
        "1 | Leads the review team from day to day. | 60",
        "On the form of the agency.\nShift work.",
    ] {
        assert!(public.contains(said), "{said}\n{public}");
    }
    let planned = case("vacancy");
    let found = judged(&planned);
    let revision = found.loaded.revision();
    let unsaid =
        ["Majority", "policy", "pplicant A", "Sample", "moved", "[sic]", "revision", "nderfill", "be filled in"];
    for unsaid in unsaid.into_iter().chain([revision]) {
        assert!(!public.contains(unsaid), "{unsaid}\n{public}");
    }
    let level = |series: &Series| {
        series.levels[1].qualifications.iter().flat_map(|tier| tier.printed.clone()).collect::<Vec<_>>()
    };
    let printed = level(&judged(&case("vacancy")).loaded.series);
    assert!(!printed.is_empty() && printed.iter().all(|sentence| public.contains(&sentence.text)));
}

#[test]
fn the_managers_matters_and_the_applicants_stand_in_a_memo_of_their_own() {
    let position = case("vacancy");
    let applicants = ["sample-applicant-a.ron", "sample-applicant-b.ron", "sample-applicant-c.ron"];
    let memo = paper(&position, Paper::Staffing, &fills(&position, &applicants));
    assert_eq!(memo.title.words(), "Staffing memo: Seat in the east office");
    let told = words(&memo.blocks);
    // The lead coordinator has 60 of 100: 10 points less leave 50, which is not more than half.
    assert!(
        told.contains("The next level down: CA2459 Utilization Management Coordinator\n10 points of the time"),
        "{told}"
    );
    let below =
        "CA2459 Utilization Management Coordinator | Pay Grade 806-A ($42,917–$68,454 a year) | Bachelor's Degree";
    assert!(told.contains(below), "{told}");
    let stands = tables(&memo.blocks, "How each stands")[0];
    let rows: Vec<String> = stands.rows.iter().map(|row| row.cells[0].words()).collect();
    assert_eq!(rows, ["Sample applicant A", "Sample applicant B", "Sample applicant C"]);
}

#[test]
fn a_posting_is_a_draft_as_long_as_its_level_is_not_decided_or_something_is_to_be_filled_in() {
    let stage = |position: &Position| paper(position, Paper::Posting, &[]).stage;
    let whole = case("vacancy");
    assert_eq!(stage(&whole), None);
    let mut open = whole.clone();
    open.duties[1].matched = None;
    assert_eq!(stage(&open), Some(Stage::Draft), "what duty 2 is is only suggested");
    open.posting.as_mut().unwrap().class = code("CA2460");
    assert_eq!(stage(&open), None, "a person named the class");
    open.posting.as_mut().unwrap().closes = None;
    assert_eq!(stage(&open), Some(Stage::Draft), "no closing date");
}

#[test]
fn what_a_posting_cannot_know_is_left_to_be_filled_in() {
    let mut position = case("vacancy");
    position.posting = None;
    let document = paper(&position, Paper::Posting, &[]);
    let apply = "[to be filled in]\nContact: [to be filled in]\nEqual opportunity and accommodation: [to be filled in]";
    assert_eq!(words(under(&document, "How to apply")), apply);
    for blank in ["Place of work", "Hours", "Applications until"] {
        assert!(words(&document.blocks).contains(&format!("{blank}: [to be filled in]")), "{blank}");
    }
}

#[test]
fn the_worksheet_shows_suggestions_for_what_is_open_and_each_factor_at_every_level() {
    let draft = paper(&case("draft"), Paper::Worksheet, &[]);
    let suggested = tables(&draft.blocks, "Printed duties that share words")[0];
    let likest: Vec<String> = suggested.rows.iter().take(2).map(|row| cells(&row.cells[..2])).collect();
    assert!(["1 | 41313, no. 6", "1 | 41314, no. 6"].into_iter().all(|item| likest.iter().any(|one| one == item)));
    assert!(suggested.rows.iter().all(|row| row.cells[0].words() == "1"), "duty 2 is decided");
    let vacancy = paper(&case("vacancy"), Paper::Worksheet, &[]);
    let factors = tables(&vacancy.blocks, "Supervision exercised")[0];
    let levels: Vec<String> = factors.rows.iter().map(|row| row.cells[0].words()).collect();
    assert_eq!(levels, ["CA2460 Lead Utilization Management Coordinator", "CA2459 Utilization Management Coordinator"]);
    assert_eq!(factors.rows[0].cells[2].words(), "decided");
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
    let papers = [
        ("denial", Paper::Determination),
        ("denial", Paper::Worksheet),
        ("vacancy", Paper::Posting),
        ("vacancy", Paper::Staffing),
    ];
    for (name, kind) in papers {
        let document = paper(&case(name), kind, &[]);
        for format in Format::PAGES {
            assert!(!render(&document, *format).unwrap().is_empty(), "{name} {format}");
        }
    }
}
