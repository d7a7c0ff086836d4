//! Documents with texts that no document has: understood, and no name is made of them.

use super::{read, understand, vocabulary};
use crate::import::{Draft, Profile};

/// A draft of a document; nothing of its text may be lost.
fn drafted(name: &str, text: &str, profile: &Profile) -> Draft {
    let manuscript = read(name, text.as_bytes()).unwrap();
    let draft = understand(&manuscript, profile, &vocabulary());
    assert!(draft.unplaced.is_empty(), "{:?}", draft.unplaced);
    draft
}

#[test]
fn a_text_of_any_length_is_no_title_and_no_name() {
    let long = "|a".repeat(20_000);
    let words = "Clerk ".repeat(20_000);
    let documents = [
        ("a.txt", long.clone()),
        ("a.html", format!("<html><title>{words}</title><p>Files records.")),
        ("a.html", format!("<html><p>Class Title: {words}<p>Duties<ul><li>Files records.</ul>")),
        ("a.html", format!("<html><table><tr><th>Class Code<th>Class Title</tr><tr><td>1234<td>{words}</tr></table>")),
        ("a.md", format!("# {words}\n\n## Duties\n- Files records.\n")),
    ];
    for (name, text) in documents {
        let series = drafted(name, &text, &Profile::shipped()).series;
        let titles = series.levels.iter().map(|level| &level.title).chain([&series.title, &series.authority.name]);
        for title in titles {
            assert!(title.len() <= 400, "{name}: a title of {} bytes", title.len());
        }
    }
}

#[test]
fn a_profile_of_as_many_headings_as_a_document_has_lines_is_looked_up_and_not_gone_through() {
    // Three letters for each number, so that no heading holds a code.
    let letters = |at: usize| {
        [at / 676, at / 26 % 26, at % 26].map(|one| char::from(b'a' + one as u8)).iter().collect::<String>()
    };
    let words = |at: usize| format!("work of {}", letters(at));
    let all: Vec<String> = (0..5_000).map(|at| format!("{:?}", words(at))).collect();
    let profile = format!("Profile(headings: [(role: Duties, words: [{}])])", all.join(", "));
    let profile = Profile::shipped().with(&Profile::read("p.ron", profile.as_bytes()).unwrap());
    let lines: String =
        (0..5_000).map(|at| format!("{}\nFiles the records of it.\n\n", words(at).to_uppercase())).collect();
    let draft = drafted("a.txt", &lines, &profile);
    assert_eq!(draft.series.levels[0].duties.items.len(), 5_000);
}
