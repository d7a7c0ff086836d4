//! What is decided about positions, and on what it rests: worked by hand, with the arithmetic in each file.

mod papers;
mod reasons;
mod states;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::civil::date;
use rungs_documents::Document;
use rungs_documents::Paper;
use rungs_domain::allocate::{Action, Basis, Determination, Finding, Ground, LevelFill, OpenMatter, Position, Request};
use rungs_domain::qualify::{Hundredths, Outcome};
use rungs_domain::spec::Code;
use rungs_library::documents::AskedPosition;
use rungs_library::positions::Judged;
use rungs_library::{Library, policies, positions};

/// Illinois: 41295 the community planner, 41311 to 41314 the planners I to IV.
const II: usize = 2;
const III: usize = 3;
const IV: usize = 4;

/// The shipped series.
static LIBRARY: LazyLock<Library> = LazyLock::new(Library::shipped);

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/determination").join(name).with_extension("ron")
}

fn case(name: &str) -> Position {
    positions::position(&file(name), &LIBRARY.vocabulary).unwrap()
}

fn judged(position: &Position) -> Judged<'static> {
    LIBRARY.allocate(position, position.as_of.unwrap(), &LIBRARY.policies_for(position).unwrap()).unwrap()
}

fn determined(position: &Position) -> Determination {
    let judged = judged(position);
    let policies = LIBRARY.policies_for(position).unwrap();
    Determination::new(position, &judged.allocation, &policies.all, &judged.needs, &judged.loaded.series)
}

fn paper(position: &Position, paper: Paper, fills: &[LevelFill]) -> Document {
    let judged = judged(position);
    let policies = LIBRARY.policies_for(position).unwrap();
    let asked = AskedPosition::of(position, &judged, &policies.all, fills);
    asked.document(paper, date(2025, 7, 1))
}

fn code(code: &str) -> Option<Code> {
    Some(Code::new(code).unwrap())
}

#[test]
fn a_request_is_granted_where_the_class_asked_for_is_the_answer() {
    let found = determined(&case("grant"));
    assert_eq!((found.computed, found.class, found.basis), (Finding::Class(III), Some(III), Basis::Policy));
    assert_eq!((found.action, found.request, found.open.clone()), (Action::Up(1), Some(Request::Granted), None));
    assert!(found.dissent.is_empty() && !found.is_draft());
    let four = found.study(IV).unwrap();
    assert_eq!((four.points, four.alone.as_slice()), (Some(Hundredths(5001)), &[0][..]));
    let order: Vec<usize> = found.classes.iter().map(|one| one.level).collect();
    // One point back makes it II, and 50.01 are needed for IV: of the two next classes II is the nearer.
    assert_eq!(order, [III, II, IV, 1, 0], "the class decided on, then the nearest");
}

#[test]
fn a_denial_says_how_many_points_are_missing_and_what_is_not_there() {
    let found = determined(&case("denial"));
    assert_eq!((found.class, found.action, found.request), (Some(II), Action::Stays, Some(Request::Denied)));
    assert_eq!(found.dissent, [1], "grade-controlling duties say III");
    let three = found.study(III).unwrap();
    assert_eq!((three.own, three.at_or_above), (Hundredths(3800), Hundredths(4600)));
    assert_eq!((three.points, three.alone.as_slice()), (Some(Hundredths(401)), &[4, 6, 3][..]));
    let share = |least| Ground::Share { have: Hundredths(4600), least: Hundredths(least) };
    let most = Ground::MostTime { have: Hundredths(3800), other: Hundredths(4600) };
    // The lead gate does not speak of III, and best fit is not called on where there is a majority.
    assert_eq!(three.grounds, [share(5001), share(2500), Ground::Silent, most, Ground::Silent]);
    assert_eq!(three.grounds[0].short(), Hundredths(401));
    assert!(!three.missing.is_empty());
    assert!(three.missing.iter().all(|duty| ![1, 2, 7].contains(&duty.number)), "{:?}", three.missing);
    let four = found.study(IV).unwrap();
    assert_eq!((four.points, four.alone.is_empty()), (Some(Hundredths(4201)), true));
    assert!(four.lead && four.grounds[2] == Ground::Lead(Outcome::NotMet));
}

#[test]
fn the_steps_count_what_was_described_matched_and_counted() {
    let steps = determined(&case("denial")).steps;
    assert_eq!((steps.described, steps.matched, steps.suggested, steps.counted, steps.policies), (9, 8, 0, 7, 5));
}

#[test]
fn what_nobody_has_decided_makes_a_draft_with_a_best_and_a_worst_case() {
    let position = case("draft");
    let found = determined(&position);
    let answer = judged(&position).allocation.answers[0].clone();
    assert!(answer.lowest < answer.highest && answer.highest == Finding::Class(IV), "{answer:?}");
    let open = OpenMatter { worst: answer.lowest, best: answer.highest, lines: vec![0] };
    assert_eq!((found.open.clone(), found.request), (Some(open), Some(Request::Open)));
    assert!(found.is_draft() && found.action == Action::First && found.steps.suggested == 1);
    // A class that no case reaches is denied whatever is decided: 30 at II and 30 at III are more than half at or above
    // II wherever the other 40 count.
    let mut other = Position { requested: code("41295"), ..position };
    let mut third = other.duties[1].clone();
    third.number = 3;
    third.matched.as_mut().unwrap()[0].level = code("41313").unwrap();
    other.duties.push(third);
    for (duty, percent) in other.duties.iter_mut().zip([40, 30, 30]) {
        duty.percent = Hundredths::whole(percent);
    }
    assert_eq!(determined(&other).request, Some(Request::Denied));
}

#[test]
fn a_persons_decision_stands_and_is_marked_where_it_departs() {
    let mut position = case("grant");
    let name = |position: &mut Position, class: &str| position.ruling.as_mut().unwrap().class = code(class);
    name(&mut position, "41312");
    let departs = determined(&position);
    assert_eq!((departs.basis, departs.computed, departs.class), (Basis::Departs, Finding::Class(III), Some(II)));
    assert_eq!((departs.action, departs.request), (Action::Stays, Some(Request::Denied)));
    name(&mut position, "41313");
    assert_eq!(determined(&position).basis, Basis::Confirmed);
    let mut draft = case("draft");
    draft.ruling = position.ruling;
    let settled = determined(&draft);
    assert_eq!((settled.class, settled.open, settled.request), (Some(III), None, Some(Request::Granted)));
}

#[test]
fn within_the_series_it_is_a_reclassification_and_from_outside_a_reallocation() {
    let position = case("denial");
    let series = &judged(&position).loaded.series;
    let from = |class: Option<Code>| determined(&Position { current: class, ..position.clone() });
    assert_eq!(from(None).action, Action::First);
    assert_eq!(from(code("41314")).action, Action::Down(2));
    assert_eq!(from(code("41295")).action, Action::Up(2));
    let kind = |found: &Determination| found.kind_words(series).unwrap_or_default();
    assert!(kind(&from(code("41314"))).starts_with("It is a reclassification"));
    let outside = from(code("CA2459"));
    assert_eq!(outside.action, Action::Reallocated);
    assert!(kind(&outside).starts_with("It is a reallocation"));
    assert_eq!(kind(&from(code("41312"))), "");
    let asked = Position { requested: code("CA2460"), ..position.clone() };
    assert_eq!(determined(&asked).request, Some(Request::OtherSeries));
}

#[test]
fn without_a_class_nothing_is_decided() {
    let mut position = case("grant");
    position.duties.iter_mut().for_each(|duty| duty.matched = Some(Vec::new()));
    let found = determined(&position);
    assert_eq!((found.class, found.action, found.request), (None, Action::Undetermined, Some(Request::Open)));
    assert!(found.is_draft() && found.rejected().count() == 5);
}

#[test]
fn the_policy_that_a_position_names_decides() {
    let mut position = case("denial");
    position.policy = Some("grade-controlling".to_owned());
    let found = determined(&position);
    assert_eq!((found.class, found.request), (Some(III), Some(Request::Granted)));
    // Majority and time in essential duties say II.
    assert_eq!(found.dissent, [1, 3]);
    // 46 at or above III; 46 - 25 = 21, so 21.01 must go.
    assert_eq!(found.study(II).unwrap().points, Some(Hundredths(2101)));
}

/// The policy of applicants' time that the tests use.
fn fills(position: &Position, applicants: &[&str]) -> Vec<LevelFill> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let read = |name: &&str| policies::applicant(&folder.join(name), &LIBRARY.vocabulary).unwrap();
    let applicants: Vec<_> = applicants.iter().map(read).collect();
    let credit = policies::find_in(&LIBRARY, "calendar-40").unwrap();
    let series = &judged(position).loaded.series;
    LIBRARY.fills(series, &applicants, &credit, position.as_of.unwrap())
}
