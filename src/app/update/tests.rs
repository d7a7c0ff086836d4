//! The state machine without a window: what is asked, and what comes of it.

mod links;

use std::path::PathBuf;
use std::sync::Arc;

use rungs_domain::compare::{Against, Change};
use rungs_domain::spec::{Code, ConfirmedLink, Decision, ItemKind, LevelRef, SeriesId};
use rungs_library::search::Index;

use super::super::files::FileCommand;
use super::super::remember::Remembered;
use super::super::state::{Density, Dialog, ItemId, Look, Tab, ThemeName};
use super::super::{Command, Effect, State};
use super::answering::shipped;
use super::{levels, update};
use crate::ids::DocumentKindId;
use crate::links::LinkDraft;

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
    update(state, Command::LadderReady { question, ladder, factors, clauses, rules, tracks: None });
}

/// The links that are kept for the next start.
fn kept(state: &State) -> Vec<ConfirmedLink> {
    state.links.documents.kept().fold(LinkDraft::default(), |all, kept| all.with(&kept.draft)).0
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
fn a_load_that_is_stopped_leaves_open_what_was_open() {
    let mut state = opened();
    assert_eq!(run(&mut state, Command::Open(vec![PathBuf::from("many")])), ["Load"]);
    assert_eq!(run(&mut state, Command::CancelJob(1)), ["Cancel"]);
    run(&mut state, Command::LoadStopped);
    assert!(state.opened.is_empty());
    assert_eq!(state.recent, [PathBuf::from("many")], "it can be opened again");
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
