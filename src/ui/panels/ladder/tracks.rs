//! A series that forks, as rungs and tracks: a card for each class, and a table of what differs across the fork.

use eframe::egui::{Align, Frame, Grid, Id, Label, Layout, Margin, Popup, Response, ScrollArea, Stroke, Ui, vec2};

use super::LadderView;
use crate::ui::kit::{Button, Segment, Weight, has_focus, heading, line_between, segmented, small, text};
use crate::ui::panels::step::quoted;
use crate::ui::theme::{Face, size};
use rungs_app::actions::{Scope, compare_with};
use rungs_app::state::{CellId, Section};
use rungs_app::view::tracks::{AcrossFork, AcrossRow, CardRow, ClassCard, TracksData};
use rungs_app::{Command, steps};
use rungs_domain::compare::{Across, ChangeName};

/// The column of the names of the tracks.
const NAMES: f32 = 120.0;
/// The narrowest card, and the widest.
const CARD: (f32, f32) = (270.0, 430.0);
/// The edges of a card.
const EDGES: f32 = 2.0;
/// Between two cards.
const GAP: f32 = 24.0;
/// The most rows of a card; all of them stand in the step.
const CARD_ROWS: usize = 5;
/// The column of the dimensions in the table across the fork.
const DIMENSIONS: f32 = 190.0;

/// What the view keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct TracksView {
    /// The pair across the fork that is shown.
    fork: usize,
    /// Whether a card takes the keyboard as soon as it is drawn.
    wants_keyboard: bool,
    /// The widget that has the keyboard, or had it when the tracks were last shown.
    keyboard_at: Option<Id>,
}

impl TracksView {
    /// Takes the keyboard as soon as a card is drawn.
    pub(super) fn take_keyboard(&mut self) {
        self.wants_keyboard = true;
    }

    /// The widget that has the keyboard, or had it when the tracks were last shown.
    pub(super) fn keyboard(&self) -> Option<Id> {
        self.keyboard_at
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, shown: &LadderView<'_>, data: &TracksData, commands: &mut Vec<Command>) {
        ScrollArea::both().id_salt("tracks").auto_shrink(false).show(ui, |ui| {
            Frame::NONE.inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(GAP, 14.0);
                let columns = data.columns.len().max(1);
                // The edges of the cards are drawn around them.
                let room = ui.available_width() - NAMES - (GAP + EDGES) * columns as f32;
                let width = (room / columns as f32).clamp(CARD.0, CARD.1);
                self.tracks(ui, shown, data, width, commands);
                ui.spacing_mut().item_spacing = vec2(12.0, 6.0);
                self.across(ui, shown, data);
            });
        });
    }

    fn tracks(
        &mut self,
        ui: &mut Ui,
        shown: &LadderView<'_>,
        data: &TracksData,
        width: f32,
        commands: &mut Vec<Command>,
    ) {
        let theme = shown.theme;
        ui.horizontal_top(|ui| {
            column(ui, NAMES, |_| {});
            for name in &data.columns {
                column(ui, width, |ui| drop(ui.label(small(name, theme))));
            }
        });
        let has_entry = !data.entry.is_empty();
        for (at, track) in data.tracks.iter().enumerate() {
            ui.horizontal_top(|ui| {
                column(ui, NAMES, |ui| {
                    heading(ui, text(&track.name, Face::SerifSemibold, size::SECTION, theme.text), 2);
                    let says = track.says.as_deref().unwrap_or("told by the titles");
                    ui.add(Label::new(text(says, Face::Serif, size::META, theme.muted)).wrap());
                });
                if has_entry {
                    column(ui, width, |ui| {
                        for card in data.entry.iter().filter(|_| at == 0) {
                            self.card(ui, shown, card, commands);
                        }
                    });
                }
                for card in &track.cards {
                    column(ui, width, |ui| {
                        if let Some(card) = card {
                            self.card(ui, shown, card, commands);
                        }
                    });
                }
            });
        }
        if !data.open.is_empty() {
            ui.horizontal_top(|ui| {
                column(ui, NAMES, |ui| drop(ui.add(Label::new(small("No track is printed", theme)).wrap())));
                for card in &data.open {
                    column(ui, width, |ui| self.card(ui, shown, card, commands));
                }
            });
        }
    }

    fn card(&mut self, ui: &mut Ui, shown: &LadderView<'_>, card: &ClassCard, commands: &mut Vec<Command>) {
        let theme = shown.theme;
        let frame = Frame::NONE.fill(theme.surface).stroke(Stroke::new(1.0, theme.edge)).corner_radius(6.0);
        frame.inner_margin(10.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            ui.set_min_width(ui.available_width());
            ui.horizontal(|ui| match steps::step_to(shown.state, card.column) {
                Some(step) => {
                    let response = Button::new(&card.code).name(&card.name).weight(Weight::Link).show(ui, theme);
                    self.keyboard_on(&response, card, commands);
                    if response.on_hover_text("What sets it apart, text by text").clicked() {
                        commands.push(Command::OpenStep(step));
                    }
                    with(ui, shown, card, commands);
                }
                None => drop(ui.label(text(&card.code, Face::SansSemibold, size::CONTROL, theme.text))),
            });
            heading(ui, text(&card.title, Face::SerifSemibold, size::CONTROL, theme.text), 3);
            for row in card.rows.iter().take(CARD_ROWS) {
                card_row(ui, shown, row);
            }
            if card.rows.is_empty() {
                ui.label(small("No phrase was found that sets it apart.", theme));
            }
        });
    }

    /// Gives the keyboard to a card where it is wanted, and the ladder's focus to the card that has it.
    fn keyboard_on(&mut self, response: &Response, card: &ClassCard, commands: &mut Vec<Command>) {
        if std::mem::take(&mut self.wants_keyboard) {
            response.request_focus();
        }
        if response.has_focus() {
            has_focus(&response.ctx, Scope::Ladder);
            self.keyboard_at = Some(response.id);
        }
        if response.gained_focus() {
            commands.push(Command::Focus(Some(CellId { section: Section::Steps, row: 0, column: card.column })));
        }
    }

    /// The table of two parallel classes.
    fn across(&mut self, ui: &mut Ui, shown: &LadderView<'_>, data: &TracksData) {
        let theme = shown.theme;
        self.fork = self.fork.min(data.forks.len().saturating_sub(1));
        let Some(fork) = data.forks.get(self.fork) else { return };
        let corner = ui.cursor().left_top();
        line_between(ui, corner, corner + vec2(ui.available_width(), 0.0), theme);
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            heading(ui, text("Across the fork", Face::SerifSemibold, size::SECTION, theme.text), 2);
            let part = |(at, fork): (usize, &AcrossFork)| Segment {
                text: fork_name(data, fork),
                name: format!("{}: {}", fork_name(data, fork), fork.heads.join(" and ")),
                on: at == self.fork,
            };
            let parts: Vec<Segment> = data.forks.iter().enumerate().map(part).collect();
            if parts.len() > 1
                && let Some(at) = segmented(ui, theme, "fork", &parts)
            {
                self.fork = at;
            }
            ui.label(small("neutral words: neither class stands above the other", theme));
        });
        let half = ((ui.available_width() - 2.0 * DIMENSIONS) / 2.0).clamp(200.0, 640.0);
        Grid::new("across the fork").num_columns(4).striped(true).spacing(vec2(12.0, 6.0)).show(ui, |ui| {
            ui.label(small("", theme));
            ui.label(small("", theme));
            for head in &fork.heads {
                cell(ui, half, |ui| drop(ui.label(text(head, Face::SansSemibold, size::CHANGE, theme.text))));
            }
            ui.end_row();
            for row in &fork.rows {
                across_row(ui, shown, row, half);
                ui.end_row();
            }
        });
        if let Some(neither) = &fork.neither {
            ui.add(Label::new(small(neither, theme)).wrap());
        }
    }
}

/// The rung, or where one rung has several pairs, both codes.
fn fork_name(data: &TracksData, fork: &AcrossFork) -> String {
    let of_rung = data.forks.iter().filter(|other| other.rung == fork.rung).count();
    let codes = || fork.heads.iter().filter_map(|head| head.split(' ').next()).collect::<Vec<_>>().join(" and ");
    if of_rung > 1 { codes() } else { fork.rung.clone() }
}

fn column(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 8.0;
        content(ui);
    });
}

fn cell(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        content(ui);
    });
}

/// The class that this one is compared with, and the choice of another.
fn with(ui: &mut Ui, shown: &LadderView<'_>, card: &ClassCard, commands: &mut Vec<Command>) {
    let Some(with) = &card.with else { return };
    let face = format!("with {with}");
    let name = format!("{} is compared with {with}", card.code);
    let response = Button::new(&face).name(&name).weight(Weight::Link).small().opens().show(ui, shown.theme);
    Popup::menu(&response).show(|ui| {
        for (at, column) in shown.data.columns.iter().enumerate().filter(|(at, _)| *at != card.column) {
            if ui
                .selectable_label(column.code == *with, format!("Compare with {} {}", column.code, column.title))
                .clicked()
            {
                commands.extend(compare_with(shown.state, card.column, at));
                ui.close();
            }
        }
    });
}

fn card_row(ui: &mut Ui, shown: &LadderView<'_>, row: &CardRow) {
    let theme = shown.theme;
    ui.horizontal_wrapped(|ui| {
        ui.label(text(&row.dimension, Face::SansSemibold, size::META, theme.text));
        if let Some(told) = row.told {
            let words = format!("{} {}", told.name.glyph(), told.word);
            ui.label(text(words, Face::SansSemibold, size::META, theme.told(told.name).text));
        }
        ui.label(small(&row.words.place, theme));
    });
    let name = row.told.map(|told| told.name);
    ui.add(Label::new(quoted(&row.words, name, true, theme)).wrap().selectable(true));
    if let Some(from) = &row.from {
        let words = format!("from {} ({})", from.text, from.place);
        ui.add(Label::new(text(words, Face::Serif, size::META, theme.muted)).wrap().selectable(true));
    }
}

fn across_row(ui: &mut Ui, shown: &LadderView<'_>, row: &AcrossRow, half: f32) {
    let theme = shown.theme;
    let ink = if row.across == Some(Across::Alike) { theme.muted } else { theme.text };
    ui.label(text(&row.dimension, Face::SansSemibold, size::META, ink));
    let told = match row.across {
        Some(across) => {
            let color = theme.told(ChangeName::Across(across)).text;
            text(format!("{} {}", across.glyph(), row.told), Face::SansSemibold, size::META, color)
        }
        None => small(&row.told, theme),
    };
    ui.label(told);
    for words in &row.texts {
        cell(ui, half, |ui| match words {
            Some(words) => {
                drop(ui.add(Label::new(text(words, Face::Serif, size::TEXT, ink)).wrap().selectable(true)));
            }
            None => drop(ui.label(small("no known phrase was found", theme))),
        });
    }
}
