//! The system's file dialogs, on a thread of their own.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use rungs_library::manuscripts;

use super::{Answers, Command};
use crate::files::{Asking, FileCommand, PathKind, Wanted};
use crate::notifications::Message;

/// No person closes a dialog this fast: the system has none.
const AT_ONCE: Duration = Duration::from_millis(100);

/// Asks for files.
pub fn ask_files(answers: Answers, wanted: Wanted) {
    let (title, kinds, endings): (_, _, &[&str]) = match wanted {
        Wanted::Specifications => (
            "Open specifications, applicants and positions",
            "Specifications, applicants, positions (RON, JSON)",
            &["ron", "json"],
        ),
        Wanted::Documents => ("Import documents", "Documents (text, Markdown, HTML, Word, PDF)", &manuscripts::ENDINGS),
    };
    ask(answers, move || {
        let dialog = rfd::FileDialog::new().set_title(title);
        dialog.add_filter(kinds, endings).add_filter("All files", &["*"]).pick_files()
    });
}

/// Asks for a folder.
pub fn ask_folder(answers: Answers, wanted: Wanted) {
    let title = match wanted {
        Wanted::Specifications => "Open a folder of specifications",
        Wanted::Documents => "Import a folder of documents",
    };
    ask(answers, move || rfd::FileDialog::new().set_title(title).pick_folder().map(|folder| vec![folder]));
}

/// Asks for a path, proposing `name` for a file to be written.
pub fn ask_path(answers: Answers, name: String, asking: Asking) {
    let give = |path| Command::Files(FileCommand::SaveIn(path));
    on_thread(answers, give, move || {
        let dialog = rfd::FileDialog::new().set_title(asking.title());
        let kinds = asking.kinds().into_iter();
        let dialog =
            kinds.fold(dialog, |dialog, (kind, ending)| dialog.add_filter(format!("{kind} (.{ending})"), &[ending]));
        match asking.path_kind() {
            PathKind::Written => dialog.set_file_name(name).save_file(),
            PathKind::Read => dialog.pick_file(),
            PathKind::Folder => dialog.pick_folder(),
        }
    });
}

fn ask(answers: Answers, pick: impl FnOnce() -> Option<Vec<PathBuf>> + Send + 'static) {
    on_thread(answers, Command::DialogEnded, pick);
}

/// Shows a dialog; `give` makes the command from what was chosen, or from nothing where the system has no dialog.
fn on_thread<T: 'static>(
    answers: Answers,
    give: fn(Option<T>) -> Command,
    pick: impl FnOnce() -> Option<T> + Send + 'static,
) {
    let fallback = answers.clone();
    let worker = move || {
        let asked = Instant::now();
        match pick() {
            Some(chosen) => answers.give(give(Some(chosen))),
            None if asked.elapsed() < AT_ONCE => answers.give(give(None)),
            None => answers.give(Command::Say(Message::info("Nothing was chosen."))),
        }
    };
    if thread::Builder::new().name("dialog".to_owned()).spawn(worker).is_err() {
        fallback.give(give(None));
    }
}
