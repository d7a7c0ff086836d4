//! The table of the actions.

use rungs_domain::spec::LevelRef;

use super::super::applicants::{ApplicantCommand as A, Part};
use super::super::positions::{Paper, Part as PositionPart, PositionCommand as P, Seat};
use super::super::reviews::ReviewCommand;
use super::super::state::{FocusTarget, Tab, ThemeName, View};
use super::super::undo::Steps;
use super::super::{Command, State, focused};
use super::Group::{Applicants, Cell, Files, Ladder, Links, Positions, Window};
use super::{Action, Group, Shortcut, alt, alt_shift, ctrl, ctrl_shift, plain};

/// The level of the cell in focus.
fn focused_level(state: &State) -> Option<LevelRef> {
    state.ladder.levels.get(state.ladder.focus?.column).cloned()
}

/// Whether the Qualifications tab is in view, with an applicant in the form.
fn in_form(state: &State) -> bool {
    state.tab == Tab::Qualifications && state.applicants.desk.current.is_some()
}

fn add_row(state: &State, part: Part) -> Option<Command> {
    in_form(state).then_some(Command::Applicants(A::AddRow(part)))
}

/// Asks something about the position in the form of the tab in view.
fn in_position(state: &State, command: P) -> Option<Command> {
    let seat = Seat::of(state.tab)?;
    state.positions(seat).desk.current.map(|_| Command::Positions(seat, command))
}

/// Asks something about the duty that the keyboard is in, or was in last.
fn at_duty(state: &State, command: fn(usize) -> P) -> Option<Command> {
    let row = state.positions(Seat::of(state.tab)?).row?;
    in_position(state, command(row))
}

/// Asks something about the positions of the tab in view; elsewhere about those that somebody holds.
fn of_positions(state: &State, command: P) -> Command {
    Command::Positions(Seat::of(state.tab).unwrap_or(Seat::Held), command)
}

/// What undo and redo are about in the tab in view.
fn undo(state: &State) -> &dyn Steps {
    match state.tab {
        Tab::Ladder => &state.links.undo,
        Tab::Qualifications => &state.applicants.desk.undo,
        Tab::DeskAudit => &state.audits.desk.undo,
        Tab::Vacancy => &state.vacancies.desk.undo,
        Tab::Import => &state.reviews.desk.undo,
    }
}

/// An action.
pub const fn action(
    group: Group,
    id: &'static str,
    name: &'static str,
    shortcuts: &'static [Shortcut],
    help: &'static str,
    command: fn(&State) -> Option<Command>,
) -> Action {
    Action { id, group, name, shortcuts, help, command }
}

/// The actions, in the order listed; those of imports stand in a table of their own.
pub static ALL: &[Action] = &[
    action(Ladder, "palette", "Find", &[ctrl("K")], "Finds series, levels, text and commands.", |_| {
        Some(Command::OpenPalette)
    }),
    action(Ladder, "filter-text", "Filter rows by text", &[ctrl("F")], "Shows only rows with these words.", |_| {
        Some(Command::WishFocus(FocusTarget::FilterText))
    }),
    action(
        Ladder,
        "differences",
        "Differences only, or all rows",
        &[ctrl("E")],
        "Leaves out rows that are the same at every level, or shows them again.",
        |state| Some(Command::SetDifferencesOnly(!state.ladder.differences_only)),
    ),
    action(Ladder, "clear-filters", "Show all rows again", &[], "Takes every filter off.", |state| {
        let ladder = &state.ladder;
        let filtered = ladder.differences_only || !ladder.changes.is_empty() || !ladder.text.is_empty();
        filtered.then_some(Command::ClearFilters)
    }),
    action(Ladder, "rows", "Rows", &[ctrl("1")], "Shows the ladder as a table.", |_| {
        Some(Command::SetView(View::Rows))
    }),
    action(Ladder, "flow", "Flow", &[ctrl("2")], "Shows the ladder as a picture of threads.", |_| {
        Some(Command::SetView(View::Flow))
    }),
    action(
        Ladder,
        "tray-add",
        "Add to tray",
        &[ctrl("T")],
        "Puts the level of the cell in focus into the tray.",
        |s| focused_level(s).map(Command::TrayAdd),
    ),
    action(
        Ladder,
        "tray-compare",
        "Compare the tray",
        &[ctrl_shift("T")],
        "Sets the tray's levels side by side.",
        |s| (s.tray.len() >= 2).then_some(Command::TrayCompare),
    ),
    action(Ladder, "tray-clear", "Empty the tray", &[], "Takes every level out of the tray.", |state| {
        (!state.tray.is_empty()).then_some(Command::TrayClear)
    }),
    action(
        Ladder,
        "series-text",
        "Text for the whole series",
        &[ctrl("I")],
        "Goes to what is printed once for all levels.",
        |s| {
            let series = focused_level(s).or_else(|| s.ladder.levels.first().cloned())?.series;
            Some(Command::GoToPassage { series, label: None, text: String::new() })
        },
    ),
    action(Cell, "read", "Read the whole text", &[plain("Enter")], "Opens the reader; while linking, links.", |s| {
        s.ladder.focus.map(Command::OpenReader)
    }),
    action(Cell, "fold", "Fold the section", &[plain("Space")], "Folds the section, or unfolds it.", |state| {
        state.ladder.focus.map(|cell| Command::ToggleSection(cell.section))
    }),
    action(
        Cell,
        "copy",
        "Copy with citation",
        &[ctrl_shift("C"), plain("C")],
        "Copies the cell's words and where they stand.",
        |s| s.ladder.focus.map(Command::CopyCitation),
    ),
    action(
        Cell,
        "link",
        "Link with another item",
        &[plain("L")],
        "Picks the item up: go to the one it belongs with and press Enter.",
        focused::start_link,
    ),
    action(
        Cell,
        "unlink",
        "Unlink",
        &[plain("U")],
        "Parts the item from the one it is compared with.",
        focused::unlink,
    ),
    action(
        Cell,
        "forget",
        "Forget the decision",
        &[plain("Delete")],
        "Takes the item back to the computed link.",
        focused::forget,
    ),
    action(
        Cell,
        "baseline",
        "Baseline, or level below",
        &[plain("B")],
        "Compares all levels with this one, or each with the one below.",
        focused::baseline,
    ),
    action(Applicants, "applicant-new", "New applicant", &[ctrl("N")], "Opens an empty form.", |_| {
        Some(Command::Applicants(A::New))
    }),
    action(
        Applicants,
        "samples",
        "Open the sample applicants",
        &[],
        "Opens three invented applicants to look at.",
        |_| Some(Command::Applicants(A::OpenSamples)),
    ),
    action(
        Applicants,
        "add-study",
        "Add education",
        &[alt("E")],
        "Adds a row for a diploma, a degree or a study.",
        |state| add_row(state, Part::Education),
    ),
    action(Applicants, "add-job", "Add a job", &[alt("O")], "Adds a row for a job.", |state| {
        add_row(state, Part::Jobs)
    }),
    action(
        Applicants,
        "add-credential",
        "Add a credential",
        &[alt("C")],
        "Adds a row for a license, a certificate or a program.",
        |state| add_row(state, Part::Credentials),
    ),
    action(
        Applicants,
        "next-judgement",
        "Next open judgment",
        &[alt("J")],
        "Goes to the next question, or match of a duty, that a person has to decide.",
        |state| match Seat::of(state.tab) {
            Some(_) => in_position(state, P::NextUndecided),
            None => in_form(state).then_some(Command::Applicants(A::NextJudgement)),
        },
    ),
    action(
        Applicants,
        "applicant-close",
        "Close the applicant",
        &[],
        "Takes the applicant in the form out of the window; undo brings it back.",
        |state| state.applicants.desk.current.map(|id| Command::Applicants(A::Close(id))),
    ),
    action(Positions, "position-new", "New position", &[alt("N")], "Opens an empty form for a position.", |state| {
        Some(of_positions(state, P::New))
    }),
    action(
        Positions,
        "position-samples",
        "Open the sample positions",
        &[],
        "Opens invented positions to look at.",
        |state| Some(of_positions(state, P::OpenSamples)),
    ),
    action(Positions, "add-duty", "Add a duty", &[ctrl("Enter"), alt("D")], "Adds a row for a duty.", |state| {
        in_position(state, P::AddRow(PositionPart::Duties))
    }),
    action(
        Positions,
        "confirm-match",
        "Confirm the suggested match",
        &[alt("M")],
        "Decides that the duty in focus is the work that is suggested.",
        |state| at_duty(state, P::Confirm),
    ),
    action(
        Positions,
        "choose-match",
        "Choose what the duty matches",
        &[alt("Down")],
        "Lists all that the duty in focus can be matched to.",
        |state| at_duty(state, |row| P::ChooseMatch(Some(row))),
    ),
    action(
        Positions,
        "duty-up",
        "Move the duty up",
        &[alt_shift("Up")],
        "Changes places with the duty above.",
        |state| at_duty(state, |row| P::MoveRow(PositionPart::Duties, row, -1)),
    ),
    action(
        Positions,
        "duty-down",
        "Move the duty down",
        &[alt_shift("Down")],
        "Changes places with the next.",
        |state| at_duty(state, |row| P::MoveRow(PositionPart::Duties, row, 1)),
    ),
    action(
        Positions,
        "duty-remove",
        "Take the duty out",
        &[],
        "Takes the duty in focus out; undo brings it back.",
        |state| at_duty(state, |row| P::RemoveRow(PositionPart::Duties, row)),
    ),
    action(
        Positions,
        "export-worksheet",
        "Export the worksheet",
        &[],
        "Writes the worksheet of the position in the form, as a document or for a spreadsheet.",
        |state| in_position(state, P::Export(Paper::Worksheet)),
    ),
    action(
        Positions,
        "export-memo",
        "Export the staffing memo",
        &[],
        "Writes what only the manager of a vacancy reads: policies, levels beside it, underfill, applicants.",
        |state| (state.tab == Tab::Vacancy).then(|| in_position(state, P::Export(Paper::Memo))).flatten(),
    ),
    action(
        Positions,
        "sign",
        "Sign the determination",
        &[alt_shift("S")],
        "Signs the determination that is shown, with your name, today; it is kept as it is.",
        |state| signed(state, false).then(|| in_position(state, P::Sign)).flatten(),
    ),
    action(
        Positions,
        "withdraw",
        "Withdraw the signature",
        &[],
        "Takes the signature off the determination, so that the position can be changed.",
        |state| signed(state, true).then(|| in_position(state, P::Withdraw)).flatten(),
    ),
    action(
        Positions,
        "position-close",
        "Close the position",
        &[],
        "Takes the position in the form out of the window; undo brings it back.",
        |state| {
            let id = state.positions(Seat::of(state.tab)?).desk.current?;
            in_position(state, P::Close(id))
        },
    ),
    action(
        Links,
        "save-as",
        "Save as",
        &[ctrl_shift("S")],
        "Saves what is in the form as another file, RON or JSON by its ending.",
        |state| match state.tab {
            Tab::Ladder => None,
            Tab::Qualifications => in_form(state).then_some(Command::Applicants(A::SaveAs)),
            Tab::DeskAudit | Tab::Vacancy => in_position(state, P::SaveAs),
            Tab::Import => state.reviews.desk.current.map(|_| Command::Reviews(ReviewCommand::SaveAs)),
        },
    ),
    action(
        Links,
        "export",
        "Export",
        &[ctrl_shift("E")],
        "Writes the result, the determination or the posting as a document to print; its ending decides the format.",
        |state| match Seat::of(state.tab) {
            Some(_) => in_position(state, P::Export(Paper::Result)),
            None => in_form(state).then_some(Command::Applicants(A::Export)),
        },
    ),
    action(Links, "undo", "Undo", &[ctrl("Z")], "Takes the last edit back: of a link, or in a form.", |state| {
        undo(state).next_back().map(|_| Command::Undo)
    }),
    action(Links, "redo", "Redo", &[ctrl_shift("Z"), ctrl("Y")], "Makes it again.", |state| {
        undo(state).next_forward().map(|_| Command::Redo)
    }),
    action(
        Links,
        "save",
        "Save",
        &[ctrl("S")],
        "Saves decisions on links, or what is in the form.",
        |state| match state.tab {
            Tab::Ladder => Some(Command::SaveLinks),
            Tab::Qualifications => state.applicants.desk.current.map(|_| Command::Applicants(A::Save)),
            Tab::DeskAudit => state.audits.desk.current.map(|_| Command::Positions(Seat::Held, P::Save)),
            Tab::Import => state.reviews.desk.current.map(|_| Command::Reviews(ReviewCommand::Save)),
            Tab::Vacancy => state.vacancies.desk.current.map(|_| Command::Positions(Seat::Planned, P::Save)),
        },
    ),
    action(
        Links,
        "your-name",
        "Your name",
        &[ctrl_shift("N")],
        "Asks for the name with which your decisions are signed.",
        |state| Some(Command::ShowYourName(state.user_name.clone())),
    ),
    action(Files, "open", "Open files", &[ctrl("O")], "Opens files: specifications and applicants.", |_| {
        Some(Command::OpenDialog)
    }),
    action(Files, "open-folder", "Open a folder", &[ctrl_shift("O")], "Opens all specifications of a folder.", |_| {
        Some(Command::OpenFolderDialog)
    }),
    action(Files, "open-path", "Open by path", &[], "Opens a file or folder whose path you type.", |_| {
        Some(Command::ShowOpenPath(String::new()))
    }),
    action(Files, "reload", "Read again", &[plain("F5")], "Reads every file again.", |_| Some(Command::Reload)),
    action(Files, "close-files", "Close opened files", &[], "Keeps only the shipped series.", |state| {
        (!state.opened.is_empty()).then_some(Command::CloseFiles)
    }),
    action(Files, "problems", "Problems", &[plain("F8")], "Lists what is wrong with the files, and where.", |_| {
        Some(Command::ShowProblems)
    }),
    action(Window, "tab-ladder", "Ladder", &[alt("1")], "Levels side by side.", |_| {
        Some(Command::ShowTab(Tab::Ladder))
    }),
    action(
        Window,
        "tab-qualifications",
        "Qualifications",
        &[alt("2")],
        "Who qualifies for which level, and why.",
        |_| Some(Command::ShowTab(Tab::Qualifications)),
    ),
    action(Window, "tab-audit", "Desk audit", &[alt("3")], "Where a position belongs, and why.", |_| {
        Some(Command::ShowTab(Tab::DeskAudit))
    }),
    action(Window, "tab-vacancy", "Vacancy", &[alt("4")], "At which level a seat is to be filled.", |_| {
        Some(Command::ShowTab(Tab::Vacancy))
    }),
    action(Window, "tab-import", "Import", &[alt("5")], "Documents on the way to specifications.", |_| {
        Some(Command::ShowTab(Tab::Import))
    }),
    action(Window, "help", "Keys", &[plain("F1")], "Lists the keys.", |_| Some(Command::ShowHelp)),
    action(
        Window,
        "next-region",
        "Next part of the window",
        &[plain("F6")],
        "Goes to library, ladder or status.",
        |_| Some(Command::NextRegion),
    ),
    action(Window, "library", "Library column", &[ctrl("B")], "Shows or hides the library.", |_| {
        Some(Command::ToggleLibrary)
    }),
    action(
        Window,
        "find-level",
        "Filter the library",
        &[ctrl_shift("F")],
        "Goes to the library's search field.",
        |_| Some(Command::WishFocus(FocusTarget::TreeSearch)),
    ),
    action(Window, "text-larger", "Larger text", &[ctrl("Plus"), ctrl("Equals")], "Makes everything larger.", |_| {
        Some(Command::StepText(1))
    }),
    action(Window, "text-smaller", "Smaller text", &[ctrl("Minus")], "Makes everything smaller.", |_| {
        Some(Command::StepText(-1))
    }),
    action(Window, "text-reset", "Text at 100 %", &[ctrl("0")], "Sets the text to its usual size.", |_| {
        Some(Command::ResetText)
    }),
    action(Window, "theme", "Next theme", &[ctrl("D")], "Light, dark, high contrast.", |_| Some(Command::NextTheme)),
    action(Window, "theme-light", "Light theme", &[], "Dark words on light ground.", |_| {
        Some(Command::SetTheme(ThemeName::Light))
    }),
    action(Window, "theme-dark", "Dark theme", &[], "Light words on dark ground.", |_| {
        Some(Command::SetTheme(ThemeName::Dark))
    }),
    action(Window, "theme-contrast", "High-contrast theme", &[], "White on black, no tints.", |_| {
        Some(Command::SetTheme(ThemeName::HighContrast))
    }),
    action(
        Window,
        "quit",
        "Close Rungs",
        &[ctrl("Q")],
        "Closes the window; asks first if something is unsaved.",
        |_| Some(Command::Quit),
    ),
];

/// Whether the position in the form is held, and its determination signed or not.
fn signed(state: &State, wanted: bool) -> bool {
    let shown = state.audits.desk.shown().filter(|_| state.tab == Tab::DeskAudit);
    shown.is_some_and(|shown| shown.draft.ruling.signed.is_some() == wanted)
}
