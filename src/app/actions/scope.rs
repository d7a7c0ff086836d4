//! Where an action can be chosen, and under which heading it stands.

use super::super::State;
use super::super::state::Tab;

/// Where an action can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// In every tab.
    Everywhere,
    /// In the Ladder tab.
    Ladder,
    /// In a cell of the ladder.
    Cell,
    /// In a step that is shown in place of the ladder.
    Step,
    /// In the Qualifications tab.
    Applicant,
    /// In a row of the applicant's form.
    Row,
    /// In the Desk audit and Vacancy tabs.
    Position,
    /// In a duty of the worksheet.
    Duty,
    /// In the Import tab.
    Import,
    /// In a line of the source or a piece of the draft.
    Piece,
    /// In a node of a requirement that is being edited.
    Node,
}

impl Scope {
    /// All, in the order listed.
    pub const ALL: [Scope; 11] = [
        Scope::Everywhere,
        Scope::Ladder,
        Scope::Cell,
        Scope::Step,
        Scope::Applicant,
        Scope::Row,
        Scope::Position,
        Scope::Duty,
        Scope::Import,
        Scope::Piece,
        Scope::Node,
    ];

    /// The heading in the list of keys.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Everywhere => "Everywhere",
            Scope::Ladder => "Ladder",
            Scope::Cell => "Ladder: the cell in focus",
            Scope::Step => "Ladder: the step in view",
            Scope::Applicant => "Qualifications",
            Scope::Row => "Qualifications: the row in focus",
            Scope::Position => "Desk audit and Vacancy",
            Scope::Duty => "Desk audit and Vacancy: the duty in focus",
            Scope::Import => "Import",
            Scope::Piece => "Import: the line or piece in focus",
            Scope::Node => "Import: the requirement being edited",
        }
    }

    /// The tabs in which it is.
    pub fn tabs(self) -> &'static [Tab] {
        match self {
            Scope::Everywhere => &Tab::ALL,
            Scope::Ladder | Scope::Cell | Scope::Step => &[Tab::Ladder],
            Scope::Applicant | Scope::Row => &[Tab::Qualifications],
            Scope::Position | Scope::Duty => &[Tab::DeskAudit, Tab::Vacancy],
            Scope::Import | Scope::Piece | Scope::Node => &[Tab::Import],
        }
    }

    /// Whether it is in view.
    pub fn is_in_view(self, state: &State) -> bool {
        let step = state.step.shown.is_some();
        let behind = (self == Scope::Cell && step) || (self == Scope::Step && !step);
        self.tabs().contains(&state.tab) && !behind
    }

    /// Whether it is a part of a tab, which has the focus or has it not.
    pub fn can_have_focus(self) -> bool {
        matches!(self, Scope::Cell | Scope::Step | Scope::Row | Scope::Duty | Scope::Piece | Scope::Node)
    }

    /// Whether something can be chosen in both at once.
    pub fn meets(self, other: Scope) -> bool {
        let apart = self != other && self.can_have_focus() && other.can_have_focus();
        !apart && self.tabs().iter().any(|tab| other.tabs().contains(tab))
    }
}

/// Under which heading of the menu an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Ladder and tray.
    Ladder,
    /// A step that is shown in place of the ladder.
    Step,
    /// The cell in focus.
    Cell,
    /// Applicants, and who qualifies.
    Applicants,
    /// Positions: desk audit and vacancy.
    Positions,
    /// Documents on the way to specifications.
    Import,
    /// What can be done with a line of a document.
    Piece,
    /// What was decided by hand, and saving it.
    Edits,
    /// Files.
    Files,
    /// How the window looks.
    Window,
}

impl Group {
    /// All, in the order listed.
    pub const ALL: [Group; 10] = [
        Group::Ladder,
        Group::Step,
        Group::Cell,
        Group::Applicants,
        Group::Positions,
        Group::Import,
        Group::Piece,
        Group::Edits,
        Group::Files,
        Group::Window,
    ];

    /// The heading.
    pub fn name(self) -> &'static str {
        match self {
            Group::Ladder => "Ladder",
            Group::Step => "Step",
            Group::Cell => "Cell in focus",
            Group::Applicants => "Applicants",
            Group::Positions => "Positions",
            Group::Import => "Import",
            Group::Piece => "Line in focus",
            Group::Edits => "Edits",
            Group::Files => "Files",
            Group::Window => "Window",
        }
    }
}
