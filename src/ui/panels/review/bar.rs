//! What is looked at, and what can be done with it: the bar at the foot of the tab.

use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{Button, Label, Ui, vec2};

use super::deeds::{self, Deed};
use super::split::{Done, Split};
use super::{ReviewView, menu};
use crate::ui::kit::controls::{Weight, button, button_named};
use crate::ui::kit::text;
use crate::ui::theme::{Face, size};

/// The deeds that have a button; the menu has all.
const BUTTONS: [Deed; 9] = [
    Deed::Accept,
    Deed::Heading,
    Deed::Levels,
    Deed::Text,
    Deed::Move,
    Deed::Aside,
    Deed::Split,
    Deed::Join,
    Deed::Requirement,
];

/// Draws the bar; what was asked for. `compact`: there is room for few buttons.
pub fn show(ui: &mut Ui, shown: &ReviewView<'_>, compact: bool) -> Option<Deed> {
    let (theme, looked) = (shown.theme, shown.looked);
    ui.horizontal(|ui| {
        let words = match looked.words.as_str() {
            "" => "Choose a line of the source or a text of the draft: the other side shows where it stands.",
            words => words,
        };
        let colour = if looked.words.is_empty() { theme.muted } else { theme.text };
        let points = looked.points.join("; ");
        if points.is_empty() {
            ui.add(Label::new(text(words, Face::SansMedium, size::META, colour)).truncate());
        } else {
            ui.label(text(words, Face::SansMedium, size::META, colour));
            let told = text(format!("! {points}"), Face::SansMedium, size::META, theme.warning.text);
            ui.add(Label::new(told).truncate()).on_hover_text(points);
        }
    });
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 4.0);
        let shown_here = if compact { &BUTTONS[..1] } else { &BUTTONS[..] };
        for entry in shown_here.iter().filter_map(|deed| deeds::of(*deed)) {
            let enabled = looked.ruled.is_some() || entry.deed == Deed::Requirement;
            let enabled = enabled && (entry.deed != Deed::Requirement || looked.tier.is_some());
            ui.add_enabled_ui(enabled, |ui| {
                let response = button(ui, theme, entry.face, entry.keys, Weight::Framed);
                if response.on_hover_text(entry.help).clicked() {
                    asked = Some(entry.deed);
                }
            });
        }
        let face = text(if compact { "Correct …" } else { "More …" }, Face::SansMedium, size::CONTROL, theme.text);
        MenuButton::from_button(Button::new(face)).ui(ui, |ui| {
            ui.set_min_width(230.0);
            asked = menu::list(ui, shown).or(asked);
        });
    });
    asked
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
        if button(ui, theme, "Split here", "Enter", Weight::Primary).clicked() {
            done = Some(Done::Part(split.command()));
        }
        if button_named(ui, theme, "Cancel", "Cancel the split", "Esc", Weight::Framed).clicked() {
            done = Some(Done::Leave);
        }
    });
    done
}
