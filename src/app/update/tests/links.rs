//! Decisions about links and changes: taken, undone, signed and kept.

use super::*;
use crate::disagreement::{Choice, Disagreement};
use crate::documents::{DocumentCommand, Kept};
use crate::files::Recovered;
use crate::focused::ChangeAt;
use crate::links::LINKS;

fn left_behind(links: &[ConfirmedLink]) -> Kept<LinkDraft> {
    Kept { draft: Arc::new(LinkDraft(links.to_vec())), path: None, on_disk: None }
}

/// The change that leads to an item.
fn change_to(state: &State, item: &ItemId) -> ChangeAt {
    let ladder = state.computed.ladder.as_deref().unwrap();
    let cell = crate::cells::cell_of(&state.library, ladder, item).unwrap();
    crate::focused::change_at(state, cell).unwrap()
}

/// Disagrees with the change that leads to an item, as the dialog does.
fn disagree(state: &mut State, item: &ItemId, choice: Choice) {
    let mut written = Disagreement::new(state, change_to(state, item));
    (written.choice, written.why) = (choice, " one  plan\nless ".to_owned());
    run(state, Command::Disagree(Box::new(written)));
    run(state, Command::TakeDisagreement);
}

#[test]
fn decisions_go_back_and_forth_and_know_whether_they_are_saved() {
    let linked = || Command::Decide { lower: duty("41311", 1), upper: duty("41312", 2), decision: Decision::Linked };
    let parted = || Command::Decide { lower: duty("41312", 2), upper: duty("41311", 1), decision: Decision::Unlinked };
    let forget = || Command::ForgetDecision { lower: duty("41311", 1), upper: duty("41312", 2) };
    let same_level =
        || Command::Decide { lower: duty("41311", 1), upper: duty("41311", 2), decision: Decision::Linked };
    let cases: &[(&str, Vec<Command>, usize, bool)] = &[
        ("one", vec![linked()], 1, true),
        ("the later wins, whichever side was named first", vec![linked(), parted()], 1, true),
        ("undone", vec![linked(), Command::Undo], 0, false),
        ("redone", vec![linked(), Command::Undo, Command::Redo], 1, true),
        ("an edit ends what could be redone", vec![linked(), Command::Undo, parted(), Command::Redo], 1, true),
        ("forgotten", vec![linked(), forget()], 0, false),
        ("nothing to undo", vec![Command::Undo], 0, false),
        ("not within one level", vec![same_level()], 0, false),
    ];
    for (name, commands, links, unsaved) in cases {
        let mut state = opened();
        for command in commands {
            run(&mut state, command.clone());
        }
        assert_eq!(state.links.current().len(), *links, "{name}");
        assert_eq!(state.links.is_unsaved(), *unsaved, "{name}");
    }
    let mut state = opened();
    run(&mut state, linked());
    run(&mut state, parted());
    assert_eq!(state.links.current()[0].decision, Decision::Unlinked);
    assert_eq!(state.links.current()[0].lower, il("41311"));
}

#[test]
fn a_persons_word_on_a_change_stands_beside_the_computed_one_and_can_be_taken_back() {
    let (low, up) = (duty("41311", 1), duty("41312", 1));
    let shown = |state: &State| {
        let at = change_to(state, &up);
        (at.from, at.change, at.decided.map(|decided| (decided.computed, decided.why)))
    };
    let mut state = opened();
    let (_, computed, _) = shown(&state);
    assert_eq!(computed, Change::Raised);
    disagree(&mut state, &up, Choice::Named(Change::Lowered));
    let why = Some("one plan less".to_owned());
    assert_eq!(shown(&state), (low.clone(), Change::Lowered, Some((Change::Raised, why))));
    assert_eq!((state.links.current().len(), state.links.is_unsaved()), (1, true));
    // Seen from the other side it is the other change, of the same pair.
    run(&mut state, Command::SetAgainst(Against::Baseline(2)));
    let above = change_to(&state, &low);
    assert_eq!((above.from, above.change), (up.clone(), Change::Raised));
    run(&mut state, Command::ForgetDecision { lower: low.clone(), upper: up.clone() });
    assert_eq!(change_to(&state, &low).change, Change::Lowered);
    disagree(&mut state, &low, Choice::Named(Change::Raised));
    run(&mut state, Command::SetAgainst(Against::LevelBelow));
    assert_eq!((state.links.current().len(), shown(&state).1), (1, Change::Lowered));
    disagree(&mut state, &up, Choice::Named(Change::Same));
    assert_eq!((state.links.current().len(), shown(&state).1), (1, Change::Same));
    run(&mut state, Command::Undo);
    assert_eq!(shown(&state).1, Change::Lowered);
    disagree(&mut state, &up, Choice::Computed);
    assert_eq!(shown(&state), (low, Change::Raised, None));
    assert_eq!((state.links.current().len(), &state.links.current()[0].why), (1, &None), "the link stays");
    // An item with a counterpart is neither new nor gone.
    disagree(&mut state, &up, Choice::Named(Change::Added));
    assert_eq!(state.links.current()[0].change, None);
}

/// A change leads from the baseline, and the link is kept from the left to the right: one is the other turned. The
/// shipped reading calls the change from duty 1 of 41313 to duty 1 of 41314 raised.
#[test]
fn a_persons_word_is_theirs_with_a_baseline_on_the_right_too_and_gives_way_to_what_was_read() {
    let mut state = opened();
    run(&mut state, Command::SetAgainst(Against::Baseline(4)));
    let to = duty("41313", 1);
    let before = change_to(&state, &to);
    assert_eq!((&before.from.level, before.change), (&il("41314"), Change::Lowered));
    let computed = before.decided.as_ref().unwrap().computed;
    assert_ne!(computed, Change::Lowered);
    let choices = |state: &State| {
        let choices = Disagreement::new(state, change_to(state, &to)).choices().into_iter();
        choices.map(|(words, _)| words).filter(|words| words.starts_with("as ")).collect::<Vec<_>>()
    };
    assert_eq!(choices(&state), ["as computed"]);
    disagree(&mut state, &to, Choice::Named(Change::Lowered));
    assert_eq!(state.links.current().len(), 0, "that is what was read");
    disagree(&mut state, &to, Choice::Named(Change::Raised));
    assert_eq!(change_to(&state, &to).change, Change::Raised);
    let written = Disagreement::new(&state, change_to(&state, &to));
    assert_eq!((written.why.as_str(), written.read), ("one plan less", Some(Change::Lowered)));
    assert_eq!(choices(&state), ["as read", "as computed"]);
    disagree(&mut state, &to, Choice::Computed);
    assert_eq!((change_to(&state, &to).change, change_to(&state, &to).decided), (computed, None));
    assert_eq!(choices(&state), ["as read"]);
    disagree(&mut state, &to, Choice::Read);
    assert_eq!((change_to(&state, &to), state.links.current().len()), (before, 0));
}

/// A link is kept from the left column to the right, and columns change places; the two items stay the same two.
#[test]
fn a_decision_takes_the_place_of_the_one_about_its_two_items_whichever_column_stands_first() {
    let mut state = opened();
    let decide = |decision| Command::Decide { lower: duty("41312", 4), upper: duty("41313", 4), decision };
    let ends =
        |link: &ConfirmedLink| [(link.lower.clone(), link.lower_number), (link.upper.clone(), link.upper_number)];
    let pair = [(il("41312"), 4), (il("41313"), 4)];
    let about = |state: &State| {
        let all = state.library.confirmed_with(state.links.current()).into_iter();
        let about = all.filter(|link| link.item == ItemKind::Duty && pair.iter().all(|end| ends(link).contains(end)));
        about.map(|link| link.decision).collect::<Vec<_>>()
    };
    assert_eq!(about(&state), [Decision::Linked], "the shipped reading");
    run(&mut state, Command::MoveColumn { column: 3, right: false });
    assert_eq!(state.ladder.levels[2], il("41313"));
    run(&mut state, decide(Decision::Unlinked));
    assert_eq!(about(&state), [Decision::Unlinked]);
    run(&mut state, Command::MoveColumn { column: 3, right: false });
    run(&mut state, decide(Decision::Linked));
    assert_eq!((state.links.current().len(), about(&state)), (1, vec![Decision::Linked]));
    run(&mut state, Command::MoveColumn { column: 3, right: false });
    run(&mut state, Command::ForgetDecision { lower: duty("41312", 4), upper: duty("41313", 4) });
    assert_eq!(state.links.current().len(), 0);
}

#[test]
fn a_side_file_that_changes_under_unsaved_links_is_not_overwritten_unasked() {
    let decide = Command::Decide { lower: duty("41311", 1), upper: duty("41312", 2), decision: Decision::Linked };
    let mut theirs = opened();
    run(
        &mut theirs,
        Command::Decide { lower: duty("41312", 3), upper: duty("41313", 3), decision: Decision::Unlinked },
    );
    let mut changed = (*shipped()).clone();
    for loaded in changed.series.iter_mut().filter(|loaded| loaded.series.id == il("41311").series) {
        Arc::make_mut(loaded).side.links = theirs.links.current().to_vec();
    }
    let mut state = opened();
    run(&mut state, decide);
    let mine = state.links.current().to_vec();
    run(&mut state, Command::LibraryLoaded(Arc::new(changed.clone())));
    assert_eq!(state.links.current(), mine, "what the user made stays");
    state.links.changed_below = Some(PathBuf::from("links.ron"));
    assert_eq!(run(&mut state, Command::Documents(DocumentKindId::Links, DocumentCommand::Save)), Vec::<String>::new());
    assert_eq!(state.dialog, Some(Dialog::OverwriteFile(DocumentKindId::Links, LINKS, PathBuf::from("links.ron"))));
    run(&mut state, Command::Files(FileCommand::TakeOnDisk));
    assert_eq!((&state.links.current(), state.links.is_unsaved()), (&theirs.links.current(), false));
    run(&mut state, Command::Undo);
    assert_eq!(state.links.current(), mine, "and can be had back");

    let mut calm = opened();
    run(&mut calm, Command::LibraryLoaded(Arc::new(changed)));
    assert_eq!(calm.links.current(), theirs.links.current(), "without own changes the disk is followed");
}

#[test]
fn links_of_an_earlier_session_wait_until_they_are_taken_or_dropped() {
    let link = |state: &mut State| {
        run(state, Command::Decide { lower: duty("41311", 1), upper: duty("41312", 2), decision: Decision::Linked });
        state.links.current().to_vec()
    };
    let found = link(&mut opened());
    let left =
        || Command::RecoveryFound(Box::new(Recovered { links: vec![left_behind(&found)], ..Recovered::default() }));
    let mut state = opened();
    run(&mut state, left());
    run(&mut state, Command::CloseDialog);
    assert_eq!(kept(&state), found, "put off is not given up");
    run(&mut state, Command::TakeRecovered);
    assert_eq!(state.links.current(), found);
    let mut state = opened();
    run(&mut state, left());
    run(&mut state, Command::DropRecovered);
    assert!(kept(&state).is_empty());
}

#[test]
fn decisions_are_signed_and_those_of_today_that_nobody_signed_are_signed_when_the_name_is_given() {
    let decide = || Command::Decide { lower: duty("41311", 1), upper: duty("41312", 2), decision: Decision::Linked };
    let by = |state: &State| state.links.current()[0].by.clone();
    let name = || Command::SetUserName("A. Analyst".to_owned());
    let mut state = opened();
    run(&mut state, name());
    run(&mut state, decide());
    assert_eq!(by(&state).as_deref(), Some("A. Analyst"));

    let mut state = opened();
    run(&mut state, decide());
    assert_eq!(by(&state), None);
    assert!(message(&state).contains("give your name"), "{}", message(&state));
    assert_eq!(run(&mut state, name()), ["Keep"]);
    assert_eq!(by(&state).as_deref(), Some("A. Analyst"));
    run(&mut state, Command::Undo);
    run(&mut state, Command::Redo);
    assert_eq!(by(&state).as_deref(), Some("A. Analyst"), "also when it is made again");
    run(&mut state, Command::SetUserName("B. Other".to_owned()));
    assert_eq!(by(&state).as_deref(), Some("A. Analyst"), "who decided stays who decided");
}

#[test]
fn a_decision_that_a_file_holds_unsigned_stays_unsigned() {
    let mut maker = opened();
    let decide = Command::Decide { lower: duty("41311", 1), upper: duty("41312", 2), decision: Decision::Linked };
    run(&mut maker, decide);
    let mut saved = (*shipped()).clone();
    for loaded in saved.series.iter_mut().filter(|loaded| loaded.series.id == il("41311").series) {
        Arc::make_mut(loaded).side.links = maker.links.current().to_vec();
    }
    let mut state = State::default();
    run(&mut state, Command::LibraryLoaded(Arc::new(saved)));
    run(&mut state, Command::SetUserName("A. Analyst".to_owned()));
    assert_eq!((state.links.current()[0].by.as_deref(), state.links.is_unsaved()), (None, false));
}
