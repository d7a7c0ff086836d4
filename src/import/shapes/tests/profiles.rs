//! Profiles: what is wrong with one is told with its place.

use rungs_files::ron::reference::differences;

use crate::{AsideWords, FactWords, HeadingWords, KindWords, Profile};

const REFERENCE: &str = include_str!("../../../../specs/README.md");

/// A profile that says every field.
const EVERY_FIELD: &str = "#![enable(implicit_some)]
Profile(
    schema: 1,
    authority: \"Harbour Board\",
    source: \"dock-hand.txt\",
    headings: [
        (role: Duties, words: [\"tasks\"], source: \"Harbour Board\", alone: true),
    ],
    no_headings: [\"fair weather\"],
    asides: [
        (reason: PageNumber, words: [\"sheet #\"]),
    ],
    facts: [
        (fact: Code, words: [\"berth mark\"]),
    ],
    all_levels: [\"all hands\"],
    upwards: [\"and above\"],
    some_of: [\"some hands\"],
    ranks: [\"level\"],
    numbered_parts: [\"appendix\"],
    person_labels: [\"incumbent\"],
    connectives: [\"or\"],
    lead_ins: [\"such as\"],
    other_duties: [\"other duties\"],
    lower_levels: [\"lower hands\"],
    allocation_sentences: [\"is allocated by\"],
    cumulative_sentences: [\"is cumulative\"],
    inherits: [\"all of the above\"],
    authority_words: [\"board\"],
    document_words: [\"class specification\"],
    degrees: [\"working\"],
    kinds: [
        (kind: Skill, words: [\"knack\"]),
    ],
    date_order: DayFirst,
    clause_words: [\"which\"],
    proposals: [\"proposed change\"],
)
";

#[test]
fn a_profile_reads_back_as_written() {
    assert_eq!(Profile::read("p.ron", EVERY_FIELD.as_bytes()).unwrap().to_ron(), EVERY_FIELD);
}

#[test]
fn every_field_of_a_profile_is_described_as_it_is_read() {
    assert_eq!(differences::<Profile>(REFERENCE), Vec::<String>::new());
    assert_eq!(differences::<HeadingWords>(REFERENCE), Vec::<String>::new());
    assert_eq!(differences::<AsideWords>(REFERENCE), Vec::<String>::new());
    assert_eq!(differences::<FactWords>(REFERENCE), Vec::<String>::new());
    assert_eq!(differences::<KindWords>(REFERENCE), Vec::<String>::new());
}

#[track_caller]
fn check(text: &str, expected: &[(&str, u32, u32)]) {
    let diagnostics = Profile::read("profile.ron", text.as_bytes()).err().unwrap_or_default();
    let found: Vec<(&str, u32, u32)> =
        diagnostics.iter().map(|one| (one.id, one.place.line.unwrap_or(0), one.place.column.unwrap_or(0))).collect();
    assert_eq!(found, expected, "{text}");
    assert!(diagnostics.iter().all(|one| one.hint.is_some()));
}

#[test]
fn a_profile_may_hold_next_to_nothing() {
    check("Profile()", &[]);
    check("Profile(authority: \"Harbour Board\")", &[]);
}

#[test]
fn fields_and_words_that_no_profile_has_are_refused() {
    check("Profile(\n  headngs: [])", &[("unknown-field", 2, 3)]);
    check("Profile(\n  headings: [(role: Dutys, words: [])])", &[("unknown-word", 2, 21)]);
    check("Profile(asides: [(words: [\"x\"])])", &[("missing-field", 1, 18)]);
}

#[test]
fn words_mean_one_thing_and_something() {
    let two = "Profile(headings: [\n(role: Duties, words: [\"Tasks\"]),\n(role: Minimum, words: [\"TASKS:\"])])";
    check(two, &[("contradiction", 3, 25)]);
    check("Profile(headings: [(role: Duties, words: [\"a\", \"A\"])])", &[]);
    check(
        "Profile(headings: [(role: Duties, words: [\"tasks\"])],\nno_headings: [\"Tasks\"])",
        &[("contradiction", 2, 15)],
    );
    check(
        "Profile(facts: [(fact: Code, words: [\"no\"]),\n(fact: Grade, words: [\"No.\"])])",
        &[("contradiction", 2, 23)],
    );
    check("Profile(no_headings: [\n\"\"])", &[("empty-text", 2, 1)]);
    check("Profile(no_headings: [\n\"---\"])", &[("empty-text", 2, 1)]);
}

#[test]
fn a_newer_profile_is_refused_whole() {
    check("Profile(schema: 2, headings: 7)", &[("newer-schema", 1, 17)]);
}
