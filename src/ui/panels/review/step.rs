//! What an action leads to for the line or piece that is looked at.

use super::ReviewView;
use super::pick::{Pick, What};
use super::split::Split;
use rungs_app::Command;
use rungs_app::actions::Action;
use rungs_app::notifications::Message;
use rungs_app::reviews::{Correction, Interpretation, ReviewCommand};
use rungs_app::view::review::Target;

/// What an action leads to.
#[derive(Debug)]
pub enum Step {
    /// Something is asked of the program, one after the other.
    Ask(Vec<ReviewCommand>),
    /// A choice is opened.
    Pick(Box<Pick>),
    /// A word is chosen.
    Split(Split),
    /// Nothing fits; why.
    Nothing(&'static str),
}

/// What an action leads to for what is looked at.
pub fn step(shown: &ReviewView<'_>, action: Action) -> Step {
    match action {
        Action::OpenPiece => return open(shown),
        Action::Requirement => {
            return match shown.looked.tier {
                Some(tier) => Step::Ask(vec![ReviewCommand::EditTier(Some(tier))]),
                None => Step::Nothing("There is no requirement here: choose a line of the qualifications."),
            };
        }
        _ => {}
    }
    if let (Action::Accept, Some(Target::Warning(warning)), None) = (action, &shown.looked.target, &shown.looked.ruled)
    {
        return Step::Ask(vec![ReviewCommand::Rule(Correction::Settle { warning: warning.clone() })]);
    }
    let Some(at) = shown.looked.ruled.clone() else {
        return Step::Nothing("Choose a line of the source, or a text of the draft.");
    };
    match action {
        Action::Text => Step::Ask(vec![ReviewCommand::Rule(Correction::Text { at })]),
        Action::Join => Step::Ask(vec![ReviewCommand::Rule(Correction::Join { at })]),
        Action::Accept => Step::Ask(vec![ReviewCommand::Accept]),
        Action::Heading => Step::Pick(Box::new(Pick::new(shown, What::Heading(at)))),
        Action::LevelHeading if shown.data.codes.is_empty() => {
            Step::Pick(Box::new(Pick::new(shown, What::NewLevel(at))))
        }
        Action::LevelHeading => Step::Pick(Box::new(Pick::new(shown, What::Levels(at)))),
        Action::NewLevel => Step::Pick(Box::new(Pick::new(shown, What::NewLevel(at)))),
        Action::Move => Step::Pick(Box::new(Pick::new(shown, What::Move(at)))),
        Action::LeaveOut => Step::Pick(Box::new(Pick::new(shown, What::Aside(at)))),
        Action::Split => Split::new(shown.data, &at).map_or(Step::Nothing("It is one word."), Step::Split),
        _ => Step::Nothing(""),
    }
}

/// What Enter does: a field or a requirement of the draft, else the place of a text or the part of a heading.
fn open(shown: &ReviewView<'_>) -> Step {
    if let Some(target) = &shown.looked.target {
        return match Pick::of_target(shown, target) {
            Ok(pick) => Step::Pick(Box::new(pick)),
            Err(command) => Step::Ask(vec![command]),
        };
    }
    step(
        shown,
        match &shown.looked.taken {
            Some(Interpretation::Heading { .. }) => Action::Heading,
            Some(Interpretation::Levels(_)) => Action::LevelHeading,
            _ => Action::Move,
        },
    )
}

/// Carries a step out.
pub fn carry_out(step: Step, view: &mut super::ReviewPanel, commands: &mut Vec<Command>) {
    match step {
        Step::Ask(asked) => commands.extend(asked.into_iter().map(Command::Reviews)),
        Step::Pick(pick) => view.pick = Some(*pick),
        Step::Split(split) => view.split = Some(split),
        Step::Nothing("") => {}
        Step::Nothing(why) => commands.push(Command::Say(Message::info(why))),
    }
}
