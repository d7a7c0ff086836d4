//! Everything that can be asked of the window, as data.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use rungs_domain::compare::{Against, Change, ClauseThreads, FactorTable, Ladder};
use rungs_domain::spec::{Decision, ItemKind, LevelRef, SeriesId, SpecPart};
use rungs_library::Library;
use rungs_library::rulings::RulingChange;
use rungs_library::search::Hit;

use super::actions::Action;
use super::applicants::ApplicantCommand;
use super::disagreement::Disagreement;
use super::documents::DocumentCommand;
use super::files::{Asking, Exported, FileCommand, Recovered, Wanted};
use super::ids::{
    CellId, DocumentId, DocumentKindId, FindHit, FocusTarget, ItemId, PairId, Seat, Section, StepId, Tab,
};
use super::notifications::Message;
use super::positions::PositionCommand;
use super::remember::Remembered;
use super::reviews::{ReviewCommand, ReviewEffect};
use super::rules::Rules;
use super::same_work::RulingCommand;
use super::state::{Density, ThemeName, View};
use super::steps::ComputedStep;
use super::tracks::ComputedTracks;

/// Something that the user, or a finished job, asks for.
#[derive(Debug, Clone)]
pub enum Command {
    /// Show a tab.
    ShowTab(Tab),
    /// Something about applicants.
    Applicants(ApplicantCommand),
    /// Something about the positions of one sort.
    Positions(Seat, PositionCommand),
    /// Something about documents under review.
    Reviews(ReviewCommand),
    /// Something about the open documents of a kind, whatever they hold.
    Documents(DocumentKindId, DocumentCommand),
    /// Something about the files of open documents.
    Files(FileCommand),
    /// Show all levels of a series.
    ShowSeries(SeriesId),
    /// Show exactly these levels.
    ShowLevels(Vec<LevelRef>),
    /// Take a level into the ladder, or out of it.
    ToggleLevel(LevelRef),
    /// Let a column change places with the one on its left or right.
    MoveColumn {
        /// The column.
        column: usize,
        /// To the right.
        right: bool,
    },
    /// Fold or unfold a series in the tree.
    ToggleSeries(SeriesId),
    /// Filter the tree.
    SearchTree(String),
    /// Put a level into the tray.
    TrayAdd(LevelRef),
    /// Take a level out of the tray.
    TrayRemove(LevelRef),
    /// Compare what is in the tray.
    TrayCompare,
    /// Empty the tray.
    TrayClear,
    /// Compare against the level below, or a baseline.
    SetAgainst(Against),
    /// All rows, or only differences.
    SetDifferencesOnly(bool),
    /// Show a change, or leave it out.
    ToggleChange(Change),
    /// Show all changes again.
    ClearFilters,
    /// Seek words in the ladder.
    FindText(String),
    /// Show only the rows with the words that are sought, or all.
    SetOnlyFound(bool),
    /// Show a place of the words that are sought, whatever is folded.
    ShowHit {
        /// The place.
        hit: FindHit,
        /// Its row is left out by a filter, which is taken off.
        filtered: bool,
    },
    /// Seek no words any more; the ladder gets the focus back.
    CloseFind,
    /// Fold or unfold a section.
    ToggleSection(Section),
    /// Show more of each text, or less.
    SetDensity(Density),
    /// Show every text whole and every section open, or fold them again.
    UnfoldAll(bool),
    /// Rows or flow.
    SetView(View),
    /// Duties or KSAs in the flow.
    SetFlowItems(ItemKind),
    /// Move the focus to a cell.
    Focus(Option<CellId>),
    /// Open a cell in the reader.
    OpenReader(CellId),
    /// Show the two levels of a step alone, what sets them apart first.
    OpenStep(StepId),
    /// Close the reader.
    CloseReader,
    /// In the reader: as printed, or with marks.
    SetMarked(bool),
    /// Show the level and item of a search hit, with the focus on it.
    GoTo(ItemId),
    /// Show the row of a level in which a passage stands, with the focus on it.
    GoToText {
        /// The level.
        level: LevelRef,
        /// The section.
        section: SpecPart,
        /// Words of the passage, as printed.
        text: String,
    },
    /// Show a passage that is printed for a whole series, with the focus on it.
    GoToPassage {
        /// The series.
        series: SeriesId,
        /// The passage's label; `None`: the first passage.
        label: Option<String>,
        /// Words of it, where several passages have the label.
        text: String,
    },
    /// Show a level, with its series around it.
    GoToLevel(LevelRef),
    /// Go back from a step to the ladder.
    CloseStep,
    /// Move the focus in the step.
    FocusStep {
        /// The row of what sets the levels apart.
        row: usize,
        /// The pair of texts.
        pair: Option<PairId>,
    },
    /// Show the view of the ladder before this one.
    Back,
    /// Show the view that was left by going back.
    Forward,
    /// From jobs: a step was computed for this revision of the question.
    StepReady {
        /// Which question it answers.
        question: u64,
        /// The answer.
        step: Arc<ComputedStep>,
    },
    /// Copy the item of a cell with its citation.
    CopyCitation(CellId),
    /// Pick an item up to be linked, or put it down again.
    StartLink(Option<ItemId>),
    /// Decide about two items of two levels.
    Decide {
        /// The item at the lower level.
        lower: ItemId,
        /// The item at the upper level.
        upper: ItemId,
        /// Linked or unlinked.
        decision: Decision,
    },
    /// Let the change between two items be named by their words again; this links them, too.
    BackToComputed {
        /// The item that the change begins at.
        from: ItemId,
        /// The item that it leads to.
        to: ItemId,
    },
    /// Ask how else a change is to be named; what is written so far.
    Disagree(Box<Disagreement>),
    /// Record what is written there.
    TakeDisagreement,
    /// Something about rulings on kinds of work.
    Rulings(RulingCommand),
    /// Forget the user's decision about two items: back to what comes with the specification, or is computed.
    ForgetDecision {
        /// The item at the lower level.
        lower: ItemId,
        /// The item at the upper level.
        upper: ItemId,
    },
    /// Undo the last edit of the documents of the tab in view.
    Undo,
    /// Redo it.
    Redo,
    /// Ask for files by the system's dialog.
    OpenDialog,
    /// Ask for a folder by the system's dialog.
    OpenFolderDialog,
    /// Open these files and folders, beside the shipped series.
    Open(Vec<PathBuf>),
    /// Read everything again.
    Reload,
    /// Only the shipped series.
    CloseFiles,
    /// Open the palette.
    OpenPalette,
    /// Change what was typed there.
    PaletteQuery(String),
    /// Move the choice by this many.
    PaletteMove(i32),
    /// Close the palette.
    ClosePalette,
    /// Show the list of keys.
    ShowHelp,
    /// Search the list of keys.
    SearchHelp(String),
    /// Show the problems.
    ShowProblems,
    /// Ask for a path by hand; the text typed so far.
    ShowOpenPath(String),
    /// Ask for the user's name; the text typed so far.
    ShowYourName(String),
    /// Take the user's name, with which decisions are signed; empty: none.
    SetUserName(String),
    /// Close the pop-out that is open.
    CloseDialog,
    /// Change the theme.
    SetTheme(ThemeName),
    /// The next theme.
    NextTheme,
    /// Larger text, smaller text, in steps.
    StepText(i32),
    /// Text at 100 %.
    ResetText,
    /// Show or hide the library column.
    ToggleLibrary,
    /// Stop a running job.
    CancelJob(u64),
    /// Close the window.
    Quit,
    /// Close it without saving.
    QuitUnsaved,
    /// From jobs: a library was read.
    LibraryLoaded(Arc<Library>),
    /// From jobs: a ladder was computed for this revision of the question.
    LadderReady {
        /// Which question it answers.
        question: u64,
        /// The answer.
        ladder: Arc<Ladder>,
        /// Its factor table.
        factors: Arc<FactorTable>,
        /// The class concepts clause by clause.
        clauses: Arc<ClauseThreads>,
        /// The printed rules of allocation of its series.
        rules: Arc<Rules>,
        /// Where its series forks, what stands along the tracks and across them.
        tracks: Option<Arc<ComputedTracks>>,
    },
    /// From jobs: the dialog ended.
    DialogEnded(Option<Vec<PathBuf>>),
    /// From jobs: reading was stopped before its end, as the user asked.
    LoadStopped,
    /// From jobs: progress.
    JobProgress {
        /// The job.
        id: u64,
        /// What it does.
        label: String,
        /// How far, from 0 to 1.
        progress: Option<f32>,
    },
    /// From jobs: a job ended.
    JobEnded(u64),
    /// From jobs: the work on a job broke off; no result comes.
    BrokeOff(PendingJob),
    /// From jobs: the day that has begun.
    SetToday(Date),
    /// Say something.
    Say(Message),
    /// Close a message.
    CloseMessage(u64),
    /// Close all messages.
    CloseMessages,
    /// Show all messages.
    ShowMessages,
    /// From the store: what is remembered of the last time.
    Restore(Remembered),
    /// From jobs: what a search of the specifications found for this text.
    Found {
        /// The text.
        query: String,
        /// What was found, best first.
        hits: Vec<Hit>,
    },
    /// From jobs: what an earlier session left unsaved.
    RecoveryFound(Box<Recovered>),
    /// Take it up again.
    TakeRecovered,
    /// Drop it for good.
    DropRecovered,
    /// From the window: whether it is too narrow for the library beside the ladder.
    SetNarrow(bool),
    /// Have the panel in view carry out an action that it alone can work out.
    Act(Action),
    /// Move the keyboard focus.
    WishFocus(FocusTarget),
    /// Carry out the chosen hit of the palette.
    PaletteRun,
    /// Save the links, then close the window.
    SaveAndQuit,
    /// Put a text into the clipboard, and say so.
    CopyText(String),
}

/// A job whose result the window waits for, by its number or what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PendingJob {
    /// For a ladder.
    Ladder(u64),
    /// For a step.
    Step(u64),
    /// Who qualifies.
    Qualify(u64),
    /// Where positions of one sort belong.
    Allocate(Seat, u64),
    /// Where words stand.
    Search(String),
}

/// What `update` asks of the machine.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read these files and folders, the shipped series always among them.
    Load(Vec<PathBuf>),
    /// Compute the ladder of the state's levels; the newest question wins.
    ComputeLadder {
        /// The question's number.
        question: u64,
    },
    /// Compute the step that is shown; the newest question wins.
    ComputeStep {
        /// The question's number.
        question: u64,
    },
    /// Show the system's dialog for files.
    AskFiles(Wanted),
    /// Something about documents under review.
    Reviews(ReviewEffect),
    /// Show the system's dialog for a folder.
    AskFolder(Wanted),
    /// Put a text into the clipboard.
    Copy(String),
    /// Search the specifications; the newest question wins.
    Search {
        /// What was typed.
        query: String,
    },
    /// Stop a job.
    Cancel(u64),
    /// Compute who qualifies for which level; the newest question wins.
    Qualify {
        /// The question's number.
        question: u64,
    },
    /// Show the system's dialog for a path.
    AskSavePath {
        /// The name that it proposes for a file to be written.
        name: String,
        /// What for.
        asking: Asking,
    },
    /// Write a document about what is open.
    Export {
        /// What.
        exported: Exported,
        /// The file; its ending decides the format.
        path: PathBuf,
        /// Whether a file that is there already is replaced.
        replace: bool,
    },
    /// Write an open document into its file.
    Save {
        /// Of which kind.
        kind: DocumentKindId,
        /// Which document.
        document: DocumentId,
        /// The file; `None`: those that the kind names.
        path: Option<PathBuf>,
        /// Overwrite what changed underneath.
        force: bool,
    },
    /// Judge the open positions of one sort; the newest question wins.
    Allocate {
        /// Which.
        seat: Seat,
        /// The question's number.
        question: u64,
    },
    /// Write a ruling on kinds of work into the library.
    Rule(RulingChange),
    /// Keep the documents of a kind that no file holds in their recovery file; where there are none, the file goes.
    Keep(DocumentKindId),
    /// Close the window.
    Close,
}
