//! What a person can do with what is looked at: a key, a button and a line of the menu for each.

use eframe::egui::{Key, Modifiers, Ui};

use super::ReviewView;
use super::pick::{Pick, What};
use super::split::Split;
use rungs_app::Command;
use rungs_app::reviews::{Correction, Interpretation, ReviewCommand};
use rungs_app::view::review::Target;

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It is as it should be.
    Accept,
    /// It is a heading of a part.
    Heading,
    /// It is a heading of levels.
    Levels,
    /// It is the heading of a level that was not found.
    NewLevel,
    /// It is text, no heading.
    Text,
    /// It belongs elsewhere.
    Move,
    /// It is none of the text.
    Aside,
    /// It is two.
    Split,
    /// It goes on from the one before.
    Join,
    /// The requirement of its tier.
    Requirement,
    /// What fits it best.
    Open,
    /// On to the next point.
    Next,
    /// Back to the point before.
    Previous,
}

/// A deed with its key, its button and its help.
#[derive(Debug)]
pub struct Entry {
    /// What is done.
    pub deed: Deed,
    /// The key.
    pub key: Key,
    /// With Shift.
    pub shift: bool,
    /// The key in words.
    pub keys: &'static str,
    /// The words on the button.
    pub face: &'static str,
    /// What it does, in a sentence.
    pub help: &'static str,
}

const fn entry(
    deed: Deed,
    (key, shift, keys): (Key, bool, &'static str),
    face: &'static str,
    help: &'static str,
) -> Entry {
    Entry { deed, key, shift, keys, face, help }
}

/// All deeds, in the order offered. Keys with Shift stand before the same keys without.
pub static ALL: [Entry; 13] = [
    entry(Deed::Accept, (Key::A, false, "A"), "Accept", "It is as it should be: asks for no second look."),
    entry(Deed::Heading, (Key::H, false, "H"), "Heading of a part", "Makes it a heading: what stands below follows."),
    entry(Deed::NewLevel, (Key::L, true, "Shift+L"), "New level", "Makes it the heading of a level not found."),
    entry(Deed::Levels, (Key::L, false, "L"), "Heading of a level", "Makes it a heading of levels."),
    entry(Deed::Text, (Key::T, false, "T"), "Text", "It is text, no heading."),
    entry(Deed::Move, (Key::M, false, "M"), "Move", "Puts it into another part or level."),
    entry(Deed::Aside, (Key::X, false, "X"), "None of the text", "Leaves it out of the draft, with a reason."),
    entry(Deed::Split, (Key::S, false, "S"), "Split", "Parts it in two at a word."),
    entry(Deed::Join, (Key::J, false, "J"), "Join", "Lets it go on from the piece before it."),
    entry(Deed::Requirement, (Key::R, false, "R"), "Requirement", "Edits what the qualifications ask for."),
    entry(Deed::Open, (Key::Enter, false, "Enter"), "Open", "Opens what fits: a field, a requirement, another place."),
    entry(Deed::Previous, (Key::N, true, "Shift+N"), "Previous point", "Goes back to the point before."),
    entry(Deed::Next, (Key::N, false, "N"), "Next point", "Goes to the next point to look at."),
];

/// The keys that are no deeds, for the list of keys.
pub const MOVES: [(&str, &str); 4] = [
    ("Up, Down, Page Up, Page Down, Home, End", "From piece to piece; with Shift, several at once."),
    ("Left, Right, Tab", "From the source to the draft, and back."),
    ("While splitting: arrow keys, Enter, Esc", "Chooses the word, parts before it, or lets it be."),
    ("Shift+F10", "Opens the menu of the piece."),
];

/// The entry of a deed.
pub fn of(deed: Deed) -> Option<&'static Entry> {
    ALL.iter().find(|entry| entry.deed == deed)
}

/// The deed whose key was pressed in this frame; the key is taken.
pub fn pressed(ui: &Ui) -> Option<Deed> {
    ui.input_mut(|input| {
        let pressed = ALL.iter().find(|entry| {
            let modifiers = if entry.shift { Modifiers::SHIFT } else { Modifiers::NONE };
            input.modifiers.matches_exact(modifiers) && input.consume_key(modifiers, entry.key)
        });
        pressed.map(|entry| entry.deed)
    })
}

/// What a deed leads to.
#[derive(Debug)]
pub enum Step {
    /// Something is asked of the program, one after the other.
    Ask(Vec<ReviewCommand>),
    /// A choice is opened.
    Pick(Pick),
    /// A word is chosen.
    Split(Split),
    /// Nothing fits; why.
    Nothing(&'static str),
}

/// What a deed leads to for what is looked at.
pub fn step(shown: &ReviewView<'_>, deed: Deed) -> Step {
    match deed {
        Deed::Next => return Step::Ask(vec![ReviewCommand::StepPoint(1)]),
        Deed::Previous => return Step::Ask(vec![ReviewCommand::StepPoint(-1)]),
        Deed::Open => return open(shown),
        Deed::Requirement => {
            return match shown.looked.tier {
                Some(tier) => Step::Ask(vec![ReviewCommand::EditTier(Some(tier))]),
                None => Step::Nothing("There is no requirement here: choose a line of the qualifications."),
            };
        }
        _ => {}
    }
    if let (Deed::Accept, Some(Target::Warning(warning)), None) = (deed, &shown.looked.target, &shown.looked.ruled) {
        return Step::Ask(vec![ReviewCommand::Rule(Correction::Settle { warning: warning.clone() })]);
    }
    let Some(at) = shown.looked.ruled.clone() else {
        return Step::Nothing("Choose a line of the source, or a text of the draft.");
    };
    match deed {
        Deed::Text => Step::Ask(vec![ReviewCommand::Rule(Correction::Text { at })]),
        Deed::Join => Step::Ask(vec![ReviewCommand::Rule(Correction::Join { at })]),
        Deed::Accept => Step::Ask(vec![ReviewCommand::Accept]),
        Deed::Heading => Step::Pick(Pick::new(shown, What::Heading(at))),
        Deed::Levels if shown.data.codes.is_empty() => Step::Pick(Pick::new(shown, What::NewLevel(at))),
        Deed::Levels => Step::Pick(Pick::new(shown, What::Levels(at))),
        Deed::NewLevel => Step::Pick(Pick::new(shown, What::NewLevel(at))),
        Deed::Move => Step::Pick(Pick::new(shown, What::Move(at))),
        Deed::Aside => Step::Pick(Pick::new(shown, What::Aside(at))),
        Deed::Split => Split::new(shown.data, &at).map_or(Step::Nothing("It is one word."), Step::Split),
        Deed::Requirement | Deed::Open | Deed::Next | Deed::Previous => Step::Nothing(""),
    }
}

/// What Enter does: a field or a requirement of the draft, else the place of a text or the part of a heading.
fn open(shown: &ReviewView<'_>) -> Step {
    if let Some(target) = &shown.looked.target {
        return match Pick::of_target(shown, target) {
            Ok(pick) => Step::Pick(pick),
            Err(command) => Step::Ask(vec![command]),
        };
    }
    step(
        shown,
        match &shown.looked.taken {
            Some(Interpretation::Heading { .. }) => Deed::Heading,
            Some(Interpretation::Levels(_)) => Deed::Levels,
            _ => Deed::Move,
        },
    )
}

/// Carries a step out.
pub fn carry_out(step: Step, view: &mut super::ReviewPanel, commands: &mut Vec<Command>) {
    match step {
        Step::Ask(asked) => commands.extend(asked.into_iter().map(Command::Reviews)),
        Step::Pick(pick) => view.pick = Some(pick),
        Step::Split(split) => view.split = Some(split),
        Step::Nothing("") => {}
        Step::Nothing(why) => {
            commands.push(Command::Say(rungs_app::state::Message { text: why.to_owned(), is_error: false }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_deeds_share_a_key() {
        for (at, one) in ALL.iter().enumerate() {
            assert!(ALL.iter().skip(at + 1).all(|other| (other.key, other.shift) != (one.key, one.shift)), "{one:?}");
        }
    }
}
