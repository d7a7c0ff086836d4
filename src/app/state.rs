//! Everything the window shows, in one value.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use rungs_domain::compare::{Against, Change, ClauseThreads, FactorTable, Ladder};
use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::{ItemKind, LevelRef, SeriesId, SpecPart};
use rungs_library::Library;
use rungs_library::rulings::RulingChange;

use super::actions::Action;
use super::applicants::Applicants;
use super::disagreement::Disagreement;
use super::files::Asking;
use super::history::History;
pub use super::ids::{CellId, FindHit, FocusTarget, ItemId, Region, Section, StepId, Tab};
use super::ids::{DocumentId, DocumentKindId};
use super::links::Links;
use super::notifications::Notifications;
use super::palette::Hit;
use super::positions::{Positions, Seat};
use super::request::Request;
use super::reviews::Reviews;
use super::rules::Rules;
use super::same_work::SameWorkDraft;
use super::steps::StepView;
use super::tracks::ComputedTracks;

/// The state of the window.
#[derive(Debug, Default)]
pub struct State {
    /// The specifications.
    pub library: Arc<Library>,
    /// The tab in view.
    pub tab: Tab,
    /// The applicants, and who qualifies.
    pub applicants: Applicants,
    /// Positions that somebody holds: the desk audit.
    pub audits: Positions,
    /// Positions that are planned: the vacancy.
    pub vacancies: Positions,
    /// Documents on the way to specifications.
    pub reviews: Reviews,
    /// The ladder in view.
    pub ladder: LadderState,
    /// What was computed for it; panels keep view data by its revision.
    pub computed: Computed,
    /// The step that is shown in place of the ladder.
    pub step: StepView,
    /// Earlier and later views of the ladder.
    pub history: History,
    /// Levels set aside to be compared, from any series.
    pub tray: Vec<LevelRef>,
    /// Links that the user decided in this program, for all series, as they would be saved.
    pub links: Links,
    /// What takes back the changes of rulings on kinds of work since the start, the last one last.
    pub rulings: Vec<RulingChange>,
    /// How the window looks.
    pub look: Look,
    /// The library tree: its search text and which series are open.
    pub tree: Tree,
    /// The command palette, while it is open.
    pub palette: Option<Palette>,
    /// Which other pop-out is open.
    pub dialog: Option<Dialog>,
    /// What runs, and when links were saved.
    pub status: Status,
    /// What happened, as the user was told.
    pub notifications: Notifications,
    /// Files and folders opened lately, newest first.
    pub recent: Vec<PathBuf>,
    /// Files and folders read beside the shipped series, in the order opened.
    pub opened: Vec<PathBuf>,
    /// Where the keyboard focus is to go next.
    pub focus_request: Request<FocusTarget>,
    /// The action that the panel in view is to carry out, once.
    pub act: Request<Action>,
    /// What waits for a library or a ladder that is still on its way.
    pub awaited: Awaited,
    /// The window is too narrow for the library beside the ladder.
    pub narrow: bool,
    /// In a narrow window: the library lies over the ladder.
    pub library_over: bool,
    /// Today, for the date of a decision; the shell of the program sets it.
    pub today: Option<Date>,
    /// The user's name, with which decisions and judgments are signed; empty: not given.
    pub user_name: String,
    /// What a file is being asked for.
    pub asking: Option<Asking>,
}

/// What waits for something on its way.
#[derive(Debug, Clone, Default)]
pub struct Awaited {
    /// The place to put the focus on when its ladder is there.
    pub place: Option<SpecPlace>,
    /// The cell to put the focus on when the ladder of an earlier view is there.
    pub cell: Option<CellId>,
    /// The levels to show when the library is there: those of the last time.
    pub levels: Vec<LevelRef>,
    /// Files that were just opened: their first series is shown when they are read.
    pub opened: Vec<PathBuf>,
    /// The window is to close when the links are saved.
    pub close: bool,
    /// The window may close: nothing is left to ask.
    pub closing: bool,
}

/// What the ladder shows.
#[derive(Debug, Clone)]
pub struct LadderState {
    /// The levels in view, in order; 0 to 8.
    pub levels: Vec<LevelRef>,
    /// What each is compared with.
    pub against: Against,
    /// All rows, or only those with a difference.
    pub differences_only: bool,
    /// Changes that are shown; empty: all.
    pub changes: BTreeSet<Change>,
    /// Sections that are folded away.
    pub folded: BTreeSet<Section>,
    /// The words that are sought, in any case; empty: none.
    pub text: String,
    /// Only rows with these words are shown.
    pub only_found: bool,
    /// The place of the words that is shown.
    pub hit: Option<FindHit>,
    /// The words that the palette found, highlighted until the focus moves on.
    pub sought: String,
    /// Every text is shown whole, whatever the density.
    pub unfolded: bool,
    /// Rows, flow or tracks.
    pub view: View,
    /// Which items the flow shows.
    pub flow_items: FlowItems,
    /// Rises whenever other levels are opened, which are shown from their top.
    pub opened: u64,
    /// The cell with the keyboard focus.
    pub focus: Option<CellId>,
    /// The item whose full text is open in the reader.
    pub reader: Option<Reader>,
    /// An item picked up to be linked with another.
    pub linking: Option<ItemId>,
}

/// How much of a text a cell of the ladder shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Density {
    /// All of it.
    Whole,
    /// A line or two a clause, changed clauses first.
    ChangedClauses,
    /// What decides, on one line.
    OneLine,
}

impl Density {
    /// All, in the order shown.
    pub const ALL: [Density; 3] = [Density::Whole, Density::ChangedClauses, Density::OneLine];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Density::Whole => "Whole",
            Density::ChangedClauses => "Changed clauses",
            Density::OneLine => "One line",
        }
    }

    /// The one for so many levels where nobody has chosen: up to three stand side by side whole.
    fn for_levels(count: usize) -> Self {
        if count <= 3 { Density::Whole } else { Density::ChangedClauses }
    }
}

impl LadderState {
    /// Whether rows are left out for the words that are sought.
    pub fn is_only_found(&self) -> bool {
        self.only_found && !self.text.trim().is_empty()
    }

    /// Whether the rows of a section are folded away. Rows that are chosen for their words are shown wherever they are.
    pub fn is_folded(&self, section: Section) -> bool {
        self.folded.contains(&section) && !self.is_only_found()
    }
}

impl Default for LadderState {
    fn default() -> Self {
        // What decides is in view; rules stand on a line each, and what says least of the levels is folded.
        let rest = [Section::MoreDimensions, SpecPart::Facts.into(), SpecPart::Series.into()];
        LadderState {
            folded: Section::RULES.into_iter().chain(rest).collect(),
            levels: Vec::new(),
            against: Against::default(),
            differences_only: false,
            changes: BTreeSet::new(),
            text: String::new(),
            only_found: false,
            hit: None,
            sought: String::new(),
            unfolded: false,
            view: View::default(),
            flow_items: FlowItems::default(),
            opened: 0,
            focus: None,
            reader: None,
            linking: None,
        }
    }
}

/// Rows, flow or tracks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// The table of threads.
    #[default]
    Rows,
    /// The picture of threads as ribbons.
    Flow,
    /// The classes of a series that forks, by rung and track.
    Tracks,
}

/// Which items the flow shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlowItems(pub ItemKind);

impl Default for FlowItems {
    fn default() -> Self {
        FlowItems(ItemKind::Duty)
    }
}

/// A place in a level or a series, found by words or number, that outlives a new computation of the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpecPlace {
    /// A duty or KSA.
    Item(ItemId),
    /// Other text.
    Text {
        /// The level.
        level: LevelRef,
        /// Its section.
        section: SpecPart,
        /// Words of the passage, as printed; none: the first row.
        text: String,
    },
    /// A passage that is printed for a whole series.
    Series {
        /// The series.
        series: SeriesId,
        /// The passage's label; `None`: the first passage.
        label: Option<String>,
        /// Words of it, where several passages have the label.
        text: String,
    },
}

impl SpecPlace {
    /// The series it is in.
    pub fn series(&self) -> &SeriesId {
        match self {
            SpecPlace::Item(ItemId { level, .. }) | SpecPlace::Text { level, .. } => &level.series,
            SpecPlace::Series { series, .. } => series,
        }
    }

    /// The level it is in; `None` where it is printed for all levels of its series.
    pub fn level(&self) -> Option<&LevelRef> {
        match self {
            SpecPlace::Item(ItemId { level, .. }) | SpecPlace::Text { level, .. } => Some(level),
            SpecPlace::Series { .. } => None,
        }
    }

    /// Whether it stands in a ladder of these levels.
    pub fn is_in(&self, levels: &[LevelRef]) -> bool {
        match self.level() {
            Some(level) => levels.contains(level),
            None => levels.iter().any(|level| level.series == *self.series()),
        }
    }

    /// The section it is in.
    pub fn section(&self) -> Section {
        match self {
            SpecPlace::Item(item) => super::cells::section_of(item.kind),
            SpecPlace::Text { section, .. } => Section::Part(*section),
            SpecPlace::Series { .. } => Section::Part(SpecPart::Series),
        }
    }
}

/// The reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// What is read.
    pub cell: CellId,
    /// With marks against the level compared with, or as printed.
    pub marked: bool,
}

/// What was computed for the ladder in view.
#[derive(Debug, Clone, Default)]
pub struct Computed {
    /// The ladder; `None` until the first is ready. The last one stays while the next is computed.
    pub ladder: Option<Arc<Ladder>>,
    /// Its factor table: what each level prints in each respect, and how that differs.
    pub factors: Arc<FactorTable>,
    /// The class concepts clause by clause.
    pub clauses: Arc<ClauseThreads>,
    /// The printed rules of allocation of its series.
    pub rules: Arc<Rules>,
    /// What stands along the tracks of its series and across them; `None`: it does not fork.
    pub tracks: Option<Arc<ComputedTracks>>,
    /// Rises with every new ladder.
    pub revision: u64,
    /// True while a newer one is on its way.
    pub pending: bool,
    /// The number of the newest question; older answers are passed over.
    pub question: u64,
}

impl State {
    /// The positions of one sort.
    pub fn positions(&self, seat: Seat) -> &Positions {
        match seat {
            Seat::Held => &self.audits,
            Seat::Planned => &self.vacancies,
        }
    }

    /// The same, to change them.
    pub fn positions_mut(&mut self, seat: Seat) -> &mut Positions {
        match seat {
            Seat::Held => &mut self.audits,
            Seat::Planned => &mut self.vacancies,
        }
    }

    /// What is wrong with the files that are open, and with those that were imported last.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        self.library.problems.iter().chain(&self.reviews.unread)
    }

    /// How much of a text the ladder shows.
    pub fn density(&self) -> Density {
        match self.ladder.unfolded {
            true => Density::Whole,
            false => self.look.density.unwrap_or(Density::for_levels(self.ladder.levels.len())),
        }
    }

    /// The user's name, where it was given.
    pub fn signature(&self) -> Option<String> {
        (!self.user_name.is_empty()).then(|| self.user_name.clone())
    }
}

/// How the window looks; remembered between starts.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Look {
    /// The theme.
    pub theme: ThemeName,
    /// Text size in percent, 75 to 250.
    pub text_percent: u16,
    /// Whether the library column is shown.
    pub library_shown: bool,
    /// How much of a text the ladder shows; `None`: by the number of levels.
    pub density: Option<Density>,
}

impl Default for Look {
    fn default() -> Self {
        Look { theme: ThemeName::Light, text_percent: 100, library_shown: true, density: None }
    }
}

/// The themes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ThemeName {
    /// Light.
    #[default]
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    HighContrast,
}

/// The library tree.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Only series and levels with this text; empty: all.
    pub search: String,
    /// Series whose levels are shown.
    pub open: BTreeSet<SeriesId>,
    /// Rises whenever the tree is to show the level in `reveal`.
    pub revealed: u64,
    /// What the tree is to show: a series, and one of its levels.
    pub reveal: Option<(SeriesId, Option<LevelRef>)>,
}

/// The command palette.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// What was typed.
    pub query: String,
    /// Which hit is chosen, from 0.
    pub chosen: usize,
    /// What was found: commands, series, levels and text.
    pub hits: Vec<Hit>,
    /// True while the search for the query is on its way.
    pub waiting: bool,
    /// The first hit is carried out as soon as the search has answered.
    pub run_when_found: bool,
}

/// Pop-outs other than palette and reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// The list of keys, with the words it is searched for.
    Help(String),
    /// The list of problems.
    Problems,
    /// The list of messages.
    Messages,
    /// A path typed by hand; also the fallback where the system has no file dialog.
    OpenPath(String),
    /// The user's name, as typed so far.
    YourName(String),
    /// How else a change is to be named, as written so far.
    Disagree(Box<Disagreement>),
    /// A ruling on kinds of work, as written so far, and those that hold.
    SameWork(Box<SameWorkDraft>),
    /// The window is to close with unsaved links.
    UnsavedOnClose,
    /// What a session left that ended before it was saved: links, and documents of every kind.
    Recover,
    /// A document's file changed on disk, or another file stands there: overwrite, take it or cancel.
    OverwriteFile(DocumentKindId, DocumentId, PathBuf),
    /// A path to save or export to, typed by hand: the fallback where the system has no file dialog.
    SavePath(String),
}

/// What runs, and when links were saved.
#[derive(Debug, Clone, Default)]
pub struct Status {
    /// What runs, in words, with progress from 0 to 1 where known.
    pub running: Vec<RunningJob>,
    /// When links were last saved, as shown ("14:02").
    pub saved_at: Option<String>,
}

/// A job as the status bar shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct RunningJob {
    /// Its number, to cancel it.
    pub id: u64,
    /// What it does.
    pub label: String,
    /// How far it is, from 0 to 1.
    pub progress: Option<f32>,
}
