//! The system's file dialogs, on a thread of their own.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use super::{Answers, Command};
use crate::app::state::Message;

/// No person closes a dialog this fast: the system has none.
const AT_ONCE: Duration = Duration::from_millis(100);

/// Asks for files.
pub fn ask_files(answers: Answers) {
    ask(answers, || {
        let dialog = rfd::FileDialog::new().set_title("Open specifications");
        dialog.add_filter("Specifications (RON)", &["ron"]).add_filter("All files", &["*"]).pick_files()
    });
}

/// Asks for a folder.
pub fn ask_folder(answers: Answers) {
    ask(answers, || rfd::FileDialog::new().set_title("Open a folder of specifications").pick_folder().map(|f| vec![f]));
}

fn ask(answers: Answers, pick: impl FnOnce() -> Option<Vec<PathBuf>> + Send + 'static) {
    let fallback = answers.clone();
    let worker = move || {
        let asked = Instant::now();
        match pick() {
            Some(paths) => answers.give(Command::DialogEnded(Some(paths))),
            None if asked.elapsed() < AT_ONCE => answers.give(Command::DialogEnded(None)),
            None => answers.give(Command::Say(Message { text: "Nothing was opened.".to_owned(), is_error: false })),
        }
    };
    if thread::Builder::new().name("dialog".to_owned()).spawn(worker).is_err() {
        fallback.give(Command::DialogEnded(None));
    }
}
