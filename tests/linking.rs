//! Which items of the shipped series are one responsibility, as a reader finds them in the print.

use rungs_domain::compare::{Against, Cell, Change, Ladder, LadderStep};
use rungs_domain::spec::ItemKind;
use rungs_library::{Library, LinkUse, select};

/// The numbers of the linked duties of two levels.
fn duties(lower: &str, upper: &str) -> Vec<(u32, u32)> {
    let library = Library::shipped();
    let [low, up] = [lower, upper].map(|code| select::resolve_level(&library, code).unwrap());
    let found = library.compare(&low, &up, LinkUse::ComputedOnly).unwrap();
    let number = |level, at: usize| library.level(level).unwrap().level.duties.items[at].number;
    let both = |lower: Option<usize>, upper: Option<usize>| Some((number(&low, lower?), number(&up, upper?)));
    found.duties.iter().filter_map(|link| both(link.lower, link.upper)).collect()
}

fn ladder(codes: &[&str]) -> Ladder {
    let library = Library::shipped();
    let levels: Vec<_> = codes.iter().map(|code| select::resolve_level(&library, code).unwrap()).collect();
    library.ladder(&levels, Against::LevelBelow, LinkUse::ComputedOnly).unwrap()
}

/// The step to an item of a level of a ladder, by their indices.
fn step(ladder: &Ladder, list: ItemKind, level: usize, item: usize) -> &LadderStep {
    let threads = if list == ItemKind::Duty { &ladder.duties } else { &ladder.ksas };
    let thread = threads.iter().find(|thread| thread.cells[level] == Cell::Item(item)).unwrap();
    thread.steps[level - 1].as_ref().unwrap()
}

#[test]
fn what_the_higher_level_does_is_not_added_beside_what_the_lower_one_assists_in() {
    // 0264 no. 1 assists in interviewing patients, 4260 no. 2 interviews clients; both no. 4 prepare referrals.
    let found = duties("0264", "4260");
    assert!(found.contains(&(1, 2)) && found.contains(&(4, 4)), "{found:?}");
}

#[test]
fn duties_that_share_what_is_done_to_what_are_counterparts() {
    // "evaluate new and on-going programs", "monitor effectiveness and efficiency of programs".
    assert!(duties("G1099O", "G1099A").contains(&(10, 8)));
    // "explains ... services and programs to the community", "gives consultation on programs offered".
    assert!(duties("4260", "0876").contains(&(9, 7)));
}

#[test]
fn duties_that_share_no_more_than_a_verb_or_a_purpose_are_no_counterparts() {
    // "determining resources", "determines client eligibility".
    assert!(!duties("0264", "4260").contains(&(2, 1)));
    // Both "in accordance with" and "in adherence to policy and procedures".
    assert!(!duties("SPCP20", "SPCP23").contains(&(12, 4)));
}

#[test]
fn a_duty_that_is_not_printed_again_goes_on_inside_another() {
    // 41313 no. 3 determines compliance with laws and rules; so does 41314 no. 1.
    assert!(duties("41313", "41314").contains(&(3, 1)));
    // It is never the thread of the duty that it goes on in: 41295 no. 1, not no. 5, goes on as 41311 no. 1.
    let planners = ladder(&["41295", "41311"]);
    assert_eq!(step(&planners, ItemKind::Duty, 1, 0).from, Some(0));
}

#[test]
fn what_went_at_one_level_and_is_back_at_the_next_is_one_thread() {
    // 41311 KSA 1 asks for working knowledge of social welfare institutions, 41312 for none, 41313 KSA 2 for extensive.
    let planners = ladder(&["41311", "41312", "41313"]);
    let back = step(&planners, ItemKind::Ksa, 2, 1);
    assert_eq!((back.against, back.from, back.change), (0, Some(0), Change::Raised));
    // 0876 no. 9 and 11 are not printed for 3730, and with more words for 3729 as no. 9 and 12.
    let social = ladder(&["0876", "3730", "3729"]);
    for (from, item) in [(8, 8), (10, 11)] {
        let back = step(&social, ItemKind::Duty, 2, item);
        assert_eq!((back.against, back.from), (0, Some(from)), "{back:?}");
        assert_ne!(back.change, Change::Added);
    }
}
