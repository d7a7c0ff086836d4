//! A word that no data knows can change any meaning: wherever it stands, an answer may at most become a question.

use rungs_domain::qualify::Outcome;
use rungs_domain::spec::{Requirement, Statement, Vocabulary};

use super::applicants::{answers, applicants, calendar, differ};
use super::notation::short;
use super::{SERIES, VOCABULARY, cases, names};
use crate::requirement::{Context, LevelName, requirement};

/// The word.
const UNKNOWN: &str = "zorblax";

/// Applicants a text.
const APPLICANTS: usize = 80;

fn read(printed: &[Statement], levels: &[LevelName]) -> (Requirement, Vocabulary) {
    let understood = requirement(printed, &Context { vocabulary: &VOCABULARY, levels });
    (understood.requires.unwrap(), understood.words)
}

fn outcomes((node, words): &(Requirement, Vocabulary)) -> Vec<Outcome> {
    let level = &SERIES.first().unwrap().levels[0];
    answers(level, (node, words), &calendar(), &applicants()[..APPLICANTS])
}

/// The words of a text, by their bytes.
fn words(text: &str) -> Vec<(usize, usize)> {
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
    starts.map(|from| (from, text[from..].find(' ').map_or(text.len(), |length| from + length))).collect()
}

/// Puts the word before each word of a text, and then in its place.
fn spoiled(text: &str) -> Vec<String> {
    let before = words(text).into_iter().map(|(from, _)| format!("{}{UNKNOWN} {}", &text[..from], &text[from..]));
    let instead = words(text).into_iter().map(|(from, to)| format!("{}{UNKNOWN}{}", &text[..from], &text[to..]));
    before.chain(instead).collect()
}

/// The spoiled texts that give an answer, and another one.
fn wrong(printed: &[Statement], levels: &[LevelName]) -> Vec<String> {
    let mut found = Vec::new();
    let whole = read(printed, levels);
    let right = outcomes(&whole);
    for (at, statement) in printed.iter().enumerate() {
        for text in spoiled(&statement.text) {
            let mut printed = printed.to_vec();
            printed[at].text = text;
            let node = read(&printed, levels);
            if node == whole {
                continue;
            }
            let (wrong, _) = differ(&right, &outcomes(&node));
            if wrong > 0 {
                found.push(format!("{}\n  read {}\n  was  {}", printed[at].text, short(&node.0), short(&whole.0)));
            }
        }
    }
    found
}

#[test]
fn in_the_shipped_specifications() {
    for series in SERIES.iter() {
        let tiers = series.levels.iter().flat_map(|level| &level.qualifications);
        let found: Vec<String> = tiers.flat_map(|tier| wrong(&tier.printed, &names(series))).collect();
        assert!(
            found.is_empty(),
            "{}",
            found.join(
                "
"
            )
        );
    }
}

#[test]
fn in_every_hand_written_case() {
    let found: Vec<String> = cases::all().iter().flat_map(|case| wrong(&case.statements, &case.levels)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn time_in_a_class_of_another_series_is_service_and_can_be_read_again() {
    // Los Angeles, Senior Storekeeper, 2018: no kind of the vocabulary, and no class of the series.
    let text = "Two years of full-time paid experience as a Storekeeper or in a class at least at that level supervising \
                and working with employees engaged in storekeeping.";
    let printed = [Statement { heading: None, text: text.to_owned() }];
    let (node, _) = read(&printed, &[]);
    let Requirement::Service(time) = &node else { panic!("{node:?}") };
    assert_eq!((time.months, time.or_level, time.classes.as_slice()), (24, true, &["Storekeeper".to_owned()][..]));
}
