//! Series that fork: parallel classes, told by their titles and labels.

use proptest::prelude::*;
use rungs_domain::compare::{Across, Against, ChangeName, Comparer, Limits, Lowers, TrackPlace, Tracks, Turn};
use rungs_domain::spec::{Dimension, DimensionWords, Level, Scale, ScaleStep, Section, Series, TrackWords, Vocabulary};

use crate::made::{any_series, comparer, duties, level, series, views, vocabulary};

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The vocabulary of the other tests, with two kinds of tracks.
fn words() -> Vocabulary {
    let track = |name: &str, titles: &[&str], phrases: &[&str]| TrackWords {
        name: name.into(),
        titles: strings(titles),
        phrases: strings(phrases),
        source: "made".into(),
    };
    let step = |phrase: &str| ScaleStep { phrases: strings(&[phrase]), unmarked: false };
    Vocabulary {
        tracks: vec![
            track("Specialist", &["specialist", "nonsupervisory"], &["staff expert", "supervises nobody"]),
            track("Supervisor", &["supervisor", "supervising"], &["supervises", "managerial level"]),
        ],
        dimensions: vec![DimensionWords {
            dimension: Dimension::Complexity,
            ladders: vec![Scale {
                id: "hard".into(),
                meaning: "how hard the work is".into(),
                source: "made".into(),
                steps: vec![step("average"), step("difficult")],
                alone: false,
            }],
            cues: Vec::new(),
            headings: Vec::new(),
            source: "made".into(),
        }],
        ..vocabulary()
    }
}

fn on_tracks() -> Comparer {
    Comparer::new(&words(), Limits::default())
}

/// Classes with a code, a title and a class concept.
fn classes(rows: &[(&str, &str, &str)]) -> Series {
    let made = |(code, title, concept): &(&str, &str, &str)| Level {
        title: (*title).into(),
        concept: vec![Section { heading: Some("Definition".into()), text: strings(&[*concept]) }],
        ..level(code, duties(&["Keeps accounts."]), &[])
    };
    series("classes", false, rows.iter().map(made).collect())
}

/// Two tracks behind one entry class, as the accounting officers of California are printed.
fn officers() -> Series {
    classes(&[
        ("1", "Trainee", "Learns the work."),
        ("2", "Officer (Specialist)", "Does average work; supervises nobody."),
        ("3", "Officer (Supervisor)", "Supervises a group."),
        ("4", "Senior Officer (Specialist)", "Does difficult work; the staff expert."),
        ("5", "Senior Officer (Supervisor)", "Supervises several groups."),
        ("6", "Chief Officer", "This is the managerial level."),
    ])
}

fn tracks(series: &Series) -> Option<Tracks> {
    on_tracks().tracks(series)
}

fn names(tracks: &Tracks) -> Vec<Option<&str>> {
    tracks.tracks.iter().map(|track| track.name.as_deref()).collect()
}

fn lowers(series: &Series) -> Vec<Option<usize>> {
    let tracks = tracks(series).unwrap();
    (0..series.levels.len()).map(|level| tracks.lower_of(level)).collect()
}

#[test]
fn a_class_is_compared_with_the_rung_below_on_its_own_track() {
    let series = officers();
    let told = tracks(&series).unwrap();
    assert_eq!(names(&told), [Some("Specialist"), Some("Supervisor")]);
    assert_eq!((told.levels_of(0), told.levels_of(1), told.rungs()), (vec![1, 3], vec![2, 4, 5], 3));
    assert_eq!(lowers(&series), [None, Some(0), Some(0), Some(1), Some(2), Some(4)]);
    assert_eq!(told.places[0], TrackPlace::Entry);
    assert_eq!(told.places[3], TrackPlace::Rung { track: 0, rung: 1 });
    // The printed words that say so, and where they stand.
    let evidence: Vec<_> = told.tracks.iter().filter_map(|track| track.evidence.as_ref()).collect();
    let said: Vec<_> = evidence.iter().map(|said| (said.level, said.text.as_str())).collect();
    assert_eq!(said, [(1, "supervises nobody"), (2, "Supervises a group")]);
}

#[test]
fn a_ladder_and_its_rows_follow_the_tracks() {
    let series = officers();
    let ladder = on_tracks().ladder(&views(&series), Against::LevelBelow, &[]);
    let below: Vec<_> = (0..6).map(|level| ladder.against.lower_of(level)).collect();
    assert_eq!(below, [None, Some(0), Some(0), Some(1), Some(2), Some(4)]);
    assert_eq!(ladder.tracks, [None, Some(0), Some(1), Some(0), Some(1), Some(1)]);
    let steps = on_tracks().steps_apart(&views(&series), Against::LevelBelow);
    let pairs: Vec<_> = steps.iter().map(|step| (step.lower, step.upper)).collect();
    assert_eq!(pairs, [(0, 1), (0, 2), (1, 3), (2, 4), (4, 5)]);
    let harder = steps[2].rows.iter().find(|row| row.dimension == Dimension::Complexity).unwrap();
    assert_eq!(harder.turn, Turn::Up, "average work, then difficult work");
    // A rung that is not shown is stepped over; without any, there is nothing to compare with.
    let some: Vec<_> = [0, 2, 3, 5].map(|at| views(&series)[at]).into();
    let ladder = on_tracks().ladder(&some, Against::LevelBelow, &[]);
    assert_eq!([0, 1, 2, 3].map(|level| ladder.against.lower_of(level)), [None, Some(0), Some(0), Some(1)]);
    let three: Vec<_> = [1, 2, 3].map(|at| views(&series)[at]).into();
    let ladder = on_tracks().ladder(&three, Against::LevelBelow, &[]);
    assert_eq!([0, 1, 2].map(|level| ladder.against.lower_of(level)), [None, None, Some(0)]);
}

#[test]
fn two_parallel_classes_are_compared_in_neutral_words() {
    let mut series = officers();
    series.levels[1].duties.items = duties(&["Assists in keeping accounts."]);
    series.levels[2].duties.items = duties(&["Directs the keeping of accounts."]);
    let (one, other) = (views(&series)[1], views(&series)[2]);
    let compared = on_tracks().compare(one, other, &[]);
    assert_eq!((compared.across(), compared.beside()), (true, Some(("2", "3"))));
    assert!(compared.remarks.is_empty(), "{:?}", compared.remarks);
    let told: Vec<_> = compared.duties.iter().map(|link| ChangeName::new(link.change, compared.across())).collect();
    assert_eq!(told, [ChangeName::Across(Across::Differs)]);
    let apart = on_tracks().apart(views(&series)[3], views(&series)[2]);
    assert!(apart.iter().all(|row| !row.turn.is_direction()), "{apart:?}");
    // Up one track the words keep their direction.
    assert!(!on_tracks().compare(views(&series)[1], views(&series)[3], &[]).across());
}

#[test]
fn specialties_fork_by_whatever_stands_in_the_brackets() {
    let series = classes(&[
        ("1", "Scientist I (Chemical)", "Works in chemical laboratories."),
        ("2", "Scientist I (Epidemiology)", "Studies outbreaks."),
        ("3", "Scientist II (Chemical)", "Leads."),
        ("4", "Scientist II (Epidemiology)", "Leads."),
        ("5", "Scientist III (Epidemiology)", "Leads more."),
    ]);
    let told = tracks(&series).unwrap();
    assert_eq!(names(&told), [Some("Chemical"), Some("Epidemiology")]);
    assert_eq!(lowers(&series), [None, None, Some(0), Some(1), Some(3)]);
    assert_eq!(told.tracks[0].evidence.as_ref().map(|said| said.text.as_str()), Some("Works in chemical laboratories"));
    assert_eq!(told.tracks[1].evidence, None, "the title alone says it");
}

#[test]
fn a_class_without_a_bracket_beside_one_with_a_bracket_is_a_track_too() {
    let series = classes(&[
        ("1", "Custodian", "Cleans."),
        ("2", "Custodian (Correctional Facility)", "Cleans."),
        ("3", "Lead Custodian", "Leads."),
        ("4", "Lead Custodian (Correctional Facility)", "Leads."),
    ]);
    assert_eq!(names(&tracks(&series).unwrap()), [None, Some("Correctional Facility")]);
    assert_eq!(lowers(&series), [None, None, Some(0), Some(1)]);
}

#[test]
fn what_is_no_fork_has_no_tracks() {
    let rungs = [("1", "Clerk I", "Files."), ("2", "Clerk II", "Files."), ("3", "Supervising Clerk", "Supervises.")];
    let ranges = [("1", "Clerk (Range A)", "Files."), ("2", "Clerk (Range B)", "Files.")];
    let one_bracket = [("1", "Clerk I (Safety)", "Files."), ("2", "Clerk II (Safety)", "Files.")];
    for rows in [&rungs[..], &ranges, &one_bracket] {
        assert_eq!(tracks(&classes(rows)), None, "{rows:?}");
    }
}

#[test]
fn a_word_behind_a_comma_and_a_department_behind_the_bracket_are_read() {
    let series = classes(&[
        ("1", "Counsel, Specialist, Energy Board", "Counsels."),
        ("2", "Counsel (Supervisory), Energy Board", "Supervises."),
        ("3", "Senior Counsel (Nonsupervisory), Energy Board", "Counsels."),
    ]);
    // "(Supervisory)" is no word of this vocabulary; it is a track by the title alone.
    assert_eq!(names(&tracks(&series).unwrap()), [Some("Specialist"), Some("Supervisory")]);
    assert_eq!(lowers(&series), [None, None, Some(0)]);
}

#[test]
fn behind_the_fork_a_class_that_names_no_track_follows_the_one_before_it() {
    let mut rows = vec![("1", "Officer (Specialist)", "Works."), ("2", "Officer (Supervisor)", "Supervises.")];
    rows.push(("3", "Bureau Head", "Answers for the bureau."));
    let series = classes(&rows);
    assert_eq!(tracks(&series).unwrap().places[2], TrackPlace::Open);
    assert_eq!(lowers(&series), [None, None, Some(1)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Also in circles, and with levels compared with nothing.
    #[test]
    fn each_level_can_be_compared_with_any_other(
        series in any_series(4),
        chosen in prop::collection::vec(prop::option::of(0..6_usize), 4),
    ) {
        let against = Against::Each(Lowers::new(chosen.iter().copied()).unwrap());
        let ladder = comparer().ladder(&views(&series), against, &[]);
        for level in 0..series.levels.len() {
            let items = |thread: &rungs_domain::compare::Thread| match thread.cells[level] {
                rungs_domain::compare::Cell::Item(item) => Some(item),
                _ => None,
            };
            let mut duties: Vec<usize> = ladder.duties.iter().filter_map(items).collect();
            duties.sort_unstable();
            prop_assert_eq!(duties, (0..series.levels[level].duties.items.len()).collect::<Vec<_>>());
        }
    }
}
