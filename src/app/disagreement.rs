//! A person's disagreement with a change, while it is written.

use rungs_domain::compare::{Across, Change, ChangeName};
use rungs_domain::spec::ConfirmedLink;

use crate::State;
use crate::focused::{self, ChangeAt};
use crate::ids::ItemId;
use crate::view::ladder::number_name;

/// The longest reason, in characters: it is one remark, not a memo.
pub const LONGEST_WHY: usize = 1_000;

/// Another name for a change than the computed one, who gives it and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The item that the change begins at.
    pub from: ItemId,
    /// The item that it leads to.
    pub to: ItemId,
    /// What was computed.
    pub computed: Change,
    /// What holds without the user's own word: what was computed, or what a shipped reading says.
    pub without: Change,
    /// Whether the user named the change before.
    pub decided: bool,
    /// The name chosen; `None`: the computed one holds again.
    pub change: Option<Change>,
    /// Who says so.
    pub by: String,
    /// Why.
    pub why: String,
}

impl Disagreement {
    /// With a change as it is named now.
    pub fn new(state: &State, at: ChangeAt) -> Self {
        let computed = at.decided.as_ref().map_or(at.change, |decided| decided.computed);
        // The words of a shipped reading are not the user's, and stand under the name of who read.
        let is_of = |link: &ConfirmedLink| focused::other_end(link, &at.to) == at.from;
        let is_own = focused::decisions(state.links.current(), &at.to).any(is_of);
        let own = at.decided.as_ref().filter(|_| is_own);
        Disagreement {
            computed,
            without: if is_own { computed } else { at.change },
            decided: own.is_some(),
            change: Some(at.change),
            by: own.and_then(|decided| decided.by.clone()).unwrap_or_else(|| state.user_name.clone()),
            why: own.and_then(|decided| decided.why.clone()).unwrap_or_default(),
            from: at.from,
            to: at.to,
        }
    }

    /// Whether the items are of two series, where changes have neutral names.
    fn across(&self) -> bool {
        self.from.level.series != self.to.level.series
    }

    /// "duty 4 of 41312 to duty 4 of 41313; computed: reworded".
    pub fn about(&self) -> String {
        let item = |item: &ItemId| format!("{} of {}", number_name(item.kind, item.number), item.level.code);
        let computed = ChangeName::new(self.computed, self.across());
        format!("{} to {}; computed: {computed}", item(&self.from), item(&self.to))
    }

    /// What can be chosen, with the words for it.
    pub fn choices(&self) -> Vec<(&'static str, Option<Change>)> {
        let mut choices: Vec<(&'static str, Option<Change>)> = match self.across() {
            true => {
                vec![(Across::Alike.word(), Some(Change::Reworded)), (Across::Differs.word(), Some(Change::Changed))]
            }
            false => {
                let of_a_link = |change: &Change| !matches!(change, Change::Added | Change::Dropped | Change::Carried);
                Change::ALL.into_iter().filter(of_a_link).map(|change| (change.word(), Some(change))).collect()
            }
        };
        if self.decided {
            choices.push(("as computed", None));
        }
        choices
    }

    /// What is still missing; `None`: it can be recorded.
    pub fn missing(&self) -> Option<&'static str> {
        match self.change {
            None => None,
            Some(change) if change == self.without && change == self.computed => {
                Some("Choose another change than the computed one.")
            }
            Some(change) if change == self.without => Some("Choose another change than the one that was read."),
            Some(_) if self.why.trim().is_empty() => Some("Say why: the reason is kept beside the change."),
            Some(_) if self.why.chars().count() > LONGEST_WHY => {
                Some("The reason is too long: up to 1,000 characters are kept.")
            }
            Some(_) => None,
        }
    }
}
