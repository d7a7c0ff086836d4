//! Choices over the window: a part, levels, a reason, or words that are typed.

mod list;
mod typed;

use std::collections::BTreeSet;
use std::ops::Range;

use eframe::egui::{Key, Label, Modifiers, ScrollArea, Ui};
use rungs_domain::spec::Code;

use super::ReviewView;
use crate::ui::kit::{Button, ListNav, Weight, dialog, text};
use crate::ui::theme::{Face, size};
use rungs_app::Command;
use rungs_app::reviews::{Correction, DraftField, Interpretation, ReviewCommand};
use rungs_app::view::review::Target;
use rungs_app::view::review::looked::Looked;
use rungs_app::view::review::words::{REASONS, ROLES};

/// A choice that is open.
#[derive(Debug)]
pub struct Pick {
    what: What,
    /// The words that it is about.
    quote: String,
    /// What is looked for in the list.
    sought: String,
    /// The line of the list that is chosen, among those found.
    chosen: usize,
    /// The levels that are ticked, by their places.
    ticked: BTreeSet<usize>,
    /// The keyboard among the levels.
    levels: ListNav,
    /// What is typed.
    typed: [String; 2],
    /// Whether it was drawn before.
    drawn: bool,
}

/// What is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The part of which it is a heading.
    Heading(Range<usize>),
    /// The levels of which it is a heading.
    Levels(Range<usize>),
    /// Code and title of a level that was not found.
    NewLevel(Range<usize>),
    /// The part and the levels to which it belongs.
    Move(Range<usize>),
    /// Why it is none of the text.
    Aside(Range<usize>),
    /// What a field of the head says.
    Field(DraftField),
    /// Code and title of the level that was found with this code.
    Level(Code),
}

impl What {
    fn title(&self) -> String {
        match self {
            What::Heading(_) => "It is a heading of …".to_owned(),
            What::Levels(_) => "It is a heading of these levels".to_owned(),
            What::NewLevel(_) => "A level that was not found".to_owned(),
            What::Move(_) => "It belongs to …".to_owned(),
            What::Aside(_) => "It is none of the text, for it is …".to_owned(),
            What::Field(field) => format!("What the draft says: {}", typed::label(field)),
            What::Level(code) => format!("Level {code}"),
        }
    }

    /// The lines of its list.
    fn lines(&self) -> Vec<&'static str> {
        match self {
            What::Heading(_) | What::Move(_) => ROLES.iter().map(|(words, _)| *words).collect(),
            What::Aside(_) => REASONS.iter().map(|(words, _)| *words).collect(),
            _ => Vec::new(),
        }
    }

    fn has_levels(&self) -> bool {
        matches!(self, What::Levels(_) | What::Move(_))
    }
}

/// Above and below what scrolls, in points: the title, the buttons, margins and the edge of the window.
const AROUND: f32 = 160.0;

/// The least height of what scrolls, in points.
const LEAST: f32 = 80.0;

/// How much of the words is quoted.
const QUOTED: usize = 140;

impl Pick {
    /// A choice about what is looked at.
    pub fn new(shown: &ReviewView<'_>, what: What) -> Self {
        let looked = shown.looked;
        let role = match &looked.taken {
            Some(Interpretation::Heading { role, .. } | Interpretation::Text { role: Some(role), .. }) => Some(*role),
            _ => None,
        };
        let list = !matches!(what, What::Aside(_));
        let chosen = role.filter(|_| list).and_then(|role| ROLES.iter().position(|(_, one)| *one == role));
        Pick {
            quote: quote(shown),
            sought: String::new(),
            chosen: chosen.unwrap_or_default(),
            ticked: looked.levels.iter().copied().collect(),
            levels: ListNav::default(),
            typed: typed::suggested(shown, &what),
            drawn: false,
            what,
        }
    }

    /// What Enter opens at a row of the draft; a command where nothing is to be chosen.
    pub fn of_target(shown: &ReviewView<'_>, target: &Target) -> Result<Self, ReviewCommand> {
        match target {
            Target::Field(field) => Ok(Pick::new(shown, What::Field(field.clone()))),
            Target::Level(code) => Ok(Pick::new(shown, What::Level(code.clone()))),
            Target::Tier(tier) => Err(ReviewCommand::EditTier(Some(*tier))),
            Target::Warning(words) => Err(ReviewCommand::Rule(Correction::Settle { warning: words.clone() })),
        }
    }

    /// The lines of the list in which all words looked for are.
    fn found(&self) -> Vec<(usize, &'static str)> {
        let sought: Vec<String> = self.sought.split_whitespace().map(str::to_lowercase).collect();
        let lines = self.what.lines().into_iter().enumerate();
        let fits = |words: &str| {
            let words = words.to_lowercase();
            sought.iter().all(|one| words.contains(one.as_str()))
        };
        lines.filter(|(_, words)| fits(words)).collect()
    }

    /// What the choice asks for, as it stands.
    fn command(&self, shown: &ReviewView<'_>) -> Option<ReviewCommand> {
        let line = || self.found().get(self.chosen).map(|(line, _)| *line);
        let role = || Some(ROLES.get(line()?)?.1);
        let ticked: Vec<usize> = self.ticked.iter().copied().collect();
        let levels = Looked::codes(shown.data, &ticked);
        let ruling = match &self.what {
            What::Heading(at) => Correction::Heading { at: at.clone(), role: role()? },
            What::Move(at) => Correction::Place { at: at.clone(), role: role()?, levels },
            What::Aside(at) => Correction::Aside { at: at.clone(), reason: REASONS.get(line()?)?.1 },
            What::Levels(at) if !levels.is_empty() => Correction::LevelHeading { at: at.clone(), levels },
            What::Levels(_) => return None,
            What::NewLevel(_) | What::Field(_) | What::Level(_) => return typed::command(self, shown).ok().flatten(),
        };
        Some(ReviewCommand::Rule(ruling))
    }
}

impl Pick {
    /// What there is to choose from, or to type; whether Enter took it.
    fn content(&mut self, ui: &mut Ui, shown: &ReviewView<'_>) -> bool {
        if !self.quote.is_empty() && !matches!(self.what, What::Field(_) | What::Level(_)) {
            let words = format!("“{}”", self.quote);
            ui.add(Label::new(text(words, Face::Serif, size::TEXT, shown.theme.text)).wrap());
            ui.add_space(6.0);
        }
        match &self.what {
            What::NewLevel(_) | What::Field(_) | What::Level(_) => typed::show(ui, shown, self),
            _ => list::show(ui, shown, self),
        }
    }
}

/// The words that are looked at, cut.
fn quote(shown: &ReviewView<'_>) -> String {
    let at = shown.looked.marked.at.first().cloned().unwrap_or_default();
    let words = shown.data.manuscript.text.get(at).unwrap_or_default();
    let words = words.split_whitespace().take(QUOTED).collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words,
    }
}

/// Shows the choice that is open; whether it was closed in this frame.
pub fn show(ui: &mut Ui, shown: &ReviewView<'_>, open: &mut Option<Pick>, commands: &mut Vec<Command>) -> bool {
    let Some(pick) = open else { return false };
    let mut asked = None;
    let mut closed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let beside = dialog(ui, shown.theme, &pick.what.title(), 520.0, |ui| {
        // In a low window the buttons stay, and what is above them scrolls.
        let room = (ui.ctx().content_rect().height() - AROUND).max(LEAST);
        let area = ScrollArea::vertical().id_salt("choice").max_height(room).auto_shrink([false, true]);
        let entered = area.show(ui, |ui| pick.content(ui, shown)).inner;
        pick.drawn = true;
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let command = pick.command(shown);
            let face = if matches!(pick.what, What::Move(_)) { "Move it" } else { "Make it so" };
            let pressed = ui.add_enabled_ui(command.is_some(), |ui| {
                Button::new(face).key("Enter").weight(Weight::Primary).show(ui, shown.theme).clicked()
            });
            if pressed.inner || entered {
                asked = command;
            }
            closed |= Button::new("Cancel").key("Esc").show(ui, shown.theme).clicked();
        });
    });
    closed |= asked.is_some() || beside;
    commands.extend(asked.map(Command::Reviews));
    if closed {
        *open = None;
    }
    closed
}
