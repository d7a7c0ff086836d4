//! Two documents of one invented authority: what a person decided about the first is known of the second.

use std::ops::Range;

use rungs_domain::spec::Vocabulary;
use rungs_files::ron;

use crate::{Correction, Draft, DraftField, Manuscript, Profile, Reason, Role, read, understand, understand_corrected};

const FIRST: &str = "\
HARBOUR BOARD OF QUELL

CLASS SPECIFICATION

DOCK HAND

Sheet 1 of 2

Berth Mark: 4411

ASHORE AND AFLOAT

1. Ties up boats.
2. Paints buoys.

IN FAIR WEATHER AND FOUL

WHO MAY APPLY

Two years of experience as a sailor.

Sheet 2 of 2
";

const SECOND: &str = "\
HARBOUR BOARD OF QUELL

CLASS SPECIFICATION

HARBOUR PILOT

Sheet 1 of 3

Berth Mark: 4470

ASHORE AND AFLOAT

1. Guides ships.

Sheet 2 of 3

2. Reads the tide.

IN FAIR WEATHER AND FOUL

WHO MAY APPLY

Five years of experience as a sailor.

Sheet 3 of 3
";

fn manuscript(text: &str) -> Manuscript {
    read("source.txt", text.as_bytes()).unwrap()
}

fn at(text: &str, words: &str) -> Range<usize> {
    let start = manuscript(text).text.find(words).unwrap_or_else(|| panic!("{words} is not there"));
    start..start + words.len()
}

/// What a person decided about the first.
fn corrections() -> Vec<Correction> {
    let code = understand(&manuscript(FIRST), &Profile::shipped(), &Vocabulary::default()).found[0].clone();
    vec![
        Correction::Heading { at: at(FIRST, "ASHORE AND AFLOAT"), role: Role::Duties },
        Correction::Heading { at: at(FIRST, "WHO MAY APPLY"), role: Role::Minimum },
        Correction::Text { at: at(FIRST, "IN FAIR WEATHER AND FOUL") },
        Correction::Aside { at: at(FIRST, "Sheet 1 of 2"), reason: Reason::PageNumber },
        Correction::Aside { at: at(FIRST, "Sheet 2 of 2"), reason: Reason::PageNumber },
        Correction::Field { field: DraftField::LevelCode { level: code }, text: "4411".to_owned() },
    ]
}

fn learned() -> Profile {
    Profile::shipped().learned(&manuscript(FIRST), &corrections(), "dock-hand.txt")
}

fn drafted(text: &str, profile: &Profile) -> Draft {
    understand(&manuscript(text), profile, &Vocabulary::default())
}

fn duties(draft: &Draft) -> Vec<&str> {
    draft.series.levels[0].duties.items.iter().map(|duty| duty.text.as_str()).collect()
}

#[test]
fn the_second_document_is_understood_without_a_ruling() {
    let shipped = Profile::shipped();
    let before = drafted(SECOND, &shipped);
    assert!(duties(&before).is_empty() && before.series.levels[0].qualifications.is_empty());
    assert_eq!(before.series.levels[0].code.as_str(), "no-code-1");

    let draft = drafted(SECOND, &shipped.for_document(&[learned()], &manuscript(SECOND)));
    let level = &draft.series.levels[0];
    assert_eq!(level.code.as_str(), "4470");
    assert_eq!(duties(&draft)[..2], ["Guides ships.", "Reads the tide."]);
    assert_eq!(level.duties.heading.as_deref(), Some("ASHORE AND AFLOAT"));
    assert_eq!(level.qualifications[0].printed[0].text, "Five years of experience as a sailor.");
    let sheets = draft.furniture.iter().filter(|one| one.reason == Reason::PageNumber);
    assert_eq!(sheets.count(), 3, "the three sheets");
    let said = ron::write_series(&draft.series);
    assert!(!said.contains("Sheet") && said.contains("text: \"IN FAIR WEATHER AND FOUL\""), "{said}");
    assert!(draft.unplaced.is_empty());
}

#[test]
fn a_profile_holds_only_what_the_corrections_teach_and_reads_back_as_written() {
    let written = learned().to_ron();
    let expected = "#![enable(implicit_some)]
Profile(
    schema: 1,
    authority: \"Harbour Board of Quell\",
    source: \"dock-hand.txt\",
    headings: [
        (role: Duties, words: [\"ashore and afloat\"], alone: true),
        (role: Minimum, words: [\"who may apply\"], alone: true),
    ],
    no_headings: [\"in fair weather and foul\"],
    asides: [
        (reason: PageNumber, words: [\"sheet # of #\"]),
    ],
    facts: [
        (fact: Code, words: [\"berth mark\"]),
    ],
)
";
    assert_eq!(written, expected);
    assert_eq!(Profile::read("learned.ron", written.as_bytes()), Ok(learned()));
}

#[test]
fn documents_of_others_are_read_without_it() {
    let others = SECOND.replace("HARBOUR BOARD OF QUELL", "PARKS BOARD OF ELM");
    let profile = Profile::shipped().for_document(&[learned()], &manuscript(&others));
    assert_eq!(profile, Profile::shipped());
    assert!(duties(&drafted(&others, &profile)).is_empty());
}

#[test]
fn one_who_rules_nothing_teaches_nothing() {
    let shipped = Profile::shipped();
    assert!(shipped.learned(&manuscript(FIRST), &[], "dock-hand.txt").teaches_nothing());
    assert!(!learned().teaches_nothing());
}

#[test]
fn what_would_swallow_text_is_learned_with_its_own_figures_only() {
    let text = FIRST.replace("Sheet 2 of 2", "Sheet 2 of 2\n\nADDENDUM\n\nBerth 7");
    let text = text.replace("2. Paints buoys.", "2. Paints buoys.\n\nBerth 9");
    let corrections = [Correction::Aside { at: at(&text, "Berth 7"), reason: Reason::Ornament }];
    let profile = Profile::shipped().learned(&manuscript(&text), &corrections, "dock-hand.txt");
    assert!(profile.to_ron().contains("words: [\"berth 7\"]"), "{profile:?}");
}

#[test]
fn words_with_two_roles_in_one_document_teach_neither() {
    let text = FIRST.replace("WHO MAY APPLY", "ASHORE AND AFLOAT");
    let manuscript = manuscript(&text);
    let second = manuscript.text.rfind("ASHORE").unwrap();
    let corrections = [
        Correction::Heading { at: at(&text, "ASHORE AND AFLOAT"), role: Role::Duties },
        Correction::Heading { at: second..second + 5, role: Role::Minimum },
    ];
    let draft = understand_corrected(&manuscript, &Profile::shipped(), &Vocabulary::default(), &corrections);
    assert_eq!(draft.series.levels[0].qualifications[0].printed[0].text, "Two years of experience as a sailor.");
    assert!(Profile::shipped().learned(&manuscript, &corrections, "dock-hand.txt").teaches_nothing());
}

#[test]
fn a_profile_laid_over_another_adds_all_that_it_says() {
    let own = "Profile(date_order: DayFirst, clause_words: [\"seeks\"], proposals: [\"draft for comment\"])";
    let profile = Profile::shipped().with(&Profile::read("own.ron", own.as_bytes()).unwrap());
    assert!(profile.is_clause("The board seeks a pilot") && profile.is_clause("Posting is required"));
    assert!(profile.proposes("This is a draft for comment.") && profile.proposes("Notice of proposed changes"));
    // 05/11/2016 is the eleventh of May where the month stands first, and the fifth of November where the day does.
    let text = FIRST.replace("Berth Mark: 4411", "Effective Date: 05/11/2016");
    let effective =
        |profile: &Profile| drafted(&text, profile).series.levels[0].dates.effective.map(|day| day.to_string());
    assert_eq!(effective(&Profile::shipped()).as_deref(), Some("2016-05-11"));
    assert_eq!(effective(&profile).as_deref(), Some("2016-11-05"));
}

#[test]
fn learned_words_win_over_those_that_are_known() {
    let read = |text: &str| Profile::read("own.ron", text.as_bytes()).unwrap();
    let own = read("Profile(headings: [(role: Physical, words: [\"Duties\"])], no_headings: [\"Typical Tasks:\"])");
    let profile = Profile::shipped().with(&own);
    let role = |words| profile.role(words, false).map(|known| known.role);
    assert_eq!(role("DUTIES:"), Some(Role::Physical));
    assert_eq!(role("Typical Tasks"), None);
    assert_eq!(role("Essential Duties"), Some(Role::Duties));
    let back = profile.with(&read("Profile(headings: [(role: Duties, words: [\"typical tasks\"])])"));
    assert_eq!(back.role("Typical Tasks", false).map(|known| known.role), Some(Role::Duties));
}
