//! A crash loses no more than the last ten seconds, and never leaves half a file.

#[path = "../examples/crash/trial.rs"]
mod trial;
#[path = "../examples/crash/typist.rs"]
mod typist;

use std::process::Command;

use trial::Trial;

/// The process that types is this test again, in another process.
#[test]
fn killed_at_any_moment_it_leaves_whole_files_and_offers_what_was_not_saved() {
    if typist::asked().unwrap() {
        return;
    }
    let name = "crash::killed_at_any_moment_it_leaves_whole_files_and_offers_what_was_not_saved";
    let program = std::env::current_exe().unwrap();
    let again = || {
        let mut again = Command::new(&program);
        again.args(["--exact", name, "--nocapture"]);
        again
    };
    let told = Trial { kills: 16, seed: 7, long_every: 16 }.run(again).unwrap();
    assert_eq!(told.kills, 16);
    assert!(told.edits > 50 && told.recovered > 0, "{told}");
}
