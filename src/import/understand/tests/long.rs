//! Documents with texts that no document has: understood, and no name is made of them.

use rungs_domain::spec::PathStep;

use super::{read, understand, vocabulary};
use crate::{Draft, Profile};

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

/// Facts that have a field of their own leave the list; those behind them stand further up, and are still found where
/// they are printed.
#[test]
fn facts_that_move_up_still_point_to_their_words() {
    let class = |at: usize| format!("CLASS CODE {at}\nCLERK\nDUTIES\n1. Files {at}.\n\n");
    let classes: String = (100..400).map(class).collect();
    let text = format!("HARBOR BOARD\nEffective: 2019-05-03\nRevised: 2020-06-04\n\n{classes}");
    let manuscript = read("a.txt", text.as_bytes()).unwrap();
    let draft = understand(&manuscript, &Profile::shipped(), &vocabulary());
    assert!(draft.series.facts.len() > 200, "{}", draft.series.facts.len());
    for (at, fact) in draft.series.facts.iter().enumerate() {
        let to = [PathStep::Field("facts"), PathStep::Index(at), PathStep::Field("text")];
        let provenance =
            draft.provenance.iter().find(|provenance| provenance.to == to).unwrap_or_else(|| panic!("{}", fact.label));
        let words = manuscript.text.get(provenance.from[0].clone()).unwrap();
        assert!(words.ends_with(fact.text.as_deref().unwrap()), "{words:?}: {fact:?}");
    }
}
