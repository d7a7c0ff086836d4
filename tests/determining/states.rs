//! Draft, decided, signed; and that every part of a document follows a person's decision.

use std::path::Path;

use jiff::civil::date;
use rungs_documents::Paper;
use rungs_documents::{Document, Format, Stage, render};
use rungs_domain::allocate::{Basis, Position, Ruling, Signature, State, Unsettled};
use rungs_domain::spec::Code;
use rungs_files::ron::{self, File};
use rungs_library::documents::{NotAsSigned, signed_document};
use rungs_library::positions;

use super::papers::{cells, headings, tables, under, words};
use super::{LIBRARY, case, determined, paper};

fn file(name: &str) -> Position {
    positions::position(&Path::new(env!("CARGO_MANIFEST_DIR")).join(name), &LIBRARY.vocabulary).unwrap()
}

/// A coordinator with 30 percent at CA2460 whom a person holds to be one, for a reason.
fn departing() -> Position {
    file("tests/cases/determination/override.ron")
}

#[test]
fn no_part_of_a_document_argues_against_the_decision_of_a_person() {
    let position = departing();
    let found = determined(&position);
    assert_eq!((found.basis, found.state), (Basis::Departs, State::Decided), "{:?}", found.unsettled);
    let document = paper(&position, Paper::Determination, &[]);
    let decision = words(under(&document, "Decision"));
    assert!(decision.contains("A person decided for CA2460. Computed is CA2459"), "{decision}");
    assert!(decision.contains("The reason: “Lead work is permanent"), "{decision}");
    let chosen = words(under(&document, "Why CA2460 Lead Utilization Management Coordinator"));
    assert!(chosen.starts_with("A person decided on this class. Decided by R. Ames on 2026-11-29"), "{chosen}");
    assert!(chosen.contains("the decision departs from the computed answer, CA2459"), "{chosen}");
    let other = words(under(&document, "Why not CA2459 Utilization Management Coordinator"));
    assert!(other.contains("the computed answer: the decision of a person departs from it"), "{other}");
    let all = words(&document.blocks);
    for against in ["it is the answer", "is missing", "are missing", "decides here"] {
        assert!(!all.contains(against), "{against}\n{all}");
    }
    assert!(headings(&document).contains(&"What would change the computed answer".to_owned()));
    let says = words(under(&document, "What each policy says"));
    assert!(says.contains("computes another class: CA2459"), "{says}");
}

/// The Illinois document prints no rule; with no policy chosen nothing is computed that a person could depart from.
#[test]
fn where_nobody_chose_a_policy_a_person_s_class_is_no_departure_from_anything() {
    let mut position = file("tests/cases/determination/draft.ron");
    position.policy = None;
    position.ruling = Some(Ruling { class: Some(Code::new("41313").unwrap()), ..Ruling::default() });
    let found = determined(&position);
    assert_eq!((found.basis, found.state), (Basis::Alone, State::Draft));
    let document = paper(&position, Paper::Determination, &[]);
    let decision = words(under(&document, "Decision"));
    let told = "A person decided for 41313. Nothing is computed: nobody has chosen the policy that decides.";
    assert!(decision.contains(told), "{decision}");
    let change = words(under(&document, "What would change the result"));
    assert_eq!(change.trim(), "Nobody has chosen the policy that decides, so nothing is computed that could change.");
    let all = words(&document.blocks);
    for against in ["no policy”", "not asked”", "Computed is", "nothing is decided"] {
        assert!(!all.contains(against), "{against}\n{all}");
    }
}

/// At III or above are 50 percent, and more than 50 are asked for.
#[test]
fn a_tie_is_told_in_the_decision() {
    let mut position = file("tests/cases/allocate/majority_at_exactly_half.ron");
    position.policy = Some("majority".to_owned());
    let decision = words(under(&paper(&position, Paper::Determination, &[]), "Decision"));
    let tie = "It is a tie: exactly 50 percent are at 41313 or above, and more is asked for.";
    assert!(decision.contains(tie), "{decision}");
}

/// The Illinois document names no policy: by the majority it is II, by grade-controlling duties III.
#[test]
fn where_nobody_has_chosen_the_policy_no_part_of_a_document_speaks_as_if_one_decided() {
    let position = file("tests/cases/allocate/majority_at_exactly_half.ron");
    let document = paper(&position, Paper::Determination, &[]);
    let decision = words(under(&document, "Decision"));
    let said = "No class is named yet: the series names no policy by which its positions are allocated, and nobody has \
                chosen one. It would be 41312 Social Service Program Planner II by Majority of the time, Time in essential \
                duties; 41313 Social Service Program Planner III by Grade-controlling duties.";
    assert!(decision.starts_with(said), "{decision}");
    let parts = headings(&document);
    assert!(parts.contains(&"The case for 41313 Social Service Program Planner III".to_owned()), "{parts:?}");
    for heading in ["Why", "What would change"] {
        assert!(!parts.iter().any(|part| part.starts_with(heading)), "{heading}: {parts:?}");
    }
    let all = words(&document.blocks);
    for words in ["no policy”", "no policy decides", "nothing follows", "No other matching"] {
        assert!(!all.contains(words), "{words}\n{all}");
    }
    assert_eq!(all.matches("obody has chosen").count(), 2, "in the decision and among the steps\n{all}");
}

#[test]
fn a_decision_against_the_computed_answer_without_a_reason_is_a_draft() {
    let mut position = departing();
    position.ruling.as_mut().unwrap().why = None;
    let found = determined(&position);
    assert_eq!((found.state, found.unsettled), (State::Draft, vec![Unsettled::NoReason]));
}

/// Sample position 2: 18 percent of the time is only suggested.
#[test]
fn what_is_only_suggested_or_not_decided_keeps_it_a_draft_whoever_is_named() {
    let position = file("assets/samples/sample-position-2.ron");
    assert!(position.ruling.as_ref().is_some_and(|ruling| ruling.by.is_some() && ruling.on.is_some()));
    let document = paper(&position, Paper::Determination, &[]);
    assert_eq!(document.stage, Some(Stage::Draft));
    assert!(document.title.words().starts_with("Draft determination: "));
    let decision = words(under(&document, "Decision"));
    assert!(decision.contains("Nobody has decided what duties 4 and 5 match."), "{decision}");
    assert!(!words(&document.blocks).contains("likeness"), "no figures of likeness before an appellant");
}

/// Sample position 1: whether the request is granted is open, so nothing moves and nothing takes effect.
#[test]
fn an_open_request_and_a_move_are_not_told_side_by_side() {
    let position = file("assets/samples/sample-position-1.ron");
    let document = paper(&position, Paper::Determination, &[]);
    let decision = words(under(&document, "Decision"));
    let first = decision.lines().next().unwrap();
    assert!(!first.contains("The position moves") && !first.contains("effective"), "{first}");
    assert!(first.contains("As it stands, the position would"), "{first}");
}

#[test]
fn a_position_about_which_nobody_is_named_is_a_draft() {
    let mut position = case("grant");
    assert_eq!(determined(&position).state, State::Decided);
    let ruling = position.ruling.as_mut().unwrap();
    (ruling.by, ruling.on) = (None, None);
    assert_eq!(determined(&position).unsettled, [Unsettled::Nobody, Unsettled::NoDay]);
}

#[test]
fn a_match_with_a_day_and_no_name_is_told_as_nobodys() {
    let mut position = case("grant");
    let one = &mut position.duties[0].matched.as_mut().unwrap()[0];
    (one.by, one.why) = (None, None);
    let all = words(&paper(&position, Paper::Determination, &[]).blocks);
    assert!(all.contains("Who says so: nobody is named, 2025-06-20"), "{all}");
}

#[test]
fn a_draft_says_so_on_every_page_and_a_decided_one_does_not() {
    let text = |document: &Document, format| {
        let bytes = render(document, format).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let (draft, decided) = (case("draft"), case("grant"));
    let [draft, decided] = [draft, decided].map(|position| paper(&position, Paper::Determination, &[]));
    assert!(text(&draft, Format::Md).starts_with("**DRAFT**"));
    assert!(text(&draft, Format::Html).contains("<p class=\"mark\">DRAFT</p>"));
    assert!(!text(&decided, Format::Md).contains("DRAFT") && !text(&decided, Format::Html).contains("DRAFT"));
    assert!(draft.footer().contains(" · DRAFT · "), "{}", draft.footer());
    assert!(decided.footer().contains("A request that is granted · decided · "), "{}", decided.footer());
}

/// The decided determination of a position, signed.
fn signed() -> Position {
    let mut position = case("grant");
    let document = paper(&position, Paper::Determination, &[]).signed("B. Board", date(2025, 7, 2));
    let copy = document.to_kept().unwrap();
    let ruling = position.ruling.as_mut().unwrap();
    ruling.signed = Some(Signature::new("B. Board".to_owned(), date(2025, 7, 2), copy));
    position
}

#[test]
fn what_is_signed_is_printed_as_it_was_signed_whatever_becomes_of_the_specification() {
    let mut position = signed();
    let document = signed_document(&position).unwrap().unwrap();
    assert_eq!(document.stage, Some(Stage::Signed { by: "B. Board".to_owned(), on: date(2025, 7, 2) }));
    assert_eq!(document.subtitle.as_ref().unwrap().words(), "Signed by B. Board on 2025-07-02");
    assert_eq!(document.blocks, paper(&case("grant"), Paper::Determination, &[]).blocks);
    assert!(!words(&document.blocks).contains("To be looked at before it is signed"));
    // Another text of the specification, and other duties: the document stays.
    position.spec.revision = Some("0123456789ab".to_owned());
    position.duties.truncate(1);
    assert_eq!(paper(&position, Paper::Determination, &[]), document);
    for format in Format::PAGES {
        assert!(!render(&document, *format).unwrap().is_empty(), "{format}");
    }
}

#[test]
fn a_signature_survives_its_file_in_both_shapes() {
    let position = signed();
    for (name, text) in [("a.ron", ron::write_position(&position)), ("a.json", ron::write_json(&position))] {
        let read = ron::read(name, text.as_bytes(), &LIBRARY.vocabulary);
        let Some(File::Position(read)) = read.file else { panic!("{name}: {:#?}", read.diagnostics) };
        assert_eq!(*read, position, "{name}");
    }
}

#[test]
fn a_copy_that_was_changed_is_no_longer_what_was_signed() {
    let mut position = signed();
    let copy = &mut position.ruling.as_mut().unwrap().signed.as_mut().unwrap().copy;
    copy[1] = copy[1].replace("A request that is granted", "A request that is denied");
    assert_eq!(signed_document(&position), Some(Err(NotAsSigned)));
    let found = determined(&position);
    assert_eq!((found.state, found.unsettled), (State::Draft, vec![Unsettled::Copy]));
}

/// Judged by a text that has changed since: the words of then stand where the duty was matched to them.
#[test]
fn kept_as_judged_it_is_printed_with_the_words_that_the_duties_were_matched_to() {
    let mut position = case("grant");
    position.spec.revision = Some("0123456789ab".to_owned());
    position.duties[0].matched.as_mut().unwrap()[0].cited = Some("Prepares whole designs.".to_owned());
    assert_eq!(determined(&position).state, State::Draft);
    position.spec.kept = true;
    assert_eq!(determined(&position).state, State::Decided, "{:?}", determined(&position).unsettled);
    let document = paper(&position, Paper::Determination, &[]);
    let all = words(&document.blocks);
    let then = "Prepares whole designs.\n41313, no. 2, as it read when it was matched, text revision 0123456789ab";
    assert!(all.contains(then), "{all}");
}

#[test]
fn the_table_of_reasons_says_what_is_printed_in_place_and_whether_it_is_shown() {
    let document = paper(&case("grant"), Paper::Determination, &[]);
    let why = under(&document, "Why 41313 Social Service Program Planner III");
    let table = tables(why, "What 41313 prints and 41312 does not")[0];
    let rows: Vec<String> = table.rows.iter().map(|row| cells(&row.cells)).collect();
    assert!(rows[0].starts_with("“Under general direction” | “Under direction” | ? not said"), "{rows:#?}");
    assert!(rows.iter().any(|row| row.ends_with("✓ shown by duty 1, 51 percent")), "{rows:#?}");
    let first = words(&why[..1]);
    assert!(first.starts_with("“Under general direction”"), "the printed words come before the time: {first}");
}
