//! Output, messages, colors, help, and what happens without a screen.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use super::{command, finished, result, run};

#[test]
fn a_reader_that_has_read_enough_is_no_error() {
    let mut child =
        command(&["show", "il-social-service-planner"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(!line.is_empty());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn colours_are_only_for_terminals_and_never_against_no_color() {
    for arguments in [["compare", "41311", "41312"].as_slice(), &["list"], &["show", "41311"]] {
        assert!(!result(arguments).contains('\u{1b}'), "{arguments:?}");
        let forced = finished(command(arguments).env("CLICOLOR_FORCE", "1").output().unwrap());
        assert!(forced.out.contains('\u{1b}'), "{arguments:?}");
        let refused = finished(command(arguments).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output().unwrap());
        assert!(!refused.out.contains('\u{1b}'), "{arguments:?}");
        // Colors carry nothing that the words do not.
        assert_eq!(anstream::adapter::strip_str(&forced.out).to_string(), result(arguments));
    }
}

#[test]
fn the_same_question_has_the_same_answer_byte_for_byte() {
    for arguments in
        [["list", "--format", "json"].as_slice(), &["compare", "41295", "41311", "41312", "--format", "json"]]
    {
        assert_eq!(result(arguments), result(arguments));
        assert!(result(arguments).ends_with("}\n"));
    }
}

#[test]
fn help_of_every_command_has_an_example() {
    for command in
        [vec![], vec!["list"], vec!["check"], vec!["show"], vec!["compare"], vec!["completions"], vec!["man"]]
    {
        let help = result(&[command.as_slice(), &["--help"]].concat());
        assert!(help.contains("Example") && help.contains("  rungs "), "{help}");
    }
}

#[test]
fn completions_and_the_manual_page_come_from_the_same_definitions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = result(&["completions", shell]);
        assert!(["compare", "check", "library"].iter().all(|word| script.contains(word)), "{shell}");
    }
    let page = result(&["man"]);
    assert!(["COMMAND COMPARE", "against", "Exit status"].iter().all(|word| page.contains(word)), "{page}");
}

#[test]
fn wrong_use_is_status_two_and_writes_nothing_to_the_result() {
    for arguments in [["check"].as_slice(), &["show"], &["compare"], &["list", "--format", "xml"], &["show", "a", "b"]]
    {
        let run = run(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!run.err.is_empty());
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn without_a_screen_the_window_is_refused_kindly_with_another_way() {
    let run = run(&[]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    for said in ["no screen", "rungs list", "rungs compare 41311 41312"] {
        assert!(run.err.contains(said), "{}", run.err);
    }
    assert!(!run.err.contains("panicked"));
}

#[test]
fn a_misspelt_command_is_not_taken_for_a_file() {
    let run = run(&["comapre"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("did you mean `rungs compare`?"), "{}", run.err);
}

#[test]
fn a_path_before_a_command_is_refused() {
    let run = run(&["specs", "list"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
}
