//! The actions of the Import tab.

use super::super::reviews::ReviewCommand as R;
use super::super::state::Tab;
use super::super::{Command, State};
use super::Group::Import;
use super::table::action;
use super::{Action, Shortcut, alt, ctrl_shift, plain};

/// Asks something about the document in view.
fn in_view(state: &State, command: R) -> Option<Command> {
    (state.tab == Tab::Import && state.reviews.desk.current.is_some()).then_some(Command::Reviews(command))
}

/// Accepts what is looked at.
fn accept(state: &State) -> Option<Command> {
    state.reviews.selected.as_ref()?;
    in_view(state, R::Accept)
}

const BEFORE: Shortcut = Shortcut { shift: true, ..plain("F7") };

/// All of them, in the order listed.
pub static ALL: &[Action] = &[
    action(
        Import,
        "import",
        "Import documents",
        &[ctrl_shift("I")],
        "Reads text, web pages, Word files and PDFs, and drafts specifications of them.",
        |_| Some(Command::Reviews(R::AskFiles)),
    ),
    action(
        Import,
        "import-folder",
        "Import a folder of documents",
        &[],
        "Reads all documents in a folder and below it.",
        |_| Some(Command::Reviews(R::AskFolder)),
    ),
    action(
        Import,
        "next-point",
        "Next thing to look at",
        &[plain("F7")],
        "Goes to the next place that was not surely understood.",
        |state| in_view(state, R::StepPoint(1)),
    ),
    action(
        Import,
        "previous-point",
        "The thing to look at before",
        &[BEFORE],
        "Goes to the place before that was not surely understood.",
        |state| in_view(state, R::StepPoint(-1)),
    ),
    action(
        Import,
        "accept",
        "Accept",
        &[alt("A")],
        "Says that what is looked at is as it should be, and goes on to the next.",
        accept,
    ),
    action(
        Import,
        "show-on-ladder",
        "Show on the ladder",
        &[alt("L")],
        "Opens the saved specification of the document in view and sets its levels side by side.",
        |state| in_view(state, R::ShowOnLadder),
    ),
    action(
        Import,
        "save-all",
        "Save all drafts",
        &[],
        "Writes every draft that no file holds into a folder, and replaces none that is there.",
        |state| (!state.reviews.desk.open.is_empty()).then_some(Command::Reviews(R::SaveAll)),
    ),
    action(
        Import,
        "read-again",
        "Take the document as it is on disk",
        &[],
        "Reads the document anew after its file changed, with the rulings whose words are still there.",
        |state| {
            let changed = state.reviews.changed.contains_key(&state.reviews.desk.current?);
            changed.then(|| in_view(state, R::TakeChanged))?
        },
    ),
    action(
        Import,
        "profile-save",
        "Save what the rulings teach",
        &[],
        "Writes what the rulings about headings teach as a profile, for other documents of this authority.",
        |state| in_view(state, R::SaveProfile),
    ),
    action(
        Import,
        "profile-use",
        "Use a profile",
        &[],
        "Understands all documents by what a profile teaches, now and at the next start.",
        |_| Some(Command::Reviews(R::UseProfile(None))),
    ),
    action(
        Import,
        "document-close",
        "Close the document",
        &[],
        "Takes the document in view out of the window; undo brings it back.",
        |state| in_view(state, R::Close(state.reviews.desk.current?)),
    ),
];
