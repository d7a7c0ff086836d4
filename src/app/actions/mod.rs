//! The registry of actions: all that a person can choose, each with scope, keys, words and command.
//!
//! Menu, palette, list of keys, tooltips, context menus and keys are made from it.

mod enabled;
mod moves;
mod scope;
mod shortcut;
mod table;

pub use enabled::compare_with;
pub use moves::{MOVES, Move};
pub use scope::{Group, Scope};
pub use shortcut::{Key, Shortcut};
pub use table::Action;

use super::{Command, State};

/// How an action's keys behave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// Each press counts where a slow frame brings several.
    Repeats,
    /// It gives the focus to a text field: what is typed after its key is meant for that field.
    OpensField,
    /// Its keys work under a dialog, too.
    UnderDialog,
    /// Its keys work only while its scope has the focus, whatever their modifiers.
    InFocus,
}

/// What the registry says of an action.
struct Entry {
    group: Group,
    scope: Scope,
    name: &'static str,
    shortcuts: &'static [Shortcut],
    help: &'static str,
    command: fn(&State) -> Option<Command>,
    flags: &'static [Flag],
}

impl Action {
    /// Under which heading of the menu it stands.
    pub fn group(self) -> Group {
        self.entry().group
    }

    /// Where it can be chosen.
    pub fn scope(self) -> Scope {
        self.entry().scope
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// Its keys; the first is the one shown.
    pub fn shortcuts(self) -> &'static [Shortcut] {
        self.entry().shortcuts
    }

    /// What it does, in a sentence.
    pub fn help(self) -> &'static str {
        self.entry().help
    }

    /// Whether its keys behave so.
    pub fn is(self, flag: Flag) -> bool {
        self.entry().flags.contains(&flag)
    }

    /// The command that it gives now; `None` while it makes no sense, or its scope is out of view.
    pub fn command(self, state: &State) -> Option<Command> {
        let entry = self.entry();
        if entry.scope.is_in_view(state) { (entry.command)(state) } else { None }
    }

    /// Whether a key of it works only while its scope has the focus.
    pub fn needs_focus(self, shortcut: Shortcut) -> bool {
        self.scope().can_have_focus() && (shortcut.is_plain() || self.is(Flag::InFocus))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_actions_whose_scopes_meet_share_a_key_and_none_share_a_name_in_one_menu() {
        let mut names = BTreeSet::new();
        for (at, one) in Action::ALL.iter().enumerate() {
            assert!(names.insert((one.group(), one.name())), "{one:?}: its name is taken");
            for other in Action::ALL.iter().skip(at + 1).filter(|other| other.scope().meets(one.scope())) {
                let shared = one.shortcuts().iter().find(|keys| other.shortcuts().contains(keys));
                assert_eq!(shared, None, "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn what_is_about_the_ladder_can_be_chosen_only_where_the_ladder_is() {
        use crate::state::Tab;
        let on = |tab, action: Action| action.command(&State { tab, ..State::default() }).is_some();
        for action in [Action::FindOnPage, Action::Differences, Action::Rows, Action::Flow] {
            assert!(on(Tab::Ladder, action), "{action:?}");
            for tab in [Tab::Qualifications, Tab::DeskAudit, Tab::Vacancy, Tab::Import] {
                assert!(!on(tab, action), "{action:?} on {tab:?}");
            }
        }
    }
}
