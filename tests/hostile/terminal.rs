//! What a terminal would obey never comes out as it is: controls, and signs that turn the direction of reading over.

use super::{run, text, write};
use crate::cli::{Run, command, finished};

/// What strangers put into names and texts.
const TITLE: &str = "Clerk\u{202e}krelC\u{2066}\u{200b}";

/// A specification with such a title, and one with a control of the second set in a mistaken line.
fn specs(folder: &std::path::Path) -> std::path::PathBuf {
    let spec = format!(
        "#![enable(implicit_some)]\nSeries(schema: 1, id: \"clerk\", title: \"{TITLE}\", authority: (name: \"County\"), \
         source: (document: \"Spec\"), status: Adopted, levels: [(code: \"C1\", title: \"{TITLE}\", \
         duties: (items: [(number: 1, text: \"Files {TITLE}\")])), (code: \"C2\", title: \"Other\", \
         duties: (items: [(number: 1, text: \"Files {TITLE} and more\")]))])"
    );
    write(folder, "clerk.ron", spec)
}

/// The same with colors, as a terminal is given them.
fn coloured(arguments: &[&str]) -> Run {
    finished(command(arguments).env("CLICOLOR_FORCE", "1").output().unwrap())
}

/// Everything that came out holds nothing but signs, line ends and styles of our own.
fn assert_fit(run: &Run, about: &str) {
    for said in [&run.out, &run.err] {
        let mut rest = said.clone();
        while let Some(at) = rest.find("\u{1b}[") {
            let end = at + rest[at..].find('m').unwrap_or_else(|| panic!("{about}: no style: {rest:?}"));
            assert!(rest[at + 2..end].chars().all(|c| c.is_ascii_digit() || c == ';'), "{about}: {rest:?}");
            rest.replace_range(at..=end, "");
        }
        let unfit = |c: char| {
            c.is_control() && c != '\n' || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!rest.contains(unfit), "{about}: {rest:?}");
    }
}

#[test]
fn texts_of_specifications_turn_no_line_over() {
    let folder = tempfile::tempdir().unwrap();
    let spec = specs(folder.path());
    for arguments in [vec!["list"], vec!["show", "C1"], vec!["show", "clerk"], vec!["compare", "C1", "C2"]] {
        for format in ["text", "json"] {
            let arguments = [arguments.as_slice(), &["--library", text(&spec), "--format", format]].concat();
            let run = coloured(&arguments);
            assert_eq!(run.status, 0, "{}", run.err);
            assert_fit(&run, &arguments.join(" "));
        }
    }
    let json = run(&["list", "--library", text(&spec), "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(read["series"][0]["title"], TITLE, "JSON says the same, in escapes");
}

#[test]
fn diagnostics_and_messages_obey_no_name_and_no_line() {
    let folder = tempfile::tempdir().unwrap();
    let name = "bad\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}.ron";
    let bad = write(folder.path(), name, "Series(titel: \"a\u{9b}2Jb\u{202e}c\")");
    let document = write(folder.path(), "a\u{1b}[31m\u{1b}]0;owned\u{7}.pdf", "%PDF-1.4 no more");
    let good = write(folder.path(), "b\u{1b}[8m.txt", "CLERK\n\nDuties\n1. Files records.\n");
    let empty = folder.path().join("e\u{1b}[2J");
    std::fs::create_dir(&empty).unwrap();
    for arguments in [
        vec!["check", text(&bad)],
        vec!["check", text(&bad), "--format", "json"],
        vec!["list", "--library", text(&bad)],
        vec!["import", text(&document), text(&good)],
        vec!["import", text(&document), text(&good), "--format", "json"],
        vec!["import", text(&empty)],
        vec!["qualify", text(&bad)],
        vec!["allocate", text(&bad)],
        vec!["show", "C\u{1b}[2J"],
        vec!["list", "--x\u{1b}]0;owned\u{7}"],
        vec!["a\u{9b}2J"],
    ] {
        let run = coloured(&arguments);
        assert_fit(&run, &arguments.join(" "));
        assert!(!run.out.contains("\u{1b}[31ma") && !run.out.contains("\u{1b}[8m"), "{}", run.out);
        assert!(!run.err.contains("\u{1b}[8m"), "{}", run.err);
    }
}
