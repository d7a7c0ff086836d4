//! The state machine without a window: what is asked, and what comes of it.

use std::path::PathBuf;
use std::sync::Arc;

use rungs_domain::compare::{Against, Change};
use rungs_domain::spec::{Code, ConfirmedLink, Decision, ItemKind, LevelRef, SeriesId};
use rungs_library::search::Index;

use super::super::files::{FileCommand, Recovered};
use super::super::remember::Remembered;
use super::super::state::{Density, Dialog, ItemId, Look, Tab, ThemeName};
use super::super::{Command, Effect, State};
use super::answering::shipped;
use super::{levels, update};
use crate::documents::{DocumentCommand, Kept};
use crate::ids::DocumentKindId;
use crate::links::{LINKS, LinkDraft};

/// The shipped library, with every question for a ladder answered at once.
fn opened() -> State {
    let mut state = State::default();
    run(&mut state, Command::LibraryLoaded(shipped()));
    state
}

/// Carries a command out, answers questions for ladders, and names the other effects.
fn run(state: &mut State, command: Command) -> Vec<String> {
    let mut named = Vec::new();
    for effect in update(state, command) {
        if let Effect::ComputeLadder { question } = effect {
            answer(state, question);
        } else {
            let words = format!("{effect:?}");
            named.push(words.split([' ', '(', '{']).next().unwrap_or_default().to_owned());
        }
    }
    named
}

fn answer(state: &mut State, question: u64) {
    let views: Vec<_> = state.ladder.levels.iter().filter_map(|level| state.library.level(level)).collect();
    let links = state.library.confirmed_with(state.links.current());
    let ladder = Arc::new(state.library.comparer.ladder(&views, state.ladder.against, &links));
    let factors = Arc::new(state.library.comparer.factor_table(&views, state.ladder.against));
    let clauses = Arc::new(state.library.comparer.clause_threads(&views, ladder.against));
    let rules = Arc::default();
    update(state, Command::LadderReady { question, ladder, factors, clauses, rules });
}

/// The links that are kept for the next start.
fn kept(state: &State) -> Vec<ConfirmedLink> {
    state.links.documents.kept().fold(LinkDraft::default(), |all, kept| all.with(&kept.draft)).0
}

fn left_behind(links: &[ConfirmedLink]) -> Kept<LinkDraft> {
    Kept { draft: Arc::new(LinkDraft(links.to_vec())), path: None, on_disk: None }
}

fn level(series: &str, code: &str) -> LevelRef {
    LevelRef { series: SeriesId::new(series).unwrap(), code: Code::new(code).unwrap() }
}

fn il(code: &str) -> LevelRef {
    level("il-social-service-planner", code)
}

fn duty(code: &str, number: u32) -> ItemId {
    ItemId { level: il(code), kind: ItemKind::Duty, number }
}

fn codes(state: &State) -> Vec<&str> {
    state.ladder.levels.iter().map(|level| level.code.as_str()).collect()
}

fn message(state: &State) -> &str {
    state.notifications.all().next().map(|one| one.message.text.as_str()).unwrap_or_default()
}

#[test]
fn what_is_shown_follows_what_is_chosen() {
    let cases: &[(&str, Vec<Command>, &[&str])] = &[
        ("the start", vec![], &["41295", "41311", "41312", "41313", "41314"]),
        (
            "another series",
            vec![Command::ShowSeries(il("41311").series), Command::ShowLevels(vec![il("41313")])],
            &["41313"],
        ),
        (
            "out and in",
            vec![Command::ToggleLevel(il("41312")), Command::ToggleLevel(il("41312"))],
            &["41295", "41311", "41312", "41313", "41314"],
        ),
        (
            "lowest first",
            vec![Command::ShowLevels(vec![il("41313")]), Command::ToggleLevel(il("41311"))],
            &["41311", "41313"],
        ),
        ("each once", vec![Command::ShowLevels(vec![il("41311"), il("41311")])], &["41311"]),
        ("one that is not there", vec![Command::ShowLevels(vec![il("41311"), il("9")])], &["41311"]),
        (
            "a tray of one",
            vec![Command::TrayAdd(il("41311")), Command::TrayCompare],
            &["41295", "41311", "41312", "41313", "41314"],
        ),
        (
            "a tray of two",
            vec![
                Command::TrayAdd(il("41313")),
                Command::TrayAdd(level("ui-medical-social-services", "3730")),
                Command::TrayCompare,
            ],
            &["41313", "3730"],
        ),
    ];
    for (name, commands, expected) in cases {
        let mut state = opened();
        for command in commands {
            run(&mut state, command.clone());
        }
        assert_eq!(codes(&state), *expected, "{name}");
        assert!(!state.computed.pending, "{name}");
    }
}

#[test]
fn a_ninth_level_is_refused_with_a_reason() {
    let mut state = opened();
    for code in ["0264", "4260", "0876"] {
        run(&mut state, Command::ToggleLevel(level("ui-medical-social-services", code)));
    }
    assert_eq!(state.ladder.levels.len(), levels::MOST);
    run(&mut state, Command::ToggleLevel(level("ui-medical-social-services", "3730")));
    assert_eq!(state.ladder.levels.len(), levels::MOST);
    assert!(message(&state).contains("Take one out"), "{}", message(&state));
}

#[test]
fn an_answer_to_an_older_question_is_passed_over() {
    let mut state = opened();
    let before = state.computed.clone();
    update(&mut state, Command::ShowLevels(vec![il("41311")]));
    let question = state.computed.question;
    update(&mut state, Command::ShowLevels(vec![il("41312"), il("41313")]));
    answer(&mut state, question);
    assert!(state.computed.pending);
    assert_eq!(state.computed.revision, before.revision, "the last ladder stays until the newest is there");
    let newest = state.computed.question;
    answer(&mut state, newest);
    assert_eq!(state.computed.ladder.as_ref().unwrap().levels, [il("41312"), il("41313")]);
}

#[test]
fn a_baseline_that_is_no_longer_shown_gives_way_to_the_level_below() {
    let mut state = opened();
    run(&mut state, Command::SetAgainst(Against::Baseline(9)));
    assert_eq!(state.ladder.against, Against::LevelBelow, "there is no tenth level");
    run(&mut state, Command::SetAgainst(Against::Baseline(4)));
    run(&mut state, Command::ToggleLevel(il("41295")));
    assert_eq!(state.ladder.against, Against::LevelBelow);
}

#[test]
fn going_to_an_item_shows_its_level_and_takes_off_what_hides_it() {
    let mut state = opened();
    run(&mut state, Command::FindText("nothing has this".to_owned()));
    run(&mut state, Command::ToggleChange(Change::Added));
    let item = ItemId { level: level("denver-utilization-management", "CA2460"), kind: ItemKind::Ksa, number: 18 };
    run(&mut state, Command::GoTo(item.clone()));
    assert_eq!(codes(&state), ["CA2459", "CA2460"]);
    assert!(state.ladder.text.is_empty() && state.ladder.changes.is_empty());
    let ladder = state.computed.ladder.as_deref().unwrap();
    let cell = state.ladder.focus.unwrap();
    assert_eq!(super::super::cells::item_of(&state.library, ladder, cell), Some(item));
}

#[test]
fn the_focus_stays_with_its_item_when_the_ladder_changes() {
    let mut state = opened();
    run(&mut state, Command::GoTo(duty("41313", 4)));
    run(&mut state, Command::ToggleLevel(il("41295")));
    let ladder = state.computed.ladder.as_deref().unwrap();
    let cell = state.ladder.focus.unwrap();
    assert_eq!(super::super::cells::item_of(&state.library, ladder, cell), Some(duty("41313", 4)));
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
    let call =
        |from, to, change| Command::DecideChange { from, to, change, why: " one  plan\nless ".to_owned(), by: None };
    let (low, up) = (|| duty("41311", 1), || duty("41312", 1));
    let shown = |state: &State| {
        let ladder = state.computed.ladder.as_deref().unwrap();
        let cell = super::super::cells::cell_of(&state.library, ladder, &up()).unwrap();
        let at = crate::focused::change_at(state, cell).unwrap();
        (at.from, at.change, at.decided.map(|decided| (decided.computed, decided.why)))
    };
    let mut state = opened();
    let (_, computed, _) = shown(&state);
    assert_eq!(computed, Change::Raised);
    run(&mut state, call(low(), up(), Some(Change::Lowered)));
    assert_eq!(shown(&state), (low(), Change::Lowered, Some((Change::Raised, Some("one plan less".to_owned())))));
    assert_eq!((state.links.current().len(), state.links.is_unsaved()), (1, true));
    // Seen from the other side it is the other change, of the same pair.
    run(&mut state, call(up(), low(), Some(Change::Lowered)));
    assert_eq!((state.links.current().len(), shown(&state).1), (1, Change::Raised));
    run(&mut state, Command::Undo);
    assert_eq!(shown(&state).1, Change::Lowered);
    run(&mut state, call(low(), up(), None));
    assert_eq!(shown(&state), (low(), Change::Raised, None));
    assert_eq!(state.links.current().len(), 1, "the link stays");
    // An item with a counterpart is neither new nor gone.
    run(&mut state, call(low(), up(), Some(Change::Added)));
    assert_eq!(state.links.current()[0].change, None);
}

/// A change leads from the baseline, and the link is kept from the left to the right: one is the other turned.
#[test]
fn a_persons_word_is_theirs_with_a_baseline_on_the_right_too() {
    let mut state = opened();
    run(&mut state, Command::SetAgainst(Against::Baseline(4)));
    let at = |state: &State| {
        let ladder = state.computed.ladder.as_deref().unwrap();
        let cell = super::super::cells::cell_of(&state.library, ladder, &duty("41313", 4)).unwrap();
        crate::focused::change_at(state, cell).unwrap()
    };
    let before = at(&state);
    assert_eq!(before.from.level, il("41314"));
    let other = if before.change == Change::Lowered { Change::Raised } else { Change::Lowered };
    let (from, to, why) = (before.from.clone(), before.to.clone(), "one plan less".to_owned());
    run(&mut state, Command::DecideChange { from, to, change: Some(other), why: why.clone(), by: None });
    assert_eq!(at(&state).change, other);
    let written = crate::disagreement::Disagreement::new(&state, at(&state));
    assert!(written.choices().contains(&("as computed", None)));
    assert_eq!((written.why, written.without), (why, before.change));
}

/// A link is kept from the left column to the right, and columns change places; the two items stay the same two.
#[test]
fn a_decision_takes_the_place_of_the_one_about_its_two_items_whichever_column_stands_first() {
    let mut state = opened();
    let decide = |decision| Command::Decide { lower: duty("41312", 4), upper: duty("41313", 4), decision };
    let ends = |link: &ConfirmedLink| [(link.lower.clone(), link.lower_number), (link.upper.clone(), link.upper_number)];
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
fn what_is_unsaved_is_kept_and_closing_asks() {
    let mut state = opened();
    assert_eq!(run(&mut state, Command::Quit), ["Close"]);
    let decide = Command::Decide { lower: duty("41311", 1), upper: duty("41312", 2), decision: Decision::Linked };
    let mut state = opened();
    assert_eq!(run(&mut state, decide), ["Keep"]);
    assert_eq!(run(&mut state, Command::Quit), Vec::<String>::new());
    assert_eq!(state.dialog, Some(Dialog::UnsavedOnClose));
    assert_eq!(run(&mut state, Command::SaveAndQuit), ["Save"]);
    run(&mut state, Command::Files(FileCommand::NotSaved(DocumentKindId::Links, "the disk is full".to_owned())));
    assert!(!state.awaited.close, "a window whose links could not be saved stays");
    assert_eq!(run(&mut state, Command::QuitUnsaved), ["Keep", "Keep", "Keep", "Keep", "Keep", "Close"]);
    assert!(kept(&state).is_empty(), "given up on purpose");
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
fn a_load_that_is_stopped_leaves_open_what_was_open() {
    let mut state = opened();
    assert_eq!(run(&mut state, Command::Open(vec![PathBuf::from("many")])), ["Load"]);
    assert_eq!(run(&mut state, Command::CancelJob(1)), ["Cancel"]);
    run(&mut state, Command::LoadStopped);
    assert!(state.opened.is_empty());
    assert_eq!(state.recent, [PathBuf::from("many")], "it can be opened again");
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
fn the_size_of_text_stays_between_75_and_250() {
    let cases =
        [(vec![1], 110), (vec![-1, -1], 75), (vec![-9], 75), (vec![99], 250), (vec![99, -1], 200), (vec![3, 0], 150)];
    for (steps, expected) in cases {
        let mut state = State::default();
        for step in &steps {
            run(&mut state, Command::StepText(*step));
        }
        assert_eq!(state.look.text_percent, expected, "{steps:?}");
    }
}

#[test]
fn what_is_remembered_comes_back_within_bounds() {
    let remembered = Remembered {
        profiles: Vec::new(),
        tab: Tab::Qualifications,
        look: Look {
            theme: ThemeName::Dark,
            text_percent: 9999,
            library_shown: false,
            density: Some(Density::OneLine),
        },
        recent: vec![PathBuf::from("a.ron"); 40],
        levels: vec![
            ("il-social-service-planner".to_owned(), "41312".to_owned()),
            ("No Id".to_owned(), "x".to_owned()),
        ],
        tray: Vec::new(),
        user_name: "  A.\nAnalyst ".to_owned(),
    };
    let mut state = State::default();
    run(&mut state, Command::Restore(remembered));
    assert_eq!((state.look.theme, state.look.text_percent), (ThemeName::Dark, 250));
    assert_eq!(state.recent.len(), 12);
    assert_eq!(state.user_name, "A. Analyst");
    assert_eq!(Remembered::of(&state).user_name, "A. Analyst");
    run(&mut state, Command::LibraryLoaded(shipped()));
    assert_eq!(codes(&state), ["41312"]);
}

#[test]
fn a_name_is_kept_on_one_line_and_no_longer_than_80_characters() {
    let long = "n".repeat(200);
    let cases =
        [("A. Analyst", "A. Analyst"), (" \tA.\n Analyst\u{7} ", "A. Analyst"), (" ", ""), (&long, &long[..80])];
    for (typed, kept) in cases {
        let mut state = State::default();
        run(&mut state, Command::SetUserName(typed.to_owned()));
        assert_eq!(state.user_name, kept, "{typed:?}");
    }
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

fn type_query(state: &mut State, query: &str) {
    assert_eq!(run(state, Command::PaletteQuery(query.to_owned())), ["Search"]);
    answer_search(state, query);
}

fn answer_search(state: &mut State, query: &str) {
    let hits = Index::new(&state.library).search(query, 40);
    run(state, Command::Found { query: query.to_owned(), hits });
}

#[test]
fn a_command_with_the_words_stands_before_a_series_with_only_their_letters() {
    let mut state = opened();
    run(&mut state, Command::OpenPalette);
    // "Community and Social Service Specialists, All Other" has the letters, and one of the words inside "Other".
    type_query(&mut state, "open the sample");
    assert_eq!(state.palette.as_ref().unwrap().hits[0].title, "Open the sample applicants");
}

#[test]
fn the_palette_goes_round_its_ends_and_carries_out_what_is_chosen() {
    let mut state = opened();
    run(&mut state, Command::OpenPalette);
    run(&mut state, Command::PaletteMove(-1));
    let palette = state.palette.as_ref().unwrap();
    assert_eq!(palette.chosen, palette.hits.len() - 1);
    type_query(&mut state, "dark theme");
    run(&mut state, Command::PaletteRun);
    assert_eq!(state.look.theme, ThemeName::Dark);
    run(&mut state, Command::OpenPalette);
    run(&mut state, Command::PaletteQuery("41314".to_owned()));
    run(&mut state, Command::PaletteRun);
    assert!(state.palette.is_some(), "Enter waits for the search");
    answer_search(&mut state, "41314");
    assert_eq!(state.ladder.focus.map(|cell| cell.column), Some(4));
}
