//! What an item comes from and where it goes, and who decided so.

use rungs_domain::compare::{ChangeName, Score};
use rungs_domain::spec::ItemKind;
use rungs_domain::spec::{ConfirmedLink, Decision};

use crate::State;
use crate::focused;
use crate::state::{CellId, ItemId};
use crate::view::ladder::{Content, LadderData, OriginData, SectionData, StepData, kind_of, number_name};

/// An origin, a continuation, or a pair that a person has parted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What became of it, as it is called; `None` for a pair that was parted.
    pub told: Option<ChangeName>,
    /// "from 41312, duty 1".
    pub what: String,
    /// "whole duty · computed, 0.71".
    pub how: String,
    /// Whether a person decided it.
    pub decided: bool,
}

impl Way {
    /// What stands at its beginning: the change, or that the pair was parted.
    pub fn word(&self) -> &'static str {
        self.told.map_or("parted", ChangeName::word)
    }
}

/// "a" for the first clause.
pub fn letter(at: usize) -> String {
    u8::try_from(at)
        .ok()
        .filter(|at| *at < 26)
        .map_or_else(|| (at + 1).to_string(), |at| char::from(b'a' + at).to_string())
}

/// The ways of the text in a cell.
pub fn ways(data: &LadderData, state: &State, id: CellId) -> Vec<Way> {
    let Some(cell) = data.cell(id) else { return Vec::new() };
    let here = Here::of(data, state, id);
    let mut found = Vec::new();
    if let Some(step) = &cell.step {
        found.extend(here.origin(step));
        found.extend(step.also_from.iter().filter_map(|also| here.further_origin(step, also)));
    }
    found.extend(here.continuations(cell.number));
    found.extend(here.parted());
    found
}

/// The cell whose ways are told, and what was decided about its item.
struct Here<'a> {
    data: &'a LadderData,
    id: CellId,
    item: Option<ItemId>,
    decisions: Vec<ConfirmedLink>,
}

impl<'a> Here<'a> {
    fn of(data: &'a LadderData, state: &State, id: CellId) -> Self {
        let item = data.item(id);
        let decisions = item.iter().flat_map(|item| focused::all_decisions(state, item).cloned()).collect();
        Here { data, id, item, decisions }
    }

    fn origin(&self, step: &StepData) -> Option<Way> {
        let code = self.data.code(step.against);
        let what = match (kind_of(self.id.section), step.before_number) {
            (Some(item), Some(number)) => format!("from {code}, {}", number_name(item, number)),
            (Some(_), None) => format!("new against {code}"),
            (None, _) if step.before.is_some() => format!("from {code}"),
            (None, _) => format!("not printed at {code}"),
        };
        let how = match (&step.before, step.before_number) {
            (Some(_), Some(number)) => self.how(&[], self.sure(step.confirmed, step.score, step.against, number)),
            _ => String::new(),
        };
        Some(Way { told: Some(step.told), what, how, decided: step.confirmed })
    }

    fn further_origin(&self, step: &StepData, also: &OriginData) -> Option<Way> {
        let kind = kind_of(self.id.section)?;
        Some(Way {
            told: Some(also.told),
            what: format!("from {}, {}", self.data.code(step.against), number_name(kind, also.number)),
            how: self.how(&also.clauses, self.sure(also.confirmed, also.score, step.against, also.number)),
            decided: also.confirmed,
        })
    }

    /// Where item `number` of the cell's column goes at the levels that are compared with it.
    fn continuations(&self, number: Option<u32>) -> Vec<Way> {
        let (Some(number), Some(section)) = (number, self.data.section(self.id.section)) else { return Vec::new() };
        let mut found = self.ways_on(section, number);
        found.dedup_by(|later, earlier| later.what == earlier.what);
        found
    }

    fn ways_on(&self, section: &SectionData, number: u32) -> Vec<Way> {
        let mut found = Vec::new();
        for row in &section.rows {
            for (column, cell) in row.cells.iter().enumerate() {
                let Some(step) = cell.step.as_ref().filter(|step| step.against == self.id.column) else { continue };
                if step.before_number == Some(number) {
                    found.push(self.way_on(column, &cell.content, cell.number, step));
                }
                for also in step.also_from.iter().filter(|also| also.number == number) {
                    let Some(to) = cell.number else { continue };
                    let how = self.how(&also.clauses, self.sure(also.confirmed, also.score, column, to));
                    let what = self.to(column, to);
                    found.push(Way { told: Some(also.told), what, how, decided: also.confirmed });
                }
            }
        }
        found
    }

    fn way_on(&self, column: usize, content: &Content, number: Option<u32>, step: &StepData) -> Way {
        let code = self.data.code(column);
        let (to, clauses): (Option<u32>, &[usize]) = match (content, number) {
            (Content::GoesOn { number, clauses, .. }, _) => (Some(*number), clauses),
            (_, number) => (number, &[]),
        };
        let (what, how) = match (to, content) {
            (Some(to), _) => {
                let sure = self.sure(step.confirmed, step.score, column, to);
                (self.to(column, to), self.how(clauses, sure))
            }
            (None, Content::Carried) => (format!("still applies at {code}"), String::new()),
            (None, _) => (format!("gone at {code}"), String::new()),
        };
        Way { told: Some(step.told), what, how, decided: step.confirmed }
    }

    /// Pairs that would be links, had nobody decided otherwise.
    fn parted(&self) -> Vec<Way> {
        let Some(item) = &self.item else { return Vec::new() };
        let parted = self.decisions.iter().filter(|link| link.decision == Decision::Unlinked);
        parted
            .map(|link| {
                let other = focused::other_end(link, item);
                let what = format!("from {}, {}", other.level.code, number_name(other.kind, other.number));
                Way { told: None, what, how: link.signed("parted"), decided: true }
            })
            .collect()
    }

    fn to(&self, column: usize, number: u32) -> String {
        let name = kind_of(self.id.section).map_or_else(String::new, |kind| number_name(kind, number));
        format!("to {}, {name}", self.data.code(column))
    }

    /// How sure the link with item `number` of a column is, and by whom.
    fn sure(&self, confirmed: bool, score: Option<Score>, column: usize, number: u32) -> String {
        if !confirmed {
            return score.map_or("computed".to_owned(), |score| format!("computed, {:.2}", score.fraction()));
        }
        let level = self.data.column(column).map(|column| &column.level);
        let about = |link: &&ConfirmedLink| {
            self.item.as_ref().is_some_and(|item| {
                let other = focused::other_end(link, item);
                Some(&other.level) == level && other.number == number && link.decision == Decision::Linked
            })
        };
        let link = self.decisions.iter().find(about);
        link.map_or("confirmed by a specialist".to_owned(), |link| link.signed("confirmed"))
    }

    /// "whole duty", or "clauses a and b only"; then how sure that is.
    fn how(&self, clauses: &[usize], sure: String) -> String {
        let letters: Vec<String> = clauses.iter().map(|at| letter(*at)).collect();
        let part = match letters.as_slice() {
            [] => format!("whole {}", kind_of(self.id.section).map_or("text", ItemKind::word)),
            [one] => format!("clause {one} only"),
            [rest @ .., last] => format!("clauses {} and {last} only", rest.join(", ")),
        };
        format!("{part} · {sure}")
    }
}
