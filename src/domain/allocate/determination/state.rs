//! Draft, decided, signed: how far a determination has come, and what keeps it a draft.

use super::super::{Allocation, Caution, Position};
use super::{Basis, Determination};
use crate::words::{capitalized, numbered};

/// How far a determination has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Something is not settled.
    Draft,
    /// A person has decided, and nothing is open.
    Decided,
    /// It is signed, and kept as it was signed.
    Signed,
}

/// Something that keeps a determination a draft. Lines are those of the worksheet, statements those of the position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsettled {
    /// No class can be named.
    NoClass,
    /// The class hangs on what nobody has decided.
    Open,
    /// What these duties are is only suggested, or nothing is like them; nobody has decided it.
    Duties(Vec<usize>),
    /// Which class these statements about factors fit is not decided.
    Statements(Vec<usize>),
    /// The class is not the computed one, and no reason is given.
    NoReason,
    /// Who decides is not named.
    Nobody,
    /// On what day it was decided is not said.
    NoDay,
    /// What the caution at this index of the allocation tells of.
    Caution(usize),
    /// It was signed, and the copy of what was signed has been changed since.
    Copy,
}

/// What keeps a determination a draft, the weightiest first.
pub(super) fn unsettled(found: &Determination, position: &Position, allocation: &Allocation) -> Vec<Unsettled> {
    let ruling = position.ruling.as_ref();
    let mut all = Vec::new();
    let mut add = |holds: bool, one: Unsettled| {
        if holds {
            all.push(one);
        }
    };
    add(found.class.is_none(), Unsettled::NoClass);
    add(found.open.is_some(), Unsettled::Open);
    let duties: Vec<usize> = allocation.undecided().collect();
    add(!duties.is_empty(), Unsettled::Duties(duties));
    let rows = allocation.factors.iter().filter(|row| row.decided.is_none() && row.nearest.is_some());
    let statements: Vec<usize> = rows.map(|row| row.statement).collect();
    add(!statements.is_empty(), Unsettled::Statements(statements));
    for (at, caution) in allocation.cautions.iter().enumerate() {
        add(caution.must_be_settled(position.spec.kept), Unsettled::Caution(at));
    }
    let no_reason = found.basis == Basis::Departs && ruling.is_none_or(|ruling| ruling.why.is_none());
    add(no_reason, Unsettled::NoReason);
    add(ruling.is_none_or(|ruling| ruling.by.is_none()), Unsettled::Nobody);
    add(ruling.is_none_or(|ruling| ruling.on.is_none()), Unsettled::NoDay);
    let signed = ruling.and_then(|ruling| ruling.signed.as_ref());
    add(signed.is_some_and(|signed| !signed.is_whole()), Unsettled::Copy);
    all
}

pub(super) fn state(found: &Determination, position: &Position) -> State {
    match position.ruling.as_ref().and_then(|ruling| ruling.signed.as_ref()).filter(|signed| signed.is_whole()) {
        Some(_) => State::Signed,
        None if found.unsettled.is_empty() => State::Decided,
        None => State::Draft,
    }
}

impl Caution {
    /// Whether it must be settled before a determination is more than a draft. The others are remarks, of which whoever
    /// decides takes note. `kept`: the position stays judged by the earlier text of the specification.
    pub fn must_be_settled(&self, kept: bool) -> bool {
        match self {
            Caution::SpecChanged { .. } | Caution::ItemChanged { .. } => !kept,
            Caution::Sum(_)
            | Caution::NothingCounts
            | Caution::ItemGone { .. }
            | Caution::UnknownLevel(_)
            | Caution::NobodyChose
            | Caution::ChoiceUnexplained
            | Caution::NoBeginning(_) => true,
            _ => false,
        }
    }
}

impl State {
    /// What it is called: "draft".
    pub fn word(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Decided => "decided",
            State::Signed => "signed",
        }
    }
}

impl Unsettled {
    /// What has to be settled, as a sentence. `position`, `allocation` and `series` are those of the determination.
    pub fn words(&self, position: &Position, allocation: &Allocation, series: &crate::spec::Series) -> String {
        let duties = |lines: &[usize]| numbered("duty", &allocation.worksheet.numbers(lines), "and");
        match self {
            Unsettled::NoClass => "No class can be named.".to_owned(),
            Unsettled::Open => "The class hangs on what nobody has decided yet.".to_owned(),
            Unsettled::Duties(lines) => format!("Nobody has decided what {} {}.", duties(lines), matches(lines)),
            Unsettled::Statements(rows) => {
                let kinds = rows.iter().filter_map(|at| position.factors.get(*at));
                let kinds: Vec<&str> = kinds.map(|statement| statement.kind.words()).collect();
                format!("Nobody has decided which class the description fits in: {}.", kinds.join("; "))
            }
            Unsettled::NoReason => {
                "The class is not the computed one, and the reason for that is not given.".to_owned()
            }
            Unsettled::Nobody => "Nobody is named who decides.".to_owned(),
            Unsettled::NoDay => "The day of the decision is not given.".to_owned(),
            Unsettled::Copy => "The copy of what was signed has been changed since.".to_owned(),
            Unsettled::Caution(at) => {
                let words = allocation.cautions.get(*at).map(|caution| caution.words(position, series));
                format!("{}.", capitalized(&words.unwrap_or_default()))
            }
        }
    }
}

fn matches(lines: &[usize]) -> &'static str {
    if lines.len() == 1 { "matches" } else { "match" }
}
