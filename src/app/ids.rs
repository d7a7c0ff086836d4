//! The names of tabs, documents, cells and other things that state, commands and view data refer to. They depend on
//! nothing else of the app.

use rungs_domain::compare::Against;
use rungs_domain::spec::{ItemKind, LevelRef, SpecPart};

/// The tabs of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Tab {
    /// Levels side by side.
    #[default]
    Ladder,
    /// Who qualifies.
    Qualifications,
    /// Where a position belongs.
    DeskAudit,
    /// At which level a seat is to be filled.
    Vacancy,
    /// Documents on the way to specifications.
    Import,
}

/// The two sorts of position, each with a tab of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seat {
    /// Somebody does the work: the desk audit.
    Held,
    /// The work is planned: the vacancy.
    Planned,
}

impl Seat {
    /// Both.
    pub const ALL: [Seat; 2] = [Seat::Held, Seat::Planned];

    /// The tab in which its positions are.
    pub fn tab(self) -> Tab {
        match self {
            Seat::Held => Tab::DeskAudit,
            Seat::Planned => Tab::Vacancy,
        }
    }

    /// The sort of position that a tab is about.
    pub fn of(tab: Tab) -> Option<Self> {
        Seat::ALL.into_iter().find(|seat| seat.tab() == tab)
    }
}

/// The kinds of document, in the order in which they are saved when the window closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKindId {
    /// Decisions on links: one document, always open.
    Links,
    /// Applicants.
    Applicants,
    /// Positions of one sort.
    Positions(Seat),
    /// Documents under review.
    Reviews,
}

impl DocumentKindId {
    /// All of them.
    pub const ALL: [DocumentKindId; 5] = [
        DocumentKindId::Links,
        DocumentKindId::Applicants,
        DocumentKindId::Positions(Seat::Held),
        DocumentKindId::Positions(Seat::Planned),
        DocumentKindId::Reviews,
    ];

    /// What one of them is called.
    pub fn noun(self) -> &'static str {
        match self {
            DocumentKindId::Links => "link",
            DocumentKindId::Applicants => "applicant",
            DocumentKindId::Positions(_) => "position",
            DocumentKindId::Reviews => "document",
        }
    }

    /// The tab in which they are.
    pub fn tab(self) -> Tab {
        match self {
            DocumentKindId::Links => Tab::Ladder,
            DocumentKindId::Applicants => Tab::Qualifications,
            DocumentKindId::Positions(seat) => seat.tab(),
            DocumentKindId::Reviews => Tab::Import,
        }
    }

    /// The kind that a tab is about.
    pub fn of(tab: Tab) -> Self {
        match tab {
            Tab::Ladder => DocumentKindId::Links,
            Tab::Qualifications => DocumentKindId::Applicants,
            Tab::DeskAudit => DocumentKindId::Positions(Seat::Held),
            Tab::Vacancy => DocumentKindId::Positions(Seat::Planned),
            Tab::Import => DocumentKindId::Reviews,
        }
    }
}

/// Names an open document for as long as it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u64);

impl Tab {
    /// All, in the order shown.
    pub const ALL: [Tab; 5] = [Tab::Ladder, Tab::Qualifications, Tab::DeskAudit, Tab::Vacancy, Tab::Import];
}

/// The regions of the window, between which F6 goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Region {
    /// The bar at the top.
    Bar,
    /// What stands above the ladder: its title and filters.
    Head,
    /// What the tab shows: a cell of the ladder, a form.
    #[default]
    Content,
    /// The document beside a form.
    Preview,
    /// The library column.
    Library,
    /// What stands at the foot of the library: the tray, open documents.
    Lists,
    /// The status bar.
    Status,
}

impl Region {
    /// All, in the order of F6 and of Tab.
    pub const ALL: [Region; 7] =
        [Region::Bar, Region::Head, Region::Content, Region::Preview, Region::Library, Region::Lists, Region::Status];
}

/// What is to get the keyboard focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FocusTarget {
    /// A part of the window.
    Region(Region),
    /// The field in which words of the ladder are sought.
    FindText,
    /// The field that filters the tree.
    TreeSearch,
}

impl Default for FocusTarget {
    fn default() -> Self {
        FocusTarget::Region(Region::Content)
    }
}

/// A section of the ladder's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What decides at which level a position belongs, as printed.
    Criteria,
    /// Which positions belong to other classes, and from which classes these are told, as printed.
    Exclusions,
    /// The steps between the levels: one row, on the heading of what sets them apart.
    Steps,
    /// What sets each level apart from the one it is compared with, by dimension.
    Apart,
    /// Further dimensions: those in which the levels differ least.
    MoreDimensions,
    /// A part of the specifications.
    Part(SpecPart),
}

impl Section {
    /// The printed rules of allocation.
    pub const RULES: [Section; 2] = [Section::Criteria, Section::Exclusions];

    /// Whether it has printed rules of allocation.
    pub fn is_rules(self) -> bool {
        Section::RULES.contains(&self)
    }

    /// Whether its rows are printed once for all levels of a series.
    pub fn is_of_series(self) -> bool {
        self.is_rules() || self == Section::Part(SpecPart::Series)
    }

    /// Whether its rows are of the factor table, or of the steps above it.
    pub fn is_of_factors(self) -> bool {
        matches!(self, Section::Steps | Section::Apart | Section::MoreDimensions)
    }
}

impl From<SpecPart> for Section {
    fn from(part: SpecPart) -> Self {
        Section::Part(part)
    }
}

/// A step of the ladder: two levels that are compared, by name, so that it outlives a new computation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepId {
    /// The level compared with.
    pub lower: LevelRef,
    /// The level in question.
    pub upper: LevelRef,
}

impl StepId {
    /// The step to a column of some levels; `None` for the level that is compared with no other.
    pub fn to(levels: &[LevelRef], against: Against, column: usize) -> Option<Self> {
        let level = |at: usize| levels.get(at).cloned();
        Some(StepId { lower: level(against.lower_of(column)?)?, upper: level(column)? })
    }
}

/// A pair of texts of a step: the part of the specifications, and the row of that part among those of the two levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PairId {
    /// The part.
    pub part: SpecPart,
    /// The row of the part, from 0.
    pub row: usize,
}

/// A cell of the ladder: section, row of that section in the computed ladder, column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId {
    /// The section.
    pub section: Section,
    /// The row of the section, from 0, before any filter.
    pub row: usize,
    /// The column, from 0.
    pub column: usize,
}

/// A place of the words that are sought: which of them in the text of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindHit {
    /// The cell.
    pub cell: CellId,
    /// The number of the place in its text, from 0.
    pub nth: usize,
}

/// An item of a level by its printed number, so that it outlives a reload.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    /// The level.
    pub level: LevelRef,
    /// Duty or KSA.
    pub kind: ItemKind,
    /// The number.
    pub number: u32,
}
