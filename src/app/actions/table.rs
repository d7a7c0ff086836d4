//! The table of the actions, in the order listed.

use super::super::applicants::{ApplicantCommand as A, Part};
use super::super::documents::DocumentCommand;
use super::super::ids::{DocumentKindId, Seat};
use super::super::positions::{Paper, Part as PositionPart, PositionCommand as P};
use super::super::reviews::ReviewCommand as R;
use super::super::same_work::{RulingCommand, SameWorkDraft};
use super::super::state::{Density, FocusTarget, Tab, ThemeName, View};
use super::super::{Command, focused};
use super::enabled::*;
use super::shortcut::{Key, alt, alt_shift, ctrl, ctrl_shift, plain, shift};
use super::{Entry, Flag, Group, Scope};

/// An action a line: its group in the menu, its scope, its name, its keys, its help, its command, its flags.
macro_rules! actions {
    ($($action:ident: $group:ident, $scope:ident, $name:literal, [$($keys:expr),*], $help:literal, $command:expr
        $(, $flag:ident)*;)*) => {
        /// What a person can choose.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $(#[doc = $help] $action),* }

        impl Action {
            /// All, in the order listed.
            pub const ALL: &[Action] = &[$(Action::$action),*];

            pub(super) fn entry(self) -> &'static Entry {
                match self {
                    $(Action::$action => {
                        const ENTRY: &Entry = &Entry {
                            group: Group::$group,
                            scope: Scope::$scope,
                            name: $name,
                            shortcuts: &[$($keys),*],
                            help: $help,
                            command: $command,
                            flags: &[$(Flag::$flag),*],
                        };
                        ENTRY
                    })*
                }
            }
        }
    };
}

actions! {
    Find: Ladder, Everywhere, "Find", [ctrl(Key::K)], "Finds series, levels, text and commands.",
        |_| Some(Command::OpenPalette), OpensField;
    FindOnPage: Ladder, Ladder, "Find in the ladder", [ctrl(Key::F)],
        "Seeks words in all texts of the ladder, folded ones too; Enter goes to the next place.",
        |_| Some(Command::WishFocus(FocusTarget::FindText)), OpensField;
    FindNext: Ladder, Ladder, "Next place of the words", [plain(Key::F3)],
        "Goes to the next place of the words that are sought.", |state| find_step(state, Action::FindNext);
    FindPrevious: Ladder, Ladder, "Previous place of the words", [shift(Key::F3)],
        "Goes to the place before of the words that are sought.",
        |state| find_step(state, Action::FindPrevious);
    OnlyFound: Ladder, Ladder, "Only rows with the words, or all", [],
        "Leaves out rows without the words that are sought, or shows them again.",
        |state| (!state.ladder.text.trim().is_empty()).then_some(Command::SetOnlyFound(!state.ladder.only_found));
    Differences: Ladder, Ladder, "Differences only, or all rows", [ctrl(Key::E)],
        "Leaves out rows that are the same at every level, or shows them again.",
        |state| Some(Command::SetDifferencesOnly(!state.ladder.differences_only));
    ClearFilters: Ladder, Ladder, "Show all rows again", [], "Takes every filter off.", clear_filters;
    Rows: Ladder, Ladder, "Rows", [ctrl(Key::Digit1)], "Shows the ladder as a table.",
        |_| Some(Command::SetView(View::Rows));
    Flow: Ladder, Ladder, "Flow", [ctrl(Key::Digit2)], "Shows the ladder as a picture of threads.",
        |_| Some(Command::SetView(View::Flow));
    Tracks: Ladder, Ladder, "Rungs and tracks", [ctrl(Key::Digit6)],
        "Shows the classes of a series that forks by rung and track.",
        |state| state.computed.tracks.as_ref().map(|_| Command::SetView(View::Tracks));
    TextWhole: Ladder, Ladder, "Text whole", [ctrl(Key::Digit3)], "Shows all words of every text.",
        |_| Some(Command::SetDensity(Density::Whole));
    ChangedClauses: Ladder, Ladder, "Text by changed clauses", [ctrl(Key::Digit4)],
        "Shows a line a clause, changed ones first, and cuts around what is marked.",
        |_| Some(Command::SetDensity(Density::ChangedClauses));
    OneLine: Ladder, Ladder, "Text on one line", [ctrl(Key::Digit5)], "Shows what decides of every text, on a line.",
        |_| Some(Command::SetDensity(Density::OneLine));
    UnfoldAll: Ladder, Ladder, "Unfold all, or fold", [ctrl(Key::U)],
        "Shows every text whole and opens every section, or folds the texts again.",
        |state| Some(Command::UnfoldAll(!state.ladder.unfolded));
    TrayAdd: Ladder, Ladder, "Add to tray", [ctrl(Key::T)], "Puts the level of the cell in focus into the tray.",
        |state| focused_level(state).map(Command::TrayAdd);
    TrayCompare: Ladder, Ladder, "Compare the tray", [ctrl_shift(Key::T)], "Sets the tray's levels side by side.",
        |state| (state.tray.len() >= 2).then_some(Command::TrayCompare);
    TrayClear: Ladder, Ladder, "Empty the tray", [], "Takes every level out of the tray.",
        |state| (!state.tray.is_empty()).then_some(Command::TrayClear);
    SeriesText: Ladder, Ladder, "Text for the whole series", [ctrl(Key::I)],
        "Goes to what is printed once for all levels.", series_text;

    OpenStep: Ladder, Ladder, "What sets the level apart", [ctrl(Key::Enter)],
        "Shows the level in focus and the one it is compared with alone: what sets them apart, then all else.",
        open_step;
    Back: Ladder, Ladder, "Back", [alt(Key::ArrowLeft)], "Shows what was shown before: another ladder, or a step.",
        back;
    Forward: Ladder, Ladder, "Forward", [alt(Key::ArrowRight)], "Shows again what was left by going back.", forward;

    PreviousStep: Step, Step, "Previous step", [ctrl(Key::PageUp)], "Shows the step below this one.",
        |state| beside(state).0;
    NextStep: Step, Step, "Next step", [ctrl(Key::PageDown)], "Shows the step above this one.",
        |state| beside(state).1;
    CopyStep: Step, Step, "Copy with citations", [ctrl_shift(Key::C)],
        "Copies what sets the level apart in one paragraph, and where it is printed.", copy_step;
    DisagreeInStep: Step, Step, "Disagree with the change", [plain(Key::D)],
        "Names the change between the two texts in focus otherwise, with who says so and why.",
        focused::disagree_in_step;

    Read: Cell, Cell, "Read the whole text", [plain(Key::Enter)],
        "Opens the reader, or the step that a cell is about; on a folded section, unfolds it; while linking, links.", focused::read;
    Fold: Cell, Cell, "Fold the section", [plain(Key::Space)], "Folds the section, or unfolds it.", fold;
    Copy: Cell, Cell, "Copy with citation", [ctrl_shift(Key::C), plain(Key::C)],
        "Copies the cell's words and where they stand.", |state| state.ladder.focus.map(Command::CopyCitation);
    Link: Cell, Cell, "Link with another item", [plain(Key::L)],
        "Picks the item up: go to the one it belongs with and press Enter.", focused::start_link;
    Disagree: Cell, Cell, "Disagree with the change", [plain(Key::D)],
        "Names the change to this cell otherwise, with who says so and why.", focused::disagree;
    AsComputed: Cell, Cell, "Back to the computed change", [],
        "Lets the words name the change to this cell again; the link stays.", focused::as_computed;
    Unlink: Cell, Cell, "Unlink", [plain(Key::U)], "Parts the item from the one it is compared with.",
        focused::unlink;
    Forget: Cell, Cell, "Forget the decision", [plain(Key::Delete)], "Takes your decision back: what comes with the specification holds again, or what is computed.",
        focused::forget;
    CompareWith: Cell, Cell, "Compare with another level", [plain(Key::W)],
        "Compares the level with the next of the others; its card says with which.", compare_with_next;
    ColumnLeft: Cell, Cell, "Move the column left", [alt_shift(Key::ArrowLeft)],
        "Lets the level change places with the one on its left.", |state| move_column(state, false), InFocus;
    ColumnRight: Cell, Cell, "Move the column right", [alt_shift(Key::ArrowRight)],
        "Lets the level change places with the one on its right.", |state| move_column(state, true), InFocus;
    Baseline: Cell, Cell, "Baseline, or level below", [plain(Key::B)],
        "Compares all levels with this one, or each with the one below.", focused::baseline;

    NewApplicant: Applicants, Everywhere, "New applicant", [ctrl(Key::N)], "Opens an empty form.",
        |_| Some(Command::Applicants(A::New));
    SampleApplicants: Applicants, Everywhere, "Open the sample applicants", [],
        "Opens three invented applicants to look at.", |_| samples(DocumentKindId::Applicants);
    AddEducation: Applicants, Applicant, "Add education", [alt(Key::E)],
        "Adds a row for a diploma, a degree or a study.", |state| add_row(state, Part::Education);
    AddJob: Applicants, Applicant, "Add a job", [alt(Key::O)], "Adds a row for a job.",
        |state| add_row(state, Part::Jobs);
    AddCredential: Applicants, Applicant, "Add a credential", [alt(Key::C)],
        "Adds a row for a license, a certificate or a program.", |state| add_row(state, Part::Credentials);
    AddUnits: Applicants, Applicant, "Add units of study", [alt(Key::U)],
        "Adds a row for units of study in a subject.", |state| add_row(state, Part::Units);
    AddCourse: Applicants, Applicant, "Add a course", [alt(Key::R)], "Adds a row for a completed course.",
        |state| add_row(state, Part::Courses);
    AddHours: Applicants, Applicant, "Add hours of training", [alt(Key::H)],
        "Adds a row for hours of training or practice.", |state| add_row(state, Part::Hours);
    AddRow: Applicants, Row, "Add one more row", [ctrl(Key::Enter)], "Adds a row below those of the same part.",
        |state| at_row(state, |part, _| A::AddRow(part)), InFocus;
    RemoveRow: Applicants, Row, "Take the row out", [ctrl_shift(Key::Delete)],
        "Takes the row in focus out; undo brings it back.", |state| at_row(state, A::RemoveRow), InFocus;
    NextJudgment: Applicants, Everywhere, "Next open judgment", [alt(Key::J)],
        "Goes to the next question, or match of a duty, that a person has to decide.", next_judgment;
    CloseApplicant: Applicants, Applicant, "Close the applicant", [],
        "Takes the applicant in the form out of the window; undo brings it back.",
        |state| with_document(state, DocumentCommand::Close);

    NewPosition: Positions, Everywhere, "New position", [alt(Key::N)], "Opens an empty form for a position.",
        |state| Some(of_positions(state, P::New));
    SamplePositions: Positions, Everywhere, "Open the sample positions", [], "Opens invented positions to look at.",
        |state| samples(DocumentKindId::Positions(Seat::of(state.tab).unwrap_or(Seat::Held)));
    AddDuty: Positions, Position, "Add a duty", [ctrl(Key::Enter), alt(Key::D)], "Adds a row for a duty.",
        |state| in_position(state, P::AddRow(PositionPart::Duties));
    ConfirmMatch: Positions, Duty, "Confirm the suggested match", [alt(Key::M)],
        "Decides that the duty in focus is the work that is suggested.", |state| at_duty(state, P::Confirm);
    ChooseMatch: Positions, Duty, "Choose what the duty matches", [alt(Key::ArrowDown)],
        "Lists all that the duty in focus can be matched to.",
        |state| at_duty(state, |row| P::ChooseMatch(Some(row)));
    DutyUp: Positions, Duty, "Move the duty up", [alt_shift(Key::ArrowUp)], "Changes places with the duty above.",
        |state| at_duty(state, |row| P::MoveRow(PositionPart::Duties, row, -1));
    DutyDown: Positions, Duty, "Move the duty down", [alt_shift(Key::ArrowDown)], "Changes places with the next.",
        |state| at_duty(state, |row| P::MoveRow(PositionPart::Duties, row, 1));
    RemoveDuty: Positions, Duty, "Take the duty out", [ctrl_shift(Key::Delete)],
        "Takes the duty in focus out; undo brings it back.",
        |state| at_duty(state, |row| P::RemoveRow(PositionPart::Duties, row)), InFocus;
    ExportWorksheet: Positions, Position, "Export the worksheet", [],
        "Writes the worksheet of the position in the form, as a document or for a spreadsheet.",
        |state| in_position(state, P::Export(Paper::Worksheet));
    ExportMemo: Positions, Position, "Export the staffing memo", [],
        "Writes what only the manager of a vacancy reads: policies, levels beside it, underfill, applicants.",
        |state| (state.tab == Tab::Vacancy).then(|| in_position(state, P::Export(Paper::Memo))).flatten();
    Sign: Positions, Position, "Sign the determination", [alt_shift(Key::S)],
        "Signs the determination that is shown, with your name, today; it is kept as it is.",
        |state| where_signed(state, false, P::Sign);
    Withdraw: Positions, Position, "Withdraw the signature", [],
        "Takes the signature off the determination, so that the position can be changed.",
        |state| where_signed(state, true, P::Withdraw);
    ClosePosition: Positions, Position, "Close the position", [],
        "Takes the position in the form out of the window; undo brings it back.",
        |state| with_document(state, DocumentCommand::Close);

    ImportDocuments: Import, Everywhere, "Import documents", [ctrl_shift(Key::I)],
        "Reads text, web pages, Word files and PDFs, and drafts specifications of them.",
        |_| Some(Command::Reviews(R::AskFiles));
    ImportFolder: Import, Everywhere, "Import a folder of documents", [],
        "Reads all documents in a folder and below it.", |_| Some(Command::Reviews(R::AskFolder));
    NextPoint: Import, Piece, "Next point", [plain(Key::F7), plain(Key::N)],
        "Goes to the next place that was not surely understood.", |state| in_review(state, R::StepPoint(1));
    PreviousPoint: Import, Piece, "Previous point", [shift(Key::F7), shift(Key::N)],
        "Goes to the place before that was not surely understood.", |state| in_review(state, R::StepPoint(-1));
    ShowOnLadder: Import, Import, "Show on the ladder", [alt(Key::L)],
        "Opens the saved specification of the document in view and sets its levels side by side.",
        |state| in_review(state, R::ShowOnLadder);
    SaveAll: Import, Import, "Save all drafts", [],
        "Writes every draft that no file holds into a folder, and replaces none that is there.",
        |state| in_review(state, R::SaveAll);
    ReadAgain: Import, Import, "Take the document as it is on disk", [],
        "Reads the document anew after its file changed, with the rulings whose words are still there.", read_again;
    SaveProfile: Import, Import, "Save what the rulings teach", [],
        "Writes what the rulings about headings teach as a profile, for other documents of this authority.",
        |state| in_review(state, R::SaveProfile);
    UseProfile: Import, Everywhere, "Use a profile", [],
        "Understands all documents by what a profile teaches, now and at the next start.",
        |_| Some(Command::Reviews(R::UseProfile(None)));
    SameWork: Import, Everywhere, "Rulings on kinds of work", [],
        "Says that two wordings are the same work, for the whole library, and takes such rulings back.",
        |state| Some(Command::Rulings(RulingCommand::Write(Box::new(SameWorkDraft::about(state, "")))));
    UndoRuling: Import, Everywhere, "Undo the last ruling on kinds of work", [],
        "Takes the last such ruling back, or makes the one again that was taken back.",
        |state| (!state.rulings.is_empty()).then_some(Command::Rulings(RulingCommand::Undo));
    CloseDocument: Import, Import, "Close the document", [],
        "Takes the document in view out of the window; undo brings it back.",
        |state| with_document(state, DocumentCommand::Close);

    Accept: Piece, Piece, "Accept", [plain(Key::A), alt(Key::A)],
        "Says that it is as it should be, and goes on to the next.", |state| piece(state, Action::Accept);
    Heading: Piece, Piece, "Heading of a part", [plain(Key::H)], "Makes it a heading: what stands below follows.",
        |state| piece(state, Action::Heading);
    LevelHeading: Piece, Piece, "Heading of a level", [plain(Key::L)], "Makes it a heading of levels.",
        |state| piece(state, Action::LevelHeading);
    NewLevel: Piece, Piece, "New level", [shift(Key::L)], "Makes it the heading of a level not found.",
        |state| piece(state, Action::NewLevel);
    Text: Piece, Piece, "Text", [plain(Key::T)], "It is text, no heading.", |state| piece(state, Action::Text);
    Move: Piece, Piece, "Move", [plain(Key::M)], "Puts it into another part or level.",
        |state| piece(state, Action::Move);
    LeaveOut: Piece, Piece, "None of the text", [plain(Key::X)], "Leaves it out of the draft, with a reason.",
        |state| piece(state, Action::LeaveOut);
    Split: Piece, Piece, "Split", [plain(Key::S)], "Parts it in two at a word.",
        |state| piece(state, Action::Split);
    Join: Piece, Piece, "Join", [plain(Key::J)], "Lets it go on from the piece before it.",
        |state| piece(state, Action::Join);
    Requirement: Piece, Piece, "Requirement", [plain(Key::R)], "Edits what the qualifications ask for.",
        |state| piece(state, Action::Requirement);
    OpenPiece: Piece, Piece, "Open", [plain(Key::Enter)],
        "Opens what fits: a field, a requirement, another place.", |state| piece(state, Action::OpenPiece);
    AddNode: Piece, Node, "Add a part of the requirement", [ctrl(Key::Enter)], "Adds a part beside or in the node.",
        |state| node(state, Action::AddNode), InFocus;
    RemoveNode: Piece, Node, "Take the part out", [ctrl_shift(Key::Delete)],
        "Takes the node out of the requirement.", |state| node(state, Action::RemoveNode), InFocus;
    NodeUp: Piece, Node, "Move the part up", [alt(Key::ArrowUp)], "Changes places with the part above.",
        |state| node(state, Action::NodeUp), InFocus;
    NodeDown: Piece, Node, "Move the part down", [alt(Key::ArrowDown)], "Changes places with the part below.",
        |state| node(state, Action::NodeDown), InFocus;
    NodeOut: Piece, Node, "Move the part out of its group", [alt(Key::ArrowLeft)],
        "Puts the part behind the group in which it stands.", |state| node(state, Action::NodeOut), InFocus;
    NodeInto: Piece, Node, "Move the part into the group beside it", [alt(Key::ArrowRight)],
        "Puts the part last into the group above it, else first into the one below.",
        |state| node(state, Action::NodeInto), InFocus;

    SaveAs: Edits, Everywhere, "Save as", [ctrl_shift(Key::S)],
        "Saves what is in the form as another file, RON or JSON by its ending.", save_as;
    Export: Edits, Everywhere, "Export", [ctrl_shift(Key::E)],
        "Writes the result, the determination or the posting as a document to print; its ending decides the format.",
        |state| in_position(state, P::Export(Paper::Result)).or_else(|| in_form(state, A::Export));
    Undo: Edits, Everywhere, "Undo", [ctrl(Key::Z)], "Takes the last edit back: of a link, or in a form.",
        |state| undo(state).next_back().map(|_| Command::Undo), Repeats;
    Redo: Edits, Everywhere, "Redo", [ctrl_shift(Key::Z), ctrl(Key::Y)], "Makes it again.",
        |state| undo(state).next_forward().map(|_| Command::Redo), Repeats;
    Save: Edits, Everywhere, "Save", [ctrl(Key::S)], "Saves decisions on links, or what is in the form.", |state| with_document(state, |_| DocumentCommand::Save);
    YourName: Edits, Everywhere, "Your name", [ctrl_shift(Key::N)],
        "Asks for the name with which your decisions are signed.",
        |state| Some(Command::ShowYourName(state.user_name.clone())), OpensField;

    OpenFiles: Files, Everywhere, "Open files", [ctrl(Key::O)], "Opens files: specifications and applicants.",
        |_| Some(Command::OpenDialog);
    OpenFolder: Files, Everywhere, "Open a folder", [ctrl_shift(Key::O)], "Opens all specifications of a folder.",
        |_| Some(Command::OpenFolderDialog);
    OpenPath: Files, Everywhere, "Open by path", [], "Opens a file or folder whose path you type.",
        |_| Some(Command::ShowOpenPath(String::new())), OpensField;
    Reload: Files, Everywhere, "Read again", [plain(Key::F5)], "Reads every file again.", |_| Some(Command::Reload);
    CloseFiles: Files, Everywhere, "Close opened files", [], "Keeps only the shipped series.",
        |state| (!state.opened.is_empty()).then_some(Command::CloseFiles);
    Problems: Files, Everywhere, "Problems", [plain(Key::F8)], "Lists what is wrong with the files, and where.",
        |_| Some(Command::ShowProblems);

    Messages: Window, Everywhere, "Messages", [plain(Key::F9)], "Lists what happened, errors among it.",
        |_| Some(Command::ShowMessages);
    ShowLadder: Window, Everywhere, "Ladder", [alt(Key::Digit1)], "Levels side by side.",
        |_| Some(Command::ShowTab(Tab::Ladder));
    ShowQualifications: Window, Everywhere, "Qualifications", [alt(Key::Digit2)],
        "Who qualifies for which level, and why.", |_| Some(Command::ShowTab(Tab::Qualifications));
    ShowDeskAudit: Window, Everywhere, "Desk audit", [alt(Key::Digit3)], "Where a position belongs, and why.",
        |_| Some(Command::ShowTab(Tab::DeskAudit));
    ShowVacancy: Window, Everywhere, "Vacancy", [alt(Key::Digit4)], "At which level a seat is to be filled.",
        |_| Some(Command::ShowTab(Tab::Vacancy));
    ShowImport: Window, Everywhere, "Import", [alt(Key::Digit5)], "Documents on the way to specifications.",
        |_| Some(Command::ShowTab(Tab::Import));
    Keys: Window, Everywhere, "Keys", [plain(Key::F1)], "Lists the keys.", |_| Some(Command::ShowHelp);
    NextRegion: Window, Everywhere, "Next part of the window", [plain(Key::F6)],
        "Goes on to the next of bar, head, content, preview, library, lists and status.",
        |_| Some(Command::Act(Action::NextRegion));
    PreviousRegion: Window, Everywhere, "Previous part of the window", [shift(Key::F6)], "Goes back to the one before.",
        |_| Some(Command::Act(Action::PreviousRegion));
    Library: Window, Everywhere, "Library column", [ctrl(Key::B)], "Shows or hides the library.",
        |_| Some(Command::ToggleLibrary);
    FilterLibrary: Window, Everywhere, "Filter the library", [ctrl_shift(Key::F)],
        "Goes to the library's search field.", |_| Some(Command::WishFocus(FocusTarget::TreeSearch)), OpensField;
    LargerText: Window, Everywhere, "Larger text", [ctrl(Key::Plus), ctrl(Key::Equals)], "Makes everything larger.",
        |_| Some(Command::StepText(1)), Repeats, UnderDialog;
    SmallerText: Window, Everywhere, "Smaller text", [ctrl(Key::Minus)], "Makes everything smaller.",
        |_| Some(Command::StepText(-1)), Repeats, UnderDialog;
    ResetText: Window, Everywhere, "Text at 100 %", [ctrl(Key::Digit0)], "Sets the text to its usual size.",
        |_| Some(Command::ResetText), UnderDialog;
    NextTheme: Window, Everywhere, "Next theme", [ctrl(Key::D)], "Light, dark, high contrast.",
        |_| Some(Command::NextTheme), UnderDialog;
    LightTheme: Window, Everywhere, "Light theme", [], "Dark words on light ground.",
        |_| Some(Command::SetTheme(ThemeName::Light));
    DarkTheme: Window, Everywhere, "Dark theme", [], "Light words on dark ground.",
        |_| Some(Command::SetTheme(ThemeName::Dark));
    ContrastTheme: Window, Everywhere, "High-contrast theme", [], "White on black, no tints.",
        |_| Some(Command::SetTheme(ThemeName::HighContrast));
    Quit: Window, Everywhere, "Close Rungs", [ctrl(Key::Q)],
        "Closes the window; asks first if something is unsaved.", |_| Some(Command::Quit), UnderDialog;
}
