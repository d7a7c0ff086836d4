//! Positions without a window: what is asked, and what comes of it.

mod files;
mod signing;

use std::sync::Arc;

use jiff::civil::date;
use rungs_domain::allocate::{DutyMatch, Finding, Gate, Standing};
use rungs_domain::qualify::Ternary;
use rungs_domain::spec::{Code, DutyScope, FactorKind, SeriesId};

use super::super::answering::{opened, run, run_by, shipped};
use crate::documents::DocumentCommand as D;
use crate::ids::DocumentKindId;
use crate::jobs::Jobs;
use crate::positions::{
    AuthorityDraft, DutyDraft, FactorDraft, Field, Judged, NotJudged, Part, PositionCommand as P, PositionDraft,
    PostingDraft, RulingDraft, Seat, SignedDraft,
};
use crate::state::Tab;
use crate::{Command, Effect, State};

const PLANNERS: &str = "il-social-service-planner";
const MEDICAL: &str = "ui-medical-social-services";

fn code(code: &str) -> Code {
    Code::new(code).unwrap()
}

fn ask(state: &mut State, command: P) -> Vec<Effect> {
    run(state, Command::Positions(Seat::Held, command))
}

fn document(state: &mut State, command: D) -> Vec<Effect> {
    run(state, Command::Documents(DocumentKindId::Positions(Seat::Held), command))
}

fn draft(state: &State) -> PositionDraft {
    PositionDraft::clone(&state.audits.desk.shown().unwrap().draft)
}

fn edit(state: &mut State, field: Field, change: impl FnOnce(&mut PositionDraft)) -> Vec<Effect> {
    let mut draft = draft(state);
    change(&mut draft);
    ask(state, P::Edit { field, draft: Arc::new(draft) })
}

/// The words of a duty of a planner's level.
fn printed(level: &str, number: u32) -> String {
    let library = shipped();
    let series = &library.find(&SeriesId::new(PLANNERS).unwrap()).unwrap().series;
    let items = &series.level(&code(level)).unwrap().duties.items;
    items.iter().find(|item| item.number == number).unwrap().text.clone()
}

fn duty(number: u32, text: &str, percent: &str) -> DutyDraft {
    DutyDraft { text: text.to_owned(), percent: percent.to_owned(), ..DutyDraft::numbered(number) }
}

/// A position of two duties in the words of the specification: 60 % of level II, 40 % of level I.
fn two_duties() -> State {
    let mut state = opened();
    ask(&mut state, P::New);
    edit(&mut state, Field::Whole("title"), |draft| {
        draft.title = "Planner".to_owned();
        draft.duties = vec![duty(1, &printed("41312", 5), "60"), duty(2, &printed("41311", 4), "40")].into();
    });
    state
}

fn judged(state: &State) -> Arc<Judged> {
    state.audits.shown_answer().unwrap().judged.clone().unwrap()
}

fn message(state: &State) -> &str {
    state.notifications.all().next().map(|one| one.message.text.as_str()).unwrap_or_default()
}

#[test]
fn a_new_position_is_for_today_and_the_series_on_the_ladder_and_holds_nothing_of_anybodys_yet() {
    let mut state = opened();
    for (seat, planned, tab) in [(Seat::Held, false, Tab::DeskAudit), (Seat::Planned, true, Tab::Vacancy)] {
        run(&mut state, Command::Positions(seat, P::New));
        let shown = state.positions(seat).desk.shown().unwrap();
        let draft = &shown.draft;
        assert_eq!((draft.as_of.as_str(), draft.planned, state.tab), ("2025-06-30", planned, tab));
        assert_eq!(draft.series.as_ref().unwrap().as_str(), PLANNERS);
        assert_eq!(shown.reading.unreadable, []);
    }
    assert!(!state.is_unsaved());
    assert_eq!(state.audits.shown_answer().unwrap().judged.as_ref().unwrap_err(), &NotJudged::Nothing);
    edit(&mut state, Field::Whole("title"), |draft| draft.title = "P".to_owned());
    assert!(state.is_unsaved());
}

#[test]
fn a_duty_in_the_words_of_a_level_counts_there_and_more_than_half_decides() {
    let state = two_duties();
    let judged = judged(&state);
    let own: Vec<String> = judged.allocation.worksheet.levels.iter().map(|level| level.own.to_string()).collect();
    // Levels of the series: 41295, 41311, 41312, 41313, 41314.
    assert_eq!(own, ["0", "40", "60", "0", "0"]);
    // Majority: at or above 41312 stand 60 %, more than half; nothing stands above.
    assert_eq!(judged.allocation.answers[0].finding, Finding::Class(2));
    assert_eq!(judged.policies.len(), judged.allocation.answers.len());
    assert!(judged.fills.is_empty(), "nobody fills a seat that is held");
}

#[test]
fn a_row_half_written_is_named_and_left_out_and_an_empty_one_is_passed_over() {
    let mut state = two_duties();
    ask(&mut state, P::AddRow(Part::Duties));
    edit(&mut state, Field::Row(Part::Duties, 1, "percent"), |draft| draft.duties[1].percent = "4O".to_owned());
    let reading = state.audits.desk.shown().unwrap().reading.clone();
    assert_eq!(reading.duties, [0]);
    assert_eq!(reading.unreadable.len(), 1);
    let why = reading.why_not(Field::Row(Part::Duties, 1, "percent")).unwrap();
    assert!(why.contains("\"4O\" is not a percent of the time"), "{why}");
    assert_eq!(judged(&state).allocation.worksheet.lines.len(), 1);
}

#[test]
fn rules_of_a_position_are_told_at_their_field() {
    let base = PositionDraft {
        title: "Planner".into(),
        series: SeriesId::new(PLANNERS).ok(),
        duties: vec![duty(1, "Plans.", "50"), duty(2, "Writes.", "50")].into(),
        ..PositionDraft::default()
    };
    type Change = fn(&mut PositionDraft);
    let cases: &[(Field, Change, &str, usize)] = &[
        (Field::Row(Part::Duties, 1, "percent"), |it| it.duties[1].percent = "100.01".into(), "more than the whole", 1),
        (Field::Row(Part::Duties, 1, "number"), |it| it.duties[1].number = 1, "is there twice", 1),
        (Field::Row(Part::Duties, 0, "number"), |it| it.duties[0].number = 0, "numbers begin with 1", 1),
        (Field::Row(Part::Duties, 0, "since"), |it| it.duties[0].since = "2024-02-30".into(), "not in the calendar", 1),
        (Field::Row(Part::Duties, 0, "text"), |it| it.duties[0].text = " ".into(), "write what is done", 1),
        (Field::Whole("as_of"), |it| it.as_of = "2025".into(), "is not a date", 2),
        (Field::Whole("current"), |it| it.current = "a b!".into(), "", 2),
        (Field::Whole("revision"), |it| it.revision = Some("x".into()), "not the mark of a revision", 2),
        (Field::Whole("ruling.effective"), |it| it.ruling.effective = "soon".into(), "is not a date", 2),
        (Field::Whole("ruling.steps"), |it| it.ruling.steps = "Read.\nRead.".into(), "is there twice", 2),
        (Field::Whole("title"), |it| it.title.clear(), "there is no title", 2),
        (
            Field::Row(Part::Authorities, 1, "id"),
            |it| {
                let held = AuthorityDraft { id: "hires".into(), held: Ternary::Yes, evidence: String::new() };
                it.authorities = vec![held.clone(), held].into();
            },
            "is there twice",
            2,
        ),
        (
            Field::Whole("incumbent"),
            |it| {
                it.planned = true;
                it.incumbent = "Ann".into();
            },
            "held by nobody",
            2,
        ),
    ];
    assert_eq!(base.read().unreadable, []);
    for (field, change, words, duties) in cases {
        let mut draft = base.clone();
        change(&mut draft);
        let reading = draft.read();
        assert!(reading.why_not(*field).is_some_and(|why| why.contains(words)), "{field:?}: {:?}", reading.unreadable);
        assert_eq!(reading.position.map(|position| position.duties.len()), Some(*duties), "{field:?}");
    }
}

#[test]
fn a_position_becomes_a_form_and_a_position_again() {
    let matched = DutyMatch {
        level: code("41312"),
        duty: Some(1),
        cited: Some("Plans programs.".into()),
        by: Some("A. Analyst".into()),
        on: Some(date(2025, 5, 1)),
        why: Some("The same work.".into()),
    };
    let draft = PositionDraft {
        title: "Planner".into(),
        incumbent: "Ann Example".into(),
        planned: false,
        series: SeriesId::new(PLANNERS).ok(),
        revision: Some("0123456789ab".into()),
        kept: true,
        current: "41311".into(),
        requested: "41312".into(),
        as_of: "2025-06-30".into(),
        policy: "majority".into(),
        policy_by: "B".into(),
        policy_on: "2025-06-20".into(),
        policy_why: "because".into(),
        requested_on: "2025-05-02".into(),
        gate: Some(Gate { months: Some(6), days: None, source: "Rule 1".into() }),
        duties: vec![
            DutyDraft {
                since: "2024-01-01".into(),
                lead: Ternary::Yes,
                matched: Some(vec![matched]),
                ..duty(1, "Plans.", "62.5")
            },
            DutyDraft { scope: DutyScope::OtherAsAssigned, matched: Some(vec![]), ..duty(4, "Other duties.", "37.5") },
        ]
        .into(),
        factors: vec![FactorDraft {
            kind: FactorKind::Contacts,
            text: "With agencies.".into(),
            level: "41311".into(),
            by: "A. Analyst".into(),
            on: "2025-05-01".into(),
            why: "As printed.".into(),
        }]
        .into(),
        authorities: vec![AuthorityDraft { id: "hires".into(), held: Ternary::No, evidence: "Form 12".into() }].into(),
        lead_classes: Some(vec![code("41314")]),
        notes: vec!["Invented.".into()],
        ruling: RulingDraft {
            class: "41311".into(),
            effective: "2025-07-01".into(),
            by: "A. Analyst".into(),
            on: "2025-06-30".into(),
            why: "See below.".into(),
            steps: "Read.\nAsked.".into(),
            remarks: "None.".into(),
            signed: Some(SignedDraft {
                by: "B. Board".into(),
                on: "2025-07-02".into(),
                mark: "0123456789ab".into(),
                copy: Arc::new(vec!["{}".into()]),
            }),
        },
        posting: PostingDraft::default(),
    };
    let posting = PostingDraft {
        class: "41311".into(),
        place: "Springfield".into(),
        closes: "2025-08-01".into(),
        apply: "By mail.".into(),
        remarks: "One.\nTwo.".into(),
    };
    let planned = PositionDraft {
        planned: true,
        incumbent: String::new(),
        duties: vec![duty(1, "Plans.", "100")].into(),
        ruling: RulingDraft::default(),
        posting,
        ..draft.clone()
    };
    for draft in [draft, planned] {
        let reading = draft.read();
        assert_eq!(reading.unreadable, []);
        assert_eq!(PositionDraft::of(reading.position.as_ref().unwrap()), draft);
    }
}

#[test]
fn typing_in_one_field_is_one_step_of_undo_in_the_tab_of_the_position() {
    let mut state = opened();
    ask(&mut state, P::New);
    for end in 1..=3 {
        edit(&mut state, Field::Whole("title"), |draft| draft.title = "Ann"[..end].to_owned());
    }
    run(&mut state, Command::ShowTab(Tab::Vacancy));
    run(&mut state, Command::Undo);
    assert_eq!(draft(&state).title, "Ann", "another tab has steps of its own");
    run(&mut state, Command::ShowTab(Tab::DeskAudit));
    run(&mut state, Command::Undo);
    assert_eq!(draft(&state).title, "");
    run(&mut state, Command::Redo);
    assert_eq!(draft(&state).title, "Ann");
    let id = state.audits.desk.current.unwrap();
    document(&mut state, D::Close(id));
    assert!(state.audits.answers.is_none());
    run(&mut state, Command::Undo);
    assert_eq!(draft(&state).title, "Ann");
}

#[test]
fn numbers_of_duties_stay_their_own_whatever_is_moved_or_taken_out() {
    let mut state = two_duties();
    let numbers = |state: &State| -> Vec<u32> { draft(state).duties.iter().map(|duty| duty.number).collect() };
    ask(&mut state, P::AddRow(Part::Duties));
    assert_eq!(state.audits.desk.focus_request.what(), Some(Field::Row(Part::Duties, 2, "text")));
    ask(&mut state, P::MoveRow(Part::Duties, 2, -1));
    assert_eq!((numbers(&state), state.audits.row), (vec![1, 3, 2], Some(1)));
    ask(&mut state, P::MoveRow(Part::Duties, 0, 9));
    assert_eq!(numbers(&state), [3, 2, 1]);
    ask(&mut state, P::RemoveRow(Part::Duties, 1));
    ask(&mut state, P::AddRow(Part::Duties));
    assert_eq!(numbers(&state), [3, 1, 4]);
    for _ in 0..5 {
        run(&mut state, Command::Undo);
    }
    assert_eq!(numbers(&state), [1, 2]);
}

#[test]
fn a_confirmed_suggestion_is_signed_and_cites_the_words_and_their_revision() {
    let mut state = two_duties();
    run(&mut state, Command::SetUserName("A. Analyst".to_owned()));
    ask(&mut state, P::Confirm(0));
    let draft_now = draft(&state);
    let made = draft_now.duties[0].matched.clone().unwrap();
    let expected = DutyMatch {
        level: code("41312"),
        duty: Some(5),
        cited: Some(printed("41312", 5)),
        by: Some("A. Analyst".to_owned()),
        on: Some(date(2025, 6, 30)),
        why: None,
    };
    assert_eq!(made, [expected]);
    let revision = shipped().find(&SeriesId::new(PLANNERS).unwrap()).unwrap().revision().to_owned();
    assert_eq!(draft_now.revision, Some(revision));
    assert!(judged(&state).allocation.worksheet.lines[0].decided);
    run(&mut state, Command::Undo);
    assert_eq!((draft(&state).duties[0].matched.clone(), draft(&state).revision), (None, None));
}

#[test]
fn matches_are_ticked_taken_off_and_forgotten() {
    let mut state = two_duties();
    let toggle = |state: &mut State, level: &str, number| {
        ask(state, P::ToggleMatch { row: 1, level: code(level), number });
        draft(state).duties[1].matched.clone().map(|all| all.iter().map(|one| one.duty).collect::<Vec<_>>())
    };
    assert_eq!(toggle(&mut state, "41311", Some(1)), Some(vec![Some(1)]));
    assert_eq!(toggle(&mut state, "41311", None), Some(vec![Some(1), None]), "the class concept, too");
    assert_eq!(toggle(&mut state, "41311", Some(99)), Some(vec![Some(1), None]), "there is no such duty");
    assert_eq!(toggle(&mut state, "41311", Some(1)), Some(vec![None]));
    assert_eq!(toggle(&mut state, "41311", None), None, "nothing is left: undecided again");
    ask(&mut state, P::MatchNothing(1));
    assert_eq!(draft(&state).duties[1].matched, Some(Vec::new()));
    assert_eq!(judged(&state).allocation.worksheet.unmatched.to_string(), "40");
    ask(&mut state, P::ForgetMatch(1));
    assert_eq!(draft(&state).duties[1].matched, None);
}

#[test]
fn the_next_undecided_duty_comes_behind_the_row_in_focus_and_round_again() {
    let mut state = two_duties();
    let next = |state: &mut State| {
        ask(state, P::NextUndecided);
        state.audits.choosing.as_ref().map(|choosing| choosing.row)
    };
    assert_eq!([next(&mut state), next(&mut state), next(&mut state)], [Some(0), Some(1), Some(0)]);
    ask(&mut state, P::MatchNothing(1));
    assert_eq!(next(&mut state), Some(0));
    ask(&mut state, P::Confirm(0));
    ask(&mut state, P::NextUndecided);
    assert_eq!(message(&state), "Every duty is decided.");
}

#[test]
fn another_series_forgets_the_matches_and_undo_brings_them_back() {
    let mut state = two_duties();
    ask(&mut state, P::Confirm(0));
    let before = draft(&state);
    ask(&mut state, P::SetSeries(SeriesId::new(MEDICAL).unwrap()));
    let after = draft(&state);
    assert_eq!((after.duties[0].matched.as_ref(), after.revision.as_ref()), (None, None));
    assert_eq!(judged(&state).loaded.series.id.as_str(), MEDICAL);
    run(&mut state, Command::Undo);
    assert_eq!(draft(&state), before);
}

#[test]
fn a_changed_specification_is_told_before_it_is_judged_by() {
    let mut state = two_duties();
    ask(&mut state, P::Confirm(0));
    edit(&mut state, Field::Whole("revision"), |draft| {
        draft.revision = Some("0123456789ab".to_owned());
        draft.duties[0].matched.as_mut().unwrap()[0].cited = Some("Other words altogether.".to_owned());
    });
    let answer = state.audits.shown_answer().unwrap().judged.clone();
    let Err(NotJudged::SpecChanged(change)) = answer else { panic!("{answer:?}") };
    assert_eq!((change.judged.as_str(), change.touched.len(), change.touched[0].duty), ("0123456789ab", 1, 1));
    ask(&mut state, P::TakeRevision);
    assert_eq!(draft(&state).duties[0].matched.as_ref().unwrap()[0].cited, Some(printed("41312", 5)));
    assert_eq!(judged(&state).allocation.answers[0].finding, Finding::Class(2));
    run(&mut state, Command::Undo);
    assert!(state.audits.shown_answer().unwrap().judged.is_err());
}

#[test]
fn a_half_written_day_leaves_the_answer_of_the_last_day_that_could_be_read() {
    let mut state = two_duties();
    let mut jobs = Jobs::new(None, Arc::new(|| {}));
    let mut judged_on = |typed: &str| {
        let draft = Arc::new(PositionDraft { as_of: typed.to_owned(), ..draft(&state) });
        let command = P::Edit { field: Field::Whole("as_of"), draft };
        run_by(&mut jobs, &mut state, Command::Positions(Seat::Held, command));
        judged(&state).allocation.as_of
    };
    assert_eq!(judged_on("2025-01-01"), date(2025, 1, 1));
    assert_eq!(judged_on("2025-01-0"), date(2025, 1, 1));
    assert_eq!(judged_on(""), date(2025, 6, 30), "no day: today");
}

#[test]
fn a_duty_ticked_for_a_vacancy_comes_with_its_words_and_goes_when_ticked_again() {
    let mut state = opened();
    let ask = |state: &mut State, command| run(state, Command::Positions(Seat::Planned, command));
    ask(&mut state, P::New);
    let tick = || P::TickDuty { level: code("41311"), number: 4 };
    let asked = state.vacancies.desk.focus_request;
    ask(&mut state, tick());
    let duties = |state: &State| state.vacancies.desk.shown().unwrap().draft.duties.clone();
    assert_eq!(duties(&state)[0].text, printed("41311", 4));
    assert_eq!(duties(&state)[0].matched.as_ref().unwrap()[0].duty, Some(4));
    ask(&mut state, tick());
    assert!(duties(&state).is_empty());
    assert_eq!(state.vacancies.desk.focus_request, asked, "the focus stays in the list");
}

#[test]
fn a_vacancy_says_who_of_the_open_applicants_could_fill_it() {
    let mut state = opened();
    let seat = Seat::Planned;
    run(&mut state, Command::ShowSeries(SeriesId::new(MEDICAL).unwrap()));
    run(&mut state, Command::Positions(seat, P::New));
    let mut draft = PositionDraft::clone(&state.vacancies.desk.shown().unwrap().draft);
    draft.duties = vec![duty(1, "Counsels patients and families.", "100")].into();
    run(
        &mut state,
        Command::Positions(seat, P::Edit { field: Field::Row(Part::Duties, 0, "text"), draft: Arc::new(draft) }),
    );
    let fills = |state: &State| state.vacancies.shown_answer().unwrap().judged.clone().unwrap().fills.clone();
    assert!(fills(&state).iter().all(|level| level.applicants.is_empty()));
    run(&mut state, Command::Documents(DocumentKindId::Applicants, D::OpenSamples));
    let fills = fills(&state);
    assert_eq!(fills.iter().map(|level| level.applicants.len()).collect::<Vec<_>>(), [3, 3, 3, 3, 3]);
    // Sample B meets the first level of the series: its record says so in the tests of applicants.
    assert_eq!(fills[0].applicants[1].standing, Standing::Qualifies);
}

#[test]
fn what_did_not_change_is_not_judged_again() {
    let mut state = two_duties();
    let (mut jobs, id) = (Jobs::new(None, Arc::new(|| {})), state.audits.desk.current.unwrap());
    let mut again = |state: &mut State| {
        run_by(&mut jobs, state, Command::Positions(Seat::Held, P::New));
        state.audits.answer(id).unwrap().judged.clone().unwrap()
    };
    assert!(Arc::ptr_eq(&again(&mut state), &again(&mut state)));
}
