//! What is looked at, and what can be done with it: the bar at the foot of the tab.

use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{self, Label, Ui, vec2};

use super::split::{Done, Split};
use super::{ReviewView, head, menu};
use crate::ui::kit::{Button, Weight, elided, keys_of, text};
use crate::ui::theme::{Face, size};
use rungs_app::Command;
use rungs_app::actions::Action;

/// The actions that have a button; the menu has all.
const BUTTONS: [Action; 9] = [
    Action::Accept,
    Action::Heading,
    Action::LevelHeading,
    Action::Text,
    Action::Move,
    Action::LeaveOut,
    Action::Split,
    Action::Join,
    Action::Requirement,
];

/// Draws the bar. `compact`: there is room for few buttons.
pub fn show(ui: &mut Ui, shown: &ReviewView<'_>, compact: bool, commands: &mut Vec<Command>) {
    if head::is_low(ui) {
        ui.horizontal(|ui| {
            buttons(ui, shown, compact, commands);
            words(ui, shown);
        });
        return;
    }
    ui.horizontal(|ui| words(ui, shown));
    ui.horizontal_wrapped(|ui| buttons(ui, shown, compact, commands));
}

/// What is looked at, and why a person should.
fn words(ui: &mut Ui, shown: &ReviewView<'_>) {
    let (theme, looked) = (shown.theme, shown.looked);
    let words = match looked.words.as_str() {
        "" => "Choose a line of the source or a text of the draft: the other side shows where it stands.",
        words => words,
    };
    let colour = if looked.words.is_empty() { theme.muted } else { theme.text };
    let points = looked.points.join("; ");
    let words = text(words, Face::SansMedium, size::META, colour);
    if points.is_empty() {
        elided(ui, words);
    } else {
        ui.label(words);
        elided(ui, text(format!("! {points}"), Face::SansMedium, size::META, theme.warning.text));
    }
}

fn buttons(ui: &mut Ui, shown: &ReviewView<'_>, compact: bool, commands: &mut Vec<Command>) {
    let (theme, looked) = (shown.theme, shown.looked);
    ui.spacing_mut().item_spacing = vec2(5.0, 4.0);
    let shown_here = if compact { &BUTTONS[..1] } else { &BUTTONS[..] };
    for action in shown_here.iter().copied() {
        let fits = match action {
            Action::Requirement => looked.tier.is_some(),
            _ => looked.ruled.is_some(),
        };
        ui.add_enabled_ui(fits, |ui| {
            let response = Button::new(action.name()).key(&keys_of(ui.ctx(), action)).show(ui, theme);
            if response.on_hover_text(action.help()).clicked() {
                commands.extend(action.command(shown.state));
            }
        });
    }
    let face = text(if compact { "Correct …" } else { "More …" }, Face::SansMedium, size::CONTROL, theme.text);
    MenuButton::from_button(egui::Button::new(face)).ui(ui, |ui| {
        ui.set_min_width(230.0);
        menu::list(ui, shown, commands);
    });
}

/// The bar while a piece is being parted; what was decided by its buttons.
pub fn splitting(ui: &mut Ui, shown: &ReviewView<'_>, split: &Split) -> Option<Done> {
    let theme = shown.theme;
    let words = format!(
        "Split before “{}”: choose the word by arrow keys or the mouse.",
        split.word(&shown.data.manuscript.text)
    );
    ui.add(Label::new(text(words, Face::SansMedium, size::META, theme.text)).truncate());
    let mut done = None;
    ui.horizontal(|ui| {
        if Button::new("Split here").key("Enter").weight(Weight::Primary).show(ui, theme).clicked() {
            done = Some(Done::Part(split.command()));
        }
        if Button::new("Cancel").name("Cancel the split").key("Esc").show(ui, theme).clicked() {
            done = Some(Done::Leave);
        }
    });
    done
}
