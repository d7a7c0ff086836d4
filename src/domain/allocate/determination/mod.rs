//! What is decided about a position, and on what it rests: the facts of a written determination.

mod reasons;
mod state;
mod study;
mod words;

use std::sync::Arc;

use super::{Allocation, AllocationPolicy, CountedAt, Finding, LevelNeeds, PolicyAnswer, Position, WorksheetLine};
use crate::spec::{Code, Series};
pub use reasons::{PrintedAt, Reasons, Shown, TellingWords};
pub use state::{State, Unsettled};
use study::ClassStudies;
pub use study::{ClassStudy, Ground, MissingDuty};

/// What is decided about a position, and why. The lines it names are those of the worksheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Determination {
    /// What the policy that decides says.
    pub computed: Finding,
    /// The class decided on, an index into the series; `None`: no class.
    pub class: Option<usize>,
    /// Whose decision it is.
    pub basis: Basis,
    /// What the decision still depends on; `None`: nothing.
    pub open: Option<OpenMatter>,
    /// What becomes of the position.
    pub action: Action,
    /// What becomes of the request; `None`: no class was asked for.
    pub request: Option<Request>,
    /// What was counted.
    pub steps: Steps,
    /// Every class of the series: the one decided on first, then the nearest; of equally near ones that to which fewer
    /// points of time would have to move, then the higher.
    pub classes: Vec<ClassStudy>,
    /// The policies that contradict the one that decides, as indices.
    pub dissent: Vec<usize>,
    /// What has to be settled before it is more than a draft.
    pub unsettled: Vec<Unsettled>,
    /// Draft, decided or signed.
    pub state: State,
}

/// Whose decision it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The answer of the policy that decides.
    Policy,
    /// A person names the same class as that policy.
    Confirmed,
    /// A person names another class than that policy, or one where it has none.
    Departs,
    /// A person names a class, and nobody has chosen a policy that would compute one.
    Alone,
}

/// What a decision still depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenMatter {
    /// The answer if everything undecided is decided for the lowest level.
    pub worst: Finding,
    /// The answer if everything undecided is decided for the highest level.
    pub best: Finding,
    /// The lines about which something is undecided.
    pub lines: Vec<usize>,
}

/// What becomes of a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// No class can be named.
    Undetermined,
    /// It is allocated for the first time.
    First,
    /// It stays in its class.
    Stays,
    /// It goes up by so many levels of its series: a reclassification.
    Up(usize),
    /// It goes down by so many levels of its series: a reclassification.
    Down(usize),
    /// It comes from a class outside the series: a reallocation.
    Reallocated,
}

impl Action {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Action::Undetermined => "undetermined",
            Action::First => "first",
            Action::Stays => "stays",
            Action::Up(_) => "up",
            Action::Down(_) => "down",
            Action::Reallocated => "reallocated",
        }
    }
}

/// What becomes of a request for a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Request {
    /// The class asked for is the class decided on.
    Granted,
    /// It is not.
    Denied,
    /// It depends on what is open.
    Open,
    /// The class asked for is not of the series.
    OtherSeries,
}

impl Request {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Request::Granted => "granted",
            Request::Denied => "denied",
            Request::Open => "open",
            Request::OtherSeries => "other_series",
        }
    }
}

/// What was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps {
    /// Duties described.
    pub described: usize,
    /// Duties that match something.
    pub matched: usize,
    /// Of them, duties that are matched by suggestion, so that somebody has still to decide.
    pub suggested: usize,
    /// Duties that count at a level.
    pub counted: usize,
    /// Policies asked.
    pub policies: usize,
}

impl Determination {
    /// The determination about a position. `policies` and `needs` are those of the allocation.
    pub fn new(
        position: &Position,
        allocation: &Allocation,
        policies: &[Arc<AllocationPolicy>],
        needs: &[LevelNeeds],
        series: &Series,
    ) -> Self {
        let deciding = allocation.deciding();
        let computed = deciding.map_or(Finding::NotCalled, |answer| answer.finding);
        let named = named_class(position, series);
        let class = decided_class(position, allocation, series);
        let open = deciding.filter(|_| named.is_none()).and_then(|answer| open(answer, &allocation.worksheet.lines));
        let study = ClassStudies { allocation, policies, needs };
        let mut classes: Vec<ClassStudy> = (0..series.levels.len()).map(|level| study.class(level)).collect();
        if let Some(class) = class {
            let points = |one: &ClassStudy| one.points.map_or(u32::MAX, |points| points.0);
            classes.sort_by_key(|one| (one.level.abs_diff(class), points(one), std::cmp::Reverse(one.level)));
        }
        let mut found = Determination {
            computed,
            class,
            basis: match named {
                None => Basis::Policy,
                Some(_) if deciding.is_none() => Basis::Alone,
                Some(named) if computed == Finding::Class(named) => Basis::Confirmed,
                Some(_) => Basis::Departs,
            },
            action: action(position, series, class),
            request: position.requested.as_ref().map(|code| request(index(series, code), class, open.as_ref())),
            open,
            steps: steps(allocation),
            classes,
            dissent: dissent(&allocation.answers),
            unsettled: Vec::new(),
            state: State::Draft,
        };
        found.unsettled = state::unsettled(&found, position, allocation);
        found.state = state::state(&found, position);
        found
    }

    /// What is said of a class.
    pub fn study(&self, level: usize) -> Option<&ClassStudy> {
        self.classes.iter().find(|one| one.level == level)
    }

    /// The classes that were not chosen, nearest first.
    pub fn rejected(&self) -> impl Iterator<Item = &ClassStudy> {
        self.classes.iter().filter(|one| Some(one.level) != self.class)
    }

    /// Whether it is no more than a draft.
    pub fn is_draft(&self) -> bool {
        self.state == State::Draft
    }

    /// Whether a person decided for another class than the computed one.
    pub fn departs(&self) -> bool {
        self.basis == Basis::Departs
    }

    /// Whether the class is a person's, and no policy says the same.
    pub fn by_person(&self) -> bool {
        matches!(self.basis, Basis::Departs | Basis::Alone)
    }
}

/// The class that a person named; `None`: nobody named one of the series.
fn named_class(position: &Position, series: &Series) -> Option<usize> {
    position.ruling.as_ref().and_then(|ruling| index(series, ruling.class.as_ref()?))
}

/// The class decided on: the one that a person named, or the answer of the policy that decides.
pub(super) fn decided_class(position: &Position, allocation: &Allocation, series: &Series) -> Option<usize> {
    named_class(position, series).or_else(|| allocation.deciding()?.finding.level())
}

fn index(series: &Series, code: &Code) -> Option<usize> {
    series.levels.iter().position(|level| level.code == *code)
}

fn open(answer: &PolicyAnswer, lines: &[WorksheetLine]) -> Option<OpenMatter> {
    let undecided = |(at, line): (usize, &WorksheetLine)| (line.lowest != line.highest).then_some(at);
    (answer.lowest != answer.highest).then(|| OpenMatter {
        worst: answer.lowest,
        best: answer.highest,
        lines: lines.iter().enumerate().filter_map(undecided).collect(),
    })
}

fn action(position: &Position, series: &Series, class: Option<usize>) -> Action {
    let (Some(class), current) = (class, position.current.as_ref()) else { return Action::Undetermined };
    let Some(current) = current else { return Action::First };
    match index(series, current) {
        None => Action::Reallocated,
        Some(current) if class > current => Action::Up(class - current),
        Some(current) if class < current => Action::Down(current - class),
        Some(_) => Action::Stays,
    }
}

/// A request is open where one of the cases would grant it, and denied where none does.
fn request(asked: Option<usize>, class: Option<usize>, open: Option<&OpenMatter>) -> Request {
    let Some(asked) = asked else { return Request::OtherSeries };
    match open {
        Some(open) if (open.worst..=open.best).contains(&Finding::Class(asked)) => Request::Open,
        Some(_) => Request::Denied,
        None if class == Some(asked) => Request::Granted,
        None if class.is_none() => Request::Open,
        None => Request::Denied,
    }
}

fn steps(allocation: &Allocation) -> Steps {
    let lines = &allocation.worksheet.lines;
    let count = |of: &dyn Fn(&WorksheetLine) -> bool| lines.iter().filter(|line| of(line)).count();
    let matched = |line: &WorksheetLine| !line.items.is_empty();
    Steps {
        described: lines.len(),
        matched: count(&matched),
        suggested: count(&|line| matched(line) && line.is_undecided()),
        counted: count(&|line| matches!(line.place, CountedAt::Level(_))),
        policies: allocation.answers.len(),
    }
}

fn dissent(answers: &[PolicyAnswer]) -> Vec<usize> {
    answers.iter().enumerate().filter(|(_, answer)| answer.stance.disagrees()).map(|(at, _)| at).collect()
}
