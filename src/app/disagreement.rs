//! A person's disagreement with a change, while it is written.

use rungs_domain::compare::{Across, Change, ChangeName};
use rungs_domain::spec::Decision;

use crate::State;
use crate::focused::{self, ChangeAt};
use crate::ids::ItemId;
use crate::view::ladder::number_name;

/// The longest reason, in characters: it is one remark, not a memo.
const LONGEST_WHY: usize = 1_000;

/// What holds of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The name that the user gives it.
    Named(Change),
    /// What the decision says that comes with the specification; the user's own goes.
    Read,
    /// What is computed from the words; the link stays.
    Computed,
}

/// Another name for a change than the computed one, who gives it and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The item that the change begins at.
    pub from: ItemId,
    /// The item that it leads to.
    pub to: ItemId,
    /// What was computed.
    pub computed: Change,
    /// What holds by the decision that comes with the specification; `None`: it has none that links the two.
    pub read: Option<Change>,
    /// Whether the user decided about the two items before.
    pub own: bool,
    /// Whether the change is named by a person now: by the user, or in a reading.
    pub named: bool,
    /// What is to hold.
    pub choice: Choice,
    /// Who says so.
    pub by: String,
    /// Why.
    pub why: String,
}

impl Disagreement {
    /// With a change as it is named now.
    pub fn new(state: &State, at: ChangeAt) -> Self {
        let computed = at.decided.as_ref().map_or(at.change, |decided| decided.computed);
        let own = focused::own_decision(state, &at.from, &at.to).is_some();
        // The words of a shipped reading are not the user's, and stand under the name of who read.
        let words = at.decided.as_ref().filter(|_| own);
        Disagreement {
            computed,
            read: read(state, &at.from, &at.to, computed),
            own,
            named: at.decided.is_some(),
            choice: Choice::Named(at.change),
            by: words.and_then(|decided| decided.by.clone()).unwrap_or_else(|| state.user_name.clone()),
            why: words.and_then(|decided| decided.why.clone()).unwrap_or_default(),
            from: at.from,
            to: at.to,
        }
    }

    /// What a change is called: between two series in neutral words.
    fn name(&self, change: Change) -> ChangeName {
        ChangeName::new(change, self.across())
    }

    /// Whether the items are of two series, where changes have neutral names.
    fn across(&self) -> bool {
        self.from.level.series != self.to.level.series
    }

    /// What holds without the user's own word.
    fn without(&self) -> Change {
        self.read.unwrap_or(self.computed)
    }

    /// "duty 4 of 41312 to duty 4 of 41313; computed: reworded; read: changed".
    pub fn about(&self) -> String {
        let item = |item: &ItemId| format!("{} of {}", number_name(item.kind, item.number), item.level.code);
        let read = self.read.map(|read| format!("; read: {}", self.name(read))).unwrap_or_default();
        format!("{} to {}; computed: {}{read}", item(&self.from), item(&self.to), self.name(self.computed))
    }

    /// What can be chosen, with the words for it.
    pub fn choices(&self) -> Vec<(&'static str, Choice)> {
        let mut choices: Vec<(&'static str, Choice)> = match self.across() {
            true => vec![
                (Across::Alike.word(), Choice::Named(Change::Reworded)),
                (Across::Differs.word(), Choice::Named(Change::Changed)),
            ],
            false => {
                let of_a_link = |change: &Change| !change.is_of_one_item();
                Change::ALL.into_iter().filter(of_a_link).map(|change| (change.word(), Choice::Named(change))).collect()
            }
        };
        if self.own && self.read.is_some() {
            choices.push(("as read", Choice::Read));
        }
        if self.named {
            choices.push(("as computed", Choice::Computed));
        }
        choices
    }

    /// What is still missing; `None`: it can be recorded.
    pub fn missing(&self) -> Option<&'static str> {
        match self.choice {
            Choice::Read | Choice::Computed => None,
            Choice::Named(change) if change == self.without() && change == self.computed => {
                Some("Choose another change than the computed one.")
            }
            Choice::Named(change) if change == self.without() => {
                Some("Choose another change than the one that was read.")
            }
            Choice::Named(change) if change.is_of_one_item() => {
                Some("This is said of items without a counterpart. Unlink the two instead.")
            }
            Choice::Named(_) if self.why.trim().is_empty() => Some("Say why: the reason is kept beside the change."),
            Choice::Named(_) if self.why.chars().count() > LONGEST_WHY => {
                Some("The reason is too long: up to 1,000 characters are kept.")
            }
            Choice::Named(_) => None,
        }
    }

    /// What comes of recording it.
    pub fn effect(&self) -> String {
        match self.choice {
            Choice::Named(_) => "It is kept beside the computed change; undo takes it back.".to_owned(),
            Choice::Read => format!(
                "Your decision goes, and what was read holds again: {}. Undo takes it back.",
                self.name(self.without())
            ),
            Choice::Computed => format!(
                "The link stays, and the computed change holds again: {}. Undo takes it back.",
                self.name(self.computed)
            ),
        }
    }
}

/// What a decision that comes with a specification says of the change between two items, seen from the first.
fn read(state: &State, from: &ItemId, to: &ItemId, computed: Change) -> Option<Change> {
    let link = focused::given_decision(state, from, to).filter(|link| link.decision == Decision::Linked)?;
    let straight = link.lower == from.level && link.lower_number == from.number;
    let named = link.change.and_then(|change| if straight { Some(change) } else { change.turned() });
    Some(named.unwrap_or(computed))
}
